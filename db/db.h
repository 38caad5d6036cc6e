/* db.h - the store's door: everything above speaks in facts, effects and the rows below, never in SQL.
 * One engine writes; one transaction a turn (db_begin .. db_commit), many events in it. Named statements are in db/sql,
 * prepared at open; what differs between SQLite and PostgreSQL is one struct of functions (db/engine.h).
 * Personal columns pass one seam, db/vault.h: today it hands them through, later it seals them. Nothing here reads a
 * clock. */
#ifndef MLINZI_DB_DB_H
#define MLINZI_DB_DB_H

#include "base/err.h"
#include "base/ref.h"
#include "core/chore.h"
#include "db/keyring.h"

struct db;
struct db_settings {
    const char *path;    /* SQLite file */
    const char *vfs;     /* the disk it is on, a simulated one (db/disk_sim.h); NULL: the machine's */
    const char *sql_dir; /* db/sql and db/migrations stand below it (relative to the binary, or /usr/share/mlinzi) */
    const struct areas *areas;
    struct keyring *keys; /* db/keyring.h; it must live as long as the store is open. NULL, with read_only: nothing
                             sealed is read (db_audit_verify alone) */
    bool read_only;
    int busy_ms;
};
/* Opens and prepares every statement. ERR_VERSION: the store is newer than this program. *why is a sentence for a
 * person. */
MUST_USE enum err db_open(const struct db_settings *s, struct db **out, char *why, size_t why_cap);
void db_close(struct db *db);
MUST_USE enum err db_migrate(const struct db_settings *s, char *why,
                             size_t why_cap); /* creates the file; forward only */
/* What may be made of the keys for whatever is at that path: nothing for a store that is sealed. */
enum keyring_make db_keyring_make(const char *path, const char *vfs);
/* The engine's own words for the last error: for a person at the machine, never logged. */
const char *db_why(const struct db *db);
MUST_USE enum err db_begin(struct db *db);
MUST_USE enum err db_commit(struct db *db); /* ERR_DISK: a write or flush failed; nothing of the turn is stored */
void db_rollback(struct db *db);
void db_checkpoint(struct db *db); /* passive; outside a transaction */
/* After an erasure: the log keeps no old page. Waits for nobody. ERR_BUSY: somebody reads; again later. */
MUST_USE enum err db_wipe_log(struct db *db);
MUST_USE enum err db_backup(struct db *db, const char *file);
/* Reads every page: ERR_DB when the file is damaged; words says where. */
MUST_USE enum err db_intact(struct db *db, char *words, size_t cap);
/* Whether the keys that nothing is sealed with (of references and of look-ups) are this store's: held against its last
 * case and one phone. ERR_CONFIG: they are another store's; words is a sentence. */
MUST_USE enum err db_keys_right(struct db *db, char *words, size_t cap);
/* No id of the next `by` of every row is ever given out: after a restore they may be known outside. */
MUST_USE enum err db_lease_skip(struct db *db, int64_t by);
/* Leases `count` ids of a row of ids ("case", "inbox", "outbox", "party", "note", "audit", "op"); the first is
 * returned. Written in the open transaction: a crash wastes a block, never gives one twice. */
MUST_USE enum err db_lease(struct db *db, const char *name, int64_t count, int64_t *first);
/* A row of its own numbers without gaps (CPIMS serials): in the open transaction. */
MUST_USE enum err db_count_up(struct db *db, const char *name, int64_t *next);
/* The next `by` numbers of it are never given out: see db_lease_skip(). */
MUST_USE enum err db_count_skip(struct db *db, const char *name, int64_t by);
MUST_USE enum err db_meta_get(struct db *db, const char *key, char *out, size_t cap);
/* Values of personal columns that the vault refused since the start: somebody tampered with them, or the disk did. */
int64_t db_refusals(const struct db *db);
MUST_USE enum err db_meta_set(struct db *db, const char *key, const char *value);

/* --- incoming --- */
struct inbox_row {
    int64_t id;
    struct span carrier, msgid, receiver, text;
    struct msisdn sender;
    int64_t at_s; /* the carrier's time of the message: first in the unique key (at, carrier, msgid) */
    int64_t stored_s;
    int64_t text_hash;
    bool partial, broken;
};
/* ERR_EXISTS: the same message again, by its carrier, time and id; or by carrier and id within today and yesterday. */
MUST_USE enum err db_inbox_add(struct db *db, const struct inbox_row *row);
/* What that phone sent by that carrier, the last first, at most *n: id, stored_s and text, which is in the arena. Reads
 * the whole table: for practice. */
MUST_USE enum err db_inbox_sent(struct db *db, struct span carrier, const struct msisdn *from, struct inbox_row *rows,
                                int *n, struct arena *arena);
/* An event that could not be decided: the row stays for a person. */
MUST_USE enum err db_inbox_person(struct db *db, int64_t inbox_id, const char *why);

/* --- keys of subjects (db/vault.h): rotation and erasing --- */
/* The generation under which new keys are wrapped. ERR_NOT_FOUND: the store is not sealed yet. */
MUST_USE enum err db_kek_newest(struct db *db, int64_t *generation);
/* From now on new keys are wrapped under this generation, whose file is in the ring. In the open transaction. */
MUST_USE enum err db_kek_begin(struct db *db, int64_t generation);
/* No key names an older generation any more: their files may be away from now on. In the open transaction. */
MUST_USE enum err db_kek_end(struct db *db, int64_t generation);
/* Wraps up to cap keys of older generations anew, by subject after *after, which is moved on; one that cannot be
 * opened is passed over as it is. *done, those looked at, 0: no more. */
MUST_USE enum err db_keys_rewrap(struct db *db, int64_t generation, int64_t *after, int cap, int *done);
struct kek_count {
    int64_t generation, keys; /* generation 0: erased subjects */
};
MUST_USE enum err db_keys_count(struct db *db, struct kek_count *out, int cap, int *n);
/* Erases a subject: what was sealed under its key is noise from the commit on. The page that held the key is
 * overwritten; what the log still holds goes with the next checkpoint. */
MUST_USE enum err db_key_destroy(struct db *db, int64_t subject);
/* Whether there is something to erase: it has a key, and was not erased yet. */
MUST_USE enum err db_key_lives(struct db *db, int64_t subject, bool *lives);

/* --- facts and effects --- */
/* Fills what f->need asks and f->have lacks; moves the bits from need to have. Texts live in the arena. */
MUST_USE enum err db_facts(struct db *db, struct facts *f, int64_t now_s, struct arena *arena);
MUST_USE enum err db_case(struct db *db, int64_t id, struct case_facts *out);
struct apply {
    int64_t now_s;
    int64_t inbox_id;  /* 0 none */
    int64_t *next_id;  /* from the block leased for notes, audit and parties; moved on */
    bool alarm_is_new; /* out, of EFFECT_ALARM */
    /* Whose report opens the case, where deciding knew no party of that number: it gets one before the case is written,
     * so that the case is written once. NULL: nobody's. */
    const struct msisdn *reporter;
};
/* Every effect but EFFECT_SAY (the turn plans those: outbox_add). ERR_STALE: the case's version moved. */
MUST_USE enum err db_apply(struct db *db, struct apply *a, const struct effect *e);

/* --- outgoing --- */
enum outbox_state { OUT_WAITING, OUT_CLAIMED, OUT_SENT, OUT_DELIVERED, OUT_FAILED, OUT_DROPPED, OUT_BUNDLED };
struct outbox_row {
    int64_t id;
    char cause[64];   /* "in:12", "t:7:3", "op:4" */
    struct message m; /* args in the arena when read */
    enum outbox_state state;
    bool bundle; /* waits for a bundle's end at not_before */
    int64_t made_s, said_s;
    int64_t said_by; /* the bundle's row */
};
/* ERR_EXISTS: that cause, key (with kind) and number are there already: nothing is added. */
MUST_USE enum err db_outbox_add(struct db *db, const struct outbox_row *row);
/* Makes waiting rows with not_before <= now ready, in bounded steps: what is left is made ready by the next call. */
MUST_USE enum err db_outbox_promote(struct db *db, int64_t now_s);
/* Those that are ready, gravest first, then t0, then id; at most cap. Returns how many in *n. */
MUST_USE enum err db_outbox_due(struct db *db, struct outbox_row *rows, int cap, int *n, struct arena *arena);
/* All waiting rows of one number (any not_before). */
MUST_USE enum err db_outbox_waiting(struct db *db, const struct msisdn *to, struct outbox_row *rows, int cap, int *n,
                                    struct arena *arena);
/* Those of them that are about m's case and go to m's number. */
MUST_USE enum err db_outbox_about(struct db *db, const struct message *m, struct outbox_row *rows, int cap, int *n,
                                  struct arena *arena);
/* What that phone was sent, the last first; a bundle, not its members. Reads the whole table: for practice. */
MUST_USE enum err db_outbox_said(struct db *db, const struct msisdn *to, struct outbox_row *rows, int cap, int *n,
                                 struct arena *arena);
struct outbox_after { /* those of this severity, behind this one */
    enum severity severity;
    int64_t id; /* 0: from the first */
};
MUST_USE enum err db_outbox_claimed(struct db *db, const struct outbox_after *after, struct outbox_row *rows, int cap,
                                    int *n, struct arena *arena); /* at start: sent perhaps, sent again */
MUST_USE enum err db_outbox_get(struct db *db, int64_t id, struct outbox_row *row, struct arena *arena);
/* Changes state, times, late, bundle, said_by and receipt_by as the row says (by id). */
MUST_USE enum err db_outbox_mark(struct db *db, const struct outbox_row *row);
/* The times of the last texts to this number that count for bundling, said at or after since_s, newest first; and the
 * end of a bundle that waits (0 none). */
MUST_USE enum err db_outbox_bundle(struct db *db, const struct msisdn *to, int64_t since_s, int64_t times[4], int *n,
                                   int64_t *waits_until_s);
/* Since when a text should have left and has not: claimed and not taken yet, or waiting past its time; INT64_MAX: none.
 */
MUST_USE enum err db_outbox_unsent(struct db *db, int64_t now_s, int64_t *since_s);
/* given.c: an aggregator took the text and calls it so; *told: what it reported of it before (-1 nothing). */
struct given {
    struct span link, msgid;
    int64_t outbox_id;
};
#define GIVEN_DELIVERED 1 /* as in gateway/carrier.h */
MUST_USE enum err db_given_taken(struct db *db, const struct given *g, int64_t now_s, int64_t *told);
/* It reports of what it calls so: g->outbox_id is then ours; 0: it has not answered yet, and the report is kept. */
MUST_USE enum err db_given_told(struct db *db, struct given *g, int64_t told, int64_t now_s);
MUST_USE enum err db_outbox_next(struct db *db, int64_t *not_before_s); /* the earliest waiting; INT64_MAX none */
MUST_USE enum err db_receipts_due(struct db *db, int64_t now_s, int64_t *ids, int cap,
                                  int *n); /* receipt_by passed, none came */
/* A receipt for any step ends the chain: no receipt is waited for of that case's text of that key to that level any
 * more. */
MUST_USE enum err db_receipts_end(struct db *db, const struct message *m);
MUST_USE enum err db_receipts_next(struct db *db, int64_t *due_s);

/* --- timers: one row a case --- */
struct timer_row {
    int64_t case_id, due_s, version, severity;
};
MUST_USE enum err db_timer_set(struct db *db, const struct timer_row *t); /* due_s INT64_MAX removes it */
/* Overdue at now_s, by severity, then due; at most cap. */
MUST_USE enum err db_timers_overdue(struct db *db, int64_t now_s, struct timer_row *rows, int cap, int *n);
/* How many are due at now_s or before; at most cap are counted. */
MUST_USE enum err db_timers_late(struct db *db, int64_t now_s, int cap, int64_t *n);
/* Those due in (from_s, to_s], for the wheel; calls take() for each. */
MUST_USE enum err db_timers_between(struct db *db, int64_t from_s, int64_t to_s, void *ctx,
                                    void (*take)(void *ctx, const struct timer_row *t));

/* --- the audit: docs/audit.md --- */
/* At the start of who writes: *broken, what the records end with is not what was written last; then a record says so.
 */
MUST_USE enum err db_audit_open(struct db *db, int64_t now_s, bool *broken);
/* When a mark is due: at once with so many records that none covers, else so long after the first of them; INT64_MAX:
 * none is uncovered. */
int64_t db_audit_due(struct db *db, int64_t records, int64_t wait_s);
/* Makes a mark over what none covers, in the open transaction; nothing when there is nothing. */
MUST_USE enum err db_audit_mark(struct db *db, int64_t now_s);
#define AUDIT_MARKS (-1) /* for a shard: the fault is in the marks */
struct audit_fault {
    int64_t shard, number; /* of the county, 0 none, AUDIT_MARKS; of the record or the mark */
    const char *what;      /* "altered", "missing", "out of order", "cut off at the end"... */
};
enum audit_head_is { AUDIT_HEAD_UNCHECKED, AUDIT_HEAD_RIGHT, AUDIT_HEAD_WRONG };
struct audit_verify {
    const unsigned char *public_key; /* 32 bytes: who must have signed the marks */
    const unsigned char *mac_key;    /* 32 bytes, of the keyring: the head is checked; NULL: it is taken as it stands */
    int64_t from_mark;               /* records and marks before this one are not read again; 0: all */
    void *ctx;
    void (*tell)(void *ctx, int64_t records); /* from time to time; may be NULL */
};
struct audit_report {
    int64_t records, marks; /* found right */
    int64_t newest;         /* the newest mark's number, and its fingerprint */
    char print[17];
    enum audit_head_is head;
    int faults; /* the first of each shard and of the marks */
    struct audit_fault fault[64];
};
/* Reads the whole audit (not its contents). ERR_NOT_FOUND: this store was never chained. */
MUST_USE enum err db_audit_verify(struct db *db, const struct audit_verify *how, struct audit_report *out);
/* A case for a court: its rows in the clear, its records, and hashes around them (db/bundle.c). Records that no mark
 * covers are not in it. *out is the caller's. */
struct json_t;
MUST_USE enum err db_bundle(struct db *db, int64_t case_id, struct json_t **out);
#define BUNDLE_TABLES 6
struct bundle_report {
    bool whole;
    char why[200];                 /* what does not fit; "" */
    char public_key[65];           /* whose signature it was held against */
    int64_t rows[BUNDLE_TABLES];   /* proven: case, text that came, note, text that went, words of a record: 1 to 5 */
    int64_t unproven, unseen;      /* rows shown without proof; rows vouched for that are not shown */
    int64_t records, versions;     /* of the case; the versions 1 to this all have their record */
    int64_t first_s, last_s;       /* of the records, by the store's clock */
    int64_t first_mark, last_mark; /* signed, around them; first 0: from the beginning of the store */
    int64_t newest, newest_s;      /* the last mark in it */
    char print[17];                /* the fingerprint of the mark asked for, else of the newest */
};
/* Reckons a bundle again; needs no store and no key but the public one (NULL: the one it names). mark 0: the newest. */
void db_bundle_check(const struct json_t *bundle, const unsigned char *public_key, int64_t mark,
                     struct bundle_report *out);
/* The newest mark of the audit; n 0: there is none yet. */
MUST_USE enum err db_audit_mark_newest(struct db *db, struct mark_facts *out);

/* Parts of texts handed to the carrier on a day (base/day.h), needed: those that were escalations. No row: zero. */
struct spend {
    int64_t day, parts, needed;
};
MUST_USE enum err db_spend_get(struct db *db, struct spend *s); /* of s->day */
MUST_USE enum err db_spend_put(struct db *db, const struct spend *s);
/* Chores of the day (core/chore.h): done_s[kind] when each was last done, -1 one that has no row yet. */
MUST_USE enum err db_chores(struct db *db, int64_t done_s[CHORE_COUNT]);
MUST_USE enum err db_chore_done(struct db *db, enum chore c, int64_t done_s);

/* --- people, offices, holidays --- */
/* Reads the whole directory of duty posts into one block of its own; db_directory_free gives it back. Without keys each
 * number is "#" and something of its own: enough to know who could be told. */
MUST_USE enum err db_directory(struct db *db, struct directory *out);
void db_directory_free(struct directory *d);
struct person_row {
    struct msisdn phone, phone2;
    enum role role;
    char at[AT_CAP];
    enum lang lang;   /* LANG_NONE: unchanged, English for a new one */
    struct span name; /* empty: unchanged */
    bool deputy;
};
/* Adds a person by phone, or another post to the person of that phone. *party is theirs. */
MUST_USE enum err db_person_put(struct db *db, const struct person_row *p, int64_t now_s, int64_t new_id,
                                int64_t *party);
MUST_USE enum err db_person_end(struct db *db, const struct msisdn *phone,
                                const struct post *post); /* post NULL: every post */
/* Lost: a code that its person was sent is worth nothing any more. */
MUST_USE enum err db_phone_lost(struct db *db, const struct msisdn *phone, bool lost);
MUST_USE enum err db_number_lost(struct db *db, const struct msisdn *number, bool *lost);
/* The number on file that is not marked lost, the first before the second. ERR_NOT_FOUND: none. */
MUST_USE enum err db_person_phone(struct db *db, int64_t party, struct msisdn *out);
MUST_USE enum err db_person_by_phone(struct db *db, const struct msisdn *phone, int64_t *party); /* ERR_NOT_FOUND */
struct holder {
    struct post post;
    int64_t party;
    char name[80];
    struct msisdn phone;
};
/* Who was entered first for that role at a post whose area holds the place (no level: at any post). ERR_NOT_FOUND. For
 * practice: it asks nothing of leave or lost phones. */
MUST_USE enum err db_holder_find(struct db *db, enum role role, struct area place, struct holder *out);
MUST_USE enum err db_leave_put(struct db *db, int64_t party, int32_t from_day, int32_t to_day, int64_t delegate);
MUST_USE enum err db_office_put(struct db *db, const struct office *o);
MUST_USE enum err db_holiday_put(struct db *db, int32_t day, const char *name, bool on);
/* Days added (held) or taken back (not held). */
MUST_USE enum err db_holidays(struct db *db, bool held, int32_t *days, int cap, int *n);
/* Open cases whose level 1 post is this one (an appointment), and open cases on the work clock
 * (a holiday changed): ids after after_id, ascending. */
MUST_USE enum err db_cases_of_office(struct db *db, const struct post *post, int64_t after_id, int64_t *ids, int cap,
                                     int *n);
MUST_USE enum err db_cases_open_from(struct db *db, enum severity at_least, int64_t after_id, int64_t *ids, int cap,
                                     int *n);

/* --- erasing --- */
/* Subjects whose key is gone and that are not yet written down beside the keys, so that a backup of before is not the
 * child's return (docs/privacy.md). */
struct erased {
    int64_t subject, done_s;
};
MUST_USE enum err db_erased_unlisted(struct db *db, struct erased *out, int cap, int *n);
struct erasures {
    int64_t announced, next_s; /* next_s 0: none */
    int64_t failed;            /* of those: tried, and put off */
};
MUST_USE enum err db_erasures_announced(struct db *db, struct erasures *out);
/* The announced erasure that is due first could not be done: it stands as failed and is due again at to_s, the others
 * go on. What it was; all 0: none is due. */
MUST_USE enum err db_erasure_put_off(struct db *db, int64_t now_s, int64_t to_s, struct keeping *out);
MUST_USE enum err db_erased_listed(struct db *db, const struct erased *all, int n);

/* --- showing --- */
/* Rows as JSON objects (jansson's json_t) for the command and later the console: {"cases":[...]}. kind: "case.list",
 * "case.show", "person.list", "post.list", "message.list", "holiday.list", "audit.list", "erasure.list". NULL on an
 * error. */
struct json_t;
struct show {
    const char *kind;
    const char *ref;   /* case.show */
    const char *place; /* filter by area code or "" */
    const char *state; /* cases: a word, "all", "" the open; messages: a word, "in", "out", "person" */
    int limit;         /* case.show: of its timeline and of its texts the newest so many; 0: 1,000 */
    int64_t now_s;     /* post.list: who is on leave today */
};
MUST_USE enum err db_show(struct db *db, const struct show *what, struct json_t **out);
/* The invariants of trust as SQL: each broken one is a line in out. Returns how many are broken. */
int db_check(struct db *db, int64_t now_s, char *out, size_t cap);

#endif
