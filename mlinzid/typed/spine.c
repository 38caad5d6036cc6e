/* spine.c - what a form of registration says, as a row. The fields are named in forms/ke/sheets/child.cfg, person.cfg
 * and household.cfg; a number of papers is kept by the code book's word for its kind. */
#include "mlinzid/typed/spine.h"

#include <string.h>

#include "base/day.h"

#define BIRTH_CERTIFICATE "ISOV" /* identifier_type_id: birth registration number */
#define SCHOOL_NUMBER "INEM"
#define NATIONAL_ID "INTL"
enum { RELATIONS_MOST = 24, NEAR_YEARS = 2, YEARS_OF_A_CHILD = 26 };

static const struct {
    const char *code;
    char sex;
} sexes[] = {{"SFEM", 'F'}, {"SMAL", 'M'}, {"SINT", 'X'}};

int64_t spine_sex(struct span code)
{
    for (size_t i = 0; i < sizeof sexes / sizeof sexes[0]; i++)
        if (span_is(code, sexes[i].code))
            return sexes[i].sex;
    return 0;
}

const char *spine_sex_code(int64_t sex)
{
    for (size_t i = 0; i < sizeof sexes / sizeof sexes[0]; i++)
        if (sex == sexes[i].sex)
            return sexes[i].code;
    return "";
}

int32_t spine_year_day(int year)
{
    return day_of_civil(year, 7, 1);
}

bool spine_is(const struct sheet *s)
{
    return (s->about == ABOUT_CHILD && strcmp(s->id, "child") == 0) ||
           (s->about == ABOUT_PERSON && strcmp(s->id, "person") == 0) ||
           (s->about == ABOUT_HOUSEHOLD && strcmp(s->id, "household") == 0);
}

/* --- the answers --- */

struct filled {
    const struct sheet *sheet;
    const struct answers *answers;
};

static const struct answer *at(const struct filled *f, const char *id, int ord)
{
    int field = sheet_field_of(f->sheet, span_of(id));
    return field < 0 ? NULL : answer_of(f->answers, field, ord);
}

static struct span words_at(const struct filled *f, const char *id)
{
    const struct answer *a = at(f, id, 0);
    return a ? a->text : (struct span){NULL, 0};
}

static void identifier_add(struct spine *s, struct span kind, struct span words)
{
    struct identifier *i = &s->ids[s->n];
    if (!words.n || s->n == SPINE_IDENTIFIERS || !span_str(kind, i->kind, sizeof i->kind) ||
        !span_str(words, s->words[s->n], SPINE_WORDS))
        return;
    i->words = span_of(s->words[s->n++]);
}

static void names_of(const struct filled *f, const char *const fields[3], char *out, size_t cap)
{
    struct text t;
    text_init(&t, out, cap);
    for (int i = 0; i < 3; i++) {
        struct span name = words_at(f, fields[i]);
        if (t.n && name.n)
            text_char(&t, ' ');
        text_span(&t, name);
    }
    utf8_whole(out);
}

static const char *const three_names[3] = {"first_name", "other_names", "surname"};

static void child_of(const struct filled *f, const struct areas *areas, struct spine *s)
{
    const struct answer *born = at(f, "born", 0), *about = at(f, "born_estimated", 0);
    names_of(f, three_names, s->child.names, sizeof s->child.names);
    s->child.sex = spine_sex(words_at(f, "sex"));
    s->child.born_day = born ? (int32_t)born->number : 0;
    s->child.born_about = about && about->number;
    (void)area_read(areas, words_at(f, "place"), &s->child.home);
    identifier_add(s, SPAN(BIRTH_CERTIFICATE), words_at(f, "birth_certificate_no"));
    identifier_add(s, SPAN(SCHOOL_NUMBER), words_at(f, "school_number"));
    identifier_add(s, SPAN("phone"), words_at(f, "phone"));
    for (int row = 0; row < 4; row++) {
        const struct answer *kind = at(f, "number_type", row), *value = at(f, "number_value", row);
        if (kind && value)
            identifier_add(s, kind->text, value->text);
    }
}

static void person_of(const struct filled *f, struct spine *s)
{
    struct span kind = words_at(f, "id_type");
    names_of(f, three_names, s->who.names, sizeof s->who.names);
    identifier_add(s, kind.n ? kind : SPAN(NATIONAL_ID), words_at(f, "id_number"));
    identifier_add(s, SPAN("phone"), words_at(f, "phone"));
    identifier_add(s, SPAN("phone"), words_at(f, "other_phone"));
}

static void household_of(const struct filled *f, struct spine *s)
{
    static const char *const head[3] = {"head_name", "", ""};
    names_of(f, head, s->who.names, sizeof s->who.names);
    identifier_add(s, SPAN("phone"), words_at(f, "head_phone"));
}

void spine_of(const struct sheet *sheet, const struct answers *a, const struct areas *areas, struct spine *out)
{
    const struct filled f = {sheet, a};
    *out = (struct spine){.about = spine_is(sheet) ? sheet->about : ABOUT_NONE};
    out->who.about = out->about;
    if (out->about == ABOUT_CHILD)
        child_of(&f, areas, out);
    else if (out->about == ABOUT_PERSON)
        person_of(&f, out);
    else if (out->about == ABOUT_HOUSEHOLD)
        household_of(&f, out);
}

/* --- the row --- */

static void phone_take(void *ctx, const struct identifier *i)
{
    if (strcmp(i->kind, "phone") == 0)
        identifier_add(ctx, SPAN("phone"), i->words);
}

/* A child is found by the phones of who looks after it, too. */
static enum err caregivers(struct request *r, struct spine *s)
{
    struct relation all[RELATIONS_MOST];
    int n = 0;
    enum err err = db_relations_to(r->db, ABOUT_CHILD, s->child.id, all, RELATIONS_MOST, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        struct relative who;
        err = all[i].to_day ? ERR_NOT_FOUND : db_relative(r->db, all[i].party, &who);
        if (err == ERR_NONE && who.about != ABOUT_CHILD)
            err = db_identifiers(r->db, all[i].party, s, phone_take);
        err = err == ERR_NOT_FOUND ? ERR_NONE : err;
    }
    return err;
}

static enum err child_put(struct request *r, struct spine *s, int64_t *subject)
{
    struct child was;
    enum err err = ERR_NONE;
    s->child.id = *subject;
    s->child.person = r->person;
    s->child.role = r->role;
    if (*subject) {
        err = db_child(r->db, *subject, &was);
        s->child.version = err == ERR_NONE ? was.version : 0;
        if (err == ERR_NONE)
            err = caregivers(r, s);
    }
    if (err == ERR_NONE)
        err = db_child_put(r->db, &s->child, s->ids, s->n, daemon_now(r->d));
    *subject = s->child.id;
    return err;
}

enum err spine_again(struct request *r, struct registrar *me, int64_t child)
{
    struct sheet_row row;
    struct answers a;
    struct spine s;
    const size_t used = me->arena.used_bytes;
    enum err err = db_sheet_of(r->db, ABOUT_CHILD, child, "child", &row);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? ERR_NONE : err; /* came by an import: nothing was filled */
    const struct sheet *sheet = sheet_version(&r->d->loaded->sheets, span_of(row.sheet), row.definition);
    err = sheet ? db_sheet_answers(r->db, sheet, &row, row.version, &a, &me->arena) : ERR_NOT_FOUND;
    if (err == ERR_NONE) {
        spine_of(sheet, &a, &r->d->loaded->areas, &s);
        err = child_put(r, &s, &child);
    }
    me->arena.used_bytes = used;
    return err;
}

enum err spine_put(struct request *r, struct spine *s, int64_t *subject)
{
    if (s->about == ABOUT_CHILD)
        return child_put(r, s, subject);
    s->who.id = *subject;
    enum err err = db_relative_put(r->db, &s->who, s->ids, s->n, daemon_now(r->d));
    *subject = s->who.id;
    return err;
}

/* --- alike --- */

enum err spine_find(struct request *r, const struct spine *s, struct child_hit *out, int cap, int *n)
{
    const struct child *c = &s->child;
    int year = child_year(c->born_day), near = c->born_about ? NEAR_YEARS : 0;
    int last = year ? year + near : civil_of(daemon_now(r->d)).year; /* not known: whatever a child may have */
    struct child_search search = {.names = span_of(c->names),
                                  .year = year,
                                  .year_from = year ? year - near : last - YEARS_OF_A_CHILD + 1,
                                  .year_to = last,
                                  .sex = c->sex,
                                  .born_day = c->born_about ? 0 : c->born_day,
                                  .home = c->home,
                                  .not_id = c->id};
    for (int i = 0; i < s->n && search.n < CHILD_IDENTIFIERS; i++)
        search.ids[search.n++] = s->ids[i];
    return db_child_find(r->db, &search, out, cap, n);
}
