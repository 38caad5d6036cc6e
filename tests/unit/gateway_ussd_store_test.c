/* gateway_ussd_store_test.c - sessions are kept by memory and by a real Redis alike; and Redis may hang, go, be emptied
 * or lie: whoever dials never hears of it. */
#include <event2/event.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "gateway/ussd_redis.h"
#include "tests/redis_server.h"
#include "tests/unit/test.h"

static struct event_base *base;
static const unsigned char key[USSD_REDIS_KEY_BYTES] = "a key of this test, 32 bytes lon";

static void turns(int ms)
{
    event_base_loopexit(base, &(struct timeval){ms / 1000, ms % 1000 * 1000});
    event_base_dispatch(base);
}

static struct ussd_store *redis(void)
{
    struct ussd_store *s =
        ussd_redis_open(&(struct ussd_redis_settings){base, redis_at, key, 16, .timeout_ms = 200, .reconnect_ms = 50});
    for (int i = 0; i < 60 && !ussd_redis_counts(s).up; i++)
        turns(20);
    return s;
}

static struct {
    int times;
    bool found;
    struct ussd_session s;
} heard;

static void got(void *ctx, const struct ussd_session *s)
{
    (void)ctx;
    heard.times++;
    heard.found = s != NULL;
    if (s)
        heard.s = *s;
}

static bool finds(struct ussd_store *s, const char *name, int64_t now_s)
{
    heard.times = 0;
    s->get(s->self, name, now_s, NULL, got);
    for (int i = 0; i < 100 && !heard.times; i++)
        turns(20);
    CHECK_INT(heard.times, 1);
    return heard.found;
}

static struct ussd_session session(uint32_t hops)
{
    struct ussd_session s;
    memset(&s, 0, sizeof s);
    s.layout = USSD_LAYOUT;
    s.hops = hops;
    s.began_s = 1000;
    memcpy(s.ref, "48173024", 9);
    return s;
}

/* What every store does. */
static void keeps(struct ussd_store *s)
{
    struct ussd_session one = session(1), two = session(2);
    CHECK(!finds(s, "link/1", 1000));
    s->put(s->self, "link/1", &one, 1180);
    s->put(s->self, "link/2", &two, 1180);
    CHECK(finds(s, "link/1", 1001) && heard.s.hops == 1 && strcmp(heard.s.ref, "48173024") == 0);
    CHECK(finds(s, "link/2", 1001) && heard.s.hops == 2);
    one.hops = 3;
    s->put(s->self, "link/1", &one, 1180);
    CHECK(finds(s, "link/1", 1002) && heard.s.hops == 3);
    CHECK(finds(s, "link/1", 1179));
    CHECK(!finds(s, "link/1", 1180)); /* its time is over */
    s->drop(s->self, "link/2");
    CHECK(!finds(s, "link/2", 1001));
    CHECK(!finds(s, "link/none", 1001));
}

static void memory_keeps_sessions(void)
{
    struct ussd_store *s = ussd_memory_open(16);
    keeps(s);
    s->close(s->self);
}

static void of_too_many_the_longest_unused_goes(void)
{
    struct ussd_store *s = ussd_memory_open(2);
    struct ussd_session one = session(1);
    s->put(s->self, "a", &one, 1180);
    s->put(s->self, "b", &one, 1180);
    s->put(s->self, "a", &one, 1180);
    s->put(s->self, "c", &one, 1180);
    CHECK(finds(s, "a", 1000) && !finds(s, "b", 1000) && finds(s, "c", 1000));
    s->close(s->self);
}

static void redis_keeps_sessions_and_another_machine_finds_them(void)
{
    struct ussd_store *s = redis(), *other = redis();
    struct ussd_session one = session(7);
    CHECK(ussd_redis_counts(s).up);
    keeps(s);
    s->put(s->self, "link/9", &one, 1180);
    turns(50);
    CHECK(finds(other, "link/9", 1001) && heard.s.hops == 7);
    CHECK(!finds(other, "link/9", 1181));
    s->drop(s->self, "link/9");
    turns(50);
    CHECK(!finds(other, "link/9", 1001));
    CHECK(ussd_redis_counts(other).hits > 0);
    s->close(s->self);
    other->close(other->self);
}

static void nothing_of_a_session_can_be_read_in_redis(void)
{
    struct ussd_store *s = redis();
    struct ussd_session one = session(7);
    char command[400], line[65536];
    s->put(s->self, "link/+254700000001", &one, 1180);
    turns(50);
    snprintf(command, sizeof command,
             "redis-cli -s %s keys '*'; redis-cli -s %s --scan | head -1 | xargs redis-cli -s %s get", redis_at,
             redis_at, redis_at);
    FILE *f = popen(command, "r");
    size_t n = fread(line, 1, sizeof line, f);
    pclose(f);
    CHECK(memmem(line, n, "mlinzi:ussd:", 12) != NULL);
    CHECK(memmem(line, n, "2547", 4) == NULL && memmem(line, n, "48173024", 8) == NULL);
    s->close(s->self);
}

static void emptied_it_goes_on_from_memory(void)
{
    struct ussd_store *s = redis();
    struct ussd_session one = session(4);
    char command[120];
    s->put(s->self, "link/1", &one, 1180);
    turns(50);
    snprintf(command, sizeof command, "redis-cli -s %s flushall >/dev/null", redis_at);
    CHECK_INT(system(command), 0);
    CHECK(finds(s, "link/1", 1001) && heard.s.hops == 4);
    s->close(s->self);
}

static void a_redis_that_hangs_is_given_up_and_found_again(void)
{
    struct ussd_store *s = redis();
    struct ussd_session one = session(4);
    s->put(s->self, "link/1", &one, 1180);
    turns(50);
    kill(redis_pid, SIGSTOP);
    CHECK(finds(s, "link/1", 1001) && heard.s.hops == 4);
    CHECK(ussd_redis_counts(s).fallbacks > 0);
    kill(redis_pid, SIGCONT);
    for (int i = 0; i < 60 && !ussd_redis_counts(s).up; i++)
        turns(20);
    CHECK(ussd_redis_counts(s).up);
    CHECK(finds(s, "link/1", 1001));
    s->close(s->self);
}

static void without_redis_memory_does_and_the_later_copy_counts(void)
{
    struct ussd_store *s = redis();
    struct ussd_session one = session(4);
    s->put(s->self, "link/1", &one, 1180);
    turns(50);
    redis_end(SIGKILL);
    turns(100);
    CHECK(!ussd_redis_counts(s).up);
    one.hops = 5;
    s->put(s->self, "link/1", &one, 1180);
    CHECK(finds(s, "link/1", 1001) && heard.s.hops == 5);
    redis_start();
    for (int i = 0; i < 60 && !ussd_redis_counts(s).up; i++)
        turns(20);
    CHECK(ussd_redis_counts(s).up);
    CHECK(finds(s, "link/1", 1001) && heard.s.hops == 5);
    s->close(s->self);
}

static void with_another_key_there_is_no_session(void)
{
    static const unsigned char other[USSD_REDIS_KEY_BYTES] = "another key, as of another store";
    struct ussd_store *s = redis();
    struct ussd_session one = session(4);
    s->put(s->self, "link/1", &one, 1180);
    turns(50);
    struct ussd_store *o = ussd_redis_open(
        &(struct ussd_redis_settings){base, redis_at, other, 16, .timeout_ms = 200, .reconnect_ms = 50});
    for (int i = 0; i < 60 && !ussd_redis_counts(o).up; i++)
        turns(20);
    CHECK(!finds(o, "link/1", 1001));
    s->close(s->self);
    o->close(o->self);
}

static void an_address_that_is_none_is_refused(void)
{
    CHECK(!ussd_redis_open(&(struct ussd_redis_settings){base, "nowhere", key, 16, 200, 50}));
}

int main(void)
{
    log_quiet(LOG_NOTHING);
    base = event_base_new();
    RUN(memory_keeps_sessions);
    RUN(of_too_many_the_longest_unused_goes);
    if (!redis_open()) {
        printf("# skipped: redis-server is not installed: tools/setup test installs it\n");
        return test_end();
    }
    RUN(redis_keeps_sessions_and_another_machine_finds_them);
    RUN(nothing_of_a_session_can_be_read_in_redis);
    RUN(emptied_it_goes_on_from_memory);
    RUN(a_redis_that_hangs_is_given_up_and_found_again);
    RUN(without_redis_memory_does_and_the_later_copy_counts);
    RUN(with_another_key_there_is_no_session);
    RUN(an_address_that_is_none_is_refused);
    redis_close();
    event_base_free(base);
    return test_end();
}
