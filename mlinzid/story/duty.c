/* duty.c - duties in a story: one is set or ended as whoever keeps the register would do it, and how it stands.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/duty.h"
#include "mlinzid/story/state.h"

struct asked {
    struct duty duty;
    enum duty_outcome outcome; /* OPEN: it is set */
    int64_t now_s;
};

static enum err act(struct db *db, const struct asked *a)
{
    struct duty duty = a->duty;
    struct duty_end end = {duty.kind, duty.thing, a->outcome, 1};
    int64_t next_id = 0;
    if (a->outcome)
        return db_duty_done(db, &end, a->now_s);
    enum err err = db_lease(db, "row", 1, &next_id);
    return err == ERR_NONE ? db_duty_put(db, &duty, a->now_s, &next_id) : err;
}

static enum err store(struct db *db, const struct asked *a)
{
    enum err err = db_begin(db);
    if (err == ERR_NONE)
        err = act(db, a);
    if (err == ERR_NONE)
        return db_commit(db);
    db_rollback(db);
    return err;
}

/* Of the case K, in its place; else of a child of the register that has the duty's number, in the post's place. */
static bool about(struct player *p, const char *k, struct duty *d)
{
    struct case_facts *c = calloc(1, sizeof *c);
    bool ok = c && (!k || story_case(p->st, p->d, k, c));
    if (ok && k) {
        d->about = ABOUT_CASE;
        d->subject = d->case_id = c->file.id;
        d->area = case_area(&c->file);
    } else if (ok) {
        d->about = ABOUT_CHILD;
        d->subject = d->thing;
        snprintf(d->ref, sizeof d->ref, "C-%lld", (long long)(d->thing % 1000000));
        ok = area_read(&p->loaded->areas, span_of(d->post.at), &d->area);
    }
    free(c);
    return ok;
}

static bool named(const struct story_words *w, int from, struct duty *d)
{
    d->kind = w->n > from + 1 ? duty_of(span_of(w->word[from])) : DUTY_NONE;
    return d->kind && span_i64(span_of(w->word[from + 1]), &d->thing);
}

static bool is(const struct story_words *w, int at, const char *word)
{
    return w->n > at && strcmp(w->word[at], word) == 0;
}

void story_duty(struct player *p, const struct story_words *w)
{
    struct asked a = {.now_s = driver_service_now(p->d)};
    bool ok = named(w, 1, &a.duty), sets = is(w, 3, "by");
    for (int o = DUTY_OPEN + 1; ok && !sets && w->n == 4 && o < DUTY_OUTCOME_COUNT; o++)
        if (is(w, 3, duty_outcome_word((enum duty_outcome)o)))
            a.outcome = (enum duty_outcome)o;
    if (ok && sets) {
        ok = is(w, 5, "at") && (w->n == 8 || (w->n == 10 && is(w, 8, "case"))) &&
             day_read(span_of(w->word[4]), &a.duty.day);
        a.duty.post.role = ok ? role_of(span_of(w->word[6])) : ROLE_NONE;
        ok = ok && a.duty.post.role && span_str(span_of(w->word[7]), a.duty.post.at, AT_CAP) &&
             about(p, w->n == 10 ? w->word[9] : NULL, &a.duty);
    } else
        ok = ok && a.outcome;
    if (!ok)
        story_fail(p->st, "write: duty KIND NUMBER by DATE at ROLE PLACE [case K], or done, struck or replaced");
    else if (store(engine_db(driver_engine(p->d)), &a) != ERR_NONE || driver_settle(p->d) != ERR_NONE)
        story_fail(p->st, "the duty was refused");
}

void story_expect_duty(struct story_state *st, struct driver *d, const struct story_words *w)
{
    struct duty want = {0}, have = {0};
    char words[200];
    if (!named(w, 2, &want)) {
        story_fail(st, "write: expect duty KIND NUMBER [is=open|done|struck|replaced] [level=N]");
        return;
    }
    if (db_duty_named(engine_db(driver_engine(d)), want.kind, want.thing, &have) != ERR_NONE) {
        story_fail(st, "there is no such duty");
        return;
    }
    const char *is_word = have.outcome ? duty_outcome_word(have.outcome) : "open";
    snprintf(words, sizeof words, "is=%s\nlevel=%lld\n", is_word, (long long)have.level);
    if (!story_matches(st, w, 4, words, ""))
        story_fail(st, "the duty is=%s level=%lld", is_word, (long long)have.level);
}
