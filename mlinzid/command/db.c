/* db.c - `mlinzi db`: the store itself, without the daemon's help, so that it works when the daemon does not. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/child.h"
#include "mlinzid/command/at_store.h"
#include "mlinzid/command/backup.h"

static int migrate_now(struct at_store *at)
{
    char why[512] = "";
    int fd = -1;
    if (!store_lock(at->store.path, &fd))
        return at_said(
            at->a, false,
            "a daemon works on this store: stop it first, then migrate (it migrates by itself at its start, too)");
    enum err err = db_migrate(&at->store, why, sizeof why);
    if (fd >= 0)
        close(fd);
    return at_said(at->a, err == ERR_NONE, "%s", err == ERR_NONE ? "the store is at this program's schema" : why);
}

static int migrate(struct args *a)
{
    return a->n == 2 ? at_store(a, AT_STORE_MAKE, migrate_now) : EXIT_CODE_USAGE;
}

static int check_now(struct at_store *at)
{
    char broken[16384] = "";
    int n = db_check(at->db, at->now_s, broken, sizeof broken);
    if (n == 0)
        return at_said(at->a, true, "every rule holds");
    size_t length = strlen(broken);
    broken[length ? length - 1 : 0] = '\0'; /* the last line end */
    return at_said(at->a, false, "%s", broken);
}

static int check(struct args *a)
{
    return a->n == 2 ? at_store(a, AT_STORE_LOOK, check_now) : EXIT_CODE_USAGE;
}

/* One transaction: killed, nothing happened, and it is begun again. */
static int doubles_now(struct at_store *at)
{
    struct alike_sweep found = {0};
    char about[80];
    int fd = -1;
    if (!store_lock(at->store.path, &fd))
        return at_said(at->a, false, "a daemon works on this store: stop it first, then look; texts wait meanwhile");
    enum err err = db_begin(at->db);
    if (err == ERR_NONE)
        err = db_alike_sweep(at->db, at->now_s, &found);
    snprintf(about, sizeof about, "user=%u weighed=%lld open=%lld", getuid(), (long long)found.weighed,
             (long long)found.open);
    struct apply a = {.now_s = at->now_s};
    struct effect fx = {.kind = EFFECT_AUDIT, .word = SPAN("children.doubles"), .text = span_of(about)};
    if (err == ERR_NONE)
        err = db_apply(at->db, &a, &fx);
    err = err == ERR_NONE ? db_commit(at->db) : (db_rollback(at->db), err);
    if (fd >= 0)
        close(fd);
    if (err != ERR_NONE)
        return at_said(at->a, false, "nothing is changed: %s", err_words(err));
    return at_said(at->a, true, "%lld pair%s of children may be one: the work list of doubles has them",
                   (long long)found.open, plural(found.open));
}

static int doubles(struct args *a)
{
    return a->n == 2 ? at_store(a, AT_STORE_OPEN, doubles_now) : EXIT_CODE_USAGE;
}

int cmd_db(int argc, char **argv)
{
    static const struct sub subs[] = {{"migrate", migrate}, {"backup", backup_make}, {"restore", backup_restore},
                                      {"check", check},     {"doubles", doubles},    {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
