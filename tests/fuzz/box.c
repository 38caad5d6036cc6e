/* box.c - bytes as they might come from a bearerbox: one frame, a stream of frames, and the text of an sms.
 * What is read and written again is the same; a frame read piece by piece gives the id that reading it whole gives; and
 * no way of cutting a stream changes what comes off it. */
#include "gateway/box.h"

#include <event2/buffer.h>

#include "base/hash.h"
#include "gateway/sms.h"
#include "gateway/stream.h"
#include "tests/fuzz/fuzz.h"

#define STREAM_FRAME_MAX 256 /* small, so that frames too long, and lengths out of step, are within reach */

static bool same_span(struct span a, struct span b)
{
    return (a.p == NULL) == (b.p == NULL) && span_eq(a, b);
}

/* What was read is written, read again, and written once more as the same bytes. */
static void round_trip(const struct box_msg *m, size_t size)
{
    size_t cap = size + 256;
    char *one = malloc(cap), *two = malloc(cap);
    struct box_msg again;
    must(one && two);
    int n = box_pack(m, one, cap);
    must(n > 4 && box_unpack((struct span){one + 4, (size_t)n - 4}, &again));
    must(again.type == m->type && same_span(again.id, m->id));
    must(same_span(again.sms.msgdata, m->sms.msgdata) && same_span(again.sms.udhdata, m->sms.udhdata));
    must(same_span(again.boxc_id, m->boxc_id) && again.load == m->load && again.nack == m->nack);
    must(box_pack(&again, two, cap) == n && memcmp(one, two, (size_t)n) == 0);
    for (int shorter = n - 1; shorter >= 0; shorter -= 1 + shorter / 8)
        must(box_pack(m, two, (size_t)shorter) == -1);
    free(one);
    free(two);
}

static void walk(struct span payload, const struct box_msg *m)
{
    for (size_t piece = 1; piece <= payload.n; piece = piece * 7 + 1) {
        struct box_walk w;
        box_walk_start(&w);
        for (size_t at = 0; at < payload.n; at += piece)
            box_walk(&w, (struct span){payload.p + at, payload.n - at < piece ? payload.n - at : piece});
        struct span id = box_walk_id(&w);
        must(!id.p || (m->type == BOX_SMS && span_eq(id, m->id)));
    }
}

static void read_sms(const struct box_sms *s, struct span payload)
{
    char *space = malloc(sms_read_room(s));
    struct carrier_mo mo;
    int64_t outbox_id = 0;
    enum receipt r;
    must(space != NULL);
    sms_read(s, space, &mo);
    if (!mo.binary)
        must(fuzz_clean(mo.text));
    must(fuzz_within(mo.text, payload) || fuzz_within(mo.text, (struct span){space, sms_read_room(s)}));
    must(!sms_receipt(s, &outbox_id, &r) || outbox_id > 0);
    if (sms_id_read(7, s->id, &outbox_id)) {
        char id[SMS_ID_CAP];
        sms_id(7, outbox_id, id);
        must(span_of(id).n == s->id.n);
    }
    free(space);
}

/* A text of ours comes off the wire as it went on. */
static void write_sms(struct span text)
{
    struct carrier_mt mt = {.id = INT64_MAX, .from = SPAN("22116"), .text = text};
    struct sms_out out = {.space = malloc(sms_write_room(&mt))};
    struct box_msg m = {.type = BOX_SMS}, back;
    struct carrier_mo mo;
    size_t cap = 2 * text.n + 512;
    char *frame = malloc(cap);
    must(out.space && frame);
    memcpy(mt.to.s, "+254711000001", 14);
    sms_write(&mt, 7, true, &out, &m.sms);
    int n = box_pack(&m, frame, cap);
    must(n > 4 && box_unpack((struct span){frame + 4, (size_t)n - 4}, &back));
    char *space = malloc(sms_read_room(&back.sms));
    must(space != NULL);
    sms_read(&back.sms, space, &mo);
    must(!mo.binary && !mo.partial && span_eq(mo.text, text));
    free(space);
    free(frame);
    free(out.space);
}

static void frame(struct span payload)
{
    struct box_msg m;
    bool good = box_unpack(payload, &m);
    must(fuzz_within(m.id, payload) && m.id.n <= BOX_ID_MAX);
    walk(payload, &m);
    if (m.type == BOX_SMS)
        read_sms(&m.sms, payload);
    if (good && m.type != BOX_WDP)
        round_trip(&m, payload.n);
    if (good && m.type == BOX_SMS && m.sms.coding == 0 && m.sms.msgdata.n && fuzz_clean(m.sms.msgdata))
        write_sms(m.sms.msgdata);
}

/* All that comes off the stream when it arrives `piece` bytes at a time, as one number. */
static uint64_t stream_sum(struct span bytes, size_t piece)
{
    struct stream s;
    struct evbuffer *in = evbuffer_new();
    uint64_t sum = 0;
    must(in != NULL);
    stream_init(&s, STREAM_FRAME_MAX);
    enum stream_got got = STREAM_MORE;
    for (size_t at = 0; at < bytes.n && got != STREAM_LOST; at += piece) {
        struct span payload, id = {NULL, 0};
        must(evbuffer_add(in, bytes.p + at, bytes.n - at < piece ? bytes.n - at : piece) == 0);
        while ((got = stream_next(&s, in, &payload, &id)) != STREAM_MORE) {
            must(got != STREAM_MEMORY);
            if (got == STREAM_LOST)
                break;
            must((got == STREAM_FRAME) == (payload.n <= STREAM_FRAME_MAX));
            must((got == STREAM_LONG) == (id.p != NULL));
            struct hash_key key = {sum, (uint64_t)got};
            sum = hash_bytes(key, payload) ^ (id.p ? hash_bytes(key, id) : 0);
            id = (struct span){NULL, 0};
        }
    }
    sum = sum * 31 + (got == STREAM_LOST) + 2u * stream_begun(&s, in) * (got != STREAM_LOST);
    evbuffer_free(in);
    stream_free(&s);
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = fuzz_copy(data, size);
    frame(bytes);
    uint64_t whole = stream_sum(bytes, size ? size : 1);
    must(stream_sum(bytes, 1) == whole && stream_sum(bytes, 5) == whole && stream_sum(bytes, 97) == whole);
    free((void *)(uintptr_t)bytes.p);
    return 0;
}
