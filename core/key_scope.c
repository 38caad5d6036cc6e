/* key_scope.c - the scopes as words. */
#include "core/key_scope.h"

static const char *const words[KEY_SCOPE_COUNT] = {
#define X(id, word, what) word,
    KEY_SCOPE_TABLE(X)
#undef X
};

const char *key_scope_word(enum key_scope s)
{
    return s < KEY_SCOPE_COUNT ? words[s] : "";
}

bool key_scopes_read(struct span list, int64_t *out, struct span *bad)
{
    *out = 0;
    while (list.n) {
        *bad = span_trim(span_cut(&list, ','));
        int s = 0;
        while (s < KEY_SCOPE_COUNT && !span_is(*bad, words[s]))
            s++;
        if (s == KEY_SCOPE_COUNT)
            return false;
        *out |= KEY_SCOPE_BIT(s);
    }
    return true;
}

void key_scopes_write(int64_t scopes, struct text *out)
{
    for (int s = 0, n = 0; s < KEY_SCOPE_COUNT; s++)
        if (scopes & KEY_SCOPE_BIT(s)) {
            text_str(out, n++ ? "," : "");
            text_str(out, words[s]);
        }
}
