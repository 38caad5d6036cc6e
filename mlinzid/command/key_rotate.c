/* key_rotate.c - `mlinzi key rotate`: the steps of mlinzid/engine/rotation.c one after the other, beside a daemon that
 * goes on working. Every batch is a short transaction, and between two of them as much time is left to the daemon. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "mlinzid/command/key.h"
#include "mlinzid/command/keyset.h"
#include "mlinzid/command/new_file.h"

#define BUSY_TRIES 60
#define PAUSE_MIN_NS 2000000L
#define CHECKPOINT_STEPS 50 /* so that the log does not grow to the size of all keys */

static void thousands(int64_t n, char out[32])
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)n), at = 0;
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[i];
    }
    out[at] = '\0';
}

void rotation_words(const struct rotation *r, char *out, size_t cap)
{
    char done[32], total[32];
    thousands(r->done, done);
    thousands(r->total, total);
    if (!r->begun)
        snprintf(out, cap, "none is under way");
    else if (r->step <= ROTATION_SWITCH)
        snprintf(out, cap,
                 "a rotation to kek-%lld was begun: its file is made, no key is under it yet: mlinzi key rotate",
                 (long long)r->to);
    else
        snprintf(out, cap, "a rotation to kek-%lld was begun: %s of %s keys done: mlinzi key rotate", (long long)r->to,
                 done, total);
}

static void progress(const struct args *a, const struct rotation *r, bool last)
{
    static time_t said;
    time_t now = time(NULL);
    char done[32], total[32];
    if (!last && now == said)
        return;
    said = now;
    thousands(r->done, done);
    thousands(r->total, total);
    if (a->json)
        printf("{\"event\":\"progress\",\"generation\":%lld,\"done\":%lld,\"total\":%lld}\n", (long long)r->to,
               (long long)r->done, (long long)r->total);
    else if (isatty(STDOUT_FILENO))
        printf("\r%s of %s keys under kek-%lld%s", done, total, (long long)r->to, last ? "\n" : "");
    fflush(stdout);
}

/* A daemon that could not read the new key would refuse every new report. */
static bool daemon_ready(struct at_store *at, const struct rotation *r, char *why, size_t cap)
{
    const struct kek *k = keyring_kek(r->keys, r->to);
    struct link l = {.fd = -1};
    char name[32], print[17];
    int fd = -1;
    if (store_lock(at->store.path, &fd)) {
        if (fd >= 0)
            close(fd);
        return true; /* none runs; one that starts reads the directory */
    }
    if (!link_open(&l, at->settings->socket_path, why, cap))
        return false;
    snprintf(name, sizeof name, "kek-%lld", (long long)r->to);
    key_print(name, k->key, KEY_BYTES, print);
    json_t *answer =
        link_ask(&l, json_pack("{s:s,s:I,s:s}", "op", "key.ready", "generation", (json_int_t)r->to, "print", print));
    const char *error = json_string_value(json_object_get(answer, "error"));
    bool ok = json_is_true(json_object_get(answer, "ok"));
    snprintf(why, cap, "%s", error ? error : "the daemon went away before it answered");
    json_decref(answer);
    link_close(&l);
    return ok;
}

static void rest(const struct timespec *from)
{
    struct timespec to, wait;
    clock_gettime(CLOCK_MONOTONIC, &to);
    long ns = (to.tv_sec - from->tv_sec) * 1000000000L + to.tv_nsec - from->tv_nsec;
    ns = ns < PAUSE_MIN_NS ? PAUSE_MIN_NS : ns;
    wait = (struct timespec){ns / 1000000000L, ns % 1000000000L};
    nanosleep(&wait, NULL);
}

/* One step, tried again while somebody else writes. */
static enum err step(struct rotation *r)
{
    struct timespec from;
    enum err err = ERR_BUSY;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int i = 0; err == ERR_BUSY && i < BUSY_TRIES && !stop_asked(); i++)
        err = rotation_next(r);
    rest(&from);
    return err;
}

static int broken_off(struct at_store *at, const struct rotation *r)
{
    char words[256];
    struct rotation now = *r;
    now.begun = true;
    rotation_words(&now, words, sizeof words);
    return at_said(at->a, false, "broken off. Nothing is lost: %s", words);
}

static int finished(struct at_store *at, const struct rotation *r)
{
    char why[512], about[40], total[32];
    struct rotation look;
    db_checkpoint(at->db); /* what was wrapped under the old key is overwritten in the file, too */
    if (rotation_look(&look, at->db, at->store.keys, at->now_s) || (look.begun && look.step > ROTATION_SWITCH))
        return at_said(at->a, false, "keys under an older generation are left: run it again");
    snprintf(about, sizeof about, "generation=%lld", (long long)r->to);
    if (!at_store_note(at, "key.rotated", about, why, sizeof why))
        fprintf(stderr, "mlinzi: %s\n", why);
    thousands(r->total, total);
    return at_said(at->a, true,
                   "all %s keys are under kek-%lld. Now: mlinzi key escrow (kek-%lld is in no escrow yet), and a new "
                   "backup; kek-%lld stays for older backups until mlinzi key forget %lld",
                   total, (long long)r->to, (long long)r->to, (long long)r->from, (long long)r->from);
}

static int rotate_locked(struct at_store *at)
{
    struct rotation r;
    char why[512];
    if (rotation_look(&r, at->db, at->store.keys, at->now_s))
        return at_said(at->a, false, "%s", r.why);
    if (at->store.keys->keks == KEKS_MAX && r.step == ROTATION_FILE)
        return at_said(at->a, false, "%d generations lie there already: mlinzi key forget the oldest first", KEKS_MAX);
    if (r.begun && !at->a->json) {
        rotation_words(&r, why, sizeof why);
        char *end = strrchr(why, ':');
        printf("%.*s, going on\n", (int)(end ? end - why : 0), why);
    }
    stop_listen();
    for (int steps = 1; r.step != ROTATION_DONE; steps++) {
        if (r.step == ROTATION_SWITCH && !daemon_ready(at, &r, why, sizeof why))
            return at_said(at->a, false, "%s", why);
        enum err err = stop_asked() ? ERR_NONE : step(&r);
        if (stop_asked() && r.step != ROTATION_DONE)
            return broken_off(at, &r);
        if (err)
            return at_said(at->a, false, "%s. Nothing is lost: run it again", r.why);
        if (steps % CHECKPOINT_STEPS == 0)
            db_checkpoint(at->db);
        if (r.step >= ROTATION_WRAP)
            progress(at->a, &r, r.step == ROTATION_DONE);
    }
    return finished(at, &r);
}

/* Two rotations at once would only be in each other's way. */
static int rotate_now(struct at_store *at)
{
    int fd = open(at->store.keys->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return at_said(at->a, false, "%s: %s", at->store.keys->dir, strerror(errno));
    int code = flock(fd, LOCK_EX | LOCK_NB) == 0
                   ? rotate_locked(at)
                   : at_said(at->a, false, "another mlinzi key works in %s: wait for it", at->store.keys->dir);
    close(fd);
    return code;
}

int key_rotate(struct args *a)
{
    return args_done(a) && a->n == 2 ? at_store(a, AT_STORE_OPEN, rotate_now) : EXIT_CODE_USAGE;
}
