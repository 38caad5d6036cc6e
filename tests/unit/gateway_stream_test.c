/* gateway_stream_test.c - frames off a stream: in pieces of any size, too long, and lost. */
#include <stdlib.h>

#include <event2/buffer.h>

#include "gateway/carrier.h"
#include "gateway/stream.h"
#include "tests/unit/test.h"

#define UUID "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
static char bytes[400000], letters[300000];

static size_t a_report(size_t at, size_t letters_n, bool with_id)
{
    struct box_msg m = {.type = BOX_SMS};
    box_sms_unset(&m.sms);
    memset(letters, 'x', sizeof letters);
    m.sms.sender = SPAN("+254700000001");
    m.sms.msgdata = (struct span){letters, letters_n};
    if (with_id)
        m.sms.id = SPAN(UUID);
    int n = box_pack(&m, bytes + at, sizeof bytes - at);
    CHECK(n > 0);
    return (size_t)n;
}

/* Feeds bytes[0..n) in pieces; answers what came, one letter each. */
static void feed(struct stream *s, size_t n, size_t piece, char *came)
{
    struct evbuffer *in = evbuffer_new();
    struct span payload, id;
    size_t k = 0;
    for (size_t i = 0; i < n; i += piece) {
        evbuffer_add(in, bytes + i, n - i < piece ? n - i : piece);
        for (enum stream_got got; k < 20 && (got = stream_next(s, in, &payload, &id)) != STREAM_MORE;) {
            came[k++] = "mFLNO?"[got];
            if (got == STREAM_LONG)
                CHECK(span_is(id, UUID) && payload.n == CARRIER_BROKEN_MAX && memcmp(payload.p, "\0\0\0\2", 4) == 0);
            if (got == STREAM_LOST)
                i = n;
        }
    }
    came[k] = 0;
    CHECK_INT(stream_begun(s, in), 0);
    evbuffer_free(in);
}

static void frames_come_whole_from_pieces_of_any_size(void)
{
    struct stream s;
    char came[32];
    size_t n = a_report(0, 20, true);
    n += a_report(n, 0, true);
    n += a_report(n, 400, true);
    for (size_t piece = 1; piece <= n; piece++) {
        stream_init(&s, 1000);
        feed(&s, n, piece, came);
        CHECK_STR(came, "FFF");
        stream_free(&s);
    }
}

static void a_frame_too_long_passes_and_leaves_its_head(void)
{
    static const size_t pieces[] = {1, 7, 4096, 65536, 400000};
    struct stream s;
    char came[32];
    size_t n = a_report(0, 20, true);
    n += a_report(n, 150000, true);
    n += a_report(n, 20, true);
    n += a_report(n, 100000, false);
    n += a_report(n, 20, true);
    for (size_t i = 0; i < countof(pieces); i++) {
        stream_init(&s, 4000);
        feed(&s, n, pieces[i], came);
        CHECK_STR(came, "FLFNF");
        stream_free(&s);
    }
}

static void the_maximum_itself_is_no_fault(void)
{
    struct stream s;
    char came[32];
    size_t n = a_report(0, 500, true);
    stream_init(&s, (uint32_t)n - 4);
    feed(&s, n, n, came);
    CHECK_STR(came, "F");
    stream_free(&s);
}

static void a_length_no_frame_can_have_is_lost(void)
{
    struct stream s;
    char came[32];
    memcpy(bytes, "\xff\xff\xff\xffjunk", 8);
    stream_init(&s, 1000);
    struct evbuffer *in = evbuffer_new();
    struct span payload, id;
    evbuffer_add(in, bytes, 8);
    CHECK_INT(stream_next(&s, in, &payload, &id), STREAM_LOST);
    evbuffer_free(in);
    stream_restart(&s); /* the next link */
    size_t n = a_report(0, 20, true);
    feed(&s, n, 5, came);
    CHECK_STR(came, "F");
    stream_free(&s);
}

static void a_link_that_falls_in_mid_frame_leaves_nothing(void)
{
    struct stream s;
    char came[32];
    struct span payload, id;
    stream_init(&s, 1000);
    for (int where = 0; where < 2; where++) { /* in a long frame, and with a frame given out */
        struct evbuffer *in = evbuffer_new();
        size_t n = a_report(0, where ? 20 : 5000, true);
        evbuffer_add(in, bytes, where ? n : n / 2);
        CHECK_INT(stream_next(&s, in, &payload, &id), where ? STREAM_FRAME : STREAM_MORE);
        CHECK_INT(stream_begun(&s, in), !where);
        evbuffer_free(in);
        stream_restart(&s);
        n = a_report(0, 20, true);
        feed(&s, n, n, came);
        CHECK_STR(came, "F");
    }
    stream_free(&s);
}

int main(void)
{
    RUN(frames_come_whole_from_pieces_of_any_size);
    RUN(a_frame_too_long_passes_and_leaves_its_head);
    RUN(the_maximum_itself_is_no_fault);
    RUN(a_length_no_frame_can_have_is_lost);
    RUN(a_link_that_falls_in_mid_frame_leaves_nothing);
    return test_end();
}
