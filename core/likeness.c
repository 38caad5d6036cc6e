/* likeness.c - whether two records may be of one child: a score out of 1000 and a verdict.
 * Names weigh most, in any order. The rest speaks for or against by so many points. What a household shares (its phone,
 * its place, twins their day of birth) proves the household, not the child: where each record has a name of its own
 * that the other lacks it counts for little, and the two are never "the same". */
#include "core/likeness.h"

#include <string.h>

#include "base/day.h"
#include "base/must.h"

enum {
    AGREE = 780,       /* names alike from here on are taken for one name */
    KNOWN_FORM = 920,  /* Joseph and Yusuf */
    TWO_FORMS = 700,   /* Mohamed and Mohamud: known to be two names, however near */
    NAMES_WEIGH = 780, /* of a thousand: what names alone come to */
};

/* Points for and against; tuned on one half of tests/data/names.tsv. */
enum {
    BORN_SAME_DAY = 150,
    BORN_SLIP = 100,       /* day and month turned round, or one of three parts differs by a slip */
    BORN_OTHER_DAY = -60,  /* two days of one year */
    BORN_SAME_YEAR = 50,   /* where a day is not known */
    BORN_NEXT_YEAR = 0,    /* estimated a year apart */
    BORN_OTHER_YEAR = -90, /* two days a year apart */
    BORN_FAR = -90,        /* for each year further */
    SEX_OTHER = -180,
    PLACE_CONSTITUENCY = 60,
    PLACE_COUNTY = 30,
    PLACE_OTHER = -30,
    PHONE_SAME = 100,
    ID_SAME = 400,
    ID_OTHER = -250,
    NAME_MORE = -40, /* for each name that one record has and the other leaves out */
    ONE_NAME = -120, /* of one of the two no more than one name is known */
};

/* What it costs that one letter of `plain` stands for another; ten is a vowel and a half, twenty another name. */
enum { ALIKE = 2, NASALS = 5, VOWELS = 7, OTHER = 20, FIRST = 30, TURNED = 6, VOWEL_MORE = 4, LETTER_MORE = 14 };

static bool among(char c, const char *set)
{
    while (*set && *set != c)
        set++;
    return c != '\0' && *set == c;
}

static bool both(const char *set, char a, char b)
{
    return among(a, set) && among(b, set);
}

static int put_for(char a, char b, bool first)
{
    static const char *const alike[] = {"bp",   "pf", "vf",  "dtT", "gkKQ", "lr", "jCcSQ",
                                        "szcS", "nN", "eiy", "ouw", "bvw",  "hK"};
    if (a == b)
        return 0;
    for (size_t k = 0; k < countof(alike); k++)
        if (both(alike[k], a, b))
            return ALIKE;
    if (both("aeiou", a, b))
        return first ? OTHER : both("ae", a, b) ? VOWEL_MORE : VOWELS; /* Otieno, Atieno: brother and sister */
    return first ? FIRST : both("mnN", a, b) ? NASALS : OTHER;         /* Kipkemboi, Chepkemboi */
}

/* What it costs that letter i is there in one name only. */
static int left_out(const struct sound_name *s, int i)
{
    char c = s->plain[i], next = s->plain[i + 1];
    if (c == 'h')
        return ALIKE;
    if ((c == 'm' && among(next, "bpfv")) || (c == 'n' && among(next, "dtTkgKjCcszSQ")))
        return VOWEL_MORE; /* Wambui, Wabui */
    if (among(c, "aeiouwy"))
        return i ? VOWEL_MORE : LETTER_MORE;
    return i ? LETTER_MORE : OTHER;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Edit distance with the costs above, a swap of neighbours one step. */
static int distance(const struct sound_name *a, const struct sound_name *b)
{
    int row[3][SOUND_PLAIN_CAP + 1];
    int *before = row[0], *last = row[1], *now = row[2];
    last[0] = 0;
    for (int j = 1; j <= b->n; j++)
        last[j] = last[j - 1] + left_out(b, j - 1);
    for (int i = 1; i <= a->n; i++) {
        now[0] = last[0] + left_out(a, i - 1);
        for (int j = 1; j <= b->n; j++) {
            char x = a->plain[i - 1], y = b->plain[j - 1];
            now[j] = last[j - 1] + put_for(x, y, i == 1 && j == 1);
            now[j] = least(now[j], last[j] + left_out(a, i - 1));
            now[j] = least(now[j], now[j - 1] + left_out(b, j - 1));
            if (i > 1 && j > 1 && x == b->plain[j - 2] && a->plain[i - 2] == y)
                now[j] = least(now[j], before[j - 2] + TURNED);
        }
        int *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[b->n];
}

int likeness_name(const struct sound_name *a, const struct sound_name *b)
{
    int longest = a->n > b->n ? a->n : b->n;
    int alike = longest == 0 ? 0 : 1000 - distance(a, b) * 100 / longest;
    if (a->family && b->family && a->family != b->family)
        return alike < 0 ? 0 : least(alike, TWO_FORMS);
    if (a->family && a->family == b->family && alike < KNOWN_FORM)
        return KNOWN_FORM;
    return alike < 0 ? 0 : alike;
}

/* What a name's likeness is worth: below 600 nothing, from 800 on itself. */
static int worth(int alike)
{
    return alike >= 800 ? alike : alike <= 600 ? 0 : (alike - 600) * 4;
}

/* Each name of the one to one of the other, the most alike first. */
static void weigh_names(const struct sound *a, const struct sound *b, struct likeness *out)
{
    int alike[SOUND_NAMES_MAX][SOUND_NAMES_MAX] = {{0}}, few = least(a->n, b->n), more = a->n + b->n - 2 * few;
    int sum = 0, agreed = 0;
    for (int i = 0; i < a->n; i++)
        for (int j = 0; j < b->n; j++)
            alike[i][j] = likeness_name(&a->name[i], &b->name[j]);
    for (int pair = 0; pair < few; pair++) {
        int x = 0, y = 0;
        for (int i = 0; i < a->n; i++)
            for (int j = 0; j < b->n; j++)
                if (alike[i][j] > alike[x][y])
                    x = i, y = j;
        sum += worth(alike[x][y]);
        agreed += alike[x][y] >= AGREE;
        for (int i = 0; i < a->n; i++) /* taken */
            alike[i][y] = -1;
        for (int j = 0; j < b->n; j++)
            alike[x][j] = -1;
    }
    out->other_name = agreed < few;
    out->names = few == 0 ? 0 : sum / few + more * NAME_MORE + (few == 1 ? ONE_NAME : 0);
    out->names = out->names < 0 ? 0 : out->names;
}

/* 1 January is what is written where the day is not known. */
static bool exact(const struct likeness_child *c, struct civil *at)
{
    if (c->born == LIKENESS_NO_DAY)
        return false;
    *at = civil_of(day_start(c->born));
    return at->month != 1 || at->day != 1;
}

static int apart(int a, int b)
{
    return a > b ? a - b : b - a;
}

static int weigh_born(const struct likeness_child *a, const struct likeness_child *b, bool *pinned)
{
    struct civil x, y;
    int years = apart(a->year, b->year);
    if (a->year == 0 || b->year == 0)
        return 0;
    if (!exact(a, &x) || !exact(b, &y))
        return years == 0 ? BORN_SAME_YEAR : BORN_NEXT_YEAR + (years - 1) * BORN_FAR;
    bool turned = years == 0 && x.day == y.month && x.month == y.day;
    *pinned = turned || a->born == b->born;
    if (a->born == b->born)
        return BORN_SAME_DAY;
    bool slip = (years == 0) + (x.month == y.month) + (x.day == y.day) == 2 && years <= 1;
    if (turned || slip)
        return BORN_SLIP;
    return years == 0 ? BORN_OTHER_DAY : BORN_OTHER_YEAR + (years - 1) * BORN_FAR;
}

static int weigh_place(struct area a, struct area b)
{
    if (a.county == 0 || b.county == 0)
        return 0;
    if (a.county != b.county)
        return PLACE_OTHER;
    return a.constituency && a.constituency == b.constituency ? PLACE_CONSTITUENCY : PLACE_COUNTY;
}

static int weigh_phone(const struct likeness_child *a, const struct likeness_child *b)
{
    for (size_t i = 0; i < countof(a->phone); i++)
        for (size_t j = 0; j < countof(b->phone); j++)
            if (a->phone[i] && a->phone[i] == b->phone[j])
                return PHONE_SAME;
    return 0;
}

/* One that is equal outweighs one that differs: children have two certificates, and numbers are written wrong. */
static int weigh_ids(const struct likeness_child *a, const struct likeness_child *b)
{
    int points = 0;
    for (size_t i = 0; i < LIKENESS_IDS; i++)
        for (size_t j = 0; j < LIKENESS_IDS; j++) {
            if (!a->id[i].token || !b->id[j].token || a->id[i].kind != b->id[j].kind)
                continue;
            if (a->id[i].token == b->id[j].token)
                return ID_SAME;
            points = ID_OTHER;
        }
    return points;
}

struct likeness likeness_weigh(const struct likeness_child *a, const struct likeness_child *b)
{
    struct likeness out = {0};
    weigh_names(&a->names, &b->names, &out);
    int born = weigh_born(a, b, &out.pinned), place = weigh_place(a->place, b->place), phone = weigh_phone(a, b);
    int ids = weigh_ids(a, b);
    int shared = (born > 0 ? born : 0) + (place > 0 ? place : 0) + phone;
    int against = (born < 0 ? born : 0) + (place < 0 ? place : 0);
    bool sexes = (among(a->sex, "Ff") && among(b->sex, "Mm")) || (among(a->sex, "Mm") && among(b->sex, "Ff"));
    int score = out.names * NAMES_WEIGH / 1000 + (out.other_name ? shared / 4 : shared) + against + ids +
                (sexes ? SEX_OTHER : 0);
    out.other_child = sexes || ids < 0;
    out.pinned = out.pinned || phone > 0 || ids > 0;
    if ((out.other_name || out.other_child || !out.pinned) && score >= LIKENESS_SAME_FROM)
        score = LIKENESS_SAME_FROM - 1;
    if (ids == ID_SAME && score < LIKENESS_LIKELY_FROM)
        score = LIKENESS_LIKELY_FROM; /* one certificate: somebody must look, whatever the rest says */
    out.score = score < 0 ? 0 : least(score, 1000);
    out.verdict = out.score >= LIKENESS_SAME_FROM     ? LIKENESS_SAME
                  : out.score >= LIKENESS_LIKELY_FROM ? LIKENESS_LIKELY
                                                      : LIKENESS_UNLIKE;
    return out;
}

bool likeness_listed(const struct likeness *l)
{
    return l->verdict == LIKENESS_SAME ||
           (l->verdict == LIKENESS_LIKELY && !l->other_name && (l->pinned || l->score >= LIKENESS_LISTED_FROM));
}
