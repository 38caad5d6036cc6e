/* control_register.c - the acts of the register: who asks, and whether they may. */
#include "mlinzid/control_register.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct registrar *registrar_begin(struct request *r)
{
    struct registrar *me = malloc(sizeof *me);
    if (!me) {
        (void)request_refuse(r, "there is no memory for this now; try again");
        return NULL;
    }
    arena_init(&me->arena, me->memory, sizeof me->memory);
    me->as = (struct post){0};
    me->n = 0;
    enum err err = desk_session(r, &me->session) ? ERR_NONE : ERR_REFUSED;
    if (err == ERR_NONE) {
        r->person = me->session.party;
        me->dir = engine_directory(r->d->engine);
        err = me->dir ? db_session_posts(r->db, r->person, day_of(daemon_now(r->d)), me->mine, 16, &me->n) : ERR_DB;
        if (err != ERR_NONE)
            (void)request_refuse(r, "%s", err_words(err));
    }
    if (err == ERR_NONE)
        return me;
    free(me);
    return NULL;
}

void registrar_end(struct registrar *me)
{
    explicit_bzero(me->memory, me->arena.peak_bytes);
    free(me);
}

enum outcome registrar_none(struct request *r)
{
    json_object_set_new(r->out, "none", json_true());
    return request_refuse(r, "there is no such record, or it is not yours");
}

bool registrar_may(struct request *r, struct registrar *me, enum register_act act, const struct register_subject *s,
                   const char *about)
{
    char detail[200];
    if (register_may(me->dir, me->mine, me->n, act, s, &me->as)) {
        r->role = me->as.role;
        return true;
    }
    snprintf(detail, sizeof detail, "act=%s op=%.40s %.120s", register_act_word(act), request_text(r, "op"), about);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = audit_row(r, "refused", detail, 0);
    if (desk_end(r, err) != DONE)
        return false;
    if (s->about != ABOUT_NONE)
        return registrar_none(r) == DONE;
    json_object_set_new(r->out, "forbidden", json_true());
    return request_refuse(r, "this is not yours to do; that it was tried has been written down") == DONE;
}

bool registrar_subject(struct request *r, struct register_subject *out)
{
    enum about about = about_of(span_of(request_text(r, "about")));
    const char *typed = request_text(r, "subject");
    int64_t id = 0;
    *out = (struct register_subject){0};
    if (about == ABOUT_CASE) {
        struct case_facts c;
        if (!case_find(r, typed, &c))
            return registrar_none(r) == DONE;
        register_case(&c, out);
        return true;
    }
    enum err err =
        about && span_i64(span_of(typed), &id) && id > 0 ? db_register_subject(r->db, about, id, out) : ERR_NOT_FOUND;
    if (err == ERR_NONE)
        return true;
    return (err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err))) == DONE;
}

enum outcome registrar_done(struct request *r, struct registrar *me, enum err err, const char *act, const char *about,
                            int64_t case_id)
{
    r->role = me->as.role;
    if (err == ERR_NONE)
        err = audit_row(r, act, about, case_id);
    return desk_end(r, err);
}

enum err registrar_note(struct request *r, const struct registrar *me, int64_t case_id, const char *word,
                        const char *text)
{
    int64_t next_id = 0;
    enum err err = db_lease(r->db, "row", 1, &next_id);
    if (err != ERR_NONE)
        return err;
    struct apply a = {.now_s = daemon_now(r->d), .next_id = &next_id};
    struct effect fx = {.kind = EFFECT_NOTE,
                        .case_id = case_id,
                        .person = r->person,
                        .role = me->as.role,
                        .word = span_of(word),
                        .text = span_of(text)};
    return db_apply(r->db, &a, &fx);
}
