/* ussd_smpp.h - USSD as it comes over SMPP 3.4 through Kannel: two optional parameters in an sms's meta_data,
 *   ?smpp?ussd_service_op=%01&its_session_info=%2A%03&
 * ussd_service_op (5.3.2.44): what the other side does; its_session_info (5.3.2.43): session number, then a sequence of
 * seven bits and one bit that ends the session. Operators differ in which parameter names the session, so it is a
 * setting of the link. No socket. */
#ifndef MLINZI_GATEWAY_USSD_SMPP_H
#define MLINZI_GATEWAY_USSD_SMPP_H

#include "base/text.h"

enum ussd_profile {
    USSD_PROFILE_NONE,
    USSD_PROFILE_SESSION,  /* its_session_info, 0x1383: its first byte, together with the phone */
    USSD_PROFILE_REFERENCE /* user_message_reference, 0x0204: both bytes */
};
enum ussd_profile ussd_profile_of(struct span word); /* "its_session_info", "user_message_reference" */

enum ussd_what { USSD_DIALLED, USSD_TYPED, USSD_OVER };
struct ussd_line { /* one hop as it came, and so how its screen goes back */
    enum ussd_what what;
    unsigned char info[2]; /* the parameter's bytes */
    bool named;            /* it was there; else the phone alone names the session */
};
/* False: this sms is no USSD. */
bool ussd_line_read(enum ussd_profile p, struct span meta_data, struct ussd_line *out);
/* The session's id within its phone: "2a", "0102", "-". */
void ussd_line_id(enum ussd_profile p, const struct ussd_line *l, struct text *out);
/* The meta_data of its screen. more: the session goes on. */
void ussd_line_answer(enum ussd_profile p, const struct ussd_line *l, bool more, struct text *out);

#endif
