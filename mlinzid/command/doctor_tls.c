/* doctor_tls.c - the door's certificate: is it there, does its key fit, how long is it good for. */
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <sys/stat.h>

#include "mlinzid/command/doctor.h"
#include "mlinzid/door/tls_files.h"

enum { DAYS_LEFT = 14 };

static X509 *certificate(const char *path)
{
    FILE *f = fopen(path, "re");
    X509 *c = f ? PEM_read_X509(f, NULL, NULL, NULL) : NULL;
    if (f)
        fclose(f);
    return c;
}

static bool key_fits(const char *path, X509 *c)
{
    FILE *f = fopen(path, "re");
    EVP_PKEY *k = f ? PEM_read_PrivateKey(f, NULL, NULL, NULL) : NULL;
    if (f)
        fclose(f);
    bool fits = k && X509_check_private_key(c, k) == 1;
    EVP_PKEY_free(k);
    return fits;
}

static void say_dates(struct doctor *d, const char *path, const X509 *c)
{
    int days = 0, seconds = 0, begun = X509_cmp_current_time(X509_get0_notBefore(c));
    if (ASN1_TIME_diff(&days, &seconds, NULL, X509_get0_notAfter(c)) != 1 || begun == 0)
        doctor_say(d, HEALTH_FAIL, "tls", "%s: its dates cannot be read", path);
    else if (begun > 0)
        doctor_say(d, HEALTH_FAIL, "tls", "%s is not good yet: is the machine's clock right?", path);
    else if (days < 0 || seconds < 0)
        doctor_say(d, HEALTH_FAIL, "tls", "%s has expired: browsers refuse it. Renew it, then systemctl reload mlinzid",
                   path);
    else
        doctor_say(d, days < DAYS_LEFT ? HEALTH_WARN : HEALTH_OK, "tls", "%s is good for %d day%s%s", path, days,
                   plural(days), days < DAYS_LEFT ? ": renew it, then systemctl reload mlinzid" : "");
}

void doctor_tls(struct doctor *d)
{
    struct tls_files f;
    struct stat st;
    char why[TLS_PATH_CAP + 200];
    const struct settings *s = &d->loaded->settings;
    if (!tls_files_there(s, why, sizeof why)) {
        doctor_say(d, HEALTH_FAIL, "tls", "%s", why);
        return;
    }
    if (!*s->http_tls_cert)
        return;
    tls_files(s, &f);
    X509 *c = certificate(f.cert);
    if (!c)
        doctor_say(d, HEALTH_FAIL, "tls", "%s holds no certificate (PEM)", f.cert);
    else if (!key_fits(f.key, c))
        doctor_say(d, HEALTH_FAIL, "tls", "%s is not the key of %s (PEM, without a password)", f.key, f.cert);
    else if (stat(f.key, &st) == 0 && st.st_mode & 077)
        doctor_say(d, HEALTH_FAIL, "tls", "%s may be read by others: chmod 600", f.key);
    else
        say_dates(d, f.cert, c);
    X509_free(c);
}
