/* act_erase.c - a closed case is erased: asked for at the machine by one person and done by the code of another, or by
 * the retention schedule when its time has come. What is left is plain: that there was a case, where, when, how it
 * ended, and who did what with it, in the audit. Kenya's Data Protection Act 2019 s.39 asks for it; product sections 1
 * and 4. */
#include "core/acts.h"
#include "core/retention.h"

/* Whoever may be the second person: the posts that answer for the whole country, and the auditor. */
static bool may_agree(const struct post *mine, int n)
{
    for (int i = 0; i < n; i++)
        if ((mine[i].role == ROLE_NATIONAL || mine[i].role == ROLE_SECRETARY || mine[i].role == ROLE_AUDITOR) &&
            span_is(SPAN("KE"), mine[i].at))
            return true;
    return false;
}

/* Why it may not be erased, as a word; NULL: it may. */
static const char *kept_because(const struct case_file *c)
{
    return case_open(c) ? "open" : c->held_s ? "held" : NULL;
}

static void op_refuse(struct decide *d, const char *why)
{
    audit_add(d, "refused", span_of(why));
}

/* As long as a reason for closing: it is what somebody reads in years. */
static bool reason_given(struct decide *d)
{
    if (span_written(d->ev->op_text) >= (size_t)d->w->limits->explanation_min)
        return true;
    op_refuse(d, "reason");
    return false;
}

void op_erase(struct decide *d)
{
    const struct directory *dir = d->w->directory;
    const struct person *p = directory_person(dir, d->ev->op_value);
    struct post posts[16];
    int n = p ? directory_posts_of(dir, p->id, decide_today(d), posts, 16) : 0;
    const char *kept = kept_because(&d->c->file);
    if (kept) {
        op_refuse(d, kept);
        return;
    }
    if (!reason_given(d))
        return;
    if (!p || !may_agree(posts, n) || !person_phone(p)->s[0]) {
        op_refuse(d, "second");
        return;
    }
    const struct code *code = code_make(d, ACT_ERASE, p->id, d->c->file.closed_s, d->ev->op_text);
    if (!code)
        return;
    struct text t = say_args(d);
    say_arg(&t, "code", code->digits);
    say_arg(&t, "act", act_word(ACT_ERASE));
    struct message *m = say_person(d, PHRASE_CONFIRM_CODE, &posts[0], p, &t);
    m->cls = SAY_CODE; /* at any hour: whoever asked waits for it */
    m->direct = true;
    m->bundles = false;
    m->not_before_s = d->ev->now_s;
    m->expires_s = d->ev->now_s + d->w->limits->code_life_s;
    audit_add(d, "code.sent", span_of(act_word(ACT_ERASE)));
}

void case_erase_file(struct decide *d, const char *act)
{
    struct case_file *c = &d->c->file;
    c->erased_s = d->ev->now_s;
    c->held_s = c->reporter = c->text_hash = 0;
    c->dob[0] = c->event_when[0] = '\0';
    c->place_text[0] = c->locality[0] = c->child_name[0] = c->explanation[0] = '\0';
    d->touched = true;
    d->act = act;
}

/* The reason stands in a row of no case: the key of this case's own rows is about to be destroyed. */
static void reason_kept(struct decide *d, struct span reason)
{
    struct case_facts *c = d->c;
    struct text t = say_args(d);
    args_put(&t, "reason", reason);
    d->c = NULL;
    audit_add(d, "erase.reason", text_done(&t));
    d->c = c;
}

void act_erase(struct decide *d, const struct code *code)
{
    struct case_facts *c = d->c;
    int n;
    const struct post *mine = rights_mine(d, &n);
    bool same = c->file.epoch == code->epoch && c->file.closed_s == code->value && !c->file.erased_s;
    if (!same || !may_agree(mine, n) || kept_because(&c->file)) {
        refuse(d, same ? PHRASE_REFUSE_NOT_AUTHORISED : PHRASE_REFUSE_BAD_CODE);
        return;
    }
    d->role = mine[0].role;
    case_erase_file(d, "case.erased");
    reason_kept(d, span_of(code->text));
    struct text t = say_args(d);
    d->c = NULL; /* the answer is about no case any more */
    say_sender(d, PHRASE_DONE_ERASED, SAY_CHANGE, &t);
    d->c = c;
}

void op_hold(struct decide *d)
{
    struct case_file *c = &d->c->file;
    bool hold = d->ev->op == OP_HOLD;
    if (hold == (c->held_s != 0)) {
        op_refuse(d, hold ? "held" : "not-held");
        return;
    }
    if (!reason_given(d))
        return;
    c->held_s = hold ? d->ev->now_s : 0;
    d->touched = true;
    d->act = hold ? "case.held" : "case.released";
}
