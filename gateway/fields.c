/* fields.c - reading and writing forms. Each sender has its own idea of which signs need no %, so the writer is told.
 */
#include "gateway/fields.h"

#include <string.h>

#include "base/url.h"

static bool decode(struct span s, char **space, struct span *out)
{
    char *at = *space;
    bool broken = false;
    for (size_t i = 0; i < s.n;) {
        char c = url_next(s, &i, &broken);
        if (broken || !c)
            return false;
        *at++ = c;
    }
    *out = (struct span){*space, (size_t)(at - *space)};
    *space = at;
    return true;
}

bool fields_read(struct span body, char *space, struct fields *out)
{
    out->n = 0;
    while (body.n) {
        struct span value = span_cut(&body, '&'), name = span_cut(&value, '=');
        if (!name.n && !value.n)
            continue;
        if (out->n == FIELDS_MAX)
            return false;
        struct field *f = &out->field[out->n++];
        if (!decode(name, &space, &f->name) || !decode(value, &space, &f->value))
            return false;
    }
    return true;
}

struct span fields_get(const struct fields *f, const char *name)
{
    for (int i = 0; i < f->n; i++)
        if (span_is(f->field[i].name, name))
            return f->field[i].value;
    return (struct span){NULL, 0};
}

static bool stands(char c, const char *plain)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr(plain, c));
}

void fields_put(struct text *out, const char *plain, const char *name, struct span value)
{
    static const char digits[] = "0123456789ABCDEF";
    if (out->n)
        text_char(out, '&');
    text_str(out, name);
    text_char(out, '=');
    for (size_t i = 0; i < value.n; i++) {
        unsigned char c = (unsigned char)value.p[i];
        if (c == ' ')
            text_char(out, '+');
        else if (stands((char)c, plain))
            text_char(out, (char)c);
        else {
            text_char(out, '%');
            text_char(out, digits[c >> 4]);
            text_char(out, digits[c & 15]);
        }
    }
}
