/* story.c - reading a story and playing it. The engine runs in a child of its own, so that `crash` is a real SIGKILL of
 * a process with an open store; what the story knows stands in shared memory and goes on with the next child. */
#include "mlinzid/story/story.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "mlinzid/story/files.h"
#include "mlinzid/story/state.h"

void story_fail(struct story_state *st, const char *format, ...)
{
    va_list ap;
    if (st->failed)
        return;
    st->failed = true;
    char when[32];
    struct text t;
    text_init(&t, when, sizeof when);
    time_write(st->now_s, &t);
    int n = snprintf(st->why, sizeof st->why, "line %d, at %s: ", st->line, when);
    va_start(ap, format);
    vsnprintf(st->why + n, sizeof st->why - (size_t)n, format, ap);
    va_end(ap);
}

/* --- texts that leave, receipts that come --- */

static void on_said(void *ctx, const struct said *s, int64_t now_s)
{
    struct player *p = ctx;
    struct story_state *st = p->st;
    if (st->texts == STORY_TEXTS_MAX) {
        story_fail(st, "more than %d texts between two movements of the clock", STORY_TEXTS_MAX);
        return;
    }
    struct story_text *t = &st->text[st->texts++];
    *t = (struct story_text){.id = s->row->id, .at_s = now_s};
    span_str(span_of(s->row->m.to.s), t->to, sizeof t->to);
    snprintf(t->key, sizeof t->key, "%s%s%s", phrase_key(s->row->m.key), s->row->m.kind ? "." : "",
             kind_word(s->row->m.kind));
    span_str(s->args, t->args, sizeof t->args);
    span_str(s->text, t->text, sizeof t->text);
}

/* Without a word of dlr every text is delivered at once: told before the clock moves or anything else happens. */
static void receipts(struct player *p)
{
    for (int i = 0; i < p->st->texts; i++) {
        struct story_text *t = &p->st->text[i];
        if (t->receipted)
            continue;
        t->receipted = true;
        if (driver_receipt(p->d, t->id, RECEIPT_DELIVERED) != ERR_NONE)
            story_fail(p->st, "the engine stopped");
    }
}

static void before_move(struct player *p)
{
    receipts(p);
    story_unexpected(p->st);
    p->st->texts = 0;
}

static void on_moved(void *ctx)
{
    struct player *p = ctx;
    p->st->now_s = driver_now(p->d);
    receipts(p);
}

static void move_to(struct player *p, int64_t then_s)
{
    before_move(p);
    if (!p->st->failed && driver_until(p->d, then_s, on_moved) != ERR_NONE)
        story_fail(p->st, "the engine stopped");
    p->st->now_s = driver_now(p->d);
}

/* --- statements --- */

static void do_until(struct player *p, const struct story_words *w)
{
    char both[64];
    int64_t then;
    if (w->n != 3 || snprintf(both, sizeof both, "%s %s", w->word[1], w->word[2]) < 0 ||
        !time_read(span_of(both), &then)) {
        story_fail(p->st, "write: %s 2026-03-02 09:00", w->word[0]);
        return;
    }
    if (strcmp(w->word[0], "at") == 0)
        return; /* the story began there */
    if (then < p->st->now_s)
        story_fail(p->st, "time does not go back");
    else
        move_to(p, then);
}

static void do_wait(struct player *p, const struct story_words *w)
{
    int64_t s;
    if (w->n != 2 || !story_duration(w->word[1], &s)) {
        story_fail(p->st, "write: %s 90s, 20m, 4h or 3d", w->word[0]);
        return;
    }
    if (strcmp(w->word[0], "wait") == 0) {
        move_to(p, p->st->now_s + s);
        return;
    }
    before_move(p);
    if (driver_carrier(p->d, false) != ERR_NONE)
        story_fail(p->st, "the outage did not begin");
    move_to(p, p->st->now_s + s);
    if (driver_carrier(p->d, true) != ERR_NONE || driver_settle(p->d) != ERR_NONE)
        story_fail(p->st, "the engine stopped");
}

static void do_sms(struct player *p, const struct story_words *w)
{
    char text[4000];
    const char *carrier = "loop";
    if (w->n == 5 && strcmp(w->word[3], "via") == 0)
        carrier = w->word[4];
    else if (w->n != 3) {
        story_fail(p->st, "write: sms PHONE \"text\" [via CARRIER]");
        return;
    }
    if (!story_insert(p->st, w->word[2], text, sizeof text))
        return;
    receipts(p);
    if (driver_sms(p->d, carrier, span_of(w->word[1]), span_of(text)) != ERR_NONE)
        story_fail(p->st, "the engine stopped");
}

static void do_dlr(struct player *p, const struct story_words *w)
{
    struct msisdn to;
    enum receipt r = RECEIPT_DELIVERED;
    bool none = w->n == 3 && strcmp(w->word[2], "none") == 0;
    if (w->n == 3 && strcmp(w->word[2], "failed") == 0)
        r = RECEIPT_FAILED;
    else if (w->n != 3 || (strcmp(w->word[2], "delivered") != 0 && !none)) {
        story_fail(p->st, "write: dlr PHONE delivered|failed|none");
        return;
    }
    (void)msisdn_read(span_of(w->word[1]), &to);
    for (int i = p->st->texts - 1; i >= 0; i--) {
        struct story_text *t = &p->st->text[i];
        if (strcmp(t->to, to.s) != 0)
            continue;
        t->receipted = true;
        if (!none && driver_receipt(p->d, t->id, r) != ERR_NONE)
            story_fail(p->st, "the engine stopped");
        return;
    }
    story_fail(p->st, "no text was sent to %s since the clock last moved", w->word[1]);
}

static void do_crash(struct player *p, const struct story_words *w)
{
    (void)w;
    receipts(p);
    p->st->crashing = true;
    raise(SIGKILL);
}

/* The machine's clock is set wrong, or right again: what the service makes of it (base/clock_guard.h). */
static void do_clock(struct player *p, const struct story_words *w)
{
    int64_t s = 0;
    const char *how = w->n > 1 ? w->word[1] : "";
    bool far = w->n == 3 && story_duration(w->word[2], &s), one = w->n == 2;
    before_move(p);
    enum err err = ERR_RANGE;
    if (far && strcmp(how, "ahead") == 0)
        err = driver_clock_wrong(p->d, s, false);
    else if (far && strcmp(how, "back") == 0)
        err = driver_clock_wrong(p->d, -s, false);
    else if (one && strcmp(how, "stands") == 0)
        err = driver_clock_wrong(p->d, 0, true);
    else if (one && strcmp(how, "right") == 0)
        err = driver_clock_wrong(p->d, 0, false);
    else if (one && strcmp(how, "believed") == 0)
        err = driver_clock_believe(p->d);
    if (err == ERR_RANGE)
        story_fail(p->st, "write: clock ahead 1d, back 1h, stands, right or believed");
    else if (err != ERR_NONE)
        story_fail(p->st, "the engine stopped");
}

static void do_expect(struct player *p, const struct story_words *w)
{
    story_expect(p->st, p->d, w);
}

static void do_ussd(struct player *p, const struct story_words *w)
{
    receipts(p);
    story_ussd(p->st, p->d, w);
}

/* Acts of the console and the command, by whoever has a phone in the story: erase K by PHONE (the second person)
 * "reason", hold K "reason", release K "reason", read K by PHONE ["reason"]; `refused WHY` at the end when it must be.
 */
static void do_op(struct player *p, const struct story_words *w)
{
    static const struct {
        const char *word;
        enum op_kind op;
    } ops[] = {{"erase", OP_ERASE}, {"hold", OP_HOLD}, {"release", OP_RELEASE}, {"read", OP_READ}};
    struct event ev = {0};
    char name[32], ref[32], refused[32];
    const char *want = w->n > 3 && strcmp(w->word[w->n - 2], "refused") == 0 ? w->word[w->n - 1] : "";
    for (size_t i = 0; i < countof(ops); i++)
        ev.op = strcmp(w->word[0], ops[i].word) == 0 ? ops[i].op : ev.op;
    int n = *want ? w->n - 2 : w->n, text = 2;
    if (n > 3 && strcmp(w->word[2], "by") == 0) {
        int64_t who = 0;
        text = 4;
        (void)msisdn_read(span_of(w->word[3]), &ev.from);
        if (db_person_by_phone(engine_db(driver_engine(p->d)), &ev.from, &who) != ERR_NONE)
            story_fail(p->st, "%s is nobody's phone", w->word[3]);
        ev.actor = ev.op == OP_READ ? who : 0;
        ev.op_value = who;
    }
    if (n < 2 || n > text + 1) {
        story_fail(p->st, "write: %s K [by PHONE] [\"reason\"] [refused WHY]", w->word[0]);
        return;
    }
    ev.op_text = span_of(n > text ? w->word[text] : "");
    snprintf(name, sizeof name, "{%.24s}", w->word[1]);
    if (p->st->failed || !story_insert(p->st, name, ref, sizeof ref))
        return;
    if (ref[0] < '0' || ref[0] > '9') {
        story_fail(p->st, "%s is not the name of a case", w->word[1]);
        return;
    }
    span_str(span_of(ref), ev.op_ref, sizeof ev.op_ref);
    receipts(p);
    if (driver_op(p->d, &ev, refused, sizeof refused) != ERR_NONE)
        story_fail(p->st, "the engine stopped");
    else if (strcmp(refused, want) != 0)
        story_fail(p->st, "%s was %s%s", w->word[0], *refused ? "refused: " : "done", refused);
}

static void statement(struct player *p, const struct story_words *w)
{
    static const struct {
        const char *word;
        void (*run)(struct player *p, const struct story_words *w);
    } table[] = {{"person", story_person}, {"absent", story_absent}, {"holiday", story_holiday},
                 {"at", do_until},         {"until", do_until},      {"wait", do_wait},
                 {"outage", do_wait},      {"sms", do_sms},          {"dlr", do_dlr},
                 {"crash", do_crash},      {"expect", do_expect},    {"ussd", do_ussd},
                 {"office", story_office}, {"erase", do_op},         {"hold", do_op},
                 {"release", do_op},       {"read", do_op},          {"clock", do_clock},
                 {"lost", story_lost},     {"found", story_lost},    {"duty", story_duty}};
    for (size_t i = 0; i < countof(table); i++)
        if (strcmp(table[i].word, w->word[0]) == 0) {
            table[i].run(p, w);
            return;
        }
    story_fail(p->st, "%s is no statement", w->word[0]);
}

/* --- the child --- */

/* With --crashes the engine is killed before each statement in which something happens: the story must hold all the
 * same. A receipt's word comes before its text is settled, so nothing comes between them. */
static bool crash_before(struct player *p, const struct story_words *w, size_t line_n)
{
    bool idle = strcmp(w->word[0], "expect") == 0 || strcmp(w->word[0], "dlr") == 0 || strcmp(w->word[0], "at") == 0;
    if (!p->st->crashes || idle || story_dialling(p->st)) /* sessions live in memory: stories crash them by name */
        return false;
    if (p->st->crashed_at == p->st->line) /* that was this one: now it runs */
        return false;
    p->st->crashed_at = p->st->line;
    p->st->at -= line_n + 1;
    p->st->line--;
    do_crash(p, w);
    return true;
}

static bool next_line(struct story_state *st, struct span *line)
{
    if (st->at >= st->source_n)
        return false;
    struct span rest = {st->source + st->at, st->source_n - st->at};
    *line = span_cut(&rest, '\n');
    st->at += line->n + 1;
    st->line++;
    return true;
}

/* Whatever the story was about, the rules of trust hold in the store it leaves. */
static void rules_hold(struct player *p)
{
    char broken[1000];
    if (!p->st->failed && db_check(engine_db(driver_engine(p->d)), driver_service_now(p->d), broken, sizeof broken))
        story_fail(p->st, "the store breaks its rules: %s", broken);
}

/* `at` may stand after the people: the clock begins there all the same. */
static int64_t first_moment(const struct story_state *st)
{
    static struct story_words w;
    struct span rest = {st->source, st->source_n};
    int64_t t = 0;
    (void)time_read(SPAN("2026-01-05 09:00"), &t);
    while (rest.n) {
        struct span line = span_cut(&rest, '\n');
        char both[64];
        if (story_split(line, &w) && w.n == 3 && strcmp(w.word[0], "at") == 0 &&
            snprintf(both, sizeof both, "%s %s", w.word[1], w.word[2]) > 0 && time_read(span_of(both), &t))
            break;
    }
    return t;
}

void story_play(struct story_state *st, struct loaded *loaded, const char *directory)
{
    static struct story_words w;
    struct player player = {.st = st, .loaded = loaded, .directory = directory}, *p = &player;
    char why[300];
    struct span line;
    if (!st->now_s) /* not after a crash */
        st->now_s = first_moment(st);
    struct driver_settings ds = {.directory = p->directory,
                                 .loaded = p->loaded,
                                 .now_s = p->st->now_s,
                                 .clock = &p->st->clock,
                                 .seed = 42 + (uint64_t)p->st->at,
                                 .receipts = true,
                                 .ctx = p,
                                 .said = on_said};
    enum err err = driver_open(&ds, &p->d, why, sizeof why);
    if (err != ERR_NONE) {
        story_fail(p->st, "the engine does not open: %s", why);
        return;
    }
    while (!p->st->failed && next_line(p->st, &line)) {
        if (!story_split(line, &w))
            story_fail(p->st, "an open quote, or too many words");
        else if (w.n && !crash_before(p, &w, line.n))
            statement(p, &w);
    }
    if (!p->st->failed)
        story_unexpected(p->st);
    rules_hold(p);
    p->st->ended = true;
    driver_close(p->d);
}

/* --- the runner --- */

static void children(struct story_state *st, struct loaded *loaded, const char *directory)
{
    do {
        st->crashing = false;
        fflush(stdout);
        pid_t child = fork();
        if (child == 0) {
            story_play(st, loaded, directory);
            _exit(0);
        }
        int status = 0;
        if (child < 0 || waitpid(child, &status, 0) < 0)
            story_fail(st, "no process could be started");
        else if (!st->crashing && (!WIFEXITED(status) || WEXITSTATUS(status)))
            story_fail(st, "the engine died (status %d)", status);
    } while (st->crashing && !st->failed);
}

bool story_run(const char *path, struct loaded *loaded, bool crashes, char *why, size_t cap)
{
    struct config_fault fault = {0};
    struct story_state *st = mmap(NULL, sizeof *st, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (st == MAP_FAILED || config_slurp(path, &st->source, &st->source_n, &fault) != ERR_NONE) {
        snprintf(why, cap, "%s cannot be read", path);
        return false;
    }
    char directory[256];
    st->crashes = crashes;
    bool ok = files_temporary(directory, sizeof directory);
    if (ok) {
        children(st, loaded, directory);
        files_remove(directory);
    }
    ok = ok && st->ended && !st->failed;
    snprintf(why, cap, "%s", st->failed ? st->why : "no place for a temporary store");
    free(st->source);
    munmap(st, sizeof *st);
    return ok;
}
