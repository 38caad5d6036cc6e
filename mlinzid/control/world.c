/* world.c - the state of the daemon, trying a text, and, with the loop carrier, the phones and the clock of a
 * practice world. */
#include <event2/event.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "mlinzid/control/inside.h"
#include "mlinzid/engine/try.h"
#include "mlinzid/proc/procs.h"
#include "mlinzid/version.h"

#define ADVANCE_MAX_S (400 * DAY_S)

static json_t *time_json(int64_t s)
{
    char space[32];
    struct text t;
    text_init(&t, space, sizeof space);
    if (s <= 0 || s == INT64_MAX)
        return json_null();
    time_write(s, &t);
    return json_string(space);
}

bool practice_only(struct request *r)
{
    if (carriers_loop(r->d->carriers))
        return true;
    (void)request_refuse(r, "this daemon serves real phones (carrier = \"kannel\"): its phones cannot be played and "
                            "its clock cannot be moved");
    return false;
}

/* --- state --- */

static json_t *keeper(const int64_t count[KEEPER_COUNTS])
{
    return json_pack("{s:I,s:I,s:I,s:I}", "checkpoints", (json_int_t)count[KEEPER_CHECKPOINTS], "pins_set",
                     (json_int_t)count[KEEPER_PINS_SET], "pins_checked", (json_int_t)count[KEEPER_PINS_CHECKED],
                     "pins_blank", (json_int_t)count[KEEPER_PINS_BLANK]);
}

static json_t *processes(const struct daemon *d)
{
    json_t *rows = json_array();
    for (int i = PROCESS_ENGINE; i < PROCESS_COUNT; i++) {
        enum process who = (enum process)i;
        struct proc_state s = {getpid(), true, 0};
        if (who != PROCESS_ENGINE)
            s = procs_state(d->procs, who);
        json_array_append_new(rows, json_pack("{s:s,s:I,s:b,s:I}", "name", process_word(who), "pid", (json_int_t)s.pid,
                                              "answers", s.answers, "restarts", (json_int_t)s.restarts));
    }
    return rows;
}

static enum outcome status(struct request *r)
{
    const struct engine_counts *c = engine_counts(r->d->engine);
    struct carrier *link = carriers_carrier(r->d->carriers);
    int64_t waiting = INT64_MAX, next = engine_next(r->d->engine);
    struct erasures erasures = {0};
    enum err err = db_outbox_next(r->db, &waiting);
    if (err == ERR_NONE)
        err = db_erasures_announced(r->db, &erasures);
    if (err != ERR_NONE)
        return request_refuse(r, "the store could not be read: %s", err_words(err));
    json_object_update_new(r->out, json_pack("{s:s,s:i,s:s,s:b,s:I}", "version", MLINZI_VERSION, "pid", (int)getpid(),
                                             "carrier", r->d->first->settings.carrier, "up", link->up(link->self),
                                             "clock_offset_s", (json_int_t)r->d->offset_s));
    json_object_set_new(r->out, "now", time_json(daemon_now(r->d)));
    json_object_set_new(r->out, "clock", json_string(clock_state_word(r->d->clock.state)));
    json_object_set_new(r->out, "clock_apart_s", json_integer(r->d->clock.apart_s));
    json_object_set_new(r->out, "next", time_json(next));
    json_object_set_new(r->out, "oldest_unsent", time_json(waiting));
    json_object_set_new(r->out, "oldest_unsent_age_s",
                        waiting == INT64_MAX || waiting > daemon_now(r->d) ? json_integer(0)
                                                                           : json_integer(daemon_now(r->d) - waiting));
    json_object_set_new(r->out, "erasures_announced", json_integer(erasures.announced));
    json_object_set_new(r->out, "next_erasure", erasures.next_s ? time_json(erasures.next_s) : json_null());
    json_object_set_new(r->out, "counts",
                        json_pack("{s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I}", "turns", (json_int_t)c->turns, "events",
                                  (json_int_t)c->events, "commits", (json_int_t)c->commits, "duplicates",
                                  (json_int_t)c->duplicates, "for_a_person", (json_int_t)c->for_a_person, "said",
                                  (json_int_t)c->said, "stepped", (json_int_t)c->stepped, "unanswered",
                                  (json_int_t)c->unanswered, "unpaid", (json_int_t)c->unpaid));
    json_object_set_new(r->out, "keeper", keeper(r->d->keeper_count));
    json_object_set_new(r->out, "processes", processes(r->d));
    struct spend spend = {.day = day_of(daemon_now(r->d))};
    if (db_spend_get(r->db, &spend) != ERR_NONE)
        return request_refuse(r, "the store could not be read");
    json_object_set_new(r->out, "parts_today", json_integer(spend.parts));
    json_object_set_new(r->out, "parts_a_day", json_integer(r->d->loaded->settings.cost_parts_a_day));
    return DONE;
}

static enum outcome check(struct request *r)
{
    char broken[8192] = "";
    int n = db_check(r->db, daemon_now(r->d), broken, sizeof broken);
    json_object_set_new(r->out, "broken", json_integer(n));
    json_object_set_new(r->out, "lines", json_string(broken));
    return DONE;
}

static enum outcome try_it(struct request *r)
{
    struct msisdn from;
    const char *text = request_text(r, "text"), *typed = request_text(r, "from");
    if (!*typed)
        typed = "+254700000001";
    if (msisdn_read(span_of(typed), &from) == SENDER_NONE)
        return request_refuse(r, "from \"%.24s\" is no number", typed);
    json_t *out = try_text(r->d->engine, carriers_carrier(r->d->carriers)->name, span_of(from.s), span_of(text),
                           daemon_now(r->d));
    if (!out)
        return request_refuse(r, "it could not be decided");
    json_decref(r->out);
    r->out = out;
    return DONE;
}

/* --- phones --- */

enum outcome phone_sends(struct request *r, const char *from, const char *text)
{
    static uint64_t boot, count;
    char id[48];
    if (!boot && getrandom(&boot, sizeof boot, 0) != (ssize_t)sizeof boot)
        boot = (uint64_t)getpid();
    snprintf(id, sizeof id, "%016llx-%llu", (unsigned long long)boot, (unsigned long long)++count);
    struct carrier_mo mo = {
        .msgid = span_of(id), .sender = span_of(from), .text = span_of(text), .time_s = daemon_now(r->d)};
    memcpy(r->client->waits_for, id, sizeof id);
    if (loop_deliver(carriers_loop(r->d->carriers), &mo))
        return WAITS;
    r->client->waits_for[0] = '\0';
    return request_refuse(r, "the carrier is away");
}

static enum outcome phone_send(struct request *r)
{
    const char *from = request_text(r, "from");
    if (!practice_only(r))
        return REFUSED;
    if (!*from)
        return request_refuse(r, "from whom? write from, as +254700000001");
    return phone_sends(r, from, request_text(r, "text"));
}

static enum outcome phone_watch(struct request *r)
{
    if (!practice_only(r))
        return REFUSED;
    r->client->watching = true;
    return DONE;
}

/* --- the clock --- */

static enum outcome clock_get(struct request *r)
{
    json_object_set_new(r->out, "now", time_json(daemon_now(r->d)));
    json_object_set_new(r->out, "now_s", json_integer(daemon_now(r->d)));
    json_object_set_new(r->out, "offset_s", json_integer(r->d->offset_s));
    return DONE;
}

/* Somebody looked at both and says that the machine's is right. */
static enum outcome clock_believe(struct request *r)
{
    char about[60];
    (void)daemon_now(r->d);
    snprintf(about, sizeof about, "clock=%s apart_s=%lld", clock_state_word(r->d->clock.state),
             (long long)r->d->clock.apart_s);
    if (act_end(r, act_begin(r), "clock.believe", about) != DONE)
        return REFUSED;
    return daemon_clock_believe(r->d) ? clock_get(r) : request_refuse(r, "the store could not be written");
}

enum outcome clock_goes_on(struct request *r, int64_t s)
{
    char about[40];
    if (s < 0 || s > ADVANCE_MAX_S)
        return request_refuse(r, "seconds is from 0 to %lld; time does not go back", (long long)ADVANCE_MAX_S);
    if (r->d->advancing)
        return request_refuse(r, "somebody moves the clock already; wait until it stands");
    snprintf(about, sizeof about, "seconds=%lld", (long long)s);
    if (act_end(r, act_begin(r), "clock.advance", about) != DONE)
        return REFUSED;
    snprintf(r->client->waits_for, sizeof r->client->waits_for, "clock");
    return daemon_advance(r->d, daemon_now(r->d) + s) ? WAITS : request_refuse(r, "the clock cannot be moved");
}

static enum outcome clock_advance(struct request *r)
{
    return practice_only(r) ? clock_goes_on(r, request_number(r, "seconds", -1)) : REFUSED;
}

const struct operation control_world[] = {
    {"status", status},
    {"db.check", check},
    {"try", try_it},
    {"phone.send", phone_send},
    {"phone.watch", phone_watch},
    {"clock.get", clock_get},
    {"clock.believe", clock_believe},
    {"clock.advance", clock_advance},
    {NULL, NULL},
};
