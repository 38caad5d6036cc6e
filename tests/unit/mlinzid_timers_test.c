/* mlinzid_timers_test.c - which deadline is whose, over many more cases than the wheel has room for at once: a daemon
 * that has run for years finds a timer as fast as on its first day. */
#include <unistd.h>

#include "base/log.h"
#include "mlinzid/engine/inside.h"
#include "mlinzid/story/files.h"
#include "tests/unit/test.h"

#define T0 INT64_C(1790000000)
#define ROOM 1024
#define ALIVE 600
#define CASES 4000000

static struct loaded *loaded;
static char directory[256];

static void cases_come_and_go(void)
{
    char store[300], keys[300], why[300];
    static int64_t alive[ALIVE];
    uint64_t chance = 7;
    struct engine *e = NULL;
    snprintf(store, sizeof store, "%s/mlinzi.db", directory);
    snprintf(keys, sizeof keys, "%s/keys", directory);
    struct engine_settings s = {.store_path = store, .keys_dir = keys, .loaded = loaded, .seed = 7};
    CHECK_INT(engine_open(&s, T0, &e, why, sizeof why), ERR_NONE);
    if (!e)
        return;
    alarm(60); /* a search that never ends is a failed test */
    for (int64_t id = 1; id <= CASES; id++) {
        int64_t *old = &alive[mix64(&chance) % ALIVE]; /* its case is closed, in no order */
        if (*old)
            timers_set(e, *old, INT64_MAX);
        timers_set(e, id, T0 + 100 + id % 50);
        *old = id;
    }
    alarm(0);
    CHECK_INT(wheel_count(e->wheel), ALIVE);
    CHECK(!timers_due(e, T0 + 99));
    CHECK(timers_due(e, T0 + 149));
    CHECK_INT(wheel_count(e->wheel), 0);
    engine_close(e);
}

int main(void)
{
    struct config_fault fault;
    log_quiet(1);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE || !files_temporary(directory, sizeof directory)) {
        config_fault_print(&fault, stderr);
        return 2;
    }
    loaded->settings.timers_max = ROOM;
    RUN(cases_come_and_go);
    files_remove(directory);
    load_free(loaded);
    return test_end();
}
