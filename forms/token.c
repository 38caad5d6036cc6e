/* token.c - a text as words and numbers.
 * Volunteers write "9yrs.shimo la tewa .URGENT!!" and "report#neglect#M#4": any separator may stand anywhere, and yet
 * what stood between two words still tells a date from a list and one sentence from the next. So tokens keep their gap.
 */
#include "forms/token.h"

#include <string.h>

struct maker {
    struct span text;
    struct tokens *out;
    size_t fold_n;
    int cap;
    uint16_t gap;
    bool in;         /* inside a token */
    char last;       /* the last letter folded, for the possessive */
    bool apostrophe; /* an apostrophe was just passed over, inside a word */
};

static void token_end(struct maker *m)
{
    if (!m->in)
        return;
    struct token *t = &m->out->t[m->out->count - 1];
    size_t n = m->fold_n - t->fold;
    t->fold_n = (uint16_t)(n > 120 ? 120 : n);
    if (m->apostrophe && m->last == 's')
        t->possessive = true;
    m->in = false;
    m->apostrophe = false;
}

static bool token_start(struct maker *m, size_t at, int type)
{
    struct tokens *out = m->out;
    if (out->count == m->cap)
        return false;
    out->t[out->count++] =
        (struct token){.at = (uint32_t)at, .fold = (uint32_t)m->fold_n, .gap = m->gap, .type = (uint8_t)type};
    m->in = true;
    m->gap = 0;
    return true;
}

/* A full stop does not end a sentence after a short word ("Mt. Elgon", "no. 14") or between two words without a space.
 */
static uint16_t stop_gap(const struct maker *m, size_t next)
{
    const struct tokens *ts = m->out;
    const struct token *last = ts->count == 0 ? NULL : &ts->t[ts->count - 1];
    bool short_word = last != NULL && last->type == TOKEN_WORD && m->fold_n - last->fold <= 2;
    bool glued = m->gap == 0 && next < m->text.n && ((unsigned char)m->text.p[next] >= '0') && m->text.p[next] != '?' &&
                 m->text.p[next] != ':';
    return short_word || glued ? GAP_DOT : GAP_STOP;
}

static uint16_t punct_gap(const struct maker *m, char c, size_t next)
{
    switch (c) {
    case '.': return stop_gap(m, next);
    case '!': return GAP_STOP;
    case '?': return GAP_STOP | GAP_QUERY;
    case ',': return GAP_COMMA;
    case ':': return GAP_COLON;
    case '/':
    case '\\': return GAP_SLASH;
    case '"':
    case '(':
    case ')':
    case '[':
    case ']': return GAP_QUOTE;
    case '#':
    case '*':
    case '|':
    case ';': return GAP_FIELD;
    case '+': return GAP_PLUS;
    case '-':
    case '_': /* also a long dash: with spaces around it is another field */
        return (m->gap & GAP_SPACE) != 0 && next < m->text.n && m->text.p[next] == ' ' ? GAP_FIELD : GAP_DASH;
    default: return GAP_MARK;
    }
}

static void digit_add(struct token *t, char c)
{
    if (t->digits < 255)
        t->digits++;
    t->value = t->value >= NUMBER_TOO_BIG / 10 ? NUMBER_TOO_BIG : t->value * 10 + (c - '0');
}

/* A letter or a digit: goes on with the token, or begins the next. */
static bool word_char(struct maker *m, int class, struct span folded, size_t at, size_t next)
{
    int type = class == CHAR_DIGIT ? TOKEN_NUMBER : TOKEN_WORD;
    struct tokens *out = m->out;
    if (m->in && out->t[out->count - 1].type != type)
        token_end(m);
    if (!m->in) {
        if (!token_start(m, at, type))
            return false;
        out->t[out->count - 1].capital = type == TOKEN_WORD && m->text.p[at] >= 'A' && m->text.p[at] <= 'Z';
    }
    if (m->text.p[at] >= 'a' && m->text.p[at] <= 'z')
        out->lower = true;
    struct token *t = &out->t[out->count - 1];
    memcpy(out->fold + m->fold_n, folded.p, folded.n);
    m->fold_n += folded.n;
    m->last = folded.p[0];
    t->n = (uint32_t)(next - t->at);
    if (class == CHAR_DIGIT)
        digit_add(t, folded.p[0]);
    return true;
}

static bool is_ascii_letter(char c)
{
    return (unsigned)((c | 32) - 'a') < 26;
}

/* The rest of a run of plain letters, which is most of most texts. */
static void letters_run(struct maker *m, size_t *i)
{
    struct token *t = &m->out->t[m->out->count - 1];
    size_t at = *i, n = m->fold_n;
    unsigned lower = 0;
    for (; at < m->text.n && is_ascii_letter(m->text.p[at]); at++) {
        lower |= m->text.p[at] & 32u;
        m->out->fold[n++] = (char)(m->text.p[at] | 32);
    }
    if (at > *i) {
        m->last = m->out->fold[n - 1];
        m->out->lower = m->out->lower || lower != 0;
        t->n = (uint32_t)(at - t->at);
        m->fold_n = n;
        *i = at;
    }
}

static bool one_char(struct maker *m, size_t *i)
{
    char folded[4], plain;
    int n;
    size_t at = *i;
    char c = m->text.p[at];
    if (is_ascii_letter(c)) {
        c |= 32;
        ++*i;
        if (!word_char(m, CHAR_LETTER, (struct span){&c, 1}, at, *i))
            return false;
        letters_run(m, i);
        return true;
    }
    if (c == ' ') {
        ++*i;
        token_end(m);
        m->gap |= GAP_SPACE;
        return true;
    }
    int class = char_fold(m->text, i, folded, &n, &plain);
    if (class >= CHAR_LETTER)
        return word_char(m, class, (struct span){folded, (size_t)n}, at, *i);
    if (class == CHAR_SKIP)
        return true;
    if (class == CHAR_APOSTROPHE && m->in && *i < m->text.n && m->out->t[m->out->count - 1].type == TOKEN_WORD) {
        size_t peek = *i;
        if (char_fold(m->text, &peek, folded, &n, &plain) == CHAR_LETTER) {
            m->apostrophe = true; /* ng'ombe, uncle's: within the word */
            return true;
        }
        if (m->last == 's')
            m->apostrophe = true; /* the boys' */
    }
    token_end(m);
    if (class == CHAR_SPACE)
        m->gap |= GAP_SPACE;
    else if (class == CHAR_APOSTROPHE)
        m->gap |= GAP_QUOTE;
    else if (class == CHAR_EMOJI) {
        m->gap |= GAP_FIELD;
        m->out->emoji = true;
    } else
        m->gap |= punct_gap(m, plain, *i);
    if (class == CHAR_PUNCT && plain == '&') { /* a word of its own: "boy & girl" */
        m->gap = (uint16_t)(m->gap & ~GAP_MARK);
        if (!token_start(m, at, TOKEN_WORD))
            return false;
        m->out->fold[m->fold_n++] = '&';
        m->out->t[m->out->count - 1].n = 1;
        token_end(m);
    }
    return true;
}

bool tokens_read(struct span text, struct arena *scratch, struct tokens *out)
{
    *out = (struct tokens){0};
    int cap = (int)(text.n / 2 + 2) * 2;
    struct maker m = {.text = text, .out = out, .cap = cap < TOKENS_MAX ? cap : TOKENS_MAX, .gap = GAP_STOP};
    out->t = arena_array(scratch, struct token, m.cap);
    out->fold = arena_array(scratch, char, text.n + 4);
    if (out->t == NULL || out->fold == NULL)
        return false;
    for (size_t i = 0; i < text.n;)
        if (!one_char(&m, &i))
            break;
    token_end(&m);
    out->last_gap = m.gap | GAP_STOP;
    return true;
}
