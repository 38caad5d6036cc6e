/* at_store.h - what the sub-commands do that work on the store itself, beside a daemon or without one. */
#ifndef MLINZI_MLINZID_AT_STORE_H
#define MLINZI_MLINZID_AT_STORE_H

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"
#include "mlinzid/command/store_view.h"

struct at_store {
    struct args *a;
    const struct settings *settings;
    const struct loaded *loaded;
    struct db_settings store; /* with the keys */
    struct db *db;            /* NULL where the act opens it by itself */
    int64_t now_s;            /* by the store's clock, once it is open */
};
enum at_store_how {
    AT_STORE_OPEN,     /* the keys are read and the store is opened */
    AT_STORE_LOOK,     /* the same, and nothing is written */
    AT_STORE_KEYS,     /* the keys are read */
    AT_STORE_MAKE,     /* the same; they are made for a store that is not there yet */
    AT_STORE_SETTINGS, /* nothing but the settings and what a deployment edits */
};
/* Everything opened is closed afterwards; what is wrong is said. Returns the exit code. */
int at_store(struct args *a, enum at_store_how how, int (*act)(struct at_store *at));
/* One sentence, to stdout or stderr, or as JSON; the exit code that goes with it. */
int at_said(const struct args *a, bool ok, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* A row of the audit about the keys or the store: by the daemon where one runs, else at once. False: *why. */
bool at_store_note(struct at_store *at, const char *act, const char *about, char *why, size_t cap);

#endif
