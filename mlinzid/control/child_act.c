/* child_act.c - what is done with children of the register: put beside a case and taken from it, and the work
 * list of records that may be one child. A merge writes one column of the record that was merged: nothing else of
 * either is touched, so that taking it back leaves no trace but the audit. */
#include <stdio.h>
#include <string.h>

#include "db/placement.h"
#include "mlinzid/control/child.h"

enum { PAIRS_SHOWN = 20, PAIRS_READ = 400 };

/* The request's `case` and `child`, both theirs to fill: nobody reaches a child by putting it beside a case of theirs.
 */
struct linking {
    struct child child;
    struct case_facts file;
    char about[80];
};

static bool linking_mine(struct request *r, struct registrar *me, struct linking *l)
{
    struct register_subject child, file;
    if (!case_find(r, request_text(r, "case"), &l->file) || !care_child(r, &l->child))
        return registrar_none(r) == DONE;
    register_case(&l->file, &file);
    snprintf(l->about, sizeof l->about, "child=%lld case=%s", (long long)l->child.id, l->file.file.ref);
    enum err err = db_register_subject(r->db, ABOUT_CHILD, l->child.id, &child);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err)) == DONE;
    return registrar_may(r, me, REGISTER_FILL, &child, l->about) &&
           registrar_may(r, me, REGISTER_FILL, &file, l->about);
}

static enum outcome link_done(struct request *r, struct registrar *me, const struct linking *l, bool there,
                              enum err err)
{
    char text[240];
    const char *reason = request_text(r, "reason");
    snprintf(text, sizeof text, "%lld%s%.200s", (long long)l->child.id, *reason ? " " : "", reason);
    r->role = me->as.role;
    if (err == ERR_NONE)
        err = registrar_note(r, me, l->file.file.id, there ? "case.child" : "case.child-away", text);
    return registrar_done(r, me, err, there ? "child.linked" : "child.unlinked", l->about, l->file.file.id);
}

/* {"case","child"} */
static enum outcome put(struct request *r, struct registrar *me)
{
    struct linking l;
    if (!linking_mine(r, me, &l))
        return REFUSED;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_case_child(r->db, l.file.file.id, l.child.id, true, r->person, daemon_now(r->d));
    return link_done(r, me, &l, true, err);
}

/* Whoever lives nowhere that is known is found by its cases alone. */
static bool would_be_lost(struct request *r, const struct linking *l, int64_t linked)
{
    int64_t cases[2];
    int n = 0;
    struct child c;
    return db_child(r->db, linked, &c) == ERR_NONE && !c.home.level && !l->child.home.level &&
           db_child_cases(r->db, linked, cases, 2, &n) == ERR_NONE && n < 2;
}

/* {"case","child","reason"}: child as the case has it. */
static enum outcome away(struct request *r, struct registrar *me)
{
    struct linking l;
    const char *reason;
    int64_t linked = request_number(r, "child", 0);
    if (!linking_mine(r, me, &l) || !child_reason(r, &reason))
        return REFUSED;
    if (would_be_lost(r, &l, linked))
        return request_refuse(r, "nobody would find this child again: write down first where it lives");
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_case_child(r->db, l.file.file.id, linked, false, r->person, daemon_now(r->d));
    return link_done(r, me, &l, false, err);
}

/* --- one child or two --- */

static bool child_mine(struct request *r, struct registrar *me, enum register_act act, struct child *c)
{
    struct register_subject s;
    char about[40];
    enum err err = db_register_subject(r->db, ABOUT_CHILD, c->id, &s);
    snprintf(about, sizeof about, "child=%lld", (long long)c->id);
    if (err != ERR_NONE)
        return (err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err))) == DONE;
    return registrar_may(r, me, act, &s, about);
}

static bool child_of(struct request *r, const char *key, struct child *out)
{
    enum err err = db_child(r->db, request_number(r, key, 0), out);
    if (err == ERR_NONE)
        return true;
    return (err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err))) == DONE;
}

/* What goes on by the record that goes would not be found by the other one: it must be none. */
static bool goes_on_by(struct request *r, const struct child *from)
{
    struct stay stay;
    struct placement placement;
    enum err err = db_stay_open(r->db, from->id, &stay);
    if (err == ERR_NONE)
        return request_refuse(r, "the child of the record that goes is in an institution by it: keep that record") !=
               DONE;
    if (err == ERR_NOT_FOUND)
        err = db_placement_open(r->db, from->id, &placement);
    if (err == ERR_NONE)
        return request_refuse(r, "the child of the record that goes has an open placement by it: keep that record, or "
                                 "close the placement first") != DONE;
    return err != ERR_NOT_FOUND && request_refuse(r, "%s", err_words(err)) != DONE;
}

/* False: refused, in words. */
static bool may_be_one(struct request *r, const struct child *from, const struct child *into)
{
    const char *reason = request_text(r, "reason");
    if (from->id == into->id)
        return request_refuse(r, "a record cannot be merged with itself") == DONE;
    if (from->merged_into || into->merged_into)
        return request_refuse(r, "one of them was merged already: look at it again") == DONE;
    if (from->sex && into->sex && from->sex != into->sex && !child_reason(r, &reason)) {
        json_object_set_new(r->out, "sexes", json_true());
        return request_refuse(r, "one is a girl, the other a boy: why are they one child? %d to %d letters",
                              CHILD_REASON_LEAST, CHILD_REASON_MOST) == DONE;
    }
    return !goes_on_by(r, from);
}

static enum outcome merged(struct request *r, struct registrar *me, struct child *from, int64_t into, const char *act)
{
    char about[320];
    int64_t was = from->merged_into;
    snprintf(about, sizeof about, "child=%lld %s=%lld why=%.200s", (long long)from->id, into ? "into" : "from",
             (long long)(into ? into : was), request_text(r, "reason"));
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_child_merge(r->db, from, into);
    return registrar_done(r, me, err, act, about, 0);
}

/* {"child": the record that goes, "into": the one that stays, "reason"} */
static enum outcome merge(struct request *r, struct registrar *me)
{
    struct child from, into;
    if (!child_of(r, "child", &from) || !child_of(r, "into", &into) || !child_mine(r, me, REGISTER_MERGE, &into) ||
        !child_mine(r, me, REGISTER_MERGE, &from) || !may_be_one(r, &from, &into))
        return REFUSED;
    return merged(r, me, &from, into.id, "child.merged");
}

/* {"child": that was merged, "reason"} */
static enum outcome split(struct request *r, struct registrar *me)
{
    struct child from;
    const char *reason;
    if (!child_of(r, "child", &from) || !child_mine(r, me, REGISTER_MERGE, &from) || !child_reason(r, &reason))
        return REFUSED;
    return from.merged_into ? merged(r, me, &from, 0, "child.split")
                            : request_refuse(r, "this record stands for itself already");
}

/* {"child","other","reason"}: two children, however alike. */
static enum outcome two(struct request *r, struct registrar *me)
{
    struct child a, b;
    char about[80];
    if (!child_of(r, "child", &a) || !child_of(r, "other", &b) || !child_mine(r, me, REGISTER_MERGE, &a) ||
        !child_mine(r, me, REGISTER_MERGE, &b))
        return REFUSED;
    snprintf(about, sizeof about, "child=%lld other=%lld", (long long)a.id, (long long)b.id);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_alike_decide(r->db, a.id, b.id, false, r->person);
    return registrar_done(r, me, err, "child.two", about, 0);
}

/* --- the work list --- */

struct pairs {
    struct child a, b; /* as they stand for themselves */
    struct child_pair pair;
};

/* Both theirs, and still two records. */
static bool pair_open(struct request *r, const struct registrar *me, struct pairs *p)
{
    int64_t a = 0, b = 0;
    return db_child_root(r->db, p->pair.child, &a) == ERR_NONE && db_child_root(r->db, p->pair.other, &b) == ERR_NONE &&
           a != b && child_may(r, me, REGISTER_MERGE, ABOUT_CHILD, a) &&
           child_may(r, me, REGISTER_MERGE, ABOUT_CHILD, b) && db_child(r->db, a, &p->a) == ERR_NONE &&
           db_child(r->db, b, &p->b) == ERR_NONE;
}

static void pair_put(json_t *all, const struct pairs *p)
{
    json_t *a = child_json(&p->a), *b = child_json(&p->b);
    json_object_set_new(a, "made_s", json_integer(p->a.made_s));
    json_object_set_new(b, "made_s", json_integer(p->b.made_s));
    json_array_append_new(all, json_pack("{s:I,s:I,s:I,s:I,s:o,s:o}", "child", (json_int_t)p->pair.child, "other",
                                         (json_int_t)p->pair.other, "score", (json_int_t)p->pair.score, "made_s",
                                         (json_int_t)p->pair.made_s, "a", a, "b", b));
}

/* {}: the likest pairs of which both are theirs to say. */
static enum outcome alike(struct request *r, struct registrar *me)
{
    const struct register_subject nobody = {0};
    struct child_pair *found = arena_array(&me->arena, struct child_pair, PAIRS_READ);
    char about[40];
    int n = 0, shown = 0;
    if (!registrar_may(r, me, REGISTER_MERGE, &nobody, "child"))
        return REFUSED;
    enum err err = found ? db_alike_open(r->db, registrar_area(r, me), found, PAIRS_READ, &n) : ERR_FULL;
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    json_t *all = json_array();
    for (int i = 0; i < n && shown < PAIRS_SHOWN; i++) {
        struct pairs p = {.pair = found[i]};
        if (pair_open(r, me, &p)) {
            pair_put(all, &p);
            shown++;
        }
    }
    snprintf(about, sizeof about, "pairs=%d", shown);
    enum outcome o = registrar_done(r, me, act_begin(r), "child.alike", about, 0);
    if (o == DONE)
        json_object_set(r->out, "pairs", all);
    json_decref(all);
    return o;
}

/* --- the operations --- */

static enum outcome child_link(struct request *r)
{
    return registrar_with(r, put);
}

static enum outcome child_unlink(struct request *r)
{
    return registrar_with(r, away);
}

static enum outcome child_merge(struct request *r)
{
    return registrar_with(r, merge);
}

static enum outcome child_split(struct request *r)
{
    return registrar_with(r, split);
}

static enum outcome child_two(struct request *r)
{
    return registrar_with(r, two);
}

static enum outcome child_alike(struct request *r)
{
    return registrar_with(r, alike);
}

const struct operation control_desk_children_acts[] = {{"child.link", child_link},
                                                       {"child.unlink", child_unlink},
                                                       {"child.merge", child_merge},
                                                       {"child.split", child_split},
                                                       {"child.two", child_two},
                                                       {"child.alike", child_alike},
                                                       {NULL, NULL}};
