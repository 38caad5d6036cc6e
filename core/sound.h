/* sound.h - how a child's names sound, and by which short keys a register finds children whose names sound alike.
 * Names lie sealed in the store; beside them lie keyed hashes of the keys made here. The rules are our own, for names
 * of Kenya as officers write them: Bantu, Nilotic, Cushitic, Arabic and Christian ones (docs/likeness.md). */
#ifndef MLINZI_CORE_SOUND_H
#define MLINZI_CORE_SOUND_H

#include "base/text.h"

#define SOUND_NAMES_MAX 6 /* further names of one child are left out */
#define SOUND_PLAIN_CAP 24
#define SOUND_CODE_CAP 8

/* One name. `plain` is its spelling evened out, one letter a sound: C ch, S sh, T th and dh, K kh, N ny, c and Q a c
 * that may be said in two ways. A code is its consonants by class and the class of a vowel it begins with: what sounds
 * alike has one code in common. */
struct sound_name {
    char plain[SOUND_PLAIN_CAP];
    char code[2][SOUND_CODE_CAP]; /* NUL-terminated; the second may be "" */
    uint8_t n;                    /* letters of plain */
    uint8_t family;               /* forms of one name (Joseph, Yusuf, Josef): the same number; 0 none known */
};
struct sound {
    struct sound_name name[SOUND_NAMES_MAX];
    int n;
};
/* Names in any order, UTF-8. Particles (wa, bin, binti, arap, ole) and initials are left out. */
void sound_of(struct span names, struct sound *out);

#define SOUND_KEY_CAP 32
#define SOUND_KEYS_MAX 256
#define SOUND_YEARS_MAX 30
#define SOUND_YEARS_FEW 7
/* What is common to many children comes last, and may be looked up with less patience. */
enum sound_rank {
    SOUND_IDENTIFIER,
    SOUND_PHONE,
    SOUND_PAIR,       /* two names and the year of birth */
    SOUND_PAIR_PLACE, /* two names and the constituency, whatever the year */
    SOUND_PAIR_NEAR,  /* two names and a year about it, or none known */
    SOUND_PLACE,      /* one name, the year and the constituency */
    SOUND_PLACE_NEAR,
    SOUND_RANKS
};
struct sound_key {
    char s[SOUND_KEY_CAP]; /* printable, not NUL-terminated; says a name's sound: hash it with a secret */
    uint8_t n;
    uint8_t rank; /* enum sound_rank */
};
struct sound_keys {
    struct sound_key key[SOUND_KEYS_MAX]; /* each once, by rank */
    int n;
    bool cut; /* there were more than fit */
};
/* What the keys of a child are made from. Tokens are the store's own: keyed hashes of a phone number, or of an
 * identifier with its kind; 0 is none. */
struct sound_facts {
    const struct sound *names;
    int year;              /* of birth, 0 not known */
    uint8_t county;        /* 1..47, 0 not known */
    uint16_t constituency; /* 1..290, 0 not known */
    uint64_t phone[2], identifier[4];
};
/* The rows to keep for a child: some 10 for three names, 138 at most. */
void sound_keys_kept(const struct sound_facts *f, struct sound_keys *out);
/* The keys to look up. Years from..to inclusive (both 0: only children of no known year), the year of f first; a child
 * whose year is not known is always looked for too. More than SOUND_YEARS_MAX years are cut, the earliest; more than
 * SOUND_YEARS_FEW, and single names are not looked up. */
void sound_keys_asked(const struct sound_facts *f, int from, int to, struct sound_keys *out);

#endif
