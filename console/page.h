/* page.h - what every page works with: the request taken apart, who asks, and the frame all pages share. Routes are
 * rows of console/routes.def; a page is one function that writes the inside of <main>. */
#ifndef MLINZI_CONSOLE_PAGE_H
#define MLINZI_CONSOLE_PAGE_H

#include "base/must.h"
#include "console/console.h"
#include "console/form.h"
#include "console/html.h"
#include "core/types.h"
#include "forms/phrase.h"

enum word_key {
#define W(key, en, sw) W_##key,
#include "console/words.def"
#undef W
    W_COUNT
};

/* Who a route is for. Rights on a case are core's business and the engine's: this only tells who must be signed in. */
enum route_for {
    FOR_ANYBODY, /* sign-in, assets */
    FOR_SIGNED_IN,
    FOR_PRACTICE, /* the phone: only where people are invented */
    FOR_KEY,      /* the API: a bearer key; no cookie counts, so no token is asked */
};
struct viewer {
    bool signed_in;
    int64_t person;
    char name[80]; /* role and place of the highest post: a desk knows no names */
    enum lang lang;
    char token[64];  /* of the session, for acts: the engine looks at it again */
    char secret[64]; /* CSRF: the hidden field `token` of every form; made by page_form() for who is not signed in */
    json_t *posts;   /* [{"role":"scco","at":"003.016"}]: today's, delegated ones too; NULL none */
};
#define PAGE_ARGS 3
struct page {
    const struct console *c;
    const struct console_in *in;
    struct console_out *out;
    struct buffer *b; /* out->body */
    struct arena *arena;
    struct form query, form;    /* of the address; of the body of a POST */
    struct span arg[PAGE_ARGS]; /* what stood for * in the route */
    struct viewer who;
    enum lang lang;
    int64_t now_s;
    const char *here; /* this page's own address, to come back to after a change of language; "/" after a POST */
};
struct route {
    enum http_method method;
    const char *path; /* "/cases/" followed by * for one piece */
    enum route_for whom;
    void (*run)(struct page *p);
};
extern const struct route console_routes[];
extern const int console_routes_count;

const char *word(const struct page *p, enum word_key key); /* in the viewer's language */
void word_put(struct page *p, enum word_key key);          /* escaped */

/* --- the frame --- */
void page_begin(struct page *p, const char *title); /* <!doctype> to <main>; title is escaped */
void page_end(struct page *p);
void page_header(struct page *p, const char *name, const char *value);
/* 303: a POST that was done answers with a GET. here is a path of ours. */
void page_go(struct page *p, const char *here);
/* A whole page with one sentence: 400, 403, 404, 405, 413, 503 and so on. */
void page_sentence(struct page *p, int status, enum word_key sentence);
/* The engine or the store is away: 503, Retry-After, and the page asks again by itself. */
void page_away(struct page *p);
/* Opens a form that posts to `action`, with the token in it. */
void page_form(struct page *p, const char *action);

/* A token of its own, hidden in the form: the same form sent twice is done once. was: what stood there before, NULL
 * none. */
void page_once(struct page *p, const struct form *was);
/* "SCCO, Ganze", "County coordinator, Kilifi": how an officer is shown. */
void post_words(const struct page *p, const char *role, const char *at, char *out, size_t cap);
/* A case's reference as people read it, "4817 3024" (base/ref.h), in the arena; what is none as it is. In addresses and
 * fields it stays eight digits. */
const char *ref_shown(const struct page *p, const char *ref);
/* What was typed, without the spaces and dashes people write; in the arena. */
const char *ref_typed(const struct page *p, const char *typed);
/* The viewer holds a post of that role today. */
bool viewer_is(const struct page *p, enum role role);
bool viewer_sees_no_case(const struct page *p); /* every post is beside the cases: admin, auditor */
int viewer_level(const struct page *p);         /* the highest of the posts, 1..5; 0: none on the ladder */
/* console/session.c: who asks. False: the page was answered (303 to the sign-in page, 403, 503). */
MUST_USE bool page_admit(struct page *p, const struct route *r);
void page_cookie(struct page *p, const char *name, const char *value,
                 int64_t life_s); /* life 0: ends with the browser */
/* A path of ours, to go back to: "/cases?x=1". Anything else is "/". */
const char *path_ours(const char *typed);

/* --- asking --- */
/* NULL: away or refused, and the page was answered already (503, or 404 for "not found"). Takes params. */
json_t *page_query(struct page *p, const char *name, json_t *params);
/* The engine's answer, ok or not; NULL: away, answered already. It adds op, session and remote. Takes request. */
json_t *page_act(struct page *p, const char *op, json_t *request);
const char *json_str(const json_t *o, const char *key); /* "" when it is not there */
int64_t json_num(const json_t *o, const char *key, int64_t otherwise);

#endif
