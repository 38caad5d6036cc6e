/* console_routes_test.c - every address, by its row: no change without the form's secret, none from another site,
 * nothing for somebody who is not signed in; and the way back after signing in leads to this house alone. */
#include <stdio.h>

#include "console/page.h"
#include "tests/unit/test.h"

#define TOKEN "0123456789012345678901234567890123456789abc"
#define SECRET "abcdefghijabcdefghijabcdefghijabcdefghijklm"

static struct {
    bool signed_in, away, secure;
    int acts, queries;
} world;

static int64_t now(void *ctx)
{
    (void)ctx;
    return 1772431200;
}

static json_t *query(void *ctx, const char *name, json_t *params)
{
    (void)ctx;
    json_decref(params);
    if (world.away)
        return NULL;
    if (strcmp(name, "session") == 0)
        return world.signed_in ? json_pack("{s:b,s:I,s:s,s:s,s:[{s:s,s:s}]}", "ok", 1, "person", (json_int_t)3,
                                           "secret", SECRET, "lang", "en", "posts", "role", "scco", "at", "")
                               : json_pack("{s:b}", "ok", 0);
    if (strcmp(name, "form.secret") == 0)
        return json_pack("{s:b,s:s}", "ok", 1, "secret", SECRET);
    world.queries++;
    return json_pack("{s:b}", "ok", 0);
}

static json_t *act(void *ctx, json_t *request)
{
    (void)ctx;
    world.acts += strcmp(json_str(request, "op"), "session.seen") != 0;
    json_decref(request);
    return json_pack("{s:b,s:s}", "ok", 0, "error", "not here");
}

struct got {
    int status;
    char headers[4096], body[65536];
};

static const char *path_of(const struct route *r)
{
    static char path[128];
    char *to = path;
    for (const char *c = r->path; *c; c++)
        if (*c == '*')
            to += snprintf(to, 9, "48173024");
        else
            *to++ = *c;
    *to = '\0';
    return path;
}

static void ask(enum http_method method, const char *path, const char *body, const char *cookie, const char *origin,
                struct got *out)
{
    struct areas areas = {0};
    const struct console c = {
        .behind = {NULL, now, query, act}, .areas = &areas, .practice = true, .secure = world.secure};
    const struct console_in in = {.method = method,
                                  .path = span_of(path),
                                  .body = span_of(body),
                                  .type = SPAN("application/x-www-form-urlencoded"),
                                  .cookie = span_of(cookie),
                                  .host = SPAN("mlinzi.test"),
                                  .origin = span_of(origin),
                                  .remote = SPAN("127.0.0.1")};
    struct console_out o = {0};
    world.acts = world.queries = 0;
    console_serve(&c, &in, &o);
    out->status = o.status;
    snprintf(out->headers, sizeof out->headers, "%s", o.headers.p ? o.headers.p : "");
    snprintf(out->body, sizeof out->body, "%s", o.body.p ? o.body.p : "");
    buffer_free(&o.body);
    buffer_free(&o.headers);
}

static bool changes(const struct route *r)
{
    return r->method != HTTP_GET && r->whom != FOR_KEY;
}

static bool refused_403(enum http_method method, const char *path, const char *body, const char *cookie,
                        const char *origin)
{
    static struct got g;
    ask(method, path, body, cookie, origin, &g);
    if (g.status == 403 && !world.acts)
        return true;
    printf("# %s: %d, acts %d\n", path, g.status, world.acts);
    return false;
}

static void nothing_is_changed_without_the_secret(void)
{
    int n = 0;
    world.signed_in = true;
    for (int i = 0; i < console_routes_count; i++) {
        const struct route *r = &console_routes[i];
        if (!changes(r))
            continue;
        n++;
        CHECK(refused_403(r->method, path_of(r), "", "session=" TOKEN, ""));
        CHECK(refused_403(r->method, path_of(r), "token=" TOKEN, "session=" TOKEN, ""));
        CHECK(refused_403(r->method, path_of(r), "token=", "session=" TOKEN, ""));
        CHECK(refused_403(r->method, path_of(r), "token=" SECRET "x", "session=" TOKEN, ""));
        CHECK(refused_403(r->method, path_of(r), "token=" SECRET, "session=" TOKEN, "https://evil.test"));
        CHECK(refused_403(r->method, path_of(r), "token=" SECRET, "session=" TOKEN, "https://mlinzi.test.evil.test"));
        CHECK(refused_403(r->method, path_of(r), "token=" SECRET, "session=" TOKEN, "null"));
    }
    CHECK(n >= 6);
}

static void with_it_the_page_answers(void)
{
    static struct got g;
    world.signed_in = true;
    ask(HTTP_POST, "/sign-out", "token=" SECRET, "session=" TOKEN, "https://mlinzi.test", &g);
    CHECK_INT(g.status, 303);
    CHECK_INT(world.acts, 1);
    ask(HTTP_POST, "/language", "token=" SECRET "&lang=sw&to=%2Fcases", "session=" TOKEN, "", &g);
    CHECK_INT(g.status, 303);
    CHECK(strstr(g.headers, "Location: /cases\n") != NULL);
    CHECK(strstr(g.headers, "Set-Cookie: lang=sw; Path=/; HttpOnly; SameSite=Lax") != NULL);
}

/* Somebody not signed in has a secret of the cookie; one without the cookie, or with another, is refused. */
static void before_signing_in_the_same_holds(void)
{
    static struct got g;
    world.signed_in = false;
    CHECK(refused_403(HTTP_POST, "/sign-in", "phone=1&password=2", "", ""));
    CHECK(refused_403(HTTP_POST, "/sign-in", "phone=1&password=2&token=" SECRET, "", ""));
    CHECK(refused_403(HTTP_POST, "/sign-in", "phone=1&password=2&token=" SECRET, "form=" TOKEN, ""));
    CHECK(refused_403(HTTP_POST, "/sign-in", "phone=1&password=2&token=", "form=", ""));
    ask(HTTP_POST, "/sign-in", "phone=1&password=2&token=" SECRET, "form=" SECRET, "", &g);
    CHECK_INT(world.acts, 1);
}

static void who_is_not_signed_in_signs_in_first(void)
{
    static struct got g;
    int n = 0;
    for (int i = 0; i < console_routes_count; i++) {
        const struct route *r = &console_routes[i];
        if (r->whom != FOR_SIGNED_IN)
            continue;
        n++;
        world.signed_in = false;
        ask(r->method, path_of(r), "token=" SECRET, "form=" SECRET, "", &g);
        if (g.status != 303 || !strstr(g.headers, "Location: /sign-in") || world.acts || world.queries)
            printf("# %s: %d\n", path_of(r), g.status);
        CHECK(g.status == 303 && strstr(g.headers, "Location: /sign-in") && !world.acts && !world.queries);
        ask(r->method, path_of(r), "token=" SECRET, "form=" SECRET "; session=" TOKEN, "", &g); /* one that is over */
        CHECK(g.status == 303 && !world.acts && !world.queries);
    }
    CHECK(n >= 8);
    ask(HTTP_GET, "/cases", "", "", "", &g);
    CHECK(strstr(g.headers, "Location: /sign-in?to=%2Fcases\n") != NULL);
}

static void the_way_back_is_ours(void)
{
    CHECK_STR(path_ours("/cases?place=003&overdue=1"), "/cases?place=003&overdue=1");
    CHECK_STR(path_ours("//evil.test/"), "/");
    CHECK_STR(path_ours("/\\evil.test/"), "/");
    CHECK_STR(path_ours("https://evil.test/"), "/");
    CHECK_STR(path_ours("javascript:alert(1)"), "/");
    CHECK_STR(path_ours("/x\r\nSet-Cookie: a=b"), "/");
    CHECK_STR(path_ours("/x y"), "/");
    CHECK_STR(path_ours(""), "/");
}

static void what_nobody_answers_is_no_error_of_the_asker(void)
{
    static struct got g;
    world.signed_in = world.away = true;
    ask(HTTP_GET, "/cases", "", "session=" TOKEN, "", &g);
    world.away = false;
    CHECK_INT(g.status, 503);
    CHECK(strstr(g.headers, "Retry-After: ") != NULL);
    ask(HTTP_GET, "/no-such-page", "", "session=" TOKEN, "", &g);
    CHECK_INT(g.status, 404);
    ask(HTTP_DELETE, "/sign-in", "", "", "", &g);
    CHECK_INT(g.status, 405);
}

static void no_page_may_run_what_was_typed(void)
{
    static struct got g;
    ask(HTTP_GET, "/sign-in", "", "", "", &g);
    CHECK(strstr(g.headers, "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'") !=
          NULL);
    CHECK(strstr(g.headers, "unsafe") == NULL);
    CHECK(strstr(g.headers, "X-Content-Type-Options: nosniff") != NULL);
    CHECK(strstr(g.headers, "Cache-Control: no-store") != NULL);
}

/* What breaks out of text, of an attribute, of a line: each comes out as text. */
static void markup_that_was_typed_stays_text(void)
{
    static const struct {
        const char *typed, *shown;
    } corpus[] = {{"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
                  {"\"><img src=x onerror=alert(1)>", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"},
                  {"' autofocus onfocus='alert(1)", "&#39; autofocus onfocus=&#39;alert(1)"},
                  {"&lt;b&gt;", "&amp;lt;b&amp;gt;"},
                  {"</textarea><svg/onload=alert(1)>", "&lt;/textarea&gt;&lt;svg/onload=alert(1)&gt;"},
                  {"a\xe2\x80\xae"
                   "b",
                   "a\xef\xbf\xbd"
                   "b"}, /* U+202E turns the line round */
                  {"a\xe2\x81\xa6"
                   "b",
                   "a\xef\xbf\xbd"
                   "b"}, /* U+2066 */
                  {"a\x01\x1b[31mb", "a\xef\xbf\xbd\xef\xbf\xbd[31mb"},
                  {"\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd"},
                  {"\xc0\xbcscript>", "\xef\xbf\xbd\xef\xbf\xbdscript&gt;"}, /* an overlong < */
                  {"Ng\xe2\x80\x99"
                   "ang\xe2\x80\x99"
                   "a & co",
                   "Ng\xe2\x80\x99"
                   "ang\xe2\x80\x99"
                   "a &amp; co"}};
    for (size_t i = 0; i < countof(corpus); i++) {
        struct buffer b;
        buffer_init(&b, 4096);
        html(&b, "%s", corpus[i].typed);
        CHECK_STR(b.p, corpus[i].shown);
        buffer_free(&b);
    }
    struct buffer b;
    buffer_init(&b, 4096);
    html(&b, "<a href=\"/cases?%u=%u\">%d</a>", "a b", "\"><x&y=1/..", INT64_C(-5));
    CHECK_STR(b.p, "<a href=\"/cases?a%20b=%22%3E%3Cx%26y%3D1%2F..\">-5</a>");
    buffer_free(&b);
}

static void a_form_is_read_as_it_was_sent(void)
{
    static unsigned char memory[65536];
    static struct form f;
    struct arena a;
    arena_init(&a, memory, sizeof memory);
    form_read(&f, SPAN("a=1&b=x+y%20z&c=%3Cb%3E&empty=&%61lso=ok&a=2&bad=%zz%4&nul=a%00b"), &a);
    CHECK(!f.broken);
    CHECK_STR(form_get(&f, "a"), "1");
    CHECK_STR(form_get(&f, "b"), "x y z");
    CHECK_STR(form_get(&f, "c"), "<b>");
    CHECK_STR(form_get(&f, "also"), "ok");
    CHECK_STR(form_get(&f, "bad"), "%zz%4");
    CHECK_STR(form_get(&f, "nul"), "ab");
    CHECK(form_has(&f, "empty") && !form_has(&f, "none"));
    CHECK_STR(form_get(&f, "none"), "");
    struct span cookies = SPAN("a=1; session=xyz; sessions=no");
    CHECK(span_is(cookie_get(cookies, "session"), "xyz"));
    CHECK(cookie_get(cookies, "sess").n == 0);
}

static void too_many_fields_are_no_form(void)
{
    static unsigned char memory[65536];
    static struct form f;
    struct arena a;
    char many[4 * (FORM_FIELDS_MAX + 2)];
    size_t n = 0;
    for (int i = 0; i <= FORM_FIELDS_MAX; i++)
        n += (size_t)snprintf(many + n, sizeof many - n, "a=&");
    arena_init(&a, memory, sizeof memory);
    form_read(&f, (struct span){many, n}, &a);
    CHECK(f.broken);
}

/* http.secure: a browser then sends no cookie of ours in the clear; each of them, or one is enough to be had. */
static void cookies_are_as_secure_as_the_way(void)
{
    static const struct {
        enum http_method method;
        const char *path, *body;
    } rows[] = {{HTTP_GET, "/sign-in", ""},
                {HTTP_POST, "/language", "token=" TOKEN "&lang=sw&to=/"},
                {HTTP_POST, "/sign-out", "token=" SECRET}};
    static struct got got;
    for (int secure = 0; secure < 2; secure++)
        for (size_t i = 0; i < countof(rows); i++) {
            int cookies = 0, marked = 0;
            world.signed_in = i == 2;
            world.secure = secure;
            ask(rows[i].method, rows[i].path, rows[i].body,
                i == 0   ? ""
                : i == 1 ? "form=" TOKEN
                         : "session=" TOKEN,
                "", &got);
            for (const char *c = got.headers; (c = strstr(c, "Set-Cookie: ")) != NULL; c++) {
                const char *end = strchr(c, '\n'), *mark = strstr(c, "; Secure");
                cookies++;
                marked += mark && end && mark < end;
                CHECK(strstr(c, "; HttpOnly") != NULL && strstr(c, "; SameSite=Lax") != NULL);
            }
            CHECK(cookies > 0);
            CHECK_INT(marked, secure ? cookies : 0);
        }
    world.signed_in = world.secure = false;
}

int main(void)
{
    RUN(cookies_are_as_secure_as_the_way);
    RUN(nothing_is_changed_without_the_secret);
    RUN(with_it_the_page_answers);
    RUN(before_signing_in_the_same_holds);
    RUN(who_is_not_signed_in_signs_in_first);
    RUN(the_way_back_is_ours);
    RUN(what_nobody_answers_is_no_error_of_the_asker);
    RUN(no_page_may_run_what_was_typed);
    RUN(markup_that_was_typed_stays_text);
    RUN(a_form_is_read_as_it_was_sent);
    RUN(too_many_fields_are_no_form);
    return test_end();
}
