/* map.c - reading the tiles and the outlines. Outlines are drawn in an equirectangular projection: over Kenya, which
 * the equator crosses, it bends nothing that an eye could see. They are thinned by leaving out each corner that stands
 * less than a tolerance off the line between its neighbours, and the tolerance is raised until all fit their bytes. */
#include "console/map.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- tiles --- */

bool map_tiles_read(struct map *out, struct span tsv, int *line)
{
    *line = 1;
    (void)span_cut(&tsv, '\n');
    while (tsv.n) {
        struct span row = span_cut(&tsv, '\n'), code = span_cut(&row, '\t'), abbr = span_cut(&row, '\t');
        int64_t col, down;
        struct area a;
        (*line)++;
        if (!code.n)
            continue;
        (void)span_cut(&row, '\t'); /* the name, for whoever reads the file */
        if (!area_read(NULL, code, &a) || a.level != AREA_COUNTY || !span_i64(span_cut(&row, '\t'), &col) ||
            !span_i64(span_trim(row), &down) || col < 0 || col > 30 || down < 0 || down > 30)
            return false;
        struct map_tile *t = &out->tile[a.county];
        *t = (struct map_tile){.col = (uint8_t)col, .row = (uint8_t)down, .there = true};
        (void)span_str(abbr, t->abbr, sizeof t->abbr);
        out->cols = col >= out->cols ? (int)col + 1 : out->cols;
        out->rows = down >= out->rows ? (int)down + 1 : out->rows;
    }
    return true;
}

/* --- outlines --- */

struct point {
    double x, y;
};
struct frame {
    double west, north, per_degree_x, per_degree_y;
};
struct bounds {
    double west, east, south, north;
};

/* Calls take() for each ring of the geometry; false: it is no polygon. */
static bool each_ring(const json_t *geometry, void *ctx, void (*take)(void *ctx, const json_t *ring))
{
    const char *type = json_string_value(json_object_get(geometry, "type"));
    const json_t *shape = json_object_get(geometry, "coordinates");
    bool many = type && strcmp(type, "MultiPolygon") == 0;
    if (!type || (!many && strcmp(type, "Polygon") != 0) || !json_is_array(shape))
        return false;
    for (size_t i = 0; i < (many ? json_array_size(shape) : 1); i++) {
        const json_t *polygon = many ? json_array_get(shape, i) : shape;
        for (size_t j = 0; j < json_array_size(polygon); j++)
            take(ctx, json_array_get(polygon, j));
    }
    return true;
}

static bool degrees(const json_t *corner, struct point *out)
{
    const json_t *x = json_array_get(corner, 0), *y = json_array_get(corner, 1);
    if (!json_is_number(x) || !json_is_number(y))
        return false;
    *out = (struct point){json_number_value(x), json_number_value(y)};
    return fabs(out->x) <= 180 && fabs(out->y) <= 90;
}

static void take_bounds(void *ctx, const json_t *ring)
{
    struct bounds *b = ctx;
    struct point p;
    for (size_t i = 0; i < json_array_size(ring); i++) {
        if (!degrees(json_array_get(ring, i), &p))
            continue;
        b->west = fmin(b->west, p.x);
        b->east = fmax(b->east, p.x);
        b->south = fmin(b->south, p.y);
        b->north = fmax(b->north, p.y);
    }
}

/* A path being made: corners of one ring, projected, then thinned into the text. */
struct path {
    struct frame frame;
    double tolerance, area, biggest, middle_x, middle_y;
    struct text text;
};

static double off_line(struct point p, struct point a, struct point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, length = sqrt(dx * dx + dy * dy);
    if (length < 1e-9)
        return hypot(p.x - a.x, p.y - a.y);
    return fabs(dy * (p.x - a.x) - dx * (p.y - a.y)) / length;
}

/* Douglas and Peucker, with a stack of our own: a coast has more corners than a call stack has room. */
static void thin(const struct point *p, bool *keep, size_t n, double tolerance, size_t *stack)
{
    size_t top = 0;
    stack[top++] = 0;
    stack[top++] = n - 1;
    keep[0] = keep[n - 1] = true;
    while (top) {
        size_t to = stack[--top], from = stack[--top], far = from;
        double most = tolerance;
        for (size_t i = from + 1; i < to; i++) {
            double d = off_line(p[i], p[from], p[to]);
            if (d > most) {
                most = d;
                far = i;
            }
        }
        if (far == from)
            continue;
        keep[far] = true;
        stack[top++] = from;
        stack[top++] = far;
        stack[top++] = far;
        stack[top++] = to;
    }
}

static size_t project(const struct path *path, const json_t *ring, struct point *out)
{
    size_t n = 0;
    struct point p;
    for (size_t i = 0; i < json_array_size(ring); i++)
        if (degrees(json_array_get(ring, i), &p))
            out[n++] = (struct point){(p.x - path->frame.west) * path->frame.per_degree_x,
                                      (path->frame.north - p.y) * path->frame.per_degree_y};
    return n;
}

/* The middle of the biggest ring: where the county's number stands. */
static void middle(struct path *path, const struct point *p, size_t n)
{
    double area = 0, x = 0, y = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        double cross = p[i].x * p[i + 1].y - p[i + 1].x * p[i].y;
        area += cross;
        x += (p[i].x + p[i + 1].x) * cross;
        y += (p[i].y + p[i + 1].y) * cross;
    }
    if (fabs(area) <= path->biggest)
        return;
    path->biggest = fabs(area);
    path->middle_x = x / (3 * area);
    path->middle_y = y / (3 * area);
}

static void take_ring(void *ctx, const json_t *ring)
{
    struct path *path = ctx;
    size_t most = json_array_size(ring), n;
    struct point *p = calloc(most + 1, sizeof *p);
    bool *keep = calloc(most + 1, sizeof *keep);
    size_t *stack = calloc(2 * most + 8, sizeof *stack);
    n = p && keep && stack ? project(path, ring, p) : 0;
    if (n >= 4) {
        char command = 'M';
        long last_x = 0, last_y = 0;
        /* A ring ends where it began: the corner farthest from there is kept too, or the line would be a point. */
        thin(p, keep, n, path->tolerance, stack);
        middle(path, p, n);
        for (size_t i = 0; i + 1 < n; i++) {
            long x = lround(p[i].x), y = lround(p[i].y);
            if (!keep[i] || (command == 'L' && x == last_x && y == last_y))
                continue;
            char corner[48];
            snprintf(corner, sizeof corner, "%c%ld %ld", command, x, y);
            text_str(&path->text, corner);
            command = 'L';
            last_x = x;
            last_y = y;
        }
        text_char(&path->text, 'Z');
    }
    free(p);
    free(keep);
    free(stack);
}

static int county_of(const struct areas *areas, const json_t *feature)
{
    const json_t *about = json_object_get(feature, "properties"), *code = json_object_get(about, "code");
    const char *name = json_string_value(json_object_get(about, "name"));
    struct area a;
    if (json_is_integer(code) && json_integer_value(code) >= 1 && json_integer_value(code) < MAP_COUNTIES)
        return (int)json_integer_value(code);
    if (json_is_string(code) && area_read(NULL, span_of(json_string_value(code)), &a) && a.level == AREA_COUNTY)
        return a.county;
    for (int i = 0; name && i < areas->count; i++)
        if (areas->row[i].area.level == AREA_COUNTY && span_is(areas->row[i].name, name))
            return areas->row[i].area.county;
    return 0;
}

static bool draw(struct map *out, const struct areas *areas, const json_t *features, struct path *path,
                 struct arena *arena)
{
    for (size_t i = 0; i < json_array_size(features); i++) {
        const json_t *one = json_array_get(features, i);
        int county = county_of(areas, one);
        size_t from = path->text.n;
        path->biggest = 0;
        if (!county || !each_ring(json_object_get(one, "geometry"), path, take_ring) || path->text.cut)
            return false;
        if (path->text.n == from)
            continue;
        out->outline[county] = span_copy(arena, (struct span){path->text.p + from, path->text.n - from}).p;
        out->middle_x[county] = (int16_t)lround(path->middle_x);
        out->middle_y[county] = (int16_t)lround(path->middle_y);
    }
    return true;
}

static const char *fault_of(const json_t *features, const struct areas *areas, struct bounds *b)
{
    bool seen[MAP_COUNTIES] = {false};
    if (!json_array_size(features))
        return "it is no GeoJSON FeatureCollection";
    for (size_t i = 0; i < json_array_size(features); i++) {
        const json_t *one = json_array_get(features, i);
        int county = county_of(areas, one);
        if (!county)
            return "a feature names no county: give it a property code (\"003\") or name";
        if (seen[county])
            return "a county stands there twice: join its pieces into one MultiPolygon";
        seen[county] = true;
        if (!each_ring(json_object_get(one, "geometry"), b, take_bounds))
            return "a feature is no Polygon and no MultiPolygon";
    }
    return b->east - b->west > 1e-6 && b->north - b->south > 1e-6 ? NULL : "the outlines cover no ground";
}

static const char *outlines(struct map *out, const struct areas *areas, const json_t *features, struct arena *arena)
{
    struct bounds b = {180, -180, 90, -90};
    const char *why = fault_of(features, areas, &b);
    char *space = why ? NULL : malloc(MAP_OUTLINE_BYTES);
    if (why || !space)
        return why ? why : "no memory";
    double flat = cos((b.north + b.south) / 2 * 3.14159265358979323846 / 180);
    double scale = MAP_WIDTH / ((b.east - b.west) * flat);
    struct path path = {.frame = {b.west, b.north, scale * flat, scale}};
    bool done = false;
    path.tolerance = 0.4;
    for (int rounds = 0; !done && rounds < 24; rounds++) { /* coarser until it fits a page */
        arena_reset(arena);
        text_init(&path.text, space, MAP_OUTLINE_BYTES);
        done = draw(out, areas, features, &path, arena);
        path.tolerance *= 1.5;
    }
    out->height = (int)lround((b.north - b.south) * scale);
    out->outlines = done && !arena->full;
    free(space);
    return out->outlines ? NULL : "it does not fit: too many separate pieces";
}

bool map_outlines_read(struct map *out, const struct areas *areas, struct span geojson, struct arena *arena,
                       const char **why)
{
    json_error_t error;
    json_t *all = json_loadb(geojson.p, geojson.n, 0, &error);
    *why = all ? outlines(out, areas, json_object_get(all, "features"), arena) : "it is no JSON";
    json_decref(all);
    return *why == NULL;
}
