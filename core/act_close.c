/* act_close.c - leaving the ladder: a code to the number on file, and for S1 a second person above. No single text and
 * no single person takes an emergency off its ladder. Product section 4, rulings 9 and 21. */
#include "core/acts.h"

#include "base/must.h"
#include "core/duty_set.h"

static bool in_ladder(const struct case_file *c)
{
    return c->state == CASE_REPORTED || c->state == CASE_VERIFIED;
}

/* A confirming code is for this request, not for a later one; 0 while there is none. */
static int64_t request_mark(const struct decide *d)
{
    return d->c->file.asked_s * 8 + d->c->file.asked_act;
}

const struct code *code_make(struct decide *d, enum act act, int64_t person, int64_t value, struct span text)
{
    struct code *code = arena_new(d->arena, struct code);
    if (!code)
        return NULL;
    struct text digits;
    text_init(&digits, code->digits, sizeof code->digits);
    text_pad(&digits, (int64_t)(d->ev->random % 1000000), 6);
    code->act = act;
    code->person = person;
    code->case_id = d->c ? d->c->file.id : 0;
    code->epoch = d->c ? d->c->file.epoch : d->f->record.mark;
    code->value = value;
    code->made_s = d->ev->now_s;
    span_str(text, code->text, sizeof code->text);
    struct effect *e = effect_add(d, EFFECT_CODE);
    e->code = code;
    e->person = person;
    return code;
}

/* Six digits to the number on file of the person who acts: whoever forged the sender never sees them. */
static void code_send(struct decide *d, enum act act, struct span text)
{
    const struct person *p = directory_person(d->w->directory, decide_actor(d));
    const struct code *code = p ? code_make(d, act, p->id, request_mark(d), text) : NULL;
    if (!code) { /* a person without a duty post today cannot have come here */
        audit_add(d, "code.unsent", (struct span){NULL, 0});
        return;
    }
    struct text t = say_args(d);
    say_arg(&t, "code", code->digits);
    say_arg(&t, "act", act_word(act));
    struct message *m = say_sender(d, PHRASE_CONFIRM_CODE, SAY_CODE, &t);
    if (m) /* to the phone on file, whichever of the person's phones asked */
        m->to = *person_phone(p);
    audit_add(d, "code.sent", span_of(act_word(act)));
    if (d->ev->channel != CHANNEL_SMS) { /* there it is said that one was sent, and never the code */
        struct text known = say_args(d);
        say_arg(&known, "act", act_word(act));
        say_sender(d, PHRASE_CONFIRM_CODE, SAY_CHANGE, &known);
    }
}

static void code_clear(struct decide *d)
{
    struct effect *e = effect_add(d, EFFECT_CODE);
    e->code = arena_new(d->arena, struct code);
    e->person = d->f->code.person;
}

/* Whoever closes is known to be that officer, by a code or as event.proved says. */
static void exit_proved(struct decide *d, const struct rights *r, enum act act, struct span text)
{
    if (d->c->file.severity == SEVERITY_S1) {
        request_begin(d, act, r->level, 0, text);
        answer(d, PHRASE_DONE_CLOSE_REQUESTED);
    } else {
        case_finish(d, act, r, text);
    }
}

void act_exit(struct decide *d, const struct rights *r, enum act act, struct span text)
{
    if (!r->level || !in_ladder(&d->c->file)) {
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
        return;
    }
    if (span_written(text) < (size_t)d->w->limits->explanation_min) {
        answer_idle(d, PHRASE_ASK_EXPLANATION);
        return;
    }
    if (act == ACT_CLOSE && !d->c->file.action) {
        ask(d, PHRASE_ASK_ACTION, SAY_IDLE);
        return;
    }
    if (d->ev->proved)
        exit_proved(d, r, act, text);
    else
        code_send(d, act, text);
}

static void confirm_proved(struct decide *d, const struct rights *r);

/* Another person, at a post above the author; at the top another holder of national or secretary. */
static bool may_confirm(struct decide *d, const struct rights *r)
{
    const struct case_file *c = &d->c->file;
    if (c->state != CASE_CLOSE_REQUESTED || !r->level || decide_actor(d) == c->asked_by)
        return false;
    return r->level > c->asked_by_level || r->level >= 4;
}

void act_confirm(struct decide *d, const struct rights *r)
{
    if (!may_confirm(d, r)) {
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
        return;
    }
    if (d->ev->proved)
        confirm_proved(d, r);
    else
        code_send(d, ACT_CONFIRM, (struct span){NULL, 0});
}

static struct text by_args(struct decide *d)
{
    struct text t = say_args(d);
    say_arg(&t, "by", role_word(d->role));
    return t;
}

/* A case that moved is lost to whoever asked from the old post. */
static bool does_duty(const struct decide *d, int64_t person, const struct post *post)
{
    struct post mine[16];
    int n = directory_posts_of(d->w->directory, person, decide_today(d), mine, 16);
    for (int i = 0; i < n; i++)
        if (post_eq(&mine[i], post))
            return true;
    return false;
}

/* The author of the request, at the post he asked from. */
static void say_requester(struct decide *d, enum phrase key, const struct text *args)
{
    const struct case_file *c = &d->c->file;
    const struct person *p = directory_person(d->w->directory, c->asked_by);
    struct post post;
    if (p && level_post(d, (int)c->asked_by_level, &post) && does_duty(d, p->id, &post))
        say_person(d, key, &post, p, args);
}

void act_reject(struct decide *d, const struct rights *r, struct span text)
{
    struct case_file *c = &d->c->file;
    if (!may_confirm(d, r)) {
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
        return;
    }
    if (!text.n) {
        answer_idle(d, PHRASE_ASK_EXPLANATION);
        return;
    }
    case_move(c, (enum case_state)c->before);
    note_add(d, "case.close-rejected", text);
    struct text t = by_args(d);
    say_arg(&t, "severity", severity_word((enum severity)c->severity));
    say_requester(d, PHRASE_CASE_CLOSE_REJECTED, &t);
    c->asked_act = c->asked_s = c->asked_n = c->asked_by = c->asked_by_level = c->asked_level = c->asked_value = 0;
    if (c->state == CASE_VERIFIED && c->action) {
        c->progress_s = d->ev->now_s;
        c->reminded = c->up_n = 0;
    }
    answer(d, PHRASE_DONE_REJECTED);
}

/* --- the request of an S1 exit --- */

static bool ask_level(struct decide *d, int level)
{
    struct post post;
    const struct case_file *c = &d->c->file;
    const struct person *p = level_person(d, level, &post, c->asked_by);
    if (!p)
        return false;
    struct text t = say_officer_args(d);
    say_arg(&t, "by", role_word(level_role((int)c->asked_by_level)));
    say_arg(&t, "act", act_word((enum act)c->asked_act));
    say_person(d, PHRASE_CASE_CLOSE_REQUESTED, &post, p, &t);
    d->c->file.asked_level = level;
    d->touched = true;
    return true;
}

bool request_ask(struct decide *d)
{
    const struct case_file *c = &d->c->file;
    int64_t from = c->asked_level > c->asked_by_level ? c->asked_level : c->asked_by_level;
    for (int l = (int)from + 1; l <= LEVELS; l++)
        if (ask_level(d, l))
            return true;
    if (c->asked_level && ask_level(d, (int)c->asked_level))
        return true;
    for (int l = LEVELS; c->asked_by_level >= 4 && l >= 4; l--)
        if (ask_level(d, l))
            return true;
    level_vacant(d, c->asked_by_level < LEVELS ? (int)c->asked_by_level + 1 : LEVELS);
    return false;
}

void request_step(struct decide *d)
{
    d->c->file.asked_n++;
    d->touched = true;
    if (!request_ask(d))
        level_again(d, REASON_UNANSWERED);
}

void request_begin(struct decide *d, enum act act, int level, int64_t value, struct span text)
{
    struct case_file *c = &d->c->file;
    c->before = c->state;
    case_move(c, CASE_CLOSE_REQUESTED);
    c->asked_act = act;
    c->asked_s = d->ev->now_s;
    c->asked_n = c->asked_level = 0;
    c->asked_by = decide_actor(d);
    c->asked_by_level = level;
    c->asked_value = value;
    span_str(text, c->explanation, sizeof c->explanation);
    note_add(d, "case.close-requested", text);
    request_ask(d);
}

void case_finish(struct decide *d, enum act act, const struct rights *r, struct span text)
{
    struct case_file *c = &d->c->file;
    bool second = c->state == CASE_CLOSE_REQUESTED;
    bool discard = act == ACT_DISCARD;
    enum phrase key = discard ? PHRASE_CASE_DISCARDED : PHRASE_CASE_CLOSED;
    case_move(c, discard ? CASE_DISCARDED : CASE_CLOSED);
    c->closed_s = d->ev->now_s;
    bool author_higher = second && c->asked_by_level > r->level; /* of two, the closer is the higher (ruling 4) */
    c->closer = author_higher ? c->asked_by : decide_actor(d);
    c->closer_level = author_higher ? c->asked_by_level : r->level;
    if (!second)
        span_str(text, c->explanation, sizeof c->explanation);
    effect_add(d, EFFECT_DROP);
    effect_add(d, EFFECT_DUTIES);
    if (!discard)
        duty_set_closed(d);
    note_add(d, discard ? "case.discarded" : "case.closed", text);
    struct text t = by_args(d);
    say_words(d, &t, span_of(c->explanation));
    say_reporters(d, key, &t);
    struct text o = say_officer_args(d);
    say_arg(&o, "by", role_word(d->role));
    say_officer(d, key, &o);
    say_levels_told(d, key, &o);
    if (second)
        say_requester(d, key, &o);
    answer(d, discard ? PHRASE_DONE_DISCARDED : PHRASE_DONE_CLOSED);
}

/* --- YES and six digits --- */

static void severity_lowered(struct decide *d)
{
    struct case_file *c = &d->c->file;
    enum severity was = (enum severity)c->severity;
    case_move(c, (enum case_state)c->before);
    c->severity = c->asked_value;
    case_reclock(d, was);
    c->asked_act = c->asked_s = c->asked_n = c->asked_by = c->asked_by_level = c->asked_level = c->asked_value = 0;
    note_add(d, "case.severity", (struct span){NULL, 0});
    struct text o = say_officer_args(d);
    say_officer(d, PHRASE_CASE_COMPLETED, &o);
    answer(d, PHRASE_DONE_UPDATED);
}

/* The other case may have been closed meanwhile: then nobody would have this child's. */
static void merged(struct decide *d)
{
    const struct case_facts *second = &d->f->c[1]; /* where the case in hand is not */
    int which = second->found && second->file.id == d->c->file.id ? 0 : 1;
    if (!decide_case(d, which, d->c->file.asked_value, ""))
        return;
    if (!d->f->c[which].found || !case_open(&d->f->c[which].file)) {
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
        return;
    }
    case_merge(d, d->c->file.asked_value);
    answer(d, PHRASE_DONE_CLOSED);
}

static void confirm_proved(struct decide *d, const struct rights *r)
{
    const struct case_file *c = &d->c->file;
    if (c->asked_act == ACT_SEVERITY)
        severity_lowered(d);
    else if (c->asked_act == ACT_MERGE)
        merged(d);
    else
        case_finish(d, (enum act)c->asked_act, r, span_of(c->explanation));
}

static void code_right(struct decide *d)
{
    const struct code *code = &d->f->code;
    if (code->act == ACT_ERASE) {
        code_clear(d);
        act_erase(d, code);
        return;
    }
    struct rights r = rights_of(d);
    struct span text = span_of(code->text);
    struct case_file *c = &d->c->file;
    d->role = r.role;
    code_clear(d);
    bool stands = c->epoch == code->epoch && r.level;
    if (code->act == ACT_CONFIRM) {
        stands = stands && may_confirm(d, &r) && code->value == request_mark(d);
        if (stands)
            confirm_proved(d, &r);
    } else {
        stands = stands && in_ladder(c);
        if (stands)
            exit_proved(d, &r, code->act, text);
    }
    if (!stands)
        refuse(d, c->epoch == code->epoch ? PHRASE_REFUSE_NOT_AUTHORISED : PHRASE_REFUSE_BAD_CODE);
}

static void code_wrong(struct decide *d)
{
    struct code *code = arena_new(d->arena, struct code);
    if (!code)
        return;
    *code = d->f->code;
    code->tries++;
    audit_add(d, "code.wrong", (struct span){NULL, 0});
    if (code->tries >= d->w->limits->code_tries) {
        code_clear(d);
        refuse(d, PHRASE_REFUSE_TOO_MANY);
        return;
    }
    struct effect *e = effect_add(d, EFFECT_CODE);
    e->code = code;
    refuse(d, PHRASE_REFUSE_BAD_CODE);
}

void act_code(struct decide *d, const struct reading *r)
{
    if (!decide_have(d, NEED_CODE))
        return;
    const struct code *code = &d->f->code;
    bool live = code->act && d->ev->now_s - code->made_s <= d->w->limits->code_life_s;
    if (code->act && !live)
        code_clear(d);
    if (!r->code[0] && !live)
        return; /* a bare yes, ok or sawa where no code waits is chatter (ruling 17) */
    if (!r->code[0] || !live) {
        refuse(d, PHRASE_REFUSE_BAD_CODE);
        return;
    }
    if (!span_is(span_of(r->code), code->digits)) {
        code_wrong(d);
        return;
    }
    if (code->act == ACT_ERASE && !code->case_id) {
        if (record_ready(d, code)) {
            code_clear(d);
            act_erase_record(d, code);
        }
        return;
    }
    if (!decide_case(d, 1, code->case_id, ""))
        return;
    d->c = decide_take(d, 1);
    code_right(d);
}
