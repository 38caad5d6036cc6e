/* queue.c - what waits for its turn, in the order it came; the texts of numbers that flood wait behind the others.
 *
 * Both rows are bounded by one setting: what finds no room is not taken, stays unacknowledged with its carrier, and
 * comes again. The texts behind get a share of every turn, so that a child's report among them is never starved, and
 * may fill only a share of the room, so that they never keep the others out. */
#include <stdlib.h>
#include <string.h>

#include "mlinzid/engine/inside.h"

static bool room(struct queued **row, int *cap, int n)
{
    if (n <= *cap)
        return true;
    int more = *cap ? *cap : 512;
    while (more < n)
        more *= 2;
    struct queued *grown = realloc(*row, sizeof *grown * (size_t)more);
    if (!grown)
        return false;
    *row = grown;
    *cap = more;
    return true;
}

bool engine_queue(struct engine *e, const struct queued *q)
{
    const struct settings *s = &e->loaded->settings;
    bool behind = q->flood == FLOOD_NUMBER || q->flood == FLOOD_PREFIX;
    if (e->queue_n + e->behind_n >= s->queue_max)
        return false;
    if (!behind) {
        if (!room(&e->queue, &e->queue_cap, e->queue_n + 1))
            return false;
        e->queue[e->queue_n++] = *q;
        e->queued_cases += q->kind == QUEUED_CASE;
        e->queued_chores += q->kind == QUEUED_CHORE;
        return true;
    }
    if (e->behind_n >= s->queue_max * s->flood_queue_percent / 100 ||
        !room(&e->behind, &e->behind_cap, e->behind_n + 1))
        return false;
    e->behind[e->behind_n++] = *q;
    return true;
}

/* The next `most` at the front of the queue: the others first, and behind them, in the room kept for them and in what
 * the others leave, texts of numbers that flood. */
int queue_batch(struct engine *e, int most)
{
    int kept = (int)(most * e->loaded->settings.flood_turn_percent / 100);
    kept = kept > 0 ? kept : 1;
    kept = kept < e->behind_n ? kept : e->behind_n;
    int front = e->queue_n < most - kept ? e->queue_n : most - kept;
    if (front < 1 && e->queue_n)
        front = 1; /* a batch of one is not theirs either */
    int n = most - front < e->behind_n ? most - front : e->behind_n;
    if (n > 0 && room(&e->queue, &e->queue_cap, e->queue_n + n)) {
        memmove(e->queue + front + n, e->queue + front, sizeof *e->queue * (size_t)(e->queue_n - front));
        memcpy(e->queue + front, e->behind, sizeof *e->queue * (size_t)n);
        memmove(e->behind, e->behind + n, sizeof *e->behind * (size_t)(e->behind_n - n));
        e->behind_n -= n;
        e->queue_n += n;
        for (int i = front; i < front + n; i++)
            flood_waits(e, &e->queue[i], -1);
    }
    return e->queue_n < most ? e->queue_n : most;
}

void queue_close(struct engine *e)
{
    for (int i = 0; i < e->queue_n + e->behind_n; i++) {
        struct queued *q = i < e->queue_n ? &e->queue[i] : &e->behind[i - e->queue_n];
        free(q->bytes);
        word_free(q->word);
    }
    free(e->queue);
    free(e->behind);
}

static struct span put_bytes(char **at, struct span s)
{
    char *p = *at;
    if (s.n)
        memcpy(p, s.p, s.n);
    *at += s.n;
    return (struct span){p, s.n};
}

bool engine_queue_mo(struct engine *e, const struct carrier_mo *mo, struct kept_word *word)
{
    struct queued q = {.kind = QUEUED_MO, .mo = *mo, .word = word};
    struct span text = mo->text;
    size_t most = (size_t)e->loaded->settings.inbox_max_bytes;
    if (text.n > most) { /* never inside a character, where it is a text */
        text.n = most;
        while (!mo->binary && !mo->broken && text.n && (text.p[text.n] & 0xc0) == 0x80)
            text.n--;
    }
    q.bytes = malloc(mo->carrier.n + mo->msgid.n + mo->sender.n + mo->receiver.n + text.n + 1);
    if (!q.bytes)
        return false;
    char *at = q.bytes;
    q.mo.carrier = put_bytes(&at, mo->carrier);
    q.mo.msgid = put_bytes(&at, mo->msgid);
    q.mo.sender = put_bytes(&at, mo->sender);
    q.mo.receiver = put_bytes(&at, mo->receiver);
    q.mo.text = put_bytes(&at, text);
    flood_count(e, &q);
    if (engine_queue(e, &q)) {
        flood_waits(e, &q, 1);
        return true;
    }
    flood_uncount(e, &q); /* it comes again */
    free(q.bytes);
    return false;
}

bool engine_take_mo(struct engine *e, const struct carrier_mo *mo)
{
    return engine_queue_mo(e, mo, NULL);
}

bool engine_take_report(struct engine *e, const struct engine_report *r)
{
    struct queued q = {.kind = QUEUED_RECEIPT, .outbox_id = r->outbox_id, .receipt = r->receipt};
    size_t bytes = r->link.n + r->name.n + r->msgid.n;
    if (bytes) {
        q.bytes = malloc(bytes);
        if (!q.bytes)
            return false;
        char *at = q.bytes;
        q.mo.carrier = put_bytes(&at, r->link);
        q.mo.receiver = put_bytes(&at, r->name);
        q.mo.msgid = put_bytes(&at, r->msgid);
    }
    if (engine_queue(e, &q))
        return true;
    free(q.bytes);
    return false;
}

bool engine_take_receipt(struct engine *e, int64_t outbox_id, enum receipt r, struct span msgid)
{
    const struct engine_report report = {.outbox_id = outbox_id, .receipt = r, .msgid = msgid};
    return engine_take_report(e, &report);
}

bool engine_take_op(struct engine *e, const struct event *op)
{
    struct queued q = {.kind = QUEUED_OP, .event = *op, .bytes = malloc(op->op_text.n + 1)};
    if (!q.bytes)
        return false;
    char *at = q.bytes;
    q.event.op_text = put_bytes(&at, op->op_text);
    if (engine_queue(e, &q))
        return true;
    free(q.bytes);
    return false;
}
