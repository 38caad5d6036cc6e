/* doctor_service.c - the store and its rules, texts and deadlines that should be gone, people, the daemon, the links.
 */
#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "mlinzid/command/doctor.h"

void doctor_store(struct doctor *d)
{
    char why[512] = "";
    const char *path = d->loaded->settings.store_path;
    if (access(path, F_OK) != 0) {
        doctor_say(d, HEALTH_WARN, "store", "%s is not there yet: the daemon makes it at its first start", path);
        return;
    }
    if (access(path, R_OK | W_OK) != 0) {
        doctor_say(d, HEALTH_FAIL, "store",
                   "%s cannot be read and written by this user (%s): run doctor as the daemon's user, or mend its "
                   "owner and mode (600)",
                   path, strerror(errno));
        return;
    }
    if (!store_settings(d->loaded, false, &d->store, why, sizeof why)) {
        doctor_say(d, HEALTH_FAIL, "store", "%s", why);
        return;
    }
    d->store.read_only = true;
    if (db_open(&d->store, &d->db, why, sizeof why) != ERR_NONE) {
        doctor_say(d, HEALTH_FAIL, "store",
                   "%s. If the file is damaged: stop the daemon, keep the file, bring back the last backup", why);
        return;
    }
    d->now_s = store_now(d->db);
    doctor_say(d, HEALTH_OK, "store", "%s opens, its schema is this program's", path);
}

void doctor_rules(struct doctor *d)
{
    char broken[16384] = "";
    if (!d->db)
        return;
    if (db_check(d->db, d->now_s, broken, sizeof broken) == 0) {
        doctor_say(d, HEALTH_OK, "rules", "every rule of trust holds (mlinzi db check)");
        return;
    }
    struct span rest = span_of(broken);
    while (rest.n) {
        struct span line = span_cut(&rest, '\n');
        if (line.n)
            doctor_say(d, HEALTH_FAIL, "rules", "%.*s", (int)line.n, line.p);
    }
}

/* --- what should have left, or fired --- */

static void overdue(struct doctor *d)
{
    struct timer_row rows[256];
    int n = 0;
    int64_t oldest = d->now_s;
    if (db_timers_overdue(d->db, d->now_s, rows, 256, &n) != ERR_NONE) {
        doctor_say(d, HEALTH_FAIL, "deadlines", "they cannot be read: %s", db_why(d->db));
        return;
    }
    for (int i = 0; i < n; i++)
        oldest = rows[i].due_s < oldest ? rows[i].due_s : oldest;
    int64_t age = d->now_s - oldest;
    enum health h = age > 15 * MINUTE_S ? HEALTH_FAIL : age > 2 * MINUTE_S ? HEALTH_WARN : HEALTH_OK;
    if (n == 0)
        doctor_say(d, HEALTH_OK, "deadlines", "none is overdue");
    else
        doctor_say(d, h, "deadlines", "%d%s overdue, the oldest by %lld min%s", n, n == 256 ? " or more" : "",
                   (long long)(age / 60),
                   h ? ": nobody is told while the daemon does not run; start it, it catches up by itself" : "");
}

static int for_a_person(struct doctor *d)
{
    json_t *out = NULL;
    struct show what = {.kind = "message.list", .state = "person", .limit = 1000};
    if (db_show(d->db, &what, &out) != ERR_NONE)
        return 0;
    int n = (int)json_array_size(json_object_get(out, "messages"));
    json_decref(out);
    return n;
}

void doctor_texts(struct doctor *d)
{
    int64_t oldest = INT64_MAX;
    if (!d->db)
        return;
    overdue(d);
    if (db_outbox_next(d->db, &oldest) != ERR_NONE) {
        doctor_say(d, HEALTH_FAIL, "texts", "waiting texts cannot be read: %s", db_why(d->db));
        return;
    }
    int64_t age = oldest < d->now_s ? d->now_s - oldest : 0;
    enum health h = age > HOUR_S ? HEALTH_FAIL : age > 5 * MINUTE_S ? HEALTH_WARN : HEALTH_OK;
    if (h)
        doctor_say(d, h, "texts", "one waits to be sent for %lld min: does the daemon run, is the link to Kannel up?",
                   (long long)(age / 60));
    else
        doctor_say(d, HEALTH_OK, "texts", "none waits longer than it should");
    int n = for_a_person(d);
    if (n)
        doctor_say(d, HEALTH_WARN, "texts", "%d wait to be read by a person: mlinzi message list --state person", n);
    struct erasures e;
    if (db_erasures_announced(d->db, &e) != ERR_NONE)
        doctor_say(d, HEALTH_FAIL, "erasures", "they cannot be read: %s", db_why(d->db));
    else if (e.failed)
        doctor_say(
            d, HEALTH_WARN, "erasures",
            "%lld could not be done, and will be tried again at night: mlinzi erasure list, then mlinzi db check",
            (long long)e.failed);
}

void doctor_people(struct doctor *d)
{
    static const enum role needed[] = {ROLE_HELPLINE, ROLE_NATIONAL, ROLE_ADMIN};
    struct directory dir = {0};
    int vacant = 0;
    if (!d->db)
        return;
    if (db_directory(d->db, &dir) != ERR_NONE) {
        doctor_say(d, HEALTH_FAIL, "people", "they cannot be read: %s", db_why(d->db));
        return;
    }
    for (size_t r = 0; r < countof(needed); r++) {
        bool held = false;
        for (int i = 0; i < dir.holdings; i++)
            held = held || dir.holding[i].post.role == needed[r];
        if (!held)
            doctor_say(d, HEALTH_WARN, "people", "nobody holds the post %s at KE: mlinzi person add %s PHONE KE",
                       role_word(needed[r]), role_word(needed[r]));
        vacant += !held;
    }
    if (!vacant)
        doctor_say(d, HEALTH_OK, "people", "%d in duty posts", dir.persons);
    db_directory_free(&dir);
}

/* --- the daemon and its links --- */

/* What the daemon makes of the machine's clock. */
static void believed(struct doctor *d, const json_t *status)
{
    const char *clock = json_string_value(json_object_get(status, "clock"));
    if (clock && strcmp(clock, "well") != 0)
        doctor_say(
            d, HEALTH_FAIL, "clock",
            "the daemon does not believe this machine's clock: it is %s, %lld s from the time the service goes by. "
            "Set the clock, or, when it is right, `mlinzi clock believe`",
            clock, (long long)json_integer_value(json_object_get(status, "clock_apart_s")));
}

void doctor_daemon(struct doctor *d)
{
    struct link l = {.fd = -1};
    char why[512];
    const char *path = d->loaded->settings.socket_path;
    if (!link_open(&l, path, why, sizeof why)) {
        doctor_say(d, d->db ? HEALTH_FAIL : HEALTH_WARN, "daemon", "%s Start it: mlinzid -c FILE, or its service", why);
        return;
    }
    json_t *answer = link_ask(&l, json_pack("{s:s}", "op", "status"));
    link_close(&l);
    if (!answer || !json_is_true(json_object_get(answer, "ok")))
        doctor_say(d, HEALTH_FAIL, "daemon", "it took the connection and did not answer: look at its log");
    else if (!json_is_true(json_object_get(answer, "up")))
        doctor_say(d, HEALTH_FAIL, "daemon", "it runs, but its link to Kannel is down: texts wait on both sides");
    else
        doctor_say(d, HEALTH_OK, "daemon", "answers, process %lld, carrier %s, link up",
                   (long long)json_integer_value(json_object_get(answer, "pid")),
                   json_string_value(json_object_get(answer, "carrier")));
    believed(d, answer);
    json_decref(answer);
}

/* Whether a bearerbox takes a connection at its box port within two seconds. */
static bool reach(const char *host, int port, char *why, size_t cap)
{
    char service[16];
    struct addrinfo want = {.ai_socktype = SOCK_STREAM}, *list = NULL;
    int error = 0;
    socklen_t n = sizeof error;
    snprintf(service, sizeof service, "%d", port);
    if (getaddrinfo(host, service, &want, &list) != 0 || !list) {
        snprintf(why, cap, "the host has no address");
        return false;
    }
    int fd = socket(list->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    bool going = fd >= 0 && (connect(fd, list->ai_addr, list->ai_addrlen) == 0 || errno == EINPROGRESS);
    error = going ? 0 : errno;
    struct pollfd p = {.fd = fd, .events = POLLOUT};
    if (going && poll(&p, 1, 2000) == 1)
        (void)getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &n);
    else if (going)
        error = ETIMEDOUT;
    if (fd >= 0)
        close(fd);
    freeaddrinfo(list);
    snprintf(why, cap, "%s", strerror(error));
    return error == 0;
}

void doctor_links(struct doctor *d)
{
    const struct settings *s = &d->loaded->settings;
    char why[200];
    if (strcmp(s->carrier, "loop") == 0) {
        doctor_say(d, HEALTH_WARN, "carrier",
                   "loop: one machine, no phones. For real texts set carrier = \"links\" and links");
        return;
    }
    if (!s->cost_parts_a_day)
        doctor_say(d, HEALTH_WARN, "cost", "cost.parts_a_day is 0: nothing limits what answers may cost in a day");
    for (int i = 0; i < s->links; i++) {
        const struct link_settings *k = &s->link[i];
        if (link_is_http(k)) /* what it is worth the door knows: mlinzi status, /metrics */
            continue;
        if (reach(k->host, (int)k->port, why, sizeof why))
            doctor_say(d, HEALTH_OK, "kannel", "%s: bearerbox takes connections at %s port %lld", k->name, k->host,
                       (long long)k->port);
        else
            doctor_say(d, HEALTH_FAIL, "kannel",
                       "%s: nobody answers at %s port %lld (%s): start bearerbox (systemctl start kannel), or mend "
                       "host and port (its smsbox-port)",
                       k->name, k->host, (long long)k->port, why);
    }
}
