/* settings.h - mlinzi.cfg as one plain struct: a member for each row of options.def. */
#ifndef MLINZI_CONFIG_SETTINGS_H
#define MLINZI_CONFIG_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/msisdn.h"
#include "config/fault.h"

#define SETTINGS_LINKS_MAX 8
#define SETTINGS_TEXT_CAP 128
#define SETTINGS_PATH_CAP 256
#define SETTINGS_WORD_CAP 32

struct link_settings {
#define LINK_INT(member, key, standard, least, most, unit, words) int64_t member;
#define LINK_BOOL(member, key, standard, words) bool member;
#define LINK_TEXT(member, key, standard, words) char member[SETTINGS_TEXT_CAP];
#define LINK_PATH(member, key, standard, words) char member[SETTINGS_PATH_CAP];
#define LINK_WORD(member, key, standard, allowed, words) char member[SETTINGS_WORD_CAP];
#include "config/options.def"
};
struct settings {
#define INT(member, key, standard, least, most, unit, words) int64_t member;
#define BOOL(member, key, standard, words) bool member;
#define TEXT(member, key, standard, words) char member[SETTINGS_TEXT_CAP];
#define PATH(member, key, standard, words) char member[SETTINGS_PATH_CAP];
#define WORD(member, key, standard, allowed, words) char member[SETTINGS_WORD_CAP];
#define LIST(member, key, most, words) \
    char member[most][MSISDN_CAP];     \
    int member##s;
#include "config/options.def"
    struct link_settings link[SETTINGS_LINKS_MAX];
    int links;
};

void settings_default(struct settings *out);
bool link_is_http(const struct link_settings *l); /* an aggregator's, through the door */
void link_settings_default(struct link_settings *out);
/* The defaults, then what the file says. path NULL: the defaults alone. On a fault *out is not to be used. */
enum err settings_load(const char *path, struct settings *out, struct config_fault *f);
/* One setting as it stands, for a page. standard: the default. Where a value is an address with a user and password in
 * it, those are left out. */
#define SETTING_SAID_CAP 640
struct setting_said {
    char key[96], value[SETTING_SAID_CAP], standard[SETTINGS_PATH_CAP], may_be[SETTINGS_PATH_CAP];
    const char *words;
    bool start; /* read once: a change waits for the next start */
    bool changed;
};
/* Every setting in the order of options.def, then those of each link as links.NAME.key. */
void settings_each(const struct settings *s, void *ctx, void (*take)(void *ctx, const struct setting_said *one));
/* Every setting: key, unit, default, least and most, what it does. */
void settings_explain(FILE *out);
/* The same as docs/settings.md and as config/mlinzi.cfg.sample (tools/settings_doc). */
void settings_markdown(FILE *out);
void settings_sample(FILE *out);

/* Where a data file lies ("phrases.cfg", "areas.tsv", "ladder.cfg"): data.dir or data.ladder where set, else the build
 * tree the program stands in, else /etc/mlinzi and /usr/share/mlinzi. s may be NULL. False: nowhere; out then says the
 * last try. */
bool settings_find(const struct settings *s, const char *name, char out[SETTINGS_PATH_CAP + 64]);

#endif
