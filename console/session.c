/* session.c - who asks, and whether a change was asked for by a page of ours. A session is a cookie whose token the
 * store knows (db/session.h); a change carries the secret that follows from it, in a field no other site can read, and
 * where a browser says from which site it comes, that must be this one. Who is not signed in has a cookie of its own
 * for the same: the sign-in form, too, can be sent from elsewhere. */
#include <string.h>

#include "console/page.h"

#define SESSION_COOKIE "session"
#define FORM_COOKIE "form"
#define SEEN_EVERY_S 60

/* --- cookies --- */

void page_cookie(struct page *p, const char *name, const char *value, int64_t life_s)
{
    struct buffer b;
    buffer_init(&b, 512);
    buffer_format(&b, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s", name, value, p->c->secure ? "; Secure" : "");
    if (life_s)
        buffer_format(&b, "; Max-Age=%lld", (long long)life_s);
    if (b.p && !b.full)
        page_header(p, "Set-Cookie", b.p);
    buffer_free(&b);
}

static bool is_token(struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= 'a' && s.p[i] <= 'z') && !(s.p[i] >= 'A' && s.p[i] <= 'Z') &&
            !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '-' && s.p[i] != '_')
            return false;
    return s.n >= 40 && s.n < 64;
}

/* --- posts in words --- */

static const enum word_key role_words[ROLE_COUNT] = {
    [ROLE_CPV] = W_ROLE_CPV,
    [ROLE_PARALEGAL] = W_ROLE_PARALEGAL,
    [ROLE_CHP] = W_ROLE_CHP,
    [ROLE_POLICE] = W_ROLE_POLICE,
    [ROLE_HEALTH] = W_ROLE_HEALTH,
    [ROLE_ODPP] = W_ROLE_ODPP,
    [ROLE_SCCO] = W_ROLE_SCCO,
    [ROLE_CCCS] = W_ROLE_CCCS,
    [ROLE_RCCS] = W_ROLE_RCCS,
    [ROLE_NATIONAL] = W_ROLE_NATIONAL,
    [ROLE_SECRETARY] = W_ROLE_SECRETARY,
    [ROLE_HELPLINE] = W_ROLE_HELPLINE,
    [ROLE_INSTITUTION] = W_ROLE_INSTITUTION,
    [ROLE_CSAC] = W_ROLE_CSAC,
    [ROLE_CBC] = W_ROLE_CBC,
    [ROLE_ADMIN] = W_ROLE_ADMIN,
    [ROLE_AUDITOR] = W_ROLE_AUDITOR,
    [ROLE_REPORTER] = W_ROLE_REPORTER,
};

void post_words(const struct page *p, const char *role, const char *at, char *out, size_t cap)
{
    enum role r = role_of(span_of(role));
    struct area a;
    struct text t;
    text_init(&t, out, cap);
    text_str(&t, r ? word(p, role_words[r]) : role);
    if (!*at)
        return;
    text_str(&t, ", ");
    if (area_read(p->c->areas, span_of(at), &a))
        text_span(&t, area_name(p->c->areas, a));
    else
        text_str(&t, at); /* the code of an office of its own */
}

bool viewer_is(const struct page *p, enum role role)
{
    for (size_t i = 0; i < json_array_size(p->who.posts); i++)
        if (role_of(span_of(json_str(json_array_get(p->who.posts, i), "role"))) == role)
            return true;
    return false;
}

bool viewer_sees_no_case(const struct page *p)
{
    for (size_t i = 0; i < json_array_size(p->who.posts); i++) {
        enum role role = role_of(span_of(json_str(json_array_get(p->who.posts, i), "role")));
        if (role != ROLE_ADMIN && role != ROLE_AUDITOR)
            return false;
    }
    return true;
}

int viewer_level(const struct page *p)
{
    int most = 0;
    for (size_t i = 0; i < json_array_size(p->who.posts); i++) {
        int level = role_level(role_of(span_of(json_str(json_array_get(p->who.posts, i), "role"))));
        most = level > most ? level : most;
    }
    return most;
}

static void name_viewer(struct page *p)
{
    const json_t *best = json_array_get(p->who.posts, 0);
    int most = -1;
    for (size_t i = 0; i < json_array_size(p->who.posts); i++) {
        const json_t *post = json_array_get(p->who.posts, i);
        int level = role_level(role_of(span_of(json_str(post, "role"))));
        if (level > most) {
            most = level;
            best = post;
        }
    }
    post_words(p, json_str(best, "role"), json_str(best, "at"), p->who.name, sizeof p->who.name);
    if (*json_str(best, "name"))
        snprintf(p->who.name, sizeof p->who.name, "%s", json_str(best, "name"));
    utf8_whole(p->who.name);
}

/* --- who asks --- */

static enum lang lang_of_cookie(const struct page *p, enum lang otherwise)
{
    struct span v = cookie_get(p->in->cookie, "lang");
    return span_is(v, "sw") ? LANG_SW : span_is(v, "en") ? LANG_EN : otherwise;
}

static void seen(struct page *p)
{
    json_t *o =
        p->c->behind.act(p->c->behind.ctx, json_pack("{s:s,s:s}", "op", "session.seen", "session", p->who.token));
    json_decref(o); /* away: the next page says so again */
}

/* False: the store could not be asked. */
static bool look_who(struct page *p)
{
    struct span token = cookie_get(p->in->cookie, SESSION_COOKIE);
    p->lang = lang_of_cookie(p, p->lang);
    if (!is_token(token))
        return true;
    json_t *o = p->c->behind.query(p->c->behind.ctx, "session", json_pack("{s:s%}", "token", token.p, token.n));
    if (!o)
        return false;
    if (json_is_true(json_object_get(o, "ok"))) {
        p->who.signed_in = true;
        p->who.person = json_num(o, "person", 0);
        p->who.lang = p->lang = lang_of_cookie(p, strcmp(json_str(o, "lang"), "sw") == 0 ? LANG_SW : LANG_EN);
        p->who.posts = json_incref(json_object_get(o, "posts"));
        (void)span_str(token, p->who.token, sizeof p->who.token);
        (void)span_str(span_of(json_str(o, "secret")), p->who.secret, sizeof p->who.secret);
        name_viewer(p);
        if (json_num(o, "idle_s", 0) >= SEEN_EVERY_S)
            seen(p);
    }
    json_decref(o);
    return true;
}

/* --- a change --- */

static bool same(struct span a, struct span b)
{
    unsigned differs = a.n != b.n;
    for (size_t i = 0; i < a.n && i < b.n; i++)
        differs |= (unsigned char)(a.p[i] ^ b.p[i]);
    return !differs;
}

static bool from_here(const struct page *p)
{
    struct span o = p->in->origin;
    if (!o.n)
        return true; /* no browser, or an old one: the token decides */
    for (size_t i = 0; i + 2 < o.n; i++)
        if (o.p[i] == ':' && o.p[i + 1] == '/' && o.p[i + 2] == '/')
            return span_eq((struct span){o.p + i + 3, o.n - i - 3}, p->in->host);
    return false;
}

static bool token_right(const struct page *p)
{
    struct span given = span_of(form_get(&p->form, "token"));
    struct span want = p->who.signed_in ? span_of(p->who.secret) : cookie_get(p->in->cookie, FORM_COOKIE);
    return is_token(want) && same(given, want);
}

void page_once(struct page *p, const struct form *was)
{
    json_t *o = was ? NULL : p->c->behind.query(p->c->behind.ctx, "form.secret", NULL);
    html(p->b, "<input type=\"hidden\" name=\"once\" value=\"%s\">\n",
         was ? form_get(was, "once") : json_str(o, "secret"));
    json_decref(o);
}

void page_form(struct page *p, const char *action)
{
    struct span have = cookie_get(p->in->cookie, FORM_COOKIE);
    if (!p->who.secret[0] && is_token(have))
        (void)span_str(have, p->who.secret, sizeof p->who.secret);
    if (!p->who.secret[0]) {
        json_t *o = p->c->behind.query(p->c->behind.ctx, "form.secret", NULL);
        (void)span_str(span_of(json_str(o, "secret")), p->who.secret, sizeof p->who.secret);
        json_decref(o);
        page_cookie(p, FORM_COOKIE, p->who.secret, 0);
    }
    html(p->b, "<form method=\"post\" action=\"%s\"><input type=\"hidden\" name=\"token\" value=\"%s\">\n", action,
         p->who.secret);
}

/* --- admission --- */

const char *path_ours(const char *typed)
{
    if (typed[0] != '/' || typed[1] == '/' || typed[1] == '\\')
        return "/";
    for (const char *c = typed; *c; c++)
        if ((unsigned char)*c <= 0x20 || *c == '\\' || (unsigned char)*c >= 0x7F)
            return "/";
    return typed;
}

/* After signing in it goes on where it was asked to; what a POST carried is lost, so that begins at the first page. */
static void go_sign_in(struct page *p)
{
    struct buffer here, b;
    buffer_init(&here, 2048);
    buffer_init(&b, 8192);
    if (p->in->method == HTTP_GET) {
        buffer_add(&here, p->in->path.p, p->in->path.n);
        if (p->in->query.n)
            buffer_str(&here, "?");
        buffer_add(&here, p->in->query.p, p->in->query.n);
    }
    const char *to = here.p && !here.full ? path_ours(here.p) : "/";
    if (strcmp(to, "/") != 0)
        html(&b, "/sign-in?to=%u", to);
    page_go(p, b.p && !b.full ? b.p : "/sign-in");
    buffer_free(&here);
    buffer_free(&b);
}

bool page_admit(struct page *p, const struct route *r)
{
    if (r->whom == FOR_KEY)
        return true;
    if (!look_who(p)) {
        page_away(p);
        return false;
    }
    if (r->whom == FOR_PRACTICE && !p->c->practice) {
        page_sentence(p, 404, W_NOT_FOUND);
        return false;
    }
    if (p->in->method != HTTP_GET && (!from_here(p) || !token_right(p))) {
        page_sentence(p, 403, W_BAD_TOKEN);
        return false;
    }
    if (r->whom == FOR_SIGNED_IN && !p->who.signed_in) {
        go_sign_in(p);
        return false;
    }
    return true;
}
