/* fill.c - opening a case from a reading, and filling what was missing from the next text. Product section 2. */
#include "core/acts.h"

#include "base/must.h"

/* --- asking for what is missing --- */

static int choices_of(const struct decide *d, const struct slots *s, struct area out[9])
{
    int n = 0;
    if (s->candidates >= 2 && s->candidates <= 9) {
        for (; n < s->candidates; n++)
            out[n] = s->candidate[n];
        return n;
    }
    if (s->candidates || s->place.level != AREA_CONSTITUENCY)
        return 0;
    const struct areas *a = d->w->areas;
    int wards = a->ward_count[s->place.constituency];
    if (wards > 9)
        return 0;
    for (; n < wards; n++)
        out[n] = a->row[a->ward_first[s->place.constituency] + n].area;
    return n;
}

static void choice_line(const struct decide *d, struct text *l, int number, struct area a, bool parents)
{
    if (number > 1)
        text_str(l, ", ");
    text_i64(l, number);
    text_char(l, ' ');
    text_span(l, area_name(d->w->areas, a));
    if (!parents)
        return;
    text_str(l, " (");
    text_span(l, area_name(d->w->areas, area_up(a, a.level == AREA_WARD ? AREA_CONSTITUENCY : AREA_COUNTY)));
    text_char(l, ')');
}

static void missing_words(unsigned missing, struct text *out)
{
    static const char *const word[] = {"abuse", "sex", "age", "ward"};
    for (int i = 0; i < 4; i++) {
        if (!(missing & (1U << i)))
            continue;
        if (out->n)
            text_char(out, ',');
        text_str(out, word[i]);
    }
}

void ask_details(struct decide *d, const struct slots *s, enum say_class cls)
{
    struct case_file *c = &d->c->file;
    if (!c->missing)
        return;
    struct question *q = arena_new(d->arena, struct question);
    char *line = arena_take(d->arena, 500);
    if (!q || !line)
        return;
    char missing[24];
    struct text m, l, t = say_args(d);
    text_init(&m, missing, sizeof missing);
    text_init(&l, line, 500);
    missing_words((unsigned)c->missing, &m);
    if (c->missing & MISSING_WARD)
        q->choices = choices_of(d, s, q->choice);
    for (int i = 0; i < q->choices; i++)
        choice_line(d, &l, i + 1, q->choice[i], s->candidates > 0);
    args_put(&t, "missing", text_done(&m));
    args_put_i64(&t, "choices", q->choices);
    if (q->choices)
        args_put(&t, "choice_list", text_done(&l));
    q->key = PHRASE_ASK_DETAILS;
    q->case_id = c->id;
    q->asked_s = d->ev->now_s;
    struct effect *e = effect_add(d, EFFECT_QUESTION);
    e->number = d->ev->from;
    e->question = q;
    say_sender(d, PHRASE_ASK_DETAILS, cls, &t);
}

/* --- a new case --- */

static void put_slots(struct case_file *c, const struct slots *s)
{
    c->sex = s->sex;
    c->age_years = s->age_years;
    c->age_months = s->age_months;
    c->children = s->children;
    c->perpetrator = s->perpetrator;
    c->urgent = s->urgent;
    for (int i = 0; i < s->kinds; i++)
        c->kinds |= (int64_t)KIND_BIT(s->kind[i]);
    c->first_kind = s->kinds ? s->kind[0] : KIND_NONE;
    span_str(span_of(s->dob), c->dob, sizeof c->dob);
    span_str(s->when, c->event_when, sizeof c->event_when);
    span_str(s->place_text, c->place_text, sizeof c->place_text);
    span_str(s->locality, c->locality, sizeof c->locality);
    span_str(s->name, c->child_name, sizeof c->child_name);
}

static void case_begin(struct decide *d, const struct reading *r)
{
    struct case_file *c = &d->c->file;
    const struct policy *p = policy_newest(d->w->policies);
    struct ref ref;
    c->id = d->ev->new_case_id;
    ref_of_case(d->w->ref_key, c->id, &ref);
    span_str(span_of(ref.digits), c->ref, sizeof c->ref);
    c->version = 1;
    c->epoch = 1;
    case_move(c, CASE_REPORTED);
    c->policy = p->version;
    c->opened_s = d->ev->now_s;
    c->lang = r->lang;
    c->text_hash = d->ev->text_hash;
    c->registered = d->f->sender.person != 0;
    c->reporter = d->f->sender.person ? d->f->sender.person : d->f->sender.party;
    c->unread = r->intent == INTENT_UNKNOWN;
    put_slots(c, &r->slots);
    c->missing = r->intent == INTENT_UNKNOWN ? 15 : r->slots.missing;
    c->accused_role = p->accused_role[c->perpetrator];
}

static struct text receipt_args(struct decide *d)
{
    struct text t = say_args(d);
    const struct office *o = directory_find_office(d->w->directory, d->c->file.office);
    const char *phone = o && o->phone.s[0] ? o->phone.s : d->w->limits->office_phone.s;
    if (phone[0])
        say_arg(&t, "office", phone);
    return t;
}

/* Nobody knows yet how many of them will go: of a number that opens more cases than it may get answers in an hour, the
 * receipts of those beyond wait for the next and go together (ruling 24). */
static void slip_put(struct decide *d, const struct text *args)
{
    const struct limits *lim = d->w->limits;
    int64_t cases = 0;
    for (int i = 0; i < d->f->owns; i++)
        cases += d->ev->now_s - d->f->own[i].opened_s < lim->change_window_s;
    struct message *m = say_sender_text(d, PHRASE_REPORT_RECEIVED, SAY_CHANGE, args);
    if (!m)
        return;
    bool beyond = cases >= lim->change_max;
    int64_t at_s = d->ev->slip_s + (beyond ? lim->change_window_s : 0);
    m->bundles = m->bundles || beyond;
    m->not_before_s = m->not_before_s > at_s ? m->not_before_s : at_s;
    m->expires_s = m->not_before_s + lim->expiry_s;
}

static void say_received(struct decide *d)
{
    struct text t = receipt_args(d);
    say_sender(d, PHRASE_REPORT_RECEIVED, SAY_CHANGE, &t);
    if (d->ev->slip == SLIP_WAITS)
        slip_put(d, &t);
    say_sender_guidance(d);
}

void act_slip(struct decide *d)
{
    enum slip slip = d->ev->slip;
    struct effect *e = effect_add(d, EFFECT_SLIP);
    e->number = d->ev->from;
    e->live = slip == SLIP_GOES;
    inbox_took(d, "receipt", false);
    if (slip != SLIP_ASKED)
        return;
    struct text t = receipt_args(d);
    say_sender_text(d, PHRASE_REPORT_RECEIVED, SAY_CHANGE, &t);
}

bool alike_ready(struct decide *d, struct area place, char sex, int64_t age_years)
{
    if (place.level != AREA_WARD)
        return true;
    d->f->need_like.ward = place.ward;
    d->f->need_like.sex = sex;
    d->f->need_like.age_years = age_years;
    d->f->need_like.from_s = day_start(decide_today(d));
    return decide_have(d, NEED_ALIKE);
}

static void link_found(struct decide *d)
{
    for (int i = 0; i < d->f->alikes; i++) {
        if (d->f->alike[i].id == d->c->file.id)
            continue;
        struct effect *e = effect_add(d, EFFECT_LINK);
        e->other = d->f->alike[i].id;
    }
}

static void link_alike(struct decide *d)
{
    link_found(d);
    for (int i = 0; i < d->f->owns;
         i++) { /* of the same number and day (ruling 1), or the same text again (ruling 24) */
        const struct own_case *o = &d->f->own[i];
        bool open = o->state != CASE_CLOSED && o->state != CASE_DISCARDED;
        if (o->text_hash != d->ev->text_hash && (!open || d->ev->now_s - o->opened_s > DAY_S))
            continue;
        struct effect *e = effect_add(d, EFFECT_LINK);
        e->other = o->id;
    }
}

void case_open_new(struct decide *d, const struct reading *r)
{
    d->c = arena_new(d->arena, struct case_facts);
    if (!d->c) {
        d->out->full = true;
        return;
    }
    d->is_new = d->touched = true;
    d->role = ROLE_REPORTER;
    case_begin(d, r);
    case_set_area(d, r->slots.place);
    case_grade(d, true, r->slots.urgent);
    d->c->file.t0_s = case_t0(d, d->ev->now_s);
    if (d->ev->from.s[0]) { /* else nobody hears: who called the helpline wished not to be named */
        struct effect *e = effect_add(d, EFFECT_REPORTER);
        e->number = d->ev->from;
        e->person = d->f->sender.person;
    }
    note_add(d, "case.opened", d->ev->text);
    link_alike(d);
    say_received(d);
    ask_details(d, &r->slots, SAY_CHANGE);
    level_share(d, (uint64_t)d->c->file.kinds);
    inbox_took(d, "report", !d->c->file.unread);
}

/* --- filling --- */

static void fill_kinds(struct case_file *c, const struct slots *s)
{
    if (!s->kinds || c->kinds)
        return;
    for (int i = 0; i < s->kinds; i++)
        c->kinds |= (int64_t)KIND_BIT(s->kind[i]);
    c->first_kind = s->kind[0];
    c->missing &= ~MISSING_ABUSE;
}

static void fill_child(struct case_file *c, const struct slots *s)
{
    if (s->sex && !c->sex) {
        c->sex = s->sex;
        c->missing &= ~MISSING_SEX;
    }
    if (s->age_years >= 0 && c->age_years < 0) {
        c->age_years = s->age_years;
        c->age_months = s->age_months;
        span_str(span_of(s->dob), c->dob, sizeof c->dob);
        c->missing &= ~MISSING_AGE;
    }
    if (s->name.n && !c->child_name[0])
        span_str(s->name, c->child_name, sizeof c->child_name);
}

/* A place in an answer that says more than the case knows, or another ward. */
static bool better_area(const struct case_file *c, struct area a)
{
    if (!a.level || area_eq(a, case_area(c)))
        return false;
    if (a.level == AREA_WARD)
        return true;
    return (c->missing & MISSING_WARD) && !area_within(case_area(c), a);
}

bool case_fill(struct decide *d, const struct slots *s, struct area choice)
{
    struct case_file *c = &d->c->file;
    struct case_file was = *c;
    struct area place = choice.level ? choice : s->place;
    fill_kinds(c, s);
    fill_child(c, s);
    if (c->kinds && !alike_ready(d, place, (char)c->sex, c->age_years))
        return true;
    c->urgent = c->urgent || s->urgent;
    bool moves = better_area(c, place);
    if (!moves && c->missing == was.missing)
        return false; /* no answer: urgency or a perpetrator alone is an update (ruling 1) */
    c->unread = 0;
    d->touched = true;
    note_add(d, "case.completed", d->ev->text);
    if (place.level == AREA_WARD)
        link_found(d);
    case_grade(d, c->kinds != was.kinds, c->urgent);
    struct post before, after;
    level_post(d, 1, &before);
    if (place.level == AREA_WARD)
        c->missing &= ~MISSING_WARD;
    if (moves)
        case_move_area(d, place);
    case_accuse(d, s->perpetrator);
    level_post(d, 1, &after);
    answer(d, PHRASE_REPORT_COMPLETED);
    if (c->kinds != was.kinds)
        say_sender_guidance(d);
    if (c->missing) {
        struct slots asked = *s;
        asked.place = case_area(c);
        ask_details(d, &asked, SAY_CHANGE);
    } else {
        question_clear(d);
    }
    if (post_eq(&before, &after)) {
        struct text o = say_officer_args(d);
        if (c->told)
            say_officer(d, PHRASE_CASE_COMPLETED, &o);
    }
    if (c->kinds != was.kinds && c->constituency == was.constituency)
        level_share(d, (uint64_t)(c->kinds & ~was.kinds)); /* a move to another constituency shares them all */
    return true;
}
