/* map.c - how long the map of the nation takes where a month brought 300,000 cases. build/bench/map, CASES=N, YEAR=1
 * for N cases of a year with a twelfth in the month. The rows are written by one statement of SQL (as in list.c):
 * places and severities are spread as reports are, a third are open, of the others each was answered after up to two
 * days. */
#include "tests/unit/many_cases.h"

#define ROUNDS 20

static double ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* what it takes of one processor: others may be at work here */
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void time_map(const char *name, const char *role, const char *at, const char *place)
{
    double took[ROUNDS];
    page_without_keys();
    for (int i = 0; i < ROUNDS; i++) {
        json_t *params =
            json_pack("{s:s,s:i,s:[{s:s,s:s}]}", "place", place, "days", 30, "posts", "role", role, "at", at);
        double from = ms();
        json_t *o = desk_query(page.w.db, page.loaded, "map", params);
        took[i] = ms() - from;
        if (i == 0) {
            char *s = json_dumps(json_object_get(o, "all"), 0);
            printf("# %s first %.1f ms %s\n", name, took[0], s ? s : "?");
            free(s);
        }
        json_decref(params);
        json_decref(o);
    }
    page_with_keys();
    qsort(took, ROUNDS, sizeof took[0], by_value);
    printf("# = %-30s p50 %7.2f ms, most %7.2f ms\n", name, took[ROUNDS / 2], took[ROUNDS - 1]);
}

int main(void)
{
    const char *cases = getenv("CASES");
    if (!page_world_open())
        return 1;
    many_cases(cases ? atoi(cases) : 300000, (getenv("YEAR") ? 365 : 29) * 86400);
    time_map("nation", "national", "KE", "");
    time_map("a county", "cccs", "003", "003");
    page_world_end();
    return 0;
}
