/* page_world.h - a page shown to somebody with posts, over a real store and the desk's own questions, without a
 * browser, a session or an engine. What an act is answered with, the test says (page.answer). */
#ifndef MLINZI_TESTS_UNIT_PAGE_WORLD_H
#define MLINZI_TESTS_UNIT_PAGE_WORLD_H

#include <time.h>

#include "base/log.h"
#include "console/pages.h"
#include "mlinzid/desk/desk.h"
#include "tests/unit/db_world.h"

static struct {
    struct world_of_db w;
    struct loaded *loaded;
    struct console console;
    struct console_out out;
    json_t *acted; /* the last act asked of the engine */
    json_t *answer;
    int64_t now_s;
} page;

static inline int64_t page_now(void *ctx)
{
    (void)ctx;
    return page.now_s;
}

static inline json_t *page_ask_desk(void *ctx, const char *name, json_t *params)
{
    (void)ctx;
    json_t *o = desk_query(page.w.db, page.loaded, name, params);
    json_decref(params);
    return o;
}

static inline json_t *page_ask_engine(void *ctx, json_t *request)
{
    (void)ctx;
    json_decref(page.acted);
    page.acted = request;
    return json_incref(page.answer);
}

/* The store's clock: it is NOW there, wherever the machine's stands. */
static inline void page_clock(int64_t now_s)
{
    char text[32];
    page.now_s = now_s;
    snprintf(text, sizeof text, "%lld", (long long)(now_s - (int64_t)time(NULL)));
    CHECK_INT(db_meta_set(page.w.db, "clock.offset_s", text), ERR_NONE);
}

static inline bool page_world_open(void)
{
    struct config_fault fault;
    log_quiet(1);
    world_start(&page.w);
    if (load_all(NULL, &page.loaded, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return false;
    }
    page.console = (struct console){.behind = {NULL, page_now, page_ask_desk, page_ask_engine},
                                    .areas = &page.loaded->areas,
                                    .codes = &page.loaded->codes,
                                    .sheets = &page.loaded->sheets,
                                    .map = &page.loaded->map,
                                    .practice = true};
    page_clock(NOW);
    return true;
}

/* For a desk, which has no keys: the store is read by a second opening without them. */
static inline void page_without_keys(void)
{
    struct db_settings s = page.w.settings;
    db_close(page.w.db);
    s.keys = NULL;
    s.read_only = true;
    CHECK_INT(db_open(&s, &page.w.db, page.w.why, sizeof page.w.why), ERR_NONE);
}

static inline void page_with_keys(void)
{
    db_close(page.w.db);
    world_open(&page.w);
}

static inline void page_world_end(void)
{
    buffer_free(&page.out.body);
    buffer_free(&page.out.headers);
    json_decref(page.acted);
    json_decref(page.answer);
    load_free(page.loaded);
    world_end(&page.w);
}

/* What somebody with those posts ([{"role":"cccs","at":"003"}]) sees. arg: what stands for * in the route; query:
 * "a=b&c=d"; body: of a POST, NULL for a GET. */
static inline const char *page_show(void (*run)(struct page *p), const char *posts, const char *arg, const char *query,
                                    const char *body, enum lang lang)
{
    static unsigned char memory[256 * 1024];
    static struct arena arena;
    struct console_in in = {.method = body ? HTTP_POST : HTTP_GET, .path = SPAN("/"), .query = span_of(query)};
    buffer_free(&page.out.body);
    buffer_free(&page.out.headers);
    arena_init(&arena, memory, sizeof memory);
    buffer_init(&page.out.body, 8 << 20);
    buffer_init(&page.out.headers, 4096);
    page.out.status = 200;
    struct page p = {.c = &page.console,
                     .in = &in,
                     .out = &page.out,
                     .b = &page.out.body,
                     .arena = &arena,
                     .lang = lang,
                     .now_s = page.now_s,
                     .arg = {span_of(arg)}};
    form_read(&p.query, span_of(query), &arena);
    form_read(&p.form, span_of(body), &arena);
    p.who = (struct viewer){.signed_in = true, .person = 1, .lang = lang, .posts = json_loads(posts, 0, NULL)};
    snprintf(p.who.secret, sizeof p.who.secret, "secret");
    page_without_keys();
    run(&p);
    page_with_keys();
    json_decref(p.who.posts);
    return page.out.body.p ? page.out.body.p : "";
}
#define SHOW(run, posts, arg, query) page_show(run, posts, arg, query, NULL, LANG_EN)

static inline int page_count(const char *in, const char *what)
{
    int n = 0;
    for (const char *at = in; (at = strstr(at, what)) != NULL; at += strlen(what))
        n++;
    return n;
}
#define HAS(body, what) CHECK(strstr(body, what) != NULL)
#define HAS_NOT(body, what) CHECK(strstr(body, what) == NULL)

#endif
