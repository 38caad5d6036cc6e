/* option.h - one row of options.def as data, shared by the parser and by what explains it. Private to config/. */
#ifndef MLINZI_CONFIG_OPTION_H
#define MLINZI_CONFIG_OPTION_H

#include <stddef.h>
#include <stdint.h>

enum option_type { OPTION_INT, OPTION_BOOL, OPTION_TEXT, OPTION_PATH, OPTION_WORD, OPTION_LIST };
struct option {
    const char *key;
    enum option_type type;
    size_t at, count_at; /* of the member, in struct settings or struct link_settings */
    int64_t number, least, most;
    const char *text, *unit, *allowed, *words;
};
const struct option *settings_options(size_t *count);
const struct option *settings_link_options(size_t *count);

#endif
