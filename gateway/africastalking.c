/* africastalking.c - the forms of Africa's Talking. */
#include "gateway/africastalking.h"

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
