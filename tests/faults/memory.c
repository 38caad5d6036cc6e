/* memory.c - every n-th allocation fails under the engine, once and for good: ours and SQLite's. Run as
 *   memory WHICH OF     of all such failures those whose number is WHICH modulo OF (0 1: all)
 * Each life is a process of its own: a crash, a must() or, built with MODE=asan, a leak is a failed test. After each
 * the store is whole and has everything that was acknowledged, and a life with memory enough brings the scenario to its
 * end. Linked with --wrap (Makefile), so that the sanitizers' own allocator stays below. */
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/faults/town.h"

void *__real_malloc(size_t n);
void *__real_calloc(size_t a, size_t b);
void *__real_realloc(void *p, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t a, size_t b);
void *__wrap_realloc(void *p, size_t n);

static int64_t calls, fails_at;
static bool for_good;

static bool fails(void)
{
    calls++;
    return fails_at && (calls == fails_at || (for_good && calls > fails_at));
}

void *__wrap_malloc(size_t n)
{
    return fails() ? NULL : __real_malloc(n);
}

void *__wrap_calloc(size_t a, size_t b)
{
    return fails() ? NULL : __real_calloc(a, b);
}

void *__wrap_realloc(void *p, size_t n)
{
    return fails() ? NULL : __real_realloc(p, n);
}

/* SQLite's own allocator goes through the same count. */
static sqlite3_mem_methods sqlites;
static void *sqlite_malloc(int n)
{
    return fails() ? NULL : sqlites.xMalloc(n);
}
static void *sqlite_realloc(void *p, int n)
{
    return fails() ? NULL : sqlites.xRealloc(p, n);
}

static struct loaded *loaded;
static char directory[256];
static struct town *town; /* shared with the life that is lost */
static char doing[80];

static void begin(void)
{
    char store[320];
    files_remove(directory);
    must(files_temporary(directory, sizeof directory));
    snprintf(store, sizeof store, "%s/store.db", directory);
    town_begin(town, loaded, directory, NULL, store);
}

static void fail(const char *what)
{
    printf("# %s: %s\n", doing, what);
    test_here++;
}

/* 0: to its end; 1: it stopped with an error, or was refused with a word. */
static int life(int64_t at)
{
    calls = 0;
    fails_at = at;
    enum err err = town_open(town);
    if (err == ERR_NONE)
        err = town_live(town, 3);
    fails_at = 0;
    if (err != ERR_NONE && !town->e && !town->why[0])
        return 2;
    if (town->e)
        town_close(town);
    return err != ERR_NONE;
}

static int64_t lives_ended, lives_stopped;
static void one(int64_t n)
{
    snprintf(doing, sizeof doing, "allocation %lld fails%s", (long long)n, for_good ? " for good" : "");
    begin();
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        exit(life(n));
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        printf("# %s: %s %d\n", doing, WIFEXITED(status) ? "exit" : "signal",
               WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
        test_here++;
    }
    lives_ended += status == 0;
    lives_stopped += status != 0;
    town->e = NULL;
    bool made = town_acknowledged(town) > 0; /* else there may be no tables yet */
    if (made && !town_whole(town))
        fail("after the fault");
    if (life(0) != 0)
        fail("the next life did not end well");
    if (!town_whole(town) || !town_complete(town, false))
        fail("at the end");
}

static int64_t which, of;
static void every_nth_allocation_fails(void)
{
    snprintf(doing, sizeof doing, "no fault");
    begin();
    if (life(0) != 0 || !town_whole(town) || !town_complete(town, true))
        fail("the scenario itself");
    int64_t all = calls, number = 0;
    for (int good = 0; good < 2; good++)
        for (int64_t n = 1; n <= all && test_here < 20; n++)
            if (number++ % of == which) {
                for_good = good;
                one(n);
            }
    printf("# = a life has %lld allocations; of those that failed %lld lives went on, %lld stopped\n", (long long)all,
           (long long)lives_ended, (long long)lives_stopped);
    CHECK(lives_ended > 0 && lives_stopped > 0);
}

int main(int argc, char **argv)
{
    struct config_fault fault;
    if (argc != 3)
        return 2;
    log_quiet(1);
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlites);
    sqlite3_mem_methods ours = sqlites;
    ours.xMalloc = sqlite_malloc;
    ours.xRealloc = sqlite_realloc;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &ours) != SQLITE_OK || load_all(NULL, &loaded, &fault) != ERR_NONE)
        return 2;
    town = mmap(NULL, sizeof *town, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (town == MAP_FAILED || !files_temporary(directory, sizeof directory))
        return 2;
    loaded->settings.timers_max = 1024; /* quick to open */
    loaded->settings.turn_arena_kib = 512;
    which = atoll(argv[1]);
    of = atoll(argv[2]);
    RUN(every_nth_allocation_fails);
    files_remove(directory);
    load_free(loaded);
    return test_end();
}
