/* try.c - engine_try: one text decided exactly as a turn would, in a transaction that is then rolled back. */
#include "mlinzid/engine/try.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "mlinzid/engine/inside.h"

enum err engine_try(struct engine *e, const struct carrier_mo *mo, int64_t now_s, void *ctx,
                    void (*effect)(void *ctx, const struct effect *fx, int64_t due_s))
{
    struct queued q = {.kind = QUEUED_MO, .mo = *mo};
    int64_t due_s = INT64_MAX;
    struct turn_mark before = turn_mark(e);
    struct engine_counts counts = e->counts;
    e->effects.count = 0;
    enum err err = db_begin(e->db);
    int quiet = log_quiet(LOG_NOTHING);
    if (err == ERR_NONE)
        err = turn_one(e, &q, now_s);
    (void)log_quiet(quiet);
    if (e->pendings)
        due_s = e->pending[e->pendings - 1].due_s;
    for (int i = 0; err == ERR_NONE && i < e->effects.count; i++)
        effect(ctx, &e->effects.list[i], due_s);
    turn_undo(e, &before);
    e->counts = counts;
    return err;
}

/* --- as JSON --- */

struct trial {
    struct engine *e;
    json_t *said, *alarms, *file;
    int64_t now_s, due_s;
};

static json_t *time_json(int64_t s)
{
    char space[32];
    struct text t;
    text_init(&t, space, sizeof space);
    if (s == INT64_MAX || s == 0)
        return json_null();
    time_write(s, &t);
    return json_string(space);
}

static void add_said(struct trial *t, const struct message *m)
{
    char space[1200], words[2400];
    struct text args, text;
    int64_t at = m->not_before_s > t->now_s ? m->not_before_s : t->now_s;
    text_init(&args, space, sizeof space);
    text_span(&args, m->args);
    args_put(&args, "lang", span_of(lang_word(m->lang)));
    if (m->post.role > ROLE_CHP)
        args_put(&args, "late", SPAN("no"));
    text_init(&text, words, sizeof words);
    phrase_say(phrases_book(t->e->loaded->phrases), m->key, m->kind, m->guide, m->lang, text_done(&args), &text);
    json_t *o = json_pack("{s:s,s:s,s:s,s:s,s:s,s:s}", "to", m->to.s, "role", role_word(m->post.role), "at", m->post.at,
                          "key", phrase_key(m->key), "kind", kind_word(m->kind), "text", words);
    if (o)
        json_object_set_new(o, "time", time_json(at));
    json_array_append_new(t->said, o);
}

static void on_effect(void *ctx, const struct effect *fx, int64_t due_s)
{
    struct trial *t = ctx;
    t->due_s = due_s;
    if (fx->kind == EFFECT_SAY || (fx->kind == EFFECT_ALARM && fx->live))
        add_said(t, &fx->say);
    if (fx->kind == EFFECT_ALARM) {
        char word[64];
        span_str(fx->word, word, sizeof word);
        json_array_append_new(t->alarms, json_string(word));
    }
    if (fx->kind == EFFECT_CASE) {
        const struct case_file *c = fx->c;
        char code[AREA_CODE_CAP];
        area_code(case_area(c), code);
        json_decref(t->file);
        t->file =
            json_pack("{s:s,s:s,s:s,s:s,s:s,s:I,s:b}", "ref", c->ref, "state", state_word((enum case_state)c->state),
                      "severity", severity_word((enum severity)c->severity), "place", code, "office", c->office,
                      "level", (json_int_t)c->level, "new", c->version == 1);
    }
}

static json_t *read_json(struct engine *e, struct span text, int64_t now_s)
{
    size_t cap = 16384;
    char *line = malloc(cap);
    struct reading *r = calloc(1, sizeof *r);
    struct text out;
    json_t *o = NULL;
    if (line && r) {
        arena_reset(&e->arena);
        read_text(e->world.lexicon, text, now_s, &e->arena, r);
        text_init(&out, line, cap);
        reading_json(r, &out);
        o = json_loads(line, 0, NULL);
    }
    free(line);
    free(r);
    return o ? o : json_null();
}

json_t *try_text(struct engine *e, const char *carrier, struct span from, struct span text, int64_t now_s)
{
    struct trial t = {
        .e = e, .said = json_array(), .alarms = json_array(), .file = json_null(), .now_s = now_s, .due_s = INT64_MAX};
    struct carrier_mo mo = {
        .carrier = span_of(carrier), .msgid = SPAN("try"), .sender = from, .text = text, .time_s = now_s};
    json_t *read = read_json(e, text, now_s);
    enum err err = engine_try(e, &mo, now_s, &t, on_effect);
    json_t *out = json_pack("{s:o,s:o,s:o,s:o,s:o}", "read", read, "said", t.said, "alarms", t.alarms, "case", t.file,
                            "deadline", time_json(t.due_s));
    if (err == ERR_NONE)
        return out;
    json_decref(out);
    return NULL;
}

/* --- in words --- */

static const char *word(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s ? s : "";
}

static void print_read(const json_t *read, FILE *out)
{
    const char *key;
    json_t *v;
    fprintf(out, "Read as\n");
    json_object_foreach((json_t *)(uintptr_t)read, key, v)
    {
        bool empty = json_is_null(v) || (json_is_array(v) && !json_array_size(v)) || json_is_false(v);
        char *s = empty ? NULL : json_dumps(v, JSON_ENCODE_ANY | JSON_COMPACT);
        if (s)
            fprintf(out, "  %-12s %s\n", key, s);
        free(s);
    }
}

void try_print(const json_t *r, FILE *out)
{
    size_t i;
    json_t *s, *c = json_object_get(r, "case");
    print_read(json_object_get(r, "read"), out);
    if (json_is_object(c))
        fprintf(out, "\n%s case %s: %s, %s, place %s\n", json_is_true(json_object_get(c, "new")) ? "Opens" : "Changes",
                word(c, "ref"), word(c, "severity"), word(c, "state"),
                *word(c, "place") ? word(c, "place") : "not known");
    fprintf(out, "\nWould be said%s\n", json_array_size(json_object_get(r, "said")) ? "" : ": nothing");
    json_array_foreach(json_object_get(r, "said"), i, s)
    {
        fprintf(out, "  %s  %s", word(s, "time"), word(s, "to"));
        if (*word(s, "role"))
            fprintf(out, " (%s %s)", word(s, "role"), word(s, "at"));
        fprintf(out, "  %s%s%s\n      %s\n", word(s, "key"), *word(s, "kind") ? "." : "", word(s, "kind"),
                word(s, "text"));
    }
    json_array_foreach(json_object_get(r, "alarms"), i, s) fprintf(out, "  alarm %s\n", json_string_value(s));
    if (*word(r, "deadline"))
        fprintf(out, "\nNext look at this case: %s\n", word(r, "deadline"));
}
