/* protection.c - evidence without the material, takedowns asked for again, and the order of the trafficking forms. */
#include "core/protection.h"

#include <string.h>

#include "base/must.h"

/* --- online --- */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool holds(struct span s, const char *what)
{
    size_t n = strlen(what);
    for (size_t i = 0; i + n <= s.n; i++) {
        size_t j = 0;
        while (j < n && lower(s.p[i + j]) == lower(what[j]))
            j++;
        if (j == n)
            return true;
    }
    return false;
}

static bool is_base64(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
           c == '=';
}

enum { RUN_MOST = 128 }; /* a SHA-512 is as long; addresses have other signs between */

static bool long_run(struct span s)
{
    size_t run = 0;
    for (size_t i = 0; i < s.n; i++) {
        run = is_base64(s.p[i]) ? run + 1 : 0;
        if (run > RUN_MOST)
            return true;
    }
    return false;
}

/* How files begin in base64: JPEG, PNG, GIF, WebP, MP4. */
static const char *const beginnings[] = {"data:image", "data:video", "data:audio",  "data:application",
                                         ";base64,",   "/9j/4",      "iVBORw0KGgo", "R0lGOD",
                                         "UklGR",      "AAAAIGZ0eX", "AAAAHGZ0eX",  "AAAAGGZ0eX"};

bool protection_material(struct span words)
{
    for (size_t i = 0; i < countof(beginnings); i++)
        if (holds(words, beginnings[i]))
            return true;
    return span_starts(words, "data:") || long_run(words);
}

bool protection_sha256(struct span words)
{
    for (size_t i = 0; i < words.n; i++) {
        char c = lower(words.p[i]);
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return false;
    }
    return words.n == 64;
}

const char *takedown_word(enum takedown t)
{
    static const char *const words[TAKEDOWNS] = {
#define X(id, word) [TAKEDOWN_##id] = word,
        TAKEDOWN_TABLE(X)
#undef X
    };
    return (unsigned)t < TAKEDOWNS ? words[t] : "";
}

enum takedown takedown_of(struct span reply, bool gone)
{
    if (gone || span_is(reply, "TKRE"))
        return TAKEDOWN_REMOVED;
    if (span_is(reply, "TKRF"))
        return TAKEDOWN_REFUSED;
    return span_is(reply, "TKAC") || span_is(reply, "TKPA") || span_is(reply, "TKMO") ? TAKEDOWN_ACKNOWLEDGED
                                                                                      : TAKEDOWN_REQUESTED;
}

int32_t takedown_ask_day(enum takedown t, int32_t last_day)
{
    static const int32_t days[TAKEDOWNS] = {[TAKEDOWN_REQUESTED] = 3, [TAKEDOWN_ACKNOWLEDGED] = 7};
    return days[t] ? last_day + days[t] : 0;
}

/* --- counter-trafficking --- */

int ctip_of(struct span sheet)
{
    if (sheet.n != 6 || !span_starts(sheet, "ctip-") || sheet.p[5] < 'a' || sheet.p[5] >= 'a' + CTIP_FORMS)
        return -1;
    return sheet.p[5] - 'a';
}

bool ctip_found(const struct ctip_done *d)
{
    const struct span s = span_of(d->screening);
    return span_is(s, "SCVT") || span_is(s, "SCPV");
}

const char *ctip_reason(struct span service)
{
    static const struct {
        const char *service, *reason;
    } all[] = {{"SPSH", "RMTS"}, {"SPBN", "RMNP"}, {"SPCS", "RMPC"},
               {"SPMA", "RMTX"}, {"SPLA", "RMLG"}, {"SPSK", "RMTE"}};
    for (size_t i = 0; i < countof(all); i++)
        if (span_is(service, all[i].service))
            return all[i].reason;
    return "RMVS"; /* whatever it is, for a victim */
}

enum { A = 1, B = 2, D = 8, E = 16 };

bool ctip_may(const struct ctip_done *d, int form)
{
    /* which must stand before it; and whether the screening must have found somebody */
    static const struct {
        unsigned before;
        bool found;
    } rules[CTIP_FORMS] = {{0, false}, {A, false},    {A | B, false}, {A | B, false},
                           {D, true},  {D | E, true}, {D | E, true},  {D | E, true}};
    return form >= 0 && form < CTIP_FORMS && (d->filled & rules[form].before) == rules[form].before &&
           (!rules[form].found || ctip_found(d));
}
