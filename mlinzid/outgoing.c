/* outgoing.c - texts on their way out. A text is a row before it is a text: what may leave now is claimed in the turn
 * that makes it; what waits (quiet hours, a bundle's minute, a carrier that is away) is released by a later turn, which
 * drops what a later text says as well, and says what comes late as late. Rulings 13, 24, 26, 27. */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "core/say.h"
#include "mlinzid/engine_inside.h"

#define WAITING_MAX 64 /* rows of one number that one step of a release looks at */

/* There is room for one number's texts more: what is claimed for it is never too much for the list. */
bool outgoing_open(const struct engine *e)
{
    return e->carrier && e->carrier->up(e->carrier->self) && e->sends <= SEND_MAX - WAITING_MAX &&
           e->sends < e->carrier->room(e->carrier->self);
}

bool outgoing_waits(const struct engine *e, int64_t now_s)
{
    return (outgoing_open(e) && (e->next_outbox_s <= now_s || e->resend_s <= now_s)) || e->next_receipt_s <= now_s;
}

/* --- claiming: the words are made now, from names that are complete now --- */

static bool to_post(const struct message *m)
{
    return m->post.role > ROLE_CHP;
}

static char *keep(struct span s)
{
    char *p = malloc(s.n + 1);
    if (p) {
        memcpy(p, s.p ? s.p : "", s.n);
        p[s.n] = '\0';
    }
    return p;
}

static void clock_of_receipt(struct engine *e, struct outbox_row *row)
{
    if (row->m.receipt_by_s <= 0 || !e->world.receipts) {
        row->m.receipt_by_s = 0;
        return;
    }
    const struct policy *p = policy_newest(e->world.policies);
    enum clock clock = row->m.severity ? p->s[row->m.severity].clock : CLOCK_WALL;
    row->m.receipt_by_s = clock_add(clock, e->world.calendar, row->said_s, row->m.receipt_by_s);
    if (row->m.receipt_by_s < e->next_receipt_s)
        e->next_receipt_s = row->m.receipt_by_s;
}

/* Puts the row on the list of this turn; row->m.receipt_by_s is how long a receipt may take. */
static enum err claim(struct engine *e, struct outbox_row *row, int64_t now_s)
{
    if (e->sends >= SEND_MAX)
        return ERR_FULL;
    char space[1200], words[2400];
    struct text args, text;
    row->state = OUT_CLAIMED;
    row->said_s = now_s;
    row->m.late = row->m.late || now_s - row->m.not_before_s > e->world.limits->late_s;
    clock_of_receipt(e, row);
    text_init(&args, space, sizeof space);
    text_init(&text, words, sizeof words);
    outgoing_words(e, &row->m, &args, &text);
    struct to_send *s = &e->send[e->sends];
    *s = (struct to_send){.row = *row, .args = keep(text_done(&args)), .text = keep(text_done(&text))};
    if (!s->args || !s->text)
        return ERR_FULL;
    s->row.m.args = (struct span){s->args, args.n};
    e->sends++;
    return spend_add(e, &row->m, text_done(&text), now_s);
}

static enum err mark(struct engine *e, struct outbox_row *row, enum outbox_state state)
{
    row->state = state;
    return db_outbox_mark(e->db, row);
}

/* --- planning: in the turn that makes the text --- */

/* Two texts to one officer go at once; from the third within the minute they wait for its end. 0: goes now. */
static enum err bundle_wait(struct engine *e, const struct message *m, int64_t now_s, int64_t *until_s)
{
    int64_t times[4], waits = 0;
    int n = 0;
    const struct limits *lim = e->world.limits;
    *until_s = 0;
    enum err err = db_outbox_bundle(e->db, &m->to, now_s - lim->bundle_s + 1, times, &n, &waits);
    if (err != ERR_NONE)
        return err;
    if (waits > now_s)
        *until_s = waits;
    else if (n >= lim->bundle_free)
        *until_s = times[lim->bundle_free - 1] + lim->bundle_s;
    return ERR_NONE;
}

static bool tells(enum phrase key)
{
    return key == PHRASE_CASE_NEW || key == PHRASE_CASE_NEW_SHARED;
}

/* What waits for this person about this case and says no more than the text that goes now is dropped (ruling 27). */
static enum err drop_waiting(struct engine *e, const struct outbox_row *now)
{
    struct outbox_row rows[16];
    int n = 0;
    bool speaks = now->m.cls == SAY_LADDER || (now->m.direct && now->m.cls == SAY_CHANGE);
    if (!now->m.case_id || !to_post(&now->m) || !speaks)
        return ERR_NONE;
    arena_reset(&e->rows);
    enum err err = db_outbox_about(e->db, &now->m, rows, 16, &n, &e->rows);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        const struct message *w = &rows[i].m;
        bool tells_more = tells(w->key) && !tells(now->m.key) && !now->m.direct;
        if (!w->direct && w->cls == SAY_LADDER && !tells_more)
            err = mark(e, &rows[i], OUT_DROPPED);
    }
    return err;
}

enum err outgoing_plan(struct engine *e, const struct message *m, const char *cause, int64_t now_s)
{
    struct outbox_row row = {.m = *m, .made_s = now_s, .state = OUT_WAITING};
    span_str(span_of(cause), row.cause, sizeof row.cause);
    enum pay pay;
    enum err err = spend_rule(e, m, now_s, &pay);
    e->counts.unpaid += err == ERR_NONE && pay == PAY_NEVER;
    if (err != ERR_NONE || pay == PAY_NEVER)
        return err;
    if (pay == PAY_LATER)
        spend_put_off(e, &row.m, now_s);
    err = engine_id(e, ID_OUTBOX, &row.id);
    bool held = m->direct && m->bundles; /* an answer beyond the ceiling */
    int64_t until = 0;
    if (err == ERR_NONE && m->bundles && !m->direct && m->not_before_s <= now_s)
        err = bundle_wait(e, m, now_s, &until);
    if (until) {
        row.bundle = true;
        row.m.not_before_s = until;
    }
    row.bundle = row.bundle || held;
    int before = e->sends;
    struct spend spent = e->spend;
    /* What is ready may be graver: this one joins it, and all are released in their order at the end of this turn. */
    bool behind = !m->direct && e->next_outbox_s <= now_s;
    if (err == ERR_NONE && row.m.not_before_s <= now_s && !behind && outgoing_open(e) && m->key != PHRASE_CASE_DIGEST) {
        err = drop_waiting(e, &row);
        if (err == ERR_NONE)
            err = claim(e, &row, now_s);
    } else if (row.m.not_before_s < e->next_outbox_s)
        e->next_outbox_s = row.m.not_before_s;
    if (err != ERR_NONE)
        return err;
    err = db_outbox_add(e->db, &row);
    if (err != ERR_EXISTS)
        return err;
    outgoing_forget(e, before); /* the same cause said it already */
    e->spend = spent;
    return ERR_NONE;
}

/* --- releasing --- */

struct release {
    struct engine *e;
    int64_t now_s;
    struct outbox_row *row;
    int n;
};

/* Does a say as much about the case as b, both waiting for the same person? Then b is dropped. */
static bool covers(const struct outbox_row *a, const struct outbox_row *b)
{
    if (a->m.case_id != b->m.case_id || !a->m.case_id || a->m.direct || b->m.direct || a->m.cls == SAY_ALARM ||
        b->m.cls == SAY_ALARM)
        return false;
    bool same_side = (a->m.cls == SAY_FEEDBACK) == (b->m.cls == SAY_FEEDBACK);
    if (!same_side)
        return false;
    if (tells(a->m.key) != tells(b->m.key))
        return tells(a->m.key);
    return a->id > b->id;
}

static enum err drop_covered(struct release *r)
{
    for (int i = 0; i < r->n; i++)
        for (int j = 0; j < r->n; j++) {
            struct outbox_row *a = &r->row[i], *b = &r->row[j];
            if (i == j || a->state != OUT_WAITING || b->state != OUT_WAITING || !covers(a, b))
                continue;
            enum err err = mark(r->e, b, OUT_DROPPED);
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
        enum err err = mark(r->e, a, OUT_DROPPED);
        if (err != ERR_NONE)
            return err;
    }
    return ERR_NONE;
}

/* What the text says of the case is as the case is now. */
static enum err renew(struct release *r, struct outbox_row *row)
{
    if (!row->m.case_id || row->m.direct)
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
        err = claim(r->e, row, r->now_s);
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
        text_span(&l, args_get(member[i]->m.args, "case"));
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
        err = claim(e, &row, r->now_s);
    if (err == ERR_NONE)
        err = db_outbox_add(e->db, &row);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        member[i]->said_s = r->now_s;
        member[i]->said_by = row.id;
        err = mark(e, member[i], OUT_BUNDLED);
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
    return row->bundle;
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
        return mark(r->e, row, OUT_DROPPED);
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
        err = bundle_wait(r->e, &row->m, r->now_s, &until);
    if (err != ERR_NONE || !until)
        return err == ERR_NONE ? release_one(r, row) : err;
    row->bundle = true;
    row->m.not_before_s = until;
    return db_outbox_mark(r->e->db, row);
}

static enum err release_number(struct release *r)
{
    struct outbox_row *some[64];
    enum err err = drop_codes(r);
    if (err == ERR_NONE)
        err = drop_covered(r);
    int n = err == ERR_NONE ? gather(r, some, is_digest) : 0;
    if (n)
        err = say_bundle(r, PHRASE_CASE_DIGEST, some, n);
    n = err == ERR_NONE ? gather(r, some, is_bundle) : 0;
    if (n)
        err = all_may_go(r, some, &n);
    if (err != ERR_NONE)
        return err;
    if (n == 1)
        err = release_one(r, some[0]);
    else if (n > 1)
        err = say_bundle(r, PHRASE_CASE_BUNDLE, some, n);
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
                err = claim(e, &rows[i], now_s);
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
    enum err err = db_outbox_waiting(e->db, &due->m.to, rows, WAITING_MAX, &all, &e->rows);
    /* Only those whose time has come; one made ready before the clock went back is due all the same. */
    int64_t by_s = due->m.not_before_s > now_s ? due->m.not_before_s : now_s;
    *n = 0;
    for (int i = 0; i < all; i++) {
        there = there || rows[i].id == due->id;
        if (rows[i].m.not_before_s <= by_s)
            rows[(*n)++] = rows[i];
    }
    if (!there)
        rows[*n < WAITING_MAX ? (*n)++ : 0] = *due;
    return err;
}

/* What is due and no less grave than this: the gravest first. */
static enum err release_due(struct engine *e, enum severity until, int64_t now_s)
{
    enum err err = ERR_NONE;
    struct outbox_row due, rows[WAITING_MAX];
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

/* --- after the commit --- */

/* Claimed texts go again, but not in a tight loop while the peer is full. */
void outgoing_resend_soon(struct engine *e, int64_t now_s)
{
    if (e->resend_s > now_s + 1)
        e->resend_s = now_s + 1;
}

/* Why it did not go: a link that is away or full takes it later, the row stays claimed; what expired is made anew; what
 * can never be sent has failed. ERR_EXISTS: it is on its way already. */
static void not_sent(struct engine *e, int64_t id, enum err err, int64_t now_s)
{
    struct span none = {NULL, 0};
    if (err == ERR_AWAY || err == ERR_FULL)
        outgoing_resend_soon(e, now_s);
    else if (err == ERR_STALE || err == ERR_RANGE)
        (void)engine_take_receipt(e, id, err == ERR_STALE ? RECEIPT_STALE : RECEIPT_FAILED, none);
}

void outgoing_send(struct engine *e, int64_t now_s)
{
    for (int i = 0; i < e->sends; i++) {
        struct to_send *s = &e->send[i];
        int64_t expires_s = s->row.m.expires_s;
        struct carrier_mt mt = {.id = s->row.id,
                                .to = s->row.m.to,
                                .from = span_of(e->short_code),
                                .text = span_of(s->text),
                                .expires_s = expires_s ? expires_s + e->apart_s : 0};
        struct said said = {&s->row, s->row.m.args, mt.text};
        if (e->s.said)
            e->s.said(e->s.watch_ctx, &said);
        enum err err = e->carrier->send(e->carrier->self, &mt);
        e->counts.said++;
        log_event("sms.out", LOG_I("outbox", s->row.id), LOG_W("key", phrase_key(s->row.m.key)),
                  LOG_PHONE("to", &mt.to));
        not_sent(e, s->row.id, err, now_s);
    }
    outgoing_forget(e, 0);
}

void outgoing_forget(struct engine *e, int from)
{
    for (int i = from; i < e->sends; i++) {
        free(e->send[i].args);
        free(e->send[i].text);
    }
    e->sends = from;
}
