/* core_likeness_test.c - pairs of invented children, same or other (tests/data/names.tsv): how many are told rightly.
 * The rules were tuned on every first of two pairs alone; the other half is held out, and what is measured on it is
 * what officers may expect. LIKENESS_VERBOSE=1 shows what the tuned half gets wrong. */
#include "core/likeness.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/hash.h"
#include "base/must.h"
#include "tests/unit/test.h"

struct record {
    struct likeness_child child;
    struct sound_facts facts;
};
struct tally {
    int same, other;           /* pairs so marked */
    int offered, false_offer;  /* of them: weighed LIKELY or SAME */
    int said_same, false_same; /* weighed SAME */
    int found;                 /* of the same: brought together by a key */
    int household_same;        /* brothers and sisters, twins, cousins said to be the SAME: never */
};

static uint64_t token(struct span s)
{
    const struct hash_key key = {1, 2};
    return span_is(s, "-") ? 0 : hash_bytes(key, s);
}

/* Five columns of a line; "=" is as on the left. */
static void read_record(struct span column[5], const struct span *left, struct record *out)
{
    struct area place = {0};
    *out = (struct record){.child.born = LIKENESS_NO_DAY};
    struct likeness_child *c = &out->child;
    for (int i = 0; left && i < 5; i++)
        if (span_is(column[i], "="))
            column[i] = left[i];
    sound_of(column[0], &c->names);
    int64_t year = 0;
    struct span rest = column[1], first = span_cut(&rest, '-');
    if (span_i64(first, &year))
        c->year = (int)year;
    if (rest.n && !day_read(column[1], &c->born))
        CHECK(!"a date of names.tsv");
    c->sex = column[2].p[0] == 'f' ? 'F' : column[2].p[0] == 'm' ? 'M' : 0;
    if (!span_is(column[3], "-") && !area_read(NULL, column[3], &place))
        CHECK(!"a place of names.tsv");
    c->place = place;
    c->phone[0] = token(column[4]);
    out->facts = (struct sound_facts){.names = &c->names,
                                      .year = c->year,
                                      .county = place.county,
                                      .constituency = place.constituency,
                                      .phone = {c->phone[0]}};
}

/* Would a search for b find a? */
static bool found(const struct record *a, const struct record *b)
{
    static struct sound_keys kept, asked;
    int slack = b->child.born == LIKENESS_NO_DAY ? 2 : 1;
    sound_keys_kept(&a->facts, &kept);
    sound_keys_asked(&b->facts, b->child.year ? b->child.year - slack : 2001,
                     b->child.year ? b->child.year + slack : 2026, &asked);
    CHECK(!kept.cut && !asked.cut && kept.n <= 48);
    for (int i = 0; i < kept.n; i++)
        for (int j = 0; j < asked.n; j++)
            if (span_eq((struct span){kept.key[i].s, kept.key[i].n}, (struct span){asked.key[j].s, asked.key[j].n}))
                return true;
    return false;
}

static bool in_one_family(struct span why)
{
    return span_is(why, "sibling") || span_is(why, "twin") || span_is(why, "cousin");
}

static void weigh_line(struct span line, struct tally *t, bool show)
{
    struct span column[12];
    struct span rest = line;
    struct record a, b;
    for (size_t i = 0; i < countof(column); i++)
        column[i] = span_cut(&rest, '\t');
    struct span left[5] = {column[2], column[3], column[4], column[5], column[6]};
    read_record(left, NULL, &a);
    read_record(&column[7], left, &b);
    bool same = span_is(column[0], "same"), met = found(&a, &b);
    CHECK(same || span_is(column[0], "other"));
    struct likeness l = likeness_weigh(&a.child, &b.child), turned = likeness_weigh(&b.child, &a.child);
    CHECK_INT(l.score, turned.score);
    bool offered = l.verdict != LIKENESS_UNLIKE;
    *(same ? &t->same : &t->other) += 1;
    *(same ? &t->offered : &t->false_offer) += offered;
    *(same ? &t->said_same : &t->false_same) += l.verdict == LIKENESS_SAME;
    t->found += same && met;
    t->household_same += in_one_family(column[1]) && l.verdict == LIKENESS_SAME;
    if (show && (same ? !offered || !met || l.verdict != LIKENESS_SAME : offered))
        printf("# %4d names %4d %s%s: %.*s\n", l.score, l.names, met ? "" : "(not found) ",
               l.verdict == LIKENESS_SAME     ? "SAME"
               : l.verdict == LIKENESS_LIKELY ? "LIKELY"
                                              : "UNLIKE",
               (int)line.n, line.p);
}

static int percent(int part, int whole)
{
    return whole ? part * 100 / whole : 0;
}

static void say(const char *half, const struct tally *t)
{
    printf(
        "# = %s half: %d pairs; offered: precision %d %%, recall %d %%; said the same: precision %d %%, recall %d %%; "
        "found by a key %d %%\n",
        half, t->same + t->other, percent(t->offered, t->offered + t->false_offer), percent(t->offered, t->same),
        percent(t->said_same, t->said_same + t->false_same), percent(t->said_same, t->same),
        percent(t->found, t->same));
}

static void enough(const struct tally *t)
{
    CHECK(percent(t->offered, t->offered + t->false_offer) >= 94);
    CHECK(percent(t->offered, t->same) >= 96);
    CHECK(percent(t->said_same, t->said_same + t->false_same) >= 98);
    CHECK(percent(t->said_same, t->same) >= 90);
    CHECK(percent(t->found, t->same) >= 98);
    CHECK_INT(t->household_same, 0);
}

static void read_pairs(struct tally t[2])
{
    static char text[256 << 10];
    FILE *f = fopen("tests/data/names.tsv", "r");
    size_t n = f ? fread(text, 1, sizeof text, f) : 0;
    struct span rest = {text, n};
    CHECK(n > 0 && n < sizeof text);
    if (f)
        (void)fclose(f);
    (void)span_cut(&rest, '\n');
    for (int line = 0; rest.n; line++)
        weigh_line(span_cut(&rest, '\n'), &t[line % 2], line % 2 == 0 && getenv("LIKENESS_VERBOSE"));
}

static void pairs(void)
{
    struct tally t[2] = {{0}, {0}};
    read_pairs(t);
    say("tuned", &t[0]);
    say("held-out", &t[1]);
    enough(&t[0]);
    enough(&t[1]);
    CHECK(t[0].same + t[0].other + t[1].same + t[1].other >= 300);
}

int main(void)
{
    RUN(pairs);
    return test_end();
}
