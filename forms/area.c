/* area.c - places of Kenya by code: reading the table, codes to places and back, what lies within what.
 * Why in code order and by number: county, constituency and ward numbers are each unique in the country, so every
 * question about a place is one index, and a place in a row of the store is four small numbers. */
#include "forms/area.h"

#include <string.h>

#include "base/arena.h"
#include "base/must.h"

enum { COUNTIES = 47, CONSTITUENCIES = 290, WARDS = 1450, REGIONS = 8 };

/* Exactly `digits` decimal digits at s[at]. */
static bool number_at(struct span s, size_t at, int digits, int *out)
{
    if (at + (size_t)digits > s.n)
        return false;
    int v = 0;
    for (int i = 0; i < digits; i++) {
        char c = s.p[at + (size_t)i];
        if (c < '0' || c > '9')
            return false;
        v = v * 10 + (c - '0');
    }
    *out = v;
    return true;
}

static bool code_shape(struct span code, struct area *out)
{
    struct area a = {0};
    int county = 0, constituency = 0, ward = 0, region = 0;
    if (span_is(code, "KE")) {
        a.level = AREA_NATION;
    } else if (code.n == 2 && code.p[0] == 'R') {
        if (!number_at(code, 1, 1, &region) || region < 1 || region > REGIONS)
            return false;
        a.level = AREA_REGION;
        a.region = (uint8_t)region;
    } else {
        if ((code.n != 3 && code.n != 7 && code.n != 12) || !number_at(code, 0, 3, &county) || county < 1 ||
            county > COUNTIES)
            return false;
        a.level = AREA_COUNTY;
        a.county = (uint8_t)county;
        if (code.n >= 7) {
            if (code.p[3] != '.' || !number_at(code, 4, 3, &constituency) || constituency < 1 ||
                constituency > CONSTITUENCIES)
                return false;
            a.level = AREA_CONSTITUENCY;
            a.constituency = (uint16_t)constituency;
        }
        if (code.n == 12) {
            if (code.p[7] != '.' || !number_at(code, 8, 4, &ward) || ward < 1 || ward > WARDS)
                return false;
            a.level = AREA_WARD;
            a.ward = (uint16_t)ward;
        }
    }
    *out = a;
    return true;
}

/* Columns of one line: code parent level name alt ... */
static bool row_read(struct span line, struct areas *out, struct area_row *row)
{
    struct span column[5] = {{0}};
    for (int i = 0; i < 5; i++)
        column[i] = span_cut(&line, '\t');
    struct area a;
    if (!code_shape(column[0], &a) || a.level < AREA_COUNTY || column[3].n == 0)
        return false;
    static const char *const levels[] = {"county", "constituency", "ward"};
    if (!span_is(column[2], levels[a.level - AREA_COUNTY]))
        return false;
    a.region = out->region_of[a.county];
    *row = (struct area_row){.area = a, .name = column[3], .alt = column[4]};
    return true;
}

static int regions_read(struct areas *out, struct span tsv)
{
    int line = 1;
    (void)span_cut(&tsv, '\n');
    while (tsv.n > 0) {
        struct span row = span_cut(&tsv, '\n');
        line++;
        if (span_trim(row).n == 0)
            continue;
        struct span region = span_cut(&row, '\t');
        (void)span_cut(&row, '\t');
        struct span county = span_cut(&row, '\t');
        struct area r, c;
        if (!code_shape(region, &r) || r.level != AREA_REGION || !code_shape(county, &c) || c.level != AREA_COUNTY)
            return -line;
        out->region_of[c.county] = r.region;
    }
    for (int i = 1; i <= COUNTIES; i++)
        if (out->region_of[i] == 0)
            return -line;
    return 0;
}

static bool place_index(struct areas *out, const struct area_row *row, int at)
{
    struct area a = row->area;
    if (a.level == AREA_COUNTY)
        out->of_county[a.county] = (uint16_t)at;
    else if (a.level == AREA_CONSTITUENCY)
        out->of_constituency[a.constituency] = (uint16_t)at;
    else {
        out->of_ward[a.ward] = (uint16_t)at;
        if (out->ward_count[a.constituency]++ == 0)
            out->ward_first[a.constituency] = (uint16_t)at;
    }
    return true;
}

/* Ascending by code bytes: the file is nearly so; a stable merge without help from the heap. */
static bool code_before(struct area a, struct area b)
{
    if (a.county != b.county)
        return a.county < b.county;
    if (a.constituency != b.constituency)
        return a.constituency < b.constituency;
    return a.ward < b.ward;
}

static void rows_sort(struct area_row *row, struct area_row *spare, int n)
{
    for (int width = 1; width < n; width *= 2) {
        for (int lo = 0; lo < n; lo += 2 * width) {
            int mid = lo + width < n ? lo + width : n, hi = lo + 2 * width < n ? lo + 2 * width : n;
            int i = lo, j = mid, k = lo;
            while (i < mid || j < hi)
                spare[k++] = j >= hi || (i < mid && !code_before(row[j].area, row[i].area)) ? row[i++] : row[j++];
        }
        memcpy(row, spare, (size_t)n * sizeof(*row));
    }
}

/* Every constituency must lie in a county of the table and every ward in its constituency. */
static bool tree_whole(const struct areas *out)
{
    for (int i = 0; i < out->count; i++) {
        struct area a = out->row[i].area;
        struct area c = out->row[out->of_county[a.county]].area;
        struct area k = out->row[out->of_constituency[a.constituency]].area;
        if (c.level != AREA_COUNTY || c.county != a.county)
            return false;
        if (a.constituency != 0 && (k.constituency != a.constituency || k.county != a.county))
            return false;
        if (i > 0 && area_eq(a, out->row[i - 1].area))
            return false;
    }
    return true;
}

bool areas_read(struct areas *out, struct span areas_tsv, struct span regions_tsv, struct arena *arena, int *line)
{
    *out = (struct areas){0};
    *line = regions_read(out, regions_tsv);
    if (*line != 0)
        return false;
    int most = 0;
    for (size_t i = 0; i < areas_tsv.n; i++)
        most += areas_tsv.p[i] == '\n';
    if (most > UINT16_MAX - 1) { /* rows are told apart by 16 bits */
        *line = UINT16_MAX;
        return false;
    }
    struct area_row *row = arena_array(arena, struct area_row, most + 1);
    struct area_row *spare = arena_array(arena, struct area_row, most + 1);
    if (row == NULL || spare == NULL)
        return false;
    (void)span_cut(&areas_tsv, '\n');
    *line = 1;
    int n = 0;
    while (areas_tsv.n > 0) {
        struct span one = span_cut(&areas_tsv, '\n');
        ++*line;
        if (span_trim(one).n == 0)
            continue;
        if (!row_read(one, out, &row[n]))
            return false;
        n++;
    }
    rows_sort(row, spare, n);
    out->row = row;
    out->count = n;
    for (int i = 0; i < n; i++)
        (void)place_index(out, &row[i], i);
    if (n == 0 || !tree_whole(out))
        return false;
    *line = 0;
    return true;
}

void area_code(struct area a, char out[AREA_CODE_CAP])
{
    struct text t;
    text_init(&t, out, AREA_CODE_CAP);
    if (a.level == AREA_NATION)
        text_str(&t, "KE");
    if (a.level == AREA_REGION) {
        text_char(&t, 'R');
        text_i64(&t, a.region);
    }
    if (a.level >= AREA_COUNTY)
        text_pad(&t, a.county, 3);
    if (a.level >= AREA_CONSTITUENCY) {
        text_char(&t, '.');
        text_pad(&t, a.constituency, 3);
    }
    if (a.level >= AREA_WARD) {
        text_char(&t, '.');
        text_pad(&t, a.ward, 4);
    }
}

static const struct area_row *row_of(const struct areas *areas, struct area a)
{
    int at = 0;
    if (a.level == AREA_COUNTY && a.county <= COUNTIES)
        at = areas->of_county[a.county];
    else if (a.level == AREA_CONSTITUENCY && a.constituency <= CONSTITUENCIES)
        at = areas->of_constituency[a.constituency];
    else if (a.level == AREA_WARD && a.ward <= WARDS)
        at = areas->of_ward[a.ward];
    else
        return NULL;
    const struct area_row *row = &areas->row[at];
    bool same = row->area.level == a.level && row->area.county == a.county &&
                (a.level < AREA_CONSTITUENCY || row->area.constituency == a.constituency) &&
                (a.level < AREA_WARD || row->area.ward == a.ward);
    return same ? row : NULL;
}

bool area_read(const struct areas *areas, struct span code, struct area *out)
{
    struct area a;
    if (!code_shape(code, &a))
        return false;
    if (areas != NULL && a.level >= AREA_COUNTY) {
        if (row_of(areas, a) == NULL)
            return false;
        a.region = areas->region_of[a.county];
    }
    *out = a;
    return true;
}

struct span area_name(const struct areas *areas, struct area a)
{
    static const char *const regions[REGIONS + 1] = {
        "", "Coast", "North Eastern", "Eastern", "Central", "Rift Valley", "Western", "Nyanza", "Nairobi"};
    if (a.level == AREA_NATION)
        return SPAN("Kenya");
    if (a.level == AREA_REGION && a.region <= REGIONS)
        return span_of(regions[a.region]);
    const struct area_row *row = row_of(areas, a);
    return row == NULL ? (struct span){0} : row->name;
}

bool area_eq(struct area a, struct area b)
{
    return a.level == b.level && a.region == b.region && a.county == b.county && a.constituency == b.constituency &&
           a.ward == b.ward;
}

bool area_within(struct area inner, struct area outer)
{
    if (inner.level == AREA_NONE || outer.level == AREA_NONE || inner.level < outer.level)
        return false;
    switch (outer.level) {
    case AREA_NATION: return true;
    case AREA_REGION: return inner.region == outer.region;
    case AREA_COUNTY: return inner.county == outer.county;
    case AREA_CONSTITUENCY: return inner.constituency == outer.constituency;
    default: return inner.ward == outer.ward;
    }
}

struct area area_up(struct area a, enum area_level level)
{
    struct area none = {0};
    if (level == AREA_NONE || a.level == AREA_NONE || (unsigned)level > a.level)
        return none;
    struct area up = {.level = (uint8_t)level};
    if (level >= AREA_REGION)
        up.region = a.region;
    if (level >= AREA_COUNTY)
        up.county = a.county;
    if (level >= AREA_CONSTITUENCY)
        up.constituency = a.constituency;
    if (level >= AREA_WARD)
        up.ward = a.ward;
    return up;
}
