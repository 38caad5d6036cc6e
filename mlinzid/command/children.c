/* children.c - `mlinzi import children FILE --map MAP.cfg`: an existing register, into the store itself while no
 * daemon works on it. A thousand lines and how far the file is in are one transaction: killed and begun again, each
 * good line is in once. */
#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/import.h"
#include "mlinzid/command/at_store.h"
#include "mlinzid/typed/children.h"

#define LINES_A_TIME 1000
#define TIMES_A_CHECKPOINT 10
#define MEMORY_BYTES ((size_t)64 * 1024)

struct importing {
    struct at_store *at;
    const char *path;
    bool dry;
    struct child_map map;
    struct sheet_world world;
    struct import_file file;
    FILE *in, *refused;
    int commits;
    char *line;
    size_t room;
    unsigned char *memory;
};

static bool print_add(crypto_generichash_state *st, const char *path)
{
    unsigned char bytes[65536];
    FILE *f = fopen(path, "re");
    size_t n;
    while (f && (n = fread(bytes, 1, sizeof bytes, f)) > 0)
        crypto_generichash_update(st, bytes, n);
    bool ok = f && !ferror(f);
    if (f)
        fclose(f);
    return ok;
}

static bool print_of(const char *path, const char *map, char out[65])
{
    crypto_generichash_state st;
    unsigned char hash[32];
    crypto_generichash_init(&st, NULL, 0, sizeof hash);
    bool ok = print_add(&st, map) && print_add(&st, path);
    crypto_generichash_final(&st, hash, sizeof hash);
    sodium_bin2hex(out, 65, hash, sizeof hash);
    return ok;
}

/* --- one line --- */

static enum err store(struct importing *m, const struct answers *a)
{
    static struct spine s;
    struct db *db = m->at->db;
    spine_of(m->map.sheet, a, m->at->loaded ? &m->at->loaded->areas : NULL, &s);
    enum err err = db_child_put(db, &s.child, s.ids, s.n, m->at->now_s);
    struct sheet_row row = {.about = ABOUT_CHILD, .subject = s.child.id, .day = m->world.day};
    (void)span_str(span_of(m->map.sheet->id), row.sheet, sizeof row.sheet);
    return err == ERR_NONE ? db_sheet_add(db, m->map.sheet, &row, a, m->at->now_s) : err;
}

static enum err take_line(struct importing *m)
{
    char words[200];
    struct arena arena;
    struct answers a;
    struct text why;
    arena_init(&arena, m->memory, MEMORY_BYTES);
    text_init(&why, words, sizeof words);
    if (child_line(&m->map, m->line, &m->world, &arena, &a, &why)) {
        m->file.good++;
        return m->dry ? ERR_NONE : store(m, &a);
    }
    m->file.bad++;
    int n = fprintf(m->refused, "%lld: %.*s\n", (long long)m->file.line, (int)text_done(&why).n, words);
    m->file.bad_bytes += n;
    return n > 0 ? ERR_NONE : ERR_DISK;
}

/* --- many --- */

/* The list of refused lines is on the disk before the store says so. */
static enum err settle(struct importing *m)
{
    char about[160];
    if (fflush(m->refused) != 0 || fsync(fileno(m->refused)) != 0)
        return ERR_DISK;
    if (m->dry)
        return ERR_NONE;
    snprintf(about, sizeof about, "user=%u file=%.16s line=%lld good=%lld bad=%lld", getuid(), m->file.print,
             (long long)m->file.line, (long long)m->file.good, (long long)m->file.bad);
    struct apply a = {.now_s = m->at->now_s};
    struct effect fx = {.kind = EFFECT_AUDIT, .word = SPAN("import.children"), .text = span_of(about)};
    enum err err = db_import_put(m->at->db, &m->file, m->at->now_s);
    if (err == ERR_NONE)
        err = db_apply(m->at->db, &a, &fx);
    if (err == ERR_NONE)
        err = db_commit(m->at->db);
    if (err == ERR_NONE && ++m->commits % TIMES_A_CHECKPOINT == 0)
        db_checkpoint(m->at->db); /* or the log of a million children is as large as their store */
    return err;
}

/* *end: there are no more lines. */
static enum err some(struct importing *m, bool *end)
{
    enum err err = m->dry ? ERR_NONE : db_begin(m->at->db);
    for (int i = 0; err == ERR_NONE && !*end && i < LINES_A_TIME; i++) {
        *end = getline(&m->line, &m->room, m->in) < 0;
        if (*end)
            break;
        m->file.line++;
        if (m->line[strspn(m->line, " \t\r\n,")])
            err = take_line(m);
    }
    if (err == ERR_NONE)
        err = settle(m);
    if (err != ERR_NONE && !m->dry)
        db_rollback(m->at->db);
    if (err == ERR_NONE && isatty(STDERR_FILENO))
        fprintf(stderr, "\r%lld lines, %lld refused", (long long)m->file.line, (long long)m->file.bad);
    return err;
}

static int run(struct importing *m)
{
    bool end = false;
    enum err err = ERR_NONE;
    int64_t before = m->file.line;
    for (int64_t i = 0; i < before && !end; i++) /* decided already; the first is the header */
        end = i > 0 && getline(&m->line, &m->room, m->in) < 0;
    if (before == 0)
        m->file.line = 1;
    while (err == ERR_NONE && !end)
        err = some(m, &end);
    if (isatty(STDERR_FILENO))
        fputc('\n', stderr);
    if (err != ERR_NONE)
        return at_said(m->at->a, false, "stopped behind line %lld: %s; begin it again and it goes on there",
                       (long long)m->file.line, err_words(err));
    (void)at_said(m->at->a, m->file.bad == 0 || !m->at->a->json, "%lld children%s, %lld line%s refused: %s.refused",
                  (long long)m->file.good, m->dry ? " would be imported" : " imported", (long long)m->file.bad,
                  plural(m->file.bad), m->path);
    return m->file.bad ? EXIT_CODE_REFUSED : 0;
}

/* --- beginning --- */

static bool open_files(struct importing *m, char *why, size_t cap)
{
    char path[1024];
    m->in = fopen(m->path, "re");
    if (!m->in || getline(&m->line, &m->room, m->in) < 0) {
        snprintf(why, cap, "%s cannot be read, or is empty", m->path);
        return false;
    }
    if (!child_map_header(&m->map, m->line, why, cap))
        return false;
    snprintf(path, sizeof path, "%s.refused", m->path);
    m->refused = fopen(path, "ae");
    if (m->refused && ftruncate(fileno(m->refused), m->file.bad_bytes) == 0)
        return true;
    snprintf(why, cap, "%.500s cannot be written", path);
    return false;
}

static int begin(struct importing *m, const char *map)
{
    char why[600] = "";
    struct config_fault fault = {0};
    int32_t today = day_of(m->at->now_s);
    m->world = (struct sheet_world){
        .codes = &m->at->loaded->codes, .areas = &m->at->loaded->areas, .day = today, .today = today};
    if (child_map_read(map, &m->at->loaded->sheets, today, &m->map, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return EXIT_CODE_REFUSED;
    }
    if (!print_of(m->path, map, m->file.print))
        return at_said(m->at->a, false, "%s cannot be read", m->path);
    enum err err = m->dry ? ERR_NOT_FOUND : db_import_get(m->at->db, &m->file);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return at_said(m->at->a, false, "%s", err_words(err));
    if (err == ERR_NOT_FOUND)
        m->file.begun_s = m->at->now_s;
    if (!open_files(m, why, sizeof why))
        return at_said(m->at->a, false, "%s", why);
    return run(m);
}

static int children_now(struct at_store *at)
{
    struct importing m = {.at = at, .dry = args_option(at->a, "--dry-run", true) != NULL};
    const char *map = args_option(at->a, "--map", false);
    int fd = -1, code = EXIT_CODE_USAGE;
    if (!map || !args_done(at->a) || at->a->n != 3)
        return code;
    m.path = at->a->v[2];
    if (!store_lock(at->store.path, &fd))
        return at_said(at->a, false, "a daemon works on this store: stop it first, then import; texts wait meanwhile");
    m.memory = malloc(MEMORY_BYTES);
    code = m.memory ? begin(&m, map) : at_said(at->a, false, "no memory");
    if (m.in)
        fclose(m.in);
    if (m.refused && fclose(m.refused) != 0)
        code = EXIT_CODE_REFUSED;
    free(m.line);
    free(m.memory);
    if (fd >= 0)
        close(fd);
    return code;
}

int import_children(struct args *a)
{
    return at_store(a, AT_STORE_OPEN, children_now);
}
