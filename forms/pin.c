/* pin.c - cuts a PIN out of a text before anything is stored.
 * PINs belong to USSD, where nothing stays on the phone; a person who types one into an SMS must not find it in our
 * records. Cut is the word for it, what links them, and the digits. */
#include "forms/read.h"
#include "forms/token.h"

#define PIN_TOKENS 23 /* as many as any PIN and the words around it take: 6 + 4 + 3 + 4 + 6 */

static bool fold_is(const struct tokens *ts, int i, const char *word)
{
    return i < ts->count && span_is(token_fold(ts, i), word);
}

/* The word for a PIN at token i: how many tokens it takes, 0 when it is none. */
static int pin_word(const struct tokens *ts, int i)
{
    static const char *const words[] = {"pin", "pini", "siri", "nenosiri", "secret", "password", "passcode", "pincode"};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (fold_is(ts, i, words[k]))
            return 1;
    return fold_is(ts, i, "p") && fold_is(ts, i + 1, "i") && fold_is(ts, i + 2, "n") ? 3 : 0; /* P.I.N */
}

static bool link_word(const struct tokens *ts, int i)
{
    static const char *const words[] = {"ni",   "is",   "yangu", "my",   "number", "no",    "namba", "nambari",
                                        "code", "ya",   "siri",  "the",  "yako",   "wangu", "new",   "mpya",
                                        "was",  "ndio", "ndiyo", "yake", "hii",    "hiyo",  "sasa",  "langu",
                                        "lako", "la",   "mine",  "now",  "your",   "our",   "yetu",  "its"};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (fold_is(ts, i, words[k]))
            return true;
    return false;
}

/* Four to six digits, together or in groups, from token i; how many tokens, 0 when there is no PIN. Ours have six: what
 * makes six is taken whole, so that no end of a PIN is left; else it stops at four or more. */
static int pin_digits(const struct tokens *ts, int i)
{
    int digits = 0, k = i, end = 0;
    while (k < ts->count && ts->t[k].type == TOKEN_NUMBER &&
           (k == i || (ts->t[k].gap & (uint16_t) ~(GAP_SPACE | GAP_DASH | GAP_DOT)) == 0) &&
           digits + ts->t[k].digits <= 6) {
        digits += ts->t[k++].digits;
        if (digits == 6 || (digits >= 4 && !end))
            end = k;
    }
    return end > 0 ? end - i : 0;
}

/* The PIN after the word for it at token i ("pin yangu ni 1234"): how many tokens, 0 when there is none. */
static int pin_after(const struct tokens *ts, int i)
{
    int word = pin_word(ts, i), k = i + word;
    while (word > 0 && k < i + word + 4 && link_word(ts, k))
        k++;
    int digits = word > 0 ? pin_digits(ts, k) : 0;
    return digits > 0 ? k + digits - i : 0;
}

/* The PIN at token i, before its word too ("1234 is my pin", "482913 pin"): how many tokens, 0 when there is none. Of
 * "1234 is my pin 4815" either may be the PIN, so both go. */
static int pin_at(const struct tokens *ts, int i)
{
    int after = pin_after(ts, i), digits = after > 0 ? 0 : pin_digits(ts, i), k = i + digits;
    while (digits > 0 && k < i + digits + 4 && link_word(ts, k) && pin_word(ts, k) == 0)
        k++;
    int word = digits > 0 ? pin_word(ts, k) : 0;
    bool linked = k > i + digits || (digits == 1 && ts->t[i].digits == 6);
    if (word == 0 || !linked)
        return after;
    after = pin_after(ts, k);
    return k - i + (after > 0 ? after : word);
}

/* Copies a piece without its PINs and returns how many of its bytes are done. The last tokens of a piece that is not
 * the text's end are left for the next one, in which what follows them is seen. */
static size_t cut_piece(struct span piece, bool end, struct text *out, bool *cut)
{
    unsigned char scratch[48 * 1024]; /* for the tokens of a piece, which is short */
    struct arena arena;
    struct tokens ts;
    size_t from = 0;
    arena_init(&arena, scratch, sizeof scratch);
    int count = tokens_read(piece, &arena, &ts) ? ts.count : 0, stop = end ? count : count - PIN_TOKENS;
    for (int i = 0; i < stop; i++) {
        int tokens = pin_at(&ts, i);
        if (tokens == 0)
            continue;
        const struct token *last = &ts.t[i + tokens - 1];
        text_span(out, (struct span){piece.p + from, ts.t[i].at - from});
        from = last->at + last->n;
        i += tokens - 1;
        *cut = true;
    }
    size_t done = !end && stop > 0 && ts.t[stop].at > from ? ts.t[stop].at : end || stop <= 0 ? piece.n : from;
    text_span(out, (struct span){piece.p + from, done - from});
    return done;
}

bool text_cut_pin(struct span utf8, struct text *out)
{
    enum { PIECE_BYTES = 1024 }; /* a long text is looked through in pieces that end at a space */
    bool cut = false;
    for (size_t done = 0; done < utf8.n;) {
        size_t n = utf8.n - done < PIECE_BYTES ? utf8.n - done : PIECE_BYTES;
        while (done + n < utf8.n && n > PIECE_BYTES / 2 && utf8.p[done + n - 1] != ' ')
            n--;
        done += cut_piece((struct span){utf8.p + done, n}, done + n == utf8.n, out, &cut);
    }
    return cut;
}
