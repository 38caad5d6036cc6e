/* teach.h - texts the reader did not understand or was corrected on, and how a person says they should have been read.
 * Rows of the list are plain columns; words, numbers and proposals are sealed and leave by the engine alone. */
#ifndef MLINZI_DB_TEACH_H
#define MLINZI_DB_TEACH_H

#include "core/case.h"
#include "db/db.h"

/* A text that came; case_id 0: of no case. */
struct teach_listed {
    int64_t id, stored_s, case_id, kinds, proposed_s; /* proposed_s 0: nobody has proposed anything */
    bool report, moved, regraded; /* report: it was read; moved, regraded: the case's place, severity was corrected */
    enum case_state state;
    enum role accused;
    struct area area;
    char word[32], why[24], carrier[24], ref[12]; /* word: how it was taken; why it waits for a person */
};
/* The newest below `before`, at most cap; take returns false when it has enough. */
MUST_USE enum err db_teach_texts(struct db *db, int64_t before, int64_t cap, void *ctx,
                                 bool (*take)(void *ctx, const struct teach_listed *row));

struct teach_text {
    int64_t id, stored_s, case_id;
    char word[32], ref[12];
    struct msisdn sender;
    enum role role;    /* of the sender's first post, ROLE_NONE unknown */
    struct span words; /* in the arena; empty: erased */
};
/* ERR_NOT_FOUND */
MUST_USE enum err db_teach_text(struct db *db, int64_t id, struct arena *arena, struct teach_text *out);

struct teach_row {
    int64_t text, case_id, at_s;
    enum role role; /* who proposed it */
    char ref[12];
    struct span body; /* JSON, in the arena; empty: the vault refused it */
};
/* A second proposal takes the place of the first. In the open transaction. */
MUST_USE enum err db_teach_put(struct db *db, const struct teach_text *of, const struct teach_row *row, int64_t person);
MUST_USE enum err db_teach_end(struct db *db, int64_t text); /* ERR_NOT_FOUND */
MUST_USE enum err db_teach_row(struct db *db, int64_t text, struct arena *arena, struct teach_row *out);
/* In the order of the texts; *n in: room, out: how many. */
MUST_USE enum err db_teach_rows(struct db *db, int64_t after, struct arena *arena, struct teach_row *rows, int *n);

#endif
