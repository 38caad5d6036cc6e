/* unit.c - units as rows: each has a party, so that its phone is sealed and forms about it have a key. */
#include "db/unit.h"

#include <string.h>

#include "db/store.h"

static enum err write(struct db *db, enum statement_name name, const struct unit *u, int64_t now_s)
{
    struct statement *s = st_of(db, name);
    char area[AREA_CODE_CAP];
    int64_t changed = 0;
    area_code(u->area, area);
    put_str(s, "code", u->code);
    if (name == ST_unit_add)
        put_int(s, "party", u->party);
    else
        put_int(s, "seen", u->version);
    put_str(s, "kind", u->kind);
    put_str(s, "name", u->name);
    put_str(s, "area", area);
    put_str(s, "parent", u->parent);
    put_str(s, "licence", u->licence);
    put_int(s, "licence_to", u->licence_to);
    put_int(s, "capacity", u->capacity);
    put_int(s, "sex", u->sex);
    put_int(s, "age_from", u->age_from);
    put_int(s, "age_to", u->age_to);
    put_int(s, "opened", u->opened);
    put_int(s, "closed", u->closed);
    put_bytes(s, "phone", seal(db, subject_party(u->party), VAULT_UNIT_PHONE, u->party, span_of(u->phone.s)));
    put_int(s, "now_s", now_s);
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_STALE;
}

enum err db_unit_put(struct db *db, struct unit *u, int64_t now_s)
{
    enum err e = ERR_NONE;
    if (!u->version) {
        e = db_lease(db, "row", 1, &u->party);
        if (!e)
            e = party_insert(db, u->party, PARTY_UNIT, LANG_EN, span_of(""), now_s);
    }
    if (!e)
        e = write(db, u->version ? ST_unit_set : ST_unit_add, u, now_s);
    if (!e)
        u->version++;
    return e;
}

static void take_unit(struct db *db, struct statement *s, struct unit *u)
{
    *u = (struct unit){0};
    take_str(s, u->code, sizeof u->code);
    u->party = take_int(s);
    u->version = take_int(s);
    take_str(s, u->kind, sizeof u->kind);
    take_str(s, u->name, sizeof u->name);
    (void)area_read(db->settings.areas, take_text(s), &u->area);
    take_str(s, u->parent, sizeof u->parent);
    take_str(s, u->licence, sizeof u->licence);
    u->licence_to = (int32_t)take_int(s);
    u->capacity = take_int(s);
    u->sex = take_int(s);
    u->age_from = (int32_t)take_int(s);
    u->age_to = (int32_t)take_int(s);
    u->opened = (int32_t)take_int(s);
    u->closed = (int32_t)take_int(s);
}

static enum err unit_one(struct db *db, struct statement *s, struct unit *out)
{
    enum err e = st_one(s);
    if (e)
        return e;
    take_unit(db, s, out);
    if (db->vault)
        take_number(db, s, VAULT_UNIT_PHONE, out->party, &out->phone);
    st_end(s);
    return ERR_NONE;
}

enum err db_unit(struct db *db, const char *code, struct unit *out)
{
    struct statement *s = st_of(db, ST_unit_get);
    put_str(s, "code", code);
    return unit_one(db, s, out);
}

enum err db_unit_of_party(struct db *db, int64_t party, struct unit *out)
{
    struct statement *s = st_of(db, ST_unit_of_party);
    put_int(s, "party", party);
    return unit_one(db, s, out);
}

/* "malindi remand" is Malindi Children's Remand Home; "rh-malindi" too. */
static bool is_named(const struct unit *u, const char *named)
{
    struct span rest = span_of(named ? named : "");
    char part[UNIT_NAME_CAP];
    if (strcasecmp(u->code, named ? named : "") == 0)
        return true;
    while (rest.n) {
        struct span one = span_cut(&rest, ' ');
        if (one.n && (!span_str(one, part, sizeof part) || !strcasestr(u->name, part)))
            return false;
    }
    return true;
}

static bool wanted(const struct units_wanted *w, const struct unit *u)
{
    return (!w->within.level || area_within(u->area, w->within)) && (!w->of || unit_class_of(u->kind) == w->of) &&
           (!w->residence || unit_residence(u->kind)) && (!w->open_day || unit_open(u, w->open_day)) &&
           is_named(u, w->named);
}

enum err db_units(struct db *db, const struct units_wanted *w, struct unit *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_units);
    bool row = false;
    enum err e;
    *n = 0;
    put_str(s, "after", w->after);
    put_str(s, "kind", w->kind);
    while (!(e = st_next(s, &row)) && row && *n < cap) {
        struct unit u;
        take_unit(db, s, &u);
        if (wanted(w, &u))
            out[(*n)++] = u;
    }
    if (row)
        st_end(s);
    return e;
}
