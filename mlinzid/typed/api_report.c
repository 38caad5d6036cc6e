/* api_report.c - reading a report of the API. Free words are read as a text would be; a member that is given stands
 * above what was read. A member that is not known is refused: a partner's slip of the pen must not lose a child's age.
 */
#include "mlinzid/typed/api_report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/must.h"

#define TEXT_MAX 4000
#define WORDS_MAX 200

struct reader {
    const struct api_world *w;
    const json_t *o;
    struct api_report *out;
    const char **field;
    char *why;
    size_t cap;
};

__attribute__((format(printf, 3, 4))) static bool refuse(struct reader *r, const char *field, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    vsnprintf(r->why, r->cap, format, ap);
    va_end(ap);
    utf8_whole(r->why);
    *r->field = field;
    return false;
}

/* A member's words, the empty span when it is not there. */
static bool words(struct reader *r, const char *name, const char *pointer, size_t most, struct span *out)
{
    const json_t *v = json_object_get(r->o, name);
    *out = (struct span){NULL, 0};
    if (!v || json_is_null(v))
        return true;
    if (!json_is_string(v) || json_string_length(v) > most || memchr(json_string_value(v), 0, json_string_length(v)))
        return refuse(r, pointer, "%s is text of at most %zu bytes", name, most);
    *out = span_trim(span_of(json_string_value(v)));
    return true;
}

static bool number(struct reader *r, const char *name, const char *pointer, int64_t most, int16_t *out)
{
    const json_t *v = json_object_get(r->o, name);
    if (!v || json_is_null(v))
        return true;
    if (!json_is_integer(v) || json_integer_value(v) < 0 || json_integer_value(v) > most)
        return refuse(r, pointer, "%s is a whole number from 0 to %lld", name, (long long)most);
    *out = (int16_t)json_integer_value(v);
    return true;
}

static bool known(struct reader *r)
{
    static const char *const names[] = {"text",        "kinds",      "sex",      "age_years", "age_months",
                                        "children",    "child_name", "place",    "locality",  "urgent",
                                        "perpetrator", "when",       "reporter", "language"};
    const char *key;
    json_t *v;
    json_object_foreach((json_t *)(uintptr_t)r->o, key, v)
    {
        size_t i = 0;
        while (i < countof(names) && strcmp(names[i], key) != 0)
            i++;
        struct text pointer;
        text_init(&pointer, r->out->unknown, sizeof r->out->unknown);
        text_pointer(&pointer, span_of(key));
        utf8_whole(r->out->unknown);
        if (i == countof(names))
            return refuse(r, r->out->unknown, "a report has no member \"%.40s\"", key);
    }
    return true;
}

static bool read_words(struct reader *r)
{
    struct reading *g = &r->out->reading;
    if (!words(r, "text", "/text", TEXT_MAX, &r->out->text))
        return false;
    read_text(r->w->lexicon, r->out->text, r->w->now_s, r->w->arena, g);
    g->intent = INTENT_REPORT;
    g->ref = (struct ref){{0}};
    g->ref_error = false;
    return true;
}

static bool read_kinds(struct reader *r)
{
    const json_t *list = json_object_get(r->o, "kinds"), *v;
    struct slots *s = &r->out->reading.slots;
    size_t i;
    if (!list)
        return true;
    if (!json_is_array(list) || json_array_size(list) > READ_KINDS_MAX)
        return refuse(r, "/kinds", "kinds is a list of at most %d words", READ_KINDS_MAX);
    s->kinds = 0;
    json_array_foreach(list, i, v)
    {
        enum kind k = kind_of(span_of(json_string_value(v)));
        if (!k)
            return refuse(r, "/kinds", "\"%.40s\" is no kind of abuse: see Report.kinds in the description",
                          json_string_value(v) ? json_string_value(v) : "");
        s->kind[s->kinds++] = (uint8_t)k;
    }
    return true;
}

static bool read_child(struct reader *r)
{
    struct slots *s = &r->out->reading.slots;
    struct span sex;
    if (!words(r, "sex", "/sex", 1, &sex))
        return false;
    if (sex.n && !strchr("FMX", sex.p[0]))
        return refuse(r, "/sex", "sex is F, M or X");
    s->sex = sex.n ? sex.p[0] : s->sex;
    if (!number(r, "age_years", "/age_years", 25, &s->age_years) ||
        !number(r, "age_months", "/age_months", 300, &s->age_months) ||
        !number(r, "children", "/children", 500, &s->children))
        return false;
    if (s->age_months >= 0 && s->age_years < 0)
        s->age_years = (int16_t)(s->age_months / 12);
    struct span name;
    if (!words(r, "child_name", "/child_name", WORDS_MAX, &name))
        return false;
    s->name = name.n ? name : s->name;
    return true;
}

static bool read_place(struct reader *r)
{
    struct slots *s = &r->out->reading.slots;
    struct span code, locality;
    if (!words(r, "place", "/place", 16, &code) || !words(r, "locality", "/locality", WORDS_MAX, &locality))
        return false;
    if (code.n && !area_read(r->w->areas, code, &s->place))
        return refuse(r, "/place", "\"%.*s\" is no place: write a code, as 003.016.0077 (see /places)", (int)code.n,
                      code.p);
    if (code.n)
        s->candidates = 0;
    s->locality = locality.n ? locality : s->locality;
    return true;
}

static bool read_rest(struct reader *r)
{
    struct slots *s = &r->out->reading.slots;
    const json_t *urgent = json_object_get(r->o, "urgent");
    struct span perpetrator, when, lang;
    if (urgent && !json_is_boolean(urgent))
        return refuse(r, "/urgent", "urgent is true or false");
    s->urgent = s->urgent || json_is_true(urgent);
    if (!words(r, "perpetrator", "/perpetrator", 40, &perpetrator) || !words(r, "when", "/when", 40, &when) ||
        !words(r, "language", "/language", 2, &lang))
        return false;
    if (perpetrator.n && !(s->perpetrator = perp_of(perpetrator)))
        return refuse(r, "/perpetrator", "\"%.*s\" is no perpetrator: see Report.perpetrator in the description",
                      (int)perpetrator.n, perpetrator.p);
    s->when = when.n ? when : s->when;
    if (lang.n && !lang_of(lang))
        return refuse(r, "/language", "language is en or sw");
    if (lang.n)
        r->out->reading.lang = lang_of(lang);
    return true;
}

static bool read_reporter(struct reader *r)
{
    struct span phone;
    if (!words(r, "reporter", "/reporter", 24, &phone))
        return false;
    if (phone.n && msisdn_read(phone, &r->out->reporter) != SENDER_KE_MOBILE)
        return refuse(r, "/reporter",
                      "\"%.*s\" is no mobile number of Kenya: write it as +254700000001, or leave it out", (int)phone.n,
                      phone.p);
    return true;
}

/* Where only members were given, the words that are kept say the same. */
static bool keep_words(struct reader *r)
{
    const struct slots *s = &r->out->reading.slots;
    char *space = arena_take(r->w->arena, 512), code[AREA_CODE_CAP];
    struct text t;
    if (r->out->text.n)
        return true;
    if (!space)
        return refuse(r, "", "no memory");
    text_init(&t, space, 512);
    text_str(&t, "REPORT");
    for (int i = 0; i < s->kinds; i++) {
        text_char(&t, ' ');
        text_str(&t, kind_word((enum kind)s->kind[i]));
    }
    if (s->sex) {
        text_char(&t, ' ');
        text_char(&t, s->sex);
    }
    if (s->age_years >= 0) {
        text_char(&t, ' ');
        text_i64(&t, s->age_years);
    }
    area_code(s->place, code);
    text_char(&t, ' ');
    text_str(&t, code);
    r->out->text = span_trim(text_done(&t));
    return true;
}

static unsigned missing_of(const struct slots *s)
{
    return (s->kinds ? 0u : MISSING_ABUSE) | (s->sex ? 0u : MISSING_SEX) |
           (s->age_years >= 0 || s->age_months >= 0 ? 0u : MISSING_AGE) |
           (s->place.level == AREA_WARD ? 0u : MISSING_WARD);
}

bool api_report_read(const struct api_world *w, const json_t *o, struct api_report *out, const char **field, char *why,
                     size_t cap)
{
    struct reader r = {w, o, out, field, why, cap};
    *out = (struct api_report){.reading = {.intent = INTENT_REPORT}};
    *field = "";
    if (!json_is_object(o))
        return refuse(&r, "", "a report is a JSON object");
    if (!known(&r) || !read_words(&r) || !read_kinds(&r) || !read_child(&r) || !read_place(&r) || !read_rest(&r) ||
        !read_reporter(&r) || !keep_words(&r))
        return false;
    if (!out->reading.slots.kinds && !json_object_get(o, "text"))
        return refuse(&r, "/text", "a report has words (text) or kinds, or both");
    out->reading.slots.missing = missing_of(&out->reading.slots);
    return true;
}
