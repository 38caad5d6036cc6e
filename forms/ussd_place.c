/* ussd_place.c - places below a place, as the menus offer them: counties by their number, which people know, then
 * constituencies and wards by code. */
#include "forms/ussd_inside.h"

#define COUNTIES 47

static int constituencies(const struct areas *a, struct area county, int i, struct area *out)
{
    int n = 0;
    for (int row = 0; row < a->count; row++) {
        const struct area *at = &a->row[row].area;
        if (at->level != AREA_CONSTITUENCY || at->county != county.county)
            continue;
        if (n++ == i)
            *out = *at;
    }
    return n;
}

int ussd_areas_below(const struct areas *a, struct area parent)
{
    struct area none;
    switch (parent.level) {
    case AREA_WARD: return 0;
    case AREA_CONSTITUENCY: return a->ward_count[parent.constituency];
    case AREA_COUNTY: return constituencies(a, parent, -1, &none);
    default: return COUNTIES;
    }
}

struct area ussd_area_below(const struct areas *a, struct area parent, int i)
{
    struct area out = {0};
    if (i < 0 || i >= ussd_areas_below(a, parent))
        return out;
    switch (parent.level) {
    case AREA_CONSTITUENCY: return a->row[a->ward_first[parent.constituency] + i].area;
    case AREA_COUNTY: (void)constituencies(a, parent, i, &out); return out;
    default: return a->row[a->of_county[i + 1]].area;
    }
}
