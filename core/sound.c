/* sound.c - how a child's names sound, and by which short keys a register finds children whose names sound alike.
 * A name is written as the ear of whoever writes takes it: Wanjikũ, Wanjiko, Wajiku. First its spelling is evened out,
 * letter by letter, then its consonants are put in classes that ears and dialects confuse. Two readings of one spelling
 * (Wacera may be Washera or Wasera) give two codes, and so does a name that is known in another form. */
#include "core/sound.h"

#include <string.h>

#include "base/must.h"
#include "core/sound_names.h"
#include "forms/token.h"

/* Letters that are one sound, the longest first; `first` only where a name begins. */
static const struct {
    const char *from, *to;
    bool first;
} spelling[] = {{"tch", "C", false}, {"chr", "kr", false}, {"chl", "kl", false}, {"ch", "C", false}, {"sh", "S", false},
                {"th", "T", false},  {"dh", "T", false},   {"kh", "K", false},   {"ph", "f", false}, {"gh", "g", false},
                {"ny", "N", false},  {"ck", "k", false},   {"ts", "c", false},   {"tz", "c", false}, {"dz", "z", false},
                {"qu", "k", false},  {"q", "k", false},    {"x", "K", true},     {"x", "ks", false}};

static bool among(char c, const char *set)
{
    while (*set && *set != c)
        set++;
    return c != '\0' && *set == c;
}

static bool vowel(char c)
{
    return among(c, "aeiou");
}

static void put(struct sound_name *s, char c)
{
    if (s->n + 1 < SOUND_PLAIN_CAP)
        s->plain[s->n++] = c;
}

/* y and w are vowels after a consonant and at the end (Kyalo, Njery, Mwangi), and nothing beside their own vowel (Ouma,
 * Owuma; Apiyo). */
static void put_glide(struct sound_name *s, char c, char next)
{
    const char *own = c == 'y' ? "ie" : "uo";
    char last = s->n ? s->plain[s->n - 1] : '\0';
    if (!last)
        put(s, c);
    else if (!vowel(last) || !vowel(next))
        put(s, c == 'y' ? 'i' : 'u');
    else if (!among(last, own) && !among(next, own))
        put(s, c);
}

static void put_letter(struct sound_name *s, char c, char next)
{
    if (c == 'y' || c == 'w')
        put_glide(s, c, next);
    else if (c == 'c')
        put(s, among(next, "eiy") ? 'c' : among(next, "aou") ? 'Q' : 'k');
    else if (c == 'h' && (next == '\0' || (s->n && !vowel(s->plain[s->n - 1]))))
        return; /* Khadijah, Ahmhed: not heard */
    else
        put(s, c);
}

/* Doubled letters are one; oo and ou are u (Wanjikoo, Mahmoud), ee is i. */
static void undouble(struct sound_name *s)
{
    int n = 0;
    for (int i = 0; i < s->n; i++) {
        char c = s->plain[i], last = n ? s->plain[n - 1] : '\0';
        if (last == 'o' && (c == 'o' || c == 'u'))
            s->plain[n - 1] = 'u';
        else if (last == 'e' && c == 'e')
            s->plain[n - 1] = 'i';
        else if (last != c)
            s->plain[n++] = c;
    }
    s->n = (uint8_t)n;
    s->plain[n] = '\0';
}

static void spell(struct span raw, struct sound_name *s)
{
    s->n = 0;
    for (size_t i = 0; i < raw.n;) {
        size_t used = 0;
        for (size_t k = 0; k < countof(spelling) && !used; k++) {
            struct span rest = {raw.p + i, raw.n - i};
            if ((spelling[k].first && i > 0) || !span_starts(rest, spelling[k].from))
                continue;
            used = strlen(spelling[k].from);
            for (const char *t = spelling[k].to; *t; t++)
                put(s, *t);
        }
        if (!used) {
            put_letter(s, raw.p[i], i + 1 < raw.n ? raw.p[i + 1] : '\0');
            used = 1;
        }
        i += used;
    }
    undouble(s);
}

/* The class of a letter of `plain`, by reading 0 or 1; 0 is not heard. */
static char class_of(const struct sound_name *s, int i, int reading)
{
    char c = s->plain[i], next = s->plain[i + 1];
    switch (c) {
    case 'a': return i ? 0 : 'A';
    case 'e':
    case 'i': return i ? 0 : 'I';
    case 'o':
    case 'u': return i ? 0 : 'U';
    case 'y': return i ? 0 : reading ? 'C' : 'I'; /* Yohana, Johana */
    case 'w': return i ? 0 : 'W';
    case 'h': return i ? 0 : 'H';
    case 'K': return i || reading ? 'K' : 'H'; /* Khadija, Hadija; Khaemba, Kaemba */
    case 'Q': return reading ? 'C' : 'K';      /* Wacuka; Caleb */
    case 'g': return i == 0 && reading && among(next, "ei") ? 'C' : 'K';
    case 'k': return 'K';
    case 'j':
    case 'C': return 'C';
    case 'c':
    case 'S': return reading ? 'C' : 'S';
    case 's':
    case 'z': return 'S';
    case 'd':
    case 't':
    case 'T': return 'T';
    case 'b':
    case 'p': return 'P';
    case 'f':
    case 'v': return 'F';
    case 'l':
    case 'r': return 'R';
    case 'm': return among(next, "bpfv") ? 0 : 'M'; /* Wambui, Wabui */
    case 'n':
        if (next == 'g' && s->plain[i + 2] == '\0')
            return 'N'; /* Achieng */
        if (next == 'g' && i == 0 && reading)
            return 'N';                                /* Ng'eno */
        return among(next, "dtTkgKjCcszSQ") ? 0 : 'N'; /* Wanjiku, Wajiku */
    case 'N': return 'N';
    default: return 0;
    }
}

/* The code of plain[from..] by one reading. */
static void encode(const struct sound_name *s, int from, int reading, char out[SOUND_CODE_CAP])
{
    struct sound_name rest = {.n = (uint8_t)(s->n - from)};
    int n = 0, last_at = -1;
    memcpy(rest.plain, s->plain + from, rest.n);
    for (int i = 0; i < rest.n && n < SOUND_CODE_CAP - 2; i++) {
        char c = class_of(&rest, i, reading);
        if (c && n && out[n - 1] == c && last_at == i - 1)
            last_at = i; /* Abdulrahman, Abdirahman */
        else if (c) {
            out[n++] = c;
            last_at = i;
        }
        if (c == 'N' && rest.plain[i] == 'n' && rest.plain[i + 1] == 'g')
            i++; /* ng was one sound */
    }
    out[n] = '\0';
}

/* Kiprono is known as Rono, Chepkemoi as Kemoi. The length of such a beginning, or 0. */
static int prefix(const struct sound_name *s)
{
    static const char *const known[] = {"kip", "kib", "Cep", "Ceb", "jep", "jeb"};
    for (size_t k = 0; k < countof(known); k++)
        if (s->n >= 6 && memcmp(s->plain, known[k], 3) == 0)
            return 3;
    return 0;
}

static bool same_code(const struct sound_name *s)
{
    return memcmp(s->code[0], s->code[1], strlen(s->code[0]) + 1) == 0;
}

static void name_of(struct span raw, struct sound_name *s)
{
    *s = (struct sound_name){0};
    spell(raw, s);
    encode(s, 0, 0, s->code[0]);
    struct span main_form;
    s->family = (uint8_t)sound_family(raw, &main_form);
    if (s->family) {
        struct sound_name other = {0};
        spell(main_form, &other);
        encode(&other, 0, 0, s->code[1]);
    }
    if (!s->family || same_code(s))
        encode(s, 0, 1, s->code[1]);
    if (same_code(s) && prefix(s))
        encode(s, prefix(s), 0, s->code[1]);
    if (same_code(s))
        s->code[1][0] = '\0';
}

#define RAW_CAP 32
struct raw {
    char s[RAW_CAP];
    size_t n;
};

/* The next word of *rest as plain small letters; false at the end. */
static bool next_word(struct span text, size_t *at, struct raw *out)
{
    out->n = 0;
    while (*at < text.n) {
        char letters[4], plain;
        int n = 0;
        int class = char_fold(text, at, letters, &n, &plain);
        if (class == CHAR_LETTER) {
            for (int k = 0; k < n && out->n < RAW_CAP; k++)
                if (letters[k] >= 'a' && letters[k] <= 'z')
                    out->s[out->n++] = letters[k];
        } else if (class != CHAR_SKIP && class != CHAR_APOSTROPHE && out->n)
            return true;
    }
    return out->n > 0;
}

static bool listed(const struct raw *w, const char *words)
{
    struct span all = span_of(words), word = {w->s, w->n};
    while (all.n)
        if (span_eq(span_cut(&all, ' '), word))
            return true;
    return false;
}

static void words_of(struct span names, bool all, struct sound *out)
{
    struct raw word, joined = {.n = 0};
    out->n = 0;
    for (size_t at = 0; out->n < SOUND_NAMES_MAX && next_word(names, &at, &word);) {
        bool particle = word.n < 2 || listed(&word, "wa bin binti bint ibn ole arap nyar wuod ka al el so do son "
                                                    "daughter of baby mtoto late");
        if (particle && !all)
            continue;
        if (joined.n) { /* Abdul Rahman */
            size_t room = RAW_CAP - joined.n, n = word.n < room ? word.n : room;
            memcpy(joined.s + joined.n, word.s, n);
            joined.n += n;
            word = joined;
            joined.n = 0;
        } else if (listed(&word, "abdul abdur abdu mwana")) {
            joined = word;
            continue;
        }
        name_of((struct span){word.s, word.n}, &out->name[out->n]);
        out->n += out->name[out->n].n > 0; /* "Hh" is nothing that can be heard */
    }
    if (joined.n && out->n < SOUND_NAMES_MAX)
        name_of((struct span){joined.s, joined.n}, &out->name[out->n++]);
}

void sound_of(struct span names, struct sound *out)
{
    *out = (struct sound){0};
    words_of(names, false, out);
    if (out->n == 0)
        words_of(names, true, out); /* somebody called Ole, or by a letter */
}
