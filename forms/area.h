/* area.h - places of Kenya: nation, 8 regions, 47 counties, 290 constituencies, 1,450 wards, and finding them by name.
 * Codes are those of forms/ke/areas.tsv (county 003, constituency 003.012, ward 003.012.0062), R1..R8 and KE.
 * County numbers are the law's 1-47, constituencies 1-290, wards 1-1450, each unique in the country. */
#ifndef MLINZI_FORMS_AREA_H
#define MLINZI_FORMS_AREA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

enum area_level { AREA_NONE, AREA_NATION, AREA_REGION, AREA_COUNTY, AREA_CONSTITUENCY, AREA_WARD };
#define AREA_CODE_CAP 16

/* A place is the chain down to its level: a ward names its constituency, county and region too. Zero is none. */
struct area {
    uint8_t level; /* enum area_level */
    uint8_t region, county;
    uint16_t constituency, ward;
};
struct area_row {
    struct area area;
    struct span name;
    struct span alt; /* |-separated */
};
/* All places, sorted by code; held by whoever loaded them, read only. */
struct areas {
    const struct area_row *row;
    int count;
    uint8_t region_of[48];    /* by county */
    uint16_t ward_first[291]; /* row index of the first ward of a constituency, by constituency */
    uint16_t ward_count[291];
    uint16_t of_constituency[291]; /* row index by constituency number */
    uint16_t of_ward[1451];        /* row index by ward number */
    uint16_t of_county[48];
};
/* Reads areas.tsv and regions.tsv (with their header lines). The rows live in the arena, names in the given text.
 * False with *line set to the faulty line of areas.tsv (or negative, of regions.tsv). */
struct arena;
bool areas_read(struct areas *out, struct span areas_tsv, struct span regions_tsv, struct arena *arena, int *line);

void area_code(struct area a, char out[AREA_CODE_CAP]); /* "" for none */
/* "003.012", "R1", "KE"; false when no such place is in the table (areas may be NULL: only the shape is checked). */
bool area_read(const struct areas *areas, struct span code, struct area *out);
struct span area_name(const struct areas *areas, struct area a);
bool area_eq(struct area a, struct area b);
bool area_within(struct area inner, struct area outer); /* also when equal; the nation holds everything */
struct area area_up(struct area a,
                    enum area_level level); /* the enclosing place at that level; none when a is above it */

#endif
