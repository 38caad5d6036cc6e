/* pin.c - PINs and passwords over the control socket: set, tried, unlocked; the secret of one-time codes. A PIN
 * comes in a line of its own connection, is wiped here once it is with the keeper, and is in no audit row and no log
 * line. */
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "core/password.h"
#include "core/pin.h"
#include "mlinzid/control/inside.h"
#include "mlinzid/proc/totp.h"

void request_wipe(struct request *r, const char *key)
{
    const char *s = request_text(r, key);
    if (*s) /* jansson's own copy; the string is ours to change */
        explicit_bzero((char *)(uintptr_t)s, strlen(s));
}

static bool phone_read(struct request *r, struct msisdn *out)
{
    if (msisdn_read(span_of(request_text(r, "phone")), out) == SENDER_KE_MOBILE)
        return true;
    return request_refuse(r, "phone \"%.24s\" is no mobile number of Kenya: write it as +254711000001",
                          request_text(r, "phone")) == DONE;
}

enum outcome request_pin_waits(struct request *r, enum err err, const int64_t *ticket)
{
    if (err == ERR_NONE) {
        snprintf(r->client->waits_for, sizeof r->client->waits_for, "pin:%lld", (long long)*ticket);
        return WAITS;
    }
    if (err == ERR_BUSY)
        return request_refuse(r, CONTROL_PIN_LATER);
    return request_refuse(r, "%s", err == ERR_NOT_FOUND ? "nobody here has that phone" : err_words(err));
}

static enum outcome set(struct request *r, enum pin_kind kind, const char *key, const char *fault)
{
    struct pin_ask ask = {.kind = kind, .typed = span_of(request_text(r, key)), .user = r->client->user};
    int64_t ticket = 0;
    enum outcome o = REFUSED;
    if (!phone_read(r, &ask.phone) || *fault)
        o = r->why[0] ? REFUSED : request_refuse(r, "%s", fault);
    else
        o = request_pin_waits(r, pins_set(r->d->pins, &ask, &ticket), &ticket);
    request_wipe(r, key);
    return o;
}

static struct span phone_typed(struct request *r, struct msisdn *phone)
{
    return msisdn_read(span_of(request_text(r, "phone")), phone) == SENDER_KE_MOBILE ? span_of(phone->s)
                                                                                     : (struct span){NULL, 0};
}

static enum outcome pin_set(struct request *r)
{
    struct msisdn phone;
    return set(r, PIN_SIX, "pin", pin_fault_words(pin_check(span_of(request_text(r, "pin")), phone_typed(r, &phone))));
}

static enum outcome password_set(struct request *r)
{
    struct msisdn phone;
    return set(r, PIN_PASSWORD, "password",
               password_fault_words(password_check(span_of(request_text(r, "password")), phone_typed(r, &phone))));
}

static enum outcome pin_try(struct request *r)
{
    struct pin_ask ask = {.kind = PIN_SIX, .typed = span_of(request_text(r, "pin")), .user = r->client->user};
    int64_t ticket = 0;
    enum outcome o = REFUSED;
    if (!phone_read(r, &ask.phone) || !pin_is_six(ask.typed))
        o = r->why[0] ? REFUSED : request_refuse(r, "%s", pin_fault_words(PIN_NOT_SIX));
    else
        o = request_pin_waits(r, pins_try(r->d->pins, &ask, &ticket), &ticket);
    request_wipe(r, "pin");
    return o;
}

/* A new secret; what an app made of the old one is worth nothing from now on. */
static enum outcome totp_new(struct request *r)
{
    struct msisdn phone;
    int64_t person = 0;
    unsigned char secret[TOTP_BYTES];
    char about[80], uri[256] = "", base32[64] = "";
    if (!phone_read(r, &phone))
        return REFUSED;
    randombytes_buf(secret, sizeof secret);
    snprintf(about, sizeof about, "phone=%s", phone.s);
    bool whole = totp_uri(secret, phone.s, uri, sizeof uri, base32, sizeof base32);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_person_by_phone(r->db, &phone, &person);
    if (err == ERR_NONE)
        err = whole ? db_totp_put(r->db, person, secret, daemon_now(r->d)) : ERR_FULL;
    explicit_bzero(secret, sizeof secret);
    if (err == ERR_NOT_FOUND)
        (void)request_refuse(r, "nobody here has that phone");
    enum outcome o = act_end(r, err, "totp.new", about);
    if (o == DONE) {
        json_object_set_new(r->out, "uri", json_string(uri));
        json_object_set_new(r->out, "secret", json_string(base32));
    }
    explicit_bzero(uri, sizeof uri);
    explicit_bzero(base32, sizeof base32);
    return o;
}

/* Whichever of the two there is. */
static enum err unlock(struct db *db, int64_t person)
{
    enum err pin = db_pin_tries(db, PIN_SIX, person, 0, false);
    if (pin != ERR_NONE && pin != ERR_NOT_FOUND)
        return pin;
    enum err password = db_pin_tries(db, PIN_PASSWORD, person, 0, false);
    return password == ERR_NOT_FOUND ? pin : password;
}

static enum outcome pin_unlock(struct request *r)
{
    struct msisdn phone;
    int64_t person = 0;
    char about[80];
    if (!phone_read(r, &phone))
        return REFUSED;
    snprintf(about, sizeof about, "phone=%s", phone.s);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_person_by_phone(r->db, &phone, &person);
    if (err == ERR_NONE)
        err = unlock(r->db, person);
    if (err == ERR_NOT_FOUND)
        (void)request_refuse(r, "%s has no PIN and no password here", phone.s);
    return act_end(r, err, "pin.unlock", about);
}

const struct operation control_pins[] = {
    {"pin.set", pin_set},           {"pin.try", pin_try},   {"pin.unlock", pin_unlock},
    {"password.set", password_set}, {"totp.new", totp_new}, {NULL, NULL},
};
