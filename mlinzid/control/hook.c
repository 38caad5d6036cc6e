/* hook.c - who hears of changes of cases, and where: set and ended at the machine alone, never by a key itself,
 * so that a key that was stolen sends nothing elsewhere. */
#include <stdio.h>
#include <string.h>

#include "db/hook.h"
#include "mlinzid/control/inside.h"
#include "mlinzid/door/out.h"
#include "mlinzid/engine/hooks.h"

/* Plain characters alone; over TLS, or to this machine; no name and password in it. */
static bool url_good(const char *url)
{
    static const char *const here[] = {"127.0.0.1", "::1", "localhost"};
    struct out_place p;
    bool loopback = false;
    for (const char *c = url; *c; c++)
        if (*c <= ' ' || *c > '~' || *c == '@' || *c == '#' || *c == '"' || *c == '\\')
            return false;
    if (strlen(url) >= HOOK_URL_CAP || !out_place_read(&p, url))
        return false;
    for (size_t i = 0; i < countof(here); i++)
        loopback = loopback || strcmp(p.host, here[i]) == 0;
    return p.tls || loopback;
}

static enum outcome hook_set(struct request *r)
{
    struct hook h = {.key = request_number(r, "id", 0)};
    char about[40];
    if (!url_good(request_text(r, "url")))
        return request_refuse(r,
                              "an address is https://HOST/PATH of at most %d plain characters (http:// to this "
                              "machine alone)",
                              HOOK_URL_CAP - 1);
    (void)span_str(span_of(request_text(r, "url")), h.url, sizeof h.url);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_hook_put(r->db, &h, daemon_now(r->d));
    if (err == ERR_NOT_FOUND)
        (void)request_refuse(r, "there is no key %lld that is good", (long long)h.key);
    if (err == ERR_FULL)
        (void)request_refuse(r, "%d keys hear of changes already", HOOKS_MOST);
    snprintf(about, sizeof about, "key=%lld", (long long)h.key);
    enum outcome o = act_end(r, err, "api.hook-set", about);
    if (o == DONE)
        json_object_set_new(r->out, "secret", json_string(h.secret));
    explicit_bzero(&h, sizeof h);
    hooks_changed(r->d->hooks);
    return o;
}

static enum outcome hook_end(struct request *r)
{
    char about[40];
    int64_t key = request_number(r, "id", 0);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_hook_end(r->db, key);
    snprintf(about, sizeof about, "key=%lld", (long long)key);
    enum outcome o = act_end(r, err, "api.hook-ended", about);
    hooks_changed(r->d->hooks);
    return o;
}

static enum outcome hook_list(struct request *r)
{
    static struct hook hooks[HOOKS_MOST];
    int n = 0;
    json_t *all = json_array();
    enum err err = db_hooks(r->db, daemon_now(r->d), hooks, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        int64_t waiting = 0, aside = 0;
        err = db_hook_figures(r->db, hooks[i].key, &waiting, &aside);
        json_array_append_new(all, json_pack("{s:I,s:s,s:I,s:I}", "key", (json_int_t)hooks[i].key, "url", hooks[i].url,
                                             "waiting", (json_int_t)waiting, "aside", (json_int_t)aside));
    }
    explicit_bzero(hooks, sizeof hooks);
    json_object_set_new(r->out, "hooks", all);
    return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
}

const struct operation control_hooks[] = {
    {"api.hook.set", hook_set}, {"api.hook.end", hook_end}, {"api.hook.list", hook_list}, {NULL, NULL}};
