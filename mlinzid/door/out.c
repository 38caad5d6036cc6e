/* out.c - connections outward: one a request, so that one that was closed while it was kept never makes a request
 * doubtful; over TLS whose certificate is held against the name in the address. */
#include "mlinzid/door/out.h"

#include <event2/bufferevent_ssl.h>
#include <event2/dns.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <string.h>

/* --- places --- */

static bool place_fill(struct out_place *p, const struct evhttp_uri *url)
{
    const char *scheme = evhttp_uri_get_scheme(url), *host = evhttp_uri_get_host(url), *path = evhttp_uri_get_path(url),
               *query = evhttp_uri_get_query(url);
    if (!scheme || !host || !*host || (strcmp(scheme, "https") != 0 && strcmp(scheme, "http") != 0))
        return false;
    p->tls = strcmp(scheme, "https") == 0;
    int usual = p->tls ? 443 : 80, port = evhttp_uri_get_port(url);
    p->port = port > 0 ? port : usual;
    bool brackets = host[0] == '[';
    int n = snprintf(p->host, sizeof p->host, "%.*s", (int)(strlen(host) - (brackets ? 2 : 0)), host + brackets);
    int m = snprintf(p->target, sizeof p->target, "%s%s%s", path && *path ? path : "/", query ? "?" : "",
                     query ? query : "");
    if (p->port == usual)
        snprintf(p->header, sizeof p->header, "%s", host);
    else
        snprintf(p->header, sizeof p->header, "%s:%d", host, p->port);
    return n > 0 && n < OUT_TEXT_CAP && m < OUT_TEXT_CAP && strlen(host) < OUT_TEXT_CAP;
}

bool out_place_read(struct out_place *p, const char *url)
{
    struct evhttp_uri *u = evhttp_uri_parse(url);
    *p = (struct out_place){0};
    bool ok = u && place_fill(p, u);
    if (u)
        evhttp_uri_free(u);
    return ok;
}

/* --- TLS --- */

static int on_certificate(int good, X509_STORE_CTX *store)
{
    const SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
    bool *distrusted = ssl ? SSL_get_app_data(ssl) : NULL;
    if (!good && distrusted)
        *distrusted = true;
    return good;
}

SSL_CTX *out_tls(const char *ca_file)
{
    SSL_CTX *tls = SSL_CTX_new(TLS_client_method());
    if (!tls || SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION) != 1 ||
        SSL_CTX_load_verify_file(tls, ca_file) != 1) {
        SSL_CTX_free(tls);
        return NULL;
    }
    SSL_CTX_set_verify(tls, SSL_VERIFY_PEER, on_certificate);
    SSL_free(SSL_new(tls)); /* what is read once is read now, not when no file may be opened any more */
    return tls;
}

/* The certificate must be for this name, or for this address where the name is one. */
static SSL *tls_of(const struct out_how *how)
{
    const char *host = how->place->host;
    SSL *ssl = SSL_new(how->tls);
    unsigned char address[16];
    bool number = evutil_inet_pton(AF_INET, host, address) == 1 || evutil_inet_pton(AF_INET6, host, address) == 1;
    bool ok = ssl && (number ? X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host) == 1
                             : SSL_set1_host(ssl, host) == 1 && SSL_set_tlsext_host_name(ssl, host) == 1);
    if (ok) {
        SSL_set_hostflags(ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        SSL_set_app_data(ssl, how->distrusted);
        return ssl;
    }
    SSL_free(ssl);
    return NULL;
}

struct evhttp_connection *out_connection(const struct out_how *how)
{
    const struct out_place *p = how->place;
    struct bufferevent *b = NULL;
    SSL *ssl = p->tls && how->tls ? tls_of(how) : NULL;
    if (p->tls && ssl)
        b = bufferevent_openssl_socket_new(how->base, -1, ssl, BUFFEREVENT_SSL_CONNECTING, BEV_OPT_CLOSE_ON_FREE);
    else if (!p->tls)
        b = bufferevent_socket_new(how->base, -1, BEV_OPT_CLOSE_ON_FREE);
    if (!b)
        return NULL;
    struct evhttp_connection *c = evhttp_connection_base_bufferevent_new(
        how->base, how->dns, b, how->address ? how->address : p->host, (ev_uint16_t)p->port);
    if (!c) {
        bufferevent_free(b);
        return NULL;
    }
    evhttp_connection_set_timeout(c, how->answer_s);
    evhttp_connection_set_max_body_size(c, how->answer_max_bytes);
    evhttp_connection_set_max_headers_size(c, how->answer_max_bytes);
    return c;
}
