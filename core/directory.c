/* directory.c - finding posts and the people who do their duty today. Plain searches over sorted tables: a post has few
 * holders and a case asks for a handful of posts. */
#include "core/directory.h"

#include "base/must.h"

static int at_cmp(const char *a, const char *b)
{
    return span_cmp(span_of(a), span_of(b));
}

static int holding_cmp(const struct holding *h, const struct post *p)
{
    if (h->post.role != p->role)
        return h->post.role < p->role ? -1 : 1;
    return at_cmp(h->post.at, p->at);
}

bool post_eq(const struct post *a, const struct post *b)
{
    return a->role == b->role && at_cmp(a->at, b->at) == 0;
}

/* Index of the post's first holding, or of where it would stand. */
static int holding_first(const struct directory *dir, const struct post *post)
{
    int lo = 0, hi = dir->holdings;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (holding_cmp(&dir->holding[mid], post) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

const struct person *directory_person(const struct directory *dir, int64_t id)
{
    int lo = 0, hi = dir->persons;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (dir->person[mid].id < id)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < dir->persons && dir->person[lo].id == id ? &dir->person[lo] : NULL;
}

static const struct leave *leave_of(const struct directory *dir, const struct person *p, int32_t today)
{
    int32_t index = (int32_t)(p - dir->person);
    for (int i = 0; i < dir->leaves; i++)
        if (dir->leave[i].person == index && dir->leave[i].from_day <= today && today <= dir->leave[i].to_day)
            return &dir->leave[i];
    return NULL;
}

const struct msisdn *person_phone(const struct person *p)
{
    return &p->phone[p->lost[0] || !p->phone[0].s[0]];
}

static bool can_serve(const struct directory *dir, const struct person *p, int32_t today, int64_t not_person)
{
    return p && p->id != not_person && person_phone(p)->s[0] && !(p->lost[0] && p->lost[1]) && !leave_of(dir, p, today);
}

/* Candidates in the order of duty: rank 0 the holder, 1 the holder's delegate, 2 deputies, 3 other holders. */
static const struct person *candidate(const struct directory *dir, const struct post *post, int32_t today, int rank,
                                      int64_t skip)
{
    int first = holding_first(dir, post);
    bool holder_seen = false;
    for (int i = first; i < dir->holdings && holding_cmp(&dir->holding[i], post) == 0; i++) {
        const struct holding *h = &dir->holding[i];
        const struct person *p = &dir->person[h->person];
        bool holder = !h->deputy && !holder_seen;
        holder_seen = holder_seen || !h->deputy;
        if (rank == 0 && holder && can_serve(dir, p, today, skip))
            return p;
        if (rank == 1 && holder) {
            const struct leave *l = leave_of(dir, p, today);
            const struct person *delegate = l && l->delegate ? directory_person(dir, l->delegate) : NULL;
            return can_serve(dir, delegate, today, skip) ? delegate : NULL;
        }
        if (rank == 2 && h->deputy && can_serve(dir, p, today, skip))
            return p;
        if (rank == 3 && !h->deputy && !holder && can_serve(dir, p, today, skip))
            return p;
    }
    return NULL;
}

const struct person *post_duty(const struct directory *dir, const struct post *post, int32_t today, int64_t not_person)
{
    for (int rank = 0; rank < 4; rank++) {
        const struct person *p = candidate(dir, post, today, rank, not_person);
        if (p)
            return p;
    }
    return NULL;
}

const struct person *post_other(const struct directory *dir, const struct post *post, int32_t today,
                                int64_t than_person)
{
    for (int rank = 1; rank < 4; rank++) {
        const struct person *p = candidate(dir, post, today, rank, than_person);
        if (p)
            return p;
    }
    return NULL;
}

const struct office *directory_find_office(const struct directory *dir, const char *at)
{
    for (int i = 0; i < dir->offices; i++)
        if (at_cmp(dir->office[i].code, at) == 0)
            return &dir->office[i];
    return NULL;
}

const struct unit_place *directory_find_unit(const struct directory *dir, const char *at)
{
    int lo = 0, hi = dir->units;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (at_cmp(dir->unit[mid].code, at) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < dir->units && at_cmp(dir->unit[lo].code, at) == 0 ? &dir->unit[lo] : NULL;
}

static const struct office *office_owning(const struct directory *dir, struct area a)
{
    must(dir->office != NULL || dir->offices == 0);
    for (int i = 0; i < dir->offices; i++)
        for (int j = 0; j < dir->office[i].areas; j++)
            if (area_eq(dir->office[i].area[j], a))
                return &dir->office[i];
    return NULL;
}

void directory_office(const struct directory *dir, struct area place, char at[AT_CAP])
{
    const struct office *o = NULL;
    struct area constituency = area_up(place, AREA_CONSTITUENCY);
    if (place.level == AREA_WARD)
        o = office_owning(dir, place);
    if (!o && constituency.level)
        o = office_owning(dir, constituency);
    char code[AREA_CODE_CAP];
    area_code(constituency, code);
    span_str(span_of(o ? o->code : code), at, AT_CAP);
}

static bool held(const struct directory *dir, const struct post *post)
{
    int i = holding_first(dir, post);
    return i < dir->holdings && holding_cmp(&dir->holding[i], post) == 0;
}

void directory_post(const struct directory *dir, enum role role, struct area place, struct post *out)
{
    char code[AREA_CODE_CAP];
    *out = (struct post){.role = role};
    for (int i = 0; i < dir->offices; i++)
        for (int j = 0; j < dir->office[i].areas; j++) {
            span_str(span_of(dir->office[i].code), out->at, AT_CAP);
            bool owns = dir->office[i].area[j].level >= AREA_COUNTY ? area_within(place, dir->office[i].area[j])
                                                                    : area_eq(place, dir->office[i].area[j]);
            if (owns && held(dir, out))
                return;
        }
    area_code(place, code);
    span_str(span_of(code), out->at, AT_CAP);
}

bool directory_near(const struct directory *dir, enum role role, struct area place, int32_t today, struct post *out)
{
    for (int l = AREA_WARD; l >= AREA_NATION; l--) {
        struct area at = l == AREA_NATION ? (struct area){.level = AREA_NATION} : area_up(place, (enum area_level)l);
        if (!at.level)
            continue;
        directory_post(dir, role, at, out);
        if (role == ROLE_SCCO && l >= AREA_CONSTITUENCY)
            directory_office(dir, at, out->at);
        if (post_duty(dir, out, today, 0))
            return true;
    }
    directory_post(dir, role, place, out);
    return false;
}

bool post_covers(const struct directory *dir, const struct post *post, struct area place)
{
    const struct office *o = directory_find_office(dir, post->at);
    if (o && o->areas) {
        char at[AT_CAP];
        if (post->role == ROLE_SCCO) {
            directory_office(dir, place, at);
            return at_cmp(at, post->at) == 0;
        }
        for (int j = 0; j < o->areas; j++)
            if (place.level && area_within(place, o->area[j]))
                return true;
        return false;
    }
    struct area mine;
    if (!area_read(dir->areas, span_of(post->at), &mine))
        return false;
    if (mine.level == AREA_NATION)
        return true;
    if (post->role == ROLE_SCCO && area_up(place, AREA_CONSTITUENCY).level) {
        char at[AT_CAP];
        directory_office(dir, place, at);
        return at_cmp(at, post->at) == 0;
    }
    return place.level && area_within(place, mine);
}

static int add_post(struct post *out, int n, int cap, const struct post *p)
{
    for (int i = 0; i < n; i++)
        if (post_eq(&out[i], p))
            return n;
    if (n < cap)
        out[n++] = *p;
    return n;
}

int directory_posts_of(const struct directory *dir, int64_t person, int32_t today, struct post *out, int cap)
{
    int n = 0;
    for (int i = 0; person && i < dir->holdings; i++) {
        const struct holding *h = &dir->holding[i];
        const struct person *p = &dir->person[h->person];
        if (p->id == person) {
            n = add_post(out, n, cap, &h->post);
            continue;
        }
        const struct leave *l = dir->leaves ? leave_of(dir, p, today) : NULL;
        if (l && l->delegate == person)
            n = add_post(out, n, cap, &h->post);
    }
    return n;
}
