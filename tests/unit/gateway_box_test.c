/* gateway_box_test.c - the box protocol's frames: known bytes, round trips, and every way to be cut short. */
#include <stdlib.h>

#include "base/hash.h"
#include "gateway/box.h"
#include "tests/unit/test.h"

#define UUID "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
static char frame[200000];

static struct box_sms report(void)
{
    struct box_sms s;
    box_sms_unset(&s);
    s.sender = SPAN("+254700000001");
    s.receiver = SPAN("22116");
    s.msgdata = SPAN("REPORT neglect boy 6 Ganda");
    s.time = 1790000000;
    s.smsc_id = SPAN("kilifi");
    s.id = SPAN(UUID);
    s.sms_type = BOX_MO;
    s.coding = 0;
    s.dlr_url = (struct span){"", 0};
    return s;
}

static struct span pack(const struct box_msg *m)
{
    int n = box_pack(m, frame, sizeof frame);
    CHECK(n > 4);
    return (struct span){frame + 4, n > 4 ? (size_t)n - 4 : 0};
}

static void identify_is_these_bytes(void)
{
    struct box_msg m = {.type = BOX_ADMIN, .command = BOX_IDENTIFY, .boxc_id = SPAN("mlinzi")};
    static const char want[] = "\0\0\0\x12\0\0\0\1\0\0\0\3\0\0\0\6mlinzi";
    char out[64];
    int n = box_pack(&m, out, sizeof out);
    CHECK_INT(n, sizeof want - 1);
    CHECK(memcmp(out, want, sizeof want - 1) == 0);
}

static void ack_is_these_bytes(void)
{
    struct box_msg m = {.type = BOX_ACK, .nack = BOX_ACK_SUCCESS, .time = 0x6ab13b80, .id = SPAN(UUID)};
    static const char want[] = "\0\0\0\x34\0\0\0\3\0\0\0\0\x6a\xb1\x3b\x80\0\0\0\x24" UUID;
    char out[64];
    CHECK_INT(box_pack(&m, out, sizeof out), sizeof want - 1);
    CHECK(memcmp(out, want, sizeof want - 1) == 0);
}

static bool same_span(struct span a, struct span b)
{
    return (a.p == NULL) == (b.p == NULL) && span_eq(a, b);
}

static void an_sms_comes_back_as_it_went(void)
{
    struct box_msg m = {.type = BOX_SMS, .sms = report()}, back;
    m.sms.udhdata = (struct span){"\5\0\3\x77\2\1", 6};
    m.sms.validity = -7;
    m.sms.meta_data = SPAN("?smpp?a=b&");
    m.sms.resend_time = INT32_MAX;
    CHECK(box_unpack(pack(&m), &back));
    CHECK_INT(back.type, BOX_SMS);
    CHECK(same_span(back.sms.sender, m.sms.sender) && same_span(back.sms.receiver, m.sms.receiver));
    CHECK(same_span(back.sms.udhdata, m.sms.udhdata) && same_span(back.sms.msgdata, m.sms.msgdata));
    CHECK(same_span(back.sms.smsc_id, m.sms.smsc_id) && same_span(back.sms.meta_data, m.sms.meta_data));
    CHECK(same_span(back.sms.dlr_url, m.sms.dlr_url)); /* empty is not null */
    CHECK(same_span(back.sms.service, m.sms.service));
    CHECK(span_is(back.id, UUID) && span_is(back.sms.id, UUID));
    CHECK_INT(back.sms.time, 1790000000);
    CHECK_INT(back.sms.sms_type, BOX_MO);
    CHECK_INT(back.sms.coding, 0);
    CHECK_INT(back.sms.mclass, BOX_UNSET);
    CHECK_INT(back.sms.validity, -7);
    CHECK_INT(back.sms.resend_time, INT32_MAX);
}

static void the_others_come_back_too(void)
{
    struct box_msg back, beat = {.type = BOX_HEARTBEAT, .load = 17};
    CHECK(box_unpack(pack(&beat), &back) && back.type == BOX_HEARTBEAT && back.load == 17);
    struct box_msg admin = {.type = BOX_ADMIN, .command = BOX_SHUTDOWN};
    CHECK(box_unpack(pack(&admin), &back) && back.type == BOX_ADMIN && back.command == BOX_SHUTDOWN && !back.boxc_id.p);
    struct box_msg ack = {.type = BOX_ACK, .nack = BOX_ACK_LATER, .time = -1, .id = SPAN(UUID)};
    CHECK(box_unpack(pack(&ack), &back) && back.nack == BOX_ACK_LATER && span_is(back.id, UUID));
}

static void every_cut_is_seen(void)
{
    struct box_msg m = {.type = BOX_SMS, .sms = report()}, back;
    struct span whole = pack(&m);
    size_t id_end = 0;
    for (size_t i = 0; i + 36 <= whole.n; i++)
        if (memcmp(whole.p + i, UUID, 36) == 0)
            id_end = i + 36;
    CHECK(id_end > 0);
    for (size_t n = 0; n < whole.n; n++) {
        char *exact = malloc(n ? n : 1); /* so that the address sanitizer sees a byte too far */
        memcpy(exact, whole.p, n);
        CHECK(!box_unpack((struct span){exact, n}, &back));
        CHECK_INT(back.id.p != NULL, n >= id_end);
        if (n >= id_end)
            CHECK(span_is(back.id, UUID));
        if (n >= 4 + 4 + 13)
            CHECK(span_is(back.sms.sender, "+254700000001"));
        free(exact);
    }
    CHECK(box_unpack(whole, &back));
    struct box_msg ack = {.type = BOX_ACK, .id = SPAN(UUID)};
    whole = pack(&ack);
    for (size_t n = 0; n < whole.n; n++)
        CHECK(!box_unpack((struct span){whole.p, n}, &back) && !back.id.p);
}

static void a_wrong_length_is_seen_and_the_id_found(void)
{
    struct box_msg m = {.type = BOX_SMS, .sms = report()}, back;
    static const uint32_t wrong[] = {0x7fffffff, 0x80000000, 0xfffffffe, 100000};
    for (size_t i = 0; i < 4; i++) {
        struct span whole = pack(&m);
        frame[8] = (char)(wrong[i] >> 24), frame[9] = (char)(wrong[i] >> 16);
        frame[10] = (char)(wrong[i] >> 8), frame[11] = (char)wrong[i];
        CHECK(!box_unpack(whole, &back));
        CHECK(span_is(back.id, UUID));
        CHECK(!back.sms.sender.p);
    }
}

static void two_ids_in_a_broken_frame_are_none(void)
{
    struct box_msg m = {.type = BOX_SMS, .sms = report()}, back;
    m.sms.msgdata = SPAN("\0\0\0\x24" UUID);
    struct span whole = pack(&m);
    frame[8] = 0x7f;
    CHECK(!box_unpack(whole, &back));
    CHECK(!back.id.p);
}

static void without_an_id_it_is_malformed(void)
{
    struct box_msg m = {.type = BOX_SMS, .sms = report()}, back;
    m.sms.id = (struct span){NULL, 0};
    CHECK(!box_unpack(pack(&m), &back) && !back.id.p);
    m.sms.id = (struct span){"", 0};
    CHECK(!box_unpack(pack(&m), &back) && !back.id.p);
    static const char long_id[BOX_ID_MAX + 1] = "x";
    m.sms.id = (struct span){long_id, sizeof long_id};
    CHECK(!box_unpack(pack(&m), &back) && !back.id.p);
    m.sms.id = (struct span){long_id, BOX_ID_MAX};
    CHECK(box_unpack(pack(&m), &back) && back.id.n == BOX_ID_MAX);
    struct box_msg ack = {.type = BOX_ACK};
    CHECK(!box_unpack(pack(&ack), &back));
}

static void types_nobody_knows(void)
{
    struct box_msg back;
    CHECK(!box_unpack(SPAN("\0\0\0\5"), &back) && back.type == BOX_NONE);
    CHECK(!box_unpack(SPAN("\xff\xff\xff\xff"), &back) && back.type == BOX_NONE);
    CHECK(!box_unpack(SPAN("\0\0\0"), &back) && back.type == BOX_NONE);
    CHECK(!box_unpack((struct span){NULL, 0}, &back));
    CHECK(box_unpack(SPAN("\0\0\0\4"), &back) && back.type == BOX_WDP);
}

static void bytes_after_the_last_field_pass(void)
{
    struct box_msg m = {.type = BOX_SMS, .sms = report()}, back;
    struct span whole = pack(&m);
    memset(frame + 4 + whole.n, 'x', 20);
    whole.n += 20;
    CHECK(box_unpack(whole, &back) && span_is(back.id, UUID));
}

static void a_space_too_small_is_refused_at_every_size(void)
{
    struct box_msg m = {.type = BOX_SMS, .sms = report()};
    size_t need = pack(&m).n + 4;
    for (size_t cap = 0; cap < need; cap++) {
        char *exact = malloc(cap ? cap : 1);
        CHECK_INT(box_pack(&m, exact, cap), -1);
        free(exact);
    }
    char *exact = malloc(need);
    CHECK_INT(box_pack(&m, exact, need), need);
    free(exact);
}

static void a_greek_text_of_255_parts_is_one_frame(void)
{
    static char greek[78030];
    for (size_t i = 0; i < sizeof greek; i += 2)
        memcpy(greek + i, "\xce\xa9", 2);
    struct box_msg m = {.type = BOX_SMS, .sms = report()}, back;
    m.sms.msgdata = (struct span){greek, sizeof greek};
    CHECK(box_unpack(pack(&m), &back));
    CHECK(span_eq(back.sms.msgdata, m.sms.msgdata));
}

static void the_walk_finds_the_id_in_pieces_of_any_size(void)
{
    struct box_msg m = {.type = BOX_SMS, .sms = report()};
    struct span whole = pack(&m);
    for (size_t piece = 1; piece <= whole.n; piece++) {
        struct box_walk w;
        box_walk_start(&w);
        for (size_t i = 0; i < whole.n; i += piece)
            box_walk(&w, (struct span){whole.p + i, whole.n - i < piece ? whole.n - i : piece});
        CHECK(span_is(box_walk_id(&w), UUID));
    }
    struct box_walk w;
    box_walk_start(&w);
    box_walk(&w, (struct span){whole.p, 120}); /* inside the text */
    CHECK(!box_walk_id(&w).p);
    m.sms.id = (struct span){NULL, 0};
    whole = pack(&m);
    box_walk_start(&w);
    box_walk(&w, whole);
    CHECK(!box_walk_id(&w).p && w.over);
    struct box_msg ack = {.type = BOX_ACK, .id = SPAN(UUID)};
    whole = pack(&ack);
    box_walk_start(&w);
    box_walk(&w, whole);
    CHECK(!box_walk_id(&w).p);
}

/* Bytes turned at random: whatever comes out, nothing is read outside, and the walk agrees with the whole reading. */
static void noise_never_reads_outside(void)
{
    uint64_t seed = 7;
    struct box_msg m = {.type = BOX_SMS, .sms = report()}, back;
    for (int round = 0; round < 20000; round++) {
        struct span whole = pack(&m);
        char *exact = malloc(whole.n);
        memcpy(exact, whole.p, whole.n);
        for (uint64_t k = 1 + mix64(&seed) % 4; k; k--)
            exact[mix64(&seed) % whole.n] = (char)mix64(&seed);
        struct span turned = {exact, whole.n};
        struct box_walk w;
        box_walk_start(&w);
        box_walk(&w, turned);
        bool good = box_unpack(turned, &back);
        if (good && back.type == BOX_SMS)
            CHECK(span_eq(box_walk_id(&w), back.id));
        if (back.id.p)
            CHECK(back.id.p >= exact && back.id.p + back.id.n <= exact + whole.n);
        free(exact);
    }
}

int main(void)
{
    RUN(identify_is_these_bytes);
    RUN(ack_is_these_bytes);
    RUN(an_sms_comes_back_as_it_went);
    RUN(the_others_come_back_too);
    RUN(every_cut_is_seen);
    RUN(a_wrong_length_is_seen_and_the_id_found);
    RUN(two_ids_in_a_broken_frame_are_none);
    RUN(without_an_id_it_is_malformed);
    RUN(types_nobody_knows);
    RUN(bytes_after_the_last_field_pass);
    RUN(a_space_too_small_is_refused_at_every_size);
    RUN(a_greek_text_of_255_parts_is_one_frame);
    RUN(the_walk_finds_the_id_in_pieces_of_any_size);
    RUN(noise_never_reads_outside);
    return test_end();
}
