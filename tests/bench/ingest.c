/* ingest.c - a report through the store's door beside SQLite's own best for the same rows, in one run.
 * ingest [REPORTS [ROUNDS]]: the two sides take turns, a round each, 100 reports a commit, every commit flushed, a
 * passive checkpoint every 50 commits on both. The door does all that a volunteer's report asks of the store: the row
 * that came, the sender, what was said and reported before, what looks alike, then the case, its child and reporter,
 * its note, three texts, the deadline and the audit. Raw writes exactly those rows into tables of the same shape with
 * prepared inserts, and asks nothing. Goal (docs/speed.md): door at least 0.6 of raw. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "db/store.h"

#define BASE INT64_C(1772431200)
#define BATCH 100
#define A_DAY 20000    /* reports a day: what moves the clock */
#define NUMBERS 100000 /* volunteers and others who report */

struct report {
    int64_t n, now_s, case_id, ids; /* ids: of its parties and note */
    struct msisdn from, officer;
    struct case_file c;
    char msgid[24], cause[32];
    bool first_of_number;
};
struct bench {
    char dir[400], path[2][450];
    struct db *db; /* the door */
    sqlite3 *raw;
    sqlite3_stmt *st[STATEMENT_COUNT];
    struct statement text[STATEMENT_COUNT];
    struct keyring keys;
    struct areas areas;
    struct hash_key ref_key;
    struct facts *facts;
    struct arena arena;
    char memory[1 << 20];
    unsigned char seen[2][NUMBERS];
    uint64_t seed[2];
    int64_t done[2], seq[2][SHARDS];
    double seconds[2];
};
static const struct span report_text = {
    "REPORT neglect boy 6 Ganda, alone since yesterday, mother travelled, neighbour gives food", 89};
static const struct span args = {"case=48173024\nseverity=S3\nplace=003.016\n", 40};

static void need(bool ok, const char *what)
{
    if (!ok) {
        (void)fprintf(stderr, "ingest: %s\n", what);
        exit(1);
    }
}

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The n-th report of a side: both sides get the same row of them. */
static void make_report(struct bench *b, int side, struct report *r)
{
    uint64_t x = mix64(&b->seed[side]);
    int64_t n = b->done[side];
    int who = (int)(x % NUMBERS);
    memset(r, 0, sizeof *r);
    r->n = n;
    r->now_s = BASE + n * DAY_S / A_DAY;
    r->case_id = n + 1;
    r->ids = 4 * n + 1;
    r->first_of_number = !b->seen[side][who];
    b->seen[side][who] = 1;
    (void)snprintf(r->from.s, sizeof r->from.s, "+2547%08d", who);
    (void)snprintf(r->officer.s, sizeof r->officer.s, "+254711%06d", (int)(x >> 20) % 300);
    (void)snprintf(r->msgid, sizeof r->msgid, "%016llx", (unsigned long long)x);
    (void)snprintf(r->cause, sizeof r->cause, "in:%lld", (long long)n + 1);
    struct case_file *c = &r->c;
    c->id = r->case_id, c->version = c->epoch = 1, c->state = CASE_REPORTED, c->severity = SEVERITY_S3, c->policy = 1;
    c->opened_s = c->t0_s = c->last_s = r->now_s;
    c->kinds = (int64_t)KIND_BIT(KIND_NEGLECT), c->first_kind = KIND_NEGLECT, c->sex = 'M';
    c->age_years = (int64_t)(x >> 8) % 18, c->age_months = -1, c->children = 1;
    c->ward = (int64_t)(x >> 32) % 1450 + 1, c->constituency = c->ward / 5 % 290 + 1, c->county = c->ward % 47 + 1;
    c->area_level = AREA_WARD, c->region = 1, c->text_hash = (int64_t)(x >> 1), c->told = 2, c->level = 1;
    struct ref ref;
    ref_of_case(b->ref_key, r->case_id, &ref);
    (void)snprintf(c->ref, sizeof c->ref, "%s", ref.digits);
    (void)snprintf(c->office, sizeof c->office, "%03d.%03d", (int)c->county, (int)c->constituency);
    (void)snprintf(c->last_word, sizeof c->last_word, "case.opened");
    (void)snprintf(c->place_text, sizeof c->place_text, "Ganda");
    b->done[side]++;
}

static struct outbox_row make_text(const struct report *r, int i)
{
    static const enum phrase keys[] = {PHRASE_REPORT_RECEIVED, PHRASE_GUIDANCE, PHRASE_CASE_NEW};
    struct outbox_row o = {.id = 3 * r->n + i + 1, .state = OUT_CLAIMED, .made_s = r->now_s, .said_s = r->now_s};
    (void)snprintf(o.cause, sizeof o.cause, "%s", r->cause);
    o.m = (struct message){
        .key = keys[i], .kind = i == 1 ? KIND_NEGLECT : KIND_NONE, .to = i == 2 ? r->officer : r->from};
    o.m.cls = i == 2 ? SAY_LADDER : SAY_CHANGE, o.m.direct = i < 2, o.m.bundles = i == 2, o.m.lang = LANG_SW;
    o.m.case_id = r->case_id, o.m.epoch = o.m.version = 1, o.m.severity = SEVERITY_S3, o.m.t0_s = r->now_s;
    o.m.not_before_s = r->now_s, o.m.expires_s = r->now_s + DAY_S, o.m.args = args;
    return o;
}

/* --- the door --- */

static enum err door_facts(struct bench *b, const struct report *r)
{
    struct facts *f = b->facts;
    memset(f, 0, sizeof *f);
    f->sender.number = r->from;
    f->need = NEED_SENDER | NEED_RECENT;
    enum err e = db_facts(b->db, f, r->now_s, &b->arena);
    f->need = NEED_ALIKE;
    f->need_like.ward = r->c.ward, f->need_like.sex = r->c.sex, f->need_like.age_years = r->c.age_years;
    f->need_like.from_s = r->now_s - DAY_S;
    return e ? e : db_facts(b->db, f, r->now_s, &b->arena);
}

static enum err door_effects(struct bench *b, struct report *r)
{
    struct apply a = {.now_s = r->now_s, .inbox_id = r->n + 1, .next_id = &r->ids};
    const struct effect list[] = {
        {.kind = EFFECT_CASE, .case_id = r->case_id, .version = 1, .c = &r->c},
        {.kind = EFFECT_REPORTER, .case_id = r->case_id, .number = r->from, .person = b->facts->sender.person},
        {.kind = EFFECT_NOTE, .case_id = r->case_id, .word = SPAN("case.opened"), .text = report_text},
        {.kind = EFFECT_INBOX,
         .case_id = r->case_id,
         .word = SPAN("report"),
         .report = true,
         .text_hash = r->c.text_hash},
        {.kind = EFFECT_AUDIT, .case_id = r->case_id, .version = 1, .word = SPAN("case.opened")},
    };
    enum err e = ERR_NONE;
    for (size_t i = 0; !e && i < countof(list); i++)
        e = db_apply(b->db, &a, &list[i]);
    for (int i = 0; !e && i < 3; i++) {
        struct outbox_row o = make_text(r, i);
        int64_t times[4], until;
        int n;
        if (o.m.bundles)
            e = db_outbox_bundle(b->db, &o.m.to, r->now_s - 59, times, &n, &until);
        if (!e)
            e = db_outbox_add(b->db, &o);
    }
    struct timer_row t = {r->case_id, r->now_s + 4 * HOUR_S, 1, SEVERITY_S3};
    return e ? e : db_timer_set(b->db, &t);
}

static void door_report(struct bench *b)
{
    struct report r;
    make_report(b, 0, &r);
    struct inbox_row in = {.id = r.n + 1,
                           .carrier = SPAN("kannel"),
                           .msgid = span_of(r.msgid),
                           .receiver = SPAN("22100"),
                           .text = report_text,
                           .sender = r.from,
                           .at_s = r.now_s,
                           .stored_s = r.now_s,
                           .text_hash = r.c.text_hash};
    arena_reset(&b->arena);
    enum err e = db_inbox_add(b->db, &in);
    if (!e)
        e = door_facts(b, &r);
    r.c.reporter = b->facts->sender.person ? b->facts->sender.person : b->facts->sender.party; /* as deciding does */
    if (!e)
        e = door_effects(b, &r);
    need(e == ERR_NONE, db_why(b->db));
}

static void door_round(struct bench *b, int reports)
{
    for (int i = 0; i < reports; i++) {
        if (i % BATCH == 0)
            need(!db_begin(b->db), "begin");
        door_report(b);
        if (i % BATCH == BATCH - 1)
            need(!db_commit(b->db), "commit");
        if (i % (50 * BATCH) == 50 * BATCH - 1)
            db_checkpoint(b->db);
    }
}

/* --- raw: the same rows, by position --- */

struct row {
    sqlite3_stmt *st;
    const struct statement *text;
    int at;
};

static struct row raw_row(struct bench *b, enum statement_name name)
{
    return (struct row){b->st[name], &b->text[name], 0};
}
static void ri(struct row *r, int64_t v)
{
    (void)sqlite3_bind_int64(r->st, ++r->at, v);
}
static void rt(struct row *r, struct span s)
{
    (void)sqlite3_bind_text64(r->st, ++r->at, s.n ? s.p : "", s.n, SQLITE_STATIC, SQLITE_UTF8);
}
static void rs(struct row *r, const char *s)
{
    rt(r, span_of(s));
}
static void rb(struct row *r, struct span s)
{
    (void)sqlite3_bind_blob64(r->st, ++r->at, s.n ? s.p : "", s.n, SQLITE_STATIC);
}
static void put(struct bench *b, struct row *r)
{
    need(r->at == r->text->parameters, r->text->name);
    need(sqlite3_step(r->st) == SQLITE_DONE, sqlite3_errmsg(b->raw));
    (void)sqlite3_reset(r->st);
}
static int64_t ix_of(const struct bench *b, const struct msisdn *m)
{
    return vault_index(b->db->vault, VAULT_TOKEN_NUMBER, span_of(m->s));
}

static void raw_case(struct bench *b, const struct report *r)
{
    struct row w = raw_row(b, ST_case_add);
    const struct case_file *c = &r->c;
#define NUM(name) ri(&w, c->name);
#define STR(name, cap) rs(&w, c->name);
#define SEAL(name, cap) rb(&w, span_of(c->name));
#include "core/case_fields.def"
    put(b, &w);
}

static void raw_party(struct bench *b, int64_t id, int64_t kind, int64_t now_s)
{
    struct row w = raw_row(b, ST_party_add);
    ri(&w, id), ri(&w, kind), ri(&w, 0), rb(&w, (struct span){NULL, 0}), ri(&w, now_s);
    put(b, &w);
}

static void raw_people(struct bench *b, const struct report *r)
{
    int64_t child = r->ids, reporter = r->ids + 1, ix = ix_of(b, &r->from);
    raw_party(b, child, PARTY_CHILD, r->now_s);
    struct row w = raw_row(b, ST_case_party_add);
    ri(&w, r->case_id), ri(&w, PARTY_IS_CHILD), ri(&w, child), ri(&w, 0), rb(&w, (struct span){NULL, 0});
    ri(&w, 'M'), ri(&w, r->c.age_years), ri(&w, -1), ri(&w, r->now_s);
    put(b, &w);
    if (r->first_of_number) {
        raw_party(b, reporter, PARTY_REPORTER, r->now_s);
        w = raw_row(b, ST_phone_add);
        ri(&w, ix), ri(&w, reporter), ri(&w, 1), rb(&w, span_of(r->from.s));
        put(b, &w);
    }
    w = raw_row(b, ST_case_party_add);
    ri(&w, r->case_id), ri(&w, PARTY_REPORTED), ri(&w, reporter), ri(&w, ix), rb(&w, span_of(r->from.s));
    ri(&w, 0), ri(&w, -1), ri(&w, -1), ri(&w, r->now_s);
    put(b, &w);
    w = raw_row(b, ST_reported_add);
    ri(&w, week_of(r->now_s)), ri(&w, ix), ri(&w, r->case_id);
    put(b, &w);
}

static void raw_text(struct bench *b, const struct report *r, int i)
{
    struct outbox_row o = make_text(r, i);
    const struct message *m = &o.m;
    struct row w = raw_row(b, ST_outbox_add);
    ri(&w, o.id), ri(&w, r->n + 1), ri(&w, -1), rs(&w, "in");
    rs(&w, i == 1 ? "guidance.neglect" : phrase_key(m->key)), ri(&w, ix_of(b, &m->to)), rb(&w, span_of(m->to.s));
    ri(&w, 0), ri(&w, 0), rs(&w, ""), ri(&w, 0), ri(&w, m->lang), ri(&w, 0), ri(&w, m->cls), ri(&w, m->case_id);
    ri(&w, 1), ri(&w, 1), ri(&w, m->severity), ri(&w, m->t0_s), ri(&w, m->not_before_s), ri(&w, m->expires_s),
        ri(&w, 0);
    ri(&w, 0), ri(&w, 0), ri(&w, m->bundles), ri(&w, m->direct), rb(&w, m->args), ri(&w, OUT_CLAIMED), ri(&w, 0),
        ri(&w, 0);
    ri(&w, o.made_s), ri(&w, o.said_s), ri(&w, 0);
    put(b, &w);
}

static void raw_inbox(struct bench *b, const struct report *r)
{
    struct row w = {b->st[ST_inbox_add], &b->text[ST_inbox_add], 0};
    ri(&w, r->n + 1), ri(&w, r->now_s), rs(&w, "kannel"), rs(&w, r->msgid), rs(&w, "22100"), ri(&w, ix_of(b, &r->from));
    rb(&w, (struct span){"", 0}), ri(&w, r->now_s), ri(&w, r->c.text_hash), ri(&w, 0), ri(&w, 0);
    put(b, &w);
    w = raw_row(b, ST_inbox_took);
    ri(&w, 1), rs(&w, "report"), ri(&w, r->case_id), ri(&w, r->c.text_hash), ri(&w, 1), rb(&w, span_of(r->from.s));
    rb(&w, report_text), ri(&w, r->n + 1);
    put(b, &w);
}

static const char chained[2312];

static void raw_head(struct bench *b)
{
    struct row w = raw_row(b, ST_audit_head_put);
    ri(&w, 0), rb(&w, (struct span){chained, 32}), rb(&w, (struct span){chained, 2312}),
        rb(&w, (struct span){chained, 32});
    put(b, &w);
}

static void raw_report(struct bench *b)
{
    struct report r;
    make_report(b, 1, &r);
    int64_t shard = r.c.county;
    raw_inbox(b, &r);
    raw_case(b, &r);
    raw_people(b, &r);
    struct row w = raw_row(b, ST_note_add);
    ri(&w, r.case_id), ri(&w, r.ids + 2), ri(&w, r.now_s), rs(&w, "case.opened"), ri(&w, 0), ri(&w, 0),
        rb(&w, report_text);
    put(b, &w);
    for (int i = 0; i < 3; i++)
        raw_text(b, &r, i);
    w = raw_row(b, ST_timer_put);
    ri(&w, r.case_id), ri(&w, r.now_s + 4 * HOUR_S), ri(&w, 1), ri(&w, SEVERITY_S3);
    put(b, &w);
    w = raw_row(b, ST_audit_add);
    ri(&w, shard), ri(&w, ++b->seq[1][shard]), ri(&w, r.now_s), ri(&w, r.case_id), ri(&w, 1), ri(&w, 1), ri(&w, 0),
        ri(&w, 0);
    ri(&w, r.n + 1), rs(&w, "case.opened"), rb(&w, (struct span){NULL, 0});
    rb(&w, (struct span){chained, 32}), rb(&w, (struct span){chained, 6 * 41}); /* its hash, six commitments */
    put(b, &w);
}

static void raw_round(struct bench *b, int reports)
{
    for (int i = 0; i < reports; i++) {
        if (i % BATCH == 0)
            need(sqlite3_exec(b->raw, "begin immediate", NULL, NULL, NULL) == SQLITE_OK, "begin");
        raw_report(b);
        if (i % BATCH == BATCH - 1)
            raw_head(b);
        if (i % BATCH == BATCH - 1)
            need(sqlite3_exec(b->raw, "commit", NULL, NULL, NULL) == SQLITE_OK, "commit");
        if (i % (50 * BATCH) == 50 * BATCH - 1)
            (void)sqlite3_wal_checkpoint_v2(b->raw, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    }
}

/* --- both --- */

static void open_raw(struct bench *b)
{
    char why[300] = "";
    struct db_open_how how = {.path = b->path[1], .busy_ms = 1000};
    void *conn = NULL;
    need(!db_sqlite.open(&how, &conn), "the raw store opens"); /* with the same pragmas */
    b->raw = conn;
    need(!statements_read(b->text, &db_sqlite, "db/sql", why, sizeof why), why);
    for (int i = 0; i < STATEMENT_COUNT; i++)
        need(sqlite3_prepare_v3(b->raw, b->text[i].sql, -1, SQLITE_PREPARE_PERSISTENT, &b->st[i], NULL) == SQLITE_OK,
             b->text[i].name);
}

static void open_both(struct bench *b)
{
    const char *tmp = getenv("TMPDIR");
    char why[400] = "";
    (void)snprintf(b->dir, sizeof b->dir, "%s/mlinzi-ingest-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    need(mkdtemp(b->dir) != NULL, "a directory to work in");
    keyring_of_seed(&b->keys, 11);
    b->ref_key = b->keys.reference;
    struct db_settings s = {.sql_dir = ".", .areas = &b->areas, .keys = &b->keys, .busy_ms = 1000};
    for (int i = 0; i < 2; i++) {
        (void)snprintf(b->path[i], sizeof b->path[i], "%s/%s.db", b->dir, i ? "raw" : "door");
        s.path = b->path[i];
        need(!db_migrate(&s, why, sizeof why), why);
    }
    s.path = b->path[0];
    need(!db_open(&s, &b->db, why, sizeof why), why);
    open_raw(b);
    b->facts = malloc(sizeof *b->facts);
    need(b->facts != NULL, "memory");
    arena_init(&b->arena, b->memory, sizeof b->memory);
    b->seed[0] = b->seed[1] = 42;
}

static void end_both(struct bench *b)
{
    char command[500];
    for (int i = 0; i < STATEMENT_COUNT; i++)
        (void)sqlite3_finalize(b->st[i]);
    statements_free(b->text);
    (void)sqlite3_close(b->raw);
    db_close(b->db);
    free(b->facts);
    (void)snprintf(command, sizeof command, "rm -rf '%s'", b->dir);
    need(system(command) == 0, "the directory is removed");
}

int main(int argc, char **argv)
{
    static struct bench b;
    int reports = argc > 1 ? atoi(argv[1]) : 100000, rounds = argc > 2 ? atoi(argv[2]) : 10;
    int each = reports / rounds / BATCH * BATCH;
    need(rounds > 0 && each > 0, "ingest [REPORTS [ROUNDS]]");
    open_both(&b);
    printf("%-12s %14s %14s %8s\n", "reports", "door, a second", "raw, a second", "ratio");
    for (int i = 0; i < rounds; i++) {
        double t0 = now();
        if (i % 2)
            raw_round(&b, each);
        else
            door_round(&b, each);
        double t1 = now();
        if (i % 2)
            door_round(&b, each);
        else
            raw_round(&b, each);
        double t2 = now(), door = i % 2 ? t2 - t1 : t1 - t0, raw = i % 2 ? t1 - t0 : t2 - t1;
        b.seconds[0] += door;
        b.seconds[1] += raw;
        printf("%-12lld %14.0f %14.0f %8.2f\n", (long long)b.done[0], each / door, each / raw, raw / door);
        (void)fflush(stdout);
    }
    double n = (double)each * rounds;
    printf("%-12s %14.0f %14.0f %8.2f   goal 0.60\n", "all", n / b.seconds[0], n / b.seconds[1],
           b.seconds[1] / b.seconds[0]);
    end_both(&b);
    return 0;
}
