/* offline_key.h - the key pair that is kept away from this machine, as the command reads it. */
#ifndef MLINZI_MLINZID_OFFLINE_KEY_H
#define MLINZI_MLINZID_OFFLINE_KEY_H

#include "config/settings.h"
#include "db/sealed.h"

/* The public key of --to (or NULL), else of the setting backup.public_key. ERR_NOT_FOUND: neither names one. *why is a
 * sentence. */
MUST_USE enum err offline_public(const char *to, const struct settings *s, struct sealed_public *out, char *why,
                                 size_t cap);
/* Reads the file that `mlinzi key pair` wrote. False: *why. */
MUST_USE bool offline_secret(const char *path, struct sealed_secret *out, char *why, size_t cap);

#endif
