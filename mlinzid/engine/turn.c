/* turn.c - one turn: a batch of events, one transaction, then acknowledgements and texts. Deciding is done by the pure
 * floors; here facts are fetched, effects applied, and nothing is said before the commit. If the commit fails, nothing
 * was said: the batch is run again in halves until the culprit is alone, and becomes a row for a person. */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/duty.h"
#include "escalator/escalator.h"
#include "mlinzid/engine/inside.h"

#define ROUNDS_MAX 4
#define IDS_AN_EVENT 256 /* notes, audit rows and parties of one event, at most */

static void log_case(const char *what, const struct case_file *c)
{
    log_event(what, LOG_I("case", c->id), LOG_I("version", c->version),
              LOG_W("state", state_word((enum case_state)c->state)),
              LOG_W("severity", severity_word((enum severity)c->severity)), LOG_I("level", c->level));
}

/* --- one event --- */

static enum err effect_run(struct engine *e, struct apply *a, const struct effect *fx, const struct event *ev,
                           int64_t now_s)
{
    if (fx->kind == EFFECT_NONE)
        return ERR_NONE;
    if (fx->kind == EFFECT_SAY)
        return outgoing_plan(e, &fx->say, ev->cause, now_s);
    if (fx->kind == EFFECT_ANSWER)
        return word_answer(e, &fx->say);
    if (fx->kind == EFFECT_SHEET)
        return sheet_store(e, fx, now_s);
    if (fx->kind == EFFECT_DRAFT)
        return sheet_keep(e, fx, now_s);
    if (fx->kind == EFFECT_SLIP)
        return outgoing_slip(e, fx, now_s);
    a->alarm_is_new = false;
    enum err err = db_apply(e->db, a, fx);
    if (err != ERR_NONE)
        return err;
    if (fx->kind == EFFECT_DUTY)
        duties_written(e, fx);
    if (fx->kind == EFFECT_LEAVE || (fx->kind == EFFECT_NUMBER && fx->person))
        e->people_changed = true;
    if (fx->kind == EFFECT_ERASE) {
        e->erased_unlisted = e->log_unwiped = true;
        log_event("erasure.done", LOG_I("case", fx->c ? fx->case_id : 0), LOG_I("day", fx->from_day),
                  LOG_I("record", fx->record.id));
    }
    if (fx->kind == EFFECT_ANNOUNCE)
        log_event("erasure.announced", LOG_I("case", fx->case_id), LOG_I("day", fx->from_day),
                  LOG_I("record", fx->record.id), LOG_I("in_days", (fx->other - now_s) / DAY_S));
    static const char *const alarms[] = {"number.guessing", "break-glass", "reads.many"};
    for (size_t i = 0; fx->kind == EFFECT_AUDIT && i < countof(alarms); i++)
        if (span_is(fx->word, alarms[i]))
            log_event("alarm", LOG_W("kind", alarms[i]), LOG_I("case", fx->case_id));
    if (fx->kind == EFFECT_ALARM && a->alarm_is_new) {
        log_event("alarm", LOG_W("kind", fx->word.p), LOG_I("case", fx->case_id)); /* a literal, as phrase_key() is */
        if (fx->live)
            return outgoing_plan(e, &fx->say, ev->cause, now_s);
    }
    return ERR_NONE;
}

/* The number that opens a case and has no party yet. */
static const struct msisdn *new_reporter(const struct decide *d)
{
    for (int i = 0; d->is_new && i < d->out->count; i++) {
        const struct effect *fx = &d->out->list[i];
        if (fx->kind == EFFECT_REPORTER && fx->case_id == d->c->file.id && !fx->person)
            return &fx->number;
    }
    return NULL;
}

static enum err effects_run(struct engine *e, struct decide *d, struct event *ev, int64_t now_s)
{
    enum err err = engine_id_room(e, ID_ROWS, IDS_AN_EVENT);
    struct apply a = {.now_s = now_s,
                      .inbox_id = ev->kind == EVENT_SMS ? ev->inbox_id : 0,
                      .next_id = engine_rows_id(e),
                      .reporter = new_reporter(d)};
    for (int i = 0; err == ERR_NONE && i < d->out->count; i++)
        err = effect_run(e, &a, &d->out->list[i], ev, now_s);
    if (err != ERR_NONE || !d->c || !(d->touched || d->rearm))
        return err;
    const struct case_file *c = &d->c->file;
    struct timer_row t = {c->id, d->due_s, c->version, c->severity};
    err = db_timer_set(e->db, &t);
    if (err == ERR_NONE)
        timers_pend(e, c->id, d->due_s);
    if (d->touched)
        log_case(d->is_new ? "case.opened" : "case.written", c);
    return err;
}

/* Decides, fetching what is asked for; ERR_RANGE: it cannot be decided (too many rounds, too many effects). */
static enum err decide_rounds(struct engine *e, struct decide *d, struct event *ev, int64_t now_s)
{
    struct facts *f = e->facts;
    memset(f, 0, sizeof *f);
    f->sender.number = ev->from;
    for (int round = 0; round < ROUNDS_MAX; round++) {
        *d = (struct decide){.ev = ev, .w = &e->world, .f = f, .out = &e->effects, .arena = &e->arena};
        escalator_decide(d);
        if (!f->need)
            return d->out->full || e->arena.full ? ERR_RANGE : ERR_NONE;
        enum err err = db_facts(e->db, f, now_s, &e->arena);
        if (err != ERR_NONE)
            return err;
    }
    return ERR_RANGE;
}

enum err event_run(struct engine *e, struct event *ev, int64_t now_s)
{
    struct decide d;
    ev->now_s = now_s;
    enum err err = engine_refresh(e);
    if (err == ERR_NONE)
        err = decide_rounds(e, &d, ev, now_s);
    if (err == ERR_NONE)
        err = effects_run(e, &d, ev, now_s);
    if (err == ERR_NONE)
        e->counts.unanswered += d.silenced;
    e->counts.events++;
    return err;
}

/* --- a text that came --- */

static bool own_number(const struct engine *e, const struct msisdn *from)
{
    for (int i = 0; i < e->loaded->settings.own_numbers; i++)
        if (strcmp(e->loaded->settings.own_number[i], from->s) == 0)
            return true;
    return e->short_code[0] && strcmp(e->short_code, from->s) == 0;
}

/* Carriers named in the settings, and the loop of one machine. */
bool engine_knows_carrier(const struct engine *e, struct span name)
{
    if (e->carrier && span_is(name, e->carrier->name))
        return true;
    for (int i = 0; i < e->loaded->settings.links; i++)
        if (span_is(name, e->loaded->settings.link[i].name))
            return true;
    return false;
}

struct sms {
    struct event ev;
    struct inbox_row row;
    struct reading reading;
};

static void text_without_pin(struct engine *e, struct sms *s, struct span text)
{
    char *space = arena_take(&e->arena, text.n + 1), *folded = arena_take(&e->arena, text.n + 1);
    struct text out, fold;
    s->ev.text = text;
    if (!space || !folded)
        return;
    text_init(&out, space, text.n + 1);
    if (text_cut_pin(text, &out))
        s->ev.text = text_done(&out);
    text_init(&fold, folded, text.n + 1);
    text_fold(s->ev.text, &fold);
    s->ev.text_hash = (int64_t)(hash_bytes(e->world.text_key, text_done(&fold)) >> 1);
    s->ev.own_words = echo_runs(&e->loaded->echo, text_done(&fold));
}

static void sms_fill(struct engine *e, struct sms *s, const struct carrier_mo *mo, int64_t now_s)
{
    s->ev = (struct event){.kind = EVENT_SMS, .now_s = now_s, .reading = &s->reading};
    s->ev.sender_kind = msisdn_read(mo->sender, &s->ev.from);
    s->ev.foreign_carrier = !engine_knows_carrier(e, mo->carrier);
    s->ev.own_number = own_number(e, &s->ev.from);
    s->ev.random = mix64(&e->random);
    text_without_pin(e, s, mo->text);
    s->row = (struct inbox_row){.carrier = mo->carrier,
                                .msgid = mo->msgid,
                                .receiver = mo->receiver,
                                .text = s->ev.text,
                                .sender = s->ev.from,
                                .at_s = mo->time_s,
                                .stored_s = now_s,
                                .text_hash = s->ev.text_hash,
                                .partial = mo->partial,
                                .broken = mo->broken || mo->binary};
}

static enum err sms_ids(struct engine *e, struct sms *s)
{
    enum err err = engine_id(e, ID_INBOX, &s->row.id);
    if (err == ERR_NONE)
        err = engine_id(e, ID_CASE, &s->ev.new_case_id);
    s->ev.inbox_id = s->row.id;
    struct text cause;
    text_init(&cause, s->ev.cause, sizeof s->ev.cause);
    text_str(&cause, "in:");
    text_i64(&cause, s->row.id);
    return err;
}

static enum err mo_run(struct engine *e, struct queued *q, int64_t now_s, bool only_store)
{
    struct sms *s = arena_new(&e->arena, struct sms);
    if (!s)
        return ERR_FULL;
    sms_fill(e, s, &q->mo, now_s);
    word_begin(e, q);
    s->ev.flood = q->flood;
    s->ev.flood_begins = q->flood_begins;
    q->again = false;
    enum err err = sms_ids(e, s);
    if (err == ERR_NONE)
        err = db_inbox_add(e->db, &s->row);
    if (err == ERR_EXISTS) {
        e->counts.duplicates++;
        q->again = true;
        if (q->word)
            q->word->a.end = WORD_AGAIN;
        log_event("sms.duplicate", LOG_PHONE("from", &s->ev.from));
        return ERR_NONE;
    }
    if (err != ERR_NONE)
        return err;
    e->counts.texts += !q->word;
    e->counts.floods += q->flood != FLOOD_NONE;
    if (only_store || s->row.broken) {
        e->counts.for_a_person++;
        log_event("sms.for-a-person", LOG_I("inbox", s->row.id), LOG_PHONE("from", &s->ev.from));
        if (q->word)
            q->word->a.end = WORD_KEPT;
        const char *why = q->mo.binary ? "binary" : q->mo.broken ? "broken" : "undecided";
        return db_inbox_person(e->db, s->row.id, why);
    }
    if (q->word) {
        word_event(e, q, &s->ev, &s->reading);
        s->ev.sheet = sheet_from_keys(e, q->word, &s->ev.from, now_s);
    } else {
        s->ev.sheet = sheet_from_text(e, s->ev.text, now_s);
        read_text(e->world.lexicon, s->ev.text, now_s, &e->arena, &s->reading);
    }
    log_event("sms.in", LOG_I("inbox", s->row.id), LOG_PHONE("from", &s->ev.from),
              LOG_W("intent", intent_word(s->reading.intent)));
    if (q->flood_begins)
        log_event("flood.begins", LOG_W("over", flood_word(q->flood)), LOG_PHONE("from", &s->ev.from));
    return event_run(e, &s->ev, now_s);
}

static enum err case_run(struct engine *e, const struct queued *q, int64_t now_s)
{
    struct event ev = q->event;
    struct text cause;
    if (ev.kind == EVENT_DUTY)
        return duty_run(e, q, now_s);
    text_init(&cause, ev.cause, sizeof ev.cause);
    text_str(&cause, "t:");
    text_i64(&cause, ev.case_id);
    text_char(&cause, ':');
    text_i64(&cause, ev.version);
    return event_run(e, &ev, now_s);
}

/* A case whose step cannot be decided must not stop the others: it is tried again in an hour, and somebody is told. */
static enum err case_put_off(struct engine *e, const struct queued *q, int64_t now_s)
{
    if (q->event.kind == EVENT_DUTY)
        return duty_put_off(e, q, now_s);
    struct case_facts *c = arena_new(&e->arena, struct case_facts);
    if (!c || q->event.kind != EVENT_TIMER)
        return ERR_NONE;
    enum err err = db_case(e->db, q->event.case_id, c);
    if (err != ERR_NONE)
        return err;
    struct timer_row t = {c->file.id, now_s + HOUR_S, c->file.version, c->file.severity};
    log_event("alarm", LOG_W("kind", "case.undecided"), LOG_I("case", c->file.id));
    timers_pend(e, t.case_id, t.due_s);
    return db_timer_set(e->db, &t);
}

/* Who asked for an act waits for its outcome; why it was refused stands in its audit row. */
static enum err op_run(struct engine *e, struct queued *q, int64_t now_s, bool only_store)
{
    struct event ev = q->event;
    ev.random = mix64(&e->random);
    span_str(only_store ? SPAN("undecided") : SPAN(""), q->refused, sizeof q->refused);
    enum err err = only_store ? ERR_NONE : event_run(e, &ev, now_s);
    for (int i = 0; err == ERR_NONE && !only_store && i < e->effects.count; i++)
        if (e->effects.list[i].kind == EFFECT_AUDIT && span_is(e->effects.list[i].word, "refused"))
            span_str(e->effects.list[i].text, q->refused, sizeof q->refused);
    return err;
}

static enum err queued_run(struct engine *e, struct queued *q, int64_t now_s, bool only_store)
{
    arena_reset(&e->arena);
    switch (q->kind) {
    case QUEUED_MO: return mo_run(e, q, now_s, only_store);
    case QUEUED_RECEIPT: return only_store ? ERR_NONE : outgoing_report(e, q, now_s);
    case QUEUED_OP: return op_run(e, q, now_s, only_store);
    case QUEUED_CHORE: return chore_run(e, q, now_s, only_store);
    default: return only_store ? case_put_off(e, q, now_s) : case_run(e, q, now_s);
    }
}

enum err turn_one(struct engine *e, struct queued *q, int64_t now_s)
{
    return queued_run(e, q, now_s, false);
}

/* --- what is due by itself --- */

#define DUE_A_TURN 200 /* the most that turn.overdue_max may be */

/* Overdue work joins the queue behind what came in, gravest first, at most so much a turn; never twice. */
static enum err due_take(struct engine *e, int64_t now_s)
{
    struct timer_row rows[DUE_A_TURN];
    int n = 0;
    if (timers_due(e, now_s) || db_duty_news(e->db))
        e->overdue_left = true;
    if (!e->overdue_left || e->queued_cases)
        return ERR_NONE;
    enum err err = db_timers_overdue(e->db, now_s, rows, (int)e->loaded->settings.turn_overdue_max, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        struct queued q = {.kind = QUEUED_CASE, .event = duties_event(&rows[i])};
        if (!engine_queue(e, &q))
            break;
        e->counts.stepped++;
    }
    e->overdue_left = err != ERR_NONE || n > 0;
    return err;
}

static enum err receipts_run(struct engine *e, int64_t now_s, bool *more)
{
    int64_t ids[64], stored_s = INT64_MAX;
    int n = 0;
    e->next_receipt_s = INT64_MAX; /* lowered again by what is claimed meanwhile, and by what the store knows */
    enum err err = db_receipts_due(e->db, now_s, ids, 64, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        arena_reset(&e->arena);
        err = outgoing_receipt(e, ids[i], RECEIPT_MISSING, now_s);
    }
    *more = *more || n == 64;
    if (err == ERR_NONE)
        err = db_receipts_next(e->db, &stored_s);
    if (stored_s < e->next_receipt_s)
        e->next_receipt_s = stored_s;
    return err;
}

static enum err own_work(struct engine *e, int64_t now_s, bool *more)
{
    enum err err = ERR_NONE;
    if (e->next_receipt_s <= now_s)
        err = receipts_run(e, now_s, more);
    if (err == ERR_NONE)
        err = outgoing_release(e, now_s, more);
    return err;
}

/* --- the transaction --- */

struct batch {
    int from, to;    /* queue[from, to) */
    bool own;        /* and what is due by itself */
    bool only_store; /* the culprit, alone: a row for a person */
};

struct turn_mark turn_mark(const struct engine *e)
{
    return (struct turn_mark){e->sends, e->spend, e->next_outbox_s, e->next_receipt_s, e->resend_s};
}

void turn_undo(struct engine *e, const struct turn_mark *m)
{
    db_rollback(e->db);
    engine_forget_ids(e);
    outgoing_forget(e, m->sends);
    timers_drop_pending(e);
    e->spend = m->spend;
    e->spend_dirty = false;
    e->next_outbox_s = m->next_outbox_s;
    e->next_receipt_s = m->next_receipt_s;
    e->resend_s = m->resend_s;
    e->people_changed = true; /* they may have been read as they are not after all */
}

/* Runs the batch and commits. On an error nothing of it is stored. */
static enum err attempt(struct engine *e, struct batch b, int64_t now_s, bool *more)
{
    struct turn_mark before = turn_mark(e);
    enum err err = db_begin(e->db);
    for (int i = b.from; err == ERR_NONE && i < b.to; i++)
        err = queued_run(e, &e->queue[i], now_s, b.only_store);
    if (err == ERR_NONE && b.own)
        err = own_work(e, now_s, more);
    if (err == ERR_NONE && mark_next(e) <= now_s)
        err = db_audit_mark(e->db, now_s);
    if (err == ERR_NONE)
        err = spend_write(e);
    if (err == ERR_NONE)
        err = db_commit(e->db);
    if (err == ERR_NONE) {
        e->counts.commits++;
        timers_take_pending(e);
        for (int i = b.from; i < b.to; i++)
            e->queue[i].stored = true;
        return ERR_NONE;
    }
    turn_undo(e, &before);
    log_event("turn.failed", LOG_ERR(err), LOG_I("events", b.to - b.from));
    return err;
}

static enum err halves(struct engine *e, int from, int to, int64_t now_s)
{
    bool more = false;
    enum err err = attempt(e, (struct batch){from, to, false, false}, now_s, &more);
    if (err == ERR_NONE || err == ERR_DISK)
        return err;
    if (to - from == 1)
        return attempt(e, (struct batch){from, to, false, true}, now_s, &more);
    int middle = from + (to - from) / 2;
    err = halves(e, from, middle, now_s);
    return err == ERR_NONE ? halves(e, middle, to, now_s) : err;
}

/* After the commit: acknowledge, send, forget. */
static void speak(struct engine *e, int n, int64_t now_s)
{
    int kept = 0;
    outgoing_send(e, now_s);
    for (int i = 0; i < n; i++) {
        struct queued *q = &e->queue[i];
        if (!q->stored) { /* the store was busy: it stays for the next turn */
            e->queue[kept++] = *q;
            continue;
        }
        if (q->again)
            flood_uncount(e, q);
        struct queued done = *q; /* whoever is told may take more, and the queue then stands elsewhere */
        if (done.mo.msgid.n && !done.word && e->carrier)
            e->carrier->acknowledge(e->carrier->self, done.mo.msgid);
        if (done.kind == QUEUED_OP && e->s.op_done)
            e->s.op_done(e->s.watch_ctx, &done.event, done.refused[0] ? done.refused : NULL);
        word_tell(e, done.word);
        e->queued_cases -= done.kind == QUEUED_CASE;
        e->queued_chores -= done.kind == QUEUED_CHORE;
        free(done.bytes);
    }
    if (n > kept) /* a queue that was never used is nowhere */
        memmove(e->queue + kept, e->queue + n, sizeof *e->queue * (size_t)(e->queue_n - n));
    e->queue_n -= n - kept;
}

/* Somebody, or a failing disk, changed a sealed value: the case goes on without it, and somebody must look. */
static void refusals_tell(struct engine *e)
{
    int64_t refusals = db_refusals(e->db);
    if (refusals != e->refusals)
        log_event("alarm", LOG_W("kind", "sealed.refused"), LOG_I("values", refusals - e->refusals));
    e->refusals = refusals;
}

enum err engine_turn(struct engine *e, int64_t now_s, bool *more)
{
    *more = false;
    if (e->broken)
        return ERR_DISK;
    enum err err = e->erased_unlisted ? erased_write(e) : ERR_NONE;
    if (err == ERR_NONE)
        erased_wipe(e, now_s);
    if (err == ERR_NONE)
        err = duties_planned(e, now_s);
    if (err == ERR_NONE)
        err = due_take(e, now_s);
    chores_take(e, now_s);
    bool chores = e->queued_chores > 0;
    int n = queue_batch(e, (int)e->loaded->settings.turn_batch_max);
    if (err != ERR_NONE || (n == 0 && !e->overdue_left && !outgoing_waits(e, now_s) && mark_next(e) > now_s))
        return err;
    e->counts.turns++;
    err = attempt(e, (struct batch){0, n, true, false}, now_s, more);
    if (err != ERR_NONE && err != ERR_DISK) {
        err = n ? halves(e, 0, n, now_s) : err;
        if (err == ERR_NONE)
            err = attempt(e, (struct batch){0, 0, true, false}, now_s, more);
    }
    if (err == ERR_DISK) {
        e->broken = true; /* a failed flush is never tried again: stop, and start anew from what is on disk */
        return err;
    }
    speak(e, n, now_s);
    refusals_tell(e);
    if (err == ERR_NONE && chores)
        err = chores_settled(e);
    e->overdue_left = e->overdue_left || db_duty_news(e->db); /* an act of this turn set one */
    *more = *more || e->queue_n > 0 || e->behind_n > 0 || e->overdue_left || (e->erased_unlisted && !e->erased_said);
    return err;
}
