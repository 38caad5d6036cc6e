/* at_store.c - sub-commands on the store itself: settings, keys, the store, and a row of the audit. */
#include "mlinzid/command/at_store.h"

#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int at_said(const struct args *a, bool ok, const char *format, ...)
{
    char words[17000];
    va_list ap;
    va_start(ap, format);
    vsnprintf(words, sizeof words, format, ap);
    va_end(ap);
    if (a->json) {
        json_t *o = json_pack("{s:b,s:s}", "ok", ok, ok ? "done" : "error", words);
        json_dumpf(o, stdout, JSON_COMPACT);
        putchar('\n');
        json_decref(o);
    } else
        fprintf(ok ? stdout : stderr, "%s%s\n", ok ? "" : "mlinzi: ", words);
    fflush(stdout);
    return ok ? 0 : EXIT_CODE_REFUSED;
}

static int opened(struct at_store *at, enum at_store_how how, int (*act)(struct at_store *at))
{
    char why[512] = "";
    at->store.read_only = how == AT_STORE_LOOK;
    if (how <= AT_STORE_LOOK && db_open(&at->store, &at->db, why, sizeof why) != ERR_NONE)
        return at_said(at->a, false, "%s", why);
    if (at->db)
        at->now_s = store_now(at->db);
    int code = act(at);
    db_close(at->db);
    return code;
}

int at_store(struct args *a, enum at_store_how how, int (*act)(struct at_store *at))
{
    char why[512] = "";
    struct loaded *l = NULL;
    struct config_fault fault;
    struct at_store at = {.a = a};
    if (load_all(client_settings_file(), &l, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return EXIT_CODE_SETTINGS;
    }
    umask(077);
    at.loaded = l;
    at.settings = &l->settings;
    int code;
    if (how == AT_STORE_SETTINGS)
        code = act(&at);
    else if (store_settings(l, how == AT_STORE_MAKE, &at.store, why, sizeof why)) {
        code = opened(&at, how, act);
        store_settings_end(&at.store);
    } else
        code = at_said(a, false, "%s", why);
    load_free(l);
    return code;
}

/* --- the audit --- */

static bool note_alone(struct at_store *at, const char *act, const char *about)
{
    const struct passwd *p = getpwuid(getuid());
    char detail[400];
    snprintf(detail, sizeof detail, "user=%.32s(%u) %s", p ? p->pw_name : "?", getuid(), about);
    struct apply a = {.now_s = at->now_s};
    struct effect fx = {.kind = EFFECT_AUDIT, .word = span_of(act), .text = span_of(detail)};
    enum err err = db_begin(at->db);
    if (!err)
        err = db_apply(at->db, &a, &fx);
    if (!err)
        err = db_commit(at->db);
    if (err)
        db_rollback(at->db);
    return err == ERR_NONE;
}

/* One process at a time writes the audit: the daemon, or we while we hold its lock. */
bool at_store_note(struct at_store *at, const char *act, const char *about, char *why, size_t cap)
{
    struct link l = {.fd = -1};
    int fd = -1;
    if (store_lock(at->store.path, &fd)) {
        bool ok = note_alone(at, act, about);
        if (fd >= 0)
            close(fd);
        snprintf(why, cap, "the row of the audit could not be written: %s", db_why(at->db));
        return ok;
    }
    if (!link_open(&l, at->settings->socket_path, why, cap))
        return false;
    json_t *answer = link_ask(&l, json_pack("{s:s,s:s,s:s}", "op", "key.note", "act", act, "about", about));
    bool ok = json_is_true(json_object_get(answer, "ok"));
    snprintf(why, cap, "the daemon did not write the row of the audit");
    json_decref(answer);
    link_close(&l);
    return ok;
}
