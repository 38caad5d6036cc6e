/* calls.c - what aggregators call: texts for us, and what became of ours. Who calls is known by the address it
 * comes from and by a secret piece of the path; what it says goes to the engine, and the answer is given when the
 * engine has stored it. Whoever gets another answer than 200 asks again, and is known by the message's own id. */
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "gateway/africastalking.h"
#include "mlinzid/door/inside.h"
#include "mlinzid/door/tls_files.h"

#define SECRET_LEAST 16
#define SECRET_MOST 128
#define REFUSED_MAX 10 /* within a minute, then somebody is told */
#define REFUSED_WITHIN_S 60

struct caller { /* a link of kind http */
    const struct link_settings *link;
    char secret[SECRET_MOST + 1]; /* "" where none is asked for */
    struct networks allow;
    bool closed; /* its secret or its addresses could not be read: nobody is let in */
    int refused;
    int64_t refused_since_s;
};
struct calls {
    struct caller caller[SETTINGS_LINKS_MAX];
    int callers;
};

/* --- who may call --- */

/* The same time whatever is said. */
static bool secret_is(const struct caller *c, struct span said)
{
    char right[SECRET_MOST + 1] = "", got[SECRET_MOST + 1] = "";
    bool fits = span_str(said, got, sizeof got);
    span_str(span_of(c->secret), right, sizeof right);
    return sodium_memcmp(right, got, sizeof right) == 0 && fits;
}

static void refused(struct caller *c, const char *why)
{
    int64_t now_s = (int64_t)time(NULL);
    if (now_s - c->refused_since_s >= REFUSED_WITHIN_S) {
        c->refused_since_s = now_s;
        c->refused = 0;
    }
    if (++c->refused == 1)
        log_event("http.refused", LOG_W("link", c->link->name), LOG_W("why", why));
    if (c->refused == REFUSED_MAX)
        log_event("alarm", LOG_W("kind", "http.refused"), LOG_W("link", c->link->name));
}

/* --- files that hold a secret --- */

/* The first line of the file; of a credential where the name has no directory (systemd.exec(5)). */
bool secret_file(const char *name, char *out, size_t cap)
{
    char path[TLS_PATH_CAP], read_[256];
    credential_path(name, path);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    ssize_t n = fd >= 0 ? read(fd, read_, sizeof read_) : -1;
    if (fd >= 0)
        close(fd);
    struct span all = {read_, n > 0 ? (size_t)n : 0}, line = span_trim(span_cut(&all, '\n'));
    bool ok = line.n > 0 && span_str(line, out, cap);
    explicit_bzero(read_, sizeof read_);
    return ok;
}

static bool secret_well(const char *s)
{
    size_t n = strlen(s);
    for (const char *p = s; *p; p++)
        if (!((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9')))
            return false;
    return n >= SECRET_LEAST;
}

struct calls *calls_open(const struct settings *s)
{
    struct calls *calls = calloc(1, sizeof *calls);
    for (int i = 0; calls && strcmp(s->carrier, "loop") != 0 && i < s->links; i++) {
        if (!link_is_http(&s->link[i]))
            continue;
        struct caller *c = &calls->caller[calls->callers++];
        c->link = &s->link[i];
        c->closed = !networks_read(span_of(c->link->allow), &c->allow) ||
                    (*c->link->secret_file &&
                     (!secret_file(c->link->secret_file, c->secret, sizeof c->secret) || !secret_well(c->secret)));
        if (c->closed)
            log_event("alarm", LOG_W("kind", "http.closed"), LOG_W("link", c->link->name));
    }
    return calls;
}

/* --- what they say --- */

struct call {
    struct door *door;
    struct evhttp_request *req;
    struct caller *caller;
    struct fields form;
};

static bool is_utf8(struct span s)
{
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        if (utf8_next(s, &i) == 0xFFFD && i - at == 1)
            return false;
    }
    return true;
}

static void text_came(struct call *c)
{
    struct at_text t;
    if (!at_text_read(&c->form, &t)) {
        door_plain(c->door, c->req, 400, "A text has an id, from and text.");
        return;
    }
    struct letter l = {.kind = LETTER_TEXT, .number = {t.time_s, !is_utf8(t.text)}, .parts = TEXT_PARTS};
    l.part[TEXT_LINK] = span_of(c->caller->link->name);
    l.part[TEXT_ID] = t.id;
    l.part[TEXT_FROM] = t.from;
    l.part[TEXT_TO] = t.to;
    l.part[TEXT_BODY] = t.text;
    door_ask(c->door, c->req, CHILD_COUNTER, &l);
}

static void report_came(struct call *c)
{
    struct at_report r;
    if (!at_report_read(&c->form, &r) || r.id.n >= AT_NAME_CAP) {
        door_plain(c->door, c->req, 400, "A report has an id and a status that is known.");
        return;
    }
    struct letter l = {.kind = LETTER_REPORT, .number = {r.receipt}, .parts = REPORT_PARTS};
    l.part[REPORT_LINK] = span_of(c->caller->link->name);
    l.part[REPORT_ID] = r.id;
    door_ask(c->door, c->req, CHILD_COUNTER, &l);
}

static void hop_came(struct call *c)
{
    struct at_hop h;
    if (!at_hop_read(&c->form, &h)) {
        door_plain(c->door, c->req, 400, "A hop has a sessionId, a phoneNumber and text.");
        return;
    }
    struct letter l = {.kind = h.over ? LETTER_OVER : LETTER_HOP, .parts = HOP_PARTS};
    l.part[HOP_LINK] = span_of(c->caller->link->name);
    l.part[HOP_SESSION] = h.session;
    l.part[HOP_PHONE] = h.phone;
    l.part[HOP_TEXT] = h.text;
    door_ask(c->door, c->req, CHILD_COUNTER, &l);
}

static const struct {
    const char *path;
    void (*take)(struct call *c);
} kinds[] = {
    {"sms", text_came},
    {"dlr", report_came},
    {"ussd", hop_came},
};

static void take_form(struct call *c, void (*take)(struct call *c))
{
    struct evbuffer *body = evhttp_request_get_input_buffer(c->req);
    size_t n = evbuffer_get_length(body);
    struct span type = door_header(c->req, "Content-Type"), kind = span_trim(span_cut(&type, ';'));
    if (!span_is(kind, "application/x-www-form-urlencoded")) {
        door_plain(c->door, c->req, 415, "This address takes application/x-www-form-urlencoded.");
        return;
    }
    char *space = malloc(n + 1);
    struct span raw = {n ? (const char *)evbuffer_pullup(body, -1) : NULL, n};
    if (!space)
        door_plain(c->door, c->req, 503, "One moment: the service is busy. Please try again.");
    else if (!fields_read(raw, space, &c->form))
        door_plain(c->door, c->req, 400, "This is no form.");
    else
        take(c);
    if (space)
        explicit_bzero(space, n + 1);
    free(space);
}

static struct caller *caller_named(struct calls *calls, struct span name)
{
    for (int i = 0; i < calls->callers; i++)
        if (span_is(name, calls->caller[i].link->name))
            return &calls->caller[i];
    return NULL;
}

/* Its link is known: may it come in? */
static bool let_in(struct call *c, struct span secret)
{
    char remote[NETWORK_CAP];
    gate_remote(c->door->gate, c->req, remote);
    if (c->caller->closed) {
        door_plain(c->door, c->req, 503, "This address is closed.");
        return false;
    }
    bool from = !c->caller->allow.n || networks_have(&c->caller->allow, span_of(remote)),
         knows = secret_is(c->caller, secret);
    if (from && knows)
        return true;
    refused(c->caller, from ? "secret" : "address");
    door_plain(c->door, c->req, 403, "Not from there.");
    return false;
}

bool calls_take(struct door *d, struct evhttp_request *req)
{
    struct span path = span_of(evhttp_uri_get_path(evhttp_request_get_evhttp_uri(req)));
    if (!span_starts(path, "/"))
        return false;
    (void)span_cut(&path, '/');
    struct span kind = span_cut(&path, '/'), name = span_cut(&path, '/');
    for (size_t i = 0; i < countof(kinds); i++) {
        if (!span_is(kind, kinds[i].path))
            continue;
        struct call c = {.door = d, .req = req, .caller = caller_named(d->calls, name)};
        if (!c.caller)
            door_plain(d, req, 404, "There is no such link.");
        else if (!let_in(&c, path))
            return true;
        else if (evhttp_request_get_command(req) != EVHTTP_REQ_POST)
            door_plain(d, req, 405, "This address is for POST.");
        else
            take_form(&c, kinds[i].take);
        return true;
    }
    return false;
}

/* A screen is at most 160 septets, so less than 700 bytes. */
static void screen_show(struct door *d, struct evhttp_request *req, const struct letter *l)
{
    char words[1024];
    struct text t;
    text_init(&t, words, sizeof words);
    text_str(&t, l->number[0] ? "CON " : "END ");
    text_span(&t, l->part[0]);
    door_words(d, req, 200, words);
}

void calls_answered(struct door *d, const struct letter *l)
{
    if (l->kind == LETTER_SEND) {
        senders_take(d, l);
        return;
    }
    if (l->kind == LETTER_FIGURES) {
        struct asking *looks = l->parts == 1 ? door_asking(d, l->id) : NULL;
        if (looks && looks->health)
            health_answered(d, looks, l);
        return;
    }
    if (l->kind == LETTER_TELL) {
        tellers_take(d, l);
        return;
    }
    if (l->kind == LETTER_BRIDGE) {
        bridge_out_take(d, l);
        return;
    }
    bool screen = l->kind == LETTER_SCREEN && l->parts == 1;
    struct asking *a = l->kind == LETTER_STORED || screen ? door_asking(d, l->id) : NULL;
    if (!a) /* whoever asked has gone: it asks again, and the engine knows it by its id */
        return;
    if (screen)
        screen_show(d, door_asked(a), l);
    else if (l->number[0])
        door_plain(d, door_asked(a), 200, "OK");
    else
        door_plain(d, door_asked(a), 503, "One moment: the service is busy. Please try again.");
}
