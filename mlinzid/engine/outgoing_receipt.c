/* outgoing_receipt.c - what became of a text: taken by the carrier, arrived, failed, expired before it could be sent,
 * or never heard of again. What failed on its way to an officer falls back to somebody else (rulings 12, 33). */
#include "core/say.h"
#include "mlinzid/engine/inside.h"

_Static_assert((int)RECEIPT_DELIVERED == GIVEN_DELIVERED, "the store keeps the numbers of enum receipt");

static bool can_fall_back(const struct outbox_row *row, enum receipt r)
{
    if (!row->m.case_id)
        return false;
    return r == RECEIPT_FAILED || r == RECEIPT_MISSING;
}

/* An expired text is made anew from the current state by the next release; an expired code is not worth having. */
static enum err made_anew(struct engine *e, struct outbox_row *row, int64_t now_s)
{
    row->state = row->m.cls == SAY_CODE ? OUT_DROPPED : OUT_WAITING;
    row->m.expires_s = now_s + e->world.limits->expiry_s;
    row->m.late = true;
    bool waits = row->m.level && row->m.severity && say_falls_back(row->m.key);
    row->m.receipt_by_s =
        waits ? policy_newest(e->world.policies)->s[row->m.severity].receipt_s : 0; /* a duration again */
    row->said_s = 0;
    if (row->state == OUT_WAITING && row->m.not_before_s < e->next_outbox_s)
        e->next_outbox_s = row->m.not_before_s;
    return db_outbox_mark(e->db, row);
}

enum err outgoing_receipt(struct engine *e, int64_t id, enum receipt r, int64_t now_s)
{
    struct outbox_row *row = arena_new(&e->arena, struct outbox_row);
    if (!row)
        return ERR_FULL;
    enum err err = db_outbox_get(e->db, id, row, &e->arena);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    if (err != ERR_NONE || row->state == OUT_DELIVERED)
        return err;
    if (r == RECEIPT_LATER) { /* not taken now: it stays claimed and goes again */
        outgoing_resend_soon(e, now_s);
        return ERR_NONE;
    }
    if (r == RECEIPT_STALE)
        return made_anew(e, row, now_s);
    /* Of the time before it was made anew or dropped: a failure then says nothing of what is still to be sent. */
    bool before = row->state == OUT_WAITING || row->state == OUT_DROPPED;
    if (before && r != RECEIPT_DELIVERED)
        return ERR_NONE;
    if (before)
        row->said_s = now_s;
    if (r != RECEIPT_ACCEPTED)
        row->m.receipt_by_s = 0;
    if (r == RECEIPT_ACCEPTED && row->state == OUT_CLAIMED)
        row->state = OUT_SENT;
    else if (r == RECEIPT_DELIVERED)
        row->state = OUT_DELIVERED;
    else if (r == RECEIPT_FAILED)
        row->state = OUT_FAILED;
    e->counts.accepted += row->state == OUT_SENT && r == RECEIPT_ACCEPTED;
    e->counts.delivered += row->state == OUT_DELIVERED;
    e->counts.failed += r == RECEIPT_FAILED;
    err = db_outbox_mark(e->db, row);
    if (err == ERR_NONE && r == RECEIPT_DELIVERED && row->m.level && row->m.case_id)
        err = db_receipts_end(e->db, &row->m);
    if (err != ERR_NONE || !can_fall_back(row, r))
        return err;
    struct event ev = {.kind = EVENT_RECEIPT, .case_id = row->m.case_id, .version = row->m.version, .failed = &row->m};
    struct text cause;
    text_init(&cause, ev.cause, sizeof ev.cause);
    text_str(&cause, "t:");
    text_i64(&cause, row->m.case_id);
    text_str(&cause, ":r");
    text_i64(&cause, id);
    return event_run(e, &ev, now_s);
}

/* A report may overtake the answer to our sending: it waits in the store for the name it speaks of. */
enum err outgoing_report(struct engine *e, const struct queued *q, int64_t now_s)
{
    struct given g = {.link = q->mo.carrier, .msgid = q->mo.receiver, .outbox_id = q->outbox_id};
    int64_t told = -1;
    enum err err = ERR_NONE;
    if (g.msgid.n && g.outbox_id)
        err = db_given_taken(e->db, &g, now_s, &told);
    else if (g.msgid.n)
        err = db_given_told(e->db, &g, q->receipt, now_s);
    if (err == ERR_NONE && g.outbox_id)
        err = outgoing_receipt(e, g.outbox_id, q->receipt, now_s);
    if (err == ERR_NONE && told >= 0)
        err = outgoing_receipt(e, g.outbox_id, (enum receipt)told, now_s);
    return err;
}
