/* api.h - what the files of the API share. Errors are problem details (RFC 9457). */
#ifndef MLINZI_CONSOLE_API_H
#define MLINZI_CONSOLE_API_H

#include "console/page.h"
#include "core/key_scope.h"

#define API_ROOT "/api/mlinzi/v1"
#define API_SCOPE_ANY KEY_SCOPE_COUNT
#define API_SCOPE_NONE (KEY_SCOPE_COUNT + 1)
#define KEY_SCOPE_ANY API_SCOPE_ANY
#define KEY_SCOPE_NONE API_SCOPE_NONE

struct api_route {
    enum http_method method;
    const char *path;
    int scope; /* enum key_scope, API_SCOPE_ANY, API_SCOPE_NONE */
    void (*run)(struct page *p);
    const char *body, *answer;
    int status;
    const char *what;
};
extern const struct api_route api_routes[];
extern const int api_routes_count;

/* console/api_sheets.c: a filled form as a list has it. */
json_t *api_form_json(const json_t *row);
/* Every API route runs by this: looks at the key for its scope, then runs it. */
void api_serve(struct page *p, void (*run)(struct page *p));
void api_answer(struct page *p, int status, json_t *o); /* takes o */
/* field: a JSON pointer to the member that is wrong, "" none. */
void api_problem(struct page *p, int status, const char *field, const char *sentence);
/* The engine's answer when it is ok; NULL: it was away or refused, and the problem was answered. Takes request. */
json_t *api_act(struct page *p, const char *op, json_t *request);
json_t *api_body(struct page *p); /* NULL: it is no JSON object, answered */
/* The bearer key of the request, in the arena; "" none. */
const char *api_key_words(struct page *p);
const char *api_arg(struct page *p, int i); /* what stood in the path's braces, NUL-terminated */
json_t *api_description(void);

#define API(method, path, scope, run, body, answer, status, what) void run(struct page *p);
#include "console/api.def"
#define CRS(method, path, run) void run(struct page *p);
#include "console/crs.def"

#endif
