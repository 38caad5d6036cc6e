/* gateway_ussd_smpp_test.c - the two parameters of USSD over SMPP, as Kannel writes them and as operators send them. */
#include "gateway/ussd_smpp.h"

#include <string.h>

#include "tests/unit/test.h"

static struct ussd_line line;

static bool reads(enum ussd_profile p, const char *meta)
{
    return ussd_line_read(p, span_of(meta), &line);
}

static bool id_is(enum ussd_profile p, const char *want)
{
    char space[16];
    struct text t;
    text_init(&t, space, sizeof space);
    ussd_line_id(p, &line, &t);
    return strcmp(space, want) == 0;
}

static bool answers(enum ussd_profile p, bool more, const char *want)
{
    char space[96];
    struct text t;
    text_init(&t, space, sizeof space);
    ussd_line_answer(p, &line, more, &t);
    if (strcmp(space, want) != 0)
        printf("# %s\n", space);
    return strcmp(space, want) == 0;
}

static void a_dial_what_is_typed_and_an_end(void)
{
    CHECK(reads(USSD_PROFILE_SESSION, "?smpp?ussd_service_op=%01&its_session_info=*%02&") && line.what == USSD_DIALLED);
    CHECK(id_is(USSD_PROFILE_SESSION, "2a"));
    CHECK(answers(USSD_PROFILE_SESSION, true, "?smpp?ussd_service_op=%02&its_session_info=%2a%02&"));
    CHECK(answers(USSD_PROFILE_SESSION, false, "?smpp?ussd_service_op=%11&its_session_info=%2a%03&"));
    CHECK(reads(USSD_PROFILE_SESSION, "?smpp?its_session_info=%2A%04&ussd_service_op=%12&") && line.what == USSD_TYPED);
    CHECK(id_is(USSD_PROFILE_SESSION, "2a")); /* the sequence is no part of the session's name */
    CHECK(reads(USSD_PROFILE_SESSION, "?smpp?ussd_service_op=%81&its_session_info=*%02&") && line.what == USSD_OVER);
    CHECK(reads(USSD_PROFILE_SESSION, "?smpp?ussd_service_op=%11&its_session_info=*%02&") && line.what == USSD_OVER);
    CHECK(reads(USSD_PROFILE_SESSION, "?smpp?ussd_service_op=%12&its_session_info=*%03&") && line.what == USSD_OVER);
    CHECK(reads(USSD_PROFILE_SESSION, "?smpp?ussd_service_op=%02&its_session_info=*%02&") && line.what == USSD_TYPED);
}

static void by_the_other_parameter(void)
{
    CHECK(reads(USSD_PROFILE_REFERENCE, "?smpp?ussd_service_op=%01&user_message_reference=%01%03&"));
    CHECK(line.what == USSD_DIALLED && id_is(USSD_PROFILE_REFERENCE, "0103"));
    CHECK(answers(USSD_PROFILE_REFERENCE, false, "?smpp?ussd_service_op=%11&user_message_reference=%01%03&"));
}

static void without_a_session_the_phone_names_it(void)
{
    CHECK(reads(USSD_PROFILE_SESSION, "?smpp?ussd_service_op=%01&") && !line.named && id_is(USSD_PROFILE_SESSION, "-"));
    CHECK(answers(USSD_PROFILE_SESSION, true, "?smpp?ussd_service_op=%02&"));
    CHECK(reads(USSD_PROFILE_SESSION, "?smpp?ussd_service_op=%01&its_session_info=*&") && !line.named);
}

static void a_text_is_no_ussd(void)
{
    CHECK(!reads(USSD_PROFILE_SESSION, ""));
    CHECK(!reads(USSD_PROFILE_SESSION, "?orig-msg?dlr_mask=1&"));
    CHECK(!reads(USSD_PROFILE_SESSION, "?smpp?its_session_info=*%02&"));
    CHECK(!reads(USSD_PROFILE_SESSION, "?other?ussd_service_op=%01&"));
    CHECK(reads(USSD_PROFILE_SESSION, "?other?a=1&?smpp?ussd_service_op=%01&"));
    CHECK(!reads(USSD_PROFILE_SESSION, "?smpp?ussd_service_op=&"));
    CHECK(!reads(USSD_PROFILE_NONE, "?smpp?ussd_service_op=%01&its_session_info=*%02&"));
    for (const char *cut = "?smpp?ussd_service_op=%01&its_session_info=%2"; *cut; cut++)
        (void)reads(USSD_PROFILE_SESSION, cut);
}

static void the_setting_names_the_parameter(void)
{
    CHECK_INT(ussd_profile_of(SPAN("its_session_info")), USSD_PROFILE_SESSION);
    CHECK_INT(ussd_profile_of(SPAN("user_message_reference")), USSD_PROFILE_REFERENCE);
    CHECK_INT(ussd_profile_of(SPAN("none")), USSD_PROFILE_NONE);
}

int main(void)
{
    RUN(a_dial_what_is_typed_and_an_end);
    RUN(by_the_other_parameter);
    RUN(without_a_session_the_phone_names_it);
    RUN(a_text_is_no_ussd);
    RUN(the_setting_names_the_parameter);
    return test_end();
}
