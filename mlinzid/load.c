/* load.c - reading everything a deployment edits into one struct. */
#include "mlinzid/load.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "forms/sheet_text.h"
#include "forms/sheet_ussd.h"
#include "forms/ussd.h"
#include "mlinzid/command/offline_key.h"

static void limits_of(const struct settings *s, struct limits *l)
{
    *l = (struct limits){
        .idle_max = s->answers_idle_max,
        .idle_window_s = s->answers_idle_window_s,
        .identical_max = s->answers_identical_max,
        .identical_window_s = s->answers_identical_window_s,
        .change_max = s->answers_change_max,
        .same_max = s->answers_same_max,
        .change_window_s = s->answers_change_window_s,
        .reads_alarm = s->reads_alarm_max,
        .mute_tries = s->mute_tries,
        .mute_window_s = s->mute_window_s,
        .mute_length_s = s->mute_length_s,
        .repeat_s = s->repeat_window_s,
        .question_s = s->question_window_s,
        .code_life_s = s->code_life_s,
        .code_tries = s->code_tries,
        .dispute_s = s->dispute_days * DAY_S,
        .explanation_min = s->explanation_min_chars,
        .late_s = s->late_after_s,
        .expiry_s = s->message_expiry_s,
        .bundle_s = s->bundle_window_s,
        .bundle_free = s->bundle_free,
        .spam_window_s = s->spam_window_s,
        .spam_count = s->spam_same_max,
        .retention_case_days = s->retention_case_days,
        .retention_intake_days = s->retention_intake_days,
        .retention_child_days = s->retention_child_days,
        .retention_contact_days = s->retention_contact_days,
        .retention_notice_days = s->retention_notice_days,
        .fingerprint_min = s->audit_fingerprint_at_min,
    };
    (void)msisdn_read(span_of(s->office_phone), &l->office_phone);
}

static enum err find_file(const struct settings *s, const char *name, char *out, struct config_fault *f)
{
    if (settings_find(s, name, out))
        return ERR_NONE;
    return config_fault_set(f, name, 0, "not found; set data.dir to the directory that holds %s", name);
}

static enum err load_texts(struct loaded *l, struct config_fault *f)
{
    char phrases[SETTINGS_PATH_CAP + 64], guidance[SETTINGS_PATH_CAP + 64];
    enum err err = find_file(&l->settings, "phrases.cfg", phrases, f);
    if (err == ERR_NONE)
        err = find_file(&l->settings, "guidance.cfg", guidance, f);
    if (err == ERR_NONE)
        err = phrases_load(phrases, guidance, &l->phrases, f);
    uint64_t *slot = err == ERR_NONE ? calloc(ECHO_SLOTS, sizeof *slot) : NULL;
    if (err != ERR_NONE || !slot)
        return err == ERR_NONE ? ERR_FULL : err;
    if (echo_fill(&l->echo, slot, phrases_book(l->phrases)))
        return ERR_NONE;
    return config_fault_set(f, "guidance.cfg", 0, "all texts together are too long: shorten some, or take packs away");
}

static enum err load_slurp(struct loaded *l, int i, const char *name, struct span *out, struct config_fault *f)
{
    char path[SETTINGS_PATH_CAP + 64];
    enum err err = find_file(&l->settings, name, path, f);
    size_t n = 0;
    if (err == ERR_NONE)
        err = config_slurp(path, &l->text[i], &n, f);
    *out = (struct span){l->text[i], n};
    return err;
}

#define LEXICON_BYTES ((size_t)32 << 20)

static enum err load_words(struct loaded *l, struct config_fault *f)
{
    struct span areas, regions, vocab, extra;
    int line = 0;
    enum err err = load_slurp(l, 0, "areas.tsv", &areas, f);
    if (err == ERR_NONE)
        err = load_slurp(l, 1, "regions.tsv", &regions, f);
    if (err == ERR_NONE)
        err = load_slurp(l, 2, "vocab.tsv", &vocab, f);
    if (err == ERR_NONE)
        err = load_slurp(l, 3, "words.tsv", &extra, f);
    if (err != ERR_NONE)
        return err;
    l->memory = malloc(LEXICON_BYTES);
    if (!l->memory)
        return ERR_FULL;
    struct arena arena;
    arena_init(&arena, l->memory, LEXICON_BYTES);
    if (!areas_read(&l->areas, areas, regions, &arena, &line))
        return config_fault_set(f, line < 0 ? "regions.tsv" : "areas.tsv", abs(line),
                                "this line is not a place: code, parent, level, name");
    struct lexicon_source src = {.vocab_tsv = vocab, .extra_tsv = extra, .areas = &l->areas};
    l->lexicon = lexicon_build(&src, &arena, &line);
    if (!l->lexicon)
        return config_fault_set(f, line < 0 ? "words.tsv" : "vocab.tsv", abs(line),
                                "this line is not understood: domain, canonical, lang, kind, form");
    return ERR_NONE; /* what the arena left untouched costs address space alone */
}

#define OUTLINE_MEMORY (4 * MAP_OUTLINE_BYTES)

/* Boundaries are the deployment's own: whose they are, and under which licence, only it can know. */
static enum err load_outlines(struct loaded *l, struct config_fault *f)
{
    const char *path = l->settings.map_boundaries, *why = NULL;
    size_t n = 0;
    struct arena arena;
    if (!path[0])
        return ERR_NONE;
    enum err err = config_slurp(path, &l->text[5], &n, f);
    l->outlines = err == ERR_NONE ? malloc(OUTLINE_MEMORY) : NULL;
    if (!l->outlines)
        return err == ERR_NONE ? ERR_FULL : err;
    arena_init(&arena, l->outlines, OUTLINE_MEMORY);
    bool ok = map_outlines_read(&l->map, &l->areas, (struct span){l->text[5], n}, &arena, &why);
    free(l->text[5]);
    l->text[5] = NULL;
    return ok ? ERR_NONE : config_fault_set(f, path, 0, "%s", why);
}

static enum err load_map(struct loaded *l, struct config_fault *f)
{
    struct span tiles;
    int line = 0;
    enum err err = load_slurp(l, 4, "county-tiles.tsv", &tiles, f);
    if (err != ERR_NONE)
        return err;
    if (!map_tiles_read(&l->map, tiles, &line))
        return config_fault_set(f, "county-tiles.tsv", line, "this line is no tile: code, abbr, name, col, row");
    return load_outlines(l, f);
}

#define FORMS_BYTES ((size_t)16 << 20) /* what stays untouched costs address space alone */
#define SHEETS "sheets/"

/* The directory of the forms: beside the other files. */
static enum err find_sheets(const struct settings *s, char *out, struct config_fault *f)
{
    enum err err = find_file(s, SHEETS, out, f);
    if (err == ERR_NONE)
        out[strlen(out) - 1] = '\0';
    return err;
}

static enum err load_forms(struct loaded *l, struct config_fault *f)
{
    char path[SETTINGS_PATH_CAP + 64];
    struct span codes;
    struct arena arena;
    int line = 0;
    enum err err = load_slurp(l, 6, "codes.tsv", &codes, f);
    if (err == ERR_NONE)
        err = find_sheets(&l->settings, path, f);
    l->forms = err == ERR_NONE ? malloc(FORMS_BYTES) : NULL;
    if (!l->forms)
        return err == ERR_NONE ? ERR_FULL : err;
    arena_init(&arena, l->forms, FORMS_BYTES);
    const char *why = codes_read(&l->codes, codes, &arena, &line);
    if (why)
        return config_fault_set(f, "codes.tsv", line, "%s", why);
    return sheets_load(path, &l->codes, &arena, &l->sheets, f);
}

/* What a form is on a phone: a first word that takes no report away, and screens that fit. */
static enum err forms_fit(struct loaded *l, struct config_fault *f)
{
    char space[300];
    const struct sheet *taken = sheet_text_collides(&l->sheets, l->lexicon);
    if (taken)
        return config_fault_set(f, SHEETS, 0, "%s: people report with the word %s already: write another word",
                                taken->id, taken->word);
    for (int i = 0; i < l->sheets.count; i++) {
        struct text why;
        text_init(&why, space, sizeof space);
        if (l->sheets.sheet[i]->ussd && !sheet_ussd_fits(phrases_book(l->phrases), &l->codes, l->sheets.sheet[i], &why))
            return config_fault_set(f, SHEETS, 0, "%s", space);
    }
    return ERR_NONE;
}

/* No screen may be longer than the network carries, whatever it says. */
static enum err screens_fit(struct loaded *l, struct config_fault *f)
{
    char space[300];
    struct text why;
    struct ussd_world w = {
        .book = phrases_book(l->phrases), .areas = &l->areas, .sheets = &l->sheets, .codes = &l->codes};
    text_init(&why, space, sizeof space);
    return ussd_fits(&w, &why) ? ERR_NONE : config_fault_set(f, "phrases.cfg", 0, "%s", space);
}

/* The statements lie beside the data: at the root of a build tree, or in the installed directory. */
static enum err find_sql(struct loaded *l, struct config_fault *f)
{
    static const char tree[] = "forms/ke/vocab.tsv", alone[] = "vocab.tsv";
    enum err err = find_file(&l->settings, "vocab.tsv", l->sql_dir, f);
    size_t n = strlen(l->sql_dir);
    if (err != ERR_NONE)
        return err;
    bool in_tree = n >= sizeof tree && strcmp(l->sql_dir + n - (sizeof tree - 1), tree) == 0;
    l->sql_dir[n - (in_tree ? sizeof tree : sizeof alone)] = '\0';
    return ERR_NONE;
}

/* Mistyped, it would show on the night of the first backup. */
static enum err offline_key_good(const struct settings *s, const char *path, struct config_fault *f)
{
    char why[300];
    struct sealed_public key;
    if (!s->backup_public_key[0] || offline_public(NULL, s, &key, why, sizeof why) == ERR_NONE)
        return ERR_NONE;
    return config_fault_set(f, path ? path : "settings", 0, "%s", why);
}

static enum err add_file(crypto_generichash_state *hash, struct data_file *d, const char *path, struct config_fault *f)
{
    char *text = NULL;
    size_t n = 0;
    enum err err = config_slurp(path, &text, &n, f);
    if (err != ERR_NONE)
        return err;
    (void)crypto_generichash_update(hash, (const unsigned char *)text, n);
    d->bytes += (int64_t)n;
    free(text);
    return ERR_NONE;
}

static enum err add_directory(crypto_generichash_state *hash, struct data_file *d, struct config_fault *f)
{
    char **name = NULL, path[sizeof d->path + 300];
    int n = 0;
    enum err err = sheets_names(d->path, &name, &n, f);
    for (int i = 0; i < n && err == ERR_NONE; i++) {
        snprintf(path, sizeof path, "%s/%s", d->path, name[i]);
        err = add_file(hash, d, path, f);
    }
    sheets_names_free(name, n);
    return err;
}

static enum err know_file(struct loaded *l, struct data_file *d, const char *name, struct config_fault *f)
{
    crypto_generichash_state hash;
    unsigned char print[32];
    char hex[65];
    bool sheets = strcmp(name, SHEETS) == 0;
    d->name = name;
    (void)crypto_generichash_init(&hash, NULL, 0, sizeof print);
    enum err err = sheets ? find_sheets(&l->settings, d->path, f) : find_file(&l->settings, name, d->path, f);
    if (err == ERR_NONE)
        err = sheets ? add_directory(&hash, d, f) : add_file(&hash, d, d->path, f);
    if (err != ERR_NONE)
        return err;
    (void)crypto_generichash_final(&hash, print, sizeof print);
    (void)sodium_bin2hex(hex, sizeof hex, print, sizeof print);
    (void)span_str((struct span){hex, sizeof d->print - 1}, d->print, sizeof d->print);
    return ERR_NONE;
}

static enum err know_files(struct loaded *l, struct config_fault *f)
{
    static const char *const names[DATA_FILES] = {"ladder.cfg",   "phrases.cfg", "guidance.cfg", "vocab.tsv",
                                                  "words.tsv",    "areas.tsv",   "regions.tsv",  "county-tiles.tsv",
                                                  "holidays.tsv", "codes.tsv",   SHEETS};
    enum err err = ERR_NONE;
    for (int i = 0; err == ERR_NONE && i < DATA_FILES; i++)
        err = know_file(l, &l->file[i], names[i], f);
    return err;
}

enum err load_all(const char *settings_path, struct loaded **out, struct config_fault *f)
{
    struct loaded *l = calloc(1, sizeof *l);
    char path[SETTINGS_PATH_CAP + 64];
    if (!l)
        return ERR_FULL;
    memset(f, 0, sizeof *f);
    enum err err = settings_load(settings_path, &l->settings, f);
    if (err == ERR_NONE)
        err = offline_key_good(&l->settings, settings_path, f);
    if (err == ERR_NONE)
        err = find_file(&l->settings, "ladder.cfg", path, f);
    if (err == ERR_NONE)
        err = ladder_load(path, &l->ladder, f);
    if (err == ERR_NONE)
        err = load_texts(l, f);
    if (err == ERR_NONE)
        err = load_words(l, f);
    if (err == ERR_NONE)
        err = load_map(l, f);
    if (err == ERR_NONE)
        err = load_forms(l, f);
    if (err == ERR_NONE)
        err = forms_fit(l, f);
    if (err == ERR_NONE)
        err = screens_fit(l, f);
    if (err == ERR_NONE)
        err = find_sql(l, f);
    if (err == ERR_NONE)
        err = find_file(&l->settings, "holidays.tsv", path, f);
    if (err == ERR_NONE)
        err = holidays_load(path, &l->holidays, f);
    if (err == ERR_NONE)
        err = know_files(l, f);
    limits_of(&l->settings, &l->limits);
    if (err != ERR_NONE) {
        load_free(l);
        return err;
    }
    *out = l;
    return ERR_NONE;
}

void load_free(struct loaded *l)
{
    if (!l)
        return;
    phrases_free(l->phrases);
    free(l->echo.slot);
    for (int i = 0; i < 8; i++)
        free(l->text[i]);
    free(l->memory);
    free(l->outlines);
    free(l->forms);
    free(l);
}
