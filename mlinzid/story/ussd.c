/* ussd.c - USSD in stories: a phone dials, types one hop's keys at a time, or its call drops. Which session a
 * phone has open stands in the shared memory, so that after a crash it goes on typing into a session that nobody knows
 * any more, as a real one does. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/story/state.h"

static struct story_ussd *phone_of(struct story_state *st, const char *phone)
{
    for (int i = 0; i < st->ussds; i++)
        if (strcmp(st->ussd[i].phone, phone) == 0)
            return &st->ussd[i];
    if (st->ussds == STORY_PHONES_MAX)
        return NULL;
    struct story_ussd *u = &st->ussd[st->ussds++];
    snprintf(u->phone, sizeof u->phone, "%s", phone);
    return u;
}

bool story_dialling(const struct story_state *st)
{
    for (int i = 0; i < st->ussds; i++)
        if (st->ussd[i].open)
            return true;
    return false;
}

static void hop(struct story_state *st, struct driver *d, struct story_ussd *u, struct span typed)
{
    struct msisdn phone;
    static struct ussd_shown shown;
    (void)msisdn_read(span_of(u->phone), &phone);
    enum err err = driver_ussd(d, u->session, &phone, typed, &shown);
    if (err != ERR_NONE) {
        story_fail(st, "no screen came: %s", err_words(err));
        return;
    }
    struct story_screen *s = &st->screen;
    *s = (struct story_screen){.shown = true, .more = shown.more};
    snprintf(s->key, sizeof s->key, "%s%s%s", phrase_key(shown.key), shown.kind ? "." : "", kind_word(shown.kind));
    span_str(text_done(&shown.args), s->args, sizeof s->args);
    span_str(text_done(&shown.text), s->text, sizeof s->text);
    u->open = shown.more;
    struct sms_size size = sms_measure(text_done(&shown.text));
    if (!size.gsm7 || size.units > USSD_UNITS_MAX || size.units == 0)
        story_fail(st, "a screen of %d septets: %s", size.units, s->text);
}

void story_ussd(struct story_state *st, struct driver *d, const struct story_words *w)
{
    char typed[1000];
    struct story_ussd *u = w->n == 3 ? phone_of(st, w->word[1]) : NULL;
    struct msisdn phone;
    if (!u || msisdn_read(span_of(w->word[1]), &phone) == SENDER_NONE) {
        story_fail(st, "write: ussd PHONE dial, ussd PHONE \"keys\" or ussd PHONE drop");
    } else if (strcmp(w->word[2], "dial") == 0) {
        snprintf(u->session, sizeof u->session, "s%d", ++st->sessions);
        hop(st, d, u, (struct span){NULL, 0});
    } else if (!u->session[0]) {
        story_fail(st, "%s has not dialled", w->word[1]);
    } else if (strcmp(w->word[2], "drop") == 0) {
        st->screen = (struct story_screen){0};
        u->open = false;
        if (driver_ussd_drop(d, u->session, &phone) != ERR_NONE)
            story_fail(st, "the engine stopped");
    } else if (story_insert(st, w->word[2], typed, sizeof typed)) {
        hop(st, d, u, span_of(typed));
    }
}
