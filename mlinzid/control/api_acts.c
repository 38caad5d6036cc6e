/* api_acts.c - the register's acts by a key of the API: the same acts as the pages', by the posts of the party
 * behind the key. Here is only what a key adds: its scope, that the same request twice is done once, and HTTP's number
 * of a refusal. */
#include <stdio.h>
#include <string.h>

#include "db/api.h"
#include "mlinzid/control/care.h"
#include "mlinzid/control/casework.h"
#include "mlinzid/control/child.h"
#include "mlinzid/control/contact.h"
#include "mlinzid/control/referral.h"
#include "mlinzid/control/unit.h"

static const struct api_act {
    const char *name;
    enum key_scope scope;
    bool writes;
} acts[] = {
#define API_ACT(name, scope, writes) {name, KEY_SCOPE_##scope, writes},
#include "mlinzid/control/api_acts.def"
#undef API_ACT
};

static const struct api_act *act_of(const char *op)
{
    for (size_t i = 0; strncmp(op, "api.", 4) == 0 && i < countof(acts); i++)
        if (strcmp(op + 4, acts[i].name) == 0)
            return &acts[i];
    return NULL;
}

bool api_act_scope(const char *op, enum key_scope *out)
{
    const struct api_act *a = act_of(op);
    if (a)
        *out = a->scope;
    return a != NULL;
}

/* --- a case's plan, court and referrals, which a page shows with the case --- */

static enum outcome read_work(struct request *r, struct registrar *me)
{
    struct register_subject s;
    char about[60];
    if (!registrar_named(r, ABOUT_CASE, request_text(r, "ref"), &s))
        return REFUSED;
    snprintf(about, sizeof about, "case=%lld plan", (long long)s.id);
    if (!registrar_may(r, me, REGISTER_READ, &s, about) ||
        registrar_done(r, me, act_begin(r), "read", about, s.id) != DONE)
        return REFUSED;
    json_object_set_new(r->out, "work", casework_json(r->db, s.id));
    json_object_set_new(r->out, "children", case_children_json(r->db, s.id));
    return DONE;
}

static enum outcome work_read(struct request *r)
{
    return registrar_with(r, read_work);
}

static const struct operation works[] = {{"work.read", work_read}, {NULL, NULL}};

/* --- by a key --- */

static const struct operation *inner(const char *name)
{
    const struct operation *const tables[] = {control_desk_children, control_desk_children_acts,
                                              control_desk_sheets,   control_desk_care,
                                              control_desk_units,    control_desk_placements,
                                              control_desk_casework, control_desk_referrals,
                                              control_desk_contacts, works};
    const struct operation *o = NULL;
    for (size_t i = 0; !o && i < countof(tables); i++)
        o = operation_in(tables[i], name);
    return o;
}

/* A refusal that names no number: what has changed meanwhile, what is wrong in the request, what could not be stored.
 */
void api_refusal(struct request *r)
{
    static const enum err ours[] = {ERR_DB, ERR_DISK, ERR_IO, ERR_FULL};
    const char *field = json_string_value(json_object_get(r->out, "field"));
    char pointer[80];
    int status = 422;
    if (field && *field && *field != '/') {
        snprintf(pointer, sizeof pointer, "/%.70s", field);
        json_object_set_new(r->out, "field", json_string(pointer));
    }
    if (json_object_get(r->out, "status"))
        return;
    for (size_t i = 0; i < countof(ours); i++)
        if (strcmp(r->why, err_words(ours[i])) == 0)
            status = 503;
    if (json_is_true(json_object_get(r->out, "stale")) || strcmp(r->why, err_words(ERR_STALE)) == 0)
        status = 409;
    json_object_set_new(r->out, "status", json_integer(status));
}

/* What was done under this token: its number, 0 where it made nothing, or ended before it was known. */
static enum outcome done_before(struct request *r, int64_t made)
{
    json_object_set_new(r->out, "again", json_true());
    if (made)
        json_object_set_new(r->out, "id", json_integer(made));
    return DONE;
}

/* The act is done, and that it was in the same commit (registrar_done()); which number it made is added. */
static void remember(struct request *r)
{
    const json_t *id = json_object_get(r->out, "id");
    if (!json_is_integer(id))
        return;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_once_made(r->db, r->once, (int64_t)json_integer_value(id));
    (void)desk_end(r, err);
}

static enum outcome by_key(struct request *r)
{
    const struct api_act *a = act_of(request_text(r, "op"));
    const struct operation *o = inner(a->name);
    struct api_key k;
    char link[24];
    int64_t made = 0;
    if (!o || !api_key_of(r, a->scope, &k) || (a->writes && !api_once(r, &k, link)))
        return REFUSED;
    if (a->writes) {
        snprintf(r->once, sizeof r->once, "k%lld:%.64s", (long long)k.id, request_text(r, "once"));
        enum err err = db_once_get(r->db, r->once, &made);
        if (err == ERR_NONE)
            return done_before(r, made);
        if (err != ERR_NOT_FOUND)
            return registrar_wrong(r, 503, err_words(err));
    }
    enum outcome end = o->run(r);
    if (end == DONE && a->writes)
        remember(r);
    if (end == REFUSED)
        api_refusal(r);
    return end;
}

const struct operation control_api_acts[] = {
#define API_ACT(name, scope, writes) {"api." name, by_key},
#include "mlinzid/control/api_acts.def"
#undef API_ACT
    {NULL, NULL}};
