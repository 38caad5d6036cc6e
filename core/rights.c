/* rights.c - who may see and act. The sender's posts of today are worked out once an event. */
#include "core/rights.h"

const struct post *rights_mine(struct decide *d, int *count)
{
    if (!d->mines_known) {
        d->mines_known = true;
        bool may = d->ev->kind != EVENT_SMS || decide_signed_in(d) || !d->f->sender.lost;
        int64_t actor = decide_actor(d);
        d->mines = may && actor ? directory_posts_of(d->w->directory, actor, decide_today(d), d->mine, 16) : 0;
    }
    *count = d->mines;
    return d->mine;
}

static bool is_agency(enum role r)
{
    return r == ROLE_POLICE || r == ROLE_HEALTH || r == ROLE_ODPP;
}

bool rights_duty(struct decide *d)
{
    int n;
    const struct post *mine = rights_mine(d, &n);
    for (int i = 0; i < n; i++)
        if (role_level(mine[i].role) || mine[i].role == ROLE_HELPLINE || is_agency(mine[i].role))
            return true;
    return false;
}

static bool is_reporter(const struct decide *d)
{
    if (d->ev->kind != EVENT_SMS || decide_signed_in(d) || d->f->sender.lost)
        return false;
    for (int i = 0; i < d->c->reporters; i++)
        if (!d->c->reporter[i].lost && (msisdn_eq(&d->c->reporter[i].number, &d->ev->from) ||
                                        (d->f->sender.person && d->c->reporter[i].party == d->f->sender.person)))
            return true;
    return false;
}

int rights_level(const struct directory *dir, const struct post *post, struct area place, enum role accused)
{
    if (accused && post->role == accused)
        return 0;
    bool placed = area_up(place, AREA_CONSTITUENCY).level != AREA_NONE;
    if (post->role == ROLE_HELPLINE)
        return placed ? 0 : 1; /* ruling 2 */
    int level = role_level(post->role);
    if (level == 1 && !placed)
        return 0;
    return level && post_covers(dir, post, place) ? level : 0;
}

/* The level this post acts as on the case in hand, 0 none. */
static int acts_as(const struct decide *d, const struct post *post)
{
    const struct case_file *c = &d->c->file;
    return rights_level(d->w->directory, post, case_area(c), (enum role)c->accused_role);
}

static bool shared_with(const struct decide *d, const struct post *post)
{
    for (int i = 0; i < d->c->shares; i++)
        if (d->c->share[i].live && post_eq(&d->c->share[i].post, post))
            return !(d->c->file.accused_role && post->role == (enum role)d->c->file.accused_role);
    return false;
}

struct rights rights_of(struct decide *d)
{
    struct rights r = {0};
    int n;
    const struct post *mine = rights_mine(d, &n);
    for (int i = 0; i < n; i++) {
        int level = acts_as(d, &mine[i]);
        if (level > r.level) {
            r.level = level;
            r.role = mine[i].role;
            r.post = mine[i];
        }
        if (shared_with(d, &mine[i])) {
            r.agency = true;
            if (!r.level) {
                r.role = mine[i].role;
                r.post = mine[i];
            }
        }
    }
    r.reporter = is_reporter(d);
    if (r.reporter && !r.role)
        r.role = ROLE_REPORTER;
    r.sees = r.level || r.agency || r.reporter;
    return r;
}
