/* api_register.c - the register over the API: children, institutions and who is in them, placements, a case's plan and
 * court, referrals. Each address is one row of api.def and one of the tables here; what a body may hold is said by its
 * schema alone, which is the description's, too. Who may, the engine says by the posts of the key's party. */
#include <string.h>

#include "base/day.h"
#include "console/api.h"
#include "console/assets.h"

/* --- bodies, held to their schemas --- */

static json_t *schema_of(const char *name)
{
    json_t *all = NULL, *one;
    for (int i = 0; i < console_assets_count && !all; i++)
        if (strcmp(console_assets[i].name, "api-schemas.json") == 0)
            all = json_loadb((const char *)console_assets[i].bytes, console_assets[i].n, 0, NULL);
    one = json_incref(json_object_get(all, name));
    json_decref(all);
    return one;
}

static bool type_is(const json_t *schema, const json_t *v)
{
    const char *type = json_object_get(schema, "type") ? json_str(schema, "type") : "object"; /* it refers to one */
    const json_t *among = json_object_get(schema, "enum"), *one;
    size_t i;
    bool found = !among;
    json_array_foreach(among, i, one) found = found || json_equal(one, v);
    return found &&
           ((strcmp(type, "string") == 0 && json_is_string(v)) ||
            (strcmp(type, "integer") == 0 && json_is_integer(v)) ||
            (strcmp(type, "boolean") == 0 && json_is_boolean(v)) || (strcmp(type, "object") == 0 && json_is_object(v)));
}

static void wrong_member(struct page *p, const char *member, const char *sentence)
{
    char pointer[100];
    struct text t;
    text_init(&t, pointer, sizeof pointer);
    text_pointer(&t, span_of(member));
    utf8_whole(pointer);
    api_problem(p, 422, pointer, sentence);
}

/* A member that nobody knows is refused, so that a slip of the pen loses nothing. False: answered. */
static bool body_good(struct page *p, const json_t *schema, json_t *body)
{
    const json_t *known = json_object_get(schema, "properties"), *needed = json_object_get(schema, "required"), *one;
    const char *key;
    json_t *v;
    size_t i;
    json_object_foreach(body, key, v)
    {
        const json_t *rule = json_object_get(known, key);
        if (rule && type_is(rule, v))
            continue;
        wrong_member(p, key,
                     rule ? "this member is of another type, or none of its values" : "there is no such member");
        return false;
    }
    json_array_foreach(needed, i, one) if (!json_object_get(body, json_string_value(one)))
    {
        wrong_member(p, json_string_value(one), "this member is needed");
        return false;
    }
    return true;
}

/* The body of this address's row, whole; the caller's. NULL: answered. */
static json_t *body_known(struct page *p, void (*run)(struct page *p))
{
    const char *name = "";
    for (int i = 0; i < api_routes_count; i++)
        if (api_routes[i].run == run)
            name = api_routes[i].body;
    if (!*name)
        return json_object();
    json_t *body = api_body(p), *schema = body ? schema_of(name) : NULL;
    bool good = body && body_good(p, schema, body);
    json_decref(schema);
    if (!good)
        json_decref(body);
    return good ? body : NULL;
}

/* --- answers --- */

/* Days are numbers inside the service, "2026-11-22" outside; 0 is none. */
static void days_said(json_t *o)
{
    static const char *const days[] = {"day",        "born_day", "back_day",   "admitted", "left", "order_to",
                                       "review_day", "opened",   "placed",     "closed",   "due",  "done",
                                       "planned",    "call_day", "answer_day", "next"};
    const char *key;
    void *next;
    json_t *v;
    size_t i;
    if (json_is_array(o))
        json_array_foreach(o, i, v) days_said(v);
    json_object_foreach_safe(o, next, key, v)
    {
        for (i = 0; i < countof(days); i++)
            if (json_is_integer(v) && strcmp(days[i], key) == 0) {
                char said[16];
                struct text t;
                int64_t day = (int64_t)json_integer_value(v);
                text_init(&t, said, sizeof said);
                day_write((int32_t)day, &t);
                json_object_set_new(o, key, day ? json_stringn(said, t.n) : json_null());
                break;
            }
        if (i == countof(days))
            days_said(v);
    }
}

static void forms_said(json_t *o)
{
    const json_t *rows = json_object_get(o, "sheets");
    if (!rows)
        return;
    json_t *all = json_array();
    for (size_t i = 0; i < json_array_size(rows); i++)
        json_array_append_new(all, api_form_json(json_array_get(rows, i)));
    json_object_set_new(o, "forms", all);
    json_object_del(o, "sheets");
}

static void answered(struct page *p, int status, json_t *o)
{
    json_object_del(o, "ok");
    forms_said(o);
    days_said(o);
    api_answer(p, json_is_true(json_object_get(o, "again")) ? 200 : status, o);
}

/* --- acts --- */

struct api_did {
    const char *op;
    const char *arg[2]; /* what the pieces of the address are called; "#id" is a number */
    const char *as;     /* the body's member act goes as this; "." ends the act's name with it; NULL there is none */
    int status;
    bool reads;
};

static bool arg_put(struct page *p, const char *name, int i, json_t *body)
{
    int64_t n = 0;
    if (name[0] != '#')
        return json_object_set_new(body, name, json_string(api_arg(p, i))) == 0;
    return span_i64(p->arg[i], &n) && n > 0 && json_object_set_new(body, name + 1, json_integer(n)) == 0;
}

/* NULL: answered. */
static const char *act_named(struct page *p, const struct api_did *a, json_t *body)
{
    const char *act = json_str(body, "act");
    size_t n = strlen(a->op) + strlen(act) + 2;
    char *op = arena_take(p->arena, n);
    struct text t;
    if (!a->as || !op)
        return a->op;
    if (a->as[0] != '.') {
        json_object_set_new(body, a->as, json_string(act));
        return a->op;
    }
    text_init(&t, op, n);
    text_str(&t, a->op);
    text_char(&t, '.');
    text_str(&t, act);
    return text_done(&t).p;
}

static void did(struct page *p, void (*run)(struct page *p), const struct api_did *a)
{
    json_t *body = body_known(p, run);
    if (!body)
        return;
    const char *op = act_named(p, a, body);
    struct span words = span_copy(p->arena, p->in->body), once = span_copy(p->arena, p->in->idempotency);
    bool named = true;
    for (int i = 0; i < 2 && a->arg[i]; i++)
        named = named && arg_put(p, a->arg[i], i, body);
    if (named && (a->reads || once.n)) {
        json_object_set_new(body, "once", json_stringn(once.n ? once.p : "", once.n));
        json_object_set_new(body, "body_text", json_stringn(words.n ? words.p : "", words.n));
        json_t *o = api_act(p, op, json_incref(body));
        if (o)
            answered(p, a->status, o);
    } else if (named)
        api_problem(p, 400, "", "this needs an Idempotency-Key: the same key again does it once");
    else
        api_problem(p, 404, "", "there is no such record, or it is not yours");
    json_decref(body);
}

/* A row of api.def and its act. */
#define ACT(run, ...)                                     \
    void run(struct page *p)                              \
    {                                                     \
        static const struct api_did spec = {__VA_ARGS__}; \
        did(p, run, &spec);                               \
    }
ACT(api_child_find, "api.child.find", {NULL}, NULL, 200, true)
ACT(api_child, "api.child.read", {"#child"}, NULL, 200, true)
ACT(api_child_link, "api.child.link", {"case"}, NULL, 200, false)
ACT(api_child_unlink, "api.child.unlink", {"case"}, NULL, 200, false)
ACT(api_form_strike, "api.sheet.strike", {"#id"}, NULL, 200, false)
ACT(api_care, "api.care.read", {"#child"}, NULL, 200, true)
ACT(api_unit_children, "api.unit.inside", {"code"}, NULL, 200, true)
ACT(api_unit_save, "api.unit.save", {"code"}, NULL, 200, false)
ACT(api_stay_admit, "api.stay.admit", {"#child"}, NULL, 201, false)
ACT(api_stay_move, "api.stay.move", {"#id"}, "kind", 200, false)
ACT(api_stay_review, "api.stay.review", {"#id"}, NULL, 200, false)
ACT(api_placement_open, "api.placement.open", {"#child"}, NULL, 201, false)
ACT(api_placement_step, "api.placement.step", {"#id"}, "to", 200, false)
ACT(api_work, "api.work.read", {"ref"}, NULL, 200, true)
ACT(api_service_plan, "api.service.plan", {"ref"}, NULL, 201, false)
ACT(api_service_act, "api.service", {"ref", "#id"}, ".", 200, false)
ACT(api_hearing_set, "api.hearing.set", {"ref"}, NULL, 201, false)
ACT(api_hearing_act, "api.hearing", {"ref", "#id"}, ".", 200, false)
ACT(api_referral_offer, "api.referral.offer", {"ref"}, NULL, 201, false)
ACT(api_referral, "api.referral.read", {"#id"}, NULL, 200, true)
ACT(api_referral_act, "api.referral.move", {"#id"}, "to", 200, false)
ACT(api_contact, "api.contact.read", {"#id"}, NULL, 200, true)
ACT(api_contact_called, "api.contact.called", {"#id"}, NULL, 200, false)

/* The report goes as it is: the engine reads it, and says which member is wrong. */
void api_contact_case(struct page *p)
{
    static const struct api_did spec = {"api.contact.case", {"#id"}, NULL, 200, false};
    did(p, api_contact_case, &spec);
}

/* --- lists of plain columns --- */

static json_t *asked(struct page *p, const char *query, json_t *params)
{
    json_object_set_new(params, "key", json_string(api_key_words(p)));
    json_t *o = p->c->behind.query(p->c->behind.ctx, query, params);
    if (o && json_is_true(json_object_get(o, "ok")))
        return o;
    if (o)
        api_problem(p, 404, "", "there is no such record, or it is not yours");
    else
        api_problem(p, 503, "", "the service is starting; try again");
    json_decref(o);
    return NULL;
}

void api_units(struct page *p)
{
    json_t *o =
        asked(p, "api.units",
              json_pack("{s:s,s:s,s:s,s:s,s:b}", "place", form_get(&p->query, "place"), "kind",
                        form_get(&p->query, "kind"), "named", form_get(&p->query, "named"), "after",
                        form_get(&p->query, "cursor"), "homes", strcmp(form_get(&p->query, "homes"), "true") == 0));
    if (!o)
        return;
    const json_t *all = json_object_get(o, "units");
    size_t n = json_array_size(all);
    const json_t *next =
        json_is_true(json_object_get(o, "more")) ? json_object_get(json_array_get(all, n - 1), "code") : NULL;
    if (!json_is_true(json_object_get(o, "known")))
        api_problem(p, 400, "", "place is the code of a place, as 003.016");
    else
        api_answer(
            p, 200,
            json_pack("{s:O,s:o}", "units", all, "next", next ? json_string(json_string_value(next)) : json_null()));
    json_decref(o);
}

static json_t *days_json(const json_t *series)
{
    static const char *const names[] = {"day", "held", "present", "came", "left_that_day"};
    json_t *all = json_array();
    for (size_t i = 0; i < json_array_size(series); i++) {
        json_t *one = json_object();
        for (size_t c = 0; c < countof(names); c++)
            json_object_set(one, names[c], json_array_get(json_array_get(series, i), c));
        json_array_append_new(all, one);
    }
    return all;
}

/* held: girls, boys, other and not known, each by age (0 to 4, 5 to 9, 10 to 14, 15 to 17, 18 and over, not known). */
void api_unit(struct page *p)
{
    int32_t day = 0;
    const char *typed = form_get(&p->query, "day");
    if (*typed && !day_read(span_of(typed), &day)) {
        api_problem(p, 400, "", "day is a day, as 2026-11-22");
        return;
    }
    json_t *o = asked(p, "api.unit", json_pack("{s:s,s:i}", "code", api_arg(p, 0), "day", day));
    if (!o)
        return;
    if (json_object_get(o, "series"))
        json_object_set_new(o, "days", days_json(json_object_get(o, "series")));
    json_object_del(o, "series");
    answered(p, 200, o);
}

void api_referrals(struct page *p)
{
    json_t *o = asked(p, "api.referrals", json_object());
    if (o)
        answered(p, 200, o);
}
