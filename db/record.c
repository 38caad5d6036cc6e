/* record.c - erasing a child, a person, a household or a contact of the helpline, and what keeps one.
 *
 * As with a case (db/erase.c) the key makes every copy unreadable; beside it goes whatever led to the record: the keyed
 * hashes of names, phones and papers, the pairs that looked alike, the cases and people it stood beside. What was
 * answered in forms about it goes whole, plain columns too: a day of birth and a school tell who it was. What is left
 * can be counted, no more: sex, year, place, stays, and that a form was filled. Table by table: docs/data.md. */
#include "db/record.h"

#include <string.h>

#include "base/day.h"
#include "core/contact.h"
#include "db/child.h"
#include "db/duty.h"
#include "db/store.h"

enum { WHOLE_MOST = 64, RELATIVES_MOST = 64, NUMBERS_MOST = 24, NUMBER_CAP = 64, DUTIES_MOST = 32 };

/* --- which one --- */

int64_t record_subject(struct record_of of)
{
    return of.about == ABOUT_CONTACT ? subject_contact(of.id) : subject_party(of.id);
}

static enum err party_read(struct db *db, int64_t id, enum about *about, int64_t *erased_s)
{
    struct statement *s = st_of(db, ST_record_party);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    *about = party_about((enum party_kind)take_int(s));
    *erased_s = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_record_of_subject(struct db *db, int64_t subject, struct record_of *out)
{
    int64_t erased_s = 0;
    *out = (struct record_of){.id = subject & ((INT64_C(1) << SUBJECT_SHIFT) - 1)};
    if (subject_kind(subject) == SUBJECT_CONTACT)
        out->about = ABOUT_CONTACT;
    if (subject_kind(subject) != SUBJECT_PARTY)
        return ERR_NONE;
    enum err e = party_read(db, out->id, &out->about, &erased_s);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

struct contact_state {
    int64_t day, waits, case_id, erased_s;
};
static enum err contact_read(struct db *db, int64_t id, struct contact_state *out)
{
    struct statement *s = st_of(db, ST_record_contact);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    out->day = take_int(s);
    out->waits = take_int(s);
    out->case_id = take_int(s);
    out->erased_s = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_record_erased(struct db *db, struct record_of of, int64_t *erased_s)
{
    enum about about = ABOUT_NONE;
    struct contact_state c = {0};
    enum err e = of.about == ABOUT_CONTACT ? contact_read(db, of.id, &c) : party_read(db, of.id, &about, erased_s);
    if (of.about == ABOUT_CONTACT)
        *erased_s = c.erased_s;
    else if (!e && about != of.about)
        e = ERR_NOT_FOUND;
    return e;
}

/* --- what keeps one --- */

static enum err kept_by(struct db *db, enum statement_name name, int64_t id, int64_t today, enum record_kept *out)
{
    static const enum record_kept why[] = {RECORD_KEPT_CASE, RECORD_KEPT_HELD,  RECORD_KEPT_COURT,
                                           RECORD_KEPT_STAY, RECORD_KEPT_ORDER, RECORD_KEPT_PLACEMENT};
    struct statement *s = st_of(db, name);
    put_int(s, "id", id);
    put_int(s, "today", today);
    enum err e = st_one(s);
    if (e)
        return e;
    for (size_t i = 0; i < countof(why); i++)
        if (take_int(s) && !*out)
            *out = why[i];
    st_end(s);
    return ERR_NONE;
}

static enum err number_of(struct db *db, enum statement_name name, int64_t id, int64_t *out)
{
    struct statement *s = st_of(db, name);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    *out = take_int(s);
    st_end(s);
    return ERR_NONE;
}

static enum err child_facts(struct db *db, int64_t id, int64_t today, struct record_facts *out)
{
    int64_t whole[WHOLE_MOST], root = 0, last = 0, version = 0;
    int n = 0;
    enum err e = db_child_root(db, id, &root);
    if (!e)
        e = db_child_whole(db, root, whole, WHOLE_MOST, &n);
    for (int i = 0; !e && i < n; i++) {
        e = kept_by(db, ST_record_kept_child, whole[i], today, &out->kept);
        if (!e)
            e = number_of(db, ST_record_last_child, whole[i], &last);
        if (!e)
            e = number_of(db, ST_record_child_mark, whole[i], &version);
        out->last_day = (int32_t)(last > out->last_day ? last : out->last_day);
        out->mark += version * 64 + 1;
    }
    return e;
}

static enum err read_ids(struct statement *s, int64_t *ids, int *n)
{
    bool row = false;
    enum err e;
    *n = 0;
    while (!(e = st_next(s, &row)) && row)
        ids[(*n)++] = take_int(s);
    return e;
}

static enum err children_of(struct db *db, int64_t party, int64_t *ids, int *n)
{
    struct statement *s = st_of(db, ST_record_children);
    put_int(s, "id", party);
    put_int(s, "cap", RELATIVES_MOST);
    return read_ids(s, ids, n);
}

static enum err person_facts(struct db *db, int64_t id, int64_t today, struct record_facts *out)
{
    int64_t child[RELATIVES_MOST];
    int n = 0;
    enum err e = kept_by(db, ST_record_kept_person, id, today, &out->kept);
    if (!e)
        e = children_of(db, id, child, &n);
    for (int i = 0; !e && i < n && !out->kept; i++) {
        struct record_facts of_child = {0};
        e = child_facts(db, child[i], today, &of_child);
        out->kept = of_child.kept;
    }
    return e;
}

static enum err contact_facts(struct db *db, int64_t id, int64_t today, struct record_facts *out)
{
    struct contact_state c = {0};
    struct case_facts f = {0};
    enum err e = contact_read(db, id, &c);
    if (!e && c.case_id)
        e = db_case(db, c.case_id, &f);
    if (e)
        return e;
    if (f.found && !f.file.erased_s)
        out->kept = case_open(&f.file) ? RECORD_KEPT_CASE : f.file.held_s ? RECORD_KEPT_HELD : RECORD_FREE;
    if (c.waits == CONTACT_CASE_WANTED)
        out->kept = RECORD_KEPT_WANTED;
    out->last_day = (int32_t)(c.case_id ? today : c.day); /* it goes with its case */
    return ERR_NONE;
}

enum err db_record_facts(struct db *db, struct record_of of, int64_t now_s, struct record_facts *out)
{
    const int64_t today = day_of(now_s);
    *out = (struct record_facts){0};
    enum err e = db_record_erased(db, of, &out->erased_s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    out->erased = out->erased_s != 0;
    if (of.about == ABOUT_CHILD)
        e = child_facts(db, of.id, today, out);
    else if (of.about == ABOUT_CONTACT)
        e = contact_facts(db, of.id, today, out);
    else
        e = person_facts(db, of.id, today, out);
    out->found = !e;
    if (out->kept)
        out->last_day = (int32_t)today;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* --- erasing one --- */

static enum err run_of(struct db *db, enum statement_name name, int64_t id, bool empties)
{
    struct statement *s = st_of(db, name);
    put_int(s, "id", id);
    if (empties)
        put_bytes(s, "empty", (struct span){NULL, 0});
    return st_run(s, NULL);
}

static enum err run_about(struct db *db, enum statement_name name, struct record_of of)
{
    struct statement *s = st_of(db, name);
    put_int(s, "about", of.about);
    put_int(s, "id", of.id);
    return st_run(s, NULL);
}

/* What is due of it is struck out, and nobody is told any more. */
static enum err duties_end(struct db *db, struct record_of of, int64_t now_s)
{
    struct duty list[DUTIES_MOST];
    struct duties all = {list, DUTIES_MOST, 0};
    enum err e = db_duties_of(db, of.about, of.id, &all);
    for (int i = 0; !e && i < all.n && !list[i].done_s; i++) {
        const struct duty_end end = {.kind = list[i].kind, .thing = list[i].thing, .outcome = DUTY_STRUCK};
        e = db_duty_done(db, &end, now_s);
    }
    return e;
}

static enum err child_row_end(struct db *db, int64_t id)
{
    struct child c;
    enum err e = db_child(db, id, &c);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e; /* of a case alone */
    struct statement *s = st_of(db, ST_record_child_end);
    put_int(s, "id", id);
    put_int(s, "born_day", c.born_day ? day_of_civil(child_year(c.born_day), 7, 1) : 0);
    put_int(s, "born_about", true);
    return st_run(s, NULL);
}

static enum err child_rows_end(struct db *db, int64_t id)
{
    static const struct {
        enum statement_name name;
        bool empties;
    } all[] = {{ST_record_alike_end, false},    {ST_record_cases_end, false}, {ST_record_stays_end, true},
               {ST_record_movements_end, true}, {ST_record_struck_end, true}, {ST_record_steps_end, true}};
    struct statement *s = st_of(db, ST_child_keys_end);
    put_int(s, "child", id);
    enum err e = st_run(s, NULL);
    for (size_t i = 0; !e && i < countof(all); i++)
        e = run_of(db, all[i].name, id, all[i].empties);
    return e ? e : child_row_end(db, id);
}

/* The numbers by which a child is found, without those that are this person's alone. */
struct numbers {
    struct db *db;
    int64_t child, without;
    struct identifier kept[NUMBERS_MOST];
    char words[NUMBERS_MOST][NUMBER_CAP];
    int n, gone;
    enum err err;
};

static enum err counted(struct numbers *x, enum statement_name name, int64_t ix, int64_t *n)
{
    struct statement *s = st_of(x->db, name);
    put_int(s, "ix", ix);
    if (name == ST_record_number_shared) {
        put_int(s, "id", x->without);
        put_int(s, "child", x->child);
    } else {
        put_int(s, "party", x->without);
    }
    enum err e = st_one(s);
    if (e)
        return e;
    *n = take_int(s);
    st_end(s);
    return ERR_NONE;
}

static void number_take(void *ctx, const struct identifier *i)
{
    struct numbers *x = ctx;
    if (x->n == NUMBERS_MOST || !span_str(i->words, x->words[x->n], NUMBER_CAP))
        return;
    x->kept[x->n] = *i;
    x->kept[x->n].words = span_of(x->words[x->n]);
    x->n++;
}

static void numbers_sieve(struct numbers *x)
{
    int n = 0;
    for (int i = 0; !x->err && i < x->n; i++) {
        int64_t theirs = 0, others = 0, ix = identifier_ix(x->db, &x->kept[i]);
        x->err = counted(x, ST_record_number_of, ix, &theirs);
        if (!x->err && theirs)
            x->err = counted(x, ST_record_number_shared, ix, &others);
        x->gone += theirs && !others;
        if (!theirs || others)
            x->kept[n++] = x->kept[i];
    }
    x->n = n;
}

/* The children it belonged to are no longer found by its phone. */
static enum err children_forget(struct db *db, int64_t party)
{
    int64_t child[RELATIVES_MOST];
    int n = 0;
    enum err e = children_of(db, party, child, &n);
    for (int i = 0; !e && i < n; i++) {
        struct numbers x = {.db = db, .child = child[i], .without = party};
        struct child c;
        e = db_identifiers(db, child[i], &x, number_take);
        if (!e) {
            numbers_sieve(&x);
            e = x.err;
        }
        if (!e && x.gone)
            e = db_child(db, child[i], &c);
        if (!e && x.gone)
            e = child_found_by(db, &c, x.kept, x.n);
    }
    return e;
}

static enum err party_end(struct db *db, struct record_of of, const struct erasing *x)
{
    struct statement *s = st_of(db, ST_identifiers_end);
    put_int(s, "party", of.id);
    enum err e = st_run(s, NULL);
    if (!e)
        e = run_about(db, ST_record_relations_end, of);
    if (!e && of.about == ABOUT_CHILD)
        e = child_rows_end(db, of.id);
    if (e)
        return e;
    s = st_of(db, ST_record_party_end);
    put_int(s, "id", of.id);
    put_int(s, "now_s", x->now_s);
    put_bytes(s, "empty", (struct span){NULL, 0});
    return st_run(s, NULL);
}

static enum err contact_end(struct db *db, int64_t id, int64_t now_s)
{
    struct statement *s = st_of(db, ST_record_contact_end);
    put_int(s, "id", id);
    put_int(s, "now_s", now_s);
    put_bytes(s, "empty", (struct span){NULL, 0});
    return st_run(s, NULL);
}

static enum err relatives_of(struct db *db, struct record_of of, int64_t *ids, int *n)
{
    struct statement *s = st_of(db, ST_record_relatives);
    put_int(s, "about", of.about);
    put_int(s, "id", of.id);
    put_int(s, "cap", RELATIVES_MOST);
    return read_ids(s, ids, n);
}

static enum err rows_end(struct db *db, struct record_of of, const struct erasing *x)
{
    enum err e = of.about == ABOUT_PERSON || of.about == ABOUT_HOUSEHOLD ? children_forget(db, of.id) : ERR_NONE;
    if (!e)
        e = duties_end(db, of, x->now_s);
    if (!e)
        e = run_about(db, ST_record_answers_end, of);
    if (!e)
        e = of.about == ABOUT_CONTACT ? contact_end(db, of.id, x->now_s) : party_end(db, of, x);
    return e ? e : subject_erase(db, record_subject(of), x);
}

/* Persons and households that belonged to what is gone and to nothing else: nobody could ever read them again. */
static enum err left_alone(struct db *db, const int64_t *party, int n, const struct erasing *x)
{
    enum err e = ERR_NONE;
    for (int i = 0; !e && i < n; i++) {
        struct record_of of = {ABOUT_NONE, party[i]};
        int64_t related = 0, erased_s = 0;
        e = number_of(db, ST_record_related, party[i], &related);
        if (!e && !related)
            e = party_read(db, party[i], &of.about, &erased_s);
        if (!e && !erased_s && (of.about == ABOUT_PERSON || of.about == ABOUT_HOUSEHOLD))
            e = rows_end(db, of, x);
    }
    return e;
}

static enum err one_erase(struct db *db, struct record_of of, const struct erasing *x)
{
    int64_t relative[RELATIVES_MOST];
    int n = 0;
    enum err e = relatives_of(db, of, relative, &n);
    if (!e)
        e = rows_end(db, of, x);
    return e ? e : left_alone(db, relative, n, x);
}

enum err record_erase(struct db *db, struct record_of of, bool alone, const struct erasing *x)
{
    int64_t whole[WHOLE_MOST] = {of.id}, root = of.id;
    int n = 1;
    enum err e = ERR_NONE;
    if (of.about == ABOUT_CHILD && !alone) {
        e = db_child_root(db, of.id, &root);
        if (!e)
            e = db_child_whole(db, root, whole, WHOLE_MOST, &n);
    }
    for (int i = 0; !e && i < n; i++)
        e = one_erase(db, (struct record_of){of.about, whole[i]}, x);
    return e;
}

/* --- with a case --- */

static enum err run_of_case(struct db *db, enum statement_name name, const struct erasing *x, bool empties)
{
    struct statement *s = st_of(db, name);
    put_int(s, "case_id", x->case_id);
    if (empties)
        put_bytes(s, "empty", (struct span){NULL, 0});
    return st_run(s, NULL);
}

static enum err case_contacts(struct db *db, const struct erasing *x)
{
    int64_t id[RELATIVES_MOST], after = 0;
    enum err e = ERR_NONE;
    for (int n = RELATIVES_MOST; !e && n == RELATIVES_MOST;) {
        struct statement *s = st_of(db, ST_erase_case_contacts);
        put_int(s, "case_id", x->case_id);
        put_int(s, "after", after);
        put_int(s, "cap", RELATIVES_MOST);
        e = read_ids(s, id, &n);
        for (int i = 0; !e && i < n; i++)
            e = rows_end(db, (struct record_of){ABOUT_CONTACT, after = id[i]}, x);
    }
    return e;
}

enum err record_erase_case(struct db *db, const struct erasing *x)
{
    static const struct {
        enum statement_name name;
        bool empties;
    } all[] = {{ST_erase_case_children, false},
               {ST_erase_case_accused, false},
               {ST_erase_case_answers, true},
               {ST_erase_case_hearings, true},
               {ST_erase_case_referrals, true}};
    int64_t accused[RELATIVES_MOST];
    int n = 0;
    enum err e = relatives_of(db, (struct record_of){ABOUT_CASE, x->case_id}, accused, &n);
    for (size_t i = 0; !e && i < countof(all); i++)
        e = run_of_case(db, all[i].name, x, all[i].empties);
    if (!e)
        e = left_alone(db, accused, n, x);
    return e ? e : case_contacts(db, x);
}

/* --- the schedule --- */

enum err record_later(struct db *db, const struct effect *e)
{
    struct statement *s = st_of(db, ST_keep_child_later);
    put_int(s, "id", e->record.id);
    put_int(s, "day", e->from_day);
    return st_run(s, NULL);
}
