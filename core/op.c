/* op.c - acts of the console and the command: share, reassign, severity, merge. Ruling 16. The hands have checked that
 * the actor may speak for the machine (the local user) or for a post; the rules on the case are these. */
#include "core/acts.h"

#include "base/must.h"

static void op_share(struct decide *d)
{
    note_add(d, "case.shared", span_of(role_word(d->ev->op_post.role)));
    level_share_post(d, &d->ev->op_post);
}

static void op_severity(struct decide *d)
{
    struct case_file *c = &d->c->file;
    int64_t to = d->ev->op_value;
    if (to < SEVERITY_S1 || to > SEVERITY_S4 || to == c->severity || c->state == CASE_CLOSE_REQUESTED) {
        audit_add(d, "refused", SPAN("severity"));
        return;
    }
    if (c->severity == SEVERITY_S1) { /* a way out of an S1 ladder: another person above */
        request_begin(d, ACT_SEVERITY, d->ev->actor_role ? role_level(d->ev->actor_role) : 1, to, d->ev->op_text);
        return;
    }
    enum severity was = (enum severity)c->severity;
    c->severity = to;
    case_reclock(d, was);
    note_add(d, "case.severity", d->ev->op_text);
    struct text t = say_officer_args(d);
    say_officer(d, PHRASE_CASE_COMPLETED, &t);
}

/* "trafficking she was told of a shop": the kind, then why in the person's words. */
static struct span kind_why(struct decide *d, enum kind k)
{
    const size_t cap = 40 + d->ev->op_text.n;
    struct text t;
    char *space = arena_take(d->arena, cap);
    text_init(&t, space, space ? cap : 0);
    text_str(&t, kind_word(k));
    text_str(&t, d->ev->op_text.n ? " " : "");
    text_span(&t, d->ev->op_text);
    return text_done(&t);
}

/* Known later than the report: the case is also of this kind, as grave as that is, and seen by whom such cases are
 * shared with. It never becomes less grave by it, nor loses what it was. */
static void op_kind(struct decide *d)
{
    struct case_file *c = &d->c->file;
    enum kind k = (enum kind)d->ev->op_value;
    if (k <= KIND_NONE || k >= KIND_COUNT || ((uint64_t)c->kinds & KIND_BIT(k))) {
        audit_add(d, "refused", SPAN("kind"));
        return;
    }
    uint64_t before = (uint64_t)c->kinds;
    c->kinds |= (int64_t)KIND_BIT(k);
    c->missing &= ~MISSING_ABUSE;
    c->unread = 0;
    note_add(d, "case.kind", kind_why(d, k));
    case_grade(d, false, c->urgent);
    struct text t = say_officer_args(d);
    say_officer(d, PHRASE_CASE_COMPLETED, &t);
    level_share_more(d, before);
}

void case_merge(struct decide *d, int64_t into)
{
    struct case_file *c = &d->c->file;
    c->merged_into = into;
    case_move(c, CASE_CLOSED);
    c->closed_s = d->ev->now_s;
    effect_add(d, EFFECT_DROP);
    effect_add(d, EFFECT_DUTIES)->other = into;
    note_add(d, "case.merged", (struct span){NULL, 0});
    for (int i = 0; i < d->c->reporters; i++) {
        struct effect *e = effect_add(d, EFFECT_REPORTER);
        e->case_id = into;
        e->number = d->c->reporter[i].number;
        e->person = d->c->reporter[i].party;
    }
    struct text t = say_args(d);
    say_arg(&t, "by", role_word(d->role));
    say_reporters(d, PHRASE_CASE_UPDATED, &t);
}

static void op_merge(struct decide *d)
{
    if (!decide_case(d, 1, d->ev->op_value, ""))
        return;
    const struct case_facts *into = &d->f->c[1];
    struct case_file *c = &d->c->file;
    if (!into->found || into->file.id == c->id || !case_open(&into->file) || c->state == CASE_CLOSE_REQUESTED)
        audit_add(d, "refused", SPAN("merge"));
    else if (c->severity == SEVERITY_S1)
        request_begin(d, ACT_MERGE, d->ev->actor_role ? role_level(d->ev->actor_role) : 1, into->file.id,
                      d->ev->op_text);
    else
        case_merge(d, into->file.id);
}

/* Also an agency's: whoever sees the case may fill its forms (core/register.h). */
static void op_progress(struct decide *d)
{
    struct rights r = rights_of(d);
    if (r.level || r.agency)
        act_progress(d, &r);
    else
        audit_add(d, "refused", SPAN("not-authorised"));
}

/* The register's act was allowed where it was written; here its post is told, once. */
static void op_referral(struct decide *d)
{
    struct text t = say_args(d), day;
    char words[16];
    if (d->ev->op_text.n) {
        args_put(&t, "answer", d->ev->op_text);
        say_post(d, PHRASE_REFERRAL_ANSWERED, &d->ev->op_post, d->ev->actor, &t);
        return;
    }
    text_init(&day, words, sizeof words);
    day_write((int32_t)d->ev->op_value, &day);
    args_put(&t, "day", text_done(&day));
    say_post(d, PHRASE_REFERRAL_OFFERED, &d->ev->op_post, 0, &t);
}

/* CPIMS decides nothing here: whatever it made of the case, it stays as it is and climbs as it would. */
static void op_cpims(struct decide *d)
{
    struct text t = say_officer_args(d);
    if (!case_open(&d->c->file))
        return;
    if (span_is(d->ev->op_text, "003"))
        say_arg(&t, "closed", "yes");
    say_officer(d, PHRASE_CASE_CPIMS, &t);
}

/* Where another office has it from now on, what the old one had still to do goes with it. */
static void op_reassign(struct decide *d)
{
    struct case_file *c = &d->c->file;
    struct span from = span_copy(d->arena, span_of(c->office));
    case_move_area(d, d->ev->op_area);
    struct effect *e = effect_add(d, EFFECT_TRANSFER);
    e->word = from;
    if (d->ev->op_value) /* a code of the code book; what somebody typed is not for a plain column */
        e->text = d->ev->op_text;
    struct effect *why = d->ev->op_value ? effect_add(d, EFFECT_NOTE) : NULL;
    if (why) { /* beside "moved", which says how it stands */
        why->role = d->role;
        why->word = SPAN("case.transferred");
        why->text = d->ev->op_text;
    }
    e->post.role = ROLE_SCCO;
    e->role = d->ev->actor_role;
    e->c = c;
    span_str(span_of(c->office), e->post.at, sizeof e->post.at);
}

/* A person acts with the rights of the posts held; 0 is whoever owns the machine, named in the audit. */
static bool op_allowed(struct decide *d)
{
    if (d->ev->actor && !rights_of(d).level) {
        audit_add(d, "refused", SPAN("not-authorised"));
        return false;
    }
    if (decide_stale(d))
        return false;
    if (!case_open(&d->c->file)) {
        audit_add(d, "refused", SPAN("closed"));
        return false;
    }
    return true;
}

void op_decide(struct decide *d)
{
    if (d->ev->op == OP_READ) {
        op_read(d);
        return;
    }
    if (d->ev->op_record.about) {
        op_erase_record(d);
        return;
    }
    if (!decide_case(d, 0, d->ev->op_case, d->ev->op_case ? "" : d->ev->op_ref))
        return;
    if (!d->f->c[0].found || d->f->c[0].file.erased_s) {
        audit_add(d, "refused", SPAN("no-such-case"));
        return;
    }
    d->c = decide_take(d, 0);
    d->role = d->ev->actor_role;
    switch (d->ev->op) { /* whether the case is open is theirs to say */
    case OP_ERASE: op_erase(d); return;
    case OP_HOLD:
    case OP_RELEASE: op_hold(d); return;
    case OP_PROGRESS: op_progress(d); return;
    case OP_REFERRAL: op_referral(d); return;
    case OP_CPIMS: op_cpims(d); return;
    default: break;
    }
    if (!op_allowed(d))
        return;
    switch (d->ev->op) {
    case OP_SHARE: op_share(d); break;
    case OP_REASSIGN: op_reassign(d); break;
    case OP_SEVERITY: op_severity(d); break;
    case OP_MERGE: op_merge(d); break;
    case OP_KIND: op_kind(d); break;
    default: break;
    }
}
