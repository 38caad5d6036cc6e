/* intake.c - a text that came: the order in which it is understood. No report is ever dropped; what is not a report, an
 * answer or a command is stored, and the rules on whom never to answer hold. Product section 2, rulings 1, 6, 17, 18,
 * 22 to 24. */
#include "core/acts.h"
#include "core/sheet_in.h"
#include "forms/echo.h"

#include "base/must.h"

static bool stands(const struct decide *d, enum phrase key)
{
    const struct question *q = &d->f->question;
    return q->key == key && d->ev->now_s - q->asked_s < d->w->limits->question_s;
}

static bool is_text(const struct reading *r)
{
    return r->intent == INTENT_REPORT || r->intent == INTENT_ANSWER || r->intent == INTENT_UNKNOWN;
}

static bool is_machine(const struct event *ev)
{
    return ev->sender_kind == SENDER_ALPHA || ev->sender_kind == SENDER_SHORT || ev->sender_kind == SENDER_NONE ||
           ev->own_number;
}

/* A link, money offered, a code; or the same unread text for the third time. In doubt, a case. */
static bool is_spam(const struct decide *d, const struct reading *r)
{
    if (!is_text(r) || (r->intent == INTENT_REPORT && r->slots.kinds))
        return false;
    if (r->spam)
        return true;
    int64_t same = 1;
    for (int i = 0; i < d->f->ins; i++)
        same += !d->f->in[i].report && d->f->in[i].text_hash == d->ev->text_hash &&
                d->ev->now_s - d->f->in[i].at_s < d->w->limits->spam_window_s;
    return r->intent != INTENT_REPORT && same >= d->w->limits->spam_count;
}

/* --- questions that stand --- */

static bool reads_as_value(const struct decide *d, const struct reading *r)
{
    bool lacks_kind = d->f->c[0].file.kinds == 0;
    if (r->keyword || (r->slots.kinds && !lacks_kind && !r->lone_kind))
        return false;
    if (r->lone_kind && !lacks_kind)
        return false;
    return r->intent == INTENT_ANSWER || r->lone_kind || r->lone_number >= 0 ||
           (r->intent == INTENT_REPORT && r->slots.missing != 15);
}

/* It filled nothing. A number or a place that fits no choice is asked for again; any other text is not an answer after
 * all, and must not end here: it may be the reporter's cry about the same child (ruling 1). */
static bool asks_again(struct decide *d, const struct reading *r)
{
    const struct question *q = &d->f->question;
    bool places = r->slots.candidates >= 2 && (d->c->file.missing & MISSING_WARD);
    if (!stands(d, PHRASE_ASK_DETAILS) || (!places && r->lone_number < 0)) {
        d->c = NULL;
        d->role = ROLE_NONE;
        d->touched = false;
        return false;
    }
    struct slots again = {.place = case_area(&d->c->file), .candidates = q->choices};
    for (int i = 0; i < q->choices; i++)
        again.candidate[i] = q->choice[i];
    inbox_took(d, "answer", false);
    ask_details(d, places ? &r->slots : &again, SAY_IDLE);
    return true;
}

/* The case whose question stands; else, when a newer question took its place, the newest own case that still lacks
 * something. */
static int64_t asked_case(const struct decide *d)
{
    if (stands(d, PHRASE_ASK_DETAILS))
        return d->f->question.case_id;
    for (int i = 0; i < d->f->owns; i++) {
        const struct own_case *o = &d->f->own[i];
        bool open = o->state != CASE_CLOSED && o->state != CASE_DISCARDED;
        if (open && o->missing && d->ev->now_s - o->opened_s < d->w->limits->question_s)
            return o->id;
    }
    return 0;
}

static bool answers_details(struct decide *d, const struct reading *r)
{
    int64_t asked = asked_case(d);
    if (!asked || !(is_text(r) || r->lone_number >= 0))
        return false;
    if (!decide_case(d, 0, asked, ""))
        return true;
    if (!d->f->c[0].found || !case_open(&d->f->c[0].file) || !d->f->c[0].file.missing || !reads_as_value(d, r))
        return false;
    d->c = decide_take(d, 0);
    d->role = ROLE_REPORTER;
    const struct question *q = &d->f->question;
    int choices = stands(d, PHRASE_ASK_DETAILS) ? q->choices : 0;
    struct slots s = r->slots;
    struct area choice = {0};
    if (r->lone_number >= 1 && r->lone_number <= choices)
        choice = q->choice[r->lone_number - 1];
    else if (r->lone_number >= 0 && !choices && r->lone_number < 18 && s.age_years < 0)
        s.age_years = (int16_t)r->lone_number;
    if (case_fill(d, &s, choice)) {
        inbox_took(d, "answer", true);
        return true;
    }
    return asks_again(d, r);
}

static bool answers_action(struct decide *d, const struct reading *r)
{
    bool report = r->intent == INTENT_REPORT && (r->keyword || r->slots.place.level == AREA_WARD);
    if (!stands(d, PHRASE_ASK_ACTION) || !is_text(r) || report || r->ref.digits[0])
        return false;
    if (!decide_case(d, 0, d->f->question.case_id, ""))
        return true;
    if (!d->f->c[0].found || !case_open(&d->f->c[0].file))
        return false;
    d->c = decide_take(d, 0);
    struct rights rights = rights_of(d);
    if (!rights.level && !rights.agency) {
        d->c = NULL;
        return false;
    }
    d->role = rights.role;
    inbox_took(d, "update", false);
    act_update(d, &rights, d->ev->text);
    return true;
}

/* The reference alone completes the word that waits; without one it asks how the case stands. */
static bool lone_reference(struct decide *d, const struct reading *r)
{
    if (!is_text(r) || (r->intent == INTENT_REPORT && r->slots.missing != 15))
        return false;
    if (!r->ref.digits[0] && !r->ref_error)
        return false;
    struct reading *word = arena_new(d->arena, struct reading);
    if (!word)
        return false;
    *word = *r;
    word->intent = INTENT_STATUS;
    if (stands(d, PHRASE_ASK_CASE)) {
        word->intent = d->f->question.word;
        word->text = span_of(d->f->question.text);
        question_clear(d);
    }
    command_decide(d, word);
    return true;
}

/* --- reports --- */

static bool repeated(struct decide *d)
{
    for (int i = 0; i < d->f->owns; i++) {
        const struct own_case *o = &d->f->own[i];
        bool open = o->state != CASE_CLOSED && o->state != CASE_DISCARDED;
        if (o->text_hash != d->ev->text_hash || !open || d->ev->now_s - o->opened_s > d->w->limits->repeat_s)
            continue;
        if (!decide_case(d, 1, o->id, ""))
            return true;
        d->c = decide_take(d, 1);
        inbox_took(d, "repeated", !d->c->file.unread);
        answer_idle(d, PHRASE_REPORT_REPEATED);
        return true;
    }
    return false;
}

static uint64_t kinds_of(const struct slots *s)
{
    uint64_t bits = 0;
    for (int i = 0; i < s->kinds; i++)
        bits |= KIND_BIT(s->kind[i]);
    return bits;
}

static void join_unread(struct decide *d)
{
    d->c = decide_take(d, 1);
    note_add(d, "case.joined", d->ev->text);
    inbox_took(d, "unread", false);
    answer_idle(d, PHRASE_REPORT_REPEATED);
}

/* Ruling 1: a second text about a case already reported. True: it was taken (or facts are still missing). */
static bool second_text(struct decide *d, const struct reading *r)
{
    if (r->keyword || r->slots.place.level == AREA_WARD)
        return false;
    uint64_t kinds = kinds_of(&r->slots);
    bool unread = r->intent == INTENT_UNKNOWN;
    const struct own_case *one = NULL;
    int open = 0, fits = 0;
    for (int i = 0; i < d->f->owns; i++) {
        const struct own_case *o = &d->f->own[i];
        if (o->state == CASE_CLOSED || o->state == CASE_DISCARDED || d->ev->now_s - o->opened_s > DAY_S)
            continue;
        open++;
        fits += (kinds & ~(uint64_t)o->kinds) == 0;
        one = o;
    }
    if (!fits)
        return false;
    if (open > 1) {
        struct reading word = *r;
        word.intent = INTENT_UPDATE;
        word.text = d->ev->text;
        word.ref.digits[0] = '\0';
        command_ask_case(d, &word);
        inbox_took(d, "update", false);
        return true;
    }
    if (!decide_case(d, 1, one->id, ""))
        return true;
    if (one->unread && unread) {
        join_unread(d);
        return true;
    }
    if (one->unread)
        return false;
    d->c = decide_take(d, 1);
    struct rights rights = {.sees = true, .reporter = true, .role = ROLE_REPORTER};
    d->role = ROLE_REPORTER;
    inbox_took(d, "update", false);
    case_heard(d, &r->slots);
    act_update(d, &rights, d->ev->text);
    return true;
}

static void report_open(struct decide *d, const struct reading *r)
{
    if (!r->slots.kinds || alike_ready(d, r->slots.place, r->slots.sex, r->slots.age_years))
        case_open_new(d, r);
}

static void report_decide(struct decide *d, const struct reading *r)
{
    if (r->intent != INTENT_ANSWER && repeated(d))
        return;
    if (second_text(d, r))
        return;
    report_open(d, r);
}

/* A lone 1 or 2 where no question stands is yes or no; a bare ok or sawa with no code waiting is chatter. */
static void text_decide(struct decide *d, const struct reading *r)
{
    if (lone_reference(d, r) || answers_details(d, r) || answers_action(d, r))
        return;
    if (r->intent == INTENT_ANSWER && (r->lone_number == 1 || r->lone_number == 2)) {
        struct reading *word = arena_new(d->arena, struct reading);
        if (!word)
            return;
        *word = *r;
        word->intent = r->lone_number == 1 ? INTENT_YES : INTENT_NO;
        command_decide(d, word);
        return;
    }
    if (is_text(r))
        report_decide(d, r);
    else
        command_decide(d, r);
}

/* Our own words back: nobody wrote them, so nothing in them is a command, an answer or a value. From somebody on duty
 * they are no report: who sent our text on with a word added is told how words are sent. From others they are a text
 * that cannot be read: it joins the newest open case of the number, in silence; only a number without any case opens
 * one. */
static void own_words(struct decide *d, const struct reading *r)
{
    inbox_took(d, "own-words", false);
    if (rights_duty(d)) {
        answer_idle(d, PHRASE_HELP);
        return;
    }
    for (int i = 0; i < d->f->owns; i++) {
        const struct own_case *o = &d->f->own[i];
        if (o->state == CASE_CLOSED || o->state == CASE_DISCARDED)
            continue;
        if (!decide_case(d, 1, o->id, ""))
            return;
        d->c = decide_take(d, 1);
        note_add(d, "case.joined", d->ev->text);
        return;
    }
    if (d->f->owns)
        return;
    struct reading *unread = arena_new(d->arena, struct reading);
    if (!unread)
        return;
    *unread = (struct reading){.intent = INTENT_UNKNOWN, .lang = r->lang, .lone_number = -1};
    unread->slots.age_years = unread->slots.age_months = -1;
    unread->slots.children = 1;
    unread->slots.missing = 15;
    case_open_new(d, unread);
}

/* --- read already, by a form or a page --- */

/* The sender's own open case named by the reference, in d->c. */
static bool own_case(struct decide *d, const struct reading *r)
{
    if (!decide_case(d, 0, 0, r->ref.digits))
        return false;
    if (d->f->c[0].found && !d->f->c[0].file.erased_s) {
        d->c = decide_take(d, 0);
        if (rights_of(d).reporter) {
            d->role = ROLE_REPORTER;
            return true;
        }
    }
    refuse_no_such_case(d);
    return false;
}

static void ready_answer(struct decide *d, const struct reading *r)
{
    bool own = own_case(d, r);
    inbox_took(d, "answer", own);
    if (!own)
        return;
    if (!case_open(&d->c->file))
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
    else if (!case_fill(d, &r->slots, (struct area){0}))
        answer_idle(d, PHRASE_REPORT_REPEATED); /* it says so already */
}

void intake_ready(struct decide *d)
{
    const struct reading *r = d->ev->reading;
    if (d->ev->sheet)
        sheet_keys(d);
    else if (r->intent == INTENT_REPORT)
        report_open(d, r);
    else if (r->intent == INTENT_ANSWER)
        ready_answer(d, r);
    else if (d->ev->slip == SLIP_NONE)
        command_decide(d, r);
    else if (own_case(d, r))
        act_slip(d);
}

void intake_decide(struct decide *d)
{
    const struct event *ev = d->ev;
    const struct reading *r = ev->reading;
    if (!decide_have(d, NEED_SENDER | NEED_RECENT))
        return;
    if (d->f->sender.lost) { /* whoever holds it may report; what its owner reported and was asked is not theirs */
        d->f->owns = 0;
        d->f->question.key = PHRASE_NONE;
    }
    if (ev->flood_begins)
        alarm_add(d, flood_word(ev->flood), "");
    if (ev->ready) {
        intake_ready(d);
    } else if (ev->foreign_carrier) {
        inbox_took(d, "foreign-carrier", false);
        alarm_add(d, "carrier.unnamed", "");
    } else if (is_machine(ev)) {
        inbox_took(d, "automatic", false);
    } else if (r->intent == INTENT_EMPTY) {
        inbox_took(d, "empty", false);
        answer_idle(d, PHRASE_HELP);
    } else if (r->chatter && r->intent != INTENT_YES /* act_code knows whether a code waits */) {
        inbox_took(d, "chatter", false);
    } else if (ev->own_words < ECHO_SURE && sheet_decide(d)) {
        return;
    } else if (ev->own_words >= ECHO_SURE || (ev->own_words && is_text(r))) { /* a command may copy our example */
        own_words(d, r);
    } else if (is_spam(d, r)) {
        inbox_took(d, "spam", false);
    } else {
        text_decide(d, r);
    }
}
