/* mlinzid_network_test.c - who may call: addresses and networks, both families, and nothing that is neither. */
#include "mlinzid/door/network.h"

#include "tests/unit/test.h"

static struct networks all;

static bool in(const char *list, const char *address)
{
    CHECK(networks_read(span_of(list), &all));
    return networks_have(&all, span_of(address));
}

static void an_address_is_itself_alone(void)
{
    CHECK(in("192.0.2.7", "192.0.2.7"));
    CHECK(!in("192.0.2.7", "192.0.2.8"));
    CHECK(in("2001:db8::7", "2001:DB8:0::7"));
    CHECK(!in("2001:db8::7", "192.0.2.7"));
    CHECK(in(" 192.0.2.1  2001:db8::7 ", "2001:db8::7"));
    CHECK(!in("", "192.0.2.7"));
}

static void a_network_is_all_that_begins_alike(void)
{
    CHECK(in("192.0.2.0/25", "192.0.2.127"));
    CHECK(!in("192.0.2.0/25", "192.0.2.128"));
    CHECK(in("192.0.2.0/24", "192.0.2.255"));
    CHECK(in("0.0.0.0/0", "203.0.113.9") && !in("0.0.0.0/0", "2001:db8::7"));
    CHECK(in("2001:db8::/32", "2001:db8:ffff::1") && !in("2001:db8::/33", "2001:db8:8000::1"));
}

static void an_ipv4_address_in_ipv6_is_that_address(void)
{
    CHECK(in("192.0.2.0/24", "::ffff:192.0.2.7"));
    CHECK(in("::ffff:192.0.2.0/120", "192.0.2.7"));
    CHECK(!in("::ffff:192.0.2.0/120", "192.0.3.7"));
}

static void what_is_none_is_refused(void)
{
    static const char *const bad[] = {"192.0.2",      "192.0.2.7/33", "2001:db8::/129",      "door.invalid",
                                      "192.0.2.7/-1", "192.0.2.7/x",  "192.0.2.7,192.0.2.8", "/24"};
    char many[NETWORKS_MAX * 10 + 20] = "";
    for (size_t i = 0; i < countof(bad); i++)
        CHECK(!networks_read(span_of(bad[i]), &all));
    for (int i = 0; i < NETWORKS_MAX; i++)
        strcat(many, "192.0.2.7 ");
    CHECK(networks_read(span_of(many), &all));
    strcat(many, "192.0.2.7");
    CHECK(!networks_read(span_of(many), &all));
    CHECK(!in("0.0.0.0/0", "door.invalid"));
}

int main(void)
{
    RUN(an_address_is_itself_alone);
    RUN(a_network_is_all_that_begins_alike);
    RUN(an_ipv4_address_in_ipv6_is_that_address);
    RUN(what_is_none_is_refused);
    return test_end();
}
