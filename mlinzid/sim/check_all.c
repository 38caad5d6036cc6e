/* check_all.c - the invariants that speak of time passing: nothing early, nothing left behind, and all that must
 * have happened once faults have stopped. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/policy.h"
#include "mlinzid/sim/inside.h"

static const struct policy_severity *rules(const struct sim *s, int64_t severity)
{
    const struct policies all = ladder_policies(&s->set.loaded->ladder); /* points into what is loaded */
    const struct policy *newest = policy_newest(&all);
    return &newest->s[severity];
}

void check_escalated(struct sim *s, const struct said *said)
{
    const struct outbox_row *row = said->row;
    int64_t level = 0;
    struct look_case c;
    if (row->m.key != PHRASE_CASE_ESCALATED || !span_is(args_get(said->args, "reason"), "unanswered") ||
        !span_i64(args_get(said->args, "level"), &level) || level < 2)
        return;
    sim_disk_aside(s->disk, true);
    enum err err = look_case(s->look, row->m.case_id, &c);
    sim_disk_aside(s->disk, false);
    if (err != ERR_NONE || c.epoch != row->m.epoch || c.severity != (int64_t)row->m.severity || c.severity < 1)
        return;
    int64_t lowest = level;
    while (lowest > 2 && !(c.told >> (lowest - 1) & 1))
        lowest--; /* told in the place of one that is nobody's */
    const struct policy_severity *r = rules(s, c.severity);
    int64_t have = sim_between(&s->model, r->clock, c.t0_s, row->made_s) + 2 * MINUTE_S;
    if (r->level_s[lowest] > 0 && have < r->level_s[lowest])
        sim_break(s, 3, c.id, "level %lld of case %s was told after %lld min of its clock, not %lld", (long long)level,
                  c.ref, (long long)(have / MINUTE_S), (long long)(r->level_s[lowest] / MINUTE_S));
}

void check_holiday(struct sim *s, int32_t day)
{
    int64_t before[64], version[64];
    int n = s->model.cases < 64 ? s->model.cases : 64, first = s->model.cases - n;
    if (!sim_declare(&s->model, day, s->now_s))
        return;
    for (int i = 0; i < n; i++) {
        before[i] = s->model.c[first + i].due_s;
        version[i] = s->model.c[first + i].c.version;
    }
    sim_settle(s);
    if (!sim_alive(s) || s->broken)
        return;
    sim_disk_aside(s->disk, true);
    for (int i = 0; i < n; i++) {
        struct sim_case *c = &s->model.c[first + i];
        int64_t due = 0;
        if (c->c.version != version[i] || c->c.state > CASE_CLOSE_REQUESTED ||
            look_timer(s->look, c->c.id, &due) != ERR_NONE)
            continue;
        bool work = rules(s, c->c.severity)->clock == CLOCK_WORK;
        if (due < before[i] || (!work && due != before[i]))
            sim_break(s, 11, c->c.id, "a holiday moved the deadline of case %s by %lld s", c->c.ref,
                      (long long)(due - before[i]));
        c->due_s = due;
    }
    sim_disk_aside(s->disk, false);
}

/* Nothing is left to do: then nothing is past. */
void check_quiet(struct sim *s)
{
    int64_t n = 0, first = 0;
    if (s->now_s < s->model.quiet_s + 300 || !sim_alive(s))
        return;
    s->model.quiet_s = s->now_s;
    sim_disk_aside(s->disk, true);
    if (look_overdue(s->look, s->now_s, &n, &first) == ERR_NONE && n > 0)
        sim_break(s, 1, first, "%lld deadlines are past and the engine sees nothing to do", (long long)n);
    check_duty_quiet(s);
    bool open = s->up && s->waiting == 0;
    if (open && look_waiting(s->look, s->now_s - 120, &n, &first) == ERR_NONE && n > 0)
        sim_break(s, 1, 0, "%lld texts wait since their time, the first is %lld", (long long)n, (long long)first);
    sim_disk_aside(s->disk, false);
}

/* --- at the end --- */

/* A report on which nothing was done: whoever was to hear by now has heard, or somebody above. */
static void must_be_told(struct sim *s, const struct sim_case *known)
{
    const struct look_case *c = &known->c;
    const struct policy_severity *r = rules(s, c->severity);
    int hard = c->unread && !c->registered ? 4 : LEVELS;
    if (c->state != CASE_REPORTED || c->base_level || c->epoch != 1)
        return;
    int64_t open = sim_between(&s->model, r->clock, c->t0_s, s->now_s) - 10 * MINUTE_S;
    for (int level = 2; level <= hard && level <= (r->top > 4 ? 4 : r->top); level++) {
        if (level == 3 || (level == 2 && !c->county) || known->one_person) /* passed in silence, or with a row */
            continue;
        if (r->level_s[level] >= 0 && open >= r->level_s[level] && !(c->told >> level) && r->top > 2)
            sim_break(s, 1, c->id,
                      "case %s waits since %lld min of its clock, and nobody at level %d or above was told", c->ref,
                      (long long)(open / MINUTE_S), level);
    }
}

/* Whoever finishes a call may want no text, or ask for it: then that one goes in the place of the one that waited. */
static bool answered(struct sim *s, const struct sim_mo *m)
{
    struct look_text t;
    int64_t at = map_get(&s->model.case_at, m->case_id);
    if (look_text(s->look, m->answer, &t) != ERR_NONE || t.state < OUT_SENT)
        return false;
    bool gone = t.state != OUT_DROPPED || (m->dial && at >= 0 && s->model.c[at].finished);
    for (int i = 0; m->dial && i < s->mos && !gone; i++)
        gone = s->mo[i].dial && s->mo[i].case_id == m->case_id && s->mo[i].answer &&
               look_text(s->look, s->mo[i].answer, &t) == ERR_NONE && t.state >= OUT_SENT && t.state != OUT_DROPPED;
    return gone;
}

static void messages_done(struct sim *s)
{
    for (int i = 0; i < s->mos && !s->broken; i++) {
        const struct sim_mo *m = &s->mo[i];
        if (m->arrived && !m->promised)
            sim_break(s, 1, m->case_id, "message %s came and was never acknowledged", m->id);
        if ((!m->arrived && !m->dial) || m->foreign)
            continue;
        if (m->report && !m->binary && !m->case_id)
            sim_break(s, 0, 0, "report %s has no case: %.100s", m->id, m->text);
        if (m->opened && !m->answer)
            sim_break(s, 0, m->case_id, "report %s opened a case and its sender was not told", m->id);
        if (m->answer && !answered(s, m))
            sim_break(s, 0, m->case_id, "the answer to report %s did not leave", m->id);
    }
}

/* What the carrier put off has gone again. */
static void texts_done(struct sim *s)
{
    for (int i = 0; i < s->mts && !s->broken; i++) {
        const struct sim_mt *m = &s->mt[i];
        struct look_text t;
        bool sent = m->excused && look_text(s->look, m->id, &t) == ERR_NONE && t.state == OUT_SENT;
        if (sent)
            sim_break(s, 1, m->case_id, "text %lld was put off by the carrier and never went again", (long long)m->id);
    }
}

static void by_sql(struct sim *s)
{
    char out[2000] = "";
    int64_t number = 0;
    if (db_check(engine_db(s->engine), s->now_s, out, sizeof out) == 0)
        return;
    struct span line = span_of(out), first = span_cut(&line, ':');
    (void)span_cut(&first, ' ');
    (void)span_i64(first, &number);
    const char *text = strstr(out, "first: text ");
    struct look_text t;
    int64_t id = 0;
    if (text && sscanf(text, "first: text %" SCNd64, &id) == 1 && look_text(s->look, id, &t) == ERR_NONE)
        sim_line(s, -1, NULL, "text %lld is %s of %s for case %lld, rank %lld, not before %+lld s, expires %+lld s",
                 (long long)id, t.key, t.cause, (long long)t.case_id, (long long)t.rank,
                 (long long)(t.not_before_s - s->now_s), (long long)(t.expires_s - s->now_s));
    sim_break(s, (int)number, -1, "the store's own check: %.300s", out);
}

void check_examine(struct sim *s, bool at_the_end)
{
    s->examine = false;
    if (!sim_alive(s)) {
        if (at_the_end)
            sim_break(s, 1, 0, "the engine does not run at the end");
        return;
    }
    sim_disk_aside(s->disk, true);
    by_sql(s);
    for (int i = 0; at_the_end && i < s->model.cases && !s->broken; i++)
        must_be_told(s, &s->model.c[i]);
    if (at_the_end && !s->broken)
        messages_done(s);
    if (at_the_end && !s->broken)
        texts_done(s);
    sim_disk_aside(s->disk, false);
    if (at_the_end && !s->broken && !sim_disk_whole(s->disk, "store"))
        sim_break(s, 0, 0, "the store is not whole");
}
