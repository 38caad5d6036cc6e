/* erase.c - erasing a case: the keys of its subjects are destroyed, what was sealed under them is emptied, and what
 * could lead from a number to the case is cut.
 *
 * The key alone makes every copy unreadable, old pages and backups too; the rest is done so that nothing here trips
 * over what it cannot open, and nobody can be found by the hash of a number. Audit rows stay as they are: the chain is
 * over them. An unregistered number with no other case is forgotten whole. */
#include "db/duty.h"
#include "db/store.h"

#define PARTIES_A_TIME 64
struct erased_party {
    int64_t role, party, number_ix, kind, made_s;
};

enum err subject_erase(struct db *db, int64_t subject, const struct erasing *x)
{
    enum err e = db_key_destroy(db, subject);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_erasure_put);
    put_int(s, "subject", subject);
    put_int(s, "case_id", x->case_id);
    put_int(s, "day", x->day);
    put_int(s, "now_s", x->now_s);
    put_text(s, "why", x->why);
    put_int(s, "listed", x->unlisted);
    return st_run(s, NULL);
}

/* Statements whose only names are case_id and, perhaps, empty bytes. */
static enum err run_of_case(struct db *db, enum statement_name name, int64_t case_id, bool empties)
{
    struct statement *s = st_of(db, name);
    put_int(s, "case_id", case_id);
    if (empties)
        put_bytes(s, "empty", (struct span){NULL, 0});
    return st_run(s, NULL);
}

static enum err empty_rows(struct db *db, int64_t case_id)
{
    enum err e = run_of_case(db, ST_erase_case, case_id, false);
    if (!e)
        e = run_of_case(db, ST_erase_notes, case_id, true);
    if (!e)
        e = run_of_case(db, ST_erase_inbox, case_id, true);
    if (!e)
        e = run_of_case(db, ST_erase_links, case_id, false);
    if (!e)
        e = run_of_case(db, ST_erase_codes, case_id, false);
    if (!e)
        e = run_of_case(db, ST_erase_drafts, case_id, false);
    if (!e)
        e = run_of_case(db, ST_erase_given, case_id, false);
    if (!e)
        e = run_of_case(db, ST_erase_hook_events, case_id, false);
    if (!e)
        e = run_of_case(db, ST_erase_teach, case_id, false);
    if (!e)
        e = run_of_case(db, ST_erase_bridge, case_id, false);
    if (!e)
        e = run_of_case(db, ST_erase_brought, case_id, false);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_erase_outbox);
    put_bytes(s, "empty", (struct span){NULL, 0});
    put_int(s, "dropped", OUT_DROPPED);
    put_int(s, "case_id", case_id);
    return st_run(s, NULL);
}

static enum err read_parties(struct db *db, int64_t case_id, const struct erased_party *after, struct erased_party *out,
                             int *n)
{
    struct statement *s = st_of(db, ST_erase_parties);
    bool row = false;
    enum err e;
    put_int(s, "case_id", case_id);
    put_int(s, "role", after->role);
    put_int(s, "party", after->party);
    put_int(s, "number_ix", after->number_ix);
    put_int(s, "cap", PARTIES_A_TIME);
    *n = 0;
    while (!(e = st_next(s, &row)) && row) {
        struct erased_party *p = &out[(*n)++];
        p->role = take_int(s);
        p->party = take_int(s);
        p->number_ix = take_int(s);
        p->kind = take_int(s);
        p->made_s = take_int(s);
    }
    return e;
}

/* A number stands at a case in the weeks from its opening to its last closing. */
static enum err unlink_number(struct db *db, const struct case_file *c, int64_t number_ix)
{
    enum err e = ERR_NONE;
    for (int64_t week = week_of(c->opened_s); !e && week <= week_of(c->closed_s); week++) {
        struct statement *s = st_of(db, ST_erase_reported);
        put_int(s, "week", week);
        put_int(s, "number_ix", number_ix);
        put_int(s, "case_id", c->id);
        e = st_run(s, NULL);
    }
    return e;
}

static enum err reported_other(struct db *db, const struct erased_party *p, int64_t now_s, bool *any)
{
    *any = false;
    for (int64_t week = week_of(p->made_s); !*any && week <= week_of(now_s); week++) {
        struct statement *s = st_of(db, ST_reported_any);
        put_int(s, "week", week);
        put_int(s, "number_ix", p->number_ix);
        enum err e = st_one(s);
        if (e)
            return e;
        *any = take_int(s) != 0;
        st_end(s);
    }
    return ERR_NONE;
}

static enum err run_of_party(struct db *db, enum statement_name name, const char *key, int64_t value)
{
    struct statement *s = st_of(db, name);
    put_int(s, key, value);
    return st_run(s, NULL);
}

/* The name goes with the party's key; a number nobody else's goes with its rows. */
static enum err forget_party(struct db *db, const struct erased_party *p, const struct erasing *x)
{
    struct statement *s = st_of(db, ST_record_party_end);
    put_bytes(s, "empty", (struct span){NULL, 0});
    put_int(s, "id", p->party);
    put_int(s, "now_s", x->now_s);
    enum err e = st_run(s, NULL);
    if (!e && p->kind == PARTY_REPORTER)
        e = run_of_party(db, ST_erase_phones, "party", p->party);
    if (!e && p->kind == PARTY_REPORTER)
        e = run_of_party(db, ST_erase_number, "number_ix", p->number_ix);
    if (!e && p->kind == PARTY_REPORTER)
        e = run_of_party(db, ST_question_end, "number_ix", p->number_ix);
    return e ? e : subject_erase(db, subject_party(p->party), x);
}

static enum err erase_party(struct db *db, const struct case_file *c, const struct erased_party *p,
                            const struct erasing *x)
{
    bool other = false;
    if (p->role == PARTY_IS_CHILD)
        return forget_party(db, p, x);
    enum err e = unlink_number(db, c, p->number_ix);
    if (e || p->kind != PARTY_REPORTER)
        return e;
    e = reported_other(db, p, c->erased_s, &other);
    return e || other ? e : forget_party(db, p, x);
}

/* However many reported it: a known case is told of by a whole village. */
static enum err erase_parties(struct db *db, const struct case_file *c, const struct erasing *x)
{
    struct erased_party party[PARTIES_A_TIME], after = {0};
    enum err e = ERR_NONE;
    for (int n = PARTIES_A_TIME; !e && n == PARTIES_A_TIME;) {
        e = read_parties(db, c->id, &after, party, &n);
        for (int i = 0; !e && i < n; i++)
            e = erase_party(db, c, &party[i], x);
        if (n)
            after = party[n - 1];
    }
    return e;
}

static enum err case_erase(struct db *db, const struct case_file *c, struct span why)
{
    const struct duty_end form = {DUTY_CLOSURE, c->id, DUTY_STRUCK, 0}; /* nobody can fill it any more */
    const struct erasing x = {.case_id = c->id, .now_s = c->erased_s, .why = why};
    enum err e = empty_rows(db, c->id);
    if (!e)
        e = record_erase_case(db, &x);
    if (!e)
        e = erase_parties(db, c, &x);
    if (!e)
        e = db_duty_done(db, &form, c->erased_s);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_erase_reporters);
    put_int(s, "case_id", c->id);
    put_int(s, "role", PARTY_REPORTED);
    e = st_run(s, NULL);
    return e ? e : subject_erase(db, subject_case(c->id), &x);
}

enum err db_erased_unlisted(struct db *db, struct erased *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_erasure_unlisted);
    bool row = false;
    enum err e;
    put_int(s, "cap", cap);
    *n = 0;
    while (!(e = st_next(s, &row)) && row) {
        out[*n].subject = take_int(s);
        out[(*n)++].done_s = take_int(s);
    }
    return e;
}

enum err db_erased_listed(struct db *db, const struct erased *all, int n)
{
    enum err e = ERR_NONE;
    for (int i = 0; !e && i < n; i++) {
        struct statement *s = st_of(db, ST_erasure_list);
        put_int(s, "subject", all[i].subject);
        put_int(s, "done_s", all[i].done_s);
        e = st_run(s, NULL);
    }
    return e;
}

/* --- the schedule --- */

static enum err empty_inbox(struct db *db, enum statement_name name, int64_t day, int64_t span)
{
    struct statement *s = st_of(db, name);
    put_bytes(s, "empty", (struct span){NULL, 0});
    put_int(s, "from_s", day_start((int32_t)day));
    put_int(s, "to_s", day_start((int32_t)day) + DAY_S);
    if (name == ST_erase_inbox_day)
        put_int(s, "span", span);
    return st_run(s, NULL);
}

/* What came on a day and is of no case; the spans are those of index inbox_recent. */
static enum err intake_erase(struct db *db, const struct effect *e, int64_t now_s)
{
    const struct erasing x = {.day = e->from_day, .now_s = now_s, .why = e->word};
    int64_t from = day_start(e->from_day);
    enum err err = empty_inbox(db, ST_erase_inbox_person, x.day, 0);
    for (int64_t span = from / INBOX_SPAN_S; !err && span <= (from + DAY_S) / INBOX_SPAN_S; span++)
        err = empty_inbox(db, ST_erase_inbox_day, x.day, span);
    if (!err) {
        struct statement *s = st_of(db, ST_erase_teach_day);
        put_int(s, "from_s", from);
        put_int(s, "to_s", from + DAY_S);
        err = st_run(s, NULL);
    }
    return err ? err : subject_erase(db, subject_intake(x.day), &x);
}

enum err erase_apply(struct db *db, const struct effect *e, int64_t now_s)
{
    /* Half a million contacts a year would make the list beside the keys too long for the escrow; and of one that was
     * not asked for, a restored backup is no more than late. */
    const struct erasing x = {.now_s = now_s,
                              .why = e->word,
                              .unlisted = e->record.about == ABOUT_CONTACT && span_is(e->word, RECORD_RETIRED)};
    if (e->record.about)
        return record_erase(db, e->record, e->live, &x);
    return e->c ? case_erase(db, e->c, e->word) : intake_erase(db, e, now_s);
}

static int64_t subject_kept(int64_t case_id, int64_t day, struct record_of record)
{
    if (record.about)
        return record_subject(record);
    return case_id ? subject_case(case_id) : subject_intake(day);
}

enum err erasure_announce(struct db *db, const struct effect *e, int64_t now_s)
{
    struct statement *s = st_of(db, ST_erasure_announce);
    put_int(s, "subject", subject_kept(e->case_id, e->from_day, e->record));
    put_int(s, "case_id", e->case_id);
    put_int(s, "day", e->case_id ? 0 : e->from_day);
    put_int(s, "now_s", now_s);
    put_int(s, "due_s", e->other);
    return st_run(s, NULL);
}

enum err erasure_withdraw(struct db *db, const struct effect *e)
{
    struct statement *s = st_of(db, ST_erasure_withdraw);
    put_int(s, "subject", subject_kept(e->case_id, e->from_day, e->record));
    return st_run(s, NULL);
}

static enum err read_due(struct db *db, int64_t now_s, struct keeping *due)
{
    struct statement *s = st_of(db, ST_erasure_next);
    *due = (struct keeping){0};
    put_int(s, "now_s", now_s);
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    due->case_id = take_int(s);
    due->day = take_int(s);
    take_str(s, due->ref, sizeof due->ref);
    int64_t subject = take_int(s);
    st_end(s);
    return due->case_id || due->day ? ERR_NONE : db_record_of_subject(db, subject, &due->record);
}

static enum err read_cases(struct db *db, struct facts *f)
{
    struct statement *s = st_of(db, ST_keep_cases);
    bool row = false;
    enum err e;
    put_int(s, "base", subject_case(0));
    put_int(s, "by", f->need_keep.closed_by_s);
    put_int(s, "cap", (int64_t)countof(f->keep) - f->keeps);
    while (!(e = st_next(s, &row)) && row) {
        struct keeping *k = &f->keep[f->keeps++];
        *k = (struct keeping){.case_id = take_int(s)};
        take_str(s, k->ref, sizeof k->ref);
    }
    return e;
}

static enum err read_days(struct db *db, struct facts *f)
{
    struct statement *s = st_of(db, ST_keep_days);
    bool row = false;
    enum err e;
    put_int(s, "base", subject_intake(0));
    put_int(s, "by", subject_intake(f->need_keep.day_by));
    put_int(s, "cap", (int64_t)countof(f->keep) - f->keeps);
    while (!(e = st_next(s, &row)) && row)
        f->keep[f->keeps++] = (struct keeping){.day = take_int(s) - subject_intake(0)};
    return e;
}

static enum err read_records(struct db *db, struct facts *f, enum about about, int64_t by)
{
    struct statement *s = st_of(db, about == ABOUT_CHILD ? ST_keep_children : ST_keep_contacts);
    bool row = false;
    enum err e;
    put_int(s, "base", record_subject((struct record_of){about, 0}));
    put_int(s, "by", by);
    put_int(s, "cap", (int64_t)countof(f->keep) - f->keeps);
    while (!(e = st_next(s, &row)) && row)
        f->keep[f->keeps++] = (struct keeping){.record = {about, take_int(s)}};
    return e;
}

/* A child's row says no more than that nothing is older; what was really done of it is looked up for these few. */
static enum err last_days(struct db *db, struct facts *f, int64_t now_s)
{
    enum err e = ERR_NONE;
    for (int i = 0; !e && i < f->keeps; i++) {
        struct record_facts r;
        if (!f->keep[i].record.about)
            continue;
        e = db_record_facts(db, f->keep[i].record, now_s, &r);
        f->keep[i].last_day = r.last_day;
    }
    return e;
}

static bool any_due(const struct keeping *k)
{
    return k->case_id || k->day || k->record.about;
}

enum err erasure_facts(struct db *db, struct facts *f, int64_t now_s)
{
    enum err e = read_due(db, now_s, &f->due);
    f->keeps = 0;
    if (e || any_due(&f->due))
        return e;
    if (f->need_keep.closed_by_s > 0)
        e = read_cases(db, f);
    if (!e && f->need_keep.day_by > 0 && f->keeps < (int)countof(f->keep))
        e = read_days(db, f);
    if (!e && f->need_keep.contact_by > 0 && f->keeps < (int)countof(f->keep))
        e = read_records(db, f, ABOUT_CONTACT, f->need_keep.contact_by);
    if (!e && f->need_keep.child_by > 0 && f->keeps < (int)countof(f->keep))
        e = read_records(db, f, ABOUT_CHILD, f->need_keep.child_by);
    return e ? e : last_days(db, f, now_s);
}

enum err db_erasure_put_off(struct db *db, int64_t now_s, int64_t to_s, struct keeping *out)
{
    enum err e = read_due(db, now_s, out);
    if (e || !any_due(out))
        return e;
    struct statement *s = st_of(db, ST_erasure_put_off);
    put_int(s, "due_s", to_s);
    put_int(s, "subject", subject_kept(out->case_id, out->day, out->record));
    return st_run(s, NULL);
}

enum err db_erasures_announced(struct db *db, struct erasures *out)
{
    struct statement *s = st_of(db, ST_erasures_announced);
    *out = (struct erasures){0};
    enum err e = st_one(s);
    if (e)
        return e;
    out->announced = take_int(s);
    out->next_s = take_int(s);
    out->failed = take_int(s);
    st_end(s);
    return ERR_NONE;
}
