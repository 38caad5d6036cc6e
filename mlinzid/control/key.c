/* key.c - what `mlinzi key` and `mlinzi db` ask of a daemon that runs: whether it can read a new key before the
 * store names it, and a row of the audit. The work itself is the command's own. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/command/keyset.h"
#include "mlinzid/control/inside.h"

static enum outcome ready(struct request *r)
{
    int64_t generation = request_number(r, "generation", 0);
    const struct kek *k = engine_kek(r->d->engine, generation);
    char name[32], print[17];
    if (!k)
        return request_refuse(r,
                              "the daemon cannot read kek-%lld: give it the file first (where the service manager "
                              "hands keys over, add it there and restart the service), then rotate again",
                              (long long)generation);
    snprintf(name, sizeof name, "kek-%lld", (long long)generation);
    key_print(name, k->key, KEY_BYTES, print);
    if (strcmp(print, request_text(r, "print")) != 0)
        return request_refuse(r,
                              "the daemon's kek-%lld is another key than the one in %s: put the same file in both "
                              "places, restart the service, then rotate again",
                              (long long)generation, r->d->loaded->settings.keys_dir);
    return DONE;
}

static enum outcome note(struct request *r)
{
    static const char *const acts[] = {"key.rotated", "key.forgotten", "key.escrowed", "store.backup"};
    for (size_t i = 0; i < countof(acts); i++)
        if (strcmp(acts[i], request_text(r, "act")) == 0)
            return act_end(r, act_begin(r), acts[i], request_text(r, "about"));
    return request_refuse(r, "there is no such row: \"%.40s\"", request_text(r, "act"));
}

const struct operation control_keys[] = {
    {"key.ready", ready},
    {"key.note", note},
    {NULL, NULL},
};
