/* africastalking.c - the forms of Africa's Talking. */
#include "gateway/africastalking.h"

#include <jansson.h>
#include <string.h>

#include "base/day.h"

#define NAIROBI_S (3 * HOUR_S)

int64_t at_time(struct span date)
{
    char plain[20];
    int64_t s;
    if (date.n != 19 && !(date.n == 20 && date.p[19] == 'Z'))
        return 0;
    memcpy(plain, date.p, 19);
    plain[19] = '\0';
    if (plain[10] == 'T')
        plain[10] = ' ';
    return time_read((struct span){plain, 19}, &s) ? s + NAIROBI_S : 0;
}

bool at_text_read(const struct fields *f, struct at_text *out)
{
    *out = (struct at_text){.id = fields_get(f, "id"),
                            .from = fields_get(f, "from"),
                            .to = fields_get(f, "to"),
                            .text = fields_get(f, "text"),
                            .time_s = at_time(fields_get(f, "date"))};
    return out->id.n > 0 && out->from.n > 0 && out->text.p != NULL;
}

bool at_report_read(const struct fields *f, struct at_report *out)
{
    static const struct {
        const char *word;
        enum receipt receipt;
    } statuses[] = {
        {"Success", RECEIPT_DELIVERED}, {"Sent", RECEIPT_ACCEPTED},   {"Submitted", RECEIPT_ACCEPTED},
        {"Buffered", RECEIPT_ACCEPTED}, {"Rejected", RECEIPT_FAILED}, {"Failed", RECEIPT_FAILED},
        {"Expired", RECEIPT_FAILED},
    };
    struct span status = fields_get(f, "status");
    out->id = fields_get(f, "id");
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
        if (out->id.n && span_is(status, statuses[i].word)) {
            out->receipt = statuses[i].receipt;
            return true;
        }
    return false;
}

bool at_hop_read(const struct fields *f, struct at_hop *out)
{
    *out = (struct at_hop){
        .session = fields_get(f, "sessionId"), .phone = fields_get(f, "phoneNumber"), .text = fields_get(f, "text")};
    out->over = !out->text.p && fields_get(f, "status").p;
    return out->session.n > 0 && out->phone.n > 0 && (out->text.p || out->over);
}

/* --- sending --- */

/* What URLSearchParams leaves as it is (URL Standard, application/x-www-form-urlencoded percent-encode set). */
#define PLAIN "*-._"

void at_send_write(const struct at_send *s, struct text *out)
{
    fields_put(out, PLAIN, "username", s->username);
    fields_put(out, PLAIN, "to", s->to);
    fields_put(out, PLAIN, "message", s->text);
    if (s->from.n)
        fields_put(out, PLAIN, "from", s->from);
    fields_put(out, PLAIN, "bulkSMSMode", SPAN("1"));
    fields_put(out, PLAIN, "enqueue", SPAN("1"));
}

/* Of one recipient. What is wrong with us (sender, money) is no fault of the text: it waits until somebody mended it.
 */
static const struct code {
    int code;
    enum receipt receipt;
    bool fault;
    const char *why;
} codes[] = {
    {100, RECEIPT_ACCEPTED, false, ""},
    {101, RECEIPT_ACCEPTED, false, ""},
    {102, RECEIPT_ACCEPTED, false, ""},
    {401, RECEIPT_FAILED, false, "risk-hold"},
    {402, RECEIPT_LATER, true, "sender"},
    {403, RECEIPT_FAILED, false, "number"},
    {404, RECEIPT_FAILED, false, "number-type"},
    {405, RECEIPT_LATER, true, "balance"},
    {406, RECEIPT_FAILED, false, "opted-out"},
    {407, RECEIPT_FAILED, false, "no-route"},
    {409, RECEIPT_FAILED, false, "do-not-disturb"},
    {500, RECEIPT_LATER, false, "server"},
    {501, RECEIPT_LATER, false, "gateway"},
    {502, RECEIPT_FAILED, false, "gateway-refused"},
};

static void answer_is(struct at_answer *out, enum receipt r, bool fault, const char *why)
{
    out->receipt = r;
    out->fault = fault;
    out->why = why;
}

static void recipient_read(const json_t *one, struct at_answer *out)
{
    int64_t code = json_integer_value(json_object_get(one, "statusCode"));
    const char *name = json_string_value(json_object_get(one, "messageId"));
    answer_is(out, RECEIPT_FAILED, false, "code"); /* one that no list has: another officer is told in time */
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (codes[i].code == code)
            answer_is(out, codes[i].receipt, codes[i].fault, codes[i].why);
    if (out->receipt == RECEIPT_ACCEPTED && name && strcmp(name, "None") != 0 &&
        !span_str(span_of(name), out->name, sizeof out->name))
        out->name[0] = '\0';
}

/* Taken, says the status; what the body says of it is looked at, and where it says nothing the text has left: sending
 * it again and again would be worse than not knowing its name. */
static void taken(struct span body, struct at_answer *out)
{
    json_t *all = json_loadb(body.p ? body.p : "", body.n, 0, NULL);
    const json_t *data = json_object_get(all, "SMSMessageData"), *list = json_object_get(data, "Recipients");
    if (json_array_size(list) == 1)
        recipient_read(json_array_get(list, 0), out);
    else if (json_is_array(list) && json_array_size(list) == 0) /* "InvalidSenderId" and its like, for all of them */
        answer_is(out, RECEIPT_LATER, true, "no-recipient");
    else
        answer_is(out, RECEIPT_ACCEPTED, false, "unreadable");
    json_decref(all);
}

void at_answer_read(int status, struct span body, struct at_answer *out)
{
    *out = (struct at_answer){.receipt = RECEIPT_LATER, .why = "status"};
    if (status >= 200 && status < 300)
        taken(body, out);
    else if (status == 401 || status == 403)
        answer_is(out, RECEIPT_LATER, true, "key");
    else if (status == 400 || status == 413 || status == 422) /* this text, and no other */
        answer_is(out, RECEIPT_FAILED, false, "request");
    else if (status >= 300 && status < 500 && status != 408 && status != 429)
        answer_is(out, RECEIPT_LATER, true, "address");
}
