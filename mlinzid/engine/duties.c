/* duties.c - deadlines of duties in the engine. They stand in the table of deadlines beside those of cases, come by the
 * same wheel and in the same bounded steps; here a key becomes an event, and one that cannot be decided is put off. */
#include "db/duty.h"

#include <string.h>

#include "base/log.h"
#include "mlinzid/engine/inside.h"

struct event duties_event(const struct timer_row *t)
{
    if (t->case_id & DUTY_KEY)
        return (struct event){.kind = EVENT_DUTY, .duty_id = t->case_id & ~DUTY_KEY, .version = t->version};
    return (struct event){.kind = EVENT_TIMER, .case_id = t->case_id, .version = t->version};
}

enum err duty_run(struct engine *e, const struct queued *q, int64_t now_s)
{
    struct event ev = q->event;
    struct text cause;
    text_init(&cause, ev.cause, sizeof ev.cause);
    text_str(&cause, "y:");
    text_i64(&cause, ev.duty_id);
    text_char(&cause, ':');
    text_i64(&cause, ev.version);
    return event_run(e, &ev, now_s);
}

/* It must not stop the others: it is tried again in an hour, and somebody is told. */
enum err duty_put_off(struct engine *e, const struct queued *q, int64_t now_s)
{
    struct duty d;
    enum err err = db_duty_get(e->db, q->event.duty_id, &d);
    if (err == ERR_NOT_FOUND) {
        d = (struct duty){.id = q->event.duty_id, .due_s = INT64_MAX};
        return db_duty_deadline(e->db, &d); /* nothing stands for it: it goes */
    }
    if (err != ERR_NONE)
        return err;
    log_event("alarm", LOG_W("kind", "duty.undecided"), LOG_I("duty", d.id), LOG_I("case", d.case_id));
    d.due_s = now_s + HOUR_S;
    timers_pend(e, DUTY_KEY | d.id, d.due_s);
    return db_duty_deadline(e->db, &d);
}

void duties_written(struct engine *e, const struct effect *fx)
{
    const struct duty *d = fx->duty;
    timers_pend(e, DUTY_KEY | d->id, d->due_s);
    if (fx->live)
        log_event("duty.written", LOG_I("duty", d->id), LOG_W("kind", duty_word(d->kind)), LOG_I("case", d->case_id),
                  LOG_I("level", d->level), LOG_W("outcome", duty_outcome_word(d->outcome)));
}

/* What every open duty was last planned by, as the store keeps it: so that what changed while the service was away is
 * seen too. */
#define PLAN_KEY "duties.plan"

static void plan_of(const struct engine *e, char out[32])
{
    const struct duty_rule *rules = e->world.policies->duty;
    struct span table = {(const char *)rules, sizeof *rules * DUTY_COUNT},
                days = {(const char *)e->calendar.holiday, sizeof *e->calendar.holiday * (size_t)e->calendar.count};
    uint64_t both = hash_bytes(e->world.text_key, table) ^ (hash_bytes(e->world.text_key, days) << 1);
    struct text t;
    text_init(&t, out, 32);
    text_i64(&t, (int64_t)(both >> 1));
}

enum err duties_planned(struct engine *e, int64_t now_s)
{
    char was[32] = "", is[32];
    enum err err = engine_refresh(e);
    if (err != ERR_NONE || !e->duties_unplanned)
        return err;
    plan_of(e, is);
    err = db_meta_get(e->db, PLAN_KEY, was, sizeof was);
    if ((err == ERR_NONE || err == ERR_NOT_FOUND) && strcmp(was, is) != 0) {
        err = db_begin(e->db);
        if (err == ERR_NONE)
            err = db_duties_look(e->db, now_s);
        if (err == ERR_NONE)
            err = db_meta_set(e->db, PLAN_KEY, is);
        if (err == ERR_NONE)
            err = db_commit(e->db);
        if (err != ERR_NONE)
            db_rollback(e->db);
        else
            log_event("duties.planned");
    }
    e->broken = e->broken || err == ERR_DISK; /* as after any failed flush */
    e->duties_unplanned = err != ERR_NONE && err != ERR_NOT_FOUND;
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}
