/* page.c - the frame of every page, its words, and asking whoever stands behind. */
#include "console/page.h"

#include <string.h>

/* --- words --- */

static const char *const words[W_COUNT][2] = {
#define W(key, en, sw) {en, sw},
#include "console/words.def"
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

void page_begin(struct page *p, const char *title)
{
    page_header(p, "Content-Type", "text/html; charset=utf-8");
    page_header(p, "Cache-Control", "no-store");
    html(p->b,
         "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>%s - Mlinzi</title>\n"
         "<link rel=\"stylesheet\" href=\"/static/mlinzi.css\">\n</head>\n<body>\n"
         "<a class=\"skip\" href=\"#main\">%s</a>\n",
         p->lang == LANG_SW ? "sw" : "en", title, word(p, W_SKIP));
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
    p->b->n = 0;
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

void page_form(struct page *p, const char *action)
{
    html(p->b, "<form method=\"post\" action=\"%s\"><input type=\"hidden\" name=\"token\" value=\"%s\">\n", action,
         p->who.secret);
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
    if (json_object_set_new(request, "op", json_string(op)) == 0 &&
        json_object_set_new(request, "session", json_string(p->who.token)) == 0)
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
