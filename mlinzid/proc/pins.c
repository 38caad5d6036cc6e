/* pins.c - one slot for each PIN or password that is with the keeper.
 *
 * A try is counted and committed before it is evaluated, so that no crash and no killed keeper gives a free guess. Who
 * is unknown, has no PIN or is locked is evaluated against nothing at the same cost, writes the same audit rows, and
 * hears the same words. Nothing of this touches reporting: a locked person reports as ever. */
#include "mlinzid/proc/pins.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "config/settings.h"
#include "core/password.h"
#include "core/pin.h"
#include "db/session.h"
#include "mlinzid/proc/totp.h"

#define SLOTS_MAX 64

struct slot {
    int64_t ticket; /* 0 free */
    bool set;       /* else a try */
    enum pin_kind kind;
    bool signs_in; /* a code is asked for where one is needed */
    char code[8];
    int64_t person; /* of a try: 0 when nothing is to be counted */
    int64_t set_s;  /* of the one tried */
    struct msisdn phone;
    char user[48];
};
struct pins {
    struct pins_host host;
    int64_t tickets;
    struct slot slot[SLOTS_MAX];
};

struct pins *pins_open(const struct pins_host *host)
{
    struct pins *p = calloc(1, sizeof *p);
    if (p)
        p->host = *host;
    return p;
}

void pins_close(struct pins *p)
{
    free(p);
}

/* --- slots --- */

/* NULL: there are enough, or nobody to evaluate. */
static struct slot *slot_free(struct pins *p)
{
    if (!p->host.awake(p->host.ctx))
        return NULL;
    for (int i = 0; i < SLOTS_MAX && i < p->host.settings(p->host.ctx)->pin_waiting_max; i++)
        if (!p->slot[i].ticket)
            return &p->slot[i];
    return NULL;
}

static struct slot slot_make(struct pins *p, const struct pin_ask *ask)
{
    struct slot s = {.ticket = ++p->tickets, .kind = ask->kind, .phone = ask->phone, .signs_in = ask->code != NULL};
    snprintf(s.user, sizeof s.user, "%s", ask->user);
    snprintf(s.code, sizeof s.code, "%s", ask->code ? ask->code : "");
    return s;
}

static void slot_end(struct pins *p, struct slot *s, enum pin_answer answer)
{
    int64_t ticket = s->ticket, person = s->person;
    explicit_bzero(s, sizeof *s);
    p->host.done(p->host.ctx, ticket, answer, person);
}

static struct slot *slot_of(struct pins *p, int64_t ticket)
{
    for (int i = 0; ticket && i < SLOTS_MAX; i++)
        if (p->slot[i].ticket == ticket)
            return &p->slot[i];
    return NULL;
}

static bool keeper_ask(struct pins *p, enum proc_kind kind, int64_t ticket, struct span pin, struct span hash)
{
    const struct settings *s = p->host.settings(p->host.ctx);
    struct proc_message m = {
        .kind = kind, .id = ticket, .number = {s->pin_passes, s->pin_memory_kib}, .text = {pin, hash}};
    return p->host.ask(p->host.ctx, &m);
}

/* --- the store --- */

enum pin_act { ACT_TRY, ACT_RIGHT, ACT_WRONG, ACT_LOCKED, ACT_SET };

static enum err audit(struct pins *p, const struct slot *s, enum pin_act which)
{
    static const char *const acts[][5] = {
        [PIN_SIX] = {"pin.try", "pin.right", "pin.wrong", "pin.locked", "pin.set"},
        [PIN_PASSWORD] = {"password.try", "password.right", "password.wrong", "password.locked", "password.set"}};
    const char *act = acts[s->kind][which];
    char detail[120];
    snprintf(detail, sizeof detail, "user=%s phone=%s", s->user, s->phone.s);
    struct apply a = {.now_s = p->host.now(p->host.ctx)};
    struct effect fx = {.kind = EFFECT_AUDIT, .word = span_of(act), .text = span_of(detail)};
    return db_apply(p->host.db, &a, &fx);
}

static enum err end(struct pins *p, enum err err)
{
    struct db *db = p->host.db;
    if (err == ERR_NONE)
        err = db_commit(db);
    if (err == ERR_NONE)
        return ERR_NONE;
    db_rollback(db);
    if (err == ERR_DISK)
        p->host.broken(p->host.ctx);
    return err;
}

/* The person of a phone, and what they have. ERR_NOT_FOUND: no such person, or none. */
static enum err pin_of(struct pins *p, const struct slot *s, int64_t *person, struct pin_row *row)
{
    struct db *db = p->host.db;
    enum err err = db_person_by_phone(db, &s->phone, person);
    return err == ERR_NONE ? db_pin_get(db, s->kind, *person, row) : err;
}

/* --- trying --- */

static enum err count(struct pins *p, struct slot *s, struct pin_row *row)
{
    int64_t person = 0;
    struct db *db = p->host.db;
    enum err err = pin_of(p, s, &person, row);
    if (err == ERR_NOT_FOUND ||
        (err == ERR_NONE && !pin_may_try(row->tries, row->locked, p->host.settings(p->host.ctx)->pin_tries))) {
        explicit_bzero(row, sizeof *row); /* evaluated against nothing */
        return ERR_NONE;
    }
    if (err != ERR_NONE)
        return err;
    s->person = person;
    s->set_s = row->set_s;
    return db_pin_tries(db, s->kind, person, row->tries + 1, false);
}

enum err pins_try(struct pins *p, const struct pin_ask *ask, int64_t *ticket)
{
    struct pin_row row = {0};
    struct slot *at = slot_free(p), s = slot_make(p, ask);
    if (!at)
        return ERR_BUSY;
    enum err err = db_begin(p->host.db);
    if (err != ERR_NONE)
        return err;
    err = count(p, &s, &row);
    if (err == ERR_NONE)
        err = audit(p, &s, ACT_TRY);
    err = end(p, err);
    if (err == ERR_NONE && !keeper_ask(p, PROC_PIN_CHECK, s.ticket, ask->typed, span_of(row.hash)))
        err = ERR_BUSY;
    explicit_bzero(&row, sizeof row);
    if (err != ERR_NONE)
        return err;
    *at = s;
    *ticket = s.ticket;
    return ERR_NONE;
}

/* Whether the person of a right password may sign in with that code: holds a post today; the code where one is set up,
 * and never without one where the posts ask for it. A step is used by being right. */
static enum err second(struct pins *p, const struct slot *s, bool *right)
{
    struct db *db = p->host.db;
    struct totp_row totp;
    struct post post[16];
    int n = 0;
    enum err err = db_session_posts(db, s->person, day_of(p->host.now(p->host.ctx)), post, (int)countof(post), &n);
    if (err != ERR_NONE || n == 0) {
        *right = false;
        return err;
    }
    err = db_totp_get(db, s->person, &totp);
    if (err == ERR_NOT_FOUND) {
        *right = !password_needs_code(post, n);
        return ERR_NONE;
    }
    if (err != ERR_NONE)
        return err;
    int64_t step = totp_step(totp.secret, span_of(s->code), p->host.machine_now(p->host.ctx), totp.step);
    explicit_bzero(&totp, sizeof totp);
    *right = step != 0;
    return step ? db_totp_used(db, s->person, step) : ERR_NONE;
}

/* What a wrong or right one does to the row as it is now. */
static enum err judge(struct pins *p, const struct slot *s, bool *right, enum pin_act *act)
{
    struct pin_row row = {0};
    struct db *db = p->host.db;
    enum err err = s->person ? db_pin_get(db, s->kind, s->person, &row) : ERR_NOT_FOUND;
    explicit_bzero(row.hash, sizeof row.hash);
    /* Locked by another try meanwhile, or a new one was set: this one was about what is no more. */
    if (err == ERR_NOT_FOUND || (err == ERR_NONE && (row.locked || row.set_s != s->set_s))) {
        *right = false;
        return ERR_NONE;
    }
    if (err == ERR_NONE && *right && s->signs_in)
        err = second(p, s, right);
    if (err != ERR_NONE)
        return err;
    if (*right) {
        *act = ACT_RIGHT;
        return db_pin_tries(db, s->kind, s->person, 0, false);
    }
    if (!pin_locks(row.tries, p->host.settings(p->host.ctx)->pin_tries))
        return ERR_NONE;
    *act = ACT_LOCKED;
    return db_pin_tries(db, s->kind, s->person, row.tries, true);
}

static void tried(struct pins *p, struct slot *s, bool right)
{
    enum pin_act act = ACT_WRONG;
    enum err err = db_begin(p->host.db);
    if (err == ERR_NONE) {
        err = judge(p, s, &right, &act);
        if (err == ERR_NONE)
            err = audit(p, s, act);
        err = end(p, err);
    }
    if (err == ERR_NONE && act == ACT_LOCKED)
        log_event(s->kind == PIN_SIX ? "pin.locked" : "password.locked", LOG_I("person", s->person));
    slot_end(p, s, err != ERR_NONE ? PIN_LATER : right ? PIN_RIGHT : PIN_WRONG);
}

/* --- setting --- */

enum err pins_set(struct pins *p, const struct pin_ask *ask, int64_t *ticket)
{
    struct slot *at = slot_free(p), s = slot_make(p, ask);
    enum err err = db_person_by_phone(p->host.db, &ask->phone, &s.person);
    if (err != ERR_NONE)
        return err;
    s.set = true;
    if (!at || !keeper_ask(p, PROC_PIN_HASH, s.ticket, ask->typed, (struct span){NULL, 0}))
        return ERR_BUSY;
    *at = s;
    *ticket = s.ticket;
    return ERR_NONE;
}

static void hashed(struct pins *p, struct slot *s, struct span hash)
{
    struct db *db = p->host.db;
    enum err err = hash.n ? db_begin(db) : ERR_BUSY;
    if (err == ERR_NONE) {
        err = db_pin_put(db, s->kind, s->person, hash, p->host.now(p->host.ctx));
        if (err == ERR_NONE && s->kind == PIN_PASSWORD)
            err = db_session_end_all(db, s->person);
        if (err == ERR_NONE)
            err = audit(p, s, ACT_SET);
        err = end(p, err);
    }
    slot_end(p, s, err == ERR_NONE ? PIN_STORED : PIN_LATER);
}

/* --- the keeper --- */

void pins_heard(struct pins *p, const struct proc_message *m)
{
    struct slot *s = slot_of(p, m->id);
    if (!s)
        return;
    if (m->kind == PROC_PIN_HASHED && s->set)
        hashed(p, s, m->text[0]);
    else if (m->kind == PROC_PIN_CHECKED && !s->set)
        tried(p, s, m->number[PROC_RESULT] == 1);
}

void pins_gone(struct pins *p)
{
    for (int i = 0; i < SLOTS_MAX; i++)
        if (p->slot[i].ticket)
            slot_end(p, &p->slot[i], PIN_LATER);
}
