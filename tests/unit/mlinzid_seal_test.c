/* mlinzid_seal_test.c - sealing seen from the engine: a value that somebody altered stops nobody from being told, and
 * is not written over. */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "mlinzid/story/driver.h"
#include "mlinzid/story/files.h"
#include "tests/unit/store_sql.h"
#include "tests/unit/test.h"

#define T0 INT64_C(1772431200) /* Monday 2026-03-02 09:00 in Nairobi */

static int told[PHRASE_COUNT];

static void on_said(void *ctx, const struct said *s, int64_t at_s)
{
    (void)ctx;
    (void)at_s;
    told[s->row->m.key]++;
}

static void person(struct driver *d, enum role role, const char *phone, const char *at)
{
    struct person_row p = {.role = role};
    msisdn_read(span_of(phone), &p.phone);
    span_str(span_of(at), p.at, sizeof p.at);
    CHECK_INT(driver_person(d, &p), ERR_NONE);
}

static void an_altered_value_stops_nobody_and_stays(void)
{
    char dir[300], why[400] = "";
    struct loaded *loaded = NULL;
    struct config_fault fault;
    struct driver *d = NULL;
    log_quiet(1);
    memset(told, 0, sizeof told);
    CHECK(files_temporary(dir, sizeof dir));
    CHECK_INT(load_all(NULL, &loaded, &fault), ERR_NONE);
    struct driver_settings s = {.directory = dir, .loaded = loaded, .seed = 1, .now_s = T0, .said = on_said};
    CHECK_INT(driver_open(&s, &d, why, sizeof why), ERR_NONE);
    person(d, ROLE_SCCO, "+254711000001", "003.016");
    person(d, ROLE_CCCS, "+254711000002", "003");
    CHECK_INT(driver_sms(d, "loop", SPAN("+254700000001"), SPAN("REPORT neglect boy 6 Ganda near the old mill")),
              ERR_NONE);
    CHECK_INT(told[PHRASE_CASE_NEW], 1);
    CHECK_INT(store_sql_in(dir, "update case_file set place_text = zeroblob(61)"), 1);
    CHECK_INT(store_sql_in(dir, "update case_party set number = x'0102' where role = 1"),
              1); /* whose answer it was is lost */
    CHECK_INT(driver_until(d, T0 + 3 * DAY_S, NULL), ERR_NONE);
    CHECK_INT(told[PHRASE_CASE_REMINDER], 1);
    CHECK(told[PHRASE_CASE_ESCALATED] >= 1); /* it climbs all the same */
    CHECK(db_refusals(engine_db(driver_engine(d))) > 0);
    CHECK(store_sql_in(dir, "select version from case_file") > 1);
    CHECK_INT(store_sql_in(dir, "select length(place_text) from case_file"), 61); /* the evidence is not written over */
    driver_close(d);
    load_free(loaded);
    files_remove(dir);
}

/* The very key of a case is damaged: what was sealed is lost, the case is not. */
static void a_case_whose_key_is_damaged_climbs(void)
{
    char dir[300], why[400] = "";
    struct loaded *loaded = NULL;
    struct config_fault fault;
    struct driver *d = NULL;
    memset(told, 0, sizeof told);
    CHECK(files_temporary(dir, sizeof dir));
    CHECK_INT(load_all(NULL, &loaded, &fault), ERR_NONE);
    struct driver_settings s = {.directory = dir, .loaded = loaded, .seed = 1, .now_s = T0, .said = on_said};
    CHECK_INT(driver_open(&s, &d, why, sizeof why), ERR_NONE);
    person(d, ROLE_SCCO, "+254711000001", "003.016");
    person(d, ROLE_CCCS, "+254711000002", "003");
    CHECK_INT(driver_sms(d, "loop", SPAN("+254700000001"), SPAN("REPORT neglect boy 6 Ganda near the old mill")),
              ERR_NONE);
    driver_close(d); /* which had the key in memory */
    CHECK_INT(store_sql_in(dir, "update subject_key set wrapped = zeroblob(72) where id >> 56 = 1"), 1);
    CHECK_INT(driver_open(&s, &d, why, sizeof why), ERR_NONE);
    CHECK_INT(driver_until(d, T0 + 3 * DAY_S, NULL), ERR_NONE);
    CHECK_INT(told[PHRASE_CASE_REMINDER], 1);
    CHECK(told[PHRASE_CASE_ESCALATED] >= 1);
    driver_close(d);
    load_free(loaded);
    files_remove(dir);
}

/* Without its keys a store is not opened, by the engine neither, and none are made for it. */
static void a_store_without_its_keys_does_not_start(void)
{
    char dir[300], command[1000], why[400] = "";
    struct loaded *loaded = NULL;
    struct config_fault fault;
    struct driver *d = NULL;
    CHECK(files_temporary(dir, sizeof dir));
    CHECK_INT(load_all(NULL, &loaded, &fault), ERR_NONE);
    struct driver_settings s = {.directory = dir, .loaded = loaded, .seed = 1, .now_s = T0};
    CHECK_INT(driver_open(&s, &d, why, sizeof why), ERR_NONE);
    driver_close(d);
    (void)snprintf(command, sizeof command, "mv '%s/keys' '%s/away'", dir, dir);
    CHECK_INT(system(command), 0);
    CHECK(driver_open(&s, &d, why, sizeof why) != ERR_NONE);
    CHECK(strstr(why, "put it back") != NULL);
    (void)snprintf(command, sizeof command, "test ! -e '%s/keys' && mv '%s/away' '%s/keys'", dir, dir, dir);
    CHECK_INT(system(command), 0);
    CHECK_INT(driver_open(&s, &d, why, sizeof why), ERR_NONE);
    driver_close(d);
    load_free(loaded);
    files_remove(dir);
}

int main(void)
{
    RUN(an_altered_value_stops_nobody_and_stays);
    RUN(a_case_whose_key_is_damaged_climbs);
    RUN(a_store_without_its_keys_does_not_start);
    return test_end();
}
