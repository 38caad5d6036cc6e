/* gateway_loop_test.c - the loop carrier keeps the manners of a real link. */
#include "gateway/loop.h"
#include "tests/unit/test.h"

static struct {
    int mo, receipts, links;
    int64_t id;
    enum receipt r;
    bool up;
    char carrier[16], text[32];
} heard;

static void on_mo(void *ctx, const struct carrier_mo *mo)
{
    (void)ctx;
    heard.mo++;
    span_str(mo->carrier, heard.carrier, sizeof heard.carrier);
    span_str(mo->text, heard.text, sizeof heard.text);
}

static void on_receipt(void *ctx, int64_t id, enum receipt r, struct span msgid)
{
    (void)ctx;
    CHECK(msgid.n == 0);
    heard.receipts++;
    heard.id = id;
    heard.r = r;
}

static void on_link(void *ctx, bool up)
{
    (void)ctx;
    heard.links++;
    heard.up = up;
}

static struct loop_carrier *open_loop(int window)
{
    struct carrier_events on = {.mo = on_mo, .receipt = on_receipt, .link = on_link};
    memset(&heard, 0, sizeof heard);
    return loop_open("loop", window, true, &on);
}

static enum err send(struct carrier *c, int64_t id, const char *to, const char *text)
{
    struct carrier_mt mt = {.id = id, .from = SPAN("22116"), .text = span_of(text), .expires_s = 1790000000};
    span_str(span_of(to), mt.to.s, sizeof mt.to.s);
    return c->send(c->self, &mt);
}

static void texts_are_taken_in_the_order_of_sending(void)
{
    struct loop_carrier *l = open_loop(3);
    struct carrier *c = loop_carrier(l);
    for (int round = 0; round < 5; round++) {
        char first[] = "first", second[] = "second";
        CHECK_INT(send(c, 10 * round + 1, "+254700000001", first), ERR_NONE);
        CHECK_INT(send(c, 10 * round + 2, "+254700000002", second), ERR_NONE);
        memset(first, 'x', 5); /* the sender's memory is its own again */
        CHECK_INT(heard.receipts, 2 * round);
        CHECK_INT(loop_waiting(l), 2);
        const struct loop_text *t = loop_take(l);
        CHECK(t && span_is(t->text, "first") && span_is(t->from, "22116") && t->expires_s == 1790000000);
        CHECK_STR(t->to.s, "+254700000001");
        CHECK(heard.id == 10 * round + 1 && heard.r == RECEIPT_ACCEPTED);
        t = loop_take(l);
        CHECK(t && span_is(t->text, "second"));
        CHECK(loop_take(l) == NULL);
    }
    CHECK_INT(loop_counts(l).sent, 10);
    c->close(c->self);
}

static void a_full_window_refuses(void)
{
    struct loop_carrier *l = open_loop(2);
    struct carrier *c = loop_carrier(l);
    CHECK_INT(c->room(c->self), 2);
    CHECK_INT(send(c, 1, "+254700000001", "a"), ERR_NONE);
    CHECK_INT(send(c, 1, "+254700000001", "a"), ERR_EXISTS);
    CHECK_INT(send(c, 2, "+254700000001", "b"), ERR_NONE);
    CHECK_INT(c->room(c->self), 0);
    CHECK_INT(send(c, 3, "+254700000001", "c"), ERR_FULL);
    CHECK(loop_take(l) != NULL);
    CHECK_INT(send(c, 3, "+254700000001", "c"), ERR_NONE);
    CHECK_INT(send(c, 0, "+254700000001", "c"), ERR_FULL);
    CHECK(loop_take(l) != NULL);
    CHECK_INT(send(c, 0, "+254700000001", "no id"), ERR_RANGE);
    CHECK_INT(send(c, 4, "", "no number"), ERR_RANGE);
    c->close(c->self); /* with a text still waiting */
}

static void an_outage_stops_both_ways(void)
{
    struct loop_carrier *l = open_loop(2);
    struct carrier *c = loop_carrier(l);
    struct carrier_mo mo = {.msgid = SPAN("m1"), .sender = SPAN("+254700000001"), .text = SPAN("REPORT")};
    CHECK(c->up(c->self));
    CHECK_INT(send(c, 1, "+254700000001", "before"), ERR_NONE);
    loop_set_up(l, false);
    loop_set_up(l, false);
    CHECK(heard.links == 1 && !heard.up);
    CHECK_INT(send(c, 2, "+254700000001", "during"), ERR_AWAY);
    CHECK_INT(c->room(c->self), 0);
    CHECK(!loop_deliver(l, &mo) && heard.mo == 0);
    CHECK(loop_take(l) != NULL);
    loop_set_up(l, true);
    CHECK(heard.links == 2 && heard.up);
    CHECK(loop_deliver(l, &mo) && heard.mo == 1);
    CHECK_STR(heard.carrier, "loop");
    CHECK_STR(heard.text, "REPORT");
    c->acknowledge(c->self, mo.msgid);
    CHECK(loop_counts(l).delivered == 1 && loop_counts(l).acknowledged == 1);
    loop_receipt(l, 1, RECEIPT_FAILED);
    CHECK(heard.id == 1 && heard.r == RECEIPT_FAILED);
    c->close(c->self);
}

int main(void)
{
    RUN(texts_are_taken_in_the_order_of_sending);
    RUN(a_full_window_refuses);
    RUN(an_outage_stops_both_ways);
    return test_end();
}
