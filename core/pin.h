/* pin.h - the rules of PINs: which are good enough, and who may still try. What a PIN is compared with is never here.
 * Six digits have a million combinations; what keeps them is that only a few guesses are ever evaluated (trust, row
 * "PIN and password guessing"), so what people guess first must not be chosen. */
#ifndef MLINZI_CORE_PIN_H
#define MLINZI_CORE_PIN_H

#include "base/text.h"

#define PIN_DIGITS 6
enum pin_fault {
    PIN_GOOD,
    PIN_NOT_SIX,  /* not six digits */
    PIN_REPEATS,  /* one, two or three digits again and again: 111111, 121212, 123123 */
    PIN_RUNS,     /* up or down by one: 123456, 987654, 890123 */
    PIN_KNOWN,    /* among those that people choose first: 123321, 147258 */
    PIN_OF_PHONE, /* the end of the person's own number */
    PIN_FAULTS
};
/* phone: the person's number in any form; may be empty. */
enum pin_fault pin_check(struct span pin, struct span phone);
/* What is wrong with it, as a sentence for a person; "" for PIN_GOOD. */
const char *pin_fault_words(enum pin_fault f);
bool pin_is_six(struct span pin);
/* tries: those counted since the last right one. Each is counted before it is evaluated. */
bool pin_may_try(int64_t tries, bool locked, int64_t most);
/* Whether a wrong one, the last of `tries` counted, locks. */
bool pin_locks(int64_t tries, int64_t most);

#endif
