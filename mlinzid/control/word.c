/* word.c - somebody's words by way of a page or the API: they wait for their turn like a text, and what a text
 * would have been answered comes back as words. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/control/inside.h"

enum outcome word_queue(struct request *r, struct engine_word *w)
{
    w->ticket = ++r->d->ticket;
    if (!engine_take_word(r->d->engine, w, daemon_now(r->d)))
        return request_refuse(r, "too much is waiting just now; try again");
    snprintf(r->client->waits_for, sizeof r->client->waits_for, "word:%lld", (long long)w->ticket);
    return WAITS;
}

/* {"key":"done.verified","text":"...","args":{"case":"48173024",...}} */
static json_t *answer_json(struct daemon *d, const struct engine_answer *a)
{
    char words[2048], space[2048], name[40];
    struct text text, args;
    struct span lines = a->args;
    json_t *names = json_object();
    text_init(&args, space, sizeof space);
    text_span(&args, a->args);
    args_put(&args, "lang", span_of(lang_word(a->lang)));
    text_init(&text, words, sizeof words);
    struct speech what = {.key = a->key, .kind = a->kind, .role = a->guide, .lang = a->lang};
    phrase_speak(phrases_book(d->loaded->phrases), &what, text_done(&args), &text);
    while (lines.n) {
        struct span value = span_cut(&lines, '\n'), key = span_cut(&value, '=');
        if (span_str(key, name, sizeof name))
            json_object_set_new(names, name, json_stringn(value.n ? value.p : "", value.n));
    }
    return json_pack("{s:s,s:s,s:s#,s:o}", "key", phrase_key(a->key), "kind", kind_word(a->kind), "text",
                     text_done(&text).p, (int)text_done(&text).n, "args", names);
}

json_t *word_answers(struct daemon *d, const struct engine_answers *a)
{
    static const char *const ends[] = {[WORD_DONE] = "done", [WORD_AGAIN] = "again", [WORD_KEPT] = "kept"};
    json_t *all = json_array();
    for (int i = 0; i < a->n; i++)
        json_array_append_new(all, answer_json(d, &a->answer[i]));
    return json_pack("{s:s,s:o}", "end", ends[a->end], "answers", all);
}
