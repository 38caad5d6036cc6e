/* bucket.h - token buckets in a table of fixed size: how much of something one sender has left.
 * A key starts with a full bucket; it holds `burst` tokens and gains `per_hour` an hour. What is no longer in the table
 * counts as full, so forgetting is always to the sender's good. */
#ifndef MLINZI_BASE_BUCKET_H
#define MLINZI_BASE_BUCKET_H

#include <stdbool.h>
#include <stdint.h>

struct bucket_rate {
    int64_t burst, per_hour; /* tokens, at most 10^9 each */
};
struct bucket {
    uint64_t key;   /* 0: free */
    int64_t level;  /* in 3600ths of a token, so that a second's gain is a whole number */
    int64_t last_s; /* when level was so */
    int64_t told_s; /* when somebody was last told that it is empty; 0 never */
    int32_t waiting;
};
struct buckets {
    struct bucket *slot;
    int count;
};
enum bucket_answer {
    BUCKET_HAS,
    BUCKET_EMPTY,
    BUCKET_EMPTIED, /* empty, and nobody was told within the last hour */
};
#define BUCKET_WAYS 8
#define BUCKET_TOLD_S 3600
/* The caller's memory; count is cut to a multiple of BUCKET_WAYS, at least one row of them. */
void buckets_init(struct buckets *b, struct bucket *slot, int count);
/* Takes one token. Time comes from the event; a step back gains nothing, one of over an hour starts again from there.
 */
enum bucket_answer bucket_take(struct buckets *b, uint64_t key, struct bucket_rate rate, int64_t now_s);
/* It was taken for nothing: the same message had been counted before. */
void bucket_give_back(struct buckets *b, uint64_t key, struct bucket_rate rate);
/* How many of this key's things wait somewhere; a key that was forgotten meanwhile has none. */
void bucket_waits(struct buckets *b, uint64_t key, int more);
bool bucket_has_waiting(struct buckets *b, uint64_t key);

#endif
