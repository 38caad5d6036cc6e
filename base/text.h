/* text.h - spans of bytes that somebody else owns, and bounded text being written. No locale, no heap. */
#ifndef MLINZI_BASE_TEXT_H
#define MLINZI_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct span {
    const char *p; /* not NUL-terminated; may be NULL when n is 0 */
    size_t n;
};

#define SPAN(literal) ((struct span){(literal), sizeof(literal) - 1})
struct span span_of(const char *s); /* NULL gives the empty span */
bool span_eq(struct span a, struct span b);
bool span_is(struct span a, const char *s);
bool span_starts(struct span a, const char *prefix);
int span_cmp(struct span a, struct span b); /* by bytes, as memcmp, shorter first */
struct span span_trim(struct span a);       /* ASCII white space off both ends */
/* Cuts the part before the first `sep` off *rest and returns it; the whole of it when there is none. */
struct span span_cut(struct span *rest, char sep);
bool span_i64(struct span a, int64_t *out); /* the whole span is a decimal number, an optional '-' before it */
/* A copy in the arena, NUL-terminated; the empty span when the arena is full. */
struct span span_copy(struct arena *a, struct span s);
/* Copies at most cap-1 bytes and ends with NUL, never cutting inside a UTF-8 character. False when it was cut. */
bool span_str(struct span s, char *out, size_t cap);

/* One UTF-8 character from s at *i, *i moved past it; U+FFFD and one byte for what is not UTF-8. */
uint32_t utf8_next(struct span s, size_t *i);
/* "1 text", "2 texts": what follows the noun. */
static inline const char *plural(int64_t n)
{
    return n == 1 ? "" : "s";
}
/* How many characters; what is not UTF-8 counts byte by byte. */
size_t span_characters(struct span s);
/* The same of a reason somebody writes: spaces at its ends are none, and several are one. */
size_t span_written(struct span s);
size_t utf8_put(uint32_t c, char out[4]);
/* Leaves out, in place, every byte that is no UTF-8: the half characters that printf's %.20s leaves. */
void utf8_whole(char *s);

/* Text being written into a fixed space; what does not fit is left out and `cut` is set. Always NUL-terminated. */
struct text {
    char *p;
    size_t cap, n;
    bool cut;
};
void text_init(struct text *t, char *space, size_t cap);
void text_span(struct text *t, struct span s);
void text_str(struct text *t, const char *s);
void text_char(struct text *t, char c);
void text_i64(struct text *t, int64_t v);
void text_pad(struct text *t, int64_t v, int width); /* at least width digits, zeros before: 7 by 3 is 007 */
/* "/member": a JSON pointer to a member of that name (RFC 6901). */
void text_pointer(struct text *t, struct span member);
struct span text_done(const struct text *t);

/* name=value lines: the names of a text that leaves (phrases, stories, outbox). A value holds no newline. */
void args_put(struct text *t, const char *name, struct span value);
void args_put_i64(struct text *t, const char *name, int64_t v);
/* The value of `name` in lines, or the empty span with p NULL. */
struct span args_get(struct span lines, const char *name);

#endif
