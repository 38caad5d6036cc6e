/* bundle_check.c - is a bundle for a court what it says? Everything in it is reckoned again from the rows up: a row's
 * contents give its commitment, commitments stand in records, records and digests give the chain, the chain ends where
 * signed marks say. What is not held by that is refused, so that no byte of it can be another. What stands under
 * "unproven" is counted and nothing more. */
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "db/proof.h"

struct check {
    const json_t *in, *records, *run;
    struct bundle_report *out;
    struct digest store;
    unsigned char public_key[32];
    int64_t case_id, from; /* number of the first mark in it */
    int64_t asked;         /* whose fingerprint is wanted */
    bool *used;            /* records that a segment holds */
};

static bool no(struct check *c, const char *format, ...) __attribute__((format(printf, 2, 3)));
static bool no(struct check *c, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    if (!c->out->why[0])
        (void)vsnprintf(c->out->why, sizeof c->out->why, format, ap);
    va_end(ap);
    return false;
}

/* --- JSON, strictly --- */

static bool get_int(const json_t *o, const char *key, int64_t *out)
{
    const json_t *v = json_object_get(o, key);
    *out = json_integer_value(v);
    return json_is_integer(v);
}

static bool hex_of(const json_t *v, unsigned char *out, size_t n)
{
    return json_is_string(v) && bytes_of_hex((struct span){json_string_value(v), json_string_length(v)}, out, n);
}

/* Any number of bytes; *out is malloced. */
static bool get_bytes(const json_t *o, const char *key, struct span *out)
{
    const json_t *v = json_object_get(o, key);
    size_t n = json_string_length(v) / 2;
    unsigned char *bytes = malloc(n + 1);
    *out = (struct span){(const char *)bytes, n};
    return bytes && hex_of(v, bytes, n);
}

static void bytes_free(struct span *s)
{
    free((void *)(uintptr_t)s->p);
}

/* --- marks --- */

static bool mark_whole(struct check *c, const json_t *o, int64_t n, const struct digest *before, struct digest *mark)
{
    struct audit_mark m = {0};
    unsigned char signature[SIGNATURE_BYTES];
    bool ok = json_object_size(o) == 5 && get_int(o, "n", &m.n) && get_int(o, "at_s", &m.at_s) &&
              get_int(o, "records", &m.records) && hex_of(json_object_get(o, "signature"), signature, sizeof signature);
    bool ends = get_bytes(o, "ends", &m.ends);
    struct digest body = mark_body(&m);
    bytes_free(&m.ends);
    if (!ok || !ends || m.n != n)
        return no(c, "mark %lld cannot be read", (long long)n);
    *mark = mark_link(before, &body);
    c->out->newest_s = m.at_s;
    return mark_signed(&c->store, mark, (struct span){(const char *)signature, sizeof signature}, c->public_key) ||
           no(c, "mark %lld was altered, or is not signed by this key", (long long)n);
}

/* All of them hang together, and the newest is signed: so every hash between is what was signed over. */
static bool marks(struct check *c)
{
    struct digest mark, body;
    char hex[DIGEST_HEX_CAP] = "";
    const json_t *list = json_object_get(c->run, "marks");
    size_t n = json_array_size(list);
    if (json_object_size(c->run) != 3 || !get_int(c->run, "from", &c->from) || c->from < 1 || c->from > AUDIT_MOST ||
        !n || !hex_of(json_object_get(c->run, "before"), mark.b, DIGEST_BYTES) ||
        !json_is_object(json_array_get(list, n - 1)))
        return no(c, "the marks cannot be read");
    struct digest start = mark_start(&c->store);
    if (c->from == 1 && !digest_eq(&mark, &start))
        return no(c, "the marks do not begin where this store began");
    for (size_t i = 0; i < n; i++) {
        const json_t *o = json_array_get(list, i);
        struct digest before = mark;
        int64_t number = c->from + (int64_t)i;
        if (json_is_object(o) && !mark_whole(c, o, number, &before, &mark))
            return false;
        if (!json_is_object(o)) {
            if (!hex_of(o, body.b, DIGEST_BYTES))
                return no(c, "mark %lld cannot be read", (long long)number);
            mark = mark_link(&before, &body);
        }
        c->out->newest = number;
        digest_hex(&mark, hex);
        if (number == c->asked || !c->asked)
            (void)snprintf(c->out->print, sizeof c->out->print, "%.16s", hex);
    }
    return true;
}

/* Where mark n says that a shard ends. */
static bool mark_end(const struct check *c, int64_t n, int64_t shard, struct chain_end *out)
{
    const json_t *list = json_object_get(c->run, "marks");
    struct span ends;
    bool found = false;
    if (n < c->from || n >= c->from + (int64_t)json_array_size(list))
        return false;
    bool ok = get_bytes(json_array_get(list, (size_t)(n - c->from)), "ends", &ends);
    for (size_t at = 0; ok && !found && at + END_BYTES <= ends.n; at += END_BYTES) {
        chain_end_read((const unsigned char *)ends.p + at, out);
        found = out->shard == shard;
    }
    bytes_free(&ends);
    return found;
}

/* --- records and the chain around them --- */

static bool record_read(const json_t *o, struct audit_record *r)
{
    const json_t *act = json_object_get(o, "act");
    r->act = (struct span){json_string_value(act), json_string_length(act)};
    bool detail = get_bytes(o, "detail", &r->detail), proof = get_bytes(o, "proof", &r->proof);
    return detail && proof && json_is_string(act) && json_object_size(o) == 12 && get_int(o, "shard", &r->shard) &&
           get_int(o, "seq", &r->seq) && get_int(o, "at_s", &r->at_s) && get_int(o, "case_id", &r->case_id) &&
           get_int(o, "version", &r->version) && get_int(o, "wrote", &r->wrote) && get_int(o, "person", &r->person) &&
           get_int(o, "role", &r->role) && get_int(o, "inbox_id", &r->inbox_id);
}

static void record_free(struct audit_record *r)
{
    bytes_free(&r->detail);
    bytes_free(&r->proof);
}

/* The record that stands there, its digest; it may stand in one place only. */
static bool record_at(struct check *c, int64_t shard, int64_t seq, struct digest *out)
{
    for (size_t i = 0; i < json_array_size(c->records); i++) {
        struct audit_record r = {0};
        bool ok = !c->used[i] && record_read(json_array_get(c->records, i), &r) && r.shard == shard && r.seq == seq;
        if (ok)
            *out = chain_record(&r);
        record_free(&r);
        if (!ok)
            continue;
        c->used[i] = true;
        return true;
    }
    return no(c, "record %lld of county %lld is not in it", (long long)seq, (long long)shard);
}

static bool digest_at(struct check *c, const json_t *o, int64_t shard, int64_t seq, struct digest *out)
{
    if (json_is_null(o))
        return record_at(c, shard, seq, out);
    return hex_of(o, out->b, DIGEST_BYTES) ||
           no(c, "what stands for record %lld of county %lld cannot be read", (long long)seq, (long long)shard);
}

static bool segment(struct check *c, const json_t *o)
{
    int64_t shard, from_mark, from_seq, to_mark;
    struct chain_end from, to;
    const json_t *list = json_object_get(o, "digests");
    if (json_object_size(o) != 5 || !get_int(o, "shard", &shard) || !get_int(o, "from_mark", &from_mark) ||
        !get_int(o, "from_seq", &from_seq) || !get_int(o, "to_mark", &to_mark) || !json_is_array(list))
        return no(c, "a part of the chain cannot be read");
    from = (struct chain_end){shard, 0, chain_start(&c->store, shard)};
    if (from_mark && !mark_end(c, from_mark, shard, &from))
        return no(c, "mark %lld says nothing of county %lld", (long long)from_mark, (long long)shard);
    if (from.seq != from_seq)
        return no(c, "county %lld does not begin where mark %lld ends it", (long long)shard, (long long)from_mark);
    if (from.seq < 0 || from.seq > AUDIT_MOST)
        return no(c, "mark %lld ends county %lld at a number that no audit comes to", (long long)from_mark,
                  (long long)shard);
    struct digest hash = from.hash, d;
    int64_t seq = from.seq;
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (!digest_at(c, json_array_get(list, i), shard, ++seq, &d))
            return false;
        hash = chain_link(&hash, &d);
    }
    if (!mark_end(c, to_mark, shard, &to) || to.seq != seq || !digest_eq(&to.hash, &hash))
        return no(c,
                  "records %lld to %lld of county %lld, or what stands for them, are not those that mark %lld was "
                  "signed over",
                  (long long)from_seq + 1, (long long)seq, (long long)shard, (long long)to_mark);
    if (!c->out->last_mark || from_mark < c->out->first_mark)
        c->out->first_mark = from_mark;
    c->out->last_mark = to_mark > c->out->last_mark ? to_mark : c->out->last_mark;
    return true;
}

static bool record_counts(struct check *c, const json_t *o, bool used)
{
    struct audit_record r = {0};
    bool ok = record_read(o, &r);
    record_free(&r);
    if (!ok || !used)
        return no(c, "a record cannot be read, or stands in no part of the chain");
    if (c->case_id && r.case_id != c->case_id)
        return no(c, "it holds records of more than one case");
    c->case_id = r.case_id;
    c->out->records++;
    c->out->first_s = c->out->first_s && c->out->first_s < r.at_s ? c->out->first_s : r.at_s;
    c->out->last_s = c->out->last_s > r.at_s ? c->out->last_s : r.at_s;
    return true;
}

static bool has_version(const struct check *c, int64_t version)
{
    for (size_t i = 0; i < json_array_size(c->records); i++) {
        int64_t v = 0, wrote = 0;
        const json_t *o = json_array_get(c->records, i);
        if (get_int(o, "version", &v) && get_int(o, "wrote", &wrote) && wrote && v == version)
            return true;
    }
    return false;
}

static bool records(struct check *c)
{
    const json_t *parts = json_object_get(c->in, "segments");
    size_t n = json_array_size(c->records);
    c->used = calloc(n + 1, sizeof *c->used);
    if (!c->used || !json_is_array(parts) || !n)
        return no(c, "there are no records in it");
    for (size_t i = 0; i < json_array_size(parts); i++)
        if (!segment(c, json_array_get(parts, i)))
            return false;
    for (size_t i = 0; i < n; i++)
        if (!record_counts(c, json_array_get(c->records, i), c->used[i]))
            return false;
    while (has_version(c, c->out->versions + 1))
        c->out->versions++;
    return true;
}

/* --- rows --- */

/* How often the records vouch for it; commitment NULL: for any contents of that row. */
static int64_t vouched(const struct check *c, int64_t table, int64_t row, const struct digest *commitment)
{
    int64_t times = 0;
    for (size_t i = 0; i < json_array_size(c->records); i++) {
        struct span proof;
        bool ok = get_bytes(json_array_get(c->records, i), "proof", &proof);
        for (size_t at = 0; ok && at + PROOF_BYTES <= proof.n; at += PROOF_BYTES) {
            struct proof_entry e;
            proof_read((const unsigned char *)proof.p + at, &e);
            bool is = (!table || e.table == table) && (!table || e.row == row);
            times += is && (!commitment || digest_eq(&e.commitment, commitment));
        }
        bytes_free(&proof);
    }
    return times;
}

static int64_t table_of(const json_t *word)
{
    for (int64_t t = PROOF_NONE + 1; t < PROOF_TABLES; t++)
        if (json_is_string(word) && strcmp(json_string_value(word), proof_table_word(t)) == 0)
            return t;
    return PROOF_NONE;
}

static bool row_fits(struct check *c, const json_t *o)
{
    unsigned char key[32];
    struct digest content;
    int64_t row, table = table_of(json_object_get(o, "table"));
    if (json_object_size(o) != 4 || !table || !get_int(o, "row", &row) ||
        !hex_of(json_object_get(o, "key"), key, sizeof key) ||
        !content_of_json((enum proof_table)table, json_object_get(o, "fields"), &content))
        return no(c, "a row cannot be read");
    struct digest commitment = row_commitment(key, &content);
    if (!vouched(c, table, row, &commitment) || (table == PROOF_CASE && row != c->case_id))
        return no(c, "the row %s %lld is not what was written", proof_table_word(table), (long long)row);
    c->out->rows[table]++;
    c->out->unseen--;
    return true;
}

static bool rows(struct check *c)
{
    const json_t *list = json_object_get(c->in, "rows"), *rest = json_object_get(c->in, "unproven");
    if (!json_is_array(list) || !json_is_array(rest))
        return no(c, "the rows cannot be read");
    c->out->unseen = vouched(c, 0, 0, NULL);
    c->out->unproven = (int64_t)json_array_size(rest);
    for (size_t i = 0; i < json_array_size(list); i++)
        if (!row_fits(c, json_array_get(list, i)))
            return false;
    return true;
}

static bool header(struct check *c, const unsigned char *public_key)
{
    int64_t format = 0;
    if (json_object_size(c->in) != 8 || !get_int(c->in, "mlinzi_bundle", &format) || format != 1 ||
        !hex_of(json_object_get(c->in, "store"), c->store.b, DIGEST_BYTES) ||
        !hex_of(json_object_get(c->in, "public_key"), c->public_key, sizeof c->public_key))
        return no(c, "it is no bundle of this program's, or something was added to it");
    if (public_key && memcmp(public_key, c->public_key, sizeof c->public_key) != 0)
        return no(c, "it names another key than the one you gave");
    (void)sodium_bin2hex(c->out->public_key, sizeof c->out->public_key, c->public_key, sizeof c->public_key);
    return true;
}

void db_bundle_check(const json_t *bundle, const unsigned char *public_key, int64_t mark, struct bundle_report *out)
{
    struct check c = {.in = bundle,
                      .records = json_object_get(bundle, "records"),
                      .run = json_object_get(bundle, "marks"),
                      .out = out,
                      .asked = mark};
    _Static_assert(PROOF_TABLES == BUNDLE_TABLES, "a count for each table");
    memset(out, 0, sizeof *out);
    out->whole = header(&c, public_key) && marks(&c) && records(&c) && rows(&c);
    free(c.used);
}
