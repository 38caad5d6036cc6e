/* keeper.c - what would block the engine: passive checkpoints of the store on a connection of its own, and Argon2id.
 * One thing at a time, in the order asked. It opens its connection before it is confined, and nothing after; it ends
 * without closing it, so that the files are left as they are to the engine, which has them open. */
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "db/checkpoint.h"
#include "db/pin.h"
#include "mlinzid/proc/keeper.h"
#include "mlinzid/proc/pin_hash.h"
#include "mlinzid/proc/warden.h"

struct keeper {
    void *store;
    int64_t count[KEEPER_COUNTS];
};

static bool answer(const struct keeper *k, struct proc_message *m)
{
    for (int i = 0; i < KEEPER_COUNTS; i++)
        m->number[i] = k->count[i];
    return proc_send(PROC_FD, m, -1, false);
}

/* --- PINs, one at a time --- */

_Static_assert(PIN_HASH_CAP <= PROC_TEXT_MAX, "a hash goes into a message");

/* False: there was no memory. */
static bool hash_pin(const struct proc_message *asked, char out[PIN_HASH_CAP])
{
    return pin_hash(asked->text[0], asked->number[0], asked->number[1], out);
}

static bool check_pin(struct keeper *k, const struct proc_message *asked)
{
    char hash[PIN_HASH_CAP];
    if (asked->text[1].n) {
        k->count[KEEPER_PINS_CHECKED]++;
        return pin_is(asked->text[0], asked->text[1]);
    }
    k->count[KEEPER_PINS_BLANK]++;
    (void)hash_pin(asked, hash);
    return false;
}

/* --- serving --- */

static bool serve(struct keeper *k, const struct proc_message *asked)
{
    struct proc_message m = {.id = asked->id};
    char hash[PIN_HASH_CAP];
    switch (asked->kind) {
    case PROC_PING: m.kind = PROC_PONG; break;
    case PROC_CHECKPOINT:
        m.kind = PROC_CHECKPOINTED;
        k->count[KEEPER_CHECKPOINTS] += checkpoint_run(k->store) == ERR_NONE;
        break;
    case PROC_PIN_HASH:
        m.kind = PROC_PIN_HASHED;
        k->count[KEEPER_PINS_SET]++;
        if (hash_pin(asked, hash))
            m.text[0] = span_of(hash);
        break;
    case PROC_PIN_CHECK:
        m.kind = PROC_PIN_CHECKED;
        m.number[PROC_RESULT] = check_pin(k, asked);
        break;
    default: return false;
    }
    return answer(k, &m);
}

void keeper_run(const struct child_settings *s)
{
    struct keeper k = {0};
    struct proc_heard heard;
    enum err err = checkpoint_open(s->settings->store_path, (int)s->settings->store_busy_ms, &k.store);
    if (err != ERR_NONE) {
        log_event("keeper.store", LOG_ERR(err));
        _exit(1);
    }
    if (sodium_init() < 0 || !child_confine(PROCESS_KEEPER, s))
        _exit(1);
    while (proc_receive(PROC_FD, &heard, false) == PROC_GOT && serve(&k, &heard.m))
        sodium_memzero(&heard, sizeof heard); /* it may have held a PIN */
    _exit(0);
}
