/* contact_read.c - reading a contact. A member that is not known is refused, as in a report: a slip of the pen must not
 * lose what a child said. */
#include "mlinzid/typed/contact_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/must.h"

struct reader {
    const struct contact_world *w;
    const json_t *o;
    struct contact_given *out;
    const char **field;
    char *why;
    size_t cap;
};

__attribute__((format(printf, 3, 4))) static bool refuse(struct reader *r, const char *field, const char *format, ...)
{
    struct text pointer;
    va_list ap;
    va_start(ap, format);
    vsnprintf(r->why, r->cap, format, ap);
    va_end(ap);
    utf8_whole(r->why);
    text_init(&pointer, r->out->pointer, sizeof r->out->pointer);
    text_pointer(&pointer, span_of(field));
    utf8_whole(r->out->pointer);
    *r->field = r->out->pointer;
    return false;
}

static bool fault(struct reader *r, enum contact_fault f)
{
    return refuse(r, contact_fault_field(f), "%s", contact_fault_words(f));
}

static bool known(struct reader *r)
{
    static const char *const names[] = {"kind",  "channel",   "language", "caller",   "subject", "outcome",
                                        "sex",   "anonymous", "danger",   "age",      "place",   "phone",
                                        "notes", "begun_s",   "ended_s",  "call_day", "report"};
    const char *key;
    json_t *v;
    if (!json_is_object(r->o))
        return refuse(r, "", "a contact is a JSON object");
    json_object_foreach((json_t *)(uintptr_t)r->o, key, v)
    {
        size_t i = 0;
        while (i < countof(names) && strcmp(names[i], key) != 0)
            i++;
        if (i == countof(names))
            return refuse(r, key, "a contact has no member \"%.40s\"", key);
    }
    return true;
}

/* "" where it is not there; false: it is no text, or too long. */
static bool words(const struct reader *r, const char *name, size_t most, struct span *out)
{
    const json_t *v = json_object_get(r->o, name);
    *out = (struct span){"", 0};
    if (!v || json_is_null(v))
        return true;
    if (!json_is_string(v) || memchr(json_string_value(v), 0, json_string_length(v)))
        return false;
    *out = span_trim((struct span){json_string_value(v), json_string_length(v)});
    return out->n <= most;
}

static bool number(const struct reader *r, const char *name, int64_t otherwise, int64_t *out)
{
    const json_t *v = json_object_get(r->o, name);
    *out = otherwise;
    if (!v || json_is_null(v))
        return true;
    *out = (int64_t)json_integer_value(v);
    return json_is_integer(v);
}

static bool truth(const struct reader *r, const char *name, bool *out)
{
    const json_t *v = json_object_get(r->o, name);
    *out = json_is_true(v);
    return !v || json_is_null(v) || json_is_boolean(v);
}

static bool code(const struct reader *r, const char *name, char out[CONTACT_CODE_CAP])
{
    struct span s;
    return words(r, name, CONTACT_CODE_CAP - 1, &s) && span_str(s, out, CONTACT_CODE_CAP);
}

static bool read_codes(struct reader *r)
{
    struct contact *c = &r->out->contact;
    struct span kind;
    if (!words(r, "kind", 12, &kind))
        return fault(r, CONTACT_FAULT_KIND);
    c->kind = kind.n ? contact_kind_of(kind) : CONTACT_TALK;
    if (!code(r, "channel", c->channel))
        return fault(r, CONTACT_FAULT_CHANNEL);
    if (!code(r, "language", c->language))
        return fault(r, CONTACT_FAULT_LANGUAGE);
    if (!code(r, "caller", c->caller))
        return fault(r, CONTACT_FAULT_CALLER);
    if (!code(r, "subject", c->subject))
        return fault(r, CONTACT_FAULT_SUBJECT);
    return code(r, "outcome", c->outcome) || fault(r, CONTACT_FAULT_OUTCOME);
}

static bool read_child(struct reader *r)
{
    struct contact *c = &r->out->contact;
    struct span sex;
    int64_t age;
    if (!words(r, "sex", 1, &sex))
        return fault(r, CONTACT_FAULT_SEX);
    c->sex = sex.n ? sex.p[0] : 0;
    if (!number(r, "age", -1, &age) || age < -1 || age > 25)
        return fault(r, CONTACT_FAULT_AGE);
    c->band = contact_band(age);
    if (!truth(r, "danger", &c->danger))
        return refuse(r, "danger", "danger is true or false");
    return truth(r, "anonymous", &c->anonymous) || refuse(r, "anonymous", "anonymous is true or false");
}

static bool read_place(struct reader *r)
{
    struct span typed;
    struct area a;
    if (!words(r, "place", AREA_CODE_CAP - 1, &typed) ||
        (typed.n && (!area_read(r->w->report.areas, typed, &a) || !a.county)))
        return fault(r, CONTACT_FAULT_COUNTY);
    r->out->contact.county = typed.n ? a.county : 0;
    return true;
}

static bool read_call(struct reader *r)
{
    struct contact *c = &r->out->contact;
    struct span phone, day;
    if (!words(r, "phone", 24, &phone) || (phone.n && msisdn_read(phone, &c->number) != SENDER_KE_MOBILE))
        return fault(r, CONTACT_FAULT_PHONE);
    if (!words(r, "call_day", 10, &day) || (day.n && !day_read(day, &c->call_day)))
        return fault(r, CONTACT_FAULT_CALL);
    if (!words(r, "notes", CONTACT_NOTES_MOST, &r->out->said.notes))
        return fault(r, CONTACT_FAULT_NOTES);
    if (!number(r, "ended_s", r->w->report.now_s, &c->ended_s) || !number(r, "begun_s", c->ended_s, &c->begun_s) ||
        c->begun_s < 0)
        return fault(r, CONTACT_FAULT_TIME);
    contact_place_in_time(c);
    return true;
}

bool contact_report_read(const struct api_world *w, const json_t *report, struct api_report *out, const char **field,
                         char *why, size_t cap)
{
    if (!json_object_get(report, "reporter"))
        return api_report_read(w, report, out, field, why, cap);
    snprintf(why, cap, "the reporter is whoever left the contact's phone");
    *field = "/reporter";
    return false;
}

/* A case needs a report, and nothing else has one. */
static bool read_report(struct reader *r)
{
    struct contact *c = &r->out->contact;
    const json_t *o = json_object_get(r->o, "report");
    struct api_report report;
    const char *at = "";
    bool wanted = c->kind == CONTACT_TALK && contact_becomes_case(c);
    if (wanted != json_is_object(o))
        return refuse(r, "report", "a report goes with the outcome OTCA, which opens a case, and with no other");
    if (!wanted)
        return true;
    if (!contact_report_read(&r->w->report, o, &report, &at, r->why, r->cap)) {
        snprintf(r->out->pointer, sizeof r->out->pointer, "/report%.80s", at);
        utf8_whole(r->out->pointer);
        *r->field = r->out->pointer;
        return false;
    }
    c->waits = CONTACT_CASE_WANTED;
    r->out->dumped = json_dumps(o, JSON_COMPACT);
    r->out->said.report = span_of(r->out->dumped ? r->out->dumped : "");
    return r->out->dumped || refuse(r, "", "no memory");
}

bool contact_read(const struct contact_world *w, const json_t *o, struct contact_given *out, const char **field,
                  char *why, size_t cap)
{
    struct reader r = {w, o, out, field, why, cap};
    *out = (struct contact_given){.said = {span_of(""), span_of("")}};
    *field = "";
    if (!known(&r) || !read_codes(&r) || !read_child(&r) || !read_place(&r) || !read_call(&r))
        return false;
    enum contact_fault f = contact_check(&out->contact, w->codes, w->report.now_s, w->late_s);
    return f == CONTACT_OK ? read_report(&r) : fault(&r, f);
}

void contact_given_free(struct contact_given *g)
{
    if (g->dumped)
        explicit_bzero(g->dumped, strlen(g->dumped));
    free(g->dumped);
    g->dumped = NULL;
}
