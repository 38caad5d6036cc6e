/* placement.c - placements and their stages as rows: both written in one transaction, the version compared. */
#include "db/placement.h"

#include "db/store.h"

enum err db_placement_form(struct db *db, const struct placement_wants *w, struct placement_form *out)
{
    struct statement *s = st_of(db, ST_placement_form);
    *out = (struct placement_form){0};
    put_int(s, "about", w->about);
    put_int(s, "subject", w->subject);
    put_str(s, "sheet", w->sheet);
    enum err e = st_one(s);
    if (e)
        return e;
    out->sheet = take_int(s);
    out->version = take_int(s);
    st_end(s);
    return ERR_NONE;
}

static enum err write(struct db *db, struct placement *p, const struct care_note *note)
{
    const bool is_new = !p->version;
    struct statement *s = st_of(db, is_new ? ST_placement_add : ST_placement_set);
    int64_t changed = 0;
    put_int(s, "id", p->id);
    if (is_new) {
        put_int(s, "child", p->child);
        put_int(s, "case_id", p->case_id);
        put_str(s, "kind", p->kind);
        put_int(s, "opened", p->opened);
        put_int(s, "now_s", note->now_s);
        put_int(s, "person", note->person);
    } else {
        put_int(s, "seen", p->version);
    }
    put_int(s, "stage", p->stage);
    put_int(s, "last_day", p->last_day);
    put_int(s, "placed", p->placed);
    put_int(s, "closed", p->closed);
    put_str(s, "unit", p->unit);
    put_int(s, "carer", p->carer);
    put_int(s, "role", p->post.role);
    put_str(s, "at", p->post.at);
    put_int(s, "review_day", p->review_day);
    put_str(s, "finish", p->end);
    enum err e = st_run(s, &changed);
    if (e || !changed)
        return e ? e : ERR_STALE;
    p->version++;
    return ERR_NONE;
}

static enum err step_add(struct db *db, const struct placement *p, const struct placement_form *form,
                         const struct care_note *note)
{
    int64_t id = 0;
    struct span words = span_of("");
    enum err e = db_lease(db, "row", 1, &id);
    if (e)
        return e;
    if (note->words.n)
        words = seal(db, subject_party(p->child), VAULT_CARE_WORDS, id, note->words);
    struct statement *s = st_of(db, ST_placement_step_add);
    put_int(s, "id", id);
    put_int(s, "placement", p->id);
    put_int(s, "stage", p->stage);
    put_int(s, "day", p->last_day);
    put_int(s, "sheet", form->sheet);
    put_int(s, "sheet_version", form->version);
    put_bytes(s, "words", words);
    put_int(s, "now_s", note->now_s);
    put_int(s, "person", note->person);
    put_int(s, "role", note->role);
    return st_run(s, NULL);
}

enum err db_placement_put(struct db *db, struct placement *p, const struct placement_form *form,
                          const struct care_note *note)
{
    enum err e = p->version ? ERR_NONE : db_lease(db, "row", 1, &p->id);
    if (!e)
        e = write(db, p, note);
    return e ? e : step_add(db, p, form, note);
}

static void take_placement(struct statement *s, struct placement *p)
{
    *p = (struct placement){.id = take_int(s)};
    p->child = take_int(s);
    p->case_id = take_int(s);
    p->version = take_int(s);
    take_str(s, p->kind, sizeof p->kind);
    p->stage = (enum placement_stage)take_int(s);
    p->opened = (int32_t)take_int(s);
    p->last_day = (int32_t)take_int(s);
    p->placed = (int32_t)take_int(s);
    p->closed = (int32_t)take_int(s);
    take_str(s, p->unit, sizeof p->unit);
    p->carer = take_int(s);
    p->post.role = (enum role)take_int(s);
    take_str(s, p->post.at, sizeof p->post.at);
    p->review_day = (int32_t)take_int(s);
    take_str(s, p->end, sizeof p->end);
}

static enum err one(struct statement *s, struct placement *out)
{
    enum err e = st_one(s);
    if (e)
        return e;
    take_placement(s, out);
    st_end(s);
    return ERR_NONE;
}

enum err db_placement(struct db *db, int64_t id, struct placement *out)
{
    struct statement *s = st_of(db, ST_placement_get);
    put_int(s, "id", id);
    return one(s, out);
}

enum err db_placement_open(struct db *db, int64_t child, struct placement *out)
{
    struct statement *s = st_of(db, ST_placement_open);
    put_int(s, "child", child);
    return one(s, out);
}

enum err db_placement_free(struct db *db, int64_t child, int32_t *day)
{
    struct statement *s = st_of(db, ST_placement_free);
    put_int(s, "child", child);
    enum err e = st_one(s);
    if (e)
        return e;
    *day = (int32_t)take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_placements_of(struct db *db, int64_t child, struct placements *out)
{
    struct statement *s = st_of(db, ST_placements_of);
    bool row = false;
    enum err e;
    out->n = 0;
    put_int(s, "child", child);
    put_int(s, "cap", out->cap);
    while (!(e = st_next(s, &row)) && row)
        take_placement(s, &out->list[out->n++]);
    return e;
}

enum err db_placement_steps(struct db *db, int64_t placement, struct placement_stage_row *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_placement_steps);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "placement", placement);
    while (!(e = st_next(s, &row)) && row && *n < cap) {
        struct placement_stage_row *o = &out[(*n)++];
        int64_t id = take_int(s);
        *o = (struct placement_stage_row){.stage = (enum placement_stage)take_int(s)};
        o->day = (int32_t)take_int(s);
        o->sheet = take_int(s);
        if (db->vault)
            (void)span_str(take_sealed(db, s, VAULT_CARE_WORDS, id), o->words, sizeof o->words);
        else
            (void)take_bytes(s);
        o->role = (enum role)take_int(s);
    }
    if (row)
        st_end(s);
    return e;
}
