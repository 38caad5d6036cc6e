/* say.h - choosing whom to tell and under which rules; the words themselves come later (forms/phrase.c).
 * Product sections 2 (whom never to answer, limits, privacy) and 6 (who hears what), rulings 22 to 27. */
#ifndef MLINZI_CORE_SAY_H
#define MLINZI_CORE_SAY_H

#include "core/decide.h"

#define SAY_ARGS_CAP 900
/* A fresh args text in the arena, with case= of the case in hand when there is one. */
struct text say_args(struct decide *d);
void say_arg(struct text *t, const char *name, const char *value);
/* An answer to the sender of this event, by its channel; a code is always a text. Limits on texts are checked here: an
 * idle answer may be left out. */
struct message *say_sender(struct decide *d, enum phrase key, enum say_class cls,
                           const struct text *args); /* NULL: left out */
/* The same, as a text whatever the channel of the event is. */
struct message *say_sender_text(struct decide *d, enum phrase key, enum say_class cls, const struct text *args);
void say_sender_guidance(struct decide *d);
/* Short forms: only case= and nothing more. */
void answer(struct decide *d, enum phrase key);      /* to a change */
void answer_idle(struct decide *d, enum phrase key); /* to what changed nothing */
/* To every reporter of the case in hand but the sender of this event. */
void say_reporters(struct decide *d, enum phrase key, const struct text *args);
/* To who does the post's duty now, waiting for the severity's clock where the post does. False: vacant. */
bool say_post(struct decide *d, enum phrase key, const struct post *post, int64_t not_person, const struct text *args);
struct message *say_person(struct decide *d, enum phrase key, const struct post *post, const struct person *p,
                           const struct text *args);
void say_alarm(struct decide *d, enum phrase key, const char *about, const struct post *to, const struct text *args);
/* Officer's args: case, severity, place, place_name. */
struct text say_officer_args(struct decide *d);
/* An officer's words for a reporter: names, numbers and kind words known to the case taken out (product section 2). */
void say_words(struct decide *d, struct text *args, struct span words);
/* One text a person an event: answers win, then posts, then reporters (ruling 25). Called once, at the end. */
void say_settle(struct decide *d);
/* Texts whose failed or missing receipt falls back to somebody else (ruling 12). */
bool say_falls_back(enum phrase key);

#endif
