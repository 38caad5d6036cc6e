/* show_erasures.c - what is to be erased and when, what was, and what is held back, as JSON. */
#include "db/show.h"
#include "db/store.h"

/* "child 12"; null of a case or a day. */
static json_t *record_json(int64_t subject, int64_t party_kind)
{
    const int64_t id = subject & ((INT64_C(1) << SUBJECT_SHIFT) - 1);
    enum about about = subject_kind(subject) == SUBJECT_CONTACT ? ABOUT_CONTACT
                       : subject_kind(subject) == SUBJECT_PARTY ? party_about((enum party_kind)party_kind)
                                                                : ABOUT_NONE;
    return about ? json_sprintf("%s %lld", about_word(about), (long long)id) : json_null();
}

static json_t *erasure_row(struct statement *s)
{
    json_t *o = json_object();
    int64_t case_id = take_int(s), day = take_int(s);
    struct span ref = take_text(s);
    show_set(o, "case", case_id ? show_text(ref) : json_null());
    int64_t subject = take_int(s), kind = take_int(s);
    show_set(o, "texts_of", day ? show_day(day) : json_null());
    show_set(o, "record", record_json(subject, kind));
    show_set(o, "announced", show_time(take_int(s)));
    show_set(o, "due", show_time(take_int(s)));
    show_set(o, "done", show_time(take_int(s)));
    show_set(o, "why", show_text(take_text(s)));
    show_set(o, "held", json_boolean(take_int(s) != 0));
    return o;
}

static enum err rows(struct db *db, enum statement_name name, int64_t cap, json_t *all)
{
    struct statement *s = st_of(db, name);
    bool row = false;
    enum err e;
    if (name == ST_show_erased)
        put_int(s, "base", subject_case(0));
    put_int(s, "party", subject_party(0));
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row)
        (void)json_array_append_new(all, erasure_row(s));
    return e;
}

static enum err held(struct db *db, int64_t cap, json_t *out)
{
    struct statement *s = st_of(db, ST_show_held);
    json_t *all = json_array();
    bool row = false;
    enum err e;
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        json_t *o = json_object();
        show_set(o, "case", show_text(take_text(s)));
        show_set(o, "since", show_time(take_int(s)));
        (void)json_array_append_new(all, o);
    }
    show_set(out, "held", all);
    return e;
}

enum err show_erasures(struct db *db, const struct show *what, json_t *out)
{
    json_t *all = json_array();
    enum err e = rows(db, ST_show_erasures, what->limit, all);
    if (!e)
        e = rows(db, ST_show_erased, what->limit, all);
    show_set(out, "erasures", all);
    return e ? e : held(db, what->limit, out);
}
