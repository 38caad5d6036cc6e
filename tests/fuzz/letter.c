/* letter.c - what door, desk and engine say to each other, taken as a stranger's: opened, every part lies within its
 * bytes; packed again it is the same bytes; and no cut of it is a letter. */
#include "mlinzid/letter.h"

#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned char again[LETTER_BYTES_MAX];
    struct letter l, cut;
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
