/* duties.c - deadlines of duties in the engine. They stand in the table of deadlines beside those of cases, come by the
 * same wheel and in the same bounded steps; here a key becomes an event, and one that cannot be decided is put off. */
#include "db/duty.h"

#include "base/log.h"
#include "mlinzid/engine_inside.h"

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
