/* config_settings_test.c - mlinzi.cfg: the defaults, what is read, and each fault with what it tells to write. */
#include "config/settings.h"

#include "tests/unit/test.h"

#include "tests/unit/config_file.h"

static struct settings s;
static struct config_fault fault;

static const char *fault_of(const char *content)
{
    CHECK_INT(settings_load(config_file(content), &s, &fault), ERR_CONFIG);
    return fault.message;
}

static void defaults_without_a_file(void)
{
    CHECK_INT(settings_load(NULL, &s, &fault), ERR_NONE);
    CHECK_STR(s.store_path, "var/mlinzi.db");
    CHECK_STR(s.carrier, "loop");
    CHECK_INT(s.turn_batch_max, 256);
    CHECK_INT(s.turn_overdue_max, 200);
    CHECK_INT(s.answers_idle_max, 3);
    CHECK_INT(s.answers_idle_window_s, 600);
    CHECK_INT(s.answers_change_max, 30);
    CHECK_INT(s.repeat_window_s, 7200);
    CHECK_INT(s.code_life_s, 1800);
    CHECK_INT(s.code_tries, 3);
    CHECK_INT(s.dispute_days, 14);
    CHECK_INT(s.explanation_min_chars, 20);
    CHECK_INT(s.bundle_free, 2);
    CHECK_INT(s.own_numbers, 0);
    CHECK_INT(s.links, 0);
}

static void a_file_changes_what_it_says_and_no_more(void)
{
    CHECK_INT(settings_load(config_file("store: { path = \"other.db\"; };\ncarrier = \"kannel\";\n"
                                        "numbers: { own = ( \"22116\", \"0711 000 001\" ); };\n"
                                        "links = ( { name = \"a\"; port = 14001; receipts = false; },\n"
                                        "          { name = \"b\"; host = \"10.0.0.7\"; } );\n"),
                            &s, &fault),
              ERR_NONE);
    CHECK_STR(s.store_path, "other.db");
    CHECK_INT(s.store_busy_ms, 5000);
    CHECK_INT(s.own_numbers, 2);
    CHECK_STR(s.own_number[0], "22116");
    CHECK_STR(s.own_number[1], "+254711000001");
    CHECK_INT(s.links, 2);
    CHECK_STR(s.link[0].name, "a");
    CHECK_INT(s.link[0].port, 14001);
    CHECK(!s.link[0].receipts);
    CHECK_INT(s.link[1].port, 13001);
    CHECK(s.link[1].receipts);
    CHECK_STR(s.link[1].host, "10.0.0.7");
}

static void a_misspelt_name_gets_the_right_one(void)
{
    CHECK_STR(fault_of("\nturn: { batch_mx = 3; };\n"),
              "there is no setting turn.batch_mx: did you mean turn.batch_max?");
    CHECK_INT(fault.line, 2);
    CHECK(strcmp(fault.file, config_path) == 0);
    CHECK_STR(fault_of("carier = \"loop\";\n"), "there is no setting carier: did you mean carrier?");
    CHECK_STR(fault_of("linkss = ( );\n"), "there is no setting linkss: did you mean links?");
    CHECK_STR(fault_of("weather = 3;\n"), "there is no setting weather: mlinzid --explain lists all");
    CHECK_STR(fault_of("links = ( { prot = 3; } );\n"), "there is no setting prot: did you mean port?");
}

static void a_number_out_of_range_gets_the_range(void)
{
    CHECK_STR(fault_of("turn: { batch_max = 0; };\n"),
              "turn.batch_max = 0 is out of range: write 1 to 4096 events (the default is 256)");
    CHECK_STR(fault_of("turn: {\n  batch_max = 9000000000L;\n};\n"),
              "turn.batch_max = 9000000000 is out of range: write 1 to 4096 events (the default is 256)");
    CHECK_INT(fault.line, 2);
    CHECK_STR(fault_of("links = ( { port = 70000; } );\n"),
              "port = 70000 is out of range: write 1 to 65535 port (the default is 13001)");
}

static void a_wrong_type_gets_the_right_one(void)
{
    CHECK_STR(fault_of("turn: { batch_max = \"many\"; };\n"),
              "turn.batch_max is a whole number of events: write it without quotes, as turn.batch_max = 256");
    CHECK_STR(fault_of("store: { path = 3; };\n"),
              "store.path is text: write it in quotes, as store.path = \"var/mlinzi.db\"");
    CHECK_STR(fault_of("links = ( { receipts = 1; } );\n"),
              "receipts is yes or no: write receipts = true or receipts = false");
    CHECK_STR(fault_of("carrier = \"pigeon\";\n"),
              "carrier = \"pigeon\" is not known: write one of: loop kannel links");
    CHECK_STR(fault_of("numbers: { own = \"22116\"; };\n"),
              "numbers.own is a list: write numbers.own = ( \"22116\", \"+254711000001\" )");
    CHECK_STR(fault_of("numbers: { own = ( 22116 ); };\n"),
              "numbers.own: entry 1 is no number: write it in quotes, as \"22116\"");
    CHECK_STR(fault_of("links = { name = \"a\"; };\n"),
              "links is a list of groups: write links = ( { name = \"kannel\"; } );");
}

static void a_missing_brace_shows_the_line_and_the_one_before(void)
{
    const char *m = fault_of("store: {\n  path = \"a.db\"\n\nturn: { batch_max = 3; };\n");
    CHECK(strstr(m, "look for a missing quote, brace, bracket, comma or semicolon") != NULL);
    CHECK(strstr(m, "4 | turn: { batch_max = 3; };") != NULL || strstr(m, "3 | \n") != NULL);
    CHECK(fault.line >= 2 && fault.line <= 5);
    m = fault_of("store: {\n  path = \"a.db;\n};\n");
    CHECK_STR(m, "a quote is opened here and not closed: write the other one\n  2 |   path = \"a.db;");
    CHECK_INT(fault.line, 2);
    m = fault_of("// it's fine: \"\nstore: { path = \"a\\\"b\" };\n\n = ;\n");
    CHECK(strstr(m, "4 |  = ;") != NULL);
}

static void what_no_single_line_can_say(void)
{
    CHECK_STR(fault_of("carrier = \"kannel\";\n"),
              "carrier is kannel and no link is given: write links = ( { name = \"kannel\"; port = 13001; } );");
    CHECK_STR(fault_of("links = ( { name = \"a\"; }, { name = \"a\"; } );\n"),
              "two links are named a: give each a name of its own");
    CHECK_STR(fault_of("links = ( { reconnect_ms = 50000; } );\n"),
              "link kannel: reconnect_ms is more than reconnect_max_ms: write the smaller first");
}

#define HTTP "name = \"at\"; kind = \"http\"; allow = \"192.0.2.7\"; "
#define SMS "sms_url = \"https://sms.invalid/send\"; "

static void an_aggregators_link_is_checked_whole(void)
{
    CHECK_STR(fault_of("links = ( { name = \"a/b\"; kind = \"http\"; } );\n"),
              "link \"a/b\" of kind http: its name stands in addresses, use a-z 0-9 -");
    CHECK_STR(fault_of("links = ( { name = \"at\"; kind = \"http\"; } );\n"),
              "link at: anybody could send texts by it: write secret_file or allow, better both");
    CHECK_STR(fault_of("links = ( { " HTTP "sms_url = \"http://sms.invalid/\"; } );\n"),
              "link at: sms_url begins with https:// (http:// to 127.0.0.1 alone)");
    CHECK_STR(fault_of("links = ( { " HTTP "sms_url = \"http://127.0.0.1.invalid/\"; } );\n"),
              "link at: sms_url begins with https:// (http:// to 127.0.0.1 alone)");
    CHECK_STR(fault_of("links = ( { " HTTP SMS "} );\n"), "link at: sms_url wants username and apikey_file as well");
    CHECK_STR(fault_of("carrier = \"links\";\nlinks = ( { " HTTP "} );\n"),
              "texts leave by the first link, and link at has no sms_url: write it, or put the link by which texts "
              "leave first");
    CHECK_STR(fault_of("carrier = \"links\";\nlinks = ( { name = \"kannel\"; }, { " HTTP "} );\n"),
              "link at goes by the door, and the door does not listen: write http.listen");
    CHECK_INT(settings_load(config_file("carrier = \"links\";\nhttp: { listen = \":8254\"; };\nlinks = ( { " HTTP SMS
                                        "username = \"u\"; apikey_file = \"key\"; } );\n"),
                            &s, &fault),
              ERR_NONE);
    CHECK(link_is_http(&s.link[0]));
}

static void a_file_that_is_not_there(void)
{
    CHECK_INT(settings_load("/nowhere/mlinzi.cfg", &s, &fault), ERR_CONFIG);
    CHECK_STR(fault.file, "/nowhere/mlinzi.cfg");
    CHECK(strstr(fault.message, "cannot be opened") != NULL);
}

/* The sample is what the docs call it: every setting, each with its default. */
static void the_sample_is_the_defaults(void)
{
    struct settings standard, sample;
    char *text = config_shipped("mlinzi.cfg.sample", NULL, NULL);
    settings_default(&standard);
    link_settings_default(&standard.link[0]);
    standard.links = 1;
    CHECK_INT(settings_load(config_file(text), &sample, &fault), ERR_NONE);
    CHECK_STR(fault.message, "");
    CHECK(memcmp(&standard, &sample, sizeof standard) == 0);
    free(text);
}

static void the_nearest_name(void)
{
    const char *const names[] = {"store.path", "store.busy_ms", "carrier"};
    CHECK_STR(config_nearest("stroe.path", names, countof(names)), "store.path");
    CHECK_STR(config_nearest("carrierr", names, countof(names)), "carrier");
    CHECK(config_nearest("elephant", names, countof(names)) == NULL);
    CHECK(config_nearest("", names, countof(names)) == NULL);
}

int main(void)
{
    RUN(defaults_without_a_file);
    RUN(a_file_changes_what_it_says_and_no_more);
    RUN(a_misspelt_name_gets_the_right_one);
    RUN(a_number_out_of_range_gets_the_range);
    RUN(a_wrong_type_gets_the_right_one);
    RUN(a_missing_brace_shows_the_line_and_the_one_before);
    RUN(what_no_single_line_can_say);
    RUN(an_aggregators_link_is_checked_whole);
    RUN(a_file_that_is_not_there);
    RUN(the_sample_is_the_defaults);
    RUN(the_nearest_name);
    return test_end();
}
