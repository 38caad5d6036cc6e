/* case.c - the row of a case: struct case_file bound and read column by column from core/case_fields.def, and what
 * hangs on it. A write is compare and set on the version, so that two writers can never both have made the same
 * version. */
#include "db/store.h"

int64_t week_of(int64_t time_s)
{
    return time_s / (7 * DAY_S);
}

static void put_case(struct db *db, struct statement *s, const struct case_file *c)
{
    enum {
        SEALED_dob = VAULT_CASE_DOB,
        SEALED_event_when = VAULT_CASE_WHEN,
        SEALED_place_text = VAULT_CASE_PLACE_TEXT,
        SEALED_locality = VAULT_CASE_LOCALITY,
        SEALED_child_name = VAULT_CASE_CHILD_NAME,
        SEALED_explanation = VAULT_CASE_EXPLANATION
    };
#define NUM(name) put_int(s, #name, c->name);
#define STR(name, cap) put_str(s, #name, c->name);
#define SEAL(name, cap) \
    put_bytes(s, #name, seal(db, subject_case(c->id), (enum vault_column)SEALED_##name, c->id, span_of(c->name)));
#include "core/case_fields.def"
}

static void take_case(struct db *db, struct statement *s, struct case_file *c)
{
    enum {
        SEALED_dob = VAULT_CASE_DOB,
        SEALED_event_when = VAULT_CASE_WHEN,
        SEALED_place_text = VAULT_CASE_PLACE_TEXT,
        SEALED_locality = VAULT_CASE_LOCALITY,
        SEALED_child_name = VAULT_CASE_CHILD_NAME,
        SEALED_explanation = VAULT_CASE_EXPLANATION
    };
#define NUM(name) c->name = take_int(s);
#define STR(name, cap) take_str(s, c->name, sizeof c->name);
#define SEAL(name, cap) \
    (void)span_str(take_sealed(db, s, (enum vault_column)SEALED_##name, c->id), c->name, sizeof c->name);
#include "core/case_fields.def"
}

/* The place of the case in the list, NULL: it is not there. */
static int64_t *refused_at(struct refused_cases *r, int64_t id)
{
    for (size_t i = 0; i < countof(r->id); i++)
        if (r->id[i] == id)
            return &r->id[i];
    return NULL;
}

static void refused_note(struct refused_cases *r, int64_t id, bool refused)
{
    int64_t *at = refused_at(r, id);
    if (at && !refused)
        *at = 0;
    if (at || !refused)
        return;
    r->id[r->next] = id;
    r->next = (r->next + 1) % (int)countof(r->id);
}

enum err case_insert(struct db *db, const struct case_file *c, int64_t reporter)
{
    struct statement *s = st_of(db, ST_case_add);
    put_case(db, s, c);
    put_int(s, "reporter", reporter);
    return st_run(s, NULL);
}

enum err case_update(struct db *db, const struct case_file *c)
{
    struct statement *s = st_of(db, ST_case_set);
    int64_t changed = 0;
    put_case(db, s, c);
    put_int(s, "keep", refused_at(&db->refused, c->id) != NULL);
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_STALE;
}

enum err case_read(struct db *db, int64_t id, struct case_file *out)
{
    struct statement *s = st_of(db, ST_case_get);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    int64_t refusals = vault_refusals(db->vault);
    take_case(db, s, out);
    refused_note(&db->refused, id, vault_refusals(db->vault) != refusals);
    st_end(s);
    return ERR_NONE;
}

static enum err read_reporters(struct db *db, struct case_facts *out)
{
    struct statement *s = st_of(db, ST_case_reporters);
    bool row = false;
    enum err e;
    put_int(s, "case_id", out->file.id);
    put_int(s, "role", PARTY_REPORTED);
    put_int(s, "cap", (int64_t)countof(out->reporter));
    out->reporters = 0;
    while (!(e = st_next(s, &row)) && row) {
        struct reporter *r = &out->reporter[out->reporters++];
        r->party = take_int(s);
        take_number(db, s, VAULT_CASE_PARTY_NUMBER, out->file.id, &r->number);
        r->lang = (enum lang)take_int(s);
        r->stopped = take_int(s) != 0;
        r->lost = take_int(s) != 0;
    }
    return e;
}

static enum err read_shares(struct db *db, struct case_facts *out)
{
    struct statement *s = st_of(db, ST_case_shares);
    bool row = false;
    enum err e;
    put_int(s, "case_id", out->file.id);
    put_int(s, "cap", (int64_t)countof(out->share));
    out->shares = 0;
    while (!(e = st_next(s, &row)) && row) {
        struct share *h = &out->share[out->shares++];
        h->post.role = (enum role)take_int(s);
        take_str(s, h->post.at, sizeof h->post.at);
        h->live = take_int(s) != 0;
    }
    return e;
}

static enum err read_due(struct db *db, struct case_facts *out)
{
    struct statement *s = st_of(db, ST_case_due);
    put_int(s, "case_id", out->file.id);
    enum err e = st_one(s);
    out->due_s = 0;
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    out->due_s = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_case(struct db *db, int64_t id, struct case_facts *out)
{
    enum err e = case_read(db, id, &out->file);
    out->found = e == ERR_NONE;
    if (!e)
        e = read_reporters(db, out);
    if (!e)
        e = read_shares(db, out);
    return e ? e : read_due(db, out);
}
