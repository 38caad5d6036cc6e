/* ussd_inside.h - what the files of the USSD walker share. Inside forms/ussd*.c alone. */
#ifndef MLINZI_FORMS_USSD_INSIDE_H
#define MLINZI_FORMS_USSD_INSIDE_H

#include "forms/ussd.h"

#define USSD_ALL_MISSING (MISSING_ABUSE | MISSING_SEX | MISSING_AGE | MISSING_WARD)

/* ussd.c */
void ussd_go(struct ussd_session *s, enum ussd_screen screen, struct ussd_step *out);
void ussd_wrong(struct ussd_session *s, struct ussd_step *out);
/* A word to the service about the case in hand. */
struct reading *ussd_say(struct ussd_session *s, struct ussd_step *out, enum ussd_word word, enum intent intent);

/* ussd_report.c; number: what was typed, -1 when it is no number */
void ussd_next_field(struct ussd_session *s, struct ussd_step *out);
void ussd_field_before(struct ussd_session *s, struct ussd_step *out);
void ussd_skip(struct ussd_session *s, struct ussd_step *out);
void ussd_sex_told(struct ussd_session *s, char sex, struct ussd_step *out);
void ussd_kind_key(const struct ussd_world *w, struct ussd_session *s, int64_t number, struct span typed,
                   struct ussd_step *out);
void ussd_age_key(const struct ussd_world *w, struct ussd_session *s, int64_t number, struct span typed,
                  struct ussd_step *out);
void ussd_place_key(const struct ussd_world *w, struct ussd_session *s, int64_t number, struct span typed,
                    struct ussd_step *out);
/* Words where a number was asked for: "msichana", "miezi 6"; field: the missing bit it must fill. */
void ussd_field_typed(const struct ussd_world *w, struct ussd_session *s, struct span typed, unsigned field,
                      struct ussd_step *out);

/* ussd_form.c */
void ussd_form_key(const struct ussd_world *w, struct ussd_session *s, struct span typed, struct ussd_step *out);
void ussd_form_back(const struct ussd_world *w, struct ussd_session *s, struct ussd_step *out); /* to the last asked */
void ussd_form_chosen(const struct ussd_world *w, struct ussd_session *s, int64_t number, struct ussd_step *out);
void ussd_form_kept(const struct ussd_world *w, struct ussd_session *s, struct ussd_step *out);
void ussd_form_page(const struct ussd_world *w, const struct ussd_session *s, struct text *out);
/* The i-th form that is offered, by phone, in force, about the case or its one child; NULL beyond the last. */
const struct sheet *ussd_form_at(const struct ussd_world *w, const struct ussd_session *s, int i);
/* The names that go with a form's screens. */
void ussd_form_args(const struct ussd_world *w, const struct ussd_session *s, struct text *out);

/* ussd_screen.c */
enum ussd_screen ussd_back_of(enum ussd_screen screen);
enum phrase ussd_phrase_of(enum ussd_screen screen);
int ussd_kinds(void);
enum kind ussd_kind_at(int i); /* KIND_NONE beyond the last: something else */
struct ussd_field {
    unsigned missing;
    enum ussd_screen screen;
};
#define USSD_FIELDS 4
struct ussd_field ussd_field_at(int i);

/* The options of the session's screen, from 0; act 0: an entry of a list, a place or a kind. */
int ussd_options(const struct ussd_world *w, const struct ussd_session *s);
enum ussd_act ussd_option_act(const struct ussd_session *s, int i);
/* Writes the i-th option's words, without its number. */
void ussd_option_say(const struct ussd_world *w, const struct ussd_session *s, int i, struct text *out);
/* How many of the options, or bytes of the text, stand on the page that begins at s->first; 0 when not even one fits.
 */
int ussd_page(const struct ussd_world *w, const struct ussd_session *s, struct span args, struct text *out);
/* The names that go with the screen's head. */
void ussd_head_args(const struct ussd_world *w, const struct ussd_session *s, struct text *out);
/* The first of the page before the one that begins at s->first. */
int ussd_page_before(const struct ussd_world *w, const struct ussd_session *s);
bool ussd_has_more(const struct ussd_world *w, const struct ussd_session *s);
void ussd_head_say(const struct ussd_world *w, const struct ussd_session *s, struct span args, struct text *out);
void ussd_foot_say(const struct ussd_world *w, const struct ussd_session *s, bool more, struct text *out);
void ussd_number(struct text *out, int i); /* "1 " for option 0 */

/* ussd_place.c: places below a place; those below none are the counties */
int ussd_areas_below(const struct areas *a, struct area parent);
struct area ussd_area_below(const struct areas *a, struct area parent, int i);

#endif
