/* api.c - keys of the API: 256 random bits that are kept as a hash alone. They need no slow hash: nobody guesses them.
 */
#include "db/api.h"

#include <jansson.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "db/hook.h"
#include "db/show.h"
#include "db/store.h"

#define SECRET_BYTES 32
#define HASH_BYTES crypto_generichash_BYTES
#define ONCE_S (2 * DAY_S)

static void hash_of(struct span words, unsigned char out[HASH_BYTES])
{
    crypto_generichash(out, HASH_BYTES, (const unsigned char *)words.p, words.n, NULL, 0);
}

/* Of all that a key may do: 0 without keys. */
static int64_t mac_of(struct db *db, const struct api_key *k, const unsigned char hash[HASH_BYTES])
{
    char hex[HASH_BYTES * 2 + 1], words[256];
    sodium_bin2hex(hex, sizeof hex, hash, HASH_BYTES);
    int n = snprintf(words, sizeof words, "%lld %lld %lld %lld %s", (long long)k->id, (long long)k->party,
                     (long long)k->scopes, (long long)k->ends_s, hex);
    return db->vault ? vault_index(db->vault, VAULT_TOKEN_API, (struct span){words, (size_t)n}) : 0;
}

enum err db_api_key_add(struct db *db, struct api_key *k, char key[API_KEY_CAP])
{
    unsigned char secret[SECRET_BYTES], hash[HASH_BYTES];
    char words[sodium_base64_ENCODED_LEN(SECRET_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
    struct statement *s = st_of(db, ST_api_key_next);
    enum err e = st_one(s);
    if (e)
        return e;
    k->id = take_int(s);
    st_end(s);
    randombytes_buf(secret, sizeof secret);
    sodium_bin2base64(words, sizeof words, secret, sizeof secret, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    snprintf(key, API_KEY_CAP, "mlz%lld.%s", (long long)k->id, words);
    hash_of(span_of(key), hash);
    sodium_memzero(secret, sizeof secret);
    sodium_memzero(words, sizeof words);
    s = st_of(db, ST_api_key_add);
    put_int(s, "id", k->id);
    put_int(s, "party", k->party);
    put_str(s, "name", k->name);
    put_int(s, "scopes", k->scopes);
    put_bytes(s, "hash", (struct span){(const char *)hash, sizeof hash});
    put_int(s, "made_s", k->made_s);
    put_int(s, "ends_s", k->ends_s);
    put_int(s, "mac", mac_of(db, k, hash));
    return st_run(s, NULL);
}

/* "mlz12.": which row; 0 none. */
static int64_t id_of(struct span key)
{
    int64_t id = 0;
    struct span head = span_cut(&key, '.');
    if (!span_starts(head, "mlz"))
        return 0;
    head = (struct span){head.p + 3, head.n - 3};
    return span_i64(head, &id) && id > 0 ? id : 0;
}

enum err db_api_key_of(struct db *db, struct span key, int64_t now_s, struct api_key *out)
{
    unsigned char hash[HASH_BYTES], kept[HASH_BYTES] = {0};
    struct statement *s = st_of(db, ST_api_key_get);
    *out = (struct api_key){.id = id_of(key)};
    hash_of(key, hash);
    put_int(s, "id", out->id);
    enum err e = st_one(s);
    if (e && e != ERR_NOT_FOUND)
        return e;
    if (!e) {
        out->party = take_int(s);
        (void)span_str(take_text(s), out->name, sizeof out->name);
        out->scopes = take_int(s);
        struct span bytes = take_bytes(s);
        if (bytes.n == sizeof kept)
            memcpy(kept, bytes.p, sizeof kept);
        out->made_s = take_int(s);
        out->ends_s = take_int(s);
        out->ended_s = take_int(s);
        out->sound = db->vault && take_int(s) == mac_of(db, out, kept);
        st_end(s);
    }
    bool right = sodium_memcmp(hash, kept, sizeof hash) == 0;
    return right && !e && !out->ended_s && now_s < out->ends_s ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_api_key_end(struct db *db, int64_t id, int64_t now_s)
{
    int64_t changed = 0;
    struct statement *s = st_of(db, ST_api_key_end);
    put_int(s, "ended_s", now_s);
    put_int(s, "id", id);
    enum err e = st_run(s, &changed);
    if (!e)
        e = changed == 1 ? db_hook_end(db, id) : ERR_NOT_FOUND;
    return e;
}

enum err db_api_keys(struct db *db, struct api_key *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_api_keys);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        struct api_key *k = &out[(*n)++];
        *k = (struct api_key){.id = take_int(s)};
        k->party = take_int(s);
        (void)span_str(take_text(s), k->name, sizeof k->name);
        k->scopes = take_int(s);
        k->made_s = take_int(s);
        k->ends_s = take_int(s);
        k->ended_s = take_int(s);
    }
    return e;
}

/* --- once --- */

enum err db_api_once(struct db *db, int64_t key, struct span once, struct span body, int64_t now_s)
{
    unsigned char hash[HASH_BYTES];
    hash_of(body, hash);
    struct statement *s = st_of(db, ST_api_once_old);
    put_int(s, "before_s", now_s - ONCE_S);
    enum err e = st_run(s, NULL);
    if (e)
        return e;
    s = st_of(db, ST_api_once_get);
    put_int(s, "key", key);
    put_text(s, "once", once);
    e = st_one(s);
    if (!e) {
        struct span kept = take_bytes(s);
        bool same = kept.n == sizeof hash && memcmp(kept.p, hash, sizeof hash) == 0;
        st_end(s);
        return same ? ERR_NONE : ERR_EXISTS;
    }
    if (e != ERR_NOT_FOUND)
        return e;
    s = st_of(db, ST_api_once_add);
    put_int(s, "key", key);
    put_text(s, "once", once);
    put_bytes(s, "body", (struct span){(const char *)hash, sizeof hash});
    put_int(s, "at_s", now_s);
    return st_run(s, NULL);
}

enum err db_case_by_word(struct db *db, struct span link, struct span msgid, char ref[12])
{
    struct statement *s = st_of(db, ST_api_case_of);
    put_text(s, "carrier", link);
    put_text(s, "msgid", msgid);
    enum err e = st_one(s);
    if (e)
        return e;
    (void)span_str(take_text(s), ref, 12);
    st_end(s);
    return ERR_NONE;
}

/* --- posts --- */

enum err db_posts_held(struct db *db, const char *at, int limit, json_t *out)
{
    struct statement *s = st_of(db, ST_api_posts);
    json_t *all = json_array();
    bool row = false;
    enum err e;
    put_str(s, "at", at);
    put_int(s, "cap", limit);
    while (!(e = st_next(s, &row)) && row) {
        json_t *o = json_object();
        show_set(o, "role", show_str(role_word((enum role)take_int(s))));
        show_set(o, "place", show_text(take_text(s)));
        show_set(o, "holders", json_integer(take_int(s)));
        show_set(o, "with_deputies", json_integer(take_int(s)));
        (void)json_array_append_new(all, o);
    }
    show_set(out, "posts", all);
    return e;
}
