/* vault.c - sealing and opening of personal columns with a key per subject; the shape of a sealed value is in vault.h.
 * Unwrapped keys live in a small table in locked memory, found by their subject; a turn touches a handful of them. */
#include "db/vault.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT 1
#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG crypto_aead_xchacha20poly1305_ietf_ABYTES
#define HEAD (1 + 8 + NONCE)
#define KEYS 1024        /* subjects in memory; a power of two */
#define RING_BYTES 65536 /* small values, one behind the other, then from the start again */
#define RING_MOST 16384  /* a larger value goes to a place of its own: one is in use at a time */
#define LARGE_BYTES ((size_t)1 << 21)
#define NONCES 64
#define TOKENS_KEPT 64

_Static_assert(NONCE + KEY_BYTES + TAG == WRAPPED_BYTES, "a wrapped key is nonce, key and tag");

struct ring {
    unsigned char *small, *large;
    size_t at;
};
struct subject_slot {
    int64_t subject; /* 0 empty */
    unsigned char key[KEY_BYTES];
};
struct token_slot { /* the same few numbers are asked for again and again within an event */
    int64_t token;
    char plain[24];
    unsigned char n, which;
};
struct vault {
    struct keyring *keys;
    struct vault_shelf shelf;
    struct subject_slot *slot; /* KEYS of them, locked */
    unsigned char token_key[VAULT_TOKENS][KEY_BYTES];
    struct token_slot token[TOKENS_KEPT];
    struct ring sealed, plain;
    unsigned char nonce[NONCES][NONCE];
    int nonces;
    int64_t newest; /* generation for new keys in this transaction; 0 not asked yet */
    enum err fault;
    int64_t refusals;
};

/* --- memory --- */

static bool ring_new(struct ring *r)
{
    r->small = sodium_malloc(RING_BYTES);
    r->large = malloc(LARGE_BYTES); /* pages that are never touched cost nothing */
    return r->small && r->large;
}

static void ring_free(struct ring *r)
{
    sodium_free(r->small);
    if (r->large)
        sodium_memzero(r->large, LARGE_BYTES);
    free(r->large);
}

static unsigned char *ring_take(struct ring *r, size_t n)
{
    if (n > RING_MOST)
        return n <= LARGE_BYTES ? r->large : NULL;
    if (r->at + n > RING_BYTES)
        r->at = 0;
    unsigned char *p = r->small + r->at;
    r->at += n;
    return p;
}

enum err vault_new(struct keyring *keys, const struct vault_shelf *shelf, struct vault **out)
{
    static const char *const use[VAULT_TOKENS] = {"token number", "token alarm",      "token session", "token api",
                                                  "token sound",  "token identifier", "token bridge"};
    struct vault *v = sodium_init() < 0 ? NULL : sodium_malloc(sizeof *v);
    *out = NULL;
    if (!v)
        return ERR_FULL;
    memset(v, 0, sizeof *v);
    v->keys = keys;
    v->shelf = *shelf;
    v->slot = sodium_allocarray(KEYS, sizeof *v->slot);
    if (!v->slot || !ring_new(&v->sealed) || !ring_new(&v->plain)) {
        vault_free(v);
        return ERR_FULL;
    }
    vault_forget(v);
    for (int t = 0; t < VAULT_TOKENS; t++)
        (void)crypto_generichash(v->token_key[t], KEY_BYTES, (const unsigned char *)use[t], strlen(use[t]), keys->index,
                                 KEY_BYTES);
    *out = v;
    return ERR_NONE;
}

void vault_free(struct vault *v)
{
    if (!v)
        return;
    ring_free(&v->sealed);
    ring_free(&v->plain);
    sodium_free(v->slot);
    sodium_free(v);
}

void vault_forget(struct vault *v)
{
    sodium_memzero(v->slot, KEYS * sizeof *v->slot);
    v->newest = 0;
}

void vault_begin(struct vault *v)
{
    v->newest = 0; /* a rotation may have begun */
    v->fault = ERR_NONE;
}

enum err vault_fault(const struct vault *v)
{
    return v->fault;
}

int64_t vault_refusals(const struct vault *v)
{
    return v->refusals;
}

/* --- keys of subjects --- */

static const unsigned char *next_nonce(struct vault *v)
{
    if (v->nonces == 0) {
        randombytes_buf(v->nonce, sizeof v->nonce);
        v->nonces = NONCES;
    }
    return v->nonce[--v->nonces];
}

/* The key-encryption key of a generation; one that came by a rotation meanwhile is read now. */
static const struct kek *kek_of(struct vault *v, int64_t generation)
{
    const struct kek *k = keyring_kek(v->keys, generation);
    if (!k && keyring_reload(v->keys) == ERR_NONE)
        k = keyring_kek(v->keys, generation);
    return k;
}

#define WRAP_BOUND 24
static void wrap_bound(unsigned char out[WRAP_BOUND], int64_t subject, int64_t generation)
{
    memcpy(out, "wrapped", 8);
    le64_put(out + 8, subject);
    le64_put(out + 16, generation);
}

static bool wrap(struct vault *v, int64_t subject, int64_t generation, const unsigned char key[KEY_BYTES],
                 struct wrapped *out)
{
    unsigned char bound[WRAP_BOUND];
    const struct kek *kek = kek_of(v, generation);
    if (!kek)
        return false;
    wrap_bound(bound, subject, generation);
    out->kek = generation;
    memcpy(out->bytes, next_nonce(v), NONCE);
    (void)crypto_aead_xchacha20poly1305_ietf_encrypt(out->bytes + NONCE, NULL, key, KEY_BYTES, bound, sizeof bound,
                                                     NULL, out->bytes, kek->key);
    return true;
}

static bool unwrap(struct vault *v, int64_t subject, const struct wrapped *w, unsigned char key[KEY_BYTES])
{
    unsigned char bound[WRAP_BOUND];
    const struct kek *kek = kek_of(v, w->kek);
    wrap_bound(bound, subject, w->kek);
    return kek && crypto_aead_xchacha20poly1305_ietf_decrypt(key, NULL, NULL, w->bytes + NONCE, KEY_BYTES + TAG, bound,
                                                             sizeof bound, w->bytes, kek->key) == 0;
}

static struct subject_slot *slot_of(struct vault *v, int64_t subject)
{
    uint64_t h = (uint64_t)subject * UINT64_C(0x9e3779b97f4a7c15);
    return &v->slot[h >> 54]; /* the top ten bits: KEYS slots */
}

static enum err key_make(struct vault *v, int64_t subject, unsigned char key[KEY_BYTES])
{
    struct wrapped w;
    enum err e = v->newest ? ERR_NONE : v->shelf.newest(v->shelf.ctx, &v->newest);
    if (e)
        return e;
    randombytes_buf(key, KEY_BYTES);
    if (!wrap(v, subject, v->newest, key, &w))
        return ERR_CONFIG; /* the newest key-encryption key is not to be had */
    return v->shelf.put(v->shelf.ctx, subject, &w);
}

/* The subject's key in memory, made when it is allowed to be. ERR_STALE: erased. ERR_NOT_FOUND, ERR_REFUSED: it is not
 * there, or no key opens it. */
static enum err key_of(struct vault *v, int64_t subject, bool may_make, struct subject_slot **out)
{
    struct subject_slot *s = slot_of(v, subject);
    struct wrapped w;
    *out = s;
    if (s->subject == subject)
        return ERR_NONE;
    s->subject = 0;
    enum err e = v->shelf.get(v->shelf.ctx, subject, &w);
    if (e == ERR_NOT_FOUND && may_make)
        e = key_make(v, subject, s->key);
    else if (!e && !unwrap(v, subject, &w, s->key))
        e = ERR_REFUSED;
    if (!e)
        s->subject = subject;
    return e;
}

enum err vault_rewrap(struct vault *v, int64_t subject, int64_t generation, const struct wrapped *old,
                      struct wrapped *out)
{
    unsigned char key[KEY_BYTES];
    enum err e = !unwrap(v, subject, old, key)             ? ERR_REFUSED
                 : !wrap(v, subject, generation, key, out) ? ERR_CONFIG
                                                           : ERR_NONE;
    sodium_memzero(key, sizeof key);
    return e;
}

static const unsigned char check_words[KEY_BYTES] = "mlinzi: this is the right key";

bool vault_check_make(struct vault *v, int64_t generation, unsigned char out[WRAPPED_BYTES])
{
    struct wrapped w;
    if (!wrap(v, VAULT_CHECK, generation, check_words, &w))
        return false;
    memcpy(out, w.bytes, WRAPPED_BYTES);
    return true;
}

bool vault_check(struct vault *v, int64_t generation, const unsigned char sealed[WRAPPED_BYTES])
{
    struct wrapped w = {.kek = generation};
    unsigned char words[KEY_BYTES];
    memcpy(w.bytes, sealed, WRAPPED_BYTES);
    return unwrap(v, VAULT_CHECK, &w, words) && memcmp(words, check_words, KEY_BYTES) == 0;
}

/* --- values --- */

#define BOUND 32
static void bound_of(unsigned char out[BOUND], int64_t subject, enum vault_column column, int64_t row)
{
    static const unsigned char use[8] = {'m', 'l', 'i', 'n', 'z', 'i', ' ', '1'};
    memcpy(out, use, sizeof use);
    le64_put(out + 8, (int64_t)column);
    le64_put(out + 16, row);
    le64_put(out + 24, subject);
}

struct span vault_seal(struct vault *v, int64_t subject, enum vault_column column, int64_t row, struct span plain)
{
    unsigned char bound[BOUND];
    struct subject_slot *s;
    struct span none = {"", 0};
    if (plain.n == 0)
        return none;
    enum err e = key_of(v, subject, true, &s);
    if (e == ERR_STALE)
        return none;
    if (e == ERR_REFUSED) { /* its key was damaged: the case goes on all the same, under the service's own key */
        v->refusals++;
        subject = subject_house();
        e = key_of(v, subject, true, &s);
    }
    unsigned char *p = e ? NULL : ring_take(&v->sealed, HEAD + plain.n + TAG);
    if (!p) {
        v->fault = v->fault ? v->fault : e ? e : ERR_FULL;
        return none;
    }
    p[0] = FORMAT;
    le64_put(p + 1, subject);
    memcpy(p + 9, next_nonce(v), NONCE);
    bound_of(bound, subject, column, row);
    (void)crypto_aead_xchacha20poly1305_ietf_encrypt(p + HEAD, NULL, (const unsigned char *)plain.p, plain.n, bound,
                                                     sizeof bound, NULL, p + 9, s->key);
    return (struct span){(const char *)p, HEAD + plain.n + TAG};
}

enum vault_verdict vault_open(struct vault *v, enum vault_column column, int64_t row, struct span sealed,
                              struct span *plain)
{
    const unsigned char *p = (const unsigned char *)sealed.p;
    unsigned char bound[BOUND], *out = NULL;
    struct subject_slot *s;
    *plain = (struct span){"", 0};
    if (sealed.n == 0)
        return VAULT_OPEN;
    if (sealed.n > HEAD + TAG && p[0] == FORMAT) {
        int64_t subject = le64_get(p + 1);
        size_t n = sealed.n - HEAD - TAG;
        enum err e = key_of(v, subject, false, &s);
        if (e == ERR_STALE)
            return VAULT_ERASED;
        if (e && e != ERR_REFUSED &&
            e != ERR_NOT_FOUND) /* the store did not answer: nothing is known about the value */
            v->fault = v->fault ? v->fault : e;
        out = e ? NULL : ring_take(&v->plain, n);
        bound_of(bound, subject, column, row);
        if (out && crypto_aead_xchacha20poly1305_ietf_decrypt(out, NULL, NULL, p + HEAD, n + TAG, bound, sizeof bound,
                                                              p + 9, s->key) == 0) {
            *plain = (struct span){(const char *)out, n};
            return VAULT_OPEN;
        }
    }
    v->refusals++;
    return VAULT_REFUSED;
}

int64_t vault_index(struct vault *v, enum vault_token token, struct span plain)
{
    unsigned char hash[16];
    uint64_t at = plain.n * 31; /* any spread does: a slot that does not fit is worked out anew */
    for (size_t i = 0; i < plain.n; i++)
        at = at * 31 + (unsigned char)plain.p[i];
    struct token_slot *t = &v->token[at % TOKENS_KEPT];
    bool small = plain.n < sizeof t->plain;
    if (t->n == plain.n && t->which == token && plain.n && memcmp(t->plain, plain.p, plain.n) == 0)
        return t->token;
    (void)crypto_generichash(hash, sizeof hash, (const unsigned char *)plain.p, plain.n, v->token_key[token],
                             KEY_BYTES);
    int64_t value = le64_get(hash);
    if (small && plain.n) {
        memcpy(t->plain, plain.p, plain.n);
        t->n = (unsigned char)plain.n;
        t->which = (unsigned char)token;
        t->token = value;
    }
    return value;
}

bool vault_row_key(struct vault *v, int64_t subject, int64_t table, int64_t row, unsigned char out[KEY_BYTES])
{
    unsigned char what[32] = "mlinzi row key";
    struct subject_slot *s;
    enum err e = key_of(v, subject, true, &s);
    if (e) {
        bool known = e == ERR_STALE || e == ERR_REFUSED; /* erased or damaged: its rows have no commitment */
        v->fault = v->fault || known ? v->fault : e;
        return false;
    }
    le64_put(what + 16, table);
    le64_put(what + 24, row);
    (void)crypto_generichash(out, KEY_BYTES, what, sizeof what, s->key, KEY_BYTES);
    return true;
}
