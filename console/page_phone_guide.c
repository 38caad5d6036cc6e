/* page_phone_guide.c - what to try next, by how the case stands: so that somebody who has never heard of the service
 * reports, sees the ladder climb and closes, by pressing what is offered. */
#include <stdio.h>
#include <string.h>

#include "console/page_phone.h"

static void say(struct phones *f, int i, const char *words)
{
    html(f->p->b, "<button id=\"try\" name=\"press\" value=\"%d:%s\"><span>%s</span> %s</button>\n", (int64_t)i, words,
         phones_word(f, W_PHONE_FROM_0, i), words);
}

static void say_about(struct phones *f, int i, enum word_key verb, enum word_key rest)
{
    char words[200];
    snprintf(words, sizeof words, "%s %s %s", word(f->p, verb), ref_shown(f->p, f->ref), word(f->p, rest));
    say(f, i, words);
}

static void push_clock(struct phones *f)
{
    phones_form(f, "/phone/clock");
    html(f->p->b, "<button id=\"push\" name=\"on\" value=\"%s\">%s</button></form>\n", f->ref,
         word(f->p, W_PHONE_NOBODY_ACTS));
}

/* The phone of whoever was told last: 1 the officer, 2 the county, 3 the nation. */
static int highest(const struct phones *f)
{
    int64_t top = 1;
    const json_t *told = json_object_get(f->file, "told");
    for (size_t i = 0; i < json_array_size(told); i++) {
        int64_t level = (int64_t)json_integer_value(json_array_get(told, i));
        top = level > top ? level : top;
    }
    return top >= 4 ? 3 : top >= 2 ? 2 : 1;
}

/* Who took it up; the officer where it cannot be told. */
static int taker(const struct phones *f)
{
    const json_t *notes = json_object_get(f->file, "notes");
    int who = 1;
    for (size_t n = 0; n < json_array_size(notes); n++)
        for (int i = 1; i < PHONES; i++)
            if (strcmp(json_str(json_array_get(notes, n), "what"), "case.verified") == 0 &&
                strcmp(json_str(json_array_get(notes, n), "by"), json_str(f->phone[i], "role")) == 0)
                who = i;
    return who;
}

/* The phone that was sent a code and has not answered with it; -1 none. */
static int code_phone(const struct phones *f)
{
    for (int i = 0; i < PHONES; i++)
        if (*phones_code(f, i))
            return i;
    return -1;
}

static void lead(struct phones *f, enum word_key why)
{
    html(f->p->b, "<p>%s</p>\n", word(f->p, why));
}

static void act(struct phones *f)
{
    char yes[40];
    int coded = code_phone(f);
    phones_form(f, "/phone/text");
    if (coded >= 0) {
        snprintf(yes, sizeof yes, "%s %s", word(f->p, W_PHONE_SAY_YES), phones_code(f, coded));
        say(f, coded, yes);
    } else if (!f->file)
        say(f, 0, word(f->p, W_PHONE_SAY_NEGLECT));
    else if (phones_state_is(f, "reported"))
        say_about(f, highest(f), W_PHONE_SAY_VERIFY, W_PHONE_SAY_VERIFY_WORDS);
    else if (phones_state_is(f, "verified"))
        say_about(f, taker(f), W_PHONE_SAY_CLOSE, W_PHONE_SAY_CLOSE_WORDS);
    else if (phones_state_is(f, "close-requested"))
        say_about(f, taker(f) < 2 ? 2 : 3, W_PHONE_SAY_CLOSE, W_PHONE_SAY_CLOSE_WORDS);
    else
        say(f, 0, word(f->p, W_PHONE_SAY_DEFILEMENT));
    html_raw(f->p->b, "</form>\n");
}

void phones_guide(struct phones *f)
{
    bool told_above = json_array_size(json_object_get(f->file, "told")) > 1;
    html(f->p->b,
         "<section class=\"card guide\" id=\"guide\" data-live aria-labelledby=\"guide-h\">\n<h2 "
         "id=\"guide-h\">%s</h2>\n",
         word(f->p, W_PHONE_TRY));
    if (code_phone(f) >= 0)
        lead(f, W_PHONE_TRY_CODE);
    else if (!f->file)
        lead(f, W_PHONE_TRY_REPORT);
    else if (phones_state_is(f, "reported"))
        lead(f, told_above ? W_PHONE_TRY_ACT : W_PHONE_TRY_LET);
    else if (phones_state_is(f, "verified"))
        lead(f, W_PHONE_TRY_CLOSE);
    else
        lead(f, phones_state_is(f, "close-requested") ? W_PHONE_TRY_SECOND : W_PHONE_TRY_AGAIN);
    html_raw(f->p->b, "<div class=\"row\">\n");
    bool waits = phones_state_is(f, "reported") && code_phone(f) < 0;
    if (waits)
        push_clock(f);
    act(f);
    html_raw(f->p->b, "</div>\n</section>\n");
}
