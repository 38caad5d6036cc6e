/* chore.c - the chores of the day. The fingerprint: the newest mark of the audit (docs/audit.md) goes out of the
 * machine to everybody who holds the post of auditor, so that whoever rewrites the store later cannot rewrite their
 * phones. */
#include "core/chore.h"

#include "base/must.h"
#include "core/retention.h"
#include "core/say.h"

#define RETENTION_MIN (3 * 60) /* of the day: when the fewest texts come */

/* The next time the day's minute comes round after done_s (Nairobi). */
static int64_t daily(int64_t done_s, int64_t minute)
{
    int64_t due = day_start(day_of(done_s)) + minute * MINUTE_S;
    return due > done_s ? due : due + DAY_S;
}

int64_t chore_due(enum chore c, const struct limits *l, int64_t done_s)
{
    switch (c) {
    case CHORE_FINGERPRINT: return daily(done_s, l->fingerprint_min);
    case CHORE_RETENTION: return daily(done_s, RETENTION_MIN);
    case CHORE_NONE:
    case CHORE_COUNT: break;
    }
    return INT64_MAX;
}

const char *chore_word(enum chore c)
{
    return c == CHORE_FINGERPRINT ? "fingerprint" : c == CHORE_RETENTION ? "retention" : "";
}

static void done(struct decide *d)
{
    struct effect *e = effect_add(d, EFFECT_CHORE);
    e->other = d->ev->chore;
}

/* --- the fingerprint --- */

static struct text fingerprint_args(struct decide *d)
{
    struct text t = say_args(d), w;
    char day[16];
    text_init(&w, day, sizeof day);
    day_write(day_of(d->f->mark.at_s), &w);
    args_put(&t, "day", text_done(&w));
    args_put_i64(&t, "number", d->f->mark.n);
    args_put_i64(&t, "count", d->f->mark.records);
    say_arg(&t, "digest", d->f->mark.print);
    return t;
}

static void fingerprint(struct decide *d)
{
    const struct directory *dir = d->w->directory;
    const struct post auditor = {.role = ROLE_AUDITOR, .at = "KE"};
    int told = 0;
    if (!decide_have(d, NEED_MARK))
        return;
    struct text t = fingerprint_args(d);
    for (int i = 0; d->f->mark.n && i < dir->holdings; i++) {
        const struct person *p = &dir->person[dir->holding[i].person];
        if (!post_eq(&dir->holding[i].post, &auditor) || !person_phone(p)->s[0])
            continue;
        say_person(d, PHRASE_AUDIT_FINGERPRINT, &auditor, p, &t);
        told++;
    }
    audit_add(d, !d->f->mark.n ? "fingerprint.none" : told ? "fingerprint.sent" : "fingerprint.nobody", text_done(&t));
    done(d);
}

void chore_decide(struct decide *d)
{
    d->late = d->ev->now_s - d->ev->due_s > d->w->limits->late_s;
    switch (d->ev->chore) {
    case CHORE_FINGERPRINT: fingerprint(d); break;
    case CHORE_RETENTION: retention_decide(d); break;
    case CHORE_NONE:
    case CHORE_COUNT: break;
    }
}
