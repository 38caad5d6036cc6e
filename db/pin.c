/* pin.c - the row of a PIN or a password. Its hash is sealed like a name: who reads the store alone has nothing to
 * guess against. */
#include "db/pin.h"

#include <string.h>

#include "db/store.h"

static const struct {
    enum statement_name get, put, tries;
    enum vault_column column;
} kinds[] = {[PIN_SIX] = {ST_pin_get, ST_pin_put, ST_pin_tries, VAULT_PIN_HASH},
             [PIN_PASSWORD] = {ST_password_get, ST_password_put, ST_password_tries, VAULT_PASSWORD_HASH}};

enum err db_pin_get(struct db *db, enum pin_kind kind, int64_t person, struct pin_row *out)
{
    struct statement *s = st_of(db, kinds[kind].get);
    *out = (struct pin_row){0};
    put_int(s, "person", person);
    enum err e = st_one(s);
    if (e)
        return e;
    struct span hash = take_sealed(db, s, kinds[kind].column, person);
    bool fits = span_str(hash, out->hash, sizeof out->hash);
    out->tries = take_int(s);
    out->locked = take_int(s) != 0;
    out->set_s = take_int(s);
    st_end(s);
    return fits && out->hash[0] ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_pin_put(struct db *db, enum pin_kind kind, int64_t person, struct span hash, int64_t now_s)
{
    struct statement *s = st_of(db, kinds[kind].put);
    put_int(s, "person", person);
    put_bytes(s, "hash", seal(db, subject_party(person), kinds[kind].column, person, hash));
    put_int(s, "set_s", now_s);
    return st_run(s, NULL);
}

enum err db_pin_tries(struct db *db, enum pin_kind kind, int64_t person, int64_t tries, bool locked)
{
    int64_t changed = 0;
    struct statement *s = st_of(db, kinds[kind].tries);
    put_int(s, "tries", tries);
    put_int(s, "locked", locked);
    put_int(s, "person", person);
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

/* --- one-time codes --- */

enum err db_totp_get(struct db *db, int64_t person, struct totp_row *out)
{
    struct statement *s = st_of(db, ST_totp_get);
    *out = (struct totp_row){0};
    put_int(s, "person", person);
    enum err e = st_one(s);
    if (e)
        return e;
    struct span secret = take_sealed(db, s, VAULT_TOTP_SECRET, person);
    bool whole = secret.n == TOTP_BYTES;
    if (whole)
        memcpy(out->secret, secret.p, TOTP_BYTES);
    out->step = take_int(s);
    st_end(s);
    return whole ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_totp_put(struct db *db, int64_t person, const unsigned char secret[TOTP_BYTES], int64_t now_s)
{
    struct statement *s = st_of(db, ST_totp_put);
    struct span plain = {(const char *)secret, TOTP_BYTES};
    put_int(s, "person", person);
    put_bytes(s, "secret", seal(db, subject_party(person), VAULT_TOTP_SECRET, person, plain));
    put_int(s, "made_s", now_s);
    return st_run(s, NULL);
}

enum err db_totp_used(struct db *db, int64_t person, int64_t step)
{
    int64_t changed = 0;
    struct statement *s = st_of(db, ST_totp_used);
    put_int(s, "step", step);
    put_int(s, "person", person);
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_STALE;
}
