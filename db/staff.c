/* staff.c - who holds which post, and what a page shows of one person. */
#include "db/staff.h"

#include "db/show.h"

enum err db_staff_posts(struct db *db, enum role role, int32_t today, void *ctx,
                        void (*take)(void *ctx, const struct staff_post *p))
{
    struct statement *s = st_of(db, ST_staff_posts);
    bool row = false;
    enum err e;
    put_int(s, "role", role);
    put_int(s, "today", today);
    while (!(e = st_next(s, &row)) && row) {
        struct staff_post p = {.post = {.role = (enum role)take_int(s)}};
        take_str(s, p.post.at, sizeof p.post.at);
        p.party = take_int(s);
        p.deputy = take_int(s) != 0;
        p.away = take_int(s) != 0;
        take(ctx, &p);
    }
    return e;
}

enum err db_staff_posts_of(struct db *db, int64_t party, struct post *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_show_posts_of);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "party", party);
    while (!(e = st_next(s, &row)) && row && *n < cap) {
        out[*n].role = (enum role)take_int(s);
        take_str(s, out[(*n)++].at, sizeof out->at);
    }
    if (row)
        st_end(s);
    return e;
}

enum err db_staff_person(struct db *db, int64_t party, int64_t now_s, struct json_t *out)
{
    struct statement *s = st_of(db, ST_staff_person);
    put_int(s, "id", party);
    put_int(s, "kind", PARTY_PERSON);
    enum err e = st_one(s);
    if (e)
        return e;
    show_set(out, "name", show_text(take_sealed(db, s, VAULT_PARTY_NAME, party)));
    show_set(out, "lang", show_str(lang_word((enum lang)take_int(s))));
    show_set(out, "locked", json_boolean(take_int(s) != 0));
    st_end(s);
    return show_holder(db, party, now_s, out);
}

enum err db_staff_phone(struct db *db, int64_t party, int64_t place, struct msisdn *out)
{
    struct statement *s = st_of(db, ST_show_phones);
    bool row = false;
    enum err e;
    *out = (struct msisdn){""};
    put_int(s, "party", party);
    while (!(e = st_next(s, &row)) && row) {
        struct msisdn m;
        int64_t ix = take_int(s);
        take_number(db, s, VAULT_PHONE_NUMBER, ix, &m);
        if (take_int(s) == place)
            *out = m;
    }
    return e ? e : out->s[0] ? ERR_NONE : ERR_NOT_FOUND;
}
