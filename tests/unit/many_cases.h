/* many_cases.h - a month or a year of the nation in a test's store, at once. */
#ifndef MLINZI_TESTS_UNIT_MANY_CASES_H
#define MLINZI_TESTS_UNIT_MANY_CASES_H

#include <sqlite3.h>

#include "tests/unit/page_world.h"

#define MANY_CASES_REST                                                                                         \
    "version, epoch, policy, first_kind, sex, age_years, age_months, children, perpetrator, accused_role, "     \
    "urgent, missing, unread, registered, reporter, lang, text_hash, level, told, rows, again_n, base_level, "  \
    "disputed, verifier, action, progress_s, reminded, up_n, hold_n, hold_top_s, ceiling_n, asked_act, "        \
    "asked_s, asked_n, asked_by, asked_by_level, asked_level, asked_value, before, closer, closer_level, "      \
    "merged_into, last_s, serial, last_word, place_text, locality, child_name, explanation, erased_s, held_s, " \
    "dob, event_when"
static const char many_cases_sql[] =
    "with recursive n(i) as (select 2 union all select i + 1 from n where i < %d), "
    "m as (select i, %lld - (i * 7919 %% %d) as at, 1 + (i * 6151 %% 100 > 4) + (i * 6151 %% 100 > 30) + (i * 6151 %% "
    "100 > 80) as sev, case i %% 9 when 0 then 1 when 1 then 2 when 2 then 3 else 4 end as st, 1 + i * 15485863 %% "
    "1450 "
    "as w from n) "
    "insert into case_file (id, ref, state, severity, kinds, opened_s, t0_s, verified_s, closed_s, area_level, region, "
    "county, constituency, ward, office, due_s, " MANY_CASES_REST ") "
    "select i, printf('%%08d', i), st, sev, 1 << (1 + i * 104729 %% 35), at, at, case when st = 1 then 0 else at + i * "
    "7907 %% 172800 end, case when st = 4 then at + 200000 else 0 end, 5, 1, 1 + (w - 1) / 31, 1 + (w - 1) / 5, w, "
    "printf('%%03d.%%03d', 1 + (w - 1) / 31, 1 + (w - 1) / 5), %lld + i * 7907 %% 7800000, " MANY_CASES_REST
    " from m, case_file c where c.id = 1";

/* So many cases, opened within span_s before NOW. The rows are written by one statement of SQL: places and severities
 * are spread as reports are, a third are open, of the others each was answered after up to two days. */
static inline void many_cases(int cases, int span_s)
{
    char sql[4096], *why = NULL;
    sqlite3 *raw;
    struct case_file first = a_case(&page.w, 1);
    CHECK_INT(put_case(&page.w, &first), ERR_NONE);
    (void)snprintf(sql, sizeof sql, many_cases_sql, cases, (long long)NOW, span_s, (long long)NOW);
    CHECK_INT(sqlite3_open(page.w.path, &raw), SQLITE_OK);
    (void)sqlite3_exec(raw, "pragma synchronous = off; pragma cache_size = -400000", NULL, NULL, NULL);
    if (sqlite3_exec(raw, sql, NULL, NULL, &why) != SQLITE_OK)
        printf("not ok - %s\n", why);
    (void)sqlite3_exec(raw, "pragma wal_checkpoint(truncate)", NULL, NULL, NULL);
    sqlite3_close(raw);
}

#endif
