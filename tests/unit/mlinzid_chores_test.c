/* mlinzid_chores_test.c - what the engine does by itself: marks over the audit also when nothing else happens, and the
 * morning's fingerprint, once, also when the machine was away at seven. */
#include "base/log.h"
#include "mlinzid/story/driver.h"
#include "mlinzid/story/files.h"
#include "tests/unit/store_sql.h"
#include "tests/unit/test.h"

static struct loaded *loaded;
static char directory[256];
static int64_t begin_s, said_s;
static int prints, late;
static struct driver *d;

static void heard(void *ctx, const struct said *s, int64_t now_s)
{
    (void)ctx;
    if (s->row->m.key != PHRASE_AUDIT_FINGERPRINT)
        return;
    prints++;
    late += span_is(args_get(s->args, "late"), "yes");
    said_s = now_s;
}

static void open_at(int64_t now_s)
{
    char why[300] = "";
    struct driver_settings s = {
        .directory = directory, .loaded = loaded, .now_s = now_s, .seed = 7, .receipts = true, .said = heard};
    enum err e = driver_open(&s, &d, why, sizeof why);
    if (e)
        printf("# %s\n", why);
    CHECK_INT(e, ERR_NONE);
    CHECK_INT(driver_settle(d), ERR_NONE);
}

static void person(enum role role, const char *phone)
{
    struct person_row p = {.role = role, .at = "KE"};
    CHECK(span_str(span_of(phone), p.phone.s, sizeof p.phone.s));
    CHECK_INT(driver_person(d, &p), ERR_NONE);
}

static void begin(void)
{
    CHECK(files_temporary(directory, sizeof directory));
    prints = late = 0;
    open_at(begin_s);
    person(ROLE_AUDITOR, "+254711000040");
}

static void end(void)
{
    driver_close(d);
    files_remove(directory);
}

static int64_t marks(void)
{
    struct mark_facts m = {0};
    CHECK_INT(db_audit_mark_newest(engine_db(driver_engine(d)), &m), ERR_NONE);
    return m.n;
}

static void report(void)
{
    CHECK_INT(driver_sms(d, "loop", SPAN("+254700000001"), SPAN("REPORT neglect boy 6 Ganda")), ERR_NONE);
    CHECK_INT(driver_settle(d), ERR_NONE);
}

static void a_mark_comes_by_itself(void)
{
    begin();
    CHECK_INT(driver_until(d, begin_s + 3600, NULL), ERR_NONE);
    int64_t before = marks();
    report();
    CHECK_INT(engine_next(driver_engine(d)), begin_s + 3600 + 300); /* it wakes for it */
    CHECK_INT(driver_until(d, begin_s + 3600 + 299, NULL), ERR_NONE);
    CHECK_INT(marks(), before);
    CHECK_INT(driver_until(d, begin_s + 3600 + 300, NULL), ERR_NONE);
    CHECK_INT(marks(), before + 1);
    end();
}

static void a_mark_comes_with_the_turn_that_makes_it_full(void)
{
    begin();
    CHECK_INT(driver_until(d, begin_s + 3600, NULL), ERR_NONE);
    int64_t before = marks();
    loaded->settings.audit_mark_records = 2;
    report();
    CHECK_INT(marks(), before + 1);
    loaded->settings.audit_mark_records = 1000;
    end();
}

/* What waited unsigned when the engine went away is signed by the next one, at its time. */
static void a_mark_is_due_after_a_start(void)
{
    begin();
    CHECK_INT(driver_until(d, begin_s + 3600, NULL), ERR_NONE);
    int64_t before = marks();
    report();
    driver_close(d);
    open_at(begin_s + 3600 + 100);
    CHECK_INT(marks(), before);
    CHECK_INT(driver_until(d, begin_s + 3600 + 300, NULL), ERR_NONE);
    CHECK_INT(marks(), before + 1);
    end();
}

static void the_fingerprint_comes_once_a_morning(void)
{
    begin();
    report();
    int64_t seven = day_start(day_of(begin_s) + 1) + 7 * HOUR_S;
    CHECK_INT(driver_until(d, seven - 1, NULL), ERR_NONE);
    CHECK_INT(prints, 0);
    CHECK_INT(driver_until(d, seven, NULL), ERR_NONE);
    CHECK_INT(prints, 1);
    CHECK_INT(late, 0);
    driver_close(d);
    open_at(seven + 60);
    CHECK_INT(prints, 1);
    CHECK_INT(driver_until(d, seven + DAY_S, NULL), ERR_NONE);
    CHECK_INT(prints, 2);
    end();
}

/* The machine was off for three mornings: one text, when it is back, and it says that it is late. */
static void after_days_away_it_comes_once_and_late(void)
{
    begin();
    report();
    driver_close(d);
    int64_t back = begin_s + 3 * DAY_S;
    open_at(back);
    CHECK_INT(prints, 1);
    CHECK_INT(late, 1);
    CHECK_INT(said_s, back);
    CHECK_INT(driver_until(d, day_start(day_of(back) + 1) + 7 * HOUR_S, NULL), ERR_NONE);
    CHECK_INT(prints, 2);
    CHECK_INT(late, 1);
    end();
}

static int64_t erased(void)
{
    return store_sql_in(directory, "select count(*) from case_file where erased_s <> 0");
}

/* Of three cases whose time has come the store refuses to erase the first, night after night: the others go all the
 * same, and that one stands in the list and in the audit until it can be. */
static void an_erasure_that_always_fails_holds_up_no_other(void)
{
    struct limits shipped = loaded->limits;
    begin();
    for (int i = 0; i < 3; i++) {
        report();
        CHECK_INT(driver_until(d, begin_s + (i + 1) * 3 * HOUR_S, NULL), ERR_NONE);
    }
    loaded->limits.retention_case_days = 5;
    loaded->limits.retention_notice_days = 2;
    CHECK_INT(store_sql_in(directory, "update case_file set state = 4, closed_s = opened_s"), 3);
    CHECK_INT(store_sql_in(directory, "create trigger stuck before update of erased_s on case_file when old.id = 1 "
                                      "begin select raise(abort, 'stuck'); end"),
              0);
    CHECK_INT(driver_until(d, begin_s + 8 * DAY_S, NULL), ERR_NONE);
    CHECK_INT(erased(), 2);
    CHECK_INT(store_sql_in(directory, "select count(*) from erasure where done_s = 0 and why = 'failed'"), 1);
    CHECK(store_sql_in(directory, "select count(*) from audit where act = 'erasure.failed'") >= 1);
    CHECK_INT(store_sql_in(directory, "drop trigger stuck"), 0);
    CHECK_INT(driver_until(d, begin_s + 9 * DAY_S, NULL), ERR_NONE);
    CHECK_INT(erased(), 3); /* it was tried each night */
    CHECK_INT(store_sql_in(directory, "select count(*) from erasure where why = 'failed'"), 0);
    loaded->limits = shipped;
    end();
}

int main(void)
{
    struct config_fault fault;
    log_quiet(1);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE || !time_read(SPAN("2026-03-02 09:00"), &begin_s)) {
        config_fault_print(&fault, stderr);
        return 2;
    }
    RUN(a_mark_comes_by_itself);
    RUN(a_mark_comes_with_the_turn_that_makes_it_full);
    RUN(a_mark_is_due_after_a_start);
    RUN(the_fingerprint_comes_once_a_morning);
    RUN(after_days_away_it_comes_once_and_late);
    RUN(an_erasure_that_always_fails_holds_up_no_other);
    load_free(loaded);
    return test_end();
}
