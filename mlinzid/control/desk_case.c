/* desk_case.c - a case at the console: reading it in full, which is written down before it is shown, and acting
 * on it. Words an officer could text go the way of a text; the others are the command's own operations, done as a
 * person. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/case_may.h"
#include "mlinzid/control/casework.h"

#define LINES_MOST 1000
#define TEXT_BYTES 480

static bool read_case(struct daemon *d, const char *digits, struct case_facts *out)
{
    unsigned char memory[8192];
    struct arena arena;
    struct facts *f = calloc(1, sizeof *f);
    if (!f)
        return false;
    arena_init(&arena, memory, sizeof memory);
    (void)span_str(span_of(digits), f->need_ref, sizeof f->need_ref);
    f->need = NEED_CASE;
    bool found = db_facts(engine_db(d->engine), f, daemon_now(d), &arena) == ERR_NONE && f->c[0].found;
    *out = f->c[0];
    free(f);
    return found;
}

static bool ref_typed(struct request *r, struct ref *ref)
{
    size_t used = 0;
    const char *typed = request_text(r, "ref");
    return ref_read(span_of(typed), ref, &used) == REF_OK && !typed[used];
}

static enum outcome no_such_case(struct request *r)
{
    json_object_set_new(r->out, "none", json_true());
    return request_refuse(r, "there is no such case, or it is not yours");
}

/* Whoever has no number that is not lost has none: signed in they act all the same. */
static bool number_of(struct request *r, int64_t person, struct msisdn *out)
{
    enum err err = db_person_phone(r->db, person, out);
    return err == ERR_NONE || err == ERR_NOT_FOUND || request_refuse(r, "the store could not be read") == DONE;
}

/* --- reading --- */

enum outcome desk_case_read(struct request *r)
{
    struct session s;
    struct ref ref;
    struct event ev = {.op = OP_READ};
    char about[64];
    int64_t lines = request_number(r, "lines", 0);
    if (!desk_session(r, &s))
        return REFUSED;
    if (!ref_typed(r, &ref))
        return no_such_case(r);
    r->person = s.party;
    r->client->lines = lines > 0 && lines < LINES_MOST ? (int)lines : LINES_MOST;
    if (!number_of(r, s.party, &ev.from))
        return REFUSED;
    span_str(span_of(ref.digits), ev.op_ref, sizeof ev.op_ref);
    snprintf(about, sizeof about, "case=%s person=%lld", ref.digits, (long long)s.party);
    return act_queue(r, &ev, "op.read", about, 0);
}

static json_t *may_json(unsigned may)
{
    json_t *all = json_array();
    for (int a = 0; a < CASE_ACTS; a++)
        if (may >> a & 1)
            json_array_append_new(all, json_string(case_act_word((enum case_act)a)));
    return all;
}

bool desk_case_more(struct daemon *d, const struct event *op, int lines, json_t *out)
{
    struct case_facts c;
    struct engine_rights rights;
    if (!read_case(d, op->op_ref, &c) || !engine_rights(d->engine, op->actor, &c, daemon_now(d), &rights))
        return false;
    struct step next = engine_next_step(d->engine, &c.file);
    json_object_set_new(out, "may", may_json(case_may(&c.file, op->actor, rights.level, rights.agency)));
    json_object_set_new(out, "outside", json_boolean(!rights.level && !rights.agency));
    json_object_set_new(out, "next",
                        json_pack("{s:s,s:i,s:s}", "why", step_word(next.kind), "level", next.level, "role",
                                  role_word(level_role(next.level))));
    json_object_set_new(out, "sheets", sheets_json(engine_db(d->engine), ABOUT_CASE, c.file.id));
    json_object_set_new(out, "work", casework_json(engine_db(d->engine), c.file.id));
    json_object_set_new(out, "accused", case_accused_json(engine_db(d->engine), c.file.id));
    json_object_set_new(out, "children", case_children_json(engine_db(d->engine), c.file.id));
    return db_case_readers(engine_db(d->engine), c.file.id, lines, out) == ERR_NONE;
}

/* --- acting --- */

static bool words_act(enum case_act a)
{
    return a <= CASE_ACT_PASS;
}

static bool needs_proof(enum case_act a)
{
    return a == CASE_ACT_CLOSE || a == CASE_ACT_DISCARD || a == CASE_ACT_CONFIRM;
}

static bool act_typed(struct request *r, enum case_act *out)
{
    for (int a = 0; a < CASE_ACTS; a++)
        if (strcmp(request_text(r, "act"), case_act_word((enum case_act)a)) == 0) {
            *out = (enum case_act)a;
            return true;
        }
    return false;
}

static enum outcome queue_words(struct request *r, enum case_act act, const struct ref *ref, bool proved)
{
    static const struct hash_key no_key = {0, 0};
    char link[32], msgid[120];
    const char *once = request_text(r, "once"), *typed = request_text(r, "text");
    enum intent intent = intent_of(span_of(case_act_word(act)));
    snprintf(link, sizeof link, "web:%lld", (long long)r->person);
    if (strlen(once) < 16 || strlen(once) > 64)
        return request_refuse(r, "this form cannot be sent: load the page again");
    /* The same form with other words, after going back in the browser, is another thing said. */
    snprintf(msgid, sizeof msgid, "%s.%s.%016llx", once, case_act_word(act),
             (unsigned long long)hash_bytes(no_key, span_of(typed)));
    struct engine_word w = {.channel = CHANNEL_WEB,
                            .link = span_of(link),
                            .msgid = span_of(msgid),
                            .person = r->person,
                            .text = span_of(typed),
                            .reading = {.intent = intent, .ref = *ref, .text = span_trim(span_of(typed))},
                            .proved = proved,
                            .seen_version = r->seen_version};
    if (!number_of(r, r->person, &w.from))
        return REFUSED;
    return word_queue(r, &w);
}

static enum outcome queue_op(struct request *r, enum case_act act)
{
    char op[32];
    snprintf(op, sizeof op, "case.%s", case_act_word(act));
    for (const struct operation *o = control_cases; o->name; o++)
        if (strcmp(o->name, op) == 0)
            return o->run(r);
    return request_refuse(r, "there is no such act");
}

/* What was decided by the page before is looked at again in the turn; here so that a second officer sees at once what
 * has changed, and that nobody learns of a case that is not theirs. */
static bool seen_case(struct request *r, const struct ref *ref, struct engine_rights *rights)
{
    struct case_facts c;
    if (!read_case(r->d, ref->digits, &c) || !engine_rights(r->d->engine, r->person, &c, daemon_now(r->d), rights) ||
        c.file.erased_s || (!rights->level && !rights->agency)) {
        enum err err = act_begin(r);
        char about[40];
        snprintf(about, sizeof about, "case=%s", ref->digits);
        if (err == ERR_NONE)
            err = desk_audit(r, r->person, "case.refused", about);
        (void)desk_end(r, err);
        return no_such_case(r) == DONE;
    }
    json_object_set_new(r->out, "version", json_integer(c.file.version));
    json_object_set_new(r->out, "state", json_string(state_word((enum case_state)c.file.state)));
    json_object_set_new(r->out, "last", json_string(c.file.last_word));
    if (r->seen_version && c.file.version == r->seen_version)
        return true;
    json_object_set_new(r->out, "stale", json_true());
    return request_refuse(r, "the case has changed meanwhile") == DONE;
}

bool desk_case_yours(struct request *r, const char *ref)
{
    struct case_facts c;
    struct engine_rights rights;
    return read_case(r->d, ref, &c) && !c.file.erased_s &&
           engine_rights(r->d->engine, r->person, &c, daemon_now(r->d), &rights) && (rights.level || rights.agency);
}

static bool leaves(enum case_act a)
{
    return a == CASE_ACT_CLOSE || a == CASE_ACT_DISCARD;
}

/* Services planned, hearings to be held, referrals under way: their duties would be struck out with the case. The page
 * lists them and asks whether all the same; a text closes as it always did. */
static bool left_open(struct request *r, const struct ref *ref)
{
    static const char *const lists[] = {"services", "hearings", "referrals"}, *const open[] = {"planned", "set",
                                                                                               "offered", "accepted"};
    struct case_facts c;
    bool left = false;
    if (!read_case(r->d, ref->digits, &c))
        return false;
    json_t *work = casework_json(r->db, c.file.id);
    for (size_t l = 0; l < countof(lists); l++)
        for (size_t i = 0; i < json_array_size(json_object_get(work, lists[l])); i++) {
            const json_t *o = json_array_get(json_object_get(work, lists[l]), i);
            for (size_t s = 0; s < countof(open); s++)
                left = left || strcmp(json_string_value(json_object_get(o, "state")), open[s]) == 0;
        }
    if (left) {
        json_object_set(r->out, "work", work);
        json_object_set_new(r->out, "fault", json_string("left"));
    }
    json_decref(work);
    return left;
}

enum outcome desk_case_act(struct request *r)
{
    struct session s;
    struct ref ref;
    enum case_act act;
    struct engine_rights rights = {0};
    if (!desk_session(r, &s))
        return REFUSED;
    if (!ref_typed(r, &ref) || !act_typed(r, &act))
        return no_such_case(r);
    r->person = s.party;
    r->seen_version = request_number(r, "version", 0);
    if (!seen_case(r, &ref, &rights))
        return REFUSED;
    if (strlen(request_text(r, "text")) > TEXT_BYTES || strlen(request_text(r, "reason")) > TEXT_BYTES)
        return request_refuse(r, "that is too long: 480 letters at most");
    if (needs_proof(act) && !desk_proved(r, &s)) {
        json_object_set_new(r->out, "prove", json_true());
        return request_refuse(r, "the password is asked for again");
    }
    if (leaves(act) && !*request_text(r, "same") && left_open(r, &ref))
        return request_refuse(r, "something is still to be done for the case");
    r->role = level_role(rights.level);
    return words_act(act) ? queue_words(r, act, &ref, desk_proved(r, &s)) : queue_op(r, act);
}

/* --- views somebody keeps --- */

enum outcome desk_view_keep(struct request *r)
{
    struct session s;
    const char *name = request_text(r, "name"), *filter = request_text(r, "filter");
    if (!desk_session(r, &s))
        return REFUSED;
    if (!*name || strlen(name) >= VIEW_NAME_CAP || strlen(filter) > 300)
        return request_refuse(r, "a name of 1 to 40 letters");
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = request_true(r, "end") ? db_view_end(r->db, s.party, name) : db_view_put(r->db, s.party, name, filter);
    return desk_end(r, err);
}
