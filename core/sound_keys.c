/* sound_keys.c - the short keys by which a register finds children whose names sound alike.
 * Ten million children bear some hundreds of names: by one name a search would read half a million rows. Two names and
 * a year of birth leave tens, some thousand at worst; a name alone is kept with its year and its constituency, for the
 * child of whom one name only is known. */
#include <string.h>

#include "base/must.h"
#include "core/sound.h"

static void add(struct sound_keys *out, enum sound_rank rank, const struct text *t)
{
    struct span s = text_done(t);
    must(!t->cut);
    for (int i = 0; i < out->n; i++)
        if (span_eq(s, (struct span){out->key[i].s, out->key[i].n}))
            return;
    if (out->n == SOUND_KEYS_MAX) {
        out->cut = true;
        return;
    }
    struct sound_key *k = &out->key[out->n++];
    *k = (struct sound_key){.n = (uint8_t)s.n, .rank = (uint8_t)rank};
    memcpy(k->s, s.p, s.n);
}

static void add_token(struct sound_keys *out, enum sound_rank rank, char mark, uint64_t token)
{
    char space[SOUND_KEY_CAP + 1];
    struct text t;
    if (token == 0)
        return;
    text_init(&t, space, sizeof space);
    text_char(&t, mark);
    text_i64(&t, (int64_t)token);
    add(out, rank, &t);
}

/* P and a year, or Q and a constituency. */
static void add_pair(struct sound_keys *out, enum sound_rank rank, int number, const char *a, const char *b)
{
    char space[SOUND_KEY_CAP + 1];
    struct text t;
    bool turned = span_cmp(span_of(a), span_of(b)) > 0;
    text_init(&t, space, sizeof space);
    text_char(&t, rank == SOUND_PAIR_PLACE ? 'Q' : 'P');
    text_i64(&t, number);
    text_char(&t, '.');
    text_str(&t, turned ? b : a);
    text_char(&t, '.');
    text_str(&t, turned ? a : b);
    add(out, rank, &t);
}

static void add_pairs(struct sound_keys *out, enum sound_rank rank, int number, const struct sound *names)
{
    for (int i = 0; i < names->n; i++)
        for (int j = i + 1; j < names->n; j++)
            for (int k = 0; k < 4; k++) {
                const char *a = names->name[i].code[k & 1], *b = names->name[j].code[k >> 1];
                if (a[0] && b[0])
                    add_pair(out, rank, number, a, b);
            }
}

/* S and a constituency, or C and a county. */
static void add_single(struct sound_keys *out, enum sound_rank rank, int year, char mark, int place, const char *code)
{
    char space[SOUND_KEY_CAP + 1];
    struct text t;
    text_init(&t, space, sizeof space);
    text_char(&t, mark);
    text_i64(&t, year);
    text_char(&t, '.');
    text_i64(&t, place);
    text_char(&t, '.');
    text_str(&t, code);
    add(out, rank, &t);
}

static void add_singles(struct sound_keys *out, enum sound_rank rank, int year, char mark, const struct sound_facts *f)
{
    int place = mark == 'S' ? f->constituency : f->county;
    for (int i = 0; place && i < f->names->n; i++)
        for (int k = 0; k < 2; k++)
            if (f->names->name[i].code[k][0])
                add_single(out, rank, year, mark, place, f->names->name[i].code[k]);
}

static void add_tokens(struct sound_keys *out, const struct sound_facts *f)
{
    for (size_t i = 0; i < countof(f->identifier); i++)
        add_token(out, SOUND_IDENTIFIER, 'I', f->identifier[i]);
    for (size_t i = 0; i < countof(f->phone); i++)
        add_token(out, SOUND_PHONE, 'T', f->phone[i]);
}

void sound_keys_kept(const struct sound_facts *f, struct sound_keys *out)
{
    out->n = 0;
    out->cut = false;
    add_tokens(out, f);
    add_pairs(out, SOUND_PAIR, f->year, f->names);
    if (f->constituency)
        add_pairs(out, SOUND_PAIR_PLACE, f->constituency, f->names);
    add_singles(out, SOUND_PLACE, f->year, f->constituency ? 'S' : 'C', f);
}

void sound_keys_asked(const struct sound_facts *f, int from, int to, struct sound_keys *out)
{
    out->n = 0;
    out->cut = to - from >= SOUND_YEARS_MAX;
    if (out->cut)
        from = to - SOUND_YEARS_MAX + 1;
    add_tokens(out, f);
    add_pairs(out, SOUND_PAIR, f->year, f->names);
    if (f->constituency)
        add_pairs(out, SOUND_PAIR_PLACE, f->constituency, f->names);
    for (int y = to; y >= from && from; y--)
        if (y != f->year)
            add_pairs(out, SOUND_PAIR_NEAR, y, f->names);
    if (f->year)
        add_pairs(out, SOUND_PAIR_NEAR, 0, f->names);
    if (to - from >= SOUND_YEARS_FEW)
        return;
    add_singles(out, SOUND_PLACE, f->year, 'S', f);
    add_singles(out, SOUND_PLACE, f->year, 'C', f); /* the children of whom no more than the county is known */
    for (int y = to; y >= from && from; y--) {
        if (y == f->year)
            continue;
        add_singles(out, SOUND_PLACE_NEAR, y, 'S', f);
        add_singles(out, SOUND_PLACE_NEAR, y, 'C', f);
    }
    if (f->year) {
        add_singles(out, SOUND_PLACE_NEAR, 0, 'S', f);
        add_singles(out, SOUND_PLACE_NEAR, 0, 'C', f);
    }
}
