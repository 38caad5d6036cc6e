/* words.c - what people write: reports out of the vocabulary and the names of places, in English and Swahili, whole
 * and broken, and everything else that comes to a public number. */
#include <string.h>

#include "mlinzid/sim/inside.h"

/* A row of the vocabulary: domain, canonical, lang, kind, form. One of that domain and language from a random line on.
 */
static struct span a_form(struct sim *s, const char *domain, const char *lang)
{
    struct span all = span_of(s->set.loaded->text[2]);
    size_t from = (size_t)sim_pick(s, (int64_t)all.n);
    for (int round = 0; round < 2; round++) {
        struct span rest = {all.p + from, all.n - from};
        (void)span_cut(&rest, '\n');
        while (rest.n) {
            struct span line = span_cut(&rest, '\n');
            bool right = span_is(span_cut(&line, '\t'), domain);
            (void)span_cut(&line, '\t');
            right = span_is(span_cut(&line, '\t'), lang) && right;
            (void)span_cut(&line, '\t');
            if (right)
                return span_cut(&line, '\t');
        }
        from = 0;
    }
    return SPAN("neglect");
}

static const char *any(struct sim *s, const char *const *words, int n)
{
    return words[sim_pick(s, n)];
}
#define ANY(s, words) any((s), (words), (int)countof(words))

static struct span a_ward(struct sim *s, const struct sim_phone *p)
{
    const struct areas *all = &s->set.loaded->areas;
    struct area a = {0};
    if (!area_read(all, span_of(p->at), &a) || !a.constituency || sim_odds(s, 60))
        (void)area_read(all, span_of(s->home[sim_pick(s, s->homes)]), &a);
    int row = sim_odds(s, 40) ? all->of_ward[1 + sim_pick(s, 1450)]
                              : all->ward_first[a.constituency] + (int)sim_pick(s, all->ward_count[a.constituency]);
    return all->row[row].name;
}

static void sex_and_age(struct sim *s, const struct sim_phone *p, struct text *t)
{
    static const char *const en[] = {"girl", "boy", "female child", "male child"};
    static const char *const sw[] = {"msichana", "mvulana", "mtoto wa kike", "mtoto wa kiume"};
    text_str(t, p->swahili ? ANY(s, sw) : ANY(s, en));
    text_str(t, p->swahili ? " miaka " : " ");
    text_i64(t, 1 + sim_pick(s, 17));
    if (!p->swahili && sim_odds(s, 500))
        text_str(t, " years");
}

void words_report(struct sim *s, const struct sim_phone *p, bool whole, struct text *out)
{
    static const char *const by_en[] = {"", " by neighbour", " by the father", " by a teacher", " by police officer"};
    static const char *const by_sw[] = {"", " na jirani", " na baba", " na mwalimu"};
    text_str(out, whole || sim_odds(s, 600) ? (p->swahili ? "RIPOTI " : "REPORT ") : "");
    text_span(out, a_form(s, "abuse", p->swahili ? "sw" : "en"));
    text_char(out, ' ');
    if (whole || sim_odds(s, 400))
        sex_and_age(s, p, out);
    if (whole || sim_odds(s, 400)) {
        text_char(out, ' ');
        text_span(out, a_ward(s, p));
        text_str(out, sim_odds(s, 300) ? " ward" : "");
    }
    text_str(out, p->swahili ? ANY(s, by_sw) : ANY(s, by_en));
    if (sim_odds(s, 80))
        text_str(out, p->swahili ? " haraka" : " urgent");
}

void words_place(struct sim *s, const struct sim_phone *p, struct text *out)
{
    text_span(out, a_ward(s, p));
}

void words_missing(struct sim *s, const struct sim_phone *p, struct text *out)
{
    int64_t which = sim_pick(s, 5);
    if (which == 0)
        text_i64(out, 1 + sim_pick(s, 9));
    if (which == 1 || which >= 3)
        sex_and_age(s, p, out);
    if (which >= 2) {
        text_char(out, ' ');
        text_span(out, a_ward(s, p));
    }
}

void words_action(struct sim *s, const struct sim_phone *p, struct text *out)
{
    static const char *const en[] = {"visited the home and spoke with the family",
                                     "child taken to the health centre and is safe now",
                                     "case referred, the family is counselled and followed up",
                                     "home visit done, a place of safety was found for tonight"};
    static const char *const sw[] = {"nimetembelea nyumbani na kuzungumza na familia",
                                     "mtoto amepelekwa hospitali na yuko salama sasa",
                                     "familia imeshauriwa na tunafuatilia kila wiki"};
    text_str(out, p->swahili ? ANY(s, sw) : ANY(s, en));
}

void words_chatter(struct sim *s, struct text *out)
{
    static const char *const words[] = {"Asante sana",
                                        "ok",
                                        "Thanks",
                                        "Sawa",
                                        "amen",
                                        "Habari za leo",
                                        "1",
                                        "2",
                                        "Congratulations! You have won KSh 50000, call now http://win.example",
                                        "Uko wapi?",
                                        "please hurry he is beating her again",
                                        "Call me when you can"};
    text_str(out, ANY(s, words));
}

void words_garbage(struct sim *s, struct text *out)
{
    for (int64_t n = sim_pick(s, 150); n > 0; n--)
        text_char(out, (char)(1 + sim_pick(s, 255)));
}
