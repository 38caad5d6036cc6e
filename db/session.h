/* session.h - who is signed in to the console. A token is 32 random bytes as text, shown once to the browser; the store
 * keeps its hash. The desk finds a session by it without any key; the engine alone can tell that it wrote the row. */
#ifndef MLINZI_DB_SESSION_H
#define MLINZI_DB_SESSION_H

#include "db/db.h"

#define SESSION_TOKEN_CAP 48 /* 43 letters of base64url and a NUL */
struct session {
    int64_t party;
    int64_t made_s, seen_s, proved_s; /* proved_s: when a password or code was last typed */
    enum lang lang;                   /* the person's, as their row has it */
    bool sound;                       /* our own hand wrote it; always false where the store is open without keys */
};
struct session_life {
    int64_t idle_s, most_s;
};
/* Both lives are looked at. ERR_NOT_FOUND: no such session, or it is over. */
MUST_USE enum err db_session_get(struct db *db, struct span token, const struct session_life *life, int64_t now_s,
                                 struct session *out);
/* A new one, with a token of its own; those that are over go. In the open transaction, like all that follow. */
MUST_USE enum err db_session_put(struct db *db, int64_t party, const struct session_life *life, int64_t now_s,
                                 char token[SESSION_TOKEN_CAP]);
/* seen_s and proved_s as they are in *s. */
MUST_USE enum err db_session_seen(struct db *db, struct span token, const struct session *s);
MUST_USE enum err db_session_end(struct db *db, struct span token);
MUST_USE enum err db_session_end_all(struct db *db, int64_t party);
/* What the forms of that session carry (CSRF): follows from the token, and the token does not follow from it. */
void session_secret(struct span token, char out[SESSION_TOKEN_CAP]);
/* 32 random bytes as text. False: the system gave none. */
MUST_USE bool session_random(char out[SESSION_TOKEN_CAP]);
/* Posts whose duty this person does today, delegated ones too: as directory_posts_of() finds them in the directory. */
MUST_USE enum err db_session_posts(struct db *db, int64_t party, int32_t today, struct post *out, int cap, int *n);
struct session_person {
    int64_t party;
    struct post post;
};
MUST_USE enum err db_session_people(struct db *db, struct session_person *out, int cap, int *n);

/* Who read a case in full, newest first: {"readers":[{"at":...,"role":...,"what":"read"}]} */
struct json_t;
MUST_USE enum err db_case_readers(struct db *db, int64_t case_id, int cap, struct json_t *out);
/* Filters somebody keeps: {"views":[{"name":...,"filter":"place=003&overdue=1"}]} */
#define VIEW_NAME_CAP 41
MUST_USE enum err db_views(struct db *db, int64_t party, int cap, struct json_t *out);
MUST_USE enum err db_view_put(struct db *db, int64_t party, const char *name, const char *filter);
MUST_USE enum err db_view_end(struct db *db, int64_t party, const char *name);

#endif
