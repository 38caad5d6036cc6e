/* crs.c - cases that other systems send as they would to CPIMS: each becomes a report once, by its sender's own
 * name of it, however often and whenever it comes; what cannot be read is kept as words, for a person. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "core/key_scope.h"
#include "db/api.h"
#include "db/bridge.h"
#include "db/unit.h"
#include "gateway/cpims.h"
#include "mlinzid/control/inside.h"
#include "mlinzid/engine/bridge.h"
#include "mlinzid/engine/bridge_heard.h"
#include "mlinzid/typed/crs_report.h"

enum { UNITS_MOST = 5000 };
struct bringing {
    struct api_key key;
    struct brought brought;
    char link[24];
};

static enum outcome refuse_as(struct request *r, int status, const char *why)
{
    json_object_set_new(r->out, "status", json_integer(status));
    return request_refuse(r, "%s", why);
}

static bool key_for(struct request *r, struct bringing *b, enum key_scope scope)
{
    enum err err = db_api_key_of(r->db, span_of(request_text(r, "key")), daemon_now(r->d), &b->key);
    if (err != ERR_NONE || !b->key.sound)
        return refuse_as(r, 401, "Invalid token.") == DONE;
    if (!(b->key.scopes & KEY_SCOPE_BIT(scope)))
        return refuse_as(r, 403, "You do not have permission to perform this action.") == DONE;
    b->brought.key = b->key.id;
    snprintf(b->link, sizeof b->link, "api:%lld", (long long)b->key.id);
    return true;
}

static bool key_of(struct request *r, struct bringing *b)
{
    return key_for(r, b, KEY_SCOPE_CASES_CREATE);
}

/* By its own case_id where that may stand in an id, else by a hash of it, or of all that was sent. */
static void name_it(struct bringing *b, const char *case_id, struct span body)
{
    unsigned char hash[24];
    char hex[sizeof hash * 2 + 1];
    size_t n = strlen(case_id);
    bool plain = n > 0 && n <= 48;
    for (size_t i = 0; i < n; i++)
        plain = plain && case_id[i] > ' ' && case_id[i] <= '~';
    struct span what = n ? span_of(case_id) : body;
    crypto_generichash(hash, sizeof hash, (const unsigned char *)(what.n ? what.p : ""), what.n, NULL, 0);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    snprintf(b->brought.name, sizeof b->brought.name, "%s%s", plain ? "crs:" : "crs#", plain ? case_id : hex);
}

static struct span body_of(const struct request *r)
{
    const json_t *v = json_object_get(r->in, "body");
    return (struct span){json_string_value(v), json_string_length(v)};
}

/* Whether it was stored already: by its row, or by its words where nobody came back for what became of them. */
static enum err seen(struct request *r, struct bringing *b, bool *stored)
{
    enum err err = db_brought(r->db, &b->brought);
    *stored = err == ERR_NONE && b->brought.case_id != 0;
    if (err != ERR_NONE || *stored)
        return err == ERR_NOT_FOUND ? ERR_NONE : err;
    err = db_brought_word(r->db, &b->brought, span_of(b->link), stored);
    if (err != ERR_NONE || !b->brought.case_id)
        return err;
    err = db_begin(r->db);
    if (err == ERR_NONE)
        err = db_brought_is(r->db, &b->brought);
    if (err == ERR_NONE)
        err = db_commit(r->db);
    if (err != ERR_NONE)
        db_rollback(r->db);
    return err;
}

static enum err note(struct request *r, struct bringing *b)
{
    b->brought.at_s = daemon_now(r->d);
    enum err err = db_begin(r->db);
    if (err == ERR_NONE)
        err = db_brought_put(r->db, &b->brought);
    if (err == ERR_NONE)
        err = db_commit(r->db);
    if (err != ERR_NONE)
        db_rollback(r->db);
    return err;
}

static enum outcome store_failed(struct request *r, enum err err)
{
    if (err == ERR_DISK)
        daemon_broken(r->d);
    return refuse_as(r, 503, "It could not be stored just now; try again.");
}

static enum outcome queue(struct request *r, struct bringing *b, const struct crs_report *report)
{
    struct engine_word word = {.channel = CHANNEL_WEB,
                               .link = span_of(b->link),
                               .msgid = span_of(b->brought.name),
                               .person = b->key.party,
                               .text = report->text,
                               .reading = report->reading};
    if (db_person_phone(r->db, b->key.party, &word.from) != ERR_NONE)
        return refuse_as(r, 503, "The organisation's own number could not be read; try again.");
    enum outcome o = word_queue(r, &word);
    if (o == REFUSED)
        json_object_set_new(r->out, "status", json_integer(503));
    return o;
}

static enum outcome bring(struct request *r)
{
    static unsigned char memory[131072];
    struct arena arena;
    struct bringing b = {0};
    struct crs_report report;
    struct span body = body_of(r);
    bool stored = false;
    arena_init(&arena, memory, sizeof memory);
    if (!key_of(r, &b))
        return REFUSED;
    json_t *o = json_loadb(body.n ? body.p : "", body.n, 0, NULL);
    const struct api_world w = {&r->d->loaded->areas, r->d->loaded->lexicon, daemon_now(r->d), &arena};
    crs_report_read(&w, &r->d->loaded->codes, json_is_object(o) ? o : NULL, body, &report);
    name_it(&b, report.name, body);
    enum err err = seen(r, &b, &stored);
    if (err == ERR_NONE && !stored)
        err = note(r, &b);
    enum outcome out = DONE;
    if (err != ERR_NONE)
        out = store_failed(r, err);
    else if (stored)
        json_object_set_new(r->out, "end", json_string("again"));
    else
        out = queue(r, &b, &report);
    json_decref(o);
    explicit_bzero(memory, sizeof memory);
    return out;
}

/* 0 waits, 1 taken up, 2 rejected: as CPIMS tells them. */
static int status_of(const struct case_file *f)
{
    return f->state == CASE_REPORTED ? 0 : f->state == CASE_DISCARDED ? 2 : 1;
}

static json_t *found_json(const struct bringing *b, const struct case_file *f)
{
    const char *theirs = strncmp(b->brought.name, "crs:", 4) == 0 ? b->brought.name + 4 : "";
    return json_pack("{s:s,s:o,s:i,s:s}", "case_id", theirs, "case_serial", f ? json_string(f->serial) : json_null(),
                     "status", f ? status_of(f) : 0, "reference", f ? f->ref : "");
}

/* {"name":"17"}, {"serial":"CCO/..."}, or the body that was brought. */
static enum outcome find(struct request *r)
{
    struct bringing b = {0};
    struct case_facts c = {0};
    const char *serial = request_text(r, "serial");
    struct span body = body_of(r);
    bool stored = false;
    if (!key_of(r, &b))
        return REFUSED;
    json_t *o = body.n ? json_loadb(body.p, body.n, 0, NULL) : NULL;
    const char *theirs = json_string_value(json_object_get(o, "case_id"));
    name_it(&b, body.n ? (theirs ? theirs : "") : request_text(r, "name"), body);
    json_decref(o);
    enum err err = *serial ? db_brought_serial(r->db, &b.brought, serial) : ERR_NONE;
    if (err == ERR_NONE)
        err = db_brought(r->db, &b.brought);
    if (err == ERR_NONE)
        err = seen(r, &b, &stored);
    if (err == ERR_NONE && b.brought.case_id)
        err = db_case(r->db, b.brought.case_id, &c);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? refuse_as(r, 404, "Not found.") : store_failed(r, err);
    json_object_set_new(r->out, "case", found_json(&b, b.brought.case_id ? &c.file : NULL));
    return DONE;
}

static enum outcome units(struct request *r)
{
    struct bringing b = {0};
    const struct units_wanted w = {.kind = request_text(r, "kind"), .after = ""};
    int n = 0;
    if (!key_of(r, &b))
        return REFUSED;
    struct unit *all = calloc(UNITS_MOST, sizeof *all);
    enum err err = all ? db_units(r->db, &w, all, UNITS_MOST, &n) : ERR_FULL;
    json_t *list = json_array();
    for (int i = 0; err == ERR_NONE && i < n; i++)
        json_array_append_new(list,
                              json_pack("{s:I,s:s,s:s,s:s}", "id", (json_int_t)all[i].party, "org_unit_id_vis",
                                        all[i].code, "org_unit_name", all[i].name, "org_unit_type_id", all[i].kind));
    free(all);
    json_object_set_new(r->out, "units", list);
    return err == ERR_NONE ? DONE : store_failed(r, err);
}

/* --- what became of a case in CPIMS --- */

/* What CPIMS put makes no sense: it is told so, the page shows it, and nothing else happened. */
static enum err put_odd(struct request *r, struct bridge_row *row, const struct cpims_answer *a)
{
    (void)span_str(span_of(a->why), row->why, sizeof row->why);
    log_event("bridge.failed", LOG_W("why", a->why), LOG_I("status", 0));
    return db_bridge_mark(r->db, row);
}

/* {"name":"7c9e...","body":"{\"verification_status\":\"002\"}"}: as CPIMS tells a VuruguMapper. */
static enum outcome put(struct request *r)
{
    struct bringing b = {0};
    struct bridge_row row;
    struct cpims_answer a;
    char about[80];
    if (!key_for(r, &b, KEY_SCOPE_BRIDGE_ANSWER))
        return REFUSED;
    r->person = b.key.party;
    enum err err = db_bridge_named(r->db, request_text(r, "name"), &row);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? refuse_as(r, 404, "Not found.") : store_failed(r, err);
    cpims_put_read(body_of(r), &a);
    const struct cpims_news news = {a.said, a.serial, a.comment};
    err = act_begin(r);
    if (err == ERR_NONE)
        err = a.end != CPIMS_TAKEN ? put_odd(r, &row, &a) : bridge_heard(r->d, &row, &news, "put");
    if (err == ERR_NONE && a.end == CPIMS_TAKEN)
        err = db_bridge_mark(r->db, &row);
    explicit_bzero(&a.comment, sizeof a.comment);
    snprintf(about, sizeof about, "case=%s key=%lld", row.ref, (long long)b.key.id);
    if (act_end(r, err, "bridge.put", about) != DONE)
        return refuse_as(r, 503, "It could not be stored just now; try again.");
    bridge_wake(r->d->bridge);
    if (a.end != CPIMS_TAKEN)
        return refuse_as(r, 400, a.why);
    json_object_set_new(
        r->out, "case",
        json_pack("{s:s,s:s,s:s}", "case_id", row.name, "verification_status", row.said, "case_serial", row.serial));
    return DONE;
}

const struct operation control_desk_crs[] = {
    {"crs.bring", bring}, {"crs.find", find}, {"crs.units", units}, {"crs.put", put}, {NULL, NULL}};
