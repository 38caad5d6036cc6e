/* casework.c - acts about a case beside its ladder: services planned and given, court hearings. Whatever must
 * be done by a day gets its duty in the same transaction. */
#include "mlinzid/control/referral.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/child.h"
#include "db/stay.h"
#include "forms/sheet.h"

enum { CHILDREN_MOST = 32 };

/* --- shared --- */

bool work_case(struct request *r, struct work *w, enum register_act act)
{
    char about[60];
    json_object_set_new(r->in, "about", json_string("case"));
    json_object_set(r->in, "subject", json_object_get(r->in, "ref"));
    if (!registrar_subject(r, &w->subject))
        return false;
    snprintf(about, sizeof about, "case=%lld", (long long)w->subject.id);
    if (!registrar_may(r, w->me, act, &w->subject, about))
        return false;
    enum err err = db_case(r->db, w->subject.id, &w->c);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err)) == DONE;
    return case_open(&w->c.file) || work_fault(r, "closed", "") == DONE;
}

int32_t work_day(const struct request *r, const struct work *w, const char *name)
{
    struct span typed = span_trim(span_of(request_text(r, name)));
    int32_t day = 0;
    if (!typed.n)
        return 0;
    return sheet_day_read(typed, w->today, &day) ? day : INT32_MIN;
}

bool work_child(struct request *r, const struct work *w, int64_t *out)
{
    int64_t ids[CHILDREN_MOST], root = 0, one = 0;
    int n = 0;
    *out = request_number(r, "child", 0);
    enum err err = *out ? db_child_root(r->db, *out, &root) : ERR_NONE;
    if (err == ERR_NONE && *out)
        err = db_case_children(r->db, w->c.file.id, ids, CHILDREN_MOST, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++)
        if (db_child_root(r->db, ids[i], &one) == ERR_NONE && one == root)
            return true;
    return !*out || registrar_none(r) == DONE;
}

enum outcome work_fault(struct request *r, const char *fault, const char *field)
{
    json_object_set_new(r->out, "fault", json_string(fault));
    json_object_set_new(r->out, "field", json_string(field));
    return request_refuse(r, "this cannot be taken as it is: %s", fault);
}

static enum outcome refused(struct request *r, enum casework_fault f)
{
    return work_fault(r, casework_fault_word(f), casework_fault_field(f));
}

bool work_once(struct request *r, struct work *w)
{
    int64_t made = 0;
    if (r->once[0]) /* a client of the API: its key has been looked up */
        return true;
    if (!registrar_once(r, w->once, &made))
        return false;
    if (!made)
        return true;
    w->again = true;
    json_object_set_new(r->out, "id", json_integer(made));
    return false;
}

enum err work_made(struct request *r, const struct work *w, int64_t id)
{
    return *w->once ? db_once_put(r->db, w->once, id, w->now_s) : ERR_NONE;
}

/* A day that is none is said at its own field. */
static bool day_read_at(struct request *r, const struct work *w, const char *name, int32_t otherwise, int32_t *out)
{
    *out = work_day(r, w, name);
    if (*out == INT32_MIN)
        return work_fault(r, "no-day", name) == DONE;
    *out = *out ? *out : otherwise;
    return true;
}

static bool code_typed_at(struct request *r, const char *name, char out[CASEWORK_CODE_CAP])
{
    return span_str(span_of(request_text(r, name)), out, CASEWORK_CODE_CAP) || work_fault(r, "letters", name) == DONE;
}

struct owed work_owed(const struct request *r, const struct work *w)
{
    return (struct owed){
        .db = r->db, .dir = w->me->dir, .c = &w->c.file, .as = w->me->as, .person = r->person, .now_s = w->now_s};
}

enum err work_due(struct request *r, const struct work *w, enum duty_kind kind, int64_t thing, int32_t day,
                  const struct post *post)
{
    const struct owed o = work_owed(r, w);
    return owed_by(&o, kind, thing, day, post);
}

enum err work_done(struct request *r, const struct work *w, enum duty_kind kind, int64_t thing,
                   enum duty_outcome outcome)
{
    const struct owed o = work_owed(r, w);
    return owed_end(&o, kind, thing, outcome);
}

enum err work_progress(struct request *r, struct work *w)
{
    return db_lease(r->db, "op", 1, &w->op);
}

void work_tell(struct request *r, const struct work *w)
{
    struct event ev = {
        .kind = EVENT_OP, .op = OP_PROGRESS, .op_case = w->c.file.id, .actor = r->person, .actor_role = w->me->as.role};
    if (!w->op)
        return;
    snprintf(ev.cause, sizeof ev.cause, "op:%lld", (long long)w->op);
    if (!engine_take_op(r->d->engine, &ev))
        log_event("alarm", LOG_W("kind", "progress.lost"), LOG_I("case", ev.op_case));
}

struct work *work_of(struct request *r, struct registrar *me, int64_t case_id)
{
    struct work *w = calloc(1, sizeof *w);
    if (!w)
        return NULL;
    w->me = me;
    w->now_s = daemon_now(r->d);
    w->today = day_of(w->now_s);
    if (db_case(r->db, case_id, &w->c) == ERR_NONE && w->c.found)
        return w;
    free(w);
    return NULL;
}

enum outcome work_with(struct request *r, enum outcome (*run)(struct request *, struct work *))
{
    struct registrar *me = registrar_begin(r);
    struct work *w = me ? calloc(1, sizeof *w) : NULL;
    enum outcome o = REFUSED;
    if (w) {
        w->me = me;
        w->now_s = daemon_now(r->d);
        w->today = day_of(w->now_s);
        o = run(r, w);
        if (o == DONE)
            work_tell(r, w);
    } else if (me)
        o = request_refuse(r, "there is no memory for this now; try again");
    free(w);
    if (me)
        registrar_end(me);
    return o;
}

/* The line of the timeline, the audit row, and the commit. */
static enum outcome finish(struct request *r, struct work *w, enum err err, const char *word, int64_t id,
                           const char *detail)
{
    char about[120];
    if (err == ERR_NONE)
        err = work_made(r, w, id);
    if (err == ERR_NONE)
        err = registrar_note(r, w->me, w->c.file.id, word, detail);
    snprintf(about, sizeof about, "id=%lld %.80s", (long long)id, detail);
    enum outcome o = registrar_done(r, w->me, err, word, about, w->c.file.id);
    if (o == DONE)
        json_object_set_new(r->out, "id", json_integer(id));
    if (err == ERR_STALE)
        json_object_set_new(r->out, "stale", json_true());
    return o;
}

/* Whose row is another case's is not there. version: as the page showed it. */
static bool row_found(struct request *r, const struct work *w, enum err err, int64_t case_id, int64_t version)
{
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return request_refuse(r, "%s", err_words(err)) == DONE;
    if (err == ERR_NOT_FOUND || case_id != w->c.file.id)
        return registrar_none(r) == DONE;
    if (request_number(r, "version", 0) == version)
        return true;
    json_object_set_new(r->out, "stale", json_true());
    return request_refuse(r, "this has changed meanwhile") == DONE;
}

/* --- services --- */

static enum outcome plan_service(struct request *r, struct work *w)
{
    struct service s = {.person = r->person};
    if (!work_case(r, w, REGISTER_FILL) || !work_once(r, w))
        return work_refused(w);
    if (!work_child(r, w, &s.child) || !code_typed_at(r, "need", s.need) || !code_typed_at(r, "code", s.intervention) ||
        !code_typed_at(r, "provider", s.provider) || !day_read_at(r, w, "planned", w->today, &s.planned_day) ||
        !day_read_at(r, w, "due", 0, &s.due_day))
        return REFUSED;
    s.case_id = w->c.file.id;
    s.role = w->me->as.role;
    enum casework_fault f = service_plan(&s, &r->d->loaded->codes, w->today);
    if (f != CASEWORK_OK)
        return refused(r, f);
    s.state = SERVICE_PLANNED;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_service_put(r->db, &s, w->now_s);
    if (err == ERR_NONE)
        err = work_due(r, w, DUTY_SERVICE, s.id, s.due_day, NULL);
    return finish(r, w, err, "service.planned", s.id, s.intervention);
}

/* The child is brought to an institution: whoever has the case sees that its admission is written down, unless a child
 * of it is in one already. */
static enum err to_be_admitted(struct request *r, const struct work *w, int32_t day)
{
    int64_t ids[CHILDREN_MOST];
    struct stay s;
    int n = 0;
    enum err err = db_case_children(r->db, w->c.file.id, ids, CHILDREN_MOST, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        err = db_stay_open(r->db, ids[i], &s);
        if (err == ERR_NONE)
            return ERR_NONE;
        err = err == ERR_NOT_FOUND ? ERR_NONE : err;
    }
    return err == ERR_NONE ? work_due(r, w, DUTY_PLACEMENT_ENTRY, w->c.file.id, stay_enter_by(day), NULL) : err;
}

static enum outcome end_service(struct request *r, struct work *w, enum service_state to)
{
    static const char *const words[SERVICE_STATES] = {
        [SERVICE_GIVEN] = "service.given", [SERVICE_REFUSED] = "service.refused", [SERVICE_STRUCK] = "service.struck"};
    struct service s = {0};
    int32_t day = 0;
    if (!work_case(r, w, to == SERVICE_STRUCK ? REGISTER_STRIKE : REGISTER_FILL) ||
        !day_read_at(r, w, "day", w->today, &day))
        return REFUSED;
    enum err err = db_service_get(r->db, request_number(r, "id", 0), &s);
    if (!row_found(r, w, err, s.case_id, s.version))
        return REFUSED;
    enum casework_fault f = service_move(&s, to, day, w->today);
    if (f != CASEWORK_OK)
        return refused(r, f);
    s.person = r->person;
    s.role = w->me->as.role;
    err = act_begin(r);
    if (err == ERR_NONE)
        err = db_service_put(r->db, &s, w->now_s);
    if (err == ERR_NONE)
        err = work_done(r, w, DUTY_SERVICE, s.id, to == SERVICE_STRUCK ? DUTY_STRUCK : DUTY_DONE);
    if (err == ERR_NONE && to == SERVICE_GIVEN)
        err = work_progress(r, w);
    if (err == ERR_NONE && to == SERVICE_GIVEN && stay_by_service(span_of(s.intervention)))
        err = to_be_admitted(r, w, day);
    return finish(r, w, err, words[to], s.id, s.intervention);
}

static enum outcome give_service(struct request *r, struct work *w)
{
    return end_service(r, w, SERVICE_GIVEN);
}

static enum outcome refuse_service(struct request *r, struct work *w)
{
    return end_service(r, w, SERVICE_REFUSED);
}

static enum outcome strike_service(struct request *r, struct work *w)
{
    return end_service(r, w, SERVICE_STRUCK);
}

/* --- hearings --- */

/* In the open transaction: the hearing and the duty of its day. */
static enum err add_hearing(struct request *r, struct work *w, struct hearing *h)
{
    h->state = HEARING_SET;
    h->person = r->person;
    h->role = w->me->as.role;
    enum err err = db_hearing_put(r->db, h, w->now_s);
    return err == ERR_NONE ? work_due(r, w, DUTY_HEARING, h->id, h->day, NULL) : err;
}

static enum outcome set_hearing(struct request *r, struct work *w)
{
    struct hearing h = {0};
    if (!work_case(r, w, REGISTER_FILL) || !work_once(r, w))
        return work_refused(w);
    if (!code_typed_at(r, "purpose", h.purpose) || !day_read_at(r, w, "day", 0, &h.day))
        return REFUSED;
    if (!span_str(span_trim(span_of(request_text(r, "court"))), h.court, sizeof h.court))
        return refused(r, CASEWORK_COURT);
    if (!span_str(span_trim(span_of(request_text(r, "file"))), h.file, sizeof h.file))
        return refused(r, CASEWORK_FILE);
    h.case_id = w->c.file.id;
    enum casework_fault f = hearing_set(&h, &r->d->loaded->codes, w->today);
    if (f != CASEWORK_OK)
        return refused(r, f);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = add_hearing(r, w, &h);
    return finish(r, w, err, "hearing.set", h.id, h.purpose);
}

/* The hearing the request names, with the right to do that with it. */
static bool hearing_found(struct request *r, struct work *w, enum register_act act, struct hearing *h)
{
    if (!work_case(r, w, act))
        return false;
    enum err err = db_hearing_get(r->db, request_number(r, "id", 0), h);
    return row_found(r, w, err, h->case_id, h->version);
}

static enum outcome hold_hearing(struct request *r, struct work *w)
{
    struct hearing h = {0}, held = {0}, next;
    if (!hearing_found(r, w, REGISTER_FILL, &h) || !code_typed_at(r, "outcome", held.outcome) ||
        !code_typed_at(r, "order", held.order) || !code_typed_at(r, "purpose", held.purpose) ||
        !day_read_at(r, w, "next", 0, &held.next_day))
        return REFUSED;
    enum casework_fault f = hearing_hold(&h, &held, &r->d->loaded->codes, w->today);
    if (f != CASEWORK_OK)
        return refused(r, f);
    next = hearing_next(&h, held.purpose);
    if (h.next_day && (f = hearing_set(&next, &r->d->loaded->codes, h.day)) != CASEWORK_OK)
        return refused(r, f);
    h.person = r->person;
    h.role = w->me->as.role;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_hearing_put(r->db, &h, w->now_s);
    if (err == ERR_NONE)
        err = work_done(r, w, DUTY_HEARING, h.id, DUTY_DONE);
    if (err == ERR_NONE && h.next_day)
        err = add_hearing(r, w, &next);
    if (err == ERR_NONE && stay_by_order(span_of(h.order)))
        err = to_be_admitted(r, w, h.day);
    if (err == ERR_NONE)
        err = work_progress(r, w);
    return finish(r, w, err, "hearing.held", h.id, h.outcome);
}

static enum outcome strike_hearing(struct request *r, struct work *w)
{
    struct hearing h = {0};
    if (!hearing_found(r, w, REGISTER_STRIKE, &h))
        return REFUSED;
    enum casework_fault f = hearing_strike(&h);
    if (f != CASEWORK_OK)
        return refused(r, f);
    h.person = r->person;
    h.role = w->me->as.role;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_hearing_put(r->db, &h, w->now_s);
    if (err == ERR_NONE)
        err = work_done(r, w, DUTY_HEARING, h.id, DUTY_STRUCK);
    return finish(r, w, err, "hearing.struck", h.id, h.purpose);
}

/* --- a sheet that was filled --- */

enum err work_sheet_filled(struct request *r, struct work *w, const struct owed_form *f)
{
    const struct owed o = work_owed(r, w);
    enum err err = owed_filled(&o, f);
    bool told = f->first && case_open(&w->c.file) && casework_progress(span_of(f->sheet->id));
    return err == ERR_NONE && told ? work_progress(r, w) : err;
}

enum err work_sheet_struck(struct request *r, const struct work *w, const struct sheet_row *row)
{
    const struct owed o = work_owed(r, w);
    const struct duty_rule *closure = &r->d->loaded->ladder.duty[DUTY_CLOSURE];
    return owed_struck(&o, row, duty_day_within(closure, engine_calendar(r->d->engine), w->today));
}

/* --- shown --- */

static json_t *service_json(const struct service *s)
{
    return json_pack("{s:I,s:I,s:I,s:s,s:s,s:s,s:i,s:i,s:i,s:s,s:s}", "id", (json_int_t)s->id, "version",
                     (json_int_t)s->version, "child", (json_int_t)s->child, "need", s->need, "code", s->intervention,
                     "provider", s->provider, "planned", (int)s->planned_day, "due", (int)s->due_day, "done",
                     (int)s->done_day, "state", service_state_word(s->state), "role", role_word(s->role));
}

static json_t *hearing_json(const struct hearing *h)
{
    return json_pack("{s:I,s:I,s:s,s:s,s:i,s:i,s:s,s:s,s:s,s:s,s:s}", "id", (json_int_t)h->id, "version",
                     (json_int_t)h->version, "court", h->court, "file", h->file, "day", (int)h->day, "next",
                     (int)h->next_day, "purpose", h->purpose, "outcome", h->outcome, "order", h->order, "state",
                     hearing_state_word(h->state), "role", role_word(h->role));
}

json_t *casework_json(struct db *db, int64_t case_id)
{
    json_t *services = json_array(), *hearings = json_array();
    struct service *s = calloc(SERVICES_SHOWN, sizeof *s);
    struct hearing *h = calloc(HEARINGS_SHOWN, sizeof *h);
    int n = 0;
    if (s && db_services_of(db, case_id, s, SERVICES_SHOWN, &n) == ERR_NONE)
        for (int i = 0; i < n; i++)
            json_array_append_new(services, service_json(&s[i]));
    n = 0;
    if (h && db_hearings_of(db, case_id, h, HEARINGS_SHOWN, &n) == ERR_NONE)
        for (int i = 0; i < n; i++)
            json_array_append_new(hearings, hearing_json(&h[i]));
    free(s);
    if (h)
        explicit_bzero(h, HEARINGS_SHOWN * sizeof *h);
    free(h);
    return json_pack("{s:o,s:o,s:o}", "services", services, "hearings", hearings, "referrals",
                     referrals_json(db, case_id));
}

/* --- the operations --- */

#define ACT(name, run)                          \
    static enum outcome name(struct request *r) \
    {                                           \
        return work_with(r, run);               \
    }
ACT(service_plan_op, plan_service)
ACT(service_give_op, give_service)
ACT(service_refuse_op, refuse_service)
ACT(service_strike_op, strike_service)
ACT(hearing_set_op, set_hearing)
ACT(hearing_hold_op, hold_hearing)
ACT(hearing_strike_op, strike_hearing)

const struct operation control_desk_casework[] = {
    {"service.plan", service_plan_op},     {"service.give", service_give_op},
    {"service.refuse", service_refuse_op}, {"service.strike", service_strike_op},
    {"hearing.set", hearing_set_op},       {"hearing.hold", hearing_hold_op},
    {"hearing.strike", hearing_strike_op}, {NULL, NULL}};
