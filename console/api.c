/* api.c - the API: the key and its scope, bodies and problems, and each address. Who may see what is not decided here:
 * the engine does, by the posts of the party behind the key. */
#include "console/api.h"

#include <stdlib.h>
#include <string.h>

#define PAGE_MOST 200
#define PAGE_USUAL 50

const struct api_route api_routes[] = {
#define API(method, path, scope, run, body, answer, status, what) \
    {HTTP_##method, path, KEY_SCOPE_##scope, run, body, answer, status, what},
#include "console/api.def"
};
const int api_routes_count = countof(api_routes);

/* --- answers --- */

void api_answer(struct page *p, int status, json_t *o)
{
    char *text = o ? json_dumps(o, JSON_COMPACT) : NULL;
    json_decref(o);
    p->out->status = text ? status : 500;
    page_header(p, "Content-Type", p->out->status < 400 ? "application/json" : "application/problem+json");
    page_header(p, "Cache-Control", "no-store");
    buffer_str(p->b, text ? text : "{\"title\":\"no memory\",\"status\":500}");
    buffer_str(p->b, "\n");
    free(text);
}

void api_problem(struct page *p, int status, const char *field, const char *sentence)
{
    json_t *o = json_pack("{s:i,s:s}", "status", status, "title", sentence);
    if (o && *field)
        json_object_set_new(o, "field", json_string(field));
    if (status == 401)
        page_header(p, "WWW-Authenticate", "Bearer");
    if (status == 503)
        page_header(p, "Retry-After", "2");
    api_answer(p, status, o);
}

/* A refusal with all that the engine says of it: each member that is wrong, what is only unusual, who it may be. */
static void refused(struct page *p, int status, const json_t *o, const char *title)
{
    static const char *const further[] = {"fault", "warnings", "unlikely", "alike"};
    const json_t *refusals = json_object_get(o, "refusals");
    const bool answers = json_is_object(json_array_get(refusals, 0));
    json_t *problem = json_pack("{s:i,s:s}", "status", status, "title", title);
    if (*json_str(o, "field") || answers)
        json_object_set_new(problem, "field", json_string(answers ? "/answers" : json_str(o, "field")));
    if (refusals)
        json_object_set(problem, "errors", (json_t *)refusals);
    for (size_t i = 0; i < countof(further); i++)
        if (json_object_get(o, further[i]))
            json_object_set(problem, further[i], json_object_get(o, further[i]));
    if (status == 401)
        page_header(p, "WWW-Authenticate", "Bearer");
    if (status == 503)
        page_header(p, "Retry-After", "2");
    api_answer(p, status, problem);
}

json_t *api_act(struct page *p, const char *op, json_t *request)
{
    json_object_set_new(request, "op", json_string(op));
    json_object_set_new(request, "key", json_string(api_key_words(p)));
    json_t *o = p->c->behind.act(p->c->behind.ctx, request);
    if (!o) {
        api_problem(p, 503, "", "the service is starting; try again");
        return NULL;
    }
    if (json_is_true(json_object_get(o, "ok")))
        return o;
    /* Without a number of HTTP's it was not stored: whoever hears 503 sends it again. What is not theirs to see is not
     * there, in the same words as what is nowhere. */
    int status = (int)json_num(o, "status", 503);
    bool hidden = status == 404 && strcmp(op, "api.case.read") == 0;
    refused(p, status, o, hidden ? "there is no such case" : json_str(o, "error"));
    json_decref(o);
    return NULL;
}

json_t *api_body(struct page *p)
{
    json_error_t error;
    json_t *o = NULL;
    if (span_starts(p->in->type, "application/json"))
        o = json_loadb(p->in->body.n ? p->in->body.p : "", p->in->body.n, JSON_REJECT_DUPLICATES, &error);
    else {
        api_problem(p, 415, "", "a body is application/json");
        return NULL;
    }
    if (json_is_object(o))
        return o;
    json_decref(o);
    api_problem(p, 400, "", "the body is no JSON object, or a member stands in it twice");
    return NULL;
}

/* --- who asks --- */

const char *api_key_words(struct page *p)
{
    struct span a = p->in->authorization;
    size_t word = span_starts(a, "Bearer ") || span_starts(a, "bearer ") ? 7 : span_starts(a, "Token ") ? 6 : 0;
    if (!word && !span_starts(a, "mlz")) /* alone in the header `key`: console/crs.c */
        return "";
    struct span copy = span_copy(p->arena, span_trim((struct span){a.p + word, a.n - word}));
    return copy.p ? copy.p : "";
}

const char *api_arg(struct page *p, int i)
{
    struct span copy = span_copy(p->arena, p->arg[i]);
    return copy.p ? copy.p : "";
}

static bool key_good(struct page *p, int scope)
{
    if (scope == API_SCOPE_NONE)
        return true;
    json_t *o = p->c->behind.query(p->c->behind.ctx, "api.key", json_pack("{s:s}", "key", api_key_words(p)));
    int64_t scopes = json_num(o, "scopes", 0);
    bool good = json_is_true(json_object_get(o, "ok"));
    if (!o)
        api_problem(p, 503, "", "the service is starting; try again");
    else if (!good)
        api_problem(p, 401, "", "this key is not known, or no longer good");
    else if (scope != API_SCOPE_ANY && !(scopes & KEY_SCOPE_BIT(scope)))
        api_problem(p, 403, "", "this key is not for that");
    json_decref(o);
    return good && (scope == API_SCOPE_ANY || scopes & KEY_SCOPE_BIT(scope));
}

void api_serve(struct page *p, void (*run)(struct page *p))
{
    for (int i = 0; i < api_routes_count; i++)
        if (api_routes[i].run == run) {
            if (key_good(p, api_routes[i].scope))
                run(p);
            return;
        }
    run(p); /* of console/crs.c, which looks at the key itself */
}

/* --- places and posts --- */

static json_t *place_json(const struct page *p, const struct area_row *row)
{
    static const char *const levels[] = {"", "nation", "region", "county", "constituency", "ward"};
    char code[AREA_CODE_CAP], above[AREA_CODE_CAP];
    area_code(row->area, code);
    area_code(row->area.level > AREA_NATION ? area_up(row->area, (enum area_level)(row->area.level - 1))
                                            : (struct area){0},
              above);
    (void)p;
    return json_pack("{s:s,s:s%,s:s,s:s}", "code", code, "name", row->name.p, row->name.n, "level",
                     levels[row->area.level], "above", above);
}

static int64_t limit_of(struct page *p)
{
    int64_t n = PAGE_USUAL;
    if (form_has(&p->query, "limit") && !span_i64(span_of(form_get(&p->query, "limit")), &n))
        n = 0;
    return n > PAGE_MOST ? PAGE_MOST : n;
}

void api_places(struct page *p)
{
    struct area under = {.level = AREA_NATION};
    const char *code = form_get(&p->query, "under"), *after = form_get(&p->query, "cursor");
    int64_t limit = limit_of(p), n = 0;
    char here[AREA_CODE_CAP], last[AREA_CODE_CAP] = "";
    if (limit < 1 || (*code && !area_read(p->c->areas, span_of(code), &under))) {
        api_problem(p, 400, "", "under is the code of a place, as 003.016; limit is 1 to 200");
        return;
    }
    json_t *all = json_array();
    bool more = false;
    for (int i = 0; i < p->c->areas->count && !more; i++) {
        const struct area_row *row = &p->c->areas->row[i];
        area_code(row->area, here);
        if (!area_within(row->area, under) || area_eq(row->area, under) || (*after && strcmp(here, after) <= 0))
            continue;
        more = n == limit;
        if (more)
            break;
        json_array_append_new(all, place_json(p, row));
        memcpy(last, here, sizeof last);
        n++;
    }
    api_answer(p, 200, json_pack("{s:o,s:o}", "places", all, "next", more ? json_string(last) : json_null()));
}

void api_place(struct page *p)
{
    struct area a;
    if (area_read(p->c->areas, p->arg[0], &a))
        for (int i = 0; i < p->c->areas->count; i++)
            if (area_eq(p->c->areas->row[i].area, a)) {
                api_answer(p, 200, place_json(p, &p->c->areas->row[i]));
                return;
            }
    api_problem(p, 404, "", "there is no such place");
}

void api_people(struct page *p)
{
    json_t *o =
        p->c->behind.query(p->c->behind.ctx, "api.posts", json_pack("{s:s}", "place", form_get(&p->query, "place")));
    if (!o) {
        api_problem(p, 503, "", "the service is starting; try again");
        return;
    }
    json_object_del(o, "ok");
    api_answer(p, 200, o);
}

/* --- cases --- */

/* The client's own key, or one made here: then only a network that repeats is guarded against, not a client. */
static const char *once_of(struct page *p)
{
    struct span copy = span_copy(p->arena, p->in->idempotency);
    return copy.n ? copy.p : "";
}

static json_t *said_json(const json_t *answers)
{
    json_t *all = json_array(), *a;
    size_t i;
    json_array_foreach(answers, i, a)
        json_array_append_new(all, json_pack("{s:s,s:s}", "key", json_str(a, "key"), "text", json_str(a, "text")));
    return all;
}

static const char *ref_said(const json_t *answers)
{
    json_t *a;
    size_t i;
    json_array_foreach(answers, i, a)
    {
        const char *ref = json_str(json_object_get(a, "args"), "case");
        if (*ref)
            return ref;
    }
    return "";
}

static void created(struct page *p, int status, const char *ref, json_t *said)
{
    char where[64];
    struct text t;
    text_init(&t, where, sizeof where);
    text_str(&t, API_ROOT "/cases/");
    text_str(&t, ref);
    page_header(p, "Location", where);
    api_answer(p, status, json_pack("{s:s,s:o}", "ref", ref, "said", said));
}

/* "2026-11-22", Nairobi time: from its beginning. False: it is no day, and was answered. */
static bool since_of(struct page *p, const char *name, json_t *ask, const char *as)
{
    const char *typed = form_get(&p->query, name);
    int32_t day = 0;
    if (!*typed)
        return true;
    if (!day_read(span_of(typed), &day)) {
        api_problem(p, 400, "", "opened_since and updated_since are days, as 2026-11-22");
        return false;
    }
    json_object_set_new(ask, as, json_integer(day_start(day)));
    return true;
}

void api_cases(struct page *p)
{
    static const char *const same[] = {"place",      "state",    "kind",        "severity", "officer",
                                       "officer_at", "category", "subcategory", "lacks"};
    json_t *ask = json_pack("{s:s,s:I,s:s}", "key", api_key_words(p), "limit", (json_int_t)limit_of(p), "after",
                            form_get(&p->query, "cursor"));
    if (limit_of(p) < 1) {
        json_decref(ask);
        api_problem(p, 400, "", "limit is 1 to 50");
        return;
    }
    for (size_t i = 0; i < countof(same); i++)
        json_object_set_new(ask, same[i], json_string(form_get(&p->query, same[i])));
    if (!since_of(p, "opened_since", ask, "opened_from_s") || !since_of(p, "updated_since", ask, "updated_from_s")) {
        json_decref(ask);
        return;
    }
    json_t *o = p->c->behind.query(p->c->behind.ctx, "api.cases", ask);
    if (o && json_is_true(json_object_get(o, "ok")) && !json_object_get(o, "no_such_post")) {
        const char *next = json_str(o, "next");
        api_answer(p, 200,
                   json_pack("{s:O,s:o}", "cases", json_object_get(o, "cases"), "next",
                             *next ? json_string(next) : json_null()));
    } else if (o)
        api_problem(p, 400, "",
                    "place, state, kind, severity, officer, officer_at, category, subcategory, lacks or cursor is not "
                    "one of ours");
    else
        api_problem(p, 503, "", "the service is starting; try again");
    json_decref(o);
}

void api_case_create(struct page *p)
{
    json_t *body = api_body(p);
    if (!body)
        return;
    if (!p->in->idempotency.n) {
        json_decref(body);
        api_problem(p, 400, "", "a report needs an Idempotency-Key: the same key again never opens a second case");
        return;
    }
    struct span words = span_copy(p->arena, p->in->body);
    json_t *o = api_act(
        p, "api.case.create",
        json_pack("{s:o,s:s,s:s%}", "report", body, "once", once_of(p), "body_text", words.p ? words.p : "", words.n));
    if (!o)
        return;
    const json_t *answers = json_object_get(o, "answers");
    const char *end = json_str(o, "end"), *ref = ref_said(answers);
    if (strcmp(end, "done") == 0 && *ref)
        created(p, 201, ref, said_json(answers));
    else if (strcmp(end, "kept") == 0)
        api_answer(p, 202, json_pack("{s:n,s:[]}", "ref", "said"));
    else {
        json_t *was = api_act(p, "api.case.of", json_pack("{s:s}", "once", once_of(p)));
        if (was)
            created(p, 200, json_str(was, "ref"), json_array());
        json_decref(was);
    }
    json_decref(o);
}

static json_t *case_read(struct page *p, const char *purpose)
{
    json_t *o = api_act(p, "api.case.read", json_pack("{s:s,s:s}", "ref", api_arg(p, 0), "for", purpose));
    if (!o)
        return NULL;
    json_t *c = json_incref(json_object_get(o, "case"));
    json_decref(o);
    if (!c)
        api_problem(p, 404, "", "there is no such case");
    return c;
}

void api_case(struct page *p)
{
    json_t *c = case_read(p, "case");
    if (c)
        api_answer(p, 200, c);
}

void api_case_messages(struct page *p)
{
    json_t *c = case_read(p, "messages");
    if (!c)
        return;
    json_t *texts = json_object_get(c, "texts");
    api_answer(p, 200, json_pack("{s:O}", "messages", texts ? texts : json_null()));
    json_decref(c);
}

/* As in a report: a slip of the pen must not lose an officer's words. False: answered. */
static bool act_known(struct page *p, json_t *body)
{
    char pointer[100];
    const char *key;
    json_t *v;
    json_object_foreach(body, key, v)
    {
        struct text t;
        text_init(&t, pointer, sizeof pointer);
        text_pointer(&t, span_of(key));
        utf8_whole(pointer);
        if (strcmp(key, "act") != 0 && strcmp(key, "text") != 0) {
            api_problem(p, 422, pointer, "an act has the members act and text alone");
            return false;
        }
    }
    return true;
}

void api_case_act(struct page *p)
{
    json_t *body = api_body(p);
    if (!body)
        return;
    if (!act_known(p, body)) {
        json_decref(body);
        return;
    }
    struct span words = span_copy(p->arena, p->in->body);
    if (!p->in->idempotency.n)
        api_problem(p, 400, "", "an act needs an Idempotency-Key: the same key again does it once");
    else {
        json_t *o = api_act(p, "api.case.act",
                            json_pack("{s:s,s:s,s:s,s:s,s:s%}", "ref", api_arg(p, 0), "act", json_str(body, "act"),
                                      "text", json_str(body, "text"), "once", once_of(p), "body_text",
                                      words.p ? words.p : "", words.n));
        if (o)
            api_answer(
                p, 200,
                json_pack("{s:s,s:o}", "end", json_str(o, "end"), "said", said_json(json_object_get(o, "answers"))));
        json_decref(o);
    }
    json_decref(body);
}
