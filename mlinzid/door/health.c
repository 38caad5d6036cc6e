/* health.c - what watchers ask: does the door live (/healthz), can reports be taken and passed on (/readyz), and
 * the figures (/metrics), as Prometheus reads them. On an address of its own, so that it need not be open to the world.
 */
#include <stdio.h>
#include <string.h>

#include "base/steady.h"
#include "mlinzid/door/inside.h"
#include "mlinzid/engine/metrics.h"

#define ANSWER_MS 2000 /* then the engine does not answer */

static const struct {
    int64_t bit;
    const char *word;
} parts[] = {{READY_DESK, "desk"}, {READY_STORE, "store"}, {READY_LINK, "link"}};

static void ready(struct door *d, struct evhttp_request *req, const struct letter *l)
{
    char words[256];
    struct text t;
    int64_t well = l ? l->number[0] : 0;
    text_init(&t, words, sizeof words);
    text_str(&t, l ? "engine yes\n" : "engine no\n");
    for (size_t i = 0; l && i < countof(parts); i++) {
        text_str(&t, parts[i].word);
        text_str(&t, well & parts[i].bit ? " yes\n" : " no\n");
    }
    door_words(d, req, well == READY_ALL ? 200 : 503, words);
}

static void metrics(struct door *d, struct evhttp_request *req, const struct letter *l)
{
    char words[METRICS_CAP + 4096];
    struct text t;
    int64_t waiting = 0;
    text_init(&t, words, sizeof words);
    metrics_head(&t, "ready", "gauge", "Whether that part does its work: 1 it does.");
    metrics_line(&t, "ready", "part", "engine", l != NULL);
    for (size_t i = 0; l && i < countof(parts); i++)
        metrics_line(&t, "ready", "part", parts[i].word, (l->number[0] & parts[i].bit) != 0);
    if (l)
        text_span(&t, l->part[0]);
    gate_figures(d->gate, &t);
    for (int64_t i = 0; i < d->settings->http_waiting_max; i++)
        waiting += d->asking[i].id != 0;
    metrics_one(&t, "http_waiting", "gauge", waiting, "Requests that wait for their answer.");
    door_words(d, req, 200, words);
}

void health_answered(struct door *d, struct asking *a, const struct letter *l)
{
    enum health what = a->health;
    struct evhttp_request *req = door_asked(a);
    if (what == HEALTH_READY)
        ready(d, req, l);
    else
        metrics(d, req, l);
}

void health_take(struct evhttp_request *req, void *ctx)
{
    struct door *d = ctx;
    struct span path = span_of(evhttp_uri_get_path(evhttp_request_get_evhttp_uri(req)));
    enum evhttp_cmd_type method = evhttp_request_get_command(req);
    enum health what = span_is(path, "/readyz")    ? HEALTH_READY
                       : span_is(path, "/metrics") ? HEALTH_METRICS
                                                   : HEALTH_PAGE;
    if (!gate_passes(d->gate, req, "health"))
        return;
    if (method != EVHTTP_REQ_GET && method != EVHTTP_REQ_HEAD)
        door_plain(d, req, 405, "This address is for GET.");
    else if (span_is(path, "/healthz"))
        door_plain(d, req, 200, "OK");
    else if (what == HEALTH_PAGE)
        door_plain(d, req, 404, "There is /healthz, /readyz and /metrics.");
    else {
        struct letter l = {.kind = LETTER_LOOK};
        struct asking *a = door_ask(d, req, CHILD_COUNTER, &l);
        if (a) {
            a->health = what;
            a->by_ms = steady_ms() + ANSWER_MS;
        }
    }
}
