/* given.c - names that aggregators give our texts, and what they reported before we knew the name. Kept for a week: no
 * operator reports later, and a name is one more thread to somebody's phone. */
#include "db/store.h"

#define KEPT_S (7 * DAY_S)

static enum err find(struct db *db, const struct given *g, int64_t *outbox_id, int64_t *told)
{
    struct statement *s = st_of(db, ST_given_get);
    *outbox_id = 0;
    *told = -1;
    put_text(s, "link", g->link);
    put_text(s, "msgid", g->msgid);
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    *outbox_id = take_int(s);
    *told = take_int(s);
    st_end(s);
    return ERR_NONE;
}

static enum err put(struct db *db, struct statement *s, const struct given *g, int64_t now_s)
{
    put_text(s, "link", g->link);
    put_text(s, "msgid", g->msgid);
    put_int(s, "now_s", now_s);
    enum err e = st_run(s, NULL);
    if (e)
        return e;
    s = st_of(db, ST_given_forget);
    put_int(s, "before_s", now_s - KEPT_S);
    return st_run(s, NULL);
}

enum err db_given_taken(struct db *db, const struct given *g, int64_t now_s, int64_t *told)
{
    int64_t before;
    enum err e = find(db, g, &before, told);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_given_taken);
    put_int(s, "outbox_id", g->outbox_id);
    return put(db, s, g, now_s);
}

enum err db_given_told(struct db *db, struct given *g, int64_t told, int64_t now_s)
{
    int64_t before;
    enum err e = find(db, g, &g->outbox_id, &before);
    if (e || g->outbox_id)
        return e;
    struct statement *s = st_of(db, ST_given_told);
    put_int(s, "told", told);
    put_int(s, "delivered", GIVEN_DELIVERED);
    return put(db, s, g, now_s);
}
