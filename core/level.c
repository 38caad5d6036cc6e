/* level.c - the levels of one case. Level numbers never shift: a vacant post is passed, its number stays its own. */
#include "core/level.h"

#include "base/must.h"
#include "core/duty_set.h"

bool level_post(const struct decide *d, int level, struct post *out)
{
    const struct case_file *c = &d->c->file;
    *out = (struct post){.role = level_role(level)};
    struct area place = case_area(c), at = {0};
    switch (level) {
    case 1:
        if (!area_up(place, AREA_CONSTITUENCY).level)
            out->role = ROLE_HELPLINE;
        span_str(span_of(c->office), out->at, AT_CAP);
        return true;
    case 2: at = area_up(place, AREA_COUNTY); break;
    case 3: at = area_up(place, AREA_REGION); break;
    default: at = (struct area){.level = AREA_NATION}; break;
    }
    if (at.level != AREA_NONE)
        directory_post(d->w->directory, level_role(level), at, out);
    return at.level != AREA_NONE;
}

static bool shut_out(const struct case_file *c, const struct post *post)
{
    return c->accused_role && post->role == (enum role)c->accused_role;
}

bool level_shut_out(const struct decide *d, int level)
{
    struct post post;
    return level_post(d, level, &post) && shut_out(&d->c->file, &post);
}

const struct person *level_person(const struct decide *d, int level, struct post *post, int64_t not_person)
{
    if (!level_post(d, level, post) || shut_out(&d->c->file, post))
        return NULL;
    return post_duty(d->w->directory, post, decide_today(d), not_person);
}

static int hard_top(const struct case_file *c)
{
    return c->unread && !c->registered ? 4 : LEVELS; /* ruling 17 */
}

/* Told already under a lower level. */
static bool told_below(const struct decide *d, const struct person *p, int level)
{
    struct post post;
    for (int l = 1; l < level; l++)
        if (level_told(&d->c->file, l) && level_person(d, l, &post, 0) == p)
            return true;
    return false;
}

int level_top(const struct decide *d)
{
    int hard = hard_top(&d->c->file), top = decide_rules(d)->top;
    struct post post;
    if (top >= hard)
        return hard;
    const struct person *p = level_person(d, top, &post, 0);
    while (top < hard && (!p || told_below(d, p, top)))
        p = level_person(d, ++top, &post, 0);
    return top;
}

bool level_told(const struct case_file *c, int level)
{
    return (c->told >> level) & 1;
}

/* A level held by somebody already told is passed to the next (ruling 25). */
static bool told_person(const struct decide *d, const struct person *p)
{
    return told_below(d, p, LEVELS + 1);
}

int level_next(const struct decide *d, int above, int64_t not_person)
{
    int top = level_top(d);
    struct post post;
    for (int l = above + 1; l <= top; l++) {
        const struct person *p = level_person(d, l, &post, not_person);
        if (p && (not_person || !told_person(d, p)))
            return l;
    }
    return 0;
}

static void skipped(struct decide *d, int from, int to)
{
    for (int l = from + 1; l < to; l++) {
        if (level_told(&d->c->file, l))
            continue;
        char word[8] = {(char)('0' + l), 0};
        struct span copy = span_copy(d->arena, span_of(word));
        audit_add(d, "level.passed", copy);
    }
}

/* An agency's post for the case's place: at an office of its own where there is one, else at the constituency. */
static void agency_post(const struct decide *d, enum role role, struct post *out)
{
    struct area place = case_area(&d->c->file);
    directory_post(d->w->directory, role, place, out);
    if (!directory_find_office(d->w->directory, out->at))
        area_code(area_up(place, AREA_CONSTITUENCY), out->at);
}

/* Agencies' posts of the constituency that the case is shared with and that nobody holds: the officer's text says so.
 */
static void say_untold(struct decide *d, struct text *args)
{
    const struct policy *p = decide_policy(d);
    struct area place = case_area(&d->c->file);
    struct post post;
    char roles[48];
    struct text t;
    text_init(&t, roles, sizeof roles);
    for (int r = ROLE_POLICE; r <= ROLE_ODPP && area_up(place, AREA_CONSTITUENCY).level; r++) {
        agency_post(d, (enum role)r, &post);
        if (!(p->shared[r] & (uint64_t)d->c->file.kinds) || post_duty(d->w->directory, &post, decide_today(d), 0))
            continue;
        if (t.n)
            text_char(&t, ',');
        text_str(&t, role_word(post.role));
    }
    if (t.n)
        args_put(args, "untold", text_done(&t));
}

bool level_tell(struct decide *d, int level, enum phrase key, enum reason reason)
{
    struct post post;
    const struct person *p = level_person(d, level, &post, 0);
    struct case_file *c = &d->c->file;
    if (!p)
        return false;
    struct text t = say_officer_args(d);
    if (key == PHRASE_CASE_ESCALATED) {
        args_put_i64(&t, "level", level);
        say_arg(&t, "reason", reason_word(reason));
    } else if (d->role && (key == PHRASE_CASE_REOPENED || key == PHRASE_CASE_DISPUTED)) {
        say_arg(&t, "by", role_word(d->role));
    }
    if (key == PHRASE_CASE_NEW)
        say_untold(d, &t);
    skipped(d, (int)c->level, level);
    say_person(d, key, &post, p, &t);
    c->told |= INT64_C(1) << level;
    c->level = level > c->level ? level : c->level;
    d->touched = true;
    audit_add(d, "level.told", span_of(role_word(post.role)));
    return true;
}

void level_vacant(struct decide *d, int level)
{
    struct post post;
    if (level_post(d, level, &post))
        post_vacant(d, &post);
}

void post_vacant(struct decide *d, const struct post *post)
{
    const struct post admin = {.role = ROLE_ADMIN, .at = "KE"};
    audit_add(d, "post.vacant", span_of(role_word(post->role)));
    char about[64];
    struct text a;
    text_init(&a, about, sizeof about);
    text_str(&a, role_word(post->role));
    text_char(&a, ' ');
    text_str(&a, post->at);
    struct text t = say_args(d);
    struct area at;
    say_arg(&t, "role", role_word(post->role));
    say_arg(&t, "place", post->at);
    if (area_read(d->w->areas, span_of(post->at), &at))
        args_put(&t, "place_name", area_name(d->w->areas, at));
    say_alarm(d, PHRASE_ALARM_VACANT, about, &admin, &t);
}

bool level_one_up(struct decide *d, enum reason reason)
{
    int next = level_next(d, (int)d->c->file.level, 0);
    if (next)
        return level_tell(d, next, PHRASE_CASE_ESCALATED, reason);
    level_again(d, reason);
    return false;
}

void level_again(struct decide *d, enum reason reason)
{
    struct post post;
    int level = (int)d->c->file.level;
    if (level && level_person(d, level, &post, 0)) {
        level_tell(d, level, level == 1 ? PHRASE_CASE_REMINDER : PHRASE_CASE_ESCALATED, reason);
        return;
    }
    if (level)
        level_vacant(d, level);
    int next = level_next(d, level, 0);
    if (next) {
        level_tell(d, next, PHRASE_CASE_ESCALATED, level ? REASON_VACANT : reason);
        return;
    }
    for (int l = level - 1; l >= 1; l--)
        if (level_person(d, l, &post, 0)) {
            level_tell(d, l, PHRASE_CASE_ESCALATED, REASON_VACANT);
            return;
        }
    audit_add(d, "level.nobody", (struct span){NULL, 0});
}

int level_officer(const struct decide *d)
{
    struct post post;
    int first =
        d->c->file.base_level ? (int)d->c->file.base_level : 1; /* after a dispute: who stands where level 1 stands */
    for (int l = first; l <= LEVELS; l++)
        if ((l == first || level_told(&d->c->file, l)) && level_person(d, l, &post, 0))
            return l;
    return 0;
}

static void say_level(struct decide *d, int level, enum phrase key, const struct text *args)
{
    struct post post;
    const struct person *p = level ? level_person(d, level, &post, 0) : NULL;
    if (p && p->id != decide_actor(d))
        say_person(d, key, &post, p, args);
}

void say_officer(struct decide *d, enum phrase key, const struct text *args)
{
    if (d->c->file.state == CASE_REPORTED && !d->c->file.told)
        return; /* nobody has heard of it yet: the telling itself will say how it stands */
    say_level(d, level_officer(d), key, args);
}

void say_levels_told(struct decide *d, enum phrase key, const struct text *args)
{
    for (int l = 1; l <= LEVELS; l++)
        if (level_told(&d->c->file, l))
            say_level(d, l, key, args);
}

static void share_with(struct decide *d, enum role role)
{
    struct post post;
    if (!area_up(case_area(&d->c->file), AREA_CONSTITUENCY).level)
        return;
    agency_post(d, role, &post);
    level_share_post(d, &post);
}

/* Ruling 29: the share of an agency of the kind accused goes to the county post instead. */
void level_share_post(struct decide *d, const struct post *post)
{
    struct text t = say_officer_args(d);
    struct post county;
    if (shut_out(&d->c->file, post)) {
        const struct person *p = level_person(d, 2, &county, 0);
        audit_add(d, "share.to-county", span_of(role_word(post->role)));
        if (p)
            say_person(d, PHRASE_CASE_NEW_SHARED, &county, p, &t);
        return;
    }
    struct effect *e = effect_add(d, EFFECT_SHARE);
    e->post = *post;
    e->live = true;
    duty_set_shared(d, post);
    say_post(d, PHRASE_CASE_NEW_SHARED, post, 0, &t);
}

void level_share(struct decide *d, uint64_t new_kinds)
{
    const struct policy *p = decide_policy(d);
    for (int r = ROLE_POLICE; r <= ROLE_ODPP; r++)
        if (p->shared[r] & new_kinds)
            share_with(d, (enum role)r);
}

void level_share_more(struct decide *d, uint64_t kinds_before)
{
    const struct policy *p = decide_policy(d);
    for (int r = ROLE_POLICE; r <= ROLE_ODPP; r++)
        if ((p->shared[r] & (uint64_t)d->c->file.kinds) && !(p->shared[r] & kinds_before))
            share_with(d, (enum role)r);
}

bool post_above(const struct decide *d, const struct post *p, int steps, struct post *out)
{
    struct area at;
    const struct office *o = directory_find_office(d->w->directory, p->at);
    if (o && o->areas)
        at = o->area[0];
    else if (!area_read(d->w->areas, span_of(p->at), &at))
        return false;
    int level = (p->role == ROLE_HELPLINE ? 4 : role_level(p->role) ? role_level(p->role) + 1 : 2) + steps;
    if (level > LEVELS)
        return false;
    struct area up = level == 2   ? area_up(at, AREA_COUNTY)
                     : level == 3 ? area_up(at, AREA_REGION)
                                  : (struct area){.level = AREA_NATION};
    directory_post(d->w->directory, level_role(level), up, out);
    return up.level != AREA_NONE;
}
