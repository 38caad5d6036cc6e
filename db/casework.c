/* casework.c - services and hearings as rows. The court's number of a case is sealed with the case; the rest is codes
 * and days, which are counted. */
#include "db/casework.h"

#include "db/referral.h"
#include "db/store.h"

/* --- services --- */

static void take_service(struct statement *s, struct service *out)
{
    *out = (struct service){.id = take_int(s)};
    out->version = take_int(s);
    out->case_id = take_int(s);
    out->child = take_int(s);
    take_str(s, out->need, sizeof out->need);
    take_str(s, out->intervention, sizeof out->intervention);
    take_str(s, out->provider, sizeof out->provider);
    out->planned_day = (int32_t)take_int(s);
    out->due_day = (int32_t)take_int(s);
    out->done_day = (int32_t)take_int(s);
    out->state = (enum service_state)take_int(s);
    out->person = take_int(s);
    out->role = (enum role)take_int(s);
}

/* What every version may change, of a service. */
static void put_service(struct statement *s, const struct service *v, int64_t now_s)
{
    put_int(s, "id", v->id);
    put_str(s, "provider", v->provider);
    put_int(s, "due_day", v->due_day);
    put_int(s, "done_day", v->done_day);
    put_int(s, "state", v->state);
    put_int(s, "now_s", now_s);
    put_int(s, "person", v->person);
    put_int(s, "role", v->role);
}

/* One row written; *version is what it now has. */
static enum err set_one(struct statement *s, int64_t *version)
{
    int64_t changed = 0;
    put_int(s, "seen", *version);
    enum err e = st_run(s, &changed);
    if (!e && changed != 1)
        e = ERR_STALE;
    *version += !e;
    return e;
}

enum err db_service_put(struct db *db, struct service *v, int64_t now_s)
{
    struct statement *s = st_of(db, v->id ? ST_service_set : ST_service_add);
    if (v->id) {
        put_service(s, v, now_s);
        return set_one(s, &v->version);
    }
    enum err e = db_lease(db, "casework", 1, &v->id);
    if (e)
        return e;
    v->version = 1;
    put_service(s, v, now_s);
    put_int(s, "case_id", v->case_id);
    put_int(s, "child", v->child);
    put_str(s, "need", v->need);
    put_str(s, "intervention", v->intervention);
    put_int(s, "planned_day", v->planned_day);
    return st_run(s, NULL);
}

enum err db_service_get(struct db *db, int64_t id, struct service *out)
{
    struct statement *s = st_of(db, ST_service_get);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    take_service(s, out);
    st_end(s);
    return ERR_NONE;
}

enum err db_services_of(struct db *db, int64_t case_id, struct service *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_services_of);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "case_id", case_id);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row)
        take_service(s, &out[(*n)++]);
    return e;
}

/* --- hearings --- */

static void take_hearing(struct db *db, struct statement *s, struct hearing *out)
{
    *out = (struct hearing){.id = take_int(s)};
    out->version = take_int(s);
    out->case_id = take_int(s);
    take_str(s, out->court, sizeof out->court);
    (void)span_str(take_sealed(db, s, VAULT_CASEWORK_WORDS, out->id), out->file, sizeof out->file);
    out->day = (int32_t)take_int(s);
    out->next_day = (int32_t)take_int(s);
    take_str(s, out->purpose, sizeof out->purpose);
    take_str(s, out->outcome, sizeof out->outcome);
    take_str(s, out->order, sizeof out->order);
    out->state = (enum hearing_state)take_int(s);
    out->person = take_int(s);
    out->role = (enum role)take_int(s);
}

static void put_hearing(struct statement *s, const struct hearing *h, int64_t now_s)
{
    put_int(s, "id", h->id);
    put_int(s, "next_day", h->next_day);
    put_str(s, "outcome", h->outcome);
    put_str(s, "orders", h->order);
    put_int(s, "state", h->state);
    put_int(s, "now_s", now_s);
    put_int(s, "person", h->person);
    put_int(s, "role", h->role);
}

enum err db_hearing_put(struct db *db, struct hearing *h, int64_t now_s)
{
    struct statement *s = st_of(db, h->id ? ST_hearing_set : ST_hearing_add);
    if (h->id) {
        put_hearing(s, h, now_s);
        return set_one(s, &h->version);
    }
    enum err e = db_lease(db, "casework", 1, &h->id);
    if (e)
        return e;
    h->version = 1;
    put_hearing(s, h, now_s);
    put_int(s, "case_id", h->case_id);
    put_str(s, "court", h->court);
    put_bytes(s, "file", seal(db, subject_case(h->case_id), VAULT_CASEWORK_WORDS, h->id, span_of(h->file)));
    put_int(s, "day", h->day);
    put_str(s, "purpose", h->purpose);
    return st_run(s, NULL);
}

enum err db_hearing_get(struct db *db, int64_t id, struct hearing *out)
{
    struct statement *s = st_of(db, ST_hearing_get);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    take_hearing(db, s, out);
    st_end(s);
    return ERR_NONE;
}

enum err db_hearings_of(struct db *db, int64_t case_id, struct hearing *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_hearings_of);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "case_id", case_id);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row)
        take_hearing(db, s, &out[(*n)++]);
    return e;
}

/* --- one with another --- */

static enum err of_both(struct db *db, enum statement_name name, int64_t case_id, int64_t into)
{
    struct statement *s = st_of(db, name);
    put_int(s, "case_id", case_id);
    put_int(s, "into", into);
    return st_run(s, NULL);
}

/* The court's number is sealed anew: it goes when the other case does. */
static enum err hearings_moved(struct db *db, int64_t case_id, int64_t into)
{
    struct hearing h;
    int n = 0;
    enum err e = db_hearings_of(db, case_id, &h, 1, &n);
    while (!e && n) {
        struct statement *s = st_of(db, ST_hearing_moved);
        put_int(s, "id", h.id);
        put_int(s, "into", into);
        put_bytes(s, "file", seal(db, subject_case(into), VAULT_CASEWORK_WORDS, h.id, span_of(h.file)));
        e = st_run(s, NULL);
        if (!e)
            e = db_hearings_of(db, case_id, &h, 1, &n);
    }
    return e;
}

enum err casework_moved(struct db *db, int64_t case_id, int64_t into)
{
    enum err e = of_both(db, ST_services_moved, case_id, into);
    if (!e)
        e = hearings_moved(db, case_id, into);
    if (!e)
        e = referrals_moved(db, case_id, into);
    if (!e)
        e = of_both(db, ST_case_children_shared, case_id, into);
    return e ? e : of_both(db, ST_accused_shared, case_id, into);
}
