/* desk_query_api.c - what the API asks of the store: whether a key is good, and which posts are held. */
#include "db/api.h"
#include "mlinzid/desk_query.h"
#include "mlinzid/store_view.h"

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
