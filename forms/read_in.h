/* read_in.h - one text being read: its items, and the steps that each fill a slot. Inside forms/ only.
 * An item is a word, a phrase, a number or a place's name with what it may mean; every rule looks at items and their
 * neighbours, never at bytes. */
#ifndef MLINZI_FORMS_READ_IN_H
#define MLINZI_FORMS_READ_IN_H

#include <string.h>

#include "forms/lexicon.h"
#include "forms/token.h"

struct item {
    uint16_t first, tokens; /* of the text */
    uint16_t gap;           /* before it, enum gap */
    bool number;            /* digits */
    bool known;             /* in the vocabulary, or read as a verb; a place alone is not "known" */
    bool near;              /* read by likeness */
    bool used;              /* a number or name that a slot has taken */
    bool denied;
    uint8_t voice; /* of a verb: enum voice */
    uint8_t digits;
    int32_t value;       /* of digits or a number word, else -1 */
    uint32_t geo, geo_n; /* places of that name */
    struct meaning m;
};
struct scan {
    const struct lexicon *lex;
    struct span text;
    struct tokens ts;
    struct item *item;
    int n;
    int32_t today; /* day */
    struct arena *scratch;
    struct slots *slots;
    struct reading *out;
    int command_items; /* items a command and its reference took */
};

/* Comparisons against words known when compiling: here, so that their lengths are too. */
static inline bool word_is(struct span word, const char *s)
{
    return word.n == strlen(s) && memcmp(word.p, s, word.n) == 0;
}
static inline bool word_starts_with(struct span word, const char *s)
{
    size_t n = strlen(s);
    return word.n >= n && memcmp(word.p, s, n) == 0;
}
static inline bool is(const struct item *it, uint64_t classes)
{
    return (it->m.is & classes) != 0;
}
static inline bool dom(const struct item *it, uint32_t domains)
{
    return (it->m.domain & domains) != 0;
}
/* Does anything but spaces part this item from the one before? */
static inline bool broken(const struct item *it)
{
    return (it->gap & GAP_BREAK) != 0;
}
static inline bool new_sentence(const struct item *it)
{
    return (it->gap & GAP_SENTENCE) != 0;
}
extern const struct item item_nothing; /* what stands outside the text: nothing, after a new sentence */
static inline const struct item *item_at(const struct scan *s, int i)
{
    return (unsigned)i < (unsigned)s->n ? &s->item[i] : &item_nothing;
}
struct span item_text(const struct scan *s, int first, int last); /* as typed */
struct span item_fold(const struct scan *s, int i);               /* folded, without spaces */
bool item_is_value(const struct item *it);                        /* something a slot could take */
bool item_field(const struct scan *s, int i); /* stands like a field: values, separators or the ends on both sides */
bool item_child(const struct item *it);       /* a word for a child: girl, mtoto, twins... not a pronoun */
bool item_grown(const struct item *it);       /* a word for somebody grown: a perpetrator's word or an adult */
/* Stands after "by" or a passive's "na": it is the doer, whatever else it says. */
bool item_agent(const struct scan *s, int i);
bool item_does_it(struct scan *s, int i);    /* "boy defiled girl 9": the one before the deed, who is no victim */
bool item_child_sold(struct scan *s, int i); /* "selling a girl" */
/* "mtoto wa jirani", "neighbour's child": the word before or after makes it a child's description. */
bool item_owner_of_child(const struct scan *s, int i);

bool scan_make(struct scan *s);  /* tokens and items; false when the arena is full */
void scan_items(struct scan *s); /* the items anew, as if nothing had been read */
/* Unknown words by likeness, for the domains still wanted; without take it is only looked whether there are any. */
bool scan_near(struct scan *s, uint32_t domains, bool take);
bool verb_read(struct scan *s, struct item *it, struct span folded);

void read_denials(struct scan *s);
void read_list_numbers(struct scan *s); /* "1. girl 2. nine": marks them used */
void read_kinds(struct scan *s);
void read_sex(struct scan *s);
void read_dates(struct scan *s); /* dob and when; marks their numbers used */
void read_children(struct scan *s);
void read_age(struct scan *s);
void read_name(struct scan *s);
void read_perpetrator(struct scan *s);
void read_urgent(struct scan *s);
void read_place(struct scan *s);
void read_lang(struct scan *s);
bool read_command(struct scan *s, bool first); /* first: with a reference or alone; then: when no kind was said */
void read_intent(struct scan *s);
bool read_is_spam(struct scan *s);

#endif
