/* page_audit.c - who did what and when, whether the record of it is whole, and how to see that for oneself. */
#include <stdio.h>
#include <string.h>

#include "console/csv.h"
#include "console/pages.h"
#include "console/staff.h"
#include "console/table.h"

enum { LINES_PAGE = 50, PAGES_MOST = 90, LINES_CSV = 5000, COUNTIES = 47 };

struct asked_for {
    const char *ref, *act, *day;
    int64_t person, shard, page; /* shard -1: any */
};

static int64_t number_of(const struct page *p, const char *key, int64_t otherwise)
{
    int64_t n;
    return span_i64(span_of(form_get(&p->query, key)), &n) && n >= 0 ? n : otherwise;
}

static struct asked_for asked_for(const struct page *p)
{
    struct asked_for a = {.ref = ref_typed(p, form_get(&p->query, "ref")),
                          .act = form_get(&p->query, "act"),
                          .day = form_get(&p->query, "day"),
                          .person = number_of(p, "person", 0),
                          .shard = number_of(p, "county", -1),
                          .page = number_of(p, "page", 0)};
    a.page = a.page < PAGES_MOST ? a.page : PAGES_MOST;
    return a;
}

/* The engine says whether it may be read, and writes down that it was; then the desk reads. NULL: answered. */
static json_t *may_read(struct page *p, const struct asked_for *a, const char *what)
{
    char about[200];
    const char *why;
    snprintf(about, sizeof about, "%s case=%.12s act=%.40s day=%.10s person=%lld county=%lld page=%lld", what, a->ref,
             a->act, a->day, (long long)a->person, (long long)a->shard, (long long)a->page);
    utf8_whole(about);
    json_t *o = staff_act(p, "audit.read", json_pack("{s:s}", "about", about), &why);
    if (why)
        page_away(p);
    return o;
}

static json_t *read_audit(struct page *p, const struct asked_for *a, int64_t skip, int64_t most)
{
    int32_t day = 0;
    (void)day_read(span_of(a->day), &day);
    return page_query(p, "audit",
                      json_pack("{s:s,s:s,s:I,s:I,s:i,s:I,s:I}", "ref", a->ref, "act", a->act, "person",
                                (json_int_t)a->person, "shard", (json_int_t)a->shard, "day", (int)day, "skip",
                                (json_int_t)skip, "most", (json_int_t)most));
}

/* --- the list --- */

static void county_name(const struct page *p, int64_t shard, char out[80])
{
    struct area a;
    char code[AREA_CODE_CAP];
    snprintf(code, sizeof code, "%03d", (int)(shard % 1000));
    if (shard > 0 && area_read(p->c->areas, span_of(code), &a))
        (void)span_str(area_name(p->c->areas, a), out, 80);
    else
        (void)span_str(span_of(word(p, W_AUDIT_NO_COUNTY)), out, 80);
}

static void put_filter(struct page *p, const struct asked_for *a)
{
    html(p->b,
         "<form class=\"filter\" method=\"get\" action=\"/audit\"><label>%s<br><input name=\"ref\" value=\"%s\" "
         "inputmode=\"numeric\"></label><label>%s<br><input name=\"act\" value=\"%s\"></label><label>%s<br><input "
         "name=\"day\" type=\"date\" value=\"%s\"></label><label>%s<br><input name=\"person\" inputmode=\"numeric\" "
         "value=\"%s\"></label>",
         word(p, W_AUDIT_CASE), a->ref, word(p, W_AUDIT_ACT), a->act, word(p, W_AUDIT_DAY), a->day,
         word(p, W_AUDIT_PERSON), form_get(&p->query, "person"));
    html(p->b, "<label>%s<br><select name=\"county\"><option value=\"\">%s</option>", word(p, W_AUDIT_COUNTY),
         word(p, W_PEOPLE_ANY));
    for (int64_t i = 0; i <= COUNTIES; i++) {
        char name[80];
        county_name(p, i, name);
        html(p->b, a->shard == i ? "<option value=\"%d\" selected>%s</option>" : "<option value=\"%d\">%s</option>", i,
             name);
    }
    html(p->b, "</select></label><button>%s</button></form>\n", word(p, W_PEOPLE_SHOW));
}

static const struct column columns[] = {{W_AUDIT_WHEN, false},   {W_AUDIT_ACT, false},  {W_AUDIT_CASE, false},
                                        {W_AUDIT_PERSON, false}, {W_AUDIT_ROLE, false}, {W_AUDIT_COUNTY, false},
                                        {W_AUDIT_NUMBER, true}};

static void put_person(struct page *p, int64_t person, bool admin)
{
    html(p->b, "<td data-l=\"%s\">", word(p, W_AUDIT_PERSON));
    if (!person)
        word_put(p, W_AUDIT_SYSTEM);
    else if (admin)
        html(p->b, "<a href=\"/people/%d\">%d</a>", person, person);
    else
        html(p->b, "%d", person);
    html_raw(p->b, "</td>");
}

static void put_line(struct page *p, const json_t *one, bool admin)
{
    char when[FIGURE_CAP], county[80], role[120] = "";
    figure_moment(json_num(one, "at_s", 0), when);
    county_name(p, json_num(one, "shard", 0), county);
    if (*json_str(one, "role"))
        post_words(p, json_str(one, "role"), "", role, sizeof role);
    table_row(p);
    table_name(p, when, NULL);
    table_cell(p, &columns[1], json_str(one, "act"));
    table_cell(p, &columns[2], ref_shown(p, json_str(one, "ref")));
    /* a reporter who holds no post is nobody of the list of people */
    put_person(p, json_num(one, "person", 0), admin && strcmp(json_str(one, "role"), "reporter") != 0);
    table_cell(p, &columns[4], role);
    table_cell(p, &columns[5], county);
    table_count(p, &columns[6], json_num(one, "seq", 0));
    table_row_end(p);
}

static void put_turn(struct page *p, const struct asked_for *a, int64_t page, enum word_key key)
{
    html(p->b, "<a class=\"button second\" href=\"/audit?ref=%u&amp;act=%u&amp;day=%u&amp;person=%u&amp;county=%u",
         a->ref, a->act, a->day, form_get(&p->query, "person"), form_get(&p->query, "county"));
    html(p->b, "&amp;page=%d\">%s</a>\n", page, word(p, key));
}

static void put_list(struct page *p, const json_t *o, const struct asked_for *a)
{
    const json_t *list = json_object_get(o, "audit");
    bool admin = people_admin(p);
    if (json_is_true(json_object_get(o, "cut")))
        html(p->b, "<p class=\"notice\">%s</p>\n", word(p, W_AUDIT_CUT));
    if (!json_array_size(list)) {
        html(p->b, "<p>%s</p>\n", word(p, W_AUDIT_NONE));
        return;
    }
    table_begin(p, word(p, W_AUDIT_RECORDS), columns, countof(columns));
    for (size_t i = 0; i < json_array_size(list); i++)
        put_line(p, json_array_get(list, i), admin);
    table_end(p);
    html_raw(p->b, "<p class=\"row\">");
    if (a->page > 0)
        put_turn(p, a, a->page - 1, W_PEOPLE_BEFORE);
    if (json_is_true(json_object_get(o, "more")) && a->page < PAGES_MOST)
        put_turn(p, a, a->page + 1, W_PEOPLE_NEXT);
    html(p->b,
         "<a class=\"button second\" href=\"/audit.csv?ref=%u&amp;act=%u&amp;day=%u&amp;person=%u&amp;county=%u\" "
         "download>%s</a></p>\n",
         a->ref, a->act, a->day, form_get(&p->query, "person"), form_get(&p->query, "county"), word(p, W_AUDIT_EXPORT));
}

/* --- whether it is whole --- */

static void put_fact(struct page *p, enum word_key key, const char *value)
{
    html(p->b, "<dt>%s</dt><dd>%s</dd>\n", word(p, key), value);
}

static void put_mark(struct page *p, const json_t *mark)
{
    char said[FIGURE_CAP], ago[FIGURE_CAP], both[2 * FIGURE_CAP + 40];
    if (!json_num(mark, "n", 0)) {
        html(p->b, "<p>%s</p>\n", word(p, W_AUDIT_NO_MARK));
        return;
    }
    html_raw(p->b, "<dl class=\"facts\">\n");
    figure_count(json_num(mark, "n", 0), said);
    put_fact(p, W_AUDIT_MARK, said);
    put_fact(p, W_AUDIT_PRINT, json_str(mark, "print"));
    figure_moment(json_num(mark, "at_s", 0), said);
    figure_length(p->now_s - json_num(mark, "at_s", 0), p->lang, ago);
    snprintf(both, sizeof both, "%s (%s %s)", said, ago, word(p, W_AUDIT_AGO));
    put_fact(p, W_AUDIT_MADE, both);
    figure_count(json_num(mark, "records", 0), said);
    put_fact(p, W_AUDIT_COVERS, said);
    html_raw(p->b, "</dl>\n");
}

static void put_self(struct page *p, const char *public)
{
    html(p->b, "<details class=\"card\"><summary>%s</summary>\n<p>%s</p>\n<p><code>mlinzi audit verify</code></p>\n",
         word(p, W_AUDIT_SELF), word(p, W_AUDIT_SELF_ALL));
    html(p->b, "<p>%s</p>\n<p><code>mlinzi audit verify --public %s</code></p>\n<p>%s</p></details>\n",
         word(p, W_AUDIT_SELF_COPY), public, word(p, W_AUDIT_SELF_PRINT));
}

static void put_chain(struct page *p, const json_t *mark, const char *public)
{
    static const int64_t offered[] = {1000, 10000, 100000};
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n", word(p, W_AUDIT_CHAIN));
    put_mark(p, mark);
    html(p->b, "<form class=\"filter\" method=\"get\" action=\"/audit/verify\"><label>%s<br><select name=\"records\">",
         word(p, W_AUDIT_VERIFY_N));
    for (size_t i = 0; i < countof(offered); i++) {
        char said[FIGURE_CAP];
        figure_count(offered[i], said);
        html(p->b, "<option value=\"%d\">%s</option>", offered[i], said);
    }
    html(p->b, "</select></label><button class=\"second\">%s</button></form>\n</section>\n", word(p, W_AUDIT_VERIFY));
    put_self(p, public);
}

/* --- the pages --- */

void page_audit(struct page *p)
{
    struct asked_for a = asked_for(p);
    json_t *may = may_read(p, &a, "list"), *o = may ? read_audit(p, &a, a.page * LINES_PAGE, LINES_PAGE) : NULL;
    if (o) {
        page_begin(p, word(p, W_NAV_AUDIT));
        html(p->b, "<p>%s</p>\n", word(p, W_AUDIT_LEAD));
        put_chain(p, json_object_get(o, "mark"), json_str(may, "public"));
        put_filter(p, &a);
        put_list(p, o, &a);
        page_end(p);
    }
    json_decref(o);
    json_decref(may);
}

static void put_faults(struct page *p, const json_t *faults)
{
    html_raw(p->b, "<ul>\n");
    for (size_t i = 0; i < json_array_size(faults); i++) {
        const json_t *one = json_array_get(faults, i);
        char county[80];
        int64_t shard = json_num(one, "shard", 0);
        county_name(p, shard, county);
        html(p->b, "<li>%s, %d: <span lang=\"en\">%s</span></li>\n", shard < 0 ? word(p, W_AUDIT_MARKS) : county,
             json_num(one, "number", 0), json_str(one, "what"));
    }
    html_raw(p->b, "</ul>\n");
}

void page_audit_verify(struct page *p)
{
    struct asked_for a = {.ref = "", .act = "", .day = "", .shard = -1};
    char said[FIGURE_CAP];
    int64_t records = number_of(p, "records", 1000);
    json_t *may = may_read(p, &a, "verify");
    json_t *o = may ? page_query(p, "audit.verify",
                                 json_pack("{s:s,s:I}", "public", json_str(may, "public"), "records",
                                           (json_int_t)(records < 100000 ? records : 100000)))
                    : NULL;
    const json_t *faults = json_object_get(o, "faults");
    bool whole = !json_array_size(faults);
    if (o) {
        page_begin(p, word(p, W_AUDIT_CHAIN));
        html(p->b, "<p><a href=\"/audit\">%s</a></p>\n", word(p, W_AUDIT_BACK));
        html(p->b,
             whole ? "<div class=\"notice well\" role=\"status\"><p>%s</p></div>\n"
                   : "<div class=\"notice grave\" role=\"alert\"><p>%s</p></div>\n",
             word(p, whole ? W_AUDIT_WHOLE : W_AUDIT_BROKEN));
        if (!whole)
            put_faults(p, faults);
        html_raw(p->b, "<dl class=\"facts\">\n");
        figure_count(json_num(o, "records", 0), said);
        put_fact(p, W_AUDIT_CHECKED, said);
        figure_count(json_num(o, "marks", 0), said);
        put_fact(p, W_AUDIT_MARKS_CHECKED, said);
        if (json_num(o, "newest", 0))
            put_fact(p, W_AUDIT_PRINT, json_str(o, "print"));
        html_raw(p->b, "</dl>\n");
        put_self(p, json_str(may, "public"));
        page_end(p);
    }
    json_decref(o);
    json_decref(may);
}

static void line_row(struct page *p, const json_t *one)
{
    static const char *const numbers[] = {"shard", "seq", "version", "person"};
    char n[countof(numbers)][24], when[32];
    struct text t;
    text_init(&t, when, sizeof when);
    time_write(json_num(one, "at_s", 0), &t);
    for (size_t i = 0; i < countof(numbers); i++)
        snprintf(n[i], sizeof n[i], "%lld", (long long)json_num(one, numbers[i], 0));
    const char *const cells[] = {
        when, n[0], n[1], n[2], n[3], ref_shown(p, json_str(one, "ref")), json_str(one, "role"), json_str(one, "act")};
    csv_row(p->b, cells, countof(cells));
}

void page_audit_csv(struct page *p)
{
    struct asked_for a = asked_for(p);
    json_t *may = may_read(p, &a, "csv"), *o = may ? read_audit(p, &a, 0, LINES_CSV) : NULL;
    const json_t *list = json_object_get(o, "audit");
    if (o) {
        csv_head(p, "audit.csv");
        buffer_str(p->b, "at,shard,record,version,person,case,role,act\r\n");
        for (size_t i = 0; i < json_array_size(list); i++)
            line_row(p, json_array_get(list, i));
    }
    json_decref(o);
    json_decref(may);
}
