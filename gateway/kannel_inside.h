/* kannel_inside.h - the native box's own parts, for gateway/kannel.c and kannel_take.c alone. */
#ifndef MLINZI_GATEWAY_KANNEL_INSIDE_H
#define MLINZI_GATEWAY_KANNEL_INSIDE_H

#include "gateway/box.h"
#include "gateway/kannel.h"
#include "gateway/kannel_place.h"
#include "gateway/stream.h"

struct in_flight {
    char id[BOX_ID_MAX];
    size_t n;
};
struct out_flight {
    int64_t id, sent_ms;
};
struct kannel {
    struct carrier carrier;
    struct kannel_place at;
    struct carrier_events on;
    struct event_base *base;
    struct bufferevent *bev; /* NULL between links */
    struct event *retry, *tick;
    uint32_t box; /* the first eight digits of our message ids */
    uint64_t seed;
    int wait_ms;
    int64_t since_ms; /* connecting or up since */
    bool away_said;   /* logged that bearerbox cannot be reached, once until it can */
    bool paused;      /* reading stopped, in[] is full */
    int64_t read_ms;  /* when bytes last came */
    struct in_flight *in;
    struct out_flight *out; /* in the order of sending */
    struct stream stream;
    char *space; /* for texts being turned into another coding */
    size_t space_n;
    int64_t closed_ms[KANNEL_CLOSINGS_MAX]; /* the last closings for a broken frame, a ring */
    int64_t alarm_ms;
    struct kannel_counts count;
};

/* kannel.c */
bool kannel_space_for(struct kannel *k, size_t n); /* k->space holds so much */
void kannel_write_ack(struct kannel *k, struct span id);
void kannel_link_down(struct kannel *k, const char *why);
/* A frame that cannot even be acknowledged: only a new start finds the place in the stream again. */
void kannel_close_broken(struct kannel *k, const char *why);

/* kannel_take.c */
/* The message's place in k->in, which waits for our ack; -1: none. */
int kannel_in_find(const struct kannel *k, struct span id);
/* What the stream gave, handed on. False: nothing more for now. */
bool kannel_take_next(struct kannel *k);

#endif
