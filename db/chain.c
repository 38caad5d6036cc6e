/* chain.c - the arithmetic of the audit; see chain.h. Nothing here is clever: what is hashed, and in which order, is
 * all there is to it, and may never change for records that are there already. */
#include "db/chain.h"

#include <string.h>

#include "base/hash.h"
#include "base/must.h"

bool digest_eq(const struct digest *a, const struct digest *b)
{
    return sodium_memcmp(a->b, b->b, DIGEST_BYTES) == 0;
}

bool digest_take(struct span bytes, struct digest *out)
{
    if (bytes.n != DIGEST_BYTES)
        return false;
    memcpy(out->b, bytes.p, DIGEST_BYTES);
    return true;
}

void digest_hex(const struct digest *d, char out[DIGEST_HEX_CAP])
{
    (void)sodium_bin2hex(out, DIGEST_HEX_CAP, d->b, DIGEST_BYTES);
}

bool bytes_of_hex(struct span hex, unsigned char *out, size_t n)
{
    size_t got = 0;
    const char *end = NULL;
    for (size_t i = 0; i < hex.n; i++)
        if (hex.p[i] >= 'A' && hex.p[i] <= 'F') /* one way to write a byte, not two */
            return false;
    return hex.n == 2 * n && sodium_hex2bin(out, n, hex.p, hex.n, NULL, &got, &end) == 0 && got == n;
}

static void hand_over(struct digester *d)
{
    (void)crypto_generichash_update(&d->state, d->wait, d->n);
    d->n = 0;
}

static void add(struct digester *d, const void *bytes, size_t n)
{
    if (n > sizeof d->wait - d->n)
        hand_over(d);
    if (n > sizeof d->wait) {
        (void)crypto_generichash_update(&d->state, bytes, n);
        return;
    }
    memcpy(d->wait + d->n, bytes, n);
    d->n += n;
}

void digest_begin(struct digester *d, const char *what, const unsigned char *key)
{
    must(crypto_generichash_init(&d->state, key, key ? 32 : 0, DIGEST_BYTES) == 0);
    d->n = 0;
    digest_text(d, span_of(what));
}

void digest_int(struct digester *d, int64_t v)
{
    unsigned char bytes[8];
    le64_put(bytes, v);
    add(d, bytes, sizeof bytes);
}

void digest_text(struct digester *d, struct span v)
{
    digest_int(d, (int64_t)v.n);
    if (v.n)
        add(d, v.p, v.n);
}

struct digest digest_end(struct digester *d)
{
    struct digest out;
    hand_over(d);
    (void)crypto_generichash_final(&d->state, out.b, DIGEST_BYTES);
    return out;
}

/* --- records --- */

struct digest chain_start(const struct digest *store, int64_t shard)
{
    struct digester d;
    digest_begin(&d, "shard", NULL);
    digest_text(&d, digest_span(store));
    digest_int(&d, shard);
    return digest_end(&d);
}

struct digest chain_record(const struct audit_record *r)
{
    struct digester d;
    digest_begin(&d, "record", NULL);
    digest_int(&d, r->shard);
    digest_int(&d, r->seq);
    digest_int(&d, r->at_s);
    digest_int(&d, r->case_id);
    digest_int(&d, r->version);
    digest_int(&d, r->wrote);
    digest_int(&d, r->person);
    digest_int(&d, r->role);
    digest_int(&d, r->inbox_id);
    digest_text(&d, r->act);
    digest_text(&d, r->detail);
    digest_text(&d, r->proof);
    return digest_end(&d);
}

static struct digest link_of(const char *what, const struct digest *before, const struct digest *next)
{
    struct digester d;
    digest_begin(&d, what, NULL);
    digest_text(&d, digest_span(before));
    digest_text(&d, digest_span(next));
    return digest_end(&d);
}

struct digest chain_link(const struct digest *before, const struct digest *record)
{
    return link_of("link", before, record);
}

static void entry_write(int64_t tag, int64_t number, const struct digest *d, unsigned char *out)
{
    out[0] = (unsigned char)tag;
    le64_put(out + 1, number);
    memcpy(out + 9, d->b, DIGEST_BYTES);
}

void chain_end_write(const struct chain_end *e, unsigned char out[END_BYTES])
{
    entry_write(e->shard, e->seq, &e->hash, out);
}

void chain_end_read(const unsigned char in[END_BYTES], struct chain_end *e)
{
    e->shard = in[0];
    e->seq = le64_get(in + 1);
    memcpy(e->hash.b, in + 9, DIGEST_BYTES);
}

/* --- marks --- */

struct digest mark_start(const struct digest *store)
{
    struct digester d;
    digest_begin(&d, "marks of", NULL);
    digest_text(&d, digest_span(store));
    return digest_end(&d);
}

struct digest mark_body(const struct audit_mark *m)
{
    struct digester d;
    digest_begin(&d, "mark", NULL);
    digest_int(&d, m->n);
    digest_int(&d, m->at_s);
    digest_int(&d, m->records);
    digest_text(&d, m->ends);
    return digest_end(&d);
}

struct digest mark_link(const struct digest *before, const struct digest *body)
{
    return link_of("marks", before, body);
}

#define SIGNED_WORDS "mlinzi audit mark 1"
struct signed_words {
    char words[sizeof SIGNED_WORDS - 1];
    struct digest store, mark;
};

static struct signed_words words_of(const struct digest *store, const struct digest *mark)
{
    struct signed_words w;
    memcpy(w.words, SIGNED_WORDS, sizeof w.words);
    w.store = *store;
    w.mark = *mark;
    return w;
}

void mark_sign(const struct digest *store, const struct digest *mark, const unsigned char seed[32],
               unsigned char out[SIGNATURE_BYTES])
{
    unsigned char public_key[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
    struct signed_words w = words_of(store, mark);
    (void)crypto_sign_seed_keypair(public_key, secret, seed);
    (void)crypto_sign_detached(out, NULL, (const unsigned char *)&w, sizeof w, secret);
    sodium_memzero(secret, sizeof secret);
}

bool mark_signed(const struct digest *store, const struct digest *mark, struct span signature,
                 const unsigned char public_key[32])
{
    struct signed_words w = words_of(store, mark);
    return signature.n == SIGNATURE_BYTES &&
           crypto_sign_verify_detached((const unsigned char *)signature.p, (const unsigned char *)&w, sizeof w,
                                       public_key) == 0;
}

/* --- commitments --- */

struct digest row_commitment(const unsigned char row_key[32], const struct digest *content)
{
    struct digester d;
    digest_begin(&d, "commitment", row_key);
    digest_text(&d, digest_span(content));
    return digest_end(&d);
}

void proof_write(const struct proof_entry *e, unsigned char out[PROOF_BYTES])
{
    entry_write(e->table, e->row, &e->commitment, out);
}

void proof_read(const unsigned char in[PROOF_BYTES], struct proof_entry *e)
{
    e->table = in[0];
    e->row = le64_get(in + 1);
    memcpy(e->commitment.b, in + 9, DIGEST_BYTES);
}
