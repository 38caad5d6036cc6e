/* subject.c - the shelf of wrapped keys: table subject_key, and what meta knows of the key-encryption keys.
 * meta "kek" is the generation under which new keys are wrapped; meta "kek.check.N" is a constant sealed under
 * generation N, by which another store's key, or a damaged one, is known at the start. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/store.h"

static enum err shelf_get(void *ctx, int64_t subject, struct wrapped *out)
{
    struct db *db = ctx;
    struct statement *s = st_of(db, ST_key_get);
    put_int(s, "id", subject);
    enum err e = st_one(s);
    if (e)
        return e;
    out->kek = take_int(s);
    struct span bytes = take_bytes(s);
    e = out->kek == 0 ? ERR_STALE : bytes.n == WRAPPED_BYTES ? ERR_NONE : ERR_REFUSED;
    if (!e)
        memcpy(out->bytes, bytes.p, WRAPPED_BYTES);
    st_end(s);
    return e;
}

static enum err put_key(struct db *db, enum statement_name name, int64_t subject, const struct wrapped *w)
{
    struct statement *s = st_of(db, name);
    put_int(s, "id", subject);
    put_int(s, "kek", w->kek);
    put_bytes(s, "wrapped", (struct span){(const char *)w->bytes, w->kek ? WRAPPED_BYTES : 0});
    int64_t changed = 0;
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

static enum err shelf_put(void *ctx, int64_t subject, const struct wrapped *w)
{
    return put_key(ctx, ST_key_put, subject, w);
}

enum err db_kek_newest(struct db *db, int64_t *generation)
{
    char text[24];
    *generation = 0;
    enum err e = db_meta_get(db, "kek", text, sizeof text);
    if (!e && (!span_i64(span_of(text), generation) || *generation < 1))
        e = ERR_DB;
    return e;
}

static enum err shelf_newest(void *ctx, int64_t *generation)
{
    return db_kek_newest(ctx, generation);
}

struct vault_shelf subject_shelf(struct db *db)
{
    return (struct vault_shelf){db, shelf_get, shelf_put, shelf_newest};
}

/* --- the right key-encryption key --- */

enum err db_kek_begin(struct db *db, int64_t generation)
{
    unsigned char sealed[WRAPPED_BYTES];
    char name[40], hex[2 * WRAPPED_BYTES + 1], number[24];
    if (!vault_check_make(db->vault, generation, sealed))
        return ERR_CONFIG;
    (void)snprintf(name, sizeof name, "kek.check.%lld", (long long)generation);
    (void)sodium_bin2hex(hex, sizeof hex, sealed, sizeof sealed);
    (void)snprintf(number, sizeof number, "%lld", (long long)generation);
    enum err e = db_meta_set(db, name, hex);
    return e ? e : db_meta_set(db, "kek", number);
}

/* The constant of a generation as it stands in meta. ERR_NOT_FOUND: no key of the store names that generation. */
static enum err check_read(struct db *db, int64_t generation, unsigned char sealed[WRAPPED_BYTES])
{
    char name[40], hex[2 * WRAPPED_BYTES + 1];
    size_t n = 0;
    (void)snprintf(name, sizeof name, "kek.check.%lld", (long long)generation);
    enum err e = db_meta_get(db, name, hex, sizeof hex);
    if (e || !hex[0])
        return e ? e : ERR_NOT_FOUND;
    bool good = sodium_hex2bin(sealed, WRAPPED_BYTES, hex, strlen(hex), NULL, &n, NULL) == 0 && n == WRAPPED_BYTES;
    return good ? ERR_NONE : ERR_DB;
}

enum err db_kek_end(struct db *db, int64_t generation)
{
    char name[40];
    enum err e = ERR_NONE;
    for (int64_t g = generation - 1; !e && g >= 1; g--) {
        (void)snprintf(name, sizeof name, "kek.check.%lld", (long long)g);
        e = db_meta_set(db, name, "");
    }
    return e;
}

/* Every generation that a key of the store may name must be there and be the right one. */
enum err subject_check(struct db *db, char *why, size_t cap)
{
    unsigned char sealed[WRAPPED_BYTES];
    int64_t newest = 0;
    enum err e = db_kek_newest(db, &newest);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e; /* not sealed yet: the upgrade does it */
    for (int64_t g = newest; !e && g >= 1; g--) {
        e = check_read(db, g, sealed);
        if (e == ERR_NOT_FOUND && g != newest)
            e = ERR_NONE;
        else if (e || !vault_check(db->vault, g, sealed)) {
            (void)snprintf(why, cap,
                           "the key-encryption key kek-%lld in the directory of keys is missing or is not the one of "
                           "this store: put the right file back (from the escrow); nothing was changed",
                           (long long)g);
            e = ERR_CONFIG;
        }
    }
    return e;
}

/* --- rotation and erasing --- */

enum err db_keys_rewrap(struct db *db, int64_t generation, int64_t *after, int cap, int *done)
{
    struct row {
        int64_t subject;
        struct wrapped w;
    } *rows = calloc((size_t)cap, sizeof *rows);
    struct statement *s = st_of(db, ST_keys_older);
    bool row = false;
    int n = 0;
    enum err e;
    *done = 0;
    if (!rows)
        return ERR_FULL;
    put_int(s, "after", *after);
    put_int(s, "kek", generation);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        rows[n].subject = take_int(s);
        rows[n].w.kek = take_int(s);
        struct span bytes = take_bytes(s);
        memcpy(rows[n].w.bytes, bytes.p, bytes.n < WRAPPED_BYTES ? bytes.n : WRAPPED_BYTES);
        n++;
    }
    for (int i = 0; !e && i < n; i++) {
        struct wrapped fresh;
        e = vault_rewrap(db->vault, rows[i].subject, generation, &rows[i].w, &fresh);
        if (!e)
            e = put_key(db, ST_key_set, rows[i].subject, &fresh);
        if (e == ERR_REFUSED) /* one that is damaged keeps no other from its new key */
            e = ERR_NONE;
        *after = rows[i].subject;
    }
    *done = e ? 0 : n;
    free(rows);
    return e;
}

enum err db_keys_count(struct db *db, struct kek_count *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_keys_count);
    bool row = false;
    enum err e;
    *n = 0;
    while (!(e = st_next(s, &row)) && row) {
        int64_t generation = take_int(s), count = take_int(s);
        if (*n < cap)
            out[(*n)++] = (struct kek_count){generation, count};
    }
    return e;
}

enum err db_key_destroy(struct db *db, int64_t subject)
{
    const struct wrapped none = {0};
    enum err e = put_key(db, ST_key_set, subject, &none);
    if (e == ERR_NOT_FOUND)
        e = put_key(db, ST_key_put, subject, &none); /* it never had one: nor shall it */
    if (!e)
        vault_forget(db->vault);
    return e;
}

enum err db_key_lives(struct db *db, int64_t subject, bool *lives)
{
    struct wrapped w;
    enum err e = shelf_get(db, subject, &w);
    *lives = e == ERR_NONE || e == ERR_REFUSED; /* a damaged one is one */
    return *lives || e == ERR_NOT_FOUND || e == ERR_STALE ? ERR_NONE : e;
}

/* --- the keys that seal nothing --- */

static enum err case_right(struct db *db, bool *right)
{
    struct statement *s = st_of(db, ST_key_case);
    struct ref ref;
    char stored[16];
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    ref_of_case(db->settings.keys->reference, take_int(s), &ref);
    take_str(s, stored, sizeof stored);
    st_end(s);
    *right = strcmp(stored, ref.digits) == 0;
    return ERR_NONE;
}

static enum err phone_right(struct db *db, bool *right)
{
    struct statement *s = st_of(db, ST_key_phone);
    struct span number;
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    int64_t ix = take_int(s);
    if (vault_open(db->vault, VAULT_PHONE_NUMBER, ix, take_bytes(s), &number) == VAULT_OPEN && number.n)
        *right = vault_index(db->vault, VAULT_TOKEN_NUMBER, number) == ix;
    st_end(s);
    return ERR_NONE;
}

enum err db_keys_right(struct db *db, char *words, size_t cap)
{
    bool reference = true, index = true;
    enum err e = case_right(db, &reference);
    if (!e)
        e = phone_right(db, &index);
    if (!e && reference && index)
        return ERR_NONE;
    if (e)
        (void)snprintf(words, cap, "the store cannot be read: %s", err_words(e));
    else
        (void)snprintf(
            words, cap,
            "the key file %s is another store's: put this one's back (from the escrow); with the wrong one %s",
            reference ? "index.key" : "reference.key",
            reference ? "nobody would be found by their number" : "references would lead to other cases");
    return e ? e : ERR_CONFIG;
}
