/* contact.c - contacts of the helpline as rows. Three things are sealed under a contact's key, each bound to its own
 * place so that none can be put where another stood. */
#include "db/contact.h"

#include "base/day.h"
#include "db/store.h"

enum sealed_as { SAID_NOTES, SAID_NUMBER, SAID_REPORT, SAID_THINGS };

static int64_t place_of(int64_t id, enum sealed_as what)
{
    return id * SAID_THINGS + (int64_t)what;
}

static struct span sealed(struct db *db, int64_t id, enum sealed_as what, struct span words)
{
    return words.n ? seal(db, subject_contact(id), VAULT_CONTACT_NOTES, place_of(id, what), words) : span_of("");
}

static struct span opened(struct db *db, struct statement *s, int64_t id, enum sealed_as what)
{
    struct span bytes = take_bytes(s), plain = {NULL, 0};
    if (db->vault && bytes.n)
        (void)vault_open(db->vault, VAULT_CONTACT_NOTES, place_of(id, what), bytes, &plain);
    return plain;
}

int64_t db_contact_number_ix(struct db *db, const struct msisdn *number)
{
    return number->s[0] ? number_ix(db, number) : 0;
}

/* --- one --- */

static void put_plain(struct statement *s, const struct contact *c)
{
    put_int(s, "id", c->id);
    put_int(s, "kind", c->kind);
    put_str(s, "channel", c->channel);
    put_str(s, "language", c->language);
    put_str(s, "caller", c->caller);
    put_str(s, "subject", c->subject);
    put_str(s, "outcome", c->outcome);
    put_int(s, "anonymous", c->anonymous);
    put_int(s, "danger", c->danger);
    put_int(s, "sex", c->sex);
    put_int(s, "band", c->band);
    put_int(s, "county", c->county);
    put_int(s, "person", c->person);
    put_int(s, "shift", c->shift);
    put_int(s, "day", c->day);
    put_int(s, "hour", c->hour);
    put_int(s, "begun_s", c->begun_s);
    put_int(s, "ended_s", c->ended_s);
    put_int(s, "call_day", c->call_day);
    put_int(s, "waits", c->waits);
    put_int(s, "number_ix", c->number_ix);
}

static enum err by_once(struct db *db, struct span once, int64_t *id)
{
    struct statement *s = st_of(db, ST_contact_once);
    put_text(s, "once", once);
    enum err e = st_one(s);
    if (e)
        return e;
    *id = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_contact_add(struct db *db, struct contact *c, struct span once, const struct contact_said *said)
{
    enum err e = by_once(db, once, &c->id);
    if (e != ERR_NOT_FOUND)
        return e ? e : ERR_EXISTS;
    e = db_lease(db, "row", 1, &c->id);
    if (e)
        return e;
    c->number_ix = db_contact_number_ix(db, &c->number);
    struct statement *s = st_of(db, ST_contact_add);
    put_plain(s, c);
    put_text(s, "once", once);
    put_bytes(s, "notes", sealed(db, c->id, SAID_NOTES, said->notes));
    put_bytes(s, "number", sealed(db, c->id, SAID_NUMBER, span_of(c->number.s)));
    put_bytes(s, "report", sealed(db, c->id, SAID_REPORT, said->report));
    return st_run(s, NULL);
}

static void take_plain(struct statement *s, struct contact *c)
{
    *c = (struct contact){.id = take_int(s)};
    c->kind = (enum contact_kind)take_int(s);
    take_str(s, c->channel, sizeof c->channel);
    take_str(s, c->language, sizeof c->language);
    take_str(s, c->caller, sizeof c->caller);
    take_str(s, c->subject, sizeof c->subject);
    take_str(s, c->outcome, sizeof c->outcome);
    c->anonymous = take_int(s) != 0;
    c->danger = take_int(s) != 0;
    c->sex = take_int(s);
    c->band = (int)take_int(s);
    c->county = (int32_t)take_int(s);
    c->person = take_int(s);
    c->shift = (int)take_int(s);
    c->day = (int32_t)take_int(s);
    c->hour = (int)take_int(s);
    c->begun_s = take_int(s);
    c->ended_s = take_int(s);
    c->call_day = (int32_t)take_int(s);
    c->called_s = take_int(s);
    c->number_ix = take_int(s);
    c->waits = (enum contact_waits)take_int(s);
    c->case_id = take_int(s);
    take_str(s, c->ref, sizeof c->ref);
}

enum err db_contact(struct db *db, int64_t id, struct contact *out, struct contact_said *said, struct arena *arena)
{
    struct statement *s = st_of(db, ST_contact_get);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    take_plain(s, out);
    struct span notes = opened(db, s, id, SAID_NOTES);
    if (said)
        said->notes = span_copy(arena, notes);
    (void)span_str(opened(db, s, id, SAID_NUMBER), out->number.s, sizeof out->number.s);
    struct span report = opened(db, s, id, SAID_REPORT);
    if (said)
        said->report = span_copy(arena, report);
    st_end(s);
    return ERR_NONE;
}

/* --- becoming a case --- */

void contact_msgid(int64_t id, char out[24])
{
    struct text t;
    text_init(&t, out, 24);
    text_i64(&t, id);
}

enum err db_contact_report(struct db *db, int64_t id, const char *outcome, struct span report)
{
    int64_t changed = 0;
    struct statement *s = st_of(db, ST_contact_report);
    put_int(s, "id", id);
    put_str(s, "outcome", outcome);
    put_bytes(s, "report", sealed(db, id, SAID_REPORT, report));
    enum err e = st_run(s, &changed);
    return e ? e : changed ? ERR_NONE : ERR_EXISTS;
}

enum err db_contacts_waiting(struct db *db, int64_t *id, int cap, int *n)
{
    struct statement *s = st_of(db, ST_contact_waiting);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row)
        id[(*n)++] = take_int(s);
    return e;
}

enum err db_contact_settle(struct db *db, int64_t id, const char *ref)
{
    struct statement *s = st_of(db, ST_contact_settle);
    struct ref r = {""};
    (void)span_str(span_of(ref), r.digits, sizeof r.digits);
    put_int(s, "id", id);
    put_int(s, "case_id", *ref ? ref_case(db->settings.keys->reference, &r) : 0);
    put_int(s, "waits", *ref ? CONTACT_NO_CASE : CONTACT_CASE_KEPT);
    return st_run(s, NULL);
}

enum err db_contact_called(struct db *db, int64_t id, int64_t now_s)
{
    int64_t changed = 0;
    struct statement *s = st_of(db, ST_contact_called);
    put_int(s, "id", id);
    put_int(s, "now_s", now_s);
    enum err e = st_run(s, &changed);
    return e ? e : changed ? ERR_NONE : ERR_NOT_FOUND;
}

/* --- lists --- */

static struct contact *next_of(struct contacts *out, struct statement *s)
{
    struct contact *c = &out->list[out->n++];
    *c = (struct contact){.id = take_int(s)};
    return c;
}

enum err db_contacts_to_call(struct db *db, struct contacts *out)
{
    struct statement *s = st_of(db, ST_contact_calls);
    bool row = false;
    enum err e;
    out->n = 0;
    put_int(s, "cap", out->cap);
    while (!(e = st_next(s, &row)) && row) {
        struct contact *c = next_of(out, s);
        take_str(s, c->channel, sizeof c->channel);
        take_str(s, c->subject, sizeof c->subject);
        c->county = (int32_t)take_int(s);
        c->call_day = (int32_t)take_int(s);
    }
    return e;
}

static void take_brief(struct statement *s, struct contact *c)
{
    c->kind = (enum contact_kind)take_int(s);
    take_str(s, c->channel, sizeof c->channel);
    take_str(s, c->subject, sizeof c->subject);
    take_str(s, c->outcome, sizeof c->outcome);
    c->begun_s = take_int(s);
}

enum err db_contacts_newest(struct db *db, int32_t day, struct contacts *out)
{
    struct statement *s = st_of(db, ST_contact_newest);
    bool row = false;
    enum err e;
    out->n = 0;
    put_int(s, "day", day);
    put_int(s, "cap", out->cap);
    while (!(e = st_next(s, &row)) && row) {
        struct contact *c = next_of(out, s);
        take_brief(s, c);
        c->county = (int32_t)take_int(s);
    }
    return e;
}

enum err db_contacts_of_number(struct db *db, int64_t number_ix, int64_t but, struct contacts *out)
{
    struct statement *s = st_of(db, ST_contact_of_number);
    bool row = false;
    enum err e = ERR_NONE;
    out->n = 0;
    if (!number_ix)
        return ERR_NONE;
    put_int(s, "number_ix", number_ix);
    put_int(s, "but", but);
    put_int(s, "cap", out->cap);
    while (!(e = st_next(s, &row)) && row)
        take_brief(s, next_of(out, s));
    return e;
}

enum err db_contact_last(struct db *db, int64_t person, struct contact *out)
{
    struct statement *s = st_of(db, ST_contact_last);
    put_int(s, "person", person);
    enum err e = st_one(s);
    if (e)
        return e;
    *out = (struct contact){0};
    take_str(s, out->language, sizeof out->language);
    take_str(s, out->channel, sizeof out->channel);
    st_end(s);
    return ERR_NONE;
}

enum err db_contact_workers(struct db *db, int64_t since_s, struct contact_worker *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_contact_people);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "day", day_of(since_s - CONTACT_LONGEST_S)); /* what began before the shift may end in it */
    put_int(s, "since_s", since_s);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        struct contact_worker *w = &out[(*n)++];
        w->person = take_int(s);
        w->contacts = take_int(s);
        w->last_s = take_int(s);
    }
    return e;
}

/* --- counting --- */

static const struct {
    const char *word;
    enum statement_name statement;
    bool coded;
} counted[CONTACT_BYS] = {
#define X(id, column) [CONTACT_BY_##id] = {#column, ST_contact_by_##column, CONTACT_BY_##id >= CONTACT_BY_CHANNEL},
    CONTACT_BY_TABLE(X)
#undef X
};

const char *contact_by_word(enum contact_by by)
{
    return (unsigned)by < CONTACT_BYS ? counted[by].word : "";
}

enum err db_contact_counts(struct db *db, enum contact_by by, struct contact_days days, void *ctx,
                           void (*take)(void *ctx, const struct contact_count *c))
{
    struct statement *s = st_of(db, counted[by].statement);
    bool row = false;
    enum err e;
    put_int(s, "first", days.first);
    put_int(s, "last", days.last);
    while (!(e = st_next(s, &row)) && row) {
        struct contact_count c = {0};
        if (counted[by].coded)
            take_str(s, c.code, sizeof c.code);
        else
            c.number = take_int(s);
        c.n = take_int(s);
        take(ctx, &c);
    }
    return e;
}
