/* db_pin_test.c - the row of a PIN: sealed, counted, locked, and gone with the person's key. */
#include "db/pin.h"

#include "db/store.h"
#include "tests/unit/db_world.h"

#define FIRST "+254711000001"
#define HASH "$argon2id$v=19$m=8192,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2g"

static int64_t person(struct world_of_db *w)
{
    int64_t party = 0;
    struct person_row p = {.phone = phone(FIRST), .role = ROLE_SCCO, .at = "003.016", .lang = LANG_EN};
    CHECK_INT(db_person_put(w->db, &p, NOW, 11, &party), ERR_NONE);
    return party;
}

static void a_pin_is_set_counted_and_set_anew(void)
{
    struct world_of_db w;
    struct pin_row row;
    world_start(&w);
    int64_t who = person(&w);
    CHECK_INT(db_pin_get(w.db, PIN_SIX, who, &row), ERR_NOT_FOUND);
    CHECK_INT(db_pin_tries(w.db, PIN_SIX, who, 1, false), ERR_NOT_FOUND);
    CHECK_INT(db_pin_put(w.db, PIN_SIX, who, SPAN(HASH), NOW), ERR_NONE);
    CHECK_INT(db_pin_get(w.db, PIN_SIX, who, &row), ERR_NONE);
    CHECK_STR(row.hash, HASH);
    CHECK(row.tries == 0 && !row.locked && row.set_s == NOW);
    CHECK_INT(db_pin_tries(w.db, PIN_SIX, who, 5, true), ERR_NONE);
    CHECK_INT(db_pin_get(w.db, PIN_SIX, who, &row), ERR_NONE);
    CHECK(row.tries == 5 && row.locked);
    CHECK_INT(db_pin_put(w.db, PIN_SIX, who, SPAN(HASH "x"), NOW + 1), ERR_NONE);
    CHECK_INT(db_pin_get(w.db, PIN_SIX, who, &row), ERR_NONE);
    CHECK(row.tries == 0 && !row.locked && row.set_s == NOW + 1);
    world_end(&w);
}

static void what_is_stored_is_sealed(void)
{
    struct world_of_db w;
    world_start(&w);
    int64_t who = person(&w);
    CHECK_INT(db_pin_put(w.db, PIN_SIX, who, SPAN(HASH), NOW), ERR_NONE);
    struct statement *s = st_of(w.db, ST_pin_get);
    put_int(s, "person", who);
    CHECK_INT(st_one(s), ERR_NONE);
    struct span raw = take_bytes(s);
    CHECK(raw.n > sizeof HASH && !memmem(raw.p, raw.n, "argon2", 6) && !memmem(raw.p, raw.n, "hash", 4));
    st_end(s);
    world_end(&w);
}

int main(void)
{
    RUN(a_pin_is_set_counted_and_set_anew);
    RUN(what_is_stored_is_sealed);
    return test_end();
}
