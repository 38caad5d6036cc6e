/* sign.c - signing in to the console by password, and proving once more who one is before what cannot be
 * undone. Whoever is wrong hears the same words whatever was wrong. Tries are counted by person (mlinzid/proc/pins.c)
 * and here by the address they come from; who was right is not counted. */
#include <stdio.h>
#include <string.h>

#include "core/pin.h"
#include "mlinzid/control/desk.h"
#include "mlinzid/proc/totp.h"

static const struct hash_key no_key = {0, 0};

static struct bucket_rate rate(const struct daemon *d)
{
    return (struct bucket_rate){d->loaded->settings.sign_in_tries, d->loaded->settings.sign_in_tries};
}

static bool address_may(struct request *r)
{
    struct daemon *d = r->d;
    if (!d->sign_ins.count)
        buckets_init(&d->sign_ins, d->sign_in_memory, (int)countof(d->sign_in_memory));
    enum bucket_answer a = bucket_take(&d->sign_ins, hash_bytes(no_key, span_of(request_text(r, "remote"))), rate(d),
                                       daemon_machine_now(d));
    if (a == BUCKET_HAS)
        return true;
    if (a == BUCKET_EMPTIED) { /* once an hour and address */
        enum err err = act_begin(r);
        if (err == ERR_NONE)
            err = desk_audit(r, 0, "session.flood", "");
        (void)desk_end(r, err);
    }
    json_object_set_new(r->out, "later", json_true());
    return request_refuse(r, "too many wrong sign-ins from this address; try again in an hour") == DONE;
}

/* The person's first number decides whose it is; what is no number is tried as nobody's. */
static enum outcome try_password(struct request *r, const struct msisdn *phone, const char *session)
{
    struct pin_ask ask = {.kind = PIN_PASSWORD,
                          .phone = *phone,
                          .typed = span_of(request_text(r, "password")),
                          .code = *session ? NULL : request_text(r, "code"),
                          .user = request_text(r, "remote")};
    int64_t ticket = 0;
    enum outcome o = REFUSED;
    if (ask.typed.n > PROC_TEXT_MAX)
        ask.typed.n = PROC_TEXT_MAX; /* no password is as long */
    snprintf(r->client->remote, sizeof r->client->remote, "%.40s", request_text(r, "remote"));
    snprintf(r->client->session, sizeof r->client->session, "%s", session);
    o = request_pin_waits(r, pins_try(r->d->pins, &ask, &ticket), &ticket);
    request_wipe(r, "password");
    return o;
}

enum outcome session_begin(struct request *r)
{
    struct msisdn phone;
    if (!address_may(r)) {
        request_wipe(r, "password");
        return REFUSED;
    }
    if (msisdn_read(span_of(request_text(r, "phone")), &phone) != SENDER_KE_MOBILE)
        phone = (struct msisdn){""};
    return try_password(r, &phone, "");
}

const char *desk_password_right(struct daemon *d, struct client *cl, int64_t person, json_t *out)
{
    struct request r = {.d = d, .db = engine_db(d->engine), .client = cl, .out = out};
    r.in = json_pack("{s:s}", "remote", cl->remote);
    bucket_give_back(&d->sign_ins, hash_bytes(no_key, span_of(cl->remote)), rate(d));
    enum outcome o = cl->session[0] ? desk_prove(&r, cl->session, person) : desk_sign_in(&r, person, "password");
    json_decref(r.in);
    explicit_bzero(cl->session, sizeof cl->session);
    return o == DONE ? NULL : CONTROL_PIN_LATER;
}

enum outcome desk_prove(struct request *r, const char *token, int64_t person)
{
    const struct session_life life = desk_life(r->d);
    struct session s;
    int64_t now_s = daemon_machine_now(r->d);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_session_get(r->db, span_of(token), &life, now_s, &s);
    if (err == ERR_NONE && (!s.sound || s.party != person))
        err = ERR_NOT_FOUND;
    s.seen_s = s.proved_s = now_s;
    if (err == ERR_NONE)
        err = db_session_seen(r->db, span_of(token), &s);
    if (err == ERR_NONE)
        err = desk_audit(r, person, "session.proved", "");
    return desk_end(r, err);
}

/* A one-time code proves as a password does; a wrong one counts as a wrong password. */
static enum outcome prove_by_code(struct request *r, int64_t person, struct span code)
{
    struct totp_row totp = {0};
    struct pin_row row = {0};
    int64_t step = 0;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_pin_get(r->db, PIN_PASSWORD, person, &row);
    explicit_bzero(row.hash, sizeof row.hash);
    if (err == ERR_NONE)
        err = db_totp_get(r->db, person, &totp);
    int64_t most = r->d->loaded->settings.pin_tries;
    if (err == ERR_NONE && pin_may_try(row.tries, row.locked, most)) {
        step = totp_step(totp.secret, code, daemon_machine_now(r->d), totp.step);
        err = step ? db_totp_used(r->db, person, step)
                   : db_pin_tries(r->db, PIN_PASSWORD, person, row.tries + 1, pin_locks(row.tries + 1, most));
    }
    explicit_bzero(&totp, sizeof totp);
    if (err == ERR_NOT_FOUND)
        err = ERR_NONE; /* none to prove by: as a wrong one */
    if (err == ERR_NONE)
        err = desk_audit(r, person, step ? "password.right" : "password.wrong", "code");
    enum outcome o = desk_end(r, err);
    if (o == DONE)
        json_object_set_new(r->out, "right", json_boolean(step != 0));
    return o == DONE && step ? desk_prove(r, request_text(r, "session"), person) : o;
}

/* {"password": a password, or six digits of the authenticator app} */
enum outcome session_prove(struct request *r)
{
    struct session s;
    struct msisdn phone;
    if (!desk_session(r, &s))
        return REFUSED;
    if (!address_may(r)) {
        request_wipe(r, "password");
        return REFUSED;
    }
    if (pin_is_six(span_of(request_text(r, "password"))))
        return prove_by_code(r, s.party, span_of(request_text(r, "password")));
    if (db_person_phone(r->db, s.party, &phone) != ERR_NONE)
        return request_refuse(r, "the store could not be read");
    return try_password(r, &phone, request_text(r, "session"));
}
