/* register.h - what the acts of the register share (mlinzid/control/register*.c): who asks, whether they may,
 * and what it is about. Each act: registrar_begin(), then its subject, then registrar_may(), then one transaction with
 * its audit row. */
#ifndef MLINZI_MLINZID_CONTROL_REGISTER_H
#define MLINZI_MLINZID_CONTROL_REGISTER_H

#include "core/key_scope.h"
#include "db/register.h"
#include "mlinzid/control/desk.h"

struct registrar {
    struct session session;
    struct post mine[16], as; /* as: the post they act as, after registrar_may() */
    int n;
    const struct directory *dir; /* the engine's: good until the next turn */
    struct arena arena;          /* of this request */
    unsigned char memory[320 * 1024];
};
/* Whose session this is. NULL: refused, the answer says so. Ended by registrar_end(). */
MUST_USE struct registrar *registrar_begin(struct request *r);
void registrar_end(struct registrar *me);
/* Runs it for whoever asks. */
enum outcome registrar_with(struct request *r, enum outcome (*run)(struct request *, struct registrar *));
/* May they? If not, that it was tried is written down and it is refused: in the same words as what is not there, where
 * it is about something (s->about). about: for the audit, "child=12". */
MUST_USE bool registrar_may(struct request *r, struct registrar *me, enum register_act act,
                            const struct register_subject *s, const char *about);
/* "case" and "4817 3024", "child" and "12": the request's members `about` and `subject`. False: refused, as not there.
 */
MUST_USE bool registrar_subject(struct request *r, struct register_subject *out);
/* The same of other members: what something is put beside. */
MUST_USE bool registrar_named(struct request *r, enum about about, const char *typed, struct register_subject *out);
/* The county of all their posts, and the constituency where that is one too; {0}: several counties, or the nation. */
struct area registrar_area(const struct request *r, const struct registrar *me);
/* What is not there, and what is not theirs. */
enum outcome registrar_none(struct request *r);
/* What was asked is wrong; status: HTTP's number for clients of the API. */
enum outcome registrar_wrong(struct request *r, int status, const char *why);
/* The request's member `once` as this person's token (the empty string: none), and what was made under it before by the
 * same answers: *id, 0 nothing. False: refused. */
#define ONCE_CAP 128
MUST_USE bool registrar_once(struct request *r, char once[ONCE_CAP], int64_t *id);
/* Commits what act_begin() began, with an audit row in the shard of that case (0: of no case). */
enum outcome registrar_done(struct request *r, struct registrar *me, enum err err, const char *act, const char *about,
                            int64_t case_id);
/* An entry of a case's timeline, in the open transaction: word is a literal ("case.sheet"). */
MUST_USE enum err registrar_note(struct request *r, const struct registrar *me, int64_t case_id, const char *word,
                                 const char *text);

/* control/api.c: whose key it is; false: refused, with HTTP's number. */
struct api_key;
MUST_USE bool api_key_of(struct request *r, enum key_scope scope, struct api_key *out);
/* Which way and under what id a request comes: the same twice is done once, another under its id is refused. */
MUST_USE bool api_once(struct request *r, const struct api_key *k, char link[24]);
/* The same, with the transaction left open for what is done under that id. */
MUST_USE bool api_once_begun(struct request *r, const struct api_key *k, char link[24]);

/* control/sheet.c. The forms of one subject as rows of an answer, the newest first: plain columns, no answers. */
#define SHEETS_SHOWN 100
json_t *sheets_json(struct db *db, enum about about, int64_t subject);
/* What stands in a filled form, as sheet.read answers it: for an act that has written down that it is read. */
json_t *sheet_answers_json(struct request *r, struct registrar *me, int64_t id);
extern const struct operation control_desk_sheets[], control_api_sheets[];
/* control/api_acts.c. By which scope a key does one of the register's acts ("api.stay.admit"); false: it is none of
 * them. */
bool api_act_scope(const char *op, enum key_scope *out);
/* HTTP's number for a refusal that names none yet. */
void api_refusal(struct request *r);
extern const struct operation control_api_acts[];
/* control/child.c. The children a case is about, for who reads the case: each as it stands for itself, and by which
 * record the case has it. */
json_t *case_children_json(struct db *db, int64_t case_id);
json_t *case_accused_json(struct db *db, int64_t case_id); /* persons said to have done it */

#endif
