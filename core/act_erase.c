/* act_erase.c - a closed case is erased: asked for at the machine by one person and done by the code of another, or by
 * the retention schedule when its time has come. What is left is plain: that there was a case, where, when, how it
 * ended, and who did what with it, in the audit. Kenya's Data Protection Act 2019 s.39 asks for it; product sections 1
 * and 4. */
#include "core/acts.h"
#include "core/retention.h"

/* Whoever may be the second person: the posts that answer for the whole country, and the auditor. */
bool erase_may_agree(const struct post *mine, int n)
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

void erase_refuse(struct decide *d, const char *why)
{
    audit_add(d, "refused", span_of(why));
}

/* As long as a reason for closing: it is what somebody reads in years. */
bool erase_reason_given(struct decide *d)
{
    if (span_written(d->ev->op_text) >= (size_t)d->w->limits->explanation_min)
        return true;
    erase_refuse(d, "reason");
    return false;
}

/* Never who asks: two persons are two. */
const struct person *erase_second(struct decide *d, struct post *as)
{
    const struct directory *dir = d->w->directory;
    const struct person *p = directory_person(dir, d->ev->op_value);
    struct post posts[16];
    int n = p ? directory_posts_of(dir, p->id, decide_today(d), posts, 16) : 0;
    if (!p || p->id == d->ev->actor || !erase_may_agree(posts, n) || !person_phone(p)->s[0]) {
        erase_refuse(d, "second");
        return NULL;
    }
    *as = posts[0];
    return p;
}

void erase_code(struct decide *d, enum phrase key, const struct person *p, const struct post *as, int64_t value)
{
    const struct code *code = code_make(d, ACT_ERASE, p->id, value, d->ev->op_text);
    if (!code)
        return;
    struct text t = say_args(d);
    say_arg(&t, "code", code->digits);
    say_arg(&t, "act", act_word(ACT_ERASE));
    if (!code->case_id)
        args_put_i64(&t, "record", record_numbered(value).id);
    struct message *m = say_person(d, key, as, p, &t);
    m->cls = SAY_CODE; /* at any hour: whoever asked waits for it */
    m->direct = true;
    m->bundles = false;
    m->not_before_s = d->ev->now_s;
    m->expires_s = d->ev->now_s + d->w->limits->code_life_s;
    audit_add(d, "code.sent", span_of(act_word(ACT_ERASE)));
}

void op_erase(struct decide *d)
{
    struct post as;
    const char *kept = kept_because(&d->c->file);
    if (kept) {
        erase_refuse(d, kept);
        return;
    }
    const struct person *p = erase_reason_given(d) ? erase_second(d, &as) : NULL;
    if (p)
        erase_code(d, PHRASE_CONFIRM_CODE, p, &as, d->c->file.closed_s);
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
    if (!same || !erase_may_agree(mine, n) || kept_because(&c->file)) {
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
        erase_refuse(d, hold ? "held" : "not-held");
        return;
    }
    if (!erase_reason_given(d))
        return;
    c->held_s = hold ? d->ev->now_s : 0;
    d->touched = true;
    d->act = hold ? "case.held" : "case.released";
}
