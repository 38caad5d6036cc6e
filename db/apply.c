/* apply.c - carrying out effects: each is one or a few statements inside the turn's transaction.
 * Nothing is decided here. A case's own row must come before its other effects: the audit is kept in the shard of its
 * county, and the audit row that stands for a version is the first one after that version was written. */
#include <stdio.h>

#include "db/bridge.h"
#include "db/casework.h"
#include "db/duty.h"
#include "db/hook.h"
#include "db/referral.h"
#include "db/sheet.h"
#include "db/store.h"

static enum err add_party(struct db *db, const struct apply *a, int64_t case_id, int64_t party,
                          const struct msisdn *number)
{
    struct statement *s = st_of(db, ST_case_party_add);
    put_int(s, "case_id", case_id);
    put_int(s, "role", PARTY_REPORTED);
    put_int(s, "party", party);
    put_int(s, "number_ix", number_ix(db, number));
    put_bytes(s, "number", seal(db, subject_case(case_id), VAULT_CASE_PARTY_NUMBER, case_id, span_of(number->s)));
    put_int(s, "sex", 0);
    put_int(s, "age_years", -1);
    put_int(s, "age_months", -1);
    put_int(s, "made_s", a->now_s);
    return st_run(s, NULL);
}

static enum err add_child(struct db *db, const struct apply *a, const struct case_file *c, int64_t party)
{
    struct statement *s = st_of(db, ST_case_party_add);
    put_int(s, "case_id", c->id);
    put_int(s, "role", PARTY_IS_CHILD);
    put_int(s, "party", party);
    put_int(s, "number_ix", 0);
    put_bytes(s, "number", (struct span){NULL, 0});
    put_int(s, "sex", c->sex);
    put_int(s, "age_years", c->age_years);
    put_int(s, "age_months", c->age_months);
    put_int(s, "made_s", a->now_s);
    return st_run(s, NULL);
}

/* The party of an unregistered number: there already, or made now. */
static enum err party_of_number(struct db *db, struct apply *a, const struct msisdn *number, int64_t *party, bool *made)
{
    struct statement *s = st_of(db, ST_phone_get);
    *made = false;
    put_int(s, "number_ix", number_ix(db, number));
    enum err e = st_one(s);
    if (!e) {
        *party = take_int(s);
        st_end(s);
        return ERR_NONE;
    }
    if (e != ERR_NOT_FOUND)
        return e;
    *made = true;
    *party = (*a->next_id)++;
    e = party_insert(db, *party, PARTY_REPORTER, LANG_NONE, (struct span){NULL, 0}, a->now_s);
    return e ? e : phone_insert(db, number, *party, 1);
}

static enum err insert_case(struct db *db, struct apply *a, const struct case_file *c)
{
    int64_t reporter = c->reporter;
    bool made;
    enum err e = reporter || !a->reporter ? ERR_NONE : party_of_number(db, a, a->reporter, &reporter, &made);
    if (!e)
        e = case_insert(db, c, reporter);
    if (e)
        return e;
    db->new_reporter = reporter;
    int64_t child = (*a->next_id)++;
    e = party_insert(db, child, PARTY_CHILD, LANG_NONE, span_of(c->child_name), a->now_s);
    return e ? e : add_child(db, a, c, child);
}

static enum err update_child(struct db *db, const struct case_file *c)
{
    struct statement *s = st_of(db, ST_case_child_set);
    put_int(s, "sex", c->sex);
    put_int(s, "age_years", c->age_years);
    put_int(s, "age_months", c->age_months);
    put_int(s, "case_id", c->id);
    put_int(s, "role", PARTY_IS_CHILD);
    enum err e = st_run(s, NULL);
    if (e || !c->child_name[0])
        return e;
    s = st_of(db, ST_case_child);
    put_int(s, "case_id", c->id);
    put_int(s, "role", PARTY_IS_CHILD);
    e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    int64_t child = take_int(s);
    bool same = span_is(take_sealed(db, s, VAULT_PARTY_NAME, child), c->child_name);
    st_end(s);
    return same ? ERR_NONE : party_name(db, child, span_of(c->child_name));
}

static enum err update_case(struct db *db, const struct case_file *c)
{
    enum err e = case_update(db, c);
    if (!e)
        e = update_child(db, c);
    if (e || case_open(c) || !c->closed_s)
        return e;
    struct statement *s = st_of(db, ST_reported_close);
    put_int(s, "week", week_of(c->closed_s));
    put_int(s, "case_id", c->id);
    put_int(s, "role", PARTY_REPORTED);
    return st_run(s, NULL);
}

static enum err apply_case(struct db *db, struct apply *a, const struct effect *e)
{
    enum err err = e->c->version == 1 ? insert_case(db, a, e->c) : update_case(db, e->c);
    if (err)
        return err;
    db->county_case = e->c->id;
    db->county = e->c->county;
    db->new_case = e->c->version == 1 ? e->c->id : 0;
    db->wrote_case = e->c->id;
    db->wrote_version = e->c->version;
    struct content c;
    content_begin(&c, PROOF_CASE, NULL);
    content_case(&c, e->c);
    struct digest content = content_end(&c);
    err = proof_row(db, e->c->id, a->now_s, PROOF_CASE, e->c->id, &content);
    if (!err)
        err = db_bridge_changed(db, e->c, a->now_s);
    return err ? err : db_hook_changed(db, e->c->id, a->now_s, a->next_id);
}

/* A party that is made now is written into its first case. */
static enum err reporter_party(struct db *db, struct apply *a, int64_t case_id, const struct msisdn *number,
                               int64_t *party)
{
    bool made;
    enum err e = party_of_number(db, a, number, party, &made);
    if (e || !made)
        return e;
    struct statement *s = st_of(db, ST_case_reporter);
    put_int(s, "party", *party);
    put_int(s, "id", case_id);
    return st_run(s, NULL);
}

static enum err apply_reporter(struct db *db, struct apply *a, const struct effect *e)
{
    int64_t party = e->person ? e->person : e->case_id == db->new_case ? db->new_reporter : 0;
    enum err err = party ? ERR_NONE : reporter_party(db, a, e->case_id, &e->number, &party);
    if (!err)
        err = add_party(db, a, e->case_id, party, &e->number);
    if (err)
        return err;
    struct statement *s = st_of(db, ST_reported_add);
    put_int(s, "week", week_of(a->now_s));
    put_int(s, "number_ix", number_ix(db, &e->number));
    put_int(s, "case_id", e->case_id);
    return st_run(s, NULL);
}

static enum err vouch_note(struct db *db, const struct apply *a, const struct effect *e, int64_t id)
{
    struct content c;
    struct note_row n = {.case_id = e->case_id,
                         .id = id,
                         .at_s = a->now_s,
                         .role = e->role,
                         .person = e->person,
                         .word = e->word,
                         .body = e->text};
    content_begin(&c, PROOF_NOTE, NULL);
    content_note(&c, &n);
    struct digest content = content_end(&c);
    return proof_row(db, e->case_id, a->now_s, PROOF_NOTE, id, &content);
}

static enum err apply_note(struct db *db, struct apply *a, const struct effect *e)
{
    struct statement *s = st_of(db, ST_note_add);
    int64_t id = (*a->next_id)++;
    put_int(s, "case_id", e->case_id);
    put_int(s, "id", id);
    put_int(s, "at_s", a->now_s);
    put_text(s, "word", e->word);
    put_int(s, "role", e->role);
    put_int(s, "person", e->person);
    put_bytes(s, "body", seal(db, subject_case(e->case_id), VAULT_NOTE_BODY, id, e->text));
    enum err err = st_run(s, NULL);
    return err ? err : vouch_note(db, a, e, id);
}

static enum err apply_share(struct db *db, struct apply *a, const struct effect *e)
{
    struct statement *s = st_of(db, ST_share_put);
    put_int(s, "case_id", e->case_id);
    put_int(s, "role", e->post.role);
    put_str(s, "at", e->post.at);
    put_int(s, "live", e->live);
    put_int(s, "made_s", a->now_s);
    return st_run(s, NULL);
}

static enum err apply_link(struct db *db, struct apply *a, const struct effect *e)
{
    struct statement *s = st_of(db, ST_link_add);
    put_int(s, "case_id", e->case_id);
    put_int(s, "other", e->other);
    put_int(s, "made_s", a->now_s);
    return st_run(s, NULL);
}

static enum err apply_question(struct db *db, const struct effect *e)
{
    const struct question *q = e->question;
    int64_t ix = number_ix(db, &e->number);
    struct statement *s = st_of(db, q && q->key ? ST_question_put : ST_question_end);
    char codes[countof(q->choice) * AREA_CODE_CAP], code[AREA_CODE_CAP];
    struct text list;
    put_int(s, "number_ix", ix);
    if (!q || !q->key)
        return st_run(s, NULL);
    text_init(&list, codes, sizeof codes);
    for (int i = 0; i < q->choices; i++) {
        area_code(q->choice[i], code);
        if (i)
            text_char(&list, ',');
        text_str(&list, code);
    }
    put_str(s, "key", phrase_key(q->key));
    put_int(s, "case_id", q->case_id);
    put_int(s, "asked_s", q->asked_s);
    put_text(s, "choices", text_done(&list));
    put_str(s, "word", intent_word(q->word));
    int64_t subject = subject_of(q->case_id, q->asked_s);
    put_bytes(s, "body", seal(db, subject, VAULT_QUESTION_BODY, ix, span_of(q->text)));
    return st_run(s, NULL);
}

static enum err apply_code(struct db *db, const struct effect *e)
{
    const struct code *c = e->code;
    bool ends = !c || c->act == ACT_NONE;
    int64_t person = c && c->person ? c->person : e->person;
    struct statement *s = st_of(db, ends ? ST_code_end : ST_code_put);
    put_int(s, "person", person);
    if (ends)
        return st_run(s, NULL);
    put_int(s, "act", c->act);
    put_bytes(s, "digits", seal(db, subject_of(c->case_id, c->made_s), VAULT_CODE_DIGITS, person, span_of(c->digits)));
    put_int(s, "case_id", c->case_id);
    put_int(s, "epoch", c->epoch);
    put_int(s, "made_s", c->made_s);
    put_int(s, "tries", c->tries);
    put_int(s, "value", c->value);
    put_bytes(s, "body", seal(db, subject_of(c->case_id, c->made_s), VAULT_CODE_BODY, person, span_of(c->text)));
    return st_run(s, NULL);
}

static enum err apply_number(struct db *db, const struct effect *e)
{
    const struct sender *n = e->sender;
    struct statement *s = st_of(db, ST_number_put);
    put_int(s, "number_ix", number_ix(db, &e->number));
    put_int(s, "lang", n->lang);
    put_int(s, "stopped", n->stopped);
    put_int(s, "muted_until_s", n->muted_until_s);
    put_int(s, "strikes", n->strikes);
    put_int(s, "strikes_s", n->strikes_s);
    return st_run(s, NULL);
}

static enum err apply_leave(struct db *db, struct apply *a, const struct effect *e)
{
    if (e->from_day == 0)
        return absence_put(db, e->person, day_of(a->now_s), INT32_MAX, -1);
    return absence_put(db, e->person, e->from_day, e->to_day, e->other);
}

static enum err apply_drop(struct db *db, const struct effect *e)
{
    struct statement *s = st_of(db, ST_outbox_drop);
    put_int(s, "dropped", OUT_DROPPED);
    put_int(s, "case_id", e->case_id);
    return st_run(s, NULL);
}

static enum err apply_alarm(struct db *db, struct apply *a, const struct effect *e)
{
    struct statement *s = st_of(db, ST_alarm_add);
    int64_t changed = 0;
    put_int(s, "day", day_of(a->now_s));
    put_text(s, "word", e->word);
    char about[24]; /* it may be somebody's number: only that it is the same again is kept */
    struct text t;
    text_init(&t, about, sizeof about);
    text_i64(&t, vault_index(db->vault, VAULT_TOKEN_ALARM, e->text));
    put_text(s, "about", text_done(&t));
    enum err err = st_run(s, &changed);
    a->alarm_is_new = !err && changed == 1;
    return err;
}

static enum err apply_inbox(struct db *db, struct apply *a, const struct effect *e)
{
    int64_t id = a->inbox_id ? a->inbox_id : e->other;
    enum err err = inbox_is_taken(db, id, e);
    if (!err && id == db->proofs.inbox_id)
        err = proof_inbox(db, e->case_id, a->now_s);
    bool brought = e->case_id && (e->report || span_is(e->word, "report") || span_is(e->word, "repeated"));
    return !err && brought ? db_hook_changed(db, e->case_id, a->now_s, a->next_id) : err;
}

static enum err county_of(struct db *db, const struct effect *e, int64_t *county)
{
    *county = 0;
    if (!e->case_id)
        return ERR_NONE;
    if (db->county_case != e->case_id) {
        struct statement *s = st_of(db, ST_case_county);
        put_int(s, "id", e->case_id);
        enum err err = st_one(s);
        if (err)
            return err == ERR_NOT_FOUND ? ERR_NONE : err;
        db->county_case = e->case_id;
        db->county = take_int(s);
        st_end(s);
    }
    *county = db->county;
    return ERR_NONE;
}

static enum err apply_audit(struct db *db, struct apply *a, const struct effect *e)
{
    int64_t county = 0;
    enum err err = county_of(db, e, &county);
    bool wrote = e->case_id && e->case_id == db->wrote_case && e->version == db->wrote_version;
    if (!err)
        err = audit_append(db, a, e, county, wrote);
    if (!err && wrote)
        db->wrote_case = 0;
    return err;
}

static enum err apply_reading(struct db *db, struct apply *a, const struct effect *e)
{
    static const enum statement_name names[] = {ST_reading_add, ST_reading_end};
    enum err err = ERR_NONE;
    for (size_t i = 0; !err && i < countof(names); i++) {
        struct statement *s = st_of(db, names[i]);
        put_int(s, "person", e->person);
        put_int(s, "hour", a->now_s / HOUR_S);
        err = st_run(s, NULL);
    }
    return err;
}

static enum err apply_duty(struct db *db, const struct effect *e)
{
    return e->live ? db_duty_write(db, e->duty) : db_duty_deadline(db, e->duty);
}

/* The closure form may have been filled before the case closed. */
static enum err apply_owed(struct db *db, struct apply *a, const struct effect *e)
{
    struct duty was = {0}, d = *e->duty;
    struct sheet_row filled;
    const struct duty_end end = {d.kind, d.thing, d.outcome, e->person};
    enum err err = db_duty_named(db, d.kind, d.thing, &was);
    if (err && err != ERR_NOT_FOUND)
        return err;
    bool there = !err, open = there && !was.done_s, same = !d.post.role || post_eq(&was.post, &d.post);
    if (d.outcome)
        return open && same ? db_duty_done(db, &end, a->now_s) : ERR_NONE;
    if (there && (was.outcome == DUTY_DONE || (open && same)))
        return ERR_NONE;
    if (d.kind == DUTY_CLOSURE) {
        err = db_sheet_of(db, ABOUT_CASE, d.case_id, "closure", &filled);
        if (err != ERR_NOT_FOUND)
            return err;
    }
    return db_duty_put(db, &d, a->now_s, a->next_id);
}

static enum err apply_duties(struct db *db, const struct apply *a, const struct effect *e)
{
    if (e->other) {
        enum err err = casework_moved(db, e->case_id, e->other);
        return err ? err : db_duties_moved(db, e->case_id, e->other, a->now_s);
    }
    return e->live ? db_duties_back(db, e->case_id, a->now_s) : db_duties_struck(db, e->case_id, a->now_s);
}

enum err db_apply(struct db *db, struct apply *a, const struct effect *e)
{
    switch (e->kind) {
    case EFFECT_NONE:
    case EFFECT_SAY:
    case EFFECT_ANSWER:
    case EFFECT_SHEET:
    case EFFECT_DRAFT:
    case EFFECT_SLIP: return ERR_NONE;
    case EFFECT_CASE: return apply_case(db, a, e);
    case EFFECT_REPORTER: return apply_reporter(db, a, e);
    case EFFECT_NOTE: return apply_note(db, a, e);
    case EFFECT_SHARE: return apply_share(db, a, e);
    case EFFECT_LINK: return apply_link(db, a, e);
    case EFFECT_QUESTION: return apply_question(db, e);
    case EFFECT_CODE: return apply_code(db, e);
    case EFFECT_NUMBER: return apply_number(db, e);
    case EFFECT_LEAVE: return apply_leave(db, a, e);
    case EFFECT_DROP: return apply_drop(db, e);
    case EFFECT_ALARM: return apply_alarm(db, a, e);
    case EFFECT_INBOX: return apply_inbox(db, a, e);
    case EFFECT_AUDIT: return apply_audit(db, a, e);
    case EFFECT_CHORE: return db_chore_done(db, (enum chore)e->other, a->now_s);
    case EFFECT_DUTY: return apply_duty(db, e);
    case EFFECT_OWED: return apply_owed(db, a, e);
    case EFFECT_DUTIES: return apply_duties(db, a, e);
    case EFFECT_TRANSFER: return transfer_apply(db, a, e);
    case EFFECT_READING: return apply_reading(db, a, e);
    case EFFECT_ANNOUNCE: return erasure_announce(db, e, a->now_s);
    case EFFECT_WITHDRAW: return erasure_withdraw(db, e);
    case EFFECT_LATER: return record_later(db, e);
    case EFFECT_ERASE: return erase_apply(db, e, a->now_s);
    }
    return ERR_RANGE;
}
