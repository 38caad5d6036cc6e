/* oracle.c - our frames against Kannel's own: libgw's msg_pack and msg_unpack (package kannel-dev) as the judge.
 *
 * Seeded random messages go ours -> theirs and theirs -> ours, field by field; and frames cut or turned at random must
 * never be read by us as something else than what Kannel reads. libgw is threaded and ends the program on its own
 * faults, so it lives in this program alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "gw/msg.h"

#include "base/hash.h"
#include "gateway/box.h"

static uint64_t seed = 20261121;
static int failed, count;
static char frame[1 << 17], bytes[1 << 16];
static size_t bytes_n;

static void judge(int ok, const char *what)
{
    failed += !ok;
    printf("%s %d - %s\n", ok ? "ok" : "not ok", ++count, what);
}

static int32_t a_number(void)
{
    static const int32_t edges[] = {-1, 0, 1, 27, INT32_MAX, INT32_MIN, 1790000000};
    uint64_t r = mix64(&seed);
    return r & 8 ? edges[r >> 8 & 7 ? (r >> 8) % 7 : 0] : (int32_t)(r >> 16);
}

static struct span a_string(void)
{
    uint64_t r = mix64(&seed);
    size_t n = r & 3 ? (r >> 8) % 40 : (r & 4 ? (r >> 8) % 2000 : 0);
    if ((r & 0x30) == 0 || bytes_n + n > sizeof bytes)
        return (struct span){NULL, 0};
    char *p = bytes + bytes_n;
    bytes_n += n;
    for (size_t i = 0; i < n; i++)
        p[i] = (char)mix64(&seed);
    return (struct span){p, n};
}

static struct span an_id(void)
{
    static char text[37];
    uint64_t a = mix64(&seed), b = mix64(&seed);
    snprintf(text, sizeof text, "%08x-%04x-%04x-%04x-%012llx", (unsigned)(a >> 32), (unsigned)(a >> 16 & 0xffff),
             (unsigned)(a & 0xffff), (unsigned)(b >> 48), (unsigned long long)(b & 0xffffffffffffULL));
    return (struct span){text, 36};
}

/* Every field of an sms, in pairs of our name and Kannel's: the same. */
/* clang-format off */
#define NUMBERS(X) \
    X(time) X(sms_type) X(mclass) X(mwi) X(coding) X(compress) X(validity) X(deferred) X(dlr_mask) X(pid) X(alt_dcs) \
    X(rpi) X(msg_left) X(priority) X(resend_try) X(resend_time)
#define STRINGS(X) \
    X(sender) X(receiver) X(udhdata) X(msgdata) X(smsc_id) X(smsc_number) X(foreign_id) X(service) X(account) X(dlr_url) \
    X(charset) X(boxc_id) X(binfo) X(meta_data)
/* clang-format on */

static struct box_msg a_message(void)
{
    struct box_msg m;
    memset(&m, 0, sizeof m);
    bytes_n = 0;
    m.type = (enum box_type)(mix64(&seed) % 8 < 4 ? BOX_SMS : mix64(&seed) % 4);
    m.load = a_number();
    m.command = a_number();
    m.boxc_id = a_string();
    m.nack = a_number();
    m.time = a_number();
    m.id = m.sms.id = an_id();
#define X(f) m.sms.f = a_number();
    NUMBERS(X)
#undef X
#define X(f) m.sms.f = a_string();
    STRINGS(X)
#undef X
    return m;
}

static int same_string(struct span a, Octstr *b)
{
    if (!a.p || !b)
        return !a.p && !b;
    return a.n == (size_t)octstr_len(b) && (a.n == 0 || memcmp(a.p, octstr_get_cstr(b), a.n) == 0);
}

static int same_id(struct span a, const uuid_t b)
{
    char text[UUID_STR_LEN + 1];
    uuid_unparse(b, text);
    return a.n == strlen(text) && strncasecmp(a.p, text, a.n) == 0; /* a turned bit may have made a letter large */
}

static int same(const struct box_msg *a, Msg *b)
{
    if ((int)a->type != (int)msg_type(b))
        return 0;
    switch (a->type) {
    case BOX_HEARTBEAT: return a->load == b->heartbeat.load;
    case BOX_ADMIN: return a->command == b->admin.command && same_string(a->boxc_id, b->admin.boxc_id);
    case BOX_ACK: return a->nack == b->ack.nack && a->time == b->ack.time && same_id(a->id, b->ack.id);
    default: break;
    }
    int ok = same_id(a->sms.id, b->sms.id);
#define X(f) ok = ok && a->sms.f == b->sms.f;
    NUMBERS(X)
#undef X
#define X(f) ok = ok && same_string(a->sms.f, b->sms.f);
    STRINGS(X)
#undef X
    return ok;
}

static void ours_is_read_by_kannel(void)
{
    int good = 0;
    for (int i = 0; i < 5000; i++) {
        struct box_msg m = a_message();
        int n = box_pack(&m, frame, sizeof frame);
        Octstr *packed = octstr_create_from_data(frame + 4, n - 4);
        Msg *theirs = msg_unpack(packed);
        good += n > 4 && theirs && same(&m, theirs);
        msg_destroy(theirs);
        octstr_destroy(packed);
    }
    judge(good == 5000, "5000 messages packed by us are read by Kannel field by field");
}

static void kannels_is_read_by_us_and_the_same_bytes(void)
{
    int good = 0, bytes_same = 0;
    for (int i = 0; i < 5000; i++) {
        struct box_msg m = a_message(), back;
        int n = box_pack(&m, frame, sizeof frame);
        Octstr *packed = octstr_create_from_data(frame + 4, n - 4);
        Msg *theirs = msg_unpack(packed);
        Octstr *again = msg_pack(theirs);
        struct span payload = {octstr_get_cstr(again), (size_t)octstr_len(again)};
        good += box_unpack(payload, &back) && same(&back, theirs);
        bytes_same += octstr_compare(packed, again) == 0;
        msg_destroy(theirs);
        octstr_destroy(packed);
        octstr_destroy(again);
    }
    judge(good == 5000, "5000 messages packed by Kannel are read by us field by field");
    judge(bytes_same == 5000, "both pack the same bytes");
}

static void what_we_read_of_a_turned_frame_kannel_reads_too(void)
{
    int read = 0, agree = 0, refused = 0;
    for (int i = 0; i < 20000; i++) {
        struct box_msg m = a_message(), back;
        size_t n = (size_t)box_pack(&m, frame, sizeof frame) - 4;
        for (uint64_t k = mix64(&seed) % 3; k; k--)
            frame[4 + mix64(&seed) % n] = (char)mix64(&seed);
        if (mix64(&seed) % 3 == 0)
            n = mix64(&seed) % n;
        struct span payload = {frame + 4, n};
        if (!box_unpack(payload, &back) || back.type == BOX_WDP || back.id.n != (back.type < BOX_SMS ? 0 : 36)) {
            refused++;
            continue;
        }
        read++;
        Octstr *packed = octstr_create_from_data(payload.p, (long)n);
        Msg *theirs = msg_unpack(packed);
        /* an id that is no UUID is a name to us and a fault to Kannel; a length is 31 bits there */
        agree += theirs == NULL || same(&back, theirs);
        msg_destroy(theirs);
        octstr_destroy(packed);
    }
    judge(read > 1000 && agree == read, "what we read of a cut or turned frame, Kannel reads the same");
    judge(refused > 1000, "and many such frames were refused");
}

int main(void)
{
    gwlib_init();
    log_set_output_level(GW_PANIC);
    ours_is_read_by_kannel();
    kannels_is_read_by_us_and_the_same_bytes();
    what_we_read_of_a_turned_frame_kannel_reads_too();
    printf("1..%d\n", count);
    gwlib_shutdown();
    return failed != 0;
}
