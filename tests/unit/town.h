/* town.h - a real engine on a store of its own, for tests of limits: texts come in by a carrier of the test's, which
 * keeps what was acknowledged and what left, by number and phrase. The clock is town.now_s. */
#ifndef MLINZI_TESTS_UNIT_TOWN_H
#define MLINZI_TESTS_UNIT_TOWN_H

#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "mlinzid/engine/engine.h"
#include "mlinzid/story/files.h"
#include "tests/unit/store_sql.h"
#include "tests/unit/test.h"

#define TOWN_SAID 65536
struct town_said {
    int64_t id;
    char to[MSISDN_CAP], key[40], args[300], text[900];
};
static struct {
    struct loaded *loaded;
    struct settings shipped;
    char directory[256];
    struct engine *e;
    bool away; /* the carrier */
    int64_t now_s, messages;
    int acknowledged, saids;
    struct town_said *said;
    bool answered; /* the last word by another channel */
    struct engine_answers answers;
    char answer_args[ENGINE_ANSWERS_MAX][900];
    enum err (*pin_ask)(void *ctx, const struct msisdn *phone, struct span pin, bool set, int64_t *ticket);
} town;

static inline bool town_up(void *self)
{
    (void)self;
    return !town.away;
}
static inline int town_room(void *self)
{
    (void)self;
    return town.away ? 0 : 1000;
}
static inline enum err town_send(void *self, const struct carrier_mt *mt)
{
    (void)self;
    if (town.saids && town.said[town.saids - 1].id == mt->id)
        span_str(mt->text, town.said[town.saids - 1].text, sizeof town.said[0].text);
    return engine_take_receipt(town.e, mt->id, RECEIPT_ACCEPTED, (struct span){NULL, 0}) ? ERR_NONE : ERR_FULL;
}
static inline void town_acknowledge(void *self, struct span msgid)
{
    (void)self;
    (void)msgid;
    town.acknowledged++;
}
static inline void town_closed(void *self)
{
    (void)self;
}
static struct carrier town_carrier = {.name = "loop",
                                      .up = town_up,
                                      .room = town_room,
                                      .send = town_send,
                                      .acknowledge = town_acknowledge,
                                      .close = town_closed};

static inline void town_hears(void *ctx, const struct said *s)
{
    (void)ctx;
    if (town.saids == TOWN_SAID)
        return;
    struct town_said *t = &town.said[town.saids++];
    *t = (struct town_said){.id = s->row->id};
    span_str(span_of(s->row->m.to.s), t->to, sizeof t->to);
    span_str(span_of(phrase_key(s->row->m.key)), t->key, sizeof t->key);
    span_str(s->args, t->args, sizeof t->args);
}

static inline void town_answered(void *ctx, const struct engine_answers *a)
{
    (void)ctx;
    town.answered = true;
    town.answers = *a;
    for (int i = 0; i < a->n; i++) {
        span_str(a->answer[i].args, town.answer_args[i], sizeof town.answer_args[i]);
        town.answers.answer[i].args = span_of(town.answer_args[i]);
    }
}

/* Opens the engine on the store that is there, after a close or a kill. */
static inline void town_again(void)
{
    char store[300], keys[300], why[300] = "";
    snprintf(store, sizeof store, "%s/mlinzi.db", town.directory);
    snprintf(keys, sizeof keys, "%s/keys", town.directory);
    struct engine_settings s = {.store_path = store,
                                .keys_dir = keys,
                                .loaded = town.loaded,
                                .seed = 7,
                                .said = town_hears,
                                .pin_ask = town.pin_ask,
                                .answered = town_answered};
    if (engine_open(&s, town.now_s, &town.e, why, sizeof why) != ERR_NONE) {
        printf("Bail out! %s\n", why);
        exit(2);
    }
    engine_carrier(town.e, &town_carrier);
}

static inline void town_close(void)
{
    engine_close(town.e);
    town.e = NULL;
}

static inline void town_person(enum role role, const char *phone, const char *at)
{
    struct person_row p = {.role = role};
    int64_t party, id;
    msisdn_read(span_of(phone), &p.phone);
    span_str(span_of(at), p.at, sizeof p.at);
    struct db *db = engine_db(town.e);
    CHECK(!db_begin(db) && !db_lease(db, "row", 1, &id) && !db_person_put(db, &p, town.now_s, id, &party) &&
          !db_commit(db));
    engine_people_changed(town.e);
}

/* An empty store at 2026-03-02 10:00 Nairobi time, a Monday, with the shipped settings. */
static inline void town_open(void)
{
    if (town.e)
        town_close();
    files_remove(town.directory);
    CHECK(files_temporary(town.directory, sizeof town.directory));
    town.loaded->settings = town.shipped;
    town.now_s = 1772434800;
    town.away = false;
    town.acknowledged = town.saids = 0;
    town_again();
}

static inline bool town_offer(const char *id, const char *from, const char *text, int64_t at_s)
{
    struct carrier_mo mo = {
        .carrier = SPAN("loop"), .msgid = span_of(id), .sender = span_of(from), .text = span_of(text), .time_s = at_s};
    return engine_take_mo(town.e, &mo);
}

static inline void town_settle(void)
{
    bool more = true;
    for (int i = 0; (more || engine_next(town.e) <= town.now_s) && i < 20000; i++)
        if (engine_turn(town.e, town.now_s, &more) != ERR_NONE) {
            CHECK(false); /* the engine does not go on */
            return;
        }
}

/* A text comes, and everything it causes is done. */
static inline void town_text(const char *from, const char *text)
{
    char id[32];
    snprintf(id, sizeof id, "t%lld", (long long)++town.messages);
    CHECK(town_offer(id, from, text, town.now_s));
    town_settle();
}

static inline void town_wait(int64_t s)
{
    for (int64_t until = town.now_s + s; town.now_s < until;) {
        int64_t next = engine_next(town.e);
        town.now_s = next > town.now_s && next < until ? next : until;
        town_settle();
    }
}

/* Texts of that key ("" any) that left for that number ("" any) since the last town_forget(). */
static inline int town_heard(const char *to, const char *key)
{
    int n = 0;
    for (int i = 0; i < town.saids; i++)
        n += (!*to || strcmp(town.said[i].to, to) == 0) && (!*key || strcmp(town.said[i].key, key) == 0);
    return n;
}

static inline const struct town_said *town_last(const char *to, const char *key)
{
    for (int i = town.saids; i-- > 0;)
        if (strcmp(town.said[i].to, to) == 0 && (!*key || strcmp(town.said[i].key, key) == 0))
            return &town.said[i];
    return NULL;
}

static inline void town_forget(void)
{
    town.saids = 0;
}

static inline int64_t town_count(const char *sql)
{
    return store_sql_in(town.directory, sql);
}

/* The value of one name of a text's args, "" when it is not there; valid until the next call. */
static inline const char *town_arg(const struct town_said *s, const char *name)
{
    static char value[200];
    value[0] = '\0';
    if (s)
        span_str(args_get(span_of(s->args), name), value, sizeof value);
    return value;
}

static inline bool town_begin(void)
{
    struct config_fault fault;
    log_quiet(1);
    town.said = calloc(TOWN_SAID, sizeof *town.said);
    if (load_all(NULL, &town.loaded, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return false;
    }
    town.shipped = town.loaded->settings;
    return town.said != NULL;
}

static inline int town_end(void)
{
    if (town.e)
        town_close();
    files_remove(town.directory);
    load_free(town.loaded);
    free(town.said);
    return test_end();
}

#endif
