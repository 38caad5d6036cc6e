/* facts.c - what deciding may know: only what it asked for and has not got yet.
 * Each need is one or two statements on keys that stand together (a number, a week, a day), so that a report of a
 * volunteer costs a handful of lookups on pages that are in memory anyway. */
#include "db/child.h"
#include "db/duty.h"
#include "db/protection.h"
#include "db/register.h"
#include "db/sheet.h"
#include "db/store.h"

#define IN_S (10 * MINUTE_S)
#define OWN_S (14 * DAY_S)

static void read_choices(struct db *db, struct span codes, struct question *q)
{
    q->choices = 0;
    while (codes.n > 0 && q->choices < (int)countof(q->choice)) {
        struct span code = span_cut(&codes, ',');
        if (area_read(db->settings.areas, code, &q->choice[q->choices]))
            q->choices++;
    }
}

static void take_question(struct db *db, struct statement *s, int64_t ix, struct question *q)
{
    *q = (struct question){.key = phrase_of(take_text(s))};
    q->case_id = take_int(s);
    q->asked_s = take_int(s);
    read_choices(db, take_text(s), q);
    q->word = intent_of(take_text(s));
    (void)span_str(take_sealed(db, s, VAULT_QUESTION_BODY, ix), q->text, sizeof q->text);
}

static enum err read_posts(struct db *db, struct sender *sender, int64_t party)
{
    struct statement *s = st_of(db, ST_posts_of);
    bool row = false;
    enum err e;
    put_int(s, "party", party);
    put_int(s, "cap", (int64_t)countof(sender->post));
    while (!(e = st_next(s, &row)) && row) {
        struct post *p = &sender->post[sender->posts++];
        p->role = (enum role)take_int(s);
        take_str(s, p->at, sizeof p->at);
    }
    return e;
}

static enum err need_sender(struct db *db, struct facts *f)
{
    struct statement *s = st_of(db, ST_sender);
    struct sender *n = &f->sender;
    int64_t ix = number_ix(db, &n->number);
    *n = (struct sender){.number = n->number};
    put_int(s, "number_ix", ix);
    enum err e = st_one(s);
    if (e)
        return e;
    n->known = take_int(s) != 0;
    n->lang = (enum lang)take_int(s);
    n->stopped = take_int(s) != 0;
    n->muted_until_s = take_int(s);
    n->strikes = take_int(s);
    n->strikes_s = take_int(s);
    int64_t party = take_int(s);
    n->lost = take_int(s) != 0;
    take_question(db, s, ix, &f->question);
    st_end(s);
    if (!party)
        return ERR_NONE;
    e = read_posts(db, n, party);
    n->person = n->posts > 0 ? party : 0; /* whoever holds no post any more is a member of the public again */
    n->party = n->posts > 0 ? 0 : party;
    return e;
}

/* Said on one day, within 24 hours. */
static enum err read_recent(struct db *db, struct facts *f, int64_t ix, int64_t day, int64_t from_s)
{
    struct statement *s = st_of(db, ST_outbox_recent);
    bool row = false;
    enum err e;
    put_int(s, "day", day);
    put_int(s, "to_ix", ix);
    put_int(s, "from_s", from_s);
    put_int(s, "cap", RECENT_MAX - f->recents);
    while (!(e = st_next(s, &row)) && row) {
        struct recent_text *r = &f->recent[f->recents++];
        r->said_s = take_int(s);
        r->key = phrase_of(take_text(s));
        r->case_id = take_int(s);
        r->cls = (enum say_class)take_int(s);
        int64_t state = take_int(s);
        r->case_open = state >= CASE_REPORTED && state <= CASE_CLOSE_REQUESTED;
    }
    return e;
}

/* Puts a case in its place, the newest first; once, and when there are too many the oldest is left out. A case stands
 * in the week it was opened and in the week it was closed. */
static void own_add(struct facts *f, const struct own_case *o)
{
    int most = (int)countof(f->own), at = 0;
    while (at < f->owns && f->own[at].id > o->id)
        at++;
    if (at == most || (at < f->owns && f->own[at].id == o->id))
        return;
    if (f->owns < most)
        f->owns++;
    for (int i = f->owns - 1; i > at; i--)
        f->own[i] = f->own[i - 1];
    f->own[at] = *o;
}

static enum err read_own(struct db *db, struct facts *f, int64_t ix, int64_t week, int64_t from_s)
{
    struct statement *s = st_of(db, ST_own_cases);
    bool row = false;
    enum err e;
    put_int(s, "week", week);
    put_int(s, "number_ix", ix);
    put_int(s, "from_s", from_s);
    put_int(s, "cap", (int64_t)countof(f->own));
    while (!(e = st_next(s, &row)) && row) {
        struct own_case o = {.id = take_int(s)};
        o.opened_s = take_int(s);
        o.closed_s = take_int(s);
        o.kinds = take_int(s);
        o.text_hash = take_int(s);
        o.state = (enum case_state)take_int(s);
        o.unread = take_int(s) != 0;
        o.missing = take_int(s);
        own_add(f, &o);
    }
    return e;
}

static enum err read_in(struct db *db, struct facts *f, int64_t ix, int64_t span, int64_t from_s)
{
    struct statement *s = st_of(db, ST_inbox_recent);
    bool row = false;
    enum err e;
    put_int(s, "span", span);
    put_int(s, "sender_ix", ix);
    put_int(s, "from_s", from_s);
    put_int(s, "cap", (int64_t)countof(f->in) - f->ins);
    while (!(e = st_next(s, &row)) && row) {
        struct recent_in *i = &f->in[f->ins++];
        i->at_s = take_int(s);
        i->text_hash = take_int(s);
        i->report = take_int(s) != 0;
    }
    return e;
}

static enum err need_recent(struct db *db, struct facts *f, int64_t now_s)
{
    int64_t ix = number_ix(db, &f->sender.number);
    enum err e = ERR_NONE;
    f->recents = f->owns = f->ins = 0;
    for (int64_t day = now_s / DAY_S; !e && day >= (now_s - DAY_S) / DAY_S; day--)
        e = read_recent(db, f, ix, day, now_s - DAY_S);
    for (int64_t week = week_of(now_s); !e && week >= week_of(now_s - OWN_S); week--)
        e = read_own(db, f, ix, week, now_s - OWN_S);
    for (int64_t span = now_s / INBOX_SPAN_S; !e && span >= (now_s - IN_S) / INBOX_SPAN_S; span--)
        e = read_in(db, f, ix, span, now_s - IN_S);
    return e;
}

static enum err need_code(struct db *db, struct facts *f)
{
    struct statement *s = st_of(db, ST_code_get);
    struct code *c = &f->code;
    *c = (struct code){.person = f->sender.person};
    if (!c->person)
        return ERR_NONE;
    put_int(s, "person", c->person);
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    c->act = (enum act)take_int(s);
    (void)span_str(take_sealed(db, s, VAULT_CODE_DIGITS, c->person), c->digits, sizeof c->digits);
    c->case_id = take_int(s);
    c->epoch = take_int(s);
    c->made_s = take_int(s);
    c->tries = take_int(s);
    c->value = take_int(s);
    (void)span_str(take_sealed(db, s, VAULT_CODE_BODY, c->person), c->text, sizeof c->text);
    st_end(s);
    return ERR_NONE;
}

static enum err need_case(struct db *db, struct facts *f)
{
    int64_t id = f->need_case;
    struct case_facts *c = &f->c[0];
    if (!id && f->need_ref[0]) {
        struct ref r = {""};
        (void)span_str(span_of(f->need_ref), r.digits, sizeof r.digits);
        id = ref_case(db->settings.keys->reference, &r);
    }
    enum err e = db_case(db, id, c);
    if (!e && !f->need_case && !span_is(span_of(c->file.ref), f->need_ref))
        c->found = false;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static enum err need_other(struct db *db, struct facts *f)
{
    enum err e = db_case(db, f->need_other, &f->c[1]);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

#define ALIKE_DAYS 40 /* how far back is looked, a lookup a day */
static enum err need_alike(struct db *db, struct facts *f, int64_t now_s)
{
    struct statement *s = st_of(db, ST_case_alike);
    enum err e = ERR_NONE;
    int64_t last = now_s / DAY_S, first = f->need_like.from_s / DAY_S;
    f->alikes = 0;
    for (int64_t day = last; !e && day >= first && day > last - ALIKE_DAYS && f->alikes < (int)countof(f->alike);
         day--) {
        bool row = false;
        put_int(s, "day", day);
        put_int(s, "ward", f->need_like.ward);
        put_int(s, "sex", f->need_like.sex);
        put_int(s, "age_years", f->need_like.age_years);
        put_int(s, "from_s", f->need_like.from_s);
        put_int(s, "cap", (int64_t)countof(f->alike) - f->alikes);
        while (!(e = st_next(s, &row)) && row)
            f->alike[f->alikes++].id = take_int(s);
    }
    return e;
}

static enum err need_party(struct db *db, struct facts *f)
{
    enum err e = db_person_by_phone(db, &f->need_number, &f->number_person);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static enum err need_reads(struct db *db, struct facts *f, int64_t now_s)
{
    struct statement *s = st_of(db, ST_reading_count);
    put_int(s, "person", f->need_reader);
    put_int(s, "hour", now_s / HOUR_S);
    enum err e = st_one(s);
    if (e)
        return e;
    f->reads = take_int(s);
    st_end(s);
    return ERR_NONE;
}

static enum err need_duty(struct db *db, struct facts *f)
{
    f->duty = (struct duty){0};
    enum err e = db_duty_get(db, f->need_duty, &f->duty);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static enum err missing_is_fine(enum err e)
{
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* A form struck out since is no hindrance: the same text then fills a new one, under a longer name. */
static enum err sheet_again(struct db *db, struct facts *f)
{
    struct sheet_facts *out = &f->sheet;
    struct text once;
    text_init(&once, out->once, sizeof out->once);
    text_str(&once, f->need_sheet.once);
    for (;;) {
        struct sheet_row row = {0};
        int64_t id = 0;
        enum err e = db_once_get(db, out->once, &id);
        if (!e)
            e = db_sheet_get(db, id, &row);
        out->again = !e && !row.gone;
        if (e || out->again)
            return missing_is_fine(e);
        text_char(&once, ':');
        text_i64(&once, id);
        if (once.cut)
            return ERR_RANGE;
    }
}

/* Of a form that a text filled: whom it is about, and what stands there already. */
static enum err need_sheet(struct db *db, struct facts *f)
{
    const struct sheet *s = f->need_sheet.sheet;
    struct sheet_facts *out = &f->sheet;
    struct sheet_row row;
    int64_t ids[2];
    *out = (struct sheet_facts){.children = 0};
    enum err e = db_register_subject(db, ABOUT_CASE, f->need_sheet.case_id, &out->of_case);
    out->subject = out->of_case;
    if (!e && s->about == ABOUT_CHILD) {
        out->subject = (struct register_subject){.about = ABOUT_CHILD};
        e = db_case_children(db, f->need_sheet.case_id, ids, 2, &out->children);
        if (!e && out->children == 1)
            e = db_register_subject(db, ABOUT_CHILD, ids[0], &out->subject);
    }
    if (!e && !s->many && out->subject.id) {
        enum err found = db_sheet_of(db, s->about, out->subject.id, s->id, &row);
        out->filled = !found;
        e = missing_is_fine(found);
    }
    const int ctip = ctip_of(span_of(s->id));
    if (!e && ctip >= 0) {
        struct ctip_done done;
        e = db_ctip_of(db, f->need_sheet.case_id, &done);
        out->before = !e && !ctip_may(&done, ctip);
    }
    return e ? e : sheet_again(db, f);
}

enum err db_facts(struct db *db, struct facts *f, int64_t now_s, struct arena *arena)
{
    unsigned want = f->need & ~f->have;
    enum err e = ERR_NONE;
    (void)arena; /* every text of the facts has its own room today */
    if (want & NEED_SENDER)
        e = need_sender(db, f);
    if (!e && want & NEED_RECENT)
        e = need_recent(db, f, now_s);
    if (!e && want & NEED_CODE)
        e = need_code(db, f);
    if (!e && want & NEED_CASE)
        e = need_case(db, f);
    if (!e && want & NEED_OTHER)
        e = need_other(db, f);
    if (!e && want & NEED_ALIKE)
        e = need_alike(db, f, now_s);
    if (!e && want & NEED_LIST)
        e = list_fill(db, f, now_s);
    if (!e && want & NEED_SERIAL)
        e = db_count_up(db, f->need_serial, &f->serial);
    if (!e && want & NEED_PARTY)
        e = need_party(db, f);
    if (!e && want & NEED_READS)
        e = need_reads(db, f, now_s);
    if (!e && want & NEED_KEEP)
        e = erasure_facts(db, f, now_s);
    if (!e && want & NEED_DUTY)
        e = need_duty(db, f);
    if (!e && want & NEED_SHEET)
        e = need_sheet(db, f);
    if (!e && want & NEED_RECORD)
        e = db_record_facts(db, f->need_record, now_s, &f->record);
    if (!e && want & NEED_MARK)
        e = db_audit_mark_newest(db, &f->mark);
    if (e)
        return e;
    f->have |= want;
    f->need &= ~want;
    return ERR_NONE;
}
