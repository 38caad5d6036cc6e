/* world.c - the statements that make a story's world: people, their leave, offices, holidays, lost phones. */
#include <string.h>

#include "mlinzid/story/state.h"

static bool read_day(struct story_state *st, const char *s, int32_t *day)
{
    if (day_read(span_of(s), day))
        return true;
    story_fail(st, "%s is not a day: write 2026-03-02", s);
    return false;
}

void story_person(struct player *p, const struct story_words *w)
{
    struct person_row row = {0};
    if (w->n < 5 || strcmp(w->word[3], "at") != 0) {
        story_fail(p->st, "write: person ROLE PHONE at PLACE [lang sw|en] [name \"...\"] [phone2 PHONE] [deputy]");
        return;
    }
    row.role = role_of(span_of(w->word[1]));
    if (!row.role || msisdn_read(span_of(w->word[2]), &row.phone) == SENDER_NONE) {
        story_fail(p->st, "%s is no role, or %s no phone", w->word[1], w->word[2]);
        return;
    }
    span_str(span_of(w->word[4]), row.at, sizeof row.at);
    for (int i = 5; i < w->n; i++) {
        const char *value = i + 1 < w->n ? w->word[i + 1] : "";
        if (strcmp(w->word[i], "deputy") == 0) {
            row.deputy = true;
            continue;
        }
        if (strcmp(w->word[i], "lang") == 0)
            row.lang = lang_of(span_of(value));
        else if (strcmp(w->word[i], "name") == 0)
            row.name = span_of(value);
        else if (strcmp(w->word[i], "phone2") == 0)
            (void)msisdn_read(span_of(value), &row.phone2);
        else
            story_fail(p->st, "%s is no option of person", w->word[i]);
        i++;
    }
    enum err err = p->st->failed ? ERR_NONE : driver_person(p->d, &row);
    if (err != ERR_NONE)
        story_fail(p->st, "the person was refused: %s", err_words(err));
}

static enum err stored(struct player *p, enum err (*act)(struct db *db, void *ctx), void *ctx)
{
    struct db *db = engine_db(driver_engine(p->d));
    enum err err = db_begin(db);
    if (err == ERR_NONE)
        err = act(db, ctx);
    if (err == ERR_NONE)
        return db_commit(db);
    db_rollback(db);
    return err;
}

struct absence {
    struct msisdn phone, delegate;
    int32_t from, to;
};

static enum err put_absence(struct db *db, void *ctx)
{
    const struct absence *a = ctx;
    int64_t who, delegate = 0;
    enum err err = db_person_by_phone(db, &a->phone, &who);
    if (err == ERR_NONE && a->delegate.s[0])
        err = db_person_by_phone(db, &a->delegate, &delegate);
    return err == ERR_NONE ? db_leave_put(db, who, a->from, a->to, delegate) : err;
}

void story_absent(struct player *p, const struct story_words *w)
{
    struct absence a = {0};
    bool shape = (w->n == 6 || (w->n == 8 && strcmp(w->word[6], "delegate") == 0)) && strcmp(w->word[2], "from") == 0 &&
                 strcmp(w->word[4], "to") == 0;
    if (!shape) {
        story_fail(p->st, "write: absent PHONE from DATE to DATE [delegate PHONE]");
        return;
    }
    (void)msisdn_read(span_of(w->word[1]), &a.phone);
    if (w->n == 8)
        (void)msisdn_read(span_of(w->word[7]), &a.delegate);
    if (!read_day(p->st, w->word[3], &a.from) || !read_day(p->st, w->word[5], &a.to))
        return;
    enum err err = stored(p, put_absence, &a);
    if (err != ERR_NONE)
        story_fail(p->st, "the absence was refused: %s", err_words(err));
    engine_people_changed(driver_engine(p->d));
}

static enum err put_office(struct db *db, void *ctx)
{
    return db_office_put(db, ctx);
}

/* An office with areas of its own, where the default of one a constituency does not hold. */
void story_office(struct player *p, const struct story_words *w)
{
    struct office o = {{0}, {{0}}, {{0}}, 0};
    if (w->n < 4 || strcmp(w->word[2], "at") != 0) {
        story_fail(p->st, "write: office CODE at PLACE... [phone PHONE]");
        return;
    }
    span_str(span_of(w->word[1]), o.code, sizeof o.code);
    for (int i = 3; i < w->n; i++) {
        if (strcmp(w->word[i], "phone") == 0 && i + 1 < w->n)
            (void)msisdn_read(span_of(w->word[++i]), &o.phone);
        else if (o.areas == (int)countof(o.area) ||
                 !area_read(&p->loaded->areas, span_of(w->word[i]), &o.area[o.areas++]))
            story_fail(p->st, "%s is no place, or one too many", w->word[i]);
    }
    enum err err = p->st->failed ? ERR_NONE : stored(p, put_office, &o);
    if (err != ERR_NONE)
        story_fail(p->st, "the office was refused: %s", err_words(err));
    engine_people_changed(driver_engine(p->d));
}

static enum err put_holiday(struct db *db, void *ctx)
{
    return db_holiday_put(db, *(int32_t *)ctx, "story", true);
}

void story_holiday(struct player *p, const struct story_words *w)
{
    int32_t day;
    if (w->n != 2) {
        story_fail(p->st, "write: holiday DATE");
        return;
    }
    if (!read_day(p->st, w->word[1], &day))
        return;
    enum err err = stored(p, put_holiday, &day);
    if (err != ERR_NONE || !engine_take_holiday(driver_engine(p->d)) || driver_settle(p->d) != ERR_NONE)
        story_fail(p->st, "the holiday was refused: %s", err_words(err));
}

struct lost_phone {
    struct msisdn phone;
    bool found;
};

static enum err put_lost(struct db *db, void *ctx)
{
    const struct lost_phone *l = ctx;
    return db_phone_lost(db, &l->phone, !l->found);
}

void story_lost(struct player *p, const struct story_words *w)
{
    struct lost_phone l = {.found = strcmp(w->word[0], "found") == 0};
    if (w->n != 2 || msisdn_read(span_of(w->word[1]), &l.phone) != SENDER_KE_MOBILE) {
        story_fail(p->st, "write: %s PHONE", w->word[0]);
        return;
    }
    enum err err = stored(p, put_lost, &l);
    if (err != ERR_NONE)
        story_fail(p->st, "the phone was refused: %s", err_words(err));
    engine_people_changed(driver_engine(p->d));
}
