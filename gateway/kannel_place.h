/* kannel_place.h - the settings of a link as it works with them: filled in, copied, its host's address found. For
 * gateway/kannel.c alone. */
#ifndef MLINZI_GATEWAY_KANNEL_PLACE_H
#define MLINZI_GATEWAY_KANNEL_PLACE_H

#include <sys/socket.h>

#include "gateway/kannel.h"

#define KANNEL_NAME_CAP 64
#define KANNEL_CLOSINGS_MAX 16
struct kannel_place {
    struct kannel_settings set; /* its strings point to the copies below */
    char name[KANNEL_NAME_CAP], box_id[KANNEL_NAME_CAP], smsc_id[KANNEL_NAME_CAP];
    struct sockaddr_storage addr;
    socklen_t addr_len;
};
/* False: the host has no address. out must stay where it is. */
bool kannel_place(const struct kannel_settings *s, struct kannel_place *out);

#endif
