/* bridge.h - what CPIMS is to hear, as rows: one for each case, written in the transaction that opened or verified it,
 * and what came of sending it. docs/cpims.md. */
#ifndef MLINZI_DB_BRIDGE_H
#define MLINZI_DB_BRIDGE_H

#include "db/db.h"

enum bridge_when { BRIDGE_OFF, BRIDGE_OPENED, BRIDGE_VERIFIED };
/* The numbers stand in the store. */
enum bridge_state {
    BRIDGE_ANY,
    BRIDGE_WAITING,
    BRIDGE_ACKNOWLEDGED,
    BRIDGE_QUARANTINED,
    BRIDGE_SKIPPED,
    BRIDGE_STATES
};
const char *bridge_state_word(enum bridge_state s);

#define BRIDGE_NAME_CAP 40
#define BRIDGE_SERIAL_CAP 64
#define BRIDGE_WHY_CAP 24
struct bridge_row {
    int64_t case_id, made_s, tries, due_s, status, acked_s;
    enum bridge_state state;
    char ref[12], name[BRIDGE_NAME_CAP]; /* name: a UUID */
    char why[BRIDGE_WHY_CAP];            /* a word of ours: why it was not taken, or is not sent */
    char serial[BRIDGE_SERIAL_CAP], said[8];
    /* The way back, of what CPIMS has: when it is asked next what became of it (0 never again), how often in a row its
     * answer made no sense, when it last said something new and a keyed hash of that, the act by which the officer in
     * charge hears of it (0 heard). */
    int64_t ask_s, asks, heard_s, heard_ix, tell;
};
/* From now on; nothing is asked of the store while it is off. */
void db_bridge_when(struct db *db, enum bridge_when when);
/* A version of this case was written: the first time it is to be told a row is made. In the open transaction. */
MUST_USE enum err db_bridge_changed(struct db *db, const struct case_file *c, int64_t now_s);
bool db_bridge_news(struct db *db); /* since it was last asked */
/* It is to go at once: a row that is there waits again, another is made. ERR_NOT_FOUND: no such case. In the open
 * transaction. */
MUST_USE enum err db_bridge_again(struct db *db, int64_t case_id, int64_t now_s);
MUST_USE enum err db_bridge_again_all(struct db *db, int64_t now_s, int64_t *n); /* all that a person was to look at */
MUST_USE enum err db_bridge_due(struct db *db, int64_t now_s, struct bridge_row *out, int cap, int *n);
/* When something goes or is asked next, after now; INT64_MAX never. */
MUST_USE enum err db_bridge_next(struct db *db, int64_t now_s, int64_t *due_s);
MUST_USE enum err db_bridge_get(struct db *db, int64_t case_id, struct bridge_row *out);    /* ERR_NOT_FOUND */
MUST_USE enum err db_bridge_named(struct db *db, const char *name, struct bridge_row *out); /* ERR_NOT_FOUND */
MUST_USE enum err db_bridge_ask(struct db *db, int64_t now_s, struct bridge_row *out);      /* ERR_NOT_FOUND: none */
/* Rows whose `tell` is later than that act and not heard yet; told: all up to it are, in the open transaction. */
MUST_USE enum err db_bridge_tell(struct db *db, int64_t after, struct bridge_row *out, int cap, int *n);
MUST_USE enum err db_bridge_told(struct db *db, int64_t tell);
int64_t db_bridge_heard_ix(struct db *db, struct span heard);
/* The newest case first, at most cap; counts: how many of each state. */
struct bridge_wanted {
    enum bridge_state state; /* BRIDGE_ANY: all */
    int64_t before;          /* cases before that one; 0: from the newest on */
};
MUST_USE enum err db_bridge_list(struct db *db, const struct bridge_wanted *w, struct bridge_row *out, int cap, int *n);
MUST_USE enum err db_bridge_counts(struct db *db, int64_t counts[BRIDGE_STATES]);
MUST_USE enum err db_bridge_undone(struct db *db, int64_t *waiting, int64_t *quarantined);
/* Writes what may change of it, from state on, as the row has it. In the open transaction. */
MUST_USE enum err db_bridge_mark(struct db *db, const struct bridge_row *row);
/* The words of the report that opened the case, in the arena; empty: there are none, or they are erased. */
MUST_USE enum err db_bridge_words(struct db *db, int64_t case_id, struct arena *arena, struct span *out);

/* What another system brought, by its own name of it (docs/cpims.md). */
#define BROUGHT_NAME_CAP 72
struct brought {
    int64_t key;
    char name[BROUGHT_NAME_CAP];
    int64_t at_s, case_id; /* 0: not a case, or not yet */
};
MUST_USE enum err db_brought(struct db *db, struct brought *b); /* by key and name; ERR_NOT_FOUND */
/* It came; at_s is written. In the open transaction. */
MUST_USE enum err db_brought_put(struct db *db, const struct brought *b);
MUST_USE enum err db_brought_is(struct db *db, const struct brought *b); /* its case; in the open transaction */
/* The case of the words that were stored under that name since at_s, two days at most; *stored false: none were. */
MUST_USE enum err db_brought_word(struct db *db, struct brought *b, struct span link, bool *stored);
/* Its name by our serial. ERR_NOT_FOUND: none that this key brought. */
MUST_USE enum err db_brought_serial(struct db *db, struct brought *b, const char *serial);

#endif
