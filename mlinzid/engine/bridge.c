/* bridge.c - cases go to CPIMS: what is due is made into its form here, where the keys are, and given to the door; what
 * came of it is gathered and written together. What CPIMS has it is asked about, now and then. */
#include "mlinzid/engine/bridge.h"

#include <event2/event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/child.h"
#include "db/sheet.h"
#include "gateway/cpims.h"
#include "mlinzid/daemon.h"
#include "mlinzid/door/letter.h"
#include "mlinzid/engine/bridge_body.h"
#include "mlinzid/engine/bridge_heard.h"
#include "mlinzid/engine/doorway.h"

#define WAIT_MAX_S 30
#define GATHER_US 20000 /* answers that come so close together are one transaction */
#define FAILS_FEW 3     /* in a row: from then on one request at a time tries whether CPIMS is back */
#define FLIGHTS 4
#define MEMORY_BYTES ((size_t)256 * 1024)

struct flight {
    int64_t case_id; /* 0: none */
    bool asked;      /* what became of it; else it is told */
    bool ended;
    int64_t status;
    enum cpims_end end;
    char why[BRIDGE_WHY_CAP], serial[BRIDGE_SERIAL_CAP], said[8], comment[CPIMS_COMMENT_CAP];
};
struct bridge {
    struct daemon *d;
    struct event *timer;
    struct flight flight[FLIGHTS];
    int fails;           /* in a row */
    int64_t told, heard; /* acts that tell an officer: given to the engine up to this one, and done */
    unsigned char *memory;
};

enum bridge_when bridge_when_of(const struct settings *s)
{
    if (!*s->bridge_url)
        return BRIDGE_OFF;
    return strcmp(s->bridge_when, "opened") == 0 ? BRIDGE_OPENED : BRIDGE_VERIFIED;
}

static void at(struct bridge *b, int64_t s, int64_t us)
{
    const struct timeval wait = {s, (suseconds_t)us};
    if (b && !b->d->stopping && bridge_when_of(&b->d->loaded->settings) != BRIDGE_OFF)
        event_add(b->timer, &wait);
}

static struct db *store(struct bridge *b)
{
    return engine_db(b->d->engine);
}

/* --- what came of it --- */

static int64_t wait_of(const struct settings *s, int64_t tries)
{
    int64_t wait_s = s->bridge_retry_s;
    for (int64_t i = 1; i < tries && wait_s < s->bridge_retry_max_s; i++)
        wait_s *= 2;
    return wait_s < s->bridge_retry_max_s ? wait_s : s->bridge_retry_max_s;
}

/* Nobody took it: a case that CPIMS has something against after a few tries, one that it is away for after long. */
static bool given_up(const struct settings *s, const struct bridge_row *row, const struct flight *f, int64_t now_s)
{
    return (f->end == CPIMS_REFUSED && row->tries >= s->bridge_tries) || now_s - row->made_s >= s->bridge_give_up_s;
}

/* The longer CPIMS has had it the more seldom it is asked. */
static int64_t ask_next(const struct settings *s, const struct bridge_row *row, int64_t now_s)
{
    int64_t had_s = now_s - row->acked_s;
    int64_t wait_s = had_s < s->bridge_ask_max_s ? had_s : s->bridge_ask_max_s;
    return had_s >= s->bridge_ask_for_s ? 0 : now_s + (wait_s > s->bridge_ask_s ? wait_s : s->bridge_ask_s);
}

static enum err taken(struct bridge *b, struct bridge_row *row, const struct flight *f)
{
    char about[120];
    bool known = row->acked_s != 0; /* a person had it sent again */
    row->state = BRIDGE_ACKNOWLEDGED;
    row->acked_s = daemon_now(b->d);
    row->ask_s = ask_next(&b->d->loaded->settings, row, row->acked_s);
    row->asks = 0;
    row->why[0] = '\0';
    if (*f->serial)
        memcpy(row->serial, f->serial, sizeof row->serial);
    snprintf(about, sizeof about, "case=%s tries=%lld", row->ref, (long long)row->tries);
    enum err err = bridge_note(b->d, EFFECT_AUDIT, row->case_id, "bridge.taken", about);
    return err == ERR_NONE && !known ? bridge_note(b->d, EFFECT_NOTE, row->case_id, "case.bridge", row->serial) : err;
}

static enum err quarantined(struct bridge *b, struct bridge_row *row)
{
    char about[120];
    row->state = BRIDGE_QUARANTINED;
    snprintf(about, sizeof about, "case=%s why=%s status=%lld", row->ref, row->why, (long long)row->status);
    enum err err = bridge_note(b->d, EFFECT_AUDIT, row->case_id, "bridge.quarantined", about);
    if (err == ERR_NONE)
        err = bridge_note(b->d, EFFECT_ALARM, 0, "bridge.quarantined", row->ref);
    if (err == ERR_NONE)
        log_event("alarm", LOG_W("kind", "bridge.quarantined"), LOG_W("case", row->ref), LOG_W("why", row->why));
    return err;
}

/* CPIMS has it, and was asked. What makes no sense is nothing that happened; after a few times a person looks. */
static enum err became(struct bridge *b, struct bridge_row *row, const struct flight *f)
{
    const struct settings *s = &b->d->loaded->settings;
    const struct cpims_news news = {f->said, f->serial, f->comment};
    row->status = f->status;
    memcpy(row->why, f->why, sizeof row->why);
    row->ask_s = ask_next(s, row, daemon_now(b->d));
    row->asks = f->end == CPIMS_REFUSED ? row->asks + 1 : f->end == CPIMS_TAKEN ? 0 : row->asks;
    if (f->end == CPIMS_TAKEN)
        return bridge_heard(b->d, row, &news, "asked");
    if (row->asks < s->bridge_tries)
        return ERR_NONE;
    row->ask_s = 0;
    return quarantined(b, row);
}

static enum err settle_one(struct bridge *b, const struct flight *f)
{
    const struct settings *s = &b->d->loaded->settings;
    int64_t now_s = daemon_now(b->d);
    struct bridge_row row;
    enum err err = db_bridge_get(store(b), f->case_id, &row);
    /* erased, or somebody decided otherwise meanwhile */
    if (err != ERR_NONE || row.state != (f->asked ? BRIDGE_ACKNOWLEDGED : BRIDGE_WAITING))
        return err == ERR_NOT_FOUND ? ERR_NONE : err;
    if (f->asked) {
        err = became(b, &row, f);
        return err == ERR_NONE ? db_bridge_mark(store(b), &row) : err;
    }
    row.tries++;
    row.status = f->status;
    memcpy(row.why, f->why, sizeof row.why);
    row.due_s = now_s + wait_of(s, row.tries);
    if (f->end == CPIMS_TAKEN)
        err = taken(b, &row, f);
    else if (given_up(s, &row, f, now_s))
        err = quarantined(b, &row);
    return err == ERR_NONE ? db_bridge_mark(store(b), &row) : err;
}

static enum err settle(struct bridge *b)
{
    bool any = b->heard != 0;
    for (int i = 0; i < FLIGHTS; i++)
        any = any || b->flight[i].ended;
    if (!any)
        return ERR_NONE;
    enum err err = db_begin(store(b));
    if (err == ERR_NONE && b->heard)
        err = db_bridge_told(store(b), b->heard);
    for (int i = 0; err == ERR_NONE && i < FLIGHTS; i++)
        if (b->flight[i].ended)
            err = settle_one(b, &b->flight[i]);
    if (err == ERR_NONE)
        err = db_commit(store(b));
    if (err != ERR_NONE) {
        db_rollback(store(b));
        return err;
    }
    b->heard = 0;
    for (int i = 0; i < FLIGHTS; i++)
        if (b->flight[i].ended)
            b->flight[i] = (struct flight){0};
    return ERR_NONE;
}

/* --- leaving --- */

struct leaving {
    struct case_facts facts;
    struct child child;
    struct sheet_row row;
    struct answers answers;
    struct bridge_case body;
};

static enum err sheet_read(struct bridge *b, struct leaving *l, struct arena *arena)
{
    const struct answers none = {arena_array(arena, struct answer, ANSWERS_MAX), 0, ANSWERS_MAX};
    l->answers = none;
    l->body.answers = &l->answers;
    enum err err = none.list ? db_sheet_of(store(b), ABOUT_CASE, l->body.file->id, "crs", &l->row) : ERR_FULL;
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? ERR_NONE : err;
    l->body.sheet = sheet_version(&b->d->loaded->sheets, span_of("crs"), l->row.definition);
    return l->body.sheet ? db_sheet_answers(store(b), l->body.sheet, &l->row, l->row.version, &l->answers, arena)
                         : ERR_NONE;
}

static enum err child_read(struct bridge *b, struct leaving *l)
{
    int64_t id = 0;
    int n = 0;
    l->body.child_names = l->facts.file.child_name;
    enum err err = db_case_children(store(b), l->facts.file.id, &id, 1, &n);
    if (err == ERR_NONE && n == 1)
        err = db_child(store(b), id, &l->child);
    if (err == ERR_NONE && n == 1 && l->child.names[0])
        l->body.child_names = l->child.names;
    return err;
}

/* All that is told of the case, read now: what an officer wrote meanwhile goes with it. */
static enum err gather(struct bridge *b, const struct bridge_row *row, struct leaving *l, struct arena *arena)
{
    enum err err = db_case(store(b), row->case_id, &l->facts);
    l->body = (struct bridge_case){.name = row->name,
                                   .unit = b->d->loaded->settings.bridge_unit,
                                   .file = &l->facts.file,
                                   .areas = &b->d->loaded->areas};
    if (err == ERR_NONE)
        err = db_bridge_words(store(b), row->case_id, arena, &l->body.words);
    if (err == ERR_NONE)
        err = sheet_read(b, l, arena);
    return err == ERR_NONE ? child_read(b, l) : err;
}

/* That the details of a case leave the house is written down before they do; one that was discarded or put together
 * with another meanwhile is told no more. *goes: it is to leave. */
static enum err allow(struct bridge *b, struct bridge_row *row, const struct case_file *f, bool *goes)
{
    char about[80];
    const char *why = f->state == CASE_DISCARDED ? "discarded" : f->merged_into ? "merged" : NULL;
    *goes = !why;
    if (!why && row->tries)
        return ERR_NONE;
    snprintf(about, sizeof about, "case=%s%s%s", row->ref, why ? " why=" : "", why ? why : "");
    enum err err = db_begin(store(b));
    if (err == ERR_NONE)
        err = bridge_note(b->d, EFFECT_AUDIT, row->case_id, why ? "bridge.skipped" : "bridge.sending", about);
    if (err == ERR_NONE && why) {
        row->state = BRIDGE_SKIPPED;
        snprintf(row->why, sizeof row->why, "%s", why);
        err = db_bridge_mark(store(b), row);
    }
    if (err == ERR_NONE)
        err = db_commit(store(b));
    if (err != ERR_NONE)
        db_rollback(store(b));
    return err;
}

/* *left false: it does not go, or not now. False: the door takes no more just now. */
static bool leave(struct bridge *b, struct bridge_row *row, bool *left, enum err *err)
{
    struct leaving l = {0};
    struct arena arena;
    arena_init(&arena, b->memory, MEMORY_BYTES);
    *left = false;
    *err = gather(b, row, &l, &arena);
    if (*err == ERR_NONE)
        *err = allow(b, row, &l.facts.file, left);
    json_t *o = *err == ERR_NONE && *left ? bridge_body(&l.body) : NULL;
    char *text = o ? json_dumps(o, JSON_COMPACT) : NULL;
    json_decref(o);
    bool took = !*left;
    if (text) {
        struct letter out = {.kind = LETTER_BRIDGE, .id = row->case_id, .parts = BRIDGE_PARTS};
        out.part[BRIDGE_NAME] = span_of(row->name);
        out.part[BRIDGE_BODY] = span_of(text);
        took = doorway_tell(b->d->doorway, &out);
        explicit_bzero(text, strlen(text));
    }
    free(text);
    explicit_bzero(&l, sizeof l);
    explicit_bzero(b->memory, MEMORY_BYTES);
    *left = *left && took;
    return took;
}

static struct flight *flight_of(struct bridge *b, int64_t case_id)
{
    for (int i = 0; i < FLIGHTS; i++)
        if (b->flight[i].case_id == case_id)
            return &b->flight[i];
    return NULL;
}

static bool leave_due(struct bridge *b, enum err *err)
{
    struct bridge_row due[FLIGHTS * 2];
    int n = 0, busy = 0, most = b->fails >= FAILS_FEW ? 1 : FLIGHTS;
    for (int i = 0; i < FLIGHTS; i++)
        busy += b->flight[i].case_id != 0;
    if (busy >= most)
        return true;
    *err = db_bridge_due(store(b), daemon_now(b->d), due, most + busy, &n);
    for (int i = 0; *err == ERR_NONE && i < n && busy < most; i++) {
        bool left = false;
        struct flight *f = flight_of(b, due[i].case_id) ? NULL : flight_of(b, 0);
        if (!f)
            continue;
        if (!leave(b, &due[i], &left, err))
            return false;
        if (left)
            *f = (struct flight){.case_id = due[i].case_id};
        else if (*err != ERR_NONE && *err != ERR_DISK) { /* it keeps no other waiting */
            *f = (struct flight){.case_id = due[i].case_id, .ended = true, .end = CPIMS_REFUSED, .why = "store"};
            *err = ERR_NONE;
            at(b, 0, GATHER_US);
        }
        busy += f->case_id != 0;
    }
    return true;
}

/* One question at a time, behind what is to be told. False: the door takes no more just now. */
static bool ask_due(struct bridge *b, enum err *err)
{
    struct bridge_row row;
    struct flight *free_one = flight_of(b, 0);
    int busy = 0;
    for (int i = 0; i < FLIGHTS; i++) {
        busy += b->flight[i].case_id != 0;
        if (b->flight[i].case_id && b->flight[i].asked)
            return true;
    }
    if (!free_one || (busy && b->fails >= FAILS_FEW))
        return true;
    *err = db_bridge_ask(store(b), daemon_now(b->d), &row);
    if (*err != ERR_NONE) {
        *err = *err == ERR_NOT_FOUND ? ERR_NONE : *err;
        return true;
    }
    struct letter out = {.kind = LETTER_BRIDGE, .id = row.case_id, .parts = BRIDGE_PARTS};
    out.part[BRIDGE_NAME] = span_of(row.name);
    if (flight_of(b, row.case_id))
        return true;
    if (!doorway_tell(b->d->doorway, &out))
        return false;
    *free_one = (struct flight){.case_id = row.case_id, .asked = true};
    return true;
}

static int64_t next_s(struct bridge *b)
{
    int64_t now_s = daemon_now(b->d), due_s = INT64_MAX;
    if (db_bridge_next(store(b), now_s, &due_s) != ERR_NONE || due_s == INT64_MAX)
        return WAIT_MAX_S;
    int64_t wait_s = due_s - now_s;
    return wait_s < 1 ? 1 : wait_s < WAIT_MAX_S ? wait_s : WAIT_MAX_S;
}

static void on_timer(evutil_socket_t fd, short what, void *ctx)
{
    struct bridge *b = ctx;
    (void)fd;
    (void)what;
    enum err err = settle(b);
    if (err == ERR_NONE)
        err = bridge_tell_due(b->d, &b->told);
    bool room = err != ERR_NONE || (leave_due(b, &err) && (err != ERR_NONE || ask_due(b, &err)));
    if (err == ERR_DISK)
        daemon_broken(b->d);
    else if (err != ERR_NONE || !room) {
        if (err != ERR_NONE)
            log_event("alarm", LOG_W("kind", "bridge.store"), LOG_ERR(err));
        at(b, err != ERR_NONE ? WAIT_MAX_S : 1, 0);
    } else
        at(b, next_s(b), 0);
}

void bridge_told(struct bridge *b, const struct letter *l)
{
    struct flight *f = l->id && l->parts == BRIDGED_PARTS ? flight_of(b, l->id) : NULL;
    if (!f || f->ended)
        return;
    f->ended = true;
    f->status = l->number[0];
    f->end = (enum cpims_end)l->number[1];
    if (!span_str(l->part[BRIDGED_WHY], f->why, sizeof f->why) ||
        !span_str(l->part[BRIDGED_SERIAL], f->serial, sizeof f->serial) ||
        !span_str(l->part[BRIDGED_SAID], f->said, sizeof f->said) ||
        !span_str(l->part[BRIDGED_COMMENT], f->comment, sizeof f->comment))
        log_event("doorway.broken");
    if (f->end == CPIMS_CLOSED)
        log_event("alarm", LOG_W("kind", "bridge.closed"), LOG_W("why", f->why));
    b->fails = f->end == CPIMS_TAKEN || f->end == CPIMS_REFUSED ? 0 : b->fails + 1;
    at(b, 0, GATHER_US);
}

void bridge_op_done(struct bridge *b, const struct event *op)
{
    int64_t n = 0;
    struct span cause = span_of(op->cause);
    if (!b || op->op != OP_CPIMS)
        return;
    (void)span_cut(&cause, ':');
    if (span_i64(cause, &n) && n > b->heard)
        b->heard = n;
    at(b, 0, GATHER_US);
}

/* --- its life --- */

void bridge_wake(struct bridge *b)
{
    at(b, 0, 0);
}

void bridge_door(struct bridge *b)
{
    for (int i = 0; b && i < FLIGHTS; i++)
        if (!b->flight[i].ended)
            b->flight[i] = (struct flight){0};
    bridge_wake(b);
}

struct bridge *bridge_open(struct daemon *d)
{
    struct bridge *b = calloc(1, sizeof *b);
    if (!b)
        return NULL;
    *b = (struct bridge){.d = d, .memory = malloc(MEMORY_BYTES)};
    b->timer = evtimer_new(d->base, on_timer, b);
    if (!b->timer || !b->memory) {
        if (b->timer)
            event_free(b->timer);
        free(b->memory);
        free(b);
        return NULL;
    }
    db_bridge_when(engine_db(d->engine), bridge_when_of(&d->loaded->settings));
    bridge_wake(b);
    return b;
}

void bridge_close(struct bridge *b)
{
    if (!b)
        return;
    event_free(b->timer);
    explicit_bzero(b->flight, sizeof b->flight);
    free(b->memory);
    free(b);
}
