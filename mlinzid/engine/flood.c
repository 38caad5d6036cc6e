/* flood.c - who sends more than the limits allow: buckets for each number, for numbers that begin alike, and for all.
 *
 * A text is counted once, when it comes, by the carrier's time of it: what a carrier kept during an outage is no flood.
 * Nothing is refused here. What is over a limit is stored and decided like any other text (a flood must never hide a
 * child); it waits behind others, and core/say.c leaves out what need not be answered. An unnamed carrier counts as one
 * sender, so that whoever writes through it in an officer's name does not use up the officer's texts. */
#include <stdlib.h>

#include "mlinzid/engine/inside.h"

#define ALL_SLOTS BUCKET_WAYS

enum err flood_open(struct engine *e)
{
    int n = (int)e->loaded->settings.flood_table_max;
    e->bucket_memory = calloc((size_t)n * 2 + ALL_SLOTS, sizeof *e->bucket_memory);
    if (!e->bucket_memory)
        return ERR_FULL;
    buckets_init(&e->by_number, e->bucket_memory, n);
    buckets_init(&e->by_prefix, e->bucket_memory + n, n);
    buckets_init(&e->by_all, e->bucket_memory + 2 * n, ALL_SLOTS);
    return ERR_NONE;
}

void flood_close(struct engine *e)
{
    free(e->bucket_memory);
}

struct limit {
    struct buckets *table;
    struct bucket_rate rate;
    uint64_t key;
    enum flood flood;
};

/* A number's own first. */
static void limits_of(struct engine *e, const struct queued *q, struct limit out[3])
{
    const struct settings *s = &e->loaded->settings;
    struct msisdn from;
    enum sender_kind kind = msisdn_read(q->mo.sender, &from);
    struct span who = q->word || engine_knows_carrier(e, q->mo.carrier) ? span_of(from.s) : q->mo.carrier;
    struct span begins = who;
    if (kind == SENDER_KE_MOBILE || kind == SENDER_FOREIGN)
        begins.n = begins.n > (size_t)s->flood_prefix_digits + 1 ? (size_t)s->flood_prefix_digits + 1 : begins.n;
    out[0] = (struct limit){&e->by_number,
                            {s->flood_number_burst, s->flood_number_per_hour},
                            hash_bytes(e->world.text_key, who),
                            FLOOD_NUMBER};
    out[1] = (struct limit){&e->by_prefix,
                            {s->flood_prefix_burst, s->flood_prefix_per_hour},
                            hash_bytes(e->world.text_key, begins),
                            FLOOD_PREFIX};
    out[2] = (struct limit){&e->by_all, {s->flood_all_burst, s->flood_all_per_hour}, 1, FLOOD_ALL};
}

void flood_count(struct engine *e, struct queued *q)
{
    struct limit l[3];
    if (word_of_page(q))
        return;
    limits_of(e, q, l);
    q->flood_key = l[0].key;
    for (int i = 0; i < 3 && !q->flood; i++) { /* what is over one limit does not use up the next */
        enum bucket_answer a = bucket_take(l[i].table, l[i].key, l[i].rate, q->mo.time_s);
        q->flood = a == BUCKET_HAS ? FLOOD_NONE : l[i].flood;
        q->flood_begins = a == BUCKET_EMPTIED;
    }
    /* Nothing overtakes an earlier text of the same number. */
    if (q->flood != FLOOD_NUMBER && q->flood != FLOOD_PREFIX && bucket_has_waiting(&e->by_number, q->flood_key))
        q->flood = FLOOD_NUMBER;
}

void flood_uncount(struct engine *e, const struct queued *q)
{
    struct limit l[3];
    if (word_of_page(q))
        return;
    limits_of(e, q, l);
    for (int i = 0; i < 3 && q->flood != l[i].flood; i++) /* from there on it took nothing */
        bucket_give_back(l[i].table, l[i].key, l[i].rate);
}

void flood_waits(struct engine *e, const struct queued *q, int more)
{
    if (q->flood == FLOOD_NUMBER || q->flood == FLOOD_PREFIX)
        bucket_waits(&e->by_number, q->flood_key, more);
}
