/* gateway_kannel_test.c - the link against a listening socket of ours: what it acknowledges and when, and what it says
 * when it falls. The whole way, through a real bearerbox, is tests/kannel; this is what runs under the sanitizers
 * everywhere. */
#include <arpa/inet.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <event2/event.h>

#include "base/log.h"
#include "gateway/box.h"
#include "gateway/kannel.h"
#include "tests/unit/test.h"

#define UUID "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f"

static struct {
    struct event_base *base;
    struct carrier *link;
    int listener, peer; /* bearerbox's sides */
    char in[65536];     /* what the box has written and we have not read */
    size_t in_n;
    int mo, ups, downs, receipts[4];
    int64_t last_id;
    char text[64], msgid[65], receipt_msgid[65];
    bool at_once; /* acknowledge from inside the call */
} t;

static void on_mo(void *ctx, const struct carrier_mo *mo)
{
    (void)ctx;
    t.mo++;
    span_str(mo->text, t.text, sizeof t.text);
    span_str(mo->msgid, t.msgid, sizeof t.msgid);
    if (t.at_once)
        t.link->acknowledge(t.link->self, mo->msgid);
}

static void on_receipt(void *ctx, int64_t id, enum receipt r, struct span msgid)
{
    (void)ctx;
    t.receipts[r]++;
    t.last_id = id;
    span_str(msgid, t.receipt_msgid, sizeof t.receipt_msgid);
}

static void on_link(void *ctx, bool up)
{
    (void)ctx;
    t.ups += up;
    t.downs += !up;
}

/* Runs the link's loop until the condition holds, two seconds at most. */
#define UNTIL(cond)                                                                     \
    do {                                                                                \
        bool held_ = (cond);                                                            \
        for (int ms_ = 0; ms_ < 2000 && !held_; ms_++) {                                \
            event_base_loop(t.base, EVLOOP_NONBLOCK);                                   \
            hear();                                                                     \
            nanosleep(&(struct timespec){0, 1000000}, NULL);                            \
            held_ = (cond);                                                             \
        }                                                                               \
        if (!held_) {                                                                   \
            test_here++;                                                                \
            printf("# %s:%d: not within two seconds: %s\n", __FILE__, __LINE__, #cond); \
        }                                                                               \
    } while (0)

static void hear(void)
{
    if (t.peer < 0)
        return;
    ssize_t n = recv(t.peer, t.in + t.in_n, sizeof t.in - t.in_n, MSG_DONTWAIT);
    if (n > 0)
        t.in_n += (size_t)n;
    if (n == 0) {
        close(t.peer);
        t.peer = -1;
    }
}

/* The next frame the box wrote, or false. */
static bool heard(struct box_msg *m)
{
    static char frame[65536];
    if (t.in_n < 4)
        return false;
    const unsigned char *b = (const unsigned char *)t.in;
    size_t n = 4 + ((size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3]);
    if (t.in_n < n)
        return false;
    memcpy(frame, t.in, n);
    memmove(t.in, t.in + n, t.in_n - n);
    t.in_n -= n;
    CHECK(box_unpack((struct span){frame + 4, n - 4}, m));
    return true;
}

static void tell(const struct box_msg *m)
{
    char frame[4096];
    int n = box_pack(m, frame, sizeof frame);
    CHECK(n > 0 && send(t.peer, frame, (size_t)n, MSG_NOSIGNAL) == n);
}

static void tell_mo(const char *id, const char *text)
{
    struct box_msg m = {.type = BOX_SMS};
    box_sms_unset(&m.sms);
    m.sms.sender = SPAN("+254700000001");
    m.sms.receiver = SPAN("22116");
    m.sms.msgdata = span_of(text);
    m.sms.sms_type = BOX_MO;
    m.sms.coding = 0;
    m.sms.id = span_of(id);
    tell(&m);
}

static void tell_ack(struct span id, int nack)
{
    struct box_msg m = {.type = BOX_ACK, .nack = nack, .time = 1790000000, .id = id};
    tell(&m);
}

static void take_link(void)
{
    struct box_msg m;
    t.peer = -1;
    t.in_n = 0;
    int before = t.ups;
    for (int ms = 0; ms < 2000 && t.peer < 0; ms++) {
        event_base_loop(t.base, EVLOOP_NONBLOCK);
        t.peer = accept4(t.listener, NULL, NULL, SOCK_NONBLOCK);
        nanosleep(&(struct timespec){0, 1000000}, NULL);
    }
    UNTIL(t.ups > before || t.ups > t.downs);
    UNTIL(t.in_n >= 22);
    CHECK(heard(&m) && m.type == BOX_ADMIN && m.command == BOX_IDENTIFY && span_is(m.boxc_id, "mlinzi"));
}

static void open_link(struct kannel_settings set)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t n = sizeof a;
    struct carrier_events on = {.mo = on_mo, .receipt = on_receipt, .link = on_link};
    memset(&t, 0, sizeof t);
    t.base = event_base_new();
    t.listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    CHECK(bind(t.listener, (struct sockaddr *)&a, sizeof a) == 0 && listen(t.listener, 8) == 0);
    CHECK(getsockname(t.listener, (struct sockaddr *)&a, &n) == 0);
    set.port = ntohs(a.sin_port);
    set.reconnect_ms = 10;
    set.receipts = true;
    t.link = kannel_open(t.base, &set, &on);
    CHECK(t.link != NULL);
    CHECK(!t.link->up(t.link->self) && t.link->room(t.link->self) == 0);
    take_link();
    CHECK(t.link->up(t.link->self));
}

static void close_link(void)
{
    t.link->close(t.link->self);
    event_base_free(t.base);
    close(t.listener);
    if (t.peer >= 0)
        close(t.peer);
}

static enum err send_text(int64_t id, const char *text)
{
    struct carrier_mt mt = {.id = id, .to.s = "+254700000001", .from = SPAN("22116"), .text = span_of(text)};
    return t.link->send(t.link->self, &mt);
}

static struct kannel_counts counts(void)
{
    struct kannel_counts c;
    kannel_counts(t.link, &c);
    return c;
}

static void nothing_is_acknowledged_before_it_is_told(void)
{
    struct box_msg m;
    open_link((struct kannel_settings){0});
    tell_mo(UUID "1", "REPORT neglect boy 6 Ganda");
    UNTIL(t.mo == 1);
    CHECK_STR(t.text, "REPORT neglect boy 6 Ganda");
    CHECK_STR(t.msgid, UUID "1");
    for (int i = 0; i < 20; i++)
        event_base_loop(t.base, EVLOOP_NONBLOCK);
    hear();
    CHECK_INT(t.in_n, 0);
    t.link->acknowledge(t.link->self, SPAN(UUID "2")); /* not one it waits for */
    t.link->acknowledge(t.link->self, span_of(t.msgid));
    t.link->acknowledge(t.link->self, span_of(t.msgid));
    UNTIL(t.in_n > 0);
    CHECK(heard(&m) && m.type == BOX_ACK && m.nack == BOX_ACK_SUCCESS && span_is(m.id, UUID "1"));
    CHECK_INT(t.in_n, 0); /* once */
    t.at_once = true;
    tell_mo(UUID "3", "again");
    UNTIL(t.in_n > 0);
    CHECK(heard(&m) && span_is(m.id, UUID "3"));
    CHECK(counts().acks == 2 && counts().unacked_in == 0 && counts().mo == 2);
    close_link();
}

static void reading_stops_while_too_much_is_unacknowledged(void)
{
    open_link((struct kannel_settings){.unacked_max = 2});
    for (int i = 1; i <= 5; i++) {
        char id[] = UUID "x";
        id[35] = (char)('0' + i);
        tell_mo(id, id + 35);
    }
    UNTIL(t.mo == 2);
    for (int i = 0; i < 20; i++)
        event_base_loop(t.base, EVLOOP_NONBLOCK);
    CHECK_INT(t.mo, 2);
    t.link->acknowledge(t.link->self, SPAN(UUID "1"));
    CHECK_INT(t.mo, 2); /* not from inside the owner's call */
    UNTIL(t.mo == 3);
    t.at_once = true;
    t.link->acknowledge(t.link->self, SPAN(UUID "2"));
    t.link->acknowledge(t.link->self, SPAN(UUID "3"));
    UNTIL(t.mo == 5);
    CHECK_STR(t.text, "5");
    close_link();
}

static void an_answer_finds_its_message(void)
{
    struct box_msg m[3];
    open_link((struct kannel_settings){.window = 3});
    CHECK_INT(t.link->room(t.link->self), 3);
    CHECK_INT(send_text(41, "first"), ERR_NONE);
    CHECK_INT(send_text(41, "first"), ERR_EXISTS);
    CHECK_INT(send_text(INT64_MAX, "m\xc5\xa9no"), ERR_NONE);
    CHECK_INT(send_text(43, "third"), ERR_NONE);
    CHECK_INT(send_text(44, "fourth"), ERR_FULL);
    for (int i = 0; i < 3; i++)
        UNTIL(heard(&m[i]));
    CHECK(m[2].type == BOX_SMS && m[2].sms.sms_type == BOX_MT_PUSH && span_is(m[2].sms.boxc_id, "mlinzi"));
    char id[37];
    CHECK(span_is(m[2].sms.dlr_url, "43") && span_str(m[2].id, id, sizeof id));
    tell_ack(span_of(id), BOX_ACK_FAILED);
    UNTIL(t.receipts[RECEIPT_FAILED] == 1);
    CHECK(t.last_id == 43 && t.receipt_msgid[0] == 0);
    tell_ack(span_of(id), BOX_ACK_SUCCESS); /* a second answer to the same */
    tell_ack(SPAN(UUID "0"), BOX_ACK_SUCCESS);
    CHECK_INT(send_text(44, "fourth"), ERR_NONE);
    UNTIL(heard(&m[0]) && span_str(m[0].id, id, sizeof id));
    tell_ack(span_of(id), BOX_ACK_LATER);
    UNTIL(t.receipts[RECEIPT_LATER] == 1);
    CHECK_INT(t.last_id, 44);
    CHECK_INT(t.receipts[RECEIPT_ACCEPTED], 0);
    CHECK(counts().refused == 1 && counts().unacked_out == 2);
    close_link();
}

static void what_was_unanswered_is_told_when_the_link_falls(void)
{
    struct box_msg m;
    char id[37];
    open_link((struct kannel_settings){0});
    for (int64_t i = 1; i <= 5; i++)
        CHECK_INT(send_text(i, "x"), ERR_NONE);
    UNTIL(heard(&m) && span_str(m.id, id, sizeof id));
    tell_ack(span_of(id), BOX_ACK_BUFFERED);
    UNTIL(t.receipts[RECEIPT_ACCEPTED] == 1);
    tell_mo(UUID "1", "unacknowledged");
    UNTIL(t.mo == 1);
    close(t.peer);
    t.peer = -1;
    UNTIL(t.downs == 1);
    CHECK_INT(t.receipts[RECEIPT_LATER], 4);
    CHECK_INT(send_text(9, "x"), ERR_AWAY);
    t.link->acknowledge(t.link->self, SPAN(UUID "1")); /* stored meanwhile: passed over */
    take_link();
    UNTIL(t.ups == 2);
    CHECK_INT(t.link->room(t.link->self), 100);
    CHECK_INT(t.in_n, 0);
    tell_mo(UUID "1", "unacknowledged");
    UNTIL(t.mo == 2);
    t.link->acknowledge(t.link->self, SPAN(UUID "1"));
    UNTIL(heard(&m));
    CHECK(m.type == BOX_ACK && span_is(m.id, UUID "1"));
    close_link();
}

static void a_report_waits_for_its_acknowledgement_too(void)
{
    struct box_msg m = {.type = BOX_SMS}, back;
    open_link((struct kannel_settings){0});
    box_sms_unset(&m.sms);
    m.sms.id = SPAN(UUID "7");
    m.sms.sms_type = BOX_REPORT_MO;
    m.sms.dlr_mask = 1;
    m.sms.dlr_url = SPAN("4711");
    tell(&m);
    UNTIL(t.receipts[RECEIPT_DELIVERED] == 1);
    CHECK(t.last_id == 4711 && t.mo == 0);
    CHECK_STR(t.receipt_msgid, UUID "7");
    CHECK_INT(t.in_n, 0);
    t.link->acknowledge(t.link->self, span_of(t.receipt_msgid));
    UNTIL(heard(&back));
    CHECK(back.type == BOX_ACK && span_is(back.id, UUID "7"));
    m.sms.dlr_url = SPAN("http://elsewhere/"); /* nobody's: acknowledged by the link itself */
    m.sms.id = SPAN(UUID "8");
    tell(&m);
    UNTIL(heard(&back));
    CHECK(span_is(back.id, UUID "8"));
    close_link();
}

static void three_broken_frames_in_a_minute_are_an_alarm(void)
{
    open_link((struct kannel_settings){0});
    for (int i = 1; i <= 4; i++) {
        struct box_msg m = {.type = BOX_SMS};
        box_sms_unset(&m.sms);
        tell(&m); /* no id */
        UNTIL(t.downs == i);
        CHECK_INT(counts().closings, i);
        CHECK_INT(counts().alarms, i >= 3); /* once, not again within the minute */
        close(t.peer);
        take_link();
    }
    CHECK_INT(t.mo, 0);
    close_link();
}

static void what_cannot_be_sent_is_said_so(void)
{
    struct carrier_mt mt = {.id = 1, .from = SPAN("22116"), .text = SPAN("x")};
    open_link((struct kannel_settings){0});
    CHECK_INT(t.link->send(t.link->self, &mt), ERR_RANGE); /* nobody to send to */
    span_str(SPAN("+254700000001"), mt.to.s, sizeof mt.to.s);
    mt.expires_s = 1000000000;
    CHECK_INT(t.link->send(t.link->self, &mt), ERR_STALE);
    mt.expires_s = (int64_t)time(NULL) + 60;
    mt.id = 0;
    CHECK_INT(t.link->send(t.link->self, &mt), ERR_RANGE);
    mt.id = 1;
    CHECK_INT(t.link->send(t.link->self, &mt), ERR_NONE);
    struct carrier_events on = {0};
    CHECK(kannel_open(t.base, &(struct kannel_settings){.host = "no such host"}, &on) == NULL);
    close_link();
}

int main(void)
{
    log_quiet(1);
    RUN(nothing_is_acknowledged_before_it_is_told);
    RUN(reading_stops_while_too_much_is_unacknowledged);
    RUN(an_answer_finds_its_message);
    RUN(what_was_unanswered_is_told_when_the_link_falls);
    RUN(a_report_waits_for_its_acknowledgement_too);
    RUN(three_broken_frames_in_a_minute_are_an_alarm);
    RUN(what_cannot_be_sent_is_said_so);
    return test_end();
}
