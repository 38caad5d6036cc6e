/* cmd_db.c - `mlinzi db`: the store itself, without the daemon's help, so that it works when the daemon does not. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mlinzid/at_store.h"
#include "mlinzid/backup.h"

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

int cmd_db(int argc, char **argv)
{
    static const struct sub subs[] = {
        {"migrate", migrate}, {"backup", backup_make}, {"restore", backup_restore}, {"check", check}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
