/* squeeze.h - an answer made small for slow lines: gzip (RFC 1952). */
#ifndef MLINZI_MLINZID_SQUEEZE_H
#define MLINZI_MLINZID_SQUEEZE_H

#include "base/text.h"

struct evbuffer;
/* Whether an Accept-Encoding takes gzip. */
bool squeeze_taken(struct span accept_encoding);
/* The body as gzip, in its place. False: it stays as it is (short, or nothing would be won). */
bool squeeze(struct evbuffer *body);

#endif
