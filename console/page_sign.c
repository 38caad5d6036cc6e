/* page_sign.c - signing in and out, and the language of the pages. */
#include <string.h>

#include "console/pages.h"

#define LANG_LIFE_S (400 * INT64_C(86400))

static void hidden_to(struct page *p, const char *to)
{
    html(p->b, "<input type=\"hidden\" name=\"to\" value=\"%s\">\n", to);
}

/* Practice: invented people, one button each. */
static void people(struct page *p, const char *to)
{
    json_t *o = p->c->behind.query(p->c->behind.ctx, "session.people", NULL);
    const json_t *list = json_object_get(o, "people");
    html(p->b, "<section class=\"card\">\n<h2>%s</h2>\n<p>%s</p>\n", word(p, W_SIGN_PRACTICE),
         word(p, W_SIGN_PRACTICE_WHY));
    if (!json_array_size(list))
        html(p->b, "<p>%s</p>\n", word(p, W_SIGN_NOBODY));
    page_form(p, "/sign-in/practice");
    hidden_to(p, to);
    html_raw(p->b, "<div class=\"choices\">\n");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i), *post = json_object_get(one, "post");
        char words[120];
        post_words(p, json_str(post, "role"), json_str(post, "at"), words, sizeof words);
        html(p->b, "<button name=\"person\" value=\"%d\">%s</button>\n", json_num(one, "person", 0), words);
    }
    html_raw(p->b, "</div></form>\n</section>\n");
    json_decref(o);
}

void page_sign_in(struct page *p)
{
    const char *to = path_ours(form_get(&p->query, "to"));
    if (p->who.signed_in) {
        page_go(p, to);
        return;
    }
    page_begin(p, word(p, W_SIGN_IN));
    if (p->c->practice)
        people(p, to);
    page_end(p);
}

static void begun(struct page *p, const json_t *answer)
{
    page_cookie(p, "session", json_str(answer, "token"), 0);
    page_go(p, path_ours(form_get(&p->form, "to")));
}

void page_sign_in_practice(struct page *p)
{
    int64_t person = 0;
    (void)span_i64(span_of(form_get(&p->form, "person")), &person);
    json_t *o = page_act(p, "session.practice", json_pack("{s:I}", "person", (json_int_t)person));
    if (o && json_is_true(json_object_get(o, "ok")))
        begun(p, o);
    else if (o)
        page_sentence(p, 404, W_NOT_FOUND);
    json_decref(o);
}

void page_sign_out(struct page *p)
{
    json_t *o = page_act(p, "session.end", json_object());
    if (!o)
        return;
    json_decref(o); /* refused: it was over already */
    page_cookie(p, "session", "", 1);
    page_go(p, "/sign-in");
}

void page_language(struct page *p)
{
    page_cookie(p, "lang", strcmp(form_get(&p->form, "lang"), "sw") == 0 ? "sw" : "en", LANG_LIFE_S);
    page_go(p, path_ours(form_get(&p->form, "to")));
}
