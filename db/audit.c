/* audit.c - writing the audit: each record carries a hash of itself and of the one before it in its shard, each commit
 * a head that says where all shards end, and now and then a signed mark goes over the ends.
 *
 * The head is there because a chain alone does not miss what is cut off at its end. It is kept in memory while this
 * process writes, and read again after a rollback. When what is read does not fit the records that are there, somebody
 * changed the store: reports must not stop for that, so the audit goes on, but a number is left free in each shard that
 * does not fit. Nobody can fill it later: whatever follows hashes the end that was there before. */
#include <string.h>

#include "db/store.h"

#define HEAD_BYTES (SHARDS * (8 + 8 + DIGEST_BYTES) + 8)

/* --- the head --- */

static void next_put(unsigned char **at, int64_t v)
{
    le64_put(*at, v);
    *at += 8;
}

static int64_t next_get(const unsigned char **at)
{
    int64_t v = le64_get(*at);
    *at += 8;
    return v;
}

static void head_write(const struct audit *a, unsigned char out[HEAD_BYTES])
{
    for (int s = 0; s < SHARDS; s++) {
        next_put(&out, a->end[s].seq);
        next_put(&out, a->end[s].marked);
        memcpy(out, a->end[s].hash.b, DIGEST_BYTES);
        out += DIGEST_BYTES;
    }
    next_put(&out, a->unmarked_s);
}

static void head_take(const unsigned char *in, struct audit *a)
{
    for (int s = 0; s < SHARDS; s++) {
        a->end[s].seq = next_get(&in);
        a->end[s].marked = next_get(&in);
        memcpy(a->end[s].hash.b, in, DIGEST_BYTES);
        in += DIGEST_BYTES;
    }
    a->unmarked_s = next_get(&in);
}

static struct digest head_mac(const struct audit *a, const unsigned char *heads, const unsigned char mac_key[32])
{
    struct digester d;
    digest_begin(&d, "head", mac_key);
    digest_text(&d, digest_span(&a->store));
    digest_int(&d, a->marks);
    digest_text(&d, digest_span(&a->mark));
    digest_text(&d, (struct span){(const char *)heads, HEAD_BYTES});
    return digest_end(&d);
}

enum err audit_store_id(struct db *db, struct digest *out)
{
    char hex[DIGEST_HEX_CAP];
    enum err e = db_meta_get(db, "audit.store", hex, sizeof hex);
    return e ? e : bytes_of_hex(span_of(hex), out->b, DIGEST_BYTES) ? ERR_NONE : ERR_RANGE;
}

enum err audit_head_read(struct db *db, const unsigned char mac_key[32], struct audit_head *out)
{
    struct statement *s = st_of(db, ST_audit_head);
    memset(out, 0, sizeof *out);
    enum err e = audit_store_id(db, &out->a.store);
    if (!e)
        e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND || e == ERR_RANGE ? ERR_NONE : e;
    out->a.marks = take_int(s);
    bool whole = digest_take(take_bytes(s), &out->a.mark);
    struct span heads = take_bytes(s), mac = take_bytes(s);
    out->there = whole && heads.n == HEAD_BYTES;
    if (out->there) {
        head_take((const unsigned char *)heads.p, &out->a);
        struct digest right, has;
        right = head_mac(&out->a, (const unsigned char *)heads.p, mac_key);
        out->ours = digest_take(mac, &has) && digest_eq(&right, &has);
    }
    st_end(s);
    return ERR_NONE;
}

static enum err head_put(struct db *db)
{
    struct statement *s = st_of(db, ST_audit_head_put);
    unsigned char heads[HEAD_BYTES];
    head_write(&db->audit, heads);
    struct digest mac = head_mac(&db->audit, heads, db->settings.keys->audit_mac);
    put_int(s, "marks", db->audit.marks);
    put_bytes(s, "mark", digest_span(&db->audit.mark));
    put_bytes(s, "heads", (struct span){(const char *)heads, sizeof heads});
    put_bytes(s, "mac", digest_span(&mac));
    return st_run(s, NULL);
}

/* --- reading where it ends --- */

/* The last record there is up to that number; seq 0: none. */
static enum err tail_of(struct db *db, struct chain_end *tail, int64_t most)
{
    struct statement *s = st_of(db, ST_audit_last);
    put_int(s, "shard", tail->shard);
    put_int(s, "most", most);
    enum err e = st_one(s);
    tail->seq = 0;
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    tail->seq = take_int(s);
    if (!digest_take(take_bytes(s), &tail->hash))
        memset(&tail->hash, 0, sizeof tail->hash);
    st_end(s);
    return ERR_NONE;
}

static enum err end_fit(struct db *db, int64_t shard, const struct audit_head *h)
{
    struct shard_end *end = &db->audit.end[shard];
    struct chain_end tail = {.shard = shard};
    enum err e = tail_of(db, &tail, INT64_MAX);
    bool planted = !e && tail.seq > AUDIT_MOST;
    if (planted)
        e = tail_of(db, &tail, AUDIT_MOST);
    if (e)
        return e;
    int64_t seq = tail.seq;
    bool fits = h->ours && seq == end->seq && (seq == 0 || digest_eq(&tail.hash, &end->hash));
    if (!h->ours)
        *end = (struct shard_end){.hash = seq ? tail.hash : chain_start(&db->audit.store, shard)};
    db->audit.broken = db->audit.broken || planted; /* said at each start, as long as it stands there */
    if (fits || (seq == 0 && end->seq == 0))
        return ERR_NONE;
    db->audit.broken = true;
    end->seq = end->seq > seq ? end->seq : seq + 1; /* what is missing is its own scar; else a number stays free */
    return ERR_NONE;
}

static enum err marks_last(struct db *db, int64_t most, int64_t *n)
{
    struct statement *s = st_of(db, ST_audit_marks_last);
    put_int(s, "most", most);
    enum err e = st_one(s);
    if (e)
        return e;
    *n = take_int(s);
    st_end(s);
    return ERR_NONE;
}

static enum err marks_fit(struct db *db, const struct audit_head *h)
{
    int64_t n = 0;
    enum err e = marks_last(db, INT64_MAX, &n);
    if (!e && n > AUDIT_MOST) {
        db->audit.broken = true;
        e = marks_last(db, AUDIT_MOST, &n);
    }
    if (e)
        return e;
    if (!h->ours)
        db->audit.mark = mark_start(&db->audit.store);
    if (h->ours && n == db->audit.marks)
        return ERR_NONE;
    if (n || db->audit.marks)
        db->audit.broken = true;
    db->audit.marks = db->audit.marks > n ? db->audit.marks : n;
    return ERR_NONE;
}

static enum err know(struct db *db)
{
    struct audit_head h;
    if (db->audit.known)
        return ERR_NONE;
    enum err e = audit_head_read(db, db->settings.keys->audit_mac, &h);
    db->audit = h.a;
    db->audit.broken = !h.ours;
    if (!h.ours) /* nothing in it is believed */
        db->audit.marks = db->audit.unmarked_s = 0;
    if (!e)
        e = marks_fit(db, &h);
    for (int64_t shard = 0; !e && shard < SHARDS; shard++)
        e = end_fit(db, shard, &h);
    db->audit.known = !e;
    return e;
}

void audit_forget(struct db *db)
{
    db->audit.known = db->audit.dirty = false;
}

/* --- adding --- */

static void put_record(struct statement *s, const struct audit_record *r, const struct digest *hash)
{
    put_int(s, "shard", r->shard);
    put_int(s, "seq", r->seq);
    put_int(s, "at_s", r->at_s);
    put_int(s, "case_id", r->case_id);
    put_int(s, "version", r->version);
    put_int(s, "wrote", r->wrote);
    put_int(s, "person", r->person);
    put_int(s, "role", r->role);
    put_int(s, "inbox_id", r->inbox_id);
    put_text(s, "act", r->act);
    put_bytes(s, "detail", r->detail);
    put_bytes(s, "hash", digest_span(hash));
    put_bytes(s, "proof", r->proof);
}

/* A record's own words are sealed: for who may know them, the record vouches for them as for any row. */
static enum err proof_words(struct db *db, const struct apply *a, const struct effect *e, int64_t row)
{
    struct content c;
    if (!e->case_id || !e->text.n)
        return ERR_NONE;
    content_begin(&c, PROOF_WORDS, NULL);
    content_text(&c, "detail", e->text);
    struct digest content = content_end(&c);
    return proof_row(db, e->case_id, a->now_s, PROOF_WORDS, row, &content);
}

enum err audit_append(struct db *db, const struct apply *a, const struct effect *e, int64_t county, bool wrote)
{
    struct statement *s = st_of(db, ST_audit_add);
    int64_t shard = county >= 0 && county < SHARDS ? county : 0;
    enum err err = know(db);
    if (err)
        return err;
    struct shard_end *end = &db->audit.end[shard];
    struct digest before = end->seq ? end->hash : chain_start(&db->audit.store, shard);
    struct audit_record r = {.shard = shard,
                             .seq = end->seq + 1,
                             .at_s = a->now_s,
                             .case_id = e->case_id,
                             .version = e->version,
                             .wrote = wrote,
                             .person = e->person,
                             .role = e->role,
                             .inbox_id = a->inbox_id,
                             .act = e->word};
    unsigned char proof[PROOFS_MAX * PROOF_BYTES];
    err = proof_words(db, a, e, audit_row_id(shard, r.seq));
    if (err)
        return err;
    r.proof = (struct span){(const char *)proof, e->case_id ? proof_take(db, e->case_id, proof) : 0};
    r.detail = seal(db, e->case_id ? subject_case(e->case_id) : subject_house(), VAULT_AUDIT_DETAIL,
                    audit_row_id(shard, r.seq), e->text);
    struct digest digest = chain_record(&r), hash = chain_link(&before, &digest);
    put_record(s, &r, &hash);
    err = st_run(s, NULL);
    if (err)
        return err;
    if (!db->audit.unmarked_s)
        db->audit.unmarked_s = a->now_s;
    end->seq = r.seq;
    end->hash = hash;
    db->audit.dirty = true;
    return ERR_NONE;
}

enum err audit_commit(struct db *db)
{
    enum err e = db->audit.dirty ? head_put(db) : ERR_NONE;
    db->audit.dirty = db->audit.dirty && e;
    return e;
}

void audit_take(struct statement *s, struct audit_record *r, struct span *hash)
{
    r->shard = take_int(s);
    r->seq = take_int(s);
    r->at_s = take_int(s);
    r->case_id = take_int(s);
    r->version = take_int(s);
    r->wrote = take_int(s);
    r->person = take_int(s);
    r->role = take_int(s);
    r->inbox_id = take_int(s);
    r->act = take_text(s);
    r->detail = take_bytes(s);
    *hash = take_bytes(s);
    r->proof = take_bytes(s);
}

/* --- marks --- */

enum err audit_marks(struct db *db, void *ctx,
                     enum err (*take)(void *ctx, const struct audit_mark *m, struct span signature))
{
    struct statement *s = st_of(db, ST_audit_marks);
    bool row = false;
    enum err e = ERR_NONE;
    while (!e && !(e = st_next(s, &row)) && row) {
        struct audit_mark m = {0};
        m.n = take_int(s);
        m.at_s = take_int(s);
        m.records = take_int(s);
        m.ends = take_bytes(s);
        e = take(ctx, &m, take_bytes(s));
    }
    st_end(s);
    return e;
}

static int64_t unmarked(const struct audit *a)
{
    int64_t n = 0;
    for (int s = 0; s < SHARDS; s++)
        n += a->end[s].seq - a->end[s].marked;
    return n;
}

int64_t db_audit_due(struct db *db, int64_t records, int64_t wait_s)
{
    if (know(db) || !unmarked(&db->audit))
        return INT64_MAX;
    return unmarked(&db->audit) >= records ? db->audit.unmarked_s : db->audit.unmarked_s + wait_s;
}

static enum err mark_put(struct db *db, const struct audit_mark *m, const unsigned char *signature)
{
    struct statement *s = st_of(db, ST_audit_mark_add);
    put_int(s, "n", m->n);
    put_int(s, "at_s", m->at_s);
    put_int(s, "records", m->records);
    put_bytes(s, "ends", m->ends);
    put_bytes(s, "signature", (struct span){(const char *)signature, SIGNATURE_BYTES});
    return st_run(s, NULL);
}

enum err db_audit_mark(struct db *db, int64_t now_s)
{
    unsigned char ends[SHARDS * END_BYTES], signature[SIGNATURE_BYTES];
    enum err e = know(db);
    struct audit *a = &db->audit;
    if (e || !unmarked(a))
        return e;
    struct audit_mark m = {.n = a->marks + 1, .at_s = now_s, .ends = {(const char *)ends, 0}};
    for (int64_t shard = 0; shard < SHARDS; shard++) {
        struct shard_end *end = &a->end[shard];
        m.records += end->seq;
        if (end->seq == end->marked)
            continue;
        chain_end_write(&(struct chain_end){shard, end->seq, end->hash}, ends + m.ends.n);
        m.ends.n += END_BYTES;
        end->marked = end->seq;
    }
    struct digest body = mark_body(&m), before = a->marks ? a->mark : mark_start(&a->store);
    a->mark = mark_link(&before, &body);
    a->marks = m.n;
    a->unmarked_s = 0;
    a->dirty = true;
    mark_sign(&a->store, &a->mark, db->settings.keys->audit_seed, signature);
    e = mark_put(db, &m, signature);
    return e ? e : head_put(db); /* now: the newest mark may be asked for in this very turn */
}

enum err db_audit_mark_newest(struct db *db, struct mark_facts *out)
{
    struct statement *s = st_of(db, ST_audit_mark_newest);
    struct digest mark;
    char hex[DIGEST_HEX_CAP];
    *out = (struct mark_facts){0};
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    out->n = take_int(s);
    out->at_s = take_int(s);
    out->records = take_int(s);
    if (digest_take(take_bytes(s), &mark)) {
        digest_hex(&mark, hex);
        (void)span_str((struct span){hex, sizeof out->print - 1}, out->print, sizeof out->print);
    }
    st_end(s);
    return ERR_NONE;
}

/* --- at the start --- */

enum err db_audit_open(struct db *db, int64_t now_s, bool *broken)
{
    enum err e = know(db);
    *broken = !e && db->audit.broken;
    if (e || !*broken)
        return e;
    struct apply a = {.now_s = now_s};
    struct effect fx = {.kind = EFFECT_AUDIT, .word = SPAN("audit.broken")};
    e = db_begin(db);
    if (!e)
        e = db_apply(db, &a, &fx);
    if (!e)
        e = db_commit(db);
    if (e)
        db_rollback(db);
    return e;
}

/* --- a store older than the chain --- */

static enum err chain_shard(struct db *db, int64_t shard)
{
    struct statement *s = st_of(db, ST_audit_walk), *set = st_of(db, ST_audit_chain);
    struct shard_end *end = &db->audit.end[shard];
    bool row = false;
    enum err e = ERR_NONE;
    end->hash = chain_start(&db->audit.store, shard);
    put_int(s, "shard", shard);
    put_int(s, "from", INT64_MIN);
    while (!e && !(e = st_next(s, &row)) && row) {
        struct audit_record r;
        struct span none;
        audit_take(s, &r, &none);
        if (r.seq < 1 || r.seq > AUDIT_MOST) {
            e = ERR_RANGE;
            break;
        }
        struct digest digest = chain_record(&r);
        end->hash = chain_link(&end->hash, &digest);
        end->seq = r.seq;
        if (!db->audit.unmarked_s)
            db->audit.unmarked_s = r.at_s;
        put_bytes(set, "hash", digest_span(&end->hash));
        put_int(set, "shard", shard);
        put_int(set, "seq", r.seq);
        e = st_run(set, NULL);
    }
    st_end(s);
    return e;
}

enum err audit_upgrade(struct db *db)
{
    char hex[DIGEST_HEX_CAP];
    struct digest id;
    enum err e = audit_store_id(db, &id);
    if (e != ERR_NOT_FOUND)
        return e;
    randombytes_buf(id.b, sizeof id.b);
    digest_hex(&id, hex);
    e = db_begin(db);
    memset(&db->audit, 0, sizeof db->audit);
    db->audit.store = id;
    db->audit.known = db->audit.dirty = true;
    if (!e)
        e = db_meta_set(db, "audit.store", hex);
    for (int64_t shard = 0; !e && shard < SHARDS; shard++)
        e = chain_shard(db, shard);
    if (!e)
        e = db_commit(db);
    if (e)
        db_rollback(db);
    return e;
}
