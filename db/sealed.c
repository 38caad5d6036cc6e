/* sealed.c - sealed files: see sealed.h for their form. All of the cryptography is libsodium's; here is only the order
 * of its calls, and a sentence for each way a file can be wrong. */
#include "db/sealed.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FORM 1
#define BOX_BYTES (crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES)
#define HEADER_BYTES crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define MORE_BYTES crypto_secretstream_xchacha20poly1305_ABYTES
#define CHECK_BYTES 4
#define FIRST_WORD "mlinzi-sealed"

void sealed_forget(void *secret, size_t n)
{
    sodium_memzero(secret, n);
}

/* --- keys as text --- */

static void check_of(const unsigned char key[32], const char *prefix, unsigned char out[CHECK_BYTES])
{
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash(hash, sizeof hash, key, 32, (const unsigned char *)prefix, strlen(prefix));
    memcpy(out, hash, CHECK_BYTES);
}

static void key_write(const unsigned char key[32], const char *prefix, char out[SEALED_KEY_TEXT])
{
    unsigned char both[32 + CHECK_BYTES];
    memcpy(both, key, 32);
    check_of(key, prefix, both + 32);
    size_t at = (size_t)snprintf(out, SEALED_KEY_TEXT, "%s", prefix);
    sodium_bin2base64(out + at, SEALED_KEY_TEXT - at, both, sizeof both, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(both, sizeof both);
}

static bool key_read(struct span text, const char *prefix, unsigned char key[32])
{
    unsigned char both[32 + CHECK_BYTES], check[CHECK_BYTES];
    size_t n = 0, skip = strlen(prefix);
    text = span_trim(text);
    if (!span_starts(text, prefix) ||
        sodium_base642bin(both, sizeof both, text.p + skip, text.n - skip, NULL, &n, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        n != sizeof both)
        return false;
    check_of(both, prefix, check);
    bool good = sodium_memcmp(check, both + 32, CHECK_BYTES) == 0;
    if (good)
        memcpy(key, both, 32);
    sodium_memzero(both, sizeof both);
    return good;
}

#define PUBLIC_PREFIX "mlinzi-public:"
#define SECRET_PREFIX "mlinzi-secret:"

void sealed_public_write(const struct sealed_public *key, char out[SEALED_KEY_TEXT])
{
    key_write(key->key, PUBLIC_PREFIX, out);
}

bool sealed_public_read(struct span text, struct sealed_public *out)
{
    return key_read(text, PUBLIC_PREFIX, out->key);
}

void sealed_secret_write(const struct sealed_secret *key, char out[SEALED_KEY_TEXT])
{
    key_write(key->key, SECRET_PREFIX, out);
}

bool sealed_secret_read(struct span text, struct sealed_secret *out)
{
    return key_read(text, SECRET_PREFIX, out->key);
}

void sealed_pair(struct sealed_secret *secret, struct sealed_public *public)
{
    must(sodium_init() >= 0);
    must(crypto_box_keypair(public->key, secret->key) == 0);
}

void sealed_fingerprint(const struct sealed_public *key, char out[17])
{
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash(hash, sizeof hash, key->key, sizeof key->key, NULL, 0);
    sodium_bin2hex(out, 17, hash, 8);
}

/* --- bytes of a file --- */

static enum err write_all(int fd, const void *bytes, size_t n)
{
    const char *p = bytes;
    while (n > 0) {
        ssize_t w = write(fd, p, n);
        if (w < 0 && errno == EINTR)
            continue;
        if (w <= 0)
            return ERR_DISK;
        p += w;
        n -= (size_t)w;
    }
    return ERR_NONE;
}

/* As many as there are, up to n. */
static enum err read_all(int fd, void *bytes, size_t n, size_t *have)
{
    char *p = bytes;
    *have = 0;
    while (*have < n) {
        ssize_t r = read(fd, p + *have, n - *have);
        if (r < 0 && errno == EINTR)
            continue;
        if (r < 0)
            return ERR_IO;
        if (r == 0)
            break;
        *have += (size_t)r;
    }
    return ERR_NONE;
}

static enum err say(enum err e, char *why, size_t cap, const char *words)
{
    (void)snprintf(why, cap, "%s", words);
    return e;
}

/* --- writing --- */

enum err sealed_begin(struct sealed_out *o, int fd, const struct sealed_public *to, const struct sealed_label *label)
{
    unsigned char key[crypto_secretstream_xchacha20poly1305_KEYBYTES], box[BOX_BYTES], header[HEADER_BYTES];
    char print[17];
    must(sodium_init() >= 0);
    sealed_fingerprint(to, print);
    o->fd = fd;
    o->n = 0;
    int n = snprintf(o->line, sizeof o->line, FIRST_WORD " %d %s to=%s made=%lld schema=%lld\n", FORM, label->kind,
                     print, (long long)label->made_s, (long long)label->schema);
    must(n > 0 && (size_t)n < sizeof o->line);
    crypto_secretstream_xchacha20poly1305_keygen(key);
    /* Fails for a public key of low order alone, to which nobody should ever seal. */
    bool sealed = crypto_box_seal(box, key, sizeof key, to->key) == 0;
    must(crypto_secretstream_xchacha20poly1305_init_push(&o->stream, header, key) == 0);
    sodium_memzero(key, sizeof key);
    if (!sealed)
        return ERR_REFUSED;
    enum err e = write_all(fd, o->line, (size_t)n);
    if (e == ERR_NONE)
        e = write_all(fd, box, sizeof box);
    return e ? e : write_all(fd, header, sizeof header);
}

static enum err push(struct sealed_out *o, unsigned char tag)
{
    unsigned char chunk[SEALED_CHUNK_BYTES + MORE_BYTES];
    unsigned long long n = 0;
    must(crypto_secretstream_xchacha20poly1305_push(&o->stream, chunk, &n, o->plain, o->n,
                                                    (const unsigned char *)o->line, strlen(o->line), tag) == 0);
    o->n = 0;
    return write_all(o->fd, chunk, (size_t)n);
}

enum err sealed_write(struct sealed_out *o, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    while (n > 0) {
        /* Only when more comes is a full chunk known not to be the last. */
        if (o->n == sizeof o->plain) {
            enum err e = push(o, 0);
            if (e)
                return e;
        }
        size_t part = sizeof o->plain - o->n < n ? sizeof o->plain - o->n : n;
        memcpy(o->plain + o->n, p, part);
        o->n += part;
        p += part;
        n -= part;
    }
    return ERR_NONE;
}

enum err sealed_end(struct sealed_out *o)
{
    enum err e = push(o, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    sodium_memzero(&o->stream, sizeof o->stream);
    sodium_memzero(o->plain, sizeof o->plain);
    return e;
}

/* --- reading --- */

/* Byte by byte: what follows the line is not text. */
static enum err line_read(int fd, char *line, size_t cap)
{
    size_t n = 0, have = 0;
    while (n + 1 < cap) {
        enum err e = read_all(fd, line + n, 1, &have);
        if (e || have == 0)
            return e ? e : ERR_SYNTAX;
        if (line[n++] == '\n') {
            line[n] = '\0';
            return ERR_NONE;
        }
        if (n == sizeof FIRST_WORD - 1 && memcmp(line, FIRST_WORD, n) != 0)
            return ERR_SYNTAX;
    }
    return ERR_SYNTAX;
}

static bool number_after(struct span *rest, const char *name, int64_t *out)
{
    struct span word = span_cut(rest, ' ');
    size_t skip = strlen(name);
    return span_starts(word, name) && span_i64((struct span){word.p + skip, word.n - skip}, out) && *out >= 0;
}

static enum err label_of(const char *line, struct sealed_label *out, char *why, size_t cap)
{
    struct span rest = span_trim(span_of(line));
    int64_t form = 0;
    (void)span_cut(&rest, ' ');
    if (!span_i64(span_cut(&rest, ' '), &form) || form < 1)
        return say(ERR_SYNTAX, why, cap, "its first line is damaged");
    if (form > FORM)
        return say(ERR_VERSION, why, cap, "a newer Mlinzi wrote it: install that one");
    struct span kind = span_cut(&rest, ' '), to = span_cut(&rest, ' ');
    if (kind.n == 0 || !span_str(kind, out->kind, sizeof out->kind) || to.n != 3 + 16 || !span_starts(to, "to=") ||
        !span_str((struct span){to.p + 3, 16}, out->to, sizeof out->to) ||
        !number_after(&rest, "made=", &out->made_s) || !number_after(&rest, "schema=", &out->schema) || rest.n)
        return say(ERR_SYNTAX, why, cap, "its first line is damaged");
    return ERR_NONE;
}

static enum err label_read(int fd, char *line, size_t line_cap, struct sealed_label *out, char *why, size_t cap)
{
    enum err e = line_read(fd, line, line_cap);
    if (e)
        return say(e, why, cap, e == ERR_IO ? "it could not be read" : "it is no file that Mlinzi sealed");
    return label_of(line, out, why, cap);
}

enum err sealed_label_read(int fd, struct sealed_label *out, char *why, size_t cap)
{
    char line[sizeof((struct sealed_in *)0)->line];
    return label_read(fd, line, sizeof line, out, why, cap);
}

static enum err stream_open(struct sealed_in *in, const struct sealed_public *public,
                            const struct sealed_secret *secret, char *why, size_t cap)
{
    unsigned char box[BOX_BYTES + HEADER_BYTES], key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
    size_t n = 0;
    enum err e = read_all(in->fd, box, sizeof box, &n);
    if (e)
        return say(e, why, cap, "it could not be read");
    if (n < sizeof box)
        return say(ERR_REFUSED, why, cap, "it is cut short: its end is missing");
    bool good = crypto_box_seal_open(key, box, BOX_BYTES, public->key, secret->key) == 0;
    if (good)
        must(crypto_secretstream_xchacha20poly1305_init_pull(&in->stream, box + BOX_BYTES, key) == 0);
    sodium_memzero(key, sizeof key);
    return good ? ERR_NONE : say(ERR_REFUSED, why, cap, "it is damaged near its beginning");
}

enum err sealed_open(struct sealed_in *in, int fd, const struct sealed_secret *secret, char *why, size_t cap)
{
    struct sealed_public public;
    char print[17];
    must(sodium_init() >= 0);
    in->fd = fd;
    in->ended = false;
    enum err e = label_read(fd, in->line, sizeof in->line, &in->label, why, cap);
    if (e)
        return e;
    (void)crypto_scalarmult_base(public.key, secret->key);
    sealed_fingerprint(&public, print);
    if (strcmp(print, in->label.to) != 0) {
        (void)snprintf(why, cap, "it is sealed to the key %s, and this secret is the key %s", in->label.to, print);
        return ERR_REFUSED;
    }
    return stream_open(in, &public, secret, why, cap);
}

enum err sealed_read(struct sealed_in *in, unsigned char *out, size_t *n, char *why, size_t cap)
{
    unsigned char chunk[SEALED_CHUNK_BYTES + MORE_BYTES], tag = 0;
    unsigned long long plain = 0;
    size_t have = 0, behind = 0;
    *n = 0;
    if (in->ended)
        return ERR_NONE;
    enum err e = read_all(in->fd, chunk, sizeof chunk, &have);
    if (e)
        return say(e, why, cap, "it could not be read");
    if (have < MORE_BYTES)
        return say(ERR_REFUSED, why, cap, "it is cut short: its end is missing");
    if (crypto_secretstream_xchacha20poly1305_pull(&in->stream, out, &plain, &tag, chunk, have,
                                                   (const unsigned char *)in->line, strlen(in->line)) != 0)
        return say(ERR_REFUSED, why, cap, "it is damaged or cut short");
    in->ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (in->ended && (read_all(in->fd, chunk, 1, &behind) != ERR_NONE || behind))
        return say(ERR_REFUSED, why, cap, "something was added behind its end");
    *n = (size_t)plain;
    return ERR_NONE;
}
