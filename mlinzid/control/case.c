/* case.c - what the control socket may ask about cases, messages and the audit, and the acts of ruling 16. An
 * act is an event like any text: the engine decides it in its turn, and the answer waits for the commit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mlinzid/control/inside.h"

/* --- showing --- */

static enum outcome show(struct request *r, const char *kind)
{
    json_t *out = NULL;
    char ref[REF_CAP + 8] = "";
    const char *typed = request_text(r, "ref");
    size_t n = 0;
    for (; *typed && n + 1 < sizeof ref; typed++) /* 4817 3024, 4817-3024 */
        if (*typed != ' ' && *typed != '-')
            ref[n++] = *typed;
    ref[n] = '\0';
    struct show what = {.kind = kind,
                        .ref = ref,
                        .place = request_text(r, "place"),
                        .state = request_text(r, "state"),
                        .limit = (int)request_number(r, "limit", 0),
                        .now_s = daemon_now(r->d)};
    enum err err = db_show(r->db, &what, &out);
    if (err == ERR_NOT_FOUND && n)
        return request_refuse(r, "there is no case %s", ref);
    if (err == ERR_NOT_FOUND)
        return request_refuse(r, "not found: look at place (a code as 003.016) and state");
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    json_decref(r->out);
    r->out = out;
    return DONE;
}

static enum outcome case_list(struct request *r)
{
    return show(r, "case.list");
}

/* Texts that wait for a person are shown with their words: who reads them is on record. */
static enum outcome message_list(struct request *r)
{
    if (strcmp(request_text(r, "state"), "person") != 0)
        return show(r, "message.list");
    enum outcome outcome = act_end(r, act_begin(r), "op.messages", "state=person");
    return outcome == DONE ? show(r, "message.list") : outcome;
}

static enum outcome audit_list(struct request *r)
{
    return show(r, "audit.list");
}

static enum outcome post_list(struct request *r)
{
    return show(r, "post.list");
}

static enum outcome person_list(struct request *r)
{
    return show(r, "person.list");
}

static enum outcome holiday_list(struct request *r)
{
    return show(r, "holiday.list");
}

/* --- acts --- */

bool case_find(struct request *r, const char *typed, struct case_facts *out)
{
    struct ref ref;
    size_t used = 0;
    unsigned char memory[8192];
    struct arena arena;
    enum ref_verdict v = ref_read(span_of(typed), &ref, &used);
    if (v != REF_OK || typed[used]) {
        (void)request_refuse(r,
                             v == REF_BAD_DIGIT ? "%.20s is mistyped: its last digit does not fit the others"
                                                : "%.20s is no reference: write eight digits, as 48173024",
                             typed);
        return false;
    }
    struct facts *f = calloc(1, sizeof *f);
    if (!f)
        return request_refuse(r, "out of memory") == DONE;
    arena_init(&arena, memory, sizeof memory);
    memcpy(f->need_ref, ref.digits, sizeof f->need_ref);
    f->need = NEED_CASE;
    enum err err = db_facts(r->db, f, daemon_now(r->d), &arena);
    bool found = err == ERR_NONE && f->c[0].found;
    *out = f->c[0];
    free(f);
    if (!found)
        (void)request_refuse(r, err == ERR_NONE ? "there is no case %s" : "%s: the store could not be read",
                             err == ERR_NONE ? ref.digits : err_words(err));
    if (found && out->file.erased_s && !request_true(r, "erased")) {
        (void)request_refuse(r, "case %s is erased: nothing can be done with it", ref.digits);
        return false;
    }
    return found;
}

static bool post_read(struct request *r, const struct case_facts *c, struct post *out)
{
    const char *at = request_text(r, "at");
    char code[AREA_CODE_CAP] = "";
    out->role = role_of(span_of(request_text(r, "role")));
    if (!out->role || role_level(out->role) || out->role == ROLE_REPORTER || out->role == ROLE_CPV ||
        out->role == ROLE_PARALEGAL || out->role == ROLE_CHP) {
        (void)request_refuse(
            r,
            "a case is shared with an agency: police, health, odpp, helpline, institution, csac or cbc, not \"%.20s\"",
            request_text(r, "role"));
        return false;
    }
    const struct directory *dir = engine_directory(r->d->engine);
    const int32_t today = day_of(daemon_now(r->d));
    area_code(area_up(case_area(&c->file), AREA_CONSTITUENCY), code);
    if (!*at && dir && directory_near(dir, out->role, case_area(&c->file), today, out))
        return true;
    if (!*at && !*code) {
        (void)request_refuse(r, "the case has no constituency yet: say where the post stands, as 003.016");
        return false;
    }
    if (*at && !place_known(r, at))
        return false;
    span_str(span_of(*at ? at : code), out->at, sizeof out->at);
    if (out->role == (enum role)c->file.accused_role || (dir && post_duty(dir, out, today, 0)))
        return true; /* of a role that is accused the county hears */
    json_object_set_new(r->out, "fault", json_string("vacant"));
    (void)request_refuse(r, "nobody does the duty of %s at %s today: refer to a unit, or say where another stands",
                         role_word(out->role), out->at);
    return false;
}

enum outcome act_queue(struct request *r, struct event *ev, const char *act, const char *about, int64_t audit_case)
{
    int64_t id;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_lease(r->db, "op", 1, &id);
    if (err == ERR_NONE)
        snprintf(ev->cause, sizeof ev->cause, "op:%lld", (long long)id);
    if (err == ERR_NONE)
        err = audit_row(r, act, about, audit_case);
    if (err == ERR_NONE)
        err = db_commit(r->db);
    if (err != ERR_NONE) {
        db_rollback(r->db);
        if (err == ERR_DISK)
            daemon_broken(r->d);
        return request_refuse(r, "%s", err_words(err));
    }
    char text[640];
    span_str(span_of(request_text(r, "reason")), text, sizeof text);
    ev->kind = EVENT_OP;
    if (r->person) {
        ev->actor = r->person;
        ev->actor_role = r->role;
        ev->seen_version = r->seen_version;
    }
    ev->op_text = span_of(text);
    if (!engine_take_op(r->d->engine, ev))
        return request_refuse(r, "too much waits already; try again");
    snprintf(r->client->waits_for, sizeof r->client->waits_for, "%s", ev->cause);
    return WAITS;
}

static enum outcome share(struct request *r, const char *act)
{
    struct case_facts c;
    struct event ev = {.op = OP_SHARE};
    char about[200];
    if (!case_find(r, request_text(r, "ref"), &c) || !post_read(r, &c, &ev.op_post))
        return REFUSED;
    ev.op_case = c.file.id;
    snprintf(about, sizeof about, "with=%s at=%s reason=%.100s", role_word(ev.op_post.role), ev.op_post.at,
             request_text(r, "reason"));
    return act_queue(r, &ev, act, about, ev.op_case);
}

static enum outcome case_share(struct request *r)
{
    return share(r, "op.share");
}

static enum outcome case_refer(struct request *r)
{
    if (!*request_text(r, "reason"))
        return request_refuse(r, "a referral says why: add the reason");
    return share(r, "op.refer");
}

static enum outcome case_reassign(struct request *r)
{
    struct case_facts c;
    struct event ev = {.op = OP_REASSIGN};
    char about[80];
    const char *at = request_text(r, "place");
    if (!case_find(r, request_text(r, "ref"), &c))
        return REFUSED;
    if (!area_read(&r->d->loaded->areas, span_of(at), &ev.op_area) || ev.op_area.level < AREA_CONSTITUENCY)
        return request_refuse(r, "\"%.20s\" is no constituency or ward: write a code, as 003.016 or 003.016.0077", at);
    ev.op_case = c.file.id;
    snprintf(about, sizeof about, "to=%.20s", at);
    return act_queue(r, &ev, "op.reassign", about, ev.op_case);
}

static enum outcome case_kind(struct request *r)
{
    struct case_facts c;
    const char *word = request_text(r, "kind");
    struct event ev = {.op = OP_KIND, .op_value = kind_of(span_of(word))};
    char about[200];
    if (!case_find(r, request_text(r, "ref"), &c))
        return REFUSED;
    if (!ev.op_value)
        return request_refuse(r, "\"%.20s\" is no kind: write one of mlinzi ladder explain, as neglect", word);
    if ((uint64_t)c.file.kinds & KIND_BIT((enum kind)ev.op_value))
        return request_refuse(r, "the case is of that kind already");
    ev.op_case = c.file.id;
    snprintf(about, sizeof about, "kind=%s reason=%.120s", word, request_text(r, "reason"));
    return act_queue(r, &ev, "op.kind", about, ev.op_case);
}

static enum outcome case_severity(struct request *r)
{
    struct case_facts c;
    struct event ev = {.op = OP_SEVERITY, .op_value = severity_of(span_of(request_text(r, "severity")))};
    char about[200];
    if (!case_find(r, request_text(r, "ref"), &c))
        return REFUSED;
    if (!ev.op_value)
        return request_refuse(r, "\"%.20s\" is no severity: S1, S2, S3 or S4", request_text(r, "severity"));
    if (ev.op_value == c.file.severity)
        return request_refuse(r, "the case is %s already", severity_word((enum severity)ev.op_value));
    if (!*request_text(r, "reason"))
        return request_refuse(r, "a change of severity says why: add the reason");
    ev.op_case = c.file.id;
    snprintf(about, sizeof about, "to=%s reason=%.120s", severity_word((enum severity)ev.op_value),
             request_text(r, "reason"));
    return act_queue(r, &ev, "op.severity", about, ev.op_case);
}

static enum outcome case_merge(struct request *r)
{
    struct case_facts c, into;
    struct event ev = {.op = OP_MERGE};
    char about[80];
    if (!case_find(r, request_text(r, "ref"), &c) || !case_find(r, request_text(r, "into"), &into))
        return REFUSED;
    ev.op_case = c.file.id;
    ev.op_value = into.file.id;
    snprintf(about, sizeof about, "into=%.12s", into.file.ref);
    return act_queue(r, &ev, "op.merge", about, ev.op_case);
}

enum err case_details(struct daemon *d, const char *ref, int lines, json_t **out)
{
    struct show what = {.kind = "case.show", .ref = ref, .limit = lines, .now_s = daemon_now(d)};
    return db_show(engine_db(d->engine), &what, out);
}

static enum outcome case_show(struct request *r)
{
    struct case_facts c;
    char about[40];
    reads_count(r);
    if (*request_text(r, "as"))
        return case_read_as(r);
    if (*request_text(r, "reason")) /* it would stand nowhere */
        return request_refuse(r, "a reason goes with a person: add --as PHONE, or leave it out");
    json_object_set_new(r->in, "erased", json_true()); /* that it is erased is shown */
    if (!case_find(r, request_text(r, "ref"), &c))
        return REFUSED;
    snprintf(about, sizeof about, "case=%s", c.file.ref);
    enum err err = act_begin(r); /* who reads a case is on record; of an erased one there is no key for its own rows */
    if (err == ERR_NONE)
        err = audit_row(r, "op.show", about, c.file.erased_s ? 0 : c.file.id);
    if (err == ERR_NONE)
        err = db_commit(r->db);
    if (err != ERR_NONE)
        db_rollback(r->db);
    if (err == ERR_DISK)
        daemon_broken(r->d);
    return err == ERR_NONE ? show(r, "case.show") : request_refuse(r, "%s", err_words(err));
}

#define EXPORT_REASON_MIN 20

/* Who takes a case out, and why, is on record and under a mark before it is read. */
static enum outcome case_export(struct request *r)
{
    struct case_facts c;
    char about[400];
    const char *reason = request_text(r, "reason");
    if (!case_find(r, request_text(r, "ref"), &c))
        return REFUSED;
    if (span_written(span_of(reason)) < EXPORT_REASON_MIN)
        return request_refuse(r, "say for whom and why, in 20 letters or more: it stands in the audit for ever");
    snprintf(about, sizeof about, "case=%s reason=%.300s", c.file.ref, reason);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = audit_row(r, "op.export", about, c.file.id);
    if (err == ERR_NONE)
        err = db_audit_mark(r->db, daemon_now(r->d));
    if (err == ERR_NONE)
        err = db_commit(r->db);
    if (err != ERR_NONE)
        db_rollback(r->db);
    if (err == ERR_DISK)
        daemon_broken(r->d);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    json_object_set_new(r->out, "case", json_integer(c.file.id));
    return DONE;
}

const struct operation control_cases[] = {
    {"case.list", case_list},       {"case.show", case_show},         {"case.share", case_share},
    {"case.refer", case_refer},     {"case.reassign", case_reassign}, {"case.severity", case_severity},
    {"case.kind", case_kind},       {"case.merge", case_merge},       {"case.export", case_export},
    {"message.list", message_list}, {"audit.list", audit_list},       {"post.list", post_list},
    {"person.list", person_list},   {"holiday.list", holiday_list},   {NULL, NULL},
};
