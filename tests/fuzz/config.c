/* config.c - what a deployment edits: settings, ladder, phrases, guidance, holidays, and the lists of places and words.
 * The first byte says which file the rest is; in capitals, the rest is put into the shipped one (of the long ones, its
 * first lines) at the place that the next two bytes say, so that a small change to a good file is within reach. T: one
 * text as the editor's checks see it. A fault is said in words and names the
 * file; what is taken is whole. */
#include "base/gsm.h"
#include "base/log.h"
#include "config/holidays.h"
#include "config/ladder.h"
#include "config/phrases.h"
#include "config/settings.h"
#include "forms/read.h"
#include "mlinzid/story/files.h"
#include "tests/fuzz/fuzz.h"

#define HEAD_BYTES 4000
enum { AREAS = 5, REGIONS, VOCAB, WORDS }; /* in kinds */
#define MEMORY_BYTES ((size_t)32 << 20)

static char directory[128], path[160], shipped_phrases[SETTINGS_PATH_CAP + 64],
    shipped_guidance[SETTINGS_PATH_CAP + 64];
static const struct shipped {
    char kind;
    const char *name;
} kinds[] = {
    {'s', "mlinzi.cfg.sample"}, {'l', "ladder.cfg"},   {'p', "phrases.cfg"},
    {'g', "guidance.cfg"},      {'h', "holidays.tsv"}, {'a', "areas.tsv"},
    {'r', "regions.tsv"},       {'v', "vocab.tsv"},    {'w', "words.tsv"},
};
static struct span file[countof(kinds)]; /* as shipped */
static void *memory;

static struct span slurp(const char *name)
{
    char *text = NULL, at[SETTINGS_PATH_CAP + 64];
    struct config_fault fault;
    size_t n = 0;
    bool there = settings_find(NULL, name, at);
    if (!there)
        snprintf(at, sizeof at, "config/%s", name);
    must(config_slurp(at, &text, &n, &fault) == ERR_NONE);
    return (struct span){text, n};
}

static void remove_file(void)
{
    files_remove(directory);
}

static void open_once(void)
{
    if (path[0])
        return;
    log_quiet(1);
    must(files_temporary(directory, sizeof directory));
    snprintf(path, sizeof path, "%s/file", directory);
    atexit(remove_file);
    must(settings_find(NULL, "phrases.cfg", shipped_phrases) && settings_find(NULL, "guidance.cfg", shipped_guidance));
    for (size_t i = 0; i < countof(kinds); i++)
        file[i] = slurp(kinds[i].name);
    for (size_t i = VOCAB; i <= WORDS; i++) /* whole, they take a tenth of a second */
        file[i].n = HEAD_BYTES;
    memory = malloc(MEMORY_BYTES);
    must(memory != NULL);
}

static void write_file(struct span s)
{
    FILE *f = fopen(path, "w");
    must(f != NULL && (s.n == 0 || fwrite(s.p, 1, s.n, f) == s.n) && fclose(f) == 0);
}

static void settings(void)
{
    static struct settings s;
    struct config_fault f = {0};
    enum err err = settings_load(path, &s, &f);
    must(err == ERR_NONE || (err == ERR_CONFIG && f.file[0] && strlen(f.message) > 10));
    if (err != ERR_NONE)
        return;
#define INT(member, key, standard, least, most, unit, words) must(s.member >= (least) && s.member <= (most));
#define LIST(member, key, most, words) must(s.member##s >= 0 && s.member##s <= (most));
#include "config/options.def"
    must(s.links >= 0 && s.links <= SETTINGS_LINKS_MAX);
}

static void ladder(void)
{
    static struct ladder l;
    struct config_fault f = {0};
    enum err err = ladder_load(path, &l, &f);
    must(err == ERR_NONE || (err == ERR_CONFIG && f.file[0] && strlen(f.message) > 10));
    must(err != ERR_NONE || (l.count > 0 && l.count <= LADDER_VERSIONS_MAX));
}

static void phrases(const char *phrases_cfg, const char *guidance_cfg)
{
    struct phrases *p = NULL;
    struct config_fault f = {0};
    enum err err = phrases_load(phrases_cfg, guidance_cfg, &p, &f);
    must(err == ERR_NONE || (err == ERR_CONFIG && f.file[0] && strlen(f.message) > 10));
    must((err == ERR_NONE) == (p != NULL && phrases_book(p) != NULL));
    phrases_free(p);
}

static void holidays(void)
{
    static struct holidays h;
    struct config_fault f = {0};
    enum err err = holidays_load(path, &h, &f);
    must(err == ERR_NONE || (err == ERR_CONFIG && f.file[0] && strlen(f.message) > 10));
    for (int i = 1; err == ERR_NONE && i < h.count; i++)
        must(h.day[i - 1] < h.day[i]);
}

static void places(struct span areas_tsv, struct span regions_tsv)
{
    struct arena arena;
    static struct areas read;
    int line = 0;
    char code[AREA_CODE_CAP];
    arena_init(&arena, memory, MEMORY_BYTES);
    if (!areas_read(&read, areas_tsv, regions_tsv, &arena, &line))
        return;
    for (int i = 0; i < read.count; i++) {
        struct area again;
        area_code(read.row[i].area, code);
        must(area_read(&read, span_of(code), &again));
    }
}

static void words(struct span vocab, struct span extra)
{
    struct arena arena, scratch;
    static const struct areas none;
    struct lexicon_source src = {vocab, extra, &none};
    struct reading r;
    int line = 0;
    static unsigned char space[1 << 20];
    arena_init(&arena, memory, MEMORY_BYTES);
    arena_init(&scratch, space, sizeof space);
    const struct lexicon *lex = lexicon_build(&src, &arena, &line);
    if (lex)
        read_text(lex, SPAN("Report defiled girl 9 in Watamu by the uncle jana"), 1790000000, &scratch, &r);
    else
        must(line != 0 || arena.full);
}

static void text(struct span s)
{
    char space[400];
    if (!s.n)
        return;
    enum phrase p = (enum phrase)((unsigned char)s.p[0] % PHRASE_COUNT);
    s = (struct span){s.p + 1, s.n - 1};
    const char *gsm = phrases_check_gsm(s, space, sizeof space);
    must(!gsm || strlen(gsm) > 10);
    must(gsm || sms_measure(s).gsm7);
    const char *names = phrases_check_names(p, s, space, sizeof space);
    must(!names || strlen(names) > 10);
}

/* The rest of the input in the place of as many bytes of the shipped file. */
static struct span put_into(struct span whole, struct span rest)
{
    char *out = malloc(whole.n + rest.n + 1);
    must(out != NULL);
    memcpy(out, whole.p, whole.n);
    if (rest.n < 3)
        return (struct span){out, whole.n};
    size_t at = ((size_t)(unsigned char)rest.p[0] << 8 | (unsigned char)rest.p[1]) * whole.n >> 16;
    size_t instead = (unsigned char)rest.p[2] < whole.n - at ? (unsigned char)rest.p[2] : whole.n - at;
    rest = (struct span){rest.p + 3, rest.n - 3};
    memcpy(out + at, rest.p, rest.n);
    memcpy(out + at + rest.n, whole.p + at + instead, whole.n - at - instead);
    return (struct span){out, whole.n - instead + rest.n};
}

static void one(char kind, struct span s)
{
    if (strchr("slpgh", kind))
        write_file(s);
    switch (kind) {
    case 's': settings(); break;
    case 'l': ladder(); break;
    case 'p': phrases(path, shipped_guidance); break;
    case 'g': phrases(shipped_phrases, path); break;
    case 'h': holidays(); break;
    case 'a': places(s, file[REGIONS]); break;
    case 'r': places(file[AREAS], s); break;
    case 'v': words(s, SPAN("domain\tcanonical\tlang\tkind\tform\n")); break;
    default: words(file[VOCAB], s); break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    open_once();
    if (!size)
        return 0;
    struct span rest = fuzz_copy(data + 1, size - 1);
    if (data[0] == 'T')
        text(rest);
    for (size_t i = 0; i < countof(kinds); i++) {
        char capital = (char)(kinds[i].kind - 'a' + 'A');
        if (data[0] == kinds[i].kind)
            one(kinds[i].kind, rest);
        if (data[0] == capital && kinds[i].kind != 'p' && kinds[i].kind != 'g') {
            struct span whole = put_into(file[i], rest);
            one(kinds[i].kind, whole);
            free((void *)(uintptr_t)whole.p);
        }
    }
    free((void *)(uintptr_t)rest.p);
    return 0;
}
