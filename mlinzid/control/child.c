/* child.c - children of the register, read: found by likeness, one whole record, and what a report said of a
 * child as the beginning of its registration. */
#include "mlinzid/control/child.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/msisdn.h"
#include "core/sound.h"
#include "mlinzid/control/record.h"

enum { HITS_SHOWN = 20, WHOLE_MOST = 16, CASES_MOST = 32, RELATIONS_SHOWN = 32 };

/* --- shared --- */

bool child_may(struct request *r, const struct registrar *me, enum register_act act, enum about about, int64_t id)
{
    struct register_subject s;
    return db_register_subject(r->db, about, id, &s) == ERR_NONE &&
           register_may(me->dir, me->mine, me->n, act, &s, NULL);
}

bool child_reason(struct request *r, const char **out)
{
    *out = request_text(r, "reason");
    size_t n = span_written(span_of(*out));
    return (n >= CHILD_REASON_LEAST && n <= CHILD_REASON_MOST) ||
           request_refuse(r, "why? %d to %d letters", CHILD_REASON_LEAST, CHILD_REASON_MOST) == DONE;
}

json_t *child_json(const struct child *c)
{
    const char sex[2] = {(char)c->sex, '\0'};
    char place[AREA_CODE_CAP];
    area_code(c->home, place);
    return json_pack("{s:I,s:s,s:s,s:i,s:b,s:s}", "id", (json_int_t)c->id, "names", c->names, "sex", sex, "born_day",
                     c->born_day, "born_about", c->born_about, "place", place);
}

/* "A.K.": no more of a name than tells somebody that it is worth asking. */
static void initials(const char *names, char *out, size_t cap)
{
    struct text t;
    struct span all = span_of(names);
    text_init(&t, out, cap);
    for (size_t i = 0; i < all.n;) {
        size_t from = i;
        (void)utf8_next(all, &i);
        if (all.p[from] != ' ' && (from == 0 || all.p[from - 1] == ' ')) {
            text_span(&t, (struct span){all.p + from, i - from});
            text_char(&t, '.');
        }
    }
}

static json_t *stranger_json(const struct child *c)
{
    char said[40], county[AREA_CODE_CAP], ask[AREA_CODE_CAP];
    initials(c->names, said, sizeof said);
    area_code(area_up(c->home, AREA_COUNTY), county);
    area_code(c->home.level >= AREA_CONSTITUENCY ? area_up(c->home, AREA_CONSTITUENCY) : c->home, ask);
    return json_pack("{s:s,s:i,s:s,s:s}", "initials", said, "year", child_year(c->born_day), "county", county, "ask",
                     ask);
}

json_t *child_hits_json(struct request *r, const struct registrar *me, const struct child_hit *hits, int n, int *shown)
{
    json_t *all = json_array();
    *shown = 0;
    for (int i = 0; i < n; i++) {
        const struct child_hit *h = &hits[i];
        bool mine = child_may(r, me, REGISTER_READ, ABOUT_CHILD, h->child.id);
        json_t *o = mine ? child_json(&h->child) : stranger_json(&h->child);
        *shown += mine;
        json_object_set_new(o, "score", json_integer(h->like.score));
        json_object_set_new(o, "same", json_boolean(h->like.verdict == LIKENESS_SAME));
        json_array_append_new(all, o);
    }
    return all;
}

static json_t *relation_json(const struct relation *rel, const struct relative *who)
{
    return json_pack("{s:I,s:s,s:s,s:s,s:i,s:i}", "party", (json_int_t)who->id, "about", about_word(who->about),
                     "names", who->names, "kind", rel->kind, "from_day", rel->from_day, "to_day", rel->to_day);
}

json_t *case_children_json(struct db *db, int64_t case_id)
{
    int64_t ids[CASES_MOST], root;
    struct child c;
    int n = 0;
    json_t *all = json_array();
    if (db_case_children(db, case_id, ids, CASES_MOST, &n) == ERR_NONE)
        for (int i = 0; i < n; i++)
            if (db_child_root(db, ids[i], &root) == ERR_NONE && db_child(db, root, &c) == ERR_NONE) {
                json_t *o = child_json(&c);
                json_object_set_new(o, "linked", json_integer(ids[i]));
                json_array_append_new(all, o);
            }
    return all;
}

json_t *case_accused_json(struct db *db, int64_t case_id)
{
    struct relation rel[RELATIONS_SHOWN];
    struct relative who;
    int n = 0;
    json_t *all = json_array();
    if (db_relations_to(db, ABOUT_CASE, case_id, rel, RELATIONS_SHOWN, &n) == ERR_NONE)
        for (int i = 0; i < n; i++)
            if (!rel[i].to_day && db_relative(db, rel[i].party, &who) == ERR_NONE)
                json_array_append_new(all, relation_json(&rel[i], &who));
    return all;
}

/* --- finding --- */

static void search_paper(struct spine *s, const char *kind, struct span words)
{
    if (!words.n || s->n >= SPINE_IDENTIFIERS ||
        !span_str(span_of(kind), s->ids[s->n].kind, sizeof s->ids[s->n].kind) ||
        !span_str(words, s->words[s->n], SPINE_WORDS))
        return;
    s->ids[s->n].words = span_of(s->words[s->n]);
    s->n++;
}

/* Which member is wrong: a page says it in its own words. */
static bool search_wrong(struct request *r, const char *field, const char *why)
{
    json_object_set_new(r->out, "field", json_string(field));
    return request_refuse(r, "%s", why) == DONE;
}

/* {"names","sex","born" or "year","place","phone","paper_kind","paper"}. False: refused. */
static bool search_typed(struct request *r, struct spine *s)
{
    struct msisdn phone;
    int64_t year = 0;
    const int this_year = civil_of(daemon_now(r->d)).year;
    const char *names = request_text(r, "names"), *sex = request_text(r, "sex"), *typed = request_text(r, "phone");
    *s = (struct spine){.about = ABOUT_CHILD};
    (void)span_str(span_trim(span_of(names)), s->child.names, sizeof s->child.names);
    if (strcmp(sex, "F") == 0 || strcmp(sex, "M") == 0)
        s->child.sex = *sex;
    if (*request_text(r, "born") && !day_read(span_of(request_text(r, "born")), &s->child.born_day))
        return search_wrong(r, "born", "this is no date: write 2016-03-20");
    if (*request_text(r, "year") &&
        (!span_i64(span_trim(span_of(request_text(r, "year"))), &year) || year < this_year - 40 || year > this_year))
        return search_wrong(r, "year", "this is no year of birth: write 2016");
    if (year && !s->child.born_day) {
        s->child.born_day = spine_year_day((int)year);
        s->child.born_about = true;
    }
    if (*request_text(r, "place") &&
        !area_read(&r->d->loaded->areas, span_of(request_text(r, "place")), &s->child.home))
        return search_wrong(r, "place", "there is no such place");
    if (*typed && msisdn_read(span_of(typed), &phone) != SENDER_KE_MOBILE)
        return search_wrong(r, "phone", "this is no phone number");
    search_paper(s, "phone", *typed ? span_of(phone.s) : span_of(""));
    search_paper(s, request_text(r, "paper_kind"), span_trim(span_of(request_text(r, "paper"))));
    struct sound sound;
    sound_of(span_of(s->child.names), &sound);
    return s->n || sound.n || search_wrong(r, "names", "write a name, a phone number or a number of papers");
}

static bool is_hit(const struct child_hit *hits, int n, int64_t id)
{
    for (int i = 0; i < n; i++)
        if (hits[i].child.id == id)
            return true;
    return false;
}

/* Whoever has just that number, whatever the name. */
static enum err numbered(struct request *r, const struct spine *s, struct child_hit *hits, int *n)
{
    int64_t party[HITS_SHOWN], root = 0;
    enum err err = ERR_NONE;
    for (int i = 0; err == ERR_NONE && i < s->n; i++) {
        int found = 0;
        err = db_identified(r->db, &s->ids[i], party, HITS_SHOWN, &found);
        for (int j = 0; err == ERR_NONE && j < found && *n < HITS_SHOWN; j++) {
            if (db_child_root(r->db, party[j], &root) != ERR_NONE || is_hit(hits, *n, root))
                continue; /* a caregiver's number: the child has it, too */
            hits[*n] = (struct child_hit){.like = {.score = 0}};
            err = db_child(r->db, root, &hits[*n].child);
            *n += err == ERR_NONE;
        }
    }
    return err;
}

static enum outcome find(struct request *r, struct registrar *me)
{
    const struct register_subject nobody = {0};
    struct child_hit hits[HITS_SHOWN];
    struct spine s;
    char about[120];
    int n = 0, shown = 0;
    if (!registrar_may(r, me, REGISTER_FIND, &nobody, "child") || !search_typed(r, &s))
        return REFUSED;
    enum err err = spine_find(r, &s, hits, HITS_SHOWN, &n);
    if (err == ERR_NONE)
        err = numbered(r, &s, hits, &n);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    json_t *all = child_hits_json(r, me, hits, n, &shown);
    snprintf(about, sizeof about, "found=%d shown=%d names=%d papers=%d", n, shown, s.child.names[0] != '\0', s.n);
    enum outcome o = registrar_done(r, me, act_begin(r), "child.find", about, 0);
    if (o == DONE)
        json_object_set(r->out, "children", all);
    json_decref(all);
    return o;
}

/* --- one child --- */

struct child_reading {
    struct registrar *me;
    bool copy;          /* with what stands in its forms */
    struct child child; /* as it stands for itself */
    struct register_subject subject;
    int64_t whole[WHOLE_MOST];
    int n;
};

static void identifier_take(void *ctx, const struct identifier *i)
{
    json_t *all = ctx;
    for (size_t at = 0; at < json_array_size(all); at++) { /* of a record that was merged: the same paper */
        json_t *o = json_array_get(all, at);
        const char *words = json_string_value(json_object_get(o, "words"));
        if (strcmp(json_string_value(json_object_get(o, "kind")), i->kind) == 0 && span_is(i->words, words))
            return;
    }
    json_array_append_new(all,
                          json_pack("{s:s,s:s%}", "kind", i->kind, "words", i->words.p ? i->words.p : "", i->words.n));
}

/* The cases it is in that whoever asks sees, by their references. */
static enum err cases_put(struct request *r, const struct child_reading *x, int64_t child, json_t *all)
{
    int64_t ids[CASES_MOST];
    int n = 0;
    enum err err = db_child_cases(r->db, child, ids, CASES_MOST, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        struct case_facts c = {0};
        struct register_subject s;
        err = db_case(r->db, ids[i], &c);
        if (err != ERR_NONE || !c.found || c.file.erased_s)
            continue;
        register_case(&c, &s);
        if (register_may(x->me->dir, x->me->mine, x->me->n, REGISTER_READ, &s, NULL))
            json_array_append_new(all, json_pack("{s:s,s:s,s:I,s:I}", "ref", c.file.ref, "state",
                                                 state_word((enum case_state)c.file.state), "opened_s",
                                                 (json_int_t)c.file.opened_s, "child", (json_int_t)child));
    }
    return err;
}

/* Who belongs to it, and whom it belongs to as a brother or sister. A child that is not theirs stays unnamed. */
static enum err relations_put(struct request *r, const struct child_reading *x, int64_t child, json_t *all)
{
    struct relation rel[RELATIONS_SHOWN];
    int n = 0;
    enum err err = ERR_NONE;
    for (int turn = 0; err == ERR_NONE && turn < 2; turn++) {
        err = turn ? db_relations_of(r->db, child, rel, RELATIONS_SHOWN, &n)
                   : db_relations_to(r->db, ABOUT_CHILD, child, rel, RELATIONS_SHOWN, &n);
        for (int i = 0; err == ERR_NONE && i < n; i++) {
            struct relative who;
            if (turn && rel[i].about != ABOUT_CHILD)
                continue;
            err = db_relative(r->db, turn ? rel[i].subject : rel[i].party, &who);
            if (err == ERR_NONE && who.about == ABOUT_CHILD && !child_may(r, x->me, REGISTER_READ, ABOUT_CHILD, who.id))
                who.names[0] = '\0';
            if (err == ERR_NONE)
                json_array_append_new(all, relation_json(&rel[i], &who));
            err = err == ERR_NOT_FOUND ? ERR_NONE : err;
        }
    }
    return err;
}

/* Forms of every record of it, the newest of each first. */
static void sheets_put(struct request *r, const struct child_reading *x, int64_t child, json_t *all)
{
    json_t *some = sheets_json(r->db, ABOUT_CHILD, child);
    for (size_t i = 0; x->copy && i < json_array_size(some); i++) {
        json_t *o = json_array_get(some, i);
        json_object_set_new(o, "answers", sheet_answers_json(r, x->me, json_integer_value(json_object_get(o, "id"))));
    }
    (void)json_array_extend(all, some);
    json_decref(some);
}

static enum err merged_put(struct request *r, int64_t id, json_t *all)
{
    struct child c;
    enum err err = db_child(r->db, id, &c);
    if (err == ERR_NONE)
        json_array_append_new(all, child_json(&c));
    return err;
}

static enum err whole_put(struct request *r, const struct child_reading *x)
{
    json_t *sheets = json_array(), *cases = json_array(), *relations = json_array(), *papers = json_array(),
           *merged = json_array();
    enum err err = ERR_NONE;
    for (int i = 0; err == ERR_NONE && i < x->n; i++) {
        sheets_put(r, x, x->whole[i], sheets);
        err = cases_put(r, x, x->whole[i], cases);
        if (err == ERR_NONE)
            err = relations_put(r, x, x->whole[i], relations);
        if (err == ERR_NONE)
            err = db_identifiers(r->db, x->whole[i], papers, identifier_take);
        if (err == ERR_NONE && i > 0)
            err = merged_put(r, x->whole[i], merged);
    }
    json_object_set_new(r->out, "sheets", sheets);
    json_object_set_new(r->out, "cases", cases);
    json_object_set_new(r->out, "relations", relations);
    json_object_set_new(r->out, "papers", papers);
    json_object_set_new(r->out, "merged", merged);
    return err;
}

static json_t *may_json(const struct child_reading *x)
{
    json_t *all = json_object();
    static const enum register_act acts[] = {REGISTER_FILL, REGISTER_MERGE, REGISTER_ADMIT};
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
        json_object_set_new(all, register_act_word(acts[i]),
                            json_boolean(register_may(x->me->dir, x->me->mine, x->me->n, acts[i], &x->subject, NULL)));
    return all;
}

/* {"child":12}: everything for its page. A record that was merged is read as the child it is. */
static enum outcome read_as(struct request *r, struct registrar *me, const char *act, bool copy)
{
    struct child_reading x = {.me = me, .copy = copy};
    char about[40];
    if (!care_child(r, &x.child) || record_gone(r, me, (struct record_of){ABOUT_CHILD, x.child.id}))
        return REFUSED;
    enum err err = db_register_subject(r->db, ABOUT_CHILD, x.child.id, &x.subject);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err));
    snprintf(about, sizeof about, "child=%lld", (long long)x.child.id);
    if (!registrar_may(r, me, REGISTER_READ, &x.subject, about) ||
        registrar_done(r, me, act_begin(r), act, about, 0) != DONE)
        return REFUSED;
    err = db_child_whole(r->db, x.child.id, x.whole, WHOLE_MOST, &x.n);
    json_t *o = child_json(&x.child);
    json_object_set_new(o, "version", json_integer(x.child.version));
    json_object_set_new(o, "made_s", json_integer(x.child.made_s));
    json_object_set_new(o, "role", json_string(role_word(x.child.role)));
    json_object_set_new(r->out, "child", o);
    json_object_set_new(r->out, "may", may_json(&x));
    if (err == ERR_NONE)
        err = whole_put(r, &x);
    if (err == ERR_NONE && copy)
        err = care_whole(r, me, x.whole, x.n);
    if (err == ERR_NONE)
        err = record_erasure_put(r, me, &x.subject);
    return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
}

static enum outcome read(struct request *r, struct registrar *me)
{
    return read_as(r, me, "child.read", false);
}

/* All that is held on a child, for whoever has the right to a copy (Data Protection Act 2019, section 26). */
static enum outcome copy(struct request *r, struct registrar *me)
{
    return read_as(r, me, "child.copied", true);
}

/* --- what a report said --- */

static void said(json_t *all, const char *field, struct span text, int64_t number)
{
    if (text.n || number)
        json_array_append_new(all, json_pack("{s:s,s:i,s:I,s:s%}", "field", field, "ord", 0, "number",
                                             (json_int_t)number, "text", text.p ? text.p : "", text.n));
}

static void names_said(json_t *all, const char *name)
{
    struct span rest = span_trim(span_of(name)), first = span_cut(&rest, ' ');
    size_t last = rest.n;
    said(all, "first_name", first, 0);
    while (last > 0 && rest.p[last - 1] != ' ')
        last--;
    if (last > 0)
        said(all, "other_names", span_trim((struct span){rest.p, last}), 0);
    said(all, "surname", (struct span){rest.p + last, rest.n - last}, 0);
}

/* An age is of the day it was reported; of a child of whom only the age is known the day is the first of July. */
static void birth_said(json_t *all, const struct case_file *c)
{
    int32_t born = 0;
    bool exact = day_read(span_of(c->dob), &born);
    if (!exact && c->age_years >= 0)
        born = spine_year_day(civil_of(c->opened_s).year - (int)c->age_years);
    if (born > day_of(c->opened_s))
        born = day_of(c->opened_s);
    said(all, "born", span_of(""), born);
    if (born)
        json_array_append_new(
            all, json_pack("{s:s,s:i,s:i,s:s}", "field", "born_estimated", "ord", 0, "number", !exact, "text", ""));
}

/* {"case":"4817 3024"}: answers of the form "child", as sheet.read gives them. */
static enum outcome from_case(struct request *r, struct registrar *me)
{
    struct case_facts c;
    struct register_subject s;
    char about[40], place[AREA_CODE_CAP];
    if (!case_find(r, request_text(r, "case"), &c))
        return registrar_none(r);
    register_case(&c, &s);
    snprintf(about, sizeof about, "case=%s", c.file.ref);
    if (!registrar_may(r, me, REGISTER_FILL, &s, about) ||
        registrar_done(r, me, act_begin(r), "child.from-case", about, c.file.id) != DONE)
        return REFUSED;
    json_t *all = json_array();
    names_said(all, c.file.child_name);
    said(all, "sex", span_of(spine_sex_code(c.file.sex)), 0);
    birth_said(all, &c.file);
    area_code(case_area(&c.file), place);
    if (c.file.area_level >= AREA_CONSTITUENCY)
        said(all, "place", span_of(place), 0);
    json_object_set_new(r->out, "answers", all);
    return DONE;
}

/* --- the operations --- */

enum outcome child_find(struct request *r)
{
    return registrar_with(r, find);
}

enum outcome child_read(struct request *r)
{
    return registrar_with(r, read);
}

enum outcome child_copy(struct request *r)
{
    return registrar_with(r, copy);
}

static enum outcome child_from_case(struct request *r)
{
    return registrar_with(r, from_case);
}

const struct operation control_desk_children[] = {{"child.find", child_find},
                                                  {"child.read", child_read},
                                                  {"child.copy", child_copy},
                                                  {"child.from-case", child_from_case},
                                                  {NULL, NULL}};
