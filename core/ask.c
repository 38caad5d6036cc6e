/* ask.c - what every act may say to its sender: a refusal, a question that then stands. A refusal is an idle answer and
 * an audit row; one about a case that the sender may not see counts as a strike (product section 1, ruling 22). */
#include "core/acts.h"

void refuse(struct decide *d, enum phrase key)
{
    audit_add(d, "refused", span_of(phrase_key(key)));
    answer_idle(d, key);
}

void question_clear(struct decide *d)
{
    struct effect *e = effect_add(d, EFFECT_QUESTION);
    struct question *q = arena_new(d->arena, struct question);
    e->number = d->ev->from;
    e->question = q;
}

/* What a page asked is answered on the page: the next text from that officer's phone is something else. */
void question_put(struct decide *d, const struct question *q)
{
    if (d->ev->channel == CHANNEL_WEB)
        return;
    struct question *copy = arena_new(d->arena, struct question);
    if (!copy)
        return;
    *copy = *q;
    struct effect *e = effect_add(d, EFFECT_QUESTION);
    e->number = d->ev->from;
    e->question = copy;
}

void ask(struct decide *d, enum phrase key, enum say_class cls)
{
    struct text t = say_args(d);
    say_sender(d, key, cls, &t);
    struct question q = {.key = key, .case_id = d->c ? d->c->file.id : 0, .asked_s = d->ev->now_s};
    question_put(d, &q);
}

void refuse_no_such_case(struct decide *d)
{
    const struct limits *lim = d->w->limits;
    struct sender *s = arena_new(d->arena, struct sender);
    d->c = NULL; /* nothing about a case may leak into the answer */
    refuse(d, PHRASE_REFUSE_NO_SUCH_CASE);
    if (!s)
        return;
    *s = d->f->sender;
    int64_t now = d->ev->now_s;
    if (now - s->strikes_s >= lim->mute_window_s) {
        s->strikes = 0;
        s->strikes_s = now;
    }
    s->strikes++;
    if (s->strikes >= lim->mute_tries) {
        audit_add(d, "number.guessing", (struct span){NULL, 0});
        if (!rights_duty(d))
            s->muted_until_s = now + lim->mute_length_s;
        s->strikes = 0;
    }
    struct effect *e = effect_add(d, EFFECT_NUMBER);
    e->number = d->ev->from;
    e->sender = s;
}
