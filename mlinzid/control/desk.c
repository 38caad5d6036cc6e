/* desk.c - what a desk may have the engine do for a person whose request it holds. Nothing else of the control
 * socket is open to it: a desk reads what strangers send. Every request but a sign-in carries the session, and who acts
 * is whoever that session is, never what the desk says. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "mlinzid/control/desk.h"

struct session_life desk_life(const struct daemon *d)
{
    const struct settings *s = &d->loaded->settings;
    return (struct session_life){s->session_idle_min * 60, s->session_most_min * 60};
}

bool desk_session(struct request *r, struct session *out)
{
    const struct session_life life = desk_life(r->d);
    enum err err = db_session_get(r->db, span_of(request_text(r, "session")), &life, daemon_machine_now(r->d), out);
    if (err == ERR_NONE && out->sound)
        return true;
    json_object_set_new(r->out, "signed_out", json_true());
    if (err == ERR_NONE)
        log_event("alarm", LOG_W("kind", "session"));
    (void)request_refuse(r, "nobody is signed in by that session");
    return false;
}

enum err desk_audit(struct request *r, int64_t person, const char *act, const char *about)
{
    char detail[200];
    snprintf(detail, sizeof detail, "from=%.48s %s", request_text(r, "remote"), about);
    utf8_whole(detail);
    struct apply a = {.now_s = daemon_now(r->d)};
    struct effect fx = {
        .kind = EFFECT_AUDIT, .person = person, .word = span_of(act), .text = span_trim(span_of(detail))};
    return db_apply(r->db, &a, &fx);
}

enum outcome desk_end(struct request *r, enum err err)
{
    if (err == ERR_NONE)
        err = db_commit(r->db);
    if (err == ERR_NONE)
        return DONE;
    db_rollback(r->db);
    if (err == ERR_DISK)
        daemon_broken(r->d);
    return r->why[0] ? REFUSED : request_refuse(r, "%s", err_words(err));
}

/* --- sessions --- */

/* The desk says so at most once a minute. */
static enum outcome session_seen(struct request *r)
{
    struct session s;
    if (!desk_session(r, &s))
        return REFUSED;
    s.seen_s = daemon_machine_now(r->d);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_session_seen(r->db, span_of(request_text(r, "session")), &s);
    return desk_end(r, err);
}

/* Is it ours? A desk finds the row and cannot tell who wrote it: it holds no key. */
static enum outcome session_look(struct request *r)
{
    struct session s;
    return desk_session(r, &s) ? DONE : REFUSED;
}

static enum outcome session_end(struct request *r)
{
    struct session s;
    if (!desk_session(r, &s))
        return REFUSED;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_session_end(r->db, span_of(request_text(r, "session")));
    if (err == ERR_NONE)
        err = desk_audit(r, s.party, "session.ended", "");
    return desk_end(r, err);
}

enum outcome desk_sign_in(struct request *r, int64_t person, const char *how)
{
    char token[SESSION_TOKEN_CAP] = "";
    const struct session_life life = desk_life(r->d);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_session_put(r->db, person, &life, daemon_machine_now(r->d), token);
    if (err == ERR_NONE)
        err = desk_audit(r, person, "session.begun", how);
    enum outcome o = desk_end(r, err);
    if (o == DONE)
        json_object_set_new(r->out, "token", json_string(token));
    explicit_bzero(token, sizeof token);
    return o;
}

/* Invented people, chosen by a click: only where no real phone can be reached. */
static enum outcome session_practice(struct request *r)
{
    int64_t person = request_number(r, "person", 0);
    struct post post;
    int n = 0;
    if (!carriers_loop(r->d->carriers))
        return request_refuse(r, "people are chosen in practice alone");
    enum err err = db_session_posts(r->db, person, day_of(daemon_now(r->d)), &post, 1, &n);
    if (err != ERR_NONE || n == 0)
        return request_refuse(r, "%s", err == ERR_NONE ? "that person holds no post" : err_words(err));
    return desk_sign_in(r, person, "practice");
}

bool desk_proved(const struct request *r, const struct session *s)
{
    return carriers_loop(r->d->carriers) ||
           daemon_machine_now(r->d) - s->proved_s <= r->d->loaded->settings.session_proof_s;
}

/* How the link to the phones stands: the engine alone knows. */
static enum outcome link_state(struct request *r)
{
    struct session s;
    struct carrier *link = carriers_carrier(r->d->carriers);
    if (!desk_session(r, &s))
        return REFUSED;
    json_object_set_new(r->out, "carrier", json_string(link->name));
    json_object_set_new(r->out, "up", json_boolean(link->up(link->self)));
    return DONE;
}

const struct operation control_desk[] = {
    {"link.state", link_state},
    {"session.begin", session_begin},
    {"session.prove", session_prove},
    {"session.look", session_look},
    {"session.seen", session_seen},
    {"session.end", session_end},
    {"session.practice", session_practice},
    {"phone.state", desk_phone_state},
    {"phone.text", desk_phone_text},
    {"phone.dial", desk_phone_dial},
    {"phone.clock", desk_phone_clock},
    {"case.read", desk_case_read},
    {"case.act", desk_case_act},
    {"view.keep", desk_view_keep},
    {NULL, NULL},
};
