/* page_person.c - one person: posts, phones, leave, and what may be changed of them; offices with areas of their own.
 * A person is known here by the number of their party: no page holds a phone's number. */
#include <stdio.h>
#include <string.h>

#include "console/pages.h"
#include "console/staff.h"
#include "console/table.h"

struct person_page {
    int64_t party;
    const json_t *posts, *person;
    bool admin;
};

static int64_t party_of(const struct page *p)
{
    int64_t party = 0;
    return span_i64(p->arg[0], &party) && party > 0 ? party : 0;
}

/* A form that does one thing to this person. */
static void act_form(struct page *p, const struct person_page *w, const char *act)
{
    char action[64];
    snprintf(action, sizeof action, "/people/%lld/%s", (long long)w->party, act);
    page_form(p, action);
}

static void hidden(struct page *p, const char *name, const char *value)
{
    html(p->b, "<input type=\"hidden\" name=\"%s\" value=\"%s\">", name, value);
}

static void hidden_post(struct page *p, const json_t *post)
{
    hidden(p, "role", json_str(post, "role"));
    hidden(p, "at", json_str(post, "at"));
    if (json_is_true(json_object_get(post, "deputy")))
        hidden(p, "deputy", "yes");
}

static void button(struct page *p, enum word_key key, const char *class)
{
    html(p->b, "<button class=\"%s\">%s</button></form>\n", class, word(p, key));
}

/* --- posts --- */

static void put_posts(struct page *p, const struct person_page *w)
{
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n", word(p, W_PEOPLE_POSTS));
    if (!json_array_size(w->posts))
        html(p->b, "<p>%s</p>\n", word(p, W_PEOPLE_NO_POST));
    for (size_t i = 0; i < json_array_size(w->posts); i++) {
        const json_t *post = json_array_get(w->posts, i);
        char words[120];
        post_words(p, json_str(post, "role"), json_str(post, "at"), words, sizeof words);
        html(p->b, "<div class=\"row\"><p>%s <span class=\"dim\">%s</span>", words, json_str(post, "at"));
        if (json_is_true(json_object_get(post, "deputy")))
            html(p->b, " <span class=\"tag\">%s</span>", word(p, W_PEOPLE_DEPUTY));
        html_raw(p->b, "</p>");
        if (w->admin && w->party != p->who.person) {
            act_form(p, w, "end");
            hidden_post(p, post);
            html(p->b, "<button class=\"second\" aria-label=\"%s: %s\">%s</button></form>", word(p, W_PEOPLE_END),
                 words, word(p, W_PEOPLE_END));
        }
        html_raw(p->b, "</div>\n");
    }
    html_raw(p->b, "</section>\n");
}

static void put_another(struct page *p, const struct person_page *w)
{
    const struct field at = {"at", form_get(&p->form, "at"), NULL, W_PEOPLE_PLACE, W_PEOPLE_CODE_HINT, true};
    html(p->b, "<details class=\"card\"><summary>%s</summary>\n", word(p, W_PEOPLE_MORE));
    act_form(p, w, "add");
    html(p->b, "<div class=\"field\"><label for=\"role\">%s</label><select id=\"role\" name=\"role\">",
         word(p, W_PEOPLE_ROLE));
    staff_roles(p, form_get(&p->form, "role"));
    html_raw(p->b, "</select></div>\n");
    staff_field(p, &at);
    html(p->b, "<div class=\"field\"><label><input type=\"checkbox\" name=\"deputy\" value=\"yes\">%s</label></div>\n",
         word(p, W_PEOPLE_AS_DEPUTY));
    button(p, W_PEOPLE_DO_ADD, "");
    html_raw(p->b, "</details>\n");
}

/* --- phones --- */

static void put_phones(struct page *p, const struct person_page *w)
{
    const json_t *phones = json_object_get(w->person, "phones");
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n", word(p, W_PEOPLE_PHONES));
    for (size_t i = 0; i < json_array_size(phones); i++) {
        const json_t *one = json_array_get(phones, i);
        int64_t place = json_num(one, "place", 3);
        bool lost = json_is_true(json_object_get(one, "lost"));
        if (place > 2)
            continue;
        html(p->b, "<div class=\"row\"><p>%s <span class=\"dim\">%s</span>", json_str(one, "number"),
             word(p, place == 1 ? W_PEOPLE_FIRST : W_PEOPLE_SECOND));
        if (lost)
            html(p->b, " <span class=\"tag late\">%s</span>", word(p, W_PEOPLE_LOST));
        html_raw(p->b, "</p>");
        if (w->admin) {
            act_form(p, w, "lost");
            hidden(p, "which", place == 1 ? "1" : "2");
            hidden(p, "found", lost ? "yes" : "");
            html(p->b, "<button class=\"second\" aria-label=\"%s: %s\">%s</button></form>",
                 word(p, lost ? W_PEOPLE_MARK_FOUND : W_PEOPLE_MARK_LOST), json_str(one, "number"),
                 word(p, lost ? W_PEOPLE_MARK_FOUND : W_PEOPLE_MARK_LOST));
        }
        html_raw(p->b, "</div>\n");
    }
    html(p->b, "<p class=\"small dim\">%s</p>\n</section>\n", word(p, W_PEOPLE_LOST_WHY));
}

/* A post that is held says nothing new of itself: what is changed stands beside it. */
static void put_change(struct page *p, const struct person_page *w)
{
    const struct field name = {"name", form_get(&p->form, "name"), NULL, W_PEOPLE_NAME, 0, false},
                       phone2 = {"phone2", form_get(&p->form, "phone2"), "tel", W_PEOPLE_PHONE2, 0, false};
    if (!json_array_size(w->posts))
        return;
    html(p->b, "<details class=\"card\"><summary>%s</summary>\n<p class=\"small dim\">%s</p>\n",
         word(p, W_PEOPLE_CHANGE), word(p, W_PEOPLE_CHANGE_HINT));
    act_form(p, w, "change");
    hidden_post(p, json_array_get(w->posts, 0));
    staff_field(p, &name);
    staff_field(p, &phone2);
    html(p->b,
         "<div class=\"field\"><label for=\"lang\">%s</label><select id=\"lang\" name=\"lang\"><option "
         "value=\"\">%s</option><option value=\"en\" lang=\"en\">English</option><option value=\"sw\" "
         "lang=\"sw\">Kiswahili</option></select></div>\n",
         word(p, W_PEOPLE_LANG), word(p, W_PEOPLE_LANG_SAME));
    button(p, W_PEOPLE_DO_CHANGE, "");
    html_raw(p->b, "</details>\n");
}

/* --- leave --- */

static void put_leave_form(struct page *p, const struct person_page *w)
{
    const struct field from = {"from", form_get(&p->form, "from"), "date", W_PEOPLE_FROM, 0, true},
                       to = {"to", form_get(&p->form, "to"), "date", W_PEOPLE_TO, 0, true},
                       who = {"delegate",        form_get(&p->form, "delegate"), "tel",
                              W_PEOPLE_DELEGATE, W_PEOPLE_DELEGATE_HINT,         false};
    act_form(p, w, "leave");
    staff_field(p, &from);
    staff_field(p, &to);
    staff_field(p, &who);
    button(p, W_PEOPLE_DO_LEAVE, "");
}

static void put_leave(struct page *p, const struct person_page *w)
{
    const json_t *all = json_object_get(w->person, "leave");
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n", word(p, W_PEOPLE_LEAVE));
    if (!json_array_size(all))
        html(p->b, "<p>%s</p>\n", word(p, W_PEOPLE_NO_LEAVE));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *one = json_array_get(all, i);
        char from[FIGURE_CAP], to[FIGURE_CAP];
        staff_date(json_str(one, "from"), from);
        staff_date(json_str(one, "to"), to);
        html(p->b, "<p>%s - %s", from, to);
        if (json_is_string(json_object_get(one, "delegate")))
            html(p->b, ", %s: %s", word(p, W_PEOPLE_STANDS_IN), json_str(one, "delegate"));
        html_raw(p->b, "</p>\n");
    }
    if (w->admin && json_is_true(json_object_get(w->person, "on_leave"))) {
        act_form(p, w, "back");
        button(p, W_PEOPLE_END_LEAVE, "second");
    }
    if (w->admin)
        put_leave_form(p, w);
    html_raw(p->b, "</section>\n");
}

static void put_lock(struct page *p, const struct person_page *w)
{
    bool locked = json_is_true(json_object_get(w->person, "locked"));
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n<p>%s</p>\n", word(p, W_PEOPLE_LOCK),
         word(p, locked ? W_PEOPLE_LOCKED : W_PEOPLE_NOT_LOCKED));
    if (locked && viewer_level(p) && w->party != p->who.person) {
        act_form(p, w, "unlock");
        button(p, W_PEOPLE_UNLOCK, "");
    }
    html(p->b, "<p class=\"small dim\">%s</p>\n<p class=\"small dim\">%s</p>\n</section>\n",
         word(p, W_PEOPLE_UNLOCK_WHO), word(p, W_PEOPLE_PASSWORD));
}

/* --- the page --- */

static void put_person(struct page *p, const struct person_page *w, const char *why)
{
    const char *name = json_str(w->person, "name");
    p->out->status = why ? 422 : 200;
    page_begin(p, *name ? name : word(p, W_PEOPLE_NO_NAME));
    html(p->b, "<p><a href=\"/people\">%s</a></p>\n", word(p, W_PEOPLE_BACK));
    staff_notice(p, why);
    html(p->b, "<p>%s: %s</p>\n", word(p, W_PEOPLE_LANG),
         strcmp(json_str(w->person, "lang"), "sw") == 0 ? "Kiswahili" : "English");
    put_posts(p, w);
    put_phones(p, w);
    put_leave(p, w);
    put_lock(p, w);
    if (w->admin) {
        put_change(p, w);
        put_another(p, w);
    }
    page_end(p);
}

static void person_page(struct page *p, const char *why)
{
    struct person_page w = {.party = party_of(p), .admin = people_admin(p)};
    json_t *one = json_array(), *names = NULL;
    (void)json_array_append_new(one, json_pack("{s:I}", "party", (json_int_t)w.party));
    json_t *o = page_query(
        p, "people", json_pack("{s:O*,s:I}", "posts", p->who.posts, "party", (json_int_t)(w.party ? w.party : -1)));
    if (o)
        names = people_names(p, one, "person");
    if (names) {
        w.posts = json_object_get(o, "posts");
        w.person = people_name(names, w.party);
        if (w.person)
            put_person(p, &w, why);
        else
            page_sentence(p, 404, W_NOT_FOUND);
    }
    json_decref(names);
    json_decref(o);
    json_decref(one);
}

void page_person(struct page *p)
{
    person_page(p, NULL);
}

void page_person_act(struct page *p)
{
    static const struct {
        const char *act, *op, *keys[6];
    } acts[] = {{"add", "person.add", {"role", "at"}},
                {"change", "person.add", {"role", "at", "name", "phone2", "lang"}},
                {"end", "person.end", {"role", "at"}},
                {"lost", "person.lost", {NULL}},
                {"leave", "person.leave", {"from", "to", "delegate"}},
                {"back", "person.leave", {NULL}},
                {"unlock", "pin.unlock", {NULL}}};
    const char *why;
    char here[40];
    int64_t party = party_of(p), which = strcmp(form_get(&p->form, "which"), "2") == 0 ? 2 : 1;
    size_t i = 0;
    while (i < countof(acts) && !span_is(p->arg[1], acts[i].act))
        i++;
    if (i == countof(acts) || !party) {
        page_sentence(p, 404, W_NOT_FOUND);
        return;
    }
    json_t *r = json_pack("{s:b,s:I,s:I,s:b,s:b}", "ends", span_is(p->arg[1], "back"), "party", (json_int_t)party,
                          "which", (json_int_t)which, "deputy", form_has(&p->form, "deputy"), "found",
                          *form_get(&p->form, "found") != '\0');
    for (const char *const *key = acts[i].keys; *key; key++)
        (void)json_object_set_new(r, *key, json_string(form_get(&p->form, *key)));
    snprintf(here, sizeof here, "/people/%lld", (long long)party);
    if (!staff_did(p, acts[i].op, r, here, &why))
        person_page(p, why);
}

/* --- offices --- */

static const struct column office_columns[] = {
    {W_OFFICES_CODE, false}, {W_OFFICES_AREAS, false}, {W_OFFICES_PHONE, false}};

static void put_office(struct page *p, const json_t *o)
{
    const json_t *areas = json_object_get(o, "areas");
    table_row(p);
    table_name(p, json_str(o, "code"), NULL);
    html(p->b, "<td data-l=\"%s\">", word(p, W_OFFICES_AREAS));
    for (size_t i = 0; i < json_array_size(areas); i++) {
        struct area a;
        const char *code = json_string_value(json_array_get(areas, i));
        html(p->b, i ? ", %s " : "%s ", code ? code : "");
        if (code && area_read(p->c->areas, span_of(code), &a))
            html_span(p->b, area_name(p->c->areas, a));
    }
    html_raw(p->b, "</td>");
    table_cell(p, &office_columns[2], json_str(o, "phone"));
    table_row_end(p);
}

static void put_office_form(struct page *p)
{
    const struct field fields[] = {
        {"code", form_get(&p->form, "code"), NULL, W_OFFICES_CODE, W_OFFICES_CODE_HINT, true},
        {"areas", form_get(&p->form, "areas"), NULL, W_OFFICES_AREAS, W_OFFICES_AREAS_HINT, true},
        {"phone", form_get(&p->form, "phone"), "tel", W_OFFICES_PHONE, 0, false}};
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n", word(p, W_OFFICES_ADD));
    page_form(p, "/people/offices");
    for (size_t i = 0; i < countof(fields); i++)
        staff_field(p, &fields[i]);
    button(p, W_OFFICES_ADD, "");
    html_raw(p->b, "</section>\n");
}

static void offices_page(struct page *p, const char *why)
{
    if (!people_admin(p)) {
        page_sentence(p, 403, W_NOT_YOURS);
        return;
    }
    json_t *o = page_query(p, "offices", NULL);
    const json_t *all = json_object_get(o, "offices");
    if (!o)
        return;
    p->out->status = why ? 422 : 200;
    page_begin(p, word(p, W_PEOPLE_OFFICES));
    html(p->b, "<p><a href=\"/people\">%s</a></p>\n", word(p, W_PEOPLE_BACK));
    staff_notice(p, why);
    html(p->b, "<p>%s</p>\n", word(p, W_OFFICES_LEAD));
    if (!json_array_size(all))
        html(p->b, "<p>%s</p>\n", word(p, W_OFFICES_NONE));
    else {
        table_begin(p, word(p, W_PEOPLE_OFFICES), office_columns, countof(office_columns));
        for (size_t i = 0; i < json_array_size(all); i++)
            put_office(p, json_array_get(all, i));
        table_end(p);
    }
    put_office_form(p);
    page_end(p);
    json_decref(o);
}

void page_offices(struct page *p)
{
    offices_page(p, NULL);
}

void page_offices_add(struct page *p)
{
    const char *why;
    json_t *areas = json_array();
    struct span typed = span_of(form_get(&p->form, "areas"));
    while (typed.n) {
        struct span one = span_trim(span_cut(&typed, ' '));
        if (one.n)
            (void)json_array_append_new(areas, json_stringn(one.p, one.n));
    }
    if (!staff_did(p, "office.add",
                   json_pack("{s:s,s:s,s:o}", "code", form_get(&p->form, "code"), "phone", form_get(&p->form, "phone"),
                             "areas", areas),
                   "/people/offices", &why))
        offices_page(p, why);
}
