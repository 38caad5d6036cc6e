/* chain.h - the arithmetic of the audit: what a record, a shard's end, a mark and a commitment hash to. It knows no
 * store, no key file and no clock, so that the engine that writes, `mlinzi audit verify` that reads the store and the
 * verifier of a court bundle that has neither reckon with the same few functions.
 *
 *   record n of a shard:   digest(n) = H("record", its columns)        hash(n) = H("link", hash(n-1), digest(n))
 *                          hash(0)   = H("shard", store, shard)
 *   mark n:                body(n)   = H("mark", n, time, records, ends)  mark(n) = H("marks", mark(n-1), body(n))
 *                          mark(0)   = H("marks of", store)             signature = Ed25519("mlinzi audit mark 1",
 * mark(n)) a row written with it: content   = H("row", table, its lasting columns)   commitment = H(row key; content)
 *
 * H is BLAKE2b-256 (libsodium's crypto_generichash). What goes in: each number as 8 bytes, least first; each text or
 * bytes as its length and then itself; so no two different lists of values make the same bytes. Two steps a record, so
 * that a record of another case can be stood for by its digest alone. */
#ifndef MLINZI_DB_CHAIN_H
#define MLINZI_DB_CHAIN_H

#include <sodium.h>

#include "base/text.h"

#define DIGEST_BYTES 32
#define SIGNATURE_BYTES 64
struct digest {
    unsigned char b[DIGEST_BYTES];
};
static inline struct span digest_span(const struct digest *d)
{
    return (struct span){(const char *)d->b, DIGEST_BYTES};
}
bool digest_eq(const struct digest *a, const struct digest *b);
bool digest_take(struct span bytes, struct digest *out); /* false: not 32 bytes */
#define DIGEST_HEX_CAP 65
void digest_hex(const struct digest *d, char out[DIGEST_HEX_CAP]);
bool bytes_of_hex(struct span hex, unsigned char *out, size_t n); /* exactly n bytes, small letters */

/* A list of values on its way into one digest; many are small, so they are handed over in larger pieces. */
struct digester {
    crypto_generichash_state state;
    unsigned char wait[256];
    size_t n;
};
void digest_begin(struct digester *d, const char *what, const unsigned char *key); /* key: 32 bytes, NULL none */
void digest_int(struct digester *d, int64_t v);
void digest_text(struct digester *d, struct span v);
struct digest digest_end(struct digester *d);

/* No audit comes to so many records or marks (the id of a row has room for no more, db/store.h). A greater number was
 * planted, and is not reckoned with. */
#define AUDIT_MOST ((INT64_C(1) << 48) - 1)
/* A row of table audit. */
struct audit_record {
    int64_t shard, seq, at_s, case_id, version, wrote, person, role, inbox_id;
    struct span act, detail, proof; /* detail as it is stored, sealed */
};
struct digest chain_start(const struct digest *store, int64_t shard);
struct digest chain_record(const struct audit_record *r);
struct digest chain_link(const struct digest *before, const struct digest *record);

/* The ends of shards in a mark: ENTRY_BYTES each, the shard (1), the number (8, least first), the hash. */
#define END_BYTES (1 + 8 + DIGEST_BYTES)
struct chain_end {
    int64_t shard, seq;
    struct digest hash;
};
void chain_end_write(const struct chain_end *e, unsigned char out[END_BYTES]);
void chain_end_read(const unsigned char in[END_BYTES], struct chain_end *e);

struct audit_mark {
    int64_t n, at_s, records;
    struct span ends;
};
struct digest mark_start(const struct digest *store);
struct digest mark_body(const struct audit_mark *m);
struct digest mark_link(const struct digest *before, const struct digest *body);
void mark_sign(const struct digest *store, const struct digest *mark, const unsigned char seed[32],
               unsigned char out[SIGNATURE_BYTES]);
bool mark_signed(const struct digest *store, const struct digest *mark, struct span signature,
                 const unsigned char public_key[32]);

/* A commitment to a row, and how several stand in an audit row's column proof: PROOF_BYTES each, the table (1), the
 * row's id (8, least first), the commitment. */
#define PROOF_BYTES (1 + 8 + DIGEST_BYTES)
struct proof_entry {
    int64_t table, row;
    struct digest commitment;
};
struct digest row_commitment(const unsigned char row_key[32], const struct digest *content);
void proof_write(const struct proof_entry *e, unsigned char out[PROOF_BYTES]);
void proof_read(const unsigned char in[PROOF_BYTES], struct proof_entry *e);

#endif
