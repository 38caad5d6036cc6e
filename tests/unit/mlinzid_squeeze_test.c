/* mlinzid_squeeze_test.c - what the door makes small, and for whom. */
#include <event2/buffer.h>
#include <zlib.h>

#include "mlinzid/door/squeeze.h"
#include "tests/unit/test.h"

static void asked_for(void)
{
    CHECK(squeeze_taken(SPAN("gzip")));
    CHECK(squeeze_taken(SPAN("br, deflate , gzip;q=0.5")));
    CHECK(!squeeze_taken(SPAN("br, gzip;q=0")));
    CHECK(!squeeze_taken(SPAN("xgzip")));
    CHECK(!squeeze_taken(SPAN("")));
}

/* What was squeezed, made large again. */
static size_t large(struct evbuffer *b, unsigned char *out, size_t cap)
{
    z_stream z = {0};
    size_t n = evbuffer_get_length(b);
    z.next_in = evbuffer_pullup(b, -1);
    z.avail_in = (uInt)n;
    z.next_out = out;
    z.avail_out = (uInt)cap;
    if (inflateInit2(&z, 15 + 16) != Z_OK)
        return 0;
    int ended = inflate(&z, Z_FINISH);
    inflateEnd(&z);
    return ended == Z_STREAM_END ? z.total_out : 0;
}

static void a_page_comes_back_whole(void)
{
    static unsigned char out[200000];
    struct evbuffer *b = evbuffer_new();
    size_t lengths[2];
    bool differ = false;
    for (int time = 0; time < 20; time++) {
        evbuffer_drain(b, evbuffer_get_length(b));
        for (int i = 0; i < 4000; i++)
            evbuffer_add_printf(b, "<tr><td>%d</td></tr>\n", i);
        size_t n = evbuffer_get_length(b);
        CHECK(squeeze(b));
        lengths[time > 0] = evbuffer_get_length(b);
        differ = differ || (time > 0 && lengths[0] != lengths[1]);
        CHECK(evbuffer_get_length(b) < n / 4);
        CHECK_INT(large(b, out, sizeof out), n);
        CHECK(memcmp(out + n - 19, "<td>3999</td></tr>\n", 19) == 0);
    }
    CHECK(differ); /* the same page is not always of the same length */
    evbuffer_free(b);
}

static void what_is_not_worth_it_stays(void)
{
    struct evbuffer *b = evbuffer_new();
    evbuffer_add_printf(b, "short");
    CHECK(!squeeze(b));
    CHECK_INT(evbuffer_get_length(b), 5);
    unsigned x = 1;
    evbuffer_drain(b, 5);
    for (int i = 0; i < 5000; i++) {
        x = x * 1664525 + 1013904223;
        unsigned char c = (unsigned char)(x >> 24);
        evbuffer_add(b, &c, 1);
    }
    CHECK(!squeeze(b)); /* noise does not get smaller */
    CHECK_INT(evbuffer_get_length(b), 5000);
    evbuffer_free(b);
}

int main(void)
{
    RUN(asked_for);
    RUN(a_page_comes_back_whole);
    RUN(what_is_not_worth_it_stays);
    return test_end();
}
