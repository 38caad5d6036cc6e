/* tls.c - TLS of the door's own. Certificate and key are read while files may still be opened, by this process
 * alone: no other ever holds the key. A renewed one is read by the door that is made after this one (daemon_reload.c).
 */
#include <event2/bufferevent_ssl.h>
#include <openssl/ssl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "mlinzid/door/inside.h"
#include "mlinzid/door/tls_files.h"

static bool fill(SSL_CTX *tls, const struct settings *s)
{
    struct tls_files f;
    tls_files(s, &f);
    SSL_CTX_set_options(tls, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_session_cache_mode(tls, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(tls, SSL_MODE_RELEASE_BUFFERS); /* whoever only waits holds no buffers */
    return SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION) == 1 &&
           SSL_CTX_set_cipher_list(tls, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1 && /* of 1.2; those of 1.3 are all well */
           SSL_CTX_use_certificate_chain_file(tls, f.cert) == 1 &&
           SSL_CTX_use_PrivateKey_file(tls, f.key, SSL_FILETYPE_PEM) == 1 && SSL_CTX_check_private_key(tls) == 1;
}

bool door_tls_open(const struct settings *s, SSL_CTX **out)
{
    *out = NULL;
    if (!*s->http_tls_cert)
        return true;
    SSL_CTX *tls = SSL_CTX_new(TLS_server_method());
    SSL *first = tls && fill(tls, s) ? SSL_new(tls) : NULL; /* what is read once is read now */
    if (!first) {
        log_event("alarm", LOG_W("kind", "http.tls"));
        SSL_CTX_free(tls);
        return false;
    }
    SSL_free(first);
    *out = tls;
    return true;
}

struct bufferevent *door_tls_visitor(SSL_CTX *tls, struct event_base *base)
{
    SSL *ssl = SSL_new(tls);
    struct bufferevent *b =
        ssl ? bufferevent_openssl_socket_new(base, -1, ssl, BUFFEREVENT_SSL_ACCEPTING, BEV_OPT_CLOSE_ON_FREE) : NULL;
    if (!b) { /* evhttp would make one of its own that speaks in the clear: the next door has memory again */
        log_event("alarm", LOG_W("kind", "http.tls"));
        _exit(1);
    }
    bufferevent_openssl_set_allow_dirty_shutdown(b, 1); /* HTTP itself says how long an answer is */
    return b;
}

bool door_tls_shakes(struct bufferevent *b)
{
    const SSL *ssl = bufferevent_openssl_get_ssl(b);
    return ssl && !SSL_is_init_finished(ssl);
}
