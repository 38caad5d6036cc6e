/* keyring.h - the keys of a store: files of one directory, outside the database, so that a stolen copy of the store
 * opens nothing.
 *
 *   reference.key  16 bytes  the permutation of references; never changes in the life of a store
 *   index.key      16 or 32  master of the blind indexes and of the hash of texts; never changes
 *   kek-1, kek-2   32 bytes  key-encryption keys by generation: they wrap the key of each subject (db/vault.h)
 *   audit.key      32 bytes  seed of the Ed25519 key that signs the marks of the audit
 *
 * A file kek-N in $CREDENTIALS_DIRECTORY (systemd's LoadCredential) goes before one of the directory. Files are made
 * whole or not at all: written beside as NAME.part, flushed, linked to their name, and the directory flushed. */
#ifndef MLINZI_DB_KEYRING_H
#define MLINZI_DB_KEYRING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/hash.h"

#define KEY_BYTES 32
#define KEKS_MAX 16
struct kek {
    int64_t generation; /* 1, 2, 3: the number in the file's name */
    unsigned char key[KEY_BYTES];
};
struct keyring {
    struct hash_key reference, text; /* text: of the keyed hash of a folded text */
    unsigned char index[KEY_BYTES];  /* master of the blind indexes */
    unsigned char audit_seed[KEY_BYTES], audit_public[KEY_BYTES], audit_mac[KEY_BYTES];
    struct kek kek[KEKS_MAX]; /* by ascending generation */
    int keks;
    char dir[512];
};
/* What may be made where it is missing. */
enum keyring_make {
    KEYRING_READ, /* nothing: a store that exists and finds no key is refused; new keys would open nothing */
    KEYRING_SEAL, /* the store is older than sealing: kek-1 and audit.key */
    KEYRING_NEW   /* there is no store yet: all of them, and the directory (0700) */
};
/* In memory that is locked, guarded and left out of dumps; *why is a sentence for a person. */
MUST_USE enum err keyring_open(const char *dir, enum keyring_make make, struct keyring **out, char *why, size_t cap);
void keyring_free(struct keyring *k);
/* False: the directory of keys is there and others may look into it; *why says what to do. */
MUST_USE bool keyring_private(const char *dir, char *why, size_t cap);
/* Reads kek files that came since (a rotation by another process). */
MUST_USE enum err keyring_reload(struct keyring *k);
/* Makes the file of one more generation, unless it is there; then it is in the ring. */
MUST_USE enum err keyring_make_kek(struct keyring *k, int64_t generation, char *why, size_t cap);
const struct kek *keyring_kek(const struct keyring *k, int64_t generation); /* NULL: not there */
/* Writes a small private file (0600) whole or not at all; ERR_EXISTS: never over another. */
MUST_USE enum err key_file_write(const char *dir, const char *name, const void *bytes, size_t n);
/* What was made, named or taken away in a directory lasts. */
MUST_USE bool dir_flush(const char *dir);
/* Keys that follow from a number: for tests, benches and the simulator, never for a real store. */
void keyring_of_seed(struct keyring *k, uint64_t seed);

#endif
