/* console_map_test.c - the map as people with different posts see it, tiles and outlines, with odd figures. */
#include "tests/unit/page_world.h"

#define NATIONAL "[{\"role\":\"national\",\"at\":\"KE\"}]"
#define COUNTY3 "[{\"role\":\"cccs\",\"at\":\"003\"}]"
#define COUNTY4 "[{\"role\":\"cccs\",\"at\":\"004\"}]"
#define GANDA "[{\"role\":\"scco\",\"at\":\"003.016\"}]"
#define ADMIN "[{\"role\":\"admin\",\"at\":\"KE\"}]"

/* Case 1: Malindi, emergency, told an hour ago and nobody took it up. 2: the same county, Kilifi North, told this
 * minute. 3: Tana River, taken up at once. 4: accuses the children's officer of Malindi. */
static void fill(void)
{
    struct case_file c = a_case(&page.w, 1);
    c.severity = SEVERITY_S1;
    c.t0_s = c.opened_s = NOW - HOUR_S;
    CHECK_INT(put_case(&page.w, &c), ERR_NONE);
    c = a_case(&page.w, 2);
    c.constituency = 11, c.ward = 54;
    CHECK_INT(put_case(&page.w, &c), ERR_NONE);
    c = a_case(&page.w, 3);
    c.county = 4, c.constituency = 20, c.ward = 96;
    c.state = CASE_VERIFIED, c.verified_s = NOW, c.t0_s = c.opened_s = NOW - 2 * HOUR_S;
    CHECK_INT(put_case(&page.w, &c), ERR_NONE);
    c = a_case(&page.w, 4);
    c.accused_role = ROLE_SCCO;
    CHECK_INT(put_case(&page.w, &c), ERR_NONE);
}

static void the_nation_sees_all(void)
{
    const char *b = SHOW(page_map, NATIONAL, "", "figure=open");
    CHECK_INT(page.out.status, 200);
    CHECK_INT(page_count(b, "<rect class=\"cell t"), 47 + page_count(b, "width=\"20\" height=\"20\""));
    HAS(b, "3: Kilifi, Open cases");
    HAS(b, "1: Tana River, Open cases");
    HAS(b, "0: Turkana, Open cases");
    b = SHOW(page_map, NATIONAL, "", "figure=overdue");
    HAS(b, "1: Kilifi, Overdue now");
    HAS(b, "0: Tana River, Overdue now");
    b = SHOW(page_map, NATIONAL, "", "figure=median");
    HAS(b, "TRV 2h: Tana River, Median time until taken up 2 h 0 min\"");
    HAS(b, "KLF -: Kilifi, Median time until taken up -\"");
}

static void a_county_sees_its_own(void)
{
    const char *b = SHOW(page_map, COUNTY4, "", "figure=open");
    HAS(b, "1: Tana River, Open cases");
    HAS(b, "aria-label=\"Kilifi: not yours\"");
    HAS_NOT(b, "/map/003");
    CHECK_INT(page_count(b, "<a href=\"/map/004"), 2); /* the tile and the row */
    CHECK_INT(page_count(b, "class=\"off\""), 46);
    (void)SHOW(page_map_place, COUNTY4, "003", "");
    CHECK_INT(page.out.status, 404);
    (void)SHOW(page_map_place, COUNTY4, "003.016", "");
    CHECK_INT(page.out.status, 404);
    b = SHOW(page_map_place, COUNTY4, "004", "figure=open");
    CHECK_INT(page.out.status, 200);
    HAS(b, "/cases/");
}

/* The sub-county's officer sees neither another office's cases nor the one that accuses her kind. */
static void an_office_sees_its_own(void)
{
    const char *b = SHOW(page_map, GANDA, "", "figure=open");
    HAS(b, "1: Kilifi, Open cases");
    b = SHOW(page_map_place, GANDA, "003", "figure=open");
    HAS(b, "/map/003.016");
    HAS_NOT(b, "href=\"/map/003.011");
    CHECK_INT(page_count(b, "/cases/"), 1);
    (void)SHOW(page_map_place, GANDA, "003.011", "");
    CHECK_INT(page.out.status, 404);
    b = SHOW(page_map, ADMIN, "", "figure=open"); /* no case of anybody */
    CHECK_INT(page_count(b, "class=\"off\""), 47);
}

/* What the issue asks for: from the map to the sub-county that does not answer, and to the case. */
static void who_does_not_answer_is_found(void)
{
    struct case_file c = a_case(&page.w, 1);
    char link[64];
    const char *b = SHOW(page_map, NATIONAL, "", "figure=overdue");
    HAS(b, "href=\"/map/003?figure=overdue&amp;days=30\"");
    b = SHOW(page_map_place, NATIONAL, "003", "figure=overdue");
    HAS(b, "href=\"/map/003.016?figure=overdue&amp;days=30\"");
    b = SHOW(page_map_place, NATIONAL, "003.016", "figure=overdue");
    snprintf(link, sizeof link, "<a href=\"/cases/%s\">", c.ref);
    HAS(b, link);
    CHECK_INT(page_count(b, "<strong class=\"late\">overdue</strong>"), 1);
    b = page_show(page_map_place, NATIONAL, "003.016.0077", "", NULL, LANG_SW);
    HAS(b, "<strong class=\"late\">imechelewa</strong>");
    (void)SHOW(page_map_place, NATIONAL, "R1", "");
    CHECK_INT(page.out.status, 404);
    (void)SHOW(page_map_place, NATIONAL, "003.999", "");
    CHECK_INT(page.out.status, 404);
}

/* --- tiles and outlines --- */

static void tiles_are_read(void)
{
    struct map m = {0};
    int line = 0;
    CHECK_INT(page.loaded->map.cols, 9);
    CHECK_INT(page.loaded->map.rows, 8);
    CHECK_STR(page.loaded->map.tile[3].abbr, "KLF");
    for (int i = 1; i < MAP_COUNTIES; i++)
        for (int j = 1; j < i; j++)
            CHECK(page.loaded->map.tile[i].col != page.loaded->map.tile[j].col ||
                  page.loaded->map.tile[i].row != page.loaded->map.tile[j].row);
    CHECK(!map_tiles_read(&m, SPAN("code\tabbr\tname\tcol\trow\n003\tKLF\tKilifi\t7\t6\n999\tXXX\tNowhere\t1\t1\n"),
                          &line));
    CHECK_INT(line, 3);
    CHECK(!map_tiles_read(&m, SPAN("h\n003\tKLF\tKilifi\t-1\t6\n"), &line));
    CHECK(!map_tiles_read(&m, SPAN("h\n003\tKLF\tKilifi\t1\n"), &line));
    CHECK(map_tiles_read(&m, SPAN(""), &line));
}

static unsigned char outline_space[4 * MAP_OUTLINE_BYTES];

static const char *outline(struct map *m, const char *geojson)
{
    static struct arena arena;
    const char *why = NULL;
    *m = (struct map){0};
    arena_init(&arena, outline_space, sizeof outline_space);
    return map_outlines_read(m, &page.loaded->areas, span_of(geojson), &arena, &why) ? "" : why;
}

/* An invented square of a country: county 1 with a dent of no size, county 2 by its name and of two islands. */
static const char invented[] =
    "{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"code\":\"001\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
    "[[[10,1],[10.5,1.0000001],[11,1],[11,0],[10,0],[10,1]]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"Kwale\"},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":"
    "[[[[11,1],[12,1],[12,0],[11,0],[11,1]]],[[[12.5,0.2],[12.7,0.2],[12.7,0],[12.5,0.2]]]]}}]}";

static void outlines_are_drawn(void)
{
    struct map m;
    CHECK_STR(outline(&m, invented), "");
    CHECK(m.outlines);
    CHECK_STR(m.outline[1], "M0 0L222 0L222 222L0 222Z"); /* the dent is left out */
    CHECK_INT(page_count(m.outline[2], "Z"), 2);
    CHECK_INT(m.height, 222);
    CHECK_INT(m.middle_x[1], 111);
    CHECK_INT(m.middle_y[1], 111);
    CHECK(!m.outline[3]);
}

static void bad_outlines_are_named(void)
{
    struct map m;
    HAS(outline(&m, "{"), "JSON");
    HAS(outline(&m, "{\"features\":[]}"), "FeatureCollection");
    HAS(outline(&m, "{\"features\":[{\"properties\":{\"code\":99},\"geometry\":null}]}"), "names no county");
    HAS(outline(
            &m,
            "{\"features\":[{\"properties\":{\"code\":1},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}"),
        "no Polygon");
    HAS(outline(&m, "{\"features\":[{\"properties\":{\"code\":1},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                    "[[[1,1],[1,1],[1,1],[1,1]]]}}]}"),
        "no ground");
    HAS(outline(&m,
                "{\"features\":[{\"properties\":{\"code\":1},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[]}},"
                "{\"properties\":{\"name\":\"Mombasa\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[]}}]}"),
        "twice");
    CHECK(!m.outlines);
}

/* A coast of 200,000 corners still fits the page. */
static void a_long_coast_fits(void)
{
    struct buffer b;
    struct map m;
    unsigned seed = 7;
    buffer_init(&b, 16 << 20);
    buffer_str(
        &b, "{\"features\":[{\"properties\":{\"code\":\"003\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
    for (int i = 0; i < 200000; i++) {
        seed = seed * 1103515245 + 12345;
        double turn = i * 6.283185307 / 200000, far = 2 + (seed >> 16 & 1023) / 4096.0;
        double x = turn < 3.1415926 ? 40 - far * (turn - 1.57) : 40 + far * (turn - 4.71), y = (i % 2 ? 1 : -1) * far;
        buffer_format(&b, "[%.5f,%.5f],", x, y);
    }
    buffer_str(&b, "[40,0]]]}}]}");
    CHECK(!b.full);
    CHECK_STR(outline(&m, b.p), "");
    CHECK(m.outline[3] && strlen(m.outline[3]) < MAP_OUTLINE_BYTES);
    buffer_free(&b);
}

static void the_page_draws_outlines(void)
{
    struct map m;
    CHECK_STR(outline(&m, invented), "");
    page.console.map = &m;
    const char *b = SHOW(page_map, NATIONAL, "", "figure=open");
    CHECK_INT(page_count(b, "<path class=\"cell t0\""), 2);
    HAS(b, "viewBox=\"0 0 600 222\"");
    HAS(b, "0: Mombasa, Open cases");
    page.console.map = &page.loaded->map;
}

/* A page must not weigh much, and nothing of it may break the rules for content. */
static void pages_are_light(void)
{
    const char *b = SHOW(page_map, NATIONAL, "", "");
    CHECK(strlen(b) < 60000);
    HAS_NOT(b, "style=");
    HAS_NOT(b, "<script");
    b = SHOW(page_map_place, NATIONAL, "003", "");
    CHECK(strlen(b) < 20000);
    HAS_NOT(b, "style=");
}

int main(void)
{
    if (!page_world_open())
        return 2;
    fill();
    RUN(the_nation_sees_all);
    RUN(a_county_sees_its_own);
    RUN(an_office_sees_its_own);
    RUN(who_does_not_answer_is_found);
    RUN(tiles_are_read);
    RUN(outlines_are_drawn);
    RUN(bad_outlines_are_named);
    RUN(a_long_coast_fits);
    RUN(the_page_draws_outlines);
    RUN(pages_are_light);
    page_world_end();
    return test_end();
}
