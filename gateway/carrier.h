/* carrier.h - what the turn knows of any carrier: messages come in as struct carrier_mo, go out by send().
 * One struct of functions; the loop carrier (one machine without Kannel, stories, phones) and the Kannel link fill it.
 */
#ifndef MLINZI_GATEWAY_CARRIER_H
#define MLINZI_GATEWAY_CARRIER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/msisdn.h"
#include "base/text.h"
#include "gateway/ussd_smpp.h"

#define CARRIER_BROKEN_MAX 65536 /* bytes of a broken frame that are kept for a person */
struct carrier_mo {
    struct span carrier;          /* the link's name, "kannel", "loop" */
    struct span msgid;            /* unique on that link, at most 64 bytes */
    struct span sender, receiver; /* as they came; empty when not known */
    struct span text;             /* UTF-8 without NUL bytes, unless binary or broken */
    int64_t time_s;
    bool partial; /* one part of a long text whose rest never came; its UDH is not in the text */
    bool binary;  /* not a text (8-bit data): text is the bytes as they came, for a person */
    bool broken;  /* a frame that could not be read: text is its first 64 KiB as they came, for a person */
};
enum receipt {
    RECEIPT_ACCEPTED, /* the carrier has it (not yet the phone) */
    RECEIPT_DELIVERED,
    RECEIPT_FAILED, /* it will not arrive: refused by the carrier, or reported so */
    RECEIPT_LATER,  /* the carrier did not take it, or the link fell before it said so: send it again, after a while */
};
struct carrier_mt {
    int64_t id; /* our outbox id, > 0 */
    struct msisdn to;
    struct span from;  /* our short code */
    struct span text;  /* UTF-8; the carrier chooses GSM-7 or UCS-2 */
    int64_t expires_s; /* absolute, on the machine's real clock; 0 none */
};
/* One hop of a USSD session. Spans are valid during the call only. */
struct carrier_ussd {
    struct span link, msgid; /* to be acknowledged once its screen went, or it needs none */
    struct span phone, code; /* who dials, and what was dialled: as they came */
    struct span text;        /* what was typed; of a dial the code */
    int64_t time_s;          /* when it was sent */
    struct ussd_line line;
    char session[16]; /* the network's id of the session, with the phone */
};
/* What a carrier tells its owner. All are called from the event loop; the owner queues them for the next turn. A
 * callback may call acknowledge() and send(), never close(). */
struct carrier_events {
    void *ctx;
    void (*mo)(void *ctx, const struct carrier_mo *mo); /* spans are valid during the call only */
    /* msgid: empty, or the report's own id, to be given to acknowledge() once the receipt is stored (valid during the
     * call only). A receipt may come twice, and DELIVERED before ACCEPTED. */
    void (*receipt)(void *ctx, int64_t outbox_id, enum receipt r, struct span msgid);
    void (*link)(void *ctx,
                 bool up); /* up goes first, down comes after the RECEIPT_LATER of what was still unanswered */
    void (*ussd)(void *ctx, const struct carrier_ussd *u); /* NULL: what says it is USSD is a text */
};
struct carrier {
    void *self;
    const char *name;
    bool gives_receipts;
    bool (*up)(void *self);
    int (*room)(void *self); /* how many more may be sent now: the window, 0 while down */
    /* After the commit only. ERR_AWAY: the link is down; ERR_FULL: no room; ERR_EXISTS: this id waits for its answer
     * already; ERR_STALE: it has expired; ERR_RANGE: the id or number cannot be sent. In all these nothing went out. */
    MUST_USE enum err (*send)(void *self, const struct carrier_mt *mt);
    /* The message with this id is stored (or was stored before): it may be acknowledged. After the commit only. An id
     * the link does not wait for (it fell meanwhile) is passed over: the message comes again, and is to be acknowledged
     * again. */
    void (*acknowledge)(void *self, struct span msgid);
    void (*close)(void *self);
};

#endif
