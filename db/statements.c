/* statements.c - loading, translating, preparing and binding named statements.
 * Everything is prepared once, at open, so that a statement that the store refuses is found at the start and never in
 * the middle of a turn. Parameters are found by name from where the last one was found: in the usual order that is one
 * compare. */
#include "db/statements.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {
#define STATEMENT(name) #name,
#include "db/statements.def"
#undef STATEMENT
};

enum err file_read(const char *path, char **out)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return ERR_NOT_FOUND;
    char *all = NULL;
    size_t n = 0, got;
    do {
        char *more = realloc(all, n + 65536 + 1);
        if (!more) {
            free(all);
            (void)fclose(f);
            return ERR_FULL;
        }
        all = more;
        got = fread(all + n, 1, 65536, f);
        n += got;
    } while (got == 65536);
    bool bad = ferror(f) != 0;
    (void)fclose(f);
    if (bad) {
        free(all);
        return ERR_IO;
    }
    all[n] = 0;
    *out = all;
    return ERR_NONE;
}

static bool word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static size_t word_length(const char *p)
{
    size_t n = 0;
    while (word_char(p[n]))
        n++;
    return n;
}

/* The number of a parameter, from 1; a new name is added. 0: too many. */
static int parameter_number(struct statement *s, const char *p, size_t n)
{
    for (int i = 0; i < s->parameters; i++)
        if (strlen(s->parameter[i]) == n && memcmp(s->parameter[i], p, n) == 0)
            return i + 1;
    if (s->parameters == PARAMETERS_MAX)
        return 0;
    char *at = s->parameters ? (char *)s->parameter[s->parameters - 1] + strlen(s->parameter[s->parameters - 1]) + 1
                             : s->names;
    memcpy(at, p, n);
    at[n] = 0;
    s->parameter[s->parameters++] = at;
    return s->parameters;
}

/* Writes one statement's text in the engine's dialect: parameters numbered, casts kept or left out, comments left out.
 */
static enum err translate(struct statement *s, const char *p, size_t n)
{
    s->sql = malloc(2 * n + 16);
    s->names = malloc(n + 1);
    if (!s->sql || !s->names)
        return ERR_FULL;
    size_t o = 0;
    bool quoted = false;
    for (size_t i = 0; i < n;) {
        if (!quoted && p[i] == '-' && p[i + 1] == '-') {
            while (i < n && p[i] != '\n')
                i++;
        } else if (!quoted && p[i] == ':' && p[i + 1] == ':') {
            size_t cast = 2 + word_length(p + i + 2);
            if (s->engine->casts) {
                memcpy(s->sql + o, p + i, cast);
                o += cast;
            }
            i += cast;
        } else if (!quoted && p[i] == ':' && word_length(p + i + 1) > 0) {
            size_t w = word_length(p + i + 1);
            int number = parameter_number(s, p + i + 1, w);
            if (!number)
                return ERR_FULL;
            o += (size_t)snprintf(s->sql + o, 8, "%c%d", s->engine->parameter, number);
            i += 1 + w;
        } else {
            quoted ^= p[i] == '\'';
            s->sql[o++] = p[i++];
        }
    }
    while (o > 0 && (s->sql[o - 1] == ';' || s->sql[o - 1] == '\n' || s->sql[o - 1] == ' '))
        o--;
    s->sql[o] = 0;
    return ERR_NONE;
}

#define MARK "-- name: "

static enum err read_statement(struct statement *all, const struct db_engine *engine, const char **rest, char *why,
                               size_t cap)
{
    const char *name = *rest + sizeof MARK - 1;
    size_t n = word_length(name);
    const char *body = name + n;
    const char *end = strstr(body, "\n" MARK);
    end = end ? end + 1 : body + strlen(body);
    *rest = end;
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        struct statement *s = &all[i];
        if (strlen(names[i]) != n || memcmp(names[i], name, n) != 0)
            continue;
        if (s->sql) {
            (void)snprintf(why, cap, "statement %s stands twice in db/sql", names[i]);
            return ERR_CONFIG;
        }
        s->name = names[i];
        s->engine = engine;
        return translate(s, body, (size_t)(end - body));
    }
    (void)snprintf(why, cap, "statement %.*s of db/sql is not in db/statements.def", (int)n, name);
    return ERR_CONFIG;
}

static enum err read_file(struct statement *all, const struct db_engine *engine, const char *path, char *why,
                          size_t cap)
{
    char *text = NULL;
    enum err e = file_read(path, &text);
    if (e) {
        (void)snprintf(why, cap, "%s: %s", path, err_words(e));
        return e;
    }
    const char *at = strncmp(text, MARK, sizeof MARK - 1) == 0 ? text : strstr(text, "\n" MARK);
    at = at && *at == '\n' ? at + 1 : at;
    while (!e && at && *at)
        e = read_statement(all, engine, &at, why, cap);
    free(text);
    return e;
}

enum err statements_read(struct statement *all, const struct db_engine *engine, const char *dir, char *why, size_t cap)
{
    memset(all, 0, sizeof *all * STATEMENT_COUNT);
    DIR *d = opendir(dir);
    if (!d) {
        (void)snprintf(why, cap, "no directory of statements at %s", dir);
        return ERR_NOT_FOUND;
    }
    enum err e = ERR_NONE;
    struct dirent *entry;
    while (!e && (entry = readdir(d))) {
        size_t n = strlen(entry->d_name);
        char path[1024];
        if (entry->d_name[0] == '.' || n < 5 || strcmp(entry->d_name + n - 4, ".sql") != 0)
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
        e = read_file(all, engine, path, why, cap);
    }
    (void)closedir(d);
    for (int i = 0; !e && i < STATEMENT_COUNT; i++)
        if (!all[i].sql) {
            (void)snprintf(why, cap, "statement %s is missing in %s", names[i], dir);
            e = ERR_CONFIG;
        }
    return e;
}

enum err statements_prepare(struct statement *all, void *conn, char *why, size_t cap)
{
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        struct statement *s = &all[i];
        enum err e = s->engine->prepare(conn, s->name, s->sql, s->parameters, &s->prepared);
        if (e) {
            (void)snprintf(why, cap, "statement %s: %s", s->name, s->engine->why(conn));
            return e;
        }
    }
    return ERR_NONE;
}

void statements_free(struct statement *all)
{
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        if (all[i].prepared)
            all[i].engine->finish(all[i].prepared);
        free(all[i].sql);
        free(all[i].names);
    }
    memset(all, 0, sizeof *all * STATEMENT_COUNT);
}

static const char *its_word(const struct db_engine *engine, const char *p, size_t n)
{
    for (const struct db_word *w = engine->words; w->ours; w++)
        if (strlen(w->ours) == n && memcmp(w->ours, p, n) == 0)
            return w->its;
    return NULL;
}

enum err script_translate(const struct db_engine *engine, const char *ours, char **out)
{
    size_t n = strlen(ours), o = 0;
    char *t = malloc(8 * n + 1); /* no word becomes longer than eight times itself */
    if (!t)
        return ERR_FULL;
    for (size_t i = 0; i < n;) {
        if (ours[i] == '-' && ours[i + 1] == '-') { /* comments may speak of words */
            while (i < n && ours[i] != '\n')
                i++;
            continue;
        }
        size_t w = word_length(ours + i);
        const char *its = w ? its_word(engine, ours + i, w) : NULL;
        size_t take = w ? w : 1;
        size_t give = its ? strlen(its) : take;
        memcpy(t + o, its ? its : ours + i, give);
        o += give;
        i += take;
    }
    t[o] = 0;
    *out = t;
    return ERR_NONE;
}

/* --- binding and reading --- */

static int find(struct statement *s, const char *name)
{
    for (int k = 0; k < s->parameters; k++) {
        int i = s->bind_at + k;
        if (i >= s->parameters)
            i -= s->parameters;
        if (strcmp(s->parameter[i], name) == 0) {
            s->bind_at = i + 1 < s->parameters ? i + 1 : 0;
            return i + 1;
        }
    }
    must_fail(name, s->name, 0); /* no parameter of that name in that statement */
}

void put_int(struct statement *s, const char *name, int64_t v)
{
    s->engine->bind_int(s->prepared, find(s, name), v);
}

void put_text(struct statement *s, const char *name, struct span v)
{
    s->engine->bind_text(s->prepared, find(s, name), v);
}

void put_str(struct statement *s, const char *name, const char *v)
{
    put_text(s, name, span_of(v));
}

void put_bytes(struct statement *s, const char *name, struct span v)
{
    s->engine->bind_bytes(s->prepared, find(s, name), v);
}

int64_t take_int(struct statement *s)
{
    return s->engine->column_int(s->prepared, s->column_at++);
}

struct span take_text(struct statement *s)
{
    return s->engine->column_text(s->prepared, s->column_at++);
}

struct span take_bytes(struct statement *s)
{
    return s->engine->column_bytes(s->prepared, s->column_at++);
}

void take_str(struct statement *s, char *out, size_t cap)
{
    (void)span_str(take_text(s), out, cap);
}

void st_end(struct statement *s)
{
    s->engine->reset(s->prepared);
    s->bind_at = 0;
}

enum err st_next(struct statement *s, bool *row)
{
    s->column_at = 0;
    enum err e = s->engine->step(s->prepared, row);
    if (e || !*row)
        st_end(s);
    return e;
}

enum err st_run(struct statement *s, int64_t *changed)
{
    bool row = false;
    enum err e = s->engine->step(s->prepared, &row);
    if (changed)
        *changed = e ? 0 : s->engine->changes(s->prepared);
    st_end(s);
    return e;
}

enum err st_one(struct statement *s)
{
    bool row = false;
    enum err e = st_next(s, &row);
    return e ? e : row ? ERR_NONE : ERR_NOT_FOUND;
}
