/* world.h - a small country for tests of the deciding floors: real places and the shipped ladder, invented people, and
 * a store of a few cases held in plain structs. land_open() empties it; land_* put things in, run events through
 * escalator_decide() with the rounds of facts the engine makes, and keep what was said. No clock: land.now_s is told.
 */
#ifndef MLINZI_TESTS_UNIT_WORLD_H
#define MLINZI_TESTS_UNIT_WORLD_H

#include <stdlib.h>
#include <string.h>

#include "base/must.h"
#include "config/ladder.h"
#include "core/acts.h"
#include "escalator/escalator.h"
#include "tests/unit/config_file.h"

#define LAND_CASES 8
#define LAND_PEOPLE 48
#define LAND_SAID 4096
struct said {
    struct message m; /* args point into text */
    char text[400];
    int64_t at_s;
    int event;
};
struct land_volunteer {
    int64_t id;
    struct msisdn phone;
    struct post post;
};
struct land_number {
    struct sender row;
    struct question question;
    struct recent_in in[16];
    int ins;
};
static struct {
    bool loaded;
    struct areas areas;
    struct ladder ladder;
    struct policies policies;
    int32_t holiday[16];
    struct calendar calendar;
    struct person person[LAND_PEOPLE];
    struct holding holding[LAND_PEOPLE];
    struct leave leave[8];
    struct office office[4];
    struct land_volunteer volunteer[8];
    int volunteers;
    struct directory directory;
    struct limits limits;
    struct world world;
    struct case_facts c[LAND_CASES];
    int64_t due_s[LAND_CASES];
    int cases;
    struct land_number number[32];
    int numbers;
    struct code code[LAND_PEOPLE];
    struct said said[LAND_SAID];
    int saids, mark, events;
    struct {
        char about[80];
        int64_t at_s;
    } alarm[64];
    int alarms, links;
    int64_t serial, now_s, reads; /* reads: of everybody, in this hour */
    struct record_facts record;   /* of whichever is asked for */
    struct record_of erased;      /* the last record that was */
    char took[32], refused[32];   /* how the last text was taken; the last act refused in the audit, and why */
    bool went_back;               /* a deadline did not move on */
} land;
static unsigned char land_load_space[1 << 20], land_turn_space[1 << 20];
static struct arena land_load_arena, land_turn_arena;
static struct facts land_facts;
static struct effect land_list[EFFECTS_MAX];

static inline char *land_slurp(const char *name, size_t *n)
{
    char path[SETTINGS_PATH_CAP + 64];
    struct config_fault fault;
    char *text = NULL;
    must(settings_find(NULL, name, path) && config_slurp(path, &text, n, &fault) == ERR_NONE);
    return text;
}

static inline void land_load(void)
{
    size_t an = 0, rn = 0;
    int line = 0;
    struct config_fault fault;
    arena_init(&land_load_arena, land_load_space, sizeof land_load_space);
    arena_init(&land_turn_arena, land_turn_space, sizeof land_turn_space);
    char *areas = land_slurp("areas.tsv", &an); /* the names stay in it, for the life of the test */
    char *regions = land_slurp("regions.tsv", &rn);
    must(areas_read(&land.areas, (struct span){areas, an}, (struct span){regions, rn}, &land_load_arena, &line));
    free(regions);
    char *ladder = config_shipped("ladder.cfg", NULL, NULL);
    must(ladder_load(config_file(ladder), &land.ladder, &fault) == ERR_NONE);
    free(ladder);
    land.loaded = true;
}

static inline int64_t land_time(const char *s)
{
    int64_t t = 0;
    must(time_read(span_of(s), &t));
    return t;
}

static inline void land_open(const char *at)
{
    if (!land.loaded)
        land_load();
    land.policies = ladder_policies(&land.ladder);
    land.calendar = (struct calendar){land.holiday, 0};
    memset(land.person, 0, sizeof land.person);
    land.directory = (struct directory){.person = land.person,
                                        .holding = land.holding,
                                        .leave = land.leave,
                                        .office = land.office,
                                        .areas = &land.areas};
    land.limits = (struct limits){.idle_max = 3,
                                  .idle_window_s = 600,
                                  .identical_max = 2,
                                  .identical_window_s = 1800,
                                  .change_max = 30,
                                  .same_max = 3,
                                  .change_window_s = 3600,
                                  .reads_alarm = 40,
                                  .mute_tries = 5,
                                  .mute_window_s = 3600,
                                  .mute_length_s = 3600,
                                  .repeat_s = 7200,
                                  .question_s = DAY_S,
                                  .code_life_s = 1800,
                                  .code_tries = 3,
                                  .dispute_s = 14 * DAY_S,
                                  .explanation_min = 20,
                                  .expiry_s = DAY_S,
                                  .late_s = 60,
                                  .bundle_s = 60,
                                  .bundle_free = 2,
                                  .spam_window_s = 600,
                                  .spam_count = 3};
    land.world = (struct world){.areas = &land.areas,
                                .policies = &land.policies,
                                .calendar = &land.calendar,
                                .directory = &land.directory,
                                .limits = &land.limits,
                                .ref_key = {1, 2},
                                .text_key = {3, 4}};
    land.volunteers = land.cases = land.numbers = land.saids = land.mark = land.events = land.alarms = 0;
    land.links = 0, land.serial = land.reads = 0, land.went_back = false;
    land.refused[0] = '\0';
    memset(land.code, 0, sizeof land.code);
    memset(land.number, 0, sizeof land.number);
    land.now_s = land_time(at);
}

/* --- people --- */

static inline struct msisdn land_phone(const char *s)
{
    struct msisdn m = {""};
    (void)msisdn_read(span_of(s), &m);
    return m;
}

static inline int land_index(const char *phone)
{
    struct msisdn m = land_phone(phone);
    for (int i = 0; i < land.directory.persons; i++)
        if (msisdn_eq(&land.person[i].phone[0], &m) || msisdn_eq(&land.person[i].phone[1], &m))
            return i;
    return -1;
}

static inline bool land_before(const struct holding *a, const struct holding *b)
{
    if (a->post.role != b->post.role)
        return a->post.role < b->post.role;
    int c = strcmp(a->post.at, b->post.at);
    return c ? c < 0 : a->order < b->order;
}

/* A person with a post; the same phone again is another post of that person. Returns the person's id. */
static inline int64_t land_person(const char *role, const char *at, const char *phone)
{
    enum role r = role_of(span_of(role));
    must(r != ROLE_NONE);
    if (r <= ROLE_CHP) {
        struct land_volunteer *v = &land.volunteer[land.volunteers++];
        *v = (struct land_volunteer){.id = 900 + land.volunteers, .phone = land_phone(phone), .post = {.role = r}};
        (void)span_str(span_of(at), v->post.at, AT_CAP);
        return v->id;
    }
    int i = land_index(phone);
    if (i < 0) {
        i = land.directory.persons++;
        land.person[i] = (struct person){.id = 100 + i, .lang = LANG_EN, .phone = {land_phone(phone)}};
    }
    struct holding h = {.post = {.role = r}, .person = i, .order = land.directory.holdings};
    (void)span_str(span_of(at), h.post.at, AT_CAP);
    int n = land.directory.holdings++;
    for (; n > 0 && land_before(&h, &land.holding[n - 1]); n--)
        land.holding[n] = land.holding[n - 1];
    land.holding[n] = h;
    return land.person[i].id;
}

/* The post is no longer that person's. */
static inline void land_leaves(const char *role, const char *phone)
{
    int i = land_index(phone), n = 0;
    for (int k = 0; k < land.directory.holdings; k++)
        if (land.holding[k].person != i || land.holding[k].post.role != role_of(span_of(role)))
            land.holding[n++] = land.holding[k];
    land.directory.holdings = n;
}

static inline void land_office(const char *code, const char *const *area, int areas)
{
    struct office *o = &land.office[land.directory.offices++];
    *o = (struct office){.areas = areas};
    (void)span_str(span_of(code), o->code, AT_CAP);
    for (int i = 0; i < areas; i++)
        must(area_read(&land.areas, span_of(area[i]), &o->area[i]));
}

/* One holder of every level for Kilifi South (003.012) and the country: +2547110000<level>0. */
static inline void land_staff(void)
{
    land_person("scco", "003.012", "+254711000010");
    land_person("cccs", "003", "+254711000020");
    land_person("rccs", "R1", "+254711000030");
    land_person("national", "KE", "+254711000040");
    land_person("secretary", "KE", "+254711000050");
    land_person("helpline", "KE", "+254711000060");
    land_person("admin", "KE", "+254711000070");
}
#define LEVEL_1 "+254711000010"
#define LEVEL_2 "+254711000020"
#define LEVEL_3 "+254711000030"
#define LEVEL_4 "+254711000040"
#define LEVEL_5 "+254711000050"
#define HELPLINE "+254711000060"
#define ADMIN "+254711000070"
#define VOLUNTEER "+254700000001"
#define STRANGER "+254700000009"
static inline const char *land_level(int level)
{
    static const char *const phone[] = {"", LEVEL_1, LEVEL_2, LEVEL_3, LEVEL_4, LEVEL_5};
    return phone[level];
}

static inline void land_holiday(const char *date)
{
    int32_t day = 0;
    must(day_read(span_of(date), &day));
    int n = land.calendar.count++;
    for (; n > 0 && land.holiday[n - 1] > day; n--)
        land.holiday[n] = land.holiday[n - 1];
    land.holiday[n] = day;
}

/* --- the store --- */

static inline struct land_number *land_number_of(const struct msisdn *m)
{
    for (int i = 0; i < land.numbers; i++)
        if (msisdn_eq(&land.number[i].row.number, m))
            return &land.number[i];
    must(land.numbers < 32);
    struct land_number *n = &land.number[land.numbers++];
    *n = (struct land_number){.row = {.number = *m}};
    return n;
}

static inline void land_sender(struct facts *f, const struct msisdn *from)
{
    struct land_number *n = land_number_of(from);
    f->sender = n->row;
    f->question = n->question;
    for (int i = 0; i < land.volunteers; i++)
        if (msisdn_eq(&land.volunteer[i].phone, from)) {
            f->sender.person = land.volunteer[i].id;
            f->sender.post[f->sender.posts++] = land.volunteer[i].post;
        }
    int p = land_index(from->s);
    if (p < 0)
        return;
    f->sender.person = land.person[p].id;
    f->sender.lost = land.person[p].lost[msisdn_eq(&land.person[p].phone[1], from)];
    for (int i = 0; i < land.directory.holdings && f->sender.posts < 8; i++)
        if (land.holding[i].person == p)
            f->sender.post[f->sender.posts++] = land.holding[i].post;
}

static inline void land_recent(struct facts *f, const struct msisdn *from)
{
    for (int i = land.saids - 1; i >= 0 && f->recents < RECENT_MAX; i--) {
        const struct said *s = &land.said[i];
        if (!msisdn_eq(&s->m.to, from) || land.now_s - s->at_s > DAY_S)
            continue;
        bool open = s->m.case_id && case_open(&land.c[s->m.case_id - 1].file);
        f->recent[f->recents++] = (struct recent_text){s->at_s, s->m.key, s->m.case_id, s->m.cls, open};
    }
    for (int i = land.cases - 1; i >= 0; i--)
        for (int k = 0; k < land.c[i].reporters; k++) {
            const struct case_file *c = &land.c[i].file;
            if (msisdn_eq(&land.c[i].reporter[k].number, from))
                f->own[f->owns++] = (struct own_case){c->id,          c->opened_s,  c->closed_s,
                                                      c->kinds,       c->text_hash, (enum case_state)c->state,
                                                      c->unread != 0, c->missing};
        }
    const struct land_number *n = land_number_of(from);
    memcpy(f->in, n->in, sizeof n->in);
    f->ins = n->ins;
}

static inline void land_case_by(struct facts *f, int at, int64_t id, const char *ref)
{
    f->c[at].found = false;
    for (int i = 0; i < land.cases; i++)
        if (ref[0] ? strcmp(land.c[i].file.ref, ref) == 0 : land.c[i].file.id == id) {
            f->c[at] = land.c[i];
            f->c[at].found = true;
            f->c[at].due_s = land.due_s[i] == INT64_MAX ? 0 : land.due_s[i];
        }
}

static inline void land_fetch(struct facts *f, const struct event *ev)
{
    unsigned need = f->need;
    if (need & NEED_SENDER)
        land_sender(f, &ev->from);
    if (need & NEED_RECENT)
        land_recent(f, &ev->from);
    for (int i = 0; (need & NEED_CODE) && i < LAND_PEOPLE; i++)
        if (f->sender.person && land.code[i].person == f->sender.person)
            f->code = land.code[i];
    if (need & NEED_CASE)
        land_case_by(f, 0, f->need_case, f->need_ref);
    if (need & NEED_OTHER)
        land_case_by(f, 1, f->need_other, "");
    if (need & NEED_LIST)
        f->list_count = 0;
    f->reads = land.reads, f->record = land.record;
    if (need & NEED_SERIAL)
        f->serial = ++land.serial;
    if (need & NEED_PARTY)
        f->number_person = land_index(f->need_number.s) < 0 ? 0 : land.person[land_index(f->need_number.s)].id;
    f->have |= need;
    f->need = 0;
}

static inline void land_keep(const struct message *m)
{
    must(land.saids < LAND_SAID);
    struct said *s = &land.said[land.saids++];
    *s = (struct said){.m = *m, .at_s = land.now_s, .event = land.events};
    must(m->args.n < sizeof s->text);
    memcpy(s->text, m->args.p ? m->args.p : "", m->args.n);
    s->m.args.p = s->text;
}

static inline void land_alarm(const struct effect *e)
{
    for (int i = 0; i < land.alarms; i++)
        if (span_is(e->text, land.alarm[i].about) && land.now_s - land.alarm[i].at_s < DAY_S)
            return;
    must(land.alarms < 64);
    (void)span_str(e->text, land.alarm[land.alarms].about, sizeof land.alarm[0].about);
    land.alarm[land.alarms++].at_s = land.now_s;
    if (e->live)
        land_keep(&e->say);
}

static inline void land_share(const struct effect *e)
{
    struct case_facts *c = &land.c[e->case_id - 1];
    for (int i = 0; i < c->shares; i++)
        if (post_eq(&c->share[i].post, &e->post)) {
            c->share[i].live = e->live;
            return;
        }
    c->share[c->shares++] = (struct share){e->post, e->live};
}

static inline void land_case_row(const struct effect *e)
{
    int i = (int)e->case_id - 1;
    must(i >= 0 && i < LAND_CASES && i <= land.cases);
    if (i == land.cases) {
        must(e->c->version == 1);
        land.c[i] = (struct case_facts){.found = true};
        land.cases++;
    } else {
        must(e->c->version == land.c[i].file.version + 1); /* compare and set */
    }
    land.c[i].file = *e->c;
}

static inline void land_apply(const struct effect *e, const struct event *ev)
{
    struct land_number *n = land_number_of(&ev->from);
    struct case_facts *c = e->case_id ? &land.c[e->case_id - 1] : NULL;
    switch (e->kind) {
    case EFFECT_CASE: land_case_row(e); break;
    case EFFECT_REPORTER:
        c->reporter[c->reporters++] = (struct reporter){.number = e->number, .party = e->person};
        break;
    case EFFECT_SHARE: land_share(e); break;
    case EFFECT_LINK: land.links++; break;
    case EFFECT_READING: land.reads++; break;
    case EFFECT_SAY: land_keep(&e->say); break;
    case EFFECT_QUESTION: n->question = *e->question; break;
    case EFFECT_CODE: land.code[e->person - 100] = *e->code; break;
    case EFFECT_ERASE: land.erased = e->record; break;
    case EFFECT_NUMBER:
        n->row.lang = e->sender->lang;
        n->row.stopped = e->sender->stopped;
        n->row.muted_until_s = e->sender->muted_until_s;
        n->row.strikes = e->sender->strikes;
        n->row.strikes_s = e->sender->strikes_s;
        break;
    case EFFECT_ALARM: land_alarm(e); break;
    case EFFECT_AUDIT:
        if (span_is(e->word, "refused"))
            (void)span_str(e->text, land.refused, sizeof land.refused);
        break;
    case EFFECT_INBOX:
        (void)span_str(e->word, land.took, sizeof land.took);
        if (n->ins < 16)
            n->in[n->ins++] = (struct recent_in){land.now_s, e->text_hash, e->report};
        break;
    default: break;
    }
}

static inline void land_event(struct event *ev)
{
    struct decide d;
    struct effects out = {.list = land_list};
    ev->now_s = land.now_s;
    memset(&land_facts, 0, sizeof land_facts);
    land_facts.sender.number = ev->from;
    for (int round = 0;; round++) {
        must(round < 5);
        arena_reset(&land_turn_arena);
        d = (struct decide){.ev = ev, .w = &land.world, .f = &land_facts, .out = &out, .arena = &land_turn_arena};
        escalator_decide(&d);
        if (!land_facts.need)
            break;
        land_fetch(&land_facts, ev);
    }
    must(!out.full && !land_turn_arena.full);
    land.events++;
    for (int i = 0; i < out.count; i++)
        land_apply(&out.list[i], ev);
    if (d.c && (d.touched || d.rearm)) {
        land.went_back = land.went_back || d.due_s <= land.now_s;
        land.due_s[d.c->file.id - 1] = d.due_s;
    }
}

/* --- texts --- */

static inline struct reading land_read(enum intent intent)
{
    return (struct reading){.intent = intent,
                            .lang = LANG_EN,
                            .lone_number = -1,
                            .slots = {.age_years = -1, .age_months = -1, .children = 1, .missing = 15}};
}

static inline struct reading land_report(enum kind kind, char sex, int age, const char *place)
{
    struct reading r = land_read(INTENT_REPORT);
    struct slots *s = &r.slots;
    if (kind) {
        s->kind[s->kinds++] = (uint8_t)kind;
        s->missing &= ~(unsigned)MISSING_ABUSE;
    }
    s->sex = sex;
    s->missing &= sex ? ~(unsigned)MISSING_SEX : ~0U;
    s->age_years = (int16_t)age;
    s->missing &= age >= 0 ? ~(unsigned)MISSING_AGE : ~0U;
    must(!place[0] || area_read(&land.areas, span_of(place), &s->place));
    s->missing &= s->place.level == AREA_WARD ? ~(unsigned)MISSING_WARD : ~0U;
    return r;
}

/* A command on case number `id` (0: without a reference). */
static inline struct reading land_word(enum intent intent, int64_t id, const char *text)
{
    struct reading r = land_read(intent);
    if (id)
        (void)span_str(span_of(land.c[id - 1].file.ref), r.ref.digits, sizeof r.ref.digits);
    r.text = span_of(text);
    return r;
}

static inline void land_sms(const char *phone, struct reading r, const char *text)
{
    struct event ev = {.kind = EVENT_SMS,
                       .cause = "in:1",
                       .inbox_id = 1,
                       .reading = &r,
                       .text = span_of(text),
                       .new_case_id = land.cases + 1,
                       .random = (uint64_t)(land.events + 123456)};
    ev.sender_kind = msisdn_read(span_of(phone), &ev.from);
    ev.text_hash = (int64_t)(hash_bytes(land.world.text_key, span_of(text)) >> 1);
    land_event(&ev);
}

/* A report of a new case by the volunteer; its id. */
static inline int64_t land_case(enum kind kind, const char *place)
{
    char text[32];
    struct text t;
    text_init(&t, text, sizeof text);
    text_str(&t, "report ");
    text_i64(&t, land.cases);
    struct reading r = land_report(kind, 'F', 9, place);
    r.keyword = true;
    land_sms(VOLUNTEER, r, text);
    return land.cases;
}

static inline void land_act(const char *phone, enum intent intent, int64_t id, const char *text)
{
    land_sms(phone, land_word(intent, id, text), text);
}

/* YES with the code last sent to that person. */
static inline void land_yes(const char *phone)
{
    struct reading r = land_read(INTENT_YES);
    (void)span_str(span_of(land.code[land_index(phone)].digits), r.code, sizeof r.code);
    land_sms(phone, r, "yes");
}

/* --- time --- */

/* Every timer up to and at `then`, each at its own moment. */
static inline void land_until(int64_t then_s)
{
    for (int n = 0;; n++) {
        int first = -1;
        for (int i = 0; i < land.cases; i++)
            if (land.due_s[i] <= then_s && (first < 0 || land.due_s[i] < land.due_s[first]))
                first = i;
        if (first < 0)
            break;
        must(n < 100000);
        land.now_s = land.due_s[first] > land.now_s ? land.due_s[first] : land.now_s;
        struct event ev = {
            .kind = EVENT_TIMER, .cause = "t:1:1", .case_id = first + 1, .version = land.c[first].file.version};
        land_event(&ev);
    }
    land.now_s = then_s;
}
#define land_wait(seconds) land_until(land.now_s + (seconds))
/* --- what was said since the mark --- */

static inline void land_mark(void)
{
    land.mark = land.saids;
}
static inline int land_count(const char *phone, enum phrase key)
{
    int n = 0;
    for (int i = land.mark; i < land.saids; i++)
        n += (!phone || strcmp(land.said[i].m.to.s, phone) == 0) && (!key || land.said[i].m.key == key);
    return n;
}
static inline const struct said *land_first(const char *phone, enum phrase key)
{
    for (int i = land.mark; i < land.saids; i++)
        if ((!phone || strcmp(land.said[i].m.to.s, phone) == 0) && (!key || land.said[i].m.key == key))
            return &land.said[i];
    return NULL;
}
/* A value of its args; "" when there is no such text or name. */
static inline const char *land_arg(const struct said *s, const char *name)
{
    static char value[400];
    value[0] = '\0';
    if (s)
        (void)span_str(args_get((struct span){s->text, s->m.args.n}, name), value, sizeof value);
    return value;
}
static inline struct case_file *land_file(int64_t id)
{
    return &land.c[id - 1].file;
}

#endif
