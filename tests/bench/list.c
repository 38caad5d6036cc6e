/* list.c - how long a page of cases takes where a million are open: for the nation, a county and a sub-county, with
 * filters. `make bench BENCH=list`, or build/bench/list [CASES]. The rows are written by one statement of SQL into the
 * store's own tables, so that making them takes a minute and not a day; places, severities and kinds are spread as
 * reports are, deadlines over three months, a fifth of them past. */
#include <sqlite3.h>
#include <time.h>

#include "config/ladder.h"
#include "db/case_list.h"
#include "tests/unit/db_world.h"

#define ROUNDS 200

static struct late late; /* nobody takes a case up there: most are overdue, and none of the day */

/* What each takes over from the first. */
#define REST                                                                                                \
    "version, epoch, policy, first_kind, sex, age_years, age_months, children, perpetrator, accused_role, " \
    "urgent, missing, unread, registered, reporter, lang, text_hash, level, told, rows, again_n, "          \
    "base_level, disputed, verified_s, verifier, action, progress_s, reminded, up_n, hold_n, hold_top_s, "  \
    "ceiling_n, asked_act, asked_s, asked_n, asked_by, asked_by_level, asked_level, asked_value, before, "  \
    "closed_s, closer, closer_level, merged_into, last_s, serial, last_word, place_text, locality, "        \
    "child_name, explanation, erased_s, held_s, dob, event_when"
static const char make[] =
    "with recursive n(i) as (select 2 union all select i + 1 from n where i < %d) "
    "insert into case_file (id, ref, state, severity, kinds, opened_s, t0_s, area_level, region, county, constituency, "
    "ward, office, due_s, " REST ") "
    "select i, printf('%%08d', i), 1 + i * 7919 %% 3, 1 + (i * 6151 %% 100 > 4) + (i * 6151 %% 100 > 30) + (i * 6151 "
    "%% "
    "100 > 80), 1 << (1 + i * 104729 %% 35), %lld - i * 7 %% 8000000, %lld - i * 7 %% 8000000, 5, 1, 1 + i * 15485863 "
    "%% 47, "
    "1 + i * 15485863 %% 290, 1 + i * 15485863 %% 1450, printf('%%03d.%%03d', 1 + i * 15485863 %% 47, 1 + i * 15485863 "
    "%% 290), %lld + i * 7907 %% 7800000 - 1560000, " REST " from n, case_file c where c.id = 1";

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* what it takes of one processor: others may be at work here */
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void time_list(struct world_of_db *w, const char *name, struct post post, struct list_filter f)
{
    static struct list_row rows[50];
    double took[ROUNDS];
    struct scope scope;
    struct list_page page = {.rows = rows, .cap = 50};
    f.now_s = NOW;
    f.late = &late;
    scope_of(&w->areas, &post, 1, &scope);
    if (f.place.level)
        scope_narrow(&scope, &w->areas, f.place);
    for (int i = 0; i < ROUNDS; i++) { /* page after page, from the beginning again at the end */
        double from = ms();
        CHECK_INT(db_case_list(w->db, &scope, &f, &page), ERR_NONE);
        took[i] = ms() - from;
        page.after = page.more ? page.next : (struct list_at){0};
    }
    qsort(took, ROUNDS, sizeof took[0], by_value);
    printf("# = %-44s p50 %7.2f ms, p95 %7.2f ms, most %7.2f ms\n", name, took[ROUNDS / 2], took[ROUNDS * 95 / 100],
           took[ROUNDS - 1]);
    CHECK(took[ROUNDS * 95 / 100] <= 50);
}

static void time_counts(struct world_of_db *w, const char *name, struct post post)
{
    double took[20];
    struct scope scope;
    struct list_counts c;
    scope_of(&w->areas, &post, 1, &scope);
    for (int i = 0; i < 20; i++) {
        double from = ms();
        CHECK_INT(db_case_counts(w->db, &scope, &late, NOW + DAY_S, &c), ERR_NONE);
        took[i] = ms() - from;
    }
    qsort(took, 20, sizeof took[0], by_value);
    printf("# = %-44s p50 %7.2f ms, most %7.2f ms, %lld cases%s\n", name, took[10], took[19], (long long)c.open,
           c.at_least ? " at least" : "");
    CHECK(took[18] <= 50);
}

static void fill(struct world_of_db *w, int cases)
{
    char sql[4096], *why = NULL;
    sqlite3 *raw;
    double from = ms();
    struct case_file first = a_case(w, 1);
    CHECK_INT(put_case(w, &first), ERR_NONE);
    (void)snprintf(sql, sizeof sql, make, cases, (long long)NOW, (long long)NOW, (long long)NOW);
    CHECK_INT(sqlite3_open(w->path, &raw), SQLITE_OK);
    (void)sqlite3_exec(raw, "pragma synchronous = off; pragma cache_size = -400000", NULL, NULL, NULL);
    if (sqlite3_exec(raw, sql, NULL, NULL, &why) != SQLITE_OK)
        printf("not ok - %s\n", why);
    (void)sqlite3_exec(raw, "pragma wal_checkpoint(truncate)", NULL, NULL, NULL);
    sqlite3_close(raw);
    printf("# = %d open cases made in %.0f s\n", cases, (ms() - from) / 1e3);
}

static void a_page_of_a_million(void)
{
    struct world_of_db w;
    const char *cases = getenv("CASES");
    static struct ladder ladder;
    struct config_fault fault;
    const struct calendar days = {0};
    CHECK_INT(ladder_load("config/ladder.cfg", &ladder, &fault), ERR_NONE);
    const struct policies policies = ladder_policies(&ladder);
    late_begin(&late, &policies, &days, NOW);
    world_start(&w);
    fill(&w, cases ? atoi(cases) : 1000000);
    const struct post nation = {ROLE_NATIONAL, "KE"}, county = {ROLE_CCCS, "003"}, region = {ROLE_RCCS, "R1"},
                      office = {ROLE_SCCO, "003.016"};
    const struct area kilifi = {.level = AREA_COUNTY, .region = 1, .county = 3};
    const struct {
        const char *name;
        struct list_filter f;
    } filters[] = {{"", {.overdue = false}},
                   {", one kind", {.kinds = (int64_t)KIND_BIT(KIND_TRAFFICKING)}},
                   {", overdue", {.overdue = true}},
                   {", told to a secretary (none)", {.officer = {.role = ROLE_SECRETARY}}},
                   {", open or ended", {.which = LIST_ALL}},
                   {", S1, reported", {.severity = SEVERITY_S1, .state = CASE_REPORTED}},
                   {", older than 90 days (hardly any)", {.opened_by_s = NOW - 90 * DAY_S}},
                   {", no such kind (none fits)", {.kinds = INT64_C(1) << 60}},
                   {", in Kilifi", {.place = kilifi}}};
    const struct {
        const char *name;
        struct post post;
    } viewers[] = {{"nation", nation}, {"region", region}, {"county", county}, {"sub-county", office}};
    for (size_t v = 0; v < countof(viewers); v++)
        for (size_t i = 0; i < countof(filters); i++) {
            char name[80];
            (void)snprintf(name, sizeof name, "%s%s", viewers[v].name, filters[i].name);
            time_list(&w, name, viewers[v].post, filters[i].f);
        }
    for (size_t v = 0; v < countof(viewers); v++)
        time_counts(&w, viewers[v].name, viewers[v].post);
    world_end(&w);
}

int main(void)
{
    RUN(a_page_of_a_million);
    return test_end();
}
