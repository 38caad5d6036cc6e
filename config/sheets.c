/* sheets.c - loads the forms of the register.
 *
 * A form that asks what cannot be answered, in a language that is missing, or on a condition that never holds would be
 * found out by an officer with a child before her. So every form is checked whole before the old ones are let go, and
 * the fault says what to write instead. */
#include "config/sheets.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "config/phrases.h"
#include "config/settings.h"
#include "config/sheets_inside.h"

enum { PATH_CAP = SETTINGS_PATH_CAP + 128, NOTE_CAP = 384, ROWS_MAX = 30 };
static const char full[] = "the forms are too large together: leave some out";

enum err sheet_fault_at(struct sheet_loader *l, const config_setting_t *at, const char *format, ...)
{
    char message[sizeof l->f->message];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return config_fault_set(l->f, NULL, at ? (int)config_setting_source_line(at) : 0, "%s", message);
}

enum err sheet_members(struct sheet_loader *l, const config_setting_t *group, const char *const *allowed, size_t count)
{
    if (!config_setting_is_group(group))
        return sheet_fault_at(l, group, "write a group here: { id = \"...\"; ... }");
    for (int i = 0; i < config_setting_length(group); i++) {
        const config_setting_t *s = config_setting_get_elem(group, (unsigned)i);
        const char *name = config_setting_name(s);
        bool known = false;
        for (size_t j = 0; j < count; j++)
            known = known || strcmp(name, allowed[j]) == 0;
        const char *near = known ? NULL : config_nearest(name, allowed, count);
        if (!known && near)
            return sheet_fault_at(l, s, "%s is not known here: did you mean %s?", name, near);
        if (!known)
            return sheet_fault_at(l, s, "%s is not known here: leave it out, or look it up in docs/data.md", name);
    }
    return ERR_NONE;
}

const char *sheet_text(struct sheet_loader *l, const config_setting_t *group, const char *name, enum err *e)
{
    const config_setting_t *s = config_setting_get_member(group, name);
    const char *text = s ? config_setting_get_string(s) : NULL;
    if (s && !text)
        *e = sheet_fault_at(l, s, "%s is text: write it in quotes", name);
    if (!text)
        return NULL;
    struct span kept = span_copy(l->arena, span_of(text));
    if (!kept.p)
        *e = sheet_fault_at(l, s, "%s", full);
    return kept.p;
}

enum err sheet_labels(struct sheet_loader *l, const config_setting_t *group, const char *en, const char *sw, int most,
                      const char *out[LANG_COUNT])
{
    const char *names[LANG_COUNT] = {[LANG_EN] = en, [LANG_SW] = sw};
    char note[NOTE_CAP];
    enum err e = ERR_NONE;
    for (int lang = LANG_EN; lang < LANG_COUNT && e == ERR_NONE; lang++) {
        out[lang] = sheet_text(l, group, names[lang], &e);
        if (e != ERR_NONE)
            return e;
        struct span text = span_of(out[lang]);
        if (span_trim(text).n == 0)
            return sheet_fault_at(l, group, "there is no text in %s: write %s = \"...\";",
                                  lang == LANG_EN ? "English" : "Swahili", names[lang]);
        if (span_characters(text) > (size_t)most)
            return sheet_fault_at(l, group,
                                  "%s has %zu characters, at most %d: make it shorter, or put some of it "
                                  "into the hint",
                                  names[lang], span_characters(text), most);
        const char *why = phrases_check_gsm(text, note, sizeof note);
        if (why)
            return sheet_fault_at(l, group, "%s: %s", names[lang], why);
    }
    return e;
}

static enum err read_section(struct sheet_loader *l, const config_setting_t *group, int i)
{
    static const char *const allowed[] = {"id", "en", "sw", "rows", "fields"};
    struct sheet_section *section = &l->section[i];
    enum err e = sheet_members(l, group, allowed, countof(allowed));
    if (e != ERR_NONE)
        return e;
    section->id = sheet_text(l, group, "id", &e);
    if (e == ERR_NONE && !section->id)
        return sheet_fault_at(l, group, "a section has an id: write id = \"home\";");
    if (e == ERR_NONE)
        e = sheet_labels(l, group, "en", "sw", SHEET_LABEL_MAX, section->label);
    if (e != ERR_NONE)
        return e;
    section->first = l->s->fields;
    section->rows = 1;
    if (config_setting_get_member(group, "rows") &&
        (config_setting_lookup_int(group, "rows", &section->rows) != CONFIG_TRUE || section->rows < 2 ||
         section->rows > ROWS_MAX))
        return sheet_fault_at(l, group, "rows is how many rows the table has, 2 to %d; leave it out for one", ROWS_MAX);
    const config_setting_t *fields = config_setting_get_member(group, "fields");
    if (!fields || !config_setting_is_list(fields) || config_setting_length(fields) == 0)
        return sheet_fault_at(l, group, "section %s has no fields: write fields = ( { ... }, { ... } );", section->id);
    for (int k = 0; k < config_setting_length(fields) && e == ERR_NONE; k++)
        e = sheet_read_field(l, config_setting_get_elem(fields, (unsigned)k), i);
    section->count = l->s->fields - section->first;
    return e;
}

static enum err read_sections(struct sheet_loader *l, const config_setting_t *root)
{
    const config_setting_t *list = config_setting_get_member(root, "sections");
    int total = 0, answers = 0;
    if (!list || !config_setting_is_list(list) || config_setting_length(list) == 0)
        return sheet_fault_at(l, list, "sections is missing: write sections = ( { ... }, { ... } );");
    int sections = config_setting_length(list);
    for (int i = 0; i < sections; i++) {
        const config_setting_t *section = config_setting_get_elem(list, (unsigned)i);
        const config_setting_t *fields =
            config_setting_is_group(section) ? config_setting_get_member(section, "fields") : NULL;
        total += fields && config_setting_is_list(fields) ? config_setting_length(fields) : 0;
    }
    l->field = arena_array(l->arena, struct sheet_field, total + 1);
    l->section = arena_array(l->arena, struct sheet_section, sections);
    if (!l->field || !l->section)
        return sheet_fault_at(l, list, "%s", full);
    l->s->field = l->field;
    l->s->section = l->section;
    enum err e = ERR_NONE;
    for (int i = 0; i < sections && e == ERR_NONE; i++) {
        e = read_section(l, config_setting_get_elem(list, (unsigned)i), i);
        l->s->sections = i + 1;
        answers += l->section[i].rows * l->section[i].count;
    }
    if (e == ERR_NONE && answers > ANSWERS_MAX)
        return sheet_fault_at(l, list, "the form has room for %d answers, at most %d: fewer rows or fields", answers,
                              ANSWERS_MAX);
    return e;
}

static enum err read_day(struct sheet_loader *l, const config_setting_t *root, const char *name, int32_t *out)
{
    enum err e = ERR_NONE;
    const char *text = sheet_text(l, root, name, &e);
    if (e == ERR_NONE && text && !day_read(span_of(text), out))
        return sheet_fault_at(l, config_setting_get_member(root, name), "%s is a day: write %s = \"2026-11-22\";", name,
                              name);
    return e;
}

static enum err read_flags(struct sheet_loader *l, const config_setting_t *root)
{
    static const char *const names[] = {"ussd", "many"};
    bool *to[] = {&l->s->ussd, &l->s->many};
    for (size_t i = 0; i < countof(names); i++) {
        const config_setting_t *s = config_setting_get_member(root, names[i]);
        if (s && config_setting_type(s) != CONFIG_TYPE_BOOL)
            return sheet_fault_at(l, s, "%s is yes or no: write %s = true; or leave it out", names[i], names[i]);
        *to[i] = s && config_setting_get_bool(s);
    }
    return ERR_NONE;
}

static enum err read_about(struct sheet_loader *l, const config_setting_t *root)
{
    const char *words[ABOUT_COUNT], *about = NULL;
    (void)config_setting_lookup_string(root, "about", &about);
    l->s->about = about ? about_of(span_of(about)) : ABOUT_NONE;
    if (l->s->about != ABOUT_NONE)
        return ERR_NONE;
    for (int a = 1; a < ABOUT_COUNT; a++)
        words[a - 1] = about_word((enum about)a);
    const char *near = about ? config_nearest(about, words, ABOUT_COUNT - 1) : NULL;
    return sheet_fault_at(
        l, config_setting_get_member(root, "about"), "about \"%s\" is not known: %s%s", about ? about : "",
        near ? "did you mean " : "write case, child, person, household, institution or contact", near ? near : "");
}

static bool sheet_id_good(const char *id)
{
    size_t n = id ? strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") : 0;
    return n > 0 && n <= 40 && id[n] == '\0';
}

static enum err read_head(struct sheet_loader *l, const config_setting_t *root)
{
    struct sheet *s = l->s;
    enum err e = ERR_NONE;
    s->id = sheet_text(l, root, "id", &e);
    if (e == ERR_NONE && !sheet_id_good(s->id))
        return sheet_fault_at(l, config_setting_get_member(root, "id"),
                              "a form has an id of small letters, digits and -: write id = \"follow-up\";");
    if (e == ERR_NONE && (config_setting_lookup_int(root, "version", &s->version) != CONFIG_TRUE || s->version < 1))
        return sheet_fault_at(l, config_setting_get_member(root, "version"),
                              "version is missing: write version = 1; and one more whenever the form changes");
    if (e == ERR_NONE)
        e = read_about(l, root);
    if (e == ERR_NONE)
        e = sheet_labels(l, root, "en", "sw", SHEET_LABEL_MAX, s->title);
    if (e == ERR_NONE)
        e = read_day(l, root, "from", &s->from_day);
    if (e == ERR_NONE)
        e = read_day(l, root, "to", &s->to_day);
    if (e == ERR_NONE)
        e = read_flags(l, root);
    if (e == ERR_NONE)
        s->source = sheet_text(l, root, "source", &e);
    if (e == ERR_NONE && !s->source)
        return sheet_fault_at(l, NULL, "source is missing: write where the form's shape comes from");
    if (e == ERR_NONE)
        s->day = sheet_text(l, root, "day", &e);
    if (e == ERR_NONE)
        s->word = sheet_text(l, root, "word", &e);
    return e;
}

/* What can be judged only once all fields are known. */
static enum err check_whole(struct sheet_loader *l, const config_setting_t *root)
{
    const struct sheet *s = l->s;
    int at = s->day ? sheet_field_of(s, span_of(s->day)) : -1;
    if (s->day && (at < 0 || l->field[at].kind != FIELD_DAY || !l->field[at].needed || l->field[at].when >= 0 ||
                   l->section[l->field[at].section].rows > 1))
        return sheet_fault_at(l, config_setting_get_member(root, "day"),
                              "day names the field that is the form's own day: one of kind day, needed = true, asked "
                              "always, in no table");
    size_t n = s->word ? strspn(s->word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;
    if (s->word && (n < 3 || n > 12 || s->word[n]))
        return sheet_fault_at(l, config_setting_get_member(root, "word"),
                              "word is the first word of a text: 3 to 12 capital letters, word = \"VISIT\";");
    return ERR_NONE;
}

static enum err load_one(struct sheet_loader *l, const char *path)
{
    static const char *const allowed[] = {"id",     "version", "about", "en",   "sw",   "from",    "to",
                                          "source", "day",     "word",  "ussd", "many", "sections"};
    config_t cfg;
    enum err e = config_open(path, &cfg, l->f);
    if (e != ERR_NONE)
        return e;
    span_str(span_of(path), l->f->file, sizeof l->f->file);
    const config_setting_t *root = config_root_setting(&cfg);
    e = sheet_members(l, root, allowed, countof(allowed));
    if (e == ERR_NONE)
        e = read_head(l, root);
    if (e == ERR_NONE)
        e = read_sections(l, root);
    if (e == ERR_NONE)
        e = check_whole(l, root);
    config_destroy(&cfg);
    return e;
}

/* As people count: "afc-2a" before "afc-10a". */
static int by_id(const char *a, const char *b)
{
    for (;; a++, b++) {
        size_t n = strspn(a, "0123456789"), m = strspn(b, "0123456789");
        if (n && m && n != m)
            return n < m ? -1 : 1;
        if (*a != *b || !*a)
            return (unsigned char)*a - (unsigned char)*b;
    }
}

/* Into its place by id and version; one form of that name and version, one of a first word. */
static enum err put_sheet(const struct sheet **list, int n, const struct sheet *s, struct config_fault *f)
{
    int at = n;
    for (int i = 0; i < n; i++) {
        bool same = strcmp(list[i]->id, s->id) == 0;
        if (same && list[i]->version == s->version)
            return config_fault_set(f, NULL, 0, "there is another form %s of version %d: give this one the next", s->id,
                                    s->version);
        if (!same && s->word && list[i]->word && strcmp(list[i]->word, s->word) == 0)
            return config_fault_set(f, NULL, 0, "%s begins the texts of form %s already: write another word", s->word,
                                    list[i]->id);
    }
    for (; at > 0; at--) {
        int order = by_id(list[at - 1]->id, s->id);
        if (order < 0 || (order == 0 && list[at - 1]->version < s->version))
            break;
        list[at] = list[at - 1];
    }
    list[at] = s;
    return ERR_NONE;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void sheets_names_free(char **names, int n)
{
    for (int i = 0; names && i < n; i++)
        free(names[i]);
    free(names);
}

enum err sheets_names(const char *directory, char ***out, int *n, struct config_fault *f)
{
    DIR *dir = opendir(directory);
    const struct dirent *entry;
    char **names = NULL;
    bool room = true;
    *n = 0;
    *out = NULL;
    if (!dir)
        return config_fault_set(f, directory, 0,
                                "is no directory that can be read: put the forms there, NAME.cfg each");
    while (room && (entry = readdir(dir))) {
        size_t len = strlen(entry->d_name);
        if (len < 5 || entry->d_name[0] == '.' || strcmp(entry->d_name + len - 4, ".cfg") != 0)
            continue;
        char **more = realloc(names, (size_t)(*n + 1) * sizeof *names);
        names = more ? more : names;
        char *name = more ? strdup(entry->d_name) : NULL;
        room = name != NULL;
        if (room)
            names[(*n)++] = name;
    }
    closedir(dir);
    if (room && *n > 0) {
        qsort(names, (size_t)*n, sizeof *names, by_bytes);
        *out = names;
        return ERR_NONE;
    }
    sheets_names_free(names, *n);
    return config_fault_set(f, directory, 0, room ? "holds no form: put NAME.cfg files there" : "no memory to load it");
}

enum err sheets_load(const char *directory, const struct codes *codes, struct arena *arena, struct sheets *out,
                     struct config_fault *f)
{
    char **name = NULL;
    int n = 0;
    *out = (struct sheets){NULL, 0};
    enum err e = sheets_names(directory, &name, &n, f);
    if (e != ERR_NONE)
        return e;
    const struct sheet **list = (const struct sheet **)arena_array(arena, const struct sheet *, n);
    for (int i = 0; name && i < n && e == ERR_NONE; i++) {
        char path[PATH_CAP];
        struct sheet_loader l = {.codes = codes, .arena = arena, .f = f, .s = arena_new(arena, struct sheet)};
        snprintf(path, sizeof path, "%s/%s", directory, name[i]);
        if (!list || !l.s) {
            e = config_fault_set(f, path, 0, "%s", full);
            break;
        }
        e = load_one(&l, path);
        if (e == ERR_NONE)
            e = put_sheet(list, i, l.s, f);
    }
    sheets_names_free(name, n);
    if (e == ERR_NONE)
        *out = (struct sheets){list, n};
    return e;
}
