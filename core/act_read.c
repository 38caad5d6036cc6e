/* act_read.c - a person reads a case in full, by the console or the command: who sees it reads it, and that is written
 * down; who does not may break the glass with a reason, and the post above is told at once, at any hour. A case that is
 * not there and one that is not seen are refused alike, and both count to the alarm of guessing (product section 1). */
#include "core/acts.h"

/* People whose duty is the care of cases; never the colleagues of the accused (ruling 29). */
static bool may_break(struct decide *d)
{
    int n;
    const struct post *mine = rights_mine(d, &n);
    for (int i = 0; i < n; i++)
        if (d->c->file.accused_role && mine[i].role == (enum role)d->c->file.accused_role)
            return false;
    return rights_duty(d);
}

static const struct post *highest(const struct post *mine, int n)
{
    const struct post *p = &mine[0];
    for (int i = 1; i < n; i++)
        if (role_level(mine[i].role) > role_level(p->role))
            p = &mine[i];
    return p;
}

static void tell(struct decide *d, enum phrase key, const struct post *post, const struct person *p,
                 const struct text *args)
{
    struct message *m = say_person(d, key, post, p, args);
    m->cls = SAY_ALARM;
    m->direct = true;
    m->bundles = false;
    m->not_before_s = d->ev->now_s;
    m->expires_s = d->ev->now_s + d->w->limits->expiry_s;
}

/* The post above the own, or the next above that somebody else holds; else every admin. */
static void told_above(struct decide *d, enum phrase key, const struct post *mine, const struct text *args)
{
    const struct directory *dir = d->w->directory;
    struct post above;
    for (int steps = 0; steps < LEVELS && post_above(d, mine, steps, &above); steps++) {
        const struct person *p = post_duty(dir, &above, decide_today(d), d->ev->actor);
        if (p) {
            tell(d, key, &above, p, args);
            return;
        }
    }
    above = (struct post){.role = ROLE_ADMIN, .at = "KE"};
    for (int i = 0; i < dir->holdings; i++)
        if (post_eq(&dir->holding[i].post, &above) && dir->person[dir->holding[i].person].id != d->ev->actor)
            tell(d, key, &above, &dir->person[dir->holding[i].person], args);
}

static void break_glass(struct decide *d)
{
    int n;
    const struct post *own = highest(rights_mine(d, &n), d->mines);
    d->role = own->role;
    audit_add(d, "break-glass", d->ev->op_text);
    struct text t = say_args(d);
    say_arg(&t, "role", role_word(own->role));
    struct case_facts *c = d->c;
    d->c = NULL; /* a text of its own: it goes whatever becomes of the case */
    told_above(d, PHRASE_ALARM_BREAK_GLASS, own, &t);
    d->c = c;
}

/* Whoever opens one case after another is looking for something: said once an hour, when the count is reached. */
static void count_reading(struct decide *d)
{
    int n;
    const struct post *mine = rights_mine(d, &n);
    effect_add(d, EFFECT_READING);
    if (d->f->reads + 1 != d->w->limits->reads_alarm)
        return;
    struct case_facts *c = d->c;
    const struct post *own = highest(mine, n);
    d->c = NULL;
    struct text t = say_args(d);
    say_arg(&t, "role", role_word(own->role));
    args_put_i64(&t, "count", d->f->reads + 1);
    audit_add(d, "reads.many", text_done(&t));
    told_above(d, PHRASE_ALARM_READS, own, &t);
    d->c = c;
}

void op_read(struct decide *d)
{
    d->f->need_reader = d->ev->actor;
    if (!decide_have(d, NEED_SENDER | NEED_READS) || !decide_case(d, 0, 0, d->ev->op_ref))
        return;
    struct rights r = {0};
    if (d->f->c[0].found && !d->f->c[0].file.erased_s && !d->f->sender.lost) {
        d->c = decide_take(d, 0);
        r = rights_of(d);
    }
    if (r.level || r.agency) {
        d->role = r.role;
        audit_add(d, "read", (struct span){NULL, 0});
        count_reading(d);
    } else if (d->c && span_written(d->ev->op_text) >= (size_t)d->w->limits->explanation_min && may_break(d)) {
        break_glass(d);
        count_reading(d);
    } else {
        refuse_no_such_case(d);
    }
}
