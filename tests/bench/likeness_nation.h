/* likeness_nation.h - the invented children of likeness.c: each number is a child, the same one each time. */
#ifndef MLINZI_TESTS_BENCH_LIKENESS_NATION_H
#define MLINZI_TESTS_BENCH_LIKENESS_NATION_H

#include "base/day.h"
#include "base/hash.h"
#include "base/must.h"
#include "core/sound.h"
#include "tests/bench/likeness_names.h"
#include "tests/unit/forms_lexicon.h"

enum { FIRST_YEAR = 2008, YEARS = 18 };

/* The names of one list, the commonest first, with how they sound. */
struct list {
    struct {
        struct span as;
        struct sound_name sound;
    } name[96];
    double upto[96]; /* shares of the names so far, by Zipf */
    int n;
};
enum { GIVEN_M, GIVEN_F, OWN_M, OWN_F, FAMILY, LISTS };
static struct list lists[countof(communities)][LISTS];
static uint16_t first_of[49]; /* constituency, by county: they are numbered through */

struct made {
    const struct community *at;
    struct sound sound;
    struct span name[3];
    int n, county, constituency, year;
    int32_t born;
    char sex;
    bool about;
};

static void read_list(const char *names, struct list *out)
{
    struct span rest = span_of(names);
    double sum = 0;
    while (rest.n) {
        struct span one = span_cut(&rest, ' ');
        struct sound s;
        sound_of(one, &s);
        must(s.n == 1 && out->n < 96);
        out->name[out->n].as = one;
        out->name[out->n].sound = s.name[0];
        sum += 1.0 / (out->n + 2);
        out->upto[out->n++] = sum;
    }
    for (int i = 0; i < out->n; i++)
        out->upto[i] /= sum;
}

static void read_nation(void)
{
    static unsigned char space[4 << 20];
    struct arena arena;
    struct areas areas;
    int line;
    for (size_t c = 0; c < countof(communities); c++) {
        const char *const from[LISTS] = {communities[c].christian_m, communities[c].christian_f, communities[c].m,
                                         communities[c].f, communities[c].family};
        for (int l = 0; l < LISTS; l++)
            read_list(from[l], &lists[c][l]);
    }
    arena_init(&arena, space, sizeof space);
    must(areas_read(&areas, slurp("forms/ke/areas.tsv"), slurp("forms/ke/regions.tsv"), &arena, &line));
    first_of[48] = 291;
    for (int i = 0; i < areas.count; i++) {
        struct area a = areas.row[i].area;
        if (a.level == AREA_CONSTITUENCY && (first_of[a.county] == 0 || a.constituency < first_of[a.county]))
            first_of[a.county] = a.constituency;
    }
}

static double share(uint64_t *seed)
{
    return (double)(mix64(seed) >> 11) / (double)(UINT64_C(1) << 53);
}

static void give(struct made *m, const struct list *l, uint64_t *seed)
{
    double x = share(seed);
    int low = 0;
    if (l->n == 0)
        return;
    while (low < l->n - 1 && l->upto[low] < x)
        low++;
    m->name[m->n++] = l->name[low].as;
    m->sound.name[m->sound.n++] = l->name[low].sound;
}

/* The child of a number: the same one each time. */
static void child_of(int64_t id, struct made *m)
{
    uint64_t seed = (uint64_t)id * 7919 + 17;
    int at = (int)(share(&seed) * 1000), c = 0;
    *m = (struct made){.sex = mix64(&seed) & 1 ? 'F' : 'M'};
    while (c < (int)countof(communities) - 1 && at >= communities[c].share)
        at -= communities[c++].share;
    m->at = &communities[c];
    int homes = 0;
    while (homes < 6 && m->at->county[homes])
        homes++;
    double away = share(&seed);
    m->county = away < 0.1   ? 47
                : away < 0.2 ? 1 + (int)(share(&seed) * 47)
                             : m->at->county[(int)(share(&seed) * homes)];
    m->constituency = first_of[m->county] + (int)(share(&seed) * (first_of[m->county + 1] - first_of[m->county]));
    if (share(&seed) < 0.9)
        give(m, &lists[c][m->sex == 'F' ? GIVEN_F : GIVEN_M], &seed);
    give(m, &lists[c][m->sex == 'F' ? OWN_F : OWN_M], &seed);
    give(m, &lists[c][FAMILY], &seed);
    if (m->at->christian_m[0] == '\0')
        give(m, &lists[c][FAMILY], &seed);
    m->year = FIRST_YEAR + (int)(share(&seed) * YEARS);
    m->born = day_of_civil(m->year, 1, 1) + (int)(share(&seed) * 365);
    m->about = share(&seed) < 0.3;
}

#endif
