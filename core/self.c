/* self.c - words about the sender: help, language, leave, silence, and the list of what the number sees. */
#include "core/acts.h"

#include "base/must.h"

static void number_put(struct decide *d, enum lang lang, bool stopped)
{
    struct sender *s = arena_new(d->arena, struct sender);
    if (!s)
        return;
    *s = d->f->sender;
    s->lang = lang;
    s->stopped = stopped;
    struct effect *e = effect_add(d, EFFECT_NUMBER);
    e->number = d->ev->from;
    e->sender = s;
}

static void set_lang(struct decide *d, const struct reading *r)
{
    number_put(d, r->lang, d->f->sender.stopped);
    d->f->sender.lang = r->lang;
    answer(d, PHRASE_LANG_SET);
}

/* --- STOP --- */

/* The post above hears; where it is vacant, the next one up that is not. */
static void stop_told(struct decide *d, const struct post *mine)
{
    struct post above;
    for (int steps = 0; steps < LEVELS && post_above(d, mine, steps, &above); steps++) {
        if (!post_duty(d->w->directory, &above, decide_today(d), decide_actor(d)))
            continue;
        struct text t = say_args(d);
        struct area at;
        say_arg(&t, "role", role_word(mine->role));
        say_arg(&t, "place", mine->at);
        if (area_read(d->w->areas, span_of(mine->at), &at))
            args_put(&t, "place_name", area_name(d->w->areas, at));
        say_alarm(d, PHRASE_ALARM_STOP, d->ev->from.s, &above, &t);
        return;
    }
}

static void stop(struct decide *d)
{
    if (!rights_duty(d)) {
        number_put(d, d->f->sender.lang, true);
        answer(d, PHRASE_STOP_SET);
        return;
    }
    refuse(d, PHRASE_REFUSE_DUTY);
    int n;
    const struct post *mine = rights_mine(d, &n);
    for (int i = 0; i < n; i++)
        stop_told(d, &mine[i]);
}

/* --- LEAVE --- */

/* dd/mm or dd/mm/yyyy; without a year the next such day from today on. */
static bool leave_day(struct span s, int32_t today, int32_t *out)
{
    struct span rest = span_trim(s);
    int64_t day, month, year = 0;
    if (!span_i64(span_cut(&rest, '/'), &day) || !span_i64(rest.n ? span_cut(&rest, '/') : rest, &month))
        return false;
    bool has_year = rest.n > 0;
    if (has_year && !span_i64(rest, &year))
        return false;
    if (has_year && year < 100)
        year += 2000;
    int this_year = civil_of(day_start(today)).year;
    for (int y = has_year ? (int)year : this_year; y < this_year + 5 || has_year; y++) {
        if (day_valid(y, (int)month, (int)day)) {
            *out = day_of_civil(y, (int)month, (int)day);
            if (has_year || *out >= today)
                return true;
        }
        if (has_year)
            return false;
    }
    return false;
}

static void leave(struct decide *d, const struct reading *r)
{
    int32_t today = decide_today(d), from = 0, to = 0;
    bool ends = span_is(span_trim(r->from), "0");
    bool ok = d->f->sender.person && !d->f->sender.lost && /* else a thief could name his own delegate */
              (ends || (leave_day(r->from, today, &from) && leave_day(r->to, from, &to) && from <= to));
    struct msisdn delegate = {""};
    if (ok && r->delegate.n) {
        ok = msisdn_read(r->delegate, &delegate) == SENDER_KE_MOBILE;
        d->f->need_number = delegate;
        if (ok && !decide_have(d, NEED_PARTY))
            return;
        ok = ok && d->f->number_person && d->f->number_person != d->f->sender.person;
    }
    if (!ok) {
        answer_idle(d, PHRASE_HELP);
        return;
    }
    struct effect *e = effect_add(d, EFFECT_LEAVE);
    e->person = d->f->sender.person;
    e->from_day = from;
    e->to_day = to;
    e->other = r->delegate.n ? d->f->number_person : 0;
    struct text t = say_args(d);
    char day[16];
    struct text w;
    if (!ends) {
        text_init(&w, day, sizeof day);
        day_write(from, &w);
        say_arg(&t, "from", day);
        text_init(&w, day, sizeof day);
        day_write(to, &w);
        say_arg(&t, "to", day);
    }
    audit_add(d, ends ? "leave.ended" : "leave.set", (struct span){NULL, 0});
    say_sender(d, PHRASE_LEAVE_SET, SAY_CHANGE, &t);
}

/* --- LIST --- */

void act_list(struct decide *d)
{
    int n;
    const struct post *mine = rights_mine(d, &n);
    struct view *v = &d->f->view;
    *v = (struct view){0};
    if (!d->f->sender.lost)
        v->reporter = d->ev->from;
    for (int i = 0; i < n && v->posts < 16; i++) {
        v->everything = v->everything || mine[i].role == ROLE_NATIONAL || mine[i].role == ROLE_SECRETARY;
        v->post[v->posts++] = mine[i];
    }
    if (!decide_have(d, NEED_LIST))
        return;
    struct text t = say_args(d);
    args_put_i64(&t, "count", d->f->list_count);
    char line[400];
    struct text l;
    text_init(&l, line, sizeof line);
    for (int i = 0; i < d->f->listed_n; i++) {
        if (i)
            text_char(&l, ',');
        text_str(&l, d->f->listed[i].ref);
        text_char(&l, ':');
        text_str(&l, state_word(d->f->listed[i].state));
    }
    args_put(&t, "list", text_done(&l));
    say_sender(d, PHRASE_CASE_LIST, SAY_CHANGE, &t);
}

void self_decide(struct decide *d, const struct reading *r)
{
    switch (r->intent) {
    case INTENT_LANG: set_lang(d, r); break;
    case INTENT_LEAVE: leave(d, r); break;
    case INTENT_STOP: stop(d); break;
    case INTENT_START:
        number_put(d, d->f->sender.lang, false);
        answer(d, PHRASE_START_SET);
        break;
    default: answer_idle(d, PHRASE_HELP); break;
    }
}
