/* word.c - words that come by another channel than a text: kept until their turn, and answered after its commit.
 * A word waits in the same queue as texts, so that nothing of one person overtakes itself. */
#include <stdlib.h>
#include <string.h>

#include "mlinzid/engine/inside.h"

static void copy_span(char **at, struct span *s)
{
    if (s->n)
        memcpy(*at, s->p, s->n);
    s->p = *at;
    *at += s->n;
}

/* The reading's words must live as long as the word waits. */
static bool keep_reading(struct kept_word *k)
{
    struct reading *r = &k->w.reading;
    struct span *spans[] = {
        &r->text,           &r->from,       &r->to,      &r->delegate, &r->slots.name, &r->slots.place_text,
        &r->slots.locality, &r->slots.when, &k->w.sheet, &k->w.form};
    size_t bytes = 1;
    for (size_t i = 0; i < countof(spans); i++)
        bytes += spans[i]->n;
    char *at = k->bytes = malloc(bytes);
    for (size_t i = 0; at && i < countof(spans); i++)
        copy_span(&at, spans[i]);
    return k->bytes != NULL;
}

bool engine_take_word(struct engine *e, const struct engine_word *w, int64_t now_s)
{
    struct kept_word *k = calloc(1, sizeof *k);
    if (!k)
        return false;
    k->w = *w;
    if (!keep_reading(k)) {
        free(k);
        return false;
    }
    struct carrier_mo mo = {
        .carrier = w->link, .msgid = w->msgid, .sender = span_of(k->w.from.s), .text = w->text, .time_s = now_s};
    k->w.link = k->w.msgid = k->w.text = (struct span){NULL, 0}; /* the queue has its own */
    if (engine_queue_mo(e, &mo, k))
        return true;
    word_free(k);
    return false;
}

bool word_of_page(const struct queued *q)
{
    return q->word && q->word->w.channel == CHANNEL_WEB;
}

static void answers_forget(struct kept_word *k)
{
    for (int i = 0; i < k->a.n; i++)
        free(k->args[i]);
    k->a = (struct engine_answers){.ticket = k->w.ticket};
}

void word_begin(struct engine *e, struct queued *q)
{
    e->word = q->word;
    if (q->word)
        answers_forget(q->word); /* of an attempt that was rolled back */
}

/* The number is what the network or the page says; how it is written makes no machine of it. */
void word_event(struct engine *e, const struct queued *q, struct event *ev, struct reading *reading)
{
    const struct engine_word *w = &q->word->w;
    char *space = arena_take(&e->arena, w->reading.text.n + 1);
    struct text words;
    *reading = w->reading;
    text_init(&words, space, space ? w->reading.text.n + 1 : 0);
    if (space && text_cut_pin(w->reading.text, &words))
        reading->text = text_done(&words);
    ev->ready = true;
    ev->channel = w->channel;
    ev->proved = w->proved;
    ev->slip = w->slip;
    ev->slip_s = w->slip_s;
    ev->actor = w->person;
    ev->seen_version = w->seen_version;
    ev->foreign_carrier = ev->own_number = false;
    ev->own_words = 0;
    ev->text_hash =
        (int64_t)(hash_bytes(e->world.text_key, q->mo.msgid) >> 1); /* the same keys twice are two reports */
}

enum err word_answer(struct engine *e, const struct message *m)
{
    struct kept_word *k = e->word;
    if (!k || k->a.n == ENGINE_ANSWERS_MAX)
        return ERR_NONE;
    char *args = malloc(m->args.n + 1);
    if (!args)
        return ERR_FULL;
    if (m->args.n)
        memcpy(args, m->args.p, m->args.n);
    k->args[k->a.n] = args;
    k->a.answer[k->a.n++] = (struct engine_answer){m->key, m->kind, m->guide, m->lang, {args, m->args.n}};
    return ERR_NONE;
}

void word_tell(struct engine *e, struct kept_word *k)
{
    if (k && !ussd_word_done(e, &k->a) && e->s.answered)
        e->s.answered(e->s.watch_ctx, &k->a);
    word_free(k);
}

void word_free(struct kept_word *k)
{
    if (!k)
        return;
    answers_forget(k);
    free(k->bytes);
    free(k);
}
