/* tls_files.c - finding the files of TLS and telling whether they are others than before, without reading a key. */
#include "mlinzid/door/tls_files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"

void credential_path(const char *name, char out[TLS_PATH_CAP])
{
    const char *credentials = getenv("CREDENTIALS_DIRECTORY");
    bool named = *name && !strchr(name, '/') && credentials;
    snprintf(out, TLS_PATH_CAP, "%s%s%s", named ? credentials : "", named ? "/" : "", name);
}

void tls_files(const struct settings *s, struct tls_files *out)
{
    credential_path(s->http_tls_cert, out->cert);
    credential_path(s->http_tls_key, out->key);
}

bool tls_files_there(const struct settings *s, char *why, size_t cap)
{
    struct tls_files f;
    if (!*s->http_tls_cert != !*s->http_tls_key) {
        snprintf(why, cap, "http.tls_cert and http.tls_key go together: set both, or neither");
        return false;
    }
    if (!*s->http_tls_cert)
        return true;
    tls_files(s, &f);
    const char *bad = access(f.cert, R_OK) != 0 ? f.cert : access(f.key, R_OK) != 0 ? f.key : NULL;
    if (bad)
        snprintf(why, cap, "%.400s (http.tls_cert, http.tls_key) cannot be read: %s", bad, strerror(errno));
    return !bad;
}

static void stamp_add(const char *path, int64_t bits[4])
{
    struct stat st;
    if (stat(path, &st) != 0)
        return;
    bits[0] = (int64_t)st.st_ino;
    bits[1] = (int64_t)st.st_mtim.tv_sec;
    bits[2] = (int64_t)st.st_mtim.tv_nsec;
    bits[3] = (int64_t)st.st_size;
}

uint64_t tls_files_stamp(const struct settings *s)
{
    struct tls_files f;
    int64_t bits[8] = {0};
    if (!*s->http_tls_cert)
        return 0;
    tls_files(s, &f);
    stamp_add(f.cert, bits);
    stamp_add(f.key, bits + 4);
    return hash_bytes((struct hash_key){0, 0}, (struct span){(const char *)bits, sizeof bits});
}
