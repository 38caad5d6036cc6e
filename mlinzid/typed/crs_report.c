/* crs_report.c - reading a case of CPIMS's API. Its narration is read as a text would be; what stands in a field of its
 * own goes before what was read. */
#include "mlinzid/typed/crs_report.h"

#include <string.h>
#include <strings.h>

#include "base/day.h"
#include "base/must.h"
#include "forms/crs.h"

#define WORDS_MOST 4000

static const char *str(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s ? s : "";
}

/* A number, or the digits of a string: "003". */
static int64_t digits(const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);
    int64_t n = -1;
    if (json_is_integer(v))
        return json_integer_value(v);
    return span_i64(span_trim(span_of(str(o, key))), &n) ? n : -1;
}

/* --- the fields --- */

static void add_kind(struct slots *s, enum kind k)
{
    for (int i = 0; i < s->kinds; i++)
        if (s->kind[i] == k)
            return;
    if (k && s->kinds < READ_KINDS_MAX)
        s->kind[s->kinds++] = (uint8_t)k;
}

static void take_kinds(const json_t *o, struct slots *s)
{
    struct slots given = {0};
    const json_t *list = json_object_get(o, "case_details"), *one;
    size_t i;
    json_array_foreach(list, i, one)
    {
        add_kind(&given, crs_kind(span_of(str(one, "category"))));
        s->urgent = s->urgent || strcmp(str(one, "nature_of_event"), "OOEM") == 0;
    }
    add_kind(&given, crs_kind(span_of(str(o, "case_category"))));
    if (given.kinds) {
        memcpy(s->kind, given.kind, sizeof s->kind);
        s->kinds = given.kinds;
    }
    s->urgent = s->urgent || strcmp(str(o, "risk_level"), "RLHG") == 0;
}

static void take_child(const struct api_world *w, const json_t *o, struct slots *s)
{
    const char *sex = str(o, "child_sex");
    int32_t born;
    int64_t age = digits(o, "child_age");
    if (strcmp(sex, "SFEM") == 0 || strncasecmp(sex, "f", 1) == 0)
        s->sex = 'F';
    else if (strcmp(sex, "SMAL") == 0 || strncasecmp(sex, "m", 1) == 0)
        s->sex = 'M';
    else if (strcmp(sex, "SINT") == 0)
        s->sex = 'X';
    if (age < 0 && day_read(span_of(str(o, "child_dob")), &born) && born <= day_of(w->now_s)) {
        struct civil b = civil_of(day_start(born)), now = civil_of(w->now_s);
        age = now.year - b.year - (now.month < b.month || (now.month == b.month && now.day < b.day));
    }
    if (age >= 0 && age <= 25)
        s->age_years = (int16_t)age;
    char *space = arena_take(w->arena, 240);
    struct text t;
    if (!space)
        return;
    text_init(&t, space, 240);
    static const char *const parts[] = {"child_first_name", "child_other_names", "child_surname"};
    for (size_t i = 0; i < countof(parts); i++) {
        text_str(&t, i ? " " : "");
        text_span(&t, span_trim(span_of(str(o, parts[i]))));
    }
    struct span name = span_trim(text_done(&t));
    s->name = name.n ? name : s->name;
}

/* The ward by its name within the constituency; the constituency's number stands above the county's. */
static void take_place(const struct api_world *w, const json_t *o, struct slots *s)
{
    int64_t county = digits(o, "county"), constituency = digits(o, "constituency");
    const char *ward = str(o, "reporter_ward");
    struct area place = {0};
    for (int i = 0; i < w->areas->count; i++) {
        const struct area_row *row = &w->areas->row[i];
        const struct area *a = &row->area;
        bool here = a->constituency == constituency && constituency > 0;
        if (a->level == AREA_COUNTY && a->county == county && county > 0 && place.level < AREA_COUNTY)
            place = *a;
        else if (a->level == AREA_CONSTITUENCY && here)
            place = *a;
        else if (a->level == AREA_WARD && here && row->name.n == strlen(ward) &&
                 strncasecmp(row->name.p, ward, row->name.n) == 0)
            place = *a;
    }
    if (place.level && (!area_within(s->place, place) || !s->place.level)) {
        s->place = place;
        s->candidates = 0;
    }
    const char *locality = *str(o, "reporter_village") ? str(o, "reporter_village") : str(o, "case_landmark");
    s->locality = *locality ? span_of(locality) : s->locality;
}

static unsigned missing_of(const struct slots *s)
{
    return (s->kinds ? 0u : MISSING_ABUSE) | (s->sex ? 0u : MISSING_SEX) |
           (s->age_years >= 0 || s->age_months >= 0 ? 0u : MISSING_AGE) |
           (s->place.level == AREA_WARD ? 0u : MISSING_WARD);
}

/* --- the words --- */

static void put_line(struct text *t, const char *what, const char *words)
{
    if (!*words)
        return;
    if (t->n)
        text_char(t, '\n');
    text_str(t, what);
    text_str(t, words);
}

static void put_categories(struct text *t, const struct codes *codes, const json_t *o, int32_t day)
{
    const json_t *one;
    size_t i;
    json_array_foreach(json_object_get(o, "case_details"), i, one)
    {
        struct span code = span_of(str(one, "category"));
        struct span label = code_label(code_known(codes, SPAN("case_category_id"), code, day), LANG_EN);
        text_str(t, "\nCategory: ");
        text_span(t, label.n ? label : code);
    }
}

/* The narration, then what has no field with us. */
static struct span words_of(const struct api_world *w, const struct codes *codes, const json_t *o, struct span body)
{
    char *space = arena_take(w->arena, WORDS_MOST + 400);
    struct text t;
    if (!space)
        return SPAN("REPORT");
    text_init(&t, space, WORDS_MOST + 400);
    if (!json_is_object(o)) {
        text_span(&t, (struct span){body.p, body.n < WORDS_MOST ? body.n : WORDS_MOST});
        return span_trim(text_done(&t));
    }
    const char *story = str(o, "case_narration");
    text_span(&t, (struct span){story, strnlen(story, WORDS_MOST - 1000)});
    put_categories(&t, codes, o, day_of(w->now_s));
    put_line(&t, "Landmark: ", str(o, "case_landmark"));
    put_line(&t, "Reporter's phone: ", str(o, "reporter_telephone"));
    return span_trim(text_done(&t));
}

void crs_report_read(const struct api_world *w, const struct codes *codes, const json_t *o, struct span body,
                     struct crs_report *out)
{
    *out = (struct crs_report){.name = str(o, "case_id")};
    out->text = words_of(w, codes, o, body);
    struct reading *g = &out->reading;
    read_text(w->lexicon, json_is_object(o) ? span_of(str(o, "case_narration")) : out->text, w->now_s, w->arena, g);
    g->intent = INTENT_REPORT;
    g->ref = (struct ref){{0}};
    g->ref_error = false;
    g->lang = g->lang ? g->lang : LANG_EN;
    if (!json_is_object(o))
        return;
    take_kinds(o, &g->slots);
    take_child(w, o, &g->slots);
    take_place(w, o, &g->slots);
    if (strcmp(str(o, "perpetrator"), "PKNW") == 0 && !g->slots.perpetrator)
        g->slots.perpetrator = PERP_KNOWN;
    g->slots.missing = missing_of(&g->slots);
}
