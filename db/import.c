/* import.c - how far a file is in, as a row. */
#include "db/import.h"

#include "db/store.h"

enum err db_import_get(struct db *db, struct import_file *f)
{
    struct statement *s = st_of(db, ST_import_get);
    put_str(s, "print", f->print);
    enum err e = st_one(s);
    if (e)
        return e;
    f->line = take_int(s);
    f->good = take_int(s);
    f->bad = take_int(s);
    f->bad_bytes = take_int(s);
    f->begun_s = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_import_put(struct db *db, const struct import_file *f, int64_t now_s)
{
    struct statement *s = st_of(db, ST_import_put);
    put_str(s, "print", f->print);
    put_int(s, "line", f->line);
    put_int(s, "good", f->good);
    put_int(s, "bad", f->bad);
    put_int(s, "bad_bytes", f->bad_bytes);
    put_int(s, "begun_s", f->begun_s);
    put_int(s, "changed_s", now_s);
    return st_run(s, NULL);
}
