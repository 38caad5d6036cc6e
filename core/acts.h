/* acts.h - the acts behind the command words, shared by texts, answers to questions and codes. Inside core/ only. */
#ifndef MLINZI_CORE_ACTS_H
#define MLINZI_CORE_ACTS_H

#include "core/level.h"
#include "core/rights.h"

void refuse(struct decide *d, enum phrase key); /* an idle answer and an audit row */
void refuse_no_such_case(struct decide *d);
void ask(struct decide *d, enum phrase key, enum say_class cls); /* ask.action: asks and lets the question stand */
void question_put(struct decide *d, const struct question *q);   /* now stands for the sender's number */
void question_clear(struct decide *d);

void act_verify(struct decide *d, const struct rights *r, struct span text);
void act_update(struct decide *d, const struct rights *r, struct span text);
void act_progress(struct decide *d, const struct rights *r); /* OP_PROGRESS */
void act_status(struct decide *d, const struct rights *r);
/* close, discard: asks for the code; confirm: the same for the second person */
void act_exit(struct decide *d, const struct rights *r, enum act act, struct span text);
void act_confirm(struct decide *d, const struct rights *r);
void act_reject(struct decide *d, const struct rights *r, struct span text);
void act_reopen(struct decide *d, const struct rights *r, struct span text);
void act_pass(struct decide *d, const struct rights *r, struct span text);
void act_dispute(struct decide *d, const struct rights *r, struct span text);
void act_code(struct decide *d, const struct reading *r);
void act_slip(struct decide *d); /* the receipt that waits: event.slip */
/* core/act_erase.c, core/act_read.c: acts of the console and the command with rules of their own. */
void op_erase(struct decide *d);
void op_hold(struct decide *d);
void op_read(struct decide *d);
void act_erase(struct decide *d, const struct code *code); /* the second person's code was right */
/* core/act_record.c: the same of a record of the register. record_ready: what is to be known of it is. */
void op_erase_record(struct decide *d);
bool record_ready(struct decide *d, const struct code *code);
void act_erase_record(struct decide *d, const struct code *code);
/* What both have in common: who may agree, the reason, the second person and the code they get. */
bool erase_may_agree(const struct post *mine, int n);
void erase_refuse(struct decide *d, const char *why);
bool erase_reason_given(struct decide *d);
const struct person *erase_second(struct decide *d, struct post *as); /* NULL: refused */
void erase_code(struct decide *d, enum phrase key, const struct person *p, const struct post *as, int64_t value);
/* Six digits for this person, for the case in hand or (none) the record that is known; the caller says them. NULL:
 * memory is full. */
const struct code *code_make(struct decide *d, enum act act, int64_t person, int64_t value, struct span text);
/* The request of an S1 exit: asks the next level above the author (again at each step). */
void request_begin(struct decide *d, enum act act, int level, int64_t value, struct span text);
bool request_ask(struct decide *d);
void request_step(struct decide *d);
void case_merge(struct decide *d, int64_t into); /* closed; its reporters hear of the other from now on */
/* The case leaves the ladder. */
void case_finish(struct decide *d, enum act act, const struct rights *r, struct span text);

/* core/self.c: words about the sender, not about a case */
void self_decide(struct decide *d, const struct reading *r);
void act_list(struct decide *d);
void command_ask_case(struct decide *d, const struct reading *r); /* which case? the word waits for its reference */

/* core/place.c, core/fill.c: what a case says of the child */
/* Open cases of the same child, place and day, by their like; true when they are known, or no ward is. */
bool alike_ready(struct decide *d, struct area place, char sex, int64_t age_years);
void case_open_new(struct decide *d, const struct reading *r);
void case_set_area(struct decide *d, struct area a);  /* first time */
void case_move_area(struct decide *d, struct area a); /* later: levels whose post changes count as not told */
/* A perpetrator read later than the report: from that moment the posts of that kind neither hear nor see (ruling 29).
 */
void case_accuse(struct decide *d, enum perpetrator p);
/* A reporter's further words about an open case: a perpetrator, and urgency, which raises. */
void case_heard(struct decide *d, const struct slots *s);
void case_grade(struct decide *d, bool afresh, bool urgent);
bool case_fill(struct decide *d, const struct slots *s, struct area choice);
void ask_details(struct decide *d, const struct slots *s, enum say_class cls);
void case_reclock(struct decide *d, enum severity from); /* after a change of severity */
int64_t case_t0(const struct decide *d, int64_t now_s);

#endif
