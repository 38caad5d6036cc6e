/* kannel_place.c - defaults, copies and the address of a link. */
#include "gateway/kannel_place.h"

#include <netdb.h>
#include <string.h>

#include "gateway/box.h"

static bool find_address(struct kannel_place *k, const char *host, int port)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found;
    char digits[12];
    struct text t;
    text_init(&t, digits, sizeof digits);
    text_i64(&t, port);
    if (getaddrinfo(host, digits, &hints, &found) != 0)
        return false;
    memcpy(&k->addr, found->ai_addr, found->ai_addrlen);
    k->addr_len = found->ai_addrlen;
    freeaddrinfo(found);
    return true;
}

static const char *keep(char *space, const char *s, const char *otherwise)
{
    span_str(span_of(s && s[0] ? s : otherwise), space, KANNEL_NAME_CAP);
    return space;
}

static int or_else(int v, int otherwise)
{
    return v > 0 ? v : otherwise;
}

static void settle(struct kannel_place *k, const struct kannel_settings *s)
{
    struct kannel_settings *t = &k->set;
    *t = *s;
    t->name = keep(k->name, s->name, "kannel");
    t->box_id = keep(k->box_id, s->box_id, "mlinzi");
    t->smsc_id = keep(k->smsc_id, s->smsc_id, "");
    t->host = NULL; /* its address is kept instead */
    t->window = or_else(s->window, 100);
    t->unacked_max = or_else(s->unacked_max, 1000);
    t->reconnect_ms = or_else(s->reconnect_ms, 500);
    t->reconnect_max_ms = or_else(s->reconnect_max_ms, 30000);
    t->keepalive_s = or_else(s->keepalive_s, 15);
    t->user_timeout_ms = or_else(s->user_timeout_ms, 20000);
    t->stall_ms = or_else(s->stall_ms, 10000);
    t->accept_ms = or_else(s->accept_ms, 60000);
    t->frame_max_bytes = or_else(s->frame_max_bytes, (int)BOX_FRAME_MAX);
    t->alarm_closings = or_else(s->alarm_closings, 3);
    if (t->alarm_closings > KANNEL_CLOSINGS_MAX)
        t->alarm_closings = KANNEL_CLOSINGS_MAX;
    if (t->reconnect_max_ms < t->reconnect_ms)
        t->reconnect_max_ms = t->reconnect_ms;
}

bool kannel_place(const struct kannel_settings *s, struct kannel_place *out)
{
    settle(out, s);
    return find_address(out, s->host && s->host[0] ? s->host : "127.0.0.1", or_else(s->port, 13001));
}
