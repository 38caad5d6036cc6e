/* core_protection_test.c - what looks like the material itself, what is a fingerprint, when a takedown is asked for
 * again, and the whole table of which trafficking form may follow which. */
#include "base/must.h"
#include "core/protection.h"
#include "tests/unit/test.h"

#define SHA "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef"

static void material(void)
{
    static const char *const is[] = {
        "data:image/png;base64,iVBORw0KGgo", "see DATA:Image/jpeg,xx", "data:,hello", "/9j/4AAQSkZJRgABAQ",
        "x iVBORw0KGgoAAAANSUhEUg",          "text;base64,QUJD",       SHA SHA "0",   "R0lGODlhAQABAIAAAP"};
    static const char *const isnt[] = {"https://example.org/watch?v=abcdef0123456789",
                                       "account @lion.of.the.lake on the 3rd", SHA SHA,
                                       "her data: was it shown to others?", ""};
    for (size_t i = 0; i < countof(is); i++)
        CHECK(protection_material(span_of(is[i])));
    for (size_t i = 0; i < countof(isnt); i++)
        CHECK(!protection_material(span_of(isnt[i])));
}

static void fingerprints(void)
{
    CHECK(protection_sha256(SPAN(SHA)));
    CHECK(!protection_sha256(SPAN(SHA "0")));
    CHECK(!protection_sha256(SPAN("g123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef")));
    CHECK(!protection_sha256(SPAN("d41d8cd98f00b204e9800998ecf8427e")));
    CHECK(!protection_sha256(SPAN("")));
}

static void takedowns(void)
{
    CHECK_INT(takedown_of(SPAN(""), false), TAKEDOWN_REQUESTED);
    CHECK_INT(takedown_of(SPAN("TKNO"), false), TAKEDOWN_REQUESTED);
    CHECK_INT(takedown_of(SPAN("TKAC"), false), TAKEDOWN_ACKNOWLEDGED);
    CHECK_INT(takedown_of(SPAN("TKPA"), false), TAKEDOWN_ACKNOWLEDGED);
    CHECK_INT(takedown_of(SPAN("TKMO"), false), TAKEDOWN_ACKNOWLEDGED);
    CHECK_INT(takedown_of(SPAN("TKRE"), false), TAKEDOWN_REMOVED);
    CHECK_INT(takedown_of(SPAN("TKRF"), false), TAKEDOWN_REFUSED);
    CHECK_INT(takedown_of(SPAN("TKRF"), true), TAKEDOWN_REMOVED);
    CHECK_INT(takedown_ask_day(TAKEDOWN_REQUESTED, 100), 103);
    CHECK_INT(takedown_ask_day(TAKEDOWN_ACKNOWLEDGED, 100), 107);
    CHECK_INT(takedown_ask_day(TAKEDOWN_REMOVED, 100), 0);
    CHECK_INT(takedown_ask_day(TAKEDOWN_REFUSED, 100), 0);
}

/* Which forms may be filled, after each of these. */
static void the_order(void)
{
    static const struct {
        const char *filled, *screening, *may;
    } rows[] = {{"", "", "A"},
                {"A", "", "AB"},
                {"B", "", "A"},
                {"AB", "", "ABCD"},
                {"ABD", "SCVT", "ABCDE"},
                {"ABD", "SCPV", "ABCDE"},
                {"ABD", "SCSM", "ABCD"},
                {"ABD", "SCNV", "ABCD"},
                {"ABDE", "SCVT", "ABCDEFGH"},
                {"ABDE", "SCNV", "ABCD"},
                {"ABCDEFGH", "SCVT", "ABCDEFGH"}};
    for (size_t i = 0; i < countof(rows); i++) {
        struct ctip_done d = {0};
        char may[CTIP_FORMS + 1] = "";
        size_t n = 0;
        for (const char *c = rows[i].filled; *c; c++)
            d.filled |= 1u << (*c - 'A');
        (void)span_str(span_of(rows[i].screening), d.screening, sizeof d.screening);
        for (int f = 0; f < CTIP_FORMS; f++)
            if (ctip_may(&d, f))
                may[n++] = (char)('A' + f);
        CHECK_STR(may, rows[i].may);
    }
    CHECK(ctip_of(SPAN("ctip-a")) == 0 && ctip_of(SPAN("ctip-h")) == 7 && ctip_of(SPAN("ctip-i")) == -1 &&
          ctip_of(SPAN("crs")) == -1 && ctip_of(SPAN("ctip-ab")) == -1);
}

static void why_a_victim_is_referred(void)
{
    CHECK_STR(ctip_reason(SPAN("SPSH")), "RMTS");
    CHECK_STR(ctip_reason(SPAN("SPMA")), "RMTX");
    CHECK_STR(ctip_reason(SPAN("SPCH")), "RMVS");
    CHECK_STR(ctip_reason(SPAN("")), "RMVS");
}

int main(void)
{
    RUN(why_a_victim_is_referred);
    RUN(material);
    RUN(fingerprints);
    RUN(takedowns);
    RUN(the_order);
    return test_end();
}
