/* core_scope_test.c - whose posts look up which parts of the open cases, and what is left of them in one place. */
#include "core/scope.h"

#include "mlinzid/load.h"
#include "tests/unit/test.h"

static struct loaded *loaded;

/* "all county:003 office share": each part as a word, in the order of the parts. */
static const char *said(const struct scope *s)
{
    static char out[1200];
    static const char *const kinds[] = {"all", "county", "office", "share"};
    struct text t;
    text_init(&t, out, sizeof out);
    for (int i = 0; i < s->parts; i++) {
        char code[AREA_CODE_CAP];
        area_code(s->part[i].area, code);
        text_str(&t, i ? " " : "");
        text_str(&t, kinds[s->part[i].kind]);
        text_str(&t, *code ? ":" : "");
        text_str(&t, code);
    }
    return out;
}

static struct post post_of(enum role role, const char *at)
{
    struct post p = {.role = role};
    (void)span_str(span_of(at), p.at, sizeof p.at);
    return p;
}

static const struct row {
    enum role role;
    const char *at, *sees;
    const char *in_kilifi, *in_malindi, *in_nairobi; /* 003, 003.016, 047 */
} rows[] = {
    {ROLE_NATIONAL, "KE", "all", "county:003", "county:003.016", "county:047"},
    {ROLE_SECRETARY, "KE", "all", "county:003", "county:003.016", "county:047"},
    {ROLE_CCCS, "003", "share office county:003", "share office county:003", "share office county:003.016",
     "share office"},
    {ROLE_SCCO, "003.016", "share office", "share office", "share office", "share office"},
    {ROLE_SCCO, "malindi-north", "share office", "share office", "share office", "share office"},
    {ROLE_HELPLINE, "KE", "share office", "share office", "share office", "share office"},
    {ROLE_POLICE, "003.016", "share", "share", "share", "share"},
    {ROLE_CPV, "003.016.0077", "share", "share", "share", "share"},
    {ROLE_ADMIN, "KE", "share", "share", "share", "share"},
    {ROLE_AUDITOR, "KE", "share", "share", "share", "share"},
};

static void narrowed(const struct scope *s, const char *place, const char *want)
{
    struct scope one = *s;
    struct area a;
    CHECK(area_read(&loaded->areas, span_of(place), &a));
    scope_narrow(&one, &loaded->areas, a);
    CHECK_STR(said(&one), want);
}

static void each_post_by_its_parts(void)
{
    for (size_t i = 0; i < countof(rows); i++) {
        const struct post p = post_of(rows[i].role, rows[i].at);
        struct scope s;
        scope_of(&loaded->areas, &p, 1, &s);
        CHECK_STR(said(&s), rows[i].sees);
        narrowed(&s, "003", rows[i].in_kilifi);
        narrowed(&s, "003.016", rows[i].in_malindi);
        narrowed(&s, "047", rows[i].in_nairobi);
        for (int k = 0; k < s.parts; k++) /* through which: a case that accuses its role is not in it */
            CHECK(post_eq(&s.part[k].post, &p));
    }
}

/* A region is its counties, every one of the 47 in one region. */
static void the_regions_are_the_counties(void)
{
    int in[48] = {0};
    for (int r = 1; r <= 8; r++) {
        const struct post p = post_of(ROLE_RCCS, (const char[]){'R', (char)('0' + r), '\0'});
        struct scope s;
        scope_of(&loaded->areas, &p, 1, &s);
        for (int i = 0; i < s.parts; i++)
            if (s.part[i].kind == SCOPE_COUNTY) {
                CHECK_INT(s.part[i].area.level, AREA_COUNTY);
                CHECK_INT(s.part[i].area.region, r);
                in[s.part[i].area.county]++;
            }
    }
    for (int c = 1; c <= 47; c++)
        CHECK_INT(in[c], 1);
    const struct post coast = post_of(ROLE_RCCS, "R1"), nation = post_of(ROLE_NATIONAL, "KE");
    struct scope s, all;
    scope_of(&loaded->areas, &coast, 1, &s);
    narrowed(&s, "003", "share office county:003");
    narrowed(&s, "047", "share office");
    scope_of(&loaded->areas, &nation, 1, &all);
    struct area region;
    CHECK(area_read(&loaded->areas, SPAN("R1"), &region));
    scope_narrow(&all, &loaded->areas, region);
    CHECK_INT(all.parts, s.parts - 2);
}

static void several_posts_are_looked_up_once_each(void)
{
    const struct post two[] = {post_of(ROLE_CCCS, "003"), post_of(ROLE_CCCS, "004"), post_of(ROLE_CCCS, "003")};
    const struct post top[] = {post_of(ROLE_CCCS, "003"), post_of(ROLE_NATIONAL, "KE")};
    struct scope s;
    scope_of(&loaded->areas, two, 3, &s);
    CHECK_STR(said(&s), "share office county:003 share office county:004");
    scope_of(&loaded->areas, top, 2, &s); /* whoever sees all looks nothing up twice */
    CHECK_STR(said(&s), "all");
    scope_of(&loaded->areas, two, 0, &s);
    CHECK_INT(s.parts, 0);
    const struct post nowhere = post_of(ROLE_CCCS, "999");
    scope_of(&loaded->areas, &nowhere, 1, &s);
    CHECK_STR(said(&s), "share office");
}

int main(void)
{
    struct config_fault fault;
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        return 1;
    RUN(each_post_by_its_parts);
    RUN(the_regions_are_the_counties);
    RUN(several_posts_are_looked_up_once_each);
    load_free(loaded);
    return test_end();
}
