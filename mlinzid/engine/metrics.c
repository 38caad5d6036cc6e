/* metrics.c - the engine's figures. They are asked for by a watcher every few seconds: each is in memory or one look at
 * an index. */
#include "mlinzid/engine/metrics.h"

#include "mlinzid/command/backup.h"
#include "mlinzid/daemon.h"
#include "mlinzid/door/letter.h"
#include "mlinzid/engine/bridge.h"
#include "mlinzid/engine/ussd.h"
#include "mlinzid/proc/procs.h"

#define LATE_S 60 /* a timer due so long ago is overdue: its turn should have been */
#define LATE_MAX 100000

void metrics_head(struct text *t, const char *name, const char *type, const char *help)
{
    text_str(t, "# HELP mlinzi_");
    text_str(t, name);
    text_char(t, ' ');
    text_str(t, help);
    text_str(t, "\n# TYPE mlinzi_");
    text_str(t, name);
    text_char(t, ' ');
    text_str(t, type);
    text_char(t, '\n');
}

void metrics_line(struct text *t, const char *name, const char *label, const char *value, int64_t n)
{
    text_str(t, "mlinzi_");
    text_str(t, name);
    if (label) {
        text_char(t, '{');
        text_str(t, label);
        text_str(t, "=\"");
        text_str(t, value);
        text_str(t, "\"}");
    }
    text_char(t, ' ');
    text_i64(t, n);
    text_char(t, '\n');
}

void metrics_one(struct text *t, const char *name, const char *type, int64_t n, const char *help)
{
    metrics_head(t, name, type, help);
    metrics_line(t, name, NULL, NULL, n);
}

static int64_t age(int64_t now_s, int64_t since_s)
{
    return since_s > now_s ? 0 : now_s - since_s;
}

static void of_work(struct text *t, struct daemon *d)
{
    const struct engine_counts *c = engine_counts(d->engine);
    metrics_one(t, "commits_total", "counter", c->commits, "Transactions committed.");
    metrics_one(t, "events_total", "counter", c->events, "Events decided.");
    metrics_one(t, "texts_in_total", "counter", c->texts, "Texts that came and were stored.");
    metrics_one(t, "texts_repeated_total", "counter", c->duplicates, "Texts that came again and changed nothing.");
    metrics_one(t, "texts_for_a_person_total", "counter", c->for_a_person, "Texts kept for a person to read.");
    metrics_head(t, "texts_out_total", "counter", "Texts of ours: given to a carrier, and what was heard of them.");
    metrics_line(t, "texts_out_total", "outcome", "given", c->said);
    metrics_line(t, "texts_out_total", "outcome", "accepted", c->accepted);
    metrics_line(t, "texts_out_total", "outcome", "delivered", c->delivered);
    metrics_line(t, "texts_out_total", "outcome", "failed", c->failed);
    metrics_head(t, "refusals_total", "counter",
                 "What was refused or left out: sealed values, texts over a limit, answers.");
    metrics_line(t, "refusals_total", "kind", "sealed", db_refusals(engine_db(d->engine)));
    metrics_line(t, "refusals_total", "kind", "flood", c->floods);
    metrics_line(t, "refusals_total", "kind", "unanswered", c->unanswered);
    metrics_line(t, "refusals_total", "kind", "unpaid", c->unpaid);
    metrics_one(t, "ussd_hops_total", "counter", c->hops, "Screens shown.");
    metrics_one(t, "ussd_sessions_total", "counter", c->sessions, "USSD sessions begun.");
    metrics_one(t, "ussd_waiting", "gauge", engine_ussd_waiting(d->engine),
                "USSD sessions that wait for a commit or a PIN.");
}

/* False: the store could not be read. */
static bool of_store(struct text *t, struct daemon *d)
{
    struct db *db = engine_db(d->engine);
    int64_t now_s = daemon_now(d), unsent_s = INT64_MAX, late = 0;
    struct backup_note backup = {0};
    struct mark_facts mark = {0};
    enum err err = db_outbox_unsent(db, now_s, &unsent_s);
    if (err == ERR_NONE)
        err = db_timers_late(db, now_s - LATE_S, LATE_MAX, &late);
    if (err == ERR_NONE)
        err = db_audit_mark_newest(db, &mark);
    if (err == ERR_NONE)
        err = backup_note_read(db, &backup);
    if (err != ERR_NONE)
        return false;
    metrics_one(t, "oldest_unsent_text_age_seconds", "gauge", age(now_s, unsent_s),
                "How long the oldest text that should have left has waited; 0: none waits.");
    metrics_one(t, "timers_overdue", "gauge", late, "Deadlines that passed a minute ago and were not acted on.");
    if (mark.n)
        metrics_one(t, "audit_mark_age_seconds", "gauge", age(now_s, mark.at_s),
                    "How long ago the audit was last signed.");
    if (backup.at_s)
        metrics_one(t, "backup_age_seconds", "gauge", age(now_s, backup.at_s),
                    "How long ago the last backup was made.");
    metrics_one(t, "backup_made", "gauge", backup.at_s > 0, "Whether there ever was a backup: 1 there was.");
    return true;
}

static bool of_links(struct text *t, struct daemon *d)
{
    struct carrier *first = carriers_carrier(d->carriers), *c;
    metrics_head(t, "link_up", "gauge", "Whether that carrier takes texts: 1 it does.");
    for (int i = 0; (c = carriers_each(d->carriers, i)) != NULL; i++)
        metrics_line(t, "link_up", "link", c->name, c->up(c->self));
    return first->up(first->self);
}

/* Only what is not done: what CPIMS has is as many as there are cases. */
static void of_bridge(struct text *t, struct daemon *d)
{
    int64_t waiting = 0, quarantined = 0;
    if (bridge_when_of(&d->loaded->settings) == BRIDGE_OFF ||
        db_bridge_undone(engine_db(d->engine), &waiting, &quarantined) != ERR_NONE)
        return;
    metrics_head(t, "bridge_cases", "gauge",
                 "Cases that CPIMS has not taken: those that wait, and those a person must look at.");
    metrics_line(t, "bridge_cases", "state", "waiting", waiting);
    metrics_line(t, "bridge_cases", "state", "quarantined", quarantined);
}

/* False: no desk answers. */
static bool of_processes(struct text *t, struct daemon *d)
{
    metrics_head(t, "process_up", "gauge", "Whether that process answers: 1 it does.");
    for (int i = PROCESS_WARDEN; i < PROCESS_COUNT; i++)
        metrics_line(t, "process_up", "process", process_word((enum process)i),
                     procs_state(d->procs, (enum process)i).answers);
    metrics_head(t, "process_restarts_total", "counter", "How often that process was made anew.");
    for (int i = PROCESS_KEEPER; i < PROCESS_COUNT; i++)
        metrics_line(t, "process_restarts_total", "process", process_word((enum process)i),
                     procs_state(d->procs, (enum process)i).restarts);
    return procs_state(d->procs, PROCESS_DESK).answers || procs_state(d->procs, PROCESS_DESK2).answers;
}

int64_t metrics_write(struct daemon *d, struct text *out)
{
    int64_t well = 0, apart_s = d->clock.apart_s;
    of_work(out, d);
    well |= of_store(out, d) && !d->failed ? READY_STORE : 0;
    of_bridge(out, d);
    well |= of_links(out, d) ? READY_LINK : 0;
    well |= of_processes(out, d) ? READY_DESK : 0;
    metrics_one(out, "clock_believed", "gauge", d->clock.state == CLOCK_WELL,
                "Whether the machine's clock is believed: 1 it is.");
    metrics_one(out, "clock_apart_seconds", "gauge", apart_s < 0 ? -apart_s : apart_s,
                "How far the machine's clock is from the time the service goes by.");
    return well;
}
