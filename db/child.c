/* child.c - children as rows. Who is found is opened: a search asks for rows by keyed hashes, opens the names of the
 * few that share most of them, and weighs those. */
#include "db/child.h"

#include <string.h>

#include "base/day.h"
#include "db/store.h"

/* --- rows --- */

static void take_child(struct db *db, struct statement *s, struct child *c)
{
    c->id = take_int(s);
    c->version = take_int(s);
    c->sex = take_int(s);
    c->born_day = (int32_t)take_int(s);
    c->born_about = take_int(s) != 0;
    c->home.level = (uint8_t)take_int(s);
    c->home.region = (uint8_t)take_int(s);
    c->home.county = (uint8_t)take_int(s);
    c->home.constituency = (uint16_t)take_int(s);
    c->home.ward = (uint16_t)take_int(s);
    c->merged_into = take_int(s);
    c->made_s = take_int(s);
    c->person = take_int(s);
    c->role = (enum role)take_int(s);
    c->erased_s = take_int(s);
    if (!span_str(take_sealed(db, s, VAULT_PARTY_NAME, c->id), c->names, sizeof c->names))
        c->names[0] = '\0';
}

enum err db_child(struct db *db, int64_t id, struct child *out)
{
    struct statement *s = st_of(db, ST_child_get);
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e;
    take_child(db, s, out);
    st_end(s);
    return ERR_NONE;
}

static void put_plain(struct statement *s, const struct child *c)
{
    put_int(s, "id", c->id);
    put_int(s, "sex", c->sex);
    put_int(s, "born_day", c->born_day);
    put_int(s, "born_about", c->born_about);
    put_int(s, "area_level", c->home.level);
    put_int(s, "region", c->home.region);
    put_int(s, "county", c->home.county);
    put_int(s, "constituency", c->home.constituency);
    put_int(s, "ward", c->home.ward);
}

static enum err child_add(struct db *db, struct child *c, int64_t now_s)
{
    enum err e = db_lease(db, "row", 1, &c->id);
    if (!e)
        e = party_insert(db, c->id, PARTY_CHILD, LANG_NONE, span_of(c->names), now_s);
    if (e)
        return e;
    c->version = 1;
    c->made_s = now_s;
    struct statement *s = st_of(db, ST_child_add);
    put_plain(s, c);
    put_int(s, "made_s", now_s);
    put_int(s, "kept_day", day_of(now_s));
    put_int(s, "person", c->person);
    put_int(s, "role", c->role);
    return st_run(s, NULL);
}

static enum err child_set(struct db *db, struct child *c)
{
    int64_t changed = 0;
    struct statement *s = st_of(db, ST_child_set);
    put_plain(s, c);
    put_int(s, "seen", c->version);
    enum err e = st_run(s, &changed);
    if (!e && changed != 1)
        e = ERR_STALE;
    if (e)
        return e;
    c->version++;
    return party_name(db, c->id, span_of(c->names));
}

/* --- what it is found by --- */

int64_t identifier_ix(struct db *db, const struct identifier *i)
{
    char line[96];
    struct text t;
    text_init(&t, line, sizeof line);
    text_str(&t, i->kind);
    text_char(&t, ' ');
    for (size_t n = 0; n < i->words.n; n++) /* B/123 and b 123 are one number */
        if (i->words.p[n] > ' ' && i->words.p[n] != '-' && i->words.p[n] != '/')
            text_char(&t, i->words.p[n] >= 'a' && i->words.p[n] <= 'z' ? (char)(i->words.p[n] - 32) : i->words.p[n]);
    return vault_index(db->vault, VAULT_TOKEN_IDENTIFIER, text_done(&t));
}

enum err identifiers_put(struct db *db, int64_t party, const struct identifier *ids, int n)
{
    struct statement *s = st_of(db, ST_identifiers_end);
    put_int(s, "party", party);
    enum err e = st_run(s, NULL);
    for (int i = 0; !e && i < n; i++) {
        int64_t ix = identifier_ix(db, &ids[i]);
        s = st_of(db, ST_identifier_put);
        put_int(s, "ix", ix);
        put_int(s, "party", party);
        put_str(s, "kind", ids[i].kind);
        put_bytes(s, "words", seal(db, subject_party(party), VAULT_IDENTIFIER, ix, ids[i].words));
        e = st_run(s, NULL);
    }
    return e;
}

int child_year(int32_t born_day)
{
    return born_day ? civil_of(day_start(born_day)).year : 0;
}

void child_sound_facts(struct db *db, const struct identifier *ids, int n, struct sound_facts *out)
{
    int phones = 0, papers = 0;
    for (int i = 0; i < n; i++) {
        uint64_t token = (uint64_t)identifier_ix(db, &ids[i]);
        if (strcmp(ids[i].kind, "phone") == 0 && phones < 2)
            out->phone[phones++] = token;
        else if (strcmp(ids[i].kind, "phone") != 0 && papers < 4)
            out->identifier[papers++] = token;
    }
}

int64_t child_key_ix(struct db *db, const struct sound_key *k)
{
    return vault_index(db->vault, VAULT_TOKEN_SOUND, (struct span){k->s, k->n});
}

static enum err keys_put(struct db *db, const struct child *c, const struct identifier *ids, int n)
{
    struct sound names;
    struct sound_facts f = {.names = &names,
                            .year = child_year(c->born_day),
                            .county = c->home.county,
                            .constituency = c->home.constituency};
    struct sound_keys keys;
    sound_of(span_of(c->names), &names);
    child_sound_facts(db, ids, n, &f);
    sound_keys_kept(&f, &keys);
    struct statement *s = st_of(db, ST_child_keys_end);
    put_int(s, "child", c->id);
    enum err e = st_run(s, NULL);
    for (int i = 0; !e && i < keys.n; i++) {
        s = st_of(db, ST_child_key_add);
        put_int(s, "key_ix", child_key_ix(db, &keys.key[i]));
        put_int(s, "child", c->id);
        e = st_run(s, NULL);
    }
    return e;
}

enum err child_found_by(struct db *db, const struct child *c, const struct identifier *ids, int n)
{
    enum err e = identifiers_put(db, c->id, ids, n);
    return e ? e : keys_put(db, c, ids, n);
}

enum err db_child_put(struct db *db, struct child *c, const struct identifier *ids, int n, int64_t now_s)
{
    enum err e = c->id ? child_set(db, c) : child_add(db, c, now_s);
    return e ? e : child_found_by(db, c, ids, n);
}

enum err db_identifiers(struct db *db, int64_t party, void *ctx, void (*take)(void *ctx, const struct identifier *i))
{
    struct statement *s = st_of(db, ST_identifiers_of);
    bool row = false;
    enum err e;
    put_int(s, "party", party);
    while (!(e = st_next(s, &row)) && row) {
        struct identifier i = {0};
        int64_t ix = take_int(s);
        take_str(s, i.kind, sizeof i.kind);
        i.words = take_sealed(db, s, VAULT_IDENTIFIER, ix);
        take(ctx, &i);
    }
    return e;
}

/* --- one child, two rows --- */

enum err db_child_root(struct db *db, int64_t id, int64_t *root)
{
    struct child c = {.merged_into = id};
    enum err e = ERR_NONE;
    for (int hops = 0; !e && c.merged_into; hops++)
        e = hops > 64 ? ERR_DB : db_child(db, c.merged_into, &c);
    *root = c.id;
    return e;
}

static enum err read_ids(struct statement *s, int64_t *ids, int *n)
{
    bool row = false;
    enum err e;
    while (!(e = st_next(s, &row)) && row)
        ids[(*n)++] = take_int(s);
    return e;
}

enum err db_children(struct db *db, struct area in, int64_t after, int64_t *ids, int cap, int *n)
{
    struct statement *s = st_of(db, in.county ? ST_children_after : ST_children_everywhere);
    *n = 0;
    if (in.county) {
        put_int(s, "county", in.county);
        put_int(s, "constituency", in.constituency);
    }
    put_int(s, "after", after);
    put_int(s, "cap", cap);
    return read_ids(s, ids, n);
}

enum err db_child_whole(struct db *db, int64_t id, int64_t *ids, int cap, int *n)
{
    enum err e = ERR_NONE;
    ids[0] = id;
    *n = 1;
    for (int i = 0; !e && i < *n && *n < cap; i++) {
        struct statement *s = st_of(db, ST_child_merged);
        put_int(s, "id", ids[i]);
        put_int(s, "cap", cap - *n);
        e = read_ids(s, ids, n);
    }
    return e;
}

enum err db_child_merge(struct db *db, struct child *from, int64_t into)
{
    int64_t changed = 0;
    struct statement *s = st_of(db, ST_child_merge);
    put_int(s, "id", from->id);
    put_int(s, "into", into);
    put_int(s, "seen", from->version);
    put_int(s, "was", from->merged_into);
    enum err e = st_run(s, &changed);
    if (!e && changed != 1)
        e = ERR_STALE;
    if (!e) {
        from->version++;
        from->merged_into = into;
    }
    return e;
}

/* --- cases and people --- */

enum err db_case_child(struct db *db, int64_t case_id, int64_t child, bool there, int64_t person, int64_t now_s)
{
    struct statement *s = st_of(db, there ? ST_case_child_add : ST_case_child_end);
    put_int(s, "case_id", case_id);
    put_int(s, "child", child);
    if (there) {
        put_int(s, "made_s", now_s);
        put_int(s, "person", person);
    }
    return st_run(s, NULL);
}

enum err db_case_children(struct db *db, int64_t case_id, int64_t *ids, int cap, int *n)
{
    struct statement *s = st_of(db, ST_case_children);
    *n = 0;
    put_int(s, "case_id", case_id);
    put_int(s, "cap", cap);
    return read_ids(s, ids, n);
}

enum err db_child_cases(struct db *db, int64_t child, int64_t *ids, int cap, int *n)
{
    struct statement *s = st_of(db, ST_child_cases);
    *n = 0;
    put_int(s, "child", child);
    put_int(s, "cap", cap);
    return read_ids(s, ids, n);
}

static void put_relation(struct statement *s, const struct relation *r, int64_t person)
{
    put_int(s, "about", r->about);
    put_int(s, "subject", r->subject);
    put_int(s, "party", r->party);
    put_str(s, "kind", r->kind);
    put_int(s, "person", person);
}

enum err db_relation_add(struct db *db, const struct relation *r, int64_t person, int64_t now_s)
{
    struct statement *s = st_of(db, ST_relation_add);
    put_relation(s, r, person);
    put_int(s, "from_day", r->from_day);
    put_int(s, "made_s", now_s);
    return st_run(s, NULL);
}

enum err db_relation_end(struct db *db, const struct relation *r, int64_t person)
{
    struct statement *s = st_of(db, ST_relation_end);
    put_relation(s, r, person);
    put_int(s, "to_day", r->to_day);
    return st_run(s, NULL);
}

enum err db_relations_to(struct db *db, enum about about, int64_t subject, struct relation *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_relations_to);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "about", about);
    put_int(s, "subject", subject);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        struct relation *r = &out[(*n)++];
        *r = (struct relation){.about = about, .subject = subject, .party = take_int(s)};
        take_str(s, r->kind, sizeof r->kind);
        r->from_day = (int32_t)take_int(s);
        r->to_day = (int32_t)take_int(s);
    }
    return e;
}

enum err db_relations_of(struct db *db, int64_t party, struct relation *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_relations_of);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "party", party);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        struct relation *r = &out[(*n)++];
        *r = (struct relation){.about = (enum about)take_int(s), .party = party};
        r->subject = take_int(s);
        take_str(s, r->kind, sizeof r->kind);
        r->from_day = (int32_t)take_int(s);
        r->to_day = (int32_t)take_int(s);
    }
    return e;
}
