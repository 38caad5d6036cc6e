/* tls_files.h - where the door's certificate and key lie: settings http.tls_cert and http.tls_key. */
#ifndef MLINZI_MLINZID_TLS_FILES_H
#define MLINZI_MLINZID_TLS_FILES_H

#include "base/must.h"
#include "config/settings.h"

#define TLS_PATH_CAP (2 * SETTINGS_PATH_CAP)
struct tls_files {
    char cert[TLS_PATH_CAP], key[TLS_PATH_CAP]; /* "": none */
};
/* A name without / is a credential of systemd, where there are any. */
void credential_path(const char *name, char out[TLS_PATH_CAP]);
void tls_files(const struct settings *s, struct tls_files *out);
/* Both or neither, and both can be read. False: why is a sentence. No key is read here. */
MUST_USE bool tls_files_there(const struct settings *s, char *why, size_t cap);
/* Differs when one of the files was written or replaced; 0: there are none. */
uint64_t tls_files_stamp(const struct settings *s);

#endif
