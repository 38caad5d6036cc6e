/* mlinzid_poison_test.c - one damaged row stops nobody else: whatever was altered in the store, the engine comes to the
 * end of its turns, cases climb, and new reports are taken. */
#include "tests/unit/town.h"

static enum err send_as_carriers_do(void *self, const struct carrier_mt *mt)
{
    return mt->to.s[0] ? town_send(self, mt) : ERR_RANGE;
}

static void reported(void)
{
    town_open();
    town_carrier.send = send_as_carriers_do;
    town_person(ROLE_SCCO, "+254711000001", "003.016");
    town_person(ROLE_CCCS, "+254711000002", "003");
    town_text("+254700000001", "REPORT neglect boy 6 Ganda near the old mill");
    CHECK_INT(town_heard("+254711000001", "case.new"), 1);
    town_forget();
}

/* After the damage: the old case goes on to somebody, and another child's report is taken and told. */
static void life_goes_on(void)
{
    alarm(60); /* an engine that never comes to the end of a turn ends the test */
    town.away = false;
    town_wait(3 * DAY_S);
    alarm(0);
    town_text("+254700000009", "REPORT neglect girl 4 Ganda by the river");
    town_wait(DAY_S);
    CHECK_INT(town_count("select count(*) from case_file"), 2);
    CHECK(town_heard("+254711000001", "case.new") + town_heard("+254711000002", "") >= 1);
    CHECK(town_heard("+254700000009", "") >= 1);
    CHECK(town_count("select max(level) from case_file") >= 2);
    CHECK_INT(town_count("select count(*) from case_file where version = 1"), 0);
}

static void waiting_text_without_a_readable_number(void)
{
    reported();
    town.away = true;
    town_wait(DAY_S);
    CHECK(town_count("update outbox set number = zeroblob(90) where state = 0") > 0);
    life_goes_on();
}

static void texts_without_readable_arguments(void)
{
    reported();
    town.away = true;
    town_wait(DAY_S);
    CHECK(town_count("update outbox set args = zeroblob(90)") > 0);
    life_goes_on();
}

static void case_whose_key_is_gone(void)
{
    reported();
    CHECK(town_count("delete from subject_key where id >> 56 = 1") > 0);
    town_close();
    town_again();
    life_goes_on();
}

/* What the officer's number is cannot be read any more: the post above hears of it instead. */
static void officer_without_a_readable_number(void)
{
    reported();
    CHECK(town_count("update party set name = zeroblob(90)") > 0);
    CHECK_INT(town_count("update phone set number = zeroblob(90) where party = "
                         "(select party from holding where role = (select min(role) from holding))"),
              1);
    life_goes_on();
}

static void audit_damaged(void)
{
    reported();
    CHECK(town_count("update audit_head set heads = zeroblob(10), mac = x'00', mark = x'01'") > 0);
    town_close();
    town_again();
    life_goes_on();
    reported();
    CHECK(town_count("delete from audit_head") > 0);
    town_close();
    town_again();
    life_goes_on();
    reported();
    CHECK(town_count("update audit set hash = x'00', detail = zeroblob(9), proof = x'0102'") > 0);
    town_close();
    town_again();
    life_goes_on();
    reported();
    CHECK(town_count("insert into audit_mark (n, at_s, records, ends, signature) values (900, 1, 1, x'00', x'00')") >
          0);
    town_close();
    town_again();
    life_goes_on();
}

int main(void)
{
    if (!town_begin())
        return 2;
    RUN(waiting_text_without_a_readable_number);
    RUN(texts_without_readable_arguments);
    RUN(case_whose_key_is_gone);
    RUN(officer_without_a_readable_number);
    RUN(audit_damaged);
    return town_end();
}
