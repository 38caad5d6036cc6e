/* sheet.h - a form of the register as data (forms/ke/sheets/NAME.cfg, read by config/sheets.c): sections, fields, which
 * of them must be answered when, and what each may hold. The one definition is the page, the printed sheet, the USSD
 * screens and the fields of a text; what was typed in any of them becomes the same typed answers by sheet_take(), and
 * is held to the same rules by sheet_check(). Pure. ("form" is taken: console/form.h reads what a browser sends.)
 *
 * Source of the shapes: the forms of CPIMS (docs/data.md); labels and texts are ours. */
#ifndef MLINZI_FORMS_SHEET_H
#define MLINZI_FORMS_SHEET_H

#include "base/arena.h"
#include "base/text.h"
#include "forms/area.h"
#include "forms/codes.h"

/* What a sheet is about, and so under whose key its words are sealed. The numbers stand in the store. */
#define ABOUT_TABLE(X)            \
    X(CASE, "case")               \
    X(CHILD, "child")             \
    X(PERSON, "person")           \
    X(HOUSEHOLD, "household")     \
    X(INSTITUTION, "institution") \
    X(CONTACT, "contact")
enum about {
    ABOUT_NONE,
#define X(id, word) ABOUT_##id,
    ABOUT_TABLE(X)
#undef X
        ABOUT_COUNT
};
const char *about_word(enum about a);
enum about about_of(struct span word);

/* The numbers stand in the store: new ones go to the end. */
#define FIELD_TABLE(X)                                                                                         \
    X(TEXT, "text")     /* one line */                                                                         \
    X(LONG, "long")     /* several lines */                                                                    \
    X(NAME, "name")     /* of a person: always sealed */                                                       \
    X(NUMBER, "number") /* whole */                                                                            \
    X(CENTS, "cents")   /* shillings as people type them, cents in the store */                                \
    X(DAY, "day")       /* 2026-11-22, or 22/11/2026, or 22 Nov 2026 as typed; days since 1970 in the store */ \
    X(YESNO, "yesno")                                                                                          \
    X(CODE, "code")   /* one of a list of the code book */                                                     \
    X(CODES, "codes") /* any of a list: an answer a code, ord counts them */                                   \
    X(PLACE, "place") /* a code of forms/ke/areas.tsv */                                                       \
    X(PHONE, "phone") /* +254..., mobile or fixed, or abroad: always sealed */
enum field_kind {
    FIELD_NONE,
#define X(id, word) FIELD_##id,
    FIELD_TABLE(X)
#undef X
        FIELD_KIND_COUNT
};
const char *field_kind_word(enum field_kind k);
enum field_kind field_kind_of(struct span word);

#define SHEET_WHEN_MAX 8
struct sheet_field {
    const char *id;    /* [a-z0-9_], unique in the sheet */
    const char *names; /* further names of it in a text, |-separated: "tarehe|siku"; NULL none */
    enum field_kind kind;
    const char *label[LANG_COUNT], *hint[LANG_COUNT]; /* hint NULL: none */
    const char *list;                                 /* CODE, CODES */
    const char *under; /* CODE, CODES: only codes below the answer to that earlier field, or below that code itself
                        * ("CSAB"); NULL all. Ask sheet_offers(). */
    int64_t min, max; /* NUMBER its unit, CENTS cents; TEXT, LONG, NAME characters; DAY days from the sheet's day (-6570
                       * .. 0: within eighteen years, not later), of the sheet's own day from the day it is written */
    const char *unit; /* "cm"; NULL none */
    bool needed;      /* must be answered whenever it is asked */
    bool sealed;      /* its words are personal; kinds NAME and PHONE and LONG always are */
    int when;         /* asked only when that earlier field (index) has one of these answers; -1 always */
    const char *when_is[SHEET_WHEN_MAX]; /* codes, or "yes" and "no"; NULL ends */
    int section;
};
struct sheet_section {
    const char *id;
    const char *label[LANG_COUNT];
    int first, count; /* of fields */
    int rows;         /* 1; more: a table of up to so many rows (siblings), row n of a field is its answer of ord n. A
                       * row is there when one of its fields is answered; then what is needed in it is needed. */
};
struct sheet {
    const char *id;           /* "crs", "follow-up", "afc-5a" */
    int version;              /* of the definition; answers say by which they were written */
    int32_t from_day, to_day; /* may be filled from this day to that; 0: always, for ever */
    enum about about;
    const char *title[LANG_COUNT];
    const char *source; /* where the shape comes from, for the docs */
    const char
        *day; /* id of the DAY field that is the sheet's own day (follow-up's date); NULL: the day it is written */
    const char *word; /* the first word of a text that fills it ("VISIT"); NULL: not by SMS */
    bool ussd,
        many; /* screens for it are offered; many: a subject may have several (follow-ups), else one that is changed */
    const struct sheet_section *section;
    int sections;
    const struct sheet_field *field;
    int fields;
};
struct sheets {
    const struct sheet *const *sheet; /* by id, then version */
    int count;
};
/* The newest version in force that day. NULL: none. */
const struct sheet *sheet_on(const struct sheets *all, struct span id, int32_t day);
/* That version; 0: the newest, whatever its days. NULL: none. */
const struct sheet *sheet_version(const struct sheets *all, struct span id, int version);
int sheet_field_of(const struct sheet *s, struct span id); /* -1: none */

/* One typed answer. ord: the row of its section, or which of several codes; 0 the first. */
struct answer {
    int field, ord;
    int64_t number;   /* NUMBER, CENTS, DAY, YESNO (1 yes, 0 no) */
    struct span text; /* TEXT, LONG, NAME, PHONE; the code of CODE, CODES, PLACE */
};
#define ANSWERS_MAX 512
struct answers { /* in the order of field, ord; at most one for each */
    struct answer *list;
    int count, cap;
};
const struct answer *answer_of(const struct answers *a, int field, int ord); /* NULL: not answered */

/* Why a value is refused; the page, the screen and the text each say it by the same words (sheet.fault.* phrases). */
#define SHEET_FAULT_TABLE(X)                                                              \
    X(NEEDED, "needed")                                                                   \
    X(LONG, "long") /* more than limit characters */                                      \
    X(SHORT, "short")                                                                     \
    X(NUMBER, "number") /* not a number */                                                \
    X(SMALL, "small")   /* less than limit */                                             \
    X(LARGE, "large")   /* more than limit */                                             \
    X(DAY, "day")       /* no date */                                                     \
    X(EARLY, "early")   /* before the day `limit` */                                      \
    X(LATE, "late")     /* after the day `limit` */                                       \
    X(CODE, "code")     /* not in the list */                                             \
    X(FORCE, "force")   /* in the list, not in force on that day */                       \
    X(UNDER, "under")   /* does not belong to the code above */                           \
    X(PLACE, "place")                                                                     \
    X(PHONE, "phone")                                                                     \
    X(TWICE, "twice")       /* CODES: the same code once more */                          \
    X(UNASKED, "unasked")   /* answered though its condition does not hold */             \
    X(LETTERS, "letters")   /* not text */                                                \
    X(MATERIAL, "material") /* looks like a picture or film itself (core/protection.h) */ \
    X(HASH, "hash")         /* no SHA-256 */                                              \
    X(ORDER, "order")       /* another form comes before this one */
enum sheet_fault {
    SHEET_OK,
#define X(id, word) SHEET_##id,
    SHEET_FAULT_TABLE(X)
#undef X
        SHEET_FAULT_COUNT
};
const char *sheet_fault_word(enum sheet_fault f);
struct sheet_refusal {
    int field, ord;
    enum sheet_fault fault;
    int64_t limit;
};
struct sheet_world {
    const struct codes *codes;
    const struct areas *areas;
    int32_t day;   /* the sheet's day: codes in force, limits of days */
    int32_t today; /* the day it is being written: limits of the sheet's own day; 0: `day` */
};
/* The sheet's own day: its answer to `day`, else today. */
int32_t sheet_day(const struct sheet *s, const struct answers *a, int32_t today);
/* Whether that row of the code book may be chosen for the field, given the answers so far (NULL: nothing chosen above
 * it, then all): it is of the field's list, in force on the sheet's day, and below what `under` says. */
bool sheet_offers(const struct sheet *s, int field, int ord, const struct answers *a, const struct code_row *row,
                  int32_t day);
/* What somebody typed, as a typed answer (its ord is 0: the caller sets it): a code by its code or by its label in
 * either language, a date in any common order (day first; 3.11. is the nearest such day the field may hold), a phone in
 * any usual writing, a place by its code or its name ("Sokoni", or "Sokoni, Kilifi North" where several have the name).
 * Empty: SHEET_NEEDED (the caller decides whether it is). Limits are judged too; what depends on other answers (UNDER,
 * UNASKED) only by sheet_check(); of a limit that does not hold out->number is the limit. text points into typed, the
 * code book, or the arena. */
enum sheet_fault sheet_take(const struct sheet *s, int field, struct span typed, const struct sheet_world *w,
                            struct arena *arena, struct answer *out);
/* A date as people type it in any common order, by itself; one without a year is the nearest to `today`. */
bool sheet_day_read(struct span typed, int32_t today, int32_t *out);
/* Whether the field is asked, given the answers so far. */
bool sheet_asked(const struct sheet *s, int field, int ord, const struct answers *a);
/* Takes out the answers whose condition no longer holds: what a page sent of a part it hid, what was said on a phone
 * before an answer above it was changed. */
void sheet_prune(const struct sheet *s, struct answers *a);
/* All that is wrong with a whole sheet, in the order of its fields; returns how many (never more than cap). */
int sheet_check(const struct sheet *s, const struct answers *a, const struct sheet_world *w, struct sheet_refusal *out,
                int cap);
/* The answer as people read it: label of a code, 21 Nov 2026, 1,234.50, place name. */
void sheet_say(const struct sheet *s, const struct answer *a, const struct sheet_world *w, enum lang lang,
               struct text *out);

#endif
