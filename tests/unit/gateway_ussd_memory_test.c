/* gateway_ussd_memory_test.c - sessions in memory against an array by chance: what was put is what comes back, its time
 * ends it, and of too many the one longest unused goes. */
#include "base/hash.h"
#include "gateway/ussd_store.h"
#include "tests/unit/test.h"

#define RULES_ROOM 64
#define RULES_NOW INT64_C(1772434800)
static struct ussd_store *rules_store;
static struct ussd_session rules_got;
static bool rules_there;
static int rules_answers;

static void rules_on_got(void *ctx, const struct ussd_session *s)
{
    CHECK(ctx == &rules_answers);
    rules_answers++;
    rules_there = s != NULL;
    if (s)
        rules_got = *s;
}

static bool rules_get(const char *key, int64_t now_s)
{
    int before = rules_answers;
    rules_store->get(rules_store->self, key, now_s, &rules_answers, rules_on_got);
    CHECK_INT(rules_answers, before + 1); /* once */
    return rules_there;
}

static void rules_put(const char *key, uint32_t hops, int64_t until_s)
{
    struct ussd_session s = {.layout = USSD_LAYOUT, .hops = hops, .ref = "48173024", .began_s = until_s - 180};
    rules_store->put(rules_store->self, key, &s, until_s);
}

static void what_was_put_comes_back(void)
{
    CHECK(!rules_get("a/none", RULES_NOW));
    rules_put("a/1", 7, RULES_NOW + 180);
    rules_put("b/1", 8, RULES_NOW + 180); /* the same id by another way is another session */
    CHECK(rules_get("a/1", RULES_NOW));
    CHECK_INT(rules_got.hops, 7);
    CHECK_STR(rules_got.ref, "48173024");
    CHECK(rules_get("b/1", RULES_NOW));
    CHECK_INT(rules_got.hops, 8);
    rules_put("a/1", 9, RULES_NOW + 180);
    CHECK(rules_get("a/1", RULES_NOW) && rules_got.hops == 9);
    rules_store->drop(rules_store->self, "a/1");
    CHECK(!rules_get("a/1", RULES_NOW));
    CHECK(rules_get("b/1", RULES_NOW));
    rules_store->drop(rules_store->self, "a/1"); /* again: nothing */
    rules_store->drop(rules_store->self, "b/1");
    CHECK(!rules_get("b/1", RULES_NOW));
}

static void its_time_ends_it(void)
{
    rules_put("t/1", 1, RULES_NOW + 180);
    CHECK(rules_get("t/1", RULES_NOW + 179));
    CHECK(!rules_get("t/1", RULES_NOW + 180));
    rules_store->drop(rules_store->self, "t/1");
}

/* Against an array, by chance. */
static void as_an_array_would(void)
{
    uint32_t held[RULES_ROOM] = {0};
    uint64_t chance = 3;
    for (int i = 0; i < 3000; i++) {
        char key[32];
        uint64_t n = mix64(&chance) % RULES_ROOM;
        snprintf(key, sizeof key, "x/%d", (int)n);
        switch (mix64(&chance) % 3) {
        case 0:
            held[n] = (uint32_t)i + 1;
            rules_put(key, held[n], RULES_NOW + 180);
            break;
        case 1:
            held[n] = 0;
            rules_store->drop(rules_store->self, key);
            break;
        default: CHECK_INT(rules_get(key, RULES_NOW) ? rules_got.hops : 0, held[n]); break;
        }
    }
    for (int n = 0; n < RULES_ROOM; n++) {
        char key[32];
        snprintf(key, sizeof key, "x/%d", n);
        rules_store->drop(rules_store->self, key);
    }
}

static void of_too_many_the_longest_unused_goes(void)
{
    char key[32];
    for (int i = 0; i < RULES_ROOM; i++) {
        snprintf(key, sizeof key, "m/%d", i);
        rules_put(key, (uint32_t)i, RULES_NOW + 180);
    }
    rules_put("m/0", 99, RULES_NOW + 180); /* used again */
    rules_put("m/new", 1, RULES_NOW + 180);
    CHECK(rules_get("m/0", RULES_NOW) && rules_got.hops == 99);
    CHECK(!rules_get("m/1", RULES_NOW));
    CHECK(rules_get("m/2", RULES_NOW));
    CHECK(rules_get("m/new", RULES_NOW));
}

int main(void)
{
    rules_store = ussd_memory_open(RULES_ROOM);
    if (!rules_store)
        return 2;
    RUN(what_was_put_comes_back);
    RUN(its_time_ends_it);
    RUN(as_an_array_would);
    RUN(of_too_many_the_longest_unused_goes);
    rules_store->close(rules_store->self);
    return test_end();
}
