/* ussd_form.c - forms of the register among the other screens: which are offered, one question after the other by
 * forms/sheet_ussd.h, and the last screen, on which the whole is saved. Each answer is told to the service at once, and
 * is the service's to keep; nothing is saved before the officer says so. */
#include "base/day.h"
#include "forms/sheet_draft.h"
#include "forms/ussd_inside.h"

const struct sheet *ussd_form_at(const struct ussd_world *w, const struct ussd_session *s, int i)
{
    for (int k = 0; w->sheets && k < w->sheets->count; k++) {
        const struct sheet *one = w->sheets->sheet[k];
        bool about = one->about == ABOUT_CASE || (one->about == ABOUT_CHILD && s->child);
        if (one->ussd && about && sheet_on(w->sheets, span_of(one->id), day_of(w->now_s)) == one && i-- == 0)
            return one;
    }
    return NULL;
}

/* A form may be changed, or taken away, between two hops. */
static bool in_hand(const struct ussd_world *w, const struct ussd_session *s)
{
    return w->form && s->form.field >= 0 && s->form.field < w->form->fields;
}

static struct sheet_ussd_world world_of(const struct ussd_world *w)
{
    int32_t today = day_of(w->now_s);
    struct sheet_ussd_world out = {.book = w->book, .scratch = w->scratch};
    out.w = (struct sheet_world){
        .codes = w->codes, .areas = w->areas, .day = sheet_day(w->form, w->answers, today), .today = today};
    return out;
}

/* What was asked before an answer above it was changed may be wrong by now: it is asked again. */
static void all_passed(const struct ussd_world *w, struct ussd_session *s, struct ussd_step *out)
{
    struct sheet_ussd_world fw = world_of(w);
    struct answers a = {arena_array(w->scratch, struct answer, (size_t)w->answers->count + 1), 0, w->answers->count};
    struct sheet_refusal why;
    if (a.list) {
        for (; a.count < w->answers->count; a.count++)
            a.list[a.count] = w->answers->list[a.count];
        sheet_prune(w->form, &a);
    }
    if (!a.list || sheet_check(w->form, &a, &fw.w, &why, 1) == 0) {
        ussd_go(s, USSD_FORM_SAVE, out);
        return;
    }
    s->form = (struct sheet_ussd){
        .layout = SHEET_USSD_LAYOUT, .lang = s->lang, .hint = 1, .wrong = s->form.wrong, .field = (int16_t)why.field};
    s->screen = USSD_FORM;
    out->what = USSD_SHOW;
}

static void tell(const struct ussd_world *w, struct ussd_session *s, const struct sheet_ussd_step *step,
                 struct ussd_step *out)
{
    char *space = arena_take(w->scratch, SHEET_DRAFT_CAP);
    struct text t;
    text_init(&t, space, space ? SHEET_DRAFT_CAP : 0);
    struct answers a = {arena_array(w->scratch, struct answer, SHEET_USSD_CHOICES), step->count, SHEET_USSD_CHOICES};
    for (int i = 0; a.list && i < step->count; i++) {
        a.list[i] = step->answer[i];
        a.list[i].field = s->form.field;
    }
    if (a.list)
        sheet_draft_write(w->form, &a, &t);
    if (!a.list || t.cut) {
        ussd_wrong(s, out);
        return;
    }
    (void)ussd_say(s, out, USSD_TELL_FORM, INTENT_UPDATE);
    out->form = text_done(&t);
    out->proved = s->proved;
}

static void step_done(const struct ussd_world *w, struct ussd_session *s, const struct sheet_ussd_step *step,
                      struct ussd_step *out)
{
    switch (step->what) {
    case SHEET_USSD_SHOW:
        s->screen = USSD_FORM;
        s->first = 0;
        s->wrong = s->hint = 0; /* the form counts its own */
        out->what = USSD_SHOW;
        break;
    case SHEET_USSD_KEEP: tell(w, s, step, out); break;
    case SHEET_USSD_DONE: all_passed(w, s, out); break;
    case SHEET_USSD_LEFT: ussd_go(s, USSD_FORMS, out); break;
    case SHEET_USSD_OVER:
        s->wrong = USSD_WRONG_MAX - 1;
        ussd_wrong(s, out);
        break;
    }
}

void ussd_form_key(const struct ussd_world *w, struct ussd_session *s, struct span typed, struct ussd_step *out)
{
    struct sheet_ussd_step step;
    if (!in_hand(w, s)) {
        ussd_go(s, USSD_FORMS, out);
        return;
    }
    struct sheet_ussd_world fw = world_of(w);
    sheet_ussd_key(&fw, w->form, w->answers, &s->form, typed, &step);
    step_done(w, s, &step, out);
}

void ussd_form_back(const struct ussd_world *w, struct ussd_session *s, struct ussd_step *out)
{
    struct sheet_ussd_step step = {.what = SHEET_USSD_LEFT};
    if (w->form)
        sheet_ussd_last(w->form, w->answers, &s->form, &step);
    step_done(w, s, &step, out);
}

void ussd_form_chosen(const struct ussd_world *w, struct ussd_session *s, int64_t number, struct ussd_step *out)
{
    const struct sheet *f = number >= 1 ? ussd_form_at(w, s, (int)number - 1) : NULL;
    if (!f || !span_str(span_of(f->id), s->sheet, sizeof s->sheet)) {
        ussd_wrong(s, out);
        return;
    }
    s->wrong = s->hint = 0;
    out->what = USSD_FORM_OF;
}

void ussd_forms(struct ussd_session *s, bool one_child, struct ussd_step *out)
{
    s->child = one_child;
    ussd_go(s, USSD_FORMS, out);
}

void ussd_drafted(const struct ussd_world *w, struct ussd_session *s, struct ussd_step *out)
{
    struct sheet_ussd_step step;
    *out = (struct ussd_step){.what = USSD_SHOW};
    if (!w->form) {
        ussd_go(s, USSD_FORMS, out);
        return;
    }
    sheet_ussd_begin(w->form, w->answers, (enum lang)s->lang, &s->form, &step);
    step_done(w, s, &step, out);
}

void ussd_form_kept(const struct ussd_world *w, struct ussd_session *s, struct ussd_step *out)
{
    struct sheet_ussd_step step = {.what = SHEET_USSD_LEFT};
    if (w->form)
        sheet_ussd_next(w->form, w->answers, &s->form, &step);
    step_done(w, s, &step, out);
}

void ussd_form_page(const struct ussd_world *w, const struct ussd_session *s, struct text *out)
{
    if (!in_hand(w, s)) {
        ussd_foot_say(w, s, false, out);
        return;
    }
    struct sheet_ussd_world fw = world_of(w);
    sheet_ussd_show(&fw, w->form, w->answers, &s->form, out);
}

void ussd_form_args(const struct ussd_world *w, const struct ussd_session *s, struct text *out)
{
    const struct sheet *f = s->sheet[0] && w->sheets ? sheet_on(w->sheets, span_of(s->sheet), day_of(w->now_s)) : NULL;
    if (s->screen == USSD_FORMS) {
        args_put(out, "step", ussd_form_at(w, s, 0) ? SPAN("list") : SPAN("none"));
        return;
    }
    if (f)
        args_put(out, "what", span_of(f->title[s->lang]));
    if (s->screen == USSD_FORM && in_hand(w, s))
        args_put(out, "field", span_of(w->form->field[s->form.field].id));
    else
        args_put(out, "step", s->screen == USSD_FORM_SAVE ? SPAN("save") : SPAN("resume"));
}
