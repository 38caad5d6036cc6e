/* query_ladder.c - the questions behind the ladder's page: the policy as it is loaded, and who would hear what of
 * a case that nobody takes up. */
#include <string.h>

#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/figures.h"
#include "mlinzid/desk/query.h"
#include "mlinzid/engine/rehearse.h"

enum { REHEARSE_DAYS = 90 };

/* A length as the ladder's file writes it: "20 min", "2 dh"; "" for none. */
static json_t *length(int64_t s, enum clock clock)
{
    char space[32];
    struct text t;
    text_init(&t, space, sizeof space);
    if (s >= 0)
        ladder_duration_write(s, clock, &t);
    return json_string(space);
}

static void put(json_t *o, const char *key, json_t *value)
{
    (void)json_object_set_new(o, key, value);
}

static json_t *severity_json(const struct policy *p, enum severity which)
{
    static const char *const clocks[] = {"wall", "day", "work"};
    const struct policy_severity *s = &p->s[which];
    json_t *o = json_object(), *levels = json_array();
    for (int level = 1; level <= LEVELS; level++)
        json_array_append_new(levels, length(s->level_s[level], s->clock));
    put(o, "severity", json_string(severity_word(which)));
    put(o, "clock", json_string(clocks[s->clock]));
    put(o, "digest", s->digest ? json_sprintf("%02d:%02d", s->digest_hour, s->digest_minute) : json_string(""));
    put(o, "levels", levels);
    put(o, "reminder", length(s->reminder_s, s->clock));
    put(o, "again", length(s->again_s, s->clock));
    put(o, "hold", length(s->hold_s, s->clock));
    put(o, "progress_remind", length(s->progress_remind_s, s->clock));
    put(o, "progress_up", length(s->progress_up_s, s->clock));
    put(o, "ceiling", length(s->ceiling_s, s->clock));
    return o;
}

static json_t *kinds_json(const struct asked *q, const struct policy *p)
{
    const struct phrasebook *book = phrases_book(q->loaded->phrases);
    enum lang lang = strcmp(asked_text(q, "lang"), "sw") == 0 ? LANG_SW : LANG_EN;
    json_t *list = json_array();
    for (int k = 0; k < KIND_COUNT; k++) {
        struct span said = book->kind[k][lang];
        json_array_append_new(list, json_pack("{s:s,s:o,s:s}", "kind", k ? kind_word((enum kind)k) : "unknown", "said",
                                              json_stringn(said.n ? said.p : "", said.n), "severity",
                                              severity_word((enum severity)p->severity_of_kind[k])));
    }
    return list;
}

static json_t *days_json(const int *days, int n)
{
    json_t *list = json_array();
    for (int i = 0; i < n; i++)
        json_array_append_new(list, json_integer(days[i]));
    return list;
}

static json_t *duties_json(const struct asked *q)
{
    const struct phrasebook *book = phrases_book(q->loaded->phrases);
    enum lang lang = strcmp(asked_text(q, "lang"), "sw") == 0 ? LANG_SW : LANG_EN;
    json_t *list = json_array();
    for (int k = DUTY_NONE + 1; k < DUTY_COUNT; k++) {
        const struct duty_rule *r = &q->loaded->ladder.duty[k];
        struct span said = book->saying[saying_of(SPAN("duty"), span_of(duty_word((enum duty_kind)k)))][lang];
        json_array_append_new(list, json_pack("{s:s%,s:s,s:o,s:o,s:o,s:i}", "said", said.n ? said.p : "", said.n,
                                              "clock", r->clock == CLOCK_DAY ? "day" : "work", "at",
                                              json_sprintf("%02d:%02d", r->minute / 60, r->minute % 60), "before",
                                              days_json(r->before, r->befores), "after", days_json(r->after, r->afters),
                                              "top", r->top));
    }
    return list;
}

/* {"lang":"sw"} */
enum err query_ladder(const struct asked *q, json_t **out)
{
    const struct policies all = ladder_policies(&q->loaded->ladder);
    const struct policy *p = policy_newest(&all);
    json_t *severities = json_array();
    for (int s = SEVERITY_S1; s < SEVERITY_COUNT; s++)
        json_array_append_new(severities, severity_json(p, (enum severity)s));
    *out = json_pack("{s:i,s:i,s:o,s:o,s:o}", "version", p->version, "versions", all.count, "severities", severities,
                     "kinds", kinds_json(q, p), "duties", duties_json(q));
    return *out ? ERR_NONE : ERR_FULL;
}

/* --- rehearsing --- */

/* "003.016", "Ganze", "ganze": a place by its code, else a constituency, a county or a ward by its name; at that level
 * alone where it is unique. */
static bool place_named(const struct areas *areas, struct span typed, struct area *out)
{
    static const enum area_level order[] = {AREA_CONSTITUENCY, AREA_COUNTY, AREA_WARD};
    char want[80], have[80];
    struct text t;
    if (area_read(areas, typed, out))
        return true;
    text_init(&t, want, sizeof want);
    text_fold(typed, &t);
    for (size_t level = 0; level < countof(order); level++) {
        int n = 0;
        for (int i = 0; i < areas->count; i++) {
            if (areas->row[i].area.level != order[level])
                continue;
            text_init(&t, have, sizeof have);
            text_fold(areas->row[i].name, &t);
            if (strcmp(have, want) == 0 && n++ == 0)
                *out = areas->row[i].area;
        }
        if (n)
            return n == 1;
    }
    return false;
}

static json_t *steps_json(const struct rehearsed_case *c)
{
    json_t *list = json_array();
    for (int i = 0; i < c->steps; i++) {
        const struct rehearsed *r = &c->step[i];
        if (r->post.role == ROLE_NONE && r->key != PHRASE_REPORT_RECEIVED)
            continue; /* the reporter hears more than that; who answers for the case is what is asked here */
        json_array_append_new(list, json_pack("{s:I,s:s,s:s,s:i,s:s,s:s,s:s}", "at_s", (json_int_t)r->at_s, "role",
                                              role_word(r->post.role ? r->post.role : ROLE_REPORTER), "at", r->post.at,
                                              "level", r->level, "key", phrase_key(r->key), "reason", r->reason,
                                              "about", r->about));
    }
    return list;
}

/* Holidays within it, for whoever wonders why nobody is told. */
static json_t *holidays_json(const struct figures *f, int64_t from_s, const struct rehearsed_case *c)
{
    json_t *list = json_array();
    int32_t last = c->steps ? day_of(c->step[c->steps - 1].at_s) : day_of(from_s);
    for (int32_t day = day_of(from_s); day <= last; day++)
        if (calendar_is_holiday(&f->calendar, day))
            json_array_append_new(list, json_integer(day_start(day)));
    return list;
}

static enum err rehearsed(const struct asked *q, const struct figures *f, const struct rehearsal *what, json_t **out)
{
    static struct rehearsed_case c;
    const struct world w = {.areas = &q->loaded->areas,
                            .policies = &f->policies,
                            .calendar = &f->calendar,
                            .directory = &f->directory,
                            .limits = &q->loaded->limits,
                            .lexicon = q->loaded->lexicon,
                            .ref_key = {1, 2}, /* its reference is nobody's */
                            .text_key = {3, 4}};
    rehearse(&w, what, &c);
    if (!c.whole)
        return ERR_FULL;
    char code[AREA_CODE_CAP], name[80];
    area_code(what->place, code);
    (void)span_str(area_name(&q->loaded->areas, what->place), name, sizeof name);
    *out = json_pack("{s:s,s:i,s:I,s:s,s:s,s:o,s:o}", "severity", severity_word(c.severity), "version", c.version,
                     "reported_s", (json_int_t)what->at_s, "place", code, "name", name, "steps", steps_json(&c),
                     "holidays", holidays_json(f, what->at_s, &c));
    return *out ? ERR_NONE : ERR_FULL;
}

/* {"kind":"defilement","place":"Ganze","at":"2026-03-06 16:50","age":9,"urgent":true}. What is wrong is said as
 * {"wrong":"kind"} (or place, at, age). */
enum err query_ladder_rehearse(const struct asked *q, json_t **out)
{
    struct rehearsal what = {.age_years = -1, .urgent = json_is_true(json_object_get(q->params, "urgent"))};
    const json_t *age = json_object_get(q->params, "age");
    const char *kind = asked_text(q, "kind"), *wrong = NULL;
    static struct figures f;
    what.kind = kind_of(span_of(kind));
    if (json_is_integer(age))
        what.age_years = (int)json_integer_value(age);
    if (what.kind == KIND_NONE && strcmp(kind, "unknown") != 0)
        wrong = "kind";
    else if (!place_named(&q->loaded->areas, span_of(asked_text(q, "place")), &what.place))
        wrong = "place";
    else if (!time_read(span_of(asked_text(q, "at")), &what.at_s))
        wrong = "at";
    else if (what.age_years < -1 || what.age_years > 17)
        wrong = "age";
    if (wrong) {
        *out = json_pack("{s:s}", "wrong", wrong);
        return ERR_NONE;
    }
    what.until_s = what.at_s + REHEARSE_DAYS * DAY_S;
    enum err err = figures_begin(&f, q->db, q->loaded, NULL, what.at_s);
    if (err == ERR_NONE)
        err = rehearsed(q, &f, &what, out);
    figures_end(&f);
    return err;
}
