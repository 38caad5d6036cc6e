/* stream.h - frames off a stream of bytes, the good, the too long and the lost. No socket: an evbuffer goes in. */
#ifndef MLINZI_GATEWAY_STREAM_H
#define MLINZI_GATEWAY_STREAM_H

#include "gateway/box.h"

struct evbuffer;
enum stream_got {
    STREAM_MORE,   /* no whole frame yet */
    STREAM_FRAME,  /* payload is one */
    STREAM_LONG,   /* a frame over the maximum has passed: payload is its first 64 KiB, id its id */
    STREAM_NO_ID,  /* the same, and no id could be read in it */
    STREAM_LOST,   /* a length that no frame can have: the place in the stream is lost */
    STREAM_MEMORY, /* none left */
};
struct stream {
    uint32_t max_bytes;
    size_t done_bytes;    /* of the frame given out last, still in the buffer */
    uint32_t left;        /* of a frame too long, still to come */
    struct box_walk walk; /* its id */
    char *head;           /* its first bytes */
    size_t head_n;
};
void stream_init(struct stream *s, uint32_t max_bytes);
void stream_restart(struct stream *s); /* for a new link; the old one's buffer is gone */
void stream_free(struct stream *s);
/* The next frame; its spans are valid until the next call. */
enum stream_got stream_next(struct stream *s, struct evbuffer *in, struct span *payload, struct span *id);
/* A frame has begun and its end has not come. */
bool stream_begun(const struct stream *s, const struct evbuffer *in);

#endif
