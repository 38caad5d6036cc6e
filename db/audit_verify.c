/* audit_verify.c - is the audit whole? Every record of every shard is hashed again, every mark's signature and its
 * place in the chain of marks looked at, and the ends held against the head: `mlinzi audit verify`. Nothing that stands
 * in the store is believed but what the key has signed; of the key only the public half is needed, save for the head.
 */
#include <stdio.h>
#include <string.h>

#include "db/store.h"

#define MOVED_MOST 1000 /* so far off a record is looked for that stands in another's place */
#define TELL_EVERY 65536

struct verify {
    struct db *db;
    const struct audit_verify *how;
    struct audit_report *out;
    struct digest store;
    struct {
        int64_t seq, found;       /* where the walk begins, and where it ended */
        int64_t marked;           /* covered by a mark that is right */
        struct digest hash, last; /* of seq and of found */
        bool bad;
    } shard[SHARDS];
    int64_t marks, records; /* the marks in order, and what the last of them says of the records */
    struct digest mark;
    bool marks_bad;
};

static void fault(struct verify *v, int64_t shard, int64_t number, const char *what)
{
    struct audit_report *r = v->out;
    if (r->faults < (int)countof(r->fault))
        r->fault[r->faults] = (struct audit_fault){.shard = shard, .number = number, .what = what};
    r->faults += r->faults < (int)countof(r->fault);
}

static void shard_fault(struct verify *v, int64_t shard, int64_t number, const char *what)
{
    if (!v->shard[shard].bad)
        fault(v, shard, number, what);
    v->shard[shard].bad = true;
}

static void mark_fault(struct verify *v, int64_t number, const char *what)
{
    if (!v->marks_bad)
        fault(v, AUDIT_MARKS, number, what);
    v->marks_bad = true;
}

/* --- records --- */

/* Stands what belongs at `seq` further on? Its hash moved with it, or stayed. */
static enum err moved(struct verify *v, int64_t shard, int64_t seq, const struct digest *before, bool *yes)
{
    struct statement *s = st_of(v->db, ST_audit_walk);
    struct digest stayed = {{0}};
    bool row = false;
    enum err e = ERR_NONE;
    *yes = false;
    put_int(s, "shard", shard);
    put_int(s, "from", seq);
    for (int i = 0; !e && !*yes && i <= MOVED_MOST && !(e = st_next(s, &row)) && row; i++) {
        struct audit_record r;
        struct span hash;
        struct digest with;
        audit_take(s, &r, &hash);
        bool has = digest_take(hash, &with);
        if (i == 0 && has)
            stayed = with;
        r.seq = seq;
        struct digest digest = chain_record(&r), right = chain_link(before, &digest);
        *yes = i > 0 && ((has && digest_eq(&right, &with)) || digest_eq(&right, &stayed));
    }
    st_end(s);
    return e;
}

/* One shard; its first broken record is said. */
static enum err walk(struct verify *v, int64_t shard)
{
    struct statement *s = st_of(v->db, ST_audit_walk);
    bool row = false;
    enum err e = ERR_NONE;
    int64_t seq = v->shard[shard].seq;
    struct digest hash = v->shard[shard].hash;
    put_int(s, "shard", shard);
    put_int(s, "from", seq ? seq + 1 : INT64_MIN); /* nobody begins below 1 */
    while (!e && !v->shard[shard].bad && !(e = st_next(s, &row)) && row) {
        struct audit_record r;
        struct span stored;
        struct digest has;
        audit_take(s, &r, &stored);
        if (r.seq != seq + 1) {
            bool planted = r.seq < 1 || r.seq > AUDIT_MOST;
            shard_fault(v, shard, planted ? r.seq : seq + 1, planted ? "a number that no audit comes to" : "missing");
            break;
        }
        struct digest digest = chain_record(&r), right = chain_link(&hash, &digest);
        if (!digest_take(stored, &has) || !digest_eq(&right, &has)) {
            bool yes = false;
            st_end(s);
            e = moved(v, shard, r.seq, &hash, &yes);
            shard_fault(v, shard, r.seq, yes ? "out of order" : "altered");
            break;
        }
        hash = right;
        seq = r.seq;
        v->out->records++;
        if (v->how->tell && v->out->records % TELL_EVERY == 0)
            v->how->tell(v->how->ctx, v->out->records);
    }
    st_end(s);
    v->shard[shard].found = seq;
    v->shard[shard].last = hash;
    return e;
}

/* --- marks --- */

/* The hash that stands at a record; found false: there is none. */
static enum err hash_at(struct verify *v, int64_t shard, int64_t seq, struct digest *out, bool *found)
{
    struct statement *s = st_of(v->db, ST_audit_hash);
    put_int(s, "shard", shard);
    put_int(s, "seq", seq);
    enum err e = st_one(s);
    *found = false;
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    *found = digest_take(take_bytes(s), out);
    st_end(s);
    return ERR_NONE;
}

/* The ends of a mark that is signed: the records must end there so. */
static enum err ends_fit(struct verify *v, const struct audit_mark *m)
{
    enum err e = ERR_NONE;
    for (size_t at = 0; !e && at + END_BYTES <= m->ends.n; at += END_BYTES) {
        struct chain_end end;
        struct digest stands;
        bool found;
        chain_end_read((const unsigned char *)m->ends.p + at, &end);
        if (end.shard >= SHARDS || v->shard[end.shard].bad)
            continue;
        e = hash_at(v, end.shard, end.seq, &stands, &found);
        if (e)
            return e;
        if (!found)
            shard_fault(v, end.shard, v->shard[end.shard].found + 1, "cut off at the end");
        else if (!digest_eq(&stands, &end.hash))
            shard_fault(v, end.shard, v->shard[end.shard].marked + 1, "rewritten at or after this record");
        else
            v->shard[end.shard].marked = end.seq;
    }
    return e;
}

static enum err mark_fits(void *ctx, const struct audit_mark *m, struct span signature)
{
    struct verify *v = ctx;
    if (v->marks_bad)
        return ERR_NONE;
    if (m->n != v->marks + 1) {
        bool planted = m->n < 1 || m->n > AUDIT_MOST;
        mark_fault(v, planted ? m->n : v->marks + 1, planted ? "a number that no audit comes to" : "missing");
        return ERR_NONE;
    }
    struct digest body = mark_body(m), before = v->mark;
    v->mark = mark_link(&before, &body);
    v->marks = m->n;
    v->records = m->records;
    if (m->n < v->how->from_mark) /* believed, as whoever asks says */
        return ERR_NONE;
    if (!mark_signed(&v->store, &v->mark, signature, v->how->public_key)) {
        mark_fault(v, m->n, "altered, or not signed by this key");
        return ERR_NONE;
    }
    v->out->marks++;
    return ends_fit(v, m);
}

/* Before the walk: it begins where the mark it shall begin with ended. */
static enum err begin_at(void *ctx, const struct audit_mark *m, struct span signature)
{
    struct verify *v = ctx;
    (void)signature;
    for (size_t at = 0; m->n <= v->how->from_mark && at + END_BYTES <= m->ends.n; at += END_BYTES) {
        struct chain_end end;
        chain_end_read((const unsigned char *)m->ends.p + at, &end);
        if (end.seq < 0 || end.seq > AUDIT_MOST)
            mark_fault(v, m->n, "it holds a number that no audit comes to");
        else if (end.shard < SHARDS) {
            v->shard[end.shard].seq = v->shard[end.shard].marked = end.seq;
            v->shard[end.shard].hash = end.hash;
        }
    }
    return ERR_NONE;
}

static enum err last_of(struct verify *v, int64_t shard, int64_t *seq)
{
    struct statement *s = st_of(v->db, ST_audit_last);
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

/* What a walk from a mark stands on: the record it begins behind is there, and is the one that was marked. */
static enum err begins_fit(struct verify *v)
{
    enum err e = ERR_NONE;
    for (int64_t shard = 0; !e && shard < SHARDS; shard++) {
        int64_t seq = v->shard[shard].seq, last = 0;
        struct digest stands;
        bool found = true;
        if (seq)
            e = hash_at(v, shard, seq, &stands, &found);
        if (!e && seq && !found)
            e = last_of(v, shard, &last);
        if (!e && seq && !found)
            shard_fault(v, shard, last < seq ? last + 1 : seq, last < seq ? "cut off at the end" : "missing");
        else if (!e && seq && !digest_eq(&stands, &v->shard[shard].hash))
            shard_fault(v, shard, seq, "altered");
    }
    return e;
}

/* --- the head --- */

static void head_fits(struct verify *v, const struct audit_head *h)
{
    v->out->head = !v->how->mac_key ? AUDIT_HEAD_UNCHECKED : h->there && h->ours ? AUDIT_HEAD_RIGHT : AUDIT_HEAD_WRONG;
    if (!h->there || (v->how->mac_key && !h->ours))
        return;
    for (int64_t s = 0; s < SHARDS; s++) {
        int64_t found = v->shard[s].found, end = h->a.end[s].seq;
        if (found < end)
            shard_fault(v, s, found + 1, "cut off at the end");
        else if (found > end)
            shard_fault(v, s, end + 1, "added behind the end");
        else if (found && !digest_eq(&v->shard[s].last, &h->a.end[s].hash))
            shard_fault(v, s, v->shard[s].marked + 1, "rewritten at or after this record");
    }
    if (v->marks < h->a.marks)
        mark_fault(v, v->marks + 1, "cut off at the end");
    else if (v->marks > h->a.marks || (v->marks && !digest_eq(&v->mark, &h->a.mark)))
        mark_fault(v, h->a.marks, "not the marks that were made");
}

/* A store must not grow under the walk, or its head would be of another moment. */
static enum err all(struct verify *v)
{
    struct audit_head head;
    static const unsigned char no_key[32];
    enum err e = audit_head_read(v->db, v->how->mac_key ? v->how->mac_key : no_key, &head);
    if (!e && v->how->from_mark > 0)
        e = audit_marks(v->db, v, begin_at);
    if (!e)
        e = begins_fit(v);
    for (int64_t shard = 0; !e && shard < SHARDS; shard++)
        e = walk(v, shard);
    if (!e)
        e = audit_marks(v->db, v, mark_fits);
    if (!e)
        head_fits(v, &head);
    return e;
}

enum err db_audit_verify(struct db *db, const struct audit_verify *how, struct audit_report *out)
{
    struct verify v = {.db = db, .how = how, .out = out};
    char hex[DIGEST_HEX_CAP];
    memset(out, 0, sizeof *out);
    enum err e = audit_store_id(db, &v.store);
    if (e)
        return e;
    v.mark = mark_start(&v.store);
    for (int64_t shard = 0; shard < SHARDS; shard++)
        v.shard[shard].hash = chain_start(&v.store, shard);
    e = db->engine->run(db->conn, "begin");
    if (!e)
        e = all(&v);
    db->engine->rollback(db->conn);
    out->newest = v.marks;
    digest_hex(&v.mark, hex);
    (void)snprintf(out->print, sizeof out->print, "%.16s", v.marks ? hex : "");
    return e;
}
