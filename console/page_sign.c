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
        const char *name = json_str(post, "name"); /* of an institution */
        post_words(p, json_str(post, "role"), *name ? name : json_str(post, "at"), words, sizeof words);
        html(p->b, "<button name=\"person\" value=\"%d\">%s</button>\n", json_num(one, "person", 0), words);
    }
    html_raw(p->b, "</div></form>\n</section>\n");
    json_decref(o);
}

/* wrong: what was typed was refused; the phone stays. */
static void by_password(struct page *p, const char *to, enum word_key wrong)
{
    html_raw(p->b, "<section class=\"card\">\n");
    if (p->c->practice)
        html(p->b, "<h2>%s</h2>\n", word(p, W_SIGN_PASSWORD));
    if (wrong != W_NAME)
        html(p->b, "<p class=\"notice grave\" role=\"alert\" id=\"wrong\">%s</p>\n", word(p, wrong));
    page_form(p, "/sign-in");
    hidden_to(p, to);
    html(p->b,
         "<div class=\"field\"><label for=\"phone\">%s</label><input id=\"phone\" name=\"phone\" type=\"tel\" "
         "autocomplete=\"username\" required value=\"%s\"></div>\n",
         word(p, W_SIGN_PHONE), form_get(&p->form, "phone"));
    html(p->b,
         "<div class=\"field\"><label for=\"password\">%s</label><input id=\"password\" name=\"password\" "
         "type=\"password\" autocomplete=\"current-password\" required></div>\n",
         word(p, W_SIGN_SECRET));
    html(p->b,
         "<div class=\"field\"><label for=\"code\">%s <span class=\"hint\">%s</span></label><input id=\"code\" "
         "name=\"code\" "
         "inputmode=\"numeric\" autocomplete=\"one-time-code\" maxlength=\"7\"></div>\n",
         word(p, W_SIGN_CODE), word(p, W_SIGN_CODE_WHO));
    html(p->b, "<button>%s</button></form>\n<p class=\"small dim\">%s</p>\n</section>\n", word(p, W_SIGN_IN),
         word(p, W_SIGN_HELP));
}

static void sign_in_page(struct page *p, const char *to, enum word_key wrong)
{
    page_begin(p, word(p, W_SIGN_IN));
    if (p->c->practice)
        people(p, to);
    by_password(p, to, wrong);
    page_end(p);
}

void page_sign_in(struct page *p)
{
    const char *to = path_ours(form_get(&p->query, "to"));
    if (p->who.signed_in)
        page_go(p, to);
    else
        sign_in_page(p, to, W_NAME);
}

static void begun(struct page *p, const json_t *answer)
{
    page_cookie(p, "session", json_str(answer, "token"), 0); /* a new one each time: none is taken over */
    page_go(p, path_ours(form_get(&p->form, "to")));
}

/* Spaces in a phone or a code are how people write them. */
static const char *no_spaces(struct page *p, const char *typed)
{
    size_t n = 0;
    char *out = arena_take(p->arena, strlen(typed) + 1);
    if (!out)
        return "";
    for (; *typed; typed++)
        if (*typed != ' ')
            out[n++] = *typed;
    out[n] = '\0';
    return out;
}

void page_sign_in_done(struct page *p)
{
    json_t *o = page_act(p, "session.begin",
                         json_pack("{s:s,s:s,s:s}", "phone", no_spaces(p, form_get(&p->form, "phone")), "password",
                                   form_get(&p->form, "password"), "code", no_spaces(p, form_get(&p->form, "code"))));
    if (!o)
        return;
    bool later = !json_is_true(json_object_get(o, "ok"));
    if (!later && *json_str(o, "token"))
        begun(p, o);
    else {
        p->out->status = later ? 429 : 403;
        sign_in_page(p, path_ours(form_get(&p->form, "to")), later ? W_SIGN_LATER : W_SIGN_WRONG);
    }
    json_decref(o);
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
