/* show_people.c - people and posts, holidays and the audit, as JSON. Numbers are masked, also for who sits at the
 * machine. */
#include <stdlib.h>
#include <string.h>

#include "db/show.h"

static enum err add_phones(struct db *db, int64_t party, json_t *o)
{
    struct statement *s = st_of(db, ST_show_phones);
    bool row = false;
    enum err e;
    json_t *all = json_array();
    put_int(s, "party", party);
    while (!(e = st_next(s, &row)) && row) {
        struct msisdn m;
        json_t *p = json_object();
        int64_t ix = take_int(s);
        take_number(db, s, VAULT_PHONE_NUMBER, ix, &m);
        show_set(p, "number", show_mask(&m));
        show_set(p, "place", json_integer(take_int(s)));
        show_set(p, "lost", json_boolean(take_int(s) != 0));
        (void)json_array_append_new(all, p);
    }
    show_set(o, "phones", all);
    return e;
}

static enum err add_posts(struct db *db, int64_t party, json_t *o)
{
    struct statement *s = st_of(db, ST_show_posts_of);
    bool row = false;
    enum err e;
    json_t *all = json_array();
    put_int(s, "party", party);
    while (!(e = st_next(s, &row)) && row) {
        json_t *p = json_object();
        show_set(p, "role", show_str(role_word((enum role)take_int(s))));
        show_set(p, "at", show_text(take_text(s)));
        show_set(p, "deputy", json_boolean(take_int(s) != 0));
        (void)json_array_append_new(all, p);
    }
    show_set(o, "posts", all);
    return e;
}

/* Leave that has not ended; on_leave only when today is known. */
static enum err add_leave(struct db *db, int64_t party, int64_t now_s, json_t *o)
{
    struct statement *s = st_of(db, ST_show_absences);
    int64_t today = now_s ? day_of(now_s) : 0;
    bool row = false, away = false;
    enum err e;
    json_t *all = json_array();
    put_bytes(s, "nobody", (struct span){NULL, 0});
    put_int(s, "party", party);
    put_int(s, "today", today);
    while (!(e = st_next(s, &row)) && row) {
        json_t *l = json_object();
        int64_t from = take_int(s), to = take_int(s), delegate = take_int(s);
        away = away || (from <= today && today <= to);
        show_set(l, "from", show_day(from));
        show_set(l, "to", show_day(to));
        show_set(l, "delegate", delegate ? show_text(take_sealed(db, s, VAULT_PARTY_NAME, delegate)) : json_null());
        (void)json_array_append_new(all, l);
    }
    show_set(o, "leave", all);
    show_set(o, "on_leave", now_s ? json_boolean(away) : json_null());
    return e;
}

/* Reads the rows of a list first and what hangs on each afterwards: a statement is never used inside itself. */
static enum err each_party(struct db *db, json_t *list, const struct show *what,
                           enum err (*add)(struct db *db, int64_t party, const struct show *what, json_t *o))
{
    enum err e = ERR_NONE;
    for (size_t i = 0; !e && i < json_array_size(list); i++) {
        json_t *o = json_array_get(list, i);
        e = add(db, json_integer_value(json_object_get(o, "party")), what, o);
        (void)json_object_del(o, "party");
    }
    return e;
}

static enum err add_person(struct db *db, int64_t party, const struct show *what, json_t *o)
{
    (void)what;
    enum err e = add_phones(db, party, o);
    return e ? e : add_posts(db, party, o);
}

enum err show_holder(struct db *db, int64_t party, int64_t now_s, json_t *o)
{
    enum err e = add_phones(db, party, o);
    return e ? e : add_leave(db, party, now_s, o);
}

static enum err add_holder(struct db *db, int64_t party, const struct show *what, json_t *o)
{
    return show_holder(db, party, what->now_s, o);
}

enum err show_people(struct db *db, const struct show *what, json_t *out)
{
    struct statement *s = st_of(db, ST_show_people);
    bool row = false;
    enum err e;
    json_t *list = json_array();
    put_int(s, "cap", what->limit);
    while (!(e = st_next(s, &row)) && row) {
        json_t *o = json_object();
        int64_t id = take_int(s);
        show_set(o, "party", json_integer(id));
        show_set(o, "name", show_text(take_sealed(db, s, VAULT_PARTY_NAME, id)));
        show_set(o, "lang", show_str(lang_word((enum lang)take_int(s))));
        (void)json_array_append_new(list, o);
    }
    show_set(out, "people", list);
    return e ? e : each_party(db, list, what, add_person);
}

enum err show_posts(struct db *db, const struct show *what, json_t *out)
{
    struct statement *s = st_of(db, ST_show_posts);
    bool row = false;
    enum err e;
    json_t *list = json_array();
    put_str(s, "at", what->place);
    put_int(s, "cap", what->limit);
    while (!(e = st_next(s, &row)) && row) {
        json_t *o = json_object();
        show_set(o, "role", show_str(role_word((enum role)take_int(s))));
        show_set(o, "at", show_text(take_text(s)));
        show_set(o, "deputy", json_boolean(take_int(s) != 0));
        int64_t party = take_int(s);
        show_set(o, "party", json_integer(party));
        show_set(o, "holder", show_text(take_sealed(db, s, VAULT_PARTY_NAME, party)));
        (void)json_array_append_new(list, o);
    }
    show_set(out, "posts", list);
    return e ? e : each_party(db, list, what, add_holder);
}

enum err show_holidays(struct db *db, const struct show *what, json_t *out)
{
    struct statement *s = st_of(db, ST_show_holidays);
    bool row = false;
    enum err e;
    json_t *list = json_array();
    (void)what;
    while (!(e = st_next(s, &row)) && row) {
        json_t *o = json_object();
        show_set(o, "day", show_day(take_int(s)));
        show_set(o, "name", show_text(take_text(s)));
        show_set(o, "on", json_boolean(take_int(s) != 0));
        (void)json_array_append_new(list, o);
    }
    show_set(out, "holidays", list);
    return e;
}

static json_t *audit_row(struct db *db, struct statement *s)
{
    json_t *o = json_object();
    int64_t shard = take_int(s), seq = take_int(s);
    show_set(o, "shard", json_integer(shard));
    show_set(o, "seq", json_integer(seq));
    show_set(o, "at", show_time(take_int(s)));
    show_set(o, "case", show_text(take_text(s)));
    show_set(o, "version", show_number(take_int(s), 0));
    show_set(o, "wrote", json_boolean(take_int(s) != 0));
    show_set(o, "person", show_number(take_int(s), 0));
    show_set(o, "role", show_str(role_word((enum role)take_int(s))));
    show_set(o, "act", show_text(take_text(s)));
    show_set(o, "detail", show_text(take_sealed(db, s, VAULT_AUDIT_DETAIL, audit_row_id(shard, seq))));
    return o;
}

static enum err audit_shard(struct db *db, int64_t shard, int64_t cap, json_t *list)
{
    struct statement *s = st_of(db, ST_show_audit);
    bool row = false;
    enum err e;
    put_int(s, "shard", shard);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row)
        (void)json_array_append_new(list, audit_row(db, s));
    return e;
}

/* One row of the list, and how many of its own shard are newer. */
struct audit_listed {
    json_t *row;
    size_t newer;
};

/* Numbers of different shards say nothing of which came first: of one second, the newest of each shard come first. By
 * number the thousand reports of a busy county would hide the one row of that second that belongs to no county. */
static int newest_first(const void *a, const void *b)
{
    const struct audit_listed *x = a, *y = b;
    const char *s = json_string_value(json_object_get(x->row, "at"));
    const char *t = json_string_value(json_object_get(y->row, "at"));
    int way = strcmp(t ? t : "", s ? s : "");
    return way ? way : (x->newer > y->newer) - (x->newer < y->newer);
}

/* The newest of every shard, shard after shard, sorted by time; as many of them as were asked for. */
static json_t *audit_newest(json_t *list, size_t cap)
{
    size_t n = json_array_size(list);
    json_int_t shard = -1;
    struct audit_listed *of = malloc((n + 1) * sizeof *of);
    json_t *all = json_array();
    if (!of)
        return all;
    for (size_t i = 0; i < n; i++) {
        json_t *row = json_array_get(list, i);
        json_int_t its = json_integer_value(json_object_get(row, "shard"));
        of[i] = (struct audit_listed){row, i > 0 && its == shard ? of[i - 1].newer + 1 : 0};
        shard = its;
    }
    qsort(of, n, sizeof *of, newest_first);
    for (size_t i = 0; i < n && i < cap; i++)
        (void)json_array_append(all, of[i].row);
    free(of);
    return all;
}

enum err show_audit(struct db *db, const struct show *what, json_t *out)
{
    struct area a = {0};
    enum err e = ERR_NONE;
    if (what->place && *what->place && !area_read(db->settings.areas, span_of(what->place), &a))
        return ERR_NOT_FOUND;
    json_t *list = json_array();
    for (int64_t shard = 0; !e && shard < SHARDS; shard++)
        if (!a.county || a.county == shard)
            e = audit_shard(db, shard, what->limit, list);
    show_set(out, "audit", audit_newest(list, (size_t)what->limit));
    json_decref(list);
    return e;
}
