/* db_stay_test.c - stays and movements as rows; and the property that the population of any day, by sex and age, is
 * what a replay of the movements in memory gives, over a random year of many children in several institutions. */
#include "base/day.h"
#include "base/must.h"
#include "db/child.h"
#include "db/stay.h"
#include "tests/unit/db_world.h"

enum { CHILDREN = 60, UNITS = 3, FIRST = 20089, DAYS = 366, STEPS = 700 };
static const char *const units[UNITS] = {"RH-A", "RH-B", "CCI-C"};

static bool one_turn; /* a random year is one transaction: a disk has better to do */

static enum err begin(struct world_of_db *w)
{
    return one_turn ? ERR_NONE : db_begin(w->db);
}

static enum err commit(struct world_of_db *w)
{
    return one_turn ? ERR_NONE : db_commit(w->db);
}

static int64_t a_child(struct world_of_db *w, int64_t sex, int32_t born)
{
    struct child c = {.sex = sex, .born_day = born};
    (void)span_str(SPAN("Invented Child"), c.names, sizeof c.names);
    CHECK_INT(begin(w), ERR_NONE);
    CHECK_INT(db_child_put(w->db, &c, NULL, 0, NOW), ERR_NONE);
    CHECK_INT(commit(w), ERR_NONE);
    return c.id;
}

static struct stay a_stay(int64_t child, const char *unit, int32_t day)
{
    struct stay s = {.child = child, .admitted = day, .review_day = day + 90, .post = {ROLE_SCCO, "003.016"}};
    (void)span_str(span_of(unit), s.unit, sizeof s.unit);
    (void)span_str(SPAN("TANA"), s.type, sizeof s.type);
    return s;
}

static const struct care_note note = {.person = 7, .role = ROLE_SCCO, .now_s = NOW, .words = {"said so", 7}};

static enum err admit(struct world_of_db *w, struct stay *s)
{
    enum err e = begin(w);
    if (!e)
        e = db_stay_add(w->db, s, SPAN("E12/2026"), &note);
    if (!e)
        return commit(w);
    db_rollback(w->db);
    return e;
}

static enum err move(struct world_of_db *w, struct stay *s, enum move_kind kind, int32_t day)
{
    struct movement m = {.kind = kind, .day = day, .back_day = kind == MOVE_LEAVE ? day + 3 : 0};
    if (kind == MOVE_EXIT)
        (void)span_str(SPAN("DREN"), m.code, sizeof m.code);
    CHECK_INT(stay_movement(s, &m, day).faults, 0);
    enum err e = begin(w);
    if (!e)
        e = db_stay_move(w->db, s, &m, &note);
    if (!e)
        return commit(w);
    db_rollback(w->db);
    return e;
}

/* The last that stands, by mistake. */
static enum err strike(struct world_of_db *w, struct stay *s)
{
    static const struct care_note why = {.person = 8, .role = ROLE_CCCS, .now_s = NOW, .words = {"of her sister", 13}};
    static struct movement list[200];
    struct movements m = {.list = list, .cap = (int)countof(list)};
    CHECK_INT(db_movements_of(w->db, s->id, &m), ERR_NONE);
    enum err e = begin(w);
    if (!e)
        e = db_stay_strike(w->db, s, &m, &why);
    if (!e)
        return commit(w);
    db_rollback(w->db);
    return e;
}

/* Exit, leave and at last the admission: each is kept and marked, and the stay is what the others leave of it. */
static void what_was_struck_out_stands_and_counts_for_nothing(void)
{
    struct world_of_db w;
    struct movement list[8];
    struct movements m = {.list = list, .cap = 8};
    struct population p;
    char why[MOVEMENT_WORDS_CAP];
    world_start(&w);
    int64_t child = a_child(&w, 'F', 15000);
    struct stay s = a_stay(child, "RH-A", 20500), stale, other = a_stay(child, "RH-B", 20520);
    CHECK_INT(admit(&w, &s), ERR_NONE);
    CHECK_INT(move(&w, &s, MOVE_LEAVE, 20505), ERR_NONE);
    stale = s;
    CHECK_INT(move(&w, &s, MOVE_EXIT, 20510), ERR_NONE);
    CHECK_INT(strike(&w, &stale), ERR_STALE);
    CHECK_INT(strike(&w, &s), ERR_NONE);
    CHECK(s.state == STAY_LEAVE && s.left == 0 && s.last_day == 20505 && !s.exit[0]);
    CHECK_INT(admit(&w, &other), ERR_EXISTS); /* the child is there again */
    CHECK_INT(db_population(w.db, "RH-A", 20512, &p), ERR_NONE);
    CHECK(p.all == 1 && p.present == 0);
    CHECK_INT(strike(&w, &s), ERR_NONE);
    CHECK_INT(db_population(w.db, "RH-A", 20512, &p), ERR_NONE);
    CHECK(s.state == STAY_IN && p.all == 1 && p.present == 1);
    CHECK_INT(strike(&w, &s), ERR_NONE);
    CHECK_INT(db_population(w.db, "RH-A", 20512, &p), ERR_NONE);
    CHECK(s.state == STAY_LEFT && s.left == 0 && p.all == 0 && p.present == 0);
    CHECK_INT(strike(&w, &s), ERR_NOT_FOUND);
    CHECK_INT(db_movements_of(w.db, s.id, &m), ERR_NONE);
    CHECK(m.n == 3 && list[0].struck && list[1].struck && list[2].struck && list[2].kind == MOVE_EXIT);
    CHECK_INT(db_struck_why(w.db, list[2].id, why), ERR_NONE);
    CHECK_STR(why, "of her sister");
    CHECK_INT(db_struck_why(w.db, 4711, why), ERR_NOT_FOUND);
    CHECK_INT(admit(&w, &other), ERR_NONE);
    world_end(&w);
}

static void a_stay_from_admission_to_exit(void)
{
    struct world_of_db w;
    struct stay s, back, stale, second;
    struct movement list[8];
    char words[8][MOVEMENT_WORDS_CAP], order[ORDER_NUMBER_CAP];
    struct movements m = {.list = list, .words = words, .cap = 8};
    int32_t left = -1;
    world_start(&w);
    int64_t child = a_child(&w, 'M', 15000);
    s = a_stay(child, "RH-A", 20500);
    CHECK_INT(db_stay_open(w.db, child, &back), ERR_NOT_FOUND);
    CHECK_INT(admit(&w, &s), ERR_NONE);
    second = a_stay(child, "RH-B", 20501);
    CHECK_INT(admit(&w, &second), ERR_EXISTS); /* one place at a time, whatever the rules forgot */
    CHECK_INT(db_stay_open(w.db, child, &back), ERR_NONE);
    CHECK(back.id == s.id && back.state == STAY_IN && back.admitted == 20500 && back.post.role == ROLE_SCCO);
    stale = back;
    CHECK_INT(move(&w, &s, MOVE_LEAVE, 20510), ERR_NONE);
    CHECK_INT(move(&w, &stale, MOVE_EXIT, 20510), ERR_STALE);
    CHECK_INT(move(&w, &s, MOVE_RETURN, 20513), ERR_NONE);
    CHECK_INT(move(&w, &s, MOVE_EXIT, 20520), ERR_NONE);
    CHECK_INT(db_stay_open(w.db, child, &back), ERR_NOT_FOUND);
    CHECK_INT(db_stay(w.db, s.id, &back, order), ERR_NONE);
    CHECK(back.state == STAY_LEFT && back.left == 20520 && back.version == 4);
    CHECK_STR(back.exit, "DREN");
    CHECK_STR(order, "E12/2026"); /* through every change */
    CHECK_INT(db_stay_left_last(w.db, child, &left), ERR_NONE);
    CHECK_INT(left, 20520);
    CHECK_INT(db_movements_of(w.db, s.id, &m), ERR_NONE);
    CHECK_INT(m.n, 4);
    CHECK(list[0].kind == MOVE_ADMISSION && list[0].ord == 1 && list[3].kind == MOVE_EXIT && list[3].held == -1);
    CHECK_STR(words[1], "said so");
    CHECK_INT(admit(&w, &second), ERR_NONE); /* and now another */
    world_end(&w);
}

/* --- the property --- */

static uint64_t seed;
static int draw(int n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((seed >> 33) % (uint64_t)n);
}

static struct {
    int64_t id, sex;
    int32_t born;
    struct stay stay;
    bool in;
    int8_t at[DAYS];  /* of each day: unit, -1 none */
    bool there[DAYS]; /* that night */
} kids[CHILDREN];

/* From that day on, until something else happens. */
static void mark(int k, int32_t day, int unit, bool there)
{
    for (int d = day - FIRST; d < DAYS; d++) {
        kids[k].at[d] = (int8_t)unit;
        kids[k].there[d] = there;
    }
}

static void step(struct world_of_db *w, int k, int32_t day);

/* One in five was typed by mistake, and is struck out. */
static void live(struct world_of_db *w, int k, int32_t day)
{
    static int8_t at[DAYS];
    static bool there[DAYS];
    const int64_t stay = kids[k].in ? kids[k].stay.id : 0, version = kids[k].stay.version;
    const bool in = kids[k].in;
    memcpy(at, kids[k].at, sizeof at);
    memcpy(there, kids[k].there, sizeof there);
    step(w, k, day);
    if ((kids[k].stay.id == stay && kids[k].stay.version == version) || draw(5))
        return;
    CHECK_INT(strike(w, &kids[k].stay), ERR_NONE);
    kids[k].in = in;
    memcpy(kids[k].at, at, sizeof at);
    memcpy(kids[k].there, there, sizeof there);
}

static void step(struct world_of_db *w, int k, int32_t day)
{
    static const enum move_kind all[] = {MOVE_LEAVE, MOVE_RETURN, MOVE_ESCAPE, MOVE_FOUND, MOVE_EXIT};
    if (!kids[k].in) {
        int unit = draw(UNITS);
        kids[k].stay = a_stay(kids[k].id, units[unit], day);
        CHECK_INT(admit(w, &kids[k].stay), ERR_NONE);
        kids[k].in = true;
        mark(k, day, unit, true);
        return;
    }
    enum move_kind kind = all[draw((int)countof(all))];
    if (!stay_after(kids[k].stay.state, kind))
        return;
    CHECK_INT(move(w, &kids[k].stay, kind, day), ERR_NONE);
    kids[k].in = kids[k].stay.state != STAY_LEFT;
    mark(k, day, kids[k].in ? kids[k].at[day - FIRST] : -1, kids[k].stay.state == STAY_IN);
}

static struct population replayed(int unit, int32_t day)
{
    struct population p = {.day = day};
    for (int k = 0; k < CHILDREN; k++) {
        if (kids[k].at[day - FIRST] != unit)
            continue;
        p.all++;
        p.present += kids[k].there[day - FIRST];
        p.held[kids[k].sex == 'F'   ? POP_GIRLS
               : kids[k].sex == 'M' ? POP_BOYS
                                    : POP_OTHER][stay_band(kids[k].born, day)]++;
    }
    return p;
}

static void the_series_agrees(struct world_of_db *w, int unit)
{
    static struct population_day days[DAYS];
    int n = 0;
    const struct days_wanted want = {units[unit], FIRST, FIRST + DAYS - 1};
    CHECK_INT(db_population_days(w->db, &want, days, DAYS, &n), ERR_NONE);
    CHECK_INT(n, DAYS);
    for (int i = 0; i < n; i++) {
        struct population p = replayed(unit, FIRST + i);
        if (days[i].day != FIRST + i || days[i].held != p.all || days[i].present != p.present)
            printf("# unit %d day %d\n", unit, i);
        CHECK(days[i].day == FIRST + i && days[i].held == p.all && days[i].present == p.present);
        CHECK(i == 0 || days[i].held - days[i - 1].held == days[i].came - days[i].left);
    }
}

static void population_by_day_is_what_a_replay_gives(void)
{
    static const int64_t sexes[] = {'F', 'M', 'X', 0};
    struct world_of_db w;
    world_start(&w);
    seed = 20261122;
    CHECK_INT(db_begin(w.db), ERR_NONE);
    one_turn = true;
    memset(kids, 0, sizeof kids);
    for (int k = 0; k < CHILDREN; k++) {
        kids[k].sex = sexes[draw(4)];
        kids[k].born = draw(8) ? FIRST - draw(19 * 365) : 0;
        kids[k].id = a_child(&w, kids[k].sex, kids[k].born);
        mark(k, FIRST, -1, false);
    }
    for (int i = 0; i < STEPS; i++) /* in the order of the days, several a day, some of one child */
        live(&w, draw(CHILDREN), FIRST + i * DAYS / STEPS);
    one_turn = false;
    CHECK_INT(db_commit(w.db), ERR_NONE);
    int64_t ever = 0;
    for (int u = 0; u < UNITS; u++) {
        for (int32_t day = FIRST; day < FIRST + DAYS; day += 7) {
            struct population want = replayed(u, day), have;
            CHECK_INT(db_population(w.db, units[u], day, &have), ERR_NONE);
            CHECK(have.all == want.all && have.present == want.present);
            CHECK(memcmp(have.held, want.held, sizeof have.held) == 0);
            ever += have.all;
        }
        the_series_agrees(&w, u);
    }
    CHECK(ever > 1000); /* a year in which something happened */
    struct population none;
    CHECK_INT(db_population(w.db, "NOBODY", FIRST, &none), ERR_NONE);
    CHECK_INT(none.all, 0);
    world_end(&w);
}

int main(void)
{
    RUN(a_stay_from_admission_to_exit);
    RUN(what_was_struck_out_stands_and_counts_for_nothing);
    RUN(population_by_day_is_what_a_replay_gives);
    return test_end();
}
