/* query_api.c - what the API asks of the store: whether a key is good, and which posts are held, and which cases
 * its party sees. */
#include "core/key_scope.h"
#include "db/api.h"
#include "db/show.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/query.h"

#define POSTS_MOST 5000

enum err query_api_key(const struct asked *q, json_t **out)
{
    struct api_key k;
    enum err err = db_api_key_of(q->db, span_of(asked_text(q, "key")), store_now(q->db), &k);
    if (err == ERR_NONE)
        *out = json_pack("{s:I,s:I,s:I}", "id", (json_int_t)k.id, "party", (json_int_t)k.party, "scopes",
                         (json_int_t)k.scopes);
    return err;
}

enum err query_api_posts(const struct asked *q, json_t **out)
{
    *out = json_object();
    return *out ? db_posts_held(q->db, asked_text(q, "place"), POSTS_MOST, *out) : ERR_FULL;
}

static void time_said(json_t *o, const char *from, const char *to)
{
    show_set(o, to, show_time(json_integer_value(json_object_get(o, from))));
    json_object_del(o, from);
}

/* Whose list it is the key says, never the request. */
static enum err as_key(const struct asked *q, enum key_scope scope,
                       enum err (*run)(const struct asked *q, json_t **out), json_t **out)
{
    struct api_key k;
    enum err err = db_api_key_of(q->db, span_of(asked_text(q, "key")), store_now(q->db), &k);
    if (err != ERR_NONE)
        return err;
    if (!(k.scopes & KEY_SCOPE_BIT(scope)))
        return ERR_NOT_FOUND;
    struct asked own = *q;
    json_t *in = json_copy((json_t *)q->params);
    if (!in)
        return ERR_FULL;
    json_object_set_new(in, "person", json_integer(k.party));
    own.params = in;
    err = run(&own, out);
    json_decref(in);
    return err;
}

enum err query_api_cases(const struct asked *q, json_t **out)
{
    json_t *one;
    size_t i;
    enum err err = as_key(q, KEY_SCOPE_CASES_READ, query_case_list, out);
    if (err == ERR_NONE)
        json_array_foreach(json_object_get(*out, "cases"), i, one)
        {
            time_said(one, "opened_s", "opened");
            time_said(one, "updated_s", "updated");
            time_said(one, "due_s", "deadline");
        }
    return err;
}

enum err query_api_units(const struct asked *q, json_t **out)
{
    return as_key(q, KEY_SCOPE_REGISTER_READ, query_units, out);
}

enum err query_api_unit(const struct asked *q, json_t **out)
{
    return as_key(q, KEY_SCOPE_REGISTER_READ, query_unit, out);
}

enum err query_api_referrals(const struct asked *q, json_t **out)
{
    return as_key(q, KEY_SCOPE_REGISTER_READ, query_referrals, out);
}
