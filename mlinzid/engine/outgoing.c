/* outgoing.c - texts on their way out. A text is a row before it is a text: what may leave now is claimed in the turn
 * that makes it; what waits (quiet hours, a bundle's minute, a carrier that is away) is released by a later turn
 * (engine/outgoing_release.c). What is claimed is sent after the commit. Rulings 13, 24, 26, 27. */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "core/duty_tell.h"
#include "core/say.h"
#include "mlinzid/engine/outgoing.h"

/* There is room for one number's texts more: what is claimed for it is never too much for the list. */
bool outgoing_open(const struct engine *e)
{
    return e->carrier && e->carrier->up(e->carrier->self) && e->sends <= SEND_MAX - OUTGOING_NUMBER_MAX &&
           e->sends < e->carrier->room(e->carrier->self);
}

bool outgoing_waits(const struct engine *e, int64_t now_s)
{
    return (outgoing_open(e) && (e->next_outbox_s <= now_s || e->resend_s <= now_s)) || e->next_receipt_s <= now_s;
}

/* --- claiming: the words are made now, from names that are complete now --- */

static bool to_post(const struct message *m)
{
    return m->post.role > ROLE_CHP;
}

static char *keep(struct span s)
{
    char *p = malloc(s.n + 1);
    if (p) {
        memcpy(p, s.p ? s.p : "", s.n);
        p[s.n] = '\0';
    }
    return p;
}

static void clock_of_receipt(struct engine *e, struct outbox_row *row)
{
    if (row->m.receipt_by_s <= 0 || !e->world.receipts) {
        row->m.receipt_by_s = 0;
        return;
    }
    const struct policy *p = policy_newest(e->world.policies);
    enum clock clock = row->m.severity ? p->s[row->m.severity].clock : CLOCK_WALL;
    row->m.receipt_by_s = clock_add(clock, e->world.calendar, row->said_s, row->m.receipt_by_s);
    if (row->m.receipt_by_s < e->next_receipt_s)
        e->next_receipt_s = row->m.receipt_by_s;
}

enum err outgoing_claim(struct engine *e, struct outbox_row *row, int64_t now_s)
{
    if (e->sends >= SEND_MAX)
        return ERR_FULL;
    char space[1200], words[2400];
    struct text args, text;
    row->state = OUT_CLAIMED;
    row->said_s = now_s;
    row->m.late = row->m.late || now_s - row->m.not_before_s > e->world.limits->late_s;
    clock_of_receipt(e, row);
    text_init(&args, space, sizeof space);
    text_init(&text, words, sizeof words);
    outgoing_words(e, &row->m, &args, &text);
    struct to_send *s = &e->send[e->sends];
    *s = (struct to_send){.row = *row, .args = keep(text_done(&args)), .text = keep(text_done(&text))};
    if (!s->args || !s->text)
        return ERR_FULL;
    s->row.m.args = (struct span){s->args, args.n};
    e->sends++;
    return spend_add(e, &row->m, text_done(&text), now_s);
}

enum err outgoing_mark(struct engine *e, struct outbox_row *row, enum outbox_state state)
{
    row->state = state;
    return db_outbox_mark(e->db, row);
}

/* --- planning: in the turn that makes the text --- */

enum err outgoing_bundle_wait(struct engine *e, const struct message *m, int64_t now_s, int64_t *until_s)
{
    int64_t times[4], waits = 0;
    int n = 0;
    const struct limits *lim = e->world.limits;
    *until_s = 0;
    enum err err = db_outbox_bundle(e->db, &m->to, now_s - lim->bundle_s + 1, times, &n, &waits);
    if (err != ERR_NONE)
        return err;
    if (waits > now_s)
        *until_s = waits;
    else if (n >= lim->bundle_free)
        *until_s = times[lim->bundle_free - 1] + lim->bundle_s;
    return ERR_NONE;
}

bool outgoing_tells(enum phrase key)
{
    return key == PHRASE_CASE_NEW || key == PHRASE_CASE_NEW_SHARED;
}

/* What waits for this person about this case and says no more than the text that goes now is dropped (ruling 27). */
static enum err drop_waiting(struct engine *e, const struct outbox_row *now)
{
    struct outbox_row rows[16];
    int n = 0;
    bool speaks = now->m.cls == SAY_LADDER || (now->m.direct && now->m.cls == SAY_CHANGE);
    if (!now->m.case_id || !to_post(&now->m) || !speaks)
        return ERR_NONE;
    arena_reset(&e->rows);
    enum err err = db_outbox_about(e->db, &now->m, rows, 16, &n, &e->rows);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        const struct message *w = &rows[i].m;
        bool tells_more = outgoing_tells(w->key) && !outgoing_tells(now->m.key) && !now->m.direct;
        if (!w->direct && w->cls == SAY_LADDER && !tells_more && duty_same_matter(&now->m, w))
            err = outgoing_mark(e, &rows[i], OUT_DROPPED);
    }
    return err;
}

enum err outgoing_plan(struct engine *e, const struct message *m, const char *cause, int64_t now_s)
{
    struct outbox_row row = {.m = *m, .made_s = now_s, .state = OUT_WAITING};
    span_str(span_of(cause), row.cause, sizeof row.cause);
    enum pay pay;
    enum err err = spend_rule(e, m, now_s, &pay);
    e->counts.unpaid += err == ERR_NONE && pay == PAY_NEVER;
    if (err != ERR_NONE || pay == PAY_NEVER)
        return err;
    if (pay == PAY_LATER)
        spend_put_off(e, &row.m, now_s);
    err = engine_id(e, ID_OUTBOX, &row.id);
    bool held = m->direct && m->bundles; /* an answer beyond the ceiling */
    int64_t until = 0;
    if (err == ERR_NONE && m->bundles && !m->direct && m->not_before_s <= now_s)
        err = outgoing_bundle_wait(e, m, now_s, &until);
    if (until) {
        row.bundle = true;
        row.m.not_before_s = until;
    }
    row.bundle = row.bundle || held;
    int before = e->sends;
    struct spend spent = e->spend;
    /* What is ready may be graver: this one joins it, and all are released in their order at the end of this turn. */
    bool behind = !m->direct && e->next_outbox_s <= now_s;
    if (err == ERR_NONE && row.m.not_before_s <= now_s && !behind && outgoing_open(e) && m->key != PHRASE_CASE_DIGEST) {
        err = drop_waiting(e, &row);
        if (err == ERR_NONE)
            err = outgoing_claim(e, &row, now_s);
    } else if (row.m.not_before_s < e->next_outbox_s)
        e->next_outbox_s = row.m.not_before_s;
    if (err != ERR_NONE)
        return err;
    err = db_outbox_add(e->db, &row);
    if (err != ERR_EXISTS)
        return err;
    outgoing_forget(e, before); /* the same cause said it already */
    e->spend = spent;
    return ERR_NONE;
}

/* --- after the commit --- */

/* Claimed texts go again, but not in a tight loop while the peer is full. */
void outgoing_resend_soon(struct engine *e, int64_t now_s)
{
    if (e->resend_s > now_s + 1)
        e->resend_s = now_s + 1;
}

/* Why it did not go: a link that is away or full takes it later, the row stays claimed; what expired is made anew; what
 * can never be sent has failed. ERR_EXISTS: it is on its way already. */
static void not_sent(struct engine *e, int64_t id, enum err err, int64_t now_s)
{
    struct span none = {NULL, 0};
    if (err == ERR_AWAY || err == ERR_FULL)
        outgoing_resend_soon(e, now_s);
    else if (err == ERR_STALE || err == ERR_RANGE)
        (void)engine_take_receipt(e, id, err == ERR_STALE ? RECEIPT_STALE : RECEIPT_FAILED, none);
}

void outgoing_send(struct engine *e, int64_t now_s)
{
    for (int i = 0; i < e->sends; i++) {
        struct to_send *s = &e->send[i];
        int64_t expires_s = s->row.m.expires_s;
        struct carrier_mt mt = {.id = s->row.id,
                                .to = s->row.m.to,
                                .from = span_of(e->short_code),
                                .text = span_of(s->text),
                                .expires_s = expires_s ? expires_s + e->apart_s : 0};
        struct said said = {&s->row, s->row.m.args, mt.text};
        if (e->s.said)
            e->s.said(e->s.watch_ctx, &said);
        enum err err = e->carrier->send(e->carrier->self, &mt);
        e->counts.said++;
        log_event("sms.out", LOG_I("outbox", s->row.id), LOG_W("key", phrase_key(s->row.m.key)),
                  LOG_PHONE("to", &mt.to));
        not_sent(e, s->row.id, err, now_s);
    }
    outgoing_forget(e, 0);
}

void outgoing_forget(struct engine *e, int from)
{
    for (int i = from; i < e->sends; i++) {
        free(e->send[i].args);
        free(e->send[i].text);
    }
    e->sends = from;
}
