/* directory.c - the directory of duty posts, read whole into one block that is only read while deciding.
 * It is read again after every change of people; at the size of the country (some thousand posts) that is milliseconds.
 */
#include <stdlib.h>
#include <string.h>

#include "core/unit.h"
#include "db/store.h"

/* A growing row of things of one size. */
struct grow {
    void *p;
    size_t n, cap, size;
};

static void *grow_one(struct grow *g)
{
    if (g->p == NULL || g->n == g->cap) {
        size_t cap = g->cap ? 2 * g->cap : 64;
        void *p = realloc(g->p, cap * g->size);
        if (!p)
            return NULL;
        g->p = p;
        g->cap = cap;
    }
    void *one = (char *)g->p + g->n++ * g->size;
    memset(one, 0, g->size);
    return one;
}

struct build {
    struct grow person, holding, leave, office, unit;
};

static int32_t person_at(const struct build *b, int64_t id)
{
    const struct person *all = b->person.p;
    size_t low = 0, high = b->person.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (all[mid].id < id)
            low = mid + 1;
        else
            high = mid;
    }
    return low < b->person.n && all[low].id == id ? (int32_t)low : -1;
}

static enum err read_people(struct db *db, struct build *b)
{
    struct statement *s = st_of(db, ST_dir_people);
    bool row = false;
    enum err e;
    put_int(s, "first", ROLE_CHP + 1);
    while (!(e = st_next(s, &row)) && row) {
        struct person *p = grow_one(&b->person);
        if (!p) {
            st_end(s);
            return ERR_FULL;
        }
        p->id = take_int(s);
        p->lang = (enum lang)take_int(s);
    }
    return e;
}

/* A desk has no keys: it knows that there is a phone, and not its number. Nothing can be sent to "#12". */
static void no_number(struct statement *s, int n, struct msisdn *out)
{
    struct text t;
    (void)take_bytes(s);
    text_init(&t, out->s, sizeof out->s);
    text_char(&t, '#');
    text_i64(&t, n);
}

static enum err read_phones(struct db *db, struct build *b)
{
    struct statement *s = st_of(db, ST_dir_phones);
    bool row = false;
    enum err e;
    put_int(s, "first", ROLE_CHP + 1);
    while (!(e = st_next(s, &row)) && row) {
        int32_t at = person_at(b, take_int(s));
        int64_t place = take_int(s), ix = take_int(s);
        if (at < 0 || place < 1 || place > 2)
            continue;
        struct person *p = (struct person *)b->person.p + at;
        if (db->vault)
            take_number(db, s, VAULT_PHONE_NUMBER, ix, &p->phone[place - 1]);
        else
            no_number(s, 2 * at + (int)place, &p->phone[place - 1]);
        p->lost[place - 1] = take_int(s) != 0;
        enum lang lang = (enum lang)take_int(s);
        if (place == 1 && lang)
            p->lang = lang;
    }
    return e;
}

static enum err read_holdings(struct db *db, struct build *b)
{
    struct statement *s = st_of(db, ST_dir_holdings);
    bool row = false;
    enum err e;
    put_int(s, "first", ROLE_CHP + 1);
    while (!(e = st_next(s, &row)) && row) {
        struct holding *h = grow_one(&b->holding);
        if (!h) {
            st_end(s);
            return ERR_FULL;
        }
        h->post.role = (enum role)take_int(s);
        take_str(s, h->post.at, sizeof h->post.at);
        h->person = person_at(b, take_int(s));
        h->deputy = take_int(s) != 0;
        h->order = (int32_t)b->holding.n;
        must(h->person >= 0);
    }
    return e;
}

static enum err read_leaves(struct db *db, struct build *b)
{
    struct statement *s = st_of(db, ST_dir_absences);
    bool row = false;
    enum err e;
    while (!(e = st_next(s, &row)) && row) {
        int32_t at = person_at(b, take_int(s));
        if (at < 0)
            continue;
        struct leave *l = grow_one(&b->leave);
        if (!l) {
            st_end(s);
            return ERR_FULL;
        }
        l->person = at;
        l->from_day = (int32_t)take_int(s);
        l->to_day = (int32_t)take_int(s);
        l->delegate = take_int(s);
    }
    return e;
}

static enum err read_offices(struct db *db, struct build *b)
{
    struct statement *s = st_of(db, ST_dir_offices);
    bool row = false;
    enum err e;
    while (!(e = st_next(s, &row)) && row) {
        struct office *last = b->office.n ? (struct office *)b->office.p + b->office.n - 1 : NULL;
        struct span code = take_text(s);
        if (!last || !span_is(code, last->code)) {
            last = grow_one(&b->office);
            if (!last) {
                st_end(s);
                return ERR_FULL;
            }
            (void)span_str(code, last->code, sizeof last->code);
        }
        take_str(s, last->phone.s, sizeof last->phone.s);
        struct span area = take_text(s);
        if (last->areas < (int)countof(last->area) && area_read(db->settings.areas, area, &last->area[last->areas]))
            last->areas++;
    }
    return e;
}

/* An office of a place is known by the place's code: it needs no row here. */
static enum err read_units(struct db *db, struct build *b)
{
    struct statement *s = st_of(db, ST_dir_units);
    bool row = false;
    enum err e;
    while (!(e = st_next(s, &row)) && row) {
        struct unit_place u = {0};
        char kind[UNIT_KIND_CAP];
        struct area own;
        take_str(s, u.code, sizeof u.code);
        take_str(s, kind, sizeof kind);
        u.of = unit_class_of(kind);
        (void)area_read(db->settings.areas, take_text(s), &u.area);
        u.closed = take_int(s) != 0;
        if (area_read(db->settings.areas, span_of(u.code), &own))
            continue;
        struct unit_place *one = grow_one(&b->unit);
        if (!one) {
            st_end(s);
            return ERR_FULL;
        }
        *one = u;
    }
    return e;
}

static size_t place_of(size_t *total, const struct grow *g)
{
    size_t at = (*total + 15) & ~(size_t)15;
    *total = at + g->n * g->size;
    return at;
}

static void *put_in(char *block, size_t at, const struct grow *g)
{
    if (g->n)
        memcpy(block + at, g->p, g->n * g->size);
    return block + at;
}

/* One block: the people first, so that freeing them frees it all. */
static enum err pack(struct db *db, const struct build *b, struct directory *out)
{
    size_t total = 0;
    size_t person = place_of(&total, &b->person), holding = place_of(&total, &b->holding);
    size_t leave = place_of(&total, &b->leave), office = place_of(&total, &b->office);
    size_t unit = place_of(&total, &b->unit);
    char *block = malloc(total + 16);
    if (!block)
        return ERR_FULL;
    *out = (struct directory){.person = put_in(block, person, &b->person),
                              .persons = (int)b->person.n,
                              .holding = put_in(block, holding, &b->holding),
                              .holdings = (int)b->holding.n,
                              .leave = put_in(block, leave, &b->leave),
                              .leaves = (int)b->leave.n,
                              .office = put_in(block, office, &b->office),
                              .offices = (int)b->office.n,
                              .unit = put_in(block, unit, &b->unit),
                              .units = (int)b->unit.n,
                              .areas = db->settings.areas};
    return ERR_NONE;
}

enum err db_directory(struct db *db, struct directory *out)
{
    struct build b = {.person = {.size = sizeof(struct person)},
                      .holding = {.size = sizeof(struct holding)},
                      .leave = {.size = sizeof(struct leave)},
                      .office = {.size = sizeof(struct office)},
                      .unit = {.size = sizeof(struct unit_place)}};
    *out = (struct directory){.areas = db->settings.areas};
    enum err e = read_people(db, &b);
    if (!e)
        e = read_phones(db, &b);
    if (!e)
        e = read_holdings(db, &b);
    if (!e)
        e = read_leaves(db, &b);
    if (!e)
        e = read_offices(db, &b);
    if (!e)
        e = read_units(db, &b);
    if (!e)
        e = pack(db, &b, out);
    free(b.person.p);
    free(b.holding.p);
    free(b.leave.p);
    free(b.office.p);
    free(b.unit.p);
    return e;
}

void db_directory_free(struct directory *d)
{
    free((void *)(uintptr_t)d->person);
    memset(d, 0, sizeof *d);
}
