/* engine.h - the write side: events in, one transaction a turn, then acknowledgements and texts out. It knows no loop
 * and no clock: the daemon, a story, `try` and the phone give it the time and a carrier, and ask when it wants to be
 * woken. */
#ifndef MLINZI_MLINZID_ENGINE_H
#define MLINZI_MLINZID_ENGINE_H

#include "config/settings.h"
#include "core/decide.h"
#include "db/db.h"
#include "escalator/escalator.h"
#include "escalator/wheel.h"
#include "gateway/carrier.h"
#include "mlinzid/load.h"

/* A text as it leaves, for whoever watches: the story runner, `try`, the terminal phone. */
struct said {
    const struct outbox_row *row;
    struct span args; /* with lang and late */
    struct span text;
};
/* What somebody says by another channel than a text, read already: a command word of the console, a step of a USSD
 * session. It is decided by the same code as a text, under the same rights, and stored like one. */
struct engine_word {
    int64_t ticket; /* the asker's own, not below 0; comes back with the answer */
    enum channel channel;
    struct span link, msgid; /* by which way, and its id there: the same twice is done once */
    struct msisdn from;      /* the phone; by CHANNEL_WEB the number on file, or "" */
    int64_t person;          /* CHANNEL_WEB: who is signed in */
    struct span text;        /* the words themselves: they are kept */
    struct reading reading;  /* intent, ref, text... or the slots; lang: of an answer where the number has none */
    bool proved;             /* event.proved: PIN, or signed in and confirmed afresh. Else closing sends a code */
    enum slip slip;          /* CHANNEL_USSD */
    int64_t slip_s;
    int64_t seen_version; /* event.seen_version */
    /* CHANNEL_USSD, about the case of reading.ref: answers to that form are to be kept, as sheet_draft_write() does it,
     * or (none) all that were kept are to be saved. Empty: it is about no form. */
    struct span sheet, form;
};
enum word_end {
    WORD_DONE,  /* decided, as the answers say; no answer: it was not to be answered (ruling 22) */
    WORD_AGAIN, /* stored before, by its link and msgid: nothing was done now */
    WORD_KEPT,  /* it could not be decided: it is a row for a person */
};
/* One answer, as a text would have said it: phrase_speak() words it. */
struct engine_answer {
    enum phrase key;
    enum kind kind; /* guidance */
    enum guide_role guide;
    enum lang lang;
    struct span args; /* case, and the names of the phrase */
};
#define ENGINE_ANSWERS_MAX 4
struct engine_answers {
    int64_t ticket;
    enum word_end end;
    int n;
    struct engine_answer answer[ENGINE_ANSWERS_MAX];
};
struct engine_settings {
    const char *store_path, *keys_dir;
    const char *store_vfs; /* a simulated disk (db/disk_sim.h); NULL: the machine's */
    struct loaded *loaded; /* data files and settings; the engine does not own it */
    uint64_t seed;         /* of codes, where a story wants the same each time; 0: from the system's random source */
    void *watch_ctx;
    void (*said)(void *ctx, const struct said *s); /* may be NULL; after the commit, before the carrier */
    /* An act given by engine_take_op is committed; refused: a word why nothing was done, NULL when it was. May be NULL.
     */
    void (*op_done)(void *ctx, const struct event *op, const char *refused);
    /* Tries (or sets) the PIN of a phone for a USSD session; the answer comes by engine_pin_done() in a later round,
     * never from inside. NULL: nobody can, and officers are told to try later. */
    enum err (*pin_ask)(void *ctx, const struct msisdn *phone, struct span pin, bool set, int64_t *ticket);
    /* What engine_take_word brought is committed. May be NULL. It may take more words, and must not run a turn. */
    void (*answered)(void *ctx, const struct engine_answers *a);
};
struct engine;
MUST_USE enum err engine_open(const struct engine_settings *s, int64_t now_s, struct engine **out, char *why,
                              size_t why_cap);
void engine_close(struct engine *e);
void engine_carrier(struct engine *e, struct carrier *c); /* who takes texts; NULL: nobody, they wait */
struct db *engine_db(struct engine *e);
/* The key-encryption key of a generation, looked for anew where it is not known; NULL: it cannot be read. */
/* A key for one use that follows from the store's own, the same in every life. */
void engine_subkey(const struct engine *e, const char *use, unsigned char out[KEY_BYTES]);
const struct kek *engine_kek(struct engine *e, int64_t generation);
/* Data files or people changed: they are read again before the next event. l: the new files, NULL for those it has; the
 * store keeps the places it was opened with, so what engine_open was given must live as long as the engine. */
enum err engine_reload(struct engine *e, struct loaded *l);
void engine_people_changed(struct engine *e);

/* Events are copied and wait for the next turn. False: the queue is full (then nothing may be acknowledged). */
bool engine_take_mo(struct engine *e, const struct carrier_mo *mo);
/* msgid: the report's own id, acknowledged once it is stored; may be empty. */
bool engine_take_receipt(struct engine *e, int64_t outbox_id, enum receipt r, struct span msgid);
/* What an aggregator says of a text, by its own name for it. */
struct engine_report {
    struct span link, name;
    struct span msgid; /* as above */
    int64_t outbox_id; /* it answers our sending, and from now on calls it so (name may be empty); 0: it reports */
    enum receipt receipt;
};
bool engine_take_report(struct engine *e, const struct engine_report *r);
bool engine_take_op(struct engine *e, const struct event *op);
bool engine_take_word(struct engine *e, const struct engine_word *w, int64_t now_s);
/* Somebody was appointed to a level 1 post, before which was_vacant = engine_post_vacant() was asked: hears of its open
 * cases. */
bool engine_take_appointed(struct engine *e, const struct post *post, bool was_vacant);
/* The level 1..5 this person acts as on the case today, 0 none; agency: it is shared with a post of theirs. False: the
 * people could not be read. */
struct engine_rights {
    int posts, level;
    bool agency;
};
MUST_USE bool engine_rights(struct engine *e, int64_t person, const struct case_facts *c, int64_t now_s,
                            struct engine_rights *out);
/* The step of the ladder whose time comes next, by the version of the ladder the case runs under. */
struct step engine_next_step(const struct engine *e, const struct case_file *c);
bool engine_post_vacant(struct engine *e, const struct post *post);
/* Who holds which post now; NULL: the people could not be read. Good until the next turn. */
const struct directory *engine_directory(struct engine *e);
const struct calendar *engine_calendar(const struct engine *e); /* good until the next turn */
bool engine_take_holiday(struct engine *e);
/* Runs one turn: the batch that waits, then what is due (at most the settings' count), then texts that may leave.
 * *more: something is left that could be done now. ERR_DISK: nothing was said or acknowledged; stop and start anew. */
MUST_USE enum err engine_turn(struct engine *e, int64_t now_s, bool *more);
/* The next moment at which a turn has something to do by itself; INT64_MAX: never. */
int64_t engine_next(struct engine *e);
/* The machine's clock less the time the turns are told: carriers speak of moments by the machine's. */
void engine_clock_apart(struct engine *e, int64_t apart_s);
/* The time the turns are told is from now on that one, also where that is back. ERR_DISK, ERR_FULL: stop, start anew.
 */
MUST_USE enum err engine_clock_set(struct engine *e, int64_t now_s);

struct engine_counts {
    int64_t turns, events, commits, duplicates, for_a_person, said, stepped;
    int64_t unanswered;                  /* answers left out because their number, or all together, sent too much */
    int64_t unpaid;                      /* answers left out because the day's texts were spent */
    int64_t texts, floods;               /* that came; that were over a limit when they came */
    int64_t accepted, delivered, failed; /* texts of ours, by what was heard of them */
    int64_t hops, sessions;              /* of USSD, shown and begun */
};
const struct engine_counts *engine_counts(const struct engine *e);
/* What would be done with this text, without doing it: decided in a transaction that is rolled back (`mlinzi try`). */
enum err engine_try(struct engine *e, const struct carrier_mo *mo, int64_t now_s, void *ctx,
                    void (*effect)(void *ctx, const struct effect *fx, int64_t due_s));

#endif
