/* inside.h - the engine's own parts, for mlinzid/engine/, turn.c and outgoing*.c alone. */
#ifndef MLINZI_MLINZID_ENGINE_INSIDE_H
#define MLINZI_MLINZID_ENGINE_INSIDE_H

#include "base/bucket.h"
#include "db/keyring.h"
#include "db/sheet.h"
#include "mlinzid/engine/engine.h"

#define ID_BLOCK 1024
enum id_row { ID_CASE, ID_INBOX, ID_OUTBOX, ID_ROWS, ID_COUNT };
struct id_lease {
    int64_t next, end;
};
enum queued_kind { QUEUED_MO, QUEUED_RECEIPT, QUEUED_CASE, QUEUED_OP, QUEUED_CHORE };
struct pending_timer {
    int64_t case_id, due_s;
};
/* A word that waits: mo holds its link, id, sender and text. */
struct kept_word {
    struct engine_word w;
    struct engine_answers a;
    char *bytes;                    /* of the reading's spans */
    char *args[ENGINE_ANSWERS_MAX]; /* of the answers */
};
struct queued {
    enum queued_kind kind;
    struct carrier_mo mo; /* spans in bytes. QUEUED_RECEIPT: receiver is the name the carrier gave the text */
    char *bytes;
    int64_t outbox_id, case_id, due_s;
    enum receipt receipt;
    struct event event; /* QUEUED_OP, QUEUED_CHORE, and the kind of QUEUED_CASE */
    bool stored;        /* this turn: may be acknowledged */
    bool again;         /* this turn: it had been stored before */
    enum flood flood;   /* QUEUED_MO: over a limit when it came */
    bool flood_begins;
    uint64_t flood_key;     /* of its number */
    char refused[24];       /* QUEUED_OP: why nothing was done */
    struct kept_word *word; /* QUEUED_MO: no text, but a word by another channel */
};
#define SEND_MAX 512
struct to_send {
    struct outbox_row row;
    char *args, *text; /* malloc'ed at planning, freed once sent */
};
struct engine {
    struct engine_settings s;
    struct loaded *loaded;
    struct db *db;
    struct carrier *carrier;
    struct world world;
    struct directory directory;
    bool people_changed;
    struct holidays holidays; /* the file's, with what the store adds and takes back */
    struct calendar calendar;
    struct keyring *keys;
    uint64_t random;
    struct id_lease id[ID_COUNT];
    struct arena arena; /* of one event */
    struct arena rows;  /* of one release of texts */
    struct facts *facts;
    struct effects effects;
    struct policies policies; /* points into loaded */
    struct ussd_hub *ussd;    /* engine/ussd.c */
    struct kept_word *word;   /* whose answers are being collected; NULL: nobody waits for any */
    struct queued *queue;
    int queue_cap, queue_n, queued_cases;
    struct queued *behind; /* texts of numbers that flood (engine/queue.c) */
    int behind_cap, behind_n;
    struct bucket *bucket_memory; /* engine/flood.c */
    struct buckets by_number, by_prefix, by_all;
    struct to_send *send;
    int sends;
    struct spend spend; /* of the day it names; spend_dirty: not yet written in this turn */
    bool spend_dirty;
    struct wheel *wheel;
    void *wheel_memory;
    struct timer_map *timers;
    int64_t wheel_until_s;
    struct pending_timer *pending;
    int pendings, pending_cap;
    int64_t next_outbox_s, next_receipt_s;
    int64_t chore_done_s[CHORE_COUNT];
    int queued_chores;
    int64_t apart_s;  /* engine_clock_apart */
    int64_t refusals; /* sealed values that were refused and told of */
    bool overdue_left, broken;
    bool duties_unplanned;             /* the calendar or the ladder was read anew: duties_planned() */
    bool erased_unlisted, log_unwiped, /* something was erased, and the store's log still has old pages */
        erased_said;     /* something erased is still to be written beside the keys; that it failed is said */
    int64_t log_tried_s; /* when it was last wiped, or could not be */
    int64_t resend_s;    /* when claimed texts that were not accepted go again; INT64_MAX: none wait */
    struct engine_counts counts;
    char short_code[MSISDN_CAP];
};

MUST_USE enum err engine_id(struct engine *e, enum id_row row, int64_t *out);
void engine_forget_ids(struct engine *e); /* after a rollback */
enum err engine_refresh(struct engine *e);
bool engine_queue(struct engine *e, const struct queued *q);                                 /* takes over q->bytes */
bool engine_queue_mo(struct engine *e, const struct carrier_mo *mo, struct kept_word *word); /* takes over word */
int64_t *engine_rows_id(struct engine *e);
enum err engine_id_room(struct engine *e, enum id_row row, int64_t n);

int64_t mark_next(struct engine *e); /* when the audit is to be marked */

/* engine/queue.c: engine_queue, and */
int queue_batch(struct engine *e, int most); /* readies the next turn's batch at the queue's front: how many */
void queue_close(struct engine *e);

/* engine/word.c */
bool word_of_page(const struct queued *q); /* from somebody signed in: no number's limits count */
void word_begin(struct engine *e, struct queued *q);
void word_event(struct engine *e, const struct queued *q, struct event *ev, struct reading *reading);
MUST_USE enum err word_answer(struct engine *e, const struct message *m);
void word_tell(struct engine *e, struct kept_word *k); /* after the commit */
void word_free(struct kept_word *k);

/* engine/turn_sheet.c: NULL when the text, or the word, is no form's; what was filled, in the open transaction */
const struct sheet_come *sheet_from_text(struct engine *e, struct span text, int64_t now_s);
const struct sheet_come *sheet_from_keys(struct engine *e, const struct kept_word *k, const struct msisdn *from,
                                         int64_t now_s);
/* What an officer answered so far in a form about a case, for a screen of it. */
MUST_USE enum err sheet_draft_of(struct engine *e, const struct msisdn *phone, const char *ref,
                                 struct sheet_draft *out);
MUST_USE bool sheet_answers_kept(struct engine *e, const struct sheet_draft *d, const struct sheet *s,
                                 struct arena *arena, struct answers *out);
MUST_USE enum err sheet_keep(struct engine *e, const struct effect *fx, int64_t now_s);
MUST_USE enum err sheet_store(struct engine *e, const struct effect *fx, int64_t now_s);

/* engine/ussd.c */
MUST_USE enum err ussd_open(struct engine *e);
void ussd_close(struct engine *e);
bool ussd_word_done(struct engine *e, const struct engine_answers *a); /* false: it is not of a session */

/* engine/flood.c: who sends more than the limits allow. Counted when a text comes, by the carrier's time of it */
MUST_USE enum err flood_open(struct engine *e);
void flood_close(struct engine *e);
void flood_count(struct engine *e, struct queued *q);
void flood_uncount(struct engine *e, const struct queued *q); /* it was counted before, or was not taken */
void flood_waits(struct engine *e, const struct queued *q, int more);

/* engine/turn.c */
/* What a turn changes in memory before its commit; turn_undo rolls the open transaction back and puts it all back. */
struct turn_mark {
    int sends;
    struct spend spend;
    int64_t next_outbox_s, next_receipt_s, resend_s;
};
struct turn_mark turn_mark(const struct engine *e);
void turn_undo(struct engine *e, const struct turn_mark *m);
enum err event_run(struct engine *e, struct event *ev, int64_t now_s);
bool engine_knows_carrier(const struct engine *e, struct span name);
enum err turn_one(struct engine *e, struct queued *q, int64_t now_s); /* in the open transaction; for engine_try */

/* engine/chores.c: what is done by itself once a day */
MUST_USE enum err chores_open(struct engine *e, int64_t now_s);
int64_t chores_next(const struct engine *e);
void chores_take(struct engine *e, int64_t now_s); /* those that are due join the queue, one of each */
MUST_USE enum err chore_run(struct engine *e, struct queued *q, int64_t now_s, bool only_store);
enum err chores_settled(struct engine *e); /* after a turn that ran some: when each was last done, from the store */

/* engine/duties.c */
struct event duties_event(const struct timer_row *t); /* whose deadline it is, a case's or a duty's */
MUST_USE enum err duty_run(struct engine *e, const struct queued *q, int64_t now_s);
MUST_USE enum err duty_put_off(struct engine *e, const struct queued *q, int64_t now_s);
/* A changed table of duties or calendar holds at once for every open one; outside a transaction. */
MUST_USE enum err duties_planned(struct engine *e, int64_t now_s);
void duties_written(struct engine *e, const struct effect *fx);

/* engine/outgoing.c */
bool outgoing_open(const struct engine *e);
bool outgoing_waits(const struct engine *e, int64_t now_s); /* something to release or a receipt missing */
MUST_USE enum err outgoing_plan(struct engine *e, const struct message *m, const char *cause, int64_t now_s);
MUST_USE enum err outgoing_release(struct engine *e, int64_t now_s, bool *more); /* engine/outgoing_release.c */
void outgoing_send(struct engine *e, int64_t now_s);                             /* after the commit */
void outgoing_forget(struct engine *e, int from);                                /* after a rollback */
void outgoing_resend_soon(struct engine *e, int64_t now_s);
/* The receipt that waits for a USSD session's end: now, or not at all. */
MUST_USE enum err outgoing_slip(struct engine *e, const struct effect *fx,
                                int64_t now_s); /* engine/outgoing_waiting.c */
/* Is the row's number marked lost? Then it went to somebody else, row->state says so, and the rows' words may be gone;
 * an answer stays as it is. */
MUST_USE enum err outgoing_lost(struct engine *e, struct outbox_row *row, int64_t now_s, bool *lost);
/* engine/outgoing_words.c: args gets the names, lang and, to a post, late; words the text. Both begin empty. */
void outgoing_words(const struct engine *e, const struct message *m, struct text *args, struct text *words);
/* engine/outgoing_receipt.c */
#define RECEIPT_MISSING ((enum receipt)99) /* none came in time */
#define RECEIPT_STALE ((enum receipt)100)  /* it expired before it could be sent: made anew */
MUST_USE enum err outgoing_report(struct engine *e, const struct queued *q, int64_t now_s);
MUST_USE enum err outgoing_receipt(struct engine *e, int64_t id, enum receipt r, int64_t now_s);

/* engine/erased.c: what was erased, beside the keys */
MUST_USE enum err erased_write(struct engine *e);
/* The store's log keeps none of the pages that were erased; where somebody reads just now, a little later. */
void erased_wipe(struct engine *e, int64_t now_s);

/* engine/spend.c: what texts may cost in a day */
enum pay { PAY_NOW, PAY_LATER, PAY_NEVER };
MUST_USE enum err spend_rule(struct engine *e, const struct message *m, int64_t now_s, enum pay *out);
void spend_put_off(const struct engine *e, struct message *m, int64_t now_s); /* PAY_LATER: 06:00 of the next day */
MUST_USE enum err spend_add(struct engine *e, const struct message *m, struct span text, int64_t now_s);
MUST_USE enum err spend_write(struct engine *e); /* before the commit */

/* engine/timers.c: the wheel of the next day, by case */
enum err timers_open(struct engine *e, int64_t now_s);
void timers_close(struct engine *e);
void timers_set(struct engine *e, int64_t case_id, int64_t due_s);
bool timers_due(struct engine *e, int64_t now_s); /* something fired */
int64_t timers_next(const struct engine *e);
/* Set in a turn, taken over by the wheel only when it is committed. */
void timers_pend(struct engine *e, int64_t case_id, int64_t due_s);
void timers_take_pending(struct engine *e);
void timers_drop_pending(struct engine *e);

#endif
