/* folk.c - what people do: volunteers report, answer and ask again; officers take cases up, pass them on, close
 * them with the codes they read, or do nothing; strangers write anything; one forges the numbers of officers. They know
 * of the service only what their phones show them. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mlinzid/sim/inside.h"

int64_t folk_say(struct sim *s, int phone, const char *text)
{
    s->mo = sim_grow(s->mo, s->mos, &s->mo_cap, sizeof *s->mo);
    int64_t i = s->mos++;
    struct sim_mo *m = &s->mo[i];
    *m = (struct sim_mo){.phone = phone, .from = s->phone[phone].number, .text = strdup(text), .n = strlen(text)};
    must(m->text != NULL);
    (void)snprintf(m->id, sizeof m->id, "m%lld", (long long)i);
    m->at_s = s->now_s + sim_pick(s, 4);
    m->kept = true;
    s->n.incoming++;
    if (sim_odds(s, s->lose_in)) {
        m->kept = false; /* it never reached the carrier */
        return i;
    }
    sim_plan(s, m->at_s + (sim_odds(s, 30) ? sim_wait(s, HOUR_S) : sim_pick(s, 5)), SIM_ARRIVE, i, 0);
    return i;
}

static void say(struct sim *s, int phone, const char *a, const char *ref, const char *b)
{
    char words[700];
    struct text t;
    text_init(&t, words, sizeof words);
    text_str(&t, a);
    text_str(&t, ref);
    text_str(&t, b);
    (void)folk_say(s, phone, words);
}

static void say_done(struct sim *s, int phone, const char *word, const char *ref)
{
    char words[300] = " ";
    struct text t;
    text_init(&t, words + 1, sizeof words - 1);
    words_action(s, &s->phone[phone], &t);
    say(s, phone, word, ref, words);
}

/* --- what a phone shows --- */

static int digits_at(const char *p)
{
    int n = 0;
    while (isdigit((unsigned char)p[n]))
        n++;
    return n;
}

/* References as they are written, 4817 3024, and codes of six digits. */
static void remember(struct sim_phone *p, const char *text, bool has_code)
{
    for (const char *c = text; *c; c++) {
        if (!isdigit((unsigned char)*c))
            continue;
        int n = digits_at(c);
        if (n == 4 && c[4] == ' ' && digits_at(c + 5) == 4) {
            memmove(p->ref[1], p->ref[0], sizeof p->ref - sizeof p->ref[0]);
            (void)snprintf(p->ref[0], sizeof p->ref[0], "%.4s%.4s", c, c + 5);
            n = 9;
        } else if (n == 6 && has_code)
            (void)snprintf(p->code, sizeof p->code, "%.6s", c);
        c += n - 1;
    }
}

static const char *some_ref(struct sim *s, const struct sim_phone *p)
{
    const char *ref = p->ref[sim_pick(s, sim_odds(s, 700) ? 1 : 6)];
    return ref[0] ? ref : p->ref[0];
}

static bool is(const struct sim_mt *m, const char *key)
{
    return strcmp(m->key, key) == 0;
}

void folk_see(struct sim *s, int phone, const char *text, size_t n)
{
    char words[USSD_TEXT_CAP];
    (void)span_str((struct span){text, n}, words, sizeof words);
    remember(&s->phone[phone], words, false);
}

/* --- officers --- */

static void take_up(struct sim *s, int phone)
{
    struct sim_phone *p = &s->phone[phone];
    const char *ref = p->ref[0];
    switch (sim_pick(s, 12)) {
    case 0: say(s, phone, "VERIFY ", ref, ""); break;
    case 1: say(s, phone, "PASS ", ref, " too far from here, no transport"); break;
    case 2: say_done(s, phone, "DISCARD ", ref); break;
    case 3: say_done(s, phone, "CLOSE ", ref); break;
    case 4: say(s, phone, "STATUS ", ref, ""); break;
    case 5: say_done(s, phone, p->swahili ? "SASISHA " : "UPDATE ", ref); break;
    default: say_done(s, phone, p->swahili ? "THIBITISHA " : "VERIFY ", ref); break;
    }
}

static void use_code(struct sim *s, int phone)
{
    const struct sim_phone *p = &s->phone[phone];
    if (sim_odds(s, 120))
        say(s, phone, "YES ", "", "123456");
    if (p->code[0] && sim_odds(s, 880))
        say(s, phone, p->swahili ? "NDIYO " : "YES ", p->code, "");
}

static void answer_request(struct sim *s, int phone)
{
    const char *ref = s->phone[phone].ref[0];
    if (sim_odds(s, 750))
        say(s, phone, "CONFIRM ", ref, "");
    else
        say(s, phone, "REJECT ", ref, " the child must first be seen by us");
}

static void officer_reads(struct sim *s, const struct sim_mt *m)
{
    int phone = m->phone;
    const char *ref = s->phone[phone].ref[0];
    if (is(m, "confirm.code"))
        use_code(s, phone);
    else if (is(m, "ask.case"))
        say(s, phone, "", ref, "");
    else if (is(m, "ask.action"))
        say_done(s, phone, "", "");
    else if (is(m, "ask.explanation"))
        say_done(s, phone, "CLOSE ", ref);
    else if (is(m, "case.close-requested"))
        answer_request(s, phone);
    else if (is(m, "done.verified") || is(m, "done.updated"))
        say_done(s, phone, sim_odds(s, 400) ? "UPDATE " : "CLOSE ", ref);
    else if (strncmp(m->key, "case.", 5) == 0 && !is(m, "case.verified") && !is(m, "case.list") &&
             !is(m, "case.closed"))
        take_up(s, phone);
}

/* --- reporters --- */

static void reporter_reads(struct sim *s, const struct sim_mt *m)
{
    struct sim_phone *p = &s->phone[m->phone];
    char words[300];
    struct text t;
    text_init(&t, words, sizeof words);
    if (is(m, "ask.details")) {
        words_missing(s, p, &t);
        (void)folk_say(s, m->phone, words);
    } else if (is(m, "ask.case"))
        say(s, m->phone, "", some_ref(s, p), "");
    else if ((is(m, "case.closed") || is(m, "case.discarded")) && sim_odds(s, 400))
        say(s, m->phone, p->swahili ? "HAPANA" : "NO ", p->swahili ? "" : p->ref[0], "");
    else if (is(m, "report.received") && sim_odds(s, 150))
        say(s, m->phone, "STATUS ", p->ref[0], "");
    else if (is(m, "case.updated") && sim_odds(s, 200))
        say(s, m->phone, "UPDATE ", p->ref[0], " she was seen at the market today");
}

void folk_read(struct sim *s, int64_t i)
{
    const struct sim_mt *m = &s->mt[i];
    struct sim_phone *p = &s->phone[m->phone];
    remember(p, m->text, is(m, "confirm.code"));
    if (s->now_s >= s->calm_s || p->zeal < sim_pick(s, 100))
        return;
    if (p->role > ROLE_CHP)
        officer_reads(s, m);
    else
        reporter_reads(s, m);
}

/* --- of their own accord --- */

static void some_report(struct sim *s, int phone, bool whole)
{
    struct sim_phone *p = &s->phone[phone];
    char words[400];
    struct text t;
    text_init(&t, words, sizeof words);
    words_report(s, p, whole, &t);
    (void)span_str(text_done(&t), p->last, sizeof p->last);
    int64_t i = folk_say(s, phone, words);
    s->mo[i].report = whole;
    s->n.reports++;
}

/* More than an event may have memory for: the culprit of a turn. */
static int64_t long_text(struct sim *s, int phone)
{
    char *text = malloc(60001);
    struct text t;
    must(text != NULL);
    text_init(&t, text, 60001);
    while (!t.cut)
        text_str(&t, "a boy of 7 is beaten in the village and nobody helps ");
    int64_t i = folk_say(s, phone, text);
    free(text);
    return i;
}

static void anything(struct sim *s, int phone)
{
    const struct sim_phone *p = &s->phone[phone];
    static const char *const words[] = {"HELP", "LIST",    "STOP",   "START", "LANG sw",
                                        "NO",   "LANG en", "MSAADA", "STATUS"};
    char text[700];
    struct text t;
    text_init(&t, text, sizeof text);
    switch (sim_pick(s, 8)) {
    case 0: words_garbage(s, &t); break;
    case 1:
    case 2: words_chatter(s, &t); break;
    case 3:
        text_str(&t, "STATUS ");
        text_str(&t, some_ref(s, p));
        break;
    case 4:
        text_str(&t, "UPDATE ");
        text_str(&t, some_ref(s, p));
        text_str(&t, " the child is still there and needs help");
        break;
    case 5: text_str(&t, p->last); break;
    default: text_str(&t, words[sim_pick(s, (int64_t)countof(words))]); break;
    }
    int64_t i = sim_odds(s, 60) ? long_text(s, phone) : folk_say(s, phone, text);
    s->mo[i].binary = sim_odds(s, 20);
    s->mo[i].partial = sim_odds(s, 20);
}

static void leave(struct sim *s, int phone)
{
    char words[80];
    struct civil a = civil_of(s->now_s + sim_pick(s, 3) * DAY_S), b = civil_of(s->now_s + (3 + sim_pick(s, 3)) * DAY_S);
    const struct sim_phone *to = &s->phone[sim_pick(s, s->phones)];
    bool high = s->phone[phone].role >= ROLE_NATIONAL;
    bool delegates = to->role > ROLE_CHP && !to->second && !high && sim_odds(s, 500);
    (void)snprintf(words, sizeof words, "LEAVE %02d/%02d %02d/%02d %s", a.day, a.month, b.day, b.month,
                   delegates ? to->number.s : "");
    if (!high)
        (void)folk_say(s, phone, words);
}

static void officer_acts(struct sim *s, int phone)
{
    const struct sim_phone *p = &s->phone[phone];
    const char *ref = some_ref(s, p);
    switch (sim_pick(s, 10)) {
    case 0: leave(s, phone); break;
    case 1: some_report(s, phone, true); break;
    case 2:
    case 3: say_done(s, phone, "UPDATE ", ref); break;
    case 4:
    case 5: say_done(s, phone, "CLOSE ", ref); break;
    case 6: say(s, phone, "REOPEN ", ref, " new signs were seen at the school"); break;
    case 7:
        if (sim_odds(s, 500)) {
            dial_begin(s, phone);
            break;
        }
        say(s, phone, "VERIFY", "", "");
        break;
    default: anything(s, phone); break;
    }
}

/* Words in an officer's name, from somebody who knows a reference and not the code. */
static void forge(struct sim *s, int phone)
{
    const struct sim_phone *victim = &s->phone[sim_pick(s, s->phones)];
    static const char *const words[] = {"CLOSE ", "DISCARD ", "VERIFY ", "CONFIRM ", "PASS ", "UPDATE ", "YES 12345"};
    char text[400];
    struct text t;
    if (victim->role <= ROLE_CHP)
        return;
    text_init(&t, text, sizeof text);
    int64_t which = sim_pick(s, (int64_t)countof(words));
    text_str(&t, words[which]);
    text_str(&t, which == 6 ? "6" : some_ref(s, victim));
    text_char(&t, ' ');
    words_action(s, victim, &t);
    int64_t i = folk_say(s, phone, text);
    s->mo[i].from = victim->number;
    s->mo[i].foreign = sim_odds(s, 500);
}

static int64_t pause_of(struct sim *s, const struct sim_phone *p)
{
    int reporters = 0;
    for (int i = 0; i < s->phones; i++)
        reporters += s->phone[i].role <= ROLE_CHP && !s->phone[i].forger;
    int64_t mean = p->forger || p->role > ROLE_CHP ? DAY_S / 2 : DAY_S * reporters / s->set.reports;
    return 1 + mean / 2 + sim_pick(s, mean + 1);
}

void folk_act(struct sim *s, int phone)
{
    struct sim_phone *p = &s->phone[phone];
    if (s->now_s >= s->calm_s - HOUR_S)
        return;
    if (p->forger)
        forge(s, phone);
    else if (p->role > ROLE_CHP)
        officer_acts(s, phone);
    else if (sim_odds(s, 200))
        dial_begin(s, phone);
    else if (sim_odds(s, 760))
        some_report(s, phone, sim_odds(s, 850));
    else
        anything(s, phone);
    sim_plan(s, s->now_s + pause_of(s, p), SIM_ACT, phone, 0);
}

void folk_plan(struct sim *s)
{
    for (int i = 0; i < s->phones; i++)
        if (!s->phone[i].second)
            sim_plan(s, s->now_s + sim_pick(s, pause_of(s, &s->phone[i])), SIM_ACT, i, 0);
}
