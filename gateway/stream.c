/* stream.c - frames off a stream of bytes.
 *
 * A frame is drained by its length whatever it holds, so that one handset's text can never stop the texts behind it. Of
 * one too long to be kept whole the head is kept, and its id is read while it passes. Only a length that no frame can
 * have is no length: whoever wrote it is out of step, and draining it would swallow good frames for minutes. */
#include "gateway/stream.h"

#include <stdlib.h>
#include <string.h>

#include <event2/buffer.h>

#include "gateway/carrier.h"

#define OUT_OF_STEP 64 /* times the maximum */

void stream_init(struct stream *s, uint32_t max_bytes)
{
    memset(s, 0, sizeof *s);
    s->max_bytes = max_bytes;
}

void stream_restart(struct stream *s)
{
    s->done_bytes = 0;
    s->left = 0;
}

void stream_free(struct stream *s)
{
    free(s->head);
    s->head = NULL;
}

static enum stream_got long_next(struct stream *s, struct evbuffer *in, struct span *payload, struct span *id)
{
    while (s->left > 0) {
        struct evbuffer_iovec v;
        if (evbuffer_peek(in, -1, NULL, &v, 1) < 1 || v.iov_len == 0)
            return STREAM_MORE;
        size_t n = v.iov_len < s->left ? v.iov_len : s->left;
        size_t room = CARRIER_BROKEN_MAX - s->head_n;
        box_walk(&s->walk, (struct span){v.iov_base, n});
        memcpy(s->head + s->head_n, v.iov_base, n < room ? n : room);
        s->head_n += n < room ? n : room;
        s->left -= (uint32_t)n;
        evbuffer_drain(in, n);
    }
    *payload = (struct span){s->head, s->head_n};
    *id = box_walk_id(&s->walk);
    return id->p ? STREAM_LONG : STREAM_NO_ID;
}

enum stream_got stream_next(struct stream *s, struct evbuffer *in, struct span *payload, struct span *id)
{
    unsigned char len[4];
    evbuffer_drain(in, s->done_bytes);
    s->done_bytes = 0;
    if (s->left > 0)
        return long_next(s, in, payload, id);
    if (evbuffer_copyout(in, len, 4) < 4)
        return STREAM_MORE;
    uint32_t n = (uint32_t)len[0] << 24 | (uint32_t)len[1] << 16 | (uint32_t)len[2] << 8 | len[3];
    if (n / OUT_OF_STEP > s->max_bytes)
        return STREAM_LOST;
    if (n > s->max_bytes) {
        if (!s->head && !(s->head = malloc(CARRIER_BROKEN_MAX)))
            return STREAM_MEMORY;
        s->left = n;
        s->head_n = 0;
        box_walk_start(&s->walk);
        evbuffer_drain(in, 4);
        return long_next(s, in, payload, id);
    }
    if (evbuffer_get_length(in) < 4 + (size_t)n)
        return STREAM_MORE;
    const unsigned char *p = evbuffer_pullup(in, (ev_ssize_t)(4 + (size_t)n));
    if (!p)
        return STREAM_MEMORY;
    s->done_bytes = 4 + (size_t)n;
    *payload = (struct span){(const char *)p + 4, n};
    return STREAM_FRAME;
}

bool stream_begun(const struct stream *s, const struct evbuffer *in)
{
    return s->left > 0 || evbuffer_get_length(in) > s->done_bytes;
}
