/* register.c - where a thing of the register belongs, read from its rows. */
#include "db/register.h"

#include "core/case.h"
#include "db/child.h"
#include "db/stay.h"
#include "db/store.h"
#include "db/unit.h"

void register_case(const struct case_facts *c, struct register_subject *out)
{
    *out = (struct register_subject){.about = ABOUT_CASE, .id = c->file.id, .places = 1};
    out->place[0].area = case_area(&c->file);
    out->place[0].accused = (enum role)c->file.accused_role;
    for (int i = 0; i < c->shares && out->shares < REGISTER_PLACES; i++)
        if (c->share[i].live && (!c->file.accused_role || c->share[i].post.role != (enum role)c->file.accused_role))
            out->shared[out->shares++] = c->share[i].post;
}

static enum err of_case(struct db *db, int64_t id, struct register_subject *out)
{
    struct case_facts c = {0};
    enum err e = db_case(db, id, &c);
    if (e || !c.found || c.file.erased_s)
        return e ? e : ERR_NOT_FOUND;
    register_case(&c, out);
    return ERR_NONE;
}

static void place_add(struct register_subject *out, struct area area, enum role accused)
{
    if (out->places < REGISTER_PLACES) {
        out->place[out->places].area = area;
        out->place[out->places++].accused = accused;
    }
}

static void subject_add(struct register_subject *out, const struct register_subject *of)
{
    for (int i = 0; i < of->places; i++)
        place_add(out, of->place[i].area, of->place[i].accused);
    for (int i = 0; i < of->shares && out->shares < REGISTER_PLACES; i++)
        out->shared[out->shares++] = of->shared[i];
}

static enum err of_unit(struct db *db, int64_t party, struct register_subject *out)
{
    struct unit u;
    enum err e = db_unit_of_party(db, party, &u);
    if (e)
        return e;
    place_add(out, u.area, ROLE_NONE);
    (void)span_str(span_of(u.code), out->unit, sizeof out->unit);
    return ERR_NONE;
}

/* The institution a child is in now, and the place where it lies: it is looked over from there, too. */
static enum err unit_of_child(struct db *db, int64_t child, struct register_subject *out)
{
    struct stay stay;
    struct unit u;
    enum err e = db_stay_open(db, child, &stay);
    if (!e)
        e = db_unit(db, stay.unit, &u);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    place_add(out, u.area, ROLE_NONE);
    (void)span_str(span_of(u.code), out->unit, sizeof out->unit);
    return ERR_NONE;
}

/* Where its cases are: the open ones, or all, which is what is left of where it belongs when nobody knows its home. */
static enum err cases_of_child(struct db *db, int64_t child, bool closed, struct register_subject *out)
{
    int64_t cases[REGISTER_PLACES];
    int n = 0;
    enum err e = db_child_cases(db, child, cases, REGISTER_PLACES, &n);
    for (int i = 0; !e && i < n; i++) {
        struct case_facts c = {0};
        struct register_subject of;
        e = db_case(db, cases[i], &c);
        if (!e && c.found && !c.file.erased_s && (closed || case_open(&c.file))) {
            register_case(&c, &of);
            subject_add(out, &of);
        }
        e = e == ERR_NOT_FOUND ? ERR_NONE : e; /* an erased case leads nobody to the child */
    }
    return e;
}

/* A child is of where it lives, of its cases, of the institution it is in, and of whatever else was found to be it. */
static enum err of_child(struct db *db, int64_t id, struct register_subject *out)
{
    int64_t whole[REGISTER_PLACES];
    int n = 0;
    bool homeless = true;
    enum err e = db_child_whole(db, id, whole, REGISTER_PLACES, &n);
    for (int i = 0; !e && i < n; i++) {
        struct child c;
        e = db_child(db, whole[i], &c);
        if (!e && c.erased_s)
            e = ERR_NOT_FOUND;
        if (!e) {
            place_add(out, c.home, ROLE_NONE);
            homeless = homeless && !c.home.level;
            e = unit_of_child(db, whole[i], out);
        }
    }
    for (int i = 0; !e && i < n; i++)
        e = cases_of_child(db, whole[i], homeless, out);
    return e;
}

/* A person or household is of the children and cases it belongs to. */
static enum err of_relative(struct db *db, struct register_subject *out)
{
    struct relation all[REGISTER_PLACES];
    struct register_subject of;
    struct relative who;
    int n = 0;
    enum err e = db_relative(db, out->id, &who);
    if (!e && who.about != out->about)
        e = ERR_NOT_FOUND;
    if (!e)
        e = db_relations_of(db, out->id, all, REGISTER_PLACES, &n);
    for (int i = 0; !e && i < n; i++) {
        of = (struct register_subject){0};
        if (all[i].about == ABOUT_CASE)
            e = of_case(db, all[i].subject, &of);
        else if (all[i].about == ABOUT_CHILD)
            e = of_child(db, all[i].subject, &of);
        if (!e)
            subject_add(out, &of);
        e = e == ERR_NOT_FOUND ? ERR_NONE : e;
    }
    return e ? e : n ? ERR_NONE : ERR_NOT_FOUND;
}

/* A contact is the helpline's, wherever the child lives: it has no place. */
static enum err of_contact(struct db *db, int64_t id)
{
    int64_t erased_s = 0;
    enum err e = db_record_erased(db, (struct record_of){ABOUT_CONTACT, id}, &erased_s);
    return !e && erased_s ? ERR_NOT_FOUND : e;
}

enum err db_register_subject(struct db *db, enum about about, int64_t id, struct register_subject *out)
{
    *out = (struct register_subject){.about = about, .id = id};
    switch (about) {
    case ABOUT_CASE: return of_case(db, id, out);
    case ABOUT_CHILD: return of_child(db, id, out);
    case ABOUT_PERSON:
    case ABOUT_HOUSEHOLD: return of_relative(db, out);
    case ABOUT_INSTITUTION: return of_unit(db, id, out);
    case ABOUT_CONTACT: return of_contact(db, id);
    case ABOUT_NONE:
    case ABOUT_COUNT: break;
    }
    return ERR_NOT_FOUND;
}

enum err db_once_get(struct db *db, const char *once, int64_t *id)
{
    struct statement *s = st_of(db, ST_once_get);
    put_str(s, "once", once);
    enum err e = st_one(s);
    if (e)
        return e;
    *id = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_once_made(struct db *db, const char *once, int64_t id)
{
    struct statement *s = st_of(db, ST_once_made);
    put_str(s, "once", once);
    put_int(s, "id", id);
    return st_run(s, NULL);
}

enum err db_once_put(struct db *db, const char *once, int64_t id, int64_t now_s)
{
    struct statement *s = st_of(db, ST_once_forget);
    put_int(s, "before_s", now_s - 2 * DAY_S);
    enum err e = st_run(s, NULL);
    if (e)
        return e;
    s = st_of(db, ST_once_put);
    put_str(s, "once", once);
    put_int(s, "id", id);
    put_int(s, "made_s", now_s);
    return st_run(s, NULL);
}
