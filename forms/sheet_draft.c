/* sheet_draft.c - an answer is "field ord number letters:words" and a line's end; the letters are counted, so that
 * words may hold anything. */
#include "forms/sheet_draft.h"

void sheet_draft_write(const struct sheet *s, const struct answers *a, struct text *out)
{
    for (int i = 0; i < a->count; i++) {
        const struct answer *one = &a->list[i];
        text_str(out, s->field[one->field].id);
        text_char(out, ' ');
        text_i64(out, one->ord);
        text_char(out, ' ');
        text_i64(out, one->number);
        text_char(out, ' ');
        text_i64(out, (int64_t)one->text.n);
        text_char(out, ':');
        text_span(out, one->text);
        text_char(out, '\n');
    }
}

static bool answer_read(const struct sheet *s, struct span *rest, struct answer *out)
{
    int64_t ord, letters;
    struct span field = span_cut(rest, ' ');
    *out = (struct answer){.field = sheet_field_of(s, field)};
    if (!span_i64(span_cut(rest, ' '), &ord) || ord < 0 || ord >= ANSWERS_MAX ||
        !span_i64(span_cut(rest, ' '), &out->number) || !span_i64(span_cut(rest, ':'), &letters) || letters < 0 ||
        (uint64_t)letters >= rest->n || rest->p[letters] != '\n')
        return false;
    out->ord = (int)ord;
    if (letters > 0)
        out->text = (struct span){rest->p, (size_t)letters};
    *rest = (struct span){rest->p + letters + 1, rest->n - (size_t)letters - 1};
    return true;
}

bool sheet_draft_answer(struct answers *all, int field, const struct answer *a, int n)
{
    int kept = 0, at = 0;
    for (int i = 0; i < all->count; i++)
        if (all->list[i].field != field)
            all->list[kept++] = all->list[i];
    all->count = kept;
    if (kept + n > all->cap)
        return false;
    while (at < kept && all->list[at].field < field)
        at++;
    for (int i = kept - 1; i >= at; i--)
        all->list[i + n] = all->list[i];
    for (int i = 0; i < n; i++)
        all->list[at + i] = a[i];
    all->count = kept + n;
    return true;
}

bool sheet_draft_read(const struct sheet *s, struct span from, struct arena *arena, struct answers *out)
{
    *out = (struct answers){arena_array(arena, struct answer, ANSWERS_MAX), 0, ANSWERS_MAX};
    while (out->list && from.n > 0) {
        struct answer one;
        if (!answer_read(s, &from, &one) || out->count == out->cap)
            return false;
        if (one.field < 0)
            continue;
        int at = out->count++;
        for (; at > 0 && (out->list[at - 1].field > one.field ||
                          (out->list[at - 1].field == one.field && out->list[at - 1].ord > one.ord));
             at--)
            out->list[at] = out->list[at - 1];
        out->list[at] = one;
    }
    return out->list != NULL;
}
