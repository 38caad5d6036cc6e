/* ussd_store.h - where USSD sessions live between hops: in this process's memory, or elsewhere behind the same four
 * functions. A session that is lost costs its reporter some keys, never the report (core/decide.h, slip). */
#ifndef MLINZI_GATEWAY_USSD_STORE_H
#define MLINZI_GATEWAY_USSD_STORE_H

#include "base/err.h"
#include "forms/ussd.h"

#define USSD_KEY_CAP 128 /* "link/session id" */

/* One backend. Nothing waits: get answers by its callback, at once or in a later round of the loop; put and drop are
 * carried out in the order given, before any later get of the same key. Sessions past their time are not there. */
struct ussd_store {
    void *self;
    /* NULL: there is none, or it cannot be had; *s lives during the call alone. */
    void (*get)(void *self, const char *key, int64_t now_s, void *ctx,
                void (*got)(void *ctx, const struct ussd_session *s));
    void (*put)(void *self, const char *key, const struct ussd_session *s, int64_t until_s);
    void (*drop)(void *self, const char *key);
    void (*close)(void *self);
};

/* In memory: at most that many, then the one longest unused makes room. NULL: no memory. */
struct ussd_store *ussd_memory_open(int sessions_max);

#endif
