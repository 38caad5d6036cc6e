/* roster.c - the helpline's roster and hand-over notes as rows. */
#include "db/roster.h"

#include "db/store.h"

static void put_shift(struct statement *s, struct shift shift)
{
    put_int(s, "day", shift.day);
    put_int(s, "shift", shift.number);
}

/* --- the roster --- */

/* ERR_EXISTS: they are on that line already. */
static enum err clash(struct db *db, const struct roster_row *row, enum roster_fault *fault)
{
    struct statement *s = st_of(db, ST_roster_clash);
    bool there = false, same = false;
    enum err e;
    put_shift(s, row->shift);
    put_str(s, "line", row->line);
    put_int(s, "person", row->person);
    while (!(e = st_next(s, &there)) && there) {
        char line[ROSTER_LINE_CAP];
        take_str(s, line, sizeof line);
        bool on_line = span_is(span_of(line), row->line);
        if (take_int(s) != row->person)
            *fault = ROSTER_FAULT_TAKEN;
        else if (on_line)
            same = true;
        else
            *fault = ROSTER_FAULT_TWICE;
    }
    return e ? e : *fault == ROSTER_OK && same ? ERR_EXISTS : ERR_NONE;
}

enum err db_roster_put(struct db *db, struct roster_row *row, int64_t days, int64_t by, int64_t now_s,
                       enum roster_fault *fault)
{
    enum err e = ERR_NONE;
    *fault = ROSTER_OK;
    for (; !e && days > 0; days--, row->shift.day++) {
        e = clash(db, row, fault);
        if (*fault != ROSTER_OK)
            return e;
        if (e == ERR_EXISTS) {
            e = ERR_NONE;
            continue;
        }
        if (e)
            return e;
        struct statement *s = st_of(db, ST_roster_add);
        put_shift(s, row->shift);
        put_str(s, "line", row->line);
        put_int(s, "person", row->person);
        put_int(s, "now_s", now_s);
        put_int(s, "by", by);
        e = st_run(s, NULL);
    }
    return e;
}

enum err db_roster_end(struct db *db, const struct roster_row *row)
{
    int64_t changed = 0;
    struct statement *s = st_of(db, ST_roster_end);
    put_shift(s, row->shift);
    put_str(s, "line", row->line);
    enum err e = st_run(s, &changed);
    return e ? e : changed ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_roster(struct db *db, int32_t first, int32_t last, struct roster_row *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_roster_days);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "first", first);
    put_int(s, "last", last);
    while (!(e = st_next(s, &row)) && row && *n < cap) {
        struct roster_row *r = &out[(*n)++];
        r->shift.day = (int32_t)take_int(s);
        r->shift.number = (int)take_int(s);
        take_str(s, r->line, sizeof r->line);
        r->person = take_int(s);
    }
    if (row)
        st_end(s);
    return e;
}

enum err db_roster_next(struct db *db, int64_t person, struct shift behind, struct roster_row *out)
{
    struct statement *s = st_of(db, ST_roster_next);
    put_int(s, "person", person);
    put_shift(s, behind);
    enum err e = st_one(s);
    if (e)
        return e;
    out->shift.day = (int32_t)take_int(s);
    out->shift.number = (int)take_int(s);
    take_str(s, out->line, sizeof out->line);
    out->person = person;
    st_end(s);
    return ERR_NONE;
}

/* --- hand-over --- */

static enum err mine(struct db *db, struct shift shift, int64_t person, int64_t *id)
{
    struct statement *s = st_of(db, ST_handover_mine);
    put_shift(s, shift);
    put_int(s, "person", person);
    enum err e = st_one(s);
    if (e)
        return e;
    *id = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_handover_put(struct db *db, struct shift shift, int64_t person, struct span words, int64_t now_s)
{
    int64_t id = 0, changed = 0;
    enum err e = mine(db, shift, person, &id);
    const bool again = e == ERR_NONE;
    if (e == ERR_NOT_FOUND)
        e = db_lease(db, "row", 1, &id);
    if (e)
        return e;
    struct statement *s = st_of(db, again ? ST_handover_set : ST_handover_add);
    put_int(s, "id", id);
    put_int(s, "now_s", now_s);
    put_bytes(s, "words", seal(db, subject_intake(shift.day), VAULT_HANDOVER_WORDS, id, words));
    if (!again) {
        put_shift(s, shift);
        put_int(s, "person", person);
    }
    e = st_run(s, &changed);
    return e ? e : changed ? ERR_NONE : ERR_STALE;
}

enum err db_handovers(struct db *db, struct shift shift, struct handovers *out, struct arena *arena)
{
    struct statement *s = st_of(db, ST_handover_of);
    bool row = false;
    enum err e;
    out->n = 0;
    put_shift(s, shift);
    while (!(e = st_next(s, &row)) && row && out->n < out->cap) {
        struct handover *h = &out->list[out->n++];
        struct span plain = {NULL, 0};
        h->id = take_int(s);
        h->person = take_int(s);
        h->written_s = take_int(s);
        h->read_s = take_int(s);
        h->read_by = take_int(s);
        struct span bytes = take_bytes(s);
        if (arena && db->vault && bytes.n)
            (void)vault_open(db->vault, VAULT_HANDOVER_WORDS, h->id, bytes, &plain);
        h->words = arena ? span_copy(arena, plain) : span_of("");
    }
    if (row)
        st_end(s);
    return e;
}

enum err db_handover_last(struct db *db, struct shift now, struct shift *out)
{
    struct statement *s = st_of(db, ST_handover_last);
    put_shift(s, now);
    enum err e = st_one(s);
    if (e)
        return e;
    out->day = (int32_t)take_int(s);
    out->number = (int)take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_handovers_read(struct db *db, struct shift shift, int64_t by, int64_t now_s)
{
    struct statement *s = st_of(db, ST_handover_read);
    put_shift(s, shift);
    put_int(s, "by", by);
    put_int(s, "now_s", now_s);
    return st_run(s, NULL);
}
