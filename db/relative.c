/* relative.c - persons and households of the register: whoever belongs to a child, lives with it or is accused in its
 * case. Their names stand sealed in the party, their phones and papers as those of children do. */
#include <string.h>

#include "db/child.h"
#include "db/store.h"

enum about party_about(enum party_kind kind)
{
    switch (kind) {
    case PARTY_CHILD: return ABOUT_CHILD;
    case PARTY_CAREGIVER: return ABOUT_PERSON;
    case PARTY_HOUSEHOLD: return ABOUT_HOUSEHOLD;
    case PARTY_NONE:
    case PARTY_PERSON:
    case PARTY_REPORTER:
    case PARTY_PAYEE:
    case PARTY_UNIT: break;
    }
    return ABOUT_NONE;
}

enum err db_relative(struct db *db, int64_t party, struct relative *out)
{
    struct statement *s = st_of(db, ST_party_named);
    put_int(s, "id", party);
    enum err e = st_one(s);
    if (e)
        return e;
    *out = (struct relative){.id = party, .about = party_about((enum party_kind)take_int(s))};
    if (!span_str(take_sealed(db, s, VAULT_PARTY_NAME, party), out->names, sizeof out->names))
        out->names[0] = '\0';
    st_end(s);
    return out->about ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_relative_put(struct db *db, struct relative *r, const struct identifier *ids, int n, int64_t now_s)
{
    enum party_kind kind = r->about == ABOUT_HOUSEHOLD ? PARTY_HOUSEHOLD : PARTY_CAREGIVER;
    enum err e;
    if (r->id) {
        e = party_name(db, r->id, span_of(r->names));
    } else {
        e = db_lease(db, "row", 1, &r->id);
        if (!e)
            e = party_insert(db, r->id, kind, LANG_NONE, span_of(r->names), now_s);
    }
    return e ? e : identifiers_put(db, r->id, ids, n);
}

enum err db_identified(struct db *db, const struct identifier *i, int64_t *parties, int cap, int *n)
{
    struct statement *s = st_of(db, ST_identifier_parties);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "ix", identifier_ix(db, i));
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row)
        parties[(*n)++] = take_int(s);
    return e;
}
