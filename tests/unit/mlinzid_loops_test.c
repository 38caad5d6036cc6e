/* mlinzid_loops_test.c - two machines that answer each other: a few texts, then silence, whatever the first text was.
 * Two whole engines are each the other's reporter; and one engine meets auto-responders that give its own words back,
 * say one sentence for ever, or never say the same twice. Product section 2, rulings 17 and 24. */
#include <stdlib.h>

#include "base/log.h"
#include "mlinzid/story/driver.h"
#include "mlinzid/story/files.h"
#include "tests/unit/test.h"

#define T0 INT64_C(1772434800) /* 2026-03-02 10:00 Nairobi time, a Monday */
#define HOUSE_A "+254700100001"
#define HOUSE_B "+254700100002"
#define OFFICER "+254711000001"
#define WAITS 256

struct text_waiting {
    char to[MSISDN_CAP], text[1500];
};
struct house {
    const char *number; /* what its texts come from */
    struct driver *d;
    struct text_waiting waiting[WAITS];
    int n, sent, sent_to_other;
    char directory[256];
};
static struct loaded *loaded;
static struct house a = {.number = HOUSE_A}, b = {.number = HOUSE_B};

static void on_said(void *ctx, const struct said *s, int64_t now_s)
{
    struct house *h = ctx;
    (void)now_s;
    h->sent++;
    if (h->n == WAITS)
        return;
    struct text_waiting *w = &h->waiting[h->n++];
    span_str(span_of(s->row->m.to.s), w->to, sizeof w->to);
    span_str(s->text, w->text, sizeof w->text);
}

static void house_open(struct house *h)
{
    char why[200] = "";
    files_remove(h->directory);
    h->n = h->sent = h->sent_to_other = 0;
    CHECK(files_temporary(h->directory, sizeof h->directory));
    struct driver_settings s = {
        .directory = h->directory, .loaded = loaded, .now_s = T0, .seed = 7, .ctx = h, .said = on_said};
    CHECK_INT(driver_open(&s, &h->d, why, sizeof why), ERR_NONE);
    struct person_row p = {.role = ROLE_SCCO, .at = "003.016"};
    msisdn_read(SPAN(OFFICER), &p.phone);
    CHECK_INT(driver_person(h->d, &p), ERR_NONE);
}

static void house_close(struct house *h)
{
    driver_close(h->d);
    h->d = NULL;
    files_remove(h->directory);
}

static void person(struct house *h, enum role role, const char *phone, const char *at)
{
    struct person_row p = {.role = role};
    msisdn_read(span_of(phone), &p.phone);
    span_str(span_of(at), p.at, sizeof p.at);
    CHECK_INT(driver_person(h->d, &p), ERR_NONE);
}

/* What from said to the other's number arrives there, as from from's own. */
static int carry(struct house *from, struct house *to)
{
    static struct text_waiting taken[WAITS];
    int n = from->n, carried = 0;
    memcpy(taken, from->waiting, sizeof taken[0] * (size_t)n);
    from->n = 0;
    for (int i = 0; i < n; i++) {
        if (strcmp(taken[i].to, to->number) != 0)
            continue;
        carried++;
        from->sent_to_other++;
        CHECK_INT(driver_sms(to->d, "loop", span_of(from->number), span_of(taken[i].text)), ERR_NONE);
    }
    return carried;
}

/* Two days, a step of five seconds while they talk, of an hour while they do not. */
static int talk(const char *first)
{
    house_open(&a);
    house_open(&b);
    CHECK_INT(driver_sms(a.d, "loop", SPAN(HOUSE_B), span_of(first)), ERR_NONE);
    int last = 0;
    for (int64_t t = T0; t < T0 + 2 * DAY_S;) {
        int carried = carry(&a, &b) + carry(&b, &a);
        if (carried)
            last = (int)(t - T0);
        t += carried ? 5 : HOUR_S;
        CHECK_INT(driver_until(a.d, t, NULL), ERR_NONE);
        CHECK_INT(driver_until(b.d, t, NULL), ERR_NONE);
    }
    printf("# %-40.40s a to b %d, b to a %d, the last after %d s\n", first, a.sent_to_other, b.sent_to_other, last);
    int most = a.sent_to_other > b.sent_to_other ? a.sent_to_other : b.sent_to_other;
    house_close(&a);
    house_close(&b);
    return most;
}

static const char *const firsts[] = {"REPORT neglect boy 6 Ganda",
                                     "REPORT defilement girl",
                                     "hello there",
                                     "help",
                                     "HELP",
                                     "LIST",
                                     "STATUS",
                                     "STATUS 48173024",
                                     "LANG sw",
                                     "STOP",
                                     "START",
                                     "LEAVE 0",
                                     "YES 123456",
                                     "?",
                                     "asante"};

static void two_engines_fall_silent(void)
{
    for (size_t i = 0; i < countof(firsts); i++)
        CHECK(talk(firsts[i]) <= 3);
}

/* --- auto-responders --- */

enum responder { ECHO, SENTENCE, NEVER_THE_SAME, LAST_LINE };

static void respond(enum responder r, const char *heard, int n, char *out, size_t cap)
{
    if (r == ECHO)
        snprintf(out, cap, "%s", heard);
    else if (r == SENTENCE)
        snprintf(out, cap, "I am driving now and will call you back");
    else if (r == NEVER_THE_SAME)
        snprintf(out, cap, "I am away, your message number %d is noted", n + 100);
    else
        snprintf(out, cap, "Re: %s", heard);
}

/* How many texts the engine sent to it in two days; it answers each of them after a second. */
static int meets(enum responder r, const char *first, bool officer)
{
    char text[1600];
    int heard = 0, day = 0; /* in all, and on the second day */
    house_open(&a);
    person(&a, officer ? ROLE_CCCS : ROLE_CPV, HOUSE_B, officer ? "003" : "003.016.0077");
    CHECK_INT(driver_sms(a.d, "loop", SPAN(HOUSE_B), span_of(first)), ERR_NONE);
    for (int64_t t = T0; t < T0 + 2 * DAY_S;) {
        static struct text_waiting taken[WAITS];
        int n = a.n, before = heard;
        memcpy(taken, a.waiting, sizeof taken[0] * (size_t)n);
        a.n = 0;
        for (int i = 0; i < n; i++) {
            if (strcmp(taken[i].to, HOUSE_B) != 0)
                continue;
            respond(r, taken[i].text, heard++, text, sizeof text);
            CHECK_INT(driver_sms(a.d, "loop", SPAN(HOUSE_B), span_of(text)), ERR_NONE);
        }
        day += t > T0 + DAY_S ? heard - before : 0;
        t += heard > before ? 1 : HOUR_S;
        CHECK_INT(driver_until(a.d, t, NULL), ERR_NONE);
    }
    printf("# responder %d, %s: %-30.30s heard %d, %d of them on the second day\n", r, officer ? "county" : "volunteer",
           first, heard, day);
    house_close(&a);
    return heard;
}

static void an_auto_responder_falls_silent(void)
{
    for (int r = ECHO; r <= LAST_LINE; r++)
        for (size_t i = 0; i < countof(firsts); i++)
            CHECK(meets((enum responder)r, firsts[i], false) <= 6);
}

static void an_officers_auto_responder_is_told_of_cases_and_no_more(void)
{
    for (int r = ECHO; r <= LAST_LINE; r++)
        for (size_t i = 0; i < countof(firsts); i++)
            CHECK(meets((enum responder)r, firsts[i], true) <= 10);
}

int main(void)
{
    struct config_fault fault;
    log_quiet(1);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return 2;
    }
    RUN(two_engines_fall_silent);
    RUN(an_auto_responder_falls_silent);
    RUN(an_officers_auto_responder_is_told_of_cases_and_no_more);
    load_free(loaded);
    return test_end();
}
