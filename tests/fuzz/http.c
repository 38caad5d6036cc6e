/* http.c - requests as the door hands them to a desk: address, cookies, form or JSON, to every page and every address
 * of the API, with somebody behind who answers as the input says. Lines "P /path", "Q query", "C cookie" and so on,
 * then an empty line and the body. Whatever comes, the answer is whole: a status, headers of one line each, a page from
 * doctype to end; nothing of the input stands in it as a tag; a way on leads to an address of ours; and no change is
 * asked of the engine by a page but with the secret of its form. */
#include "console/api.h"
#include "console/pages.h"

#include "base/log.h"
#include "mlinzid/load.h"
#include "tests/fuzz/fuzz.h"

#define NOW_S INT64_C(1790000000)
#define TOKEN "SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS"
#define SECRET "TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT"
#define EVIL "<x-evil" /* a tag that is none of ours: the dictionary has it */

static struct loaded *loaded;
static struct console_in in;
static struct span answers; /* bytes the answers from behind are chosen by, round and round */
static size_t answer_at;
static bool signed_in, not_stored; /* not_stored: the last act was refused without a number of HTTP's */

static void open_once(void)
{
    struct config_fault fault;
    if (loaded)
        return;
    log_quiet(1);
    must(load_all(NULL, &loaded, &fault) == ERR_NONE);
}

/* --- who stands behind --- */

static unsigned choose(unsigned of)
{
    return answers.n ? (unsigned char)answers.p[answer_at++ % answers.n] % of : 1;
}

static int64_t behind_now(void *ctx)
{
    (void)ctx;
    return NOW_S;
}

static json_t *session(const json_t *params)
{
    const char *token = json_string_value(json_object_get(params, "token"));
    must(token != NULL);
    signed_in = strcmp(token, TOKEN) == 0;
    if (!signed_in)
        return json_pack("{s:b}", "ok", 0);
    return json_pack("{s:b,s:I,s:I,s:s,s:s,s:[{s:s,s:s}]}", "ok", 1, "person", (json_int_t)7, "idle_s",
                     (json_int_t)choose(100), "secret", SECRET, "lang", choose(2) ? "sw" : "en", "posts", "role",
                     choose(2) ? "scco" : "national", "at", "003.016");
}

/* Away, refused, or done with strings that a person wrote. */
static json_t *anything(void)
{
    static const char *const words[] = {"",     EVIL ">",  "\" onload=\"x", "\xE2\x80\xAE",
                                        "=1+1", "003.016", "closed",        "S1"};
    unsigned how = choose(6);
    if (how == 0)
        return NULL;
    not_stored = how == 2;
    if (how == 1)
        return json_pack("{s:b,s:s,s:i}", "ok", 0, "error", EVIL ">", "status", 404);
    if (how == 2)
        return json_pack("{s:b,s:s}", "ok", 0, "error", EVIL ">");
    json_t *o = json_pack("{s:b,s:s,s:s,s:s,s:I}", "ok", 1, "token", TOKEN, "secret", SECRET, "end", "done", "scopes",
                          (json_int_t)-1);
    static const char *const names[] = {"ref",    "state",   "place", "name",  "text", "error",
                                        "office", "details", "at",    "roles", "code", "severity"};
    static const char *const lists[] = {"cases", "people", "posts", "parts", "texts", "answers", "rows", "list"};
    for (size_t i = 0; i < countof(names); i++)
        json_object_set_new(o, names[i], json_string(words[choose(countof(words))]));
    for (size_t i = 0; i < countof(lists); i++) {
        json_t *row = json_pack("{s:I,s:I}", "person", (json_int_t)choose(200), "open", (json_int_t)choose(200));
        for (size_t j = 0; j < countof(names); j++)
            json_object_set_new(row, names[j], json_string(words[choose(countof(words))]));
        json_object_set_new(o, lists[i], json_pack("[o]", row));
    }
    return o;
}

static json_t *behind_query(void *ctx, const char *name, json_t *params)
{
    (void)ctx;
    bool was = not_stored;
    json_t *o = strcmp(name, "session") == 0       ? session(params)
                : strcmp(name, "form.secret") == 0 ? json_pack("{s:b,s:s}", "ok", 1, "secret", SECRET)
                                                   : anything();
    not_stored = was;
    json_decref(params);
    return o;
}

static bool has(struct span where, const char *what)
{
    return where.n && memmem(where.p, where.n, what, strlen(what)) != NULL;
}

static bool token_given(void)
{
    static unsigned char memory[256 * 1024];
    struct arena arena;
    struct form form = {0};
    arena_init(&arena, memory, sizeof memory);
    form_read(&form, in.body, &arena);
    struct span want = signed_in ? SPAN(SECRET) : cookie_get(in.cookie, "form");
    return want.n >= 40 && span_eq(span_of(form_get(&form, "token")), want);
}

static json_t *behind_act(void *ctx, json_t *request)
{
    (void)ctx;
    const char *op = json_string_value(json_object_get(request, "op"));
    char *text = json_dumps(request, JSON_COMPACT);
    must(op && text);
    must(json_is_string(json_object_get(request, "session")) || json_is_string(json_object_get(request, "key")));
    /* a change by a page: its token came with it, of the session or of the form's own cookie */
    if (in.method != HTTP_GET && !json_object_get(request, "key") && strcmp(op, "session.seen") != 0)
        must(token_given());
    free(text);
    bool api = json_object_get(request, "key") != NULL;
    json_decref(request);
    json_t *o = anything();
    not_stored = not_stored && api;
    return o;
}

/* --- what must hold of an answer --- */

static void headers_good(struct span lines, struct span *type, struct span *location)
{
    bool policy = false, plain = false;
    *type = *location = (struct span){NULL, 0};
    must(lines.n && lines.p[lines.n - 1] == '\n');
    while (lines.n) {
        struct span line = span_cut(&lines, '\n'), name = span_cut(&line, ':');
        must(name.n && line.n && line.p[0] == ' ');
        for (size_t i = 0; i < name.n; i++)
            must((name.p[i] >= 'A' && name.p[i] <= 'Z') || (name.p[i] >= 'a' && name.p[i] <= 'z') || name.p[i] == '-');
        for (size_t i = 0; i < line.n; i++)
            must((unsigned char)line.p[i] >= 0x20 && line.p[i] != 0x7F);
        *type = span_is(name, "Content-Type") ? span_trim(line) : *type;
        *location = span_is(name, "Location") ? span_trim(line) : *location;
        policy = policy || (span_is(name, "Content-Security-Policy") && has(line, "default-src 'none'"));
        plain = plain || span_is(name, "X-Content-Type-Options");
    }
    must(policy && plain);
}

static void answer_good(const struct console_out *out)
{
    struct span type, location, body = {out->body.p, out->body.n};
    must(out->status >= 200 && out->status < 600 && (!not_stored || out->status == 503));
    headers_good((struct span){out->headers.p, out->headers.n}, &type, &location);
    must(out->status != 303 || location.n > 0);
    if (out->status == 303)
        must(location.p[0] == '/' && (location.n == 1 || (location.p[1] != '/' && location.p[1] != '\\')));
    if (!span_starts(type, "text/html"))
        return;
    static const char begin[] = "<!doctype html>\n", end[] = "</body>\n</html>\n";
    must(body.n > sizeof begin + sizeof end && memcmp(body.p, begin, sizeof begin - 1) == 0);
    must(memcmp(body.p + body.n - (sizeof end - 1), end, sizeof end - 1) == 0);
    must(!has(body, EVIL) && !has(body, "\" onload=\"") && fuzz_clean(body));
}

/* --- a request --- */

static struct span *field_of(char letter)
{
    switch (letter) {
    case 'P': return &in.path;
    case 'Q': return &in.query;
    case 'C': return &in.cookie;
    case 'T': return &in.type;
    case 'A': return &in.authorization;
    case 'L': return &in.language;
    case 'O': return &in.origin;
    case 'H': return &in.host;
    case 'I': return &in.idempotency;
    case 'E': return &in.etag;
    case 'X': return &answers;
    default: return NULL;
    }
}

static void request_read(struct span rest)
{
    in = (struct console_in){.path = SPAN("/"), .remote = SPAN("192.0.2.7")};
    answers = (struct span){NULL, 0};
    answer_at = 0;
    signed_in = not_stored = false;
    while (rest.n) {
        struct span line = span_cut(&rest, '\n');
        if (!line.n)
            break;
        struct span *to = field_of(line.p[0]);
        if (to && line.n > 2)
            *to = (struct span){line.p + 2, line.n - 2};
        if (line.p[0] == 'M' && line.n > 2)
            in.method = (enum http_method)((unsigned char)line.p[2] % HTTP_METHODS);
    }
    in.body = rest;
    if (span_is(in.type, "f"))
        in.type = SPAN("application/x-www-form-urlencoded");
    if (span_is(in.type, "j"))
        in.type = SPAN("application/json");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct console_out out = {0};
    open_once();
    struct span all = fuzz_copy(data, size);
    request_read(all);
    const struct console c = {.behind = {NULL, behind_now, behind_query, behind_act},
                              .areas = &loaded->areas,
                              .codes = &loaded->codes,
                              .sheets = &loaded->sheets,
                              .map = &loaded->map,
                              .practice = choose(3) > 0,
                              .secure = choose(2)};
    console_serve(&c, &in, &out);
    answer_good(&out);
    buffer_free(&out.body);
    buffer_free(&out.headers);
    free((char *)(uintptr_t)all.p);
    return 0;
}
