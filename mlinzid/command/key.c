/* key.c - `mlinzi key`: the offline pair, escrow, what keys there are, and taking an old one away. Changing the
 * key-encryption key is in command/key_rotate.c. None of it needs a daemon, and none of it stops one. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mlinzid/command/at_store.h"
#include "mlinzid/command/key.h"
#include "mlinzid/command/keyset.h"
#include "mlinzid/command/new_file.h"
#include "mlinzid/command/offline_key.h"
#include "mlinzid/engine/rotation.h"

/* --- pair --- */

static int pair_made(const struct args *a, const char *file, const struct sealed_public *public)
{
    char text[SEALED_KEY_TEXT], print[17];
    sealed_public_write(public, text);
    sealed_fingerprint(public, print);
    if (a->json) {
        printf("{\"ok\":true,\"secret\":\"%s\",\"public\":\"%s\",\"fingerprint\":\"%s\"}\n", file, text, print);
        return 0;
    }
    printf("The secret key is in %s. Whoever has it opens your backups and your keys; without it nobody does.\n"
           "Copy it to two sticks, put them into two safes, try `mlinzi key restore` with one, then delete it here.\n\n"
           "The public key (%s) goes into the settings of this service; it is no secret:\n\n"
           "backup: { public_key = \"%s\"; };\n\n",
           file, print, text);
    return 0;
}

static int pair(struct args *a)
{
    struct new_file f;
    struct sealed_secret secret;
    struct sealed_public public;
    char text[SEALED_KEY_TEXT], why[NEW_FILE_PATH + 256];
    if (!args_done(a) || a->n != 3)
        return EXIT_CODE_USAGE;
    umask(077);
    if (!new_file_open(&f, a->v[2], why, sizeof why))
        return at_said(a, false, "%s", why);
    sealed_pair(&secret, &public);
    sealed_secret_write(&secret, text);
    size_t n = strlen(text);
    text[n] = '\n'; /* in place of the NUL */
    bool ok = write(f.fd, text, n + 1) == (ssize_t)(n + 1);
    sealed_forget(text, sizeof text);
    sealed_forget(&secret, sizeof secret);
    if (ok && new_file_keep(&f, why, sizeof why))
        return pair_made(a, a->v[2], &public);
    if (!ok)
        new_file_drop(&f);
    return at_said(a, false, "%s", ok ? why : "the file could not be written: is the disk full?");
}

/* --- escrow --- */

struct escrow {
    const char *to, *out;
    struct sealed_public public;
};
static struct escrow escrow_asked;

static int escrow_write(struct at_store *at, const struct keyset *keys, const char *path)
{
    char why[NEW_FILE_PATH + 256], print[17], about[80];
    struct new_file f;
    if (!new_file_open(&f, path, why, sizeof why))
        return at_said(at->a, false, "%s", why);
    enum err err = keyset_seal(keys, at->store.keys->dir, f.fd, &escrow_asked.public, at->now_s);
    if (err) {
        new_file_drop(&f);
        return at_said(at->a, false, "%s could not be written: %s", path, err_words(err));
    }
    if (!new_file_keep(&f, why, sizeof why))
        return at_said(at->a, false, "%s", why);
    err = escrow_note_write(at->db, keys, &escrow_asked.public, at->now_s);
    if (err)
        return at_said(at->a, false, "%s is whole, but the store could not note it (%s): run it again", path,
                       err_words(err));
    sealed_fingerprint(&escrow_asked.public, print);
    snprintf(about, sizeof about, "keys=%d to=%s", keys->count, print);
    if (!at_store_note(at, "key.escrowed", about, why, sizeof why))
        fprintf(stderr, "mlinzi: %s\n", why);
    return at_said(at->a, true,
                   "%s: %d key%s, sealed to %s. Keep it away from this machine and from its backups' place; whoever "
                   "holds the secret key of %s opens it (mlinzi key restore)",
                   path, keys->count, plural(keys->count), print, print);
}

static int escrow_now(struct at_store *at)
{
    char why[512], path[64];
    if (offline_public(escrow_asked.to, at->settings, &escrow_asked.public, why, sizeof why))
        return at_said(at->a, false, "%s", why);
    struct keyset *keys = keyset_read(at->store.keys, why, sizeof why);
    if (!keys)
        return at_said(at->a, false, "%s", why);
    struct civil c = civil_of(at->now_s);
    snprintf(path, sizeof path, "mlinzi-keys-%04d-%02d-%02d-%02d%02d.sealed", c.year, c.month, c.day, c.hour, c.minute);
    int code = escrow_write(at, keys, escrow_asked.out ? escrow_asked.out : path);
    keyset_free(keys);
    return code;
}

static int escrow(struct args *a)
{
    escrow_asked.to = args_option(a, "--to", false);
    escrow_asked.out = args_option(a, "--out", false);
    return args_done(a) && a->n == 2 ? at_store(a, AT_STORE_OPEN, escrow_now) : EXIT_CODE_USAGE;
}

static int restore(struct args *a)
{
    struct sealed_secret secret;
    char why[1024];
    const char *from = args_option(a, "--secret", false), *into = args_option(a, "--into", false);
    if (!args_done(a) || a->n != 3 || !from || !into)
        return EXIT_CODE_USAGE;
    umask(077);
    if (!offline_secret(from, &secret, why, sizeof why))
        return at_said(a, false, "%s", why);
    int fd = open(a->v[2], O_RDONLY | O_CLOEXEC);
    enum err err = fd < 0 ? ERR_IO : keyset_unseal(fd, &secret, into, why, sizeof why);
    if (fd < 0)
        snprintf(why, sizeof why, "%s", strerror(errno));
    else
        close(fd);
    sealed_forget(&secret, sizeof secret);
    if (err)
        return at_said(a, false, "%s: %s", a->v[2], why);
    return at_said(a, true,
                   "the keys are in %s; the service reads them from keys.dir, owned by its user, 0700 and 0600", into);
}

/* --- status --- */

static void kek_lines(struct at_store *at, const struct kek_count *counts, int n, int64_t newest, json_t *rows)
{
    for (int i = 0; i < at->store.keys->keks; i++) {
        int64_t generation = at->store.keys->kek[i].generation, keys = 0, since = kek_since(at, generation);
        for (int j = 0; j < n; j++)
            keys = counts[j].generation == generation ? counts[j].keys : keys;
        json_array_append_new(
            rows, json_pack("{s:I,s:I,s:I,s:b}", "generation", (json_int_t)generation, "keys", (json_int_t)keys, "days",
                            (json_int_t)(since ? (at->now_s - since) / DAY_S : -1), "newest", generation == newest));
    }
}

static void status_print(const json_t *o)
{
    size_t i;
    json_t *row;
    json_array_foreach(json_object_get(o, "kek"), i, row)
    {
        json_int_t days = json_integer_value(json_object_get(row, "days"));
        printf("kek-%-4lld %8lld keys", json_integer_value(json_object_get(row, "generation")),
               json_integer_value(json_object_get(row, "keys")));
        if (days >= 0)
            printf("  %lld days old", days);
        printf("%s\n", json_is_true(json_object_get(row, "newest")) ? "  new keys are wrapped under it" : "");
    }
    printf("erased   %8lld subjects\n", json_integer_value(json_object_get(o, "erased")));
    printf("escrow   %s\n", json_string_value(json_object_get(o, "escrow")));
    printf("rotation %s\n", json_string_value(json_object_get(o, "rotation")));
}

void escrow_words(struct at_store *at, char *out, size_t cap)
{
    struct escrow_note note;
    char why[512], day[24];
    struct text t;
    struct keyset *keys = keyset_read(at->store.keys, why, sizeof why);
    if (!keys)
        snprintf(out, cap, "%s", why);
    else if (escrow_note_read(at->db, &note))
        snprintf(out, cap, "the store does not say");
    else if (!note.at_s)
        snprintf(out, cap, "none: mlinzi key escrow");
    else {
        const struct keyset_one *lacks = escrow_lacks(&note, keys);
        text_init(&t, day, sizeof day);
        day_write(day_of(note.at_s), &t);
        snprintf(out, cap, "of %s, sealed to %s, %s%s", day, note.to, lacks ? "without " : "with every key of today",
                 lacks ? lacks->name : "");
    }
    keyset_free(keys);
}

static int status_now(struct at_store *at)
{
    struct kek_count counts[KEKS_MAX + 1];
    struct rotation r;
    char words[512];
    int n = 0;
    int64_t newest = 0;
    if (db_kek_newest(at->db, &newest) || db_keys_count(at->db, counts, KEKS_MAX + 1, &n) ||
        rotation_look(&r, at->db, at->store.keys, at->now_s))
        return at_said(at->a, false, "the store does not say: %s", db_why(at->db));
    json_t *rows = json_array(), *o = json_pack("{s:b,s:o}", "ok", true, "kek", rows);
    kek_lines(at, counts, n, newest, rows);
    json_object_set_new(o, "erased", json_integer(n && counts[0].generation == 0 ? counts[0].keys : 0));
    escrow_words(at, words, sizeof words);
    json_object_set_new(o, "escrow", json_string(words));
    rotation_words(&r, words, sizeof words);
    json_object_set_new(o, "rotation", json_string(words));
    if (at->a->json) {
        json_dumpf(o, stdout, JSON_COMPACT);
        putchar('\n');
    } else
        status_print(o);
    json_decref(o);
    return 0;
}

static int status(struct args *a)
{
    return args_done(a) && a->n == 2 ? at_store(a, AT_STORE_LOOK, status_now) : EXIT_CODE_USAGE;
}

int64_t kek_since(struct at_store *at, int64_t generation)
{
    char name[40], text[24], path[700];
    int64_t since = 0;
    struct stat st;
    snprintf(name, sizeof name, "kek.since.%lld", (long long)generation);
    if (db_meta_get(at->db, name, text, sizeof text) == ERR_NONE && span_i64(span_of(text), &since))
        return since;
    snprintf(path, sizeof path, "%s/kek-%lld", at->store.keys->dir, (long long)generation);
    return stat(path, &st) == 0 ? (int64_t)st.st_mtime : 0;
}

/* --- forget --- */

static bool forget_sure;

static int forget_file(struct at_store *at, int64_t generation)
{
    char path[700], half[710], why[512], about[40];
    snprintf(path, sizeof path, "%s/kek-%lld", at->store.keys->dir, (long long)generation);
    if (access(path, F_OK) != 0)
        return at_said(at->a, false,
                       "%s is not there; where the service manager hands kek-%lld over, take it away there", path,
                       (long long)generation);
    if (!forget_sure)
        return at_said(at->a, false,
                       "no key of the store names kek-%lld, but every backup made before the rotation to kek-%lld was "
                       "finished needs it: without it such a backup is noise. Is it in escrow, or are those backups "
                       "gone? Then say it again with --yes",
                       (long long)generation, (long long)generation + 1);
    if (unlink(path) != 0)
        return at_said(at->a, false, "%s: %s", path, strerror(errno));
    snprintf(half, sizeof half, "%s.part", path); /* of a start that died when it had made the key */
    (void)unlink(half);
    if (!dir_flush(at->store.keys->dir))
        fprintf(stderr, "mlinzi: %s could not be flushed: after a power cut the file may be there again\n",
                at->store.keys->dir);
    snprintf(about, sizeof about, "generation=%lld", (long long)generation);
    if (!at_store_note(at, "key.forgotten", about, why, sizeof why))
        fprintf(stderr, "mlinzi: %s\n", why);
    return at_said(at->a, true, "%s is taken away; a running daemon still has it in memory until it is started anew",
                   path);
}

static int forget_now(struct at_store *at)
{
    struct kek_count counts[KEKS_MAX + 1];
    struct rotation r;
    int n = 0;
    int64_t generation = 0, newest = 0;
    if (!span_i64(span_of(at->a->v[2]), &generation) || generation < 1)
        return at_said(at->a, false, "which generation? A number, as `mlinzi key status` shows");
    if (db_kek_newest(at->db, &newest) || db_keys_count(at->db, counts, KEKS_MAX + 1, &n) ||
        rotation_look(&r, at->db, at->store.keys, at->now_s))
        return at_said(at->a, false, "the store does not say: %s", db_why(at->db));
    if (generation >= newest)
        return at_said(at->a, false, "kek-%lld is in use: mlinzi key rotate makes a newer one", (long long)generation);
    for (int i = 0; i < n; i++)
        if (counts[i].generation == generation && counts[i].keys)
            return at_said(at->a, false, "%lld keys are wrapped under kek-%lld: mlinzi key rotate first",
                           (long long)counts[i].keys, (long long)generation);
    if (r.begun && r.step > ROTATION_SWITCH)
        return at_said(at->a, false, "a rotation is not finished: mlinzi key rotate first");
    return forget_file(at, generation);
}

static int forget(struct args *a)
{
    forget_sure = args_option(a, "--yes", true) != NULL;
    return args_done(a) && a->n == 3 ? at_store(a, AT_STORE_OPEN, forget_now) : EXIT_CODE_USAGE;
}

int cmd_key(int argc, char **argv)
{
    static const struct sub subs[] = {{"status", status},   {"pair", pair},         {"escrow", escrow},
                                      {"restore", restore}, {"rotate", key_rotate}, {"forget", forget},
                                      {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
