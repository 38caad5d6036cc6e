/* ussd_store.c - sessions in memory: a table of fixed size, by hash, and the row of all by when they were last used. */
#include "gateway/ussd_store.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

struct held {
    char key[USSD_KEY_CAP];
    struct ussd_session s;
    int64_t until_s;
    int next;         /* in its chain; of a free one, in the row of free ones */
    int older, newer; /* in the row of all */
};
struct memory {
    struct ussd_store store;
    struct held *held;
    int *chain; /* by hash, -1 none */
    int cap, free, newest, oldest;
};

static int *chain_of(struct memory *m, const char *key)
{
    static const struct hash_key any = {0};
    return &m->chain[hash_bytes(any, span_of(key)) % (uint64_t)m->cap];
}

static void unlink_row(struct memory *m, int i)
{
    struct held *h = &m->held[i];
    *(h->newer >= 0 ? &m->held[h->newer].older : &m->newest) = h->older;
    *(h->older >= 0 ? &m->held[h->older].newer : &m->oldest) = h->newer;
}

static void link_newest(struct memory *m, int i)
{
    struct held *h = &m->held[i];
    h->newer = -1;
    h->older = m->newest;
    *(m->newest >= 0 ? &m->held[m->newest].newer : &m->oldest) = i;
    m->newest = i;
}

static int find(struct memory *m, const char *key)
{
    int i = *chain_of(m, key);
    while (i >= 0 && strcmp(m->held[i].key, key) != 0)
        i = m->held[i].next;
    return i;
}

static void remove_at(struct memory *m, int i)
{
    int *at = chain_of(m, m->held[i].key);
    while (*at != i)
        at = &m->held[*at].next;
    *at = m->held[i].next;
    unlink_row(m, i);
    memset(&m->held[i], 0, sizeof m->held[i]);
    m->held[i].next = m->free;
    m->free = i;
}

static void get(void *self, const char *key, int64_t now_s, void *ctx,
                void (*got)(void *ctx, const struct ussd_session *s))
{
    struct memory *m = self;
    int i = find(m, key);
    if (i >= 0 && m->held[i].until_s <= now_s) {
        remove_at(m, i);
        i = -1;
    }
    if (i < 0) {
        got(ctx, NULL);
        return;
    }
    struct ussd_session s = m->held[i].s; /* whoever is told may put or drop it */
    got(ctx, &s);
}

static void put(void *self, const char *key, const struct ussd_session *s, int64_t until_s)
{
    struct memory *m = self;
    int i = find(m, key);
    if (i >= 0) {
        unlink_row(m, i);
    } else {
        if (m->free < 0)
            remove_at(m, m->oldest);
        i = m->free;
        m->free = m->held[i].next;
        int *chain = chain_of(m, key);
        span_str(span_of(key), m->held[i].key, sizeof m->held[i].key);
        m->held[i].next = *chain;
        *chain = i;
    }
    m->held[i].s = *s;
    m->held[i].until_s = until_s;
    link_newest(m, i);
}

static void drop(void *self, const char *key)
{
    struct memory *m = self;
    int i = find(m, key);
    if (i >= 0)
        remove_at(m, i);
}

static void close_memory(void *self)
{
    struct memory *m = self;
    free(m->held);
    free(m->chain);
    free(m);
}

struct ussd_store *ussd_memory_open(int sessions_max)
{
    struct memory *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    m->cap = sessions_max;
    m->held = calloc((size_t)sessions_max, sizeof *m->held);
    m->chain = malloc((size_t)sessions_max * sizeof *m->chain);
    if (!m->held || !m->chain) {
        close_memory(m);
        return NULL;
    }
    m->newest = m->oldest = -1;
    for (int i = 0; i < sessions_max; i++) {
        m->chain[i] = -1;
        m->held[i].next = i + 1 < sessions_max ? i + 1 : -1;
    }
    m->store = (struct ussd_store){.self = m, .get = get, .put = put, .drop = drop, .close = close_memory};
    return &m->store;
}
