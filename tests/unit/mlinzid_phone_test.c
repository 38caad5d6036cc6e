/* mlinzid_phone_test.c - the phones of the page /phone are for practice alone: where real phones are served the engine
 * refuses each of their acts, whatever a desk asks. */
#include <event2/event.h>
#include <string.h>

#include "console/pages.h"
#include "mlinzid/control/desk.h"
#include "tests/unit/test.h"

static void on_mo(void *ctx, const struct carrier_mo *mo)
{
    (void)ctx;
    (void)mo;
}

static void on_receipt(void *ctx, int64_t id, enum receipt r, struct span msgid)
{
    (void)ctx;
    (void)id;
    (void)r;
    (void)msgid;
}

static void on_link(void *ctx, bool up)
{
    (void)ctx;
    (void)up;
}

/* Of a daemon with one link to Kannel, which nobody answers. */
static void refused(enum outcome (*act)(struct request *r), const char *asked)
{
    static struct settings s;
    struct carrier_events on = {.mo = on_mo, .receipt = on_receipt, .link = on_link};
    const struct carriers_hooks hooks = {0};
    struct event_base *base = event_base_new();
    settings_default(&s);
    strcpy(s.carrier, "kannel");
    s.links = 1;
    link_settings_default(&s.link[0]);
    strcpy(s.link[0].name, "kannel");
    struct daemon d = {.carriers = carriers_open(base, &s, &on, &hooks)};
    struct request r = {.d = &d, .in = json_loads(asked, 0, NULL), .out = json_object()};
    CHECK(d.carriers && r.in);
    CHECK(act(&r) == REFUSED);
    CHECK(strstr(r.why, "serves real phones") != NULL);
    json_decref(r.in);
    json_decref(r.out);
    carriers_close(d.carriers);
    event_base_free(base);
}

static void what_the_phones_show_is_refused(void)
{
    refused(desk_phone_state, "{}");
}

static void a_text_typed_on_the_page_is_refused(void)
{
    refused(desk_phone_text, "{\"phone\":0,\"text\":\"REPORT neglect boy 6 Ganda\"}");
}

static void a_code_dialled_on_the_page_is_refused(void)
{
    refused(desk_phone_dial, "{\"phone\":0,\"typed\":\"*22116#\"}");
}

static void the_clock_is_refused(void)
{
    refused(desk_phone_clock, "{\"seconds\":3600}");
}

static int64_t at_noon(void *ctx)
{
    (void)ctx;
    return INT64_C(1795500000);
}

static json_t *away(void *ctx, const char *name, json_t *params)
{
    (void)ctx;
    (void)name;
    json_decref(params);
    return NULL;
}

static json_t *nothing_done(void *ctx, json_t *request)
{
    bool *asked = ctx;
    *asked = true;
    json_decref(request);
    return NULL;
}

static void there_is_no_such_page(void)
{
    bool asked = false;
    struct console c = {.behind = {&asked, at_noon, away, nothing_done}, .practice = false};
    for (int i = 0; i < console_routes_count; i++) {
        const struct route *r = &console_routes[i];
        if (strncmp(r->path, "/phone", 6) != 0)
            continue;
        struct console_out out = {0};
        struct console_in in = {.method = r->method, .path = span_of(r->path)};
        console_serve(&c, &in, &out);
        CHECK_INT(out.status, 404);
        buffer_free(&out.body);
        buffer_free(&out.headers);
    }
    CHECK(!asked);
}

int main(void)
{
    RUN(there_is_no_such_page);
    RUN(what_the_phones_show_is_refused);
    RUN(a_text_typed_on_the_page_is_refused);
    RUN(a_code_dialled_on_the_page_is_refused);
    RUN(the_clock_is_refused);
    return test_end();
}
