/* map.h - how the country is drawn: a tile for each county (forms/ke/county-tiles.tsv), or, where a deployment brings
 * boundaries of its own, their outlines. No outline of anybody's is part of Mlinzi. */
#ifndef MLINZI_CONSOLE_MAP_H
#define MLINZI_CONSOLE_MAP_H

#include "base/arena.h"
#include "forms/area.h"

#define MAP_COUNTIES 48 /* by number, [0] unused */
#define MAP_OUTLINE_BYTES (60 * 1024)
#define MAP_WIDTH 600
struct map {
    struct map_tile {
        char abbr[4];
        uint8_t col, row; /* from 0 */
        bool there;
    } tile[MAP_COUNTIES];
    int cols, rows;
    /* Path data of each county's outline in a drawing MAP_WIDTH wide; NULL: there is none. */
    bool outlines;
    const char *outline[MAP_COUNTIES];
    int16_t middle_x[MAP_COUNTIES], middle_y[MAP_COUNTIES]; /* where its number is written */
    int height;
};
/* The tiles, header line first. False, with *line the faulty one. */
bool map_tiles_read(struct map *out, struct span tsv, int *line);
/* A FeatureCollection of polygons in degrees, each with a property "code" ("003" or 3) or "name": simplified until all
 * outlines together fit into MAP_OUTLINE_BYTES. The paths lie in the arena, which is
 * for nothing else. False: *why says what is wrong. */
bool map_outlines_read(struct map *out, const struct areas *areas, struct span geojson, struct arena *arena,
                       const char **why);

#endif
