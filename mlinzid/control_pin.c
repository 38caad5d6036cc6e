/* control_pin.c - PINs over the control socket: set, tried, unlocked. A PIN comes in a line of its own connection, is
 * wiped here once it is with the keeper, and is in no audit row and no log line. */
#include <stdio.h>
#include <string.h>

#include "core/pin.h"
#include "db/pin.h"
#include "mlinzid/control_inside.h"
#include "mlinzid/pins.h"

static void wipe(struct request *r)
{
    const char *pin = request_text(r, "pin");
    if (*pin) /* jansson's own copy; the string is ours to change */
        explicit_bzero((char *)(uintptr_t)pin, strlen(pin));
}

static bool phone_read(struct request *r, struct msisdn *out)
{
    if (msisdn_read(span_of(request_text(r, "phone")), out) == SENDER_KE_MOBILE)
        return true;
    return request_refuse(r, "phone \"%.24s\" is no mobile number of Kenya: write it as +254711000001",
                          request_text(r, "phone")) == DONE;
}

static enum outcome wait_or_say(struct request *r, enum err err, int64_t ticket)
{
    wipe(r);
    if (err == ERR_NONE) {
        snprintf(r->client->waits_for, sizeof r->client->waits_for, "pin:%lld", (long long)ticket);
        return WAITS;
    }
    if (err == ERR_BUSY)
        return request_refuse(r, CONTROL_PIN_LATER);
    return request_refuse(r, "%s", err == ERR_NOT_FOUND ? "nobody here has that phone" : err_words(err));
}

static enum outcome pin_set(struct request *r)
{
    struct msisdn phone;
    int64_t ticket = 0;
    if (!phone_read(r, &phone)) {
        wipe(r);
        return REFUSED;
    }
    struct span pin = span_of(request_text(r, "pin"));
    enum pin_fault fault = pin_check(pin, span_of(phone.s));
    if (fault != PIN_GOOD) {
        wipe(r);
        return request_refuse(r, "%s", pin_fault_words(fault));
    }
    enum err err = pins_set(r->d->pins, &phone, pin, r->client->user, &ticket);
    return wait_or_say(r, err, ticket);
}

static enum outcome pin_try(struct request *r)
{
    struct msisdn phone;
    int64_t ticket = 0;
    struct span pin = span_of(request_text(r, "pin"));
    if (!phone_read(r, &phone) || !pin_is_six(pin)) {
        wipe(r);
        return r->why[0] ? REFUSED : request_refuse(r, "%s", pin_fault_words(PIN_NOT_SIX));
    }
    enum err err = pins_try(r->d->pins, &phone, pin, r->client->user, &ticket);
    return wait_or_say(r, err, ticket);
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
        err = db_pin_tries(r->db, person, 0, false);
    if (err == ERR_NOT_FOUND)
        (void)request_refuse(r, "%s has no PIN here", phone.s);
    return act_end(r, err, "pin.unlock", about);
}

const struct operation control_pins[] = {
    {"pin.set", pin_set},
    {"pin.try", pin_try},
    {"pin.unlock", pin_unlock},
    {NULL, NULL},
};
