/* phone.c - the texts of one phone in the order its owner saw them, also where they are of the same second: what
 * a clock caused comes first, then each text that was typed, by whomever, and what it caused. */
#include "mlinzid/engine/phone.h"

#include <string.h>

#include "mlinzid/engine/inside.h"

static void take_words(struct phone_text *t, struct span words)
{
    size_t n = words.n < sizeof t->words - 1 ? words.n : sizeof t->words - 1;
    memcpy(t->words, words.p, n);
    t->words[n] = '\0';
    utf8_whole(t->words);
}

static void take_said(const struct engine *e, const struct outbox_row *row, struct phone_text *t)
{
    char space[1200], words[2400];
    struct text args, text;
    int64_t in = 0;
    text_init(&args, space, sizeof space);
    text_init(&text, words, sizeof words);
    outgoing_words(e, &row->m, &args, &text);
    if (!span_starts(span_of(row->cause), "in:") || !span_i64(span_of(row->cause + 3), &in))
        in = 0;
    *t = (struct phone_text){.id = row->id, .at_s = row->said_s, .key = row->m.key, .after = in};
    take_words(t, text_done(&text));
    (void)span_str(args_get(row->m.args, "case"), t->ref, sizeof t->ref);
    (void)span_str(args_get(row->m.args, "code"), t->code, sizeof t->code);
}

static bool before(const struct phone_text *a, const struct phone_text *b)
{
    if (a->at_s != b->at_s)
        return a->at_s < b->at_s;
    if (a->after != b->after)
        return a->after < b->after;
    return a->typed != b->typed ? a->typed : a->id < b->id;
}

static void put_in_order(struct phone_text *all, int *n, const struct phone_text *t)
{
    int at = (*n)++;
    for (; at > 0 && before(t, &all[at - 1]); at--)
        all[at] = all[at - 1];
    all[at] = *t;
}

enum err engine_phone(struct engine *e, struct span carrier, const struct msisdn *phone,
                      struct phone_text out[PHONE_TEXTS], int *n)
{
    struct outbox_row said[PHONE_TEXTS];
    struct inbox_row sent[PHONE_TEXTS];
    static struct phone_text all[2 * PHONE_TEXTS];
    struct phone_text t;
    int saids = 0, sents = PHONE_TEXTS, both = 0;
    *n = 0;
    arena_reset(&e->rows);
    enum err err = db_outbox_said(e->db, phone, said, PHONE_TEXTS, &saids, &e->rows);
    if (err == ERR_NONE)
        err = db_inbox_sent(e->db, carrier, phone, sent, &sents, &e->rows);
    if (err != ERR_NONE)
        return err;
    for (int i = 0; i < saids; i++) {
        take_said(e, &said[i], &t);
        put_in_order(all, &both, &t);
    }
    for (int i = 0; i < sents; i++) {
        t = (struct phone_text){.typed = true, .at_s = sent[i].stored_s, .after = sent[i].id};
        take_words(&t, sent[i].text);
        put_in_order(all, &both, &t);
    }
    *n = both < PHONE_TEXTS ? both : PHONE_TEXTS;
    memcpy(out, all + (both - *n), (size_t)*n * sizeof *out);
    explicit_bzero(all, sizeof all);
    return ERR_NONE;
}
