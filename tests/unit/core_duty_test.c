/* core_duty_test.c - who is told of what must be done by a day, and when: tables an officer could check with a
 * calendar, and made-up duties held against a model that counts days in the plainest way. Nothing is said twice, before
 * its day, or after the end. */
#include "core/duty.h"

#include "core/duty_tell.h"
#include "tests/unit/test.h"
#include "tests/unit/world.h"

static const struct duty_rule hearing = {CLOCK_WORK, 8 * 60 + 30, {5, 1}, 2, {1, 3, 7}, 3, 4, false, 0};
static const struct duty_rule every_day = {CLOCK_DAY, 6 * 60, {2}, 1, {1, 4}, 2, 2, false, 0};

static void step_write(const struct duty_step *s, struct text *out)
{
    static const char *const said[] = {"none", "remind", "due", "over"};
    char when[24];
    struct text w;
    text_init(&w, when, sizeof when);
    time_write(s->due_s, &w);
    text_span(out, (struct span){when, 16});
    text_char(out, ' ');
    text_str(out, said[s->say]);
    if (s->say == DUTY_SAY_OVER)
        text_i64(out, s->up);
}

static void the_days_of_a_duty(void)
{
    static const struct {
        const struct duty_rule *rule;
        const char *day, *set, *want[8];
    } row[] = {
        {&hearing,
         "2026-03-19", /* Thursday; Friday is a holiday here */
         "2026-03-01 10:00",
         {"2026-03-12 08:30 remind", "2026-03-18 08:30 remind", "2026-03-19 08:30 due", "2026-03-23 08:30 over1",
          "2026-03-25 08:30 over2", "2026-03-31 08:30 over3", "2026-04-09 08:30 over4", "2026-04-20 08:30 over5"}},
        {&hearing,
         "2026-03-22", /* Sunday: said on Thursday */
         "2026-03-01 10:00",
         {"2026-03-12 08:30 remind", "2026-03-18 08:30 remind", "2026-03-19 08:30 due", "2026-03-23 08:30 over1"}},
        {&hearing,
         "2026-03-19",
         "2026-03-18 08:30", /* set at the very moment: whoever sets it knows */
         {"2026-03-19 08:30 due", "2026-03-23 08:30 over1"}},
        {&hearing,
         "2026-03-19",
         "2026-03-26 12:00", /* long past */
         {"2026-03-31 08:30 over3", "2026-04-09 08:30 over4"}},
        {&every_day,
         "2026-03-20",
         "2026-03-10 12:00",
         {"2026-03-18 06:00 remind", "2026-03-20 06:00 due", "2026-03-21 06:00 over1", "2026-03-24 06:00 over2",
          "2026-03-28 06:00 over3", "2026-04-01 06:00 over4"}},
    };
    land_open("2026-03-01 10:00");
    land_holiday("2026-03-20");
    for (size_t i = 0; i < countof(row); i++) {
        struct duty d = {.kind = DUTY_HEARING, .told_s = land_time(row[i].set)};
        must(day_read(span_of(row[i].day), &d.day));
        for (int k = 0; k < 8 && row[i].want[k]; k++) {
            struct duty_step s = duty_next(row[i].rule, &d, &land.calendar);
            char have[48];
            struct text t;
            text_init(&t, have, sizeof have);
            step_write(&s, &t);
            CHECK_STR(have, row[i].want[k]);
            d.told_s = s.due_s;
        }
        d.done_s = 1;
        CHECK_INT(duty_next(row[i].rule, &d, &land.calendar).due_s, INT64_MAX);
    }
}

/* --- the model: day after day, counted --- */

static uint64_t chance = 20261122;
static int below(int n)
{
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (int)(chance % (uint64_t)n);
}

static bool working(const struct duty_rule *r, int32_t day)
{
    int weekday = (int)(((day % 7) + 11) % 7); /* 1970-01-01 was a Thursday: 4; 0 Sunday */
    for (int i = 0; i < land.calendar.count; i++)
        if (land.holiday[i] == day && r->clock == CLOCK_WORK)
            return false;
    return r->clock == CLOCK_DAY || (weekday > 0 && weekday < 6);
}

/* How many days of the clock are in [from, to]. */
static int days_in(const struct duty_rule *r, int32_t from, int32_t to)
{
    int n = 0;
    for (int32_t d = from; d <= to; d++)
        n += working(r, d);
    return n;
}

/* What a day brings: 0 nothing, 1 a reminder, 2 the day itself, 3 and more: over, by the table's nth row. */
static int model(const struct duty_rule *r, int32_t due, int32_t day)
{
    int last = r->after[r->afters - 1];
    if (!working(r, day))
        return 0;
    if (day <= due) {
        int left = days_in(r, day + 1, due);
        for (int i = 0; i < r->befores; i++)
            if (r->before[i] == left)
                return 1;
        return left == 0 ? 2 : 0;
    }
    int past = days_in(r, due + 1, day);
    for (int i = 0; i < r->afters; i++)
        if (r->after[i] == past)
            return 3 + i;
    return past > last && past % last == 0 ? 2 + r->afters + past / last - 1 : 0;
}

static struct duty_rule a_rule(void)
{
    struct duty_rule r = {.clock = below(3) ? CLOCK_WORK : CLOCK_DAY, .minute = 480 + below(500)};
    int n = below(4);
    for (int day = 1 + below(3); r.befores < n; day += 1 + below(5))
        r.before[r.befores++] = day;
    for (int i = 0; i < n / 2; i++) {
        int x = r.before[i];
        r.before[i] = r.before[n - 1 - i];
        r.before[n - 1 - i] = x;
    }
    n = 1 + below(4);
    for (int day = 1 + below(3); r.afters < n; day += 1 + below(5))
        r.after[r.afters++] = day;
    r.top = 1 + below(5);
    return r;
}

static void a_calendar(int32_t day)
{
    land.calendar.count = 0;
    for (int i = below(6); i > 0; i--) {
        int32_t h = day - 12 + below(30);
        bool known = calendar_is_holiday(&land.calendar, h);
        int n = land.calendar.count;
        for (; !known && n > 0 && land.holiday[n - 1] > h; n--)
            land.holiday[n] = land.holiday[n - 1];
        if (!known) {
            land.holiday[n] = h;
            land.calendar.count++;
        }
    }
}

static void every_telling_is_where_the_model_has_it(void)
{
    land_open("2026-03-01 10:00");
    for (int round = 0; round < 3000; round++) {
        struct duty_rule r = a_rule();
        int32_t set = 20500 + below(400);
        struct duty d = {.kind = DUTY_VISIT, .day = set - 10 + below(40)};
        d.told_s = day_start(set) + below(1440) * MINUTE_S;
        a_calendar(d.day);
        for (int32_t day = set; day < d.day + 40; day++) {
            int64_t at_s = day_start(day) + r.minute * MINUTE_S;
            int want = model(&r, d.day, day);
            if (!want || at_s <= d.told_s)
                continue;
            struct duty_step s = duty_next(&r, &d, &land.calendar);
            CHECK_INT(s.due_s, at_s);
            CHECK_INT(s.say, want > 2 ? DUTY_SAY_OVER : want);
            CHECK_INT(s.up, want > 2 ? want - 2 : 0);
            if (s.due_s != at_s)
                return;
            d.told_s = at_s;
        }
    }
}

/* --- telling --- */

static struct duty_rule rules[DUTY_COUNT];
static struct duty the_duty;
static struct case_facts the_case;
static int audits; /* duty.told of the last event */

/* Runs the duty's event at now_s; what it says stands in land_list. Returns how many texts, alarms left out. */
static int tell(int64_t now_s, int64_t version, bool *written)
{
    struct event ev = {.kind = EVENT_DUTY, .duty_id = the_duty.id, .version = version, .now_s = now_s};
    struct effects out = {.list = land_list};
    struct decide d;
    int says = 0;
    *written = false;
    audits = 0;
    memset(&land_facts, 0, sizeof land_facts);
    arena_reset(&land_turn_arena);
    for (int round = 0; round < 3; round++) {
        d = (struct decide){.ev = &ev, .w = &land.world, .f = &land_facts, .out = &out, .arena = &land_turn_arena};
        escalator_decide(&d);
        if (!land_facts.need)
            break;
        land_facts.duty = the_duty;
        land_facts.c[0] = the_case;
        land_facts.have |= land_facts.need;
        land_facts.need = 0;
    }
    CHECK(!out.full && !land_facts.need);
    for (int i = 0; i < out.count; i++) {
        const struct effect *e = &land_list[i];
        says += e->kind == EFFECT_SAY;
        audits += e->kind == EFFECT_AUDIT && span_is(e->word, "duty.told");
        if (e->kind == EFFECT_DUTY && e->live) {
            CHECK_INT(e->duty->version, the_duty.version + 1);
            the_duty = *e->duty;
            *written = true;
        }
    }
    return says;
}

static const struct message *said(int nth, int count)
{
    for (int i = 0, k = 0; i < EFFECTS_MAX && k < count; i++)
        if (land_list[i].kind == EFFECT_SAY && k++ == nth)
            return &land_list[i].say;
    return NULL;
}

static void set_duty(const struct duty_rule *r, int32_t day, int64_t now_s)
{
    land.policies.duty = rules;
    rules[DUTY_VISIT] = *r;
    the_duty = (struct duty){.id = 7, .kind = DUTY_VISIT, .version = 1, .day = day, .told_s = now_s, .ref = "C-7"};
    the_duty.post = (struct post){ROLE_SCCO, "003.012"};
    must(area_read(&land.areas, SPAN("003.012"), &the_duty.area));
    memset(&the_case, 0, sizeof the_case);
}

static void a_text_is_low_and_in_hours(void)
{
    bool written;
    land_open("2026-03-02 09:00");
    land_staff();
    set_duty(&hearing, day_of(land.now_s) + 1, land.now_s);
    the_duty.told_s = 0; /* the reminder of this morning was not said: a late one */
    CHECK_INT(tell(land.now_s, 1, &written), 1);
    const struct message *m = said(0, 1);
    CHECK(m && m->key == PHRASE_DUTY_REMIND && m->severity == SEVERITY_S4 && m->cls == SAY_LADDER && m->bundles);
    CHECK_INT(audits, 1);
    CHECK(m && m->late && !m->receipt_by_s && m->not_before_s == land.now_s && m->level == 1);
    CHECK(m && span_is(args_get(m->args, "ref"), "C-7") && !args_get(m->args, "reason").n);
    CHECK_INT(the_duty.due_s, day_start(day_of(land.now_s) + 1) + 510 * MINUTE_S);
}

static void one_set_late_climbs_a_level_at_a_time(void)
{
    bool written;
    land_open("2026-03-02 09:00");
    land_staff();
    set_duty(&hearing, day_of(land_time("2026-02-20 09:00")), land_time("2026-02-26 09:00"));
    CHECK(tell(land.now_s, 1, &written) == 0 &&
          written); /* the 1st and 3rd working day after are past; the 7th is next */
    CHECK_INT(the_duty.due_s, land_time("2026-03-03 08:30"));
    for (int level = 2; level <= 4; level++) {
        CHECK_INT(tell(the_duty.due_s, the_duty.version, &written), 1);
        CHECK(said(0, 1) && said(0, 1)->level == level);
    }
    CHECK_INT(tell(the_duty.due_s, the_duty.version, &written), 1);
    CHECK(said(0, 1) && said(0, 1)->level == 4 && the_duty.level == 4); /* no higher than the table's top */
}

static void an_old_deadline_says_nothing(void)
{
    bool written;
    land_open("2026-03-02 09:00");
    land_staff();
    set_duty(&hearing, day_of(land.now_s), 0);
    the_duty.version = 5;
    CHECK(tell(land.now_s, 4, &written) == 0 && !written); /* it moved: its own deadline comes */
    the_duty.done_s = land.now_s;
    CHECK(tell(land.now_s, 5, &written) == 0 && !written);
    the_duty = (struct duty){0};
    CHECK(tell(land.now_s, 5, &written) == 0 && !written); /* it is not there: the deadline goes */
}

static void a_closed_case_strikes_it_out(void)
{
    bool written;
    land_open("2026-03-02 09:00");
    land_staff();
    for (int k = DUTY_NONE + 1; k < DUTY_COUNT; k++) {
        set_duty(&hearing, day_of(land.now_s), 0);
        rules[k] = hearing;
        the_duty.kind = (enum duty_kind)k;
        the_duty.case_id = the_case.file.id = 3;
        the_case.found = true;
        the_case.file.state = CASE_CLOSED;
        the_case.file.severity = SEVERITY_S1;
        bool stays = k == DUTY_REVIEW || k == DUTY_ORDER_EXPIRY || k == DUTY_VISIT || k == DUTY_PLACEMENT_ENTRY ||
                     k == DUTY_LEAVE_RETURN || k == DUTY_ESCAPE || k == DUTY_CLOSURE;
        CHECK_INT(tell(land.now_s, 1, &written), stays);
        CHECK(!stays ||
              (said(0, 1)->case_id == 0 && said(0, 1)->epoch == 0)); /* its text does not fall with the case */
        CHECK(written && the_duty.outcome == (stays ? DUTY_OPEN : DUTY_STRUCK) && !the_duty.done_s == stays);
        CHECK_INT(the_duty.due_s == INT64_MAX, !stays);
        CHECK_STR(phrase_key(duty_phrase(PHRASE_DUTY_DUE) ? PHRASE_DUTY_DUE : PHRASE_NONE), "duty.due");
    }
}

/* A year of one duty, with vacancies that come and go and an engine that is away at times. */
static void a_year_of(struct duty_rule r)
{
    int32_t start = day_of(land.now_s), due = start + below(60), done = start + 30 + below(150);
    int heard[LEVELS + 1] = {0}, highest = 0, moment_n = 0;
    int64_t told[400];
    bool written;
    a_calendar(due);
    set_duty(&r, due, land.now_s);
    the_duty.due_s = land.now_s;
    for (int64_t now = land.now_s; now < day_start(start + 200); now += HOUR_S / 2) {
        if (the_duty.due_s > now || below(4) == 0) /* not due, or the engine is away */
            continue;
        if (day_of(now) >= done && !the_duty.done_s) {
            the_duty.done_s = now;
            the_duty.version++;
        }
        if (below(3) == 0)
            land_leaves(below(2) ? "cccs" : "scco", below(2) ? LEVEL_2 : LEVEL_1);
        if (below(3) == 0 && land_index(LEVEL_2) >= 0 && land.directory.holdings < LAND_PEOPLE - 4)
            land_person(below(2) ? "cccs" : "scco", below(2) ? "003" : "003.012", below(2) ? LEVEL_2 : LEVEL_1);
        int64_t was_s = the_duty.told_s;
        int n = tell(now, the_duty.version, &written);
        CHECK(!the_duty.done_s || n == 0);
        CHECK(the_duty.done_s || the_duty.due_s > now);
        CHECK(the_duty.told_s >= was_s && the_duty.told_s <= now);
        CHECK(n == 0 || the_duty.told_s > was_s); /* no telling without a step */
        for (int i = 0; i < n; i++) {
            const struct message *m = said(i, n);
            bool over = m->key == PHRASE_DUTY_OVER;
            CHECK_INT(over, day_of(now) > due);
            CHECK(over || days_in(&r, day_of(now) + 1, due) <= (r.befores ? r.before[0] : 0));
            if (over && m->level > 1 && m->level < r.top) {
                CHECK(!span_is(args_get(m->args, "reason"), "unanswered") || !heard[m->level]);
                heard[m->level]++;
            }
            highest = m->level > highest ? m->level : highest;
        }
        if (n && moment_n < 400)
            told[moment_n++] = the_duty.told_s;
        if (the_duty.done_s)
            break;
    }
    for (int i = 1; i < moment_n; i++)
        CHECK(told[i] > told[i - 1]);
    CHECK(the_duty.level <= LEVELS);
}

static void nothing_twice_nothing_early_nothing_after(void)
{
    for (int round = 0; round < 200; round++) {
        land_open("2026-03-02 09:00");
        land_staff();
        a_year_of(a_rule());
    }
}

static void words_of_kinds_are_said(void)
{
    for (int k = DUTY_NONE + 1; k < DUTY_COUNT; k++) {
        CHECK(saying_of(SPAN("duty"), span_of(duty_word((enum duty_kind)k))) != SAYING_NONE);
        CHECK_INT(duty_of(span_of(duty_word((enum duty_kind)k))), k);
    }
    CHECK_INT(duty_of(SPAN("nothing")), DUTY_NONE);
    /* the numbers stand in stores: new words go to the end */
    CHECK(DUTY_HEARING == 1 && DUTY_FOLLOW_UP == 2 && DUTY_SERVICE == 3 && DUTY_REVIEW == 4 && DUTY_ORDER_EXPIRY == 5 &&
          DUTY_REFERRAL == 6 && DUTY_AGENCY_UPDATE == 7 && DUTY_VISIT == 8 && DUTY_PLACEMENT_ENTRY == 9 &&
          DUTY_LEAVE_RETURN == 10 && DUTY_ESCAPE == 11);
    CHECK(DUTY_DONE == 1 && DUTY_STRUCK == 2 && DUTY_REPLACED == 3);
}

/* Set on Wednesday 18: Friday is a holiday here, so two working days are Thursday and Monday. */
static void what_is_set_by_itself_is_due_within_days_of_the_clock(void)
{
    struct duty_rule r = hearing;
    int32_t day;
    land_open("2026-03-01 10:00");
    land_holiday("2026-03-20");
    r.within = 2;
    must(day_read(SPAN("2026-03-18"), &day));
    CHECK_INT(duty_day_within(&r, &land.calendar, day), day + 5);
    r.clock = CLOCK_DAY;
    CHECK_INT(duty_day_within(&r, &land.calendar, day), day + 2);
    for (int k = DUTY_NONE + 1; k < DUTY_COUNT; k++)
        CHECK_INT(duty_by_itself((enum duty_kind)k), k == DUTY_AGENCY_UPDATE || k == DUTY_CLOSURE);
}

/* Set in the night: told a moment later, neither reminded of nor due on its day, then as late as any. */
static void what_cannot_wait_is_told_the_moment_it_is_set(void)
{
    struct duty_rule r = every_day;
    land_open("2026-03-01 10:00");
    struct duty d = {
        .kind = DUTY_ESCAPE, .set_s = land_time("2026-03-19 23:10"), .told_s = land_time("2026-03-19 23:10")};
    must(day_read(SPAN("2026-03-19"), &d.day));
    r.at_once = true;
    struct duty_step s = duty_next(&r, &d, &land.calendar);
    CHECK(s.say == DUTY_SAY_NOW && s.due_s == d.set_s);
    d.told_s = s.due_s + 1;
    s = duty_next(&r, &d, &land.calendar);
    CHECK(s.say == DUTY_SAY_OVER && s.due_s == land_time("2026-03-20 06:00") && s.up == 1);
    d.set_s = d.told_s = land_time("2026-03-23 09:00"); /* written down four days late: now, and then on */
    s = duty_next(&r, &d, &land.calendar);
    CHECK(s.say == DUTY_SAY_NOW);
    d.told_s = s.due_s + 1;
    s = duty_next(&r, &d, &land.calendar);
    CHECK(s.say == DUTY_SAY_OVER && s.due_s == land_time("2026-03-27 06:00") && s.up == 3);
}

int main(void)
{
    RUN(what_cannot_wait_is_told_the_moment_it_is_set);
    RUN(what_is_set_by_itself_is_due_within_days_of_the_clock);
    RUN(the_days_of_a_duty);
    RUN(every_telling_is_where_the_model_has_it);
    RUN(a_text_is_low_and_in_hours);
    RUN(one_set_late_climbs_a_level_at_a_time);
    RUN(an_old_deadline_says_nothing);
    RUN(a_closed_case_strikes_it_out);
    RUN(nothing_twice_nothing_early_nothing_after);
    RUN(words_of_kinds_are_said);
    return test_end();
}
