/* hooks.c - webhooks leave: what is due is signed here, where the secrets are, and given to the door; what came of it
 * is gathered and written together. Never inside a turn, and no turn waits for it. */
#include "mlinzid/engine/hooks.h"

#include <event2/event.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/hook.h"
#include "mlinzid/daemon.h"
#include "mlinzid/door/letter.h"
#include "mlinzid/engine/doorway.h"

#define WAIT_MAX_S 30
#define GATHER_US 20000 /* answers that come so close together are one transaction */
#define FAILS_FEW 3     /* in a row: from then on one request at a time tries whether the partner is back */
#define CONNECTIONS_MOST 16

struct flight {
    int64_t id; /* 0: none */
    bool ended, heard;
};
struct partner {
    struct hook hook;
    struct flight flight[CONNECTIONS_MOST];
    int fails; /* in a row */
};
struct hooks {
    struct daemon *d;
    struct event *timer;
    struct partner partner[HOOKS_MOST];
    int n;
    bool stale; /* who hears is to be read again */
};

static void at(struct hooks *h, int64_t s, int64_t us)
{
    const struct timeval wait = {s, (suseconds_t)us};
    if (h && !h->d->stopping)
        event_add(h->timer, &wait);
}

/* --- who hears --- */

/* Requests that are under way go on; of a hook that is no more they are nobody's. */
static enum err partners_read(struct hooks *h)
{
    static struct hook now[HOOKS_MOST];
    struct partner *old = calloc((size_t)h->n + 1, sizeof *old);
    int n = 0, olds = h->n;
    enum err err = old ? db_hooks(engine_db(h->d->engine), daemon_now(h->d), now, &n) : ERR_FULL;
    if (err == ERR_NONE) {
        memcpy(old, h->partner, sizeof *old * (size_t)olds);
        for (int i = 0; i < n; i++) {
            h->partner[i] = (struct partner){.hook = now[i]};
            for (int j = 0; j < olds; j++)
                if (old[j].hook.key == now[i].key)
                    memcpy(h->partner[i].flight, old[j].flight, sizeof old[j].flight);
            if (!now[i].url[0])
                log_event("alarm", LOG_W("kind", "hook.refused"), LOG_I("key", now[i].key));
        }
        h->n = n;
        h->stale = false;
    }
    explicit_bzero(now, sizeof now);
    if (old)
        explicit_bzero(old, sizeof *old * (size_t)olds);
    free(old);
    return err;
}

/* --- what came of it --- */

static enum err set_aside(struct hooks *h, const struct partner *p, int64_t id)
{
    char about[64];
    struct db *db = engine_db(h->d->engine);
    struct apply a = {.now_s = daemon_now(h->d)};
    snprintf(about, sizeof about, "key=%lld event=%lld", (long long)p->hook.key, (long long)id);
    struct effect audit = {.kind = EFFECT_AUDIT, .word = SPAN("hook.aside"), .text = span_of(about)};
    enum err err = db_apply(db, &a, &audit);
    snprintf(about, sizeof about, "key=%lld", (long long)p->hook.key);
    struct effect alarm = {.kind = EFFECT_ALARM, .word = SPAN("hook.aside"), .text = span_of(about)};
    if (err == ERR_NONE)
        err = db_apply(db, &a, &alarm);
    if (err == ERR_NONE)
        log_event("alarm", LOG_W("kind", "hook.aside"), LOG_I("key", p->hook.key), LOG_I("event", id));
    return err;
}

static enum err settle_partner(struct hooks *h, struct partner *p)
{
    const struct settings *s = &h->d->loaded->settings;
    const struct hook_rule rule = {s->hooks_retry_s, s->hooks_retry_max_s, s->hooks_give_up_s};
    enum err err = ERR_NONE;
    enum hook_end end = HOOK_GONE;
    for (int i = 0; err == ERR_NONE && i < CONNECTIONS_MOST; i++) {
        struct flight *f = &p->flight[i];
        if (!f->id || !f->ended)
            continue;
        err = db_hook_settle(engine_db(h->d->engine), f->id, f->heard, daemon_now(h->d), &rule, &end);
        if (err == ERR_NONE && end == HOOK_ASIDE)
            err = set_aside(h, p, f->id);
    }
    return err;
}

static enum err over(struct hooks *h, const struct partner *p)
{
    char about[40];
    struct apply a = {.now_s = daemon_now(h->d)};
    snprintf(about, sizeof about, "key=%lld", (long long)p->hook.key);
    struct effect audit = {.kind = EFFECT_AUDIT, .word = SPAN("api.hook-over"), .text = span_of(about)};
    enum err err = db_hook_end(engine_db(h->d->engine), p->hook.key);
    h->stale = true;
    return err == ERR_NONE ? db_apply(engine_db(h->d->engine), &a, &audit) : err;
}

static bool to_settle(const struct hooks *h)
{
    for (int i = 0; i < h->n; i++)
        for (int j = 0; j < CONNECTIONS_MOST; j++)
            if (h->partner[i].hook.over || (h->partner[i].flight[j].id && h->partner[i].flight[j].ended))
                return true;
    return false;
}

static enum err settle(struct hooks *h)
{
    struct db *db = engine_db(h->d->engine);
    if (!to_settle(h))
        return ERR_NONE;
    enum err err = db_begin(db);
    for (int i = 0; err == ERR_NONE && i < h->n; i++)
        err = h->partner[i].hook.over ? over(h, &h->partner[i]) : settle_partner(h, &h->partner[i]);
    if (err == ERR_NONE)
        err = db_commit(db);
    if (err != ERR_NONE) {
        db_rollback(db);
        return err;
    }
    for (int i = 0; i < h->n; i++)
        for (int j = 0; j < CONNECTIONS_MOST; j++)
            if (h->partner[i].flight[j].ended)
                h->partner[i].flight[j] = (struct flight){0};
    return ERR_NONE;
}

/* --- leaving --- */

/* "t=<unix>,v1=<hex of HMAC-SHA256 of "t.body" by the secret's characters>" */
static void sign(const struct hook *k, int64_t now_s, const char *body, char out[128])
{
    crypto_auth_hmacsha256_state st;
    unsigned char mac[crypto_auth_hmacsha256_BYTES];
    char hex[sizeof mac * 2 + 1], t[24];
    snprintf(t, sizeof t, "%lld", (long long)now_s);
    crypto_auth_hmacsha256_init(&st, (const unsigned char *)k->secret, strlen(k->secret));
    crypto_auth_hmacsha256_update(&st, (const unsigned char *)t, strlen(t));
    crypto_auth_hmacsha256_update(&st, (const unsigned char *)".", 1);
    crypto_auth_hmacsha256_update(&st, (const unsigned char *)body, strlen(body));
    crypto_auth_hmacsha256_final(&st, mac);
    sodium_bin2hex(hex, sizeof hex, mac, sizeof mac);
    snprintf(out, 128, "t=%s,v1=%s", t, hex);
}

static bool leave(struct hooks *h, const struct partner *p, const struct hook_event *v)
{
    char body[320], signature[128], time[32];
    struct text t;
    struct letter l = {.kind = LETTER_TELL, .id = v->id, .number = {v->tries}, .parts = TELL_PARTS};
    text_init(&t, time, sizeof time);
    time_write(v->at_s, &t);
    (void)text_done(&t);
    snprintf(body, sizeof body,
             "{\"event\":\"case.changed\",\"ref\":\"%s\",\"state\":\"%s\",\"severity\":\"%s\",\"level\":%lld,\"at\":"
             "\"%.*s\",\"id\":\"%lld\"}",
             v->ref, state_word((enum case_state)v->state), severity_word((enum severity)v->severity),
             (long long)v->level, (int)t.n, time, (long long)v->id);
    sign(&p->hook, daemon_machine_now(h->d), body, signature);
    l.part[TELL_URL] = span_of(p->hook.url);
    l.part[TELL_BODY] = span_of(body);
    l.part[TELL_SIGNATURE] = span_of(signature);
    return doorway_tell(h->d->doorway, &l);
}

static struct flight *flight_of(struct partner *p, int64_t id)
{
    for (int i = 0; i < CONNECTIONS_MOST; i++)
        if (p->flight[i].id == id)
            return &p->flight[i];
    return NULL;
}

/* False: the door takes no more just now. */
static bool partner_leave(struct hooks *h, struct partner *p, enum err *err)
{
    struct hook_event due[CONNECTIONS_MOST * 2];
    int n = 0, busy = 0;
    int most = p->fails >= FAILS_FEW ? 1 : (int)h->d->loaded->settings.hooks_connections;
    for (int i = 0; i < CONNECTIONS_MOST; i++)
        busy += p->flight[i].id != 0;
    if (busy >= most || p->hook.over || !p->hook.url[0])
        return true;
    *err = db_hook_due(engine_db(h->d->engine), p->hook.key, daemon_now(h->d), due, most + busy, &n);
    for (int i = 0; *err == ERR_NONE && i < n && busy < most; i++) {
        struct flight *f = flight_of(p, due[i].id) ? NULL : flight_of(p, 0);
        if (!f)
            continue;
        if (!leave(h, p, &due[i]))
            return false;
        *f = (struct flight){.id = due[i].id};
        busy++;
    }
    return true;
}

static int64_t next_s(struct hooks *h)
{
    int64_t next = INT64_MAX, now_s = daemon_now(h->d), due_s;
    for (int i = 0; i < h->n; i++)
        if (db_hook_next(engine_db(h->d->engine), h->partner[i].hook.key, now_s, &due_s) == ERR_NONE && due_s < next)
            next = due_s;
    int64_t wait_s = next == INT64_MAX ? WAIT_MAX_S : next - now_s;
    return wait_s < 1 ? 1 : wait_s < WAIT_MAX_S ? wait_s : WAIT_MAX_S;
}

static void on_timer(evutil_socket_t fd, short what, void *ctx)
{
    struct hooks *h = ctx;
    (void)fd;
    (void)what;
    enum err err = settle(h);
    if (err == ERR_NONE && h->stale)
        err = partners_read(h);
    bool room = true;
    for (int i = 0; err == ERR_NONE && room && i < h->n; i++)
        room = partner_leave(h, &h->partner[i], &err);
    if (err == ERR_DISK)
        daemon_broken(h->d);
    else if (err != ERR_NONE || !room)
        at(h, 1, 0);
    else if (h->n)
        at(h, next_s(h), 0);
}

void hooks_told(struct hooks *h, int64_t id, int64_t status)
{
    for (int i = 0; id && i < h->n; i++) {
        struct partner *p = &h->partner[i];
        struct flight *f = flight_of(p, id);
        if (!f || f->ended)
            continue;
        f->ended = true;
        f->heard = status >= 200 && status <= 299;
        p->fails = f->heard ? 0 : p->fails + 1;
        at(h, 0, GATHER_US);
    }
}

/* --- its life --- */

void hooks_wake(struct hooks *h)
{
    at(h, 0, 0);
}

void hooks_changed(struct hooks *h)
{
    h->stale = true;
    hooks_wake(h);
}

void hooks_door(struct hooks *h)
{
    for (int i = 0; h && i < h->n; i++)
        for (int j = 0; j < CONNECTIONS_MOST; j++)
            if (!h->partner[i].flight[j].ended)
                h->partner[i].flight[j] = (struct flight){0};
    hooks_wake(h);
}

struct hooks *hooks_open(struct daemon *d)
{
    struct hooks *h = calloc(1, sizeof *h);
    if (!h)
        return NULL;
    *h = (struct hooks){.d = d, .stale = true};
    h->timer = evtimer_new(d->base, on_timer, h);
    if (!h->timer) {
        free(h);
        return NULL;
    }
    hooks_wake(h);
    return h;
}

void hooks_close(struct hooks *h)
{
    if (!h)
        return;
    event_free(h->timer);
    explicit_bzero(h->partner, sizeof h->partner);
    free(h);
}
