/* table.c - lists as columns that fit their widest row. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/command/client.h"

#define CELL 200
#define COLUMNS_MAX 12

static void add_words(struct text *t, const json_t *v)
{
    size_t i;
    json_t *e;
    if (json_is_string(v))
        text_str(t, json_string_value(v));
    else if (json_is_integer(v))
        text_i64(t, json_integer_value(v));
    else if (json_is_boolean(v))
        text_str(t, json_is_true(v) ? "yes" : "no");
    else if (json_is_object(v)) {
        const json_t *role = json_object_get(v, "role"), *number = json_object_get(v, "number");
        add_words(t, role ? role : number);
        if (role) {
            text_char(t, ' ');
            add_words(t, json_object_get(v, "at"));
        }
    } else if (json_is_array(v)) {
        json_array_foreach(v, i, e)
        {
            if (i)
                text_str(t, ", ");
            add_words(t, e);
        }
    }
}

void value_words(const json_t *v, char *out, size_t cap)
{
    struct text t;
    text_init(&t, out, cap);
    add_words(&t, v);
}

static int width_of(const char *s)
{
    struct span all = span_of(s);
    int n = 0;
    for (size_t i = 0; i < all.n; n++)
        (void)utf8_next(all, &i);
    return n;
}

static void cell(const json_t *row, const struct column *c, char out[CELL])
{
    value_words(json_object_get(row, c->key), out, CELL);
    struct span all = span_of(out);
    size_t i = 0;
    for (int n = 0; i < all.n && (!c->most || n < c->most); n++)
        (void)utf8_next(all, &i);
    out[i] = '\0';
    for (char *p = out; *p; p++)
        if ((unsigned char)*p < ' ')
            *p = ' ';
}

void table_print(const json_t *rows, const struct column *columns, int count)
{
    int width[COLUMNS_MAX] = {0};
    char space[CELL];
    size_t i;
    json_t *row;
    if (!json_array_size(rows)) {
        printf("none\n");
        return;
    }
    for (int c = 0; c < count; c++)
        width[c] = width_of(columns[c].title);
    json_array_foreach(rows, i, row) for (int c = 0; c < count; c++)
    {
        cell(row, &columns[c], space);
        int n = width_of(space);
        width[c] = n > width[c] ? n : width[c];
    }
    for (int c = 0; c < count; c++)
        printf("%-*s%s", c + 1 < count ? width[c] : 0, columns[c].title, c + 1 < count ? "  " : "\n");
    json_array_foreach(rows, i, row) for (int c = 0; c < count; c++)
    {
        cell(row, &columns[c], space);
        printf("%s%*s", space, c + 1 < count ? width[c] - width_of(space) + 2 : 0, "");
        if (c + 1 == count)
            putchar('\n');
    }
}
