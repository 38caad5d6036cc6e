/* lexicon_places.c - every way a place is written, to its place.
 * "Shimo la Tewa" is typed together, "Kisumu Central" turned round, "Uthiru/Ruthimitu" by half, "Thika Town" without
 * its Town. Names, other spellings and halves are exact; parts of names count only where no exact name is the same. */
#include <string.h>

#include "base/must.h"
#include "forms/lexicon.h"

struct found {
    uint32_t node;
    struct geo geo;
};
struct places {
    struct lexicon *lex;
    struct found *found;
    uint32_t n, cap;
};

static void note_node(struct places *ps, uint32_t node, int row, int quality)
{
    if (node == 0)
        return;
    if (ps->n == ps->cap) {
        ps->lex->full = true;
        return;
    }
    ps->found[ps->n++] = (struct found){node, {(uint16_t)row, (uint8_t)quality}};
}

static void add_name(struct places *ps, struct span name, int row, int quality)
{
    size_t letters = 0;
    for (size_t i = 0; i < name.n; i++)
        letters += name.p[i] >= 'A';
    if (letters < 2 && quality > 0)
        return;
    note_node(ps, lexicon_add(ps->lex, name), row, quality);
    note_node(ps, lexicon_add_joined(ps->lex, name), row, quality);
}

/* Words that tell places of one name apart: without them the name is a part. */
static bool is_apart(struct span w)
{
    static const char *const words[] = {"North",  "South", "East",  "West",  "Central", "Town", "Township",
                                        "Island", "Rural", "Upper", "Lower", "A",       "B",    "C"};
    for (size_t i = 0; i < countof(words); i++)
        if (span_is(w, words[i]))
            return true;
    return false;
}

static const char *roman(struct span w)
{
    static const char *const numerals[] = {"I", "II", "III", "IV"};
    static const char *const digits[] = {"1", "2", "3", "4"};
    for (size_t i = 0; i < countof(numerals); i++)
        if (span_is(w, numerals[i]))
            return digits[i];
    return NULL;
}

static struct span last_word(struct span name, struct span *before)
{
    size_t i = name.n;
    while (i > 0 && name.p[i - 1] != ' ')
        i--;
    *before = span_trim((struct span){name.p, i});
    return (struct span){name.p + i, name.n - i};
}

/* "Umoja II": also "Umoja 2", and "Umoja" as one of several. */
static bool add_roman(struct places *ps, struct span name, int row)
{
    struct span before;
    const char *digit = roman(last_word(name, &before));
    if (digit == NULL || before.n == 0)
        return false;
    char space[64];
    struct text t;
    text_init(&t, space, sizeof space);
    text_span(&t, before);
    text_char(&t, ' ');
    text_str(&t, digit);
    add_name(ps, text_done(&t), row, 0);
    add_name(ps, before, row, 0);
    if (span_is(last_word(before, &before), "Area")) {
        add_name(ps, before, row, 0);
        text_init(&t, space, sizeof space);
        text_span(&t, before);
        text_char(&t, ' ');
        text_str(&t, digit);
        add_name(ps, text_done(&t), row, 0);
    }
    return true;
}

static void add_parts(struct places *ps, struct span name, int row)
{
    struct span before, rest = name, first = span_cut(&rest, ' ');
    if (add_roman(ps, name, row))
        return;
    struct span last = last_word(name, &before);
    if (before.n > 3 && is_apart(last) && !is_apart(before))
        add_name(ps, before, row, 1);
    if (rest.n > 3 && is_apart(first) && !is_apart(rest) && !span_is(rest, "ward"))
        add_name(ps, rest, row, 1);
    /* "Ragana-Oruba", "Marenyo - Shianda": either half; not "Mackinnon-Road", "Mukurwe-Ini West". */
    for (size_t i = 4; i + 4 < name.n && ps->lex->areas->row[row].area.level == AREA_WARD; i++)
        if (name.p[i] == '-') {
            struct span head = span_trim((struct span){name.p, i});
            struct span tail = span_trim((struct span){name.p + i + 1, name.n - i - 1});
            bool one_word = memchr(tail.p, ' ', tail.n) == NULL && memchr(head.p, ' ', head.n) == NULL;
            if (!one_word || tail.n < 4 || is_apart(tail) || span_is(tail, "Road"))
                return;
            add_name(ps, head, row, 1);
            add_name(ps, tail, row, 1);
            return;
        }
}

/* One name or spelling, and its halves where a slash joins two. */
/* "Central ward" is a ward called Central, as others are: the word is no part of the name. */
static struct span without_level(struct span name)
{
    if (name.n > 5 && span_is((struct span){name.p + name.n - 5, 5}, " ward"))
        name.n -= 5;
    return name;
}

static void add_spelling(struct places *ps, struct span name, int row, int quality)
{
    name = without_level(name);
    bool county = ps->lex->areas->row[row].area.level == AREA_COUNTY;
    add_name(ps, name, row, quality);
    add_parts(ps, name, row);
    if (county || memchr(name.p, '/', name.n) == NULL)
        return;
    while (name.n > 0) {
        struct span part = span_trim(span_cut(&name, '/'));
        if (part.n >= 3) {
            add_name(ps, part, row, 0);
            add_parts(ps, part, row);
        }
    }
}

static bool add_extra(struct places *ps, struct span tsv, int *line)
{
    (void)span_cut(&tsv, '\n');
    for (*line = 1; tsv.n > 0;) {
        struct span one = span_cut(&tsv, '\n'), form;
        ++*line;
        struct span domain = span_cut(&one, '\t');
        if (!span_is(domain, "town") && !span_is(domain, "alias"))
            continue;
        struct span code = span_cut(&one, '\t');
        (void)span_cut(&one, '\t');
        (void)span_cut(&one, '\t');
        form = span_cut(&one, '\t');
        struct area a;
        const struct areas *areas = ps->lex->areas;
        if (!area_read(areas, code, &a) || a.level < AREA_COUNTY)
            return false;
        int row = a.level == AREA_COUNTY         ? areas->of_county[a.county]
                  : a.level == AREA_CONSTITUENCY ? areas->of_constituency[a.constituency]
                                                 : areas->of_ward[a.ward];
        add_name(ps, form, row, 0);
    }
    return true;
}

static bool before(const struct found *a, const struct found *b)
{
    if (a->node != b->node)
        return a->node < b->node;
    if (a->geo.quality != b->geo.quality)
        return a->geo.quality < b->geo.quality;
    return a->geo.row < b->geo.row;
}

static void sort(struct found *a, struct found *spare, uint32_t n)
{
    for (uint32_t width = 1; width < n; width *= 2) {
        for (uint32_t lo = 0; lo < n; lo += 2 * width) {
            uint32_t mid = lo + width < n ? lo + width : n, hi = lo + 2 * width < n ? lo + 2 * width : n;
            uint32_t i = lo, j = mid, k = lo;
            while (i < mid || j < hi)
                spare[k++] = j >= hi || (i < mid && !before(&a[j], &a[i])) ? a[i++] : a[j++];
        }
        memcpy(a, spare, n * sizeof(*a));
    }
}

/* Of each name only the best quality, no doubles; rows are in code order, so candidates will be too. */
static void settle(struct places *ps)
{
    struct lexicon *lex = ps->lex;
    for (uint32_t i = 0; i < ps->n; i++) {
        const struct found *f = &ps->found[i];
        struct node *node = &lex->node[f->node];
        if (node->geo_n == 0)
            node->geo = lex->geos;
        else if (lex->geo[lex->geos - 1].quality != f->geo.quality || lex->geo[lex->geos - 1].row == f->geo.row)
            continue;
        lex->geo[lex->geos++] = f->geo;
        node->geo_n++;
    }
}

bool lexicon_places(struct lexicon *lex, struct span extra_tsv, struct arena *arena, int *line)
{
    const struct areas *areas = lex->areas;
    struct places ps = {.lex = lex, .cap = (uint32_t)areas->count * 16 + 1024};
    ps.found = arena_array(arena, struct found, ps.cap);
    struct found *spare = arena_array(arena, struct found, ps.cap);
    lex->geo = arena_array(arena, struct geo, ps.cap);
    *line = 0;
    if (ps.found == NULL || spare == NULL || lex->geo == NULL)
        return false;
    for (int i = 0; i < areas->count; i++) {
        struct span alt = areas->row[i].alt;
        add_spelling(&ps, areas->row[i].name, i, 0);
        /* A county's by-name gives way to a constituency or ward that bears it as its name (Tharaka). */
        while (alt.n > 0)
            add_spelling(&ps, span_cut(&alt, '|'), i, areas->row[i].area.level == AREA_COUNTY);
    }
    if (!add_extra(&ps, extra_tsv, line))
        return false;
    sort(ps.found, spare, ps.n);
    settle(&ps);
    *line = 0;
    return !lex->full;
}
