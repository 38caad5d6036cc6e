/* chores.c - the chores of the day in the engine: each joins the queue when it is due, behind what came in, and is
 * decided like any event. What was last done is read from the store, so that a turn that was rolled back was never
 * done. */
#include <stdio.h>

#include "base/log.h"
#include "mlinzid/engine/inside.h"

static enum err start(struct engine *e, int64_t now_s)
{
    enum err err = db_begin(e->db);
    for (int c = CHORE_NONE + 1; err == ERR_NONE && c < CHORE_COUNT; c++)
        if (e->chore_done_s[c] < 0)
            err = db_chore_done(e->db, (enum chore)c, now_s);
    if (err == ERR_NONE)
        err = db_commit(e->db);
    if (err != ERR_NONE)
        db_rollback(e->db);
    return err == ERR_NONE ? db_chores(e->db, e->chore_done_s) : err;
}

/* A chore the store knows nothing of counts from now on. */
enum err chores_open(struct engine *e, int64_t now_s)
{
    enum err err = db_chores(e->db, e->chore_done_s);
    for (int c = CHORE_NONE + 1; err == ERR_NONE && c < CHORE_COUNT; c++)
        if (e->chore_done_s[c] < 0)
            return start(e, now_s);
    return err;
}

enum err chores_settled(struct engine *e)
{
    return db_chores(e->db, e->chore_done_s);
}

static int64_t due_of(const struct engine *e, int c)
{
    return chore_due((enum chore)c, &e->loaded->limits, e->chore_done_s[c]);
}

int64_t chores_next(const struct engine *e)
{
    int64_t next = INT64_MAX;
    for (int c = CHORE_NONE + 1; c < CHORE_COUNT; c++)
        next = due_of(e, c) < next ? due_of(e, c) : next;
    return next;
}

void chores_take(struct engine *e, int64_t now_s)
{
    if (e->queued_chores || chores_next(e) > now_s)
        return;
    for (int c = CHORE_NONE + 1; c < CHORE_COUNT; c++) {
        int64_t due_s = due_of(e, c);
        struct queued q = {.kind = QUEUED_CHORE,
                           .event = {.kind = EVENT_CHORE, .chore = (enum chore)c, .due_s = due_s}};
        if (due_s <= now_s && !engine_queue(e, &q))
            return;
    }
}

/* One erasure that the store does not do would stand before all others, night after night: it is put off to the next
 * night, and somebody told. Was: false when none was due, and something else is wrong. */
static enum err erasure_put_off(struct engine *e, int64_t now_s, bool *was)
{
    struct keeping k;
    char about[40], day[16];
    struct text w;
    enum err err = db_erasure_put_off(e->db, now_s, now_s + DAY_S - HOUR_S, &k);
    *was = err == ERR_NONE && (k.case_id || k.day || k.record.about);
    if (!*was)
        return err;
    text_init(&w, day, sizeof day);
    if (k.record.about)
        text_i64(&w, k.record.id);
    else
        day_write((int32_t)k.day, &w);
    snprintf(about, sizeof about, "%s=%s",
             k.case_id        ? "case"
             : k.record.about ? about_word(k.record.about)
                              : "intake",
             k.case_id ? k.ref : day);
    struct apply a = {.now_s = now_s};
    struct effect fx = {.kind = EFFECT_AUDIT, .word = SPAN("erasure.failed"), .text = span_of(about)};
    log_event("alarm", LOG_W("kind", "erasure.failed"), LOG_I("case", k.case_id), LOG_I("day", k.day),
              LOG_I("record", k.record.id));
    return db_apply(e->db, &a, &fx);
}

/* Its texts carry the day in their cause: said once, however often it is tried. One that cannot be decided is left
 * until its next time, or it would stand in every turn. */
enum err chore_run(struct engine *e, struct queued *q, int64_t now_s, bool only_store)
{
    struct event ev = q->event;
    struct text cause;
    if (only_store && ev.chore == CHORE_RETENTION) {
        bool was = false;
        enum err err = erasure_put_off(e, now_s, &was);
        if (err != ERR_NONE || was)
            return err; /* the chore is still due: it goes on with the next */
    }
    if (only_store) {
        log_event("alarm", LOG_W("kind", "chore.undecided"), LOG_W("chore", chore_word(ev.chore)));
        return db_chore_done(e->db, ev.chore, now_s);
    }
    text_init(&cause, ev.cause, sizeof ev.cause);
    text_str(&cause, "d:");
    text_i64(&cause, day_of(ev.due_s));
    text_char(&cause, ':');
    text_i64(&cause, ev.chore);
    log_event("chore.run", LOG_W("chore", chore_word(ev.chore)), LOG_I("late_s", now_s - ev.due_s));
    /* the fingerprint is of all there is, not of what there was minutes ago */
    enum err err = ev.chore == CHORE_FINGERPRINT ? db_audit_mark(e->db, now_s) : ERR_NONE;
    return err == ERR_NONE ? event_run(e, &ev, now_s) : err;
}
