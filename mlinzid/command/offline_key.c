/* offline_key.c - reading the offline key pair. */
#include "mlinzid/command/offline_key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum err offline_public(const char *to, const struct settings *s, struct sealed_public *out, char *why, size_t cap)
{
    const char *text = to ? to : s->backup_public_key;
    if (!to && !*text) {
        snprintf(why, cap,
                 "to which key? Write --to PUBLIC_KEY, or set backup.public_key; `mlinzi key pair FILE` makes a pair");
        return ERR_NOT_FOUND;
    }
    if (sealed_public_read(span_of(text), out))
        return ERR_NONE;
    snprintf(why, cap,
             "%s is no public key, or is mistyped: it begins with mlinzi-public: and 48 characters follow, as "
             "`mlinzi key pair` printed it",
             to ? "--to" : "the setting backup.public_key");
    return ERR_SYNTAX;
}

bool offline_secret(const char *path, struct sealed_secret *out, char *why, size_t cap)
{
    char text[256];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text);
    if (n < 0)
        snprintf(why, cap, "%s: %s", path, strerror(errno));
    if (fd >= 0)
        close(fd);
    if (n < 0)
        return false;
    bool good = sealed_secret_read((struct span){text, (size_t)n}, out);
    sealed_forget(text, sizeof text);
    if (!good)
        snprintf(why, cap, "%s holds no secret key, or a damaged one: take the file that `mlinzi key pair` wrote",
                 path);
    return good;
}
