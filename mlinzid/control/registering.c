/* registering.c - somebody new in the register: a child, or who belongs to it. The form is the registration; beside it
 * the plain row is written, and what the new one is put beside: a case, a child. */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "mlinzid/control/child.h"

static bool relation_typed(struct request *r, const struct sheet *s, struct registering *g)
{
    const struct codes *codes = &r->d->loaded->codes;
    const char *list = g->to.about == ABOUT_CASE ? "perpetrator_id" : "relationship_type_id";
    const char *typed = s->about == ABOUT_HOUSEHOLD ? RELATION_HOME : request_text(r, "relation");
    bool known = s->about == ABOUT_HOUSEHOLD
                     ? g->to.about == ABOUT_CHILD
                     : code_on(codes, span_of(list), span_of(typed), day_of(daemon_now(r->d))) != NULL;
    return (known && span_str(span_of(typed), g->relation, sizeof g->relation)) ||
           request_refuse(r, "what is it to whom it is put beside?") == DONE;
}

bool registering_begin(struct request *r, struct registrar *me, const struct sheet *s, struct registering *g)
{
    const struct register_subject nobody = {0};
    enum about to = about_of(span_of(request_text(r, "to")));
    bool whole = spine_is(s), child = s->about == ABOUT_CHILD;
    if (!whole || (to && to != ABOUT_CASE && to != ABOUT_CHILD) || (!child && !to))
        return request_refuse(r, "there is no such form") == DONE;
    g->is_new = true;
    if (!to)
        return registrar_may(r, me, REGISTER_ADD, &nobody, s->id);
    if (!registrar_named(r, to, request_text(r, "to_subject"), &g->to) ||
        !registrar_may(r, me, REGISTER_FILL, &g->to, s->id))
        return false;
    return (child && to == ABOUT_CASE) || relation_typed(r, s, g);
}

/* A child that no officer of its place could see again would be lost: it lives in the area of whoever registers it, or
 * is registered from its case. Who is no officer of a place (the helpline, an institution) registers it anywhere. */
static bool place_is_theirs(struct request *r, struct registrar *me, const struct registering *g)
{
    char detail[80];
    struct register_subject there = {.about = ABOUT_CHILD, .places = 1};
    there.place[0].area = g->spine.child.home;
    if (g->to.about ||
        (there.place[0].area.level &&
         (!role_level(me->as.role) || register_may(me->dir, me->mine, me->n, REGISTER_ADD, &there, &me->as))))
        return true;
    json_object_set_new(r->out, there.place[0].area.level ? "outside" : "homeless", json_true());
    snprintf(detail, sizeof detail, "act=%s op=sheet.write elsewhere", register_act_word(REGISTER_ADD));
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = audit_row(r, "refused", detail, 0);
    return desk_end(r, err) == DONE && request_refuse(r, "the child does not live in your area") == DONE;
}

static bool alike_asked(struct request *r, struct registrar *me, struct registering *g)
{
    char about[80];
    int shown = 0;
    enum err err = spine_find(r, &g->spine, g->alike, REGISTERING_ALIKE, &g->n);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err)) == DONE;
    if (!g->n || request_true(r, "sure"))
        return true;
    json_t *all = child_hits_json(r, me, g->alike, g->n, &shown);
    snprintf(about, sizeof about, "found=%d shown=%d registering", g->n, shown);
    if (registrar_done(r, me, act_begin(r), "child.find", about, 0) == DONE) {
        json_object_set(r->out, "alike", all);
        (void)request_refuse(r, "this may be a child that is registered already");
    }
    json_decref(all);
    return false;
}

bool registering_ready(struct request *r, struct registrar *me, const struct sheet_row *row, struct registering *g)
{
    g->spine.child.id = g->is_new ? 0 : row->subject;
    if (g->spine.about != ABOUT_CHILD || !g->is_new)
        return true;
    return place_is_theirs(r, me, g) && alike_asked(r, me, g);
}

/* --- in the transaction --- */

static enum err beside_case(struct request *r, struct registrar *me, const struct registering *g, int64_t child)
{
    char text[40];
    snprintf(text, sizeof text, "%lld", (long long)child);
    enum err err = db_case_child(r->db, g->to.id, child, true, r->person, daemon_now(r->d));
    return err == ERR_NONE ? registrar_note(r, me, g->to.id, "case.child", text) : err;
}

static enum err beside(struct request *r, struct registrar *me, const struct registering *g, int64_t party)
{
    struct relation rel = {
        .about = g->to.about, .subject = g->to.id, .party = party, .from_day = day_of(daemon_now(r->d))};
    if (g->spine.about == ABOUT_CHILD && g->to.about == ABOUT_CASE)
        return beside_case(r, me, g, party);
    memcpy(rel.kind, g->relation, sizeof rel.kind);
    enum err err = db_relation_add(r->db, &rel, r->person, daemon_now(r->d));
    return err == ERR_NONE && rel.about == ABOUT_CHILD ? spine_again(r, me, rel.subject) : err;
}

static enum err pairs(struct request *r, const struct registering *g)
{
    enum err err = ERR_NONE;
    for (int i = 0; err == ERR_NONE && i < g->n; i++) {
        if (!likeness_listed(&g->alike[i].like))
            continue;
        const struct child_pair p = {.child = g->spine.child.id,
                                     .other = g->alike[i].child.id,
                                     .score = g->alike[i].like.score,
                                     .made_s = daemon_now(r->d)};
        err = db_alike_add(r->db, &p);
    }
    return err;
}

/* The children whose caregiver it is are found by its phone. */
static enum err children_again(struct request *r, struct registrar *me, int64_t party)
{
    struct relation all[16];
    int n = 0;
    enum err err = db_relations_of(r->db, party, all, 16, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++)
        if (all[i].about == ABOUT_CHILD && !all[i].to_day)
            err = spine_again(r, me, all[i].subject);
    return err;
}

enum err registering_put(struct request *r, struct registrar *me, struct registering *g, struct sheet_row *row)
{
    if (!g->spine.about)
        return ERR_NONE;
    enum err err = spine_put(r, &g->spine, &row->subject);
    if (err == ERR_NONE && g->is_new && g->to.about)
        err = beside(r, me, g, row->subject);
    if (err == ERR_NONE && g->is_new && g->spine.about == ABOUT_CHILD)
        err = pairs(r, g);
    if (err == ERR_NONE && !g->is_new && g->spine.about != ABOUT_CHILD)
        err = children_again(r, me, row->subject);
    return err;
}
