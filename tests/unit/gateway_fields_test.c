/* gateway_fields_test.c - the forms of aggregators: what they send is read as it was meant, and what we send is what
 * their own clients send. */
#include "gateway/fields.h"

#include "base/day.h"
#include "gateway/africastalking.h"
#include "tests/unit/test.h"

static char space[512];
static struct fields form;

static bool reads(const char *body)
{
    return fields_read(span_of(body), space, &form);
}

static void a_body_is_its_fields(void)
{
    CHECK(reads("from=%2B254733000005&text=REPORT+neglect%20girl%207&to=&linkId=x%3dy"));
    CHECK_INT(form.n, 4);
    CHECK(span_is(fields_get(&form, "from"), "+254733000005"));
    CHECK(span_is(fields_get(&form, "text"), "REPORT neglect girl 7"));
    CHECK(fields_get(&form, "to").p && fields_get(&form, "to").n == 0);
    CHECK(span_is(fields_get(&form, "linkId"), "x=y"));
    CHECK(!fields_get(&form, "id").p);
    CHECK(reads("") && form.n == 0);
    CHECK(reads("&&a=1&&a=2&") && form.n == 2);
    CHECK(span_is(fields_get(&form, "a"), "1"));
    CHECK(reads("text=%C4%A9%F0%9F%99%8F"));
    CHECK(span_is(fields_get(&form, "text"), "\xC4\xA9\xF0\x9F\x99\x8F"));
}

static void what_is_no_form_is_refused(void)
{
    static const char *const bad[] = {"a=%", "a=%4", "a=%4g", "a=%00", "%zz=1", "a=%-1"};
    char many[4 * (FIELDS_MAX + 1) + 1] = "";
    for (size_t i = 0; i < countof(bad); i++)
        CHECK(!reads(bad[i]));
    for (int i = 0; i < FIELDS_MAX; i++)
        strcat(many, "a=1&");
    CHECK(reads(many));
    strcat(many, "a=1");
    CHECK(!reads(many));
}

static void what_is_written_is_read(void)
{
    char all[256], out[1024];
    struct text t;
    for (int i = 1; i < 256; i++)
        all[i - 1] = (char)i;
    text_init(&t, out, sizeof out);
    fields_put(&t, "-._*", "x", (struct span){all, 255});
    fields_put(&t, "", "y", SPAN("a b-c"));
    CHECK(!t.cut && fields_read(text_done(&t), space, &form));
    CHECK(span_eq(fields_get(&form, "x"), (struct span){all, 255}));
    CHECK(strstr(out, "&y=a+b%2Dc") != NULL);
}

static void a_text_has_a_sender_an_id_and_words(void)
{
    struct at_text t;
    CHECK(reads("linkId=L1&text=Hi&to=22116&id=8f1&date=2017-05-03T06%3A04%3A45Z&from=%2B254711000001"));
    CHECK(at_text_read(&form, &t));
    CHECK(span_is(t.id, "8f1") && span_is(t.from, "+254711000001") && span_is(t.to, "22116") && span_is(t.text, "Hi"));
    CHECK_INT(t.time_s, 1493791485);
    CHECK(reads("id=8f1&from=a&text=") && at_text_read(&form, &t)); /* an empty text is a text */
    CHECK_INT(t.time_s, 0);
    CHECK(reads("id=8f1&from=a") && !at_text_read(&form, &t));
    CHECK(reads("id=&from=a&text=b") && !at_text_read(&form, &t));
    CHECK(reads("id=8f1&text=b") && !at_text_read(&form, &t));
}

static void both_dates_are_utc(void)
{
    CHECK_INT(at_time(SPAN("2017-05-03T06:04:45Z")), 1493791485);
    CHECK_INT(at_time(SPAN("2017-05-03 06:04:45")), 1493791485);
    CHECK_INT(at_time(SPAN("2017-05-03 06:04")), 0);
    CHECK_INT(at_time(SPAN("2017-13-03 06:04:45")), 0);
    CHECK_INT(at_time(SPAN("yesterday, at noon")), 0);
    CHECK_INT(at_time(SPAN("")), 0);
}

static void each_status_means_one_thing(void)
{
    static const struct {
        const char *body;
        enum receipt receipt;
    } known[] = {{"id=a&status=Success", RECEIPT_DELIVERED},  {"id=a&status=Sent", RECEIPT_ACCEPTED},
                 {"id=a&status=Submitted", RECEIPT_ACCEPTED}, {"id=a&status=Buffered", RECEIPT_ACCEPTED},
                 {"id=a&status=Rejected", RECEIPT_FAILED},    {"id=a&status=Failed", RECEIPT_FAILED},
                 {"id=a&status=Expired", RECEIPT_FAILED}};
    struct at_report r;
    for (size_t i = 0; i < countof(known); i++) {
        CHECK(reads(known[i].body) && at_report_read(&form, &r));
        CHECK_INT(r.receipt, known[i].receipt);
        CHECK(span_is(r.id, "a"));
    }
    CHECK(reads("id=a&status=success") && !at_report_read(&form, &r));
    CHECK(reads("id=a") && !at_report_read(&form, &r));
    CHECK(reads("status=Success") && !at_report_read(&form, &r));
}

int main(void)
{
    RUN(a_body_is_its_fields);
    RUN(what_is_no_form_is_refused);
    RUN(what_is_written_is_read);
    RUN(a_text_has_a_sender_an_id_and_words);
    RUN(both_dates_are_utc);
    RUN(each_status_means_one_thing);
    return test_end();
}
