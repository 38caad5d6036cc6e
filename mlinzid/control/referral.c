/* referral.c - acts about referrals: offered, answered, brought back; and the transfer of a case. What was
 * written is told to the other post through the engine, after the commit; should that word be lost, the duty of the
 * answer tells it all the same. */
#include "mlinzid/control/referral.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/referral.h"

enum { BACK_DAYS = 14 }; /* what came of a referral is looked for so long after it was accepted */

static enum outcome fault(struct request *r, enum referral_fault f)
{
    return work_fault(r, referral_fault_word(f), referral_fault_field(f));
}

static struct referral_actor actor(const struct work *w)
{
    return (struct referral_actor){w->me->mine, w->me->n, w->today};
}

/* In the open transaction: the word to that post, which referral_tell() gives once it is committed. */
static enum err told_begin(struct request *r, const struct referral *f, struct event *t, const struct post *to)
{
    int64_t id = 0;
    enum err err = db_lease(r->db, "op", 1, &id);
    *t = (struct event){.kind = EVENT_OP,
                        .op = OP_REFERRAL,
                        .op_case = f->case_id,
                        .op_post = *to,
                        .op_value = f->answer_day,
                        .actor = r->person,
                        .actor_role = f->role};
    if (f->state != REFERRAL_OFFERED)
        t->op_text = span_of(referral_state_word(f->state));
    snprintf(t->cause, sizeof t->cause, "op:%lld", (long long)id);
    return err;
}

void referral_tell(struct request *r, const struct event *told)
{
    if (told->op_post.role && !engine_take_op(r->d->engine, told))
        log_event("alarm", LOG_W("kind", "progress.lost"), LOG_I("case", told->op_case));
}

enum err referral_begin(struct request *r, struct work *w, struct referral *f, struct event *told)
{
    f->state = REFERRAL_OFFERED;
    enum err err = db_referral_put(r->db, f, w->now_s);
    if (err == ERR_NONE)
        err = work_due(r, w, DUTY_REFERRAL, f->id, f->answer_day, referral_owed_by(f));
    return err == ERR_NONE ? told_begin(r, f, told, &f->to) : err;
}

static enum outcome finish(struct request *r, struct work *w, enum err err, const char *word, const struct referral *f)
{
    char about[120];
    if (err == ERR_NONE)
        err = work_made(r, w, f->id);
    if (err == ERR_NONE)
        err = registrar_note(r, w->me, f->case_id, word, f->reason);
    snprintf(about, sizeof about, "referral=%lld to=%s at=%s", (long long)f->id, role_word(f->to.role), f->to.at);
    enum outcome o = registrar_done(r, w->me, err, word, about, f->case_id);
    if (o == DONE)
        json_object_set_new(r->out, "id", json_integer(f->id));
    if (err == ERR_STALE)
        json_object_set_new(r->out, "stale", json_true());
    return o;
}

/* --- offered --- */

static bool offer_typed(struct request *r, struct work *w, struct referral *f)
{
    if (!work_case(r, w, REGISTER_REFER) || !work_once(r, w))
        return false;
    f->case_id = w->c.file.id;
    f->from = w->me->as;
    f->role = w->me->as.role;
    f->person = r->person;
    if (!work_child(r, w, &f->child))
        return false;
    f->answer_day = work_day(r, w, "day");
    if (!span_str(span_of(request_text(r, "reason")), f->reason, sizeof f->reason))
        return fault(r, REFERRAL_FAULT_REASON) == DONE;
    if (!span_str(span_trim(span_of(request_text(r, "text"))), f->told, sizeof f->told))
        return fault(r, REFERRAL_FAULT_LONG) == DONE;
    const struct referral_actor who = actor(w);
    const enum role accused = (enum role)w->c.file.accused_role;
    enum referral_fault at =
        referral_to(w->me->dir, request_text(r, "to"), role_of(span_of(request_text(r, "role"))), w->today, &f->to);
    if (at == REFERRAL_FAULT_VACANT && f->to.role != accused && referral_climb(w->me->dir, &who, accused, &f->to)) {
        json_object_set_new(r->out, "climbed", json_true());
        at = REFERRAL_OK;
    }
    return at == REFERRAL_OK || fault(r, at) == DONE;
}

static enum outcome offer(struct request *r, struct work *w)
{
    struct referral *f = arena_array(&w->me->arena, struct referral, 1);
    struct event told = {0};
    *f = (struct referral){0};
    if (!offer_typed(r, w, f))
        return work_refused(w);
    const struct referral_actor who = actor(w);
    enum referral_fault bad = referral_offer(f, &r->d->loaded->codes, (enum role)w->c.file.accused_role, &who);
    if (bad != REFERRAL_OK)
        return fault(r, bad);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = referral_begin(r, w, f, &told);
    enum outcome o = finish(r, w, err, "referral.offered", f);
    if (o == DONE)
        referral_tell(r, &told);
    return o;
}

/* --- seen and answered by either side --- */

static bool is_mine(const struct registrar *me, const struct post *post)
{
    for (int i = 0; i < me->n; i++)
        if (post_eq(&me->mine[i], post))
            return true;
    return false;
}

/* The referral the request names and its case, for its two sides, and for whoever may read the case's forms. */
static bool found(struct request *r, struct work *w, struct referral *f)
{
    char about[60];
    enum err err = db_referral_get(r->db, request_number(r, "id", 0), f);
    if (err == ERR_NONE)
        err = db_case(r->db, f->case_id, &w->c);
    if (err == ERR_NONE && (!w->c.found || w->c.file.erased_s))
        err = ERR_NOT_FOUND;
    if (err != ERR_NONE)
        return (err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err))) == DONE;
    snprintf(about, sizeof about, "referral=%lld", (long long)f->id);
    if (is_mine(w->me, &f->to) || is_mine(w->me, &f->from)) {
        w->me->as = is_mine(w->me, &f->to) ? f->to : f->from;
        return true;
    }
    register_case(&w->c, &w->subject);
    return registrar_may(r, w->me, REGISTER_READ, &w->subject, about);
}

static json_t *referral_json(const struct referral *f)
{
    return json_pack("{s:I,s:I,s:s,s:s,s:s,s:s,s:s,s:i,s:s,s:s,s:s,s:s}", "id", (json_int_t)f->id, "version",
                     (json_int_t)f->version, "from_role", role_word(f->from.role), "from_at", f->from.at, "to_role",
                     role_word(f->to.role), "to_at", f->to.at, "reason", f->reason, "day", (int)f->answer_day, "state",
                     referral_state_word(f->state), "told", f->told, "why", f->why, "feedback", f->feedback);
}

json_t *referrals_json(struct db *db, int64_t case_id)
{
    struct referral *all = calloc(REFERRALS_SHOWN, sizeof *all);
    json_t *list = json_array();
    int n = 0;
    if (all && db_referrals_of(db, case_id, all, REFERRALS_SHOWN, &n) == ERR_NONE)
        for (int i = 0; i < n; i++)
            json_array_append_new(list, referral_json(&all[i]));
    if (all)
        explicit_bzero(all, REFERRALS_SHOWN * sizeof *all);
    free(all);
    return list;
}

static json_t *may_json(const struct work *w, const struct referral *f)
{
    json_t *may = json_array();
    const struct referral_actor who = actor(w);
    for (int to = REFERRAL_ACCEPTED; to < REFERRAL_STATES; to++) {
        struct referral copy = *f;
        if (referral_move(&copy, (enum referral_state)to, "ten letters", &who) == REFERRAL_OK)
            json_array_append_new(may, json_string(referral_state_word((enum referral_state)to)));
    }
    return may;
}

static enum outcome read_one(struct request *r, struct work *w)
{
    struct referral *f = arena_array(&w->me->arena, struct referral, 1);
    char about[60];
    if (!found(r, w, f))
        return REFUSED;
    snprintf(about, sizeof about, "referral=%lld", (long long)f->id);
    if (registrar_done(r, w->me, act_begin(r), "referral.read", about, f->case_id) != DONE)
        return REFUSED;
    json_object_set_new(r->out, "referral", referral_json(f));
    json_object_set_new(r->out, "ref", json_string(w->c.file.ref));
    json_object_set_new(r->out, "may", may_json(w, f));
    register_case(&w->c, &w->subject);
    json_object_set_new(/* who was asked sees the case when they have accepted */
                        r->out, "sees",
                        json_boolean(
                            register_may(w->me->dir, w->me->mine, w->me->n, REGISTER_READ, &w->subject, NULL)));
    return DONE;
}

/* What follows an answer, in the open transaction: who accepts sees the case and owes what came of it; anything else
 * ends the duty. */
static enum err answered(struct request *r, struct work *w, const struct referral *f)
{
    struct apply a = {.now_s = w->now_s};
    struct effect share = {.kind = EFFECT_SHARE, .case_id = f->case_id, .post = f->to, .live = true};
    if (f->state != REFERRAL_ACCEPTED)
        return work_done(r, w, DUTY_REFERRAL, f->id, f->state == REFERRAL_WITHDRAWN ? DUTY_STRUCK : DUTY_DONE);
    enum err err = f->to.role ? db_apply(r->db, &a, &share) : ERR_NONE;
    return err == ERR_NONE ? work_due(r, w, DUTY_REFERRAL, f->id, f->answer_day, referral_owed_by(f)) : err;
}

static enum outcome move(struct request *r, struct work *w)
{
    static const char *const words[REFERRAL_STATES] = {[REFERRAL_ACCEPTED] = "referral.accepted",
                                                       [REFERRAL_REFUSED] = "referral.refused",
                                                       [REFERRAL_RETURNED] = "referral.returned",
                                                       [REFERRAL_WITHDRAWN] = "referral.withdrawn"};
    struct referral *f = arena_array(&w->me->arena, struct referral, 1);
    enum referral_state to = referral_state_of(span_of(request_text(r, "to")));
    struct event told = {0};
    if (!found(r, w, f))
        return REFUSED;
    if (to <= REFERRAL_OFFERED)
        return fault(r, REFERRAL_FAULT_STATE);
    if (request_number(r, "version", 0) != f->version) {
        json_object_set_new(r->out, "stale", json_true());
        return request_refuse(r, "this has changed meanwhile");
    }
    const struct referral_actor who = actor(w);
    enum referral_fault bad = referral_move(f, to, request_text(r, "text"), &who);
    if (bad != REFERRAL_OK)
        return fault(r, bad);
    if (!case_open(&w->c.file) && to == REFERRAL_ACCEPTED)
        return work_fault(r, "closed", "");
    f->person = r->person;
    f->role = w->me->as.role;
    f->answer_day = to == REFERRAL_ACCEPTED ? w->today + BACK_DAYS : f->answer_day;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_referral_put(r->db, f, w->now_s);
    if (err == ERR_NONE)
        err = answered(r, w, f);
    if (err == ERR_NONE && to == REFERRAL_RETURNED)
        err = work_progress(r, w);
    if (err == ERR_NONE)
        err = told_begin(r, f, &told, to == REFERRAL_WITHDRAWN ? &f->to : &f->from);
    enum outcome o = finish(r, w, err, words[to], f);
    if (o == DONE)
        referral_tell(r, &told);
    return o;
}

/* --- a transfer --- */

static enum outcome transfer(struct request *r, struct work *w)
{
    struct event ev = {.op = OP_REASSIGN, .op_value = 1};
    char about[120];
    if (!work_case(r, w, REGISTER_STRIKE)) /* whoever acts on the case, no agency */
        return REFUSED;
    struct transfer t = {.office = request_text(r, "office"),
                         .reason = request_text(r, "reason"),
                         .from = w->c.file.office,
                         .from_place = case_area(&w->c.file)};
    if (!area_read(&r->d->loaded->areas, span_of(request_text(r, "place")), &t.place))
        return work_fault(r, transfer_fault_word(TRANSFER_FAULT_PLACE), "place");
    enum transfer_fault bad = transfer_check(w->me->dir, &t, &r->d->loaded->codes, w->today);
    if (bad != TRANSFER_OK)
        return work_fault(r, transfer_fault_word(bad), transfer_fault_field(bad));
    ev.op_case = w->c.file.id;
    ev.op_area = t.place;
    r->role = w->me->as.role;
    snprintf(about, sizeof about, "to=%.30s reason=%.16s", request_text(r, "place"), t.reason);
    return act_queue(r, &ev, "op.transfer", about, ev.op_case);
}

/* --- the operations --- */

static enum outcome op_offer(struct request *r)
{
    return work_with(r, offer);
}

static enum outcome op_read(struct request *r)
{
    return work_with(r, read_one);
}

static enum outcome op_move(struct request *r)
{
    return work_with(r, move);
}

static enum outcome op_transfer(struct request *r)
{
    return work_with(r, transfer);
}

const struct operation control_desk_referrals[] = {{"referral.offer", op_offer},
                                                   {"referral.read", op_read},
                                                   {"referral.move", op_move},
                                                   {"case.transfer", op_transfer},
                                                   {NULL, NULL}};
