/* settings.c - reads mlinzi.cfg into struct settings by the table of options.def.
 *
 * One row there is one setting here: the parser walks the file's tree, finds the row of each name and writes the
 * member. A name without a row is refused with the nearest that has one, so that a misspelt limit is never silently the
 * default. */
#include "config/settings.h"

#include <libconfig.h>
#include <stddef.h>
#include <string.h>

#include "config/option.h"

static const struct option option_rows[] = {
#define INT(m, k, d, lo, hi, u, w)       \
    {.key = k,                           \
     .type = OPTION_INT,                 \
     .at = offsetof(struct settings, m), \
     .number = d,                        \
     .least = lo,                        \
     .most = hi,                         \
     .unit = u,                          \
     .words = w},
#define BOOL(m, k, d, w) {.key = k, .type = OPTION_BOOL, .at = offsetof(struct settings, m), .number = d, .words = w},
#define TEXT(m, k, d, w)                 \
    {.key = k,                           \
     .type = OPTION_TEXT,                \
     .at = offsetof(struct settings, m), \
     .text = d,                          \
     .most = SETTINGS_TEXT_CAP,          \
     .words = w},
#define PATH(m, k, d, w)                 \
    {.key = k,                           \
     .type = OPTION_PATH,                \
     .at = offsetof(struct settings, m), \
     .text = d,                          \
     .most = SETTINGS_PATH_CAP,          \
     .words = w},
#define WORD(m, k, d, a, w)              \
    {.key = k,                           \
     .type = OPTION_WORD,                \
     .at = offsetof(struct settings, m), \
     .text = d,                          \
     .most = SETTINGS_WORD_CAP,          \
     .allowed = a,                       \
     .words = w},
#define LIST(m, k, n, w)                          \
    {.key = k,                                    \
     .type = OPTION_LIST,                         \
     .at = offsetof(struct settings, m),          \
     .count_at = offsetof(struct settings, m##s), \
     .most = n,                                   \
     .words = w},
#include "config/options.def"
};
static const struct option link_rows[] = {
#define LINK_INT(m, k, d, lo, hi, u, w)       \
    {.key = k,                                \
     .type = OPTION_INT,                      \
     .at = offsetof(struct link_settings, m), \
     .number = d,                             \
     .least = lo,                             \
     .most = hi,                              \
     .unit = u,                               \
     .words = w},
#define LINK_BOOL(m, k, d, w) \
    {.key = k, .type = OPTION_BOOL, .at = offsetof(struct link_settings, m), .number = d, .words = w},
#define LINK_TEXT(m, k, d, w)                 \
    {.key = k,                                \
     .type = OPTION_TEXT,                     \
     .at = offsetof(struct link_settings, m), \
     .text = d,                               \
     .most = SETTINGS_TEXT_CAP,               \
     .words = w},
#define LINK_PATH(m, k, d, w)                 \
    {.key = k,                                \
     .type = OPTION_PATH,                     \
     .at = offsetof(struct link_settings, m), \
     .text = d,                               \
     .most = SETTINGS_PATH_CAP,               \
     .words = w},
#define LINK_WORD(m, k, d, a, w)              \
    {.key = k,                                \
     .type = OPTION_WORD,                     \
     .at = offsetof(struct link_settings, m), \
     .text = d,                               \
     .most = SETTINGS_WORD_CAP,               \
     .allowed = a,                            \
     .words = w},
#include "config/options.def"
};
#define KEY_CAP 128
#define NAMES_MAX 160

const struct option *settings_options(size_t *count)
{
    *count = countof(option_rows);
    return option_rows;
}

const struct option *settings_link_options(size_t *count)
{
    *count = countof(link_rows);
    return link_rows;
}

static void option_default(const struct option *o, char *base)
{
    switch (o->type) {
    case OPTION_INT: *(int64_t *)(void *)(base + o->at) = o->number; break;
    case OPTION_BOOL: *(bool *)(void *)(base + o->at) = o->number != 0; break;
    case OPTION_TEXT:
    case OPTION_PATH:
    case OPTION_WORD: span_str(span_of(o->text), base + o->at, (size_t)o->most); break;
    case OPTION_LIST: *(int *)(void *)(base + o->count_at) = 0; break;
    }
}

void link_settings_default(struct link_settings *link)
{
    for (size_t i = 0; i < countof(link_rows); i++)
        option_default(&link_rows[i], (char *)link);
}

void settings_default(struct settings *out)
{
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < countof(option_rows); i++)
        option_default(&option_rows[i], (char *)out);
}

static int line_of(const config_setting_t *s)
{
    return (int)config_setting_source_line(s);
}

static enum err set_int(const struct option *o, const config_setting_t *s, int64_t *member, struct config_fault *f)
{
    int type = config_setting_type(s);
    if (type != CONFIG_TYPE_INT && type != CONFIG_TYPE_INT64)
        return config_fault_set(f, NULL, line_of(s),
                                "%s is a whole number of %s: write it without quotes, as %s = %lld", o->key, o->unit,
                                o->key, (long long)o->number);
    int64_t v = config_setting_get_int64(s);
    if (v < o->least || v > o->most)
        return config_fault_set(f, NULL, line_of(s),
                                "%s = %lld is out of range: write %lld to %lld %s (the default is %lld)", o->key,
                                (long long)v, (long long)o->least, (long long)o->most, o->unit, (long long)o->number);
    *member = v;
    return ERR_NONE;
}

static bool word_allowed(const char *allowed, const char *word)
{
    struct span rest = span_of(allowed);
    while (rest.n > 0)
        if (span_is(span_cut(&rest, ' '), word))
            return true;
    return false;
}

static enum err set_text(const struct option *o, const config_setting_t *s, char *member, struct config_fault *f)
{
    if (config_setting_type(s) != CONFIG_TYPE_STRING)
        return config_fault_set(f, NULL, line_of(s), "%s is text: write it in quotes, as %s = \"%s\"", o->key, o->key,
                                o->text);
    const char *v = config_setting_get_string(s);
    if (o->type == OPTION_WORD && !word_allowed(o->allowed, v))
        return config_fault_set(f, NULL, line_of(s), "%s = \"%s\" is not known: write one of: %s", o->key, v,
                                o->allowed);
    if (!span_str(span_of(v), member, (size_t)o->most))
        return config_fault_set(f, NULL, line_of(s), "%s is too long: write at most %lld bytes", o->key,
                                (long long)o->most - 1);
    return ERR_NONE;
}

/* Numbers and short codes, held in the one form numbers have inside (+254...). */
static enum err set_list(const struct option *o, const config_setting_t *s, char *base, struct config_fault *f)
{
    int *count = (int *)(void *)(base + o->count_at), n = config_setting_length(s);
    if (!config_setting_is_aggregate(s) || config_setting_is_group(s))
        return config_fault_set(f, NULL, line_of(s), "%s is a list: write %s = ( \"22116\", \"+254711000001\" )",
                                o->key, o->key);
    if (n > (int)o->most)
        return config_fault_set(f, NULL, line_of(s), "%s holds %d numbers: write at most %lld", o->key, n,
                                (long long)o->most);
    for (int i = 0; i < n; i++) {
        const config_setting_t *e = config_setting_get_elem(s, (unsigned)i);
        const char *v = config_setting_get_string(e);
        struct msisdn number = {""};
        enum sender_kind kind = v ? msisdn_read(span_of(v), &number) : SENDER_NONE;
        if (kind == SENDER_NONE)
            return config_fault_set(f, NULL, line_of(e), "%s: entry %d is no number: write it in quotes, as \"22116\"",
                                    o->key, i + 1);
        memcpy(base + o->at + (size_t)i * MSISDN_CAP, number.s, MSISDN_CAP);
    }
    *count = n;
    return ERR_NONE;
}

static enum err option_set(const struct option *o, const config_setting_t *s, char *base, struct config_fault *f)
{
    switch (o->type) {
    case OPTION_INT: return set_int(o, s, (int64_t *)(void *)(base + o->at), f);
    case OPTION_BOOL:
        if (config_setting_type(s) != CONFIG_TYPE_BOOL)
            return config_fault_set(f, NULL, line_of(s), "%s is yes or no: write %s = true or %s = false", o->key,
                                    o->key, o->key);
        *(bool *)(void *)(base + o->at) = config_setting_get_bool(s) != 0;
        return ERR_NONE;
    case OPTION_LIST: return set_list(o, s, base, f);
    case OPTION_TEXT:
    case OPTION_PATH:
    case OPTION_WORD: break;
    }
    return set_text(o, s, base + o->at, f);
}

static const struct option *option_find(const struct option *rows, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].key, key) == 0)
            return &rows[i];
    return NULL;
}

static enum err unknown_key(const struct option *rows, size_t count, const char *key, const char *extra, int line,
                            struct config_fault *f)
{
    const char *names[NAMES_MAX];
    size_t n = 0;
    for (; n < count && n + 1 < NAMES_MAX; n++)
        names[n] = rows[n].key;
    if (extra)
        names[n++] = extra;
    const char *near = config_nearest(key, names, n);
    if (near)
        return config_fault_set(f, NULL, line, "there is no setting %s: did you mean %s?", key, near);
    return config_fault_set(f, NULL, line, "there is no setting %s: mlinzid --explain lists all", key);
}

static bool is_branch(const struct option *rows, size_t count, const char *key)
{
    size_t n = strlen(key);
    for (size_t i = 0; i < count; i++)
        if (strncmp(rows[i].key, key, n) == 0 && rows[i].key[n] == '.')
            return true;
    return false;
}

/* One group of the tree: `prefix` is "" at the top, "store." within store. Groups are two deep at most. */
static enum err read_group(const config_setting_t *group, const char *prefix, char *base, struct config_fault *f)
{
    const struct option *rows = option_rows;
    int n = config_setting_length(group);
    for (int i = 0; i < n; i++) {
        const config_setting_t *s = config_setting_get_elem(group, (unsigned)i);
        char key[KEY_CAP];
        struct text t;
        text_init(&t, key, sizeof key);
        text_str(&t, prefix);
        text_str(&t, config_setting_name(s));
        const struct option *o = option_find(rows, countof(option_rows), key);
        enum err e = ERR_NONE;
        if (o)
            e = option_set(o, s, base, f);
        else if (*prefix == 0 && config_setting_is_group(s) && is_branch(rows, countof(option_rows), key)) {
            text_char(&t, '.');
            e = read_group(s, key, base, f);
        } else if (*prefix != 0 || strcmp(key, "links") != 0)
            e = unknown_key(rows, countof(option_rows), key, "links", line_of(s), f);
        if (e != ERR_NONE)
            return e;
    }
    return ERR_NONE;
}

static enum err read_link(const config_setting_t *group, struct link_settings *link, struct config_fault *f)
{
    link_settings_default(link);
    if (!config_setting_is_group(group))
        return config_fault_set(f, NULL, line_of(group),
                                "each of links is a group: write links = ( { name = \"kannel\"; } );");
    int n = config_setting_length(group);
    for (int i = 0; i < n; i++) {
        const config_setting_t *s = config_setting_get_elem(group, (unsigned)i);
        const struct option *o = option_find(link_rows, countof(link_rows), config_setting_name(s));
        enum err e = o ? option_set(o, s, (char *)link, f)
                       : unknown_key(link_rows, countof(link_rows), config_setting_name(s), NULL, line_of(s), f);
        if (e != ERR_NONE)
            return e;
    }
    return ERR_NONE;
}

static enum err read_links(const config_setting_t *list, struct settings *out, struct config_fault *f)
{
    if (!config_setting_is_list(list))
        return config_fault_set(f, NULL, line_of(list),
                                "links is a list of groups: write links = ( { name = \"kannel\"; } );");
    int n = config_setting_length(list);
    if (n > SETTINGS_LINKS_MAX)
        return config_fault_set(f, NULL, line_of(list), "%d links: write at most %d", n, SETTINGS_LINKS_MAX);
    for (int i = 0; i < n; i++) {
        const config_setting_t *group = config_setting_get_elem(list, (unsigned)i);
        enum err e = read_link(group, &out->link[i], f);
        if (e != ERR_NONE)
            return e;
        for (int j = 0; j < i; j++)
            if (strcmp(out->link[j].name, out->link[i].name) == 0)
                return config_fault_set(f, NULL, line_of(group), "two links are named %s: give each a name of its own",
                                        out->link[i].name);
    }
    out->links = n;
    return ERR_NONE;
}

bool link_is_http(const struct link_settings *l)
{
    return strcmp(l->kind, "http") == 0;
}

/* What is a piece of an address may hold no sign that means something there. */
static bool is_name(const char *s)
{
    for (; *s; s++)
        if (!((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || (*s >= '0' && *s <= '9') || *s == '-'))
            return false;
    return true;
}

static bool is_loopback(struct span url)
{
    static const char *const here[] = {"http://127.0.0.1:", "http://127.0.0.1/", "http://[::1]:", "http://[::1]/"};
    for (size_t i = 0; i < countof(here); i++)
        if (span_starts(url, here[i]))
            return true;
    return false;
}

static enum err check_http(const struct link_settings *l, int line, struct config_fault *f)
{
    struct span url = span_of(l->sms_url);
    if (!*l->name || !is_name(l->name))
        return config_fault_set(f, NULL, line, "link \"%s\" of kind http: its name stands in addresses, use a-z 0-9 -",
                                l->name);
    if (!*l->allow && !*l->secret_file)
        return config_fault_set(
            f, NULL, line, "link %s: anybody could send texts by it: write secret_file or allow, better both", l->name);
    if (url.n && !span_starts(url, "https://") && !is_loopback(url))
        return config_fault_set(f, NULL, line, "link %s: sms_url begins with https:// (http:// to 127.0.0.1 alone)",
                                l->name);
    if (url.n && (!*l->username || !*l->apikey_file))
        return config_fault_set(f, NULL, line, "link %s: sms_url wants username and apikey_file as well", l->name);
    return ERR_NONE;
}

static enum err check_link(const struct link_settings *l, int line, struct config_fault *f)
{
    if (l->reconnect_ms > l->reconnect_max_ms)
        return config_fault_set(
            f, NULL, line, "link %s: reconnect_ms is more than reconnect_max_ms: write the smaller first", l->name);
    return link_is_http(l) ? check_http(l, line, f) : ERR_NONE;
}

/* What no single row can say. */
static enum err check_whole(const struct settings *s, const config_t *cfg, struct config_fault *f)
{
    const config_setting_t *links = config_lookup(cfg, "links"), *carrier = config_lookup(cfg, "carrier");
    enum err e = ERR_NONE;
    for (int i = 0; e == ERR_NONE && i < s->links; i++)
        e = check_link(&s->link[i], line_of(config_setting_get_elem(links, (unsigned)i)), f);
    if (e != ERR_NONE || strcmp(s->carrier, "loop") == 0)
        return e;
    if (s->links == 0)
        return config_fault_set(
            f, NULL, line_of(carrier),
            "carrier is %s and no link is given: write links = ( { name = \"kannel\"; port = 13001; } );", s->carrier);
    if (link_is_http(&s->link[0]) && !*s->link[0].sms_url)
        return config_fault_set(f, NULL, line_of(carrier),
                                "texts leave by the first link, and link %s has no sms_url: write it, or put the link "
                                "by which texts leave first",
                                s->link[0].name);
    for (int i = 0; i < s->links && !*s->http_listen; i++)
        if (link_is_http(&s->link[i]))
            return config_fault_set(f, NULL, line_of(carrier),
                                    "link %s goes by the door, and the door does not listen: write http.listen",
                                    s->link[i].name);
    return ERR_NONE;
}

enum err settings_load(const char *path, struct settings *out, struct config_fault *f)
{
    settings_default(out);
    memset(f, 0, sizeof *f);
    if (!path)
        return ERR_NONE;
    config_t cfg;
    enum err e = config_open(path, &cfg, f);
    if (e != ERR_NONE)
        return e;
    span_str(span_of(path), f->file, sizeof f->file);
    e = read_group(config_root_setting(&cfg), "", (char *)out, f);
    const config_setting_t *links = config_lookup(&cfg, "links");
    if (e == ERR_NONE && links)
        e = read_links(links, out, f);
    if (e == ERR_NONE)
        e = check_whole(out, &cfg, f);
    config_destroy(&cfg);
    return e;
}
