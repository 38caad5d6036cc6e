/* town.h - a small fixed world for the tests of faults: an engine on a store, a carrier that keeps a ledger of what was
 * acknowledged and what was said, and a scenario of everything a day brings: people, reports, acts of officers, a
 * closing by code, timers, receipts, checkpoints. The ledger outlives the engine, so a life that ends in a fault is
 * followed by another that begins where a real carrier would: it offers again whatever was not acknowledged. */
#ifndef MLINZI_TESTS_FAULTS_TOWN_H
#define MLINZI_TESTS_FAULTS_TOWN_H

#include <sqlite3.h>

#include "base/hash.h"
#include "base/log.h"
#include "base/must.h"
#include "mlinzid/engine/engine.h"
#include "mlinzid/story/files.h"
#include "tests/unit/test.h"

#define STEPS 36 /* texts that come in, in this order */
#define SAID_MAX 4096
#define STEP_S 700

struct town {
    struct loaded *loaded;
    const char *vfs; /* NULL: the machine's disk */
    char store[320], keys[300], why[600];
    struct engine *e;
    int64_t now_s, begun_s;
    /* the carrier's ledger */
    bool acknowledged[STEPS];
    int64_t said[SAID_MAX]; /* outbox ids, as they left */
    int saids, accepted;
    char ref[STEPS][12]; /* the reference of the case that step opened, from the text that told it */
    char code[12];       /* the newest code to confirm with */
    int people;          /* how many are in the store */
};
enum { REPORTER_CASES = 24 }; /* the first so many steps are reports; then come acts on them */

static inline bool town_up(void *self)
{
    (void)self;
    return true;
}
static inline int town_room(void *self)
{
    (void)self;
    return 300;
}
static inline enum err town_send(void *self, const struct carrier_mt *mt)
{
    struct town *t = self;
    if (t->saids == SAID_MAX)
        return ERR_FULL;
    t->said[t->saids++] = mt->id;
    return ERR_NONE;
}
static inline void town_acknowledge(void *self, struct span msgid)
{
    struct town *t = self;
    int64_t i;
    if (msgid.n > 1 && span_i64((struct span){msgid.p + 1, msgid.n - 1}, &i) && i >= 0 && i < STEPS)
        t->acknowledged[i] = true;
}
static inline void town_closed(void *self)
{
    (void)self;
}

/* The sender of a report names its step: what is told to that number is about its case. */
static inline int town_step_of(const struct msisdn *m)
{
    int64_t n = 0;
    struct span s = span_of(m->s);
    bool reporter = span_starts(s, "+2547000") && span_i64((struct span){s.p + 8, s.n - 8}, &n);
    return reporter && n >= 0 && n < STEPS ? (int)n : -1;
}
static inline void town_said(void *ctx, const struct said *s)
{
    struct town *t = ctx;
    struct span ref = args_get(s->args, "case"), code = args_get(s->args, "code");
    int step = town_step_of(&s->row->m.to);
    if (step >= 0 && ref.p)
        (void)span_str(ref, t->ref[step], sizeof t->ref[step]);
    if (code.p)
        (void)span_str(code, t->code, sizeof t->code);
}

static inline enum err town_people(struct town *t)
{
    static const char *const who[][3] = {{"scco", "+254711000001", "003.016"},
                                         {"cccs", "+254711000002", "003"},
                                         {"rccs", "+254711000003", "R1"},
                                         {"national", "+254711000004", "KE"},
                                         {"admin", "+254711000005", "KE"}};
    struct db *db = engine_db(t->e);
    for (; t->people < (int)countof(who); t->people++) {
        struct person_row p = {.role = role_of(span_of(who[t->people][0]))};
        int64_t id, party;
        (void)msisdn_read(span_of(who[t->people][1]), &p.phone);
        (void)span_str(span_of(who[t->people][2]), p.at, sizeof p.at);
        enum err err = db_begin(db);
        if (err == ERR_NONE)
            err = db_lease(db, "row", 1, &id);
        if (err == ERR_NONE)
            err = db_person_put(db, &p, t->now_s, id, &party);
        if (err == ERR_NONE)
            err = db_commit(db);
        if (err != ERR_NONE) {
            db_rollback(db);
            return err;
        }
    }
    engine_people_changed(t->e);
    return ERR_NONE;
}

/* A life begins: the engine on the store as it is. Not ERR_NONE: it was refused, t->why says how. */
static inline enum err town_open(struct town *t)
{
    static struct carrier c;
    c = (struct carrier){.self = t,
                         .name = "loop",
                         .up = town_up,
                         .room = town_room,
                         .send = town_send,
                         .acknowledge = town_acknowledge,
                         .close = town_closed};
    struct engine_settings s = {.store_path = t->store,
                                .store_vfs = t->vfs,
                                .keys_dir = t->keys,
                                .loaded = t->loaded,
                                .seed = 7,
                                .watch_ctx = t,
                                .said = town_said};
    enum err err = engine_open(&s, t->now_s, &t->e, t->why, sizeof t->why);
    if (err != ERR_NONE)
        return err;
    engine_carrier(t->e, &c);
    return town_people(t);
}

static inline void town_close(struct town *t)
{
    engine_close(t->e);
    t->e = NULL;
}

/* What step i says, and who; false: it waits for a text that did not come yet. */
static inline bool town_words(struct town *t, int i, char *from, char *text, size_t cap)
{
    static const char *const kinds[] = {"neglect boy", "defilement girl", "abandonment boy", "custody girl"};
    static const char *const wards[] = {"Ganda", "Jilore", "Kakuyuni"};
    const char *ref = i < REPORTER_CASES ? "" : t->ref[(i - REPORTER_CASES) * 2];
    snprintf(from, 24, i < REPORTER_CASES ? "+2547000%05d" : "+254711000001", i);
    if (i < REPORTER_CASES)
        snprintf(text, cap, "REPORT %s %d %s house %d", kinds[i % 4], 3 + i % 9, wards[i % 3], i);
    else if (i == STEPS - 1)
        snprintf(text, cap, "YES %s", t->code);
    else if (i == STEPS - 2)
        snprintf(text, cap, "CLOSE %s the family is supported by the chief now", t->ref[0]);
    else
        snprintf(text, cap, i % 2 ? "UPDATE %s the chief went there" : "VERIFY %s visited home, mother counselled",
                 ref);
    return i < REPORTER_CASES || (i == STEPS - 1 ? t->code[0] : i == STEPS - 2 ? t->ref[0][0] : ref[0]);
}

static inline bool town_offer(struct town *t, int i)
{
    char from[24], text[200], id[16];
    if (t->acknowledged[i] || !town_words(t, i, from, text, sizeof text))
        return true;
    snprintf(id, sizeof id, "m%d", i);
    struct carrier_mo mo = {.carrier = SPAN("loop"),
                            .msgid = span_of(id),
                            .sender = span_of(from),
                            .text = span_of(text),
                            .time_s = t->begun_s + i};
    return engine_take_mo(t->e, &mo);
}

/* Turns until nothing is left to do now; the carrier accepts what left. */
static inline enum err town_settle(struct town *t)
{
    bool more = true;
    enum err err = ERR_NONE;
    for (int i = 0; err == ERR_NONE && more && i < 2000; i++) {
        err = engine_turn(t->e, t->now_s, &more);
        for (; err == ERR_NONE && t->accepted < t->saids; t->accepted++, more = true)
            if (!engine_take_receipt(t->e, t->said[t->accepted],
                                     t->said[t->accepted] % 7 ? RECEIPT_DELIVERED : RECEIPT_FAILED,
                                     (struct span){NULL, 0}))
                return ERR_FULL;
    }
    return err;
}

/* Everything that was not acknowledged is offered in its order, `batch` at a time; time goes on, so timers fire
 * between; a checkpoint now and then. Ends at the first error. */
static inline enum err town_live(struct town *t, int batch)
{
    enum err err = town_settle(t);
    for (int i = 0; err == ERR_NONE && i < STEPS; i += batch) {
        for (int k = i; k < i + batch && k < STEPS; k++)
            if (!town_offer(t, k))
                return ERR_FULL;
        err = town_settle(t);
        t->now_s += STEP_S;
        if (err == ERR_NONE && i / batch % 5 == 4)
            db_checkpoint(engine_db(t->e));
    }
    for (int i = 0; err == ERR_NONE && i < STEPS; i++) /* what had to wait for a text of ours */
        if (!town_offer(t, i))
            return ERR_FULL;
    for (int i = 0; err == ERR_NONE && i < 6; i++) {
        if (i)
            t->now_s += 4 * HOUR_S;
        err = town_settle(t);
    }
    return err;
}

static inline void town_begin(struct town *t, struct loaded *l, const char *directory, const char *vfs,
                              const char *store)
{
    *t = (struct town){.loaded = l, .vfs = vfs};
    must(time_read(SPAN("2026-03-02 09:00"), &t->begun_s));
    t->now_s = t->begun_s;
    snprintf(t->store, sizeof t->store, "%s", store);
    snprintf(t->keys, sizeof t->keys, "%s/keys", directory);
}

/* --- judging --- */

static inline int64_t town_ask(struct town *t, const char *sql, int64_t key)
{
    sqlite3 *c = NULL;
    sqlite3_stmt *s = NULL;
    int64_t n = -1;
    if (sqlite3_open_v2(t->store, &c, SQLITE_OPEN_READWRITE, t->vfs) == SQLITE_OK &&
        sqlite3_prepare_v2(c, sql, -1, &s, NULL) == SQLITE_OK) {
        sqlite3_bind_int64(s, 1, key);
        if (sqlite3_step(s) == SQLITE_ROW)
            n = sqlite3_column_int64(s, 0);
    }
    sqlite3_finalize(s);
    sqlite3_close(c);
    return n;
}

static inline int town_acknowledged(const struct town *t)
{
    int n = 0;
    for (int i = 0; i < STEPS; i++)
        n += t->acknowledged[i];
    return n;
}

/* All of what was acknowledged is in the store once, and every text that left has its row. */
static inline bool town_whole(struct town *t)
{
    sqlite3 *c = NULL;
    sqlite3_stmt *s = NULL, *o = NULL;
    bool ok =
        sqlite3_open_v2(t->store, &c, SQLITE_OPEN_READWRITE, t->vfs) == SQLITE_OK &&
        sqlite3_prepare_v2(c, "select count(*) from inbox where msgid = 'm' || ?", -1, &s, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(c, "select count(*) from outbox where id = ? and state > 0", -1, &o, NULL) == SQLITE_OK;
    for (int i = 0; ok && i < STEPS; i++) {
        sqlite3_bind_int(s, 1, i);
        ok = sqlite3_step(s) == SQLITE_ROW &&
             (sqlite3_column_int(s, 0) == 1 || (!t->acknowledged[i] && sqlite3_column_int(s, 0) == 0));
        if (!ok)
            printf("# m%d is there %d times, acknowledged %d\n", i, sqlite3_column_int(s, 0), t->acknowledged[i]);
        sqlite3_reset(s);
    }
    for (int i = 0; ok && i < t->saids; i++) {
        sqlite3_bind_int64(o, 1, t->said[i]);
        ok = sqlite3_step(o) == SQLITE_ROW && sqlite3_column_int(o, 0) == 1;
        if (!ok)
            printf("# text %lld left without its row\n", (long long)t->said[i]);
        sqlite3_reset(o);
    }
    sqlite3_finalize(s);
    sqlite3_finalize(o);
    sqlite3_close(c);
    if (town_ask(t, "select count(*) = 1 and min(integrity_check) = 'ok' from pragma_integrity_check", 0) != 1) {
        printf("# the store is not whole\n");
        ok = false;
    }
    return ok;
}

/* The store of an open engine keeps every rule. */
static inline bool town_rules(struct town *t)
{
    char broken[2000] = "";
    int n = db_check(engine_db(t->e), t->now_s, broken, sizeof broken);
    if (n)
        printf("# %s\n", broken);
    return n == 0;
}

/* The end of it all: every step acknowledged, one case for each report, and one closed (a code told in another life may
 * have run out). */
static inline bool town_complete(struct town *t, bool closing)
{
    int64_t cases = town_ask(t, "select count(*) from case_file", 0),
            closed = town_ask(t, "select count(*) from case_file where state = 4", 0);
    bool ok = town_acknowledged(t) == STEPS && cases == REPORTER_CASES && (!closing || closed == 1);
    if (!ok)
        printf("# %d of %d acknowledged, %lld cases of %d, %lld closed\n", town_acknowledged(t), STEPS,
               (long long)cases, REPORTER_CASES, (long long)closed);
    return ok;
}

#endif
