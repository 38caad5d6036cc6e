/* said.c - the settings in force as text, one by one, from the same table as the parser. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "config/option.h"
#include "config/settings.h"

/* https://user:password@host/ is said as https://...@host/. */
static void put_text(struct text *t, const char *s)
{
    const char *scheme = strstr(s, "://"), *at = scheme ? strchr(scheme + 3, '@') : NULL;
    const char *path = scheme ? strchr(scheme + 3, '/') : NULL;
    if (at && (!path || at < path)) {
        text_span(t, (struct span){s, (size_t)(scheme + 3 - s)});
        text_str(t, "...");
        s = at;
    }
    text_str(t, s);
}

static void put_number(struct text *t, int64_t n)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)n);
    text_str(t, digits);
}

static void put_value(const struct option *o, const char *base, struct text *t)
{
    const char *at = base + o->at;
    switch (o->type) {
    case OPTION_INT: put_number(t, *(const int64_t *)(const void *)at); break;
    case OPTION_BOOL: text_str(t, *(const bool *)(const void *)at ? "true" : "false"); break;
    case OPTION_TEXT:
    case OPTION_PATH:
    case OPTION_WORD: put_text(t, at); break;
    case OPTION_LIST:
        for (int i = 0; i < *(const int *)(const void *)(base + o->count_at); i++) {
            text_str(t, i ? ", " : "");
            text_str(t, at + (size_t)i * MSISDN_CAP);
        }
        break;
    }
}

static void put_standard(const struct option *o, struct text *t)
{
    if (o->type == OPTION_INT)
        put_number(t, o->number);
    else if (o->type == OPTION_BOOL)
        text_str(t, o->number ? "true" : "false");
    else if (o->type != OPTION_LIST)
        text_str(t, o->text);
}

static void put_may_be(const struct option *o, char out[SETTINGS_PATH_CAP])
{
    out[0] = '\0';
    if (o->type == OPTION_INT)
        snprintf(out, SETTINGS_PATH_CAP, "%lld to %lld %s", (long long)o->least, (long long)o->most, o->unit);
    else if (o->type == OPTION_WORD)
        snprintf(out, SETTINGS_PATH_CAP, "%s", o->allowed);
}

struct said_of {
    void *ctx;
    void (*take)(void *ctx, const struct setting_said *one);
};

static void each(const struct option *rows, size_t count, const char *base, const char *prefix,
                 const struct said_of *to)
{
    for (size_t i = 0; i < count; i++) {
        struct setting_said one = {.words = rows[i].words, .start = strstr(rows[i].words, "(start)") != NULL};
        struct text t;
        snprintf(one.key, sizeof one.key, "%s%s", prefix, rows[i].key);
        text_init(&t, one.value, sizeof one.value);
        put_value(&rows[i], base, &t);
        text_init(&t, one.standard, sizeof one.standard);
        put_standard(&rows[i], &t);
        put_may_be(&rows[i], one.may_be);
        one.changed = strcmp(one.value, one.standard) != 0;
        to->take(to->ctx, &one);
    }
}

void settings_each(const struct settings *s, void *ctx, void (*take)(void *ctx, const struct setting_said *one))
{
    const struct said_of to = {ctx, take};
    size_t n = 0;
    const struct option *rows = settings_options(&n);
    each(rows, n, (const char *)s, "", &to);
    rows = settings_link_options(&n);
    for (int i = 0; i < s->links; i++) {
        char prefix[64];
        snprintf(prefix, sizeof prefix, "links.%.40s.", s->link[i].name);
        each(rows, n, (const char *)&s->link[i], prefix, &to);
    }
}
