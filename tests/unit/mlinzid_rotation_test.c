/* mlinzid_rotation_test.c - a rotation that ends after any step goes on from there, and a daemon that writes meanwhile
 * loses nothing. */
#include "db/store.h"
#include "mlinzid/command/key.h"
#include "mlinzid/command/keyset.h"
#include "mlinzid/story/files.h"
#include "tests/unit/db_world.h"

#define CASES 620 /* two batches and a bit: each case has a key of its own */
struct ring_world {
    struct world_of_db w;
    char keys[600];
    struct keyring *ring;
};

static struct keyring *ring_open(struct ring_world *r, enum keyring_make make)
{
    struct keyring *k = NULL;
    enum err e = keyring_open(r->keys, make, &k, r->w.why, sizeof r->w.why);
    if (e)
        printf("# %s\n", r->w.why);
    CHECK_INT(e, ERR_NONE);
    return k;
}

static void cases_put(struct ring_world *r, struct db *db, int64_t from, int64_t n)
{
    struct db *own = r->w.db;
    r->w.db = db;
    CHECK_INT(db_begin(db), ERR_NONE);
    for (int64_t id = from; id < from + n; id++) {
        struct case_file c = a_case(&r->w, id);
        CHECK_INT(put_case(&r->w, &c), ERR_NONE);
    }
    CHECK_INT(db_commit(db), ERR_NONE);
    r->w.db = own;
}

static int64_t under(struct db *db, int64_t generation)
{
    struct kek_count all[KEKS_MAX + 1];
    int n = 0;
    int64_t keys = 0;
    CHECK_INT(db_keys_count(db, all, KEKS_MAX + 1, &n), ERR_NONE);
    for (int i = 0; i < n; i++)
        keys += all[i].generation == generation ? all[i].keys : 0;
    return keys;
}

static void every_case_is_read(struct db *db, int64_t from, int64_t n)
{
    static struct case_facts c;
    int64_t read = 0;
    for (int64_t id = from; id < from + n; id++)
        read += db_case(db, id, &c) == ERR_NONE && strcmp(c.file.place_text, "Ganda") == 0;
    CHECK_INT(read, n);
    CHECK_INT(db_refusals(db), 0);
}

static void ring_start(struct ring_world *r)
{
    world_begin(&r->w);
    (void)snprintf(r->keys, sizeof r->keys, "%s/keys", r->w.dir);
    r->ring = ring_open(r, KEYRING_NEW);
    r->w.settings.keys = r->ring;
    CHECK_INT(db_migrate(&r->w.settings, r->w.why, sizeof r->w.why), ERR_NONE);
    world_open(&r->w);
    cases_put(r, r->w.db, 1, CASES);
}

static void ring_close(struct ring_world *r)
{
    db_close(r->w.db);
    keyring_free(r->ring);
    r->w.db = NULL;
    r->ring = NULL;
}

/* As after a kill: everything is read from what lies on the disk. */
static void ring_again(struct ring_world *r)
{
    r->ring = ring_open(r, KEYRING_READ);
    r->w.settings.keys = r->ring;
    world_open(&r->w);
}

static int to_the_end(struct rotation *r)
{
    int steps = 0;
    while (r->step != ROTATION_DONE && steps < 20) {
        steps++;
        enum err e = rotation_next(r);
        if (e)
            printf("# %s\n", r->why);
        CHECK_INT(e, ERR_NONE);
        if (e)
            break;
    }
    CHECK_INT(r->step, ROTATION_DONE);
    return steps;
}

static void to_another_generation(void)
{
    struct ring_world r;
    struct rotation rot;
    char old[700];
    ring_start(&r);
    int64_t keys = under(r.w.db, 1);
    CHECK(keys >= CASES);
    CHECK_INT(rotation_look(&rot, r.w.db, r.ring, NOW), ERR_NONE);
    CHECK(!rot.begun && rot.from == 1 && rot.to == 2 && rot.total == keys);
    CHECK_INT(to_the_end(&rot), 3 + 1 + (keys + ROTATION_BATCH - 1) / ROTATION_BATCH);
    CHECK_INT(under(r.w.db, 1), 0);
    CHECK_INT(under(r.w.db, 2), keys);
    (void)snprintf(old, sizeof old, "%s/kek-1", r.keys);
    CHECK(unlink(old) == 0); /* nothing needs it any more */
    ring_close(&r);
    ring_again(&r);
    every_case_is_read(r.w.db, 1, CASES);
    ring_close(&r);
    world_end(&r.w);
}

static void ended_after_each_step(void)
{
    int steps = 6;
    for (int stop = 0; stop < steps; stop++) {
        struct ring_world r;
        struct rotation rot;
        ring_start(&r);
        CHECK_INT(rotation_look(&rot, r.w.db, r.ring, NOW), ERR_NONE);
        for (int i = 0; i < stop; i++)
            CHECK_INT(rotation_next(&rot), ERR_NONE);
        enum rotation_step was = rot.step;
        int64_t done = rot.done;
        ring_close(&r);
        ring_again(&r);
        every_case_is_read(r.w.db, 1, 50);
        CHECK_INT(rotation_look(&rot, r.w.db, r.ring, NOW), ERR_NONE);
        CHECK_INT(rot.begun, stop > 0);
        CHECK_INT(rot.to, 2); /* never a third */
        CHECK_INT(rot.step, was == ROTATION_WRAP && done == rot.total ? ROTATION_END : was);
        if (rot.step == ROTATION_WRAP)
            CHECK_INT(rot.done, done);
        CHECK(to_the_end(&rot) <= steps + 1);
        CHECK_INT(under(r.w.db, 1), 0);
        ring_close(&r);
        ring_again(&r);
        every_case_is_read(r.w.db, 1, CASES);
        CHECK_INT(rotation_look(&rot, r.w.db, r.ring, NOW), ERR_NONE);
        CHECK(!rot.begun && rot.step == ROTATION_FILE && rot.to == 3);
        ring_close(&r);
        world_end(&r.w);
    }
}

static void beside_a_writer(void)
{
    struct ring_world r;
    struct rotation rot;
    struct db *daemon = NULL;
    ring_start(&r);
    struct keyring *its = ring_open(&r, KEYRING_READ); /* read before the rotation */
    struct db_settings s = r.w.settings;
    s.keys = its;
    CHECK_INT(db_open(&s, &daemon, r.w.why, sizeof r.w.why), ERR_NONE);
    int64_t next = CASES + 1;
    CHECK_INT(rotation_look(&rot, r.w.db, r.ring, NOW), ERR_NONE);
    for (int i = 0; rot.step != ROTATION_DONE && i < 20; i++) {
        cases_put(&r, daemon, next, 7);
        next += 7;
        CHECK_INT(rotation_next(&rot), ERR_NONE);
        every_case_is_read(daemon, 1, 20);
    }
    CHECK_INT(rot.step, ROTATION_DONE);
    cases_put(&r, daemon, next, 7);
    next += 7;
    CHECK_INT(under(r.w.db, 1), 0);
    CHECK(under(r.w.db, 2) >= next - 1);
    every_case_is_read(daemon, 1, next - 1);
    every_case_is_read(r.w.db, 1, next - 1);
    db_close(daemon);
    keyring_free(its);
    ring_close(&r);
    world_end(&r.w);
}

/* Keys made under the old generation behind the place where the wrapping stands: by a writer that began before. */
/* One row that is damaged keeps no other from its new key, and is said. */
static void beside_a_damaged_key(void)
{
    struct ring_world r;
    struct rotation rot;
    enum err e = ERR_NONE;
    ring_start(&r);
    int64_t keys = under(r.w.db, 1);
    CHECK_INT(r.w.db->engine->run(r.w.db->conn, "update subject_key set wrapped = zeroblob(72) where id = "
                                                "(select min(id) from subject_key)"),
              ERR_NONE);
    CHECK_INT(rotation_look(&rot, r.w.db, r.ring, NOW), ERR_NONE);
    for (int steps = 0; !e && rot.step != ROTATION_DONE && steps < 20; steps++)
        e = rotation_next(&rot);
    CHECK_INT(e, ERR_REFUSED);
    CHECK(strstr(rot.why, "1 keys of subjects are damaged") != NULL);
    CHECK_INT(under(r.w.db, 1), 1);
    CHECK_INT(under(r.w.db, 2), keys - 1);
    ring_close(&r);
    world_end(&r.w);
}

static void a_key_of_yesterday(void)
{
    struct ring_world r;
    struct rotation rot;
    ring_start(&r);
    CHECK_INT(rotation_look(&rot, r.w.db, r.ring, NOW), ERR_NONE);
    while (rot.step != ROTATION_WRAP)
        CHECK_INT(rotation_next(&rot), ERR_NONE);
    CHECK_INT(rotation_next(&rot), ERR_NONE);
    rot.after = INT64_MAX - 1; /* as if all were behind it */
    CHECK_INT(rotation_next(&rot), ERR_NONE);
    CHECK_INT(rot.step, ROTATION_WRAP); /* it looks again before it says that nothing is left */
    (void)to_the_end(&rot);
    CHECK_INT(under(r.w.db, 1), 0);
    ring_close(&r);
    world_end(&r.w);
}

static void what_a_kill_left_of_the_file(void)
{
    struct ring_world r;
    struct rotation rot;
    char half[700];
    ring_start(&r);
    (void)snprintf(half, sizeof half, "%s/kek-2.part", r.keys);
    FILE *f = fopen(half, "w");
    CHECK(f && fputs("half", f) >= 0 && fclose(f) == 0);
    ring_close(&r);
    ring_again(&r);
    CHECK_INT(rotation_look(&rot, r.w.db, r.ring, NOW), ERR_NONE);
    CHECK(!rot.begun);
    (void)to_the_end(&rot);
    CHECK(access(half, F_OK) != 0);
    ring_close(&r);
    ring_again(&r);
    every_case_is_read(r.w.db, 1, CASES);
    ring_close(&r);
    world_end(&r.w);
}

static void words_of_a_rotation(void)
{
    struct rotation r = {.begun = true, .step = ROTATION_WRAP, .to = 2, .done = 1203, .total = 1009881};
    char words[512];
    rotation_words(&r, words, sizeof words);
    CHECK_STR(words, "a rotation to kek-2 was begun: 1,203 of 1,009,881 keys done: mlinzi key rotate");
    r.step = ROTATION_SWITCH;
    rotation_words(&r, words, sizeof words);
    CHECK(strstr(words, "its file is made") != NULL);
    r.begun = false;
    rotation_words(&r, words, sizeof words);
    CHECK_STR(words, "none is under way");
}

/* --- escrow --- */

static void escrow_goes_there_and_back(void)
{
    struct ring_world r;
    struct sealed_secret secret, other;
    struct sealed_public public, others;
    struct escrow_note note;
    char why[1024], path[700], into[700];
    ring_start(&r);
    sealed_pair(&secret, &public);
    sealed_pair(&other, &others);
    struct keyset *keys = keyset_read(r.ring, why, sizeof why);
    CHECK(keys && keys->count == 4);
    CHECK_INT(escrow_note_read(r.w.db, &note), ERR_NONE);
    CHECK(note.at_s == 0 && escrow_lacks(&note, keys));
    (void)snprintf(path, sizeof path, "%s/escrow", r.w.dir);
    FILE *f = fopen(path, "w+");
    CHECK_INT(keyset_seal(keys, r.keys, fileno(f), &public, NOW), ERR_NONE);
    CHECK_INT(escrow_note_write(r.w.db, keys, &public, NOW), ERR_NONE);
    CHECK_INT(escrow_note_read(r.w.db, &note), ERR_NONE);
    CHECK(note.at_s == NOW && !escrow_lacks(&note, keys));
    (void)snprintf(into, sizeof into, "%s/again", r.w.dir);
    rewind(f);
    CHECK_INT(keyset_unseal(fileno(f), &other, into, why, sizeof why), ERR_REFUSED);
    CHECK(access(into, F_OK) != 0);
    rewind(f);
    CHECK_INT(keyset_unseal(fileno(f), &secret, into, why, sizeof why), ERR_NONE);
    struct keyring *back = NULL;
    CHECK_INT(keyring_open(into, KEYRING_READ, &back, why, sizeof why), ERR_NONE);
    if (back)
        CHECK(memcmp(back->index, r.ring->index, KEY_BYTES) == 0 &&
              memcmp(back->audit_seed, r.ring->audit_seed, KEY_BYTES) == 0 &&
              memcmp(back->kek[0].key, r.ring->kek[0].key, KEY_BYTES) == 0);
    rewind(f);
    CHECK_INT(keyset_unseal(fileno(f), &secret, into, why, sizeof why), ERR_EXISTS);
    CHECK(strstr(why, "nothing was written") != NULL);
    CHECK_INT(keyring_make_kek(r.ring, 2, why, sizeof why), ERR_NONE);
    struct keyset *more = keyset_read(r.ring, why, sizeof why);
    const struct keyset_one *lacks = more ? escrow_lacks(&note, more) : NULL;
    CHECK_STR(lacks ? lacks->name : "", "kek-2");
    keyset_free(more);
    keyset_free(keys);
    keyring_free(back);
    (void)fclose(f);
    ring_close(&r);
    world_end(&r.w);
}

static void names_of_an_escrow_lead_nowhere_else(void)
{
    static const char *const bad[] = {
        "../kek-1 3\nabc", "kek-1 4\nabc", "kek-0 3\nabc", "mlinzi.db 3\nabc", "kek-1 3", "kek-1 -1\nabc", ""};
    struct sealed_secret secret;
    struct sealed_public public;
    static struct sealed_out o;
    char why[1024], dir[600], into[700];
    const struct sealed_label label = {.kind = "keys", .made_s = NOW};
    sealed_pair(&secret, &public);
    CHECK(files_temporary(dir, sizeof dir));
    (void)snprintf(into, sizeof into, "%s/keys", dir);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        FILE *f = tmpfile();
        CHECK_INT(sealed_begin(&o, fileno(f), &public, &label), ERR_NONE);
        CHECK_INT(sealed_write(&o, bad[i], strlen(bad[i])), ERR_NONE);
        CHECK_INT(sealed_end(&o), ERR_NONE);
        rewind(f);
        CHECK_INT(keyset_unseal(fileno(f), &secret, into, why, sizeof why), ERR_SYNTAX);
        CHECK(access(into, F_OK) != 0);
        (void)fclose(f);
    }
    CHECK(rmdir(dir) == 0);
}

int main(void)
{
    RUN(to_another_generation);
    RUN(ended_after_each_step);
    RUN(beside_a_writer);
    RUN(beside_a_damaged_key);
    RUN(a_key_of_yesterday);
    RUN(what_a_kill_left_of_the_file);
    RUN(words_of_a_rotation);
    RUN(escrow_goes_there_and_back);
    RUN(names_of_an_escrow_lead_nowhere_else);
    return test_end();
}
