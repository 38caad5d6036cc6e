/* db_audit_test.c - the audit nobody can bend: every record of a store of several counties is changed, taken out, moved
 * and cut off, every mark and the head too; each time it is found, at the right number. */
#include <stdarg.h>

#include "db/store.h"
#include "tests/unit/db_world.h"

static struct world_of_db w;
static int64_t made;

static void run(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void run(const char *format, ...)
{
    char sql[1024];
    va_list ap;
    va_start(ap, format);
    (void)vsnprintf(sql, sizeof sql, format, ap);
    va_end(ap);
    enum err e = w.db->engine->run(w.db->conn, sql);
    if (e)
        printf("# %s: %s\n", sql, db_why(w.db));
    CHECK_INT(e, ERR_NONE);
}

static int64_t ask(const char *sql)
{
    void *s = NULL;
    bool row = false;
    int64_t n = -1;
    if (!w.db->engine->prepare(w.db->conn, "ask", sql, 0, &s) && !w.db->engine->step(s, &row) && row)
        n = w.db->engine->column_int(s, 0);
    if (s)
        w.db->engine->finish(s);
    return n;
}

static void record(int64_t case_id, const char *act, const char *detail)
{
    CHECK_INT(put_effect(&w, NOW + made,
                         (struct effect){.kind = EFFECT_AUDIT,
                                         .case_id = case_id,
                                         .person = 5,
                                         .role = ROLE_SCCO,
                                         .word = span_of(act),
                                         .text = span_of(detail)}),
              ERR_NONE);
    made++;
}

/* Three counties and what has none; a mark after each third turn, the last records without one. */
static void begin(void)
{
    static const int64_t county[] = {3, 16, 47};
    made = 0;
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    for (int64_t id = 1; id <= 3; id++) {
        struct case_file c = a_case(&w, id);
        c.county = county[id - 1];
        CHECK_INT(put_case(&w, &c), ERR_NONE);
    }
    CHECK_INT(db_commit(w.db), ERR_NONE);
    for (int turn = 0; turn < 11; turn++) {
        CHECK_INT(db_begin(w.db), ERR_NONE);
        record(turn % 3 + 1, "case.stepped", "");
        record(0, "op.person.add", "user=ann");
        if (turn % 2)
            record(1, "op.show", "user=ann(1000)");
        if (turn % 3 == 2)
            CHECK_INT(db_audit_mark(w.db, NOW + 1000 + turn), ERR_NONE);
        CHECK_INT(db_commit(w.db), ERR_NONE);
    }
    run("pragma synchronous=off"); /* thousands of small changes follow */
    run("create temp table a0 as select * from audit");
    run("create temp table m0 as select * from audit_mark");
    run("create temp table h0 as select * from audit_head");
}

static void again(void)
{
    run("delete from audit; insert into audit select * from a0; delete from audit_mark;"
        "insert into audit_mark select * from m0; delete from audit_head; insert into audit_head select * from h0");
}

static struct audit_report verify(bool with_keys)
{
    struct audit_report r;
    struct audit_verify how = {.public_key = w.keys.audit_public, .mac_key = with_keys ? w.keys.audit_mac : NULL};
    CHECK_INT(db_audit_verify(w.db, &how, &r), ERR_NONE);
    return r;
}

/* Found, at that number; nothing else is said of that shard. */
static void found(int64_t shard, int64_t number, const char *what, const char *by)
{
    struct audit_report r = verify(true);
    for (int i = 0; i < r.faults; i++)
        if (r.fault[i].shard == shard && r.fault[i].number == number && strcmp(r.fault[i].what, what) == 0)
            return;
    printf("# %s of shard %lld, record %lld is not found as \"%s\"; %d faults", by, (long long)shard, (long long)number,
           what, r.faults);
    for (int i = 0; i < r.faults; i++)
        printf("; shard %lld record %lld %s", (long long)r.fault[i].shard, (long long)r.fault[i].number,
               r.fault[i].what);
    printf("\n");
    CHECK(false);
}

static int64_t last_of(int64_t shard)
{
    char sql[100];
    (void)snprintf(sql, sizeof sql, "select count(*) from a0 where shard = %lld", (long long)shard);
    return ask(sql);
}
static const int64_t shards[] = {0, 3, 16, 47};
#define EACH_RECORD(shard, n)                       \
    for (size_t i_ = 0; i_ < countof(shards); i_++) \
        for (int64_t shard = shards[i_], n = 1; n <= last_of(shard); n++)

static void what_was_written_is_whole(void)
{
    begin();
    struct audit_report r = verify(true);
    CHECK_INT(r.faults, 0);
    CHECK_INT(r.head, AUDIT_HEAD_RIGHT);
    CHECK_INT(r.records, ask("select count(*) from audit"));
    CHECK_INT(r.marks, 3);
    CHECK_INT(r.newest, 3);
    CHECK_INT((int64_t)strlen(r.print), 16);
    struct mark_facts m;
    CHECK_INT(db_audit_mark_newest(w.db, &m), ERR_NONE);
    CHECK_STR(m.print, r.print);
    CHECK_INT(verify(false).faults, 0);
    CHECK_INT(verify(false).head, AUDIT_HEAD_UNCHECKED);
    for (size_t i = 0; i < countof(shards); i++)
        CHECK(last_of(shards[i]) >= 3);
}

static void every_column_of_every_record_counts(void)
{
    static const char *const change[] = {"at_s = at_s + 1",
                                         "case_id = case_id + 100",
                                         "version = version + 1",
                                         "wrote = 1 - wrote",
                                         "person = person + 1",
                                         "role = role + 1",
                                         "inbox_id = inbox_id + 1",
                                         "act = act || 'x'",
                                         "act = ''",
                                         "detail = x'00'",
                                         "hash = zeroblob(32)",
                                         "hash = null",
                                         "proof = zeroblob(41)",
                                         "proof = detail, detail = x'01'"};
    EACH_RECORD(shard, n)
    {
        for (size_t c = 0; c < countof(change); c++) {
            run("update audit set %s where shard = %lld and seq = %lld", change[c], (long long)shard, (long long)n);
            found(shard, n, "altered", change[c]);
            again();
        }
    }
}

static void every_record_is_missed(void)
{
    EACH_RECORD(shard, n)
    {
        bool last = n == last_of(shard);
        run("delete from audit where shard = %lld and seq = %lld", (long long)shard, (long long)n);
        found(shard, n, last ? "cut off at the end" : "missing", "deleting");
        again();
        run("update audit set shard = 40 where shard = %lld and seq = %lld", (long long)shard, (long long)n);
        found(shard, n, last ? "cut off at the end" : "missing", "moving away");
        found(40, 1, n == 1 ? "altered" : "missing", "moving here");
        again();
        run("delete from audit where shard = %lld and seq >= %lld", (long long)shard, (long long)n);
        found(shard, n, "cut off at the end", "cutting");
        again();
        /* cut off, and the rest numbered anew */
        if (!last) {
            run("delete from audit where shard = %lld and seq = %lld", (long long)shard, (long long)n);
            run("update audit set seq = seq - 1 where shard = %lld and seq > %lld", (long long)shard, (long long)n);
            found(shard, n, "altered", "closing the gap");
            again();
        }
    }
}

static void records_in_each_others_place_are_told(void)
{
    EACH_RECORD(shard, n)
    for (int64_t m = n + 1; m <= last_of(shard); m++) {
        long long s = (long long)shard, a = (long long)n, b = (long long)m;
        run("update audit set seq = 9999 where shard = %lld and seq = %lld", s, a);
        run("update audit set seq = %lld where shard = %lld and seq = %lld", a, s, b);
        run("update audit set seq = %lld where shard = %lld and seq = 9999", b, s);
        found(shard, n, "out of order", "swapping");
        run("update audit set hash = (select hash from a0 where a0.shard = audit.shard and a0.seq = audit.seq)");
        found(shard, n, "out of order", "swapping all but the hashes");
        again();
    }
}

/* Whoever knows how it is reckoned, and has no key: everything from a record on is hashed anew. */
static void forge(int64_t shard, int64_t n)
{
    struct statement *s = st_of(w.db, ST_audit_walk), *set = st_of(w.db, ST_audit_chain);
    struct digest store, hash;
    bool row = false;
    run("update audit set act = 'forged' where shard = %lld and seq = %lld", (long long)shard, (long long)n);
    CHECK_INT(audit_store_id(w.db, &store), ERR_NONE);
    hash = chain_start(&store, shard);
    put_int(s, "shard", shard);
    put_int(s, "from", 1);
    while (st_next(s, &row) == ERR_NONE && row) {
        struct audit_record r;
        struct span was;
        audit_take(s, &r, &was);
        struct digest d = chain_record(&r);
        hash = chain_link(&hash, &d);
        put_bytes(set, "hash", digest_span(&hash));
        put_int(set, "shard", shard);
        put_int(set, "seq", r.seq);
        CHECK_INT(st_run(set, NULL), ERR_NONE);
    }
}

/* The last end that a mark has at or before that number: the first number behind it is the one said. */
static int64_t behind_mark(int64_t shard, int64_t n)
{
    struct statement *s = st_of(w.db, ST_audit_marks);
    int64_t at = 0;
    bool row = false;
    while (st_next(s, &row) == ERR_NONE && row) {
        (void)take_int(s), (void)take_int(s), (void)take_int(s);
        struct span ends = take_bytes(s);
        for (size_t i = 0; i < ends.n; i += END_BYTES) {
            struct chain_end end;
            chain_end_read((const unsigned char *)ends.p + i, &end);
            if (end.shard == shard && end.seq < n)
                at = end.seq;
        }
    }
    return at + 1;
}

static void a_chain_hashed_anew_is_not_the_one_that_was_marked(void)
{
    EACH_RECORD(shard, n)
    {
        forge(shard, n);
        found(shard, behind_mark(shard, n), "rewritten at or after this record", "forging");
        again();
    }
}

static void what_is_added_without_the_key_is_found(void)
{
    for (size_t i = 0; i < countof(shards); i++) {
        long long s = (long long)shards[i], n = (long long)last_of(shards[i]);
        run("insert into audit select shard, seq + 1, at_s, case_id, version, 0, person, role, inbox_id, act, detail, "
            "hash, "
            "proof from audit where shard = %lld and seq = %lld",
            s, n);
        found(shards[i], n + 1, "altered", "adding");
        forge(shards[i], n + 1);
        found(shards[i], n + 1, "added behind the end", "adding, hashed");
        again();
    }
}

static void every_mark_counts(void)
{
    static const char *const change[] = {"at_s = at_s + 1",    "records = records + 1",    "ends = zeroblob(41)",
                                         "ends = zeroblob(0)", "signature = zeroblob(64)", "signature = zeroblob(63)"};
    for (int64_t n = 1; n <= 3; n++) {
        for (size_t c = 0; c < countof(change); c++) {
            run("update audit_mark set %s where n = %lld", change[c], (long long)n);
            found(AUDIT_MARKS, n, "altered, or not signed by this key", change[c]);
            again();
        }
        run("delete from audit_mark where n = %lld", (long long)n);
        found(AUDIT_MARKS, n, n == 3 ? "cut off at the end" : "missing", "deleting a mark");
        again();
        run("delete from audit_mark where n >= %lld", (long long)n);
        found(AUDIT_MARKS, n, "cut off at the end", "cutting marks");
        again();
    }
    run("insert into audit_mark select n + 1, at_s, records, ends, signature from audit_mark where n = 3");
    found(AUDIT_MARKS, 4, "altered, or not signed by this key", "adding a mark");
    again();
}

static void another_key_signed_nothing_here(void)
{
    struct keyring other;
    struct audit_report r;
    keyring_of_seed(&other, 12);
    struct audit_verify how = {.public_key = other.audit_public};
    CHECK_INT(db_audit_verify(w.db, &how, &r), ERR_NONE);
    CHECK_INT(r.faults, 1);
    CHECK_INT(r.fault[0].shard, AUDIT_MARKS);
    CHECK_INT(r.fault[0].number, 1);
}

static void the_head_counts(void)
{
    static const char *const change[] = {"marks = marks - 1",   "mark = zeroblob(32)", "heads = zeroblob(2312)",
                                         "heads = zeroblob(5)", "mac = zeroblob(32)",  "id = 2"};
    for (size_t c = 0; c < countof(change); c++) {
        run("update audit_head set %s", change[c]);
        CHECK_INT(verify(true).head, AUDIT_HEAD_WRONG);
        again();
    }
    run("delete from audit_head");
    CHECK_INT(verify(true).head, AUDIT_HEAD_WRONG);
    again();
    CHECK_INT(verify(true).head, AUDIT_HEAD_RIGHT);
}

static void it_may_begin_at_a_mark(void)
{
    struct audit_report r;
    struct audit_verify how = {.public_key = w.keys.audit_public, .mac_key = w.keys.audit_mac, .from_mark = 2};
    CHECK_INT(db_audit_verify(w.db, &how, &r), ERR_NONE);
    CHECK_INT(r.faults, 0);
    CHECK_INT(r.marks, 2);
    CHECK(r.records < made && r.records > 0);
    run("update audit set act = 'x' where seq = 1");
    CHECK_INT(db_audit_verify(w.db, &how, &r), ERR_NONE);
    CHECK_INT(r.faults, 0); /* before it: not read */
    again();
    run("update audit set act = 'x' where shard = 3 and seq = %lld", (long long)last_of(3));
    CHECK_INT(db_audit_verify(w.db, &how, &r), ERR_NONE);
    CHECK_INT(r.faults, 1);
    again();
    /* what the second mark covers last is held, too */
    how.from_mark = 3;
    for (size_t i = 0; i < countof(shards); i++) {
        int64_t end = behind_mark(shards[i], 9999) - 1;
        run("update audit set hash = zeroblob(32) where shard = %lld and seq = %lld", (long long)shards[i],
            (long long)end);
        CHECK_INT(db_audit_verify(w.db, &how, &r), ERR_NONE);
        CHECK(r.faults == 1 && r.fault[0].shard == shards[i] && r.fault[0].number == end);
        again();
        run("delete from audit where shard = %lld and seq >= %lld", (long long)shards[i], (long long)end - 1);
        CHECK_INT(db_audit_verify(w.db, &how, &r), ERR_NONE);
        CHECK(r.faults == 1 && r.fault[0].shard == shards[i] && r.fault[0].number == end - 1);
        again();
    }
}

static void reopen(bool *broken)
{
    db_close(w.db);
    world_open(&w);
    CHECK_INT(db_audit_open(w.db, NOW + 5000, broken), ERR_NONE);
}

static void one_more(void)
{
    for (int64_t id = 0; id <= 3; id++) {
        CHECK_INT(db_begin(w.db), ERR_NONE);
        record(id, "case.stepped", "after");
        CHECK_INT(db_commit(w.db), ERR_NONE);
    }
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_audit_mark(w.db, NOW + 6000), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
}

/* The engine goes on over what was cut off, and never makes it look whole. */
static void what_was_cut_off_stays_missed_however_long_it_runs(void)
{
    bool broken = true;
    reopen(&broken);
    CHECK(!broken);
    one_more();
    CHECK_INT(verify(true).faults, 0);
    int64_t last = ask("select max(seq) from audit where shard = 3");
    run("delete from audit where shard = 3 and seq = %lld", (long long)last);
    reopen(&broken);
    CHECK(broken);
    one_more();
    found(3, last, "missing", "going on after a cut");
    CHECK(ask("select count(*) from audit where act = 'audit.broken'") == 1);
    reopen(&broken);
    CHECK(!broken); /* said once */
    found(3, last, "missing", "a second start after a cut");
    world_end(&w);
}

static void without_its_head_it_goes_on_with_a_scar(void)
{
    bool broken = false;
    begin();
    run("delete from audit_head");
    int64_t last = last_of(16);
    reopen(&broken);
    CHECK(broken);
    one_more();
    found(16, last + 1, "missing", "going on without a head");
    CHECK_INT(verify(true).head, AUDIT_HEAD_RIGHT);
    world_end(&w);
}

/* A number no audit comes to is told, and nothing is reckoned with it: reports go on, and are numbered as before. */
static void a_planted_number_is_told_and_not_counted_on(void)
{
    static const char number[] = "a number that no audit comes to";
    static const int64_t planted[] = {INT64_MAX, INT64_MIN, 0, AUDIT_MOST + 1};
    struct audit_report r;
    bool broken = false;
    begin();
    for (size_t i = 0; i < countof(planted); i++) {
        run("insert into audit select shard, %lld - %d, at_s, case_id, 0, 0, person, role, inbox_id, act, detail, hash,"
            "proof from audit where shard = 3 and seq = 1",
            (long long)planted[i] + (planted[i] < 0), planted[i] < 0); /* the least number cannot be written as one */
        found(3, planted[i], number, "planting a record");
        int64_t before = ask("select max(seq) from audit where shard = 16");
        reopen(&broken);
        CHECK(broken == (planted[i] > 0));
        one_more();
        CHECK_INT(ask("select max(seq) from audit where shard = 16"), before + 1);
        found(3, planted[i], number, "going on beside it");
        run("delete from audit where seq < 1 or seq > 1000000");
        CHECK_INT(verify(true).faults, 0);
    }
    run("insert into audit_mark select 9223372036854775807, at_s, records, ends, signature from audit_mark "
        "where n = 1");
    found(AUDIT_MARKS, INT64_MAX, number, "planting a mark");
    reopen(&broken);
    CHECK(broken);
    one_more();
    run("delete from audit_mark where n > 1000000");
    CHECK_INT(verify(true).faults, 0);
    run("update audit_head set marks = 9223372036854775807"); /* and its keyed hash is not right any more */
    reopen(&broken);
    CHECK(broken);
    one_more();
    CHECK_INT(verify(true).head, AUDIT_HEAD_RIGHT);
    run("update audit_mark set ends = cast(x'03ffffffffffffff7f' || substr(ends, 10) as blob) where n = 1");
    struct audit_verify how = {.public_key = w.keys.audit_public, .mac_key = w.keys.audit_mac, .from_mark = 1};
    CHECK_INT(db_audit_verify(w.db, &how, &r), ERR_NONE);
    CHECK(r.faults > 0);
    world_end(&w);
}

static void what_is_rolled_back_was_never_chained(void)
{
    begin();
    CHECK_INT(db_begin(w.db), ERR_NONE);
    record(1, "case.stepped", "undone");
    CHECK_INT(db_audit_mark(w.db, NOW + 7000), ERR_NONE);
    db_rollback(w.db);
    CHECK_INT(verify(true).faults, 0);
    one_more();
    struct audit_report r = verify(true);
    CHECK_INT(r.faults, 0);
    CHECK_INT(r.marks, 4);
    world_end(&w);
}

static void marks_are_due_by_count_and_by_time(void)
{
    begin();
    one_more();
    CHECK_INT(db_audit_due(w.db, 1000, 300), INT64_MAX);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    int64_t at = NOW + made;
    record(1, "case.stepped", "");
    record(0, "case.stepped", "");
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_audit_due(w.db, 1000, 300), at + 300);
    CHECK_INT(db_audit_due(w.db, 2, 300), at);
    bool broken = false;
    reopen(&broken);
    CHECK_INT(db_audit_due(w.db, 1000, 300), at + 300); /* also after a start */
    CHECK_INT(db_audit_due(w.db, 3, 300), at + 300);
    world_end(&w);
}

/* A store older than the chain: its records carry no hashes, and it has no number of its own yet. */
static void an_older_store_is_chained_once(void)
{
    char id[80] = "", same[80] = "";
    bool broken = true;
    begin();
    run("update audit set hash = null; delete from audit_mark; delete from audit_head;"
        "delete from meta where key = 'audit.store'");
    db_close(w.db);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE);
    world_open(&w);
    CHECK_INT(db_meta_get(w.db, "audit.store", id, sizeof id), ERR_NONE);
    CHECK_INT(verify(true).faults, 0);
    CHECK_INT(verify(true).records, ask("select count(*) from audit"));
    reopen(&broken);
    CHECK(!broken);
    one_more();
    CHECK_INT(verify(true).faults, 0);
    CHECK_INT(verify(true).marks, 1);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE); /* and never again */
    CHECK_INT(db_meta_get(w.db, "audit.store", same, sizeof same), ERR_NONE);
    CHECK_STR(same, id);
    run("update audit set act = 'x' where shard = 3 and seq = 1");
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE);
    found(3, 1, "altered", "changing, then migrating");
    world_end(&w);
}

int main(void)
{
    RUN(what_was_written_is_whole);
    RUN(every_column_of_every_record_counts);
    RUN(every_record_is_missed);
    RUN(records_in_each_others_place_are_told);
    RUN(a_chain_hashed_anew_is_not_the_one_that_was_marked);
    RUN(what_is_added_without_the_key_is_found);
    RUN(every_mark_counts);
    RUN(another_key_signed_nothing_here);
    RUN(the_head_counts);
    RUN(it_may_begin_at_a_mark);
    RUN(what_was_cut_off_stays_missed_however_long_it_runs);
    RUN(without_its_head_it_goes_on_with_a_scar);
    RUN(a_planted_number_is_told_and_not_counted_on);
    RUN(what_is_rolled_back_was_never_chained);
    RUN(marks_are_due_by_count_and_by_time);
    RUN(an_older_store_is_chained_once);
    return test_end();
}
