/* carrier.h - what the turn knows of any carrier: messages come in as struct carrier_mo, go out by send().
 * One struct of functions; the loop carrier (one machine without Kannel, stories, phones) and the Kannel link fill it. */
#ifndef MLINZI_GATEWAY_CARRIER_H
#define MLINZI_GATEWAY_CARRIER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/msisdn.h"
#include "base/text.h"

struct carrier_mo {
    struct span carrier; /* the link's name, "kannel", "loop" */
    struct span msgid;   /* unique on that link */
    struct span sender, receiver; /* as they came */
    struct span text;    /* UTF-8 */
    int64_t time_s;
    bool partial;        /* one part of a long text whose rest never came; udh kept before the text in no way */
    bool broken;         /* a frame that could not be read: text is its first 64 KiB as they came, for a person */
};
enum receipt { RECEIPT_ACCEPTED, RECEIPT_DELIVERED, RECEIPT_FAILED };
struct carrier_mt {
    int64_t id;               /* our outbox id */
    struct msisdn to;
    struct span from;         /* our short code */
    struct span text;         /* UTF-8; the carrier chooses GSM-7 or UCS-2 */
    int64_t expires_s;        /* absolute; 0 none */
};
/* What a carrier tells its owner. All are called from the event loop; the owner queues them for the next turn. */
struct carrier_events {
    void *ctx;
    void (*mo)(void *ctx, const struct carrier_mo *mo);   /* spans are valid during the call only */
    void (*receipt)(void *ctx, int64_t outbox_id, enum receipt r);
    void (*link)(void *ctx, bool up);
};
struct carrier {
    void *self;
    const char *name;
    bool gives_receipts;
    bool (*up)(void *self);
    int (*room)(void *self);                               /* how many more may be sent now: the window */
    enum err (*send)(void *self, const struct carrier_mt *mt); /* after the commit only */
    /* The message with this id is stored (or was stored before): it may be acknowledged. After the commit only. */
    void (*acknowledge)(void *self, struct span msgid);
    void (*close)(void *self);
};

#endif
