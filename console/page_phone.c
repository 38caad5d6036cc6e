/* page_phone.c - the phones on the screen: four people of a practice world, a clock, and what becomes of a report. It
 * is the real service on a carrier that reaches nobody. Every press is a form; with JavaScript (assets/phone.js) the
 * parts marked data-live are fetched again each second and a phone rings. */
#include "console/page_phone.h"

#include <stdio.h>
#include <string.h>

#include "console/figure.h"

#define TYPED_MAX 480

const char *phones_word(const struct phones *f, enum word_key first, int i)
{
    return word(f->p, (enum word_key)((int)first + i));
}

/* "Mon 23 Nov 2026, 09:00"; in short "Mon 23 Nov, 09:00". */
static void when(struct phones *f, int64_t time_s, bool in_short)
{
    struct civil c = civil_of(time_s);
    buffer_format(f->p->b, "<time datetime=\"%04d-%02d-%02dT%02d:%02d+03:00\">%s %d %s", c.year, c.month, c.day, c.hour,
                  c.minute, weekday_word(c.weekday, f->p->lang), c.day, month_word(c.month));
    if (!in_short)
        buffer_format(f->p->b, " %d", c.year);
    buffer_format(f->p->b, ", %02d:%02d</time>", c.hour, c.minute);
}

void phones_when(struct phones *f, int64_t time_s)
{
    when(f, time_s, false);
}

void phones_form(struct phones *f, const char *action)
{
    page_form(f->p, action);
    html(f->p->b, "<input type=\"hidden\" name=\"seen\" value=\"%d\"><input type=\"hidden\" name=\"ref\" value=\"%s\">",
         f->newest, form_get(&f->p->query, "ref"));
}

static const json_t *texts_of(const struct phones *f, int i)
{
    return json_object_get(f->phone[i], "texts");
}

const char *phones_code(const struct phones *f, int i)
{
    size_t n = json_array_size(texts_of(f, i));
    const json_t *last = json_array_get(texts_of(f, i), n ? n - 1 : 0);
    return strcmp(json_str(last, "key"), "confirm.code") == 0 ? json_str(last, "code") : "";
}

bool phones_state_is(const struct phones *f, const char *wanted)
{
    return strcmp(json_str(f->file, "state"), wanted) == 0;
}

/* By a text on its screen that names the case, or by one of the case's texts, where several are told in one. */
bool phones_told(const struct phones *f, int i)
{
    const json_t *who = f->phone[i], *texts = texts_of(f, i), *of_case = json_object_get(f->file, "texts");
    if (!f->file)
        return false;
    for (size_t t = 0; t < json_array_size(texts); t++)
        if (strcmp(json_str(json_array_get(texts, t), "ref"), f->ref) == 0)
            return true;
    for (size_t t = 0; i > 0 && t < json_array_size(of_case); t++) {
        const json_t *text = json_array_get(of_case, t);
        if (*json_str(text, "said") && strcmp(json_str(text, "role"), json_str(who, "role")) == 0 &&
            strcmp(json_str(text, "post"), json_str(who, "at")) == 0)
            return true;
    }
    return false;
}

/* --- a phone --- */

static bool is_new(const struct phones *f, const json_t *text)
{
    return f->seen >= 0 && json_num(text, "id", -1) > f->seen;
}

static int news_of(const struct phones *f, int i)
{
    int n = 0;
    for (size_t t = 0; t < json_array_size(texts_of(f, i)); t++)
        n += is_new(f, json_array_get(texts_of(f, i), t));
    return n;
}

static bool page_there(const char *path)
{
    for (int i = 0; i < console_routes_count; i++)
        if (strcmp(console_routes[i].path, path) == 0)
            return true;
    return false;
}

static void bubble(struct phones *f, const json_t *text)
{
    int64_t at_s = json_num(text, "at_s", 0);
    struct civil c = civil_of(at_s);
    bool typed = json_is_true(json_object_get(text, "typed"));
    html(f->p->b, "<li class=\"%s%s\">", typed ? "mine" : "came", is_new(f, text) ? " new" : "");
    if (is_new(f, text))
        html(f->p->b, "<b>%s</b> ", word(f->p, W_PHONE_NEW));
    html(f->p->b, "%s <small>", json_str(text, "words"));
    if (f->days)
        when(f, at_s, true);
    else
        buffer_format(f->p->b, "%02d:%02d", c.hour, c.minute);
    html_raw(f->p->b, "</small></li>\n");
}

static void dialled(struct phones *f, int i, const json_t *screen)
{
    bool more = json_is_true(json_object_get(screen, "more"));
    html(f->p->b, "<div class=\"ussd\"><p>%s</p>\n",
         json_is_true(json_object_get(screen, "unknown")) ? word(f->p, W_PHONE_UNKNOWN) : json_str(screen, "words"));
    phones_form(f, "/phone/dial");
    html(f->p->b, "<input type=\"hidden\" name=\"phone\" value=\"%d\">", (int64_t)i);
    if (more)
        html(f->p->b,
             "<label class=\"sr\" for=\"dial-%d\">%s</label>"
             "<input id=\"dial-%d\" name=\"typed\" autocomplete=\"off\" maxlength=\"160\">"
             "<button name=\"do\" value=\"answer\">%s</button>",
             (int64_t)i, word(f->p, W_PHONE_ANSWER), (int64_t)i, word(f->p, W_PHONE_ANSWER));
    html(f->p->b, "<button class=\"second\" name=\"do\" value=\"away\">%s</button></form></div>\n",
         word(f->p, W_PHONE_AWAY));
}

static void screen(struct phones *f, int i)
{
    const json_t *ussd = json_object_get(f->phone[i], "screen"), *texts = texts_of(f, i);
    html(f->p->b,
         "<div class=\"glass\" id=\"screen-%d\" data-live data-news=\"%d\" role=\"region\" tabindex=\"0\" "
         "aria-label=\"%s: %s\">\n",
         (int64_t)i, (int64_t)news_of(f, i), word(f->p, W_PHONE_SCREEN), json_str(f->phone[i], "name"));
    if (ussd)
        dialled(f, i, ussd);
    else if (!json_array_size(texts))
        html(f->p->b, "<p class=\"none\">%s</p>\n", word(f->p, W_PHONE_EMPTY));
    if (json_array_size(texts)) { /* also above an open call: what arrives is seen */
        html_raw(f->p->b, ussd ? "<div class=\"past\" tabindex=\"0\">" : "<div class=\"past\">");
        html_raw(f->p->b, "<ol class=\"talk\">\n");
        for (size_t t = 0; t < json_array_size(texts); t++)
            bubble(f, json_array_get(texts, t));
        html_raw(f->p->b, "</ol></div>\n");
    }
    html_raw(f->p->b, "</div>\n");
}

static void offer(struct phones *f, int i, const char *verb, const char *about, const char *rest)
{
    char words[240];
    snprintf(words, sizeof words, "%s%s%s%s%s", verb, *about ? " " : "", about, *rest ? " " : "", rest);
    html(f->p->b, "<button class=\"chip\" name=\"press\" value=\"%d:%s\">%s</button>\n", (int64_t)i, words, words);
}

static void offers_volunteer(struct phones *f, bool closed)
{
    const struct page *p = f->p;
    offer(f, 0, word(p, f->file && !closed ? W_PHONE_SAY_FREE : W_PHONE_SAY_DEFILEMENT), "", "");
    if (phones_told(f, 0))
        offer(f, 0, word(p, closed ? W_PHONE_SAY_NO : W_PHONE_SAY_STATUS), ref_shown(p, f->ref), "");
}

/* What this phone would say next: nothing is taken up twice, and nothing is closed that nobody took up. */
static void offers(struct phones *f, int i)
{
    const struct page *p = f->p;
    bool closed = phones_state_is(f, "closed") || phones_state_is(f, "discarded");
    if (*phones_code(f, i)) {
        offer(f, i, word(p, W_PHONE_SAY_YES), phones_code(f, i), "");
        return;
    }
    if (i == 0) {
        offers_volunteer(f, closed);
        return;
    }
    if (phones_state_is(f, "reported"))
        offer(f, i, word(p, W_PHONE_SAY_VERIFY), ref_shown(p, f->ref), word(p, W_PHONE_SAY_VERIFY_WORDS));
    else if (!closed)
        offer(f, i, word(p, W_PHONE_SAY_CLOSE), ref_shown(p, f->ref), word(p, W_PHONE_SAY_CLOSE_WORDS));
    offer(f, i, word(p, W_PHONE_SAY_STATUS), ref_shown(p, f->ref), "");
}

/* The same case in the console, signed in as the owner of this phone: everybody here is invented. */
static void console_link(struct phones *f, int i)
{
    struct page *p = f->p;
    page_form(p, "/sign-in/practice");
    html(p->b,
         "<input type=\"hidden\" name=\"person\" value=\"%d\"><input type=\"hidden\" name=\"to\" value=\"%s%s\">"
         "<button class=\"plain\">%s</button></form>\n",
         json_num(f->phone[i], "person", 0), page_there("/cases/*") ? "/cases/" : "/",
         page_there("/cases/*") ? f->ref : "", word(p, W_PHONE_CONSOLE));
}

/* What may be sent by one press: an officer who was not told yet has nothing to say. */
static void quick(struct phones *f, int i)
{
    html(f->p->b, "<div class=\"quick\" id=\"quick-%d\" data-live>\n", (int64_t)i);
    bool told = phones_told(f, i);
    if (i == 0 || told || *phones_code(f, i)) {
        phones_form(f, "/phone/text");
        html(f->p->b, "<p>%s</p>\n", word(f->p, W_PHONE_QUICK));
        offers(f, i);
        html_raw(f->p->b, "</form>\n");
    }
    if (i > 0 && told)
        console_link(f, i);
    html_raw(f->p->b, "</div>\n");
}

static void phone(struct phones *f, int i)
{
    struct page *p = f->p;
    const json_t *who = f->phone[i];
    char post[120];
    post_words(p, json_str(who, "role"), json_str(who, "at"), post, sizeof post);
    html(p->b, "<article class=\"handset p%d\" id=\"phone-%d\" aria-labelledby=\"owner-%d\">\n", (int64_t)i, (int64_t)i,
         (int64_t)i);
    html(p->b, "<h2 id=\"owner-%d\">%s <span>%s</span></h2>\n", (int64_t)i, json_str(who, "name"), post);
    html_raw(p->b, "<div class=\"shell\"><div class=\"ear\" aria-hidden=\"true\"></div>\n");
    screen(f, i);
    phones_form(f, "/phone/text");
    html(p->b,
         "<input type=\"hidden\" name=\"phone\" value=\"%d\"><label class=\"sr\" for=\"text-%d\">%s: %s</label>"
         "<input id=\"text-%d\" name=\"text\" autocomplete=\"off\" maxlength=\"%d\" placeholder=\"%s %s\">",
         (int64_t)i, (int64_t)i, word(p, W_PHONE_TYPE), json_str(who, "name"), (int64_t)i, (int64_t)TYPED_MAX,
         word(p, W_PHONE_TYPE), json_str(f->state, "code"));
    html(p->b, "<button class=\"call\">%s</button></form>\n", word(p, W_PHONE_SEND));
    html_raw(p->b, "<div class=\"keys\" aria-hidden=\"true\"></div></div>\n");
    quick(f, i);
    html_raw(p->b, "</article>\n");
}

/* --- the clock --- */

static void clock_part(struct phones *f)
{
    struct page *p = f->p;
    html(p->b,
         "<section class=\"card clock\" id=\"clock\" data-live aria-labelledby=\"clock-h\">\n<h2 "
         "id=\"clock-h\">%s</h2>\n<p>%s <strong>",
         word(p, W_PHONE_CLOCK), word(p, W_PHONE_NOW));
    phones_when(f, json_num(f->state, "now_s", 0));
    html_raw(p->b, "</strong></p>\n");
    phones_form(f, "/phone/clock");
    html(p->b,
         "<div class=\"row\"><button class=\"second\" id=\"hour\" name=\"on\" value=\"hour\">%s</button>\n"
         "<button class=\"second\" id=\"day\" name=\"on\" value=\"day\">%s</button>\n"
         "<button class=\"second\" id=\"next\" name=\"on\" value=\"%s\">%s</button></div></form>\n</section>\n",
         word(p, W_PHONE_HOUR), word(p, W_PHONE_DAY), f->ref, word(p, W_PHONE_NEXT));
}

static void jump(struct phones *f)
{
    struct page *p = f->p;
    html(p->b, "<nav class=\"jump\" id=\"jump\" data-live aria-label=\"%s\"><ul>\n", word(p, W_PHONE_JUMP));
    for (int i = 0; i < PHONES; i++) {
        html(p->b, "<li><a href=\"#phone-%d\">%s", (int64_t)i, phones_word(f, W_PHONE_WHO_0, i));
        if (news_of(f, i))
            html(p->b, " <b>%d %s</b>", (int64_t)news_of(f, i), word(p, W_PHONE_NEW));
        html_raw(p->b, "</a></li>\n");
    }
    html(p->b, "<li><a href=\"#story\">%s</a></li>\n</ul></nav>\n", word(p, W_PHONE_JUMP_STORY));
}

/* --- the page --- */

static bool look(struct phones *f, struct page *p, json_t **state)
{
    *f = (struct phones){.p = p, .seen = -1, .ref = ""};
    *state = page_act(p, "phone.state", json_pack("{s:s}", "ref", form_get(&p->query, "ref")));
    if (!*state)
        return false;
    if (!json_is_true(json_object_get(*state, "ok"))) {
        page_sentence(p, 404, W_NOT_FOUND);
        return false;
    }
    f->state = *state;
    f->file = json_object_get(*state, "case");
    f->ref = json_str(f->file, "ref");
    (void)span_i64(span_of(form_get(&p->query, "seen")), &f->seen);
    for (int i = 0; i < PHONES; i++) {
        f->phone[i] = json_array_get(json_object_get(*state, "phones"), (size_t)i);
        for (size_t t = 0; t < json_array_size(texts_of(f, i)); t++) {
            int64_t id = json_num(json_array_get(texts_of(f, i), t), "id", 0);
            f->newest = id > f->newest ? id : f->newest;
            f->days |= day_of(json_num(json_array_get(texts_of(f, i), t), "at_s", 0)) !=
                       day_of(json_num(f->state, "now_s", 0));
        }
    }
    return true;
}

static void world(struct phones *f)
{
    jump(f);
    html_raw(f->p->b, "<div class=\"desk\">\n");
    phones_guide(f);
    clock_part(f);
    html_raw(f->p->b, "</div>\n");
    phones_stand(f);
    html_raw(f->p->b, "<div class=\"handsets\">\n");
    for (int i = 0; i < PHONES; i++)
        if (*json_str(f->phone[i], "name"))
            phone(f, i);
    html_raw(f->p->b, "</div>\n");
    phones_story(f);
}

void page_phone(struct page *p)
{
    struct phones f;
    json_t *state;
    if (look(&f, p, &state)) {
        page_begin(p, word(p, W_PHONE_TITLE));
        html_raw(
            p->b,
            "<link rel=\"stylesheet\" href=\"/static/phone.css\">\n<script src=\"/static/phone.js\" defer></script>\n");
        html(p->b,
             "<p>%s</p>\n<p role=\"status\" class=\"sr\" id=\"rings\" data-words=\"%s\"></p>\n"
             "<form id=\"again\" action=\"/phone\"><button class=\"second\">%s</button></form>\n",
             word(p, W_PHONE_INTRO), word(p, W_PHONE_RINGS), word(p, W_PHONE_AGAIN));
        if (!*json_str(f.phone[0], "name"))
            html(p->b, "<p class=\"notice warn\">%s</p>\n", word(p, W_PHONE_NOBODY));
        html(p->b, "<div id=\"world\" data-sound=\"%s\">\n", word(p, W_PHONE_SOUND));
        world(&f);
        html_raw(p->b, "</div>\n");
        page_end(p);
    }
    json_decref(state);
}

/* The same without the frame, for the script. */
void page_phone_now(struct page *p)
{
    struct phones f;
    json_t *state;
    if (look(&f, p, &state)) {
        page_header(p, "Content-Type", "text/html; charset=utf-8");
        page_header(p, "Cache-Control", "no-store");
        html(p->b, "<!doctype html>\n<title>%s</title>\n<link rel=\"icon\" href=\"/static/mlinzi.svg\">\n",
             word(p, W_PHONE_TITLE));
        world(&f);
    }
    json_decref(state);
}

/* --- what is pressed --- */

/* Back to the page, with what came since marked as new, at the phone that was used. */
static void done(struct page *p, json_t *answer, int64_t phone_i)
{
    struct buffer b;
    if (answer && !json_is_true(json_object_get(answer, "ok")))
        page_sentence(p, 409, W_PHONE_BUSY);
    else if (answer) {
        buffer_init(&b, 512);
        html(&b, "/phone?seen=%u&ref=%u", form_get(&p->form, "seen"), form_get(&p->form, "ref"));
        if (phone_i >= 0)
            html(&b, "#phone-%d", phone_i);
        page_go(p, b.p && !b.full ? b.p : "/phone");
        buffer_free(&b);
    }
    json_decref(answer);
}

/* "1:VERIFY ..." of a button, or the number of the phone and what was typed. */
static const char *pressed(const struct page *p, int64_t *phone_i)
{
    const char *press = form_get(&p->form, "press");
    *phone_i = -1;
    if (!*press) {
        (void)span_i64(span_of(form_get(&p->form, "phone")), phone_i);
        return form_get(&p->form, "text");
    }
    if (press[0] >= '0' && press[0] < '0' + PHONES && press[1] == ':') {
        *phone_i = press[0] - '0';
        return press + 2;
    }
    return "";
}

void page_phone_text(struct page *p)
{
    int64_t i;
    const char *text = pressed(p, &i);
    if (!*text)
        page_go(p, "/phone");
    else if (text[0] == '*' && text[strlen(text) - 1] == '#')
        done(p, page_act(p, "phone.dial", json_pack("{s:I,s:s}", "phone", (json_int_t)i, "typed", text)), i);
    else
        done(p, page_act(p, "phone.text", json_pack("{s:I,s:s}", "phone", (json_int_t)i, "text", text)), i);
}

void page_phone_dial(struct page *p)
{
    int64_t i = -1;
    bool away = strcmp(form_get(&p->form, "do"), "away") == 0;
    (void)span_i64(span_of(form_get(&p->form, "phone")), &i);
    done(p,
         page_act(p, "phone.dial",
                  json_pack("{s:I,s:s,s:b}", "phone", (json_int_t)i, "typed", away ? "" : form_get(&p->form, "typed"),
                            "away", away)),
         i);
}

void page_phone_clock(struct page *p)
{
    const char *on = form_get(&p->form, "on");
    int64_t s = strcmp(on, "hour") == 0 ? 3600 : strcmp(on, "day") == 0 ? DAY_S : 0;
    done(p, page_act(p, "phone.clock", json_pack("{s:I,s:s}", "seconds", (json_int_t)s, "ref", s ? "" : on)), -1);
}
