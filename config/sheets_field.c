/* sheets_field.c - one field of a form: its kind, its limits, and when it is asked. */
#include <string.h>

#include "config/sheets_inside.h"

static bool has(const config_setting_t *group, const char *name)
{
    return config_setting_get_member(group, name) != NULL;
}

static enum err read_bool(struct sheet_loader *l, const config_setting_t *group, const char *name, bool *out)
{
    const config_setting_t *s = config_setting_get_member(group, name);
    if (s && config_setting_type(s) != CONFIG_TYPE_BOOL)
        return sheet_fault_at(l, s, "%s is yes or no: write %s = true; or leave it out", name, name);
    *out = s && config_setting_get_bool(s);
    return ERR_NONE;
}

static bool kind_has_limits(enum field_kind k)
{
    return k == FIELD_TEXT || k == FIELD_LONG || k == FIELD_NAME || k == FIELD_NUMBER || k == FIELD_CENTS ||
           k == FIELD_DAY;
}

static void standard_limits(struct sheet_field *f)
{
    static const struct {
        int64_t min, max;
    } usual[FIELD_KIND_COUNT] = {[FIELD_TEXT] = {1, 120},
                                 [FIELD_LONG] = {1, 2000},
                                 [FIELD_NAME] = {2, 80},
                                 [FIELD_CENTS] = {0, 1000000000}, /* ten million shillings */
                                 [FIELD_DAY] = {-43830, 0}};      /* 120 years */
    f->min = usual[f->kind].min;
    f->max = usual[f->kind].max;
}

static enum err read_limits(struct sheet_loader *l, const config_setting_t *group, struct sheet_field *f)
{
    static const char *const names[] = {"min", "max"};
    standard_limits(f);
    for (int i = 0; i < 2; i++) {
        const config_setting_t *s = config_setting_get_member(group, names[i]);
        int64_t *to = i ? &f->max : &f->min;
        if (!s && f->kind == FIELD_NUMBER)
            return sheet_fault_at(l, group, "%s is a number: write its limits, min = 0; max = 20;", f->id);
        if (!s)
            continue;
        if (!kind_has_limits(f->kind))
            return sheet_fault_at(l, s, "%s is a %s, which has no limits: leave %s out", f->id,
                                  field_kind_word(f->kind), names[i]);
        if (config_setting_type(s) != CONFIG_TYPE_INT && config_setting_type(s) != CONFIG_TYPE_INT64)
            return sheet_fault_at(l, s, "%s is a whole number: write %s = 20;", names[i], names[i]);
        *to = config_setting_get_int64(s);
    }
    if (f->min > f->max)
        return sheet_fault_at(l, group, "%s: min is more than max: change them round", f->id);
    if ((f->kind == FIELD_TEXT || f->kind == FIELD_LONG || f->kind == FIELD_NAME) && (f->min < 1 || f->max > 4000))
        return sheet_fault_at(l, group, "%s: text has 1 to 4000 characters: write min and max within that", f->id);
    if (f->kind == FIELD_DAY && (f->min < -73050 || f->max > 36525))
        return sheet_fault_at(l, group, "%s: a day lies within 200 years before and 100 after: count it in days",
                              f->id);
    return ERR_NONE;
}

static enum err check_under(struct sheet_loader *l, const config_setting_t *group, const struct sheet_field *f)
{
    int at = sheet_field_of(l->s, span_of(f->under)), first, n;
    bool below = false;
    if (at >= 0 && l->field[at].kind != FIELD_CODE)
        return sheet_fault_at(l, group, "%s: under names %s, which is no field of kind code", f->id, f->under);
    (void)codes_list(l->codes, span_of(f->list), &first, &n);
    for (int i = first; i < first + n; i++) {
        struct span under = l->codes->row[i].under;
        below = below || (at < 0 ? span_is(under, f->under) : under.n > 0);
    }
    if (!below)
        return sheet_fault_at(l, group,
                              "%s: no code of %s stands under %s: write an earlier field of kind code, or a code that "
                              "codes.tsv has in its column under",
                              f->id, f->list, f->under);
    return ERR_NONE;
}

static enum err read_list(struct sheet_loader *l, const config_setting_t *group, struct sheet_field *f)
{
    enum err e = ERR_NONE;
    int first, n;
    bool codes = f->kind == FIELD_CODE || f->kind == FIELD_CODES;
    f->list = sheet_text(l, group, "list", &e);
    f->under = e == ERR_NONE ? sheet_text(l, group, "under", &e) : NULL;
    if (e != ERR_NONE)
        return e;
    if (!codes && (f->list || f->under))
        return sheet_fault_at(l, group, "%s is a %s: only code and codes have list and under", f->id,
                              field_kind_word(f->kind));
    if (!codes)
        return ERR_NONE;
    if (!f->list)
        return sheet_fault_at(l, group, "%s is chosen from a list: write list = \"sex_id\"; a list of codes.tsv",
                              f->id);
    if (!codes_list(l->codes, span_of(f->list), &first, &n))
        return sheet_fault_at(l, group, "%s: there is no list %s in codes.tsv: write one that is, or add it there",
                              f->id, f->list);
    return f->under ? check_under(l, group, f) : ERR_NONE;
}

static enum err when_word(struct sheet_loader *l, const config_setting_t *at, struct sheet_field *f, int i)
{
    const struct sheet_field *other = &l->field[f->when];
    const char *word = config_setting_get_string(at);
    if (!word)
        return sheet_fault_at(l, at, "is holds words: write is = \"yes\"; or is = [\"PKNW\", \"PUNK\"];");
    bool good = other->kind == FIELD_YESNO ? strcmp(word, "yes") == 0 || strcmp(word, "no") == 0
                                           : code_known(l->codes, span_of(other->list), span_of(word), 0) != NULL;
    if (!good)
        return sheet_fault_at(l, at, "%s: %s is no answer to %s: write %s", f->id, word, other->id,
                              other->kind == FIELD_YESNO ? "yes or no" : "one of its codes");
    struct span kept = span_copy(l->arena, span_of(word));
    f->when_is[i] = kept.p;
    return kept.p ? ERR_NONE : sheet_fault_at(l, at, "the forms are too large together: leave some out");
}

static enum err read_when(struct sheet_loader *l, const config_setting_t *group, struct sheet_field *f)
{
    enum err e = ERR_NONE;
    const char *when = sheet_text(l, group, "when", &e);
    const config_setting_t *is = config_setting_get_member(group, "is");
    f->when = -1;
    if (e != ERR_NONE)
        return e;
    if (!when && !is)
        return ERR_NONE;
    if (!when || !is)
        return sheet_fault_at(l, group, "%s: when and is go together: write when = \"field\"; is = \"yes\";", f->id);
    f->when = sheet_field_of(l->s, span_of(when));
    if (f->when < 0)
        return sheet_fault_at(l, group, "%s: when names %s, which is no field before it: write one that is", f->id,
                              when);
    const struct sheet_field *other = &l->field[f->when];
    if (other->kind != FIELD_YESNO && other->kind != FIELD_CODE && other->kind != FIELD_CODES)
        return sheet_fault_at(l, group, "%s: when names %s, a %s: write a field of kind yesno, code or codes", f->id,
                              when, field_kind_word(other->kind));
    if (other->section != f->section && l->section[other->section].rows > 1)
        return sheet_fault_at(l, group, "%s: when names %s, which has many rows: write a field of this section", f->id,
                              when);
    int n = config_setting_is_aggregate(is) ? config_setting_length(is) : 1;
    if (n < 1 || n > SHEET_WHEN_MAX)
        return sheet_fault_at(l, is, "is holds 1 to %d words", SHEET_WHEN_MAX);
    for (int i = 0; i < n && e == ERR_NONE; i++)
        e = when_word(l, config_setting_is_aggregate(is) ? config_setting_get_elem(is, (unsigned)i) : is, f, i);
    return e;
}

static bool id_good(const char *id)
{
    size_t n = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return n > 0 && n <= 40 && id[n] == '\0';
}

static enum err read_kind(struct sheet_loader *l, const config_setting_t *group, struct sheet_field *f)
{
    const char *words[FIELD_KIND_COUNT], *kind = NULL;
    (void)config_setting_lookup_string(group, "kind", &kind);
    f->kind = kind ? field_kind_of(span_of(kind)) : FIELD_NONE;
    if (f->kind != FIELD_NONE)
        return ERR_NONE;
    for (int k = 1; k < FIELD_KIND_COUNT; k++)
        words[k - 1] = field_kind_word((enum field_kind)k);
    const char *near = kind ? config_nearest(kind, words, FIELD_KIND_COUNT - 1) : NULL;
    return sheet_fault_at(l, group, "%s: kind \"%s\" is not known: %s%s", f->id, kind ? kind : "",
                          near ? "did you mean " : "write text, long, name, number, cents, day, yesno, code, codes, ",
                          near ? near : "place or phone");
}

/* The field before this one that has that name. */
static const struct sheet_field *named(const struct sheet_loader *l, struct span name)
{
    for (int i = 0; i < l->s->fields; i++) {
        struct span names = span_of(l->field[i].names);
        bool it = span_is(name, l->field[i].id);
        while (names.n > 0 && !it)
            it = span_eq(span_cut(&names, '|'), name);
        if (it)
            return &l->field[i];
    }
    return NULL;
}

/* A name that two fields have would give the answer of one to the other. */
static enum err read_names(struct sheet_loader *l, const config_setting_t *group, struct sheet_field *f)
{
    enum err e = ERR_NONE;
    f->names = sheet_text(l, group, "names", &e);
    struct span name = span_of(f->id), rest = span_of(f->names);
    while (e == ERR_NONE) {
        char word[48];
        const struct sheet_field *other = named(l, name);
        if (!span_str(name, word, sizeof word) || !id_good(word))
            return sheet_fault_at(
                l, group, "%s: names are small letters, digits and _, | between them: names = \"tarehe|siku\";", f->id);
        if (other)
            return sheet_fault_at(l, group, "%s: %s is a name of %s already: write another", f->id, word, other->id);
        if (rest.n == 0)
            return ERR_NONE;
        name = span_cut(&rest, '|');
    }
    return e;
}

enum err sheet_read_field(struct sheet_loader *l, const config_setting_t *group, int section)
{
    static const char *const allowed[] = {"id",    "names", "kind", "en",  "sw",   "hint_en", "hint_sw", "list",
                                          "under", "unit",  "min",  "max", "when", "is",      "needed",  "sealed"};
    struct sheet_field *f = &l->field[l->s->fields];
    enum err e = sheet_members(l, group, allowed, countof(allowed));
    if (e != ERR_NONE)
        return e;
    f->id = sheet_text(l, group, "id", &e);
    if (e == ERR_NONE && (!f->id || !id_good(f->id)))
        return sheet_fault_at(l, group, "a field has an id of small letters, digits and _: write id = \"school\";");
    f->section = section;
    if (e == ERR_NONE)
        e = read_names(l, group, f);
    if (e == ERR_NONE)
        e = read_kind(l, group, f);
    if (e == ERR_NONE)
        e = sheet_labels(l, group, "en", "sw", SHEET_LABEL_MAX, f->label);
    if (e == ERR_NONE && (has(group, "hint_en") || has(group, "hint_sw")))
        e = sheet_labels(l, group, "hint_en", "hint_sw", SHEET_HINT_MAX, f->hint);
    if (e == ERR_NONE)
        e = read_list(l, group, f);
    if (e == ERR_NONE)
        e = read_limits(l, group, f);
    if (e == ERR_NONE)
        f->unit = sheet_text(l, group, "unit", &e);
    if (e == ERR_NONE)
        e = read_bool(l, group, "needed", &f->needed);
    if (e == ERR_NONE)
        e = read_bool(l, group, "sealed", &f->sealed);
    if (e == ERR_NONE)
        e = read_when(l, group, f);
    f->sealed = f->sealed || f->kind == FIELD_NAME || f->kind == FIELD_PHONE || f->kind == FIELD_LONG;
    if (e == ERR_NONE && f->kind == FIELD_CODES && l->section[section].rows > 1)
        e = sheet_fault_at(l, group, "%s: a table of rows has no field of kind codes: write kind = \"code\";", f->id);
    l->s->fields += e == ERR_NONE;
    return e;
}
