/* fields.c - reading and writing forms. Each sender has its own idea of which signs need no %, so the writer is told.
 */
#include "gateway/fields.h"

#include <string.h>

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool decode(struct span s, char **space, struct span *out)
{
    char *at = *space;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '+')
            c = ' ';
        else if (c == '%') {
            int high = i + 2 < s.n ? hex(s.p[i + 1]) : -1, low = i + 2 < s.n ? hex(s.p[i + 2]) : -1;
            if (high < 0 || low < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (!c)
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
