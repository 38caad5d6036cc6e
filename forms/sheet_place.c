/* sheet_place.c - a place typed by its name. The names of wards recur: what several places have is refused unless they
 * lie one within the other, then it is the widest, which is true of all. */
#include "forms/read.h"
#include "forms/sheet_inside.h"

enum { NAME_CAP = 96, PARTS = 3 };

static struct span fold(struct span s, char space[NAME_CAP])
{
    struct text t;
    text_init(&t, space, NAME_CAP);
    text_fold(s, &t);
    return text_done(&t);
}

static bool row_named(const struct area_row *row, struct span folded)
{
    char space[NAME_CAP];
    return span_eq(fold(row->name, space), folded);
}

static bool row_called(const struct area_row *row, struct span folded)
{
    char space[NAME_CAP];
    struct span alt = row->alt;
    while (alt.n > 0)
        if (span_eq(fold(span_cut(&alt, '|'), space), folded))
            return true;
    return false;
}

static bool has_name(const struct areas *areas, struct area a, struct span folded)
{
    for (int i = 0; i < areas->count; i++)
        if (area_eq(areas->row[i].area, a))
            return row_named(&areas->row[i], folded) || row_called(&areas->row[i], folded);
    return false;
}

/* Whether some place above it has the first of these names, one above that the second. */
static bool lies_in(const struct areas *areas, struct area a, const struct span *name, int n)
{
    int level = a.level;
    for (int i = 0; i < n; i++) {
        bool found = false;
        while (!found && --level >= AREA_COUNTY)
            found = has_name(areas, area_up(a, (enum area_level)level), name[i]);
        if (!found)
            return false;
    }
    return true;
}

bool sheet_place_named(const struct areas *areas, struct span words, struct area *out)
{
    char space[PARTS][NAME_CAP];
    struct span part[PARTS];
    struct area widest = {0};
    int n = 0;
    while (words.n > 0) {
        if (n == PARTS)
            return false;
        part[n] = fold(span_cut(&words, ','), space[n]);
        if (part[n++].n == 0)
            return false;
    }
    /* What is the name of one is that one, whatever others are called besides. */
    for (int called = 0; called < 2 && widest.level == AREA_NONE; called++)
        for (int i = 0; i < areas->count && n > 0; i++) {
            const struct area_row *row = &areas->row[i];
            bool named = called ? row_called(row, part[0]) : row_named(row, part[0]);
            if (!named || !lies_in(areas, row->area, part + 1, n - 1))
                continue;
            if (widest.level == AREA_NONE || area_within(widest, row->area))
                widest = row->area;
            else if (!area_within(row->area, widest))
                return false;
        }
    *out = widest;
    return widest.level != AREA_NONE;
}
