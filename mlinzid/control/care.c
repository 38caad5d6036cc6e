/* care.c - children in institutions: admitted, on leave, back, escaped, found, moved, left; reviews and orders.
 * What is wrong with one is said all at once (core/stay.h); what is only unusual must be confirmed (`despite`). */
#include "mlinzid/control/care.h"

#include <stdio.h>
#include <string.h>

#include "db/placement.h"
#include "mlinzid/control/child.h"
#include "mlinzid/control/unit.h"

enum { STAYS_MOST = 40, MOVEMENTS_MOST = 200 };

/* --- shared --- */

bool care_child(struct request *r, struct child *out)
{
    int64_t root = 0;
    enum err err = db_child_root(r->db, request_number(r, "child", 0), &root);
    if (err == ERR_NONE)
        err = db_child(r->db, root, out);
    if (err == ERR_NONE)
        return true;
    return (err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err))) == DONE;
}

enum err care_open_stay(struct request *r, int64_t child, struct stay *out)
{
    int64_t ids[CARE_WHOLE];
    int n = 0;
    enum err err = db_child_whole(r->db, child, ids, CARE_WHOLE, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        err = db_stay_open(r->db, ids[i], out);
        if (err != ERR_NOT_FOUND)
            return err;
        err = ERR_NONE;
    }
    return err == ERR_NONE ? ERR_NOT_FOUND : err;
}

/* The last day of a stay that ended, by whichever of the child's numbers. */
static enum err left_last(struct request *r, int64_t child, int32_t *day)
{
    int64_t ids[CARE_WHOLE];
    int n = 0;
    *day = 0;
    enum err err = db_child_whole(r->db, child, ids, CARE_WHOLE, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        int32_t one = 0;
        err = db_stay_left_last(r->db, ids[i], &one);
        *day = one > *day ? one : *day;
    }
    return err;
}

bool care_day(const struct request *r, const char *key, int32_t *out)
{
    const char *typed = request_text(r, key);
    *out = 0;
    return !*typed || day_read(span_of(typed), out);
}

bool care_code(const struct request *r, const char *key, const char *list, char out[CARE_CODE_CAP])
{
    const struct span typed = span_of(request_text(r, key));
    const int32_t today = day_of(daemon_now(r->d));
    out[0] = '\0';
    return typed.n && code_on(&r->d->loaded->codes, span_of(list), typed, today) && span_str(typed, out, CARE_CODE_CAP);
}

bool care_post(const struct request *r, const struct registrar *me, struct post *out)
{
    struct area a;
    const char *at = request_text(r, "post_at");
    *out = (struct post){.role = role_of(span_of(request_text(r, "post_role")))};
    if (role_level(out->role) && span_str(span_of(at), out->at, sizeof out->at) &&
        (area_read(&r->d->loaded->areas, span_of(at), &a) || directory_find_office(me->dir, at)))
        return true;
    *out = (struct post){0};
    return false;
}

void care_say(struct request *r, const char *list, const char *word)
{
    json_t *all = json_object_get(r->out, list);
    if (!all) {
        json_object_set_new(r->out, list, json_array());
        all = json_object_get(r->out, list);
    }
    json_array_append_new(all, json_string(word));
}

enum outcome care_refused(struct request *r)
{
    return request_refuse(r, json_object_get(r->out, "refusals") ? "this cannot be as it is written"
                                                                 : "this is unusual: say that it is meant");
}

static struct area area_of_post(const struct request *r, const struct post *post)
{
    const struct directory *dir = engine_directory(r->d->engine);
    const struct office *o = dir ? directory_find_office(dir, post->at) : NULL;
    struct area a = {0};
    if (o && o->areas)
        return o->area[0];
    (void)area_read(&r->d->loaded->areas, span_of(post->at), &a);
    return a;
}

enum err care_duty(struct request *r, const struct care_duty *d)
{
    int64_t next_id = 0, now_s = daemon_now(r->d);
    const struct duty_end end = {.kind = d->kind, .thing = d->thing, .outcome = d->ends, .person = r->person};
    if (!d->day)
        return db_duty_done(r->db, &end, now_s);
    struct duty duty = {.kind = d->kind,
                        .about = ABOUT_CHILD,
                        .subject = d->child,
                        .thing = d->thing,
                        .post = d->post,
                        .area = area_of_post(r, &d->post),
                        .day = d->day};
    snprintf(duty.ref, sizeof duty.ref, "%lld", (long long)d->child);
    daemon_wake(r->d); /* once this is committed, what is to be said of it at once is said */
    enum err err = db_lease(r->db, "row", 1, &next_id);
    return err == ERR_NONE ? db_duty_put(r->db, &duty, now_s, &next_id) : err;
}

/* What a stay asks for: its review, and that its order does not run out unseen. A stay that ended asks nothing. */
static enum err stay_duties(struct request *r, const struct stay *s)
{
    bool over = s->state == STAY_LEFT;
    struct care_duty review = {.kind = DUTY_REVIEW,
                               .thing = s->id,
                               .child = s->child,
                               .post = s->post,
                               .day = over ? 0 : s->review_day,
                               .ends = over ? DUTY_STRUCK : DUTY_REPLACED};
    struct care_duty order = review;
    order.kind = DUTY_ORDER_EXPIRY;
    order.day = over ? 0 : s->order_to;
    enum err err = care_duty(r, &review);
    return err == ERR_NONE ? care_duty(r, &order) : err;
}

/* A child on leave is due back; one who escaped is looked for until found, or until the stay ends. */
static enum err away_duties(struct request *r, const struct stay *s, const struct movement *m)
{
    struct care_duty back = {.kind = DUTY_LEAVE_RETURN,
                             .thing = s->id,
                             .child = s->child,
                             .post = s->post,
                             .day = s->state == STAY_LEAVE ? m->back_day : 0,
                             .ends = s->state == STAY_IN ? DUTY_DONE : DUTY_REPLACED};
    struct care_duty search = back;
    search.kind = DUTY_ESCAPE;
    search.day = s->state == STAY_ESCAPED ? m->day : 0;
    search.ends = s->state == STAY_LEFT ? DUTY_STRUCK : DUTY_DONE;
    enum err err = care_duty(r, &back);
    return err == ERR_NONE ? care_duty(r, &search) : err;
}

static void say_verdict(struct request *r, struct stay_verdict v)
{
    for (int f = STAY_OK + 1; f < STAY_FAULTS; f++)
        if (stay_has(v.faults, f))
            care_say(r, "refusals", stay_fault_word((enum stay_fault)f));
    for (int w = STAY_NO_WARNING + 1; w < STAY_WARNINGS; w++)
        if (stay_has(v.warnings, w))
            care_say(r, "warnings", stay_warning_word((enum stay_warning)w));
}

/* Refused, or unusual and not confirmed. */
static bool passes(struct request *r, struct stay_verdict v)
{
    say_verdict(r, v);
    return (v.faults == 0 && (v.warnings == 0 || request_true(r, "despite"))) || care_refused(r) == DONE;
}

static struct care_note note_of(struct request *r, const struct registrar *me, struct span words)
{
    return (struct care_note){.person = r->person, .role = me->as.role, .now_s = daemon_now(r->d), .words = words};
}

/* --- admission --- */

struct admitting {
    struct registrar *me;
    struct child child;
    struct unit unit;
    struct stay new_, open;
    struct admission a;
    struct movement exit; /* of the open stay, when the child is moved */
    uint32_t bad;
    struct span number, why;
};

/* Whoever looks after the child, or after the institution that takes it: a manager takes a child in, and sends off
 * only whom he has. */
static bool admit_mine(struct request *r, struct admitting *x)
{
    struct register_subject s, unit;
    char about[120];
    enum err err = db_register_subject(r->db, ABOUT_CHILD, x->child.id, &s);
    if (err == ERR_NONE)
        err = db_register_subject(r->db, ABOUT_INSTITUTION, x->unit.party, &unit);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err)) == DONE;
    if (s.places < REGISTER_PLACES)
        s.place[s.places++] = unit.place[0];
    if (!request_true(r, "moved"))
        (void)span_str(span_of(x->unit.code), s.unit, sizeof s.unit);
    snprintf(about, sizeof about, "child=%lld unit=%s", (long long)x->child.id, x->unit.code);
    return registrar_may(r, x->me, REGISTER_ADMIT, &s, about);
}

static void codes_read_all(struct request *r, struct admitting *x)
{
    struct stay *n = &x->new_;
    if (!care_code(r, "type", "admission_type_id", n->type))
        x->bad |= UINT32_C(1) << STAY_FAULT_TYPE;
    if (!care_code(r, "class", "admission_class_id", n->class))
        x->bad |= UINT32_C(1) << STAY_FAULT_CLASS;
    if (!care_code(r, "reason", "care_admission_reason_id", n->reason))
        x->bad |= UINT32_C(1) << STAY_FAULT_REASON;
    if (*request_text(r, "order") && !care_code(r, "order", "court_order_id", n->order))
        x->bad |= UINT32_C(1) << STAY_FAULT_ORDER;
    if (!care_day(r, "day", &n->admitted))
        x->bad |= UINT32_C(1) << STAY_FAULT_EARLY;
    if (!care_day(r, "review_day", &n->review_day))
        x->bad |= UINT32_C(1) << STAY_FAULT_REVIEW;
    if (!care_day(r, "order_to", &n->order_to))
        x->bad |= UINT32_C(1) << STAY_FAULT_ORDER_DAY;
    (void)care_post(r, x->me, &n->post);
    x->number = span_trim(span_of(request_text(r, "order_number")));
    x->why = span_trim(span_of(request_text(r, "why_over")));
    if (x->number.n >= ORDER_NUMBER_CAP)
        x->bad |= UINT32_C(1) << STAY_FAULT_ORDER;
}

static enum err admission_facts(struct request *r, struct admitting *x)
{
    struct population people;
    struct placement placement;
    x->a = (struct admission){.new_ = &x->new_,
                              .unit = &x->unit,
                              .sex = x->child.sex,
                              .born_day = x->child.born_day,
                              .today = day_of(daemon_now(r->d)),
                              .moved = request_true(r, "moved"),
                              .order_number = x->number.n > 0,
                              .why_over = span_written(x->why) >= 10};
    enum err err = db_population(r->db, x->unit.code, x->new_.admitted, &people);
    x->a.held = people.all;
    if (err == ERR_NONE)
        err = care_open_placement(r, x->child.id, &placement);
    x->a.placed = err == ERR_NONE && placement_stands(placement.stage);
    err = err == ERR_NOT_FOUND ? ERR_NONE : err;
    if (err == ERR_NONE)
        err = care_open_stay(r, x->child.id, &x->open);
    if (err == ERR_NONE)
        x->a.open = &x->open;
    else if (err == ERR_NOT_FOUND)
        err = ERR_NONE;
    return err == ERR_NONE ? left_last(r, x->child.id, &x->a.free_day) : err;
}

/* Moved: the old stay ends the same day, by the code of how. */
static struct stay_verdict admission_judged(struct request *r, struct admitting *x)
{
    struct stay_verdict v = stay_admission(&x->a, x->bad);
    if (!x->a.moved)
        return v;
    x->exit = (struct movement){.kind = MOVE_EXIT, .day = x->new_.admitted};
    (void)care_code(r, "exit", "discharge_type_id", x->exit.code);
    if (x->a.open)
        v.faults |= stay_movement(x->a.open, &x->exit, x->a.today).faults;
    else
        v.faults |= UINT32_C(1) << STAY_FAULT_STATE;
    return v;
}

/* What the child's cases waited for: its admission is written down. */
static enum err entered(struct request *r, int64_t child)
{
    int64_t cases[CARE_WHOLE];
    int n = 0;
    enum err err = db_child_cases(r->db, child, cases, CARE_WHOLE, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        const struct duty_end end = {DUTY_PLACEMENT_ENTRY, cases[i], DUTY_DONE, r->person};
        err = db_duty_done(r->db, &end, daemon_now(r->d));
    }
    return err;
}

static enum err admission_write(struct request *r, struct admitting *x)
{
    const struct care_note none = note_of(r, x->me, span_of("")), why = note_of(r, x->me, x->why);
    enum err err = act_begin(r);
    if (err == ERR_NONE && x->a.moved) {
        x->new_.from = x->open.id;
        err = db_stay_move(r->db, &x->open, &x->exit, &none);
        if (err == ERR_NONE)
            err = stay_duties(r, &x->open);
        if (err == ERR_NONE)
            err = away_duties(r, &x->open, &x->exit);
    }
    if (err == ERR_NONE)
        err = db_stay_add(r->db, &x->new_, x->number, &why);
    if (err == ERR_NONE)
        err = entered(r, x->child.id);
    return err == ERR_NONE ? stay_duties(r, &x->new_) : err;
}

/* {"child":12,"unit":"RH-MALINDI","day":...,"type","class","reason","order","order_number","order_to","post_role",
 * "post_at","review_day","why_over","moved":true,"exit":...,"despite":true} */
static enum outcome admit(struct request *r, struct registrar *me)
{
    struct admitting x = {.me = me};
    char about[160];
    if (!care_child(r, &x.child))
        return REFUSED;
    enum err err = db_unit(r->db, request_text(r, "unit"), &x.unit);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err));
    x.new_.child = x.child.id;
    (void)span_str(span_of(x.unit.code), x.new_.unit, sizeof x.new_.unit);
    if (!admit_mine(r, &x))
        return REFUSED;
    codes_read_all(r, &x);
    err = admission_facts(r, &x);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    if (!passes(r, admission_judged(r, &x)))
        return REFUSED;
    err = admission_write(r, &x);
    snprintf(about, sizeof about, "child=%lld unit=%s stay=%lld%s", (long long)x.child.id, x.unit.code,
             (long long)x.new_.id, x.a.moved ? " moved" : "");
    enum outcome o = registrar_done(r, me, err, "stay.admitted", about, 0);
    if (o == DONE)
        json_object_set_new(r->out, "id", json_integer(x.new_.id));
    return o;
}

/* --- what happens in a stay --- */

/* The stay named by `id`, theirs to do that with, at the version they saw. */
static bool stay_mine(struct request *r, struct registrar *me, enum register_act act, struct stay *out)
{
    struct register_subject s;
    char about[120];
    int64_t root = 0;
    enum err err = db_stay(r->db, request_number(r, "id", 0), out, NULL);
    if (err == ERR_NONE)
        err = db_child_root(r->db, out->child, &root);
    if (err == ERR_NONE)
        err = db_register_subject(r->db, ABOUT_CHILD, root, &s);
    if (err != ERR_NONE)
        return (err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err))) == DONE;
    snprintf(about, sizeof about, "child=%lld unit=%s stay=%lld", (long long)out->child, out->unit, (long long)out->id);
    if (!registrar_may(r, me, act, &s, about))
        return false;
    if (request_number(r, "version", 0) == out->version)
        return true;
    json_object_set_new(r->out, "stale", json_true());
    return request_refuse(r, "this stay has changed meanwhile") == DONE;
}

static enum outcome stay_end(struct request *r, struct registrar *me, const struct stay *s, enum err err,
                             const char *act)
{
    char about[160];
    snprintf(about, sizeof about, "child=%lld unit=%s stay=%lld state=%s", (long long)s->child, s->unit,
             (long long)s->id, stay_state_word(s->state));
    return registrar_done(r, me, err, act, about, 0);
}

/* {"id":7,"version":2,"kind":"leave","day":...,"back_day":...,"code":...,"words":"..."} */
static enum outcome move(struct request *r, struct registrar *me)
{
    struct stay s;
    struct movement m = {.kind = move_of(span_of(request_text(r, "kind")))};
    const struct span words = span_trim(span_of(request_text(r, "words")));
    if (!stay_mine(r, me, REGISTER_ADMIT, &s))
        return REFUSED;
    bool days = care_day(r, "day", &m.day) && m.day && care_day(r, "back_day", &m.back_day);
    (void)care_code(r, "code", "discharge_type_id", m.code);
    struct stay_verdict v = stay_movement(&s, &m, day_of(daemon_now(r->d)));
    if (!days)
        v.faults |= UINT32_C(1) << STAY_FAULT_EARLY;
    if (!passes(r, v))
        return REFUSED;
    if (span_characters(words) > CARE_WORDS_MOST)
        return request_refuse(r, "at most %d letters", CARE_WORDS_MOST);
    const struct care_note note = note_of(r, me, words);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_stay_move(r->db, &s, &m, &note);
    if (err == ERR_NONE)
        err = stay_duties(r, &s);
    if (err == ERR_NONE)
        err = away_duties(r, &s, &m);
    return stay_end(r, me, &s, err, "stay.moved");
}

/* The last that stands of them; NULL none. */
static const struct movement *standing(const struct movements *m)
{
    for (int i = m->n - 1; i >= 0; i--)
        if (!m->list[i].struck)
            return &m->list[i];
    return NULL;
}

/* Struck out, an exit brings the child back to where it may not be any more. */
static enum err may_come_back(struct request *r, const struct stay *s, const struct movement *m, bool *out)
{
    int64_t ids[CARE_WHOLE];
    struct stay list[STAYS_MOST];
    struct stays all = {.list = list, .cap = STAYS_MOST};
    int n = 0;
    enum err err = db_child_whole(r->db, s->child, ids, CARE_WHOLE, &n);
    *out = true;
    for (int i = 0; err == ERR_NONE && m->kind == MOVE_EXIT && i < n; i++) {
        err = db_stays_of(r->db, ids[i], &all);
        for (int j = 0; err == ERR_NONE && j < all.n; j++)
            *out = *out && (all.list[j].id == s->id || all.list[j].admitted < m->day ||
                            (all.list[j].state == STAY_LEFT && !all.list[j].left)); /* nobody was there */
    }
    return err;
}

/* The last movement was typed by mistake: it is kept and marked, with why. {"id":7,"version":2,"movement":31,
 * "reason":"..."} */
static enum outcome strike(struct request *r, struct registrar *me)
{
    struct stay s;
    struct movements all = {.list = arena_array(&me->arena, struct movement, MOVEMENTS_MOST), .cap = MOVEMENTS_MOST};
    const char *why;
    bool may = false;
    if (!stay_mine(r, me, REGISTER_STRIKE, &s) || !child_reason(r, &why))
        return REFUSED;
    enum err err = all.list ? db_movements_of(r->db, s.id, &all) : ERR_FULL;
    const struct movement *last = err == ERR_NONE ? standing(&all) : NULL;
    if (err == ERR_NONE && last)
        err = may_come_back(r, &s, last, &may);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    if (!last || last->id != request_number(r, "movement", 0) || !may) {
        care_say(r, "refusals", stay_fault_word(last && !may ? STAY_FAULT_OPEN : STAY_FAULT_STATE));
        return care_refused(r);
    }
    const struct care_note note = note_of(r, me, span_of(why));
    err = act_begin(r);
    if (err == ERR_NONE)
        err = db_stay_strike(r->db, &s, &all, &note);
    if (err == ERR_NONE)
        err = stay_duties(r, &s);
    last = standing(&all);
    const struct movement none = {.kind = MOVE_NONE};
    if (err == ERR_NONE)
        err = away_duties(r, &s, last ? last : &none);
    return stay_end(r, me, &s, err, "stay.struck");
}

/* A review that was made, and when the next is; somebody else answers for the child; the order was renewed. Whatever is
 * typed changes, the rest stays. {"id":7,"version":2,"review_day":...,"post_role","post_at","order","order_number",
 * "order_to"} */
static enum outcome review(struct request *r, struct registrar *me)
{
    struct stay s, was;
    struct span number = {NULL, 0};
    const int32_t today = day_of(daemon_now(r->d));
    if (!stay_mine(r, me, REGISTER_ADMIT, &s))
        return REFUSED;
    was = s;
    if (s.state == STAY_LEFT)
        care_say(r, "refusals", stay_fault_word(STAY_FAULT_STATE));
    if (*request_text(r, "review_day") && (!care_day(r, "review_day", &s.review_day) || s.review_day <= today ||
                                           s.review_day > today + STAY_REVIEW_MOST_DAYS))
        care_say(r, "refusals", stay_fault_word(STAY_FAULT_REVIEW));
    if (*request_text(r, "post_role") && !care_post(r, me, &s.post))
        care_say(r, "refusals", stay_fault_word(STAY_FAULT_POST));
    if (*request_text(r, "order")) {
        number = span_trim(span_of(request_text(r, "order_number")));
        if (!care_code(r, "order", "court_order_id", s.order) || !care_day(r, "order_to", &s.order_to) ||
            s.order_to < today || !number.n || number.n >= ORDER_NUMBER_CAP)
            care_say(r, "refusals", stay_fault_word(STAY_FAULT_ORDER));
    }
    if (json_object_get(r->out, "refusals"))
        return care_refused(r);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_stay_set(r->db, &s, number);
    if (err == ERR_NONE && was.review_day != s.review_day) {
        const struct care_duty done = {.kind = DUTY_REVIEW, .thing = s.id, .child = s.child, .ends = DUTY_DONE};
        err = care_duty(r, &done);
    }
    if (err == ERR_NONE)
        err = stay_duties(r, &s);
    return stay_end(r, me, &s, err, "stay.reviewed");
}

/* --- the operations --- */

static enum outcome stay_admit(struct request *r)
{
    return registrar_with(r, admit);
}

static enum outcome stay_move(struct request *r)
{
    return registrar_with(r, move);
}

static enum outcome stay_strike(struct request *r)
{
    return registrar_with(r, strike);
}

static enum outcome stay_review(struct request *r)
{
    return registrar_with(r, review);
}

const struct operation control_desk_care[] = {{"stay.admit", stay_admit},
                                              {"stay.move", stay_move},
                                              {"stay.strike", stay_strike},
                                              {"stay.review", stay_review},
                                              {NULL, NULL}};
