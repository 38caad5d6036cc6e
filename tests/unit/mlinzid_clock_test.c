/* mlinzid_clock_test.c - the machine's clock set wrong by an hour, a day and ten years, ahead and back, and standing
 * still, at many moments in the life of one open case of each severity. The rows of the outbox are held against those
 * of the same world with a right clock: each escalation once, none before its time by the store's clock, none late but
 * by what a leap that was believed skipped. */
#include <sqlite3.h>

#include "base/hash.h"
#include "base/log.h"
#include "mlinzid/story/driver.h"
#include "mlinzid/story/files.h"
#include "tests/unit/test.h"

#define DAYS 12
#define SEVERITIES 4
#define TOLD_MAX 512

static struct loaded *loaded;
static int64_t begin_s;

struct told { /* one row of the outbox that the ladder made */
    int64_t case_id, level, reminder, said_s;
};
struct life {
    struct told told[TOLD_MAX];
    int n;
    int64_t doubled; /* causes that said the same to one number twice */
    bool rules;
};

static const char *const people[][3] = {{"cpv", "+254700000001", "003.016.0077"}, {"scco", "+254711000001", "003.016"},
                                        {"cccs", "+254711000002", "003"},         {"rccs", "+254711000003", "R1"},
                                        {"national", "+254711000004", "KE"},      {"secretary", "+254711000005", "KE"}};
static const char *const texts[SEVERITIES] = {"REPORT defilement girl 9 Ganda", "REPORT neglect girl 2 Ganda urgent",
                                              "REPORT neglect boy 6 Ganda", "REPORT custody boy 8 Ganda"};

static void settled(struct driver *d)
{
    CHECK_INT(driver_settle(d), ERR_NONE);
}

static void someone(struct driver *d, const char *const who[3])
{
    struct person_row p = {.role = role_of(span_of(who[0]))};
    CHECK(msisdn_read(span_of(who[1]), &p.phone) != SENDER_NONE);
    CHECK(span_str(span_of(who[2]), p.at, sizeof p.at));
    CHECK_INT(driver_person(d, &p), ERR_NONE);
}

/* What the ladder said, from the store's own rows. */
static void read_rows(const char *directory, struct life *l)
{
    char path[300];
    sqlite3 *c = NULL;
    sqlite3_stmt *s = NULL;
    snprintf(path, sizeof path, "%s/mlinzi.db", directory);
    CHECK_INT(sqlite3_open(path, &c), SQLITE_OK);
    CHECK_INT(sqlite3_prepare_v2(c,
                                 "select case_id, level, key = 'case.reminder', said_s from outbox where key in "
                                 "('case.reminder', 'case.escalated') and said_s > 0 order by case_id, said_s, id",
                                 -1, &s, NULL),
              SQLITE_OK);
    for (l->n = 0; sqlite3_step(s) == SQLITE_ROW && l->n < TOLD_MAX; l->n++)
        l->told[l->n] = (struct told){sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 1),
                                      sqlite3_column_int64(s, 2), sqlite3_column_int64(s, 3)};
    sqlite3_finalize(s);
    CHECK_INT(
        sqlite3_prepare_v2(c,
                           "select count(*) from (select 1 from outbox where case_id > 0 group by case_id, epoch, "
                           "version, level, key, to_ix, cause having count(*) > 1)",
                           -1, &s, NULL),
        SQLITE_OK);
    CHECK_INT(sqlite3_step(s), SQLITE_ROW);
    l->doubled = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    sqlite3_close(c);
}

struct fault {
    int64_t at_s, wrong_s, mended_s; /* after the first report; mended 0: never */
    bool stands;
};

static void live(const struct fault *f, struct life *l)
{
    char directory[256], why[300], broken[1000];
    struct driver *d = NULL;
    CHECK(files_temporary(directory, sizeof directory));
    struct driver_settings s = {
        .directory = directory, .loaded = loaded, .now_s = begin_s, .seed = 7, .receipts = false};
    CHECK_INT(driver_open(&s, &d, why, sizeof why), ERR_NONE);
    for (size_t i = 0; i < countof(people); i++)
        someone(d, people[i]);
    for (int i = 0; i < SEVERITIES; i++)
        CHECK_INT(driver_sms(d, "loop", span_of(people[0][1]), span_of(texts[i])), ERR_NONE);
    settled(d);
    if (f) {
        CHECK_INT(driver_until(d, begin_s + f->at_s, NULL), ERR_NONE);
        CHECK_INT(driver_clock_wrong(d, f->wrong_s, f->stands), ERR_NONE);
        if (f->mended_s) {
            CHECK_INT(driver_until(d, begin_s + f->at_s + f->mended_s, NULL), ERR_NONE);
            CHECK_INT(driver_clock_wrong(d, 0, false), ERR_NONE);
        }
    }
    CHECK_INT(driver_until(d, begin_s + DAYS * DAY_S, NULL), ERR_NONE);
    l->rules = db_check(engine_db(driver_engine(d)), driver_service_now(d), broken, sizeof broken) == 0;
    if (!l->rules)
        printf("# %s\n", broken);
    driver_close(d);
    read_rows(directory, l);
    files_remove(directory);
}

/* The first time that level of that case was told (or it was reminded); 0: never. */
static int64_t first(const struct life *l, int64_t case_id, int64_t level, int64_t reminder, int *times)
{
    int64_t at = 0;
    *times = 0;
    for (int i = 0; i < l->n; i++) {
        const struct told *t = &l->told[i];
        if (t->case_id != case_id || t->level != level || t->reminder != reminder)
            continue;
        at = at ? at : t->said_s;
        ++*times;
    }
    return at;
}

static int64_t top_of(const struct life *l, int64_t case_id)
{
    int64_t top = 0;
    for (int i = 0; i < l->n; i++)
        if (l->told[i].case_id == case_id && l->told[i].level > top)
            top = l->told[i].level;
    return top;
}

/* Every step of the right life came in this one too: once, not before its time, and at most so much after it. */
static void held_against(const struct life *right, const struct life *l, int64_t late_s)
{
    CHECK(l->rules);
    CHECK_INT(l->doubled, 0);
    for (int64_t c = 1; c <= SEVERITIES; c++) {
        int64_t top = top_of(right, c);
        for (int64_t level = 0; level <= LEVELS; level++)
            for (int64_t reminder = 0; reminder < 2; reminder++) {
                int n, m;
                int64_t was = first(right, c, level, reminder, &n), is = first(l, c, level, reminder, &m);
                if (!was)
                    continue;
                CHECK(is >= was); /* never early */
                CHECK(is != 0 && is <= was + late_s);
                if (level < top)
                    CHECK_INT(m, n); /* once; the top is told again and again, each time by its own clock */
            }
    }
}

static struct life right_life, life;

static void a_right_clock_tells_every_level(void)
{
    live(NULL, &right_life);
    CHECK(right_life.rules);
    CHECK_INT(right_life.doubled, 0);
    int64_t tops = 0;
    for (int64_t c = 1; c <= SEVERITIES; c++) {
        printf("# case %lld: told to level %lld\n", (long long)c, (long long)top_of(&right_life, c));
        tops += top_of(&right_life, c) >= 2;
    }
    CHECK_INT(tops, SEVERITIES);
}

/* Moments: soon after the report, just before and after steps of the ladders, and some that nobody chose. */
static int64_t moment(int i)
{
    static const int64_t chosen[] = {60, 299, 1199, 1201, 3590, 7199, 21590, DAY_S - 1, 2 * DAY_S + 3};
    uint64_t random = (uint64_t)i * 977 + 5;
    return i < (int)countof(chosen) ? chosen[i] : (int64_t)(mix64(&random) % (5 * DAY_S));
}
#define MOMENTS 12
static const int64_t by[] = {HOUR_S, DAY_S, 3650 * DAY_S};

static void a_clock_set_back_changes_no_minute(void)
{
    for (size_t k = 0; k < countof(by); k++)
        for (int i = 0; i < MOMENTS; i++) {
            live(&(struct fault){moment(i), -by[k], i % 2 ? 2 * DAY_S : 0, false}, &life);
            held_against(&right_life, &life, 0);
            CHECK_INT(life.n, right_life.n);
        }
}

static void a_clock_that_stands_changes_no_minute(void)
{
    for (int i = 0; i < MOMENTS; i++) {
        live(&(struct fault){moment(i), 0, i % 2 ? DAY_S : 0, true}, &life);
        held_against(&right_life, &life, 60); /* until it is seen */
        CHECK_INT(life.n, right_life.n);
    }
}

static void a_leap_mended_within_the_hold_changes_no_minute(void)
{
    for (size_t k = 0; k < countof(by); k++)
        for (int i = 0; i < MOMENTS; i++) {
            live(&(struct fault){moment(i), by[k], 299, false}, &life);
            held_against(&right_life, &life, 0);
            CHECK_INT(life.n, right_life.n);
        }
}

static void a_leap_that_is_believed_is_as_an_outage(void)
{
    for (size_t k = 0; k < countof(by); k++)
        for (int i = 0; i < MOMENTS; i++) {
            live(&(struct fault){moment(i), by[k], 0, false}, &life);
            held_against(&right_life, &life, by[k] + DAY_S); /* what the leap skipped, and the hours of the clocks */
        }
}

int main(void)
{
    struct config_fault fault;
    log_quiet(1);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE || !time_read(SPAN("2026-03-02 09:00"), &begin_s)) {
        config_fault_print(&fault, stderr);
        return 2;
    }
    RUN(a_right_clock_tells_every_level);
    RUN(a_clock_set_back_changes_no_minute);
    RUN(a_clock_that_stands_changes_no_minute);
    RUN(a_leap_mended_within_the_hold_changes_no_minute);
    RUN(a_leap_that_is_believed_is_as_an_outage);
    load_free(loaded);
    return test_end();
}
