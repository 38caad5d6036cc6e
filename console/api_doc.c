/* api_doc.c - the API's description (OpenAPI 3.1): paths from the rows of console/api.def, schemas from one file. */
#include <stdio.h>
#include <string.h>

#include "console/api.h"
#include "console/assets.h"

static json_t *schema_ref(const char *name)
{
    char ref[80];
    snprintf(ref, sizeof ref, "#/components/schemas/%s", name);
    return json_pack("{s:{s:{s:s}}}", "application/json", "schema", "$ref", ref);
}

static void parameters(const struct api_route *r, json_t *o)
{
    json_t *all = json_array();
    for (const char *at = r->path; (at = strchr(at, '{')) != NULL; at++) {
        size_t n = strcspn(at + 1, "}");
        json_array_append_new(all, json_pack("{s:s%,s:s,s:b,s:{s:s}}", "name", at + 1, n, "in", "path", "required", 1,
                                             "schema", "type", "string"));
    }
    if ((r->method == HTTP_POST || r->method == HTTP_PUT) && r->scope != KEY_SCOPE_REGISTER_READ)
        json_array_append_new(all, json_pack("{s:s,s:s,s:b,s:s,s:{s:s,s:i}}", "name", "Idempotency-Key", "in", "header",
                                             "required", 1, "description",
                                             "The same key within two days does it once; with another body: 409",
                                             "schema", "type", "string", "maxLength", 64));
    static const struct {
        const char *path, *name, *what;
    } queries[] = {{"/places", "under", "The code of a place: what lies in it"},
                   {"/places", "cursor", "`next` of the page before"},
                   {"/places", "limit", "1 to 200, else 50"},
                   {"/people", "place", "Posts at this place alone"},
                   {"/units", "place", "The code of a place: units in it"},
                   {"/units", "kind", "A code of the list unit_kind_id"},
                   {"/units", "named", "Words of its name, or its code"},
                   {"/units", "homes", "true: only where children live"},
                   {"/units", "cursor", "`next` of the page before"},
                   {"/units/{code}", "day", "Of the population: 2026-11-22, else today"},
                   {"/cases", "place", "The code of a place: cases in it"},
                   {"/cases", "state",
                    "open (the same as without it), closed (closed or discarded, not yet erased), all; or one state: "
                    "reported, verified, close-requested, discarded"},
                   {"/cases", "officer",
                    "A role, told since the case was last opened: scco, cccs, rccs, national, secretary, helpline"},
                   {"/cases", "officer_at", "With officer: the place of that post, or the code of its office"},
                   {"/cases", "kind", "Of this kind, perhaps among others"},
                   {"/cases", "category", "A code of case_category_id: its case record sheet says so"},
                   {"/cases", "subcategory", "A code of case_subcategory_id, in the same row of that sheet"},
                   {"/cases", "lacks",
                    "no-closure: closed without its closure form; no-plan: taken up with no service; late-record: no "
                    "case record sheet by the 5th of the next month"},
                   {"/cases", "severity", "S1 to S4"},
                   {"/cases", "opened_since", "A day, as 2026-11-22: opened then or later"},
                   {"/cases", "updated_since", "A day: something was said or done about it then or later"},
                   {"/cases", "cursor", "`next` of the page before"},
                   {"/cases", "limit", "1 to 50, else 50"}};
    for (size_t i = 0; i < countof(queries); i++)
        if (r->method == HTTP_GET && strcmp(queries[i].path, r->path) == 0)
            json_array_append_new(all, json_pack("{s:s,s:s,s:s,s:{s:s}}", "name", queries[i].name, "in", "query",
                                                 "description", queries[i].what, "schema", "type", "string"));
    json_object_set_new(o, "parameters", all);
}

static json_t *operation(const struct api_route *r)
{
    char status[8];
    snprintf(status, sizeof status, "%d", r->status);
    json_t *answer = json_pack("{s:s}", "description", r->what);
    json_t *problem = json_pack("{s:s,s:{s:{s:{s:s}}}}", "description", "Not done: the title says why", "content",
                                "application/problem+json", "schema", "$ref", "#/components/schemas/Problem");
    if (*r->answer)
        json_object_set_new(answer, "content", schema_ref(r->answer));
    json_t *o = json_pack("{s:s,s:{s:o,s:o}}", "summary", r->what, "responses", status, answer, "default", problem);
    parameters(r, o);
    if (*r->body)
        json_object_set_new(o, "requestBody", json_pack("{s:b,s:o}", "required", 1, "content", schema_ref(r->body)));
    if (r->scope == API_SCOPE_NONE)
        json_object_set_new(o, "security", json_array());
    else if (r->scope != API_SCOPE_ANY)
        json_object_set_new(o, "x-scope", json_string(key_scope_word((enum key_scope)r->scope)));
    return o;
}

static json_t *schemas(void)
{
    for (int i = 0; i < console_assets_count; i++)
        if (strcmp(console_assets[i].name, "api-schemas.json") == 0)
            return json_loadb((const char *)console_assets[i].bytes, console_assets[i].n, 0, NULL);
    return NULL;
}

json_t *api_description(void)
{
    static const char *const methods[] = {"get", "post", "put", "patch", "delete"};
    json_t *paths = json_object(), *all = schemas();
    for (int i = 0; i < api_routes_count; i++) {
        const struct api_route *r = &api_routes[i];
        json_t *path = json_object_get(paths, r->path);
        if (!path) {
            path = json_object();
            json_object_set_new(paths, r->path, path);
        }
        json_object_set_new(path, methods[r->method], operation(r));
    }
    return json_pack("{s:s,s:{s:s,s:s,s:s},s:[{s:s}],s:[{s:[]}],s:o,s:{s:o,s:{s:{s:s,s:s}}}}", "openapi", "3.1.0",
                     "info", "title", "Mlinzi", "version", "1", "description",
                     "Reports of child abuse for call centres and partner organisations. Only over TLS.", "servers",
                     "url", API_ROOT, "security", "key", "paths", paths, "components", "schemas",
                     all ? all : json_object(), "securitySchemes", "key", "type", "http", "scheme", "bearer");
}

void api_openapi(struct page *p)
{
    api_answer(p, 200, api_description());
}
