/* carrier.c - a carrier as bad as carriers are: it loses, repeats, reorders and delays, in both directions, goes
 * away for minutes or a day, and loses what it was told. What it is not told to be stored it keeps and offers again, as
 * bearerbox does; what a dead engine says it does not hear. */
#include <stdlib.h>
#include <string.h>

#include "mlinzid/sim/inside.h"

/* --- from people to us --- */

static bool listening(const struct sim *s)
{
    return s->up && sim_alive(s);
}

static void offer(struct sim *s, int64_t i)
{
    struct sim_mo *m = &s->mo[i];
    struct carrier_mo mo = {.carrier = m->foreign ? SPAN("other") : SPAN("sim"),
                            .msgid = span_of(m->id),
                            .sender = span_of(m->from.s),
                            .receiver = SPAN("22100"),
                            .text = {m->text, m->n},
                            .time_s = m->at_s,
                            .partial = m->partial,
                            .binary = m->binary};
    if (!engine_take_mo(s->engine, &mo))
        sim_line(s, 0, &m->from, "%s finds the queue full", m->id);
}

void air_arrive(struct sim *s, int64_t i)
{
    struct sim_mo *m = &s->mo[i];
    s->n.repeated += m->arrived;
    if (!m->arrived)
        sim_line(s, 0, &m->from, "%s from %s%s: %.120s", m->id, m->from.s, m->foreign ? " by another carrier" : "",
                 m->binary ? "(bytes)" : m->text);
    m->arrived = true;
    if (!listening(s))
        return; /* kept: it is offered when somebody listens */
    offer(s, i);
    if (sim_odds(s, s->repeat))
        sim_plan(s, s->now_s + sim_wait(s, 600), SIM_ARRIVE, i, 0);
}

/* --- from us to people --- */

static bool on_up(void *self)
{
    const struct sim *s = self;
    return listening(s);
}

static int on_room(void *self)
{
    const struct sim *s = self;
    return listening(s) ? s->window - s->waiting : 0;
}

static struct sim_mt *record(struct sim *s, const struct carrier_mt *mt)
{
    int64_t i = map_get(&s->mt_at, mt->id);
    if (i < 0) {
        s->mt = sim_grow(s->mt, s->mts, &s->mt_cap, sizeof *s->mt);
        i = s->mts++;
        map_put(&s->mt_at, mt->id, (int32_t)i);
        s->mt[i] = (struct sim_mt){.id = mt->id, .case_id = s->said.case_id, .phone = world_phone(s, &mt->to)};
        memcpy(s->mt[i].key, s->said.key, sizeof s->mt[i].key);
    }
    struct sim_mt *m = &s->mt[i];
    free(m->text);
    m->text = strndup(mt->text.p, mt->text.n);
    must(m->text != NULL);
    return m;
}

static void deliver(struct sim *s, int64_t i)
{
    int64_t at = s->now_s + 1 + sim_pick(s, 8) + (sim_odds(s, 40) ? sim_wait(s, 2 * HOUR_S) : 0);
    if (sim_odds(s, s->lose_out)) {
        if (s->carrier.gives_receipts && sim_odds(s, 500))
            sim_plan(s, at + sim_wait(s, 600), SIM_RECEIPT, i, RECEIPT_FAILED);
        return;
    }
    sim_plan(s, at, SIM_REACH, i, 0);
    if (sim_odds(s, s->repeat))
        sim_plan(s, at + sim_wait(s, 900), SIM_REACH, i, 0);
}

static enum err on_send(void *self, const struct carrier_mt *mt)
{
    struct sim *s = self;
    if (s->die_sent && --s->die_sent == 0)
        sim_disk_kill(s->disk);
    if (!listening(s))
        return ERR_AWAY;
    if (s->waiting >= s->window)
        return ERR_FULL;
    if (mt->expires_s && mt->expires_s <= s->now_s)
        return ERR_STALE;
    int64_t known = map_get(&s->mt_at, mt->id);
    if (known >= 0 && s->mt[known].waiting)
        return ERR_EXISTS;
    check_send(s, mt);
    struct sim_mt *m = record(s, mt);
    sim_line(s, m->case_id, &mt->to, "text %lld to %s %s%s: %.100s", (long long)m->id, mt->to.s, m->key,
             m->wires ? " again" : "", m->text);
    s->n.texts += m->wires == 0;
    s->n.wires++;
    m->wires++;
    m->life = s->life;
    m->excused = false;
    m->answered_s = 0;
    m->heard = false;
    m->waiting = true;
    s->waiting++;
    int64_t i = m - s->mt;
    sim_plan(s, s->now_s + sim_pick(s, 3), SIM_ANSWER, i, 0);
    deliver(s, i);
    return ERR_NONE;
}

void air_answer(struct sim *s, int64_t i)
{
    struct sim_mt *m = &s->mt[i];
    struct span none = {NULL, 0};
    if (!m->waiting)
        return;
    m->waiting = false;
    s->waiting--;
    if (!listening(s))
        return;
    enum receipt r = sim_odds(s, s->refuse) ? (sim_odds(s, 500) ? RECEIPT_FAILED : RECEIPT_LATER) : RECEIPT_ACCEPTED;
    m->refused = r == RECEIPT_FAILED;
    m->excused = r == RECEIPT_LATER;
    m->answered_s = r == RECEIPT_ACCEPTED ? s->now_s : 0;
    if (r != RECEIPT_ACCEPTED)
        sim_line(s, m->case_id, NULL, "text %lld is %s by the carrier", (long long)m->id,
                 m->refused ? "refused" : "put off");
    (void)engine_take_receipt(s->engine, m->id, r, none);
}

static void report(struct sim *s, int64_t i)
{
    struct sim_report *r = &s->report[i];
    if (listening(s) && r->kept)
        (void)engine_take_receipt(s->engine, s->mt[r->mt].id, r->r, span_of(r->id));
}

void air_receipt(struct sim *s, int64_t mt, enum receipt r)
{
    s->report = sim_grow(s->report, s->reports, &s->report_cap, sizeof *s->report);
    int64_t i = s->reports++;
    s->report[i] = (struct sim_report){.mt = mt, .r = r, .kept = true};
    (void)snprintf(s->report[i].id, sizeof s->report[i].id, "r%lld", (long long)i);
    s->n.receipts++;
    sim_line(s, s->mt[mt].case_id, NULL, "receipt of text %lld: %s", (long long)s->mt[mt].id,
             r == RECEIPT_DELIVERED ? "delivered" : "failed");
    report(s, i);
}

void air_reach(struct sim *s, int64_t i)
{
    struct sim_mt *m = &s->mt[i];
    if (m->phone < 0 || m->refused)
        return;
    if (s->carrier.gives_receipts && !sim_odds(s, s->receipt_lost)) {
        int64_t late = sim_odds(s, 60) ? sim_wait(s, 3 * HOUR_S) : sim_pick(s, 20);
        sim_plan(s, s->now_s + late, SIM_RECEIPT, i, RECEIPT_DELIVERED);
        if (sim_odds(s, s->repeat))
            sim_plan(s, s->now_s + late + sim_wait(s, 300), SIM_RECEIPT, i, RECEIPT_DELIVERED);
    }
    if (!m->read)
        sim_plan(s, s->now_s + sim_wait(s, s->phone[m->phone].slow_s), SIM_READ, i, 0);
    m->read = true;
}

/* --- what we say is stored --- */

static void on_acknowledge(void *self, struct span msgid)
{
    struct sim *s = self;
    int64_t i;
    if (s->die_ack && --s->die_ack == 0)
        sim_disk_kill(s->disk);
    if (!sim_alive(s) || !msgid.n || !span_i64((struct span){msgid.p + 1, msgid.n - 1}, &i))
        return;
    if (msgid.p[0] == 'r') {
        if (s->report[i].r == RECEIPT_FAILED)
            check_fallback(s, &s->mt[s->report[i].mt]);
        s->report[i].kept = s->report[i].kept && sim_odds(s, s->lose_ack);
        return;
    }
    check_promise(s, i); /* the rows it finds may move the list */
    struct sim_mo *m = &s->mo[i];
    s->n.acknowledged += !m->promised;
    m->promised = true;
    if (s->up && !sim_odds(s, s->lose_ack)) {
        m->kept = false;
        return;
    }
    s->n.acks_lost++;
    if (m->kept)
        sim_plan(s, s->now_s + sim_wait(s, 300), SIM_ARRIVE, i, 0);
}

/* --- coming and going --- */

/* In any order. */
void air_again(struct sim *s)
{
    int64_t from = s->mos ? sim_pick(s, s->mos) : 0;
    for (int64_t k = 0; k < s->mos && listening(s); k++) {
        struct sim_mo *m = &s->mo[(from + k) % s->mos];
        if (m->arrived && m->kept) {
            s->n.repeated++;
            offer(s, m - s->mo);
        }
    }
    for (int64_t i = 0; i < s->reports; i++)
        report(s, i);
}

void air_lost_peer(struct sim *s)
{
    for (int i = 0; i < s->mts; i++) {
        struct sim_mt *m = &s->mt[i];
        m->waiting = false;
        m->heard = m->heard || (m->life == s->life && m->answered_s && m->answered_s + 5 < s->now_s);
    }
    s->waiting = 0;
}

void air_link(struct sim *s, bool up)
{
    if (up ? s->up || s->now_s < s->outage_until_s : !s->up)
        return;
    sim_line(s, -1, NULL, "the carrier is %s", up ? "back" : "away");
    s->n.outages += !up;
    for (int i = 0; !up && i < s->mts; i++)
        if (s->mt[i].waiting) {
            s->mt[i].excused = true;
            if (listening(s))
                (void)engine_take_receipt(s->engine, s->mt[i].id, RECEIPT_LATER, (struct span){NULL, 0});
        }
    if (!up && s->engine) /* one that died lost it then, and heard nothing after that */
        air_lost_peer(s);
    s->up = up;
    s->well_s = s->now_s;
    if (up)
        air_again(s);
}

void air_said(void *ctx, const struct said *said)
{
    struct sim *s = ctx;
    if (s->die_said && --s->die_said == 0) {
        sim_line(s, said->row->m.case_id, NULL, "it dies between the commit and text %lld", (long long)said->row->id);
        sim_disk_kill(s->disk);
    }
    if (!sim_alive(s))
        return;
    s->said = (struct look_text){.id = said->row->id, .case_id = said->row->m.case_id};
    span_str(span_of(phrase_key(said->row->m.key)), s->said.key, sizeof s->said.key);
    s->said_to = said->row->m.to;
    check_escalated(s, said);
}

static void on_close(void *self)
{
    (void)self;
}

void air_fill(struct sim *s)
{
    bool receipts = sim_odds(s, 750);
    s->carrier = (struct carrier){.self = s,
                                  .name = "sim",
                                  .gives_receipts = receipts,
                                  .up = on_up,
                                  .room = on_room,
                                  .send = on_send,
                                  .acknowledge = on_acknowledge,
                                  .close = on_close};
    s->window = 2 + (int)sim_pick(s, 60);
    s->up = true;
}
