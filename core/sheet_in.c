/* sheet_in.c - a text that fills a form: from anybody who is not on duty, or where it could be a report, it is a text
 * like any other. A form that somebody filled badly is worth less than a child that somebody told of. */
#include "core/sheet_in.h"

#include "core/acts.h"
#include "core/casework.h"

/* A form without a fault whose words would open a case by themselves (what happened, and the ward), or a faulty one
 * that tells anything of a child but an age: any number of a form may look like one. */
static bool could_report(const struct decide *d, const struct sheet_come *s)
{
    const struct reading *r = d->ev->reading;
    if (r->intent != INTENT_REPORT)
        return false;
    if (s->ref.digits[0] && s->as == SHEET_CLEAN)
        return r->keyword || (r->slots.kinds && r->slots.place.level == AREA_WARD);
    return (r->slots.missing | MISSING_AGE) != 15;
}

/* The names of the fields as they may be typed: "tarehe, nani, hali". */
static struct span names_said(struct decide *d, const struct sheet *s, enum lang lang)
{
    struct text t;
    char *space = arena_take(d->arena, SAY_ARGS_CAP / 2);
    text_init(&t, space, space ? SAY_ARGS_CAP / 2 : 0);
    for (int i = 0; space && i < s->fields; i++) {
        struct span names = span_of(s->field[i].names);
        text_str(&t, i ? ", " : "");
        text_span(&t, lang == LANG_SW && names.n ? span_cut(&names, '|') : span_of(s->field[i].id));
    }
    return text_done(&t);
}

/* Its language is known only when it is about to be said. */
static void say_sheet(struct decide *d, enum phrase key, enum say_class cls)
{
    const struct sheet_come *s = d->ev->sheet;
    struct text t = say_args(d);
    struct message *m = say_sender(d, key, cls, &t);
    if (!m)
        return;
    enum lang lang = m->lang == LANG_SW ? LANG_SW : LANG_EN;
    if (s->by == SHEET_BY_TEXT) {
        say_arg(&t, "what", s->sheet->word);
    } else {
        say_arg(&t, "what", s->sheet->title[lang]);
        say_arg(&t, "how", "keys");
    }
    if (key == PHRASE_SHEET_HELP)
        args_put(&t, "words", names_said(d, s->sheet, lang));
    else if (key == PHRASE_SHEET_REFUSED && s->as == SHEET_STRAY)
        args_put(&t, "words", s->stray);
    else if (key == PHRASE_SHEET_REFUSED)
        say_arg(&t, "words", s->sheet->field[s->why.field].label[lang]);
    if (key == PHRASE_SHEET_REFUSED)
        say_arg(&t, "fault", s->as == SHEET_STRAY ? "stray" : sheet_fault_word(s->why.fault));
    if (key == PHRASE_SHEET_ELSEWHERE)
        say_arg(&t, "why",
                d->f->sheet.children != 1 && s->sheet->about == ABOUT_CHILD ? "children"
                : d->f->sheet.before                                        ? "order"
                                                                            : "filled");
    m->args = text_done(&t);
}

/* The same text by the same person on the same day is one form. */
static struct span once_of(struct decide *d)
{
    struct text t;
    char *space = arena_take(d->arena, ONCE_TEXT_CAP);
    text_init(&t, space, space ? ONCE_TEXT_CAP : 0);
    text_char(&t, 't');
    text_i64(&t, decide_actor(d));
    text_char(&t, ':');
    text_i64(&t, decide_today(d));
    text_char(&t, ':');
    text_i64(&t, d->ev->text_hash);
    return text_done(&t);
}

static void fill(struct decide *d, const struct rights *rights, const struct post *as)
{
    const struct sheet_come *s = d->ev->sheet;
    struct text detail = say_args(d);
    detail.n = 0;
    text_str(&detail, s->by == SHEET_BY_TEXT ? "by=sms sheet=" : "by=ussd sheet=");
    text_str(&detail, s->sheet->id);
    text_str(&detail, " about=");
    text_str(&detail, about_word(s->sheet->about));
    text_str(&detail, " subject=");
    text_i64(&detail, d->f->sheet.subject.id);
    if (casework_progress(span_of(s->sheet->id)))
        act_progress(d, rights);
    struct effect *e = effect_add(d, EFFECT_SHEET);
    e->sheet = s;
    e->other = d->f->sheet.subject.id;
    e->role = d->role;
    e->post = *as;
    e->c = &d->c->file;
    e->word = span_of(d->f->sheet.once);
    e = effect_add(d, EFFECT_NOTE); /* as by the page: the case itself does not change by it */
    e->version = 0;
    e->role = d->role;
    e->word = SPAN("case.sheet");
    e->text = span_of(s->sheet->id);
    audit_add(d, "sheet.filled", text_done(&detail));
    say_sheet(d, PHRASE_SHEET_FILLED, SAY_CHANGE);
}

/* One more answer of a form that is filled by keys: nobody but its officer sees it yet, and nothing follows from it. */
static void keep(struct decide *d)
{
    struct text t = say_args(d);
    struct effect *e = effect_add(d, EFFECT_DRAFT);
    e->sheet = d->ev->sheet;
    e->c = &d->c->file;
    say_sender(d, PHRASE_USSD_FORM, SAY_IDLE, &t);
}

/* The case is in hand and its forms are known. */
static void on_case(struct decide *d)
{
    const struct sheet_come *s = d->ev->sheet;
    const struct sheet_facts *known = &d->f->sheet;
    struct rights rights = rights_of(d);
    struct post as;
    int n;
    const struct post *mine = rights_mine(d, &n);
    bool child = s->sheet->about == ABOUT_CHILD;
    d->role = rights.role;
    if (!register_may(d->w->directory, mine, n, REGISTER_FILL, &known->of_case, &as)) {
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
        return;
    }
    if (child && known->children != 1) {
        say_sheet(d, PHRASE_SHEET_ELSEWHERE, SAY_IDLE);
        return;
    }
    if (child && !register_may(d->w->directory, mine, n, REGISTER_FILL, &known->subject, &as)) {
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
        return;
    }
    d->role = as.role;
    if (known->again)
        say_sheet(d, PHRASE_SHEET_FILLED, SAY_IDLE);
    else if (s->by == SHEET_BY_KEYS_KEPT)
        keep(d);
    else if (s->as != SHEET_CLEAN)
        say_sheet(d, PHRASE_SHEET_REFUSED, SAY_IDLE);
    else if (known->filled || known->before)
        say_sheet(d, PHRASE_SHEET_ELSEWHERE, SAY_IDLE);
    else
        fill(d, &rights, &as);
}

/* Its case, if the sender sees it; what a form is about is looked for only then. */
static void of_case(struct decide *d)
{
    const struct sheet_come *s = d->ev->sheet;
    if (!decide_case(d, 0, 0, s->ref.digits))
        return;
    if (d->f->c[0].found && !d->f->c[0].file.erased_s)
        d->c = decide_take(d, 0);
    if (!d->c || !rights_of(d).sees) {
        refuse_no_such_case(d);
        return;
    }
    d->f->need_sheet.case_id = d->c->file.id;
    d->f->need_sheet.sheet = s->sheet;
    span_str(once_of(d), d->f->need_sheet.once, sizeof d->f->need_sheet.once);
    if (decide_have(d, NEED_SHEET))
        on_case(d);
}

/* What was answered is theirs alone to save, and only where it is whole; a PIN stands before it. */
void sheet_keys(struct decide *d)
{
    const struct sheet_come *s = d->ev->sheet;
    inbox_took(d, "form", false);
    if (!rights_duty(d) || !d->ev->proved || s->answers.count == 0)
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
    else
        of_case(d);
}

bool sheet_decide(struct decide *d)
{
    const struct sheet_come *s = d->ev->sheet;
    if (!s || !rights_duty(d) || could_report(d, s))
        return false;
    inbox_took(d, "form", false);
    if (d->ev->now_s < d->f->sender.muted_until_s)
        return true;
    if (!s->ref.digits[0]) {
        say_sheet(d, PHRASE_SHEET_HELP, SAY_IDLE);
        return true;
    }
    of_case(d);
    return true;
}
