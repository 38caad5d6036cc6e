/* sim.c - one seed played: events in the order of their times, and the engine's turns between them.
 * Nothing here knows how late it is outside: time is the time of the next event, or the moment the engine asks for. */
#include "mlinzid/sim/inside.h"

#include <sodium.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/log.h"
#include "mlinzid/story/files.h"

/* --- chance --- */

int64_t sim_pick(struct sim *s, int64_t sides)
{
    return (int64_t)(mix64(&s->random) % (uint64_t)sides);
}

bool sim_odds(struct sim *s, int of_1000)
{
    return sim_pick(s, 1000) < of_1000;
}

int64_t sim_wait(struct sim *s, int64_t about_s)
{
    int64_t n = sim_pick(s, about_s + 1);
    for (int i = 0; i < 3 && sim_odds(s, 250); i++)
        n += sim_pick(s, about_s * 2 + 1);
    return n + 1;
}

/* libsodium asks chance of us too, so that a seed is a whole world. */
static uint64_t sodium_state;

static const char *sodium_name(void)
{
    return "seeded";
}

static uint32_t sodium_number(void)
{
    return (uint32_t)(mix64(&sodium_state) >> 16);
}

static void sodium_bytes(void *const out, const size_t n)
{
    for (size_t i = 0; i < n; i++)
        ((unsigned char *)out)[i] = (unsigned char)(mix64(&sodium_state) >> 24);
}

static void sodium_seed(uint64_t seed)
{
    static struct randombytes_implementation seeded = {
        .implementation_name = sodium_name, .random = sodium_number, .buf = sodium_bytes};
    must(randombytes_set_implementation(&seeded) == 0 && sodium_init() >= 0);
    sodium_state = seed; /* last: the library draws from it when it is made ready, the first time alone */
}

/* --- small things --- */

void *sim_grow(void *list, int n, int *cap, size_t one)
{
    if (n < *cap)
        return list;
    int more = *cap ? *cap * 2 : 64;
    char *grown = realloc(list, one * (size_t)more);
    must(grown != NULL);
    memset(grown + one * (size_t)*cap, 0, one * (size_t)(more - *cap));
    *cap = more;
    return grown;
}

static uint32_t map_place(const struct sim_map *m, int64_t key)
{
    uint32_t i = (uint32_t)(((uint64_t)key * UINT64_C(0x9E3779B97F4A7C15)) >> 33) & m->mask;
    while (m->value[i] && m->key[i] != key)
        i = (i + 1) & m->mask;
    return i;
}

int64_t map_get(const struct sim_map *m, int64_t key)
{
    return m->value ? m->value[map_place(m, key)] - 1 : -1;
}

static void map_room(struct sim_map *m)
{
    struct sim_map old = *m;
    uint32_t size = old.value ? (old.mask + 1) * 2 : 256;
    *m = (struct sim_map){calloc(size, sizeof *m->key), calloc(size, sizeof *m->value), size - 1, 0};
    must(m->key && m->value);
    for (uint32_t i = 0; old.value && i <= old.mask; i++) {
        if (!old.value[i])
            continue;
        uint32_t at = map_place(m, old.key[i]); /* there is room: it is twice what it was */
        m->key[at] = old.key[i];
        m->value[at] = old.value[i];
        m->n++;
    }
    free(old.key);
    free(old.value);
}

void map_put(struct sim_map *m, int64_t key, int32_t value)
{
    if (!m->value || (uint32_t)m->n * 2 > m->mask)
        map_room(m);
    uint32_t i = map_place(m, key);
    m->n += !m->value[i];
    m->key[i] = key;
    m->value[i] = value + 1;
}

void map_free(struct sim_map *m)
{
    free(m->key);
    free(m->value);
}

/* --- the transcript --- */

static void clock_text(int64_t t, char out[24])
{
    struct text text;
    text_init(&text, out, 24);
    time_write(t, &text);
}

void sim_line(struct sim *s, int64_t case_id, const struct msisdn *number, const char *format, ...)
{
    struct sim_line *l = &s->line[s->lines++ % SIM_LINES];
    char when[24];
    va_list args;
    clock_text(s->now_s, when);
    l->case_id = case_id;
    l->number = number ? *number : (struct msisdn){""};
    int n = snprintf(l->text, sizeof l->text, "%s ", when);
    va_start(args, format);
    (void)vsnprintf(l->text + n, sizeof l->text - (size_t)n, format, args);
    va_end(args);
    for (char *p = l->text; *p; p++)
        if ((unsigned char)*p < ' ')
            *p = ' ';
    s->digest = hash_bytes((struct hash_key){s->digest, 1}, span_of(l->text));
    if (s->set.transcript)
        fprintf(s->set.transcript, "%s\n", l->text);
}

void sim_break(struct sim *s, int invariant, int64_t case_id, const char *format, ...)
{
    va_list args;
    if (s->broken)
        return;
    va_start(args, format);
    (void)vsnprintf(s->why, sizeof s->why, format, args);
    va_end(args);
    s->broken = true;
    s->invariant = invariant;
    s->about_case = case_id;
    sim_line(s, case_id, NULL, "BROKEN %d: %s", invariant, s->why);
}

/* --- events --- */

static bool sooner(const struct sim_due *a, const struct sim_due *b)
{
    return a->at_s != b->at_s ? a->at_s < b->at_s : a->order < b->order;
}

void sim_plan(struct sim *s, int64_t at_s, enum sim_what what, int64_t a, int64_t b)
{
    s->due = sim_grow(s->due, s->dues, &s->due_cap, sizeof *s->due);
    struct sim_due one = {at_s > s->now_s ? at_s : s->now_s, s->order++, what, a, b};
    int i = s->dues++;
    for (; i > 0 && sooner(&one, &s->due[(i - 1) / 2]); i = (i - 1) / 2)
        s->due[i] = s->due[(i - 1) / 2];
    s->due[i] = one;
}

static struct sim_due take_first(struct sim *s)
{
    struct sim_due first = s->due[0], last = s->due[--s->dues];
    int i = 0;
    for (;;) {
        int child = 2 * i + 1;
        if (child < s->dues - 1 && sooner(&s->due[child + 1], &s->due[child]))
            child++;
        if (child >= s->dues || !sooner(&s->due[child], &last))
            break;
        s->due[i] = s->due[child];
        i = child;
    }
    s->due[i] = last;
    return first;
}

static void happen(struct sim *s, const struct sim_due *d)
{
    switch (d->what) {
    case SIM_ARRIVE: air_arrive(s, d->a); break;
    case SIM_ANSWER: air_answer(s, d->a); break;
    case SIM_REACH: air_reach(s, d->a); break;
    case SIM_RECEIPT: air_receipt(s, d->a, (enum receipt)d->b); break;
    case SIM_READ: folk_read(s, d->a); break;
    case SIM_ACT: folk_act(s, (int)d->a); break;
    case SIM_DIAL: dial_begin(s, (int)d->a); break;
    case SIM_KEY: dial_key(s, d->a); break;
    case SIM_LINK: air_link(s, d->a); break;
    case SIM_DEATH: life_death(s); break;
    case SIM_START:
        if (!s->engine)
            (void)life_start(s);
        break;
    case SIM_DISK: life_disk(s); break;
    case SIM_ROOM: life_room(s); break;
    case SIM_TIDY: life_tidy(s); break;
    case SIM_OWNER: world_owner(s); break;
    case SIM_KEEPER: world_keeper(s); break;
    case SIM_EXAMINE: s->examine = true; break;
    case SIM_CALM: life_calm(s); break;
    }
}

/* --- turns --- */

bool sim_alive(const struct sim *s)
{
    return s->engine && !sim_disk_dead(s->disk);
}

/* Runs everything that can be done at this moment, as the daemon's loop does. */
void sim_settle(struct sim *s)
{
    bool more = true;
    for (int i = 0; s->engine && !s->broken && (more || engine_next(s->engine) <= s->now_s); i++) {
        const struct engine_counts *c = engine_counts(s->engine);
        int64_t before = c->events + c->said + c->commits;
        enum err err = engine_turn(s->engine, s->now_s, &more);
        s->n.turns++;
        if (!sim_alive(s) || err == ERR_DISK) {
            life_end(s, sim_disk_dead(s->disk) ? "dies" : "stops: the disk refused");
            return;
        }
        check_look(s);
        bool did = c->events + c->said + c->commits != before;
        if (err == ERR_NONE && !did && engine_next(s->engine) > s->now_s)
            break;
        if (err != ERR_NONE || !did) {
            s->retry_s = s->now_s + 1; /* it could not be done now: not at once again */
            sim_line(s, 0, NULL, "turn %s", err_words(err));
            return;
        }
        if (i > 10000)
            sim_break(s, 1, 0, "there is always more to do, and no end of it");
    }
    if (s->engine && !s->broken)
        check_quiet(s);
}

/* The next moment at which anything happens. */
static int64_t next_moment(struct sim *s)
{
    int64_t next = s->dues ? s->due[0].at_s : INT64_MAX;
    if (!s->engine)
        return next;
    int64_t own = engine_next(s->engine);
    if (own <= s->now_s || s->retry_s > s->now_s)
        own = s->retry_s > s->now_s ? s->retry_s : s->now_s + 1;
    return own < next ? own : next;
}

static void play(struct sim *s)
{
    while (!s->broken) {
        int64_t next = next_moment(s);
        if (next > s->end_s)
            break;
        s->now_s = next > s->now_s ? next : s->now_s;
        while (s->dues && s->due[0].at_s <= s->now_s && !s->broken) {
            struct sim_due d = take_first(s);
            happen(s, &d);
        }
        sim_settle(s);
        if (s->examine && sim_alive(s) && s->up && s->now_s >= s->well_s + HOUR_S && !s->broken)
            check_examine(s, false);
    }
    s->now_s = s->broken ? s->now_s : s->end_s;
    if (!s->broken)
        check_examine(s, true);
}

/* --- the whole --- */

void sim_loaded(struct loaded *l)
{
    l->settings.timers_max = 1024;
    l->settings.turn_arena_kib = 256;
    l->settings.store_busy_ms = 0;
}

static const char *const invariants[SIM_INVARIANTS] = {
    "nothing acknowledged is lost",
    "once faults stop, no open case has a deadline in the past, no ready text is old, every open case has a deadline",
    "a case's versions run 1, 2, 3 without a gap, each with its one audit row",
    "nothing fires before its deadline",
    "one cause, one set of texts",
    "duplicates on the wire at most the answers lost and the deaths; no send without a live claim",
    "nothing is escalated or sent for a closed case or an old epoch",
    "no id is given twice, none without a lease",
    "no text without its committed row",
    "no level is skipped without an audit row",
    "no single person takes an S1 case off its ladder; epochs only rise; no forged word moves a case",
    "a new holiday makes no deadline earlier and touches no wall-clock one",
    "while something graver waits for a person, nothing less grave goes first",
    ("what must be done by a day is told at its time, once at each level below the top, never when it is done, and has "
     "a deadline until then"),
};

/* What happened around the case or the number, the last of it. */
static void tell(struct sim *s)
{
    int64_t first = s->lines > SIM_LINES ? s->lines - SIM_LINES : 0, shown = 0;
    fprintf(s->out, "seed %llu breaks invariant %d: %s\n  %s\n", (unsigned long long)s->set.seed, s->invariant,
            invariants[s->invariant], s->why);
    bool of_case = s->about_case != 0;
    int64_t at = s->lines;
    while (at > first && shown < 40) {
        const struct sim_line *l = &s->line[--at % SIM_LINES];
        shown += !of_case || l->case_id == s->about_case || l->case_id < 0 || s->lines - at < 12;
    }
    for (; at < s->lines; at++) {
        const struct sim_line *l = &s->line[at % SIM_LINES];
        if (!of_case || l->case_id == s->about_case || l->case_id < 0 || s->lines - at < 12)
            fprintf(s->out, "  | %s\n", l->text);
    }
}

static void let_go(struct sim *s)
{
    if (s->look)
        look_close(s->look);
    if (s->engine) {
        sim_disk_kill(s->disk);
        engine_close(s->engine);
    }
    sim_disk_free(s->disk);
    for (int i = 0; i < s->mos; i++)
        free(s->mo[i].text);
    for (int i = 0; i < s->mts; i++)
        free(s->mt[i].text);
    free(s->mo);
    free(s->mt);
    free(s->dial);
    free(s->kept);
    free(s->report);
    free(s->due);
    free(s->line);
    map_free(&s->mt_at);
    map_free(&s->mo_at);
    map_free(&s->dial_at);
    model_free(s);
    if (s->keys[0])
        files_remove(s->keys);
}

bool sim_run(const struct sim_settings *set, FILE *out, struct sim_result *r)
{
    struct sim *s = calloc(1, sizeof *s);
    must(s != NULL);
    s->set = *set;
    s->out = out;
    s->random = set->seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    s->line = calloc(SIM_LINES, sizeof *s->line);
    sodium_seed(set->seed);
    s->disk = sim_disk_new("sim", set->seed);
    must(s->line && s->disk);
    (void)sqlite3_randomness(0, NULL); /* its chance starts anew, and is asked of the machine: salts of logs, no more */
    bool ok = files_temporary(s->keys, sizeof s->keys);
    if (ok) {
        world_draw(s);
        air_fill(s);
        ok = life_start(s) && world_people(s);
    }
    if (ok) {
        folk_plan(s);
        life_plan(s);
        play(s);
        if (s->broken)
            tell(s);
    } else
        fprintf(out, "seed %llu: the world could not be made: %s\n", (unsigned long long)set->seed, s->why);
    s->n.lines = s->lines;
    *r = (struct sim_result){s->broken, s->invariant, s->n, s->digest};
    let_go(s);
    free(s);
    return ok;
}
