/* figures.c - counting for the pages. The store groups what it can by itself; times are judged above, by the ladder's
 * own clocks. */
#include "db/figures.h"

#include "db/show.h"

static struct area take_area(struct statement *s)
{
    struct area a = {0};
    a.region = (uint8_t)take_int(s);
    a.county = (uint8_t)take_int(s);
    a.constituency = (uint16_t)take_int(s);
    a.ward = (uint16_t)take_int(s);
    a.level = (uint8_t)take_int(s);
    return a;
}

enum err db_figure_open(struct db *db, void *ctx, void (*take)(void *ctx, const struct figure_open *row))
{
    struct statement *s = st_of(db, ST_figure_open);
    bool row = false;
    enum err e;
    while (!(e = st_next(s, &row)) && row) {
        struct figure_open one = {.area = take_area(s)};
        one.accused = (enum role)take_int(s);
        one.severity = (enum severity)take_int(s);
        one.policy = take_int(s);
        one.state = (enum case_state)take_int(s);
        one.told_s = take_int(s);
        take(ctx, &one);
    }
    return e;
}

enum err db_figure_answers(struct db *db, int64_t since_s, void *ctx,
                           void (*take)(void *ctx, const struct figure_answer *row))
{
    struct statement *s = st_of(db, ST_figure_answers);
    bool row = false;
    enum err e;
    put_int(s, "day", since_s / DAY_S);
    put_int(s, "since_s", since_s);
    put_int(s, "cap", FIGURE_ANSWERS_MAX);
    while (!(e = st_next(s, &row)) && row) {
        struct figure_answer one = {.area = take_area(s)};
        one.accused = (enum role)take_int(s);
        one.severity = (enum severity)take_int(s);
        one.policy = take_int(s);
        enum case_state state = (enum case_state)take_int(s);
        one.told_s = take_int(s);
        int64_t verified_s = take_int(s), closed_s = take_int(s);
        bool ended = state == CASE_CLOSED || state == CASE_DISCARDED;
        one.answered_s = verified_s ? verified_s : ended ? closed_s : 0;
        take_str(s, one.office, sizeof one.office);
        one.opened_s = take_int(s);
        take(ctx, &one);
    }
    return e;
}

enum err db_figure_cases(struct db *db, struct area place, int64_t cap, void *ctx,
                         void (*take)(void *ctx, const struct figure_case *row))
{
    struct statement *s = st_of(db, ST_figure_cases);
    bool row = false;
    enum err e;
    put_int(s, "county", place.county);
    put_int(s, "constituency", place.constituency);
    put_int(s, "ward", place.ward);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        struct figure_case one = {.area = take_area(s)};
        one.accused = (enum role)take_int(s);
        one.severity = (enum severity)take_int(s);
        one.policy = take_int(s);
        one.told_s = take_int(s);
        take_str(s, one.ref, sizeof one.ref);
        one.state = (enum case_state)take_int(s);
        one.level = take_int(s);
        take_str(s, one.office, sizeof one.office);
        one.due_s = take_int(s);
        take(ctx, &one);
    }
    return e;
}

/* --- messages --- */

static enum err counts(struct db *db, enum statement_name name, int64_t since_s, bool words, json_t *list)
{
    struct statement *s = st_of(db, name);
    bool row = false;
    enum err e;
    put_int(s, "day", since_s / DAY_S);
    put_int(s, "since_s", since_s);
    while (!(e = st_next(s, &row)) && row) {
        json_t *o = json_object();
        if (words)
            show_set(o, "word", show_text(take_text(s)));
        else
            show_set(o, "word", show_str(outbox_word(take_int(s))));
        show_set(o, "n", json_integer(take_int(s)));
        (void)json_array_append_new(list, o);
    }
    return e;
}

static enum err waiting(struct db *db, json_t *out)
{
    static const char *const keys[] = {"ready", "later", "claimed", "oldest_s"};
    struct statement *s = st_of(db, ST_figure_out_waiting);
    enum err e = st_one(s);
    for (size_t i = 0; !e && i < countof(keys); i++)
        show_set(out, keys[i], json_integer(take_int(s)));
    st_end(s);
    if (e)
        return e;
    s = st_of(db, ST_figure_in_person);
    e = st_one(s);
    if (!e)
        show_set(out, "person", json_integer(take_int(s)));
    st_end(s);
    return e;
}

static enum err spent(struct db *db, int32_t since_day, json_t *list)
{
    struct statement *s = st_of(db, ST_figure_spend);
    bool row = false;
    enum err e;
    put_int(s, "day", since_day);
    while (!(e = st_next(s, &row)) && row) {
        json_t *o = json_object();
        show_set(o, "day_s", json_integer(day_start((int32_t)take_int(s))));
        show_set(o, "parts", json_integer(take_int(s)));
        show_set(o, "needed", json_integer(take_int(s)));
        (void)json_array_append_new(list, o);
    }
    return e;
}

enum err db_figure_messages(struct db *db, int64_t since_s, int32_t spend_day, struct json_t **out)
{
    json_t *o = json_object(), *went = json_array(), *came = json_array(), *days = json_array();
    show_set(o, "out", went);
    show_set(o, "in", came);
    show_set(o, "spend", days);
    enum err e = counts(db, ST_figure_out_states, since_s, false, went);
    if (!e)
        e = counts(db, ST_figure_in_words, since_s, true, came);
    if (!e)
        e = waiting(db, o);
    if (!e)
        e = spent(db, spend_day, days);
    *out = o;
    return e;
}

enum err db_figure_texts(struct db *db, int64_t cap, void *ctx, void (*take)(void *ctx, const struct figure_text *row))
{
    struct statement *s = st_of(db, ST_figure_texts);
    bool row = false;
    enum err e;
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        struct figure_text one = {0};
        take_str(s, one.key, sizeof one.key);
        one.post.role = (enum role)take_int(s);
        take_str(s, one.post.at, sizeof one.post.at);
        one.level = take_int(s);
        one.state = outbox_word(take_int(s));
        one.late = take_int(s) != 0;
        one.made_s = take_int(s);
        one.said_s = take_int(s);
        take_str(s, one.ref, sizeof one.ref);
        one.area = take_area(s);
        one.accused = (enum role)take_int(s);
        take(ctx, &one);
    }
    return e;
}
