/* command.c - from a command word to its act: which case is meant, whether the sender sees it, and then the act.
 * Product section 4; what is not seen does not exist, for every word alike. */
#include "core/acts.h"

/* The one open case texted to this number in the last 24 h; 0 none, -1 several. */
static int64_t texted_case(const struct decide *d)
{
    int64_t found = 0;
    for (int i = 0; i < d->f->recents; i++) {
        const struct recent_text *r = &d->f->recent[i];
        if (!r->case_id || !r->case_open || d->ev->now_s - r->said_s > DAY_S)
            continue;
        if (found && found != r->case_id)
            return -1;
        found = r->case_id;
    }
    return found;
}

/* The one case closed to this reporter within the days of dispute. */
static int64_t closed_case(const struct decide *d)
{
    int64_t found = 0;
    for (int i = 0; i < d->f->owns; i++) {
        const struct own_case *o = &d->f->own[i];
        bool closed = o->state == CASE_CLOSED || o->state == CASE_DISCARDED;
        if (!closed || d->ev->now_s - o->closed_s > d->w->limits->dispute_s)
            continue;
        if (found)
            return -1;
        found = o->id;
    }
    return found;
}

void command_ask_case(struct decide *d, const struct reading *r)
{
    struct text t = say_args(d);
    say_sender(d, PHRASE_ASK_CASE, SAY_IDLE, &t);
    struct question q = {.key = PHRASE_ASK_CASE, .asked_s = d->ev->now_s, .word = r->intent};
    span_str(r->text, q.text, sizeof q.text);
    question_put(d, &q);
}

/* The case the word is about, in d->c. False: facts are still missing, or the sender has been answered. */
static bool command_case(struct decide *d, const struct reading *r)
{
    if (r->ref_error) {
        refuse(d, PHRASE_REFUSE_BAD_REFERENCE);
        return false;
    }
    int64_t bare = r->ref.digits[0] ? 0 : r->intent == INTENT_NO ? closed_case(d) : texted_case(d);
    if (!r->ref.digits[0] && bare <= 0) {
        command_ask_case(d, r);
        return false;
    }
    int which = bare ? 1 : 0;
    if (!decide_case(d, which, bare, r->ref.digits))
        return false;
    if (!d->f->c[which].found || d->f->c[which].file.erased_s) {
        refuse_no_such_case(d);
        return false;
    }
    d->c = decide_take(d, which);
    return true;
}

/* What a reporter's update says of urgency and of who did it counts, as in a plain second text (rulings 1 and 29). */
static void update_read(struct decide *d, struct span text)
{
    struct reading *r = arena_new(d->arena, struct reading);
    if (!r || !d->w->lexicon || !case_open(&d->c->file))
        return;
    read_text(d->w->lexicon, text, d->ev->now_s, d->arena, r);
    case_heard(d, &r->slots);
}

static void command_run(struct decide *d, const struct reading *r)
{
    struct rights rights = rights_of(d);
    if (!rights.sees) {
        refuse_no_such_case(d);
        return;
    }
    d->role = rights.role;
    if (decide_stale(d))
        return;
    switch (r->intent) {
    case INTENT_VERIFY: act_verify(d, &rights, r->text); break;
    case INTENT_UPDATE:
        if (rights.reporter && !rights.level)
            update_read(d, r->text);
        act_update(d, &rights, r->text);
        break;
    case INTENT_DISCARD: act_exit(d, &rights, ACT_DISCARD, r->text); break;
    case INTENT_CLOSE: act_exit(d, &rights, ACT_CLOSE, r->text); break;
    case INTENT_CONFIRM: act_confirm(d, &rights); break;
    case INTENT_REJECT: act_reject(d, &rights, r->text); break;
    case INTENT_REOPEN: act_reopen(d, &rights, r->text); break;
    case INTENT_PASS: act_pass(d, &rights, r->text); break;
    case INTENT_NO: act_dispute(d, &rights, r->text); break;
    default: act_status(d, &rights); break;
    }
}

void command_decide(struct decide *d, const struct reading *r)
{
    inbox_took(d, intent_word(r->intent), false);
    if (d->ev->now_s < d->f->sender.muted_until_s && !decide_signed_in(d))
        return; /* ruling 22: stored, not answered */
    switch (r->intent) {
    case INTENT_YES: act_code(d, r); return;
    case INTENT_LIST: act_list(d); return;
    case INTENT_LEAVE:
    case INTENT_LANG:
    case INTENT_HELP:
    case INTENT_STOP:
    case INTENT_START: self_decide(d, r); return;
    default: break;
    }
    if (command_case(d, r))
        command_run(d, r);
}
