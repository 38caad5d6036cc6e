/* expect.c - what a story expects, and the words of its lines. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mlinzid/story/state.h"

/* --- words --- */

/* A quoted word from *i on: \" and \\ inside. False: the quote stays open. */
static bool quoted_word(struct span line, size_t *i, char **at)
{
    (*i)++;
    while (*i < line.n && line.p[*i] != '"') {
        bool escaped = line.p[*i] == '\\' && *i + 1 < line.n && (line.p[*i + 1] == '"' || line.p[*i + 1] == '\\');
        *i += escaped;
        *(*at)++ = line.p[(*i)++];
    }
    if (*i >= line.n)
        return false;
    (*i)++;
    return true;
}

bool story_split(struct span line, struct story_words *w)
{
    char *at = w->space;
    size_t i = 0;
    w->n = 0;
    while (line.n && line.n < sizeof w->space - STORY_WORDS_MAX) {
        while (i < line.n && (line.p[i] == ' ' || line.p[i] == '\t' || line.p[i] == '\r'))
            i++;
        if (i >= line.n || line.p[i] == '#')
            return true;
        if (w->n == STORY_WORDS_MAX)
            return false;
        w->word[w->n++] = at;
        if (line.p[i] == '"') {
            if (!quoted_word(line, &i, &at))
                return false;
        } else {
            while (i < line.n && line.p[i] != ' ' && line.p[i] != '\t' && line.p[i] != '\r' && line.p[i] != '#')
                *at++ = line.p[i++];
        }
        *at++ = '\0';
    }
    return line.n == 0;
}

bool story_duration(const char *s, int64_t *out_s)
{
    char *end;
    long n = strtol(s, &end, 10);
    int64_t unit = *end == 's' ? 1 : *end == 'm' ? MINUTE_S : *end == 'h' ? HOUR_S : *end == 'd' ? DAY_S : 0;
    *out_s = n * unit;
    return end != s && unit && end[1] == '\0' && n >= 0;
}

static struct story_name *name_find(struct story_state *st, const char *name, size_t n)
{
    for (int i = 0; i < st->names; i++)
        if (strlen(st->name[i].name) == n && memcmp(st->name[i].name, name, n) == 0)
            return &st->name[i];
    return NULL;
}

/* {K}: K is [A-Z][A-Z0-9]*; other braces stay as they are. */
bool story_insert(struct story_state *st, const char *text, char *out, size_t cap)
{
    struct text t;
    text_init(&t, out, cap);
    for (const char *p = text; *p; p++) {
        const char *end = *p == '{' && p[1] >= 'A' && p[1] <= 'Z' ? strchr(p, '}') : NULL;
        if (!end) {
            text_char(&t, *p);
            continue;
        }
        const struct story_name *k = name_find(st, p + 1, (size_t)(end - p - 1));
        if (!k) {
            story_fail(st, "%.*s is not bound yet", (int)(end - p + 1), p);
            return false;
        }
        text_str(&t, k->value);
        p = end;
    }
    return true;
}

/* --- matching --- */

static bool is_name(const char *s)
{
    if (*s < 'A' || *s > 'Z')
        return false;
    for (; *s; s++)
        if (!((*s >= 'A' && *s <= 'Z') || (*s >= '0' && *s <= '9')))
            return false;
    return true;
}

static bool held_by_another(const struct story_state *st, const char *value)
{
    for (int i = 0; i < st->names; i++)
        if (strcmp(st->name[i].value, value) == 0)
            return true;
    return false;
}

/* name=value of an expectation against what the text has. A new name is put in fresh, to be bound if all else matches.
 */
static bool value_matches(struct story_state *st, const char *pair, struct span args, struct story_name *fresh)
{
    const char *eq = strchr(pair, '=');
    char name[32], have[200];
    snprintf(name, sizeof name, "%.*s", (int)(eq - pair), pair);
    struct span value = args_get(args, name);
    span_str(value, have, sizeof have);
    bool binds = strcmp(name, "case") == 0 || strcmp(name, "code") == 0;
    if (!binds || !is_name(eq + 1))
        return value.p && strcmp(have, eq + 1) == 0;
    const struct story_name *k = name_find(st, eq + 1, strlen(eq + 1));
    if (k)
        return strcmp(k->value, have) == 0;
    if (!value.p || held_by_another(st, have))
        return false;
    return span_str(span_of(eq + 1), fresh->name, sizeof fresh->name) &&
           span_str(span_of(have), fresh->value, sizeof fresh->value);
}

bool story_matches(struct story_state *st, const struct story_words *w, int from, const char *args, const char *text)
{
    struct story_name fresh[4] = {{{0}, {0}}};
    int n = 0;
    for (int i = from; i < w->n; i++) {
        if (strcmp(w->word[i], "contains") == 0) {
            if (i + 1 >= w->n || !strstr(text, w->word[i + 1]))
                return false;
            i++;
            continue;
        }
        if (!strchr(w->word[i], '=') || n == 4 || !value_matches(st, w->word[i], span_of(args), &fresh[n]))
            return false;
        n += fresh[n].name[0] != '\0';
    }
    for (int i = 0; i < n && st->names < STORY_NAMES_MAX; i++)
        st->name[st->names++] = fresh[i];
    return true;
}

static bool text_matches(struct story_state *st, const struct story_text *t, const struct story_words *w)
{
    struct msisdn to;
    (void)msisdn_read(span_of(w->word[2]), &to);
    if (t->expected || strcmp(t->to, to.s) != 0 || strcmp(t->key, w->word[3]) != 0)
        return false;
    return story_matches(st, w, 4, t->args, t->text);
}

static void one_line(const char *args, char *out, size_t cap)
{
    snprintf(out, cap, "%s", args);
    for (char *p = out; *p; p++)
        if (*p == '\n')
            *p = ' ';
}

/* What came instead: texts nobody has expected yet. */
static void describe(const struct story_state *st, char *out, size_t cap)
{
    size_t n = 0;
    out[0] = '\0';
    for (int i = 0; i < st->texts && n + 200 < cap; i++) {
        const struct story_text *t = &st->text[i];
        char args[400];
        if (t->expected)
            continue;
        one_line(t->args, args, sizeof args);
        n += (size_t)snprintf(out + n, cap - n, "%s[%s %s %.150s]", n ? " " : "", t->to, t->key, args);
    }
    if (!n)
        snprintf(out, cap, "nothing");
}

static void expect_sms(struct story_state *st, const struct story_words *w)
{
    char instead[1500];
    if (w->n < 4) {
        story_fail(st, "write: expect sms PHONE KEY [name=value]... [contains \"text\"]");
        return;
    }
    for (int i = 0; i < st->texts; i++)
        if (text_matches(st, &st->text[i], w)) {
            st->text[i].expected = true;
            return;
        }
    describe(st, instead, sizeof instead);
    char wanted[400] = "";
    for (int i = 2; i < w->n; i++)
        snprintf(wanted + strlen(wanted), sizeof wanted - strlen(wanted), "%s%s", i > 2 ? " " : "", w->word[i]);
    story_fail(st, "expected %s; not yet expected: %s", wanted, instead);
}

void story_unexpected(struct story_state *st)
{
    char instead[1500];
    for (int i = 0; i < st->texts && !st->failed; i++) {
        if (st->text[i].expected)
            continue;
        describe(st, instead, sizeof instead);
        story_fail(st, "nobody expected: %s", instead);
    }
}

static void expect_ussd(struct story_state *st, const struct story_words *w)
{
    const struct story_screen *s = &st->screen;
    bool more = w->n > 2 && strcmp(w->word[2], "CON") == 0;
    if (w->n < 4 || (!more && strcmp(w->word[2], "END") != 0)) {
        story_fail(st, "write: expect ussd CON|END KEY [name=value]... [contains \"text\"]");
        return;
    }
    if (s->shown && s->more == more && strcmp(s->key, w->word[3]) == 0 && story_matches(st, w, 4, s->args, s->text))
        return;
    char args[800];
    one_line(s->args, args, sizeof args);
    story_fail(st, "expected %s %s; the screen is %s %s %s: %s", w->word[2], w->word[3],
               !s->shown ? "not there"
               : s->more ? "CON"
                         : "END",
               s->key, args, s->text);
}

bool story_case(struct story_state *st, struct driver *d, const char *name, struct case_facts *out)
{
    const struct story_name *k = name_find(st, name, strlen(name));
    struct facts *f = calloc(1, sizeof *f);
    static char memory[1 << 18];
    struct arena arena;
    arena_init(&arena, memory, sizeof memory);
    if (!k || !f) {
        story_fail(st, "%s is not bound yet", name);
        free(f);
        return false;
    }
    f->need = NEED_CASE;
    span_str(span_of(k->value), f->need_ref, sizeof f->need_ref);
    enum err err = db_facts(engine_db(driver_engine(d)), f, st->now_s, &arena);
    bool found = err == ERR_NONE && f->c[0].found;
    if (!found)
        story_fail(st, "the store has no case %s", k->value);
    *out = f->c[0];
    free(f);
    return found;
}

static void expect_case(struct story_state *st, struct driver *d, const struct story_words *w)
{
    struct case_facts *f = calloc(1, sizeof *f);
    if (!f || !story_case(st, d, w->n > 2 ? w->word[2] : "the case", f)) {
        free(f);
        return;
    }
    const struct case_file *c = &f->file;
    char have[300];
    snprintf(have, sizeof have, "state=%s\nlevel=%lld\nseverity=%s\nepoch=%lld\nerased=%s\n",
             state_word((enum case_state)c->state), (long long)c->level, severity_word((enum severity)c->severity),
             (long long)c->epoch, c->erased_s ? "yes" : "no");
    for (int i = 3; i < w->n; i++) {
        char name[32];
        const char *eq = strchr(w->word[i], '=');
        snprintf(name, sizeof name, "%.*s", (int)(eq ? eq - w->word[i] : 0), w->word[i]);
        if (!eq || !span_is(args_get(span_of(have), name), eq + 1)) {
            char line[300];
            one_line(have, line, sizeof line);
            story_fail(st, "expected %s; the case has %s", w->word[i], line);
        }
    }
    free(f);
}

void story_expect(struct story_state *st, struct driver *d, const struct story_words *w)
{
    const char *what = w->n > 1 ? w->word[1] : "";
    if (strcmp(what, "sms") == 0)
        expect_sms(st, w);
    else if (strcmp(what, "ussd") == 0)
        expect_ussd(st, w);
    else if (strcmp(what, "case") == 0)
        expect_case(st, d, w);
    else if (strcmp(what, "duty") == 0)
        story_expect_duty(st, d, w);
    else if (strcmp(what, "none") == 0)
        story_unexpected(st);
    else
        story_fail(st, "write: expect sms, expect ussd, expect case, expect duty or expect none");
}
