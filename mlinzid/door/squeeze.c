/* squeeze.c - pages are mostly the same words over and over: gzip makes a tenth of them, on a modem the difference
 * between one second and ten.
 *
 * The length of what is squeezed tells something of what stands in it to whoever can put words of his own beside it and
 * watch the line (BREACH). So each answer carries a name of random length in its gzip header, which blurs that, and the
 * only secret of a page, its form's token, opens nothing without the cookie, which is in no page. */
#include "mlinzid/door/squeeze.h"

#include <event2/buffer.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <zlib.h>

enum { WORTH_BYTES = 800, NAME_MOST = 48, GZIP_WINDOW = 15 + 16 };

bool squeeze_taken(struct span accept)
{
    while (accept.n) {
        struct span one = span_cut(&accept, ','), name = span_trim(span_cut(&one, ';')), q = span_trim(one);
        if (span_is(name, "gzip"))
            return !span_is(q, "q=0") && !span_is(q, "q=0.0");
    }
    return false;
}

static void random_name(char out[NAME_MOST + 1])
{
    unsigned char seed[NAME_MOST];
    size_t n = 0;
    if (getrandom(seed, sizeof seed, 0) == (ssize_t)sizeof seed)
        n = seed[0] % NAME_MOST;
    for (size_t i = 0; i < n; i++)
        out[i] = (char)('a' + seed[i] % 26);
    out[n] = '\0';
}

bool squeeze(struct evbuffer *body)
{
    size_t n = evbuffer_get_length(body);
    char name[NAME_MOST + 1];
    z_stream z = {0};
    gz_header head = {.os = 255};
    if (n < WORTH_BYTES || deflateInit2(&z, 6, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    random_name(name);
    head.name = (Bytef *)name;
    unsigned char *out = malloc(n);
    z.next_in = evbuffer_pullup(body, -1);
    z.avail_in = (uInt)n;
    z.next_out = out;
    z.avail_out = (uInt)n;
    bool done = out && z.next_in && deflateSetHeader(&z, &head) == Z_OK && deflate(&z, Z_FINISH) == Z_STREAM_END;
    done = done && evbuffer_add(body, out, z.total_out) == 0 && evbuffer_drain(body, n) == 0;
    deflateEnd(&z);
    free(out);
    return done;
}
