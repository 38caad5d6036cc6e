/* record.c - the words of what keeps a record from being erased. */
#include "core/record.h"

static const struct {
    const char *word, *why;
} kept[RECORD_KEPTS] = {[RECORD_FREE] = {"", ""},
#define X(id, word, why) [RECORD_KEPT_##id] = {word, why},
                        RECORD_KEPT_TABLE(X)
#undef X
};

const char *record_kept_word(enum record_kept k)
{
    return (unsigned)k < RECORD_KEPTS ? kept[k].word : "";
}

const char *record_kept_why(enum record_kept k)
{
    return (unsigned)k < RECORD_KEPTS ? kept[k].why : "";
}
