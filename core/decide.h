/* decide.h - one event's deciding: the event, what is known, and the effects asked for. Pure. The turn
 * (mlinzid/engine/turn.c) reads the text, fetches the facts, calls escalator_decide() (escalator/escalator.h) and
 * applies the effects. */
#ifndef MLINZI_CORE_DECIDE_H
#define MLINZI_CORE_DECIDE_H

#include "core/effect.h"
#include "forms/read.h"

/* Settings the rules speak of, each with its unit; config/options.def gives the defaults. */
struct limits {
    int64_t idle_max, idle_window_s, identical_max, identical_window_s, change_max, change_window_s;
    int64_t same_max;    /* the same answer to a change, within identical_window_s */
    int64_t reads_alarm; /* cases one person reads in an hour before the post above is told */
    int64_t mute_tries, mute_window_s, mute_length_s;
    int64_t repeat_s;   /* the same report again within: one case */
    int64_t question_s; /* a question stands */
    int64_t code_life_s, code_tries;
    int64_t dispute_s;          /* NO after a closing */
    int64_t explanation_min;    /* characters */
    int64_t expiry_s;           /* a text not sent within: made anew from the current state */
    struct msisdn office_phone; /* said where a report's office has no published number of its own */
    int64_t late_s;             /* said later than this after its time: late=yes */
    int64_t bundle_s, bundle_free;
    int64_t spam_window_s, spam_count;
    int64_t retention_case_days, retention_intake_days, retention_notice_days; /* 0 of any but the notice: never */
    int64_t retention_child_days, retention_contact_days;
    int64_t fingerprint_min; /* of the day, Nairobi */
};
struct world {
    const struct areas *areas;
    const struct policies *policies;
    const struct calendar *calendar;
    const struct directory *directory;
    const struct limits *limits;
    const struct lexicon *lexicon;
    struct hash_key ref_key, text_key;
    bool receipts; /* the carrier gives delivery receipts */
};

/* Over which limit a text was when it came: its number's own, that of its first digits, or that of all together. */
enum flood { FLOOD_NONE, FLOOD_NUMBER, FLOOD_PREFIX, FLOOD_ALL };
const char *flood_word(enum flood f); /* "flood.number": an audit row and an alarm; "" none */
enum event_kind {
    EVENT_SMS,
    EVENT_TIMER,
    EVENT_RECEIPT,
    EVENT_APPOINTED,
    EVENT_HOLIDAY,
    EVENT_OP,
    EVENT_CHORE,
    EVENT_DUTY
};
/* Rows of table chore: new ones go to the end. core/chore.h */
enum chore { CHORE_NONE, CHORE_FINGERPRINT, CHORE_RETENTION, CHORE_COUNT };
enum op_kind {
    OP_NONE,
    OP_SHARE,
    OP_MERGE,
    OP_REASSIGN,
    OP_SEVERITY,
    OP_READ,     /* details of op_ref for actor, whose number is from; with a reason also outside the own area */
    OP_ERASE,    /* the case, or op_record; op_value: the second person, who gets the code */
    OP_HOLD,     /* not to be erased ... */
    OP_RELEASE,  /* ... until released */
    OP_PROGRESS, /* something of its plan was done and is written in the register: as an update without words */
    OP_REFERRAL, /* op_post hears of a referral: that it is asked, to answer by the day op_value; or (op_text) how one
                  * it offered was answered */
    OP_KIND,  /* op_value: a kind of abuse that the case is also of; op_text why. By an officer, or by a form that found
               * it (core/protection.h) */
    OP_CPIMS, /* the officer in charge hears what CPIMS said of it, which is written already: op_text its status */
};
/* How somebody's words came, and so how they are answered: a text by a text; what came by another channel through
 * whoever brought it, after the commit (EFFECT_ANSWER). Codes are texts to the phone on file by every channel. */
enum channel { CHANNEL_SMS, CHANNEL_USSD, CHANNEL_WEB };
/* The receipt of a report begun in a USSD session waits as a text from the moment the case opens, so that nothing that
 * ends the session, be it the engine's own death, leaves the reporter without the reference. */
enum slip {
    SLIP_NONE,
    SLIP_WAITS,  /* until slip_s, when the session's time is over */
    SLIP_GOES,   /* now: the session dropped, or ended by wrong keys */
    SLIP_ASKED,  /* now, though it may have gone before: the reporter asked for it */
    SLIP_UNSAID, /* not at all: the session showed the reference */
};
struct sheet_come; /* core/sheet_in.h */
struct event {
    enum event_kind kind;
    int64_t now_s;
    char cause[64]; /* "in:12", "t:7:3", "op:4": the outgoing texts' unique key begins with it */
    /* EVENT_SMS: somebody's words */
    enum channel channel;
    bool ready;  /* the reading was made by a form or a page, word by word: nothing in it is guessed, nor is it an echo,
                  * spam or the answer to what stands; a case is named by reading->ref */
    bool proved; /* who says it has just proved to be that person (PIN, signed-in session): no code is sent */
    enum slip slip;
    int64_t slip_s;
    int64_t inbox_id;
    struct msisdn from;
    enum sender_kind sender_kind;
    bool foreign_carrier; /* by a link that is not named in the settings: stored, never answered */
    bool own_number;
    int own_words;     /* how many runs of texts of ours it holds (forms/echo.h) */
    enum flood flood;  /* stored and decided like any other; what is answered is less (core/say.c) */
    bool flood_begins; /* the first within the hour that is over it */
    struct span text;  /* as it came, a PIN cut out */
    int64_t text_hash; /* of the folded text */
    const struct reading *reading;
    const struct sheet_come *sheet; /* a form's word stands first, with a reference or alone; NULL no */
    int64_t new_case_id;            /* leased: used only if a case opens */
    uint64_t random;                /* for a code */
    int64_t seen_version; /* EVENT_OP, CHANNEL_WEB: the case as the page showed it; it has moved since: nothing is done,
                           * and nothing answered. 0: any */
    /* EVENT_TIMER: case_id and the version it was set under; EVENT_APPOINTED, EVENT_HOLIDAY: case_id */
    int64_t case_id, version;
    struct post appointed;
    bool was_vacant; /* nobody held the post: the successor hears of every open case of it (ruling 3) */
    /* EVENT_RECEIPT: the text that failed, or whose receipt never came */
    const struct message *failed;
    /* EVENT_OP: from the console or the command; actor is checked like any sender's person, 0 the machine's owner.
     * EVENT_SMS by CHANNEL_WEB: actor is who is signed in, from the number on file (may be empty) */
    enum op_kind op;
    int64_t actor;
    enum role actor_role;
    struct post op_post;
    struct area op_area;
    int64_t op_case, op_value;
    struct record_of op_record;
    char op_ref[12]; /* with op_case 0: the case by its reference (OP_READ always: what is not there is not told) */
    struct span op_text;
    int64_t duty_id; /* EVENT_DUTY, with the version its deadline was set under */
    /* EVENT_CHORE: which, and when it was due */
    enum chore chore;
    int64_t due_s;
};
struct decide {
    const struct event *ev;
    const struct world *w;
    struct facts *f;
    struct effects *out;
    struct arena *arena;
    struct case_facts *c;     /* the case in hand, a working copy; NULL none yet */
    struct case_facts *other; /* merge */
    bool touched;             /* the case changed: written with the next version, rearmed */
    bool is_new;
    bool rearm;           /* only its deadline is to be planned again */
    enum role role;       /* the sender acts in, for by=, notes and audit */
    const char *act;      /* the main act of this event, for the audit row of the case's new version */
    int64_t due_s;        /* out: the next deadline of the case in hand, INT64_MAX none */
    bool late;            /* what is said now comes late (a timer fired late) */
    struct post mine[16]; /* the sender's posts today, delegated ones too */
    int mines;
    bool mines_known;
    int silenced; /* answers left out because of a flood */
};

/* Asks for facts: true when all bits are there already, false when the event must be decided again after fetching. */
bool decide_have(struct decide *d, unsigned need);
/* The same for one case, by id or (which 0 only), with id 0, by reference. One fetched before by another key is not
 * taken for it. c[0] is the case a question, a reference or an event names; c[1] one found besides (a bare word's, a
 * second text's): an event may have to look at one of each. */
bool decide_case(struct decide *d, int which, int64_t id, const char *ref);
/* Takes c[which] of the facts as the case in hand (a copy in the arena). */
struct case_facts *decide_take(struct decide *d, int which);
struct effect *effect_add(struct decide *d, enum effect_kind kind);
void note_add(struct decide *d, const char *word, struct span text);
void audit_add(struct decide *d, const char *act, struct span detail);
void inbox_took(struct decide *d, const char *word, bool report);
const struct policy *decide_policy(const struct decide *d); /* of the case in hand */
const struct policy_severity *decide_rules(const struct decide *d);
int32_t decide_today(const struct decide *d);
int64_t decide_actor(const struct decide *d); /* person who acts, 0 unregistered */
/* An alarm without a text: a log line once a day for (word, about), and the audit row each time. word is a literal. */
void alarm_add(struct decide *d, const char *word, const char *about);

/* core/intake.c: a text that came; the root of everything an SMS can do. */
void intake_decide(struct decide *d);
/* core/command.c: a command word of the sender. */
void command_decide(struct decide *d, const struct reading *r);
/* core/intake.c: the rights and rules of texts for what has been read already (event.ready). */
void intake_ready(struct decide *d);
/* The case in hand is not any more what the page showed: an audit row says so, and that is all. */
bool decide_stale(struct decide *d);
/* Speaks for itself: the actor is known by more than a number. */
bool decide_signed_in(const struct decide *d);
/* core/op.c: acts of the console and the command. */
void op_decide(struct decide *d);

#endif
