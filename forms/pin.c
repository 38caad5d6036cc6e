/* pin.c - cuts a PIN out of a text before anything is stored.
 * PINs belong to USSD, where nothing stays on the phone; a person who types one into an SMS must not find it in our
 * records. Cut is the word for it, what links them, and the digits. */
#include "forms/read.h"
#include "forms/token.h"

static bool fold_is(const struct tokens *ts, int i, const char *word)
{
    return i >= 0 && i < ts->count && span_is(token_fold(ts, i), word);
}

/* The word for a PIN at token i: how many tokens it takes, 0 when it is none. */
static int pin_word(const struct tokens *ts, int i)
{
    if (fold_is(ts, i, "pin") || fold_is(ts, i, "pini") || fold_is(ts, i, "siri") || fold_is(ts, i, "password") ||
        fold_is(ts, i, "passcode"))
        return 1;
    return 0;
}

static bool link_word(const struct tokens *ts, int i)
{
    static const char *const words[] = {"ni", "is",   "yangu", "my",   "number", "no",  "namba", "nambari", "code",
                                        "ya", "siri", "the",   "yako", "wangu",  "new", "mpya",  "was"};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (fold_is(ts, i, words[k]))
            return true;
    return false;
}

/* Four to six digits, together or in groups, from token i; how many tokens, 0 when there is no PIN. */
static int pin_digits(const struct tokens *ts, int i)
{
    int digits = 0, k = i;
    while (k < ts->count && ts->t[k].type == TOKEN_NUMBER &&
           (k == i || (ts->t[k].gap & (uint16_t) ~(GAP_SPACE | GAP_DASH | GAP_DOT)) == 0) &&
           digits + ts->t[k].digits <= 6) {
        digits += ts->t[k++].digits;
        if (digits >= 4)
            break;
    }
    bool more = k < ts->count && ts->t[k].type == TOKEN_NUMBER && ts->t[k].gap == 0;
    return digits >= 4 && digits <= 6 && !more ? k - i : 0;
}

/* The PIN at token i, or before it ("1234 is my pin"): the first token cut and how many. 0 when there is none. */
static int pin_at(const struct tokens *ts, int i, int *first)
{
    *first = i;
    int word = pin_word(ts, i), k = i + word;
    if (word > 0) {
        while (k < ts->count && k < i + 5 && link_word(ts, k))
            k++;
        int digits = pin_digits(ts, k);
        return digits > 0 ? k + digits - i : 0;
    }
    int digits = pin_digits(ts, i);
    k = i + digits;
    while (digits > 0 && k < ts->count && k < i + digits + 3 && link_word(ts, k))
        k++;
    return digits > 0 && k > i + digits && k < ts->count && pin_word(ts, k) > 0 ? k + 1 - i : 0;
}

/* Copies a piece without its PINs. */
static bool cut_piece(struct span piece, struct text *out)
{
    unsigned char scratch[48 * 1024]; /* for the tokens of a piece, which is short */
    struct arena arena;
    struct tokens ts;
    size_t from = 0;
    bool cut = false;
    arena_init(&arena, scratch, sizeof scratch);
    int count = tokens_read(piece, &arena, &ts) ? ts.count : 0;
    for (int i = 0, first; i < count; i++) {
        int tokens = pin_at(&ts, i, &first);
        if (tokens == 0)
            continue;
        const struct token *last = &ts.t[first + tokens - 1];
        text_span(out, (struct span){piece.p + from, ts.t[first].at - from});
        from = last->at + last->n;
        i = first + tokens - 1;
        cut = true;
    }
    text_span(out, (struct span){piece.p + from, piece.n - from});
    return cut;
}

bool text_cut_pin(struct span utf8, struct text *out)
{
    enum { PIECE_BYTES = 1024 }; /* a long text is looked through in pieces that end at a space */
    bool cut = false;
    for (size_t done = 0; done < utf8.n;) {
        size_t n = utf8.n - done < PIECE_BYTES ? utf8.n - done : PIECE_BYTES;
        while (done + n < utf8.n && n > PIECE_BYTES / 2 && utf8.p[done + n - 1] != ' ')
            n--;
        cut = cut_piece((struct span){utf8.p + done, n}, out) || cut;
        done += n;
    }
    return cut;
}
