/* child.h - children of the register as rows: what is plain of them (sex, birth, home), the keyed hashes by which they
 * are found, who belongs to them, the cases they are in, and that two rows are one child. Names stand sealed in the
 * party. */
#ifndef MLINZI_DB_CHILD_H
#define MLINZI_DB_CHILD_H

#include "core/likeness.h"
#include "core/sound.h"
#include "db/register.h"

#define CHILD_NAME_CAP 160
#define CHILD_IDENTIFIERS 8 /* of what a search names */
struct child {
    int64_t id, version; /* party */
    int64_t sex;         /* 'F' 'M' 'X', 0 not known */
    int32_t born_day;    /* 0 not known (1 January 1970 is nobody's who is a child) */
    bool born_about;     /* estimated */
    struct area home;
    int64_t merged_into; /* the child it is; 0: it stands for itself */
    int64_t made_s, person;
    int64_t erased_s; /* 0: it is not */
    enum role role;
    char names[CHILD_NAME_CAP]; /* needs keys; "" erased or refused */
};
/* What a child is found by beside its names. Words are kept sealed, for showing. */
struct identifier {
    char kind[24]; /* code of the code book ("identifier_type_id"), or "phone" of a caregiver */
    struct span words;
};
/* A new child, or the next version of one (child->id set; ERR_STALE: child->version is not the one that stands). The
 * keys it is found by are made anew. */
MUST_USE enum err db_child_put(struct db *db, struct child *c, const struct identifier *ids, int n, int64_t now_s);
/* What it is found by, anew, and nothing else of it. */
MUST_USE enum err child_found_by(struct db *db, const struct child *c, const struct identifier *ids, int n);
/* ERR_NOT_FOUND. One that was merged is given as it is: see merged_into. */
MUST_USE enum err db_child(struct db *db, int64_t id, struct child *out);
/* Those that stand for themselves, of a county ({0}: of all), or of a constituency of it, or of no known home, in the
 * order of their numbers. */
MUST_USE enum err db_children(struct db *db, struct area in, int64_t after, int64_t *ids, int cap, int *n);
/* The child it is now, through all its merges. */
MUST_USE enum err db_child_root(struct db *db, int64_t id, int64_t *root);
/* Those that were merged into it, itself first; at most cap: whose rows are one child's. */
MUST_USE enum err db_child_whole(struct db *db, int64_t id, int64_t *ids, int cap, int *n);
/* from is `into` from now on (0: itself again). ERR_STALE: from->version or where it stood is another. */
MUST_USE enum err db_child_merge(struct db *db, struct child *from, int64_t into);
int64_t identifier_ix(struct db *db, const struct identifier *i); /* the token it is looked up by */
/* For db/relative.c: all of a party's, anew. */
MUST_USE enum err identifiers_put(struct db *db, int64_t party, const struct identifier *ids, int n);
/* For db/child_find.c: the tokens of phones and papers, in their places. */
void child_sound_facts(struct db *db, const struct identifier *ids, int n, struct sound_facts *out);
int child_year(int32_t born_day); /* 0 not known */
int64_t child_key_ix(struct db *db, const struct sound_key *k);
/* For db/alike.c: a child as it is weighed. */
MUST_USE enum err child_likeness(struct db *db, int64_t id, struct child *c, struct likeness_child *out);
MUST_USE enum err db_identifiers(struct db *db, int64_t party, void *ctx,
                                 void (*take)(void *ctx, const struct identifier *i));

/* --- finding --- */
struct child_search {
    struct span names;
    int year, year_from, year_to; /* of birth, 0 not known: likeliest, first, last */
    int64_t sex;
    int32_t born_day;
    struct area home;
    struct identifier ids[CHILD_IDENTIFIERS];
    int n;
    int64_t not_id; /* left out */
};
struct child_hit {
    struct child child; /* as it stands for itself: what was merged is found as what it was merged into */
    struct likeness like;
};
/* The likest, at most cap (64), best first. Opens the names of some candidates: whoever asks writes down that it did.
 */
#define CHILD_HITS_MOST 64
MUST_USE enum err db_child_find(struct db *db, const struct child_search *s, struct child_hit *out, int cap, int *n);

/* --- the work list --- */
struct child_pair {
    int64_t child, other, score, made_s;
};
MUST_USE enum err db_alike_add(struct db *db, const struct child_pair *p);
MUST_USE enum err db_alike_decide(struct db *db, int64_t child, int64_t other, bool same, int64_t person);
/* The likest first; in: as db_children()'s, where one of the two lives. */
MUST_USE enum err db_alike_open(struct db *db, struct area in, struct child_pair *out, int cap, int *n);

/* Goes through the whole register, in the caller's transaction, and puts onto the list what likeness_listed() says of
 * children that share a key of sounds and a day of birth (or it turned round), or a number. What somebody decided
 * stays. For a register that came in from elsewhere: who enters a child by hand is asked at once. */
struct alike_sweep {
    int64_t weighed, open; /* pairs looked at; pairs that wait for somebody */
};
MUST_USE enum err db_alike_sweep(struct db *db, int64_t now_s, struct alike_sweep *out);

/* --- cases and people --- */
MUST_USE enum err db_case_child(struct db *db, int64_t case_id, int64_t child, bool there, int64_t person,
                                int64_t now_s);
MUST_USE enum err db_case_children(struct db *db, int64_t case_id, int64_t *ids, int cap, int *n);
MUST_USE enum err db_child_cases(struct db *db, int64_t child, int64_t *ids, int cap, int *n);
struct relation {
    enum about about; /* of whom: a child, a household, a case (its accused) */
    int64_t subject, party;
    char kind[24]; /* code of the code book */
    int32_t from_day, to_day;
};
MUST_USE enum err db_relation_add(struct db *db, const struct relation *r, int64_t person, int64_t now_s);
MUST_USE enum err db_relation_end(struct db *db, const struct relation *r, int64_t person);
MUST_USE enum err db_relations_to(struct db *db, enum about about, int64_t subject, struct relation *out, int cap,
                                  int *n);
MUST_USE enum err db_relations_of(struct db *db, int64_t party, struct relation *out, int cap, int *n);

/* --- db/relative.c: persons and households of the register --- */
/* What a household is to a child that lives in it; whatever else a relation says is a code of the code book. */
#define RELATION_HOME "home"
/* A new person or household (*id 0), or its name and what it is found by anew. about: ABOUT_PERSON, ABOUT_HOUSEHOLD. */
struct relative {
    int64_t id;
    enum about about;
    char names[CHILD_NAME_CAP]; /* of a household: of its head. Needs keys; "" erased or refused */
};
MUST_USE enum err db_relative_put(struct db *db, struct relative *r, const struct identifier *ids, int n,
                                  int64_t now_s);
/* Whoever stands in a relation, children too (about: ABOUT_CHILD). ERR_NOT_FOUND: nobody of the register. */
MUST_USE enum err db_relative(struct db *db, int64_t party, struct relative *out);
/* Those who have that number, of any kind of the register. */
MUST_USE enum err db_identified(struct db *db, const struct identifier *i, int64_t *parties, int cap, int *n);

#endif
