/* child_find.c - finding children by likeness. Keys that few children share are asked first and count most; of the
 * children that most of them lead to the names are opened and weighed, and the likest are given. How many rows a key
 * may bring is bounded, so that a name half the country bears costs no more than a rare one. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "db/child.h"
#include "db/store.h"

/* As measured among ten million children: docs/likeness.md. The pool holds whatever so many rows lead to. */
enum { POOL = 32768, OPENED = 200, ROWS_A_KEY = 2000, ROWS_IN_ALL = 20000 };

struct finding {
    struct db *db;
    const struct child_search *s;
    struct likeness_child asked;
    struct likeness_pool pool;
    struct likeness_hit hits[POOL];
    struct sound_keys keys;
    int64_t ids[ROWS_A_KEY];
    struct child_hit *out;
    int cap, n;
};

/* Kinds of papers are words of the code book; likeness.h tells them apart by number. */
static int16_t kind_number(const char *kind)
{
    static const struct hash_key no_key = {0, 0};
    return (int16_t)(hash_bytes(no_key, span_of(kind)) % 32767 + 1);
}

static void weighed_add(struct db *db, struct likeness_child *c, const struct identifier *i)
{
    uint64_t token = (uint64_t)identifier_ix(db, i);
    if (strcmp(i->kind, "phone") == 0) {
        c->phone[c->phone[0] ? 1 : 0] = token;
        return;
    }
    for (int n = 0; n < LIKENESS_IDS; n++)
        if (!c->id[n].kind) {
            c->id[n] = (struct likeness_id){kind_number(i->kind), token};
            return;
        }
}

static char sex_of(int64_t sex)
{
    return sex == 'F' ? 'f' : sex == 'M' ? 'm' : '\0';
}

/* --- who shares keys --- */

static enum err key_rows(struct finding *f, const struct sound_key *k, int *n)
{
    struct statement *s = st_of(f->db, ST_child_by_key);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "key_ix", child_key_ix(f->db, k));
    put_int(s, "after", 0);
    put_int(s, "cap", ROWS_A_KEY);
    while (!(e = st_next(s, &row)) && row)
        f->ids[(*n)++] = take_int(s);
    return e;
}

static enum err gather(struct finding *f)
{
    const struct child_search *s = f->s;
    struct sound_facts facts = {
        .names = &f->asked.names, .year = s->year, .county = s->home.county, .constituency = s->home.constituency};
    int all = 0;
    enum err e = ERR_NONE;
    child_sound_facts(f->db, s->ids, s->n, &facts);
    sound_keys_asked(&facts, s->year_from, s->year_to, &f->keys);
    likeness_pool_init(&f->pool, f->hits, POOL);
    for (int i = 0; !e && i < f->keys.n && all < ROWS_IN_ALL; i++) {
        int n = 0;
        e = key_rows(f, &f->keys.key[i], &n);
        for (int j = 0; !e && j < n; j++)
            if (!likeness_pool_add(&f->pool, f->ids[j], (enum sound_rank)f->keys.key[i].rank, (uint32_t)n))
                return ERR_NONE;
        all += n;
    }
    return e;
}

/* --- weighing --- */

struct papers {
    struct db *db;
    struct likeness_child *c;
};

static void paper_take(void *ctx, const struct identifier *i)
{
    const struct papers *w = ctx;
    weighed_add(w->db, w->c, i);
}

static void keep(struct finding *f, const struct child *c, const struct likeness *like)
{
    for (int i = 0; i < f->n; i++)
        if (f->out[i].child.id == c->id) { /* by another row of the same child */
            if (like->score > f->out[i].like.score)
                f->out[i].like = *like;
            return;
        }
    if (f->n == f->cap && like->score <= f->out[f->n - 1].like.score)
        return;
    int at = f->n < f->cap ? f->n++ : f->n - 1;
    for (; at > 0 && f->out[at - 1].like.score < like->score; at--)
        f->out[at] = f->out[at - 1];
    f->out[at] = (struct child_hit){*c, *like};
}

enum err child_likeness(struct db *db, int64_t id, struct child *c, struct likeness_child *out)
{
    enum err e = db_child(db, id, c);
    if (e)
        return e;
    *out = (struct likeness_child){.born = c->born_day && !c->born_about ? c->born_day : LIKENESS_NO_DAY,
                                   .year = child_year(c->born_day),
                                   .sex = sex_of(c->sex),
                                   .place = c->home};
    sound_of(span_of(c->names), &out->names);
    struct papers w = {db, out};
    return db_identifiers(db, id, &w, paper_take);
}

static enum err weigh(struct finding *f, int64_t id)
{
    struct child c;
    struct likeness_child other;
    int64_t root = 0;
    enum err e = child_likeness(f->db, id, &c, &other);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    struct likeness like = likeness_weigh(&f->asked, &other);
    if (!e && c.merged_into)
        e = db_child_root(f->db, id, &root);
    if (!e && root)
        e = db_child(f->db, root, &c);
    if (!e && c.id != f->s->not_id && like.verdict != LIKENESS_UNLIKE)
        keep(f, &c, &like);
    return e;
}

enum err db_child_find(struct db *db, const struct child_search *s, struct child_hit *out, int cap, int *n)
{
    struct finding *f = calloc(1, sizeof *f);
    *n = 0;
    if (!f)
        return ERR_FULL;
    *f = (struct finding){.db = db,
                          .s = s,
                          .out = out,
                          .cap = cap < CHILD_HITS_MOST ? cap : CHILD_HITS_MOST,
                          .asked = {.born = s->born_day ? s->born_day : LIKENESS_NO_DAY,
                                    .year = s->year,
                                    .sex = sex_of(s->sex),
                                    .place = s->home}};
    sound_of(s->names, &f->asked.names);
    for (int i = 0; i < s->n; i++)
        weighed_add(db, &f->asked, &s->ids[i]);
    enum err e = gather(f);
    uint32_t best = e ? 0 : likeness_pool_best(&f->pool, OPENED);
    for (uint32_t i = 0; !e && i < best; i++)
        e = weigh(f, f->hits[i].child);
    *n = f->n;
    free(f);
    return e;
}
