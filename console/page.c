/* page.c - the frame of every page, its words, and asking whoever stands behind. */
#include "console/page.h"

#include <string.h>

#include "base/ref.h"

/* --- words --- */

static const char *const words[W_COUNT][2] = {
#define W(key, en, sw) {en, sw},
#include "console/words.def"
#undef W
};

const char *word(const struct page *p, enum word_key key)
{
    return words[key][p->lang == LANG_SW];
}

void word_put(struct page *p, enum word_key key)
{
    html_span(p->b, span_of(word(p, key)));
}

/* --- the frame --- */

void page_header(struct page *p, const char *name, const char *value)
{
    buffer_str(&p->out->headers, name);
    buffer_str(&p->out->headers, ": ");
    for (; *value; value++) /* a value never begins a header of its own */
        if ((unsigned char)*value >= 0x20 && *value != 0x7F)
            buffer_add(&p->out->headers, value, 1);
    buffer_str(&p->out->headers, "\n");
}

/* The pages one may go to, in the order of a day's work; shown where the route is there and the viewer may. */
static const struct {
    const char *path;
    enum word_key key;
    int level;           /* of posts on the ladder, at least; 0: anybody signed in */
    bool admin, auditor; /* for them too */
    bool manager;        /* of an institution, too */
} places[] = {
    {"/", W_NAV_TODAY, 0, true, true, false},
    {"/cases", W_NAV_CASES, 0, false, false, false},
    {"/children", W_NAV_CHILDREN, 1, false, false, true},
    {"/map", W_NAV_MAP, 0, true, true, false},
    {"/officers", W_NAV_OFFICERS, 1, true, true, false},
    {"/messages", W_NAV_MESSAGES, 1, true, true, false},
    {"/texts", W_NAV_TEXTS, 0, true, true, false},
    {"/ladder", W_NAV_LADDER, 0, true, true, false},
    {"/helpline", W_NAV_HELPLINE, 0, false, false, false},
    {"/protection", W_NAV_PROTECTION, 1, false, false, false},
    {"/units", W_NAV_UNITS, 0, true, false, false},
    {"/people", W_NAV_PEOPLE, 1, true, false, false},
    {"/audit", W_NAV_AUDIT, LEVELS + 1, true, true, false},
    {"/settings", W_NAV_SETTINGS, 4, true, false, false},
    {"/phone", W_NAV_PHONE, 0, true, true, false},
};

static bool route_there(const struct page *p, const char *path)
{
    for (int i = 0; i < console_routes_count; i++)
        if (console_routes[i].method == HTTP_GET && strcmp(console_routes[i].path, path) == 0)
            return console_routes[i].whom != FOR_PRACTICE || p->c->practice;
    return false;
}

static bool path_under(struct span path, const char *place)
{
    size_t n = strlen(place);
    return span_is(path, place) || (n > 1 && span_starts(path, place) && path.p[n] == '/');
}

/* The helpline's desk is its own, whatever else somebody holds. */
static bool is_theirs(const struct page *p, const char *path)
{
    return strcmp(path, "/helpline") != 0 || viewer_is(p, ROLE_HELPLINE);
}

static void navigation(struct page *p)
{
    bool admin = viewer_is(p, ROLE_ADMIN), auditor = viewer_is(p, ROLE_AUDITOR),
         manager = viewer_is(p, ROLE_INSTITUTION);
    html(p->b, "<nav aria-label=\"%s\"><ul>\n", word(p, W_NAV));
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (route_there(p, places[i].path) && is_theirs(p, places[i].path) &&
            (viewer_level(p) >= places[i].level || (admin && places[i].admin) || (auditor && places[i].auditor) ||
             (manager && places[i].manager))) {
            html(p->b, "<li><a href=\"%s\"", places[i].path);
            html_raw(p->b, path_under(p->in->path, places[i].path) ? " aria-current=\"page\">" : ">");
            html(p->b, "%s</a></li>\n", word(p, places[i].key));
        }
    html_raw(p->b, "</ul></nav>\n");
}

/* The same page in the other language, by a small form: a link must change nothing. */
static void language_switch(struct page *p)
{
    bool sw = p->lang == LANG_SW;
    page_form(p, "/language");
    html(p->b,
         "<input type=\"hidden\" name=\"to\" value=\"%s\"><button class=\"plain\" name=\"lang\" value=\"%s\" "
         "lang=\"%s\">"
         "%s</button></form>\n",
         p->here, sw ? "en" : "sw", sw ? "en" : "sw", sw ? "English" : "Kiswahili");
}

static void banner(struct page *p)
{
    html(p->b, "<header class=\"top\">\n<a class=\"home\" href=\"/\">%s</a>\n", word(p, W_NAME));
    if (p->c->practice)
        html(p->b, "<span class=\"practice\">%s</span>\n", word(p, W_PRACTICE));
    html_raw(p->b, "<div class=\"me\">\n");
    if (p->who.signed_in)
        html(p->b, "<span class=\"who\">%s</span>\n", p->who.name);
    language_switch(p);
    if (p->who.signed_in) {
        page_form(p, "/sign-out");
        html(p->b, "<button class=\"plain\">%s</button></form>\n", word(p, W_SIGN_OUT));
    }
    html_raw(p->b, "</div>\n");
    if (p->who.signed_in)
        navigation(p);
    html_raw(p->b, "</header>\n");
}

void page_begin(struct page *p, const char *title)
{
    page_header(p, "Content-Type", "text/html; charset=utf-8");
    page_header(p, "Cache-Control", "no-store");
    html(p->b,
         "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>%s - Mlinzi</title>\n"
         "<link rel=\"icon\" href=\"/static/mlinzi.svg\">\n"
         "<link rel=\"stylesheet\" href=\"/static/mlinzi.css\">\n</head>\n<body>\n"
         "<a class=\"skip\" href=\"#main\">%s</a>\n",
         p->lang == LANG_SW ? "sw" : "en", title, word(p, W_SKIP));
    banner(p);
    html(p->b, "<main id=\"main\">\n<h1>%s</h1>\n", title);
}

void page_end(struct page *p)
{
    html_raw(p->b, "</main>\n</body>\n</html>\n");
}

void page_go(struct page *p, const char *here)
{
    p->out->status = 303;
    page_header(p, "Location", here);
    page_header(p, "Cache-Control", "no-store");
}

void page_sentence(struct page *p, int status, enum word_key sentence)
{
    p->out->status = status;
    p->b->n = 0; /* an answer begun is taken back; its headers are the same */
    page_begin(p, word(p, W_NAME));
    html(p->b, "<p>%s</p>\n", word(p, sentence));
    page_end(p);
}

void page_away(struct page *p)
{
    page_header(p, "Retry-After", "2");
    if (p->in->method == HTTP_GET)
        page_header(p, "Refresh", "2");
    page_sentence(p, 503, W_AWAY);
}

/* --- references --- */

const char *ref_shown(const struct page *p, const char *ref)
{
    struct ref r = {{0}};
    struct text t;
    size_t used = 0;
    char *out = arena_take(p->arena, REF_CAP + 2);
    if (!out || ref_read(span_of(ref), &r, &used) != REF_OK || ref[used])
        return ref;
    text_init(&t, out, REF_CAP + 2);
    ref_show(&r, &t);
    return out;
}

const char *ref_typed(const struct page *p, const char *typed)
{
    size_t n = 0;
    char *out = arena_take(p->arena, strlen(typed) + 1);
    if (!out)
        return typed;
    for (; *typed; typed++)
        if (*typed != ' ' && *typed != '-')
            out[n++] = *typed;
    out[n] = '\0';
    return out;
}

/* --- asking --- */

json_t *page_query(struct page *p, const char *name, json_t *params)
{
    json_t *o = p->c->behind.query(p->c->behind.ctx, name, params);
    if (!o) {
        page_away(p);
        return NULL;
    }
    if (json_is_true(json_object_get(o, "ok")))
        return o;
    json_decref(o);
    page_sentence(p, 404, W_NOT_FOUND);
    return NULL;
}

json_t *page_act(struct page *p, const char *op, json_t *request)
{
    json_t *o = NULL;
    char remote[64];
    (void)span_str(p->in->remote, remote, sizeof remote);
    if (json_object_set_new(request, "op", json_string(op)) == 0 &&
        json_object_set_new(request, "session", json_string(p->who.token)) == 0 &&
        json_object_set_new(request, "remote", json_string(remote)) == 0)
        o = p->c->behind.act(p->c->behind.ctx, request);
    else
        json_decref(request);
    if (!o)
        page_away(p);
    return o;
}

const char *json_str(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s ? s : "";
}

int64_t json_num(const json_t *o, const char *key, int64_t otherwise)
{
    const json_t *v = json_object_get(o, key);
    return json_is_integer(v) ? (int64_t)json_integer_value(v) : otherwise;
}
