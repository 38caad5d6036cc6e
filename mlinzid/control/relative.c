/* relative.c - persons and households of the register: whoever belongs to a child, lives with it or is accused
 * in its case. Found by a number alone (nobody is looked for by name who is no child), read with those it belongs to,
 * put beside a child or a case and taken from it. */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/msisdn.h"
#include "mlinzid/control/child.h"
#include "mlinzid/control/record.h"

enum { SHOWN = 32 };

struct relating {
    struct relative who;
    struct register_subject subject, to;
    char about[120];
};

/* The request's `about` and `subject`, a person or household. */
static bool relative_named(struct request *r, struct relating *x)
{
    enum about about = about_of(span_of(request_text(r, "about")));
    if ((about != ABOUT_PERSON && about != ABOUT_HOUSEHOLD) || !registrar_subject(r, &x->subject))
        return registrar_none(r) == DONE;
    snprintf(x->about, sizeof x->about, "%s=%lld", about_word(about), (long long)x->subject.id);
    enum err err = db_relative(r->db, x->subject.id, &x->who);
    return err == ERR_NONE || request_refuse(r, "%s", err_words(err)) == DONE;
}

static json_t *relative_json(const struct relative *who)
{
    return json_pack("{s:I,s:s,s:s}", "id", (json_int_t)who->id, "about", about_word(who->about), "names", who->names);
}

static void paper_take(void *ctx, const struct identifier *i)
{
    json_array_append_new(ctx,
                          json_pack("{s:s,s:s%}", "kind", i->kind, "words", i->words.p ? i->words.p : "", i->words.n));
}

/* Whom it belongs to: children and cases that whoever asks may read. */
static json_t *belongs_json(struct request *r, const struct registrar *me, const struct relation *rel)
{
    struct child c;
    struct case_facts f = {0};
    json_t *o = NULL;
    if (!child_may(r, me, REGISTER_READ, rel->about, rel->subject))
        return NULL;
    if (rel->about == ABOUT_CHILD && db_child(r->db, rel->subject, &c) == ERR_NONE)
        o = child_json(&c);
    else if (rel->about == ABOUT_CASE && db_case(r->db, rel->subject, &f) == ERR_NONE && f.found)
        o = json_pack("{s:s}", "ref", f.file.ref);
    if (o) {
        json_object_set_new(o, "kind", json_string(rel->kind));
        json_object_set_new(o, "from_day", json_integer(rel->from_day));
        json_object_set_new(o, "to_day", json_integer(rel->to_day));
    }
    return o;
}

/* Nobody belongs to a record that was erased, so that nobody's place is left to go by. */
static bool relative_gone(struct request *r, const struct registrar *me)
{
    struct record_of of = {about_of(span_of(request_text(r, "about"))), 0};
    return (of.about == ABOUT_PERSON || of.about == ABOUT_HOUSEHOLD) &&
           span_i64(span_of(request_text(r, "subject")), &of.id) && record_gone(r, me, of);
}

/* The forms about it; of a copy with what stands in them. */
static json_t *forms_json(struct request *r, struct registrar *me, const struct relating *x, bool copy)
{
    json_t *all = sheets_json(r->db, x->who.about, x->who.id);
    for (size_t i = 0; copy && i < json_array_size(all); i++) {
        json_t *o = json_array_get(all, i);
        json_object_set_new(o, "answers", sheet_answers_json(r, me, json_integer_value(json_object_get(o, "id"))));
    }
    return all;
}

static enum outcome read_as(struct request *r, struct registrar *me, const char *act, bool copy)
{
    struct relating x = {0};
    struct relation all[SHOWN];
    int n = 0;
    if (relative_gone(r, me) || !relative_named(r, &x) || !registrar_may(r, me, REGISTER_READ, &x.subject, x.about) ||
        registrar_done(r, me, act_begin(r), act, x.about, 0) != DONE)
        return REFUSED;
    json_t *belongs = json_array(), *papers = json_array();
    enum err err = db_relations_of(r->db, x.who.id, all, SHOWN, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        json_t *o = belongs_json(r, me, &all[i]);
        if (o)
            json_array_append_new(belongs, o);
    }
    if (err == ERR_NONE)
        err = db_identifiers(r->db, x.who.id, papers, paper_take);
    json_object_set_new(r->out, "person", relative_json(&x.who));
    json_object_set_new(r->out, "belongs", belongs);
    json_object_set_new(r->out, "papers", papers);
    json_object_set_new(r->out, "sheets", forms_json(r, me, &x, copy));
    if (err == ERR_NONE)
        err = record_erasure_put(r, me, &x.subject);
    return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
}

static enum outcome read(struct request *r, struct registrar *me)
{
    return read_as(r, me, "person.read", false);
}

/* All that is held on a person, for whoever has the right to a copy (Data Protection Act 2019, section 26). */
static enum outcome copy(struct request *r, struct registrar *me)
{
    return read_as(r, me, "person.copied", true);
}

/* --- found by a number --- */

static bool number_typed(struct request *r, struct identifier *out, struct msisdn *phone)
{
    const char *typed = request_text(r, "phone"), *kind = *typed ? "phone" : request_text(r, "paper_kind");
    if (*typed && msisdn_read(span_of(typed), phone) != SENDER_KE_MOBILE)
        return request_refuse(r, "this is no phone number") == DONE;
    out->words = *typed ? span_of(phone->s) : span_trim(span_of(request_text(r, "paper")));
    return (out->words.n && *kind && span_str(span_of(kind), out->kind, sizeof out->kind)) ||
           request_refuse(r, "write a phone number, or a number of papers with its kind") == DONE;
}

/* {"phone"} or {"paper_kind","paper"}: persons and households; how many more there are that are not theirs. */
static enum outcome find(struct request *r, struct registrar *me)
{
    const struct register_subject nobody = {0};
    struct identifier asked;
    struct msisdn phone;
    int64_t party[SHOWN];
    char about[60];
    int n = 0, shown = 0, others = 0;
    if (!registrar_may(r, me, REGISTER_FIND, &nobody, "person") || !number_typed(r, &asked, &phone))
        return REFUSED;
    enum err err = db_identified(r->db, &asked, party, SHOWN, &n);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    json_t *all = json_array();
    for (int i = 0; i < n; i++) {
        struct relative who;
        if (db_relative(r->db, party[i], &who) != ERR_NONE || who.about == ABOUT_CHILD)
            continue;
        bool mine = child_may(r, me, REGISTER_READ, who.about, who.id);
        shown += mine;
        others += !mine;
        if (mine)
            json_array_append_new(all, relative_json(&who));
    }
    snprintf(about, sizeof about, "found=%d shown=%d", shown + others, shown);
    enum outcome o = registrar_done(r, me, act_begin(r), "person.find", about, 0);
    if (o == DONE) {
        json_object_set(r->out, "persons", all);
        json_object_set_new(r->out, "others", json_integer(others));
    }
    json_decref(all);
    return o;
}

/* --- put beside and taken away --- */

/* Both theirs: nobody reaches a person by putting it beside a child of theirs. */
static bool relating_mine(struct request *r, struct registrar *me, struct relating *x, struct relation *rel)
{
    enum about to = about_of(span_of(request_text(r, "to")));
    const char *list = to == ABOUT_CASE ? "perpetrator_id" : "relationship_type_id",
               *kind = request_text(r, "relation");
    bool home = strcmp(kind, RELATION_HOME) == 0;
    if ((to != ABOUT_CASE && to != ABOUT_CHILD) || !relative_named(r, x) ||
        !registrar_named(r, to, request_text(r, "to_subject"), &x->to))
        return registrar_none(r) == DONE;
    if (!registrar_may(r, me, REGISTER_FILL, &x->subject, x->about) ||
        !registrar_may(r, me, REGISTER_FILL, &x->to, x->about))
        return false;
    *rel = (struct relation){.about = to, .subject = x->to.id, .party = x->who.id};
    if (home != (x->who.about == ABOUT_HOUSEHOLD) || (home && to != ABOUT_CHILD) ||
        (!home && !code_known(&r->d->loaded->codes, span_of(list), span_of(kind), 0)) ||
        !span_str(span_of(kind), rel->kind, sizeof rel->kind))
        return request_refuse(r, "what is it to whom it is put beside?") == DONE;
    snprintf(x->about, sizeof x->about, "%s=%lld %s=%lld kind=%s", about_word(x->who.about), (long long)x->who.id,
             about_word(to), (long long)x->to.id, rel->kind);
    return true;
}

static enum outcome related(struct request *r, struct registrar *me, bool there)
{
    struct relating x = {0};
    struct relation rel = {0};
    const char *reason = "";
    if (!relating_mine(r, me, &x, &rel) || (!there && !child_reason(r, &reason)))
        return REFUSED;
    int32_t today = day_of(daemon_now(r->d));
    rel.from_day = there ? today : 0;
    rel.to_day = there ? 0 : today;
    r->role = me->as.role;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err =
            there ? db_relation_add(r->db, &rel, r->person, daemon_now(r->d)) : db_relation_end(r->db, &rel, r->person);
    if (err == ERR_NONE && rel.about == ABOUT_CHILD)
        err = spine_again(r, me, rel.subject);
    return registrar_done(r, me, err, there ? "relation.added" : "relation.ended", x.about,
                          rel.about == ABOUT_CASE ? rel.subject : 0);
}

static enum outcome add(struct request *r, struct registrar *me)
{
    return related(r, me, true);
}

static enum outcome end(struct request *r, struct registrar *me)
{
    return related(r, me, false);
}

/* --- the operations --- */

static enum outcome person_read(struct request *r)
{
    return registrar_with(r, read);
}

static enum outcome person_copy(struct request *r)
{
    return registrar_with(r, copy);
}

static enum outcome person_find(struct request *r)
{
    return registrar_with(r, find);
}

static enum outcome relation_add(struct request *r)
{
    return registrar_with(r, add);
}

static enum outcome relation_end(struct request *r)
{
    return registrar_with(r, end);
}

const struct operation control_desk_relatives[] = {{"person.read", person_read},   {"person.copy", person_copy},
                                                   {"person.find", person_find},   {"relation.add", relation_add},
                                                   {"relation.end", relation_end}, {NULL, NULL}};
