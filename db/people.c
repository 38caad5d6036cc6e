/* people.c - people, phones, posts, leave, offices and holidays as rows.
 * A person is a party whose phone holds posts; an unregistered reporter is a party too, and becomes a person when a
 * post is given to that phone. Ending a post keeps its row: who once answered for a place stays known. */
#include "db/store.h"

enum err party_insert(struct db *db, int64_t id, enum party_kind kind, enum lang lang, struct span name, int64_t now_s)
{
    struct statement *s = st_of(db, ST_party_add);
    put_int(s, "id", id);
    put_int(s, "kind", kind);
    put_int(s, "lang", lang);
    put_bytes(s, "name", seal(db, subject_party(id), VAULT_PARTY_NAME, id, name));
    put_int(s, "made_s", now_s);
    return st_run(s, NULL);
}

enum err phone_insert(struct db *db, const struct msisdn *m, int64_t party, int place)
{
    struct statement *s = st_of(db, ST_phone_add);
    int64_t ix = number_ix(db, m);
    put_int(s, "number_ix", ix);
    put_int(s, "party", party);
    put_int(s, "place", place);
    put_bytes(s, "number", seal(db, subject_party(party), VAULT_PHONE_NUMBER, ix, span_of(m->s)));
    return st_run(s, NULL);
}

enum err party_name(struct db *db, int64_t party, struct span name)
{
    struct statement *s = st_of(db, ST_party_name);
    put_bytes(s, "name", seal(db, subject_party(party), VAULT_PARTY_NAME, party, name));
    put_int(s, "id", party);
    return st_run(s, NULL);
}

struct phone_row {
    int64_t party, kind, place;
};

static enum err phone_find(struct db *db, const struct msisdn *m, struct phone_row *out)
{
    struct statement *s = st_of(db, ST_phone_get);
    put_int(s, "number_ix", number_ix(db, m));
    enum err e = st_one(s);
    if (e)
        return e;
    out->party = take_int(s);
    out->kind = take_int(s);
    out->place = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_person_phone(struct db *db, int64_t party, struct msisdn *out)
{
    struct statement *s = st_of(db, ST_person_phone);
    *out = (struct msisdn){""};
    put_int(s, "party", party);
    enum err e = st_one(s);
    if (e)
        return e;
    int64_t ix = take_int(s);
    take_number(db, s, VAULT_PHONE_NUMBER, ix, out);
    st_end(s);
    return out->s[0] ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_person_by_phone(struct db *db, const struct msisdn *phone, int64_t *party)
{
    struct phone_row row;
    *party = 0;
    enum err e = phone_find(db, phone, &row);
    if (e)
        return e;
    if (row.kind != PARTY_PERSON)
        return ERR_NOT_FOUND;
    *party = row.party;
    return ERR_NONE;
}

static enum err person_update(struct db *db, int64_t party, const struct person_row *p)
{
    struct statement *s = st_of(db, ST_party_person);
    put_int(s, "kind", PARTY_PERSON);
    put_int(s, "lang", p->lang);
    put_int(s, "id", party);
    enum err e = st_run(s, NULL);
    return e || !p->name.n ? e : party_name(db, party, p->name);
}

static enum err number_lang(struct db *db, const struct msisdn *m, enum lang lang)
{
    struct statement *s = st_of(db, ST_number_lang);
    put_int(s, "number_ix", number_ix(db, m));
    put_int(s, "lang", lang);
    return st_run(s, NULL);
}

/* The second number: a former second one keeps its row, to be known when it texts, but nothing is sent to it. */
static enum err second_phone(struct db *db, int64_t party, const struct person_row *p)
{
    struct phone_row row;
    enum err e = phone_find(db, &p->phone2, &row);
    if (e && e != ERR_NOT_FOUND)
        return e;
    if (!e && row.party != party)
        return ERR_EXISTS;
    bool there = !e;
    struct statement *s = st_of(db, ST_phone_move);
    put_int(s, "party", party);
    put_int(s, "place", 2);
    put_int(s, "number_ix", number_ix(db, &p->phone2));
    e = st_run(s, NULL);
    if (!e && !there)
        e = phone_insert(db, &p->phone2, party, 2);
    else if (!e && row.place == 3) {
        s = st_of(db, ST_phone_place);
        put_int(s, "place", 2);
        put_int(s, "number_ix", number_ix(db, &p->phone2));
        e = st_run(s, NULL);
    }
    return !e && p->lang ? number_lang(db, &p->phone2, p->lang) : e;
}

static enum err hold(struct db *db, int64_t party, const struct person_row *p, int64_t ord)
{
    struct statement *s = st_of(db, ST_holding_put);
    put_int(s, "role", p->role);
    put_str(s, "at", p->at);
    put_int(s, "party", party);
    put_int(s, "deputy", p->deputy);
    put_int(s, "ord", ord);
    return st_run(s, NULL);
}

enum err db_person_put(struct db *db, const struct person_row *p, int64_t now_s, int64_t new_id, int64_t *party)
{
    struct phone_row row = {.party = new_id};
    enum err e = phone_find(db, &p->phone, &row);
    if (e == ERR_NOT_FOUND) {
        enum lang lang = p->lang ? p->lang : LANG_EN;
        e = party_insert(db, new_id, PARTY_PERSON, lang, p->name, now_s);
        if (!e)
            e = phone_insert(db, &p->phone, new_id, 1);
    } else if (!e) {
        e = person_update(db, row.party, p);
    }
    if (!e && p->lang)
        e = number_lang(db, &p->phone, p->lang);
    if (!e && p->phone2.s[0] && !msisdn_eq(&p->phone, &p->phone2))
        e = second_phone(db, row.party, p);
    if (!e && p->role)
        e = hold(db, row.party, p, new_id);
    *party = e ? 0 : row.party;
    return e;
}

enum err db_person_end(struct db *db, const struct msisdn *phone, const struct post *post)
{
    int64_t party, changed = 0;
    enum err e = db_person_by_phone(db, phone, &party);
    if (e)
        return e;
    struct statement *s = st_of(db, post ? ST_holding_end : ST_holding_end_all);
    put_int(s, "party", party);
    if (post) {
        put_int(s, "role", post->role);
        put_str(s, "at", post->at);
    }
    e = st_run(s, &changed);
    return e ? e : changed ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_phone_lost(struct db *db, const struct msisdn *phone, bool lost)
{
    struct statement *s = st_of(db, ST_phone_lost);
    int64_t changed = 0;
    put_int(s, "lost", lost);
    put_int(s, "number_ix", number_ix(db, phone));
    enum err e = st_run(s, &changed);
    if (e || !changed || !lost)
        return e ? e : changed ? ERR_NONE : ERR_NOT_FOUND;
    int64_t party;
    s = st_of(db, ST_outbox_answers_end);
    put_int(s, "to_ix", number_ix(db, phone));
    put_int(s, "dropped", OUT_DROPPED);
    e = st_run(s, NULL);
    if (!e)
        e = db_person_by_phone(db, phone, &party);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e; /* a reporter's: nobody sends them codes */
    s = st_of(db, ST_code_end);                   /* whoever holds the phone may have read it */
    put_int(s, "person", party);
    return st_run(s, NULL);
}

enum err db_number_lost(struct db *db, const struct msisdn *number, bool *lost)
{
    struct statement *s = st_of(db, ST_number_lost);
    *lost = false;
    put_int(s, "number_ix", number_ix(db, number));
    enum err e = st_one(s);
    if (e)
        return e;
    *lost = take_int(s) != 0;
    st_end(s);
    return ERR_NONE;
}

static enum err absence_insert(struct db *db, int64_t party, int64_t from_day, int64_t to_day, int64_t delegate)
{
    struct statement *s = st_of(db, ST_absence_add);
    put_int(s, "party", party);
    put_int(s, "from_day", from_day);
    put_int(s, "to_day", to_day);
    put_int(s, "delegate", delegate);
    return st_run(s, NULL);
}

struct absence_row {
    int64_t from_day, to_day, delegate;
};

static enum err absence_first(struct db *db, int64_t party, int64_t from_day, int64_t to_day, struct absence_row *out)
{
    struct statement *s = st_of(db, ST_absence_over);
    put_int(s, "party", party);
    put_int(s, "from_day", from_day);
    put_int(s, "to_day", to_day);
    enum err e = st_one(s);
    if (e)
        return e;
    out->from_day = take_int(s);
    out->to_day = take_int(s);
    out->delegate = take_int(s);
    st_end(s);
    return ERR_NONE;
}

/* New days replace what they overlap (ruling 15): an earlier leave keeps what sticks out before or after. delegate -1:
 * the days only end what is there. */
enum err absence_put(struct db *db, int64_t party, int32_t from_day, int32_t to_day, int64_t delegate)
{
    struct absence_row old;
    enum err e;
    while (!(e = absence_first(db, party, from_day, to_day, &old))) {
        struct statement *s = st_of(db, ST_absence_end);
        put_int(s, "party", party);
        put_int(s, "from_day", old.from_day);
        e = st_run(s, NULL);
        if (!e && old.from_day < from_day)
            e = absence_insert(db, party, old.from_day, (int64_t)from_day - 1, old.delegate);
        if (!e && old.to_day > to_day)
            e = absence_insert(db, party, (int64_t)to_day + 1, old.to_day, old.delegate);
        if (e)
            return e;
    }
    if (e != ERR_NOT_FOUND)
        return e;
    return delegate < 0 ? ERR_NONE : absence_insert(db, party, from_day, to_day, delegate);
}

enum err db_leave_put(struct db *db, int64_t party, int32_t from_day, int32_t to_day, int64_t delegate)
{
    return absence_put(db, party, from_day, to_day, delegate);
}

enum err db_office_put(struct db *db, const struct office *o)
{
    struct statement *s = st_of(db, ST_office_put);
    put_str(s, "code", o->code);
    put_str(s, "phone", o->phone.s);
    enum err e = st_run(s, NULL);
    if (e)
        return e;
    s = st_of(db, ST_office_areas_end);
    put_str(s, "code", o->code);
    e = st_run(s, NULL);
    for (int i = 0; !e && i < o->areas; i++) {
        char code[AREA_CODE_CAP];
        area_code(o->area[i], code);
        s = st_of(db, ST_office_area_add);
        put_str(s, "code", o->code);
        put_str(s, "area", code);
        e = st_run(s, NULL);
    }
    return e;
}

enum err db_holiday_put(struct db *db, int32_t day, const char *name, bool on)
{
    struct statement *s = st_of(db, ST_holiday_put);
    put_int(s, "day", day);
    put_str(s, "name", name);
    put_int(s, "held", on);
    return st_run(s, NULL);
}

enum err db_holidays(struct db *db, bool held, int32_t *days, int cap, int *n)
{
    struct statement *s = st_of(db, ST_holidays);
    bool row = false;
    enum err e;
    *n = 0;
    while (!(e = st_next(s, &row)) && row) {
        int32_t day = (int32_t)take_int(s);
        if ((take_int(s) != 0) != held)
            continue;
        if (*n == cap) {
            st_end(s);
            return ERR_FULL;
        }
        days[(*n)++] = day;
    }
    return e;
}

enum err db_holder_find(struct db *db, enum role role, struct area place, struct holder *out)
{
    struct statement *s = st_of(db, ST_holders_of);
    bool row = false;
    enum err e;
    *out = (struct holder){.post.role = role};
    put_int(s, "role", role);
    put_int(s, "cap", 200);
    while (!(e = st_next(s, &row)) && row && !out->party) {
        struct area at;
        int64_t party = take_int(s);
        take_str(s, out->post.at, sizeof out->post.at);
        if (place.level && (!area_read(db->settings.areas, span_of(out->post.at), &at) || !area_within(place, at)))
            continue;
        out->party = party;
        (void)span_str(take_sealed(db, s, VAULT_PARTY_NAME, party), out->name, sizeof out->name);
        take_number(db, s, VAULT_PHONE_NUMBER, take_int(s), &out->phone);
    }
    st_end(s);
    return e ? e : out->party ? ERR_NONE : ERR_NOT_FOUND;
}
