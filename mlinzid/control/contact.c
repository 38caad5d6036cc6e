/* contact.c - the desk of the helpline: a contact taken or counted, read, made into a case, called back. All of
 * it is the helpline's alone (core/register.h, CONTACT); whoever else tries is written down. */
#include "mlinzid/control/contact.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/api.h"
#include "mlinzid/control/record.h"
#include "mlinzid/engine/contacts.h"
#include "mlinzid/typed/contact_read.h"

enum { EARLIER_MOST = 20, ONCE_MOST = 64 };

static const struct register_subject nobody = {.about = ABOUT_NONE};

struct contact_world contact_world(struct request *r, struct arena *arena, int64_t late_s)
{
    return (struct contact_world){
        {&r->d->loaded->areas, r->d->loaded->lexicon, daemon_now(r->d), arena}, &r->d->loaded->codes, late_s};
}

/* What the audit says of one: never what was said. */
static void about_words(const struct contact *c, char *out, size_t cap)
{
    snprintf(out, cap, "contact=%lld kind=%s outcome=%s", (long long)c->id, contact_word(c->kind), c->outcome);
}

/* --- taking one --- */

enum err contact_keep(struct request *r, struct contact_given *g, const char *by, const char *once)
{
    char whole[ONCE_MOST + 32];
    snprintf(whole, sizeof whole, "%s:%s", by, once);
    return db_contact_add(r->db, &g->contact, span_of(whole), &g->said);
}

static enum outcome refuse_field(struct request *r, const char *field)
{
    json_object_set_new(r->out, "field", json_string(field));
    return REFUSED;
}

static enum outcome keep(struct request *r, struct registrar *me, struct contact_given *g)
{
    char by[32], about[120];
    const char *once = request_text(r, "once");
    if (!*once || strlen(once) > ONCE_MOST)
        return request_refuse(r, "once has 1 to %d letters", ONCE_MOST);
    snprintf(by, sizeof by, "p%lld", (long long)r->person);
    g->contact.person = r->person;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = contact_keep(r, g, by, once);
    if (err == ERR_EXISTS) {
        db_rollback(r->db);
        json_object_set_new(r->out, "again", json_true());
        json_object_set_new(r->out, "id", json_integer(g->contact.id));
        return DONE;
    }
    about_words(&g->contact, about, sizeof about);
    enum outcome o = registrar_done(r, me, err, "contact.taken", about, 0);
    if (o == DONE)
        json_object_set_new(r->out, "id", json_integer(g->contact.id));
    if (o == DONE && g->contact.waits == CONTACT_CASE_WANTED)
        contacts_wake(r->d);
    return o;
}

/* {"once":"...","contact":{...}} */
static enum outcome take(struct request *r, struct registrar *me)
{
    struct contact_given g = {0};
    const char *field = "";
    const struct contact_world w = contact_world(r, &me->arena, 0);
    if (!registrar_may(r, me, REGISTER_CONTACT, &nobody, ""))
        return REFUSED;
    enum outcome o = contact_read(&w, json_object_get(r->in, "contact"), &g, &field, r->why, sizeof r->why)
                         ? keep(r, me, &g)
                         : refuse_field(r, field);
    contact_given_free(&g);
    return o;
}

/* What the form begins with: how this counsellor's last talk was held. */
static enum outcome begin(struct request *r, struct registrar *me)
{
    struct contact last = {.language = "LGSW", .channel = "CHVO"};
    if (!registrar_may(r, me, REGISTER_CONTACT, &nobody, ""))
        return REFUSED;
    enum err err = db_contact_last(r->db, r->person, &last);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return request_refuse(r, "%s", err_words(err));
    json_object_set_new(r->out, "language", json_string(last.language));
    json_object_set_new(r->out, "now_s", json_integer(daemon_now(r->d)));
    return DONE;
}

/* --- one --- */

static bool contact_mine(struct request *r, struct registrar *me, struct contact *c, struct contact_said *said)
{
    struct register_subject s;
    char about[40];
    int64_t id = request_number(r, "id", 0);
    if (record_gone(r, me, (struct record_of){ABOUT_CONTACT, id}))
        return false;
    enum err err = db_register_subject(r->db, ABOUT_CONTACT, id, &s);
    if (err == ERR_NONE)
        err = db_contact(r->db, id, c, said, &me->arena);
    if (err != ERR_NONE)
        return (err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err))) == DONE;
    snprintf(about, sizeof about, "contact=%lld", (long long)id);
    return registrar_may(r, me, REGISTER_READ, &s, about);
}

json_t *contact_brief(const struct contact *c)
{
    return json_pack("{s:I,s:s,s:s,s:s,s:s,s:I,s:i,s:i}", "id", (json_int_t)c->id, "kind", contact_word(c->kind),
                     "channel", c->channel, "subject", c->subject, "outcome", c->outcome, "begun_s",
                     (json_int_t)c->begun_s, "county", c->county, "call_day", c->call_day);
}

static json_t *contact_json(const struct contact *c)
{
    const char sex[2] = {(char)c->sex, '\0'};
    json_t *o = contact_brief(c);
    json_t *more = json_pack("{s:s,s:s,s:b,s:b,s:s,s:i,s:i,s:I,s:I,s:I,s:i,s:s}", "language", c->language, "caller",
                             c->caller, "anonymous", c->anonymous, "danger", c->danger, "sex", sex, "band", c->band,
                             "shift", c->shift, "person", (json_int_t)c->person, "ended_s", (json_int_t)c->ended_s,
                             "called_s", (json_int_t)c->called_s, "waits", (int)c->waits, "ref", c->ref);
    if (o && more)
        json_object_update(o, more);
    json_decref(more);
    return o;
}

/* Earlier contacts of that number: whoever calls again need not tell it all again. */
static enum err earlier_put(struct request *r, int64_t number_ix, int64_t but)
{
    struct contact list[EARLIER_MOST];
    struct contacts all = {list, EARLIER_MOST, 0};
    enum err err = db_contacts_of_number(r->db, number_ix, but, &all);
    json_t *out = json_array();
    for (int i = 0; i < all.n; i++)
        json_array_append_new(out, contact_brief(&list[i]));
    json_object_set_new(r->out, "earlier", out);
    return err;
}

static enum err more_put(struct request *r, struct registrar *me, const struct contact *c, bool copy)
{
    const struct register_subject s = {.about = ABOUT_CONTACT, .id = c->id};
    json_t *sheets = sheets_json(r->db, ABOUT_CONTACT, c->id);
    for (size_t i = 0; copy && i < json_array_size(sheets); i++) {
        json_t *o = json_array_get(sheets, i);
        json_object_set_new(o, "answers", sheet_answers_json(r, me, json_integer_value(json_object_get(o, "id"))));
    }
    json_object_set_new(r->out, "sheets", sheets);
    enum err err = earlier_put(r, c->number_ix, c->id);
    return err == ERR_NONE ? record_erasure_put(r, me, &s) : err;
}

static enum outcome read_as(struct request *r, struct registrar *me, const char *act, bool copy)
{
    struct contact c = {0};
    struct contact_said said = {span_of(""), span_of("")};
    char about[120];
    if (!contact_mine(r, me, &c, &said))
        return REFUSED;
    about_words(&c, about, sizeof about);
    enum err err = act_begin(r);
    if (registrar_done(r, me, err, act, about, 0) != DONE)
        return REFUSED;
    json_t *o = contact_json(&c);
    json_object_set_new(o, "number", json_string(c.number.s));
    json_object_set_new(o, "notes", json_stringn(said.notes.n ? said.notes.p : "", said.notes.n));
    json_t *report = said.report.n ? json_loadb(said.report.p, said.report.n, 0, NULL) : NULL;
    if (report)
        json_object_set_new(o, "report", report);
    json_object_set_new(r->out, "contact", o);
    err = more_put(r, me, &c, copy);
    return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
}

static enum outcome read_one(struct request *r, struct registrar *me)
{
    return read_as(r, me, "contact.read", false);
}

/* What somebody told the helpline, for whoever told it (Data Protection Act 2019, section 26). */
static enum outcome copy_one(struct request *r, struct registrar *me)
{
    return read_as(r, me, "contact.copied", true);
}

/* {"id":12,"report":{...}}: a contact that was told as something else is a case after all. */
static enum outcome to_case(struct request *r, struct registrar *me)
{
    struct contact c = {0};
    struct api_report report = {0};
    const json_t *given = json_object_get(r->in, "report");
    const char *field = "";
    char about[120];
    const struct contact_world w = contact_world(r, &me->arena, 0);
    if (!contact_mine(r, me, &c, NULL))
        return REFUSED;
    if (c.kind != CONTACT_TALK)
        return request_refuse(r, "nothing was said in this contact");
    if (!contact_report_read(&w.report, given, &report, &field, r->why, sizeof r->why))
        return refuse_field(r, field);
    char *dumped = json_dumps(given, JSON_COMPACT);
    enum err err = dumped ? act_begin(r) : ERR_FULL;
    if (err == ERR_NONE)
        err = db_contact_report(r->db, c.id, "OTCA", span_of(dumped));
    if (dumped)
        explicit_bzero(dumped, strlen(dumped));
    free(dumped);
    if (err == ERR_EXISTS) { /* sent twice: it is, or will be, that case */
        db_rollback(r->db);
        return DONE;
    }
    snprintf(about, sizeof about, "contact=%lld", (long long)c.id);
    enum outcome o = registrar_done(r, me, err, "contact.case", about, 0);
    if (o == DONE)
        contacts_wake(r->d);
    return o;
}

/* {"id":12}: whoever was promised a call got it, or could not be reached. */
static enum outcome called(struct request *r, struct registrar *me)
{
    struct contact c = {0};
    char about[60];
    if (!contact_mine(r, me, &c, NULL))
        return REFUSED;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_contact_called(r->db, c.id, daemon_now(r->d));
    if (err == ERR_NOT_FOUND) {
        db_rollback(r->db);
        return DONE;
    }
    snprintf(about, sizeof about, "contact=%lld", (long long)c.id);
    return registrar_done(r, me, err, "contact.called", about, 0);
}

/* {"phone":"0711 000 001"}: before somebody tells it all again. */
static enum outcome of_number(struct request *r, struct registrar *me)
{
    struct msisdn number;
    char about[40];
    if (!registrar_may(r, me, REGISTER_CONTACT, &nobody, "number"))
        return REFUSED;
    if (msisdn_read(span_of(request_text(r, "phone")), &number) != SENDER_KE_MOBILE)
        return refuse_field(r, "/phone");
    enum err err = earlier_put(r, db_contact_number_ix(r->db, &number), 0);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    snprintf(about, sizeof about, "found=%zu", json_array_size(json_object_get(r->out, "earlier")));
    err = act_begin(r);
    return registrar_done(r, me, err, "contact.sought", about, 0);
}

/* --- by a key of the API: a call centre's --- */

enum { HANDED_IN_S = 2 * 86400 };

static enum outcome taken(struct request *r, int64_t id, bool again)
{
    struct contact c = {0};
    enum err err = db_contact(r->db, id, &c, NULL, NULL);
    json_object_set_new(r->out, "id", json_integer(id));
    json_object_set_new(r->out, "again", json_boolean(again));
    if (err == ERR_NONE && c.ref[0])
        json_object_set_new(r->out, "ref", json_string(c.ref));
    return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
}

static enum outcome handed_in(struct request *r, struct registrar *me, struct contact_given *g)
{
    char link[24], about[120];
    struct api_key k;
    if (!api_key_of(r, KEY_SCOPE_CONTACTS_CREATE, &k) || !api_once_begun(r, &k, link))
        return REFUSED;
    g->contact.person = r->person;
    enum err err = contact_keep(r, g, link, request_text(r, "once"));
    if (err == ERR_EXISTS) {
        db_rollback(r->db);
        return taken(r, g->contact.id, true);
    }
    about_words(&g->contact, about, sizeof about);
    if (registrar_done(r, me, err, "contact.taken", about, 0) != DONE)
        return REFUSED;
    if (g->contact.waits == CONTACT_CASE_WANTED)
        contacts_wake(r->d);
    return taken(r, g->contact.id, false);
}

/* {"key":"...","once":"...","body_text":"...","contact":{...}} */
static enum outcome hand_in(struct request *r, struct registrar *me)
{
    struct contact_given g = {0};
    const char *field = "";
    const struct contact_world w = contact_world(r, &me->arena, HANDED_IN_S);
    if (!registrar_may(r, me, REGISTER_CONTACT, &nobody, "")) {
        json_object_set_new(r->out, "status", json_integer(403));
        return REFUSED;
    }
    bool read = contact_read(&w, json_object_get(r->in, "contact"), &g, &field, r->why, sizeof r->why);
    if (!read)
        json_object_set_new(r->out, "status", json_integer(422));
    enum outcome o = read ? handed_in(r, me, &g) : refuse_field(r, field);
    contact_given_free(&g);
    return o;
}

/* --- the operations --- */

static enum outcome op_begin(struct request *r)
{
    return registrar_with(r, begin);
}

static enum outcome op_take(struct request *r)
{
    return registrar_with(r, take);
}

static enum outcome op_read(struct request *r)
{
    return registrar_with(r, read_one);
}

static enum outcome op_copy(struct request *r)
{
    return registrar_with(r, copy_one);
}

static enum outcome op_case(struct request *r)
{
    return registrar_with(r, to_case);
}

static enum outcome op_called(struct request *r)
{
    return registrar_with(r, called);
}

static enum outcome op_number(struct request *r)
{
    return registrar_with(r, of_number);
}

/* contact.take is contact.count, too: a silent call is a contact without a form. */
const struct operation control_desk_contacts[] = {
    {"contact.begin", op_begin},   {"contact.take", op_take},     {"contact.count", op_take},
    {"contact.read", op_read},     {"contact.copy", op_copy},     {"contact.case", op_case},
    {"contact.called", op_called}, {"contact.number", op_number}, {NULL, NULL}};

static enum outcome op_hand_in(struct request *r)
{
    return registrar_with(r, hand_in);
}

const struct operation control_api_contacts[] = {{"api.contact.create", op_hand_in}, {NULL, NULL}};
