/* act_record.c - a child, a person, a household or a contact of the helpline is erased, as a case is: asked for by one
 * person with a reason, done by the code of another who answers for the country (core/act_erase.c). Who may ask is
 * core/register.h; what keeps a record is core/record.h. The audit says that it was done, by whom, and of which number:
 * no name. Data Protection Act 2019, section 40. */
#include "core/acts.h"

static bool ready(struct decide *d, struct record_of of)
{
    d->f->need_record = of;
    return decide_have(d, NEED_RECORD);
}

static const char *refused_because(const struct record_facts *r)
{
    if (!r->found || r->erased)
        return "no-such-record";
    return r->kept ? record_kept_word(r->kept) : NULL;
}

void op_erase_record(struct decide *d)
{
    struct post as;
    if (!ready(d, d->ev->op_record))
        return;
    d->role = d->ev->actor_role;
    const char *why = refused_because(&d->f->record);
    if (why) {
        erase_refuse(d, why);
        return;
    }
    const struct person *p = erase_reason_given(d) ? erase_second(d, &as) : NULL;
    if (p)
        erase_code(d, PHRASE_CONFIRM_RECORD, p, &as, record_number(d->ev->op_record));
}

bool record_ready(struct decide *d, const struct code *code)
{
    return ready(d, record_numbered(code->value));
}

static void audit_record(struct decide *d, const char *act, struct record_of of, struct span reason)
{
    struct text t = say_args(d);
    args_put_i64(&t, about_word(of.about), of.id);
    if (reason.n)
        args_put(&t, "reason", reason);
    audit_add(d, act, text_done(&t));
}

void act_erase_record(struct decide *d, const struct code *code)
{
    const struct record_of of = record_numbered(code->value);
    const struct record_facts *r = &d->f->record;
    int n;
    const struct post *mine = rights_mine(d, &n);
    if (refused_because(r) || r->mark != code->epoch || !erase_may_agree(mine, n)) {
        refuse(d, PHRASE_REFUSE_BAD_CODE);
        return;
    }
    d->role = mine[0].role;
    audit_record(d, "record.erased", of, span_of(""));
    audit_record(d, "erase.reason", of, span_of(code->text));
    struct text t = say_args(d);
    args_put_i64(&t, "record", of.id);
    say_sender(d, PHRASE_DONE_RECORD_ERASED, SAY_CHANGE, &t);
    struct effect *e = effect_add(d, EFFECT_ERASE); /* the last of all */
    e->record = of;
    e->word = SPAN("record.erased");
}
