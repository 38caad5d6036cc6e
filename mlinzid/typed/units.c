/* units.c - checking one unit's row: fields as people write them, days and numbers read, then held to core/unit.h. */
#include "mlinzid/typed/units.h"

#include <stdio.h>
#include <string.h>

#include "mlinzid/typed/people.h"

static const char *const names[] = {
#define X(name) #name,
    UNIT_FIELDS(X)
#undef X
};

static bool day_field(const char *typed, const char *what, int32_t *out, char *why, size_t cap)
{
    *out = 0;
    if (!*typed || day_read(span_of(typed), out))
        return true;
    snprintf(why, cap, "%s \"%.20s\" is no day: write it as 2026-03-20", what, typed);
    return false;
}

/* "10-17", "-12", "10-"; "" any. */
static bool ages_field(const char *typed, struct unit *u, char *why, size_t cap)
{
    struct span rest = span_trim(span_of(typed));
    int64_t from = -1, to = -1;
    bool dash = memchr(typed, '-', strlen(typed)) != NULL;
    struct span first = span_trim(span_cut(&rest, '-'));
    rest = span_trim(rest);
    bool good = (!first.n || span_i64(first, &from)) && (!rest.n || span_i64(rest, &to)) && from < 100 && to < 100;
    u->age_from = (int32_t)from;
    u->age_to = (int32_t)to;
    if (good && (dash || !*typed))
        return true;
    snprintf(why, cap, "ages \"%.20s\" are no years: write them as 10-17", typed);
    return false;
}

static bool phone_field(const char *typed, struct unit *u, char *why, size_t cap)
{
    if (!*typed || strcmp(typed, "-") == 0 || msisdn_read(span_of(typed), &u->phone) <= SENDER_SHORT)
        return true;
    snprintf(why, cap, "phone \"%.24s\" is no number", typed);
    return false;
}

static bool facts_read(const struct unit_fields *f, struct unit *out, char *why, size_t cap)
{
    if (*f->capacity && !span_i64(span_of(f->capacity), &out->capacity)) {
        snprintf(why, cap, "capacity \"%.20s\" is no number", f->capacity);
        return false;
    }
    out->sex = (unsigned char)*f->sex;
    if (*f->sex && f->sex[1])
        out->sex = '?';
    return ages_field(f->ages, out, why, cap) && phone_field(f->phone, out, why, cap) &&
           day_field(f->licence_to, "licence_to", &out->licence_to, why, cap) &&
           day_field(f->opened, "opened", &out->opened, why, cap) &&
           day_field(f->closed, "closed", &out->closed, why, cap);
}

static bool held_to_rules(const struct unit *u, const struct areas *areas, char *why, size_t cap)
{
    enum unit_fault fault = unit_check(u, areas);
    if (fault)
        snprintf(why, cap, "%.24s: %s", u->code, unit_fault_words(fault));
    return fault == UNIT_OK;
}

static bool words_read(const struct unit_fields *f, struct unit *out, char *why, size_t cap)
{
    const struct {
        const char *from;
        char *to;
        size_t cap;
        const char *what;
    } all[] = {{f->code, out->code, sizeof out->code, "code"},
               {f->kind, out->kind, sizeof out->kind, "kind"},
               {f->name, out->name, sizeof out->name, "name"},
               {f->parent, out->parent, sizeof out->parent, "parent"},
               {f->licence, out->licence, sizeof out->licence, "licence"}};
    for (size_t i = 0; i < countof(all); i++)
        if (!span_str(span_of(all[i].from), all[i].to, all[i].cap)) {
            snprintf(why, cap, "%s \"%.24s...\" is too long: at most %zu bytes", all[i].what, all[i].from,
                     all[i].cap - 1);
            return false;
        }
    return true;
}

bool unit_read(const struct unit_fields *f, const struct areas *areas, struct unit *out, char *why, size_t cap)
{
    *out = (struct unit){0};
    if (!words_read(f, out, why, cap) || !facts_read(f, out, why, cap))
        return false;
    if (!area_read(areas, span_of(f->area), &out->area)) {
        snprintf(why, cap, "area \"%.24s\" is no place: write a code, as 003 or 003.016", f->area);
        return false;
    }
    return held_to_rules(out, areas, why, cap);
}

enum area_level unit_each(const char *code)
{
    static const struct {
        const char *code;
        enum area_level level;
    } all[] = {{"*region", AREA_REGION}, {"*county", AREA_COUNTY}, {"*constituency", AREA_CONSTITUENCY}};
    for (size_t i = 0; i < countof(all); i++)
        if (strcmp(code, all[i].code) == 0)
            return all[i].level;
    return AREA_NONE;
}

bool unit_of_place(const struct unit_fields *f, const struct areas *areas, struct area place, struct unit *out,
                   char *why, size_t cap)
{
    char code[AREA_CODE_CAP], above[AREA_CODE_CAP], named[UNIT_NAME_CAP];
    const char *hole = strstr(f->name, "{}");
    const struct span name = area_name(areas, place);
    area_code(place, code);
    area_code(area_up(place, (enum area_level)(place.level - 1)), above);
    if (!hole) {
        snprintf(why, cap, "the name of each office has {} where the place's name goes");
        return false;
    }
    snprintf(named, sizeof named, "%.*s%.*s%s", (int)(hole - f->name), f->name, (int)name.n, name.p, hole + 2);
    struct unit_fields one = *f;
    one.code = one.area = code;
    one.parent = above;
    one.name = named;
    return unit_read(&one, areas, out, why, cap);
}

/* --- lines of a list --- */

static int cut_tabs(char *line, const char **field, int most)
{
    int n = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *at = line; at && n < most;) {
        field[n++] = at;
        at = strchr(at, '\t');
        if (at)
            *at++ = '\0';
    }
    return n;
}

bool unit_header(char *line, struct unit_columns *out, char *why, size_t cap)
{
    const char *field[24];
    if (strncmp(line, "\xEF\xBB\xBF", 3) == 0) /* as some spreadsheets begin */
        line += 3;
    out->tabs = strchr(line, '\t') != NULL;
    int n = out->tabs ? cut_tabs(line, field, 24) : csv_cut(line, field, 24);
    for (size_t i = 0; i < countof(names); i++)
        out->column[i] = -1;
    for (int f = 0; f < n; f++) {
        size_t i = 0;
        while (i < countof(names) && strcmp(names[i], field[f]) != 0)
            i++;
        if (i == countof(names) && strcmp(field[f], "source") == 0)
            continue; /* where a row comes from: for whoever reads the file */
        if (i == countof(names) || out->column[i] >= 0) {
            snprintf(why, cap,
                     "column \"%.30s\" is %s: the first line names the columns, of code,kind,name,area,parent,phone,"
                     "licence,licence_to,capacity,sex,ages,opened,closed",
                     field[f], i == countof(names) ? "not known" : "there twice");
            return false;
        }
        out->column[i] = f;
    }
    for (int i = 0; i < 4; i++)
        if (out->column[i] < 0) {
            snprintf(why, cap, "there is no column %s: the first line names the columns, as code,kind,name,area",
                     names[i]);
            return false;
        }
    return true;
}

bool unit_line(const struct unit_columns *c, char *line, struct unit_fields *out)
{
    const char *field[24], *at[countof(names)];
    int n = c->tabs ? cut_tabs(line, field, 24) : csv_cut(line, field, 24);
    for (size_t i = 0; i < countof(names); i++)
        at[i] = c->column[i] >= 0 && c->column[i] < n ? field[c->column[i]] : "";
    size_t i = 0;
#define X(name) out->name = at[i++];
    UNIT_FIELDS(X)
#undef X
    return n > 0;
}
