/* contact.h - a contact of the helpline 116: a call, a chat, a visit. What must be known of it, which shift it falls
 * in, and the bands children's ages are counted in. What was said is sealed; what is counted is plain. Pure. Design of
 * the register, "Helpline 116". */
#ifndef MLINZI_CORE_CONTACT_H
#define MLINZI_CORE_CONTACT_H

#include "base/msisdn.h"
#include "forms/codes.h"

/* The numbers stand in the store. All but a talk are counted without a form. */
#define CONTACT_KIND_TABLE(X)                      \
    X(TALK, "talk")                                \
    X(SILENT, "silent") /* nobody said anything */ \
    X(PRANK, "prank")                              \
    X(DROPPED, "dropped") /* broke off, or missed */
enum contact_kind {
    CONTACT_NONE,
#define X(id, word) CONTACT_##id,
    CONTACT_KIND_TABLE(X)
#undef X
        CONTACT_KINDS
};
const char *contact_word(enum contact_kind k);
enum contact_kind contact_kind_of(struct span word);

/* How the case stands that a contact is to become. The numbers stand in the store. */
enum contact_waits {
    CONTACT_NO_CASE,     /* none is wanted; or it is there (case_id) */
    CONTACT_CASE_WANTED, /* its report is stored, and goes into the engine's queue until it is a case */
    CONTACT_CASE_KEPT    /* its report could not be decided: a person looks at it */
};

/* Ages a child's contacts are counted by: 0-5, 6-9, 10-13, 14-15, 16-17, 18 and over; -1 not known. */
#define CONTACT_BANDS 6
int contact_band(int64_t age); /* age below 0: -1 */

/* The helpline's three watches: 0 from 06:00, 1 from 14:00, 2 from 22:00. */
#define CONTACT_SHIFTS 3
int contact_shift(int64_t time_s);
int64_t contact_shift_start(int64_t time_s); /* the moment the shift of that moment began */

#define CONTACT_CODE_CAP 8
#define CONTACT_NOTES_MOST 4000
#define CONTACT_LONGEST_S (6 * 3600)
#define CONTACT_CALL_DAYS 60 /* nobody is promised a call later than that */
struct contact {
    int64_t id;
    enum contact_kind kind;
    char channel[CONTACT_CODE_CAP], language[CONTACT_CODE_CAP], caller[CONTACT_CODE_CAP], subject[CONTACT_CODE_CAP],
        outcome[CONTACT_CODE_CAP]; /* of the code book; "" not said */
    bool anonymous, danger;
    int64_t sex; /* 'F' 'M' 'X', 0 not known */
    int band, shift, hour;
    int32_t day, county; /* county 0: not said */
    int64_t person;      /* the counsellor; of a call centre, the party behind its key */
    int64_t begun_s, ended_s;
    int32_t call_day; /* to be called back by then; 0 not */
    int64_t called_s;
    struct msisdn number; /* "" none left */
    int64_t number_ix;
    enum contact_waits waits;
    int64_t case_id;
    char ref[12]; /* of that case; "" none */
};

/* What may be wrong with one, and at which field of the form and of the API. */
#define CONTACT_FAULT_TABLE(X)                                                                     \
    X(KIND, "kind", "a contact is talk, silent, prank or dropped")                                 \
    X(CHANNEL, "channel", "which way it came is a code of contact_channel, as CHVO")               \
    X(LANGUAGE, "language", "language is a code of contact_language, as LGSW")                     \
    X(CALLER, "caller", "who spoke is a code of caller_kind, as CAPA, or nothing")                 \
    X(SUBJECT, "subject", "what it was about is a code of contact_subject, as SUIN")               \
    X(OUTCOME, "outcome", "how it ended is a code of contact_outcome, as OTIN")                    \
    X(SEX, "sex", "sex is F, M, X or nothing")                                                     \
    X(AGE, "age", "age is 0 to 25 years, or nothing")                                              \
    X(COUNTY, "place", "there is no such place")                                                   \
    X(PHONE, "phone", "this is no mobile number of Kenya")                                         \
    X(NAMELESS, "phone", "who wishes not to be named leaves no number: it would be kept with it")  \
    X(CALL, "call_day", "who is to be called back is called on a day of the next 60, by a number") \
    X(TIME, "begun_s", "it began before it ended, and not more than six hours ago")                \
    X(NOTES, "notes", "notes have at most 4000 letters")
enum contact_fault {
    CONTACT_OK,
#define X(id, field, words) CONTACT_FAULT_##id,
    CONTACT_FAULT_TABLE(X)
#undef X
        CONTACT_FAULTS
};
const char *contact_fault_field(enum contact_fault f);
const char *contact_fault_words(enum contact_fault f);

/* What follows from when it began: day, hour, shift. */
void contact_place_in_time(struct contact *c);
/* The first thing wrong with it. Faults of what was typed and is no number or place (PHONE, COUNTY, AGE, NOTES) are the
 * reader's to say. late_s: so long after it ended it may be handed in; 0 as it is taken. */
enum contact_fault contact_check(const struct contact *c, const struct codes *codes, int64_t now_s, int64_t late_s);
/* The outcome that opens a case. */
bool contact_becomes_case(const struct contact *c);

#endif
