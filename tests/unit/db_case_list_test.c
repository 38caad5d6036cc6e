/* db_case_list_test.c - the lists of cases: in their order whatever the page, each case once however often it is seen,
 * only what the filter asks for, and nothing of a case in which the viewer's own kind is accused. */
#include "db/case_list.h"

#include "db/casework.h"
#include "db/sheet.h"
#include "mlinzid/load.h"
#include "tests/unit/db_world.h"

static struct world_of_db w;
static struct loaded *loaded;
static int64_t due[10];

/* id, severity, when it is due, state; the rest as a_case() has it. */
static struct case_file plain(int64_t id, enum severity severity, int64_t due_s, enum case_state state)
{
    struct case_file c = a_case(&w, id);
    c.severity = severity;
    due[id] = due_s;
    c.state = state;
    if (state >= CASE_CLOSED)
        c.closed_s = NOW + 60;
    return c;
}

/* "3 1 2": the cases of a page of `cap` after page->after, as `posts` see them. */
static const char *page_seen(const struct post *post, int n, struct list_filter f, struct list_page *page)
{
    static char said[400];
    struct scope scope;
    struct text t;
    f.now_s = NOW;
    scope_of(&w.areas, post, n, &scope);
    CHECK_INT(db_case_list(w.db, &scope, &f, page), ERR_NONE);
    text_init(&t, said, sizeof said);
    for (int i = 0; i < page->n; i++) {
        if (i)
            text_char(&t, ' ');
        text_i64(&t, page->rows[i].at.id);
    }
    (void)text_done(&t);
    said[t.n] = 0;
    return said;
}

static const char *seen(const struct post *post, int n, struct list_filter f)
{
    static struct list_row rows[50];
    struct list_page page = {.rows = rows, .cap = 50};
    const char *said = page_seen(post, n, f, &page);
    CHECK(!page.more);
    return said;
}
static const struct post nation = {ROLE_NATIONAL, "KE"}, county = {ROLE_CCCS, "003"}, office = {ROLE_SCCO, "003.016"},
                         police = {ROLE_POLICE, "003.016"};

/* 1 to 4 in Ganda, 5 in Kilifi South, 6 of the helpline; 7 closed, 8 discarded. */
static void fill(void)
{
    struct case_file all[] = {
        plain(1, SEVERITY_S3, NOW + 300, CASE_REPORTED), plain(2, SEVERITY_S1, NOW + 900, CASE_VERIFIED),
        plain(3, SEVERITY_S3, NOW + 100, CASE_REPORTED), plain(4, SEVERITY_S2, NOW + 200, CASE_CLOSE_REQUESTED),
        plain(5, SEVERITY_S3, NOW + 200, CASE_VERIFIED), plain(6, SEVERITY_S4, NOW + 50, CASE_REPORTED),
        plain(7, SEVERITY_S3, 0, CASE_CLOSED),           plain(8, SEVERITY_S2, 0, CASE_DISCARDED)};
    all[1].kinds = (int64_t)(KIND_BIT(KIND_DEFILEMENT) | KIND_BIT(KIND_NEGLECT));
    all[3].kinds = (int64_t)KIND_BIT(KIND_PHYSICAL);
    all[3].accused_role = ROLE_SCCO;
    all[4].constituency = 12, all[4].ward = 62, all[4].opened_s = NOW - 40 * DAY_S;
    (void)span_str(SPAN("003.012"), all[4].office, sizeof all[4].office);
    all[5].area_level = AREA_NATION, all[5].region = all[5].county = all[5].constituency = all[5].ward = 0;
    (void)span_str(SPAN("KE"), all[5].office, sizeof all[5].office);
    all[0].told = 6, all[2].told = 2;
    CHECK_INT(db_begin(w.db), ERR_NONE);
    for (size_t i = 0; i < countof(all); i++) {
        CHECK_INT(put_case(&w, &all[i]), ERR_NONE);
        const struct timer_row t = {all[i].id, due[all[i].id], 1, (enum severity)all[i].severity};
        if (t.due_s)
            CHECK_INT(db_timer_set(w.db, &t), ERR_NONE);
    }
    const struct effect share = {.kind = EFFECT_SHARE, .case_id = 2, .post = police, .live = true};
    CHECK_INT(put_effect(&w, NOW, share), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
}

static void the_gravest_first_and_each_once(void)
{
    const struct list_filter open = {0};
    const struct post both[] = {county, office}, with_police[] = {office, police};
    CHECK_STR(seen(&nation, 1, open), "2 4 3 5 1 6");
    CHECK_STR(seen(&county, 1, open), "2 4 3 5 1");
    CHECK_STR(seen(both, 2, open), "2 4 3 5 1");
    CHECK_STR(seen(&office, 1, open), "2 3 1"); /* 4 accuses a children's officer: not shown to one */
    CHECK_STR(seen(&police, 1, open), "2");
    CHECK_STR(seen(with_police, 2, open), "2 3 1");
    CHECK_STR(seen(NULL, 0, open), "");
}

static void a_page_goes_on_where_the_last_ended(void)
{
    static struct list_row rows[2];
    struct list_page page = {.rows = rows, .cap = 2};
    const struct list_filter all = {.which = LIST_ALL};
    CHECK_STR(page_seen(&nation, 1, all, &page), "2 4");
    CHECK(page.more);
    page.after = page.next;
    CHECK_STR(page_seen(&nation, 1, all, &page), "8 3"); /* what ended comes after what is open, within a severity */
    page.after = page.next;
    CHECK_STR(page_seen(&nation, 1, all, &page), "5 1");
    page.after = page.next;
    CHECK_STR(page_seen(&nation, 1, all, &page), "7 6");
    CHECK(!page.more);
}

static void what_is_asked_for_and_nothing_else(void)
{
    const struct area ward = {AREA_WARD, 1, 3, 16, 77}, south = {AREA_CONSTITUENCY, 1, 3, 12, 0};
    const struct {
        struct list_filter f;
        const char *want;
    } row[] = {
        {{.which = LIST_ENDED}, "8 7"},
        {{.which = LIST_ENDED, .state = CASE_DISCARDED}, "8"},
        {{.state = CASE_VERIFIED}, "2 5"},
        {{.severity = SEVERITY_S3}, "3 5 1"},
        {{.kinds = (int64_t)KIND_BIT(KIND_DEFILEMENT)}, "2"},
        {{.kinds = (int64_t)(KIND_BIT(KIND_DEFILEMENT) | KIND_BIT(KIND_PHYSICAL))}, "2 4"},
        {{.place = ward}, "2 4 3 1"},
        {{.place = south}, "5"},
        {{.opened_by_s = NOW - DAY_S}, "5"},
        {{.opened_from_s = NOW}, "2 4 3 1 6"},
        {{.officer = {ROLE_SCCO, ""}}, "3 1"},
        {{.officer = {ROLE_CCCS, ""}}, "1"},
        {{.officer = {ROLE_SCCO, "003.012"}}, ""},
        {{.updated_from_s = NOW + 1}, ""},
    };
    for (size_t i = 0; i < countof(row); i++)
        CHECK_STR(seen(&nation, 1, row[i].f), row[i].want);
}

/* --- what its forms say --- */

static void answer(const struct sheet *s, struct answers *a, const char *field, int ord, const char *code)
{
    a->list[a->count++] =
        (struct answer){.field = sheet_field_of(s, span_of(field)), .ord = ord, .text = span_of(code)};
}

static struct sheet_row written(const char *name, int64_t case_id, const struct answers *a, int64_t now_s)
{
    struct sheet_row row = {.about = ABOUT_CASE, .subject = case_id, .day = day_of(now_s), .person = 3};
    const struct sheet *s = sheet_on(&loaded->sheets, span_of(name), day_of(NOW));
    (void)span_str(span_of(name), row.sheet, sizeof row.sheet);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_sheet_add(w.db, s, &row, a, now_s), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    return row;
}

static void changed(struct sheet_row *row, const struct answers *a)
{
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_sheet_set(w.db, sheet_on(&loaded->sheets, SPAN("crs"), day_of(NOW)), row, a, NOW, &w.arena), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
}

static struct list_filter category(const char *of, const char *sub)
{
    struct list_filter f = {0};
    (void)span_str(span_of(of), f.category, sizeof f.category);
    (void)span_str(span_of(sub), f.subcategory, sizeof f.subcategory);
    return f;
}

static void by_the_category_of_the_record(void)
{
    const struct sheet *crs = sheet_on(&loaded->sheets, SPAN("crs"), day_of(NOW));
    struct answer room[8];
    struct answers a = {room, 0, 8};
    answer(crs, &a, "category", 0, "CDIS");
    answer(crs, &a, "category", 1, "CSIC");
    answer(crs, &a, "subcategory", 1, "NGL1");
    struct sheet_row row = written("crs", 3, &a, NOW);
    a.count = 0;
    answer(crs, &a, "category", 0, "CDIS");
    (void)written("crs", 2, &a, NOW);
    CHECK_STR(seen(&nation, 1, category("CDIS", "")), "2 3");
    CHECK_STR(seen(&nation, 1, category("CSIC", "")), "3");
    CHECK_STR(seen(&nation, 1, category("CSIC", "NGL1")), "3");
    CHECK_STR(seen(&nation, 1, category("", "NGL1")), "3");
    CHECK_STR(seen(&nation, 1, category("CDIS", "NGL1")), ""); /* it stands beside the other */
    CHECK_STR(seen(&office, 1, category("CDIS", "")), "2 3");
    CHECK_STR(seen(&police, 1, category("CSIC", "")), "");
    changed(&row, &a); /* the second row is taken back */
    CHECK_STR(seen(&nation, 1, category("CSIC", "")), "");
    CHECK_STR(seen(&nation, 1, category("CDIS", "")), "2 3");
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_sheet_void(w.db, &row, NOW), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_STR(seen(&nation, 1, category("CDIS", "")), "2");
}

/* 5 was opened 40 days ago, 2 has its record. */
static void by_what_is_missing(void)
{
    struct list_filter f = {.which = LIST_ALL, .quality = UINT32_C(1) << CASE_QUALITY_NO_CLOSURE};
    struct answer room[8];
    struct answers a = {room, 0, 8};
    CHECK_STR(seen(&nation, 1, f), "7");
    (void)written("closure", 7, &a, NOW);
    CHECK_STR(seen(&nation, 1, f), "");
    f.quality = UINT32_C(1) << CASE_QUALITY_NO_PLAN;
    CHECK_STR(seen(&nation, 1, f), "2 4 5");
    struct service s = {.case_id = 2, .state = SERVICE_PLANNED, .person = 3, .role = ROLE_SCCO};
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_service_put(w.db, &s, NOW), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_STR(seen(&nation, 1, f), "4 5");
    s.state = SERVICE_STRUCK;
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_service_put(w.db, &s, NOW), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_STR(seen(&nation, 1, f), "2 4 5");
    f.quality = UINT32_C(1) << CASE_QUALITY_LATE_RECORD;
    CHECK_STR(seen(&nation, 1, f), "5");
    f.quality |= UINT32_C(1) << CASE_QUALITY_NO_PLAN; /* any of these */
    CHECK_STR(seen(&nation, 1, f), "2 4 5");
}

static void what_waits_is_counted(void)
{
    struct scope scope;
    struct list_counts c;
    scope_of(&w.areas, &nation, 1, &scope);
    CHECK_INT(db_case_counts(w.db, &scope, NULL, NOW + 150, &c), ERR_NONE);
    CHECK(c.open == 6 && c.untaken == 3 && c.due_today == 2 && !c.at_least);
    CHECK(c.severity[SEVERITY_S3] == 3 && c.kind[KIND_NEGLECT] == 5 && c.kind[KIND_PHYSICAL] == 1);
}

int main(void)
{
    struct config_fault fault;
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        return 1;
    world_start(&w);
    fill();
    RUN(the_gravest_first_and_each_once);
    RUN(a_page_goes_on_where_the_last_ended);
    RUN(what_is_asked_for_and_nothing_else);
    RUN(by_the_category_of_the_record);
    RUN(by_what_is_missing);
    RUN(what_waits_is_counted);
    world_end(&w);
    load_free(loaded);
    return test_end();
}
