/* phone.c - the phones on the screen (the page /phone): four people of a practice world, what their phones
 * show, and its clock. Everything is refused where real phones are served. Nobody is signed in here, so nothing is read
 * that is not on one of these four screens or the newest case's timeline, and all of it is invented. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/control/desk.h"
#include "mlinzid/engine/phone.h"
#include "mlinzid/engine/ussd.h"

#define PHONES 4
#define LINES_MOST 30 /* of a timeline: an answer stays below the 64 KiB of a line */
#define CASES_MOST 5
static const enum role owners[PHONES] = {ROLE_CPV, ROLE_SCCO, ROLE_CCCS, ROLE_NATIONAL};

/* What a phone that dialled shows, until it is put away. */
static struct dialled {
    struct daemon *d;
    char session[32];
    bool there, more; /* more: it waits for an answer */
    bool unknown;     /* a code that is not ours: the network itself answers */
    char words[USSD_TEXT_CAP];
} dialled[PHONES];

static void set(json_t *o, const char *key, json_t *v)
{
    (void)json_object_set_new(o, key, v);
}

/* --- whose phones --- */

static enum err owner(struct request *r, int i, struct holder *out)
{
    struct holder first;
    struct area place = {0};
    if (i > 0) { /* officers of the place of the first phone's owner */
        enum err err = db_holder_find(r->db, owners[0], place, &first);
        if (err != ERR_NONE && err != ERR_NOT_FOUND)
            return err;
        if (err == ERR_NONE && !area_read(&r->d->loaded->areas, span_of(first.post.at), &place))
            place = (struct area){0};
    }
    return db_holder_find(r->db, owners[i], place, out);
}

/* False: refused. */
static bool phone_of(struct request *r, int *i, struct holder *out)
{
    int64_t n = request_number(r, "phone", -1);
    if (!practice_only(r))
        return false;
    if (n < 0 || n >= PHONES || owner(r, (int)n, out) != ERR_NONE) {
        (void)request_refuse(r, "there is no such phone");
        return false;
    }
    *i = (int)n;
    return true;
}

/* --- what it shows --- */

static json_t *text_json(const struct phone_text *t)
{
    json_t *o = json_pack("{s:b,s:I,s:s}", "typed", t->typed, "at_s", (json_int_t)t->at_s, "words", t->words);
    if (!o || t->typed)
        return o;
    set(o, "id", json_integer(t->id));
    set(o, "key", json_string(phrase_key(t->key)));
    set(o, "ref", json_string(t->ref));
    set(o, "code", json_string(t->code));
    return o;
}

static json_t *phone_json(struct request *r, int i)
{
    struct phone_text text[PHONE_TEXTS];
    struct holder who;
    int n = 0;
    json_t *o = json_object(), *texts = json_array();
    enum err err = owner(r, i, &who);
    set(o, "role", json_string(role_word(owners[i])));
    set(o, "texts", texts);
    if (err == ERR_NONE) {
        set(o, "name", json_string(who.name));
        set(o, "at", json_string(who.post.at));
        set(o, "number", json_string(who.phone.s));
        set(o, "person", json_integer(who.party));
        err = engine_phone(r->d->engine, span_of(carriers_carrier(r->d->carriers)->name), &who.phone, text, &n);
    }
    for (int t = 0; t < n; t++)
        json_array_append_new(texts, text_json(&text[t]));
    if (dialled[i].there)
        set(o, "screen",
            json_pack("{s:s,s:b,s:b}", "words", dialled[i].words, "more", dialled[i].more, "unknown",
                      dialled[i].unknown));
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        (void)request_refuse(r, "the store could not be read: %s", err_words(err));
    return o;
}

/* --- the newest case, or the one asked for --- */

static void shorten(json_t *notes)
{
    for (size_t i = 0; i < json_array_size(notes); i++) {
        json_t *note = json_array_get(notes, i);
        const char *words = json_string_value(json_object_get(note, "text"));
        char some[200];
        snprintf(some, sizeof some, "%s", words ? words : "");
        utf8_whole(some);
        set(note, "text", json_string(some));
    }
}

static enum err case_json(struct request *r, const char *ref)
{
    struct case_facts f;
    json_t *shown = NULL;
    const struct show what = {.kind = "case.show", .ref = ref, .place = "", .state = "", .limit = LINES_MOST};
    if (!case_find(r, ref, &f)) {
        r->why[0] = '\0'; /* mistyped, or erased meanwhile: no case is shown */
        return ERR_NONE;
    }
    enum err err = db_show(r->db, &what, &shown);
    if (err != ERR_NONE)
        return err;
    static const char *const kept[] = {"ref", "state", "severity", "level", "told", "kinds", "opened", "place"};
    json_t *c = json_object_get(shown, "case"), *o = json_object();
    for (size_t i = 0; i < countof(kept); i++)
        (void)json_object_set(o, kept[i], json_object_get(c, kept[i]));
    set(o, "notes", json_incref(json_object_get(c, "timeline")));
    set(o, "texts", json_incref(json_object_get(c, "texts")));
    shorten(json_object_get(o, "notes"));
    struct step step = engine_next_step(r->d->engine, &f.file);
    if (step.due_s != INT64_MAX)
        set(o, "next",
            json_pack("{s:s,s:i,s:I}", "step", step_word(step.kind), "level", step.level, "at_s",
                      (json_int_t)step.due_s));
    set(r->out, "case", o);
    json_decref(shown);
    return ERR_NONE;
}

static enum err cases_json(struct request *r)
{
    const struct show what = {.kind = "case.list", .ref = "", .place = "", .state = "all", .limit = CASES_MOST};
    const char *asked = request_text(r, "ref");
    json_t *list = NULL, *refs = json_array();
    enum err err = db_show(r->db, &what, &list);
    const json_t *cases = json_object_get(list, "cases");
    for (size_t i = 0; i < json_array_size(cases); i++)
        json_array_append(refs, json_object_get(json_array_get(cases, i), "ref"));
    set(r->out, "cases", refs);
    if (!*asked && json_array_size(refs))
        asked = json_string_value(json_array_get(refs, 0));
    if (err == ERR_NONE && *asked)
        err = case_json(r, asked);
    json_decref(list);
    return err;
}

enum outcome desk_phone_state(struct request *r)
{
    json_t *phones = json_array();
    set(r->out, "phones", phones);
    if (!practice_only(r))
        return REFUSED;
    set(r->out, "now_s", json_integer(daemon_now(r->d)));
    set(r->out, "code", json_string(r->d->loaded->settings.ussd_code));
    for (int i = 0; i < PHONES; i++)
        json_array_append_new(phones, phone_json(r, i));
    enum err err = cases_json(r);
    if (err != ERR_NONE)
        return request_refuse(r, "the store could not be read: %s", err_words(err));
    return r->why[0] ? REFUSED : DONE;
}

/* --- what is done with it --- */

enum outcome desk_phone_text(struct request *r)
{
    struct holder who;
    int i;
    return phone_of(r, &i, &who) ? phone_sends(r, who.phone.s, request_text(r, "text")) : REFUSED;
}

static void on_shown(void *ctx, const struct ussd_shown *s)
{
    struct dialled *u = ctx;
    u->there = true;
    u->more = s->more;
    (void)span_str(text_done(&s->text), u->words, sizeof u->words);
    control_dialled(u->d->control, (int)(u - dialled));
}

static void put_away(struct request *r, struct dialled *u, const struct msisdn *phone)
{
    if (u->more)
        engine_ussd_drop(r->d->engine, SPAN("practice"), span_of(u->session), phone, daemon_now(r->d));
    u->there = u->more = u->unknown = false;
}

/* typed: "*...#" dials, anything else answers the screen; away: the screen is put away. */
enum outcome desk_phone_dial(struct request *r)
{
    static int calls;
    const char *typed = request_text(r, "typed");
    struct holder who;
    int i;
    if (!phone_of(r, &i, &who))
        return REFUSED;
    struct dialled *u = &dialled[i];
    u->d = r->d;
    bool dials = typed[0] == '*';
    if (dials || request_true(r, "away"))
        put_away(r, u, &who.phone);
    if (dials && strcmp(typed, r->d->loaded->settings.ussd_code) != 0) {
        u->there = u->unknown = true;
        u->words[0] = '\0';
        return DONE;
    }
    if (dials)
        snprintf(u->session, sizeof u->session, "%lld-%d", (long long)daemon_machine_now(r->d), ++calls);
    else if (!u->more)
        return DONE;
    struct ussd_hop hop = {.link = SPAN("practice"), .session = span_of(u->session), .phone = who.phone};
    hop.typed = dials ? (struct span){NULL, 0} : span_of(typed);
    u->there = false;
    enum err err = engine_ussd_hop(r->d->engine, &hop, daemon_now(r->d), u, on_shown);
    if (err != ERR_NONE)
        return request_refuse(r, "no screen came: %s", err_words(err));
    if (u->there)
        return DONE;
    snprintf(r->client->waits_for, sizeof r->client->waits_for, "dial:%d", i);
    return WAITS;
}

/* seconds; or 0: until something is due, of the case ref and of the texts that wait. */
enum outcome desk_phone_clock(struct request *r)
{
    struct case_facts f;
    int64_t s = request_number(r, "seconds", 0), next_s = INT64_MAX, case_s = INT64_MAX;
    const char *ref = request_text(r, "ref");
    if (!practice_only(r))
        return REFUSED;
    int64_t now_s = daemon_now(r->d);
    if (s > 0)
        return clock_goes_on(r, s);
    if (db_outbox_next(r->db, &next_s) != ERR_NONE)
        return request_refuse(r, "the store could not be read");
    if (*ref && case_find(r, ref, &f))
        case_s = engine_next_step(r->d->engine, &f.file).due_s;
    next_s = case_s < next_s ? case_s : next_s;
    r->why[0] = '\0';
    if (next_s == INT64_MAX)
        return DONE; /* nothing is due: time stands */
    return clock_goes_on(r, next_s > now_s ? next_s - now_s : 0);
}
