/* look.c - reading a store beside its engine: its own connection, the engine's own statements look_*. */
#include "db/look.h"

#include <stdlib.h>

#include "db/store.h"

struct look {
    struct db db; /* of which only the connection and the statements look_* are used */
};

static enum err prepare(struct db *db, const struct db *beside)
{
    for (int i = ST_look_inbox; i <= ST_look_graver; i++) {
        db->st[i] = beside->st[i]; /* its text and names stay the other's */
        db->st[i].prepared = NULL;
        struct statement *s = &db->st[i];
        enum err e = db->engine->prepare(db->conn, s->name, s->sql, s->parameters, &s->prepared);
        if (e)
            return e;
    }
    return ERR_NONE;
}

enum err look_open(const struct db *beside, struct look **out)
{
    struct look *l = calloc(1, sizeof *l);
    *out = NULL;
    if (!l)
        return ERR_FULL;
    l->db.engine = beside->engine;
    const struct db_settings *s = &beside->settings;
    struct db_open_how how = {.path = s->path, .vfs = s->vfs, .read_only = true, .busy_ms = s->busy_ms};
    enum err e = l->db.engine->open(&how, &l->db.conn);
    if (!e)
        e = prepare(&l->db, beside);
    if (e)
        look_close(l);
    else
        *out = l;
    return e;
}

void look_close(struct look *l)
{
    if (!l)
        return;
    for (int i = ST_look_inbox; i <= ST_look_graver; i++)
        if (l->db.st[i].prepared)
            l->db.engine->finish(l->db.st[i].prepared);
    if (l->db.conn)
        l->db.engine->close(l->db.conn);
    free(l);
}

enum err look_inbox(struct look *l, int64_t after_id, void *ctx, void (*take)(void *ctx, const struct look_inbox *row))
{
    struct statement *s = st_of(&l->db, ST_look_inbox);
    bool row = false;
    enum err e;
    put_int(s, "after", after_id);
    while (!(e = st_next(s, &row)) && row) {
        struct look_inbox r = {.id = take_int(s)};
        r.at_s = take_int(s);
        r.stored_s = take_int(s);
        r.case_id = take_int(s);
        r.taken = take_int(s);
        r.report = take_int(s);
        take_str(s, r.carrier, sizeof r.carrier);
        take_str(s, r.msgid, sizeof r.msgid);
        take_str(s, r.word, sizeof r.word);
        take_str(s, r.why, sizeof r.why);
        take(ctx, &r);
    }
    return e;
}

enum err look_audit(struct look *l, int64_t shard, int64_t after_seq, void *ctx,
                    void (*take)(void *ctx, const struct look_audit *row))
{
    struct statement *s = st_of(&l->db, ST_look_audit);
    bool row = false;
    enum err e;
    put_int(s, "shard", shard);
    put_int(s, "after", after_seq);
    while (!(e = st_next(s, &row)) && row) {
        struct look_audit r = {.shard = take_int(s)};
        int64_t *const to[] = {&r.seq, &r.at_s, &r.case_id, &r.version, &r.person, &r.role, &r.inbox_id};
        for (size_t i = 0; i < countof(to); i++)
            *to[i] = take_int(s);
        r.wrote = take_int(s);
        take_str(s, r.act, sizeof r.act);
        take(ctx, &r);
    }
    return e;
}

static void text_take(struct statement *s, struct look_text *r)
{
    char cause[48];
    int64_t *const to[] = {&r->id,    &r->to_ix,   &r->person, &r->role,         &r->level,     &r->cls,    &r->case_id,
                           &r->epoch, &r->version, &r->rank,   &r->not_before_s, &r->expires_s, &r->made_s, &r->said_s};
    for (size_t i = 0; i < countof(to); i++)
        *to[i] = take_int(s);
    r->state = (enum outbox_state)take_int(s);
    r->direct = take_int(s);
    r->bundle = take_int(s);
    take_str(s, cause, sizeof cause);
    int64_t n = take_int(s), v = take_int(s);
    take_str(s, r->key, sizeof r->key);
    struct text t;
    text_init(&t, r->cause, sizeof r->cause);
    text_str(&t, cause);
    text_char(&t, ' ');
    text_i64(&t, n);
    text_char(&t, ' ');
    text_i64(&t, v);
}

enum err look_texts(struct look *l, int64_t after_id, void *ctx, void (*take)(void *ctx, const struct look_text *row))
{
    struct statement *s = st_of(&l->db, ST_look_texts);
    bool row = false;
    enum err e;
    put_int(s, "after", after_id);
    while (!(e = st_next(s, &row)) && row) {
        struct look_text r;
        text_take(s, &r);
        take(ctx, &r);
    }
    return e;
}

enum err look_text(struct look *l, int64_t id, struct look_text *out)
{
    struct statement *s = st_of(&l->db, ST_look_text);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    text_take(s, out);
    st_end(s);
    return ERR_NONE;
}

enum err look_case(struct look *l, int64_t id, struct look_case *c)
{
    struct statement *s = st_of(&l->db, ST_look_case);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    int64_t *const to[] = {&c->id,          &c->version,  &c->epoch,      &c->state,       &c->severity,
                           &c->opened_s,    &c->t0_s,     &c->county,     &c->level,       &c->told,
                           &c->base_level,  &c->disputed, &c->asked_by,   &c->closer,      &c->closed_s,
                           &c->merged_into, &c->unread,   &c->registered, &c->accused_role};
    for (size_t i = 0; i < countof(to); i++)
        *to[i] = take_int(s);
    take_str(s, c->ref, sizeof c->ref);
    take_str(s, c->office, sizeof c->office);
    st_end(s);
    return ERR_NONE;
}

enum err look_duty(struct look *l, int64_t id, struct look_duty *d)
{
    struct statement *s = st_of(&l->db, ST_look_duty);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    int64_t *const to[] = {&d->id, &d->kind, &d->role, &d->day, &d->told_s, &d->set_s, &d->done_s};
    for (size_t i = 0; i < countof(to); i++)
        *to[i] = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err look_timer(struct look *l, int64_t case_id, int64_t *due_s)
{
    struct statement *s = st_of(&l->db, ST_look_timer);
    put_int(s, "id", case_id);
    enum err e = st_one(s);
    if (e)
        return e;
    *due_s = take_int(s);
    st_end(s);
    return ERR_NONE;
}

static enum err counted(struct statement *s, int64_t *n, int64_t *first)
{
    enum err e = st_one(s);
    if (e)
        return e;
    *n = take_int(s);
    *first = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err look_overdue(struct look *l, int64_t by_s, int64_t *n, int64_t *first)
{
    put_int(st_of(&l->db, ST_look_overdue), "by_s", by_s);
    return counted(st_of(&l->db, ST_look_overdue), n, first);
}

enum err look_waiting(struct look *l, int64_t by_s, int64_t *n, int64_t *first)
{
    put_int(st_of(&l->db, ST_look_waiting), "by_s", by_s);
    return counted(st_of(&l->db, ST_look_waiting), n, first);
}

enum err look_graver(struct look *l, const struct look_text *than, int64_t now_s, int64_t *n, int64_t *first)
{
    struct statement *s = st_of(&l->db, ST_look_graver);
    put_int(s, "to_ix", than->to_ix);
    put_int(s, "rank", than->rank);
    put_int(s, "now_s", now_s);
    return counted(s, n, first);
}

enum err look_duty_left(struct look *l, int64_t by_s, int64_t *n, int64_t *first)
{
    put_int(st_of(&l->db, ST_look_duty_left), "by_s", by_s);
    return counted(st_of(&l->db, ST_look_duty_left), n, first);
}
