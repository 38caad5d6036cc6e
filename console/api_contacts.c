/* api_contacts.c - contacts of the helpline over the API: a call centre that has its own program hands them in, and
 * counts them. */
#include <stdio.h>

#include "base/day.h"
#include "console/api.h"
#include "core/contact.h"

void api_contact_create(struct page *p)
{
    json_t *body = api_body(p);
    if (!body)
        return;
    if (!p->in->idempotency.n) {
        json_decref(body);
        api_problem(p, 400, "", "a contact needs an Idempotency-Key: the same key again never counts it twice");
        return;
    }
    struct span words = span_copy(p->arena, p->in->body), once = span_copy(p->arena, p->in->idempotency);
    json_t *o = api_act(p, "api.contact.create",
                        json_pack("{s:o,s:s,s:s%}", "contact", body, "once", once.p ? once.p : "", "body_text",
                                  words.p ? words.p : "", words.n));
    if (!o)
        return;
    const char *ref = json_str(o, "ref");
    api_answer(
        p, json_is_true(json_object_get(o, "again")) ? 200 : 201,
        json_pack("{s:I,s:o}", "id", (json_int_t)json_num(o, "id", 0), "case", *ref ? json_string(ref) : json_null()));
    json_decref(o);
}

/* --- counts --- */

/* A value as people write it: "talk", "2026-11-22", "07", "003", a code; null where it was not said. */
static json_t *value_json(const char *by, const json_t *o)
{
    char said[16] = "";
    struct text t;
    const char *code = json_str(o, "code");
    int64_t n = json_num(o, "number", 0);
    text_init(&t, said, sizeof said);
    if (*code)
        return json_string(code);
    if (by[0] == 'k')
        return json_string(contact_word((enum contact_kind)n));
    if (by[0] == 'd')
        day_write((int32_t)n, &t);
    else if (by[0] == 'h')
        snprintf(said, sizeof said, "%02d", (int)(n % 24));
    else if (n)
        snprintf(said, sizeof said, "%03d", (int)(n % 1000));
    return *said ? json_string(said) : json_null();
}

static json_t *counts_json(const json_t *o)
{
    static const char *const bys[] = {"kind", "day", "hour", "county", "channel", "subject", "outcome"};
    json_t *all = json_object(), *one;
    size_t j;
    for (size_t i = 0; i < countof(bys); i++) {
        json_t *list = json_array();
        json_array_foreach(json_object_get(o, bys[i]), j, one)
            json_array_append_new(list, json_pack("{s:o,s:I}", "value", value_json(bys[i], one), "contacts",
                                                  (json_int_t)json_num(one, "n", 0)));
        json_object_set_new(all, bys[i], list);
    }
    return all;
}

void api_contacts(struct page *p)
{
    int32_t last = day_of(p->now_s), first = last;
    const char *from = form_get(&p->query, "from"), *to = form_get(&p->query, "to");
    if ((*from && !day_read(span_of(from), &first)) || (*to && !day_read(span_of(to), &last)) || first > last ||
        last - first > 366) {
        api_problem(p, 400, "", "from and to are days, as 2026-11-22, and not more than a year apart");
        return;
    }
    json_t *o = p->c->behind.query(p->c->behind.ctx, "api.contacts",
                                   json_pack("{s:s,s:i,s:i}", "key", api_key_words(p), "first", first, "last", last));
    if (!o)
        api_problem(p, 503, "", "the service is starting; try again");
    else if (!json_is_true(json_object_get(o, "ok")))
        api_problem(p, 403, "", "this key's party holds no post of the helpline");
    else
        api_answer(p, 200, counts_json(o));
    json_decref(o);
}
