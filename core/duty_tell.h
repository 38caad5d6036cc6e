/* duty_tell.h - EVENT_DUTY: one duty's deadline has come. Says what is to be said by now, writes up to when it was
 * said, and when to look again. Pure. */
#ifndef MLINZI_CORE_DUTY_TELL_H
#define MLINZI_CORE_DUTY_TELL_H

#include "core/decide.h"

void duty_decide(struct decide *d);
bool duty_phrase(enum phrase key); /* one of theirs */
/* May the later of two texts to one person stand for the earlier, if both are about one case (of duties: also without
 * one)? */
bool duty_same_matter(const struct message *a, const struct message *b);

#endif
