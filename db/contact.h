/* contact.h - contacts of the helpline as rows (core/contact.h says what they may hold): what is counted is plain, what
 * was said is sealed under the contact's own key. */
#ifndef MLINZI_DB_CONTACT_H
#define MLINZI_DB_CONTACT_H

#include "base/arena.h"
#include "core/contact.h"
#include "db/db.h"

struct contact_said {
    struct span notes;  /* of the talk */
    struct span report; /* JSON as the API's report; "" it is to be no case */
};
/* In the open transaction; c->id and number_ix are set. once: whoever sends it twice under the same words has taken it
 * once: ERR_EXISTS, and c->id is that of the first. */
MUST_USE enum err db_contact_add(struct db *db, struct contact *c, struct span once, const struct contact_said *said);
/* said, copied into the arena, may be NULL; without keys, number and said are empty. ERR_NOT_FOUND. */
MUST_USE enum err db_contact(struct db *db, int64_t id, struct contact *out, struct contact_said *said,
                             struct arena *arena);

/* --- becoming a case --- */
/* By which way and under what id its report goes into the engine's queue. */
#define CONTACT_LINK "helpline"
void contact_msgid(int64_t id, char out[24]);
/* In the open transaction: its report is to become a case. ERR_EXISTS: it is one already, or waits to be. */
MUST_USE enum err db_contact_report(struct db *db, int64_t id, const char *outcome, struct span report);
MUST_USE enum err db_contacts_waiting(struct db *db, int64_t *id, int cap, int *n);
/* In the open transaction: it is the case of that reference; "" it could not be decided. */
MUST_USE enum err db_contact_settle(struct db *db, int64_t id, const char *ref);

/* In the open transaction. ERR_NOT_FOUND: nobody was to be called, or was called already. */
MUST_USE enum err db_contact_called(struct db *db, int64_t id, int64_t now_s);

/* --- lists: plain columns --- */
struct contacts {
    struct contact *list; /* only the columns of that list */
    int cap, n;
};
MUST_USE enum err db_contacts_to_call(struct db *db, struct contacts *out); /* the longest promised first */
MUST_USE enum err db_contacts_newest(struct db *db, int32_t day, struct contacts *out);
/* Earlier contacts from that number, without the one named `but`. */
MUST_USE enum err db_contacts_of_number(struct db *db, int64_t number_ix, int64_t but, struct contacts *out);
int64_t db_contact_number_ix(struct db *db, const struct msisdn *number);
/* How the last talk of that counsellor was held; ERR_NOT_FOUND: it is the first. */
MUST_USE enum err db_contact_last(struct db *db, int64_t person, struct contact *out);
struct contact_worker {
    int64_t person, contacts, last_s;
};
MUST_USE enum err db_contact_workers(struct db *db, int64_t since_s, struct contact_worker *out, int cap, int *n);

/* --- counting --- */
#define CONTACT_BY_TABLE(X) \
    X(KIND, kind)           \
    X(HOUR, hour)           \
    X(DAY, day)             \
    X(COUNTY, county)       \
    X(CHANNEL, channel)     \
    X(SUBJECT, subject)     \
    X(OUTCOME, outcome)
enum contact_by {
#define X(id, column) CONTACT_BY_##id,
    CONTACT_BY_TABLE(X)
#undef X
        CONTACT_BYS
};
const char *contact_by_word(enum contact_by by); /* "hour" */
struct contact_days {
    int32_t first, last; /* both included */
};
struct contact_count {
    char code[CONTACT_CODE_CAP]; /* of channel, subject, outcome */
    int64_t number;              /* of kind, hour, day, county */
    int64_t n;
};
/* Subject, outcome and county: of talks alone. */
MUST_USE enum err db_contact_counts(struct db *db, enum contact_by by, struct contact_days days, void *ctx,
                                    void (*take)(void *ctx, const struct contact_count *c));

#endif
