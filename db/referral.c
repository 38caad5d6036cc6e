/* referral.c - referrals as rows. Words are sealed with the case: the column is bound by the row's id and which of the
 * three it is. */
#include "db/referral.h"

#include "db/store.h"

enum words { WORDS_TOLD, WORDS_WHY, WORDS_FEEDBACK };

static int64_t words_row(const struct referral *r, enum words which)
{
    return r->id * 4 + which;
}

static struct span sealed(struct db *db, const struct referral *r, enum words which, const char *words)
{
    return seal(db, subject_case(r->case_id), VAULT_REFERRAL_WORDS, words_row(r, which), span_of(words));
}

static void take_plain(struct statement *s, struct referral *out)
{
    *out = (struct referral){.id = take_int(s)};
    out->version = take_int(s);
    out->case_id = take_int(s);
    out->child = take_int(s);
    out->from.role = (enum role)take_int(s);
    take_str(s, out->from.at, sizeof out->from.at);
    out->to.role = (enum role)take_int(s);
    take_str(s, out->to.at, sizeof out->to.at);
    take_str(s, out->reason, sizeof out->reason);
    out->answer_day = (int32_t)take_int(s);
    out->state = (enum referral_state)take_int(s);
    out->person = take_int(s);
    out->role = (enum role)take_int(s);
}

static void take_words(struct db *db, struct statement *s, struct referral *out)
{
    (void)span_str(take_sealed(db, s, VAULT_REFERRAL_WORDS, words_row(out, WORDS_TOLD)), out->told, sizeof out->told);
    (void)span_str(take_sealed(db, s, VAULT_REFERRAL_WORDS, words_row(out, WORDS_WHY)), out->why, sizeof out->why);
    (void)span_str(take_sealed(db, s, VAULT_REFERRAL_WORDS, words_row(out, WORDS_FEEDBACK)), out->feedback,
                   sizeof out->feedback);
}

static void put_changed(struct db *db, struct statement *s, const struct referral *r, int64_t now_s)
{
    put_int(s, "id", r->id);
    put_int(s, "answer_day", r->answer_day);
    put_int(s, "state", r->state);
    put_bytes(s, "why", sealed(db, r, WORDS_WHY, r->why));
    put_bytes(s, "feedback", sealed(db, r, WORDS_FEEDBACK, r->feedback));
    put_int(s, "now_s", now_s);
    put_int(s, "person", r->person);
    put_int(s, "role", r->role);
}

static enum err set_row(struct db *db, struct referral *r, int64_t now_s)
{
    struct statement *s = st_of(db, ST_referral_set);
    int64_t changed = 0;
    put_changed(db, s, r, now_s);
    put_int(s, "seen", r->version);
    enum err e = st_run(s, &changed);
    if (!e && changed != 1)
        e = ERR_STALE;
    r->version += !e;
    return e;
}

enum err db_referral_put(struct db *db, struct referral *r, int64_t now_s)
{
    if (r->id)
        return set_row(db, r, now_s);
    enum err e = db_lease(db, "casework", 1, &r->id);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_referral_add);
    r->version = 1;
    put_changed(db, s, r, now_s);
    put_int(s, "case_id", r->case_id);
    put_int(s, "child", r->child);
    put_int(s, "from_role", r->from.role);
    put_str(s, "from_at", r->from.at);
    put_int(s, "to_role", r->to.role);
    put_str(s, "to_at", r->to.at);
    put_str(s, "reason", r->reason);
    put_bytes(s, "told", sealed(db, r, WORDS_TOLD, r->told));
    return st_run(s, NULL);
}

enum err db_referral_get(struct db *db, int64_t id, struct referral *out)
{
    struct statement *s = st_of(db, ST_referral_get);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    take_plain(s, out);
    take_words(db, s, out);
    st_end(s);
    return ERR_NONE;
}

enum err db_referrals_of(struct db *db, int64_t case_id, struct referral *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_referrals_of);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "case_id", case_id);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        take_plain(s, &out[*n]);
        take_words(db, s, &out[(*n)++]);
    }
    return e;
}

static enum err read_list(struct statement *s, const struct post *post, struct referral_listed *out, int cap, int *n)
{
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "role", post->role);
    put_str(s, "at", post->at);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        take_plain(s, &out[*n].referral);
        take_str(s, out[*n].ref, sizeof out[*n].ref);
        (*n)++;
    }
    return e;
}

enum err db_referrals_to(struct db *db, const struct post *post, struct referral_listed *out, int cap, int *n)
{
    return read_list(st_of(db, ST_referrals_to), post, out, cap, n);
}

enum err db_referrals_from(struct db *db, const struct post *post, struct referral_listed *out, int cap, int *n)
{
    return read_list(st_of(db, ST_referrals_from), post, out, cap, n);
}

enum err referrals_moved(struct db *db, int64_t case_id, int64_t into)
{
    struct referral r;
    int n = 0;
    enum err e = db_referrals_of(db, case_id, &r, 1, &n);
    while (!e && n) {
        struct statement *s = st_of(db, ST_referral_moved);
        r.case_id = into;
        put_int(s, "id", r.id);
        put_int(s, "into", into);
        put_bytes(s, "told", sealed(db, &r, WORDS_TOLD, r.told));
        put_bytes(s, "why", sealed(db, &r, WORDS_WHY, r.why));
        put_bytes(s, "feedback", sealed(db, &r, WORDS_FEEDBACK, r.feedback));
        e = st_run(s, NULL);
        if (!e)
            e = db_referrals_of(db, case_id, &r, 1, &n);
    }
    return e;
}

/* --- transfers --- */

static enum err duties_follow(struct db *db, const struct apply *a, const struct effect *e)
{
    struct statement *s = st_of(db, ST_duties_transferred);
    put_int(s, "case_id", e->case_id);
    put_int(s, "role", ROLE_SCCO);
    put_text(s, "from_at", e->word);
    put_str(s, "to_at", e->post.at);
    put_int(s, "area_level", e->c->area_level);
    put_int(s, "region", e->c->region);
    put_int(s, "county", e->c->county);
    put_int(s, "constituency", e->c->constituency);
    put_int(s, "ward", e->c->ward);
    put_int(s, "now_s", a->now_s);
    enum err err = st_run(s, NULL);
    s = st_of(db, ST_duty_timers_put);
    put_int(s, "case_id", e->case_id);
    db->duty_news = true;
    return err ? err : st_run(s, NULL);
}

enum err transfer_apply(struct db *db, struct apply *a, const struct effect *e)
{
    struct statement *s = st_of(db, ST_transfer_add);
    put_int(s, "id", (*a->next_id)++);
    put_int(s, "case_id", e->case_id);
    put_text(s, "from_at", e->word);
    put_str(s, "to_at", e->post.at);
    put_text(s, "reason", e->text);
    put_int(s, "now_s", a->now_s);
    put_int(s, "person", e->person);
    put_int(s, "role", e->role);
    enum err err = st_run(s, NULL);
    return err ? err : duties_follow(db, a, e);
}
