/* query.c - what the pages may ask of the store, by name. Each reads plain columns: a desk has no keys. */
#include <string.h>

#include "mlinzid/desk/query.h"

const char *asked_text(const struct asked *q, const char *key)
{
    const char *s = json_string_value(json_object_get(q->params, key));
    return s ? s : "";
}

int64_t asked_number(const struct asked *q, const char *key)
{
    return (int64_t)json_integer_value(json_object_get(q->params, key));
}

static const struct {
    const char *name;
    enum err (*run)(const struct asked *q, json_t **out);
} queries[] = {
#define QUERY(name, run) {name, run},
#include "mlinzid/desk/query.def"
};

json_t *desk_query(struct db *db, const struct loaded *l, const char *name, const json_t *params)
{
    const struct asked q = {db, l, params};
    json_t *out = NULL;
    enum err err = ERR_NOT_FOUND;
    for (size_t i = 0; i < countof(queries); i++)
        if (strcmp(queries[i].name, name) == 0)
            err = queries[i].run(&q, &out);
    if (err == ERR_BUSY || err == ERR_DISK)
        return NULL;
    if (!out)
        out = json_object();
    if (out)
        (void)json_object_set_new(out, "ok", json_boolean(err == ERR_NONE));
    if (out && err != ERR_NONE)
        (void)json_object_set_new(out, "error", json_string(err_words(err)));
    return out;
}
