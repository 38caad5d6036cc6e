/* cmd_db.c - `mlinzi db`: the store itself, without the daemon's help, so that it works when the daemon does not. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mlinzid/client.h"
#include "mlinzid/commands.h"
#include "mlinzid/store_view.h"

static int said(const struct args *a, bool ok, const char *words)
{
    if (a->json) {
        json_t *o = json_pack("{s:b,s:s}", "ok", ok, ok ? "done" : "error", words);
        json_dumpf(o, stdout, JSON_COMPACT);
        putchar('\n');
        json_decref(o);
    } else
        fprintf(ok ? stdout : stderr, "%s%s\n", ok ? "" : "mlinzi: ", words);
    return ok ? 0 : EXIT_CODE_REFUSED;
}

/* Loads settings and data, and runs one of the acts below with the store's settings. */
static int with_store(struct args *a, bool may_make, int (*act)(struct args *a, const struct db_settings *s))
{
    char why[512] = "";
    struct loaded *l = NULL;
    struct config_fault fault;
    struct db_settings s;
    if (load_all(client_settings_file(), &l, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return EXIT_CODE_USAGE;
    }
    umask(077);
    int code = EXIT_CODE_REFUSED;
    if (store_settings(l, may_make, &s, why, sizeof why)) {
        code = act(a, &s);
        store_settings_end(&s);
    } else
        (void)said(a, false, why);
    load_free(l);
    return code;
}

static int migrate_now(struct args *a, const struct db_settings *s)
{
    char why[512] = "";
    int fd = -1;
    if (!store_lock(s->path, &fd))
        return said(
            a, false,
            "a daemon works on this store: stop it first, then migrate (it migrates by itself at its start, too)");
    enum err err = db_migrate(s, why, sizeof why);
    if (fd >= 0)
        close(fd);
    return said(a, err == ERR_NONE, err == ERR_NONE ? "the store is at this program's schema" : why);
}

static int migrate(struct args *a)
{
    return a->n == 2 ? with_store(a, true, migrate_now) : EXIT_CODE_USAGE;
}

static int backup_now(struct args *a, const struct db_settings *s)
{
    char why[512] = "", half[SETTINGS_PATH_CAP + 16];
    struct db *db = NULL;
    if (access(a->v[2], F_OK) == 0)
        return said(a, false, "the file is there already: a backup never overwrites; choose another name");
    if (snprintf(half, sizeof half, "%s.part", a->v[2]) >= (int)sizeof half)
        return said(a, false, "the file's name is too long");
    enum err err = db_open(s, &db, why, sizeof why);
    if (err == ERR_NONE)
        err = db_backup(db, half);
    db_close(db);
    if (err == ERR_NONE && rename(half, a->v[2]) == 0)
        return said(a, true, "copied; keep it as private as the store, and the keys elsewhere");
    (void)unlink(half);
    return said(a, false,
                why[0] ? why : "the copy could not be written: is there room, and may this user write there?");
}

static int backup(struct args *a)
{
    return a->n == 3 ? with_store(a, false, backup_now) : EXIT_CODE_USAGE;
}

static int check_now(struct args *a, const struct db_settings *s)
{
    char why[512] = "", broken[16384] = "";
    struct db *db = NULL;
    if (db_open(s, &db, why, sizeof why) != ERR_NONE)
        return said(a, false, why);
    int n = db_check(db, store_now(db), broken, sizeof broken);
    db_close(db);
    if (n == 0)
        return said(a, true, "every rule holds");
    size_t length = strlen(broken);
    broken[length ? length - 1 : 0] = '\0'; /* the last line end */
    return said(a, false, broken);
}

static int check(struct args *a)
{
    return a->n == 2 ? with_store(a, false, check_now) : EXIT_CODE_USAGE;
}

int cmd_db(int argc, char **argv)
{
    static const struct sub subs[] = {{"migrate", migrate}, {"backup", backup}, {"check", check}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
