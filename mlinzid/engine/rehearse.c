/* rehearse.c - a report, and then nothing but time. Facts are what a store would say that holds this one case alone; of
 * the effects only the case's row and what is said are kept. */
#include "mlinzid/engine/rehearse.h"

#include <string.h>

#include "core/effect.h"
#include "escalator/escalator.h"

enum { EVENTS_MOST = 60, ROUNDS_MOST = 6, MEMORY = 1 << 20 };

struct stage {
    const struct world *w;
    struct rehearsed_case *out;
    struct arena arena;
    struct facts facts;
    struct case_facts c;
    struct effect list[EFFECTS_MAX];
    int64_t due_s, serial;
    struct {
        char about[64];
        int64_t day;
    } alarm[16]; /* said once a day, as by the hands */
    int alarms;
};

static void fetch(struct stage *s)
{
    struct facts *f = &s->facts;
    if (f->need & NEED_CASE)
        f->c[0] = s->c;
    if (f->need & NEED_OTHER)
        f->c[1] = (struct case_facts){0};
    if (f->need & NEED_SERIAL)
        f->serial = ++s->serial;
    f->have |= f->need;
    f->need = 0;
}

static void keep(struct stage *s, const struct message *m, int64_t now_s, struct span about)
{
    struct rehearsed_case *out = s->out;
    if (out->steps == REHEARSED_MOST)
        return;
    struct rehearsed *r = &out->step[out->steps++];
    *r = (struct rehearsed){
        .at_s = m->not_before_s > now_s ? m->not_before_s : now_s, .post = m->post, .level = m->level, .key = m->key};
    (void)span_str(args_get(m->args, "reason"), r->reason, sizeof r->reason);
    (void)span_str(about, r->about, sizeof r->about);
}

static void alarm(struct stage *s, const struct effect *e, int64_t now_s)
{
    for (int i = 0; i < s->alarms; i++)
        if (span_is(e->text, s->alarm[i].about) && s->alarm[i].day == day_of(now_s))
            return;
    if (s->alarms < (int)countof(s->alarm)) {
        (void)span_str(e->text, s->alarm[s->alarms].about, sizeof s->alarm[0].about);
        s->alarm[s->alarms++].day = day_of(now_s);
    }
    if (e->live)
        keep(s, &e->say, now_s, e->text);
}

static void apply(struct stage *s, const struct effect *e, int64_t now_s)
{
    if (e->kind == EFFECT_CASE) {
        s->c.found = true;
        s->c.file = *e->c;
    } else if (e->kind == EFFECT_SAY) {
        keep(s, &e->say, now_s, (struct span){NULL, 0});
    } else if (e->kind == EFFECT_ALARM) {
        alarm(s, e, now_s);
    } else if (e->kind == EFFECT_SHARE && s->c.shares < (int)countof(s->c.share)) {
        s->c.share[s->c.shares++] = (struct share){e->post, e->live};
    }
}

/* False: it could not be decided. */
static bool run(struct stage *s, const struct event *ev)
{
    struct decide d;
    struct effects out = {.list = s->list};
    memset(&s->facts, 0, sizeof s->facts);
    s->facts.sender.number = ev->from;
    for (int round = 0;; round++) {
        arena_reset(&s->arena);
        out.count = 0;
        d = (struct decide){.ev = ev, .w = s->w, .f = &s->facts, .out = &out, .arena = &s->arena};
        escalator_decide(&d);
        if (!s->facts.need)
            break;
        if (round == ROUNDS_MOST)
            return false;
        fetch(s);
    }
    if (out.full || s->arena.full)
        return false;
    for (int i = 0; i < out.count; i++)
        apply(s, &out.list[i], ev->now_s);
    if (d.c && (d.touched || d.rearm || d.is_new))
        s->due_s = d.due_s;
    return true;
}

static struct reading reading_of(const struct rehearsal *what)
{
    struct reading r = {.intent = INTENT_REPORT, .lang = LANG_EN, .lone_number = -1, .keyword = true};
    struct slots *s = &r.slots;
    *s = (struct slots){.age_years = (int16_t)what->age_years, .age_months = -1, .children = 1, .sex = 'F'};
    if (what->kind)
        s->kind[s->kinds++] = (uint8_t)what->kind;
    s->urgent = what->urgent;
    s->place = what->place;
    s->missing = (what->kind ? 0U : (unsigned)MISSING_ABUSE) | (what->age_years < 0 ? (unsigned)MISSING_AGE : 0U) |
                 (what->place.level == AREA_WARD ? 0U : (unsigned)MISSING_WARD);
    return r;
}

/* The same level twice more: from here on it is the same again and again. */
static bool repeats(const struct rehearsed_case *c)
{
    const struct rehearsed *last = c->steps >= 3 ? &c->step[c->steps - 1] : NULL;
    return last && last->key == PHRASE_CASE_ESCALATED && last[-1].key == last->key && last[-2].key == last->key &&
           last[-1].level == last->level && last[-2].level == last->level;
}

void rehearse(const struct world *w, const struct rehearsal *what, struct rehearsed_case *out)
{
    static struct stage s;
    static unsigned char memory[MEMORY];
    struct reading reading = reading_of(what);
    struct event ev = {.kind = EVENT_SMS,
                       .now_s = what->at_s,
                       .cause = "in:1",
                       .ready = true,
                       .inbox_id = 1,
                       .sender_kind = SENDER_KE_MOBILE,
                       .reading = &reading,
                       .text = SPAN("rehearsal"),
                       .new_case_id = 1,
                       .random = 1};
    *out = (struct rehearsed_case){0};
    memset(&s, 0, sizeof s);
    s.w = w;
    s.out = out;
    s.due_s = INT64_MAX;
    arena_init(&s.arena, memory, sizeof memory);
    (void)msisdn_read(SPAN("+254700000000"), &ev.from);
    bool ok = run(&s, &ev);
    for (int i = 0; ok && i < EVENTS_MOST && s.due_s <= what->until_s && !repeats(out); i++) {
        struct event timer = {.kind = EVENT_TIMER,
                              .now_s = s.due_s > ev.now_s ? s.due_s : ev.now_s,
                              .cause = "t:1:1",
                              .case_id = 1,
                              .version = s.c.file.version};
        ok = run(&s, &timer);
    }
    out->whole = ok && s.c.found;
    out->severity = (enum severity)s.c.file.severity;
    out->version = (int)s.c.file.policy;
}
