/* bundle.c - a case for a court: one JSON file that holds the case's rows in the clear, the records of the audit about
 * it, and of everything else no more than hashes, so that whoever has the public key can reckon it all again
 * (db/bundle_check.c) without this store, its keys or any other case. docs/audit.md says what it proves.
 *
 * The chain is given from the mark before to the mark after each of the case's records; a record of another case is a
 * digest. Marks run from the first that is needed to the newest, so that the bundle can be held against a fingerprint
 * somebody kept. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "db/show.h"
#include "db/store.h"

struct kept_mark {
    struct audit_mark m; /* ends malloced */
    struct digest body, mark;
    unsigned char signature[SIGNATURE_BYTES];
    bool shown; /* whole, not as a hash */
};
struct kept_record {
    int64_t shard, seq;
    unsigned char *proof;
    size_t proof_n;
};
struct bundle {
    struct db *db;
    int64_t case_id;
    struct digest store;
    struct kept_mark *mark;
    struct kept_record *record;
    int64_t marks, records;
    json_t *out, *rows, *unproven;
};

static void *grown(void *array, int64_t n, size_t size)
{
    if (n && (n & (n - 1))) /* room for the next power of two is there */
        return array;
    return realloc(array, size * (size_t)(n ? 2 * n : 1));
}

static json_t *hex_json(const void *bytes, size_t n)
{
    char *hex = malloc(2 * n + 1);
    if (!hex)
        return NULL;
    (void)sodium_bin2hex(hex, 2 * n + 1, bytes, n);
    json_t *o = json_stringn(hex, 2 * n);
    free(hex);
    return o;
}

static json_t *digest_json(const struct digest *d)
{
    return hex_json(d->b, DIGEST_BYTES);
}

/* --- marks --- */

static enum err mark_keep(void *ctx, const struct audit_mark *m, struct span signature)
{
    struct bundle *b = ctx;
    if (m->n != b->marks + 1) /* one is missing, or planted: they are found again by their numbers */
        return ERR_RANGE;
    struct kept_mark *all = grown(b->mark, b->marks, sizeof *all);
    char *ends = malloc(m->ends.n + 1);
    if (all)
        b->mark = all;
    if (!all || !ends || signature.n != SIGNATURE_BYTES) {
        free(ends);
        return ERR_FULL;
    }
    if (m->ends.n)
        memcpy(ends, m->ends.p, m->ends.n);
    struct kept_mark *k = &all[b->marks];
    *k = (struct kept_mark){.m = *m, .body = mark_body(m)};
    k->m.ends.p = ends;
    memcpy(k->signature, signature.p, SIGNATURE_BYTES);
    struct digest before = b->marks ? all[b->marks - 1].mark : mark_start(&b->store);
    k->mark = mark_link(&before, &k->body);
    b->marks++;
    return ERR_NONE;
}

/* Where a mark says that a shard ends; false: it does not speak of it. */
static bool end_in(const struct kept_mark *k, int64_t shard, struct chain_end *out)
{
    for (size_t at = 0; at + END_BYTES <= k->m.ends.n; at += END_BYTES) {
        chain_end_read((const unsigned char *)k->m.ends.p + at, out);
        if (out->shard == shard)
            return true;
    }
    return false;
}

static json_t *marks_json(struct bundle *b)
{
    int64_t first = 0;
    json_t *all = json_array(), *run = json_object();
    b->mark[b->marks - 1].shown = true;
    while (!b->mark[first].shown)
        first++;
    struct digest before = first ? b->mark[first - 1].mark : mark_start(&b->store);
    for (int64_t i = first; i < b->marks; i++) {
        const struct kept_mark *k = &b->mark[i];
        json_t *o = k->shown ? json_object() : digest_json(&k->body);
        if (k->shown) {
            show_set(o, "n", json_integer(k->m.n));
            show_set(o, "at_s", json_integer(k->m.at_s));
            show_set(o, "records", json_integer(k->m.records));
            show_set(o, "ends", hex_json(k->m.ends.p, k->m.ends.n));
            show_set(o, "signature", hex_json(k->signature, SIGNATURE_BYTES));
        }
        (void)json_array_append_new(all, o);
    }
    show_set(run, "from", json_integer(first + 1));
    show_set(run, "before", digest_json(&before));
    show_set(run, "marks", all);
    return run;
}

/* --- records --- */

static json_t *record_json(const struct audit_record *r)
{
    json_t *o = json_object();
    show_set(o, "shard", json_integer(r->shard));
    show_set(o, "seq", json_integer(r->seq));
    show_set(o, "at_s", json_integer(r->at_s));
    show_set(o, "case_id", json_integer(r->case_id));
    show_set(o, "version", json_integer(r->version));
    show_set(o, "wrote", json_integer(r->wrote));
    show_set(o, "person", json_integer(r->person));
    show_set(o, "role", json_integer(r->role));
    show_set(o, "inbox_id", json_integer(r->inbox_id));
    show_set(o, "act", json_stringn(r->act.p, r->act.n));
    show_set(o, "detail", hex_json(r->detail.p, r->detail.n));
    show_set(o, "proof", hex_json(r->proof.p, r->proof.n));
    return o;
}

static enum err record_keep(struct bundle *b, const struct audit_record *r)
{
    struct kept_record *all = grown(b->record, b->records, sizeof *all);
    if (all)
        b->record = all;
    unsigned char *proof = malloc(r->proof.n + 1);
    if (!all || !proof) {
        free(proof);
        return ERR_FULL;
    }
    if (r->proof.n)
        memcpy(proof, r->proof.p, r->proof.n);
    struct kept_record *kept = &all[b->records++];
    kept->shard = r->shard;
    kept->seq = r->seq;
    kept->proof = proof;
    kept->proof_n = r->proof.n;
    return ERR_NONE;
}

static bool marked(const struct bundle *b, int64_t shard, int64_t seq)
{
    struct chain_end end;
    for (int64_t i = b->marks - 1; i >= 0; i--)
        if (end_in(&b->mark[i], shard, &end))
            return end.seq >= seq;
    return false;
}

/* Records that no mark covers yet are left to a later bundle. */
static enum err records_read(struct bundle *b)
{
    struct statement *s = st_of(b->db, ST_bundle_records);
    json_t *all = json_array();
    bool row = false;
    enum err e = ERR_NONE;
    put_int(s, "case_id", b->case_id);
    while (!e && !(e = st_next(s, &row)) && row) {
        struct audit_record r;
        struct span hash;
        audit_take(s, &r, &hash);
        if (!marked(b, r.shard, r.seq))
            continue;
        (void)json_array_append_new(all, record_json(&r));
        e = record_keep(b, &r);
    }
    st_end(s);
    show_set(b->out, "records", all);
    return e;
}

/* --- the chain between two marks --- */

struct segment {
    int64_t shard, from_mark, to_mark; /* numbers; from 0: the beginning of the shard */
    struct chain_end from, to;
};

/* From the last end before that record to the first at or after it. */
static void segment_around(struct bundle *b, int64_t shard, int64_t seq, struct segment *s)
{
    struct chain_end end;
    *s = (struct segment){.shard = shard, .from = {shard, 0, chain_start(&b->store, shard)}};
    for (int64_t i = 0; i < b->marks; i++) {
        if (!end_in(&b->mark[i], shard, &end))
            continue;
        if (end.seq >= seq) {
            s->to = end;
            s->to_mark = b->mark[i].m.n;
            return;
        }
        s->from = end;
        s->from_mark = b->mark[i].m.n;
    }
}

static bool own(const struct bundle *b, int64_t shard, int64_t seq)
{
    for (int64_t i = 0; i < b->records; i++)
        if (b->record[i].shard == shard && b->record[i].seq == seq)
            return true;
    return false;
}

static enum err segment_json(struct bundle *b, const struct segment *g, json_t *all)
{
    struct statement *s = st_of(b->db, ST_audit_walk);
    json_t *o = json_object(), *list = json_array();
    bool row = false;
    int64_t seq = g->from.seq;
    enum err e = ERR_NONE;
    put_int(s, "shard", g->shard);
    put_int(s, "from", seq + 1);
    while (!e && seq < g->to.seq && !(e = st_next(s, &row)) && row) {
        struct audit_record r;
        struct span hash;
        audit_take(s, &r, &hash);
        if (r.seq != ++seq)
            break;
        struct digest d = chain_record(&r);
        (void)json_array_append_new(list, own(b, g->shard, seq) ? json_null() : digest_json(&d));
    }
    st_end(s);
    show_set(o, "shard", json_integer(g->shard));
    show_set(o, "from_mark", json_integer(g->from_mark));
    show_set(o, "from_seq", json_integer(g->from.seq));
    show_set(o, "to_mark", json_integer(g->to_mark));
    show_set(o, "digests", list);
    (void)json_array_append_new(all, o);
    if (g->from_mark)
        b->mark[g->from_mark - 1].shown = true;
    b->mark[g->to_mark - 1].shown = true;
    return e ? e : seq == g->to.seq ? ERR_NONE : ERR_RANGE;
}

static enum err segments(struct bundle *b)
{
    json_t *all = json_array();
    struct segment now = {.shard = -1};
    enum err e = ERR_NONE;
    for (int64_t i = 0; !e && i < b->records; i++) {
        const struct kept_record *r = &b->record[i];
        if (r->shard == now.shard && r->seq <= now.to.seq)
            continue;
        segment_around(b, r->shard, r->seq, &now);
        e = segment_json(b, &now, all);
    }
    show_set(b->out, "segments", all);
    return e;
}

/* --- rows --- */

static bool vouched(const struct bundle *b, const struct proof_entry *want)
{
    for (int64_t i = 0; i < b->records; i++)
        for (size_t at = 0; at + PROOF_BYTES <= b->record[i].proof_n; at += PROOF_BYTES) {
            struct proof_entry e;
            proof_read(b->record[i].proof + at, &e);
            if (e.table == want->table && e.row == want->row && digest_eq(&e.commitment, &want->commitment))
                return true;
        }
    return false;
}

/* A row whose contents were just written into c: told with its key, or, where no record vouches for it, set apart. */
static enum err row_end(struct bundle *b, struct content *c, enum proof_table table, int64_t row)
{
    unsigned char key[KEY_BYTES];
    struct digest content = content_end(c);
    json_t *o = json_object();
    show_set(o, "table", json_string(proof_table_word(table)));
    show_set(o, "row", json_integer(row));
    show_set(o, "fields", c->fields);
    if (!vault_row_key(b->db->vault, subject_case(b->case_id), table, row, key)) {
        json_decref(o);
        return ERR_STALE;
    }
    struct proof_entry e = {.table = table, .row = row, .commitment = row_commitment(key, &content)};
    bool proven = vouched(b, &e);
    if (proven)
        show_set(o, "key", hex_json(key, sizeof key));
    return json_array_append_new(proven ? b->rows : b->unproven, o) == 0 ? ERR_NONE : ERR_FULL;
}

static enum err row_of_case(struct bundle *b)
{
    struct case_file f;
    struct content c;
    enum err e = case_read(b->db, b->case_id, &f);
    if (e)
        return e;
    content_begin(&c, PROOF_CASE, json_array());
    content_case(&c, &f);
    return row_end(b, &c, PROOF_CASE, f.id);
}

static enum err rows_of_inbox(struct bundle *b)
{
    struct statement *s = st_of(b->db, ST_bundle_inbox);
    bool row = false;
    enum err e = ERR_NONE;
    put_int(s, "case_id", b->case_id);
    while (!e && !(e = st_next(s, &row)) && row) {
        struct content c;
        struct inbox_row r = {.id = take_int(s)};
        r.at_s = take_int(s);
        r.stored_s = take_int(s);
        r.carrier = take_text(s);
        r.msgid = take_text(s);
        r.receiver = take_text(s);
        take_number(b->db, s, VAULT_INBOX_SENDER, r.id, &r.sender);
        r.text = take_sealed(b->db, s, VAULT_INBOX_BODY, r.id);
        r.partial = take_int(s) != 0;
        r.broken = take_int(s) != 0;
        content_begin(&c, PROOF_INBOX, json_array());
        content_inbox(&c, &r);
        e = row_end(b, &c, PROOF_INBOX, r.id);
    }
    st_end(s);
    return e;
}

static enum err rows_of_notes(struct bundle *b)
{
    struct statement *s = st_of(b->db, ST_bundle_notes);
    bool row = false;
    enum err e = ERR_NONE;
    put_int(s, "case_id", b->case_id);
    while (!e && !(e = st_next(s, &row)) && row) {
        struct content c;
        struct note_row n = {.case_id = b->case_id, .id = take_int(s)};
        n.at_s = take_int(s);
        n.word = take_text(s);
        n.role = take_int(s);
        n.person = take_int(s);
        n.body = take_sealed(b->db, s, VAULT_NOTE_BODY, n.id);
        content_begin(&c, PROOF_NOTE, json_array());
        content_note(&c, &n);
        e = row_end(b, &c, PROOF_NOTE, n.id);
    }
    st_end(s);
    return e;
}

static enum err row_of_text(void *ctx, const struct outbox_row *r)
{
    struct content c;
    content_begin(&c, PROOF_TEXT, json_array());
    content_outbox(&c, r);
    return row_end(ctx, &c, PROOF_TEXT, r->id);
}

/* What the records themselves say in words. */
static enum err rows_of_words(struct bundle *b)
{
    struct statement *s = st_of(b->db, ST_bundle_records);
    bool row = false;
    enum err e = ERR_NONE;
    put_int(s, "case_id", b->case_id);
    while (!e && !(e = st_next(s, &row)) && row) {
        struct audit_record r;
        struct span hash, plain;
        struct content c;
        audit_take(s, &r, &hash);
        int64_t id = audit_row_id(r.shard, r.seq);
        if (!r.detail.n || !marked(b, r.shard, r.seq) ||
            vault_open(b->db->vault, VAULT_AUDIT_DETAIL, id, r.detail, &plain) != VAULT_OPEN)
            continue;
        content_begin(&c, PROOF_WORDS, json_array());
        content_text(&c, "detail", plain);
        e = row_end(b, &c, PROOF_WORDS, id);
    }
    st_end(s);
    return e;
}

static enum err rows(struct bundle *b)
{
    b->rows = json_array();
    b->unproven = json_array();
    enum err e = row_of_case(b);
    if (!e)
        e = rows_of_inbox(b);
    if (!e)
        e = rows_of_notes(b);
    if (!e)
        e = outbox_of_case(b->db, b->case_id, b, row_of_text);
    if (!e)
        e = rows_of_words(b);
    show_set(b->out, "rows", b->rows);
    show_set(b->out, "unproven", b->unproven);
    return e;
}

static enum err all(struct bundle *b)
{
    enum err e = audit_store_id(b->db, &b->store);
    show_set(b->out, "mlinzi_bundle", json_integer(1));
    show_set(b->out, "store", digest_json(&b->store));
    show_set(b->out, "public_key", hex_json(b->db->settings.keys->audit_public, 32));
    if (!e)
        e = audit_marks(b->db, b, mark_keep);
    if (!e && !b->marks)
        e = ERR_NOT_FOUND;
    if (!e)
        e = records_read(b);
    if (!e)
        e = segments(b);
    if (!e)
        e = rows(b);
    if (!e)
        show_set(b->out, "marks", marks_json(b));
    return e;
}

enum err db_bundle(struct db *db, int64_t case_id, json_t **out)
{
    struct bundle b = {.db = db, .case_id = case_id, .out = json_object()};
    enum err e = db->engine->run(db->conn, "begin");
    if (!e)
        e = all(&b);
    db->engine->rollback(db->conn);
    for (int64_t i = 0; i < b.marks; i++)
        free((void *)(uintptr_t)b.mark[i].m.ends.p);
    for (int64_t i = 0; i < b.records; i++)
        free(b.record[i].proof);
    free(b.mark);
    free(b.record);
    if (e)
        json_decref(b.out);
    *out = e ? NULL : b.out;
    return e;
}
