/* bridge.c - what CPIMS is to hear, looked at: what waits, what it has, and what nobody took and a person sends
 * again or leaves out. By the machine's owner and by a desk's person with the right to it. Plain columns alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mlinzid/control/inside.h"
#include "mlinzid/control/register.h"
#include "mlinzid/engine/bridge.h"

enum { LISTED_MOST = 200 };

/* {"state":"quarantined"}; without it all. */
static enum outcome list(struct request *r)
{
    const char *typed = request_text(r, "state");
    enum bridge_state state = bridge_state_of(typed);
    int64_t counts[BRIDGE_STATES];
    int n = 0;
    if (*typed && state == BRIDGE_ANY)
        return request_refuse(r, "state is waiting, acknowledged, quarantined or skipped");
    const struct bridge_wanted w = {state, 0};
    struct bridge_row *rows = calloc(LISTED_MOST, sizeof *rows);
    enum err err = rows ? db_bridge_list(r->db, &w, rows, LISTED_MOST, &n) : ERR_FULL;
    if (err == ERR_NONE)
        err = db_bridge_counts(r->db, counts);
    json_t *all = json_array(), *sums = json_object();
    for (int i = 0; err == ERR_NONE && i < n; i++)
        json_array_append_new(all, bridge_row_json(&rows[i]));
    for (int s = BRIDGE_ANY + 1; err == ERR_NONE && s < BRIDGE_STATES; s++)
        json_object_set_new(sums, bridge_state_word((enum bridge_state)s), json_integer(counts[s]));
    json_object_set_new(r->out, "rows", all);
    json_object_set_new(r->out, "counts", sums);
    json_object_set_new(r->out, "url", json_string(r->d->loaded->settings.bridge_url));
    free(rows);
    return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
}

static bool is_on(struct request *r)
{
    return bridge_when_of(&r->d->loaded->settings) != BRIDGE_OFF ||
           request_refuse(r, "the bridge is off: set bridge.url and bridge.token (docs/cpims.md)") == DONE;
}

/* {"ref":"4817 3024"}: that case, also one that was never to be told; {"all":true}: whatever a person was to look at.
 */
static enum outcome again(struct request *r)
{
    struct case_facts c = {0};
    char about[64];
    int64_t n = 1;
    bool all = request_true(r, "all");
    if (!is_on(r) || (!all && !case_find(r, request_text(r, "ref"), &c)))
        return REFUSED;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = all ? db_bridge_again_all(r->db, daemon_now(r->d), &n)
                  : db_bridge_again(r->db, c.file.id, daemon_now(r->d));
    if (err == ERR_NOT_FOUND)
        (void)request_refuse(r, "this case is erased");
    if (all)
        snprintf(about, sizeof about, "cases=%lld", (long long)n);
    else
        snprintf(about, sizeof about, "case=%s", c.file.ref);
    json_object_set_new(r->out, "cases", json_integer(n));
    enum outcome o = act_end(r, err, "bridge.again", about);
    bridge_wake(r->d->bridge);
    return o;
}

static enum outcome skip(struct request *r)
{
    struct case_facts c = {0};
    struct bridge_row row = {0};
    char about[64];
    if (!case_find(r, request_text(r, "ref"), &c))
        return REFUSED;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_bridge_get(r->db, c.file.id, &row);
    if (err == ERR_NOT_FOUND || row.state == BRIDGE_ACKNOWLEDGED) {
        (void)request_refuse(r, row.state ? "CPIMS has this case already" : "this case is not among what CPIMS hears");
        err = ERR_NOT_FOUND;
    }
    row.state = BRIDGE_SKIPPED;
    snprintf(row.why, sizeof row.why, "person");
    if (err == ERR_NONE)
        err = db_bridge_mark(r->db, &row);
    snprintf(about, sizeof about, "case=%s", c.file.ref);
    return act_end(r, err, "bridge.skipped", about);
}

/* The same as a desk's person. */
static enum outcome theirs(struct request *r, enum outcome (*run)(struct request *r))
{
    const struct register_subject nobody = {0};
    struct registrar *me = registrar_begin(r);
    if (!me)
        return REFUSED;
    enum outcome o = registrar_may(r, me, REGISTER_BRIDGE, &nobody, request_text(r, "ref")) ? run(r) : REFUSED;
    registrar_end(me);
    return o;
}

static enum outcome their_again(struct request *r)
{
    return theirs(r, again);
}

static enum outcome their_skip(struct request *r)
{
    return theirs(r, skip);
}

const struct operation control_bridge[] = {
    {"bridge.list", list}, {"bridge.again", again}, {"bridge.skip", skip}, {NULL, NULL}};
const struct operation control_desk_bridge[] = {
    {"bridge.again", their_again}, {"bridge.skip", their_skip}, {NULL, NULL}};
