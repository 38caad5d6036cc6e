/* counted.c - reading what is counted, and keeping it while it is young. What is kept holds no name and no number:
 * places, times and the posts' places alone, as the store's plain columns. */
#include "mlinzid/desk/counted.h"

#include <stdlib.h>

#include "base/steady.h"

enum { WORTH_MS = 5, TIMES = 100 };

static struct kept {
    const struct db *db; /* whose; NULL: nothing is kept */
    struct counted_answer *answer;
    struct figure_open *open;
    size_t answers, answers_cap, opens, opens_cap;
    bool full; /* no memory for the next row */
    int64_t since_s, now_s, until_ms;
    const struct figures *f; /* while reading */
} kept;

int64_t counted_kept_ms(int64_t took_ms)
{
    int64_t ms = took_ms < WORTH_MS ? 0 : took_ms * TIMES;
    return ms < COUNTED_KEPT_MS ? ms : COUNTED_KEPT_MS;
}

/* Room for one more; NULL: none. */
static void *one_more(void **rows, size_t n, size_t *cap, size_t size)
{
    if (n == *cap) {
        size_t more = *cap ? 2 * *cap : 256;
        void *p = realloc(*rows, more * size);
        if (!p) {
            kept.full = true;
            return NULL;
        }
        *rows = p;
        *cap = more;
    }
    return (char *)*rows + n * size;
}

static void take_open(void *ctx, const struct figure_open *row)
{
    void *rows = kept.open;
    struct figure_open *one = one_more(&rows, kept.opens, &kept.opens_cap, sizeof *one);
    (void)ctx;
    kept.open = rows;
    if (!one)
        return;
    *one = *row;
    kept.opens++;
}

static void take_answer(void *ctx, const struct figure_answer *row)
{
    void *rows = kept.answer;
    struct counted_answer *one = one_more(&rows, kept.answers, &kept.answers_cap, sizeof *one);
    (void)ctx;
    kept.answer = rows;
    if (!one)
        return;
    *one = (struct counted_answer){*row, figures_in_time(kept.f, row)};
    kept.answers++;
}

static enum err read_all(const struct figures *f, int64_t since_s)
{
    int64_t from_ms = steady_ms();
    kept.db = NULL;
    kept.f = f;
    kept.answers = kept.opens = 0;
    kept.full = false;
    enum err err = db_figure_open(f->db, NULL, take_open);
    if (err == ERR_NONE)
        err = db_figure_answers(f->db, since_s, NULL, take_answer);
    kept.f = NULL;
    if (err != ERR_NONE || kept.full)
        return err != ERR_NONE ? err : ERR_FULL;
    kept.since_s = since_s;
    kept.now_s = f->now_s;
    kept.until_ms = steady_ms() + counted_kept_ms(steady_ms() - from_ms);
    kept.db = f->db;
    return ERR_NONE;
}

/* Both clocks: the store's is moved in practice. */
static bool young(const struct figures *f, int64_t since_s)
{
    return kept.db == f->db && kept.since_s <= since_s && steady_ms() < kept.until_ms && f->now_s >= kept.now_s &&
           f->now_s <= kept.now_s + COUNTED_KEPT_MS / 1000;
}

enum err counted_read(const struct figures *f, int64_t since_s, struct counted *out)
{
    enum err err = young(f, since_s) ? ERR_NONE : read_all(f, since_s);
    *out = (struct counted){kept.answer, kept.answers, kept.open, kept.opens, kept.answers == FIGURE_ANSWERS_MAX,
                            kept.now_s};
    return err;
}
