/* world.c - who lives in the world of a seed: a few sub-counties with their officers, some posts vacant,
 * volunteers, people nobody registered, and one who forges. And what the owner of the machine does meanwhile by the
 * command: posts filled and ended, phones lost, holidays, cases shared, moved, merged. */
#include <stdio.h>
#include <string.h>

#include "db/duty.h"
#include "mlinzid/sim/inside.h"

static struct sim_phone *phone_new(struct sim *s, enum role role, const char *at)
{
    must(s->phones < (int)countof(s->phone));
    struct sim_phone *p = &s->phone[s->phones];
    *p = (struct sim_phone){.role = role, .person = s->persons++};
    (void)snprintf(p->number.s, sizeof p->number.s, "+2547%08d", 10000000 + s->phones * 7919 % 1000000 + s->phones);
    (void)span_str(span_of(at), p->at, sizeof p->at);
    p->swahili = sim_odds(s, 450);
    p->zeal = (int)sim_pick(s, 100);
    p->slow_s = 60 + sim_pick(s, sim_odds(s, 600) ? 1800 : 6 * HOUR_S);
    s->phones++;
    return p;
}

/* A second number of the person before. */
static void second_number(struct sim *s)
{
    struct sim_phone first = s->phone[s->phones - 1];
    struct sim_phone *p = phone_new(s, first.role, first.at);
    p->person = first.person;
    p->second = true;
}

static void officer(struct sim *s, enum role role, const char *at, int vacant)
{
    if (sim_odds(s, vacant))
        return;
    (void)phone_new(s, role, at);
    if (sim_odds(s, 200))
        second_number(s);
    if (sim_odds(s, 250))
        phone_new(s, role, at)->deputy = true;
}

static void homes_draw(struct sim *s)
{
    const struct areas *all = &s->set.loaded->areas;
    int n = 1 + (int)sim_pick(s, 3), at = 1 + (int)sim_pick(s, 290);
    for (; s->homes < n; s->homes++) {
        area_code(all->row[all->of_constituency[at]].area, s->home[s->homes]);
        int next = sim_odds(s, 600) && at < 290 ? at + 1 : 1 + (int)sim_pick(s, 290);
        at = next == at ? at % 290 + 1 : next;
    }
}

/* The post of a role above a constituency, once. */
static void above(struct sim *s, enum role role, enum area_level level, int vacant)
{
    char code[AT_CAP];
    for (int i = 0; i < s->homes; i++) {
        struct area a;
        must(area_read(&s->set.loaded->areas, span_of(s->home[i]), &a));
        area_code(area_up(a, level), code);
        bool there = false;
        for (int k = 0; k < s->phones; k++)
            there = there || (s->phone[k].role == role && strcmp(s->phone[k].at, code) == 0);
        if (!there)
            officer(s, role, code, vacant);
    }
}

static const char *a_ward(struct sim *s, char code[AT_CAP])
{
    struct area a;
    const struct areas *all = &s->set.loaded->areas;
    must(area_read(all, span_of(s->home[sim_pick(s, s->homes)]), &a));
    area_code(all->row[all->ward_first[a.constituency] + sim_pick(s, all->ward_count[a.constituency])].area, code);
    return code;
}

void world_draw(struct sim *s)
{
    static const enum role volunteers[] = {ROLE_CPV, ROLE_CPV, ROLE_CHP, ROLE_PARALEGAL};
    char ward[AT_CAP];
    int32_t day = day_of_civil(2026, 1, 1) + (int32_t)sim_pick(s, 330);
    s->from_s = s->now_s = day_start(day) + sim_pick(s, DAY_S);
    s->calm_s = s->from_s + s->set.days * DAY_S;
    s->end_s = s->calm_s + DAY_S + 12 * HOUR_S;
    s->model.holidays = s->set.loaded->holidays;
    s->model.shard[0] = true;
    homes_draw(s);
    for (int i = 0; i < s->homes; i++) {
        officer(s, ROLE_SCCO, s->home[i], 120);
        officer(s, ROLE_POLICE, s->home[i], 400);
        officer(s, ROLE_HEALTH, s->home[i], 400);
    }
    above(s, ROLE_CCCS, AREA_COUNTY, 150);
    above(s, ROLE_RCCS, AREA_REGION, 350);
    officer(s, ROLE_NATIONAL, "KE", 0);
    officer(s, ROLE_SECRETARY, "KE", 0);
    officer(s, ROLE_HELPLINE, "KE", 200);
    officer(s, ROLE_ADMIN, "KE", 200);
    for (int64_t i = 3 + sim_pick(s, 5); i > 0; i--)
        (void)phone_new(s, volunteers[sim_pick(s, 4)], a_ward(s, ward));
    for (int64_t i = 2 + sim_pick(s, 4); i > 0; i--)
        (void)phone_new(s, ROLE_NONE, a_ward(s, ward));
    phone_new(s, ROLE_NONE, a_ward(s, ward))->forger = true;
    sim_line(s, -1, NULL, "a world of %d numbers, %s receipts", s->phones, "its carrier with or without");
}

int world_phone(const struct sim *s, const struct msisdn *number)
{
    for (int i = 0; i < s->phones; i++)
        if (strcmp(s->phone[i].number.s, number->s) == 0)
            return i;
    return -1;
}

/* --- people into the store, as the command does it --- */

static enum err person_put(struct sim *s, int i)
{
    struct db *db = engine_db(s->engine);
    const struct sim_phone *p = &s->phone[i];
    struct person_row row = {.phone = p->number, .role = p->role, .deputy = p->deputy, .name = SPAN("somebody")};
    int64_t id, party;
    row.lang = p->swahili ? LANG_SW : LANG_EN;
    memcpy(row.at, p->at, sizeof row.at);
    if (i + 1 < s->phones && s->phone[i + 1].second)
        row.phone2 = s->phone[i + 1].number;
    enum err err = db_begin(db);
    if (err == ERR_NONE)
        err = db_lease(db, "row", 1, &id);
    if (err == ERR_NONE)
        err = db_person_put(db, &row, s->now_s, id, &party);
    if (err == ERR_NONE)
        err = db_commit(db);
    else
        db_rollback(db);
    engine_people_changed(s->engine);
    return err;
}

bool world_people(struct sim *s)
{
    for (int i = 0; i < s->phones; i++) {
        const struct sim_phone *p = &s->phone[i];
        if (!p->role || p->second)
            continue;
        enum err err = person_put(s, i);
        if (err != ERR_NONE) {
            (void)snprintf(s->why, sizeof s->why, "%s cannot be added: %s", p->number.s, err_words(err));
            return false;
        }
    }
    return true;
}

/* --- the owner of the machine --- */

static void done(struct sim *s, enum err err, const char *what, const char *about)
{
    sim_line(s, 0, NULL, "the owner: %s %s: %s", what, about, err_words(err));
    s->n.owner++;
    if (s->engine && (err == ERR_DISK || sim_disk_dead(s->disk)))
        life_end(s, "dies under the owner's hands");
    else if (s->engine)
        engine_people_changed(s->engine);
}

static void appoint(struct sim *s)
{
    static const enum role roles[] = {ROLE_SCCO, ROLE_SCCO, ROLE_CCCS, ROLE_RCCS, ROLE_POLICE, ROLE_HEALTH};
    enum role role = roles[sim_pick(s, 6)];
    char at[AT_CAP];
    struct area a;
    if (s->phones + 2 >= (int)countof(s->phone))
        return;
    must(area_read(&s->set.loaded->areas, span_of(s->home[sim_pick(s, s->homes)]), &a));
    area_code(area_up(a, role == ROLE_CCCS ? AREA_COUNTY : role == ROLE_RCCS ? AREA_REGION : AREA_CONSTITUENCY), at);
    struct post post = {.role = role};
    memcpy(post.at, at, sizeof post.at);
    bool vacant = engine_post_vacant(s->engine, &post);
    struct sim_phone *p = phone_new(s, role, at);
    enum err err = person_put(s, s->phones - 1);
    char about[64];
    (void)snprintf(about, sizeof about, "%s %s %s", role_word(role), at, p->number.s);
    if (err != ERR_NONE)
        p->role = ROLE_NONE;
    done(s, err, "appoints", about);
    if (err == ERR_NONE && s->engine && role_level(role) == 1)
        (void)engine_take_appointed(s->engine, &post, vacant);
}

static void end_or_lose(struct sim *s, bool end)
{
    struct sim_phone *p = &s->phone[sim_pick(s, s->phones)];
    struct db *db = engine_db(s->engine);
    if (!p->role || p->second || p->role == ROLE_NATIONAL || p->role == ROLE_SECRETARY)
        return;
    enum err err = db_begin(db);
    if (err == ERR_NONE)
        err = end ? db_person_end(db, &p->number, NULL) : db_phone_lost(db, &p->number, sim_odds(s, 700));
    if (err == ERR_NONE)
        err = db_commit(db);
    else
        db_rollback(db);
    p->ended = p->ended || (end && err == ERR_NONE);
    done(s, err, end ? "ends every post of" : "marks as lost or found", p->number.s);
}

static void holiday(struct sim *s)
{
    int32_t day = day_of(s->now_s) + (int32_t)sim_pick(s, 4);
    struct db *db = engine_db(s->engine);
    char about[24];
    struct text t;
    sim_settle(s);
    if (!s->engine || s->broken)
        return;
    enum err err = db_begin(db);
    if (err == ERR_NONE)
        err = db_holiday_put(db, day, "a day of ours", true);
    if (err == ERR_NONE)
        err = db_commit(db);
    else
        db_rollback(db);
    text_init(&t, about, sizeof about);
    day_write(day, &t);
    done(s, err, "adds a holiday", about);
    if (err == ERR_NONE && s->engine && engine_take_holiday(s->engine))
        check_holiday(s, day);
}

static struct sim_case *an_open_case(struct sim *s)
{
    for (int i = 0; s->model.cases && i < 8; i++) {
        struct sim_case *c = &s->model.c[sim_pick(s, s->model.cases)];
        if (c->c.state <= CASE_CLOSE_REQUESTED)
            return c;
    }
    return NULL;
}

static void act(struct sim *s)
{
    struct sim_case *c = an_open_case(s), *into = an_open_case(s);
    struct event ev = {.kind = EVENT_OP, .op_text = SPAN("the owner has a reason for it")};
    struct db *db = engine_db(s->engine);
    int64_t id = 0;
    if (!c || !into)
        return;
    ev.op_case = c->c.id;
    switch (sim_pick(s, 4)) {
    case 0:
        ev.op = OP_SHARE;
        ev.op_post = (struct post){.role = ROLE_POLICE};
        memcpy(ev.op_post.at, s->home[0], sizeof ev.op_post.at);
        break;
    case 1:
        ev.op = OP_REASSIGN;
        must(area_read(&s->set.loaded->areas, span_of(s->home[sim_pick(s, s->homes)]), &ev.op_area));
        break;
    case 2:
        ev.op = OP_SEVERITY;
        ev.op_value = 1 + sim_pick(s, 4);
        break;
    default:
        ev.op = OP_MERGE;
        ev.op_value = into->c.id;
        break;
    }
    enum err err = db_begin(db);
    if (err == ERR_NONE)
        err = db_lease(db, "op", 1, &id);
    if (err == ERR_NONE)
        err = db_commit(db);
    else
        db_rollback(db);
    (void)snprintf(ev.cause, sizeof ev.cause, "op:%lld", (long long)id);
    static const char *const words[] = {"", "shares", "merges", "moves", "grades"};
    sim_line(s, c->c.id, NULL, "the owner %s %s", ev.op < countof(words) ? words[ev.op] : "acts on", c->c.ref);
    done(s, err, "acts on", c->c.ref);
    if (err == ERR_NONE && s->engine)
        (void)engine_take_op(s->engine, &ev);
}

void world_owner(struct sim *s)
{
    if (!sim_alive(s))
        return;
    switch (sim_pick(s, 8)) {
    case 0:
    case 1: appoint(s); break;
    case 2: end_or_lose(s, true); break;
    case 3: end_or_lose(s, false); break;
    case 4: holiday(s); break;
    default: act(s); break;
    }
}

/* Whoever keeps the register: something is to be done by a day, is moved, or is done. */
static void duty(struct sim *s)
{
    struct sim_case *c = sim_odds(s, 700) ? an_open_case(s) : NULL;
    struct duty d = {.kind = (enum duty_kind)(1 + sim_pick(s, DUTY_TAKEDOWN)), .about = ABOUT_CHILD, .ref = "C-1"};
    struct duty_end end = {d.kind, 1 + sim_pick(s, 6), DUTY_DONE, 1};
    struct db *db = engine_db(s->engine);
    int64_t next_id = 0;
    d.thing = d.subject = end.thing;
    d.case_id = c ? c->c.id : 0;
    d.day = day_of(s->now_s) - 3 + (int32_t)sim_pick(s, 8);
    must(area_read(&s->set.loaded->areas, span_of(s->home[sim_pick(s, s->homes)]), &d.area));
    d.post.role = sim_odds(s, 800) ? ROLE_SCCO : ROLE_POLICE;
    area_code(area_up(d.area, AREA_CONSTITUENCY), d.post.at);
    bool ends = sim_odds(s, 300);
    enum err err = db_begin(db);
    if (err == ERR_NONE && !ends)
        err = db_lease(db, "row", 1, &next_id);
    if (err == ERR_NONE)
        err = ends ? db_duty_done(db, &end, s->now_s) : db_duty_put(db, &d, s->now_s, &next_id);
    if (err == ERR_NONE)
        err = db_commit(db);
    else
        db_rollback(db);
    done(s, err, ends ? "ends" : "sets", duty_word(d.kind));
}

void world_keeper(struct sim *s)
{
    for (int64_t i = 1 + sim_pick(s, 4); i > 0 && sim_alive(s); i--)
        duty(s);
}
