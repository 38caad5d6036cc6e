/* bridge_body.c - the fields of CPIMS's basic case, one after the other. What an officer wrote on the sheet stands
 * above what the text said. The number of whoever reported is not among them. */
#include "mlinzid/engine/bridge_body.h"

#include <string.h>

#include "base/day.h"
#include "forms/crs.h"

/* --- what was answered --- */

static const struct answer *find(const struct bridge_case *c, const char *field, int ord)
{
    int at = c->sheet ? sheet_field_of(c->sheet, span_of(field)) : -1;
    return at < 0 ? NULL : answer_of(c->answers, at, ord);
}

static struct span words_at(const struct bridge_case *c, const char *field, int ord)
{
    const struct answer *a = find(c, field, ord);
    return a ? a->text : (struct span){NULL, 0};
}

static json_t *span_json(struct span s)
{
    return json_stringn(s.n ? s.p : "", s.n);
}

static json_t *words_or(const struct bridge_case *c, const char *field, const char *otherwise)
{
    struct span s = words_at(c, field, 0);
    return s.n ? span_json(s) : json_string(otherwise);
}

static json_t *day_json(int32_t day)
{
    char space[16];
    struct text t;
    text_init(&t, space, sizeof space);
    day_write(day, &t);
    return span_json(text_done(&t));
}

static json_t *day_at(const struct bridge_case *c, const char *field, int ord)
{
    const struct answer *a = find(c, field, ord);
    return a ? day_json((int32_t)a->number) : json_null();
}

/* CPIMS's yes and no. */
static const char *yes_at(const struct bridge_case *c, const char *field)
{
    const struct answer *a = find(c, field, 0);
    return a && a->number ? "AYES" : "ANNO";
}

/* --- places --- */

static struct area place_of(const struct bridge_case *c, const char *field)
{
    struct area a;
    struct span code = words_at(c, field, 0);
    return code.n && area_read(c->areas, code, &a) ? a : case_area(c->file);
}

static json_t *place_name(const struct bridge_case *c, struct area a, enum area_level level)
{
    struct area up = a.level >= level ? area_up(a, level) : (struct area){0};
    return up.level ? span_json(area_name(c->areas, up)) : json_string("");
}

/* "003": county and constituency have three digits each in Kenya's own numbering. */
static json_t *place_digits(int64_t number)
{
    char space[8];
    struct text t;
    if (!number)
        return json_string("");
    text_init(&t, space, sizeof space);
    text_pad(&t, number, 3);
    return span_json(text_done(&t));
}

static void put_places(const struct bridge_case *c, json_t *o)
{
    struct area report = place_of(c, "report_place"), event = place_of(c, "place");
    json_object_set_new(o, "reporter_county", place_name(c, report, AREA_COUNTY));
    json_object_set_new(o, "reporter_sub_county", place_name(c, report, AREA_CONSTITUENCY));
    json_object_set_new(o, "reporter_ward", place_name(c, report, AREA_WARD));
    json_object_set_new(o, "reporter_village", words_or(c, "village", c->file->locality));
    json_object_set_new(o, "county", place_digits(event.county));
    json_object_set_new(o, "constituency", place_digits(event.constituency));
    json_object_set_new(o, "organization_unit", json_string(c->unit));
    json_object_set_new(o, "case_landmark", words_or(c, "landmark", ""));
    json_object_set_new(o, "longitude", json_null());
    json_object_set_new(o, "latitude", json_null());
}

/* --- names --- */

/* "Zawadi Karisa Mwangi": the first is the first name, the last the surname, what is between the others. */
static void put_names(json_t *o, const char *prefix, struct span names)
{
    char key[40];
    struct span rest = span_trim(names), first = span_cut(&rest, ' '), others = span_trim(rest), last = {NULL, 0};
    rest = others;
    for (size_t i = others.n; i > 0; i--)
        if (others.p[i - 1] == ' ') {
            last = (struct span){others.p + i, others.n - i};
            rest = span_trim((struct span){others.p, i - 1});
            break;
        }
    if (!last.n) {
        last = others;
        rest = (struct span){NULL, 0};
    }
    const struct {
        const char *name;
        struct span value;
    } parts[] = {{"first_name", first}, {"other_names", rest}, {"surname", last}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct text t;
        text_init(&t, key, sizeof key);
        text_str(&t, prefix);
        text_str(&t, parts[i].name);
        (void)text_done(&t);
        json_object_set_new(o, key, span_json(parts[i].value));
    }
}

static json_t *born_json(const struct case_file *f)
{
    int32_t day;
    return day_read(span_of(f->dob), &day) ? day_json(day) : json_null();
}

static void put_child(const struct bridge_case *c, json_t *o)
{
    const struct case_file *f = c->file;
    put_names(o, "child_", span_of(c->child_names));
    json_object_set_new(o, "child_dob", born_json(f));
    json_object_set_new(o, "child_age", f->age_years >= 0 ? json_integer(f->age_years) : json_null());
    json_object_set_new(o, "child_sex",
                        json_string(f->sex == 'F'   ? "SFEM"
                                    : f->sex == 'M' ? "SMAL"
                                    : f->sex == 'X' ? "SINT"
                                                    : ""));
}

static json_t *person_json(struct span names, struct span phone)
{
    json_t *o = json_object();
    put_names(o, "", names);
    json_object_set_new(o, "telephone", span_json(phone));
    return o;
}

static void add_person(json_t *all, const char *kind, const struct bridge_case *c, const char *name, const char *phone)
{
    struct span names = words_at(c, name, 0), number = words_at(c, phone, 0);
    if (!names.n && !number.n)
        return;
    json_t *o = person_json(names, number);
    json_object_set_new(o, "type", json_string(kind));
    json_array_append_new(all, o);
}

/* What the first of them is to the child: as the integration's description calls it, and as CPIMS's own person does. */
static void put_relation(json_t *people, struct span code)
{
    json_t *first = json_array_get(people, 0);
    if (!first)
        return;
    json_object_set_new(first, "relationship_type", span_json(code));
    json_object_set_new(first, "relationship", span_json(code));
}

static json_t *siblings_json(const struct bridge_case *c)
{
    json_t *all = json_array();
    for (int row = 0; words_at(c, "sibling_name", row).n; row++) {
        json_t *o = json_object();
        put_names(o, "", words_at(c, "sibling_name", row));
        json_object_set_new(o, "dob", day_at(c, "sibling_born", row));
        json_object_set_new(o, "sex", span_json(words_at(c, "sibling_sex", row)));
        json_object_set_new(o, "class_level", span_json(words_at(c, "sibling_class", row)));
        json_object_set_new(o, "remarks", span_json(words_at(c, "sibling_remarks", row)));
        json_array_append_new(all, o);
    }
    return all;
}

static void put_people(const struct bridge_case *c, json_t *o)
{
    json_t *parents = json_array(), *caregivers = json_array(), *perpetrators = json_array();
    add_person(parents, "mother", c, "mother_name", "mother_phone");
    add_person(parents, "father", c, "father_name", "father_phone");
    add_person(caregivers, "caregiver", c, "caregiver_name", "caregiver_phone");
    add_person(perpetrators, "perpetrator", c, "perpetrator_name", "perpetrator_phone");
    put_relation(caregivers, words_at(c, "caregiver_relation", 0));
    put_relation(perpetrators, words_at(c, "perpetrators_relation", 0));
    json_object_set_new(o, "siblings", siblings_json(c));
    json_object_set_new(o, "parents", parents);
    json_object_set_new(o, "caregivers", caregivers);
    json_object_set_new(o, "perpetrators", perpetrators);
}

/* --- what happened --- */

static json_t *details_json(const struct bridge_case *c)
{
    json_t *all = json_array();
    for (int row = 0; words_at(c, "category", row).n; row++) {
        json_t *when = day_at(c, "event_on", row);
        json_array_append_new(all,
                              json_pack("{s:o,s:o,s:o,s:o,s:o}", "category", span_json(words_at(c, "category", row)),
                                        "sub_category", span_json(words_at(c, "subcategory", row)), "place_of_event",
                                        span_json(words_at(c, "event_place", row)), "date_of_event", when,
                                        "nature_of_event", span_json(words_at(c, "nature", row))));
    }
    for (int k = KIND_NONE + 1; k < KIND_COUNT && !c->sheet; k++)
        if ((uint64_t)c->file->kinds & KIND_BIT(k))
            json_array_append_new(all, json_pack("{s:s,s:s,s:s,s:o,s:s}", "category", crs_category((enum kind)k),
                                                 "sub_category", "", "place_of_event", "", "date_of_event",
                                                 day_json(day_of(c->file->opened_s)), "nature_of_event", ""));
    return all;
}

#define WORDS_MOST 6000 /* bytes of the report's words that are told */

/* "Mlinzi 48173024. ", then the officer's words or the report's; what is no UTF-8 in them is marked as such. */
static json_t *story_json(const struct bridge_case *c)
{
    static char space[WORDS_MOST * 3 + 64];
    struct span own = words_at(c, "narration", 0), words = own.n ? own : c->words;
    struct text t;
    char piece[4];
    text_init(&t, space, sizeof space);
    text_str(&t, "Mlinzi ");
    text_str(&t, c->file->ref);
    text_str(&t, ". ");
    for (size_t i = 0; i < words.n && (own.n || i < WORDS_MOST);) {
        size_t n = utf8_put(utf8_next(words, &i), piece);
        text_span(&t, (struct span){piece, n});
    }
    json_t *o = span_json(text_done(&t));
    memset(space, 0, sizeof space);
    return o;
}

static const char *risk_of(const struct case_file *f)
{
    return f->severity == SEVERITY_S1 ? "RLHG" : f->severity == SEVERITY_S2 ? "RLMD" : "RLLW";
}

static void put_home(const struct bridge_case *c, json_t *o)
{
    json_object_set_new(o, "hh_economic_status", words_or(c, "economic_status", ""));
    json_object_set_new(o, "family_status", words_or(c, "family_status", ""));
    json_object_set_new(o, "mental_condition", words_or(c, "mental", ""));
    json_object_set_new(o, "physical_condition", words_or(c, "physical", ""));
    json_object_set_new(o, "other_condition", words_or(c, "medical", ""));
}

json_t *bridge_body(const struct bridge_case *c)
{
    const struct case_file *f = c->file;
    json_t *o = json_object(), *reported = day_at(c, "reported_on", 0);
    if (!o)
        return NULL;
    json_object_set_new(o, "case_id", json_string(c->name));
    json_object_set_new(o, "case_reporter", words_or(c, "reporter", f->registered ? "CRSP" : "CRON"));
    json_object_set_new(o, "reporter_telephone", words_or(c, "reporter_phone", ""));
    json_object_set_new(o, "case_date", json_is_null(reported) ? day_json(day_of(f->opened_s)) : reported);
    json_object_set_new(o, "perpetrator",
                        words_or(c, "perpetrator", crs_perpetrator((enum perpetrator)f->perpetrator)));
    put_places(c, o);
    put_home(c, o);
    json_object_set_new(o, "risk_level", words_or(c, "risk", risk_of(f)));
    json_object_set_new(o, "referral", json_string(yes_at(c, "referred")));
    json_object_set_new(o, "summon", json_string(yes_at(c, "summons")));
    json_object_set_new(o, "case_narration", story_json(c));
    json_object_set_new(o, "case_details", details_json(c));
    put_child(c, o);
    put_people(c, o);
    return o;
}
