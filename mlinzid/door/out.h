/* out.h - what every request outward shares: the place it goes to, and a connection of its own to it, over TLS
 * whose certificate is held against the name in the address. Everything is read before the door is confined. */
#ifndef MLINZI_MLINZID_DOOR_OUT_H
#define MLINZI_MLINZID_DOOR_OUT_H

#include <event2/http.h>
#include <openssl/types.h>
#include <stdbool.h>

#include "base/must.h"

#define OUT_TEXT_CAP 512
struct out_place { /* an address taken apart */
    bool tls;
    int port;
    char host[OUT_TEXT_CAP];       /* without the brackets of IPv6 */
    char header[OUT_TEXT_CAP + 8]; /* Host: */
    char target[OUT_TEXT_CAP];     /* path and query */
};
/* False: it is no http:// or https:// address, or it is too long. */
MUST_USE bool out_place_read(struct out_place *p, const char *url);
/* Who may vouch for certificates; NULL: the file cannot be read. */
SSL_CTX *out_tls(const char *ca_file);

struct out_how {
    struct event_base *base;
    struct evdns_base *dns;
    const struct out_place *place;
    const char *address; /* numeric, looked at already; NULL: place->host is looked up */
    SSL_CTX *tls;        /* where place->tls */
    int answer_s;
    long answer_max_bytes;
    bool *distrusted; /* becomes true when its certificate is not taken; may be NULL */
};
/* NULL: no memory. Nothing is connected yet. */
struct evhttp_connection *out_connection(const struct out_how *how);

#endif
