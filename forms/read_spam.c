/* read_spam.c - texts that are no report because nobody meant one: links, prizes, codes.
 * In doubt it is a case: one word of an advertisement is not enough, and any kind, any keyword or a child's sex and age
 * make it a report whatever else it says. */
#include "forms/read_in.h"

#include "base/must.h"

static bool is_link(const struct scan *s, int i)
{
    static const char *const tails[] = {"com", "ke", "ly",   "net", "org",  "info",
                                        "me",  "co", "link", "xyz", "club", "online"};
    struct span word = item_fold(s, i);
    if (word_is(word, "http") || word_is(word, "https") || word_is(word, "www"))
        return true;
    if (s->item[i].gap != GAP_DOT)
        return false;
    for (size_t k = 0; k < countof(tails); k++)
        if (word_is(word, tails[k]))
            return true;
    return false;
}

bool read_is_spam(struct scan *s)
{
    int words = 0;
    bool money = false, link = false, code = false;
    for (int i = 0; i < s->n; i++) {
        const struct item *it = &s->item[i], *after = item_at(s, i + 1), *before = item_at(s, i - 1);
        words += is(it, CLASS_BIT(SPAM));
        link = link || is_link(s, i);
        if (is(it, CLASS_BIT(MONEY)) && (after->number || before->number))
            money = true;
        struct span word = item_fold(s, i);
        bool coded = word_is(word, "code") || word_is(word, "otp") || word_is(word, "pin");
        for (int k = i + 1; coded && k < s->n && k <= i + 3; k++)
            code = code || (s->item[k].number && s->item[k].digits >= 4);
    }
    return link || code || (money && words > 0) || words >= 2;
}
