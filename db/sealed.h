/* sealed.h - a file that only the holder of an offline secret key can open: backups, and the keys of a store in escrow.
 * The machine that writes it has the public key alone, so a machine that is stolen opens none of its backups.
 *
 *   line    "mlinzi-sealed 1 backup to=9f86d081884c7d65 made=1772431200 schema=5\n": what it is, for whom, of when
 *   key     80 bytes: the stream's key in libsodium's sealed box (X25519, XSalsa20-Poly1305)
 *   header  24 bytes, then chunks of 64 KiB and 17 bytes, the last one shorter or as long: crypto_secretstream
 *           (XChaCha20-Poly1305); the line is bound to every chunk, and the last chunk is marked as the last
 *
 * So a changed bit, a chunk out of order, a file cut short or added to are found. Who holds the public key can make
 * such a file too: that a backup is true is shown by the keys it needs and the audit's chain, not by the seal. */
#ifndef MLINZI_DB_SEALED_H
#define MLINZI_DB_SEALED_H

#include <sodium.h>

#include "base/err.h"
#include "base/text.h"

#define SEALED_CHUNK_BYTES 65536
#define SEALED_KEY_TEXT 80 /* "mlinzi-public:" and 48 characters, with their NUL */
struct sealed_public {
    unsigned char key[crypto_box_PUBLICKEYBYTES];
};
struct sealed_secret {
    unsigned char key[crypto_box_SECRETKEYBYTES];
};
/* Keys as text: base64url of the key and of 4 bytes of its hash, so that a mistyped one is refused: what is sealed to a
 * key that nobody holds is lost. */
void sealed_public_write(const struct sealed_public *key, char out[SEALED_KEY_TEXT]);
MUST_USE bool sealed_public_read(struct span text, struct sealed_public *out);
void sealed_secret_write(const struct sealed_secret *key, char out[SEALED_KEY_TEXT]);
MUST_USE bool sealed_secret_read(struct span text, struct sealed_secret *out);
void sealed_pair(struct sealed_secret *secret, struct sealed_public *public);
/* 16 hexadecimal digits by which people tell keys apart. */
void sealed_fingerprint(const struct sealed_public *key, char out[17]);

struct sealed_label {
    char kind[16];  /* "backup", "keys" */
    char to[17];    /* fingerprint of the public key */
    int64_t made_s; /* Unix seconds */
    int64_t schema; /* of the store in a backup; 0 else */
};
struct sealed_out {
    int fd;
    crypto_secretstream_xchacha20poly1305_state stream;
    char line[160];
    size_t n; /* bytes that wait in plain */
    unsigned char plain[SEALED_CHUNK_BYTES];
};
struct sealed_in {
    int fd;
    crypto_secretstream_xchacha20poly1305_state stream;
    struct sealed_label label;
    char line[160];
    bool ended;
};
/* The caller opens, flushes and closes fd. label->to is filled in. ERR_DISK: a write failed. */
MUST_USE enum err sealed_begin(struct sealed_out *o, int fd, const struct sealed_public *to,
                               const struct sealed_label *label);
MUST_USE enum err sealed_write(struct sealed_out *o, const void *bytes, size_t n);
MUST_USE enum err sealed_end(struct sealed_out *o);
/* Reads the line alone: what is it? ERR_SYNTAX: no sealed file; ERR_VERSION: of a newer form; *why is a sentence. */
MUST_USE enum err sealed_label_read(int fd, struct sealed_label *out, char *why, size_t cap);
/* Reads the line, and opens the stream. ERR_REFUSED: sealed to another key, or the file is damaged there. */
MUST_USE enum err sealed_open(struct sealed_in *in, int fd, const struct sealed_secret *secret, char *why, size_t cap);
/* The next chunk, whole, in out[SEALED_CHUNK_BYTES]; *n 0: the end, and it was marked as such. Nothing is handed out
 * that was not sealed in that place. ERR_REFUSED: damaged or cut short. */
MUST_USE enum err sealed_read(struct sealed_in *in, unsigned char *out, size_t *n, char *why, size_t cap);
void sealed_forget(void *secret, size_t n); /* wipes keys and plain text */

#endif
