/* record.c - erasing a record of the register: asked for here with a reason, by who may (core/register.h,
 * ERASE); the second person gets the code by SMS and answers it by SMS, or types it on the page. The engine decides
 * both in its turn as it does for a case (core/act_record.c); what is looked at here first is looked at there again. */
#include "mlinzid/control/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "core/rights.h"
#include "mlinzid/control/child.h"

#define CODE_DIGITS 6

bool record_gone(struct request *r, const struct registrar *me, struct record_of of)
{
    const struct register_subject nobody = {0};
    int64_t erased_s = 0;
    enum register_act act = of.about == ABOUT_CONTACT ? REGISTER_CONTACT : REGISTER_FIND;
    if (db_record_erased(r->db, of, &erased_s) != ERR_NONE || !erased_s ||
        !register_may(me->dir, me->mine, me->n, act, &nobody, NULL))
        return false;
    json_object_set_new(r->out, "erased_s", json_integer(erased_s));
    json_object_set_new(r->out, "status", json_integer(410));
    (void)request_refuse(r, "this record was erased");
    return true;
}

const char *record_refused(const char *word)
{
    for (int k = RECORD_FREE + 1; k < RECORD_KEPTS; k++)
        if (strcmp(word, record_kept_word((enum record_kept)k)) == 0)
            return record_kept_why((enum record_kept)k);
    if (strcmp(word, "second") == 0)
        return "the second person answers for the whole country as national, secretary or auditor, has a phone, and is "
               "somebody else";
    if (strcmp(word, "reason") == 0)
        return "say why, in more letters, and name nobody: it stands in the audit for ever";
    return "there is no such record, or it is not yours";
}

/* --- who waits for what --- */

/* The code that waits for that person, when it is for a record. False: none. */
static bool code_waits(struct request *r, int64_t person, struct code *out)
{
    struct facts *f = calloc(1, sizeof *f);
    unsigned char memory[1024];
    struct arena arena;
    if (!f)
        return false;
    arena_init(&arena, memory, sizeof memory);
    f->need = NEED_CODE;
    f->sender.person = person;
    bool there = db_facts(r->db, f, daemon_now(r->d), &arena) == ERR_NONE && f->code.act == ACT_ERASE &&
                 !f->code.case_id && daemon_now(r->d) - f->code.made_s <= r->d->loaded->limits.code_life_s;
    *out = f->code;
    explicit_bzero(f, sizeof *f);
    free(f);
    return there;
}

static json_t *asked_json(struct request *r, const struct code *c)
{
    const struct record_of of = record_numbered(c->value);
    return json_pack("{s:s,s:I,s:s,s:I}", "about", about_word(of.about), "id", (json_int_t)of.id, "reason", c->text,
                     "until_s", (json_int_t)c->made_s + r->d->loaded->limits.code_life_s);
}

enum err record_erasure_put(struct request *r, const struct registrar *me, const struct register_subject *s)
{
    const struct record_of of = {s->about, s->id};
    struct record_facts f;
    struct code code;
    enum err err = db_record_facts(r->db, of, daemon_now(r->d), &f);
    if (err != ERR_NONE)
        return err;
    bool may = register_may(me->dir, me->mine, me->n, REGISTER_ERASE, s, NULL);
    json_t *o =
        json_pack("{s:b,s:s,s:s}", "may", may, "kept", record_kept_word(f.kept), "why", record_kept_why(f.kept));
    if (code_waits(r, r->person, &code) && code.value == record_number(of))
        json_object_set_new(o, "asked", asked_json(r, &code));
    explicit_bzero(&code, sizeof code);
    json_object_set_new(r->out, "erasure", o);
    return ERR_NONE;
}

/* {}: what waits for whoever is signed in, as the second person. */
static enum outcome asked(struct request *r, struct registrar *me)
{
    struct code code;
    (void)me;
    if (code_waits(r, r->person, &code))
        json_object_set_new(r->out, "asked", asked_json(r, &code));
    explicit_bzero(&code, sizeof code);
    return DONE;
}

/* --- asking --- */

/* By phone, or by the post that answers for the country. */
static bool second_typed(struct request *r, const struct registrar *me, int64_t *who)
{
    struct msisdn phone;
    const char *typed = request_text(r, "second");
    const struct post post = {.role = role_of(span_of(typed)), .at = "KE"};
    const struct person *p = post.role ? post_duty(me->dir, &post, day_of(daemon_now(r->d)), r->person) : NULL;
    enum err err = ERR_NOT_FOUND;
    if (p)
        *who = p->id;
    else if (msisdn_read(span_of(typed), &phone) == SENDER_KE_MOBILE)
        err = db_person_by_phone(r->db, &phone, who);
    return p || err == ERR_NONE || request_refuse(r, "%s", record_refused("second")) == DONE;
}

static bool may_be_erased(struct request *r, struct record_of of)
{
    struct record_facts f;
    int64_t least = r->d->loaded->limits.explanation_min;
    enum err err = db_record_facts(r->db, of, daemon_now(r->d), &f);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err)) == DONE;
    if (f.kept) {
        json_object_set_new(r->out, "kept", json_string(record_kept_word(f.kept)));
        return request_refuse(r, "%s", record_kept_why(f.kept)) == DONE;
    }
    if (span_written(span_of(request_text(r, "reason"))) < (size_t)least)
        return request_refuse(r, "say why, in %lld letters or more, and name nobody: it stands in the audit for ever",
                              (long long)least) == DONE;
    return true;
}

/* {"about":"child","subject":"12","second":"auditor" or a phone,"reason"}: a record that was merged is asked for as the
 * child it is. */
static enum outcome ask(struct request *r, struct registrar *me)
{
    struct register_subject s;
    struct record_of of = {about_of(span_of(request_text(r, "about"))), 0};
    struct event ev = {.op = OP_ERASE};
    char about[320];
    int64_t root = 0;
    if ((of.about != ABOUT_CHILD && of.about != ABOUT_PERSON && of.about != ABOUT_HOUSEHOLD &&
         of.about != ABOUT_CONTACT) ||
        !span_i64(span_of(request_text(r, "subject")), &of.id) || of.id <= 0)
        return registrar_none(r);
    if (of.about == ABOUT_CHILD && db_child_root(r->db, of.id, &root) == ERR_NONE)
        of.id = root;
    if (record_gone(r, me, of))
        return REFUSED;
    enum err err = db_register_subject(r->db, of.about, of.id, &s);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err));
    snprintf(about, sizeof about, "%s=%lld", about_word(of.about), (long long)of.id);
    if (!registrar_may(r, me, REGISTER_ERASE, &s, about) || !may_be_erased(r, of) || !second_typed(r, me, &ev.op_value))
        return REFUSED;
    ev.op_record = of;
    snprintf(about, sizeof about, "%s=%lld second=%lld reason=%.200s", about_word(of.about), (long long)of.id,
             (long long)ev.op_value, request_text(r, "reason"));
    return act_queue(r, &ev, "op.erase", about, 0);
}

/* {"code","once"}: the words "YES CODE", by the page. */
static enum outcome confirm(struct request *r, struct registrar *me)
{
    char link[32], msgid[120], text[24];
    const char *once = request_text(r, "once"), *code = request_text(r, "code");
    (void)me;
    if (strlen(once) < 16 || strlen(once) > 64)
        return request_refuse(r, "this form cannot be sent: load the page again");
    if (strlen(code) != CODE_DIGITS || strspn(code, "0123456789") != CODE_DIGITS)
        return request_refuse(r, "the code has six digits");
    snprintf(link, sizeof link, "web:%lld", (long long)r->person);
    snprintf(msgid, sizeof msgid, "%s.erase.%s", once, code);
    snprintf(text, sizeof text, "YES %s", code);
    struct engine_word w = {.channel = CHANNEL_WEB,
                            .link = span_of(link),
                            .msgid = span_of(msgid),
                            .person = r->person,
                            .text = span_of(text),
                            .reading = {.intent = INTENT_YES}};
    (void)span_str(span_of(code), w.reading.code, sizeof w.reading.code);
    enum err err = db_person_phone(r->db, r->person, &w.from);
    return err == ERR_NONE || err == ERR_NOT_FOUND ? word_queue(r, &w) : request_refuse(r, "%s", err_words(err));
}

/* --- the operations --- */

static enum outcome record_erase_op(struct request *r)
{
    return registrar_with(r, ask);
}

static enum outcome record_asked(struct request *r)
{
    return registrar_with(r, asked);
}

static enum outcome record_confirm(struct request *r)
{
    return registrar_with(r, confirm);
}

const struct operation control_desk_records[] = {{"record.erase", record_erase_op},
                                                 {"record.asked", record_asked},
                                                 {"record.confirm", record_confirm},
                                                 {NULL, NULL}};

/* By the command, for a person it names (control/register.c: who_asks). */
const struct operation control_records[] = {{"record.erase", record_erase_op},
                                            {"child.find", child_find},
                                            {"child.read", child_read},
                                            {"child.copy", child_copy},
                                            {NULL, NULL}};
