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
    int pinned;                /* of the same: a day or a phone agrees, so that SAME can be said */
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
    CHECK(rest.n == 0 || day_read(column[1], &c->born));
    c->sex = column[2].p[0] == 'f' ? 'F' : column[2].p[0] == 'm' ? 'M' : 0;
    CHECK(span_is(column[3], "-") || area_read(NULL, column[3], &place));
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
    t->pinned += same && l.pinned;
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
    printf("# = %s half: %d pairs; offered: precision %d %%, recall %d %%; said the same: precision %d %%, recall %d "
           "%% of "
           "the %d with a day or a phone in common; found by a key %d %%\n",
           half, t->same + t->other, percent(t->offered, t->offered + t->false_offer), percent(t->offered, t->same),
           percent(t->said_same, t->said_same + t->false_same), percent(t->said_same, t->pinned), t->pinned,
           percent(t->found, t->same));
}

static void enough(const struct tally *t)
{
    CHECK(percent(t->offered, t->offered + t->false_offer) >= 94);
    CHECK(percent(t->offered, t->same) >= 96);
    CHECK(percent(t->said_same, t->said_same + t->false_same) >= 98);
    CHECK(percent(t->said_same, t->pinned) >= 90);
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

static struct likeness_child child(const char *names, int year, int month, int day, char sex)
{
    struct likeness_child c = {.year = year, .sex = sex, .born = LIKENESS_NO_DAY};
    sound_of(span_of(names), &c.names);
    if (day)
        c.born = day_of_civil(year, month, day);
    c.place = (struct area){.level = AREA_CONSTITUENCY, .region = 4, .county = 22, .constituency = 113};
    c.phone[0] = 77;
    return c;
}

static struct likeness of(struct likeness_child a, struct likeness_child b)
{
    return likeness_weigh(&a, &b);
}

/* All that a household shares, and the day besides. */
static void twins(void)
{
    struct likeness l = of(child("Hassan Mohamed Ali", 2012, 3, 4, 'M'), child("Hussein Mohamed Ali", 2012, 3, 4, 'M'));
    CHECK(l.other_name && l.verdict != LIKENESS_SAME);
    l = of(child("Mary Wanjiku Kamau", 2012, 3, 4, 'F'), child("Jane Wambui Kamau", 2012, 3, 4, 'F'));
    CHECK(l.other_name && l.verdict == LIKENESS_UNLIKE);
    l = of(child("Opiyo Juma Otieno Okoth", 2012, 3, 4, 'M'), child("Odongo Juma Otieno Okoth", 2012, 3, 4, 'M'));
    CHECK(l.other_name && l.verdict != LIKENESS_SAME);
    l = of(child("Mary Wanjiku Kamau", 2012, 3, 4, 'F'), child("Kamau Mary Wanjiku", 2012, 3, 4, 'F'));
    CHECK(!l.other_name && l.verdict == LIKENESS_SAME);
    CHECK_INT(l.names, 1000);
    /* One certificate written for both, or all but the sex: somebody must look. */
    struct likeness_child a = child("Opiyo Otieno Okoth", 2012, 3, 4, 'M'),
                          b = child("Odongo Otieno Okoth", 2012, 3, 4, 'M');
    a.id[0] = b.id[0] = (struct likeness_id){1, 500};
    CHECK_INT(likeness_weigh(&a, &b).score, LIKENESS_SAME_FROM - 1);
    CHECK_INT(of(child("Baraka Karisa", 2012, 3, 4, 'F'), child("Baraka Karisa", 2012, 3, 4, 'M')).score,
              LIKENESS_SAME_FROM - 1);
}

static int score_born(int year, int month, int day)
{
    return of(child("Nekesa Wafula", 2012, 3, 4, 'F'), child("Nekesa Wafula", year, month, day, 'F')).score;
}

/* The nearer the days, the more. Names, place and phone alone would come to over 900; so none of those here. */
static void days(void)
{
    struct likeness_child a = child("Nekesa Wafula", 2012, 3, 4, 'F'), b = a;
    a.place = b.place = (struct area){0};
    a.phone[0] = b.phone[0] = 0;
    int last = 1001;
    static const int born[][3] = {{2012, 3, 4},  {2012, 4, 3},  {2012, 0, 0}, {2013, 0, 0},
                                  {2012, 9, 20}, {2013, 9, 20}, {2015, 9, 20}};
    for (size_t i = 0; i < countof(born); i++) {
        b.year = born[i][0];
        b.born = born[i][2] ? day_of_civil(born[i][0], born[i][1], born[i][2]) : LIKENESS_NO_DAY;
        int score = likeness_weigh(&a, &b).score;
        CHECK(score < last);
        last = score;
    }
    CHECK(last < LIKENESS_LIKELY_FROM);
    CHECK(score_born(2012, 3, 8) == score_born(2012, 5, 4) && score_born(2013, 3, 4) == score_born(2012, 4, 3));
    CHECK_INT(score_born(2012, 1, 1), score_born(2012, 0, 0)); /* 1 January: the day is not known */
    b.year = 0;
    b.born = LIKENESS_NO_DAY;
    CHECK_INT(likeness_weigh(&a, &b).score, 780);
}

static void the_rest(void)
{
    struct likeness_child a = child("Nekesa Wafula", 2012, 0, 0, 'F'), b = a;
    b.sex = 'M';
    CHECK(likeness_weigh(&a, &b).verdict != LIKENESS_SAME && likeness_weigh(&a, &b).other_child);
    b.sex = 'm';
    CHECK(likeness_weigh(&a, &b).other_child);
    b.sex = 'X';
    CHECK(!likeness_weigh(&a, &b).other_child);
    b = a;
    a.id[1] = (struct likeness_id){3, 500};
    b.id[0] = (struct likeness_id){3, 501};
    CHECK(likeness_weigh(&a, &b).verdict != LIKENESS_SAME && likeness_weigh(&a, &b).other_child);
    b.id[0] = (struct likeness_id){4, 501}; /* of another kind: says nothing */
    CHECK(likeness_weigh(&a, &b).verdict == LIKENESS_SAME);
    b = child("Nafula Barasa", 2014, 0, 0, 'F'); /* one certificate: shown whatever the rest says */
    CHECK(likeness_weigh(&a, &b).verdict == LIKENESS_UNLIKE);
    b.id[3] = a.id[1];
    CHECK(likeness_weigh(&a, &b).verdict == LIKENESS_LIKELY);
    b = child("Nekesa Wafula", 2012, 0, 0, 'F');
    a.phone[0] = b.phone[0] = 0;
    a.place = b.place = (struct area){0};
    a.year = b.year = 0;
    int plain = likeness_weigh(&a, &b).score;
    a.phone[1] = b.phone[0] = 5;
    CHECK_INT(likeness_weigh(&a, &b).score, plain + 100);
    a.phone[1] = 6;
    a.place = (struct area){.level = AREA_COUNTY, .county = 22};
    b.place = (struct area){.level = AREA_WARD, .county = 22, .constituency = 113, .ward = 560};
    CHECK_INT(likeness_weigh(&a, &b).score, plain + 30);
    b.place.county = 23;
    CHECK_INT(likeness_weigh(&a, &b).score, plain - 30);
}

/* Names, year and place agree by chance in a nation: a day, a phone or a certificate makes them one child. */
static void pinned(void)
{
    struct likeness_child a = child("Fatuma Hassan Ali", 2012, 0, 0, 'F'), b = a;
    CHECK(likeness_weigh(&a, &b).verdict == LIKENESS_SAME);
    b.phone[0] = 78;
    CHECK_INT(likeness_weigh(&a, &b).score, LIKENESS_SAME_FROM - 1);
    a.born = b.born = day_of_civil(2012, 3, 4);
    CHECK(likeness_weigh(&a, &b).verdict == LIKENESS_SAME);
    b.born = day_of_civil(2012, 4, 3);
    CHECK(likeness_weigh(&a, &b).verdict == LIKENESS_SAME);
    b.born = day_of_civil(2012, 3, 5); /* a slip, or a namesake */
    CHECK(likeness_weigh(&a, &b).verdict == LIKENESS_LIKELY);
    a.born = b.born = day_of_civil(2012, 1, 1);
    CHECK(likeness_weigh(&a, &b).verdict == LIKENESS_LIKELY);
    a.id[0] = b.id[2] = (struct likeness_id){1, 9};
    CHECK(likeness_weigh(&a, &b).verdict == LIKENESS_SAME);
}

static void few_names(void)
{
    struct likeness l = of(child("Achieng", 2012, 0, 0, 'F'), child("Mercy Achieng Oduor", 2012, 0, 0, 'F'));
    CHECK(l.verdict == LIKENESS_LIKELY && !l.other_name); /* one name is never enough to be the same */
    l = of(child("", 2012, 3, 4, 'F'), child("Mercy Achieng", 2012, 3, 4, 'F'));
    CHECK(l.names == 0 && l.verdict == LIKENESS_UNLIKE);
    l = of(child("", 0, 0, 0, 0), child("", 0, 0, 0, 0));
    CHECK(l.verdict == LIKENESS_UNLIKE);
}

static bool key_of(const struct sound_keys *k, const char *s, int rank)
{
    for (int i = 0; i < k->n; i++)
        if (span_is((struct span){k->key[i].s, k->key[i].n}, s))
            return k->key[i].rank == rank;
    return false;
}

/* What is kept of three names of one reading each: three pairs with the year, three with the place, three single
 * names; what is asked, by rank. */
static void keys(void)
{
    static struct sound_keys k;
    struct sound s;
    sound_of(SPAN("Kimani Mutua Nduta"), &s);
    struct sound_facts f = {
        .names = &s, .year = 2012, .county = 22, .constituency = 113, .phone = {9}, .identifier = {8}};
    sound_keys_kept(&f, &k);
    CHECK_INT(k.n, 11);
    CHECK(key_of(&k, "I8", SOUND_IDENTIFIER) && key_of(&k, "T9", SOUND_PHONE) &&
          key_of(&k, "P2012.KMN.MT", SOUND_PAIR) && key_of(&k, "P2012.MT.TT", SOUND_PAIR) &&
          key_of(&k, "P2012.KMN.TT", SOUND_PAIR) && key_of(&k, "Q113.KMN.MT", SOUND_PAIR_PLACE) &&
          key_of(&k, "S2012.113.MT", SOUND_PLACE));
    sound_keys_asked(&f, 2011, 2013, &k);
    CHECK_INT(k.n, 2 + 5 * 3 + 2 * 4 * 3);
    CHECK(key_of(&k, "P2013.KMN.MT", SOUND_PAIR_NEAR) && key_of(&k, "P0.KMN.MT", SOUND_PAIR_NEAR) &&
          key_of(&k, "S0.113.MT", SOUND_PLACE_NEAR) && key_of(&k, "C2012.22.MT", SOUND_PLACE) &&
          key_of(&k, "Q113.KMN.MT", SOUND_PAIR_PLACE));
    for (int i = 1; i < k.n; i++)
        CHECK(k.key[i - 1].rank <= k.key[i].rank);
    struct sound twice;
    sound_of(SPAN("Mutua Mutua"), &twice);
    sound_keys_kept(&(struct sound_facts){.names = &twice, .year = 2012, .county = 22, .constituency = 113}, &k);
    CHECK_INT(k.n, 3);
    f.year = 0;
    sound_keys_asked(&f, 2001, 2026, &k);
    CHECK_INT(k.n, 2 + 28 * 3);
    CHECK(!k.cut);
    sound_keys_asked(&f, 1900, 2026, &k);
    CHECK(k.cut && k.n == 2 + 32 * 3 && key_of(&k, "P2026.KMN.MT", SOUND_PAIR_NEAR));
    f.constituency = 0;
    sound_keys_kept(&f, &k);
    CHECK(key_of(&k, "C0.22.MT", SOUND_PLACE));
    f.county = 0;
    sound_keys_kept(&f, &k);
    CHECK_INT(k.n, 2 + 3);
    sound_of(SPAN("Joseph Yohana Wacera Khadija Sheikh Chrispine"), &s);
    sound_keys_asked(&f, 2000, 2026, &k);
    CHECK(k.cut && k.n == SOUND_KEYS_MAX);
}

static void who_is_opened(void)
{
    static struct likeness_hit hit[64];
    struct likeness_pool p;
    likeness_pool_init(&p, hit, 64);
    for (int i = 1; i <= 40; i++)
        CHECK(likeness_pool_add(&p, i, SOUND_PAIR, 40));
    for (int i = 5; i <= 8; i++) /* a key of four children */
        CHECK(likeness_pool_add(&p, i, SOUND_PAIR, 4));
    CHECK(likeness_pool_add(&p, 7, SOUND_PAIR_NEAR, 2000));
    CHECK(likeness_pool_add(&p, 100, SOUND_IDENTIFIER, 1));
    CHECK(likeness_pool_add(&p, 41, SOUND_PAIR, 3)); /* found by one key, but a rare one */
    CHECK_INT(likeness_pool_best(&p, 7), 7);
    static const int want[] = {100, 7, 5, 6, 8, 41, 1};
    for (size_t i = 0; i < countof(want); i++)
        CHECK_INT(hit[i].child, want[i]);
    likeness_pool_init(&p, hit, 64);
    for (int i = 1; i <= 48; i++)
        CHECK(likeness_pool_add(&p, i, SOUND_PLACE, 1));
    CHECK(!likeness_pool_add(&p, 49, SOUND_PLACE, 1) && likeness_pool_add(&p, 48, SOUND_PLACE, 1));
    CHECK_INT(likeness_pool_best(&p, 200), 48);
    CHECK(hit[0].child == 48 && hit[1].child == 1 && hit[47].child == 47);
    likeness_pool_init(&p, hit, 64);
    CHECK_INT(likeness_pool_best(&p, 200), 0);
}

int main(void)
{
    RUN(twins);
    RUN(days);
    RUN(the_rest);
    RUN(pinned);
    RUN(few_names);
    RUN(keys);
    RUN(who_is_opened);
    RUN(pairs);
    return test_end();
}
