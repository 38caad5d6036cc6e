/* ctip.c - screening says yes. A form C whose organisation is a unit of the register is a referral to it; of
 * another, which nobody here can answer for, the officer is to bring the answer: the same duty, on the officer. */
#include "mlinzid/control/ctip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/protection.h"
#include "db/unit.h"

enum { ANSWER_DAYS = 3, FORM_C = 2, FORM_D = 3, SETTLED_MOST = 500 };

enum err ctip_begin(struct request *r, const struct protected_sheet *p, struct ctip_act *c)
{
    struct ctip_done before;
    *c = (struct ctip_act){.found = false};
    if (ctip_of(span_of(p->sheet->id)) < 0)
        return ERR_NONE;
    enum err err = db_ctip_of(r->db, p->row->subject, &before);
    c->found = err == ERR_NONE && ctip_found(&before);
    return err;
}

/* --- the referral that a form C names --- */

struct form_c {
    const struct sheet *sheet;
    const struct sheet_row *row;
    const struct answers *answers;
};

static const struct answer *answered(const struct form_c *c, const char *field)
{
    int at = sheet_field_of(c->sheet, span_of(field));
    return at >= 0 ? answer_of(c->answers, at, 0) : NULL;
}

/* Its duty where nobody here answers: below zero, so that it is no referral's number. */
static int64_t thing_of(const struct form_c *c)
{
    return -c->row->id;
}

/* The unit's code for what was typed: its code, or its whole name, where one alone has it. */
static bool unit_named(struct request *r, struct span typed, char at[AT_CAP])
{
    struct unit alike[16];
    char words[320];
    struct units_wanted want = {.kind = "", .after = "", .named = words};
    int n = 0, same = 0;
    if (!span_str(typed, words, sizeof words) || db_units(r->db, &want, alike, (int)countof(alike), &n) != ERR_NONE)
        return false;
    for (int i = 0; i < n; i++)
        if (span_is(typed, alike[i].code) || span_is(typed, alike[i].name)) {
            (void)span_str(span_of(alike[i].code), at, AT_CAP);
            same++;
        }
    return same == 1;
}

static enum err refer(struct request *r, struct work *w, const struct form_c *c, struct ctip_act *out)
{
    const struct answer *to = answered(c, "to"), *service = answered(c, "services"), *told = answered(c, "told"),
                        *by = answered(c, "needed_by");
    const int32_t day = by && by->number >= w->today ? (int32_t)by->number : w->today + ANSWER_DAYS;
    const struct referral_actor who = {w->me->mine, w->me->n, w->today};
    char at[AT_CAP] = "";
    struct referral *f = calloc(1, sizeof *f);
    if (!f)
        return ERR_FULL;
    *f = (struct referral){
        .case_id = w->c.file.id, .from = w->me->as, .role = w->me->as.role, .person = r->person, .answer_day = day};
    (void)span_str(span_of(ctip_reason(service ? service->text : span_of(""))), f->reason, sizeof f->reason);
    (void)span_str(told ? told->text : span_of(""), f->told, sizeof f->told);
    bool ours = to && unit_named(r, to->text, at) && out->tolds < CTIP_REFERRALS &&
                referral_to(w->me->dir, at, ROLE_NONE, w->today, &f->to) == REFERRAL_OK &&
                referral_offer(f, &r->d->loaded->codes, (enum role)w->c.file.accused_role, &who) == REFERRAL_OK;
    enum err err =
        ours ? referral_begin(r, w, f, &out->told[out->tolds]) : work_due(r, w, DUTY_REFERRAL, thing_of(c), day, NULL);
    out->tolds += ours && err == ERR_NONE;
    if (err == ERR_NONE)
        err = registrar_note(r, w->me, f->case_id, "referral.offered", f->reason);
    explicit_bzero(f, sizeof *f);
    free(f);
    return err;
}

/* Every form C of the case that stands, newest first, and that nobody has answered yet. */
static enum err refer_all(struct request *r, struct work *w, struct ctip_act *out)
{
    struct sheet_row rows[SHEETS_SHOWN];
    const struct sheets_wanted want = {ABOUT_CASE, w->c.file.id, 0};
    int n = 0;
    enum err err = db_sheets_of(r->db, &want, rows, SHEETS_SHOWN, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        struct answers a;
        const size_t used = w->me->arena.used_bytes;
        const struct form_c c = {sheet_version(&r->d->loaded->sheets, span_of(rows[i].sheet), rows[i].definition),
                                 &rows[i], &a};
        if (rows[i].gone || ctip_of(span_of(rows[i].sheet)) != FORM_C || !c.sheet)
            continue;
        err = db_sheet_answers(r->db, c.sheet, &rows[i], rows[i].version, &a, &w->me->arena);
        if (err == ERR_NONE && !answered(&c, "accepted"))
            err = refer(r, w, &c, out);
        w->me->arena.used_bytes = used;
    }
    return err;
}

enum err ctip_written(struct request *r, struct work *w, const struct protected_sheet *p, struct ctip_act *c)
{
    const int form = ctip_of(span_of(p->sheet->id));
    const struct form_c one = {p->sheet, p->row, p->answers};
    struct ctip_done now;
    if (form < 0 || !w || !case_open(&w->c.file))
        return ERR_NONE;
    enum err err = db_ctip_of(r->db, p->row->subject, &now);
    if (err != ERR_NONE || !ctip_found(&now))
        return err;
    if (!c->found) {
        c->kind = !((uint64_t)w->c.file.kinds & KIND_BIT(KIND_TRAFFICKING));
        return refer_all(r, w, c);
    }
    if (form != FORM_C)
        return ERR_NONE;
    if (answered(&one, "accepted"))
        return work_done(r, w, DUTY_REFERRAL, thing_of(&one), DUTY_DONE);
    return p->row->version == 1 ? refer(r, w, &one, c) : ERR_NONE;
}

/* --- told --- */

/* By the service: who filled the form had the right to that, which need not be the right to change a case. */
static bool make_trafficking(struct daemon *d, int64_t case_id, enum role role)
{
    int64_t id = 0;
    struct event ev = {
        .kind = EVENT_OP, .op = OP_KIND, .op_case = case_id, .op_value = KIND_TRAFFICKING, .actor_role = role};
    if (db_lease(engine_db(d->engine), "op", 1, &id) != ERR_NONE)
        return false;
    snprintf(ev.cause, sizeof ev.cause, "op:%lld", (long long)id);
    return engine_take_op(d->engine, &ev);
}

void ctip_tell(struct request *r, const struct work *w, const struct ctip_act *c)
{
    for (int i = 0; i < c->tolds; i++)
        referral_tell(r, &c->told[i]);
    if (c->kind && !make_trafficking(r->d, w->c.file.id, w->me->as.role))
        log_event("alarm", LOG_W("kind", "progress.lost"), LOG_I("case", w->c.file.id));
}

void ctip_settle(struct daemon *d)
{
    struct protected_case *all = calloc(SETTLED_MOST, sizeof *all);
    struct case_facts *c = calloc(1, sizeof *c);
    struct db *db = engine_db(d->engine);
    int n = 0;
    enum err err = all && c ? db_ctip_cases(db, NULL, all, SETTLED_MOST, &n) : ERR_FULL;
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        struct ctip_done done;
        err = db_ctip_of(db, all[i].case_id, &done);
        if (err != ERR_NONE || !ctip_found(&done))
            continue;
        err = db_case(db, all[i].case_id, c);
        if (err == ERR_NONE && c->found && case_open(&c->file) &&
            !((uint64_t)c->file.kinds & KIND_BIT(KIND_TRAFFICKING)) && !make_trafficking(d, all[i].case_id, ROLE_NONE))
            err = ERR_FULL;
    }
    if (err != ERR_NONE)
        log_event("alarm", LOG_W("kind", "ctip.unsettled"), LOG_I("err", err));
    free(all);
    free(c);
}
