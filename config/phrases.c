/* phrases.c - loads the texts: phrases.cfg, guidance.cfg.
 *
 * A text that is missing, too long, or holds a letter the alphabet of SMS has not would be found out at night by a
 * frightened volunteer. So every text is checked here, before the old book is let go, and the fault says what to write
 * instead. */
#include "config/phrases.h"

#include <libconfig.h>
#include <stdlib.h>
#include <string.h>

struct phrases {
    struct phrasebook book; /* its spans point into the strings of the two files */
    config_t texts, guides;
};
struct loader {
    struct phrases *p;
    struct config_fault *f;
    int line[PHRASE_COUNT]; /* where each phrase stands, for faults found later */
};
#define NOTE_CAP 384

static const char *const guide_words[GUIDE_ROLES] = {"cpv", "paralegal", "chp"};

static int line_of(const config_setting_t *s)
{
    return (int)config_setting_source_line(s);
}

/* Only the names of `allowed` stand in the group, each as text. */
static enum err check_members(const config_setting_t *group, const char *const *allowed, size_t count,
                              struct config_fault *f)
{
    if (!config_setting_is_group(group))
        return config_fault_set(f, NULL, line_of(group),
                                "write a group here: { key = \"...\"; en = \"...\"; sw = \"...\"; }");
    for (int i = 0; i < config_setting_length(group); i++) {
        const config_setting_t *s = config_setting_get_elem(group, (unsigned)i);
        const char *name = config_setting_name(s);
        bool known = false;
        for (size_t j = 0; j < count; j++)
            known = known || strcmp(name, allowed[j]) == 0;
        if (!known) {
            const char *near = config_nearest(name, allowed, count);
            return config_fault_set(f, NULL, line_of(s), "%s is not known here: %s%s%s", name,
                                    near ? "did you mean " : "write key, en and sw", near ? near : "", near ? "?" : "");
        }
        if (config_setting_type(s) != CONFIG_TYPE_STRING)
            return config_fault_set(f, NULL, line_of(s), "%s is text: write it in quotes", name);
    }
    return ERR_NONE;
}

/* The text of one language, checked for its letters; empty when it is not there. */
static enum err text_of(const config_setting_t *group, const char *key, const char *lang, struct span *out,
                        struct config_fault *f)
{
    const config_setting_t *s = config_setting_get_member(group, lang);
    char note[NOTE_CAP];
    *out = (struct span){NULL, 0};
    if (!s)
        return ERR_NONE;
    *out = span_of(config_setting_get_string(s));
    const char *why = phrases_check_gsm(*out, note, sizeof note);
    return why ? config_fault_set(f, NULL, line_of(s), "%s, %s: %s", key, lang, why) : ERR_NONE;
}

static enum err both_languages(const config_setting_t *group, const char *key, struct span out[LANG_COUNT],
                               struct config_fault *f)
{
    for (int l = LANG_EN; l < LANG_COUNT; l++) {
        const char *lang = lang_word((enum lang)l);
        enum err e = text_of(group, key, lang, &out[l], f);
        if (e != ERR_NONE)
            return e;
        if (out[l].n == 0)
            return config_fault_set(f, NULL, line_of(group), "%s has no text in %s: write %s = \"...\";", key,
                                    l == LANG_EN ? "English" : "Swahili", lang);
    }
    return ERR_NONE;
}

static enum err unknown_key(const config_setting_t *group, const char *key, struct config_fault *f)
{
    const char *names[PHRASE_COUNT];
    for (int p = 1; p < PHRASE_COUNT; p++)
        names[p - 1] = phrase_key((enum phrase)p);
    const char *near = config_nearest(key, names, PHRASE_COUNT - 1);
    if (near)
        return config_fault_set(f, NULL, line_of(group), "there is no phrase %s: did you mean %s?", key, near);
    return config_fault_set(f, NULL, line_of(group), "there is no phrase %s: the keys are those of forms/phrases.def",
                            key);
}

static enum err key_of(const config_setting_t *group, const char **key, struct config_fault *f)
{
    static const char *const allowed[] = {"key", "en", "sw"};
    enum err e = check_members(group, allowed, countof(allowed), f);
    if (e == ERR_NONE && config_setting_lookup_string(group, "key", key) != CONFIG_TRUE)
        e = config_fault_set(f, NULL, line_of(group), "key is missing: write key = \"report.received\"; in this group");
    return e;
}

static enum err load_phrase(const config_setting_t *group, struct loader *l)
{
    const char *key = NULL;
    char note[NOTE_CAP];
    enum err e = key_of(group, &key, l->f);
    if (e != ERR_NONE)
        return e;
    enum phrase p = phrase_of(span_of(key));
    if (p == PHRASE_NONE || p == PHRASE_GUIDANCE)
        return unknown_key(group, key, l->f);
    if (l->line[p])
        return config_fault_set(l->f, NULL, line_of(group), "%s stands here and on line %d: leave one out", key,
                                l->line[p]);
    l->line[p] = line_of(group);
    e = both_languages(group, key, l->p->book.phrase[p], l->f);
    for (int i = LANG_EN; e == ERR_NONE && i < LANG_COUNT; i++) {
        const char *why = phrases_check_names(p, l->p->book.phrase[p][i], note, sizeof note);
        if (why)
            e = config_fault_set(l->f, NULL, line_of(group), "%s, %s: %s", key, lang_word((enum lang)i), why);
    }
    return e;
}

/* "word.role.scco", "word.kind.neglect": where its two languages go; NULL when there is no such word. */
static struct span *word_place(struct phrasebook *book, struct span key)
{
    struct span word = span_cut(&key, '.'), set = span_cut(&key, '.');
    if (!span_is(word, "word"))
        return NULL;
    if (span_is(set, "kind")) {
        enum kind k = kind_of(key);
        return k != KIND_NONE || span_is(key, "unknown") ? book->kind[k] : NULL;
    }
    enum saying s = saying_of(set, key);
    return s == SAYING_NONE ? NULL : book->saying[s];
}

static enum err load_word(const config_setting_t *group, struct loader *l)
{
    const char *key = NULL;
    enum err e = key_of(group, &key, l->f);
    if (e != ERR_NONE)
        return e;
    struct span *place = word_place(&l->p->book, span_of(key));
    if (!place)
        return config_fault_set(l->f, NULL, line_of(group),
                                "there is no word %s: the keys are those of forms/sayings.def, after \"word.\"", key);
    if (place[LANG_EN].n > 0)
        return config_fault_set(l->f, NULL, line_of(group), "%s stands twice: leave one out", key);
    return both_languages(group, key, place, l->f);
}

static enum err load_guide(const config_setting_t *group, struct loader *l)
{
    static const char *const allowed[] = {"kind", "role", "en", "sw"};
    const char *kind = NULL, *role = NULL;
    enum err e = check_members(group, allowed, countof(allowed), l->f);
    if (e != ERR_NONE)
        return e;
    config_setting_lookup_string(group, "kind", &kind);
    config_setting_lookup_string(group, "role", &role);
    enum kind k = kind_of(span_of(kind));
    size_t r = 0;
    while (r < GUIDE_ROLES && (!role || strcmp(role, guide_words[r]) != 0))
        r++;
    if (k == KIND_NONE)
        return config_fault_set(l->f, NULL, line_of(group), "kind \"%s\" is not known: write a kind of forms/words.def",
                                kind ? kind : "");
    if (r == GUIDE_ROLES)
        return config_fault_set(l->f, NULL, line_of(group), "role \"%s\" is not known: write cpv, paralegal or chp",
                                role ? role : "");
    struct span *place = l->p->book.guidance[k][r];
    if (place[LANG_EN].n > 0)
        return config_fault_set(l->f, NULL, line_of(group), "%s for %s stands twice: leave one out", kind, role);
    for (int i = LANG_EN; i < LANG_COUNT; i++) {
        const char *lang = lang_word((enum lang)i);
        e = text_of(group, kind, lang, &place[i], l->f);
        if (e != ERR_NONE)
            return e;
        int parts = sms_measure(place[i]).parts, most = phrase_budget(PHRASE_GUIDANCE);
        if (parts > most)
            return config_fault_set(l->f, NULL, line_of(group),
                                    "%s for %s, %s: takes %d parts, at most %d: make it shorter", kind, role, lang,
                                    parts, most);
        if (place[i].n > 0 && memchr(place[i].p, '{', place[i].n))
            return config_fault_set(l->f, NULL, line_of(group), "%s for %s, %s: guidance has no names, leave out {...}",
                                    kind, role, lang);
    }
    return ERR_NONE;
}

static enum err load_list(const config_t *cfg, const char *name,
                          enum err (*load)(const config_setting_t *, struct loader *), struct loader *l)
{
    const config_setting_t *list = config_lookup(cfg, name);
    if (!list || !config_setting_is_list(list))
        return config_fault_set(l->f, NULL, list ? line_of(list) : 0, "%s is missing: write %s = ( { ... }, { ... } );",
                                name, name);
    for (int i = 0; i < config_setting_length(list); i++) {
        enum err e = load(config_setting_get_elem(list, (unsigned)i), l);
        if (e != ERR_NONE)
            return e;
    }
    return ERR_NONE;
}

/* What a file can only lack as a whole. */
static enum err check_phrases(struct loader *l)
{
    const struct phrasebook *book = &l->p->book;
    char note[NOTE_CAP];
    for (int s = 1; s < SAYING_COUNT; s++)
        if (book->saying[s][LANG_EN].n == 0)
            return config_fault_set(l->f, NULL, 0,
                                    "word.%s is missing: write { key = \"word.%s\"; en = \"...\"; sw = \"...\"; }",
                                    saying_key((enum saying)s), saying_key((enum saying)s));
    for (int k = 0; k < KIND_COUNT; k++)
        if (book->kind[k][LANG_EN].n == 0)
            return config_fault_set(l->f, NULL, 0, "word.kind.%s is missing: write it into words",
                                    k ? kind_word((enum kind)k) : "unknown");
    for (int p = 1; p < PHRASE_COUNT; p++) {
        const char *key = phrase_key((enum phrase)p);
        if (p == PHRASE_GUIDANCE)
            continue;
        if (!l->line[p])
            return config_fault_set(l->f, NULL, 0, "%s is missing: write { key = \"%s\"; en = \"...\"; sw = \"...\"; }",
                                    key, key);
        for (int i = LANG_EN; i < LANG_COUNT; i++) {
            const char *why = phrases_check_budget(book, (enum phrase)p, (enum lang)i, note, sizeof note);
            if (why)
                return config_fault_set(l->f, NULL, l->line[p], "%s, %s: %s", key, lang_word((enum lang)i), why);
        }
    }
    return ERR_NONE;
}

static enum err check_guides(struct loader *l)
{
    for (int k = 1; k < KIND_COUNT; k++)
        if (l->p->book.guidance[k][GUIDE_CPV][LANG_EN].n == 0)
            return config_fault_set(l->f, NULL, 0,
                                    "guidance for %s is missing in English: write { kind = \"%s\"; role = \"cpv\"; en "
                                    "= \"...\"; sw = \"...\"; }",
                                    kind_word((enum kind)k), kind_word((enum kind)k));
    return ERR_NONE;
}

static enum err load_both(struct loader *l, const char *phrases_cfg, const char *guidance_cfg)
{
    span_str(span_of(phrases_cfg), l->f->file, sizeof l->f->file);
    enum err e = load_list(&l->p->texts, "phrases", load_phrase, l);
    if (e == ERR_NONE)
        e = load_list(&l->p->texts, "words", load_word, l);
    if (e == ERR_NONE)
        e = check_phrases(l);
    if (e != ERR_NONE)
        return e;
    span_str(span_of(guidance_cfg), l->f->file, sizeof l->f->file);
    e = load_list(&l->p->guides, "guidance", load_guide, l);
    return e == ERR_NONE ? check_guides(l) : e;
}

enum err phrases_load(const char *phrases_cfg, const char *guidance_cfg, struct phrases **out, struct config_fault *f)
{
    memset(f, 0, sizeof *f);
    *out = NULL;
    struct phrases *p = calloc(1, sizeof *p);
    if (!p)
        return config_fault_set(f, phrases_cfg, 0, "no memory to load it");
    enum err e = config_open(phrases_cfg, &p->texts, f);
    if (e == ERR_NONE) {
        e = config_open(guidance_cfg, &p->guides, f);
        if (e != ERR_NONE)
            config_destroy(&p->texts);
    }
    if (e != ERR_NONE) {
        free(p);
        return e;
    }
    struct loader l = {.p = p, .f = f};
    e = load_both(&l, phrases_cfg, guidance_cfg);
    if (e == ERR_NONE)
        *out = p;
    else
        phrases_free(p);
    return e;
}

const struct phrasebook *phrases_book(const struct phrases *p)
{
    return &p->book;
}

void phrases_free(struct phrases *p)
{
    if (!p)
        return;
    config_destroy(&p->texts);
    config_destroy(&p->guides);
    free(p);
}

static void print_row(FILE *out, const char *prefix, const char *key, struct span text)
{
    if (text.n > 0)
        fprintf(out, "%s%s\t%.*s\n", prefix, key, (int)text.n, text.p);
}

void phrases_print(const struct phrases *p, enum lang lang, FILE *out)
{
    const struct phrasebook *book = &p->book;
    for (int i = 1; i < PHRASE_COUNT; i++)
        print_row(out, "", phrase_key((enum phrase)i), book->phrase[i][lang]);
    for (int i = 1; i < SAYING_COUNT; i++)
        print_row(out, "word.", saying_key((enum saying)i), book->saying[i][lang]);
    for (int k = 0; k < KIND_COUNT; k++)
        print_row(out, "word.kind.", k ? kind_word((enum kind)k) : "unknown", book->kind[k][lang]);
    for (int k = 1; k < KIND_COUNT; k++)
        for (int r = 0; r < GUIDE_ROLES; r++) {
            char prefix[32];
            snprintf(prefix, sizeof prefix, "guidance.%s.", guide_words[r]);
            print_row(out, prefix, kind_word((enum kind)k), book->guidance[k][r][lang]);
        }
}
