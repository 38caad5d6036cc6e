/* gateway_sms_test.c - what an sms of the box protocol means: encodings, parts, ids, receipts. */
#include <stdlib.h>

#include "base/hash.h"
#include "gateway/sms.h"
#include "tests/unit/test.h"

static char space[4096];

static struct carrier_mo read_text(int coding, struct span text, struct span udh)
{
    struct box_sms s;
    struct carrier_mo mo;
    box_sms_unset(&s);
    s.id = SPAN("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");
    s.sender = SPAN("+254700000001");
    s.receiver = SPAN("22116");
    s.time = 1790000000;
    s.coding = coding;
    s.msgdata = text;
    s.udhdata = udh;
    CHECK(sms_read_room(&s) <= sizeof space);
    sms_read(&s, space, &mo);
    return mo;
}
#define NO_UDH ((struct span){NULL, 0})

static void texts_come_as_utf8_without_nul(void)
{
    CHECK(span_is(read_text(0, SPAN("REPORT boy 6 Ganda"), NO_UDH).text, "REPORT boy 6 Ganda"));
    CHECK(span_is(read_text(-1, SPAN("Mtoto \xc4\xa9"), NO_UDH).text, "Mtoto \xc4\xa9"));
    CHECK(span_is(read_text(0, SPAN("a\0b\xff"), NO_UDH).text, "a\xef\xbf\xbd"
                                                               "b\xef\xbf\xbd"));
    CHECK(span_is(read_text(2, SPAN("\0M\1\x29\x20\x13"), NO_UDH).text, "M\xc4\xa9\xe2\x80\x93"));
    CHECK(span_is(read_text(2, SPAN("\xd8\x3d\xde\x00"), NO_UDH).text, "\xf0\x9f\x98\x80"));
    /* half a pair, a pair the wrong way round, a NUL, an odd byte at the end */
    CHECK(span_is(read_text(2, SPAN("\xd8\x3d\0A"), NO_UDH).text, "\xef\xbf\xbd"
                                                                  "A"));
    CHECK(span_is(read_text(2, SPAN("\xde\x00\xd8\x3d"), NO_UDH).text, "\xef\xbf\xbd\xef\xbf\xbd"));
    CHECK(span_is(read_text(2, SPAN("\0\0\0A\0"), NO_UDH).text, "\xef\xbf\xbd"
                                                                "A\xef\xbf\xbd"));
    CHECK_INT(read_text(2, NO_UDH, NO_UDH).text.n, 0);
    struct carrier_mo mo = read_text(0, SPAN("x"), NO_UDH);
    CHECK(span_is(mo.sender, "+254700000001") && span_is(mo.receiver, "22116") && mo.time_s == 1790000000);
    CHECK(mo.msgid.n == 36 && !mo.partial && !mo.binary && !mo.broken);
}

static void bytes_are_kept_for_a_person(void)
{
    static char much[CARRIER_BROKEN_MAX + 5];
    struct carrier_mo mo = read_text(1, SPAN("\0\1\xff"), NO_UDH);
    CHECK(mo.binary && span_eq(mo.text, SPAN("\0\1\xff")));
    CHECK(read_text(3, SPAN("REPORT"), NO_UDH).binary);
    struct box_sms s;
    box_sms_unset(&s);
    s.coding = 1;
    s.msgdata = (struct span){much, sizeof much};
    sms_read(&s, space, &mo);
    CHECK_INT(mo.text.n, CARRIER_BROKEN_MAX);
}

static void a_part_is_known_by_its_udh(void)
{
    CHECK(sms_is_part(SPAN("\5\0\3\x77\2\1")));
    CHECK(sms_is_part(SPAN("\6\x8\4\x12\x34\3\2")));
    CHECK(sms_is_part(SPAN("\xb\5\4\x15\x8a\0\0\0\3\x77\2\1"))); /* ports first */
    CHECK(!sms_is_part(SPAN("\5\0\3\x77\1\1")));                 /* one of one */
    CHECK(!sms_is_part(SPAN("\6\5\4\x15\x8a\0\0")));
    CHECK(!sms_is_part(NO_UDH));
    CHECK(!sms_is_part(SPAN("\5")) && !sms_is_part(SPAN("\5\0")) && !sms_is_part(SPAN("\5\0\3\x77")));
    CHECK(read_text(0, SPAN("x"), SPAN("\5\0\3\x77\2\1")).partial);
    uint64_t seed = 3;
    for (int i = 0; i < 20000; i++) { /* under the address sanitizer: nothing is read outside */
        size_t n = mix64(&seed) % 12;
        char *udh = malloc(n ? n : 1);
        for (size_t k = 0; k < n; k++)
            udh[k] = (char)(mix64(&seed) % 12);
        sms_is_part((struct span){udh, n});
        free(udh);
    }
}

static void our_id_goes_there_and_back(void)
{
    static const int64_t ids[] = {
        1, 2, 255, 0xffffff, 0x1000000, INT64_C(0xfffffffff), INT64_C(0x123456789abcdef), INT64_MAX};
    char id[SMS_ID_CAP];
    int64_t back;
    for (size_t i = 0; i < countof(ids); i++) {
        sms_id(0xdeadbeef, ids[i], id);
        CHECK_INT(strlen(id), 36);
        CHECK(sms_id_read(0xdeadbeef, span_of(id), &back));
        CHECK_INT(back, ids[i]);
        CHECK(!sms_id_read(0xdeadbeee, span_of(id), &back)); /* another box's */
        id[20] = 'A';                                        /* a large letter is the same digit */
    }
    sms_id(1, 1, id);
    CHECK_STR(id, "00000001-0000-8000-8000-000000000001");
    CHECK(!sms_id_read(1, SPAN("00000001-0000-4000-8000-000000000001"), &back));
    CHECK(!sms_id_read(1, SPAN("00000001x0000-8000-8000-00000000000g"), &back));
    CHECK(!sms_id_read(1, SPAN("00000001-0000-8000-8000-00000000001"), &back));
    CHECK(!sms_id_read(1, SPAN("00000001-0000-8000-8000-100000000001"), &back)); /* a digit we never write */
}

static bool receipt(const char *url, int mask, int64_t *id, enum receipt *r)
{
    struct box_sms s;
    box_sms_unset(&s);
    s.dlr_url = span_of(url);
    s.dlr_mask = mask;
    return sms_receipt(&s, id, r);
}

static void a_report_is_read_by_its_mask(void)
{
    int64_t id;
    enum receipt r;
    CHECK(receipt("4711", 1, &id, &r) && id == 4711 && r == RECEIPT_DELIVERED);
    CHECK(receipt("4711", 2, &id, &r) && r == RECEIPT_FAILED);
    CHECK(receipt("4711", 8, &id, &r) && r == RECEIPT_ACCEPTED);
    CHECK(receipt("4711", 16, &id, &r) && r == RECEIPT_FAILED);
    CHECK(!receipt("4711", 4, &id, &r) && !receipt("4711", 32, &id, &r) && !receipt("4711", -1, &id, &r));
    CHECK(!receipt("http://other/", 1, &id, &r) && !receipt("", 1, &id, &r) && !receipt("-3", 1, &id, &r));
    CHECK(!receipt("99999999999999999999", 1, &id, &r) && !receipt(NULL, 1, &id, &r));
}

static struct box_sms written(struct carrier_mt *mt, struct sms_out *out, bool receipts)
{
    struct box_sms s;
    out->space = space;
    CHECK(sms_write_room(mt) <= sizeof space);
    sms_write(mt, 7, receipts, out, &s);
    return s;
}

static void ours_is_written_for_bearerbox(void)
{
    struct sms_out out;
    struct carrier_mt mt = {.id = 4711, .to.s = "+254700000001", .from = SPAN("22116"), .text = SPAN("Asante {1}")};
    struct box_sms s = written(&mt, &out, true);
    CHECK(s.sms_type == BOX_MT_PUSH && s.coding == 0 && !s.charset.p);
    CHECK(span_is(s.msgdata, "Asante {1}") && span_is(s.receiver, "+254700000001") && span_is(s.sender, "22116"));
    CHECK(s.dlr_mask == 27 && span_is(s.dlr_url, "4711") && s.validity == BOX_UNSET);
    CHECK(span_is(s.id, "00000007-0000-8000-8000-000000001267"));
    mt.text = SPAN("m\xc5\xa9no \xe2\x80\x93 \xf0\x9f\x98\x80"); /* letters of Kikuyu, a dash, an emoji */
    mt.expires_s = 1790000000;
    s = written(&mt, &out, false);
    CHECK(s.coding == 2 && !s.charset.p && s.validity == 1790000000);
    CHECK(span_eq(s.msgdata, SPAN("\0m\1\x69\0n\0o\0 \x20\x13\0 \xd8\x3d\xde\x00")));
    CHECK(s.dlr_mask == BOX_UNSET && !s.dlr_url.p);
    mt.expires_s = INT64_C(5000000000); /* beyond their 32 bits: no limit rather than a wrong one */
    CHECK_INT(written(&mt, &out, false).validity, BOX_UNSET);
}

int main(void)
{
    RUN(texts_come_as_utf8_without_nul);
    RUN(bytes_are_kept_for_a_person);
    RUN(a_part_is_known_by_its_udh);
    RUN(our_id_goes_there_and_back);
    RUN(a_report_is_read_by_its_mask);
    RUN(ours_is_written_for_bearerbox);
    return test_end();
}
