/* cpims.c - what CPIMS answers. Its API is Django REST framework: a created object comes back as JSON, faults as
 * {"field": ["sentence"]}. A proxy in front of it says the rest, as HTML. */
#include "gateway/cpims.h"

#include <jansson.h>
#include <string.h>
#include <strings.h>

/* "... with this case id already exists." */
static bool says_exists(const json_t *v)
{
    const json_t *first = json_is_array(v) ? json_array_get(v, 0) : v;
    const char *s = json_string_value(first);
    for (; s && *s; s++)
        if (strncasecmp(s, "exist", 5) == 0)
            return true;
    return false;
}

static void take_word(const json_t *o, const char *key, char *out, size_t cap)
{
    const char *s = json_string_value(json_object_get(o, key));
    for (const char *p = s; p && *p; p++)
        if (*p <= ' ' || *p > '~')
            return;
    if (s)
        (void)span_str(span_of(s), out, cap);
}

/* The object of the case: itself, or the one in a list of one. */
static const json_t *object_of(const json_t *all)
{
    return json_is_array(all) && json_array_size(all) == 1 ? json_array_get(all, 0) : all;
}

static void read_yes(const json_t *o, const char *name, struct cpims_answer *out)
{
    const char *said = json_string_value(json_object_get(o, "case_id"));
    if (!json_is_object(o) || !said || strcasecmp(said, name) != 0) {
        out->end = CPIMS_REFUSED;
        out->why = json_is_object(o) ? "other-case" : "no-json";
        return;
    }
    out->end = CPIMS_TAKEN;
    take_word(o, "case_serial", out->serial, sizeof out->serial);
    take_word(o, "verification_status", out->said, sizeof out->said);
}

static void read_no(int status, const json_t *o, struct cpims_answer *out)
{
    if ((status == 400 || status == 409) && says_exists(json_object_get(o, "case_id"))) {
        out->end = CPIMS_TAKEN;
        return;
    }
    out->end = CPIMS_REFUSED;
    out->why = json_is_object(o) ? "refused" : "status";
}

void cpims_answer_read(int status, struct span body, const char *name, struct cpims_answer *out)
{
    *out = (struct cpims_answer){.end = CPIMS_LATER, .why = ""};
    if (status == 401 || status == 403) {
        out->end = CPIMS_CLOSED;
        out->why = "token";
        return;
    }
    if (status < 200 || (status >= 300 && status < 400) || status >= 500 || status == 404 || status == 408 ||
        status == 429) {
        out->why = status == 0 ? "no-answer" : status >= 300 && status < 400 ? "redirect" : "status";
        return;
    }
    json_t *all = json_loadb(body.n ? body.p : "", body.n, 0, NULL);
    const json_t *o = object_of(all);
    if (status < 300)
        read_yes(o, name, out);
    else
        read_no(status, o, out);
    json_decref(all);
}
