/* phone.h - what the phones of a practice world show (the page /phone): the texts of one number both ways, read
 * from the store, so that they are there after a restart too; and what a case waits for. Whole tables are read: the
 * store of a practice world is small, and nobody else asks. */
#ifndef MLINZI_MLINZID_ENGINE_PHONE_H
#define MLINZI_MLINZID_ENGINE_PHONE_H

#include "escalator/escalator.h"
#include "mlinzid/engine/engine.h"

#define PHONE_TEXTS 12
#define PHONE_WORDS_CAP 1200
struct phone_text {
    bool typed; /* by whoever holds the phone; else it came */
    int64_t id; /* of the outbox, where it came */
    int64_t at_s;
    enum phrase key;             /* where it came */
    char ref[16], code[16];      /* the case it names, the code it carries; "" none */
    char words[PHONE_WORDS_CAP]; /* whole characters */
    int64_t after;               /* inside: the text that caused it, 0 none; of a typed one, itself */
};
/* The last PHONE_TEXTS, oldest first. */
MUST_USE enum err engine_phone(struct engine *e, struct span carrier, const struct msisdn *phone,
                               struct phone_text out[PHONE_TEXTS], int *n);

#endif
