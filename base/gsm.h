/* gsm.h - GSM 03.38: what an SMS can carry and how many parts it takes (3GPP TS 23.038, 23.040). */
#ifndef MLINZI_BASE_GSM_H
#define MLINZI_BASE_GSM_H

#include <stdbool.h>

#include "base/text.h"

struct sms_size {
    bool gsm7; /* every character is in the default alphabet or its extension table */
    int units; /* septets, or UTF-16 units when not gsm7 */
    int parts; /* 160 or 70 alone, 153 or 67 a part when several; 0 for the empty text */
};
struct sms_size sms_measure(struct span utf8);
bool gsm_has(uint32_t c);
/* Replaces what GSM 03.38 has not by the nearest it has (dashes, quotes, accents, ellipsis); leaves out the rest. */
void gsm_plain(struct span utf8, struct text *out);
/* UTF-8 to UTF-16BE and back. Returns bytes written, or -1 when cap is too small. */
int utf16_from_utf8(struct span utf8, char *out, size_t cap);
int utf8_from_utf16(struct span utf16be, char *out, size_t cap);

#endif
