/* desk.c - a desk: takes one request after the other from the hall, reads the store on a connection of its own, has the
 * engine do what is to be done, and hands the answer back. There are several, so that a long list keeps one of them
 * busy and not the others. It holds no key: what is sealed the engine shows, and writes down that it was shown.
 *
 * One request at a time, and waiting for the engine is waiting: a desk that hangs holds up nobody but who asked. */
#include <poll.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/steady.h"
#include "console/console.h"
#include "console/page.h"
#include "db/session.h"
#include "mlinzid/command/client.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/control/control.h"
#include "mlinzid/desk/desk.h"
#include "mlinzid/door/letter.h"
#include "mlinzid/proc/warden.h"

#define ENGINE_LINE_MAX \
    (2 * 1024 * 1024) /* of an answer: a page of names with all their leave, a long case to be printed */
#define BEHIND 10     /* of 19: how far a desk stands back for the engine when there is not processor enough for both */

#define TRUSTED 64
#define TRUSTED_MS 60000

struct desk {
    struct loaded *loaded;
    struct db *db;
    struct link engine;
    bool lost; /* the engine did not answer in time: what comes now would be the answer to something else */
    struct console console;
    struct trusted { /* sessions of which the engine said that they are ours */
        char token[SESSION_TOKEN_CAP];
        int64_t person, until_ms;
    } trusted[TRUSTED];
    int next_trusted;
};

/* --- what stands behind the pages --- */

static int64_t desk_now(void *ctx)
{
    const struct desk *k = ctx;
    return store_now(k->db);
}

/* What cannot be a line of the engine's (no UTF-8, too long) is refused here: the engine would end the counter, and
 * this desk with it, for one stranger's form. */
static bool is_line(const json_t *request)
{
    size_t n = request ? json_dumpb(request, NULL, 0, JSON_COMPACT) : 0;
    return n > 0 && n + 1 < CONTROL_LINE_MAX;
}

static json_t *desk_act(void *ctx, json_t *request)
{
    struct desk *k = ctx;
    if (!is_line(request)) {
        json_decref(request);
        return json_pack("{s:b,s:i,s:s}", "ok", 0, "status", 413, "error", "this is too long, or no text");
    }
    json_t *o = k->lost ? NULL : link_ask(&k->engine, json_incref(request));
    json_decref(request);
    k->lost = k->lost || !o;
    return o;
}

/* A row says who is signed in, and whoever can write the store can write a row. The engine, which has the key, tells
 * whether it is ours; a desk has none and asks it, at most once a minute for a token and the person it stands for.
 * False: it is not, or the engine did not answer. */
static bool session_ours(struct desk *k, const char *token, int64_t person)
{
    for (int i = 0; i < TRUSTED; i++) {
        const struct trusted *t = &k->trusted[i];
        if (t->person == person && steady_ms() < t->until_ms && strcmp(t->token, token) == 0)
            return true;
    }
    json_t *o = desk_act(k, json_pack("{s:s,s:s}", "op", "session.look", "session", token));
    bool ours = json_is_true(json_object_get(o, "ok"));
    json_decref(o);
    if (!ours)
        return false;
    struct trusted *t = &k->trusted[k->next_trusted++ % TRUSTED];
    (void)span_str(span_of(token), t->token, sizeof t->token);
    t->person = person;
    t->until_ms = steady_ms() + TRUSTED_MS;
    return true;
}

static json_t *desk_ask(void *ctx, const char *name, json_t *params)
{
    struct desk *k = ctx;
    json_t *o = desk_query(k->db, k->loaded, name, params);
    const json_t *person = json_object_get(o, "person");
    if (strcmp(name, "session") == 0 && person &&
        !session_ours(k, json_str(params, "token"), (int64_t)json_integer_value(person))) {
        json_decref(o);
        o = k->lost ? NULL : json_pack("{s:b}", "ok", 0);
    }
    json_decref(params);
    return o;
}

/* --- a request --- */

static struct console_in request_of(const struct letter *l)
{
    return (struct console_in){.method = (enum http_method)l->number[0],
                               .path = l->part[ASK_PATH],
                               .query = l->part[ASK_QUERY],
                               .body = l->part[ASK_BODY],
                               .type = l->part[ASK_TYPE],
                               .cookie = l->part[ASK_COOKIE],
                               .authorization = l->part[ASK_AUTHORIZATION],
                               .language = l->part[ASK_LANGUAGE],
                               .remote = l->part[ASK_REMOTE],
                               .host = l->part[ASK_HOST],
                               .origin = l->part[ASK_ORIGIN],
                               .idempotency = l->part[ASK_IDEMPOTENCY],
                               .etag = l->part[ASK_ETAG]};
}

static bool answer(int64_t id, const struct console_out *out)
{
    struct letter l = {.kind = LETTER_ANSWER, .id = id, .number = {out->status}, .parts = ANSWER_PARTS};
    l.part[ANSWER_HEADERS] = (struct span){out->headers.p, out->headers.n};
    for (size_t at = 0;; at += LETTER_PIECE) {
        size_t left = out->body.n - at, n = left < LETTER_PIECE ? left : LETTER_PIECE;
        l.part[ANSWER_BODY] = (struct span){out->body.p ? out->body.p + at : NULL, n};
        l.number[1] = n < left;
        if (!letter_send(CHILD_HALL, &l, false))
            return false;
        l.part[ANSWER_HEADERS].n = 0;
        if (n == left)
            return true;
    }
}

static bool serve(struct desk *k, const struct letter *l)
{
    struct console_out out = {0};
    if (l->kind != LETTER_ASK || l->parts != ASK_PARTS || l->number[0] < 0 || l->number[0] >= HTTP_METHODS)
        return false;
    struct console_in in = request_of(l);
    int64_t id = l->id;
    console_serve(&k->console, &in, &out);
    bool ok = answer(id, &out);
    if (out.body.p)
        explicit_bzero(out.body.p, out.body.n);
    buffer_free(&out.body);
    buffer_free(&out.headers);
    return ok;
}

/* --- its life --- */

static bool open_all(struct desk *k, const struct child_settings *s)
{
    struct config_fault fault;
    char why[512] = "";
    if (load_all(s->settings_path, &k->loaded, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return false;
    }
    const struct db_settings store = {.path = k->loaded->settings.store_path,
                                      .sql_dir = k->loaded->sql_dir,
                                      .areas = &k->loaded->areas,
                                      .read_only = true,
                                      .busy_ms = (int)k->loaded->settings.store_busy_ms};
    enum err err = db_open(&store, &k->db, why, sizeof why);
    if (err != ERR_NONE) {
        log_event("desk.store", LOG_ERR(err));
        return false;
    }
    k->engine = (struct link){.fd = CHILD_COUNTER, .cap = ENGINE_LINE_MAX, .buffer = malloc(ENGINE_LINE_MAX)};
    struct timeval wait = {DESK_ENGINE_WAIT_S, 0};
    k->console = (struct console){.behind = {k, desk_now, desk_ask, desk_act},
                                  .areas = &k->loaded->areas,
                                  .codes = &k->loaded->codes,
                                  .sheets = &k->loaded->sheets,
                                  .map = &k->loaded->map,
                                  .practice = strcmp(k->loaded->settings.carrier, "loop") == 0,
                                  .secure = k->loaded->settings.http_secure || *k->loaded->settings.http_tls_cert};
    return k->engine.buffer && setsockopt(CHILD_COUNTER, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait) == 0;
}

static bool ping_answered(void)
{
    struct proc_heard heard;
    enum proc_got got = proc_receive(PROC_FD, &heard, true);
    if (got == PROC_NOTHING)
        return true;
    struct proc_message pong = {.kind = PROC_PONG, .id = heard.m.id};
    return got == PROC_GOT && heard.m.kind == PROC_PING && proc_send(PROC_FD, &pong, -1, false);
}

void desk_run(enum process who, const struct child_settings *s)
{
    struct desk k = {0};
    struct letter l;
    (void)setpriority(PRIO_PROCESS, 0, BEHIND); /* a page waits for a report, never a report for a page */
    bool ok = sodium_init() >= 0 && open_all(&k, s) && child_confine(who, s);
    while (ok && !k.lost) {
        struct pollfd p[] = {{PROC_FD, POLLIN, 0}, {CHILD_HALL, POLLIN, 0}};
        if (poll(p, 2, -1) < 0)
            continue;
        if (p[0].revents)
            ok = ping_answered();
        if (ok && p[1].revents) {
            enum letter_got got = letter_receive(CHILD_HALL, &l, true); /* another desk may have been quicker */
            ok = got == LETTER_NOTHING || (got == LETTER_GOT && serve(&k, &l));
        }
    }
    _exit(ok ? 0 : 1); /* nothing is closed: the store's files are left as they are to the engine */
}
