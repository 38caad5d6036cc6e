/* outgoing_words.c - the words of one text, made from its phrase and the names in it: when it leaves, and when somebody
 * who practises looks at a phone again. */
#include "mlinzid/engine/inside.h"

void outgoing_words(const struct engine *e, const struct message *m, struct text *args, struct text *words)
{
    text_span(args, m->args);
    args_put(args, "lang", span_of(lang_word(m->lang)));
    if (m->post.role > ROLE_CHP)
        args_put(args, "late", m->late ? SPAN("yes") : SPAN("no"));
    struct speech what = {.key = m->key, .kind = m->kind, .role = m->guide, .lang = m->lang};
    phrase_speak(phrases_book(e->loaded->phrases), &what, text_done(args), words);
}
