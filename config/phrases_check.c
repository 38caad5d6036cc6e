/* phrases_check.c - may this text be sent? Its letters, its names, its length.
 *
 * Apart from the loader because the console's editor of texts asks the same questions one text at a time. */
#include <string.h>

#include "config/phrases.h"

static const char *const names_of[PHRASE_COUNT] = {
#define NAMES(id, names) [PHRASE_##id] = names,
#include "config/phrase_names.def"
};
#define NAMES_MAX 24
/* Room that a person's own words must find in every text that carries them. */
#define WORDS_ROOM "abcdefgh ijklmnop qrstuvwx yzabcdef ghijklmn opqrstuv"

const char *phrases_check_gsm(struct span text, char *space, size_t cap)
{
    for (size_t i = 0; i < text.n;) {
        size_t at = i;
        uint32_t c = utf8_next(text, &i);
        if (gsm_has(c) && c != '\n' && c != '\r')
            continue;
        struct span letter = {text.p + at, i - at};
        char plain[16];
        struct text t;
        text_init(&t, plain, sizeof plain);
        gsm_plain(letter, &t);
        if (t.n > 0 && c != '\n' && c != '\r')
            snprintf(space, cap, "the letter %.*s is not in the alphabet of SMS (GSM-7): write %s", (int)letter.n,
                     letter.p, plain);
        else
            snprintf(space, cap, "the sign U+%04X is not for SMS (GSM-7): leave it out", (unsigned)c);
        return space;
    }
    return NULL;
}

const char *phrases_names(enum phrase p)
{
    return names_of[p] ? names_of[p] : "";
}

static bool has_word(struct span list, struct span word)
{
    while (list.n > 0)
        if (span_eq(span_cut(&list, ' '), word))
            return true;
    return false;
}

const char *phrases_check_names(enum phrase p, struct span text, char *space, size_t cap)
{
    char used[512], copy[256];
    const char *names[NAMES_MAX];
    size_t count = 0;
    struct text t;
    text_init(&t, used, sizeof used);
    if (!phrase_names(text, &t)) {
        snprintf(space, cap,
                 "a {...} is not closed or not understood: write {name}, {name?text}, {name!text}, {name=value:text}");
        return space;
    }
    struct span rest = text_done(&t), allowed = span_of(phrases_names(p));
    while (rest.n > 0) {
        struct span name = span_cut(&rest, ' ');
        if (has_word(allowed, name))
            continue;
        char word[64];
        span_str(name, word, sizeof word);
        span_str(allowed, copy, sizeof copy);
        for (char *save = NULL, *w = strtok_r(copy, " ", &save); w && count < NAMES_MAX; w = strtok_r(NULL, " ", &save))
            names[count++] = w;
        const char *near = config_nearest(word, names, count);
        if (near)
            snprintf(space, cap, "{%s} is no name of this text: did you mean {%s}?", word, near);
        else
            snprintf(space, cap, "{%s} is no name of this text: it may use %s", word,
                     *phrases_names(p) ? phrases_names(p) : "none");
        return space;
    }
    return NULL;
}

/* The canonical word of a set that is longest as said. */
static struct span longest(const struct phrasebook *book, const char *set, enum lang lang)
{
    struct span best = {NULL, 0};
    size_t most = 0;
    for (int s = 1; s < SAYING_COUNT; s++) {
        struct span word = span_of(saying_key((enum saying)s));
        if (span_is(span_cut(&word, '.'), set) && book->saying[s][lang].n > most) {
            most = book->saying[s][lang].n;
            best = word;
        }
    }
    return best;
}

static enum kind longest_kind(const struct phrasebook *book, enum lang lang)
{
    int best = 1;
    for (int k = 1; k < KIND_COUNT; k++)
        if (book->kind[k][lang].n > book->kind[best][lang].n)
            best = k;
    return (enum kind)best;
}

struct sample {
    bool post, action, place;
};

/* Long but ordinary values. To a post the text is late; to a reporter it has no severity and no place. */
static void sample_args(const struct phrasebook *book, enum lang lang, struct sample s, struct text *t)
{
    static const char *const sets[] = {"state", "level", "reason", "act", "fault", "why"};
    args_put(t, "case", SPAN("48173024"));
    args_put(t, "by", SPAN("scco"));
    args_put(t, "words", SPAN(WORDS_ROOM));
    args_put(t, "action", s.action ? SPAN("yes") : SPAN("no"));
    args_put(t, "last", SPAN(WORDS_ROOM));
    args_put(t, "missing", SPAN("abuse,sex,age,ward"));
    args_put(t, "choices", SPAN("9"));
    args_put(t, "choice_list",
             SPAN("1 Bassi Central, 2 Bassi Masige West, 3 Bogetaorio, 4 Bogetenga, 5 Boochi Borabu, 6 Boitangare, "
                  "7 Bobasi Chache, 8 Masige East, 9 Nyacheki"));
    args_put(t, "list", SPAN("48173024:reported:S1,48173025:verified:S2"));
    args_put(t, "code", SPAN("123456"));
    args_put(t, "record", SPAN("12345678"));
    args_put(t, "count", SPAN("12"));
    args_put(t, "days", SPAN("14"));
    args_put(t, "deadline", SPAN("2026-12-26 16:50"));
    args_put(t, "from", SPAN("2026-12-20"));
    args_put(t, "to", SPAN("2026-12-31"));
    args_put(t, "delegate", SPAN("+254711000002"));
    args_put(t, "day", SPAN("2026-12-26"));
    args_put(t, "digest", SPAN("0123456789abcdef0123456789abcdef"));
    args_put(t, "role", SPAN("scco"));
    args_put(t, "what", SPAN("MEDICALFORM"));
    for (size_t i = 0; i < countof(sets); i++)
        args_put(t, sets[i], longest(book, sets[i], lang));
    if (!s.post) {
        args_put(t, "office", SPAN("+254711000001"));
        return;
    }
    args_put(t, "late", SPAN("yes"));
    args_put(t, "severity", longest(book, "severity", lang));
    args_put(t, "untold", SPAN("police,health"));
    if (s.place)
        args_put(t, "place_name", SPAN("Kitutu Chache North"));
    else
        args_put(t, "kind", span_of(kind_word(longest_kind(book, lang))));
}

static bool has_dots(struct span s)
{
    for (size_t i = 0; i + 3 <= s.n; i++)
        if (memcmp(s.p + i, "...", 3) == 0)
            return true;
    return false;
}

#define SAMPLES 8
static void say_sample(const struct phrasebook *book, enum phrase p, enum lang lang, int i, struct text *out)
{
    struct sample s = {.post = i & 1, .action = i & 2, .place = i & 4};
    char args[2048];
    struct text a;
    text_init(&a, args, sizeof args);
    sample_args(book, lang, s, &a);
    phrase_say(book, p, KIND_NONE, GUIDE_CPV, lang, text_done(&a), out);
}

struct sms_size phrases_longest(const struct phrasebook *book, enum phrase p, enum lang lang, char *said, size_t cap)
{
    struct sms_size most = {.gsm7 = true};
    for (int i = 0; i < SAMPLES; i++) {
        char space[2048];
        struct text t;
        text_init(&t, space, sizeof space);
        say_sample(book, p, lang, i, &t);
        struct sms_size size = sms_measure(text_done(&t));
        if (i && size.parts <= most.parts && size.units <= most.units)
            continue;
        most = size;
        span_str(text_done(&t), said, cap);
    }
    return most;
}

const char *phrases_check_budget(const struct phrasebook *book, enum phrase p, enum lang lang, char *space, size_t cap)
{
    for (int i = 0; i < SAMPLES; i++) {
        char said[2048];
        struct text t;
        text_init(&t, said, sizeof said);
        say_sample(book, p, lang, i, &t);
        struct sms_size size = sms_measure(text_done(&t));
        if (size.parts <= phrase_budget(p) && !has_dots(text_done(&t)))
            continue;
        snprintf(space, cap,
                 "with long but ordinary values it takes %d units, more than %d part%s: make it shorter (\"%s\")",
                 size.units, phrase_budget(p), phrase_budget(p) == 1 ? "" : "s", said);
        return space;
    }
    return NULL;
}
