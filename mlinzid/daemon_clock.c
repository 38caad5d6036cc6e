/* daemon_clock.c - the time the daemon goes by: the machine's clock as far as base/clock_guard.h believes it, and, in a
 * practice world, moved on from there. What the clock does is logged at once and written down between two turns. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "mlinzid/control/control.h"
#include "mlinzid/daemon.h"
#include "mlinzid/engine/bridge.h"
#include "mlinzid/engine/hooks.h"

#define OFFSET_META "clock.offset_s"
#define LAST_META "clock.last" /* "last_s offset_s believe_s leap_s boot"; command/store_view.c reads the first */
#define NOTE_S 60              /* how often the store is told what time it is */
#define BOOT_CAP 48

/* The steady clock counts a sleeping machine's time too: waking up is no leap. */
static int64_t steady(void)
{
    struct timespec t;
    clock_gettime(CLOCK_BOOTTIME, &t);
    return t.tv_sec;
}

static void heard(struct daemon *d, enum clock_news news)
{
    const struct clock_guard *g = &d->clock;
    if (news == CLOCK_NO_NEWS)
        return;
    d->clock_news = news;
    daemon_wake(d); /* which writes it down */
    if (news == CLOCK_TROUBLE)
        log_event("alarm", LOG_W("kind", "clock"), LOG_W("clock", clock_state_word(g->state)),
                  LOG_I("apart_s", g->apart_s), LOG_I("hold_s", g->state == CLOCK_AHEAD ? g->hold_s : 0));
    else
        log_event(news == CLOCK_BELIEVED ? "clock.believed" : "clock.well");
}

static void see(struct daemon *d)
{
    d->clock.jump_s = d->loaded->settings.clock_jump_s;
    d->clock.hold_s = d->loaded->settings.clock_hold_s;
    heard(d, clock_guard_see(&d->clock, (int64_t)time(NULL), steady()));
    engine_clock_apart(d->engine, d->clock.apart_s);
}

/* Which boot of the machine this is; the steady clock counts from it. "": it does not say. */
static void boot_id(char out[BOOT_CAP])
{
    FILE *f = fopen("/proc/sys/kernel/random/boot_id", "re");
    if (!f || fscanf(f, "%47s", out) != 1)
        out[0] = '\0';
    if (f)
        fclose(f);
}

int64_t daemon_now(struct daemon *d)
{
    see(d);
    return d->advancing ? d->now_s : d->clock.now_s + d->offset_s;
}

int64_t daemon_machine_now(struct daemon *d)
{
    see(d);
    return d->clock.now_s;
}

int64_t daemon_next(struct daemon *d)
{
    int64_t next = engine_next(d->engine), believe = clock_guard_next(&d->clock);
    if (believe != INT64_MAX && believe + d->offset_s < next)
        next = believe + d->offset_s;
    return next;
}

/* --- what the store knows of time --- */

#define META_CAP 160

/* False: the key could not be read. A key that is not there is "". */
static bool meta_read(struct daemon *d, const char *key, char text[META_CAP])
{
    enum err err = db_meta_get(engine_db(d->engine), key, text, META_CAP);
    if (err != ERR_NONE)
        text[0] = '\0';
    return err == ERR_NONE || err == ERR_NOT_FOUND;
}

static enum err last_save(struct daemon *d)
{
    char text[META_CAP], boot[BOOT_CAP];
    boot_id(boot);
    snprintf(text, sizeof text, "%lld %lld %lld %lld %s", (long long)d->clock.now_s, (long long)d->clock.offset_s,
             (long long)d->clock.believe_s, (long long)d->clock.leap_s, boot);
    return db_meta_set(engine_db(d->engine), LAST_META, text);
}

static enum err audit(struct daemon *d, const char *act)
{
    char detail[80];
    const struct clock_guard *g = &d->clock;
    snprintf(detail, sizeof detail, "clock=%s apart_s=%lld", clock_state_word(g->state), (long long)g->apart_s);
    struct apply a = {.now_s = g->now_s + d->offset_s};
    struct effect fx = {.kind = EFFECT_AUDIT, .word = span_of(act), .text = span_of(detail)};
    return db_apply(engine_db(d->engine), &a, &fx);
}

/* The last moment the store knows, and what was heard of the clock, in a transaction of their own. */
static bool note(struct daemon *d)
{
    static const char *const acts[] = {
        [CLOCK_TROUBLE] = "clock.alarm", [CLOCK_BELIEVED] = "clock.believed", [CLOCK_MENDED] = "clock.well"};
    struct db *db = engine_db(d->engine);
    enum err err = db_begin(db);
    if (err == ERR_NONE && d->clock_news != CLOCK_NO_NEWS)
        err = audit(d, acts[d->clock_news]);
    if (err == ERR_NONE)
        err = last_save(d);
    if (err == ERR_NONE)
        err = db_commit(db);
    if (err == ERR_NONE) {
        d->noted_s = d->clock.now_s;
        d->clock_news = CLOCK_NO_NEWS;
        return true;
    }
    db_rollback(db);
    if (err == ERR_DISK)
        daemon_broken(d);
    return err != ERR_DISK; /* busy: with the next turn */
}

bool daemon_clock_turn(struct daemon *d)
{
    see(d);
    if (d->clock_news == CLOCK_NO_NEWS && d->clock.now_s < d->noted_s + NOTE_S)
        return true;
    return note(d);
}

bool daemon_clock_believe(struct daemon *d)
{
    clock_guard_believe(&d->clock, (int64_t)time(NULL), steady());
    heard(d, CLOCK_BELIEVED);
    if (engine_clock_set(d->engine, daemon_now(d)) != ERR_NONE) {
        daemon_broken(d);
        return false;
    }
    daemon_wake(d);
    return note(d);
}

static void guard_start(struct daemon *d, const char *last)
{
    long long last_s = 0, offset_s = 0, believe_s = 0, leap_s = 0;
    char boot[BOOT_CAP] = "", same[BOOT_CAP];
    int n = sscanf(last, "%lld %lld %lld %lld %47s", &last_s, &offset_s, &believe_s, &leap_s, boot);
    boot_id(same);
    d->clock.jump_s = d->loaded->settings.clock_jump_s;
    d->clock.hold_s = d->loaded->settings.clock_hold_s;
    d->noted_s = last_s;
    d->clock.offset_s = offset_s;
    d->clock.believe_s = believe_s;
    d->clock.leap_s = leap_s;
    if (n == 5 && strcmp(boot, same) == 0)
        heard(d, clock_guard_resume(&d->clock, (int64_t)time(NULL), steady()));
    else
        heard(d, clock_guard_start(&d->clock, (int64_t)time(NULL), steady(), last_s));
}

/* A store that was used for practice, its clock moved, is no store for real phones. */
bool daemon_clock_open(struct daemon *d)
{
    char offset[META_CAP], last[META_CAP];
    if (!meta_read(d, OFFSET_META, offset) || !meta_read(d, LAST_META, last)) {
        fprintf(stderr, "mlinzid: the store does not say what its clock was, nor whether it was practised with\n");
        return false; /* a practice store must never meet real phones: in doubt, no start */
    }
    if (!span_i64(span_of(offset), &d->offset_s))
        d->offset_s = 0;
    if (d->offset_s != 0 && !carriers_loop(d->carriers)) {
        fprintf(stderr,
                "mlinzid: the clock of this store was moved in practice; real carriers need a store of their own\n");
        return false;
    }
    guard_start(d, last);
    /* The engine was opened by the machine's clock. Where that is ahead of what is believed, the wheel would have no
     * deadline of the time between, and none would come until it is filled again. */
    if (daemon_now(d) >= (int64_t)time(NULL) || engine_clock_set(d->engine, daemon_now(d)) == ERR_NONE)
        return true;
    fprintf(stderr, "mlinzid: the deadlines could not be read from the store\n");
    return false;
}

/* --- practice --- */

bool daemon_advance(struct daemon *d, int64_t then_s)
{
    if (d->advancing || !carriers_loop(d->carriers))
        return false;
    d->now_s = daemon_now(d);
    d->until_s = then_s;
    d->advancing = true;
    daemon_wake(d);
    return true;
}

static bool offset_save(struct daemon *d, int64_t offset_s)
{
    char text[META_CAP];
    struct db *db = engine_db(d->engine);
    snprintf(text, sizeof text, "%lld", (long long)offset_s);
    enum err err = db_begin(db);
    if (err == ERR_NONE)
        err = db_meta_set(db, OFFSET_META, text);
    if (err == ERR_NONE)
        err = db_commit(db);
    if (err == ERR_NONE) {
        d->offset_s = offset_s;
        return true;
    }
    db_rollback(db);
    daemon_broken(d);
    return false;
}

/* Nothing is left to do at this moment: on to the next one at which something is due. */
void daemon_advance_on(struct daemon *d)
{
    int64_t next = engine_next(d->engine);
    if (d->now_s >= d->until_s) {
        d->advancing = false;
        hooks_wake(d->hooks);
        bridge_wake(d->bridge);
        control_advanced(d->control);
        return;
    }
    d->now_s = next > d->now_s && next < d->until_s ? next : d->until_s;
    (void)offset_save(d, d->now_s - d->clock.now_s);
}
