/* audit.c - the audit nobody can bend. */
#include "db/store.h"

static void print_of(struct span digest, char out[17])
{
    static const char hex[] = "0123456789abcdef";
    size_t n = 0;
    for (size_t i = 0; i < digest.n && n < 16; i++) {
        out[n++] = hex[(unsigned char)digest.p[i] >> 4];
        out[n++] = hex[(unsigned char)digest.p[i] & 15];
    }
    out[n] = '\0';
}

enum err db_audit_mark_newest(struct db *db, struct mark_facts *out)
{
    struct statement *s = st_of(db, ST_audit_mark_newest);
    *out = (struct mark_facts){0};
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    out->n = take_int(s);
    out->at_s = take_int(s);
    out->records = take_int(s);
    print_of(take_bytes(s), out->print);
    st_end(s);
    return ERR_NONE;
}
