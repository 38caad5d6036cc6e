/* outbox.c - what goes out: one row a text, waiting, claimed, sent, delivered.
 * The cause is kept as its numbers first ("t:7:3" is 7, 3, "t"), so that the unique key grows at its end. A waiting row
 * is either later or ready: what became due is made ready in bounded steps, gravest first, and taking the next texts in
 * the order of severity and t0 then reads only what is taken, however many wait for the morning. */
#include <stdio.h>
#include <string.h>

#include "db/store.h"

#define PROMOTE_MAX 1000
#define RANK_NONE 5

static int64_t rank_of(enum severity s)
{
    return s == SEVERITY_NONE ? RANK_NONE : (int64_t)s;
}

/* "in:12" into "in", 12, -1; "t:7:3" into "t", 7, 3; anything else stays whole, numbers -1. */
static struct span cause_split(const char *cause, int64_t *n, int64_t *v)
{
    struct span rest = span_of(cause), whole = rest;
    struct span word = span_cut(&rest, ':');
    struct span first = span_cut(&rest, ':');
    *n = *v = -1;
    if (first.n == 0 || !span_i64(first, n) || *n < 0 || (rest.n > 0 && (!span_i64(rest, v) || *v < 0))) {
        *n = *v = -1;
        return whole;
    }
    return word;
}

static void cause_join(struct span word, int64_t n, int64_t v, char *out, size_t cap)
{
    struct text t;
    text_init(&t, out, cap);
    text_span(&t, word);
    if (n >= 0) {
        text_char(&t, ':');
        text_i64(&t, n);
    }
    if (v >= 0) {
        text_char(&t, ':');
        text_i64(&t, v);
    }
}

static void put_message(struct db *db, struct statement *s, const struct outbox_row *row)
{
    const struct message *m = &row->m;
    int64_t id = row->id, subject = subject_of(m->case_id, row->made_s);
    put_int(s, "to_ix", number_ix(db, &m->to));
    put_bytes(s, "number", seal(db, subject, VAULT_OUTBOX_NUMBER, id, span_of(m->to.s)));
    put_int(s, "person", m->person);
    put_int(s, "role", m->post.role);
    put_str(s, "at", m->post.at);
    put_int(s, "level", m->level);
    put_int(s, "lang", m->lang);
    put_int(s, "guide", m->guide);
    put_int(s, "cls", m->cls);
    put_int(s, "case_id", m->case_id);
    put_int(s, "epoch", m->epoch);
    put_int(s, "version", m->version);
    put_int(s, "rank", rank_of(m->severity));
    put_int(s, "t0_s", m->t0_s);
    put_int(s, "not_before_s", m->not_before_s);
    put_int(s, "expires_s", m->expires_s);
    put_int(s, "receipt_by_s", m->receipt_by_s);
    put_int(s, "step", m->step);
    put_int(s, "late", m->late);
    put_int(s, "bundles", m->bundles);
    put_int(s, "direct", m->direct);
    put_bytes(s, "args", seal(db, subject, VAULT_OUTBOX_ARGS, id, m->args));
}

static enum err vouch(struct db *db, const struct outbox_row *row)
{
    struct content c;
    if (!row->m.case_id)
        return ERR_NONE;
    content_begin(&c, PROOF_TEXT, NULL);
    content_outbox(&c, row);
    struct digest content = content_end(&c);
    return proof_row(db, row->m.case_id, row->made_s, PROOF_TEXT, row->id, &content);
}

enum err db_outbox_add(struct db *db, const struct outbox_row *row)
{
    struct statement *s = st_of(db, ST_outbox_add);
    char key[48];
    int64_t n, v, changed = 0;
    struct span word = cause_split(row->cause, &n, &v);
    if (row->m.key == PHRASE_GUIDANCE)
        (void)snprintf(key, sizeof key, "guidance.%s", kind_word(row->m.kind));
    else
        (void)snprintf(key, sizeof key, "%s", phrase_key(row->m.key));
    put_int(s, "id", row->id);
    put_int(s, "cause_n", n);
    put_int(s, "cause_v", v);
    put_text(s, "cause", word);
    put_str(s, "key", key);
    put_message(db, s, row);
    put_int(s, "state", row->state);
    put_int(s, "ready", row->m.not_before_s <= row->made_s && row->state == OUT_WAITING);
    put_int(s, "bundle", row->bundle);
    put_int(s, "made_s", row->made_s);
    put_int(s, "said_s", row->said_s);
    put_int(s, "said_by", row->said_by);
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? vouch(db, row) : ERR_EXISTS;
}

static void take_key(struct statement *s, struct message *m)
{
    struct span key = take_text(s);
    m->key = phrase_of(key);
    m->kind = KIND_NONE;
    if (m->key == PHRASE_GUIDANCE && span_starts(key, "guidance."))
        m->kind = kind_of((struct span){key.p + 9, key.n - 9});
}

static void take_message(struct db *db, struct statement *s, int64_t id, struct message *m, struct arena *arena)
{
    take_key(s, m);
    take_number(db, s, VAULT_OUTBOX_NUMBER, id, &m->to);
    m->person = take_int(s);
    m->post.role = (enum role)take_int(s);
    take_str(s, m->post.at, sizeof m->post.at);
    m->level = (int)take_int(s);
    m->lang = (enum lang)take_int(s);
    m->guide = (enum guide_role)take_int(s);
    m->cls = (enum say_class)take_int(s);
    m->case_id = take_int(s);
    m->epoch = take_int(s);
    m->version = take_int(s);
    int64_t rank = take_int(s);
    m->severity = rank == RANK_NONE ? SEVERITY_NONE : (enum severity)rank;
    m->t0_s = take_int(s);
    m->not_before_s = take_int(s);
    m->expires_s = take_int(s);
    m->receipt_by_s = take_int(s);
    m->step = (int)take_int(s);
    m->late = take_int(s) != 0;
    m->bundles = take_int(s) != 0;
    m->direct = take_int(s) != 0;
    m->args = span_copy(arena, take_sealed(db, s, VAULT_OUTBOX_ARGS, id));
}

static void take_row(struct db *db, struct statement *s, struct outbox_row *row, struct arena *arena)
{
    memset(row, 0, sizeof *row);
    row->id = take_int(s);
    int64_t n = take_int(s), v = take_int(s);
    cause_join(take_text(s), n, v, row->cause, sizeof row->cause);
    take_message(db, s, row->id, &row->m, arena);
    row->state = (enum outbox_state)take_int(s);
    row->bundle = take_int(s) != 0;
    row->made_s = take_int(s);
    row->said_s = take_int(s);
    row->said_by = take_int(s);
}

static enum err take_rows(struct db *db, struct statement *s, struct outbox_row *rows, int *n, struct arena *arena)
{
    bool row = false;
    enum err e;
    *n = 0;
    while (!(e = st_next(s, &row)) && row)
        take_row(db, s, &rows[(*n)++], arena);
    return e ? e : arena->full ? ERR_FULL : ERR_NONE;
}

enum err db_outbox_promote(struct db *db, int64_t now_s)
{
    struct statement *s = st_of(db, ST_outbox_promote);
    for (int64_t rank = 1; rank <= RANK_NONE; rank++) {
        put_int(s, "rank", rank);
        put_int(s, "now_s", now_s);
        put_int(s, "cap", PROMOTE_MAX);
        enum err e = st_run(s, NULL);
        if (e)
            return e;
    }
    return ERR_NONE;
}

enum err db_outbox_due(struct db *db, struct outbox_row *rows, int cap, int *n, struct arena *arena)
{
    struct statement *s = st_of(db, ST_outbox_due);
    put_int(s, "cap", cap);
    return take_rows(db, s, rows, n, arena);
}

enum err db_outbox_waiting(struct db *db, const struct msisdn *to, struct outbox_row *rows, int cap, int *n,
                           struct arena *arena)
{
    struct statement *s = st_of(db, ST_outbox_waiting);
    put_int(s, "to_ix", number_ix(db, to));
    put_int(s, "cap", cap);
    return take_rows(db, s, rows, n, arena);
}

enum err db_outbox_about(struct db *db, const struct message *m, struct outbox_row *rows, int cap, int *n,
                         struct arena *arena)
{
    struct statement *s = st_of(db, ST_outbox_about);
    put_int(s, "case_id", m->case_id);
    put_int(s, "to_ix", number_ix(db, &m->to));
    put_int(s, "cap", cap);
    return take_rows(db, s, rows, n, arena);
}

enum err db_outbox_claimed(struct db *db, const struct outbox_after *after, struct outbox_row *rows, int cap, int *n,
                           struct arena *arena)
{
    struct statement *s = st_of(db, ST_outbox_claimed);
    put_int(s, "rank", rank_of(after->severity));
    put_int(s, "after", after->id);
    put_int(s, "cap", cap);
    return take_rows(db, s, rows, n, arena);
}

enum err db_outbox_said(struct db *db, const struct msisdn *to, struct outbox_row *rows, int cap, int *n,
                        struct arena *arena)
{
    struct statement *s = st_of(db, ST_outbox_said);
    put_int(s, "to_ix", number_ix(db, to));
    put_int(s, "cap", cap);
    return take_rows(db, s, rows, n, arena);
}

enum err db_outbox_get(struct db *db, int64_t id, struct outbox_row *row, struct arena *arena)
{
    struct statement *s = st_of(db, ST_outbox_get);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    take_row(db, s, row, arena);
    st_end(s);
    return arena->full ? ERR_FULL : ERR_NONE;
}

enum err outbox_of_case(struct db *db, int64_t case_id, void *ctx,
                        enum err (*take)(void *ctx, const struct outbox_row *row))
{
    struct statement *s = st_of(db, ST_outbox_of_case);
    unsigned char memory[4096];
    bool row = false;
    enum err e = ERR_NONE;
    put_int(s, "case_id", case_id);
    while (!e && !(e = st_next(s, &row)) && row) {
        struct outbox_row r;
        struct arena arena;
        arena_init(&arena, memory, sizeof memory);
        take_row(db, s, &r, &arena);
        e = arena.full ? ERR_FULL : take(ctx, &r);
    }
    st_end(s);
    return e;
}

enum err db_outbox_mark(struct db *db, const struct outbox_row *row)
{
    struct statement *s = st_of(db, ST_outbox_mark);
    int64_t changed = 0;
    put_int(s, "state", row->state);
    put_int(s, "not_before_s", row->m.not_before_s);
    put_int(s, "expires_s", row->m.expires_s);
    put_int(s, "receipt_by_s", row->m.receipt_by_s);
    put_int(s, "late", row->m.late);
    put_int(s, "bundle", row->bundle);
    put_int(s, "said_s", row->said_s);
    put_int(s, "said_by", row->said_by);
    put_int(s, "id", row->id);
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

static enum err one_time(struct statement *s, int64_t *out)
{
    enum err e = st_one(s);
    if (e)
        return e;
    *out = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_outbox_bundle(struct db *db, const struct msisdn *to, int64_t since_s, int64_t times[4], int *n,
                          int64_t *waits_until_s)
{
    struct statement *s = st_of(db, ST_outbox_bundle_said);
    bool row = false;
    enum err e = ERR_NONE;
    int64_t ix = number_ix(db, to), day = since_s / DAY_S;
    *n = 0;
    *waits_until_s = 0;
    for (int64_t d = day + 1; !e && d >= day; d--) {
        put_int(s, "day", d);
        put_int(s, "to_ix", ix);
        put_int(s, "since_s", since_s);
        put_int(s, "cap", 4 - *n);
        while (!(e = st_next(s, &row)) && row)
            times[(*n)++] = take_int(s);
    }
    if (e)
        return e;
    s = st_of(db, ST_outbox_bundle_waits);
    put_int(s, "to_ix", ix);
    return one_time(s, waits_until_s);
}

enum err db_outbox_next(struct db *db, int64_t *not_before_s)
{
    return one_time(st_of(db, ST_outbox_next), not_before_s);
}

enum err db_outbox_unsent(struct db *db, int64_t now_s, int64_t *since_s)
{
    struct statement *s = st_of(db, ST_outbox_unsent);
    int64_t claimed_s = INT64_MAX;
    enum err e = st_one(s);
    if (!e) {
        claimed_s = take_int(s);
        st_end(s);
    }
    if (e && e != ERR_NOT_FOUND)
        return e;
    e = db_outbox_next(db, since_s);
    if (*since_s > now_s)
        *since_s = INT64_MAX;
    if (claimed_s < *since_s)
        *since_s = claimed_s;
    return e;
}

enum err db_receipts_due(struct db *db, int64_t now_s, int64_t *ids, int cap, int *n)
{
    struct statement *s = st_of(db, ST_receipts_due);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "now_s", now_s);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row)
        ids[(*n)++] = take_int(s);
    return e;
}

enum err db_receipts_next(struct db *db, int64_t *due_s)
{
    return one_time(st_of(db, ST_receipts_next), due_s);
}

enum err db_receipts_end(struct db *db, const struct message *m)
{
    struct statement *s = st_of(db, ST_receipts_end);
    put_int(s, "case_id", m->case_id);
    put_int(s, "epoch", m->epoch);
    put_text(s, "key", span_of(phrase_key(m->key)));
    put_int(s, "level", m->level);
    int64_t changed;
    return st_run(s, &changed);
}

enum err db_spend_get(struct db *db, struct spend *out)
{
    struct statement *s = st_of(db, ST_spend_get);
    out->parts = out->needed = 0;
    put_int(s, "day", out->day);
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    out->parts = take_int(s);
    out->needed = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_spend_put(struct db *db, const struct spend *spend)
{
    struct statement *s = st_of(db, ST_spend_put);
    put_int(s, "day", spend->day);
    put_int(s, "parts", spend->parts);
    put_int(s, "needed", spend->needed);
    return st_run(s, NULL);
}
