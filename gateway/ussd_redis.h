/* ussd_redis.h - USSD sessions in Redis, so that a hop may come to another machine than the one before. What stands
 * there is sealed, and found by a hash: neither who dialled nor what was chosen can be read in it. Memory keeps a copy
 * of each: when Redis is away, slow or emptied, sessions go on from there, with a warning and no error to whoever
 * dials. */
#ifndef MLINZI_GATEWAY_USSD_REDIS_H
#define MLINZI_GATEWAY_USSD_REDIS_H

#include "gateway/ussd_store.h"

#define USSD_REDIS_KEY_BYTES 32
struct event_base;
struct ussd_redis_settings {
    struct event_base *base;
    const char *at;               /* "/run/redis/redis.sock", or "127.0.0.1:6379" */
    const unsigned char *key;     /* USSD_REDIS_KEY_BYTES, copied */
    int sessions_max;             /* of the copy in memory */
    int timeout_ms, reconnect_ms; /* what was asked and not answered by then ends the connection */
};
/* The connection is made by and by. NULL: no memory, or `at` is neither. */
struct ussd_store *ussd_redis_open(const struct ussd_redis_settings *s);

struct ussd_redis_counts {
    bool up;
    int64_t gets, hits, fallbacks, connects; /* fallbacks: answered from memory because Redis could not */
};
struct ussd_redis_counts ussd_redis_counts(const struct ussd_store *s);

#endif
