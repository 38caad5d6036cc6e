/* keyset.h - every key of a store at once: to be sealed into escrow, and to be compared with what was. */
#ifndef MLINZI_MLINZID_KEYSET_H
#define MLINZI_MLINZID_KEYSET_H

#include "db/db.h"
#include "db/sealed.h"

#define KEYSET_MAX (KEKS_MAX + 3)
struct keyset {
    struct keyset_one {
        char name[24]; /* of its file */
        unsigned char bytes[KEY_BYTES];
        size_t n;
        char print[17]; /* of its hash: by this the store remembers what lies in escrow */
    } one[KEYSET_MAX];
    int count;
};
/* The files of the ring's directory, and every key-encryption key of the ring (some come from the service manager). In
 * locked memory; NULL: *why says it. */
struct keyset *keyset_read(const struct keyring *k, char *why, size_t cap);
void keyset_free(struct keyset *s);

/* 16 hexadecimal digits by which two copies of a key are compared. */
void key_print(const char *name, const unsigned char *bytes, size_t n, char out[17]);

/* What the store remembers of the last escrow (meta "keys.escrow"). */
struct escrow_note {
    int64_t at_s; /* 0: there never was one */
    char to[17];  /* fingerprint of the public key */
    char keys[2048];
};
MUST_USE enum err escrow_note_read(struct db *db, struct escrow_note *out);
MUST_USE enum err escrow_note_write(struct db *db, const struct keyset *s, const struct sealed_public *to,
                                    int64_t now_s);
/* The first key that was not there at the last escrow, or was another one; NULL: all are in it. */
const struct keyset_one *escrow_lacks(const struct escrow_note *note, const struct keyset *s);

/* All of it, and the list of erased subjects beside the keys, as one sealed stream. */
MUST_USE enum err keyset_seal(const struct keyset *s, const char *keys_dir, int fd, const struct sealed_public *to,
                              int64_t now_s);
/* Writes each file of the stream into dir, which is made where it is missing. ERR_EXISTS: one of them is there already;
 * then none is written. *why is a sentence. */
MUST_USE enum err keyset_unseal(int fd, const struct sealed_secret *secret, const char *dir, char *why, size_t cap);

#endif
