/* echo_box.c - the smallest honest box: writes what comes to a ledger, flushes it to disk, then acknowledges and
 * answers.
 *
 * It stands in for the daemon where the link itself is tested. Everything that arrives in one turn of the loop is
 * flushed together; only then is it acknowledged. Commands in a text: "SAY words" answers the sender with the words,
 * "TELL +254... words" sends them to another. Ledger lines: mo, receipt; fields that a stranger wrote are in hex.
 * Nothing but the ledger is kept, so a text that is answered twice after a crash shows that the link never forgets. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <event2/event.h>

#include "gateway/kannel.h"

#define QUEUE_MAX 4096
struct outgoing {
    struct carrier_mt mt;
    char *text, *from; /* text NULL: a free place */
    bool sent;
};
static struct box {
    struct event_base *base;
    struct carrier *link;
    struct event *flush, *again;
    int ledger, bare;
    bool dirty;
    int acks;
    struct {
        char id[64];
        size_t n;
    } ack[QUEUE_MAX];
    int to_send;
    struct outgoing queue[QUEUE_MAX];
    int64_t next_id;
    int expires_s;
} box;

static void put_hex(struct text *t, struct span s)
{
    for (size_t i = 0; i < s.n; i++) {
        text_char(t, "0123456789abcdef"[(unsigned char)s.p[i] >> 4]);
        text_char(t, "0123456789abcdef"[(unsigned char)s.p[i] & 15]);
    }
    text_char(t, s.n ? ' ' : '-');
    if (!s.n)
        text_char(t, ' ');
}

static void wake(void)
{
    struct timeval now = {0, 0};
    box.dirty = true;
    evtimer_add(box.flush, &now);
}

static void ledger(struct text *t)
{
    text_char(t, '\n');
    must(!t->cut);
    for (size_t at = 0; at < t->n;) {
        ssize_t n = write(box.ledger, t->p + at, t->n - at);
        must(n > 0);
        at += (size_t)n;
    }
    wake();
}

static void remember_ack(struct span id)
{
    if (!id.n)
        return;
    must(box.acks < QUEUE_MAX && id.n <= sizeof box.ack[0].id);
    memcpy(box.ack[box.acks].id, id.p, id.n);
    box.ack[box.acks++].n = id.n;
    wake();
}

static char *copy(struct span s)
{
    char *p = malloc(s.n + 1);
    must(p != NULL);
    memcpy(p, s.p, s.n);
    p[s.n] = 0;
    return p;
}

static void say(struct span to, struct span from, struct span words)
{
    int i = 0;
    while (i < QUEUE_MAX && box.queue[i].text)
        i++;
    must(i < QUEUE_MAX);
    struct outgoing *o = &box.queue[i];
    *o = (struct outgoing){.mt.id = ++box.next_id, .text = copy(words), .from = copy(from)};
    span_str(to, o->mt.to.s, MSISDN_CAP);
    o->mt.text = (struct span){o->text, words.n};
    o->mt.from = (struct span){o->from, from.n};
    if (box.expires_s)
        o->mt.expires_s = (int64_t)time(NULL) + box.expires_s;
    box.to_send++;
}

static void drop(struct outgoing *o)
{
    free(o->text);
    free(o->from);
    *o = (struct outgoing){0};
}

/* The bearerbox has answered for a message, or the link fell before it did. */
static void answered(int64_t id, enum receipt r)
{
    struct timeval later = {0, 100000};
    for (int i = 0; i < QUEUE_MAX; i++) {
        struct outgoing *o = &box.queue[i];
        if (!o->text || !o->sent || o->mt.id != id)
            continue;
        if (r != RECEIPT_LATER) {
            drop(o);
            return;
        }
        o->sent = false;
        box.to_send++;
        evtimer_add(box.again, &later);
    }
}

static void on_mo(void *ctx, const struct carrier_mo *mo)
{
    static char space[8 * 1024 * 1024];
    struct text t;
    (void)ctx;
    remember_ack(mo->msgid);
    if (box.bare)
        return;
    text_init(&t, space, sizeof space);
    text_str(&t, "mo ");
    put_hex(&t, mo->msgid);
    put_hex(&t, mo->sender);
    put_hex(&t, mo->receiver);
    text_str(&t, mo->broken ? "broken " : mo->binary ? "binary " : mo->partial ? "partial " : "text ");
    put_hex(&t, mo->text);
    ledger(&t);
    struct span words = mo->text;
    if (mo->broken || mo->binary)
        return;
    if (span_starts(words, "SAY ")) {
        say(mo->sender, mo->receiver, (struct span){words.p + 4, words.n - 4});
    } else if (span_starts(words, "TELL ")) {
        span_cut(&words, ' ');
        struct span to = span_cut(&words, ' ');
        say(to, mo->receiver, words);
    }
}

static void on_receipt(void *ctx, int64_t id, enum receipt r, struct span msgid)
{
    static const char *const words[] = {"accepted", "delivered", "failed", "later"};
    char space[200];
    struct text t;
    (void)ctx;
    text_init(&t, space, sizeof space);
    text_str(&t, "receipt ");
    text_i64(&t, id);
    text_char(&t, ' ');
    text_str(&t, words[r]);
    ledger(&t);
    remember_ack(msgid);
    if (!msgid.n)
        answered(id, r);
}

static void on_link(void *ctx, bool up)
{
    (void)ctx, (void)up;
    wake();
}

static void flush(evutil_socket_t fd, short what, void *arg)
{
    (void)fd, (void)what, (void)arg;
    if (!box.link) /* the link may be up before its opening has returned */
        return;
    if (box.dirty && !box.bare)
        must(fdatasync(box.ledger) == 0);
    box.dirty = false;
    for (int i = 0; i < box.acks; i++)
        box.link->acknowledge(box.link->self, (struct span){box.ack[i].id, box.ack[i].n});
    box.acks = 0;
    for (int i = 0; i < QUEUE_MAX && box.to_send > 0 && box.link->room(box.link->self) > 0; i++) {
        struct outgoing *o = &box.queue[i];
        if (!o->text || o->sent)
            continue;
        enum err e = box.link->send(box.link->self, &o->mt);
        box.to_send--;
        o->sent = e == ERR_NONE;
        if (e == ERR_NONE)
            continue;
        fprintf(stderr, "echo_box: message %lld: %s\n", (long long)o->mt.id, err_words(e));
        drop(o);
    }
}

static void stop(evutil_socket_t fd, short what, void *arg)
{
    (void)fd, (void)what, (void)arg;
    event_base_loopbreak(box.base);
}

static const char *option(int argc, char **argv, const char *name, const char *otherwise)
{
    for (int i = 1; i + 1 < argc; i++)
        if (strcmp(argv[i], name) == 0)
            return argv[i + 1];
    return otherwise;
}

int main(int argc, char **argv)
{
    struct kannel_settings set = {.receipts = true,
                                  .port = atoi(option(argc, argv, "--port", "13001")),
                                  .box_id = option(argc, argv, "--box", "mlinzi"),
                                  .window = atoi(option(argc, argv, "--window", "0")),
                                  .unacked_max = atoi(option(argc, argv, "--unacked", "0")),
                                  .stall_ms = atoi(option(argc, argv, "--stall-ms", "0")),
                                  .accept_ms = atoi(option(argc, argv, "--accept-ms", "0")),
                                  .reconnect_ms = atoi(option(argc, argv, "--reconnect-ms", "100")),
                                  .reconnect_max_ms = 1000};
    struct carrier_events on = {.mo = on_mo, .receipt = on_receipt, .link = on_link};
    const char *path = option(argc, argv, "--ledger", "");
    box.bare = path[0] == 0; /* acknowledges at once and keeps nothing: the bench's bare box */
    box.expires_s = atoi(option(argc, argv, "--expires-s", "0"));
    box.next_id = (int64_t)time(NULL) * 1000;
    box.ledger = open(box.bare ? "/dev/null" : path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    box.base = event_base_new();
    must(box.ledger >= 0 && box.base);
    box.flush = evtimer_new(box.base, flush, NULL);
    box.again = evtimer_new(box.base, flush, NULL);
    struct event *term = evsignal_new(box.base, SIGTERM, stop, NULL);
    must(box.flush && box.again && term && evsignal_add(term, NULL) == 0);
    box.link = kannel_open(box.base, &set, &on);
    must(box.link != NULL);
    event_base_dispatch(box.base);
    struct kannel_counts c;
    kannel_counts(box.link, &c);
    fprintf(stderr, "echo_box: mo=%lld acks=%lld sent=%lld accepted=%lld later=%lld receipts=%lld closings=%lld\n",
            (long long)c.mo, (long long)c.acks, (long long)c.sent, (long long)c.accepted, (long long)c.later,
            (long long)c.receipts, (long long)c.closings);
    box.link->close(box.link->self);
    event_free(box.flush);
    event_free(box.again);
    event_free(term);
    event_base_free(box.base);
    return 0;
}
