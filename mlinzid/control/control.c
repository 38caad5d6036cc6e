/* control.c - connections to the control socket, their lines and limits; which act is whose is in control_*.c.
 *
 * A client has one request at a time: while it waits for a turn nothing more is read from it, so that a client that
 * asks faster than the disk writes is slowed by its own connection and not by a queue of ours. */
#include "mlinzid/control/control.h"

#include <errno.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/listener.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "mlinzid/control/care.h"
#include "mlinzid/control/casework.h"
#include "mlinzid/control/child.h"
#include "mlinzid/control/contact.h"
#include "mlinzid/control/inside.h"
#include "mlinzid/control/record.h"
#include "mlinzid/control/referral.h"
#include "mlinzid/control/shift.h"
#include "mlinzid/control/unit.h"

#define OUT_MAX ((size_t)8 << 20) /* a watcher that does not read is let go */

struct control {
    struct daemon *d;
    struct evconnlistener *listener;
    struct client *client[CONTROL_CLIENTS_MAX];
    char path[108], user[40]; /* user: our own, in words */
};

/* --- answers --- */

static void write_line(struct client *cl, json_t *o)
{
    char *line = json_dumps(o, JSON_COMPACT);
    struct evbuffer *out = bufferevent_get_output(cl->bev);
    if (line && !cl->ending) {
        evbuffer_add(out, line, strlen(line));
        evbuffer_add(out, "\n", 1);
    }
    free(line);
    if (evbuffer_get_length(out) > OUT_MAX) {
        cl->ending = true;
        event_active(cl->resume, EV_TIMEOUT, 0);
    }
}

static void answer(struct client *cl, json_t *out, const char *error)
{
    json_object_set_new(out, "ok", json_boolean(!error));
    if (error)
        json_object_set_new(out, "error", json_string(error));
    write_line(cl, out);
    json_decref(out);
}

/* The answer somebody waited for; its next line is read in a later round, never inside the turn. */
static void answer_later(struct client *cl, json_t *out, const char *error)
{
    cl->waits_for[0] = '\0';
    cl->teach = 0;
    answer(cl, out, error);
    event_active(cl->resume, EV_TIMEOUT, 0);
}

static struct client *waiting(struct control *c, struct span what)
{
    for (int i = 0; c && i < CONTROL_CLIENTS_MAX; i++)
        if (c->client[i] && c->client[i]->waits_for[0] && span_is(what, c->client[i]->waits_for))
            return c->client[i];
    return NULL;
}

void control_acked(struct control *c, struct span msgid)
{
    struct client *cl = waiting(c, msgid);
    if (cl)
        answer_later(cl, json_object(), NULL);
}

void control_op_done(struct control *c, const struct event *op, const char *refused)
{
    struct client *cl = waiting(c, span_of(op->cause));
    char why[200];
    json_t *out = NULL;
    if (!cl)
        return;
    if (refused && op->op_record.about)
        snprintf(why, sizeof why, "%s", record_refused(refused));
    else
        snprintf(why, sizeof why, "refused: %s", refused ? refused : "");
    if (op->op == OP_READ && refused) { /* the same words whether it is there or not */
        snprintf(why, sizeof why,
                 "this person has no case %s; an officer who must see it all the same adds a reason of 20 characters "
                 "or more, and the post above is told",
                 op->op_ref);
        out = json_pack("{s:i}", "status", 404);
    } else if (op->op == OP_READ && cl->teach) {
        out = json_object();
        if (!desk_teach_words(c->d, cl->teach, out))
            refused = "the store could not be read";
    } else if (op->op == OP_READ && case_details(c->d, op->op_ref, cl->lines, &out) != ERR_NONE)
        refused = "the store could not be read";
    else if (op->op == OP_READ && cl->desk && !desk_case_more(c->d, op, cl->lines, out))
        refused = "the store could not be read";
    answer_later(cl, out ? out : json_object(), refused ? why : NULL);
}

void control_answered(struct control *c, const struct engine_answers *a)
{
    char what[32];
    snprintf(what, sizeof what, "word:%lld", (long long)a->ticket);
    struct client *cl = waiting(c, span_of(what));
    if (cl)
        answer_later(cl, word_answers(c->d, a), NULL);
}

void control_shown(struct control *c, const char *what, json_t *screen)
{
    struct client *cl = waiting(c, span_of(what));
    if (cl)
        answer_later(cl, screen, NULL);
    else
        json_decref(screen); /* whoever dialled is gone */
}

void control_advanced(struct control *c)
{
    struct client *cl = waiting(c, SPAN("clock"));
    if (cl)
        answer_later(cl, json_pack("{s:I}", "now_s", (json_int_t)daemon_now(c->d)), NULL);
}

void control_dialled(struct control *c, int phone)
{
    char what[32];
    snprintf(what, sizeof what, "dial:%d", phone);
    struct client *cl = waiting(c, span_of(what));
    if (cl)
        answer_later(cl, json_object(), NULL);
}

void control_pin_done(struct control *c, int64_t ticket, enum pin_answer answer, int64_t person)
{
    char what[32];
    const char *refused = answer == PIN_LATER ? CONTROL_PIN_LATER : NULL;
    snprintf(what, sizeof what, "pin:%lld", (long long)ticket);
    struct client *cl = waiting(c, span_of(what));
    if (!cl)
        return;
    json_t *out = answer == PIN_STORED ? json_object() : json_pack("{s:b}", "right", answer == PIN_RIGHT);
    if (cl->desk && answer == PIN_RIGHT)
        refused = desk_password_right(c->d, cl, person, out);
    answer_later(cl, out, refused);
}

/* What no turn answers. */
static bool keeps_waiting(const struct client *cl)
{
    return strcmp(cl->waits_for, "clock") == 0 || strncmp(cl->waits_for, "pin:", 4) == 0;
}

void control_failed(struct control *c)
{
    for (int i = 0; c && i < CONTROL_CLIENTS_MAX; i++)
        if (c->client[i] && c->client[i]->waits_for[0] && !keeps_waiting(c->client[i]))
            answer_later(c->client[i], json_object(), "it could not be stored just now; try again");
}

void control_said(struct control *c, const struct said *s)
{
    json_t *o = NULL;
    for (int i = 0; i < CONTROL_CLIENTS_MAX; i++) {
        if (!c->client[i] || !c->client[i]->watching)
            continue;
        if (!o)
            o = json_pack("{s:s,s:s,s:s,s:s,s:s%,s:s%,s:I}", "event", "text", "to", s->row->m.to.s, "key",
                          phrase_key(s->row->m.key), "kind", kind_word(s->row->m.kind), "args", s->args.p, s->args.n,
                          "text", s->text.p, s->text.n, "at_s", (json_int_t)daemon_now(c->d));
        if (o)
            write_line(c->client[i], o);
    }
    json_decref(o);
}

/* --- requests --- */

const char *request_text(const struct request *r, const char *key)
{
    const char *s = json_string_value(json_object_get(r->in, key));
    return s ? s : "";
}

int64_t request_number(const struct request *r, const char *key, int64_t otherwise)
{
    const json_t *v = json_object_get(r->in, key);
    return json_is_integer(v) ? (int64_t)json_integer_value(v) : otherwise;
}

bool request_true(const struct request *r, const char *key)
{
    return json_is_true(json_object_get(r->in, key));
}

enum outcome request_refuse(struct request *r, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    vsnprintf(r->why, sizeof r->why, format, ap);
    va_end(ap);
    return REFUSED;
}

enum err act_begin(struct request *r)
{
    return db_begin(r->db);
}

enum err audit_row(struct request *r, const char *act, const char *about, int64_t case_id)
{
    char detail[1100];
    if (r->person && r->client->desk)
        snprintf(detail, sizeof detail, "from=%.48s %s", request_text(r, "remote"), about);
    else
        snprintf(detail, sizeof detail, "user=%s %s", r->client->user, about);
    utf8_whole(detail);
    struct apply a = {.now_s = daemon_now(r->d)};
    struct effect fx = {.kind = EFFECT_AUDIT,
                        .case_id = case_id,
                        .person = r->person,
                        .role = r->role,
                        .word = span_of(act),
                        .text = span_of(detail)};
    return db_apply(r->db, &a, &fx);
}

enum outcome act_end(struct request *r, enum err err, const char *act, const char *about)
{
    if (err == ERR_NONE)
        err = audit_row(r, act, about, 0);
    if (err == ERR_NONE)
        err = db_commit(r->db);
    if (err == ERR_NONE) {
        log_event("control.act");
        return DONE;
    }
    db_rollback(r->db);
    if (err == ERR_DISK)
        daemon_broken(r->d);
    return r->why[0] ? REFUSED : request_refuse(r, "%s", err_words(err));
}

const struct operation *operation_in(const struct operation *table, const char *name)
{
    for (; table->name; table++)
        if (strcmp(table->name, name) == 0)
            return table;
    return NULL;
}

/* A desk has its own acts and no other: never those of the control socket. */
static const struct operation *operation_find(const struct client *cl, const char *name)
{
    static const struct {
        const struct operation *of;
        bool desk;
    } tables[] = {
#define OPERATIONS(table, desk) {table, desk},
#include "mlinzid/control/operations.def"
#undef OPERATIONS
    };
    const struct operation *o = NULL;
    for (size_t i = 0; !o && i < countof(tables); i++)
        if (tables[i].desk == cl->desk)
            o = operation_in(tables[i].of, name);
    return o;
}

enum outcome control_ask(struct request *r, const char *line, size_t n)
{
    json_error_t error;
    r->in = json_loadb(line, n, JSON_REJECT_DUPLICATES, &error);
    if (!json_is_object(r->in))
        return request_refuse(r, "a line must be one JSON object, as {\"op\":\"case.list\"}");
    const struct operation *o = operation_find(r->client, request_text(r, "op"));
    enum outcome outcome = o ? o->run(r) : request_refuse(r, "there is no op \"%.60s\"", request_text(r, "op"));
    utf8_whole(r->why); /* else it is no JSON, and the answer says nothing */
    return outcome;
}

static void handle(struct client *cl, const char *line, size_t n)
{
    struct daemon *d = cl->control->d;
    struct request r = {.d = d, .db = engine_db(d->engine), .client = cl, .out = json_object()};
    enum outcome outcome = control_ask(&r, line, n);
    if (outcome == WAITS) {
        json_decref(r.out);
        daemon_wake(d);
    } else
        answer(cl, r.out, outcome == REFUSED ? r.why : NULL);
    json_decref(r.in);
}

/* --- connections --- */

static void client_free(struct client *cl)
{
    struct control *c = cl->control;
    for (int i = 0; i < CONTROL_CLIENTS_MAX; i++)
        if (c->client[i] == cl)
            c->client[i] = NULL;
    if (cl->resume)
        event_free(cl->resume);
    if (cl->bev)
        bufferevent_free(cl->bev);
    free(cl);
}

static void refuse_length(struct client *cl)
{
    answer(cl, json_object(), "a line may be 64 KiB at most");
    cl->ending = true;
}

/* Who waits for an answer is read no further than one line's length. (Not by a watermark of libevent's: setting one
 * without memory left ends the program.) */
static void read_lines(struct client *cl)
{
    struct evbuffer *in = bufferevent_get_input(cl->bev);
    char *line;
    size_t n;
    while (!cl->ending && !cl->waits_for[0] && (line = evbuffer_readln(in, &n, EVBUFFER_EOL_LF)) != NULL) {
        if (n >= CONTROL_LINE_MAX)
            refuse_length(cl);
        else if (n > 0)
            handle(cl, line, n);
        free(line);
    }
    bool full = evbuffer_get_length(in) >= CONTROL_LINE_MAX;
    if (!cl->waits_for[0] && !cl->ending && full)
        refuse_length(cl);
    if (cl->ending || full) /* what was written still goes out, then on_written lets it go */
        bufferevent_disable(cl->bev, EV_READ);
    else
        bufferevent_enable(cl->bev, EV_READ);
}

static void on_read(struct bufferevent *bev, void *ctx)
{
    (void)bev;
    read_lines(ctx);
}

static void on_written(struct bufferevent *bev, void *ctx)
{
    struct client *cl = ctx;
    if (cl->ending && evbuffer_get_length(bufferevent_get_output(bev)) == 0)
        client_free(cl);
}

static void on_resume(evutil_socket_t fd, short what, void *ctx)
{
    struct client *cl = ctx;
    (void)fd;
    (void)what;
    if (cl->ending)
        client_free(cl);
    else
        read_lines(cl);
}

static void on_event(struct bufferevent *bev, short what, void *ctx)
{
    (void)bev;
    if (what & (BEV_EVENT_EOF | BEV_EVENT_ERROR))
        client_free(ctx);
}

/* Asked once, before we are confined and while there is memory: the search for a name may load libraries and ask other
 * services, and glibc ends the program when it has no memory for that. */
static void own_name(struct control *c)
{
    const struct passwd *p = getpwuid(geteuid());
    snprintf(c->user, sizeof c->user, "%.32s", p ? p->pw_name : "?");
}

/* Names the peer's user for the audit; false: neither root nor our own. */
static bool name_user(evutil_socket_t fd, struct client *cl)
{
    struct ucred who = {0};
    socklen_t n = sizeof who;
    if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &n) != 0)
        who.uid = (uid_t)-1;
    bool own = who.uid == geteuid();
    snprintf(cl->user, sizeof cl->user, "%.32s(%u)", own ? cl->control->user : who.uid ? "?" : "root", who.uid);
    return own || who.uid == 0;
}

/* A place for one more; NULL: none, or no memory. It takes fd when it is not NULL. */
static struct client *client_new(struct control *c, evutil_socket_t fd)
{
    int i = 0;
    while (i < CONTROL_CLIENTS_MAX && c->client[i])
        i++;
    struct client *cl = i < CONTROL_CLIENTS_MAX ? calloc(1, sizeof *cl) : NULL;
    if (!cl)
        return NULL;
    cl->control = c;
    cl->resume = evtimer_new(c->d->base, on_resume, cl);
    cl->bev = cl->resume ? bufferevent_socket_new(c->d->base, fd, BEV_OPT_CLOSE_ON_FREE) : NULL;
    if (!cl->bev) {
        client_free(cl);
        return NULL;
    }
    c->client[i] = cl;
    bufferevent_setcb(cl->bev, on_read, on_written, on_event, cl);
    bufferevent_enable(cl->bev, EV_READ | EV_WRITE);
    return cl;
}

static void on_accept(struct evconnlistener *l, evutil_socket_t fd, struct sockaddr *from, int n, void *ctx)
{
    static const char full[] = "{\"ok\":false,\"error\":\"32 connections are open already; close one or try again\"}\n";
    struct client *cl = client_new(ctx, fd);
    (void)l;
    (void)from;
    (void)n;
    if (!cl) {
        (void)!write(fd, full, sizeof full - 1);
        close(fd);
    } else if (!name_user(fd, cl))
        client_free(cl);
}

bool control_attach(struct control *c, int fd, const char *name)
{
    struct client *cl = c && evutil_make_socket_nonblocking(fd) == 0 ? client_new(c, fd) : NULL;
    if (!cl)
        return false;
    snprintf(cl->user, sizeof cl->user, "%s", name);
    cl->desk = true;
    return true;
}

enum err control_open(struct daemon *d, const char *path, struct control **out, char *why, size_t cap)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    struct control *c = calloc(1, sizeof *c);
    if (!c)
        return ERR_FULL;
    c->d = d;
    own_name(c);
    if (strlen(path) >= sizeof at.sun_path) {
        snprintf(why, cap, "socket.path %s is too long: the system allows %zu bytes; set a shorter one", path,
                 sizeof at.sun_path - 1);
        free(c);
        return ERR_CONFIG;
    }
    snprintf(at.sun_path, sizeof at.sun_path, "%s", path);
    snprintf(c->path, sizeof c->path, "%s", path);
    (void)unlink(path); /* of one that was killed: the store's lock is ours */
    c->listener = evconnlistener_new_bind(d->base, on_accept, c, LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC, 64,
                                          (struct sockaddr *)&at, sizeof at);
    if (!c->listener || chmod(path, 0600) != 0) {
        snprintf(why, cap, "the control socket %s cannot be made: %s", path, strerror(errno));
        control_close(c);
        return ERR_IO;
    }
    *out = c;
    return ERR_NONE;
}

void control_close(struct control *c)
{
    if (!c)
        return;
    for (int i = 0; i < CONTROL_CLIENTS_MAX; i++)
        if (c->client[i])
            client_free(c->client[i]);
    if (c->listener) {
        evconnlistener_free(c->listener);
        (void)unlink(c->path);
    }
    free(c);
}
