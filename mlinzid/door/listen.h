/* listen.h - the sockets the door accepts on. They are opened before the first fork, by whoever started the program:
 * a port below 1024 is had once, and a door made anew finds them as they were, so that nobody is turned away meanwhile.
 */
#ifndef MLINZI_MLINZID_LISTEN_H
#define MLINZI_MLINZID_LISTEN_H

#include "config/settings.h"

struct listening {
    int pages, health; /* -1: not wanted */
};
/* False: why is a sentence. */
MUST_USE bool listening_open(const struct settings *s, struct listening *out, char *why, size_t cap);
void listening_close(struct listening *l);

#endif
