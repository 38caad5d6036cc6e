/* outgoing_release.c - texts that waited (quiet hours, a bundle's minute, a carrier that was away), the gravest first:
 * what a later text says as well is dropped, several to one officer become one, and what comes late is said as late.
 * Rulings 13, 24, 26, 27. */
#include "core/duty_tell.h"
#include "core/say.h"
#include "db/duty.h"
#include "mlinzid/engine/outgoing.h"

struct release {
    struct engine *e;
    int64_t now_s;
    struct outbox_row *row;
    int n;
};

/* Does a say as much about the case as b, both waiting for the same person? Then b is dropped. */
static bool covers(const struct outbox_row *a, const struct outbox_row *b)
{
    bool nothing = !a->m.case_id && !duty_phrase(a->m.key);
    if (a->m.case_id != b->m.case_id || nothing || !duty_same_matter(&a->m, &b->m) || a->m.direct || b->m.direct ||
        a->m.cls == SAY_ALARM || b->m.cls == SAY_ALARM)
        return false;
    bool same_side = (a->m.cls == SAY_FEEDBACK) == (b->m.cls == SAY_FEEDBACK);
    if (!same_side)
        return false;
    if (outgoing_tells(a->m.key) != outgoing_tells(b->m.key))
        return outgoing_tells(a->m.key);
    return a->id > b->id;
}

static enum err drop_covered(struct release *r)
{
    for (int i = 0; i < r->n; i++)
        for (int j = 0; j < r->n; j++) {
            struct outbox_row *a = &r->row[i], *b = &r->row[j];
            if (i == j || a->state != OUT_WAITING || b->state != OUT_WAITING || !covers(a, b))
                continue;
            enum err err = outgoing_mark(r->e, b, OUT_DROPPED);
            if (err != ERR_NONE)
                return err;
        }
    return ERR_NONE;
}

/* Codes that could not leave in time are not worth having. */
static enum err drop_codes(struct release *r)
{
    for (int i = 0; i < r->n; i++) {
        struct outbox_row *a = &r->row[i];
        if (a->m.cls != SAY_CODE || r->now_s - a->m.not_before_s <= r->e->world.limits->late_s)
            continue;
        enum err err = outgoing_mark(r->e, a, OUT_DROPPED);
        if (err != ERR_NONE)
            return err;
    }
    return ERR_NONE;
}

/* What the text says of the case is as the case is now. */
static enum err renew(struct release *r, struct outbox_row *row)
{
    if (!row->m.case_id || row->m.direct || duty_phrase(row->m.key))
        return ERR_NONE;
    struct case_facts *c = arena_new(&r->e->rows, struct case_facts);
    char *space = arena_take(&r->e->rows, row->m.args.n + 64);
    if (!c || !space)
        return ERR_NONE;
    enum err err = db_case(r->e->db, row->m.case_id, c);
    if (err != ERR_NONE || !c->found || row->m.severity == (enum severity)c->file.severity)
        return err;
    struct text t;
    text_init(&t, space, row->m.args.n + 64);
    struct span rest = row->m.args;
    while (rest.n) {
        struct span line = span_cut(&rest, '\n');
        if (span_starts(line, "severity="))
            args_put(&t, "severity", span_of(severity_word((enum severity)c->file.severity)));
        else if (line.n) {
            text_span(&t, line);
            text_char(&t, '\n');
        }
    }
    row->m.args = text_done(&t);
    row->m.severity = (enum severity)c->file.severity;
    return ERR_NONE;
}

static enum err release_one(struct release *r, struct outbox_row *row)
{
    enum err err = renew(r, row);
    if (err == ERR_NONE)
        err = outgoing_claim(r->e, row, r->now_s);
    return err == ERR_NONE ? db_outbox_mark(r->e->db, row) : err;
}

static bool graver(const struct outbox_row *a, const struct outbox_row *b)
{
    if (a->m.severity != b->m.severity)
        return a->m.severity < b->m.severity;
    return a->m.t0_s != b->m.t0_s ? a->m.t0_s < b->m.t0_s : a->id < b->id;
}

/* One text for many: the gravest case is named, the others are listed. The members keep their keys, said by this row.
 */
static enum err say_bundle(struct release *r, enum phrase key, struct outbox_row **member, int n)
{
    struct engine *e = r->e;
    char *space = arena_take(&e->rows, 1000), *list = arena_take(&e->rows, 500);
    if (!space || !list)
        return ERR_FULL;
    const struct outbox_row *first = member[0];
    struct outbox_row row = *first;
    struct text t, l;
    text_init(&l, list, 500);
    for (int i = 0; i < n; i++) {
        if (i)
            text_char(&l, ',');
        struct span ref = args_get(member[i]->m.args, "case");
        text_span(&l, ref.n ? ref : args_get(member[i]->m.args, "ref"));
    }
    text_init(&t, space, 1000);
    static const char *const kept[] = {"case", "severity", "place", "place_name"};
    for (int i = 0; i < 4; i++)
        if (args_get(first->m.args, kept[i]).p)
            args_put(&t, kept[i], args_get(first->m.args, kept[i]));
    args_put_i64(&t, "count", n);
    args_put(&t, "list", text_done(&l));
    row.m.key = key;
    row.m.args = text_done(&t);
    row.m.receipt_by_s = 0;
    row.bundle = false;
    row.made_s = r->now_s;
    struct text cause;
    text_init(&cause, row.cause, sizeof row.cause);
    text_str(&cause, "b:");
    text_i64(&cause, first->id);
    enum err err = engine_id(e, ID_OUTBOX, &row.id);
    if (err == ERR_NONE)
        err = outgoing_claim(e, &row, r->now_s);
    if (err == ERR_NONE)
        err = db_outbox_add(e->db, &row);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        member[i]->said_s = r->now_s;
        member[i]->said_by = row.id;
        err = outgoing_mark(e, member[i], OUT_BUNDLED);
    }
    return err;
}

/* Members of one sort, gravest first. */
static int gather(struct release *r, struct outbox_row **out, bool (*is)(const struct outbox_row *))
{
    int n = 0;
    for (int i = 0; i < r->n; i++) {
        struct outbox_row *row = &r->row[i];
        if (row->state != OUT_WAITING || !is(row))
            continue;
        int at = n++;
        for (; at > 0 && graver(row, out[at - 1]); at--)
            out[at] = out[at - 1];
        out[at] = row;
    }
    return n;
}

static bool is_digest(const struct outbox_row *row)
{
    return row->m.key == PHRASE_CASE_DIGEST;
}

static bool is_bundle(const struct outbox_row *row)
{
    return row->bundle && !duty_phrase(row->m.key);
}

static bool is_bundle_of_duties(const struct outbox_row *row)
{
    return row->bundle && duty_phrase(row->m.key);
}

static bool is_single(const struct outbox_row *row)
{
    return !row->bundle && row->m.key != PHRASE_CASE_DIGEST;
}

/* When a text to a post may be said at the earliest: within its severity's hours. */
static int64_t hours_of(const struct engine *e, const struct outbox_row *row, int64_t now_s)
{
    if (row->m.cls != SAY_LADDER || row->m.direct || !row->m.severity)
        return now_s;
    return clock_open(policy_newest(e->world.policies)->s[row->m.severity].clock, e->world.calendar, now_s);
}

/* What waited and may not be paid for today waits on; an answer that would be old tomorrow is dropped. */
static enum err may_go(struct release *r, struct outbox_row *row, bool *goes)
{
    enum pay pay = PAY_NOW;
    enum err err = spend_rule(r->e, &row->m, r->now_s, &pay);
    *goes = pay == PAY_NOW;
    if (err != ERR_NONE || *goes)
        return err;
    if (pay == PAY_NEVER)
        return outgoing_mark(r->e, row, OUT_DROPPED);
    spend_put_off(r->e, &row->m, r->now_s);
    return db_outbox_mark(r->e->db, row);
}

static enum err all_may_go(struct release *r, struct outbox_row **some, int *n)
{
    int kept = 0;
    enum err err = ERR_NONE;
    for (int i = 0; err == ERR_NONE && i < *n; i++) {
        bool goes;
        err = may_go(r, some[i], &goes);
        if (goes)
            some[kept++] = some[i];
    }
    *n = kept;
    return err;
}

/* A text whose time has come: the bundle rule holds for it too (the opening of the hours brings many at once). */
static enum err release_single(struct release *r, struct outbox_row *row)
{
    int64_t until = 0, open_s = hours_of(r->e, row, r->now_s);
    bool goes;
    enum err err = may_go(r, row, &goes);
    if (err != ERR_NONE || !goes)
        return err;
    if (open_s > r->now_s) { /* a holiday came in between */
        row->m.not_before_s = open_s;
        return db_outbox_mark(r->e->db, row);
    }
    if (row->m.bundles && !row->m.direct)
        err = outgoing_bundle_wait(r->e, &row->m, r->now_s, &until);
    if (err != ERR_NONE || !until)
        return err == ERR_NONE ? release_one(r, row) : err;
    row->bundle = true;
    row->m.not_before_s = until;
    return db_outbox_mark(r->e->db, row);
}

/* What was done while its text waited is not spoken of any more. */
static enum err drop_done(struct release *r)
{
    enum err err = ERR_NONE;
    for (int i = 0; err == ERR_NONE && i < r->n; i++) {
        struct outbox_row *row = &r->row[i];
        struct duty d = {0};
        int64_t id = 0;
        if (row->state != OUT_WAITING || !duty_phrase(row->m.key) || !span_i64(args_get(row->m.args, "duty_id"), &id))
            continue;
        err = db_duty_get(r->e->db, id, &d);
        if (err == ERR_NONE && d.done_s)
            err = outgoing_mark(r->e, row, OUT_DROPPED);
        else if (err == ERR_NOT_FOUND)
            err = ERR_NONE;
    }
    return err;
}

static enum err release_bundle(struct release *r, enum phrase key, bool (*is)(const struct outbox_row *))
{
    struct outbox_row *some[64];
    int n = gather(r, some, is);
    enum err err = n ? all_may_go(r, some, &n) : ERR_NONE;
    if (err != ERR_NONE || !n)
        return err;
    return n == 1 ? release_one(r, some[0]) : say_bundle(r, key, some, n);
}

static enum err release_number(struct release *r)
{
    struct outbox_row *some[64];
    enum err err = drop_codes(r);
    if (err == ERR_NONE)
        err = drop_done(r);
    if (err == ERR_NONE)
        err = drop_covered(r);
    int n = err == ERR_NONE ? gather(r, some, is_digest) : 0;
    if (n)
        err = say_bundle(r, PHRASE_CASE_DIGEST, some, n);
    if (err == ERR_NONE)
        err = release_bundle(r, PHRASE_CASE_BUNDLE, is_bundle);
    if (err == ERR_NONE)
        err = release_bundle(r, PHRASE_DUTY_BUNDLE, is_bundle_of_duties);
    n = err == ERR_NONE ? gather(r, some, is_single) : 0;
    for (int i = 0; err == ERR_NONE && i < n; i++)
        err = release_single(r, some[i]);
    return err;
}

/* On this turn's list already: claimed a moment ago, not left over. */
static bool on_the_list(const struct engine *e, int64_t id)
{
    for (int i = 0; i < e->sends; i++)
        if (e->send[i].row.id == id)
            return true;
    return false;
}

/* After a start: what was claimed and not accepted may or may not have left; it goes again. */
static enum err resend(struct engine *e, enum severity of, int64_t now_s)
{
    struct outbox_row rows[32];
    int n = 0;
    struct outbox_after after = {.severity = of};
    do {
        arena_reset(&e->rows);
        enum err err = db_outbox_claimed(e->db, &after, rows, 32, &n, &e->rows);
        if (err != ERR_NONE)
            return err;
        for (int i = 0; i < n && outgoing_open(e); i++) {
            int64_t wait = rows[i].m.receipt_by_s ? rows[i].m.receipt_by_s - rows[i].said_s : 0;
            rows[i].m.receipt_by_s = wait;
            after.id = rows[i].id;
            if (on_the_list(e, rows[i].id))
                continue;
            bool lost = false;
            err = outgoing_lost(e, &rows[i], now_s, &lost);
            if (err == ERR_NONE && lost && rows[i].state != OUT_CLAIMED) {
                n = 32; /* the rows' words are gone with it: on from here */
                break;
            }
            if (err == ERR_NONE)
                err = outgoing_claim(e, &rows[i], now_s);
            if (err != ERR_NONE)
                return err;
        }
    } while (n == 32 && outgoing_open(e));
    return ERR_NONE;
}

/* Of all that waits for the number of `due`: what goes with it. Itself in any case: a number that cannot be read finds
 * nothing, and a row that is due and never leaves would be due for ever. It fails at the carrier, and somebody else is
 * told. */
static enum err rows_with(struct engine *e, const struct outbox_row *due, int64_t now_s, struct outbox_row *rows,
                          int *n)
{
    int all = 0;
    bool there = false;
    enum err err = db_outbox_waiting(e->db, &due->m.to, rows, OUTGOING_NUMBER_MAX, &all, &e->rows);
    /* Only those whose time has come; one made ready before the clock went back is due all the same. */
    int64_t by_s = due->m.not_before_s > now_s ? due->m.not_before_s : now_s;
    *n = 0;
    for (int i = 0; i < all; i++) {
        there = there || rows[i].id == due->id;
        if (rows[i].m.not_before_s <= by_s)
            rows[(*n)++] = rows[i];
    }
    if (!there)
        rows[*n < OUTGOING_NUMBER_MAX ? (*n)++ : 0] = *due;
    return err;
}

/* What is due and no less grave than this: the gravest first. */
static enum err release_due(struct engine *e, enum severity until, int64_t now_s)
{
    enum err err = ERR_NONE;
    struct outbox_row due, rows[OUTGOING_NUMBER_MAX];
    while (err == ERR_NONE && outgoing_open(e) && e->next_outbox_s <= now_s) {
        int n = 0;
        arena_reset(&e->rows);
        err = db_outbox_due(e->db, &due, 1, &n, &e->rows);
        if (err != ERR_NONE || n == 0 || (until && (!due.m.severity || due.m.severity > until)))
            break;
        bool lost = false;
        struct release r = {.e = e, .now_s = now_s, .row = rows};
        err = outgoing_lost(e, &due, now_s, &lost);
        if (err == ERR_NONE && lost && due.state != OUT_WAITING)
            continue;
        if (lost) /* an answer to whoever holds the phone: alone */
            rows[r.n++] = due;
        else if (err == ERR_NONE)
            err = rows_with(e, &due, now_s, rows, &r.n);
        if (err == ERR_NONE)
            err = release_number(&r);
    }
    return err;
}

/* The carrier may not have room for all: what goes again takes none from what waits and is graver. */
static enum err resend_and_release(struct engine *e, int64_t now_s)
{
    static const enum severity order[] = {SEVERITY_S1, SEVERITY_S2, SEVERITY_S3, SEVERITY_S4, SEVERITY_NONE};
    enum err err = ERR_NONE;
    for (size_t i = 0; err == ERR_NONE && i < sizeof order / sizeof order[0]; i++) {
        err = resend(e, order[i], now_s);
        if (err == ERR_NONE)
            err = release_due(e, order[i], now_s);
    }
    e->resend_s = outgoing_open(e) ? INT64_MAX : now_s + 1; /* no room for all of them: the rest goes on */
    return err;
}

enum err outgoing_release(struct engine *e, int64_t now_s, bool *more)
{
    enum err err = ERR_NONE;
    if (outgoing_open(e) && e->next_outbox_s <= now_s)
        err = db_outbox_promote(e->db, now_s); /* nothing more comes due while this turn lasts */
    if (err == ERR_NONE)
        err = outgoing_open(e) && e->resend_s <= now_s ? resend_and_release(e, now_s)
                                                       : release_due(e, SEVERITY_NONE, now_s);
    if (err == ERR_NONE)
        err = db_outbox_next(e->db, &e->next_outbox_s);
    *more = *more || outgoing_waits(e, now_s);
    return err;
}
