/* desk.h - what the files of a desk's acts share (mlinzid/control/desk*.c). A new act is a function and a row
 * in control/desk.c; it begins with desk_session(), which says whose act it is. */
#ifndef MLINZI_MLINZID_CONTROL_DESK_H
#define MLINZI_MLINZID_CONTROL_DESK_H

#include "core/staff.h"
#include "db/session.h"
#include "mlinzid/control/inside.h"

struct session_life desk_life(const struct daemon *d);
/* Whose request this is. False: refused; the answer says signed_out. */
bool desk_session(struct request *r, struct session *out);
/* A row of the audit: person did or tried act, from that address. In the open transaction. */
enum err desk_audit(struct request *r, int64_t person, const char *act, const char *about);
/* Commits what act_begin() began, or takes it back and says why. */
enum outcome desk_end(struct request *r, enum err err);
/* A session for who has proved to be that person; the answer carries its token. how: for the audit. */
enum outcome desk_sign_in(struct request *r, int64_t person, const char *how);
/* The session's person has just proved to be that person. */
enum outcome desk_prove(struct request *r, const char *token, int64_t person);
/* What closing and discarding ask for: a password or code typed not long ago. In practice there is none to type. */
bool desk_proved(const struct request *r, const struct session *s);

/* control/staff.c: who asks, and whether that is theirs to do. False: refused; an act that was not theirs is written
 * down. about: for that row. */
#define STAFF_POSTS 16
struct staff {
    struct session session;
    struct post mine[STAFF_POSTS];
    int n;
};
bool staff_allowed(struct request *r, struct staff *me, enum staff_right right, const char *about);

/* control/desk_case.c */
/* Whether r->person sees that case today; not of one that is erased. */
bool desk_case_yours(struct request *r, const char *ref);
enum outcome desk_case_read(struct request *r);
enum outcome desk_case_act(struct request *r);
enum outcome desk_view_keep(struct request *r);
/* control/sign.c */
enum outcome session_begin(struct request *r);
enum outcome session_prove(struct request *r);

/* control/phone.c: the phones of a practice world. No session: whoever sees the page holds every phone. */
enum outcome desk_phone_state(struct request *r);
enum outcome desk_phone_text(struct request *r);
enum outcome desk_phone_dial(struct request *r);
enum outcome desk_phone_clock(struct request *r);

#endif
