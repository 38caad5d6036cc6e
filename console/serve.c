/* serve.c - from a request to its page: the route, who asks, whether a change came from a page of ours, and the headers
 * every answer carries. */
#include <string.h>

#include "base/must.h"
#include "console/api.h"
#include "console/assets.h"
#include "console/pages.h"

#define BODY_MAX ((size_t)8 << 20)
#define PAGE_MEMORY (256 * 1024)

/* --- routes --- */

const struct route console_routes[] = {
#define ROUTE(method, path, whom, run) {HTTP_##method, path, whom, run},
#include "console/routes.def"
#undef ROUTE
#define API(method, path, scope, run, body, answer, status, what) {HTTP_##method, API_ROOT path, FOR_KEY, run},
#include "console/api.def"
#define CRS(method, path, run) {HTTP_##method, path, FOR_KEY, run},
#include "console/crs.def"
};
const int console_routes_count = countof(console_routes);

static bool path_is(const char *pattern, struct span path, struct span arg[PAGE_ARGS])
{
    int n = 0;
    while (*pattern) {
        if (*pattern != '*' && *pattern != '{') {
            if (!path.n || path.p[0] != *pattern)
                return false;
            path = (struct span){path.p + 1, path.n - 1};
            pattern++;
            continue;
        }
        const char *slash = path.n ? memchr(path.p, '/', path.n) : NULL;
        size_t piece = slash ? (size_t)(slash - path.p) : path.n;
        if (!piece || n == PAGE_ARGS)
            return false;
        arg[n++] = (struct span){path.p, piece};
        path = (struct span){path.p + piece, path.n - piece};
        pattern += *pattern == '{' ? strcspn(pattern, "}") + 1 : 1;
    }
    return path.n == 0;
}

/* NULL: no such address; *other: it is there by another method. */
static const struct route *route_find(struct page *p, bool *other)
{
    *other = false;
    for (int i = 0; i < console_routes_count; i++) {
        const struct route *r = &console_routes[i];
        if (!path_is(r->path, p->in->path, p->arg))
            continue;
        if (r->method == p->in->method)
            return r;
        *other = true;
    }
    return NULL;
}

/* --- files --- */

void page_asset(struct page *p)
{
    for (int i = 0; i < console_assets_count; i++) {
        const struct asset *a = &console_assets[i];
        if (!span_is(p->arg[0], a->name))
            continue;
        page_header(p, "Content-Type", a->type);
        page_header(p, "ETag", a->etag);
        page_header(p, "Cache-Control", "public, max-age=86400");
        if (span_is(p->in->etag, a->etag))
            p->out->status = 304;
        else
            buffer_add(p->b, (const char *)a->bytes, a->n);
        return;
    }
    page_sentence(p, 404, W_NOT_FOUND);
}

/* --- serving --- */

static void headers_standard(struct page *p)
{
    page_header(p, "X-Content-Type-Options", "nosniff");
    page_header(p, "Referrer-Policy", "same-origin");
    page_header(p, "X-Frame-Options", "DENY");
    page_header(p, "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
                "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    if (p->c->secure)
        page_header(p, "Strict-Transport-Security", "max-age=31536000");
}

static enum lang lang_asked(const struct console_in *in)
{
    return span_starts(in->language, "sw") ? LANG_SW : LANG_EN;
}

/* An address and what names a request are ASCII: what is no UTF-8 can be asked of nobody behind. */
static bool is_ascii(struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 0x20 || (unsigned char)s.p[i] >= 0x7F)
            return false;
    return true;
}

static bool readable(const struct page *p)
{
    return !p->query.broken && !p->form.broken && is_ascii(p->in->path) && is_ascii(p->in->idempotency) &&
           is_ascii(p->in->authorization);
}

static void serve(struct page *p)
{
    bool other;
    const struct route *r = route_find(p, &other);
    form_read(&p->query, p->in->query, p->arena);
    if (span_starts(p->in->type, "application/x-www-form-urlencoded"))
        form_read(&p->form, p->in->body, p->arena);
    if (!r && span_starts(p->in->path, API_ROOT "/"))
        api_problem(p, other ? 405 : 404, "",
                    other ? "this address cannot be used that way" : "there is no such address");
    else if (!r)
        page_sentence(p, other ? 405 : 404, other ? W_NOT_THAT_WAY : W_NOT_FOUND);
    else if (!readable(p) && r->whom == FOR_KEY)
        api_problem(p, 400, "", "this request cannot be read");
    else if (!readable(p))
        page_sentence(p, 400, W_BAD_REQUEST);
    else if (r->whom == FOR_KEY)
        api_serve(p, r->run);
    else if (page_admit(p, r))
        r->run(p);
}

/* This address, to come back to; in the arena. */
static const char *here_of(struct page *p)
{
    size_t n = p->in->path.n + p->in->query.n + 2;
    char *s = p->in->method == HTTP_GET && n < 2048 ? arena_take(p->arena, n) : NULL;
    struct text t;
    if (!s)
        return "/";
    text_init(&t, s, n);
    text_span(&t, p->in->path);
    if (p->in->query.n)
        text_char(&t, '?');
    text_span(&t, p->in->query);
    return path_ours(s);
}

void console_serve(const struct console *c, const struct console_in *in, struct console_out *out)
{
    static unsigned char memory[PAGE_MEMORY];
    struct arena arena;
    arena_init(&arena, memory, sizeof memory);
    buffer_init(&out->headers, CONSOLE_HEADERS_MAX);
    buffer_init(&out->body, BODY_MAX);
    out->status = 200;
    struct page p = {.c = c,
                     .in = in,
                     .out = out,
                     .b = &out->body,
                     .arena = &arena,
                     .lang = lang_asked(in),
                     .now_s = c->behind.now_s(c->behind.ctx)};
    p.here = here_of(&p);
    headers_standard(&p);
    serve(&p);
    json_decref(p.who.posts);
    p.who.posts = NULL;
    if (out->body.full || out->headers.full) {
        out->body.n = out->headers.n = 0;
        out->body.full = out->headers.full = false;
        headers_standard(&p);
        page_sentence(&p, 500, W_NO_MEMORY);
    }
}
