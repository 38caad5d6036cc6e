/* page_texts.c - every text the service sends, how many parts it takes, and a place to try another wording. Texts live
 * in files that are reviewed and loaded as one (phrases.cfg, guidance.cfg): this page changes none of them, it says
 * what to write. */
#include <stdio.h>
#include <string.h>

#include "base/gsm.h"
#include "console/pages.h"
#include "console/table.h"

/* "1.60", by a price in cents; "" where no price is set. */
static void money(int64_t parts, int64_t cents, char out[FIGURE_CAP])
{
    out[0] = '\0';
    if (cents > 0)
        snprintf(out, FIGURE_CAP, ", KES %lld.%02lld", (long long)(parts * cents / 100),
                 (long long)(parts * cents % 100));
}

static void size_said(const struct page *p, const json_t *size, int64_t cents, char *out, size_t cap)
{
    char cost[FIGURE_CAP];
    int64_t parts = json_num(size, "parts", 0);
    money(parts, cents, cost);
    snprintf(out, cap, "%lld %s, %lld %s%s%s", (long long)json_num(size, "units", 0), word(p, W_TEXTS_UNITS),
             (long long)parts, word(p, parts == 1 ? W_TEXTS_PART : W_TEXTS_PARTS), cost,
             json_is_true(json_object_get(size, "gsm7")) ? "" : ", UCS-2");
}

/* --- the list --- */

static const struct column columns[] = {
    {W_TEXTS_KEY, false}, {W_TEXTS_EN, true}, {W_TEXTS_SW, true}, {W_TEXTS_BUDGET, true}};

static void put_size(struct page *p, const struct column *c, const json_t *size)
{
    char said[FIGURE_CAP];
    snprintf(said, sizeof said, "%lld (%lld)", (long long)json_num(size, "parts", 0),
             (long long)json_num(size, "units", 0));
    table_cell(p, c, said);
}

void page_texts(struct page *p)
{
    bool guidance = strcmp(form_get(&p->query, "show"), "guidance") == 0;
    json_t *o = page_query(p, "texts", json_pack("{s:b}", "guidance", guidance));
    if (!o)
        return;
    const json_t *texts = json_object_get(o, "texts");
    page_begin(p, word(p, W_NAV_TEXTS));
    html(p->b, "<p>%s</p>\n<p><a href=\"%s\">%s</a></p>\n", word(p, W_TEXTS_LEAD),
         guidance ? "/texts" : "/texts?show=guidance", word(p, guidance ? W_TEXTS_PHRASES : W_TEXTS_GUIDANCE));
    table_begin(p, word(p, guidance ? W_TEXTS_GUIDANCE : W_TEXTS_PHRASES), columns, countof(columns));
    for (size_t i = 0; i < json_array_size(texts); i++) {
        const json_t *one = json_array_get(texts, i);
        char href[96];
        snprintf(href, sizeof href, "/texts/%s", json_str(one, "key"));
        table_row(p);
        table_name(p, json_str(one, "key"), href);
        put_size(p, &columns[1], json_object_get(one, "en"));
        put_size(p, &columns[2], json_object_get(one, "sw"));
        table_count(p, &columns[3], json_num(one, "budget", 0));
        table_row_end(p);
    }
    table_end(p);
    html(p->b, "<p class=\"small dim\">%s</p>\n", word(p, W_TEXTS_NOTE));
    page_end(p);
    json_decref(o);
}

/* --- one text --- */

static void put_text(struct page *p, const json_t *o, const char *lang, enum word_key title)
{
    const json_t *one = json_object_get(o, lang);
    char size[160];
    size_said(p, one, json_num(o, "part_cents", 0), size, sizeof size);
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n<p class=\"said\" lang=\"%s\">%s</p>\n", word(p, title), lang,
         json_str(one, "text"));
    if (strcmp(json_str(one, "text"), json_str(one, "said")) != 0)
        html(p->b, "<p class=\"small dim\">%s</p>\n<p class=\"said\" lang=\"%s\">%s</p>\n", word(p, W_TEXTS_FILLED),
             lang, json_str(one, "said"));
    html(p->b, "<p>%s</p>\n</section>\n", size);
}

static void put_tried(struct page *p, const json_t *t, const json_t *o, const char *key)
{
    const json_t *letters = json_object_get(t, "letters");
    char size[160];
    const char *why = json_str(t, "why");
    size_said(p, json_object_get(t, "size"), json_num(o, "part_cents", 0), size, sizeof size);
    html(p->b, "<div class=\"notice %s\" id=\"tried\"><p><strong>%s</strong></p>\n<p>%s</p>\n", *why ? "warn" : "well",
         word(p, *why ? W_TEXTS_NOT_GOOD : W_TEXTS_GOOD), size);
    if (*why)
        html(p->b, "<p lang=\"en\">%s</p>\n", why);
    if (json_array_size(letters)) {
        html(p->b, "<p>%s</p><ul>", word(p, W_TEXTS_FOREIGN_WHY));
        for (size_t i = 0; i < json_array_size(letters); i++) {
            const json_t *l = json_array_get(letters, i);
            html(p->b, "<li><code>%s</code> (%s): ", json_str(l, "letter"), json_str(l, "code"));
            html(p->b, *json_str(l, "plain") ? "%s <code>%s</code></li>" : "%s%s</li>",
                 word(p, *json_str(l, "plain") ? W_TEXTS_WRITE : W_TEXTS_LEAVE_OUT), json_str(l, "plain"));
        }
        html_raw(p->b, "</ul>\n");
    }
    if (!*why)
        html(p->b, "<p class=\"said\">%s</p>\n<p>%s %s, <code>%s</code>:</p>\n<p class=\"said\"><code>%s</code></p>\n",
             json_str(t, "said"), word(p, W_TEXTS_WRITE_LINE),
             strncmp(key, "guidance.", 9) == 0 ? "guidance.cfg" : "phrases.cfg", key, json_str(t, "line"));
    html_raw(p->b, "</div>\n");
}

static void put_form(struct page *p, const json_t *o, const char *here)
{
    const char *typed = form_get(&p->form, "text"), *lang = form_get(&p->form, "lang");
    bool sw = *lang ? strcmp(lang, "sw") == 0 : p->lang == LANG_SW;
    html(p->b, "<section class=\"card no-print\"><h2>%s</h2>\n<p>%s</p>\n", word(p, W_TEXTS_TRY),
         word(p, W_TEXTS_TRY_LEAD));
    if (*json_str(o, "names"))
        html(p->b, "<p class=\"small\">%s: <code>%s</code></p>\n", word(p, W_TEXTS_NAMES), json_str(o, "names"));
    page_form(p, here);
    html(p->b,
         "<div class=\"field\"><label for=\"lang\">%s</label><select id=\"lang\" name=\"lang\"><option "
         "value=\"en\">English</option><option value=\"sw\"%s>Kiswahili</option></select></div>\n"
         "<div class=\"field\"><label for=\"text\">%s</label><textarea id=\"text\" name=\"text\" maxlength=\"1990\" "
         "data-count=\"count\">%s</textarea>\n"
         "<output class=\"hint\" id=\"count\" for=\"text\" data-units=\"%s\" data-part=\"%s\" data-parts=\"%s\" "
         "data-foreign=\"%s\"></output></div>\n<button>%s</button></form></section>\n",
         word(p, W_TEXTS_LANG), sw ? " selected" : "", word(p, W_TEXTS_TEXT),
         p->in->method == HTTP_POST ? typed : json_str(json_object_get(o, sw ? "sw" : "en"), "text"),
         word(p, W_TEXTS_UNITS), word(p, W_TEXTS_PART), word(p, W_TEXTS_PARTS), word(p, W_TEXTS_FOREIGN),
         word(p, W_TEXTS_GO));
    html_raw(p->b, "<script src=\"/static/texts.js\" defer></script>\n");
}

/* A browser sends line ends as two characters; a phone gets one. */
static json_t *typed_text(struct page *p)
{
    const char *typed = form_get(&p->form, "text");
    char *one = arena_take(p->arena, strlen(typed) + 1);
    size_t n = 0;
    for (const char *s = typed; one && *s; s++)
        if (*s != '\r')
            one[n++] = *s;
    return json_stringn(one ? one : "", n);
}

static void one_text(struct page *p, bool tries)
{
    char key[64], here[80];
    if (!span_str(p->arg[0], key, sizeof key)) {
        page_sentence(p, 404, W_NOT_FOUND);
        return;
    }
    snprintf(here, sizeof here, "/texts/%s", key);
    json_t *o = page_query(p, "texts.one", json_pack("{s:s}", "key", key)), *t = NULL;
    if (o && tries)
        t = page_query(
            p, "texts.try",
            json_pack("{s:s,s:s,s:o}", "key", key, "lang", form_get(&p->form, "lang"), "text", typed_text(p)));
    if (o && (t || !tries)) {
        page_begin(p, key);
        html(p->b, "<p><a href=\"%s\">%s</a></p>\n",
             strncmp(key, "guidance.", 9) == 0 ? "/texts?show=guidance" : "/texts", word(p, W_TEXTS_ALL));
        if (t)
            put_tried(p, t, o, key);
        put_text(p, o, "en", W_TEXTS_EN);
        put_text(p, o, "sw", W_TEXTS_SW);
        put_form(p, o, here);
        page_end(p);
    }
    json_decref(o);
    json_decref(t);
}

void page_texts_one(struct page *p)
{
    one_text(p, false);
}

void page_texts_try(struct page *p)
{
    one_text(p, true);
}
