/* staff.c - what the pages of people, audit and settings share. */
#include "console/staff.h"

#include <string.h>

#include "core/directory.h"

static const char *kept(struct page *p, const char *s)
{
    size_t n = strlen(s) + 1;
    char *copy = arena_take(p->arena, n);
    return copy ? memcpy(copy, s, n) : "";
}

json_t *staff_act(struct page *p, const char *op, json_t *request, const char **why)
{
    json_t *o = page_act(p, op, request);
    *why = NULL;
    if (!o || json_is_true(json_object_get(o, "ok")))
        return o;
    if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else if (json_is_true(json_object_get(o, "forbidden")))
        page_sentence(p, 403, W_NOT_YOURS);
    else
        *why = kept(p, json_str(o, "error"));
    json_decref(o);
    return NULL;
}

bool staff_did(struct page *p, const char *op, json_t *request, const char *here, const char **why)
{
    char to[200];
    struct text t;
    json_t *o = staff_act(p, op, request, why);
    if (!o)
        return !*why;
    json_decref(o);
    text_init(&t, to, sizeof to);
    text_str(&t, here);
    text_str(&t, "?done=1");
    page_go(p, to);
    return true;
}

void staff_notice(struct page *p, const char *why)
{
    if (why)
        html(p->b, "<div class=\"notice grave\" role=\"alert\"><p>%s <span lang=\"en\">%s</span></p></div>\n",
             word(p, W_PEOPLE_REFUSED), why);
    else if (form_has(&p->query, "done"))
        html(p->b, "<div class=\"notice well\" role=\"status\"><p>%s</p></div>\n", word(p, W_PEOPLE_DONE));
}

void staff_roles(struct page *p, const char *chosen)
{
    for (int r = ROLE_CPV; r < ROLE_REPORTER; r++) {
        char words[120];
        const char *role = role_word((enum role)r);
        post_words(p, role, "", words, sizeof words);
        html(p->b,
             strcmp(role, chosen) == 0 ? "<option value=\"%s\" selected>%s</option>"
                                       : "<option value=\"%s\">%s</option>",
             role, words);
    }
}

void staff_field(struct page *p, const struct field *f)
{
    html(p->b, "<div class=\"field\"><label for=\"%s\">%s</label>", f->name, word(p, f->label));
    if (f->hint)
        html(p->b, "<span class=\"hint\" id=\"%s-hint\">%s</span>", f->name, word(p, f->hint));
    html(p->b, "<input id=\"%s\" name=\"%s\" type=\"%s\" value=\"%s\"", f->name, f->name, f->type ? f->type : "text",
         f->value ? f->value : "");
    if (f->hint)
        html(p->b, " aria-describedby=\"%s-hint\"", f->name);
    html_raw(p->b, f->required ? " required></div>\n" : "></div>\n");
}

void staff_date(const char *written, char out[FIGURE_CAP])
{
    int64_t time_s;
    int32_t day;
    if (time_read(span_of(written), &time_s))
        figure_moment(time_s, out);
    else if (day_read(span_of(written), &day)) {
        figure_moment(day_start(day), out);
        out[strcspn(out, ",")] = '\0';
    } else
        (void)span_str(span_of(written), out, FIGURE_CAP);
}
