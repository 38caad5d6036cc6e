/* read_command.c - command words, the reference that follows, and what else they carry.
 * A command word is a command only when it stands alone, when a reference follows, or when no kind is said: "Close to
 * Mwatate a boy was beaten" must never close a case, and "Hali ya mtoto" is no question about one. */
#include "forms/read_in.h"

#include <string.h>

#include "base/must.h"

/* The end, in bytes, of the last token of an item. */
static size_t end_of(const struct scan *s, int i)
{
    const struct item *it = &s->item[i];
    const struct token *t = &s->ts.t[it->first + it->tokens - 1];
    return t->at + t->n;
}

/* What is left of the text from a byte on, without the punctuation that led there. */
static struct span rest_from(const struct scan *s, size_t at)
{
    struct span rest = {s->text.p + at, s->text.n - at};
    while (rest.n > 0 && memchr(" \t\r\n.,:;-#/*)>?!", rest.p[0], 17) != NULL) {
        rest.p++;
        rest.n--;
    }
    return span_trim(rest);
}

static bool phone_like(const struct scan *s, int i)
{
    const struct item *it = &s->item[i];
    const char *p = s->text.p + s->ts.t[it->first].at;
    return (it->digits == 10 && p[0] == '0' && (p[1] == '7' || p[1] == '1')) || (it->digits == 12 && p[0] == '2') ||
           (it->gap & GAP_PLUS) != 0;
}

/* A reference at item i: *items how many it takes. A number of nearly that length was meant for one and is an error. */
static bool reference(struct scan *s, int i, int *items)
{
    struct reading *out = s->out;
    if (i >= s->n || !s->item[i].number)
        return false;
    size_t at = s->ts.t[s->item[i].first].at, used = 0;
    struct ref ref;
    enum ref_verdict verdict = ref_read((struct span){s->text.p + at, s->text.n - at}, &ref, &used);
    if (verdict != REF_OK && phone_like(s, i))
        return false;
    if (verdict == REF_NONE) {
        int digits = s->item[i].digits;
        if (digits != 7 && digits != 9 && digits != 11)
            return false;
        out->ref_error = true;
        *items = 1;
        return true;
    }
    if (verdict == REF_OK)
        out->ref = ref;
    else
        out->ref_error = true;
    for (*items = 1; i + *items < s->n && s->ts.t[s->item[i + *items].first].at < at + used; ++*items)
        continue;
    return true;
}

static bool is_command(const struct item *it)
{
    return dom(it, DOM_COMMAND) && it->m.command != COMMAND_OTHER && it->m.command != COMMAND_REPORT && !it->used;
}

/* Nothing but politeness and words about "the case" from item i to the end. */
static bool only_noise(const struct scan *s, int i, int command)
{
    for (; i < s->n; i++) {
        const struct item *it = &s->item[i];
        bool same = dom(it, DOM_COMMAND) && (it->m.command == command || it->m.command == COMMAND_REPORT);
        if (!same && !is(it, CLASS_BIT(ASK) | CLASS_BIT(REFWORD) | CLASS_BIT(CHATTER)))
            return false;
    }
    return true;
}

static bool set_text(struct scan *s, int intent, size_t from)
{
    struct reading *out = s->out;
    out->intent = (enum intent)intent;
    switch (intent) {
    case INTENT_VERIFY:
    case INTENT_UPDATE:
    case INTENT_CLOSE:
    case INTENT_DISCARD:
    case INTENT_REJECT:
    case INTENT_REOPEN:
    case INTENT_PASS: out->text = rest_from(s, from); break;
    default: break;
    }
    /* "update?": a question, not an update. */
    const struct token *next = NULL;
    for (int i = 0; i < s->ts.count && next == NULL; i++)
        if (s->ts.t[i].at >= from)
            next = &s->ts.t[i];
    bool asked = (s->ts.last_gap & GAP_QUERY) != 0;
    for (int i = 0; i < s->n; i++)
        asked = asked || (is_command(&s->item[i]) && i + 1 < s->n && (s->item[i + 1].gap & GAP_QUERY) != 0);
    if (intent == INTENT_UPDATE && next == NULL && asked)
        out->intent = INTENT_STATUS;
    return true;
}

/* YES with its six digits, together or in groups. */
static void read_code(struct scan *s, int i)
{
    int n = 0;
    char code[8] = {0};
    for (; i < s->n && (s->item[i].number || n == 0); i++) {
        const struct item *it = &s->item[i];
        if (!it->number) {
            if (!is(it, CLASS_BIT(REFWORD) | CLASS_BIT(ASK) | CLASS_BIT(LABEL)))
                return;
            continue;
        }
        struct span digits = token_fold(&s->ts, it->first);
        if (n > 0 && (it->gap & (uint16_t) ~(GAP_SPACE | GAP_DASH | GAP_DOT)) != 0)
            break;
        for (size_t k = 0; k < digits.n; k++) {
            if (n == 6)
                return; /* more than six: no code */
            code[n++] = digits.p[k];
        }
    }
    if (n == 6)
        memcpy(s->out->code, code, sizeof code);
}

static bool read_language(struct scan *s, int i)
{
    for (int k = i; k < s->n; k++) {
        const struct item *it = &s->item[k];
        if (is(it, CLASS_BIT(LANGWORD))) {
            s->out->lang = it->m.lang == LANG_BIT(LANG_EN) ? LANG_EN : LANG_SW;
            s->out->intent = INTENT_LANG;
            return only_noise(s, k + 1, INTENT_LANG);
        }
        if (k > i && !is(it, CLASS_BIT(ASK) | CLASS_BIT(REFWORD) | CLASS_BIT(TO)))
            return false;
    }
    s->out->lang = LANG_NONE;
    s->out->intent = INTENT_LANG;
    return true;
}

/* The items of one date of a leave: 24/11, 24/11/2026, 24 Nov, 24th November 2026, 0. */
static int leave_date(const struct scan *s, int i)
{
    int k = i + 1;
    const uint16_t sep = GAP_SLASH | GAP_DASH | GAP_DOT;
    while (k < s->n && k < i + 3 && s->item[k].number && (s->item[k].gap & sep) != 0 &&
           (s->item[k].gap & GAP_BREAK) == 0)
        k++;
    if (k > i + 1)
        return k - i;
    if (k < s->n && s->item[k].gap == 0 && item_fold(s, k).n == 2)
        k++; /* 24th */
    if (k < s->n && is(&s->item[k], CLASS_BIT(REFWORD)))
        k++;
    if (k < s->n && s->item[k].m.month > 0)
        return k + 1 < s->n && s->item[k + 1].digits == 4 ? k + 2 - i : k + 1 - i;
    return 1;
}

static bool read_leave(struct scan *s, int i)
{
    struct reading *out = s->out;
    struct span *date[] = {&out->from, &out->to};
    int n = 0;
    for (int k = i + 1; k < s->n; k++) {
        if (!s->item[k].number)
            continue;
        bool phone = s->item[k].digits >= 9 || phone_like(s, k) ||
                     (n > 0 && s->item[k].digits >= 3 && s->text.p[s->ts.t[s->item[k].first].at] == '0');
        if (phone) {
            int last = k;
            while (last + 1 < s->n && s->item[last + 1].number && (s->item[last + 1].gap & GAP_BREAK) == 0)
                last++;
            out->delegate = item_text(s, k, last);
            if ((s->item[k].gap & GAP_PLUS) != 0) {
                out->delegate.p--;
                out->delegate.n++;
            }
            break;
        }
        int items = leave_date(s, k);
        if (n < 2)
            *date[n++] = item_text(s, k, k + items - 1);
        k += items - 1;
    }
    out->intent = INTENT_LEAVE;
    return n > 0 || only_noise(s, i + 1, INTENT_LEAVE);
}

/* "Thanks for the help" asks for none. */
static bool thanked(const struct scan *s, int i)
{
    for (int k = 0; k < i; k++) {
        struct span word = item_fold(s, k);
        if (is(&s->item[k], CLASS_BIT(CHATTER)) && (word_starts_with(word, "th") || word_starts_with(word, "as") ||
                                                    word_starts_with(word, "ah") || word_starts_with(word, "shuk")))
            return true;
    }
    return false;
}

/* The command word at item i, with what follows it. with_kind: a kind is said too, so a reference is needed. */
static bool command_at(struct scan *s, int i)
{
    const struct item *it = &s->item[i];
    int command = it->m.command, items = 0, k = i + 1;
    if (command == INTENT_LANG)
        return read_language(s, i);
    if (command == INTENT_LEAVE)
        return read_leave(s, i);
    if (command == INTENT_HELP && thanked(s, i))
        return false;
    if (command == INTENT_YES) {
        read_code(s, i + 1);
        bool alone = only_noise(s, i + 1, command) && (!is(it, CLASS_BIT(CHATTER)) || s->n == 1);
        s->out->intent = INTENT_YES;
        return s->out->code[0] != '\0' || alone;
    }
    while (is(item_at(s, k), CLASS_BIT(REFWORD)) || item_at(s, k)->m.command == COMMAND_REPORT)
        k++;
    if (reference(s, k, &items))
        return set_text(s, command, end_of(s, k + items - 1));
    if (is(it, CLASS_BIT(WITH_REFERENCE)))
        return false;
    if (only_noise(s, i + 1, command))
        return set_text(s, command, s->text.n);
    return false;
}

static void forget(struct scan *s)
{
    s->out->ref = (struct ref){0};
    s->out->ref_error = false;
    s->out->code[0] = '\0';
    s->out->from = s->out->to = s->out->delegate = (struct span){0};
    s->out->intent = INTENT_NONE;
}

/* "4817 3024 closed, child safe": the reference before its command. */
static bool reference_first(struct scan *s, int i)
{
    int items = 0;
    if (!reference(s, i, &items))
        return false;
    int k = i + items;
    while (k < i + items + 3 && is(item_at(s, k), CLASS_BIT(REFWORD) | CLASS_BIT(ASK) | CLASS_BIT(CHATTER)) &&
           (!is_command(item_at(s, k)) || is(item_at(s, k), CLASS_BIT(CHATTER)))) /* "ok" is no yes here */
        k++;
    if (k < s->n && is_command(&s->item[k]) && s->item[k].m.command != INTENT_LANG &&
        s->item[k].m.command != INTENT_LEAVE)
        return set_text(s, s->item[k].m.command, end_of(s, k));
    if (k >= s->n && (s->out->ref.digits[0] != '\0' || s->item[i].digits != 7)) { /* the reference alone */
        s->out->intent = INTENT_ANSWER;
        return true;
    }
    return false;
}

/* A command without reference: when no kind is said, and little else that would make it a report. */
static bool free_command(struct scan *s, int i)
{
    const struct slots *slots = s->slots;
    const struct item *it = &s->item[i];
    int said = (slots->sex != 0) + (slots->age_years >= 0) +
               (slots->place.level >= AREA_CONSTITUENCY || slots->candidates > 0);
    int command = it->m.command;
    if (slots->kinds > 0 || is(it, CLASS_BIT(WITH_REFERENCE)))
        return false;
    if (is(it, CLASS_BIT(STRONG)) && said < 3)
        return set_text(s, command, end_of(s, i));
    static const char *const plain[] = {"no", "hapana", "yes", "ndio", "ndiyo"};
    bool yes_or_no = false;
    for (size_t k = 0; k < countof(plain); k++)
        yes_or_no = yes_or_no || word_is(item_fold(s, i), plain[k]);
    if (yes_or_no && said == 0 && s->n <= 8) {
        s->out->intent = (enum intent)command;
        return true;
    }
    return false;
}

bool read_command(struct scan *s, bool first)
{
    for (int i = 0; i < s->n && i < 8; i++) {
        const struct item *it = &s->item[i];
        if (first && it->number) {
            if (reference_first(s, i))
                return true;
            forget(s);
            return false;
        }
        if (is_command(it)) {
            if (first ? command_at(s, i) : free_command(s, i))
                return true;
            forget(s);
        }
        if (!is(it, CLASS_BIT(ASK) | CLASS_BIT(REFWORD) | CLASS_BIT(CHATTER)) && it->m.command != COMMAND_REPORT)
            return false;
        if (!first && it->m.command == COMMAND_REPORT)
            return false;
    }
    return false;
}
