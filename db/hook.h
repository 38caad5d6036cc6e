/* hook.h - webhooks as rows: which keys hear of changes and where, and what each is still to hear. */
#ifndef MLINZI_DB_HOOK_H
#define MLINZI_DB_HOOK_H

#include "db/db.h"

enum { HOOKS_MOST = 64, HOOK_URL_CAP = 400, HOOK_SECRET_CAP = 64, HOOK_EVENTS_MOST = 128 };
struct hook {
    int64_t key;
    char url[HOOK_URL_CAP], secret[HOOK_SECRET_CAP]; /* "": what stands there was refused */
    bool over;                                       /* its key is no longer good */
};
/* In the open transaction. Makes the secret; a hook that was there gives way. ERR_NOT_FOUND: no key that is good.
 * ERR_FULL: HOOKS_MOST are there. */
MUST_USE enum err db_hook_put(struct db *db, struct hook *h, int64_t now_s);
MUST_USE enum err db_hook_end(struct db *db, int64_t key); /* and what it has not heard; also where there is none */
MUST_USE enum err db_hooks(struct db *db, int64_t now_s, struct hook out[HOOKS_MOST], int *n);
MUST_USE enum err db_hook_figures(struct db *db, int64_t key, int64_t *waiting, int64_t *aside);

/* A version of this case was written, or a partner brought it: whoever is to hear of it has a row more. In the open
 * transaction; where there is no hook it asks nothing of the store. next_id: fresh ids of rows. */
MUST_USE enum err db_hook_changed(struct db *db, int64_t case_id, int64_t now_s, int64_t *next_id);
bool db_hook_news(struct db *db); /* since it was last asked: rows may be there to be sent */

struct hook_event {
    int64_t id, case_id, state, severity, level, at_s, tries;
    char ref[12];
};
MUST_USE enum err db_hook_due(struct db *db, int64_t key, int64_t now_s, struct hook_event *out, int cap, int *n);
MUST_USE enum err db_hook_next(struct db *db, int64_t key, int64_t now_s, int64_t *due_s); /* INT64_MAX none */
struct hook_rule {
    int64_t retry_s, retry_max_s, give_up_s;
};
enum hook_end { HOOK_GONE, HOOK_HEARD, HOOK_LATER, HOOK_ASIDE };
/* What came of sending one; the next of its case then has its turn. In the open transaction. */
MUST_USE enum err db_hook_settle(struct db *db, int64_t id, bool heard, int64_t now_s, const struct hook_rule *r,
                                 enum hook_end *end);

#endif
