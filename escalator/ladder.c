/* ladder.c - the clocks of a case: which of them comes first. One table, many readers: the engine, `ladder explain`,
 * the console's rehearsal and the tests all ask this function. */
#include "escalator/escalator.h"

const char *step_word(enum step_kind k)
{
    static const char *const words[] = {[STEP_NONE] = "",
                                        [STEP_LEVEL] = "level",
                                        [STEP_REMINDER] = "reminder",
                                        [STEP_AGAIN] = "again",
                                        [STEP_HOLD] = "hold",
                                        [STEP_PROGRESS_REMIND] = "progress-remind",
                                        [STEP_PROGRESS_UP] = "progress-up",
                                        [STEP_CEILING] = "ceiling",
                                        [STEP_REQUEST] = "request"};
    return words[k];
}

struct clocks {
    const struct policy_severity *rules;
    const struct case_file *c;
    const struct calendar *cal;
    struct step first;
};

static void consider(struct clocks *k, enum step_kind kind, int level, int64_t from_s, int64_t wait_s)
{
    if (wait_s < 0)
        return;
    int64_t due =
        clock_add(k->rules->clock, k->cal, from_s, wait_s); /* also of 0: outside the hours, the next opening */
    if (due < k->first.due_s)
        k->first = (struct step){kind, level, due};
}

static bool done(const struct case_file *c, int row)
{
    return (c->rows >> row) & 1;
}

/* Reported: the rows from t0; when the last has passed, the highest level again. Ruling 11: n times after the last row.
 */
static void unanswered(struct clocks *k)
{
    int64_t last = k->rules->reminder_s;
    bool any = false;
    for (int l = 1; l <= LEVELS; l++) {
        int64_t wait = k->rules->level_s[l];
        last = wait > last ? wait : last;
        if (wait < 0 || done(k->c, l))
            continue;
        any = true;
        consider(k, STEP_LEVEL, l, k->c->t0_s, wait);
    }
    if (!done(k->c, 0) && k->rules->reminder_s >= 0) {
        any = true;
        consider(k, STEP_REMINDER, 1, k->c->t0_s, k->rules->reminder_s);
    }
    if (!any)
        consider(k, STEP_AGAIN, 0, k->c->t0_s, last + (k->c->again_n + 1) * k->rules->again_s);
}

/* Verified: the hold or the progress clock, and the ceiling. Ties go ceiling, no-progress, no-action (ruling 10), so
 * they are considered in that order and only an earlier one displaces. */
static void taken_up(struct clocks *k)
{
    const struct case_file *c = k->c;
    consider(k, STEP_CEILING, 0, c->verified_s, k->rules->ceiling_s * (c->ceiling_n + 1));
    if (!c->action) {
        if (c->hold_top_s)
            consider(k, STEP_HOLD, 0, c->hold_top_s, k->rules->again_s);
        else
            consider(k, STEP_HOLD, 0, c->verified_s, k->rules->hold_s * (c->hold_n + 1));
        return;
    }
    consider(k, STEP_PROGRESS_UP, 0, c->progress_s, k->rules->progress_up_s * (c->up_n + 1));
    if (!c->reminded)
        consider(k, STEP_PROGRESS_REMIND, 0, c->progress_s, k->rules->progress_remind_s);
}

struct step next_deadline(const struct policy *policy, const struct case_file *c, const struct calendar *cal)
{
    struct clocks k = {.rules = &policy->s[c->severity], .c = c, .cal = cal, .first = {STEP_NONE, 0, INT64_MAX}};
    if (c->state == CASE_REPORTED)
        unanswered(&k);
    else if (c->state == CASE_VERIFIED)
        taken_up(&k);
    else if (c->state == CASE_CLOSE_REQUESTED)
        k.first = (struct step){STEP_REQUEST, 0, c->asked_s + DAY_S * (c->asked_n + 1)};
    return k.first;
}
