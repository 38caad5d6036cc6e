/* phone_words.c - what the terminal phone says and understands. Whoever sits here has perhaps never seen the service:
 * each line says what to do next, in plain words. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "console/figure.h"
#include "mlinzid/command/frame.h"
#include "mlinzid/command/phone.h"
#include "mlinzid/story/state.h"

static void when_words(int64_t s, char *out, size_t cap)
{
    struct civil c = civil_of(s);
    snprintf(out, cap, "%s %d %s %02d:%02d", weekday_word(c.weekday, LANG_EN), c.day, month_word(c.month), c.hour,
             c.minute);
}

static void owner_words(const struct phone_owner *o, char *out, size_t cap)
{
    if (o->role)
        snprintf(out, cap, "%s, %s, %s", o->name, role_said(o->role), o->place);
    else
        snprintf(out, cap, "%s, %s", o->number.s, role_said(o->role));
}

void phone_intro(const struct phone *p)
{
    char who[200];
    owner_words(p->me, who, sizeof who);
    bool real = p->smsc.fd >= 0;
    printf("\n"
           "  MLINZI, the practice phone\n"
           "  --------------------------\n"
           "  A child is at risk. Somebody sends a text. Mlinzi answers with advice, tells\n"
           "  the right children's officer, and goes on to higher offices until somebody\n"
           "  acts.\n"
           "  %s\n\n"
           "  You are %s.\n  Type this and press Enter:\n\n"
           "      %s\n\n"
           "  You hold everybody's phone:  /as officer   /as county   /as volunteer\n",
           real ? "All people are invented; texts go through a real Kannel and an SMSC of ours."
                : "Here all people are invented and nothing leaves this machine.",
           who, real ? "REPORT defilement girl 9 Ganda" : "REPORT neglect boy 6 Ganda");
    if (real) /* time is real, too: an emergency is told at any hour */
        printf("  More: /help    Leave: /quit\n\n");
    else
        printf("  and you can let time pass:   /wait 4h      More: /help   Leave: /quit\n\n");
}

void phone_prompt(struct phone *p)
{
    char when[40];
    when_words(p->now_s, when, sizeof when);
    printf("[%s] %s%s", when, role_short(p->me->role), "> ");
}

/* --- texts that come --- */

static const struct phone_owner *owner_of(struct phone *p, const char *number)
{
    for (int i = 0; i < p->book.owners; i++)
        if (strcmp(p->book.owner[i].number.s, number) == 0)
            return &p->book.owner[i];
    return NULL;
}

/* The first reference in a text, as a person would see it. */
static void note_reference(struct phone *p, struct span text)
{
    struct ref ref;
    size_t used;
    for (; text.n; text.p++, text.n--)
        if (*text.p >= '0' && *text.p <= '9') {
            if (ref_read(text, &ref, &used) == REF_OK) {
                span_str(span_of(ref.digits), p->last, sizeof p->last);
                return;
            }
            while (text.n > 1 && text.p[1] >= '0' && text.p[1] <= '9') {
                text.p++;
                text.n--;
            }
        }
}

static void note_case(struct phone *p, const json_t *e)
{
    const char *key = json_string_value(json_object_get(e, "key"));
    p->which = p->which || (key && strcmp(key, "ask.case") == 0);
    const json_t *args = json_object_get(e, "args");
    struct span lines = {json_string_value(args), json_string_length(args)};
    struct span ref = lines.p ? args_get(lines, "case") : (struct span){NULL, 0};
    if (ref.n)
        span_str(ref, p->last, sizeof p->last);
    else if (!args && json_string_value(json_object_get(e, "text")))
        note_reference(p, span_of(json_string_value(json_object_get(e, "text"))));
}

void phone_event(void *ctx, const json_t *e)
{
    struct phone *p = ctx;
    char title[256], when[40], who[200];
    const char *to = json_string_value(json_object_get(e, "to")), *text = json_string_value(json_object_get(e, "text"));
    const json_t *at = json_object_get(e, "at_s");
    if (!to || !text)
        return;
    const struct phone_owner *o = owner_of(p, to);
    if (at)
        p->now_s = json_integer_value(at);
    else
        (void)phone_clock(p);
    when_words(p->now_s, when, sizeof when);
    if (o)
        owner_words(o, who, sizeof who);
    else
        snprintf(who, sizeof who, "%s", to);
    snprintf(title, sizeof title, "%s, to %s%s", when, o == p->me ? "you: " : "", who);
    frame_print(stdout, title, (struct span){text, strlen(text)});
    note_case(p, e);
    p->texts++;
}

bool phone_clock(struct phone *p)
{
    json_t *answer = link_ask(&p->daemon, json_pack("{s:s}", "op", "clock.get"));
    if (!answer) {
        p->away = true;
        return false;
    }
    p->now_s = json_integer_value(json_object_get(answer, "now_s"));
    json_decref(answer);
    return true;
}

/* --- commands --- */

/* Asks the daemon; false: it refused (said) or is gone. */
static json_t *ask(struct phone *p, json_t *request)
{
    json_t *answer = link_ask(&p->daemon, request);
    if (!answer)
        p->away = true;
    else if (!json_is_true(json_object_get(answer, "ok"))) {
        printf("  %s\n", json_string_value(json_object_get(answer, "error")));
        json_decref(answer);
        answer = NULL;
    }
    return answer;
}

static void go_to(struct phone *p, int64_t then_s)
{
    char when[40];
    if (p->smsc.fd >= 0) {
        printf("  Behind a real carrier time is real: it cannot be moved.\n  (make run has a clock that can.)\n");
        return;
    }
    if (!phone_clock(p))
        return;
    if (then_s < p->now_s) {
        printf("  Time does not go back.\n");
        return;
    }
    p->texts = 0;
    json_t *answer = ask(p, json_pack("{s:s,s:I}", "op", "clock.advance", "seconds", (json_int_t)(then_s - p->now_s)));
    if (!answer)
        return;
    json_decref(answer);
    (void)phone_clock(p);
    when_words(p->now_s, when, sizeof when);
    printf("  -- it is %s now%s --\n", when, p->texts ? "" : "; nobody was sent anything meanwhile");
}

static void do_wait(struct phone *p, char *rest)
{
    int64_t s;
    if (!story_duration(rest, &s))
        printf("  Write how long, as /wait 20m, /wait 4h or /wait 3d\n");
    else if (phone_clock(p))
        go_to(p, p->now_s + s);
}

static void do_until(struct phone *p, char *rest)
{
    int64_t then;
    size_t n = strlen(rest);
    if (n > 1 && rest[0] == '"' && rest[n - 1] == '"') {
        rest[n - 1] = '\0';
        rest++;
    }
    if (time_read(span_of(rest), &then))
        go_to(p, then);
    else
        printf("  Write a day and time, as /until 2026-03-03 09:00\n");
}

static void do_as(struct phone *p, char *rest)
{
    char who[200];
    const struct phone_owner *o = book_find(&p->book, rest);
    if (!o) {
        printf("  Nobody here is called \"%.30s\": /people lists all; a number does, too.\n", rest);
        return;
    }
    p->me = o;
    p->dialling = false; /* the other phone's call ends by itself */
    owner_words(o, who, sizeof who);
    printf("  You hold the phone of %s now.\n", who);
    if (p->told_as || !o->role || o->role <= ROLE_CHP)
        return;
    p->told_as = true;
    printf("  Answer with a word and the number of the case. The number may be left out when\n"
           "  only one case was texted to this phone in the last 24 hours:\n"
           "      VERIFY visited the home, mother counselled     you took it up, and what you did\n"
           "      UPDATE ...   STATUS   LIST   PASS why          more words: /help\n"
           "      CLOSE what was achieved, then YES and the code you are sent\n");
}

static void do_people(struct phone *p, char *rest)
{
    (void)rest;
    printf("  %-15s %-11s %-28s %s\n", "phone", "/as", "name", "place");
    for (int i = 0; i < p->book.owners; i++) {
        const struct phone_owner *o = &p->book.owner[i];
        printf("%c %-15s %-11s %-28s %s\n", o == p->me ? '>' : ' ', o->number.s, role_short(o->role), o->name,
               o->place);
    }
}

static void print_field(const struct phone *p, const json_t *c, const char *key, const char *title)
{
    char words[300];
    value_words(json_object_get(c, key), words, sizeof words);
    if (*words && strcmp(key, "place") == 0) {
        char code[32];
        span_str(span_of(words), code, sizeof code);
        book_place_said(&p->areas, code, words, sizeof words);
    }
    if (*words)
        printf("  %-11s %s\n", title, words);
}

static void do_case(struct phone *p, char *rest)
{
    static const char *const fields[][2] = {{"ref", "case"},          {"severity", "severity"},  {"state", "state"},
                                            {"level", "told: level"}, {"kinds", "kind"},         {"place", "place"},
                                            {"opened", "opened"},     {"deadline", "next look"}, {"sex", "sex"},
                                            {"age_years", "age"},     {"explanation", "closing"}};
    static const struct column timeline[] = {
        {"at", "when", 16}, {"what", "what", 0}, {"by", "by", 0}, {"text", "words", 34}};
    if (!*rest && !p->last[0]) {
        printf("  Which case? Write its number, as /case 4817 3024\n");
        return;
    }
    json_t *answer = ask(p, json_pack("{s:s,s:s}", "op", "case.show", "ref", *rest ? rest : p->last));
    if (!answer)
        return;
    const json_t *c = json_object_get(answer, "case");
    for (size_t i = 0; i < countof(fields); i++)
        print_field(p, c, fields[i][0], fields[i][1]);
    printf("\n");
    table_print(json_object_get(c, "timeline"), timeline, countof(timeline));
    json_decref(answer);
}

static void do_help(struct phone *p, char *rest)
{
    (void)rest;
    printf("  What you type is sent as a text by the phone you hold. Commands begin with /\n"
           "    /as WHO      hold another phone: volunteer officer county region national\n"
           "                 police health admin, a name, or any number (a stranger's)\n"
           "    *22116#      dials (ussd.code): the menus by USSD; then each line is a key, /drop hangs up\n"
           "    /people      everybody's phone\n"
           "    /case [NO]   all about a case (the last one spoken of)\n");
    if (p->smsc.fd < 0)
        printf("    /wait 4h     time passes: 90s 20m 4h 3d; every reminder comes at its own time\n"
               "    /until 2026-03-03 09:00\n");
    printf("    /quit\n"
           "  Texts a volunteer sends:    REPORT neglect boy 6 Ganda     free words do as well:\n"
           "                              a girl of 9 was defiled in Ganda by a neighbour\n"
           "                              STATUS   UPDATE ...   NO (a closing is disputed)\n"
           "  Texts an officer sends:     VERIFY what you did   UPDATE ...   PASS why   STATUS   LIST\n"
           "                              CLOSE what was achieved   DISCARD why   then YES code\n"
           "                              LEAVE 20/03 27/03   LANG sw   HELP\n");
}

static void do_quit(struct phone *p, char *rest)
{
    (void)rest;
    p->quit = true;
}

static void hint(struct phone *p)
{
    if (p->told_wait || !p->last[0] || p->me->role != ROLE_CPV || p->smsc.fd >= 0)
        return;
    p->told_wait = true;
    printf("  Now the officer should answer: /as officer, then VERIFY visited the home\n"
           "  Or let nobody answer and see what happens: /wait 4h, /wait 2d, /wait 2d\n");
}

/* --- USSD: *...# dials, and while the session is open each line is one hop's keys --- */

static json_t *hop(struct phone *p, const char *typed, bool drop)
{
    char session[48];
    snprintf(session, sizeof session, "%d-%d", (int)getpid(), p->dials);
    return ask(p, json_pack("{s:s,s:s,s:s,s:s,s:b}", "op", "phone.ussd", "from", p->me->number.s, "session", session,
                            "typed", typed, "drop", drop));
}

static void show_screen(struct phone *p, json_t *answer)
{
    const char *text = json_string_value(json_object_get(answer, "text"));
    p->dialling = text && json_is_true(json_object_get(answer, "more"));
    if (text) {
        printf("  +----------------------------------------+\n");
        while (*text) {
            size_t n = strcspn(text, "\n"), take = n > 38 ? 38 : n;
            while (take < n && take > 1 && text[take] != ' ')
                take--;
            printf("  | %-38.*s |\n", (int)take, text);
            text += take + (text[take] == ' ' || text[take] == '\n');
        }
        printf("  +----------------------------------------+\n");
        if (p->dialling)
            printf("  Type a number or words; /drop hangs up.\n");
    }
    json_decref(answer);
}

static void dial(struct phone *p, const char *typed, bool begins)
{
    p->dials += begins;
    show_screen(p, hop(p, begins ? "" : typed, false));
    (void)phone_clock(p);
}

static void do_drop(struct phone *p, char *rest)
{
    (void)rest;
    if (!p->dialling)
        printf("  No call is open: %s dials.\n", p->settings.ussd_code);
    else
        json_decref(hop(p, "", true));
    p->dialling = false;
}

static void send_text(struct phone *p, const char *line)
{
    json_t *answer;
    p->texts = 0;
    p->which = false;
    if (p->smsc.fd >= 0) {
        answer = link_ask(&p->smsc, json_pack("{s:s,s:s,s:s}", "do", "send", "from", p->me->number.s, "text", line));
        p->away = !answer;
        json_decref(answer);
        return;
    }
    answer = ask(p, json_pack("{s:s,s:s,s:s}", "op", "phone.send", "from", p->me->number.s, "text", line));
    if (!answer)
        return;
    json_decref(answer);
    if (!p->texts)
        printf("  (no text came back)\n");
    if (p->which && p->last[0])
        printf("  (the last case spoken of was %.4s %.4s)\n", p->last, p->last + 4);
    (void)phone_clock(p);
    hint(p);
}

void phone_line(struct phone *p, char *line)
{
    static const struct {
        const char *word;
        void (*run)(struct phone *p, char *rest);
    } words[] = {{"/as", do_as},     {"/wait", do_wait},     {"/until", do_until},
                 {"/case", do_case}, {"/people", do_people}, {"/help", do_help},
                 {"/drop", do_drop}, {"/quit", do_quit},     {"/q", do_quit}};
    while (*line == ' ')
        line++;
    if (*line == '\0')
        return;
    size_t typed = strlen(line);
    bool dials = line[0] == '*' && line[typed - 1] == '#' && p->smsc.fd < 0;
    if (dials && strcmp(line, p->settings.ussd_code) != 0) {
        printf("  Unknown application: the network knows no such code. Ours is %s\n", p->settings.ussd_code);
        return;
    }
    if (dials || (p->dialling && *line != '/')) {
        dial(p, line, dials);
        return;
    }
    if (*line != '/') {
        send_text(p, line);
        return;
    }
    size_t n = strcspn(line, " ");
    for (size_t i = 0; i < countof(words); i++)
        if (strlen(words[i].word) == n && strncmp(words[i].word, line, n) == 0) {
            char *rest = line + n;
            while (*rest == ' ')
                rest++;
            words[i].run(p, rest);
            return;
        }
    printf("  There is no command %.*s: /help lists them.\n", (int)n, line);
}
