/* driver_pin.c - the keeper's part, played at once: not from inside the engine, which asks, but in the next round. */
#include "mlinzid/story/driver_pin.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "mlinzid/proc/pin_hash.h"
#include "mlinzid/proc/pins.h"

struct driver_pins {
    struct driver *d;
    struct pins *pins;
    const struct settings *settings;
    bool waits;
    unsigned char asked[PROC_BYTES_MAX]; /* packed, as it would go to the keeper */
    size_t asked_n;
};

static const struct settings *settings_now(void *ctx)
{
    const struct driver_pins *p = ctx;
    return p->settings;
}

static bool awake(void *ctx)
{
    const struct driver_pins *p = ctx;
    return !p->waits;
}

static bool ask(void *ctx, const struct proc_message *m)
{
    struct driver_pins *p = ctx;
    p->asked_n = proc_pack(m, p->asked);
    p->waits = p->asked_n > 0;
    return p->waits;
}

static int64_t now(void *ctx)
{
    struct driver_pins *p = ctx;
    return driver_service_now(p->d);
}

static void done(void *ctx, int64_t ticket, enum pin_answer answer, int64_t person)
{
    struct driver_pins *p = ctx;
    (void)person;
    bool right = answer == PIN_RIGHT || answer == PIN_STORED;
    engine_pin_done(driver_engine(p->d), ticket,
                    right                 ? USSD_PIN_RIGHT
                    : answer == PIN_WRONG ? USSD_PIN_WRONG
                                          : USSD_PIN_LATER,
                    now(p));
}

static void broken(void *ctx)
{
    (void)ctx; /* the next turn finds it */
}

struct driver_pins *driver_pins_open(struct driver *d, const struct settings *s)
{
    struct driver_pins *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    *p = (struct driver_pins){.d = d, .settings = s};
    const struct pins_host host = {p, engine_db(driver_engine(d)), settings_now, awake, ask, now, now, done, broken};
    p->pins = sodium_init() >= 0 ? pins_open(&host) : NULL;
    if (p->pins)
        return p;
    free(p);
    return NULL;
}

void driver_pins_close(struct driver_pins *p)
{
    if (!p)
        return;
    pins_close(p->pins);
    free(p);
}

enum err driver_pin_ask(struct driver_pins *p, const struct msisdn *phone, struct span pin, bool set, int64_t *ticket)
{
    const struct pin_ask one = {.kind = PIN_SIX, .phone = *phone, .typed = pin, .user = "ussd"};
    return set ? pins_set(p->pins, &one, ticket) : pins_try(p->pins, &one, ticket);
}

bool driver_pins_run(struct driver_pins *p)
{
    struct proc_message asked, m = {.kind = PROC_PIN_CHECKED};
    char hash[PIN_HASH_CAP];
    if (!p || !p->waits || !proc_unpack(p->asked, p->asked_n, &asked))
        return false;
    m.id = asked.id;
    p->waits = false;
    if (asked.kind == PROC_PIN_HASH) {
        m.kind = PROC_PIN_HASHED;
        if (pin_hash(asked.text[0], crypto_pwhash_OPSLIMIT_MIN, (int64_t)crypto_pwhash_MEMLIMIT_MIN / 1024, hash))
            m.text[0] = span_of(hash);
    } else {
        m.number[PROC_RESULT] = asked.text[1].n && pin_is(asked.text[0], asked.text[1]);
    }
    pins_heard(p->pins, &m);
    return true;
}
