/* keeper.c - what would block the engine: passive checkpoints of the store on a connection of its own.
 * One thing at a time, in the order asked. It opens its connection before it is confined, and nothing after; it ends
 * without closing it, so that the files are left as they are to the engine, which has them open. */
#include <signal.h>
#include <unistd.h>

#include "base/log.h"
#include "db/checkpoint.h"
#include "mlinzid/keeper.h"
#include "mlinzid/warden.h"

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

static bool serve(struct keeper *k, const struct proc_message *asked)
{
    struct proc_message m = {.id = asked->id};
    switch (asked->kind) {
    case PROC_PING: m.kind = PROC_PONG; break;
    case PROC_CHECKPOINT:
        m.kind = PROC_CHECKPOINTED;
        k->count[KEEPER_CHECKPOINTS] += checkpoint_run(k->store) == ERR_NONE;
        break;
    default: return false;
    }
    return answer(k, &m);
}

void keeper_run(const struct child_settings *s)
{
    struct keeper k = {0};
    struct proc_heard heard;
    enum err err = checkpoint_open(s->store_path, s->store_busy_ms, &k.store);
    if (err != ERR_NONE) {
        log_event("keeper.store", LOG_ERR(err));
        _exit(1);
    }
    if (!child_confine(PROCESS_KEEPER, s))
        _exit(1);
    while (proc_receive(PROC_FD, &heard, false) == PROC_GOT && serve(&k, &heard.m))
        continue;
    _exit(0);
}
