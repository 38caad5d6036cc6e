/* form.c - decoding forms and cookies. */
#include "console/form.h"

#include "base/url.h"

/* A %00 is left out: nothing behind it may vanish in a C string. */
static struct span decode(struct span s, struct arena *a, bool *broken)
{
    char *out = arena_take(a, s.n + 1);
    size_t n = 0;
    if (!out) {
        *broken = true;
        return (struct span){NULL, 0};
    }
    for (size_t i = 0; i < s.n;) {
        bool odd = false; /* stands for itself */
        char c = url_next(s, &i, &odd);
        if (c != '\0')
            out[n++] = c;
    }
    out[n] = '\0';
    utf8_whole(out);
    return span_of(out);
}

void form_read(struct form *f, struct span encoded, struct arena *a)
{
    while (encoded.n) {
        struct span value = span_cut(&encoded, '&'), name;
        if (!value.n)
            continue;
        name = span_cut(&value, '=');
        if (f->fields == FORM_FIELDS_MAX) {
            f->broken = true;
            return;
        }
        f->field[f->fields].name = decode(name, a, &f->broken);
        f->field[f->fields++].value = decode(value, a, &f->broken);
    }
}

static const struct span *find(const struct form *f, const char *name)
{
    for (int i = 0; i < f->fields; i++)
        if (span_is(f->field[i].name, name))
            return &f->field[i].value;
    return NULL;
}

const char *form_get(const struct form *f, const char *name)
{
    const struct span *v = find(f, name);
    return v && v->p ? v->p : "";
}

bool form_has(const struct form *f, const char *name)
{
    return find(f, name) != NULL;
}

struct span cookie_get(struct span header, const char *name)
{
    while (header.n) {
        struct span value = span_trim(span_cut(&header, ';'));
        if (span_is(span_cut(&value, '='), name))
            return value;
    }
    return (struct span){NULL, 0};
}
