/* bucket.c - token buckets in a table of fixed size.
 * A key may stand in one row of BUCKET_WAYS slots. When the row is full, the fullest bucket makes room: it says least,
 * for a full bucket and none at all mean the same. So the table never grows, whoever writes from however many numbers.
 */
#include "base/bucket.h"

#include <string.h>

#include "base/must.h"

#define A_TOKEN 3600
#define HOUR 3600

void buckets_init(struct buckets *b, struct bucket *slot, int count)
{
    must(count >= BUCKET_WAYS);
    b->slot = slot;
    b->count = count - count % BUCKET_WAYS;
    memset(slot, 0, sizeof *slot * (size_t)b->count);
}

static struct bucket *row_of(const struct buckets *b, uint64_t key)
{
    return &b->slot[(key % (uint64_t)(b->count / BUCKET_WAYS)) * BUCKET_WAYS];
}

static struct bucket *find(const struct buckets *b, uint64_t key)
{
    struct bucket *row = row_of(b, key);
    for (int i = 0; i < BUCKET_WAYS; i++)
        if (row[i].key == key)
            return &row[i];
    return NULL;
}

static int64_t level_at(const struct bucket *k, struct bucket_rate rate, int64_t now_s)
{
    int64_t full = rate.burst * A_TOKEN, past_s = now_s - k->last_s;
    if (k->level >= full)
        return full;
    if (past_s <= 0 || rate.per_hour <= 0)
        return k->level;
    return past_s > (full - k->level) / rate.per_hour ? full : k->level + past_s * rate.per_hour;
}

static struct bucket *make(struct buckets *b, uint64_t key, struct bucket_rate rate, int64_t now_s)
{
    struct bucket *row = row_of(b, key), *out = &row[0];
    for (int i = 0; i < BUCKET_WAYS && out->key; i++) {
        bool fuller = level_at(&row[i], rate, now_s) > level_at(out, rate, now_s);
        if (!row[i].key || (!row[i].waiting && (fuller || out->waiting)))
            out = &row[i];
    }
    *out = (struct bucket){.key = key, .level = rate.burst * A_TOKEN, .last_s = now_s};
    return out;
}

enum bucket_answer bucket_take(struct buckets *b, uint64_t key, struct bucket_rate rate, int64_t now_s)
{
    key += key == 0;
    struct bucket *k = find(b, key);
    if (!k)
        k = make(b, key, rate, now_s);
    k->level = level_at(k, rate, now_s);
    if (now_s > k->last_s || now_s < k->last_s - HOUR)
        k->last_s = now_s;
    if (k->level >= A_TOKEN) {
        k->level -= A_TOKEN;
        return BUCKET_HAS;
    }
    if (k->told_s && now_s - k->told_s < BUCKET_TOLD_S && now_s >= k->told_s - HOUR)
        return BUCKET_EMPTY;
    k->told_s = now_s;
    return BUCKET_EMPTIED;
}

void bucket_give_back(struct buckets *b, uint64_t key, struct bucket_rate rate)
{
    struct bucket *k = find(b, key + (key == 0));
    if (k && k->level + A_TOKEN <= rate.burst * A_TOKEN)
        k->level += A_TOKEN;
}

void bucket_waits(struct buckets *b, uint64_t key, int more)
{
    struct bucket *k = find(b, key + (key == 0));
    if (k && k->waiting + more >= 0)
        k->waiting += more;
}

bool bucket_has_waiting(struct buckets *b, uint64_t key)
{
    const struct bucket *k = find(b, key + (key == 0));
    return k && k->waiting > 0;
}
