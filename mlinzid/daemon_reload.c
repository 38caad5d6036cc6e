/* daemon_reload.c - SIGHUP: everything a deployment edits is read again. The new files are taken whole or not at all,
 * so that a slip in one of them never leaves a running service half changed. */
#include <string.h>

#include "base/log.h"
#include "mlinzid/daemon.h"
#include "mlinzid/door/tls_files.h"
#include "mlinzid/proc/procs.h"

/* Each setting: where it lies, and whether it is read only at the start. */
static const struct row {
    const char *key;
    size_t at, size;
    const char *words;
} rows[] = {
#define ROW(member, key, words) {key, offsetof(struct settings, member), sizeof(((struct settings *)0)->member), words},
#define INT(member, key, standard, least, most, unit, words) ROW(member, key, words)
#define BOOL(member, key, standard, words) ROW(member, key, words)
#define TEXT(member, key, standard, words) ROW(member, key, words)
#define PATH(member, key, standard, words) ROW(member, key, words)
#define WORD(member, key, standard, allowed, words) ROW(member, key, words)
#include "config/options.def"
};

/* Links are opened at the start, whole. */
static bool links_differ(const struct settings *old, const struct settings *new)
{
    bool differ = old->links != new->links;
    for (int i = 0; i < old->links && !differ; i++) {
        const struct link_settings *a = &old->link[i], *b = &new->link[i];
#define LINK_INT(member, key, standard, least, most, unit, words) differ = differ || a->member != b->member;
#define LINK_BOOL(member, key, standard, words) differ = differ || a->member != b->member;
#define LINK_TEXT(member, key, standard, words) differ = differ || strcmp(a->member, b->member) != 0;
#define LINK_PATH(member, key, standard, words) differ = differ || strcmp(a->member, b->member) != 0;
#define LINK_WORD(member, key, standard, allowed, words) differ = differ || strcmp(a->member, b->member) != 0;
#include "config/options.def"
    }
    return differ;
}

static void restarts(const struct settings *old, const struct settings *new)
{
    for (size_t i = 0; i < countof(rows); i++) {
        const char *a = (const char *)old + rows[i].at, *b = (const char *)new + rows[i].at;
        if (strstr(rows[i].words, "(start)") && memcmp(a, b, rows[i].size) != 0)
            log_event("reload.restart-needed", LOG_W("setting", rows[i].key));
    }
    if (links_differ(old, new) && strcmp(new->carrier, "loop") != 0)
        log_event("reload.restart-needed", LOG_W("setting", "links"));
}

/* What is read at the start stays as it was, so that the rest of the program never sees half a change. */
static void keep_start(const struct settings *old, struct settings *new)
{
    for (size_t i = 0; i < countof(rows); i++)
        if (strstr(rows[i].words, "(start)"))
            memcpy((char *)new + rows[i].at, (const char *)old + rows[i].at, rows[i].size);
    memcpy(new->link, old->link, sizeof new->link);
    new->links = old->links;
}

void daemon_log_level(const struct settings *s)
{
    (void)log_quiet(strcmp(s->log_level, "error") == 0 ? LOG_ERRORS : LOG_ALL);
}

/* The door read them before it was confined: another door reads the new ones. The sockets stay open meanwhile. */
void daemon_tls_look(struct daemon *d)
{
    uint64_t stamp = tls_files_stamp(&d->first->settings), before = d->tls_stamp;
    d->tls_stamp = stamp;
    if (before == stamp || !before)
        return;
    log_event("reload.tls");
    procs_again(d->procs, PROCESS_DOOR);
}

void daemon_reload(struct daemon *d)
{
    struct config_fault fault;
    struct loaded *fresh = NULL, *old = d->loaded;
    daemon_notify("RELOADING=1");
    if (load_all(d->settings_path, &fresh, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        log_event("reload.failed", LOG_I("line", fault.line));
        daemon_notify("READY=1");
        return;
    }
    daemon_log_level(&fresh->settings);
    restarts(&d->first->settings, &fresh->settings);
    keep_start(&d->first->settings, &fresh->settings);
    enum err err = engine_reload(d->engine, fresh);
    d->loaded = fresh;
    if (err != ERR_NONE)
        engine_people_changed(d->engine); /* the people held in memory still name the old places: those are kept */
    else if (old != d->first)
        load_free(old);
    daemon_tls_look(d);
    log_event("reload.done", LOG_ERR(err));
    daemon_notify("READY=1");
    daemon_wake(d);
}
