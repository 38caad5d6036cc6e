/* show.c - what a person at the machine asks to see, as JSON; lists of cases and of what came and went.
 * Lists hold plain columns and masked numbers only. Each list is bounded by its limit, so that asking never holds up
 * the turn. */
#include "db/show.h"

#include <string.h>

#define LIMIT_STANDARD 50
#define LIMIT_MOST 1000

void show_set(json_t *o, const char *key, json_t *value)
{
    if (value)
        (void)json_object_set_new(o, key, value);
}

json_t *show_text(struct span s)
{
    json_t *j = json_stringn(s.n ? s.p : "", s.n);
    char clean[2048];
    size_t i = 0, n = 0;
    if (j)
        return j;
    while (i < s.n && n + 4 < sizeof clean)
        n += utf8_put(utf8_next(s, &i), clean + n);
    return json_stringn(clean, n);
}

json_t *show_str(const char *s)
{
    return show_text(span_of(s));
}

json_t *show_time(int64_t time_s)
{
    char space[32];
    struct text t;
    if (time_s == 0 || time_s == INT64_MAX)
        return json_null();
    text_init(&t, space, sizeof space);
    time_write(time_s, &t);
    return show_text(text_done(&t));
}

json_t *show_day(int64_t day)
{
    char space[24];
    struct text t;
    text_init(&t, space, sizeof space);
    day_write((int32_t)day, &t);
    return show_text(text_done(&t));
}

json_t *show_mask(const struct msisdn *m)
{
    char masked[MSISDN_CAP];
    msisdn_mask(m, masked);
    return show_str(masked);
}

json_t *show_number(int64_t v, int64_t none)
{
    return v == none ? json_null() : json_integer(v);
}

static const char *const outbox_words[] = {"waiting", "claimed", "sent", "delivered", "failed", "dropped", "bundled"};

const char *outbox_word(int64_t state)
{
    return state >= 0 && state < (int64_t)countof(outbox_words) ? outbox_words[state] : "";
}

static json_t *show_kinds(int64_t kinds)
{
    json_t *all = json_array();
    for (int k = KIND_NONE + 1; all && k < KIND_COUNT; k++)
        if ((uint64_t)kinds & KIND_BIT(k))
            (void)json_array_append_new(all, show_str(kind_word((enum kind)k)));
    return all;
}

static int64_t limit_of(const struct show *what)
{
    if (what->limit <= 0)
        return LIMIT_STANDARD;
    return what->limit < LIMIT_MOST ? what->limit : LIMIT_MOST;
}

static bool given(const char *s)
{
    return s && *s;
}

static json_t *case_row(struct statement *s)
{
    json_t *o = json_object();
    if (!o)
        return NULL;
    (void)take_int(s); /* id: references are shown, numbers are not */
    show_set(o, "ref", show_text(take_text(s)));
    show_set(o, "state", show_str(state_word((enum case_state)take_int(s))));
    show_set(o, "severity", show_str(severity_word((enum severity)take_int(s))));
    show_set(o, "level", json_integer(take_int(s)));
    struct area a = {.level = (uint8_t)take_int(s)};
    a.region = (uint8_t)take_int(s);
    a.county = (uint8_t)take_int(s);
    a.constituency = (uint16_t)take_int(s);
    a.ward = (uint16_t)take_int(s);
    char code[AREA_CODE_CAP];
    area_code(a, code);
    show_set(o, "place", show_str(code));
    show_set(o, "kinds", show_kinds(take_int(s)));
    show_set(o, "opened", show_time(take_int(s)));
    show_set(o, "deadline", show_time(take_int(s)));
    show_set(o, "office", show_text(take_text(s)));
    return o;
}

enum err show_cases(struct db *db, const struct show *what, json_t *out)
{
    struct area a = {0};
    enum case_state state = CASE_NONE;
    bool all = given(what->state) && strcmp(what->state, "all") == 0;
    if (given(what->place) && !area_read(db->settings.areas, span_of(what->place), &a))
        return ERR_NOT_FOUND;
    if (given(what->state) && !all && (state = state_of(span_of(what->state))) == CASE_NONE)
        return ERR_NOT_FOUND;
    bool open_only = !all && state <= CASE_CLOSE_REQUESTED; /* none given: every open state */
    struct statement *s = st_of(db, open_only ? ST_show_cases_open : ST_show_cases_all);
    put_int(s, "state", state);
    put_int(s, "region", a.level == AREA_REGION ? a.region : 0);
    put_int(s, "county", a.county);
    put_int(s, "constituency", a.constituency);
    put_int(s, "ward", a.ward);
    put_int(s, "cap", limit_of(what));
    json_t *list = json_array();
    bool row = false;
    enum err e;
    while (!(e = st_next(s, &row)) && row)
        (void)json_array_append_new(list, case_row(s));
    show_set(out, "cases", list);
    return e;
}

static json_t *out_row(struct db *db, struct statement *s)
{
    json_t *o = json_object();
    struct msisdn to;
    int64_t id = take_int(s);
    show_set(o, "id", json_integer(id));
    show_set(o, "way", show_str("out"));
    show_set(o, "key", show_text(take_text(s)));
    take_number(db, s, VAULT_OUTBOX_NUMBER, id, &to);
    show_set(o, "number", show_mask(&to));
    show_set(o, "state", show_str(outbox_word(take_int(s))));
    show_set(o, "case", show_text(take_text(s)));
    show_set(o, "at", show_time(take_int(s)));
    show_set(o, "not_before", show_time(take_int(s)));
    show_set(o, "said", show_time(take_int(s)));
    return o;
}

static json_t *in_row(struct db *db, struct statement *s, bool with_text)
{
    json_t *o = json_object();
    struct msisdn from;
    int64_t id = take_int(s);
    show_set(o, "id", json_integer(id));
    show_set(o, "way", show_str("in"));
    take_number(db, s, VAULT_INBOX_SENDER, id, &from);
    show_set(o, "number", show_mask(&from));
    show_set(o, "taken", show_text(take_text(s)));
    show_set(o, "case", show_text(take_text(s)));
    show_set(o, "at", show_time(take_int(s)));
    show_set(o, "person", show_text(take_text(s)));
    show_set(o, "carrier", show_text(take_text(s)));
    if (with_text)
        show_set(o, "text", show_text(take_sealed(db, s, VAULT_INBOX_BODY, id)));
    return o;
}

static enum err out_rows(struct db *db, int64_t state, int64_t cap, json_t *list)
{
    struct statement *s = st_of(db, ST_show_out);
    bool row = false;
    enum err e;
    put_int(s, "state", state);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row)
        (void)json_array_append_new(list, out_row(db, s));
    return e;
}

static enum err in_rows(struct db *db, bool person, int64_t cap, json_t *list)
{
    struct statement *s = st_of(db, person ? ST_show_in_person : ST_show_in);
    bool row = false;
    enum err e;
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row)
        (void)json_array_append_new(list, in_row(db, s, person));
    return e;
}

/* Two lists, each newest first, become one; at equal times what came stands after what went (it caused it). */
static json_t *merge_rows(json_t *a, json_t *b, size_t cap)
{
    json_t *all = json_array();
    size_t i = 0, j = 0, n = json_array_size(a), m = json_array_size(b);
    while ((i < n || j < m) && json_array_size(all) < cap) {
        const char *x = i < n ? json_string_value(json_object_get(json_array_get(a, i), "at")) : NULL;
        const char *y = j < m ? json_string_value(json_object_get(json_array_get(b, j), "at")) : NULL;
        bool first = i < n && (j == m || strcmp(x ? x : "", y ? y : "") >= 0);
        (void)json_array_append(all, first ? json_array_get(a, i++) : json_array_get(b, j++));
    }
    return all;
}

static bool outbox_state_of(const char *word, int64_t *state)
{
    for (size_t i = 0; i < countof(outbox_words); i++)
        if (strcmp(outbox_words[i], word) == 0) {
            *state = (int64_t)i;
            return true;
        }
    return false;
}

enum err show_messages(struct db *db, const struct show *what, json_t *out)
{
    const char *filter = what->state ? what->state : "";
    bool person = strcmp(filter, "person") == 0, in = person || strcmp(filter, "in") == 0;
    int64_t state = -1;
    if (*filter && !in && strcmp(filter, "out") != 0 && !outbox_state_of(filter, &state))
        return ERR_NOT_FOUND;
    json_t *went = json_array(), *came = json_array();
    enum err e = in ? ERR_NONE : out_rows(db, state, limit_of(what), went);
    if (!e && (in || !*filter))
        e = in_rows(db, person, limit_of(what), came);
    show_set(out, "messages", merge_rows(went, came, (size_t)limit_of(what)));
    json_decref(went);
    json_decref(came);
    return e;
}

static const struct {
    const char *kind;
    enum err (*show)(struct db *db, const struct show *what, json_t *out);
} shows[] = {
    {"case.list", show_cases},  {"case.show", show_case},        {"person.list", show_people},
    {"post.list", show_posts},  {"message.list", show_messages}, {"holiday.list", show_holidays},
    {"audit.list", show_audit}, {"erasure.list", show_erasures},
};

enum err db_show(struct db *db, const struct show *what, struct json_t **out)
{
    *out = NULL;
    for (size_t i = 0; i < countof(shows); i++) {
        if (strcmp(shows[i].kind, what->kind) != 0)
            continue;
        json_t *o = json_object();
        if (!o)
            return ERR_FULL;
        struct show bounded = *what;
        bounded.limit = (int)limit_of(what);
        enum err e = shows[i].show(db, &bounded, o);
        if (e)
            json_decref(o);
        else
            *out = o;
        return e;
    }
    return ERR_NOT_FOUND;
}
