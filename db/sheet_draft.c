/* sheet_draft.c - forms begun on a phone, as rows of their own: nothing counts, lists or hands out a form before its
 * officer said that it is to be saved. */
#include "base/hash.h"
#include "db/sheet.h"
#include "db/store.h"

/* What the words are bound to: moved to another draft they are refused. */
static int64_t words_row(const struct sheet_draft *d)
{
    static const struct hash_key no_key = {0, 0};
    char place[96];
    struct text t;
    text_init(&t, place, sizeof place);
    text_i64(&t, d->person);
    text_char(&t, ' ');
    text_i64(&t, d->case_id);
    text_char(&t, ' ');
    text_str(&t, d->sheet);
    return (int64_t)(hash_bytes(no_key, text_done(&t)) >> 1);
}

static struct statement *of_draft(struct db *db, enum statement_name name, const struct sheet_draft *d)
{
    struct statement *s = st_of(db, name);
    put_int(s, "person", d->person);
    put_int(s, "case_id", d->case_id);
    put_str(s, "sheet", d->sheet);
    return s;
}

enum err db_draft_get(struct db *db, const struct sheet_draft *d, struct arena *arena, struct span *words)
{
    struct statement *s = of_draft(db, ST_draft_get, d);
    *words = (struct span){NULL, 0};
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    struct span kept = take_sealed(db, s, VAULT_SHEET_DRAFT, words_row(d));
    if (kept.n)
        *words = span_copy(arena, kept);
    e = kept.n && !words->n ? ERR_FULL : ERR_NONE;
    st_end(s);
    return e;
}

enum err db_draft_put(struct db *db, const struct sheet_draft *d, struct span words, int64_t now_s)
{
    struct statement *s = st_of(db, ST_draft_old);
    put_int(s, "before_s", now_s - SHEET_DRAFT_DAYS * DAY_S);
    enum err e = st_run(s, NULL);
    if (e)
        return e;
    s = of_draft(db, ST_draft_put, d);
    put_int(s, "at_s", now_s);
    put_bytes(s, "words", seal(db, subject_case(d->case_id), VAULT_SHEET_DRAFT, words_row(d), words));
    return st_run(s, NULL);
}

enum err db_draft_drop(struct db *db, const struct sheet_draft *d)
{
    return st_run(of_draft(db, ST_draft_drop, d), NULL);
}

enum err db_draft_newest(struct db *db, int64_t person, int64_t after_s, struct sheet_draft *out)
{
    struct statement *s = st_of(db, ST_draft_newest);
    put_int(s, "person", person);
    put_int(s, "after_s", after_s);
    enum err e = st_one(s);
    if (e)
        return e;
    out->person = person;
    out->case_id = take_int(s);
    take_str(s, out->sheet, sizeof out->sheet);
    st_end(s);
    return ERR_NONE;
}
