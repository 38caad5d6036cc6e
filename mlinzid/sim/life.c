/* life.c - the engine's lives: it dies at any operation of its disk, between a commit and a text, between a text
 * and the next, before it has said that a message is stored; or it stops because the disk refused. Then the disk is
 * what a killed process or a loss of power leaves of it, and the same store is opened again. */
#include <string.h>

#include "mlinzid/sim/inside.h"

#define STORE "store"

static bool look_again(struct sim *s)
{
    sim_disk_aside(s->disk, true);
    enum err err = look_open(engine_db(s->engine), &s->look);
    sim_disk_aside(s->disk, false);
    return err == ERR_NONE;
}

static int64_t failed(const struct sim *s)
{
    return sim_disk_counts(s->disk).failed;
}

/* The disk may fail while a store is opened and its log tidied away, too. */
static void ill_start(struct sim *s)
{
    static const enum disk_ill ills[] = {DISK_DEAD, DISK_EIO, DISK_EIO, DISK_ENOSPC};
    struct disk_fault f = {sim_odds(s, 300) ? DISK_SYNC : DISK_WRITE, ills[sim_pick(s, 4)], 1 + sim_pick(s, 8), false};
    if (s->life > 0 && s->now_s < s->calm_s && sim_odds(s, 150))
        sim_disk_fault(s->disk, &f);
}

bool life_start(struct sim *s)
{
    char why[400] = "";
    struct engine_settings es = {.store_path = STORE,
                                 .store_vfs = sim_disk_name(s->disk),
                                 .keys_dir = s->keys,
                                 .loaded = s->set.loaded,
                                 .seed = s->set.seed * 2 + (uint64_t)s->life + 1,
                                 .watch_ctx = s,
                                 .said = air_said};
    int64_t before = failed(s);
    ill_start(s);
    s->life++;
    enum err err = engine_open(&es, s->now_s, &s->engine, why, sizeof why);
    if (err != ERR_NONE || !sim_alive(s)) {
        s->n.refused_opens++;
        if (failed(s) == before && !s->full && !sim_disk_dead(s->disk)) {
            sim_break(s, 0, 0, "the engine does not start again on a disk that is well: %s", why);
            (void)snprintf(s->why, sizeof s->why, "%s", why);
            return false;
        }
        life_end(s, "dies while it starts");
        return false;
    }
    sim_line(s, -1, NULL, "the engine starts (%lld)", (long long)s->life);
    s->retry_s = 0;
    s->well_s = s->now_s;
    if (!look_again(s)) {
        sim_break(s, 0, 0, "the store cannot be read");
        return false;
    }
    engine_carrier(s->engine, &s->carrier);
    dial_store(s);
    check_started(s);
    air_again(s);
    return true;
}

void life_end(struct sim *s, const char *how)
{
    bool died = sim_disk_dead(s->disk), power = sim_odds(s, 600);
    sim_disk_kill(s->disk); /* also one that only stopped: nothing it does from now on counts */
    if (s->look)
        look_close(s->look);
    s->look = NULL;
    if (s->engine)
        engine_close(s->engine);
    s->engine = NULL;
    sim_disk_crash(s->disk, power ? DISK_POWER : DISK_KILLED);
    s->n.deaths += died;
    s->n.stops += !died;
    s->n.powerless += power;
    s->die_said = s->die_ack = s->die_sent = 0;
    air_lost_peer(s);
    dial_lost(s);
    sim_line(s, -1, NULL, "the engine %s%s", how, power ? ", and the machine loses power" : "");
    int64_t pause = s->full ? 60 + sim_pick(s, 900) : sim_odds(s, 150) ? sim_wait(s, 2 * HOUR_S) : 1 + sim_pick(s, 30);
    if (s->now_s + pause > s->calm_s && s->now_s < s->calm_s)
        pause = s->calm_s - s->now_s + 1;
    sim_plan(s, s->now_s + pause, SIM_START, 0, 0);
}

/* Somewhere in what it does next: most often in the gap between what it read and what it has written. */
void life_death(struct sim *s)
{
    if (!sim_alive(s))
        return;
    int64_t where = sim_pick(s, 10);
    struct disk_fault f = {DISK_CHANGE, DISK_DEAD, 1 + sim_pick(s, sim_odds(s, 700) ? 30 : 400), false};
    static const enum disk_op ops[] = {DISK_SYNC, DISK_WRITE, DISK_READ};
    switch (where) {
    case 0: s->die_said = 1 + (int)sim_pick(s, 4); return;
    case 1: s->die_sent = 1 + (int)sim_pick(s, 4); return;
    case 2: s->die_ack = 1 + (int)sim_pick(s, 4); return;
    case 3: life_end(s, "is killed"); return;
    case 4:
    case 5:
        f.op = ops[sim_pick(s, 3)];
        f.in = 1 + sim_pick(s, f.op == DISK_SYNC ? 4 : 20);
        break;
    default: break;
    }
    sim_disk_fault(s->disk, &f);
}

void life_disk(struct sim *s)
{
    if (!sim_alive(s))
        return;
    s->n.disk_faults++;
    if (sim_odds(s, 200)) {
        s->full = true;
        sim_disk_capacity(s->disk, sim_disk_used(s->disk) + sim_pick(s, 60000));
        sim_line(s, -1, NULL, "the disk is nearly full");
        sim_plan(s, s->now_s + sim_wait(s, 3 * HOUR_S), SIM_ROOM, 0, 0);
        return;
    }
    static const enum disk_op ops[] = {DISK_WRITE, DISK_WRITE,    DISK_SYNC, DISK_SYNC,
                                       DISK_READ,  DISK_TRUNCATE, DISK_OPEN};
    static const enum disk_ill ills[] = {DISK_EIO, DISK_EIO, DISK_ENOSPC, DISK_SHORT};
    struct disk_fault f = {ops[sim_pick(s, 7)], ills[sim_pick(s, 4)], 1 + sim_pick(s, 40), sim_odds(s, 200)};
    if (f.op == DISK_SYNC || f.op == DISK_TRUNCATE || f.op == DISK_OPEN)
        f.in = 1 + sim_pick(s, 3);
    sim_disk_fault(s->disk, &f);
}

void life_room(struct sim *s)
{
    if (s->full)
        sim_line(s, -1, NULL, "the disk has room again");
    s->full = false;
    sim_disk_capacity(s->disk, INT64_MAX);
}

void life_tidy(struct sim *s)
{
    if (s->now_s < s->end_s)
        sim_plan(s, s->now_s + 120 + sim_pick(s, 1800), SIM_TIDY, 0, 0);
    if (!sim_alive(s) || engine_counts(s->engine)->commits == s->tidied)
        return;
    s->tidied = engine_counts(s->engine)->commits;
    db_checkpoint(engine_db(s->engine));
    if (sim_disk_dead(s->disk))
        life_end(s, "dies while it tidies the log away");
}

void life_calm(struct sim *s)
{
    sim_line(s, -1, NULL, "nothing fails from here on");
    s->store_loses = s->lose_in = s->lose_out = s->repeat = s->lose_ack = s->refuse = s->receipt_lost = 0;
    s->die_said = s->die_ack = s->die_sent = 0;
    sim_disk_heal(s->disk);
    life_room(s);
    s->outage_until_s = 0;
    air_link(s, true);
    air_again(s);
}

static int64_t some_time(struct sim *s)
{
    return s->from_s + 600 + sim_pick(s, s->calm_s - s->from_s - 600);
}

static void outage(struct sim *s)
{
    int64_t at = some_time(s), dice = sim_pick(s, 20);
    int64_t length = dice == 0 ? DAY_S : dice < 5 ? sim_wait(s, 4 * HOUR_S) : 5 + sim_wait(s, 600);
    length = at + length < s->calm_s ? length : s->calm_s - at;
    sim_plan(s, at, SIM_LINK, false, 0);
    sim_plan(s, at + length, SIM_LINK, true, 0);
}

/* How rough this world is comes from the seed too: some are nearly calm, some are a storm. */
void life_plan(struct sim *s)
{
    int days = s->set.days, rough = 1 + (int)sim_pick(s, 6);
    for (int64_t i = sim_pick(s, 2 + (int64_t)days * rough); i > 0; i--)
        sim_plan(s, some_time(s), SIM_DEATH, 0, 0);
    for (int64_t i = sim_pick(s, 2 + (int64_t)days * rough / 3); i > 0; i--)
        sim_plan(s, some_time(s), SIM_DISK, 0, 0);
    for (int64_t i = sim_pick(s, 2 + (int64_t)days * rough / 2); i > 0; i--)
        outage(s);
    for (int64_t i = sim_pick(s, 3 + (int64_t)days * 2); i > 0; i--)
        sim_plan(s, some_time(s), SIM_OWNER, 0, 0);
    for (int64_t i = 10 + sim_pick(s, (int64_t)days * 6); i > 0; i--)
        sim_plan(s, some_time(s), SIM_KEEPER, 0, 0);
    for (int64_t at = s->from_s + 12 * HOUR_S; at < s->end_s; at += 12 * HOUR_S)
        sim_plan(s, at, SIM_EXAMINE, 0, 0);
    sim_plan(s, s->from_s + 60, SIM_TIDY, 0, 0);
    sim_plan(s, s->calm_s, SIM_CALM, 0, 0);
    s->lose_in = (int)sim_pick(s, 20) * rough / 3;
    s->lose_out = (int)sim_pick(s, 30) * rough;
    s->repeat = (int)sim_pick(s, 30) * rough;
    s->lose_ack = (int)sim_pick(s, 30) * rough;
    s->refuse = (int)sim_pick(s, 10) * rough;
    s->receipt_lost = (int)sim_pick(s, 60) * rough;
    s->store_stays = sim_odds(s, 500);
    s->store_loses = (int)sim_pick(s, 30) * rough;
}
