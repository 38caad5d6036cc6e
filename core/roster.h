/* roster.h - the helpline's shifts: which counsellor is on which line in which shift, planned ahead, and who plans.
 * Pure. Issue 5, point 6. */
#ifndef MLINZI_CORE_ROSTER_H
#define MLINZI_CORE_ROSTER_H

#include "core/contact.h"
#include "core/directory.h"

/* Day, evening and night (CONTACT_SHIFTS); a night is of the day on which it begins. */
struct shift {
    int32_t day;
    int number; /* as contact_shift() */
};
struct shift shift_of(int64_t time_s);
struct shift shift_before(struct shift s);
int64_t shift_start(struct shift s);
bool shift_same(struct shift a, struct shift b);
/* Whose hand-over a counsellor writes now: of the shift that runs, in its first hour of the one that has just ended
 * where `was` says that they were on in that and are not on now. */
struct shift shift_handed_over(int64_t now_s, bool was_on, bool is_on);

#define ROSTER_LINE_CAP 24
#define ROSTER_AHEAD 60 /* days it may be planned ahead */
#define ROSTER_DAYS 31  /* at once */
struct roster_row {
    struct shift shift;
    char line[ROSTER_LINE_CAP]; /* as the helpline calls it: "2", "WhatsApp" */
    int64_t person;
};

#define ROSTER_FAULT_TABLE(X)                                                                  \
    X(DAY, "day", "a shift is planned for today or one of the next 60 days")                   \
    X(SHIFT, "shift", "a shift is 0 (day), 1 (evening) or 2 (night)")                          \
    X(LINE, "line", "a line has 1 to 20 letters, digits, spaces or dashes, as 2 or WhatsApp")  \
    X(PERSON, "person", "only somebody who holds a post of the helpline is put on its roster") \
    X(DAYS, "days", "1 to 31 days are planned at once")                                        \
    X(TAKEN, "line", "somebody else is on that line in one of these shifts")                   \
    X(TWICE, "person", "this counsellor is on another line in one of these shifts")
enum roster_fault {
    ROSTER_OK,
#define X(id, field, words) ROSTER_FAULT_##id,
    ROSTER_FAULT_TABLE(X)
#undef X
        ROSTER_FAULTS
};
const char *roster_fault_field(enum roster_fault f);
const char *roster_fault_words(enum roster_fault f);
/* The first thing wrong with being on from that day, so many days; what stands on the roster already (TAKEN, TWICE) the
 * store says. */
enum roster_fault roster_check(const struct directory *dir, const struct roster_row *row, int64_t days, int32_t today);

bool roster_serves(const struct directory *dir, int64_t person); /* holds a post of the helpline */
/* Plans: whoever does the duty of the helpline's post today (its holder; on leave the delegate), and its deputies. */
bool roster_plans(const struct directory *dir, int64_t person, int32_t today);

#endif
