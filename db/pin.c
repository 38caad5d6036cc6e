/* pin.c - the row of a PIN. Its hash is sealed like a name: who reads the store alone has nothing to guess against. */
#include "db/pin.h"

#include "db/store.h"

enum err db_pin_get(struct db *db, int64_t person, struct pin_row *out)
{
    struct statement *s = st_of(db, ST_pin_get);
    *out = (struct pin_row){0};
    put_int(s, "person", person);
    enum err e = st_one(s);
    if (e)
        return e;
    struct span hash = take_sealed(db, s, VAULT_PIN_HASH, person);
    bool fits = span_str(hash, out->hash, sizeof out->hash);
    out->tries = take_int(s);
    out->locked = take_int(s) != 0;
    out->set_s = take_int(s);
    st_end(s);
    return fits && out->hash[0] ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_pin_put(struct db *db, int64_t person, struct span hash, int64_t now_s)
{
    struct statement *s = st_of(db, ST_pin_put);
    put_int(s, "person", person);
    put_bytes(s, "hash", seal(db, subject_party(person), VAULT_PIN_HASH, person, hash));
    put_int(s, "set_s", now_s);
    return st_run(s, NULL);
}

enum err db_pin_tries(struct db *db, int64_t person, int64_t tries, bool locked)
{
    int64_t changed = 0;
    struct statement *s = st_of(db, ST_pin_tries);
    put_int(s, "tries", tries);
    put_int(s, "locked", locked);
    put_int(s, "person", person);
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_NOT_FOUND;
}
