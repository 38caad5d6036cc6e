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

static void refuse(struct cpims_answer *out, const char *why)
{
    *out = (struct cpims_answer){.end = CPIMS_REFUSED, .why = why};
}

static bool names(const json_t *o, const char *name)
{
    const char *said = json_string_value(json_object_get(o, "case_id"));
    return said && strcasecmp(said, name) == 0;
}

/* What became of the case is asked for when it has had time to: here it is only whether CPIMS has it. */
static void read_yes(const json_t *o, const char *name, struct cpims_answer *out)
{
    if (!names(o, name)) {
        refuse(out, json_is_object(o) ? "other-case" : "no-json");
        return;
    }
    out->end = CPIMS_TAKEN;
    take_word(o, "case_serial", out->serial, sizeof out->serial);
}

static void read_no(int status, const json_t *o, struct cpims_answer *out)
{
    if ((status == 400 || status == 409) && says_exists(json_object_get(o, "case_id"))) {
        out->end = CPIMS_TAKEN;
        return;
    }
    refuse(out, json_is_object(o) ? "refused" : "status");
}

/* Whether it says nothing of the case at all. */
static bool is_later(int status, struct cpims_answer *out)
{
    *out = (struct cpims_answer){.end = CPIMS_LATER, .why = ""};
    if (status == 401 || status == 403) {
        out->end = CPIMS_CLOSED;
        out->why = "token";
        return true;
    }
    if (status >= 200 && (status < 300 || status >= 400) && status < 500 && status != 404 && status != 408 &&
        status != 429)
        return false;
    out->why = status == 0 ? "no-answer" : status >= 300 && status < 400 ? "redirect" : "status";
    return true;
}

void cpims_answer_read(int status, struct span body, const char *name, struct cpims_answer *out)
{
    if (is_later(status, out))
        return;
    json_t *all = json_loadb(body.n ? body.p : "", body.n, 0, NULL);
    const json_t *o = object_of(all);
    if (status < 300)
        read_yes(o, name, out);
    else
        read_no(status, o, out);
    json_decref(all);
}

/* --- what became of it --- */

enum verdict { VERDICT_NONE, VERDICT_UP, VERDICT_ASIDE, VERDICT_ODD };

static enum verdict one_of(const json_t *v, const char *up, const char *aside, const char *neither)
{
    char number[24] = "";
    struct text t;
    text_init(&t, number, sizeof number);
    if (json_is_integer(v))
        text_i64(&t, json_integer_value(v));
    struct span s = json_is_integer(v) ? text_done(&t) : (struct span){json_string_value(v), json_string_length(v)};
    if (!v || json_is_null(v))
        return VERDICT_NONE;
    if (!json_is_integer(v) && !json_is_string(v))
        return VERDICT_ODD;
    return span_is(s, up)                    ? VERDICT_UP
           : span_is(s, aside)               ? VERDICT_ASIDE
           : s.n == 0 || span_is(s, neither) ? VERDICT_NONE
                                             : VERDICT_ODD;
}

/* verification_status as it goes to VuruguMapper, status as it stands in CPIMS's own row: one of them is enough, and
 * they may not gainsay each other. */
static enum verdict verdict_of(const json_t *o)
{
    enum verdict a = one_of(json_object_get(o, "verification_status"), "002", "003", ""),
                 b = one_of(json_object_get(o, "status"), "1", "2", "0");
    if (a == VERDICT_ODD || b == VERDICT_ODD || (a && b && a != b))
        return VERDICT_ODD;
    return a ? a : b;
}

/* Words for a timeline: what ends a line or steers a screen becomes a space, what is too long is cut between letters.
 * False: it is no text. */
static bool take_comment(const json_t *v, char out[CPIMS_COMMENT_CAP])
{
    struct span s = {json_string_value(v), json_string_length(v)};
    struct text t;
    char piece[4];
    size_t i = 0;
    if (!v || json_is_null(v))
        return true;
    if (!json_is_string(v))
        return false;
    s = span_trim(s);
    text_init(&t, out, CPIMS_COMMENT_CAP - 4);
    bool cut = false;
    while (i < s.n && !cut) {
        uint32_t c = utf8_next(s, &i);
        bool steers = c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
                      (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        size_t n = utf8_put(steers ? ' ' : c, piece);
        cut = text_done(&t).n + n > CPIMS_COMMENT_CAP - 5;
        if (!cut)
            text_span(&t, (struct span){piece, n});
    }
    memcpy(out + text_done(&t).n, cut ? "..." : "", cut ? 4 : 1);
    return true;
}

static void read_became(const json_t *o, struct cpims_answer *out)
{
    static const char *const said[] = {"", "002", "003"};
    enum verdict v = verdict_of(o);
    if (v == VERDICT_ODD) {
        refuse(out, "odd-status");
        return;
    }
    *out = (struct cpims_answer){.end = CPIMS_TAKEN, .why = ""};
    if (!take_comment(json_object_get(o, "dco_followup1"), out->comment)) {
        refuse(out, "odd-comment");
        return;
    }
    take_word(o, "case_serial", out->serial, sizeof out->serial);
    (void)span_str(span_of(said[v]), out->said, sizeof out->said);
}

void cpims_became_read(int status, struct span body, const char *name, struct cpims_answer *out)
{
    bool gone = status == 404;
    if (is_later(gone ? 200 : status, out))
        return;
    json_t *all = json_loadb(body.n ? body.p : "", body.n, 0, NULL);
    const json_t *o = object_of(all);
    if (gone && !json_is_object(o)) /* of a server in front of it, most likely */
        out->why = "status";
    else if (status >= 400 && !gone)
        refuse(out, "status");
    else if (!json_is_object(o))
        refuse(out, "no-json");
    else if (!gone && names(o, name))
        read_became(o, out);
    else /* {"details": "Case Does not Exist"}, with 200 */
        refuse(out, gone || !json_object_get(o, "case_id") ? "not-there" : "other-case");
    json_decref(all);
}

void cpims_put_read(struct span body, struct cpims_answer *out)
{
    json_t *o = json_loadb(body.n ? body.p : "", body.n, 0, NULL);
    if (json_is_object(o))
        read_became(o, out);
    else
        refuse(out, "no-json");
    json_decref(o);
}
