/* erase.c - what the control socket may ask about erasing and about reading as a person: each is an event like
 * any other act, decided by the engine in its turn, so that the console will find the same rules. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/control/inside.h"

bool person_of_phone(struct request *r, const char *key, struct msisdn *phone, int64_t *who)
{
    const char *typed = request_text(r, key);
    if (msisdn_read(span_of(typed), phone) == SENDER_KE_MOBILE) {
        enum err err = db_person_by_phone(r->db, phone, who);
        if (err == ERR_NONE)
            return true;
        if (err != ERR_NOT_FOUND)
            return request_refuse(r, "%s", err_words(err)) == DONE;
    }
    return request_refuse(r, "\"%.24s\" is the phone of nobody here: write it as +254711000001", typed) == DONE;
}

static enum outcome case_erase(struct request *r)
{
    struct case_facts c;
    struct event ev = {.op = OP_ERASE};
    struct msisdn phone;
    char about[400];
    if (!case_find(r, request_text(r, "ref"), &c) || !person_of_phone(r, "second", &phone, &ev.op_value))
        return REFUSED;
    ev.op_case = c.file.id;
    snprintf(about, sizeof about, "case=%s second=%lld reason=%.300s", c.file.ref, (long long)ev.op_value,
             request_text(r, "reason"));
    return act_queue(r, &ev, "op.erase", about, 0);
}

static enum outcome hold(struct request *r, enum op_kind op, const char *act)
{
    struct case_facts c;
    struct event ev = {.op = op};
    char about[400];
    if (!case_find(r, request_text(r, "ref"), &c))
        return REFUSED;
    int64_t least = r->d->loaded->limits.explanation_min;
    if (span_written(span_of(request_text(r, "reason"))) < (size_t)least)
        return request_refuse(r, "say why, in %lld letters or more: it stands in the audit for ever", (long long)least);
    ev.op_case = c.file.id;
    snprintf(about, sizeof about, "reason=%.300s", request_text(r, "reason"));
    return act_queue(r, &ev, act, about, ev.op_case);
}

static enum outcome erasure_hold(struct request *r)
{
    return hold(r, OP_HOLD, "op.hold");
}

static enum outcome erasure_release(struct request *r)
{
    return hold(r, OP_RELEASE, "op.release");
}

static enum outcome erasure_list(struct request *r)
{
    json_t *out = NULL;
    struct show what = {.kind = "erasure.list", .limit = (int)request_number(r, "limit", 0), .now_s = daemon_now(r->d)};
    enum err err = db_show(r->db, &what, &out);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    json_decref(r->out);
    r->out = out;
    return DONE;
}

enum outcome case_read_as(struct request *r)
{
    struct event ev = {.op = OP_READ};
    struct ref ref;
    size_t used = 0;
    char about[64];
    const char *typed = request_text(r, "ref");
    if (ref_read(span_of(typed), &ref, &used) != REF_OK || typed[used])
        return request_refuse(r, "%.20s is mistyped or no reference: write eight digits, as 48173024", typed);
    if (!person_of_phone(r, "as", &ev.from, &ev.actor))
        return REFUSED;
    span_str(span_of(ref.digits), ev.op_ref, sizeof ev.op_ref);
    snprintf(about, sizeof about, "case=%s person=%lld", ref.digits, (long long)ev.actor);
    return act_queue(r, &ev, "op.read", about, 0);
}

const struct operation control_erasures[] = {
    {"case.erase", case_erase},
    {"erasure.list", erasure_list},
    {"erasure.hold", erasure_hold},
    {"erasure.release", erasure_release},
    {NULL, NULL},
};
