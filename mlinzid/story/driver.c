/* driver.c - clock, carrier and store for whoever plays the world. Everything goes through the engine's own turn. */
#include "mlinzid/story/driver_pin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct driver {
    struct driver_settings s;
    struct engine *engine;
    struct loop_carrier *loop;
    int64_t now_s, messages;
    struct driver_clock *clock, own_clock;
    struct driver_pins *pins;
    bool up;
    struct kept_sms { /* came during an outage */
        char *carrier, *from, *text;
        size_t text_n;
    } * kept;
    int kepts;
    char refused[32]; /* why the last act was */
    char store[512], keys[512];
};

static void on_mo(void *ctx, const struct carrier_mo *mo)
{
    struct driver *d = ctx;
    (void)engine_take_mo(d->engine, mo);
}

static void on_receipt(void *ctx, int64_t id, enum receipt r, struct span msgid)
{
    struct driver *d = ctx;
    (void)engine_take_receipt(d->engine, id, r, msgid);
}

static void on_link(void *ctx, bool up)
{
    (void)ctx;
    (void)up;
}

static void on_said(void *ctx, const struct said *s)
{
    struct driver *d = ctx;
    if (d->s.said)
        d->s.said(d->s.ctx, s, d->now_s);
}

static void on_op_done(void *ctx, const struct event *op, const char *refused)
{
    struct driver *d = ctx;
    (void)op;
    snprintf(d->refused, sizeof d->refused, "%s", refused ? refused : "");
}

static enum err on_pin(void *ctx, const struct msisdn *phone, struct span pin, bool set, int64_t *ticket)
{
    struct driver *d = ctx;
    return driver_pin_ask(d->pins, phone, pin, set, ticket);
}

static int64_t machine_s(const struct driver *d)
{
    return d->clock->stands_s ? d->clock->stands_s : d->now_s + d->clock->wrong_s;
}

static void clock_start(struct driver *d)
{
    struct clock_guard *g = &d->clock->guard;
    bool went_on = g->now_s != 0; /* the engine alone was killed */
    g->jump_s = d->s.loaded->settings.clock_jump_s;
    g->hold_s = d->s.loaded->settings.clock_hold_s;
    if (went_on)
        (void)clock_guard_resume(g, machine_s(d), d->now_s);
    else
        (void)clock_guard_start(g, machine_s(d), d->now_s, 0);
}

int64_t driver_service_now(struct driver *d)
{
    (void)clock_guard_see(&d->clock->guard, machine_s(d), d->now_s);
    engine_clock_apart(d->engine, d->clock->guard.apart_s);
    return d->clock->guard.now_s;
}

/* When something is due by itself, in true time. */
static int64_t next_s(struct driver *d)
{
    int64_t now_s = driver_service_now(d), next = engine_next(d->engine), believe = clock_guard_next(&d->clock->guard);
    next = believe < next ? believe : next;
    return next == INT64_MAX ? next : next - now_s + d->now_s;
}

enum err driver_clock_wrong(struct driver *d, int64_t wrong_s, bool stands)
{
    d->clock->wrong_s = wrong_s;
    d->clock->stands_s = stands ? d->now_s + wrong_s : 0;
    return driver_settle(d);
}

enum err driver_clock_believe(struct driver *d)
{
    clock_guard_believe(&d->clock->guard, machine_s(d), d->now_s);
    enum err err = engine_clock_set(d->engine, driver_service_now(d));
    return err == ERR_NONE ? driver_settle(d) : err;
}

enum err driver_open(const struct driver_settings *s, struct driver **out, char *why, size_t cap)
{
    struct driver *d = calloc(1, sizeof *d);
    *out = d;
    if (!d)
        return ERR_FULL;
    d->s = *s;
    d->now_s = s->now_s;
    d->clock = s->clock ? s->clock : &d->own_clock;
    d->up = true;
    (void)mkdir(s->directory, 0700);
    snprintf(d->store, sizeof d->store, "%s/mlinzi.db", s->directory);
    snprintf(d->keys, sizeof d->keys, "%s/keys", s->directory);
    struct engine_settings es = {.store_path = d->store,
                                 .keys_dir = d->keys,
                                 .loaded = s->loaded,
                                 .seed = s->seed,
                                 .watch_ctx = d,
                                 .said = on_said,
                                 .op_done = on_op_done,
                                 .pin_ask = on_pin};
    struct carrier_events on = {d, on_mo, on_receipt, on_link, NULL};
    clock_start(d);
    enum err err = engine_open(&es, d->clock->guard.now_s, &d->engine, why, cap);
    d->pins = err == ERR_NONE ? driver_pins_open(d, &s->loaded->settings) : NULL;
    d->loop = d->pins ? loop_open("loop", 4096, s->receipts, &on) : NULL;
    if (!d->loop) {
        driver_pins_close(d->pins);
        engine_close(d->engine);
        free(d);
        *out = NULL;
        return err == ERR_NONE ? ERR_FULL : err;
    }
    engine_carrier(d->engine, loop_carrier(d->loop));
    return driver_settle(d);
}

static void kept_free(struct kept_sms *k)
{
    free(k->carrier);
    free(k->from);
    free(k->text);
}

void driver_close(struct driver *d)
{
    if (!d)
        return;
    driver_pins_close(d->pins);
    engine_close(d->engine);
    struct carrier *c = loop_carrier(d->loop);
    c->close(c->self);
    for (int i = 0; i < d->kepts; i++)
        kept_free(&d->kept[i]);
    free(d->kept);
    free(d);
}

struct engine *driver_engine(struct driver *d)
{
    return d->engine;
}

int64_t driver_now(const struct driver *d)
{
    return d->now_s;
}

static void take_all(struct driver *d)
{
    while (loop_take(d->loop)) {
    }
}

enum err driver_settle(struct driver *d)
{
    bool more = true;
    enum err err = ERR_NONE;
    for (int i = 0; err == ERR_NONE && (more || next_s(d) <= d->now_s); i++) {
        err = engine_turn(d->engine, driver_service_now(d), &more);
        take_all(d);
        more = driver_pins_run(d->pins) || more;
        if (i > 100000)
            return ERR_RANGE; /* work that never ends would be a fault of ours */
    }
    return err;
}

static bool keep(struct driver *d, const char *carrier, struct span from, struct span text)
{
    struct kept_sms *grown = realloc(d->kept, sizeof *grown * (size_t)(d->kepts + 1));
    if (!grown)
        return false;
    d->kept = grown;
    struct kept_sms *k = &grown[d->kepts];
    *k = (struct kept_sms){strdup(carrier), strndup(from.p, from.n), malloc(text.n + 1), text.n};
    if (!k->carrier || !k->from || !k->text)
        return false;
    memcpy(k->text, text.p ? text.p : "", text.n);
    d->kepts++;
    return true;
}

static enum err deliver(struct driver *d, const char *carrier, struct span from, struct span text)
{
    char id[64];
    snprintf(id, sizeof id, "%d-%lld", (int)getpid(), (long long)++d->messages); /* unique also after a crash */
    struct carrier_mo mo = {
        .carrier = span_of(carrier), .msgid = span_of(id), .sender = from, .text = text, .time_s = d->now_s};
    if (!engine_take_mo(d->engine, &mo))
        return ERR_FULL;
    return driver_settle(d);
}

enum err driver_sms(struct driver *d, const char *carrier, struct span from, struct span text)
{
    if (!d->up)
        return keep(d, carrier, from, text) ? ERR_NONE : ERR_FULL;
    return deliver(d, carrier, from, text);
}

struct driver_screen {
    struct ussd_shown *shown;
    bool came;
};

static void on_shown(void *ctx, const struct ussd_shown *s)
{
    struct driver_screen *screen = ctx;
    screen->came = true;
    *screen->shown = *s;
    screen->shown->args.p = screen->shown->args_space;
    screen->shown->text.p = screen->shown->text_space;
}

#define DRIVER_LINK SPAN("ussd")

enum err driver_ussd(struct driver *d, const char *session, const struct msisdn *phone, struct span typed,
                     struct ussd_shown *shown)
{
    struct driver_screen screen = {.shown = shown};
    struct ussd_hop hop = {.link = DRIVER_LINK, .session = span_of(session), .phone = *phone, .typed = typed};
    enum err err = engine_ussd_hop(d->engine, &hop, driver_service_now(d), &screen, on_shown);
    if (err == ERR_NONE)
        err = driver_settle(d);
    return err == ERR_NONE && !screen.came ? ERR_BUSY : err;
}

enum err driver_ussd_drop(struct driver *d, const char *session, const struct msisdn *phone)
{
    engine_ussd_drop(d->engine, DRIVER_LINK, span_of(session), phone, driver_service_now(d));
    return driver_settle(d);
}

enum err driver_receipt(struct driver *d, int64_t outbox_id, enum receipt r)
{
    return engine_take_receipt(d->engine, outbox_id, r, (struct span){NULL, 0}) ? driver_settle(d) : ERR_FULL;
}

enum err driver_op(struct driver *d, struct event *op, char *refused, size_t cap)
{
    struct db *db = engine_db(d->engine);
    int64_t id;
    enum err err = db_begin(db);
    if (err == ERR_NONE)
        err = db_lease(db, "op", 1, &id);
    if (err == ERR_NONE)
        err = db_commit(db);
    else
        db_rollback(db);
    if (err != ERR_NONE)
        return err;
    op->kind = EVENT_OP;
    snprintf(op->cause, sizeof op->cause, "op:%lld", (long long)id);
    err = engine_take_op(d->engine, op) ? driver_settle(d) : ERR_FULL;
    snprintf(refused, cap, "%s", d->refused);
    return err;
}

enum err driver_until(struct driver *d, int64_t then_s, void (*moved)(void *ctx))
{
    enum err err = driver_settle(d);
    while (err == ERR_NONE && d->now_s < then_s) {
        int64_t next = next_s(d);
        d->now_s = next > d->now_s && next < then_s ? next : then_s;
        if (moved)
            moved(d->s.ctx);
        err = driver_settle(d);
    }
    return err;
}

enum err driver_carrier(struct driver *d, bool up)
{
    d->up = up;
    if (!up) {
        loop_set_up(d->loop, false);
        return ERR_NONE;
    }
    enum err err = ERR_NONE;
    /* What came meanwhile is decided first, so that what waited goes out from the newest state. */
    for (int i = 0; i < d->kepts; i++) {
        struct kept_sms *k = &d->kept[i];
        if (err == ERR_NONE)
            err = deliver(d, k->carrier, span_of(k->from), (struct span){k->text, k->text_n});
        kept_free(k);
    }
    d->kepts = 0;
    loop_set_up(d->loop, true);
    return err;
}

enum err driver_person(struct driver *d, const struct person_row *p)
{
    struct db *db = engine_db(d->engine);
    struct post post = {.role = p->role};
    int64_t id, party;
    span_str(span_of(p->at), post.at, sizeof post.at);
    bool level1 = role_level(p->role) == 1 || p->role == ROLE_HELPLINE;
    bool vacant = level1 && engine_post_vacant(d->engine, &post);
    enum err err = db_begin(db);
    if (err == ERR_NONE)
        err = db_lease(db, "row", 1, &id);
    if (err == ERR_NONE)
        err = db_person_put(db, p, driver_service_now(d), id, &party);
    if (err == ERR_NONE)
        err = db_commit(db);
    else
        db_rollback(db);
    engine_people_changed(d->engine);
    if (err == ERR_NONE && level1 && !engine_take_appointed(d->engine, &post, vacant))
        err = ERR_FULL;
    return err == ERR_NONE ? driver_settle(d) : err;
}
