/* audit_list.c - searching the audit without an index beside it: its rows are written on every act, and an index more
 * would be paid for by every report. A shard is read from its end; a day's rows are found by halving, since the times
 * of a shard go up with its numbers (but for a clock that was set back, whose rows may stand with the day before). */
#include "db/audit_list.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"

/* How many records of a shard are looked at: one county's on its own, and each of all. */
enum { READ_ONE = 1000000, READ_EACH = 20000 };

struct search {
    struct db *db;
    const struct audit_filter *f;
    int64_t case_id;         /* of the case asked for; 0 any */
    struct audit_line *line; /* 2 * cap of them */
    int cap, n;
    bool cut;
};

static enum err last_seq(struct db *db, int64_t shard, int64_t *seq)
{
    struct statement *s = st_of(db, ST_audit_last);
    *seq = 0;
    put_int(s, "shard", shard);
    put_int(s, "most", AUDIT_MOST);
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    *seq = take_int(s);
    st_end(s);
    return ERR_NONE;
}

static enum err at_of(struct db *db, int64_t shard, int64_t seq, int64_t *at_s)
{
    struct statement *s = st_of(db, ST_staff_audit_at);
    put_int(s, "shard", shard);
    put_int(s, "seq", seq);
    enum err e = st_one(s);
    *at_s = INT64_MAX; /* a hole: the search goes on before it */
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    *at_s = take_int(s);
    st_end(s);
    return ERR_NONE;
}

/* The last number of the shard whose time is before then_s. */
static enum err seq_before(struct db *db, int64_t shard, int64_t last, int64_t then_s, int64_t *out)
{
    int64_t lo = 0, hi = last;
    enum err e = ERR_NONE;
    while (!e && lo < hi) {
        int64_t mid = lo + (hi - lo + 1) / 2, at_s;
        e = at_of(db, shard, mid, &at_s);
        if (at_s < then_s)
            lo = mid;
        else
            hi = mid - 1;
    }
    *out = lo;
    return e;
}

static int newest_first(const void *a, const void *b)
{
    const struct audit_line *x = a, *y = b;
    if (x->at_s != y->at_s)
        return x->at_s < y->at_s ? 1 : -1;
    if (x->newer != y->newer)
        return x->newer < y->newer ? -1 : 1;
    return (x->shard > y->shard) - (x->shard < y->shard);
}

/* What came of one shard stands behind what is kept already: the newest of both are kept. */
static void keep_newest(struct search *w)
{
    qsort(w->line, (size_t)w->n, sizeof *w->line, newest_first);
    w->n = w->n < w->cap ? w->n : w->cap;
}

static enum err read_shard(struct search *w, int64_t shard, int64_t least, int64_t upto)
{
    struct statement *s = st_of(w->db, ST_staff_audit);
    int64_t newer = 0;
    bool row = false;
    enum err e;
    put_int(s, "shard", shard);
    put_int(s, "least", least);
    put_int(s, "upto", upto);
    put_int(s, "case_id", w->case_id);
    put_int(s, "person", w->f->person);
    put_str(s, "act", w->f->act ? w->f->act : "");
    put_int(s, "cap", w->cap);
    while (!(e = st_next(s, &row)) && row && w->n < 2 * w->cap) {
        struct audit_line *l = &w->line[w->n++];
        *l = (struct audit_line){.shard = shard, .newer = newer};
        newer++;
        l->seq = take_int(s);
        l->at_s = take_int(s);
        take_str(s, l->ref, sizeof l->ref);
        l->version = take_int(s);
        l->wrote = take_int(s) != 0;
        l->person = take_int(s);
        l->role = (enum role)take_int(s);
        take_str(s, l->act, sizeof l->act);
    }
    if (row)
        st_end(s);
    keep_newest(w);
    return e;
}

static enum err search_shard(struct search *w, int64_t shard)
{
    int64_t least = 0, upto = 0, most = w->f->shard >= 0 ? READ_ONE : READ_EACH;
    enum err e = last_seq(w->db, shard, &upto);
    if (!e && w->f->from_day)
        e = seq_before(w->db, shard, upto, day_start(w->f->from_day), &least);
    if (!e && w->f->to_day)
        e = seq_before(w->db, shard, upto, day_start(w->f->to_day + 1), &upto);
    bool searched = w->case_id || w->f->person || (w->f->act && *w->f->act);
    if (searched && upto - least > most) {
        least = upto - most;
        w->cut = true;
    }
    return e || upto <= least ? e : read_shard(w, shard, least, upto);
}

static enum err find_case(struct search *w)
{
    struct statement *s = st_of(w->db, ST_staff_case);
    put_str(s, "ref", w->f->ref);
    enum err e = st_one(s);
    if (e)
        return e;
    w->case_id = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_audit_list(struct db *db, const struct audit_filter *f, struct audit_line *out, int cap, int *n, bool *cut)
{
    struct search w = {.db = db, .f = f, .cap = cap};
    enum err e = f->ref && *f->ref ? find_case(&w) : ERR_NONE;
    *n = 0;
    *cut = false;
    if (e)
        return e;
    w.line = calloc((size_t)cap * 2, sizeof *w.line);
    if (!w.line)
        return ERR_FULL;
    for (int64_t shard = 0; !e && shard < SHARDS; shard++)
        if (f->shard < 0 || f->shard == shard)
            e = search_shard(&w, shard);
    memcpy(out, w.line, (size_t)w.n * sizeof *out);
    free(w.line);
    *n = w.n;
    *cut = w.cut;
    return e;
}

enum err db_audit_mark_before(struct db *db, int64_t records, int64_t *mark)
{
    struct mark_facts newest;
    *mark = 0;
    enum err e = db_audit_mark_newest(db, &newest);
    if (e || newest.records <= records)
        return e;
    struct statement *s = st_of(db, ST_staff_mark);
    put_int(s, "records", newest.records - records);
    e = st_one(s);
    if (e)
        return e;
    *mark = take_int(s);
    st_end(s);
    return ERR_NONE;
}

bool db_audit_public(struct db *db, unsigned char out[32])
{
    if (!db->settings.keys)
        return false;
    memcpy(out, db->settings.keys->audit_public, 32);
    return true;
}
