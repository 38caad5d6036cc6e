/* page_people.c - who holds which post: the list with its filter, adding somebody, and the list as CSV. What stands in
 * plain columns the desk reads; names and numbers the engine hands out, and writes down that it did. */
#include <stdio.h>
#include <string.h>

#include "console/csv.h"
#include "console/pages.h"
#include "console/staff.h"
#include "console/table.h"
#include "core/staff.h"

struct asked_for {
    const char *role, *place;
    int64_t page;
};

static struct asked_for asked_for(const struct page *p)
{
    struct asked_for a = {form_get(&p->query, "role"), form_get(&p->query, "place"), 0};
    if (!span_i64(span_of(form_get(&p->query, "page")), &a.page) || a.page < 0 || a.page > 100000)
        a.page = 0;
    return a;
}

bool people_admin(const struct page *p)
{
    for (size_t i = 0; i < json_array_size(p->who.posts); i++) {
        const json_t *o = json_array_get(p->who.posts, i);
        struct post post = {.role = role_of(span_of(json_str(o, "role")))};
        (void)span_str(span_of(json_str(o, "at")), post.at, sizeof post.at);
        if (staff_may(&post, 1, STAFF_CHANGE))
            return true;
    }
    return false;
}

/* Each once, in the order of the list. */
static json_t *parties_of(const json_t *posts)
{
    json_t *all = json_array();
    for (size_t i = 0; i < json_array_size(posts); i++) {
        json_t *party = json_object_get(json_array_get(posts, i), "party");
        bool there = false;
        for (size_t j = 0; !there && j < json_array_size(all); j++)
            there = json_equal(json_array_get(all, j), party);
        if (!there)
            (void)json_array_append(all, party);
    }
    return all;
}

json_t *people_names(struct page *p, const json_t *posts, const char *about)
{
    const char *why;
    json_t *o =
        staff_act(p, "people.names", json_pack("{s:o,s:s}", "parties", parties_of(posts), "about", about), &why);
    if (why)
        page_away(p);
    return o;
}

const json_t *people_name(const json_t *names, int64_t party)
{
    char key[24];
    snprintf(key, sizeof key, "%lld", (long long)party);
    return json_object_get(json_object_get(names, "names"), key);
}

/* --- the list --- */

static const struct column columns[] = {
    {W_PEOPLE_HOLDER, false}, {W_PEOPLE_POST, false}, {W_PEOPLE_PHONES, false}, {W_PEOPLE_STATE, false}};

static void phones_write(struct page *p, const json_t *person, struct buffer *b)
{
    const json_t *phones = json_object_get(person, "phones");
    bool first = true;
    for (size_t i = 0; i < json_array_size(phones); i++) {
        const json_t *one = json_array_get(phones, i);
        if (json_num(one, "place", 3) > 2)
            continue;
        buffer_str(b, first ? "" : ", ");
        buffer_str(b, json_str(one, "number"));
        if (json_is_true(json_object_get(one, "lost"))) {
            buffer_str(b, " (");
            buffer_str(b, word(p, W_PEOPLE_LOST));
            buffer_str(b, ")");
        }
        first = false;
    }
}

static void state_write(struct page *p, const json_t *post, const json_t *person, struct buffer *b)
{
    const struct {
        bool is;
        enum word_key word;
    } all[] = {{json_is_true(json_object_get(post, "deputy")), W_PEOPLE_DEPUTY},
               {json_is_true(json_object_get(post, "away")), W_PEOPLE_AWAY},
               {json_is_true(json_object_get(person, "locked")), W_PEOPLE_LOCKED}};
    for (size_t i = 0; i < countof(all); i++)
        if (all[i].is) {
            buffer_str(b, b->n ? ", " : "");
            buffer_str(b, word(p, all[i].word));
        }
}

static const char *ended(struct buffer *b) /* as a string; "" of an empty one */
{
    buffer_add(b, "", 1);
    return b->p && !b->full ? b->p : "";
}

static void put_post(struct page *p, const json_t *post, const json_t *person)
{
    char words[120], href[40];
    struct buffer phones, state;
    const char *name = json_str(person, "name");
    buffer_init(&phones, 512);
    buffer_init(&state, 512);
    phones_write(p, person, &phones);
    state_write(p, post, person, &state);
    post_words(p, json_str(post, "role"), json_str(post, "at"), words, sizeof words);
    snprintf(href, sizeof href, "/people/%lld", (long long)json_num(post, "party", 0));
    table_row(p);
    table_name(p, *name ? name : word(p, W_PEOPLE_NO_NAME), href);
    html(p->b, "<td data-l=\"%s\">%s <span class=\"dim\">%s</span></td>", word(p, W_PEOPLE_POST), words,
         json_str(post, "at"));
    table_cell(p, &columns[2], ended(&phones));
    table_cell(p, &columns[3], ended(&state));
    table_row_end(p);
    buffer_free(&phones);
    buffer_free(&state);
}

static void put_filter(struct page *p, const struct asked_for *a)
{
    html(p->b,
         "<form class=\"filter\" method=\"get\" action=\"/people\"><label>%s<br><select name=\"role\">"
         "<option value=\"\">%s</option>",
         word(p, W_PEOPLE_ROLE), word(p, W_PEOPLE_ANY));
    staff_roles(p, a->role);
    html(p->b,
         "</select></label><label>%s<br><input name=\"place\" value=\"%s\" "
         "aria-describedby=\"place-hint\"></label><button>%s</button></form>\n<p class=\"small dim\" "
         "id=\"place-hint\">%s</p>\n",
         word(p, W_PEOPLE_PLACE), a->place, word(p, W_PEOPLE_SHOW), word(p, W_PEOPLE_PLACE_HINT));
}

static void put_turn(struct page *p, const struct asked_for *a, int64_t page, enum word_key key)
{
    html(p->b, "<a class=\"button second\" href=\"/people?role=%u&amp;place=%u&amp;page=%d\">%s</a>\n", a->role,
         a->place, page, word(p, key));
}

static void put_list(struct page *p, const json_t *o, const json_t *names, const struct asked_for *a)
{
    const json_t *posts = json_object_get(o, "posts");
    int64_t found = json_num(o, "found", 0), each = json_num(o, "each", 1);
    char said[FIGURE_CAP], caption[120];
    if (!json_array_size(posts)) {
        html(p->b, "<p>%s</p>\n",
             word(p, json_is_true(json_object_get(o, "known")) ? W_PEOPLE_NONE : W_PEOPLE_NO_PLACE));
        return;
    }
    figure_count(found, said);
    snprintf(caption, sizeof caption, "%s: %s", word(p, W_PEOPLE_FOUND), said);
    table_begin(p, caption, columns, countof(columns));
    for (size_t i = 0; i < json_array_size(posts); i++) {
        const json_t *post = json_array_get(posts, i);
        put_post(p, post, people_name(names, json_num(post, "party", 0)));
    }
    table_end(p);
    html_raw(p->b, "<p class=\"row\">");
    if (a->page > 0)
        put_turn(p, a, a->page - 1, W_PEOPLE_BEFORE);
    if ((a->page + 1) * each < found)
        put_turn(p, a, a->page + 1, W_PEOPLE_NEXT);
    html_raw(p->b, "</p>\n");
}

/* --- adding --- */

static void put_add(struct page *p, bool open)
{
    const struct field fields[] = {
        {"at", form_get(&p->form, "at"), NULL, W_PEOPLE_PLACE, W_PEOPLE_CODE_HINT, true},
        {"phone", form_get(&p->form, "phone"), "tel", W_PEOPLE_PHONE, W_PEOPLE_PHONE_HINT, true},
        {"name", form_get(&p->form, "name"), NULL, W_PEOPLE_NAME, 0, false},
        {"phone2", form_get(&p->form, "phone2"), "tel", W_PEOPLE_PHONE2, 0, false},
    };
    html_raw(p->b, open ? "<details class=\"card\" open>" : "<details class=\"card\">");
    html(p->b, "<summary>%s</summary>\n", word(p, W_PEOPLE_ADD));
    page_form(p, "/people");
    html(p->b, "<div class=\"field\"><label for=\"role\">%s</label><select id=\"role\" name=\"role\">",
         word(p, W_PEOPLE_ROLE));
    staff_roles(p, form_get(&p->form, "role"));
    html_raw(p->b, "</select></div>\n");
    for (size_t i = 0; i < countof(fields); i++)
        staff_field(p, &fields[i]);
    html(p->b,
         "<div class=\"field\"><label for=\"lang\">%s</label><select id=\"lang\" name=\"lang\"><option "
         "value=\"\">%s</option><option value=\"en\" lang=\"en\">English</option><option value=\"sw\" "
         "lang=\"sw\">Kiswahili</option></select></div>\n<div class=\"field\"><label><input type=\"checkbox\" "
         "name=\"deputy\" value=\"yes\">%s</label></div>\n<button>%s</button></form></details>\n",
         word(p, W_PEOPLE_LANG), word(p, W_PEOPLE_LANG_SAME), word(p, W_PEOPLE_AS_DEPUTY), word(p, W_PEOPLE_DO_ADD));
}

static void put_admin(struct page *p, const char *why)
{
    put_add(p, why != NULL);
    html(p->b,
         "<p class=\"row\"><a class=\"button second\" href=\"/people/import\">%s</a> <a class=\"button second\" "
         "href=\"/people/offices\">%s</a></p>\n",
         word(p, W_PEOPLE_IMPORT), word(p, W_PEOPLE_OFFICES));
    html(p->b, "<p class=\"small dim\">%s</p>\n", word(p, W_PEOPLE_PASSWORD));
}

/* why: what the engine said of a form that was sent; NULL: nothing was. */
static void people_page(struct page *p, const char *why)
{
    struct asked_for a = asked_for(p);
    char about[100];
    json_t *o = page_query(p, "people",
                           json_pack("{s:O*,s:s,s:s,s:I}", "posts", p->who.posts, "role", a.role, "place", a.place,
                                     "page", (json_int_t)a.page));
    snprintf(about, sizeof about, "role=%.20s at=%.40s page=%lld", a.role, a.place, (long long)a.page);
    json_t *names = o ? people_names(p, json_object_get(o, "posts"), about) : NULL;
    if (names) {
        p->out->status = why ? 422 : 200;
        page_begin(p, word(p, W_NAV_PEOPLE));
        staff_notice(p, why);
        html(p->b, "<p>%s</p>\n", word(p, W_PEOPLE_LEAD));
        put_filter(p, &a);
        put_list(p, o, names, &a);
        html(p->b, "<p><a class=\"button second\" href=\"/people.csv?role=%u&amp;place=%u\" download>%s</a></p>\n",
             a.role, a.place, word(p, W_PEOPLE_EXPORT));
        if (people_admin(p))
            put_admin(p, why);
        page_end(p);
    }
    json_decref(names);
    json_decref(o);
}

void page_people(struct page *p)
{
    people_page(p, NULL);
}

void page_people_add(struct page *p)
{
    static const char *const keys[] = {"role", "at", "phone", "name", "phone2", "lang"};
    const char *why;
    json_t *r = json_object();
    for (size_t i = 0; i < countof(keys); i++)
        (void)json_object_set_new(r, keys[i], json_string(form_get(&p->form, keys[i])));
    (void)json_object_set_new(r, "deputy", json_boolean(form_has(&p->form, "deputy")));
    if (!staff_did(p, "person.add", r, "/people", &why))
        people_page(p, why);
}

/* --- as CSV --- */

static bool csv_page(struct page *p, const struct asked_for *a, int64_t page)
{
    char about[100];
    json_t *o = page_query(p, "people",
                           json_pack("{s:O*,s:s,s:s,s:I,s:b}", "posts", p->who.posts, "role", a->role, "place",
                                     a->place, "page", (json_int_t)page, "export", 1));
    snprintf(about, sizeof about, "role=%.20s at=%.40s csv=%lld", a->role, a->place, (long long)page);
    json_t *names = o ? people_names(p, json_object_get(o, "posts"), about) : NULL;
    const json_t *posts = json_object_get(o, "posts");
    bool more = names && (page + 1) * json_num(o, "each", 1) < json_num(o, "found", 0);
    for (size_t i = 0; names && i < json_array_size(posts); i++) {
        const json_t *post = json_array_get(posts, i), *person = people_name(names, json_num(post, "party", 0));
        struct buffer phones;
        buffer_init(&phones, 512);
        phones_write(p, person, &phones);
        const char *const cells[] = {json_str(post, "role"),
                                     json_str(post, "at"),
                                     json_str(person, "name"),
                                     ended(&phones),
                                     json_str(person, "lang"),
                                     json_is_true(json_object_get(post, "deputy")) ? "yes" : "no",
                                     json_is_true(json_object_get(post, "away")) ? "yes" : "no"};
        csv_row(p->b, cells, countof(cells));
        buffer_free(&phones);
    }
    json_decref(names);
    json_decref(o);
    return more;
}

#define CSV_PAGES 300 /* of 100 posts */
void page_people_csv(struct page *p)
{
    struct asked_for a = asked_for(p);
    buffer_str(p->b, "role,at,name,phones,lang,deputy,on_leave\r\n");
    for (int64_t page = 0; page < CSV_PAGES && csv_page(p, &a, page); page++)
        ;
    if (p->out->status != 200)
        return;
    csv_head(p, "people.csv");
}
