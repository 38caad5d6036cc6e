/* json.c - what comes over the control socket: up to eight lines, each a request, to a daemon with a case and its
 * people and no socket. A request is done, refused in words, or waits; its answer is JSON; what is stored stays UTF-8;
 * and the store keeps the rules of trust. */
#include <event2/event.h>

#include "mlinzid/control/inside.h"
#include "mlinzid/daemon.h"
#include "tests/fuzz/store.h"

#define NOW_S INT64_C(1790000000)
#define REQUESTS_MAX 8
#define REPLACEMENT "\xEF\xBF\xBD"

static struct daemon d;

static void on_mo(void *ctx, const struct carrier_mo *mo)
{
    (void)ctx;
    (void)engine_take_mo(d.engine, mo);
}

static void on_receipt(void *ctx, int64_t id, enum receipt r, struct span msgid)
{
    (void)ctx;
    (void)engine_take_receipt(d.engine, id, r, msgid);
}

static void on_link(void *ctx, bool up)
{
    (void)ctx;
    (void)up;
}

static bool on_acked(void *ctx, struct span msgid)
{
    (void)ctx;
    (void)msgid;
    return true;
}

static void on_turn(evutil_socket_t fd, short what, void *ctx)
{
    (void)fd;
    (void)what;
    (void)ctx;
}

/* One case, and whoever it concerns. */
static void fill(struct driver *world)
{
    struct person_row scco = {.role = ROLE_SCCO, .lang = LANG_EN, .at = "003.016"}, cpv = scco;
    cpv.role = ROLE_CPV;
    (void)msisdn_read(SPAN("+254711000001"), &scco.phone);
    (void)msisdn_read(SPAN("+254700000001"), &cpv.phone);
    must(driver_person(world, &scco) == ERR_NONE && driver_person(world, &cpv) == ERR_NONE);
    must(driver_sms(world, "loop", SPAN("+254700000001"), SPAN("REPORT neglect boy 6 Ganda")) == ERR_NONE);
}

static void daemon_start(const char *directory)
{
    static char path[300], keys[300];
    char why[300];
    struct engine_settings s = {.store_path = path, .keys_dir = keys, .loaded = loaded, .seed = 42};
    const struct carrier_events on = {&d, on_mo, on_receipt, on_link, NULL};
    const struct carriers_hooks hooks = {.acked = on_acked};
    snprintf(path, sizeof path, "%s/mlinzi.db", directory);
    snprintf(keys, sizeof keys, "%s/keys", directory);
    d = (struct daemon){.loaded = loaded, .first = loaded, .lock_fd = -1, .advancing = true, .now_s = NOW_S};
    d.base = event_base_new();
    must(d.base != NULL);
    d.turn = evtimer_new(d.base, on_turn, NULL);
    must(engine_open(&s, NOW_S, &d.engine, why, sizeof why) == ERR_NONE);
    d.carriers = carriers_open(d.base, &loaded->settings, &on, &hooks);
    must(d.turn && d.carriers);
    engine_carrier(d.engine, carriers_carrier(d.carriers));
}

static void daemon_end(void)
{
    engine_carrier(d.engine, NULL);
    carriers_close(d.carriers);
    engine_close(d.engine);
    event_free(d.turn);
    event_base_free(d.base);
}

static void turns(void)
{
    bool more = true;
    for (int i = 0; more && i < 100; i++) {
        must(engine_turn(d.engine, NOW_S, &more) == ERR_NONE);
        carriers_take(d.carriers);
    }
}

/* Of an import every line is a person or has its error. */
static void check_import(const struct request *r)
{
    size_t lines = json_array_size(json_object_get(r->in, "lines"));
    size_t errors = json_array_size(json_object_get(r->out, "errors"));
    if (strcmp(request_text(r, "op"), "import") == 0)
        must((size_t)json_integer_value(json_object_get(r->out, "people")) + errors >= lines);
}

static json_t *ask(const char *line, size_t n)
{
    static struct client cl = {.user = "root(0)"};
    struct request r = {.d = &d, .db = engine_db(d.engine), .client = &cl, .out = json_object()};
    enum outcome outcome = control_ask(&r, line, n);
    must(outcome != REFUSED || (strlen(r.why) > 3 && fuzz_clean(span_of(r.why))));
    if (outcome == DONE)
        check_import(&r);
    must(outcome != WAITS || cl.waits_for[0]);
    char *text = json_dumps(r.out, JSON_COMPACT);
    must(text != NULL);
    free(text);
    cl.waits_for[0] = '\0';
    json_decref(r.in);
    if (outcome == WAITS)
        turns();
    return r.out;
}

/* References are of a store's own key: in an input CASE-REF is the one case's. */
static void put_ref(char *line)
{
    static char ref[9];
    if (!ref[0]) {
        json_t *out = ask("{\"op\":\"case.list\"}", 18);
        const char *s = json_string_value(json_object_get(json_array_get(json_object_get(out, "cases"), 0), "ref"));
        must(s && strlen(s) == 8);
        memcpy(ref, s, 8);
        json_decref(out);
    }
    for (char *at = line; (at = strstr(at, "CASE-REF")) != NULL; at += 8)
        memcpy(at, ref, 8);
}

/* What was stored can be shown, and no character of it was cut in two: then U+FFFD stands in its place. */
static void shown(const char *op, const char *list, bool whole)
{
    char line[64];
    snprintf(line, sizeof line, "{\"op\":\"%s\",\"limit\":1000}", op);
    json_t *out = ask(line, strlen(line));
    must(json_is_array(json_object_get(out, list)));
    char *text = json_dumps(out, JSON_COMPACT);
    must(text != NULL && (!whole || !strstr(text, REPLACEMENT)));
    free(text);
    json_decref(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char status[] = "\"status\""; /* it asks the other processes, of which there are none here */
    char broken[1000];
    struct span rest = {(const char *)data, size};
    store_open_once(NOW_S, fill);
    if (memmem(data, size, status, strlen(status)) || memchr(data, '\\', size))
        return 0;
    daemon_start(store_fresh());
    for (int i = 0; rest.n && i < REQUESTS_MAX; i++) {
        struct span line = span_cut(&rest, '\n');
        char *copy = fuzz_string((const uint8_t *)line.p, line.n);
        put_ref(copy);
        json_decref(ask(copy, line.n));
        free(copy);
    }
    bool whole = !memmem(data, size, REPLACEMENT, strlen(REPLACEMENT));
    shown("audit.list", "audit", whole);
    shown("person.list", "people", whole);
    if (db_check(engine_db(d.engine), NOW_S, broken, sizeof broken) != 0) {
        fprintf(stderr, "%s\n", broken);
        must(broken[0] == '\0');
    }
    daemon_end();
    return 0;
}
