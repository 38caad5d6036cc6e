/* kannel_take.c - what bearerbox sends: frames become texts, USSD, receipts and answers to what was sent. */
#include <event2/bufferevent.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "gateway/kannel_inside.h"
#include "gateway/sms.h"

int kannel_in_find(const struct kannel *k, struct span id)
{
    for (int i = 0; i < k->count.unacked_in; i++)
        if (k->in[i].n == id.n && memcmp(k->in[i].id, id.p, id.n) == 0)
            return i;
    return -1;
}

static void in_remember(struct kannel *k, struct span id)
{
    must(id.n > 0 && id.n <= BOX_ID_MAX);
    if (kannel_in_find(k, id) >= 0)
        return;
    must(k->count.unacked_in < k->at.set.unacked_max);
    struct in_flight *f = &k->in[k->count.unacked_in++];
    memcpy(f->id, id.p, id.n);
    f->n = id.n;
}

static void hand_over(struct kannel *k, struct carrier_mo *mo)
{
    mo->carrier = span_of(k->at.name);
    if (mo->time_s <= 0)
        mo->time_s = (int64_t)time(NULL);
    in_remember(k, mo->msgid);
    k->count.mo++;
    k->on.mo(k->on.ctx, mo);
}

static void hand_over_broken(struct kannel *k, struct span payload, struct span id)
{
    struct box_msg msg;
    box_unpack(payload, &msg);
    if (payload.n > CARRIER_BROKEN_MAX)
        payload.n = CARRIER_BROKEN_MAX;
    struct carrier_mo mo = {.msgid = id,
                            .sender = msg.sms.sender,
                            .receiver = msg.sms.receiver,
                            .text = payload,
                            .time_s = msg.sms.time,
                            .broken = true};
    k->count.mo_broken++;
    log_event("kannel.unreadable", LOG_W("link", k->at.name), LOG_I("kept_bytes", payload.n));
    hand_over(k, &mo);
}

static bool take_ussd(struct kannel *k, const struct box_sms *s)
{
    struct carrier_mo mo;
    struct text id;
    struct carrier_ussd u = {.link = span_of(k->at.name), .msgid = s->id, .phone = s->sender, .code = s->receiver};
    struct box_sms read = *s;
    if (!k->on.ussd || s->sms_type == BOX_REPORT_MO || !ussd_line_read(k->at.set.ussd, s->meta_data, &u.line))
        return false;
    if (read.coding > 2) /* data coding 15 comes as it was sent: letters of a menu, one a byte */
        read.coding = 0;
    if (!kannel_space_for(k, sms_read_room(&read)))
        return false;
    sms_read(&read, k->space, &mo);
    text_init(&id, u.session, sizeof u.session);
    ussd_line_id(k->at.set.ussd, &u.line, &id);
    u.text = mo.text;
    u.time_s = mo.time_s;
    k->count.ussd++;
    in_remember(k, s->id);
    k->on.ussd(k->on.ctx, &u);
    return true;
}

static void take_sms(struct kannel *k, struct span payload, const struct box_sms *s)
{
    struct carrier_mo mo;
    int64_t outbox_id;
    enum receipt r;
    if (s->sms_type == BOX_REPORT_MO) {
        k->count.receipts++;
        if (!sms_receipt(s, &outbox_id, &r)) {
            kannel_write_ack(k, s->id);
            return;
        }
        in_remember(k, s->id);
        k->on.receipt(k->on.ctx, outbox_id, r, s->id);
        return;
    }
    if (take_ussd(k, s))
        return;
    if (s->sms_type != BOX_MO && s->sms_type != BOX_UNSET) {
        hand_over_broken(k, payload, s->id);
        return;
    }
    if (!kannel_space_for(k, sms_read_room(s))) {
        kannel_link_down(k, "memory"); /* nothing was acknowledged: it comes again */
        return;
    }
    sms_read(s, k->space, &mo);
    hand_over(k, &mo);
}

static void take_ack(struct kannel *k, const struct box_msg *msg)
{
    int64_t id;
    int i = 0;
    if (!sms_id_read(k->box, msg->id, &id))
        return;
    while (i < k->count.unacked_out && k->out[i].id != id)
        i++;
    if (i == k->count.unacked_out)
        return; /* answered before, or sent on another link */
    memmove(&k->out[i], &k->out[i + 1], sizeof k->out[0] * (size_t)(k->count.unacked_out - i - 1));
    k->count.unacked_out--;
    enum receipt r;
    switch (msg->nack) {
    case BOX_ACK_SUCCESS:
    case BOX_ACK_BUFFERED:
        k->count.accepted++;
        k->wait_ms = k->at.set.reconnect_ms;
        r = RECEIPT_ACCEPTED;
        break;
    case BOX_ACK_FAILED:
        k->count.refused++;
        log_event("kannel.refused", LOG_W("link", k->at.name), LOG_I("message", id));
        r = RECEIPT_FAILED;
        break;
    default:
        k->count.later++;
        r = RECEIPT_LATER;
        break;
    }
    k->on.receipt(k->on.ctx, id, r, (struct span){NULL, 0});
}

static void take_frame(struct kannel *k, struct span payload)
{
    struct box_msg msg;
    if (!box_unpack(payload, &msg)) {
        if (msg.type == BOX_SMS && msg.id.p)
            hand_over_broken(k, payload, msg.id);
        else
            kannel_close_broken(k, "no-id");
        return;
    }
    if (msg.type == BOX_SMS)
        take_sms(k, payload, &msg.sms);
    else if (msg.type == BOX_ACK)
        take_ack(k, &msg);
    else if (msg.type == BOX_ADMIN && (msg.command == BOX_SHUTDOWN || msg.command == BOX_RESTART))
        kannel_link_down(k, msg.command == BOX_SHUTDOWN ? "shutdown" : "restart");
}

bool kannel_take_next(struct kannel *k)
{
    struct span payload, id;
    switch (stream_next(&k->stream, bufferevent_get_input(k->bev), &payload, &id)) {
    case STREAM_MORE: return false;
    case STREAM_FRAME: take_frame(k, payload); break;
    case STREAM_LONG: hand_over_broken(k, payload, id); break;
    case STREAM_NO_ID: kannel_close_broken(k, "too-long-no-id"); break;
    case STREAM_LOST: kannel_close_broken(k, "out-of-step"); break;
    case STREAM_MEMORY: kannel_link_down(k, "memory"); break; /* nothing was acknowledged: it comes again */
    }
    return k->bev != NULL;
}
