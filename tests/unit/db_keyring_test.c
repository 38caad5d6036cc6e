/* db_keyring_test.c - key files: made once, never over others, and a store without its keys is refused. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/db_world.h"

static void dir_of(struct world_of_db *w, char *out, size_t cap)
{
    world_begin(w);
    (void)snprintf(out, cap, "%s/keys", w->dir);
}

static off_t size_of(const char *dir, const char *name, mode_t *mode)
{
    char path[600];
    struct stat st;
    (void)snprintf(path, sizeof path, "%s/%s", dir, name);
    if (stat(path, &st) != 0)
        return -1;
    *mode = st.st_mode & 0777;
    return st.st_size;
}

static void cut(const char *dir, const char *name, off_t n)
{
    char path[600];
    (void)snprintf(path, sizeof path, "%s/%s", dir, name);
    CHECK(truncate(path, n) == 0);
}

static void drop(const char *dir, const char *name)
{
    char path[600];
    (void)snprintf(path, sizeof path, "%s/%s", dir, name);
    CHECK(unlink(path) == 0);
}

static void a_new_store_gets_its_keys_and_keeps_them(void)
{
    struct world_of_db w;
    struct keyring *first, *again;
    char dir[540], why[400] = "";
    mode_t mode = 0;
    dir_of(&w, dir, sizeof dir);
    CHECK_INT(keyring_open(dir, KEYRING_READ, &first, why, sizeof why), ERR_CONFIG);
    CHECK(access(dir, F_OK) != 0); /* reading makes nothing */
    CHECK_INT(keyring_open(dir, KEYRING_NEW, &first, why, sizeof why), ERR_NONE);
    static const char *const names[] = {"reference.key", "index.key", "audit.key", "kek-1"};
    for (int i = 0; i < 4; i++) {
        CHECK_INT(size_of(dir, names[i], &mode), i ? 32 : 16);
        CHECK_INT(mode, 0600);
    }
    CHECK_INT(keyring_open(dir, KEYRING_READ, &again, why, sizeof why), ERR_NONE);
    CHECK(memcmp(first, again, sizeof *first) == 0);
    keyring_free(again);
    CHECK_INT(keyring_open(dir, KEYRING_NEW, &again, why, sizeof why), ERR_NONE); /* what is there is kept */
    CHECK(memcmp(first, again, sizeof *first) == 0);
    keyring_free(again);
    keyring_free(first);
    world_end(&w);
}

static void a_missing_or_damaged_key_is_refused_and_never_made_anew(void)
{
    static const char *const names[] = {"reference.key", "index.key", "audit.key", "kek-1"};
    mode_t mode;
    for (int i = 0; i < 4; i++)
        for (int damaged = 0; damaged < 2; damaged++) {
            struct world_of_db w;
            struct keyring *k;
            char dir[540], why[400] = "";
            dir_of(&w, dir, sizeof dir);
            CHECK_INT(keyring_open(dir, KEYRING_NEW, &k, why, sizeof why), ERR_NONE);
            keyring_free(k);
            if (damaged)
                cut(dir, names[i], 15);
            else
                drop(dir, names[i]);
            CHECK_INT(keyring_open(dir, KEYRING_READ, &k, why, sizeof why), ERR_CONFIG);
            CHECK(k == NULL);
            CHECK(strstr(why, "put it back") != NULL);
            CHECK_INT(size_of(dir, names[i], &mode), damaged ? 15 : -1);
            world_end(&w);
        }
}

/* Whoever died between giving a key its name and taking away the name it was written under left both. */
static void a_second_name_left_behind_costs_no_key(void)
{
    struct world_of_db w;
    char dir[540], half[600], away[600], name[600];
    unsigned char key[KEY_BYTES] = "the first key";
    mode_t mode;
    dir_of(&w, dir, sizeof dir);
    CHECK_INT(mkdir(dir, 0700), 0);
    CHECK_INT(key_file_write(dir, "kek-7", key, sizeof key), ERR_NONE);
    (void)snprintf(name, sizeof name, "%s/kek-7", dir);
    (void)snprintf(half, sizeof half, "%s/kek-7.part", dir);
    (void)snprintf(away, sizeof away, "%s/kept", dir);
    CHECK_INT(link(name, half), 0);
    CHECK_INT(rename(name, away), 0);
    CHECK_INT(key_file_write(dir, "kek-7", "short", 5), ERR_NONE);
    CHECK_INT(size_of(dir, "kept", &mode), KEY_BYTES);
    CHECK_INT(size_of(dir, "kek-7.part", &mode), -1);
    world_end(&w);
}

static void a_store_older_than_sealing_gets_what_it_lacks(void)
{
    struct world_of_db w;
    struct keyring *k, *sealed;
    char dir[540], why[400] = "";
    dir_of(&w, dir, sizeof dir);
    CHECK_INT(keyring_open(dir, KEYRING_NEW, &k, why, sizeof why), ERR_NONE);
    struct hash_key reference = k->reference;
    keyring_free(k);
    drop(dir, "audit.key");
    drop(dir, "kek-1");
    cut(dir, "index.key", 16); /* as they were then */
    CHECK_INT(keyring_open(dir, KEYRING_SEAL, &sealed, why, sizeof why), ERR_NONE);
    CHECK_INT(sealed->keks, 1);
    CHECK(memcmp(&sealed->reference, &reference, sizeof reference) == 0);
    keyring_free(sealed);
    drop(dir, "reference.key"); /* but never these */
    CHECK_INT(keyring_open(dir, KEYRING_SEAL, &sealed, why, sizeof why), ERR_CONFIG);
    world_end(&w);
}

static void generations_are_found_and_those_of_the_service_manager_go_first(void)
{
    struct world_of_db w;
    struct keyring *k;
    char dir[540], given[540], why[400] = "";
    unsigned char other[KEY_BYTES] = {1, 2, 3};
    dir_of(&w, dir, sizeof dir);
    CHECK_INT(keyring_open(dir, KEYRING_NEW, &k, why, sizeof why), ERR_NONE);
    for (int g = 10; g >= 2; g -= 4)
        CHECK_INT(keyring_make_kek(k, g, why, sizeof why), ERR_NONE);
    CHECK_INT(k->keks, 4);
    for (int i = 1; i < k->keks; i++)
        CHECK(k->kek[i - 1].generation < k->kek[i].generation);
    CHECK(keyring_kek(k, 6) && !keyring_kek(k, 3));
    CHECK_INT(key_file_write(dir, "kek-6", other, sizeof other), ERR_EXISTS); /* never over another */
    CHECK_INT(key_file_write(dir, "kek-3", other, sizeof other), ERR_NONE);   /* a rotation elsewhere */
    CHECK_INT(keyring_reload(k), ERR_NONE);
    CHECK(keyring_kek(k, 3) && memcmp(keyring_kek(k, 3)->key, other, sizeof other) == 0);
    keyring_free(k);
    (void)snprintf(given, sizeof given, "%s/given", w.dir);
    CHECK(mkdir(given, 0700) == 0);
    other[0] = 9;
    CHECK_INT(key_file_write(given, "kek-6", other, sizeof other), ERR_NONE);
    CHECK(setenv("CREDENTIALS_DIRECTORY", given, 1) == 0);
    CHECK_INT(keyring_open(dir, KEYRING_READ, &k, why, sizeof why), ERR_NONE);
    CHECK(memcmp(keyring_kek(k, 6)->key, other, sizeof other) == 0);
    CHECK_INT(k->keks, 5);
    keyring_free(k);
    CHECK(unsetenv("CREDENTIALS_DIRECTORY") == 0);
    world_end(&w);
}

static void a_store_opens_with_its_own_keys_alone(void)
{
    struct world_of_db w;
    struct keyring other;
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_meta_set(w.db, "x", "y"), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    db_close(w.db);
    w.db = NULL;
    keyring_of_seed(&other, 12);
    w.settings.keys = &other;
    CHECK_INT(db_open(&w.settings, &w.db, w.why, sizeof w.why), ERR_CONFIG);
    CHECK(w.db == NULL && strstr(w.why, "kek-1") != NULL);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_CONFIG);
    w.settings.keys = &w.keys;
    world_open(&w);
    world_end(&w);
}

static void what_is_no_whole_key_is_refused_by_name(void)
{
    static const unsigned char longer[KEY_BYTES + 1] = {1};
    struct world_of_db w;
    struct keyring *k;
    char dir[540], path[600], why[400] = "";
    dir_of(&w, dir, sizeof dir);
    CHECK_INT(keyring_open(dir, KEYRING_NEW, &k, why, sizeof why), ERR_NONE);
    static const char *const ignored[] = {"kek-0", "kek-x", "kek-2.part", "notes"};
    for (int i = 0; i < 4; i++) /* what is no generation is no key */
        CHECK_INT(key_file_write(dir, ignored[i], longer, 5), ERR_NONE);
    CHECK_INT(keyring_reload(k), ERR_NONE);
    CHECK_INT(k->keks, 1);
    CHECK_INT(key_file_write(dir, "kek-2", longer, sizeof longer), ERR_NONE);
    CHECK_INT(keyring_reload(k), ERR_IO); /* a byte too many */
    drop(dir, "kek-2");
    (void)snprintf(path, sizeof path, "%s/kek-2", dir);
    CHECK(mkdir(path, 0700) == 0);
    CHECK_INT(keyring_reload(k), ERR_IO); /* a directory of that name */
    CHECK(rmdir(path) == 0 && symlink("kek-2", path) == 0);
    CHECK_INT(keyring_reload(k), ERR_IO); /* a name that leads to itself */
    CHECK_INT(k->keks, 1);
    CHECK(setenv("CREDENTIALS_DIRECTORY", dir, 1) == 0); /* the same among what the service manager gives */
    CHECK_INT(keyring_reload(k), ERR_IO);
    CHECK(unsetenv("CREDENTIALS_DIRECTORY") == 0);
    keyring_free(k);
    CHECK_INT(keyring_open(dir, KEYRING_READ, &k, why, sizeof why), ERR_CONFIG);
    CHECK(strstr(why, "kek-N") != NULL);
    (void)snprintf(path, sizeof path, "%s/audit.key", dir); /* keys kept in a file instead of a directory */
    CHECK_INT(keyring_open(path, KEYRING_READ, &k, why, sizeof why), ERR_CONFIG);
    CHECK(strstr(why, "is not there") != NULL);
    world_end(&w);
}

static void names_too_long_are_refused_not_cut(void)
{
    static const unsigned char key[KEY_BYTES] = {1};
    struct world_of_db w;
    struct keyring *k;
    char dir[540], deep[800], why[900] = "";
    dir_of(&w, dir, sizeof dir);
    memset(deep, 'a', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    CHECK_INT(keyring_open(deep, KEYRING_NEW, &k, why, sizeof why), ERR_CONFIG);
    CHECK_STR(why, "the name of the directory of keys is too long");
    CHECK_INT(key_file_write(deep, "kek-1", key, sizeof key), ERR_RANGE);
    CHECK_INT(keyring_open(dir, KEYRING_NEW, &k, why, sizeof why), ERR_NONE);
    /* A directory that can be listed while its files' names do not fit: refused, for a key there may be the one. */
    size_t n = (size_t)snprintf(deep, sizeof deep, "%s", dir);
    while (n < 620)
        n += (size_t)snprintf(deep + n, sizeof deep - n, "/.");
    (void)snprintf(deep + n, sizeof deep - n, "%s", "/././././././././.");
    CHECK_INT(key_file_write(dir, "kek-2", key, sizeof key), ERR_NONE);
    CHECK(setenv("CREDENTIALS_DIRECTORY", deep, 1) == 0);
    CHECK_INT(keyring_reload(k), ERR_IO);
    CHECK(unsetenv("CREDENTIALS_DIRECTORY") == 0);
    keyring_free(k);
    world_end(&w);
}

/* One generation too many would make a store that does not open again. */
static void no_more_generations_than_a_ring_holds(void)
{
    static const unsigned char key[KEY_BYTES] = {1};
    struct world_of_db w;
    struct keyring *k, *again;
    char dir[540], name[32], why[400] = "";
    mode_t mode;
    dir_of(&w, dir, sizeof dir);
    CHECK_INT(keyring_open(dir, KEYRING_NEW, &k, why, sizeof why), ERR_NONE);
    for (int g = 1; g <= KEKS_MAX; g++) /* the first is there already */
        CHECK_INT(keyring_make_kek(k, g, why, sizeof why), ERR_NONE);
    why[0] = '\0';
    CHECK_INT(keyring_make_kek(k, KEKS_MAX + 1, why, sizeof why), ERR_FULL);
    CHECK(why[0] != '\0');
    (void)snprintf(name, sizeof name, "kek-%d", KEKS_MAX + 1);
    CHECK_INT(size_of(dir, name, &mode), -1);
    CHECK_INT(keyring_open(dir, KEYRING_READ, &again, why, sizeof why), ERR_NONE);
    keyring_free(again);
    CHECK_INT(key_file_write(dir, name, key, sizeof key), ERR_NONE); /* by hand: it is said, none is left out */
    CHECK_INT(keyring_reload(k), ERR_FULL);
    keyring_free(k);
    world_end(&w);
}

int main(void)
{
    RUN(a_new_store_gets_its_keys_and_keeps_them);
    RUN(a_missing_or_damaged_key_is_refused_and_never_made_anew);
    RUN(a_second_name_left_behind_costs_no_key);
    RUN(a_store_older_than_sealing_gets_what_it_lacks);
    RUN(generations_are_found_and_those_of_the_service_manager_go_first);
    RUN(a_store_opens_with_its_own_keys_alone);
    RUN(what_is_no_whole_key_is_refused_by_name);
    RUN(names_too_long_are_refused_not_cut);
    RUN(no_more_generations_than_a_ring_holds);
    return test_end();
}
