/* api.h - keys of the API as rows, what was asked once, and what their holders may see of posts. */
#ifndef MLINZI_DB_API_H
#define MLINZI_DB_API_H

#include "db/db.h"

#define API_KEY_CAP 64 /* "mlz1.", 43 characters of base64url, NUL */
#define API_NAME_CAP 80
struct api_key {
    int64_t id, party, scopes, made_s, ends_s, ended_s;
    char name[API_NAME_CAP];
    bool sound; /* our own hand wrote it; always false where the store is open without keys */
};
/* A new key; its words are written to `key` and stand nowhere else. In the open transaction. */
MUST_USE enum err db_api_key_add(struct db *db, struct api_key *k, char key[API_KEY_CAP]);
/* ERR_NOT_FOUND: no such key, or no more at now_s. The comparison takes the same time whatever is wrong. */
MUST_USE enum err db_api_key_of(struct db *db, struct span key, int64_t now_s, struct api_key *out);
MUST_USE enum err db_api_key_end(struct db *db, int64_t id, int64_t now_s); /* ERR_NOT_FOUND */
MUST_USE enum err db_api_keys(struct db *db, struct api_key *out, int cap, int *n);
/* Notes that this key asks this now; ERR_EXISTS: it asked something else by the same words within two days. In the open
 * transaction. */
MUST_USE enum err db_api_once(struct db *db, int64_t key, struct span once, struct span body, int64_t now_s);
/* The case that a word by this link and msgid opened or was about. ERR_NOT_FOUND */
MUST_USE enum err db_case_by_word(struct db *db, struct span link, struct span msgid, char ref[12]);
/* {"posts":[{"role","place","holders"}]}: posts with somebody in them. at: "" all. */
struct json_t;
MUST_USE enum err db_posts_held(struct db *db, const char *at, int limit, struct json_t *out);

#endif
