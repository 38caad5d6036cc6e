/* effect.h - what deciding asks the hands to do, in order, in one transaction. Spans live in the event's arena. */
#ifndef MLINZI_CORE_EFFECT_H
#define MLINZI_CORE_EFFECT_H

#include "core/facts.h"

enum effect_kind {
    EFFECT_NONE,
    EFFECT_CASE,     /* write c: insert when c->version is 1, else where version is c->version - 1 */
    EFFECT_REPORTER, /* number reported case_id (an unregistered one gets a party row) */
    EFFECT_NOTE,     /* an entry of the case's timeline */
    EFFECT_SHARE,    /* post sees case_id (live), or sees it no longer */
    EFFECT_LINK,     /* case_id and other look alike */
    EFFECT_SAY,      /* an outgoing text */
    EFFECT_ANSWER,   /* say: an answer by the channel the event came by; no text */
    EFFECT_SLIP,     /* the receipt of case_id that waits for number goes now (live), or not at all */
    EFFECT_QUESTION, /* question now stands for number; key PHRASE_NONE clears it */
    EFFECT_CODE,     /* code replaces the person's; act ACT_NONE removes it */
    EFFECT_NUMBER,   /* the number's row: lang, stopped, muted, strikes */
    EFFECT_LEAVE,    /* person's leave; from_day 0 ends what overlaps today or later */
    EFFECT_DROP,     /* closing: drop the case's waiting texts that are not answers */
    EFFECT_ALARM,    /* once a day for (alarm, about): the hands write it only if new; says say.* then */
    EFFECT_INBOX,    /* how the incoming text was taken */
    EFFECT_AUDIT,    /* a row of the audit, in the shard of the case's county */
    EFFECT_CHORE,    /* other: a chore of the day is done */
    EFFECT_DUTY,     /* duty with its next deadline; live: its row is written too, compare and set */
    EFFECT_OWED,   /* duty, of the kinds that are set by themselves: with no outcome it is set, unless it stands open at
                    * that post or was done; else it is ended so, if it stands at duty->post (role NONE: at any) */
    EFFECT_DUTIES, /* of a case that closed: struck out; other: they are that case's now; live: it is open again */
    EFFECT_TRANSFER, /* the case is another office's now: word the one it was of, post.at the new, text why, c as it is
                      */
    EFFECT_READING,  /* person has read one more case in this hour */
    EFFECT_SHEET,    /* sheet is filled, about case c or its child `other`; word: the text it came by, said once */
    EFFECT_DRAFT,    /* sheet's answers so far are kept for its officer: of case c, not saved yet */
    EFFECT_ANNOUNCE, /* case_id, record, or what came on from_day and is of no case, is to be erased at time `other` */
    EFFECT_WITHDRAW, /* ... after all not */
    EFFECT_LATER,    /* the schedule is to look at record again when from_day is long ago */
    EFFECT_ERASE /* c and whoever reported nothing else, record (live: without what was merged into it), or from_day:
                  * keys destroyed, links cut; the last of all */
};
/* One outgoing text before it is worded. args: name=value lines (forms/phrase.h), without lang and late. */
struct message {
    enum phrase key;
    enum kind kind; /* guidance only */
    enum guide_role guide;
    enum say_class cls;
    struct msisdn to;
    int64_t person;   /* 0 an unregistered number */
    struct post post; /* role ROLE_NONE: not to a post */
    int level;        /* 1..5 when to a level */
    enum lang lang;
    int64_t case_id, epoch, version;
    enum severity severity;
    int64_t t0_s;
    int64_t not_before_s, expires_s; /* expires 0: never */
    int64_t receipt_by_s;            /* no receipt by then: fall back; 0 none */
    int step;                        /* of the fallback chain: 0 first, 1 second number, 2 another person */
    bool late, bundles, direct;      /* direct: an answer, also to who said STOP */
    struct span args;
};
struct sheet_come; /* core/sheet_in.h */
struct effect {
    enum effect_kind kind;
    int64_t case_id, other, version;
    const struct case_file *c;
    struct msisdn number;
    int64_t person;
    enum role role; /* who acted, for notes and audit */
    struct post post;
    bool live;
    struct span word, text; /* note, audit, alarm: what (a literal: "case.verified"); the person's own words */
    struct message say;
    const struct question *question;
    const struct code *code;
    const struct sender *sender;
    const struct duty *duty;
    const struct sheet_come *sheet;
    struct record_of record;
    int32_t from_day, to_day;
    bool report; /* inbox: it opened or joined a readable case */
    int64_t text_hash;
};
#define EFFECTS_MAX 160
struct effects {
    struct effect *list; /* EFFECTS_MAX of them, in the arena */
    int count;
    bool full;
};

#endif
