/* register.c - the acts of the register: who asks, and whether they may. */
#include "mlinzid/control/register.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "db/api.h"

/* The command names a person and acts with the rights of that one; whoever may use it is in the audit, too. */
static bool named(struct request *r, struct registrar *me)
{
    struct msisdn phone;
    me->session = (struct session){.sound = true};
    return person_of_phone(r, "as", &phone, &me->session.party);
}

/* By a session, or by a key of the API where the act is one of the API's. */
static bool who_asks(struct request *r, struct registrar *me)
{
    struct api_key k;
    if (!r->client->desk)
        return named(r, me);
    if (strncmp(request_text(r, "op"), "api.", 4) != 0)
        return desk_session(r, &me->session);
    bool writes = strcmp(request_text(r, "op"), "api.sheet.write") == 0;
    bool contact = strcmp(request_text(r, "op"), "api.contact.create") == 0;
    enum key_scope scope = contact  ? KEY_SCOPE_CONTACTS_CREATE
                           : writes ? KEY_SCOPE_REGISTER_WRITE
                                    : KEY_SCOPE_REGISTER_READ;
    (void)api_act_scope(request_text(r, "op"), &scope); /* which looked at the token itself */
    if (!api_key_of(r, scope, &k))
        return false;
    me->session = (struct session){.party = k.party, .sound = true};
    char link[24];
    return !writes || api_once(r, &k, link);
}

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
    enum err err = who_asks(r, me) ? ERR_NONE : ERR_REFUSED;
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

enum outcome registrar_with(struct request *r, enum outcome (*run)(struct request *, struct registrar *))
{
    struct registrar *me = registrar_begin(r);
    if (!me)
        return REFUSED;
    enum outcome o = run(r, me);
    registrar_end(me);
    return o;
}

struct area registrar_area(const struct request *r, const struct registrar *me)
{
    struct area all = {0};
    for (int i = 0; i < me->n; i++) {
        struct area a = {0};
        const struct office *o = directory_find_office(me->dir, me->mine[i].at);
        if (o && o->areas)
            a = o->area[0];
        else
            (void)area_read(&r->d->loaded->areas, span_of(me->mine[i].at), &a);
        for (int j = 1; o && j < o->areas; j++) {
            if (o->area[j].county != a.county)
                return (struct area){0};
            if (o->area[j].constituency != a.constituency)
                a.constituency = 0;
        }
        if (!a.county || (all.county && a.county != all.county))
            return (struct area){0};
        all = (struct area){.county = a.county,
                            .constituency = i == 0 || a.constituency == all.constituency ? a.constituency : 0};
    }
    return all;
}

enum outcome registrar_none(struct request *r)
{
    json_object_set_new(r->out, "none", json_true());
    json_object_set_new(r->out, "status", json_integer(404));
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
    json_object_set_new(r->out, "status", json_integer(403));
    return request_refuse(r, "this is not yours to do; that it was tried has been written down") == DONE;
}

bool registrar_subject(struct request *r, struct register_subject *out)
{
    return registrar_named(r, about_of(span_of(request_text(r, "about"))), request_text(r, "subject"), out);
}

bool registrar_named(struct request *r, enum about about, const char *typed, struct register_subject *out)
{
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

enum outcome registrar_wrong(struct request *r, int status, const char *why)
{
    json_object_set_new(r->out, "status", json_integer(status));
    return request_refuse(r, "%s", why);
}

/* A form's answers; of an act that has none, all that was typed. */
static char *once_said(const struct request *r)
{
    const json_t *answers = json_object_get(r->in, "answers");
    json_t *typed = answers ? NULL : json_copy(r->in);
    (void)json_object_del(typed, "session"); /* signed in anew, from another address: the same thing said */
    (void)json_object_del(typed, "remote");
    char *said = json_dumps(typed ? typed : answers, JSON_COMPACT | JSON_ENCODE_ANY | JSON_SORT_KEYS);
    json_decref(typed);
    return said;
}

bool registrar_once(struct request *r, char once[ONCE_CAP], int64_t *id)
{
    const char *token = request_text(r, "once");
    enum err err = ERR_NOT_FOUND;
    *id = 0;
    once[0] = '\0';
    if (strlen(token) > 64)
        return registrar_wrong(r, 400, "a token has at most 64 letters") == DONE;
    if (*token) { /* other answers, after going back in the browser, are another thing said */
        static const struct hash_key no_key = {0, 0};
        char *said = once_said(r);
        snprintf(once, ONCE_CAP, "p%lld:%s:%016llx", (long long)r->person, token,
                 (unsigned long long)hash_bytes(no_key, span_of(said ? said : "")));
        free(said);
        err = db_once_get(r->db, once, id);
    }
    return err == ERR_NONE || err == ERR_NOT_FOUND || request_refuse(r, "%s", err_words(err)) == DONE;
}

enum outcome registrar_done(struct request *r, struct registrar *me, enum err err, const char *act, const char *about,
                            int64_t case_id)
{
    r->role = me->as.role;
    if (err == ERR_NONE)
        err = audit_row(r, act, about, case_id);
    if (err == ERR_NONE && r->once[0])
        err = db_once_put(r->db, r->once, 0, daemon_now(r->d));
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
