/* children.c - lines of an existing register as answers of the form "child": what a page would refuse is refused here,
 * but for what an old register does not know, which is asked when somebody opens the form. */
#include "mlinzid/typed/children.h"

#include <libconfig.h>
#include <stdio.h>
#include <string.h>

#include "mlinzid/typed/people.h"

enum { REFUSALS_MOST = 16 };

static enum err map_row(struct child_map *m, const char *path, const config_setting_t *s, struct config_fault *fault)
{
    const char *value = config_setting_get_string(s), *name = config_setting_name(s);
    int line = config_setting_source_line(s), field = sheet_field_of(m->sheet, span_of(name));
    if (field < 0)
        return config_fault_set(fault, path, line, "\"%.40s\" is no field of the form child: mlinzi forms prints them",
                                name);
    if (!value || m->n == CHILD_COLUMNS || strlen(value) >= sizeof m->row[0].name)
        return config_fault_set(fault, path, line,
                                "write %.40s = \"the column's name\"; or, the same for each line, \"=words\"", name);
    int at = m->n++;
    m->row[at].field = field;
    m->row[at].column = -1;
    (void)span_str(span_of(*value == '=' ? value + 1 : ""), m->row[at].always, sizeof m->row[at].always);
    (void)span_str(span_of(*value == '=' ? "" : value), m->row[at].name, sizeof m->row[at].name);
    return ERR_NONE;
}

static bool maps(const struct child_map *m, const char *field)
{
    for (int i = 0; i < m->n; i++)
        if (strcmp(m->sheet->field[m->row[i].field].id, field) == 0)
            return true;
    return false;
}

enum err child_map_read(const char *path, const struct sheets *sheets, int32_t today, struct child_map *out,
                        struct config_fault *fault)
{
    config_t cfg;
    *out = (struct child_map){.sheet = sheet_on(sheets, SPAN("child"), today)};
    if (!out->sheet)
        return config_fault_set(fault, path, 0, "the form child is not there");
    enum err err = config_open(path, &cfg, fault);
    if (err != ERR_NONE)
        return err;
    const config_setting_t *root = config_root_setting(&cfg);
    for (int i = 0; err == ERR_NONE && i < config_setting_length(root); i++)
        err = map_row(out, path, config_setting_get_elem(root, (unsigned)i), fault);
    config_destroy(&cfg);
    if (err == ERR_NONE && (!maps(out, "first_name") || !maps(out, "sex")))
        err = config_fault_set(fault, path, 0, "say which columns are first_name and sex: without them it is no child");
    return err;
}

bool child_map_header(struct child_map *m, char *line, char *why, size_t cap)
{
    const char *field[CHILD_COLUMNS];
    if (strncmp(line, "\xEF\xBB\xBF", 3) == 0) /* as some spreadsheets begin */
        line += 3;
    int n = csv_cut(line, field, CHILD_COLUMNS);
    for (int i = 0; i < m->n; i++) {
        for (int f = 0; f < n; f++)
            if (*m->row[i].name && strcmp(field[f], m->row[i].name) == 0)
                m->row[i].column = f;
        if (*m->row[i].name && m->row[i].column < 0) {
            snprintf(why, cap, "there is no column \"%s\", which the map names for %s", m->row[i].name,
                     m->sheet->field[m->row[i].field].id);
            return false;
        }
    }
    return true;
}

static void put(struct answers *all, const struct answer *a)
{
    int at = all->count;
    while (at > 0 && all->list[at - 1].field > a->field)
        at--;
    memmove(&all->list[at + 1], &all->list[at], (size_t)(all->count - at) * sizeof *a);
    all->list[at] = *a;
    all->count++;
}

static bool refuse(const struct child_map *m, int field, enum sheet_fault fault, struct text *why)
{
    text_str(why, m->sheet->field[field].id);
    text_str(why, ": ");
    text_str(why, sheet_fault_word(fault));
    return false;
}

/* What an old register does not know is let through; no child without a first name and a sex. */
static bool is_enough(const struct child_map *m, const struct sheet_refusal *r)
{
    const char *id = m->sheet->field[r->field].id;
    return r->fault == SHEET_NEEDED && strcmp(id, "first_name") != 0 && strcmp(id, "sex") != 0;
}

bool child_line(const struct child_map *m, char *line, const struct sheet_world *w, struct arena *arena,
                struct answers *out, struct text *why)
{
    const char *cut[CHILD_COLUMNS];
    struct sheet_refusal refused[REFUSALS_MOST];
    int n = csv_cut(line, cut, CHILD_COLUMNS);
    *out = (struct answers){arena_array(arena, struct answer, CHILD_COLUMNS + 1), 0, CHILD_COLUMNS + 1};
    if (n < 0 || !out->list) {
        text_str(why, n < 0 ? "a quote is not closed" : "no memory");
        return false;
    }
    for (int i = 0; i < m->n; i++) {
        int column = m->row[i].column, field = m->row[i].field;
        const char *typed = column < 0 ? m->row[i].always : column < n ? cut[column] : "";
        struct answer a = {0};
        if (!*typed || answer_of(out, field, 0))
            continue;
        enum sheet_fault fault = sheet_take(m->sheet, field, span_copy(arena, span_of(typed)), w, arena, &a);
        a.field = field;
        a.ord = 0;
        if (fault != SHEET_OK)
            return refuse(m, field, fault, why);
        put(out, &a);
    }
    sheet_prune(m->sheet, out);
    int bad = sheet_check(m->sheet, out, w, refused, REFUSALS_MOST);
    for (int i = 0; i < bad; i++)
        if (!is_enough(m, &refused[i]))
            return refuse(m, refused[i].field, refused[i].fault, why);
    return true;
}
