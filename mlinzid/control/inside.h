/* inside.h - one request on the control socket, for mlinzid/control/ alone. */
#ifndef MLINZI_MLINZID_CONTROL_INSIDE_H
#define MLINZI_MLINZID_CONTROL_INSIDE_H

#include <jansson.h>

#include "mlinzid/control/control.h"

struct bufferevent;
struct client {
    struct control *control;
    struct bufferevent *bev;
    struct event *resume;
    char user[48]; /* the peer's user, for the audit; "desk": a person's request, the person is in the request */
    bool desk;     /* only the acts of control_desk */
    bool watching, ending;
    char remote[48];    /* desk: from where the password that is being tried came */
    char session[48];   /* desk: which session it proves; "": it begins one */
    int lines;          /* desk: so many of a case's newest lines the answer has; 0: as many as there may be */
    int64_t teach;      /* desk: the reading it waits for is of this text's words alone; 0: of the case */
    char waits_for[64]; /* a message id, "op:12", "pin:3", "clock"; "" nothing */
};
struct request {
    struct daemon *d;
    struct db *db;
    struct client *client;
    json_t *in, *out; /* out: an object to fill */
    int64_t person;   /* a desk's: who acts, for the audit too; 0: the machine's owner */
    enum role role;   /* a desk's: as what */
    int64_t seen_version;
    char once[128]; /* of a key of the API: kept with what it does (control/api_acts.c); "" none */
    char why[512];
};
enum outcome { DONE, REFUSED, WAITS };
struct operation {
    const char *name;
    enum outcome (*run)(struct request *r);
};
/* each ends with a NULL name */
extern const struct operation control_cases[], control_erasures[], control_keys[], control_people[], control_pins[],
    control_world[], control_dial[], control_desk[], control_desk_api[], control_desk_staff[], control_desk_teach[],
    control_api_keys[], control_hooks[], control_bridge[], control_desk_bridge[], control_desk_crs[];
#define CONTROL_PIN_LATER "PINs and passwords cannot be looked at just now; try again"

/* One line, whole: what it asks for is done, refused (why says it in words), or waits for a turn (client->waits_for).
 * r->in is then the request read. */
enum outcome control_ask(struct request *r, const char *line, size_t n);
/* The act of that name in a table; NULL: none. */
const struct operation *operation_in(const struct operation *table, const char *name);
/* The string under key, "" when there is none. */
const char *request_text(const struct request *r, const char *key);
int64_t request_number(const struct request *r, const char *key, int64_t otherwise);
bool request_true(const struct request *r, const char *key);
enum outcome request_refuse(struct request *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Begins a transaction whose end is act_end: it is committed with an audit row (who, what) when err is none. */
enum err act_begin(struct request *r);
enum outcome act_end(struct request *r, enum err err, const char *act, const char *about);
/* The same row inside somebody else's transaction. case_id 0: of no case. */
enum err audit_row(struct request *r, const char *act, const char *about, int64_t case_id);
/* An act on a case: the audit says who asked (in the case's rows, or of no case), then it waits for its turn. */
enum outcome act_queue(struct request *r, struct event *ev, const char *act, const char *about, int64_t audit_case);
/* A screen for whoever waits for `what`; takes it over. */
void control_shown(struct control *c, const char *what, json_t *screen);
/* Somebody's words (engine/engine.h), by CHANNEL_WEB: r->client->waits_for its turn, then the answer is
 * {"ok":true,"end":"done", "answers":[{"key":"done.verified","kind":"","text":"the
 * words","args":{"case":"48173024"}}]}; end "again": the same link and msgid came before, nothing was done; "kept": a
 * person must look. w's ticket is set here. */
enum outcome word_queue(struct request *r, struct engine_word *w);
json_t *word_answers(struct daemon *d, const struct engine_answers *a);
/* The case by its reference; a wrong digit is said, never corrected. False: refused; also one that is erased. */
bool case_find(struct request *r, const char *typed, struct case_facts *out);
/* control/erase.c. The person of a phone in the request; false: refused with a sentence. */
bool person_of_phone(struct request *r, const char *key, struct msisdn *phone, int64_t *who);
/* case.show as a person: the engine decides, then the details are put into the answer. */
enum outcome case_read_as(struct request *r);
enum err case_details(struct daemon *d, const char *ref, int lines, json_t **out); /* lines: of struct client */
/* Overwrites a secret of the request where it stands. */
void request_wipe(struct request *r, const char *key);
/* What pins_try() or pins_set() said: waits for the ticket, or refuses in words. */
enum outcome request_pin_waits(struct request *r, enum err err, const int64_t *ticket);
/* A desk's person gave the right password: a session begins, or has proved itself. NULL, or why not. */
const char *desk_password_right(struct daemon *d, struct client *cl, int64_t person, json_t *out);
/* To the details of a case that op->actor just read: what that person may do with it, what comes next, who read it. */
bool desk_case_more(struct daemon *d, const struct event *op, int lines, json_t *out);
/* The words of a text that was read just now, what the reader makes of them, what was proposed. False: the store could
 * not be read (control/desk_teach.c). */
bool desk_teach_words(struct daemon *d, int64_t text, json_t *out);
/* A case was asked for: counted by user, with an alarm beyond reads.alarm_per_hour (control/reads.c). */
void reads_count(struct request *r);
/* control/world.c. False, refused: real phones are served. */
bool practice_only(struct request *r);
/* A text from that phone of a practice world; time goes on by s seconds. Both wait. */
enum outcome phone_sends(struct request *r, const char *from, const char *text);
enum outcome clock_goes_on(struct request *r, int64_t s);
/* Names a place or office that is there, else says what to write. */
bool place_known(struct request *r, const char *at);

#endif
