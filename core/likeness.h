/* likeness.h - whether two records may be of one child: a score out of 1000 and a verdict.
 * A register asks it of the few children that core/sound.h's keys bring together: at entry, in a search, and for the
 * work list of doubles. Nobody is merged by it: a person looks at both and decides. The weights are measured, not given
 * by any law (docs/likeness.md). */
#ifndef MLINZI_CORE_LIKENESS_H
#define MLINZI_CORE_LIKENESS_H

#include "core/sound.h"
#include "forms/area.h"

#define LIKENESS_NO_DAY INT32_MIN
#define LIKENESS_IDS 4

struct likeness_id {
    int16_t kind;   /* birth certificate, NEMIS and so on, by the register's own numbers; 0 none */
    uint64_t token; /* the store's keyed hash of its value, 0 none */
};
struct likeness_child {
    struct sound names; /* sound_of() */
    int32_t born;       /* the day, as base/day.h counts; LIKENESS_NO_DAY where it is estimated or not known */
    int year;           /* of birth, 0 not known */
    char sex;           /* F or M in either case; any other letter, and 0, is not known */
    struct area place;  /* where the child lives, level AREA_NONE not known */
    uint64_t phone[2];  /* the store's tokens of caregivers' phones, 0 none */
    struct likeness_id id[LIKENESS_IDS];
};

/* SAME: what the two differ in is spelling, and a day, a phone or an identifier agrees; whoever enters a child must say
 * that it is another one. LIKELY: shown as perhaps the same. In a register of a nation names, year and place agree by
 * chance with one or two other children, so they alone are LIKELY. Brothers and sisters, twins also, are never SAME. */
enum likeness_verdict { LIKENESS_UNLIKE, LIKENESS_LIKELY, LIKENESS_SAME };
#define LIKENESS_LIKELY_FROM 650
#define LIKENESS_SAME_FROM 850

struct likeness {
    int score; /* 0..1000 */
    enum likeness_verdict verdict;
    int names;        /* 0..1000: the names alone */
    bool other_name;  /* each has a name that the other has not: as brothers and sisters do */
    bool other_child; /* an identifier of one kind with two values, or sexes that differ */
    bool pinned;      /* the day of birth (or day and month turned round), a phone or an identifier agrees */
};
struct likeness likeness_weigh(const struct likeness_child *a, const struct likeness_child *b);
/* For the work list of doubles, which somebody goes through pair by pair. Names alone do not bring two records there
 * (in a nation each has dozens of namesakes), nor does what twins share; names, year and constituency together do: most
 * days of birth are guesses. */
#define LIKENESS_LISTED_FROM 800
bool likeness_listed(const struct likeness *l);
/* How alike two names are, 0..1000 and the same either way round: 1000 spelt and said alike, 920 known forms of one
 * name, below 780 two names. */
int likeness_name(const struct sound_name *a, const struct sound_name *b);

/* Who is worth opening: children counted by the keys that led to them. A fixed table of the caller's; full, further
 * children are left out. */
struct likeness_hit {
    int64_t child; /* 0 free */
    int32_t points;
};
struct likeness_pool {
    struct likeness_hit *hit; /* `cap` of them, a power of two; likeness_pool_init() clears them */
    uint32_t cap, n;
};
void likeness_pool_init(struct likeness_pool *p, struct likeness_hit *hit, uint32_t cap);
/* A key of that rank led to `rows` children; each is added with the same `rows`: what few share tells more. False: the
 * pool is full. */
bool likeness_pool_add(struct likeness_pool *p, int64_t child, enum sound_rank rank, uint32_t rows);
/* Moves the best to the front of hit[], most points first, equals by the lower child; how many, `most` at most. The
 * pool cannot be added to after. */
uint32_t likeness_pool_best(struct likeness_pool *p, uint32_t most);

#endif
