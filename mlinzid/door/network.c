/* network.c - reading and comparing addresses. */
#include "mlinzid/door/network.h"

#include <arpa/inet.h>
#include <string.h>

bool network_read(struct span s, struct network *out)
{
    static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    char text[NETWORK_CAP];
    int64_t bits = -1;
    struct span address = span_cut(&s, '/');
    *out = (struct network){0};
    if (!span_str(address, text, sizeof text) || (s.n && (!span_i64(s, &bits) || bits < 0)))
        return false;
    out->family = strchr(text, ':') ? AF_INET6 : AF_INET;
    int most = out->family == AF_INET6 ? 128 : 32;
    out->bits = bits < 0 ? most : (int)bits;
    if (bits > most || inet_pton(out->family, text, out->address) != 1)
        return false;
    if (most == 128 && out->bits >= 96 && memcmp(out->address, mapped, sizeof mapped) == 0) {
        memmove(out->address, out->address + 12, 4);
        memset(out->address + 4, 0, 12);
        out->family = AF_INET;
        out->bits -= 96;
    }
    return true;
}

bool network_has(const struct network *n, const struct network *one)
{
    int whole = n->bits / 8, rest = n->bits % 8;
    if (n->family != one->family || memcmp(n->address, one->address, (size_t)whole) != 0)
        return false;
    return !rest || (n->address[whole] ^ one->address[whole]) >> (8 - rest) == 0;
}

bool networks_read(struct span list, struct networks *out)
{
    out->n = 0;
    while (list.n) {
        struct span one = span_cut(&list, ' ');
        if (one.n && (out->n == NETWORKS_MAX || !network_read(one, &out->network[out->n++])))
            return false;
    }
    return true;
}

bool networks_have(const struct networks *all, struct span address)
{
    struct network one;
    if (!network_read(address, &one))
        return false;
    for (int i = 0; i < all->n; i++)
        if (network_has(&all->network[i], &one))
            return true;
    return false;
}
