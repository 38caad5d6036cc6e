/* kannel.c - the native box: the link to bearerbox as a state machine on libevent.
 *
 * bearerbox keeps a message until the box acknowledges it, and sends everything unacknowledged again after a
 * disconnect. So nothing here needs to be saved: the link hands a message over, remembers its id, and says the ack when
 * the owner has committed. Withheld acks are the backpressure. The other way bearerbox does not deduplicate, so what
 * was sent and not answered is bounded by the window, and reported RECEIPT_LATER when the link falls. */
#include "gateway/kannel_inside.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>

#include "base/hash.h"
#include "base/log.h"
#include "base/steady.h"
#include "gateway/sms.h"

#define READ_ONCE_BYTES 65536
#define CLOSINGS_WITHIN_MS 60000
#define STEADY_MS 10000       /* a link that held so long starts its waits from the shortest again */
#define TEXT_MAX_BYTES 262144 /* longer than any 255 parts */

static void connect_now(struct kannel *k);

static struct timeval interval(int ms)
{
    return (struct timeval){.tv_sec = ms / 1000, .tv_usec = ms % 1000 * 1000};
}

bool kannel_space_for(struct kannel *k, size_t n)
{
    if (n <= k->space_n)
        return true;
    char *p = realloc(k->space, n);
    if (!p)
        return false;
    k->space = p;
    k->space_n = n;
    return true;
}

/* Half of the wait by chance, so that the boxes of a country do not all come back in the same moment. */
static void retry_later(struct kannel *k)
{
    int half = k->wait_ms / 2;
    struct timeval t = interval(half + (int)(mix64(&k->seed) % (uint64_t)(half + 1)));
    k->wait_ms = k->wait_ms > k->at.set.reconnect_max_ms / 2 ? k->at.set.reconnect_max_ms : k->wait_ms * 2;
    evtimer_add(k->retry, &t);
}

void kannel_link_down(struct kannel *k, const char *why)
{
    int unanswered = k->count.unacked_out;
    bool was_up = k->count.up;
    if (!k->bev)
        return;
    if (steady_ms() - k->since_ms >= STEADY_MS && was_up)
        k->wait_ms = k->at.set.reconnect_ms;
    bufferevent_free(k->bev);
    k->bev = NULL;
    evtimer_del(k->tick);
    k->count.up = k->paused = false;
    k->count.unacked_in = k->count.unacked_out = 0;
    stream_restart(&k->stream);
    if (was_up)
        log_event("kannel.down", LOG_W("link", k->at.name), LOG_W("why", why), LOG_I("unanswered", unanswered));
    else if (!k->away_said)
        log_event("kannel.away", LOG_W("link", k->at.name), LOG_ERR(ERR_AWAY));
    k->away_said = true;
    retry_later(k);
    for (int i = 0; i < unanswered; i++) {
        k->count.later++;
        k->on.receipt(k->on.ctx, k->out[i].id, RECEIPT_LATER, (struct span){NULL, 0});
    }
    if (was_up)
        k->on.link(k->on.ctx, false);
}

void kannel_close_broken(struct kannel *k, const char *why)
{
    int64_t now = steady_ms();
    int n = k->at.set.alarm_closings;
    k->closed_ms[k->count.closings++ % KANNEL_CLOSINGS_MAX] = now;
    log_event("kannel.broken", LOG_W("link", k->at.name), LOG_W("why", why));
    if (k->count.closings >= n &&
        now - k->closed_ms[(k->count.closings - n) % KANNEL_CLOSINGS_MAX] < CLOSINGS_WITHIN_MS &&
        (k->count.alarms == 0 || now - k->alarm_ms >= CLOSINGS_WITHIN_MS)) {
        k->alarm_ms = now;
        k->count.alarms++;
        log_event("alarm.kannel", LOG_W("link", k->at.name), LOG_I("closings", n),
                  LOG_I("within_s", CLOSINGS_WITHIN_MS / 1000));
    }
    kannel_link_down(k, "broken");
}

static void write_msg(struct kannel *k, const struct box_msg *msg)
{
    char frame[256];
    int n = box_pack(msg, frame, sizeof frame);
    must(n > 0);
    bufferevent_write(k->bev, frame, (size_t)n);
}

void kannel_write_ack(struct kannel *k, struct span id)
{
    struct box_msg msg = {.type = BOX_ACK, .nack = BOX_ACK_SUCCESS, .time = (int32_t)time(NULL), .id = id};
    write_msg(k, &msg);
    k->count.acks++;
    k->wait_ms = k->at.set.reconnect_ms;
}

static void on_read(struct bufferevent *bev, void *arg)
{
    struct kannel *k = arg;
    k->read_ms = steady_ms();
    while (k->bev == bev && k->count.unacked_in < k->at.set.unacked_max && kannel_take_next(k))
        ;
    if (k->bev == bev && k->count.unacked_in >= k->at.set.unacked_max && !k->paused) {
        k->paused = true;
        bufferevent_disable(bev, EV_READ);
    }
}

static void link_up(struct kannel *k)
{
    struct box_msg hello = {.type = BOX_ADMIN, .command = BOX_IDENTIFY, .boxc_id = span_of(k->at.box_id)};
    k->count.up = true;
    k->count.connects++;
    k->away_said = false;
    k->since_ms = k->read_ms = steady_ms();
    write_msg(k, &hello);
    bufferevent_enable(k->bev, EV_READ);
    log_event("kannel.up", LOG_W("link", k->at.name), LOG_I("connects", k->count.connects));
    k->on.link(k->on.ctx, true);
}

static void on_event(struct bufferevent *bev, short what, void *arg)
{
    struct kannel *k = arg;
    if (k->bev != bev)
        return;
    if (what & BEV_EVENT_CONNECTED)
        link_up(k);
    else if (what & BEV_EVENT_EOF)
        kannel_link_down(k, "closed");
    else if (what & (BEV_EVENT_ERROR | BEV_EVENT_TIMEOUT))
        kannel_link_down(k, "error");
}

/* Once a second while there is a link: what must not wait for ever. */
static void on_tick(evutil_socket_t fd, short what, void *arg)
{
    struct kannel *k = arg;
    int64_t now = steady_ms();
    (void)fd, (void)what;
    if (!k->count.up) {
        if (now - k->since_ms > k->at.set.user_timeout_ms)
            kannel_link_down(k, "connecting");
        return;
    }
    if (!k->paused && now - k->read_ms > k->at.set.stall_ms && stream_begun(&k->stream, bufferevent_get_input(k->bev)))
        kannel_close_broken(k, "stalled");
    else if (k->count.unacked_out > 0 && now - k->out[0].sent_ms > k->at.set.accept_ms)
        kannel_link_down(k, "no-answer");
}

static void on_retry(evutil_socket_t fd, short what, void *arg)
{
    (void)fd, (void)what;
    connect_now(arg);
}

static evutil_socket_t make_socket(const struct kannel *k)
{
    int on = 1, probes = 3, idle = k->at.set.keepalive_s, dead_ms = k->at.set.user_timeout_ms;
    int fd = socket(k->at.addr.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    int between = idle / probes > 0 ? idle / probes : 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &between, sizeof between);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
    setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &dead_ms, sizeof dead_ms);
    return fd;
}

static void connect_now(struct kannel *k)
{
    struct timeval second = interval(1000);
    evutil_socket_t fd = make_socket(k);
    k->since_ms = steady_ms();
    if (fd >= 0 && !(k->bev = bufferevent_socket_new(k->base, fd, BEV_OPT_CLOSE_ON_FREE)))
        close(fd);
    if (!k->bev) {
        log_event("kannel.socket", LOG_W("link", k->at.name), LOG_ERR(ERR_IO));
        retry_later(k);
        return;
    }
    bufferevent_setcb(k->bev, on_read, NULL, on_event, k);
    bufferevent_set_max_single_read(k->bev, READ_ONCE_BYTES);
    event_add(k->tick, &second);
    struct bufferevent *bev = k->bev; /* a refusal may be told at once, from inside the call */
    if (bufferevent_socket_connect(bev, (struct sockaddr *)&k->at.addr, (int)k->at.addr_len) != 0 && k->bev == bev)
        kannel_link_down(k, "error");
}

static bool kannel_is_up(void *self)
{
    const struct kannel *k = self;
    return k->count.up;
}

static int kannel_room(void *self)
{
    const struct kannel *k = self;
    return k->count.up ? k->at.set.window - k->count.unacked_out : 0;
}

static enum err may_send(const struct kannel *k, const struct carrier_mt *mt)
{
    if (!k->count.up)
        return ERR_AWAY;
    if (k->count.unacked_out >= k->at.set.window)
        return ERR_FULL;
    if (mt->id <= 0 || !mt->to.s[0] || mt->text.n > TEXT_MAX_BYTES)
        return ERR_RANGE;
    if (mt->expires_s > 0 && mt->expires_s <= (int64_t)time(NULL))
        return ERR_STALE; /* bearerbox would refuse it, which would look like a bad number */
    for (int i = 0; i < k->count.unacked_out; i++)
        if (k->out[i].id == mt->id)
            return ERR_EXISTS;
    return ERR_NONE;
}

static enum err kannel_send(void *self, const struct carrier_mt *mt)
{
    struct kannel *k = self;
    struct box_msg msg = {.type = BOX_SMS};
    struct sms_out out;
    struct evbuffer_iovec v;
    enum err e = may_send(k, mt);
    if (e != ERR_NONE)
        return e;
    if (!kannel_space_for(k, sms_write_room(mt)))
        return ERR_FULL;
    out.space = k->space;
    sms_write(mt, k->box, k->at.set.receipts, &out, &msg.sms);
    msg.sms.time = (int32_t)time(NULL);
    msg.sms.boxc_id = span_of(k->at.box_id); /* the report comes back to the box it names */
    if (k->at.smsc_id[0])
        msg.sms.smsc_id = span_of(k->at.smsc_id);
    struct evbuffer *output = bufferevent_get_output(k->bev);
    size_t room = msg.sms.msgdata.n + mt->from.n + 512; /* 31 numbers and the short strings */
    if (evbuffer_reserve_space(output, (ev_ssize_t)room, &v, 1) < 1)
        return ERR_FULL;
    int n = box_pack(&msg, v.iov_base, v.iov_len);
    must(n > 0);
    v.iov_len = (size_t)n;
    k->out[k->count.unacked_out++] = (struct out_flight){mt->id, steady_ms()};
    k->count.sent++;
    evbuffer_commit_space(output, &v, 1);
    return ERR_NONE;
}

bool kannel_ussd(struct carrier *c, const struct kannel_screen *s)
{
    struct kannel *k = c->self;
    char meta[96], id[SMS_ID_CAP], frame[2048];
    struct text t;
    struct box_msg msg = {.type = BOX_SMS};
    if (!k->count.up)
        return false;
    text_init(&t, meta, sizeof meta);
    ussd_line_answer(k->at.set.ussd, &s->line, s->more, &t);
    sms_id(~k->box, (int64_t)(mix64(&k->seed) >> 1), id); /* no text of the outbox: nobody waits for its ack */
    box_sms_unset(&msg.sms);
    msg.sms.sender = s->code;
    msg.sms.receiver = s->phone;
    msg.sms.msgdata = s->text;
    msg.sms.sms_type = BOX_MT_REPLY;
    msg.sms.coding = 0;
    msg.sms.time = (int32_t)time(NULL);
    msg.sms.id = span_of(id);
    msg.sms.boxc_id = span_of(k->at.box_id);
    msg.sms.binfo = SPAN("USSD");
    msg.sms.meta_data = text_done(&t);
    if (k->at.smsc_id[0])
        msg.sms.smsc_id = span_of(k->at.smsc_id);
    int n = box_pack(&msg, frame, sizeof frame);
    if (n <= 0)
        return false;
    bufferevent_write(k->bev, frame, (size_t)n);
    return true;
}

static void kannel_acknowledge(void *self, struct span msgid)
{
    struct kannel *k = self;
    int i = k->count.up ? kannel_in_find(k, msgid) : -1;
    if (i < 0)
        return;
    kannel_write_ack(k, msgid);
    k->count.unacked_in--;
    memmove(&k->in[i], &k->in[i + 1], sizeof k->in[0] * (size_t)(k->count.unacked_in - i));
    if (k->paused) {
        k->paused = false;
        bufferevent_enable(k->bev, EV_READ);
        bufferevent_trigger(k->bev, EV_READ, BEV_TRIG_IGNORE_WATERMARKS | BEV_TRIG_DEFER_CALLBACKS);
    }
}

static void kannel_close(void *self)
{
    struct kannel *k = self;
    if (k->bev) {
        if (k->count.up) /* the last acks, as far as the socket takes them now: what stays behind comes again */
            evbuffer_write(bufferevent_get_output(k->bev), bufferevent_getfd(k->bev));
        bufferevent_free(k->bev);
    }
    if (k->retry)
        event_free(k->retry);
    if (k->tick)
        event_free(k->tick);
    free(k->in);
    free(k->out);
    stream_free(&k->stream);
    free(k->space);
    free(k);
}

struct carrier *kannel_open(struct event_base *base, const struct kannel_settings *s, const struct carrier_events *on)
{
    struct kannel *k = calloc(1, sizeof *k);
    if (!k)
        return NULL;
    bool placed = kannel_place(s, &k->at);
    k->wait_ms = k->at.set.reconnect_ms;
    stream_init(&k->stream, (uint32_t)k->at.set.frame_max_bytes);
    k->base = base;
    k->on = *on;
    k->carrier = (struct carrier){.self = k,
                                  .name = k->at.name,
                                  .gives_receipts = k->at.set.receipts,
                                  .up = kannel_is_up,
                                  .room = kannel_room,
                                  .send = kannel_send,
                                  .acknowledge = kannel_acknowledge,
                                  .close = kannel_close};
    uint64_t box = hash_bytes((struct hash_key){0, 0}, span_of(k->at.box_id));
    k->box = (uint32_t)box;
    k->seed = box ^ (uint64_t)steady_ms() << 20 ^ (uint64_t)getpid();
    k->in = calloc((size_t)k->at.set.unacked_max, sizeof k->in[0]);
    k->out = calloc((size_t)k->at.set.window, sizeof k->out[0]);
    k->retry = evtimer_new(base, on_retry, k);
    k->tick = event_new(base, -1, EV_PERSIST, on_tick, k);
    if (!k->in || !k->out || !k->retry || !k->tick || !placed) {
        log_event("kannel.host", LOG_W("link", k->at.name), LOG_ERR(ERR_CONFIG));
        kannel_close(k);
        return NULL;
    }
    signal(SIGPIPE, SIG_IGN); /* libevent writes with writev; a peer that has gone is an error, not an end */
    connect_now(k);
    return &k->carrier;
}

void kannel_counts(const struct carrier *c, struct kannel_counts *out)
{
    const struct kannel *k = c->self;
    *out = k->count;
}
