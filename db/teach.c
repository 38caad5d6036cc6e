/* teach.c - the rows behind teaching the reader. A proposal is sealed like the text it is about: erasing that erases
 * both. */
#include "db/teach.h"

#include "db/store.h"

static struct area take_area(struct statement *s)
{
    struct area a = {0};
    a.region = (uint8_t)take_int(s);
    a.county = (uint8_t)take_int(s);
    a.constituency = (uint16_t)take_int(s);
    a.ward = (uint16_t)take_int(s);
    a.level = (uint8_t)take_int(s);
    return a;
}

enum err db_teach_texts(struct db *db, int64_t before, int64_t cap, void *ctx,
                        bool (*take)(void *ctx, const struct teach_listed *row))
{
    struct statement *s = st_of(db, ST_teach_texts);
    bool row = false, more = true;
    enum err e = ERR_NONE;
    put_int(s, "before", before);
    put_int(s, "cap", cap);
    while (more && !(e = st_next(s, &row)) && row) {
        struct teach_listed l = {.id = take_int(s)};
        l.stored_s = take_int(s);
        take_str(s, l.word, sizeof l.word);
        l.report = take_int(s) != 0;
        take_str(s, l.why, sizeof l.why);
        take_str(s, l.carrier, sizeof l.carrier);
        l.case_id = take_int(s);
        take_str(s, l.ref, sizeof l.ref);
        l.state = (enum case_state)take_int(s);
        l.kinds = take_int(s);
        l.accused = (enum role)take_int(s);
        l.proposed_s = take_int(s);
        l.area = take_area(s);
        l.moved = take_int(s) != 0;
        l.regraded = take_int(s) != 0;
        more = take(ctx, &l);
    }
    if (row && !e)
        st_end(s);
    return e;
}

static enum err sender_role(struct db *db, int64_t number_ix, enum role *out)
{
    struct statement *s = st_of(db, ST_teach_role);
    *out = ROLE_NONE;
    put_int(s, "number_ix", number_ix);
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    *out = (enum role)take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_teach_text(struct db *db, int64_t id, struct arena *arena, struct teach_text *out)
{
    struct statement *s = st_of(db, ST_teach_text);
    *out = (struct teach_text){.id = id};
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    out->stored_s = take_int(s);
    take_str(s, out->word, sizeof out->word);
    out->case_id = take_int(s);
    take_str(s, out->ref, sizeof out->ref);
    int64_t ix = take_int(s);
    take_number(db, s, VAULT_INBOX_SENDER, id, &out->sender);
    out->words = span_copy(arena, take_sealed(db, s, VAULT_INBOX_BODY, id));
    st_end(s);
    return arena->full ? ERR_FULL : sender_role(db, ix, &out->role);
}

enum err db_teach_put(struct db *db, const struct teach_text *of, const struct teach_row *row, int64_t person)
{
    struct statement *s = st_of(db, ST_teach_put);
    put_int(s, "text", of->id);
    put_int(s, "case_id", of->case_id);
    put_int(s, "stored_s", of->stored_s);
    put_int(s, "at_s", row->at_s);
    put_int(s, "person", person);
    put_int(s, "role", row->role);
    put_bytes(s, "body", seal(db, subject_of(of->case_id, of->stored_s), VAULT_TEACH_BODY, of->id, row->body));
    return st_run(s, NULL);
}

enum err db_teach_end(struct db *db, int64_t text)
{
    struct statement *s = st_of(db, ST_teach_end);
    int64_t changed = 0;
    put_int(s, "text", text);
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

static void row_take(struct db *db, struct statement *s, struct arena *arena, struct teach_row *out)
{
    *out = (struct teach_row){.text = take_int(s)};
    out->case_id = take_int(s);
    out->at_s = take_int(s);
    out->role = (enum role)take_int(s);
    take_str(s, out->ref, sizeof out->ref);
    out->body = span_copy(arena, take_sealed(db, s, VAULT_TEACH_BODY, out->text));
}

enum err db_teach_row(struct db *db, int64_t text, struct arena *arena, struct teach_row *out)
{
    struct statement *s = st_of(db, ST_teach_row);
    put_int(s, "text", text);
    enum err e = st_one(s);
    if (e)
        return e;
    row_take(db, s, arena, out);
    st_end(s);
    return arena->full ? ERR_FULL : ERR_NONE;
}

enum err db_teach_rows(struct db *db, int64_t after, struct arena *arena, struct teach_row *rows, int *n)
{
    struct statement *s = st_of(db, ST_teach_rows);
    bool row = false;
    enum err e;
    put_int(s, "after", after);
    put_int(s, "cap", *n);
    *n = 0;
    while (!(e = st_next(s, &row)) && row)
        row_take(db, s, arena, &rows[(*n)++]);
    return e ? e : arena->full ? ERR_FULL : ERR_NONE;
}
