/* letter.c - what door, desk and engine say to each other, taken as a stranger's: opened, every part lies within its
 * bytes; packed again it is the same bytes; and no cut of it is a letter. An input that begins with C is what CPIMS
 * answers, C0 to C9 by its status: it says one thing of the case or nothing, in words that may stand in a timeline, and
 * goes through a letter as it is. */
#include "mlinzid/door/letter.h"

#include "gateway/cpims.h"
#include "tests/fuzz/fuzz.h"

#define NAME "7c9e6679-7425-40de-944b-e07fc1f90ae7"

static bool one_line(const char *s, bool ascii)
{
    for (; *s; s++)
        if ((unsigned char)*s < ' ' || *s == 0x7F || (ascii && ((unsigned char)*s > '~' || *s == ' ')))
            return false;
    return true;
}

static void check_answer(const struct cpims_answer *a)
{
    static unsigned char packed[LETTER_BYTES_MAX];
    struct letter l = {.kind = LETTER_BRIDGED, .id = 1, .parts = 2}, back;
    bool says = *a->serial || *a->said || *a->comment;
    must(a->end >= CPIMS_TAKEN && a->end <= CPIMS_CLOSED && (a->end == CPIMS_TAKEN) == !*a->why);
    must(!says || a->end == CPIMS_TAKEN);
    must(!*a->said || strcmp(a->said, "002") == 0 || strcmp(a->said, "003") == 0);
    must(one_line(a->serial, true) && one_line(a->comment, false) && fuzz_clean(span_of(a->comment)));
    must(strlen(a->comment) < CPIMS_COMMENT_CAP && strlen(a->serial) < CPIMS_SERIAL_CAP);
    l.part[0] = span_of(a->serial);
    l.part[1] = span_of(a->comment);
    size_t n = letter_pack(&l, packed, sizeof packed);
    must(n && letter_open(packed, n, &back) && span_eq(back.part[1], l.part[1]));
}

static void cpims(struct span in)
{
    static const int statuses[] = {0, 200, 201, 302, 400, 401, 404, 409, 429, 500};
    struct span body = fuzz_copy((const uint8_t *)in.p + (in.n ? 1 : 0), in.n ? in.n - 1 : 0);
    int status = statuses[in.n ? (unsigned char)(in.p[0] - '0') % 10 : 0];
    struct cpims_answer a;
    cpims_answer_read(status, body, NAME, &a);
    check_answer(&a);
    must(!*a.said && !*a.comment);
    must(a.end != CPIMS_TAKEN || status == 200 || status == 201 || status == 400 || status == 409);
    cpims_became_read(status, body, NAME, &a);
    check_answer(&a);
    must(a.end != CPIMS_TAKEN || status == 200 || status == 201);
    cpims_put_read(body, &a);
    check_answer(&a);
    free((char *)(uintptr_t)body.p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned char again[LETTER_BYTES_MAX];
    struct letter l, cut;
    if (size && data[0] == 'C') {
        cpims((struct span){(const char *)data + 1, size - 1});
        return 0;
    }
    struct span whole = fuzz_copy(data, size);
    if (letter_open((const unsigned char *)whole.p, whole.n, &l)) {
        must(l.kind > LETTER_NONE && l.kind < LETTER_KINDS && l.parts >= 0 && l.parts <= LETTER_PARTS);
        for (int i = 0; i < l.parts; i++)
            must(fuzz_within(l.part[i], whole));
        if (size <= sizeof again)
            must(letter_pack(&l, again, sizeof again) == size && memcmp(again, data, size) == 0);
        must(letter_pack(&l, again, size - 1) == 0);
        for (size_t n = 0; n < size; n += size / 16 + 1)
            must(!letter_open((const unsigned char *)whole.p, n, &cut));
    }
    free((char *)(uintptr_t)whole.p);
    return 0;
}
