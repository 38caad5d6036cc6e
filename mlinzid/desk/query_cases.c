/* query_cases.c - the lists of cases a person sees, and what waits for them today. Who asks is whom the store says
 * the token's session is: a list is never of somebody else. */
#include <stdio.h>
#include <string.h>

#include "db/case_list.h"
#include "db/duty.h"
#include "db/session.h"
#include "db/show.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/figures.h"
#include "mlinzid/desk/query.h"

#define PAGE_ROWS 50
#define EXPORT_ROWS 1000
#define VIEWS_MAX 20

static enum err scope_asked(const struct asked *q, struct scope *out)
{
    struct post post[16];
    int n = 0;
    enum err err =
        db_session_posts(q->db, asked_number(q, "person"), day_of(store_now(q->db)), post, (int)countof(post), &n);
    if (err == ERR_NONE)
        scope_of(&q->loaded->areas, post, n, out);
    return err;
}

/* "open" is what is asked for without it; "closed" has what was discarded too: each row says its own state. */
static bool state_asked(const char *state, struct list_filter *f)
{
    f->which = strcmp(state, "all") == 0 ? LIST_ALL : LIST_OPEN;
    if (!*state || strcmp(state, "open") == 0 || f->which == LIST_ALL)
        return true;
    f->state = state_of(span_of(state));
    f->which = f->state >= CASE_CLOSED ? LIST_ENDED : LIST_OPEN;
    bool known = f->state != CASE_NONE;
    if (f->state == CASE_CLOSED)
        f->state = CASE_NONE;
    return known;
}

/* {"officer":"scco","officer_at":"003.016"}: a role of the ladder or the helpline, and a place or an office's code. */
static bool officer_asked(const struct asked *q, struct list_filter *f)
{
    const char *role = asked_text(q, "officer"), *at = asked_text(q, "officer_at");
    struct directory dir = {0};
    if (!*role)
        return !*at; /* whose post? */
    f->officer.role = role_of(span_of(role));
    if ((!role_level(f->officer.role) && f->officer.role != ROLE_HELPLINE) ||
        !span_str(span_of(at), f->officer.at, sizeof f->officer.at))
        return false;
    if (!*at || area_read(&q->loaded->areas, span_of(at), &f->officer_area))
        return true;
    bool office = db_directory(q->db, &dir) == ERR_NONE && directory_find_office(&dir, at);
    db_directory_free(&dir);
    return office;
}

/* {"category":"CSIC","subcategory":"","lacks":"no-closure"}. A sub-category that is not of that category is asked for
 * all the same, and fits nothing. */
static bool forms_asked(const struct asked *q, struct list_filter *f)
{
    const struct span category = span_of(asked_text(q, "category")), sub = span_of(asked_text(q, "subcategory")),
                      lacks = span_of(asked_text(q, "lacks"));
    const struct codes *codes = &q->loaded->codes;
    const int32_t today = day_of(f->now_s);
    enum case_quality quality = case_quality_of(lacks);
    f->quality = quality < CASE_QUALITIES ? UINT32_C(1) << quality : 0;
    return (!category.n || code_known(codes, SPAN("case_category_id"), category, today)) &&
           (!sub.n || code_known(codes, SPAN("case_subcategory_id"), sub, today)) && (!lacks.n || f->quality) &&
           span_str(category, f->category, sizeof f->category) && span_str(sub, f->subcategory, sizeof f->subcategory);
}

static bool filter_asked(const struct asked *q, struct list_filter *f)
{
    const char *place = asked_text(q, "place"), *kind = asked_text(q, "kind"), *severity = asked_text(q, "severity");
    int64_t age = asked_number(q, "older_days");
    *f = (struct list_filter){.now_s = store_now(q->db), .overdue = asked_number(q, "overdue") != 0};
    if (*kind) {
        enum kind k = kind_of(span_of(kind));
        f->kinds = k ? (int64_t)KIND_BIT(k) : 0;
        f->kindless = strcmp(kind, "none") == 0;
        if (!k && !f->kindless)
            return false;
    }
    f->due_by_s = strcmp(asked_text(q, "due"), "today") == 0 ? day_start(day_of(f->now_s) + 1) : 0;
    f->severity = severity_of(span_of(severity));
    f->opened_from_s = asked_number(q, "opened_from_s");
    f->updated_from_s = asked_number(q, "updated_from_s");
    f->opened_by_s = age > 0 ? f->now_s - age * DAY_S : 0;
    return forms_asked(q, f) && state_asked(asked_text(q, "state"), f) && (!*severity || f->severity) &&
           (!*place || area_read(&q->loaded->areas, span_of(place), &f->place));
}

/* "1.1772431200.4711": where the page before ended. */
static bool at_asked(const struct asked *q, struct list_at *at)
{
    struct span rest = span_of(asked_text(q, "after"));
    *at = (struct list_at){0};
    if (!rest.n)
        return true;
    return span_i64(span_cut(&rest, '.'), &at->severity) && span_i64(span_cut(&rest, '.'), &at->due_s) &&
           span_i64(rest, &at->id) && at->severity > 0 && at->severity < SEVERITY_COUNT;
}

static json_t *row_json(const struct list_row *r)
{
    char code[AREA_CODE_CAP];
    json_t *kinds = json_array();
    area_code(r->area, code);
    for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
        if ((uint64_t)r->kinds & KIND_BIT(k))
            json_array_append_new(kinds, json_string(kind_word((enum kind)k)));
    char sex[2] = {(char)r->sex, 0};
    return json_pack("{s:s,s:s,s:s,s:I,s:s,s:o,s:I,s:I,s:I,s:b,s:I,s:s,s:I,s:s}", "ref", r->ref, "state",
                     state_word(r->state), "severity", severity_word((enum severity)r->at.severity), "level",
                     (json_int_t)r->level, "place", code, "kinds", kinds, "opened_s", (json_int_t)r->opened_s,
                     "updated_s", (json_int_t)r->updated_s, "due_s",
                     (json_int_t)(r->at.due_s == INT64_MAX ? 0 : r->at.due_s), "overdue", r->overdue, "missed_s",
                     (json_int_t)r->missed_s, "office", r->office, "age_years", (json_int_t)r->age_years, "sex", sex);
}

static int rows_asked(const struct asked *q)
{
    int64_t limit = asked_number(q, "limit");
    return asked_number(q, "export") ? EXPORT_ROWS : limit > 0 && limit < PAGE_ROWS ? (int)limit : PAGE_ROWS;
}

/* Who is late is said by the ladder of each case and by the holidays there are now (core/late.h). */
static enum err late_now(const struct asked *q, int64_t now_s, struct policies *policies, struct late *out)
{
    static struct holidays holidays;
    enum err err = figures_holidays(q->db, q->loaded, &holidays);
    struct calendar calendar = holidays_calendar(&holidays);
    *policies = ladder_policies(&q->loaded->ladder);
    late_begin(out, policies, &calendar, now_s);
    return err;
}

enum err query_case_list(const struct asked *q, json_t **out)
{
    static struct list_row rows[EXPORT_ROWS];
    struct scope scope;
    struct list_filter f;
    struct policies policies;
    struct late late;
    struct list_page page = {.rows = rows, .cap = rows_asked(q)};
    char at[80] = "";
    if (!filter_asked(q, &f) || !at_asked(q, &page.after))
        return ERR_NOT_FOUND;
    if (!officer_asked(q, &f)) {
        *out = json_pack("{s:[],s:s,s:b}", "cases", "next", "", "no_such_post", 1);
        return *out ? ERR_NONE : ERR_FULL;
    }
    enum err err = scope_asked(q, &scope);
    if (err == ERR_NONE)
        err = late_now(q, f.now_s, &policies, &late);
    f.late = &late;
    if (err == ERR_NONE && f.place.level > AREA_NATION)
        scope_narrow(&scope, &q->loaded->areas, f.place);
    if (err == ERR_NONE && f.officer_area.level > AREA_NATION)
        scope_narrow(&scope, &q->loaded->areas, f.officer_area);
    if (err == ERR_NONE)
        err = db_case_list(q->db, &scope, &f, &page);
    if (err != ERR_NONE)
        return err;
    json_t *list = json_array();
    for (int i = 0; i < page.n; i++)
        json_array_append_new(list, row_json(&rows[i]));
    if (page.more)
        snprintf(at, sizeof at, "%lld.%lld.%lld", (long long)page.next.severity, (long long)page.next.due_s,
                 (long long)page.next.id);
    *out = json_pack("{s:o,s:s}", "cases", list, "next", at);
    return *out ? ERR_NONE : ERR_FULL;
}

enum err query_today(const struct asked *q, json_t **out)
{
    struct scope scope;
    struct list_counts c = {0};
    struct policies policies;
    struct late late;
    int64_t now_s = store_now(q->db);
    enum err err = scope_asked(q, &scope);
    if (err == ERR_NONE)
        err = late_now(q, now_s, &policies, &late);
    if (err == ERR_NONE)
        err = db_case_counts(q->db, &scope, &late, day_start(day_of(now_s) + 1), &c);
    if (err != ERR_NONE)
        return err;
    json_t *kinds = json_array(), *severities = json_array();
    for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
        if (c.kind[k])
            json_array_append_new(kinds,
                                  json_pack("{s:s,s:I}", "kind", kind_word((enum kind)k), "n", (json_int_t)c.kind[k]));
    if (c.kindless)
        json_array_append_new(kinds, json_pack("{s:s,s:I}", "kind", "none", "n", (json_int_t)c.kindless));
    for (int s = SEVERITY_S1; s < SEVERITY_COUNT; s++)
        json_array_append_new(severities, json_pack("{s:s,s:I}", "severity", severity_word((enum severity)s), "n",
                                                    (json_int_t)c.severity[s]));
    *out = json_pack("{s:I,s:I,s:I,s:I,s:b,s:o,s:o}", "open", (json_int_t)c.open, "overdue", (json_int_t)c.overdue,
                     "due_today", (json_int_t)c.due_today, "untaken", (json_int_t)c.untaken, "at_least", c.at_least,
                     "kinds", kinds, "severities", severities);
    return *out ? ERR_NONE : ERR_FULL;
}

#define DUTIES_ROWS 50
#define DUTIES_AHEAD 7 /* days */

static json_t *duty_json(const struct asked *q, const struct duty *d)
{
    const struct phrasebook *book = phrases_book(q->loaded->phrases);
    enum lang lang = strcmp(asked_text(q, "lang"), "sw") == 0 ? LANG_SW : LANG_EN;
    const char *kind = duty_word(d->kind);
    struct span said = book->saying[saying_of(SPAN("duty"), span_of(kind))][lang];
    char code[AREA_CODE_CAP];
    area_code(d->area, code);
    return json_pack("{s:s,s:s%,s:I,s:s,s:b,s:s,s:s,s:s,s:I,s:I}", "kind", kind, "said", said.n ? said.p : "", said.n,
                     "day_s", (json_int_t)day_start(d->day), "ref", d->ref, "case", d->case_id != 0, "role",
                     role_word(d->post.role), "at", d->post.at, "place", code, "level", (json_int_t)d->level, "child",
                     (json_int_t)(d->about == ABOUT_CHILD ? d->subject : 0));
}

/* {"person":7,"lang":"sw"}: what must be done by a day, of the own posts and of the places of posts above: what is
 * over, today and within a week, the earliest first. */
enum err query_duties(const struct asked *q, json_t **out)
{
    struct duty rows[DUTIES_ROWS + 1];
    struct duties all = {rows, (int)countof(rows), 0};
    struct scope scope;
    int32_t today = day_of(store_now(q->db));
    enum err err = scope_asked(q, &scope);
    if (err == ERR_NONE)
        err = db_duties_scope(q->db, &scope, today + DUTIES_AHEAD, &all);
    if (err != ERR_NONE)
        return err;
    json_t *list = json_array();
    for (int i = 0; i < all.n && i < DUTIES_ROWS; i++)
        json_array_append_new(list, duty_json(q, &rows[i]));
    *out = json_pack("{s:o,s:b,s:I}", "duties", list, "more", all.n > DUTIES_ROWS, "today_s",
                     (json_int_t)day_start(today));
    return *out ? ERR_NONE : ERR_FULL;
}

enum err query_views(const struct asked *q, json_t **out)
{
    *out = json_object();
    return *out ? db_views(q->db, asked_number(q, "person"), VIEWS_MAX, *out) : ERR_FULL;
}
