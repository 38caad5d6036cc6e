/* sheet.c - forms of the register: filled, changed, read and struck out. What was typed becomes typed answers
 * here, by the same rules for a page, a client of the API and a text; what is wrong with it is said field by field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/sheet.h"
#include "mlinzid/control/casework.h"
#include "mlinzid/control/child.h"
#include "mlinzid/control/ctip.h"

enum { REFUSALS_MOST = 64, TYPED_MOST = 4096 };

struct filling {
    struct registrar *me;
    const struct sheet *sheet;
    struct sheet_row row;
    struct register_subject subject;
    struct sheet_world world;
    struct answers answers;
    struct sheet_refusal refused[REFUSALS_MOST];
    int refusals;
    struct registering registering;
};

/* --- shared --- */

static void about_words(const struct sheet_row *row, char *out, size_t cap)
{
    snprintf(out, cap, "sheet=%s id=%lld version=%lld about=%s subject=%lld", row->sheet, (long long)row->id,
             (long long)row->version, about_word(row->about), (long long)row->subject);
}

static int64_t case_of(const struct sheet_row *row)
{
    return row->about == ABOUT_CASE ? row->subject : 0;
}

static struct sheet_world world_of(const struct request *r, int32_t day)
{
    return (struct sheet_world){
        .codes = &r->d->loaded->codes, .areas = &r->d->loaded->areas, .day = day, .today = day_of(daemon_now(r->d))};
}

/* The row named by `id` with its definition, and that its subject is theirs to `act` on. */
static bool row_mine(struct request *r, struct filling *f, enum register_act act)
{
    char about[160];
    enum err err = db_sheet_get(r->db, request_number(r, "id", 0), &f->row);
    if (err == ERR_NONE)
        err = db_register_subject(r->db, f->row.about, f->row.subject, &f->subject);
    if (err != ERR_NONE)
        return (err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err))) == DONE;
    about_words(&f->row, about, sizeof about);
    if (!registrar_may(r, f->me, act, &f->subject, about))
        return false;
    f->sheet = sheet_version(&r->d->loaded->sheets, span_of(f->row.sheet), f->row.definition);
    return f->sheet || request_refuse(r, "this form's definition (%s, version %d) is not loaded", f->row.sheet,
                                      f->row.definition) == DONE;
}

/* --- reading --- */

static json_t *answers_json(const struct sheet *s, const struct answers *a)
{
    json_t *all = json_array();
    for (int i = 0; i < a->count; i++) {
        const struct answer *one = &a->list[i];
        json_array_append_new(all, json_pack("{s:s,s:i,s:I,s:s%}", "field", s->field[one->field].id, "ord", one->ord,
                                             "number", (json_int_t)one->number, "text", one->text.p ? one->text.p : "",
                                             one->text.n));
    }
    return all;
}

static json_t *row_json(const struct sheet_row *row)
{
    return json_pack("{s:I,s:s,s:i,s:s,s:I,s:I,s:I,s:I,s:s,s:b}", "id", (json_int_t)row->id, "sheet", row->sheet,
                     "definition", row->definition, "about", about_word(row->about), "version",
                     (json_int_t)row->version, "day", (json_int_t)row->day, "made_s", (json_int_t)row->made_s,
                     "changed_s", (json_int_t)row->changed_s, "role", role_word(row->role), "gone", row->gone);
}

json_t *sheets_json(struct db *db, enum about about, int64_t subject)
{
    struct sheet_row rows[SHEETS_SHOWN];
    json_t *all = json_array();
    const struct sheets_wanted w = {about, subject, 0};
    int n = 0;
    if (db_sheets_of(db, &w, rows, SHEETS_SHOWN, &n) == ERR_NONE)
        for (int i = 0; i < n; i++)
            json_array_append_new(all, row_json(&rows[i]));
    return all;
}

json_t *sheet_answers_json(struct request *r, struct registrar *me, int64_t id)
{
    struct sheet_row row;
    struct answers a;
    json_t *all = NULL;
    const size_t used = me->arena.used_bytes;
    if (db_sheet_get(r->db, id, &row) == ERR_NONE) {
        const struct sheet *s = sheet_version(&r->d->loaded->sheets, span_of(row.sheet), row.definition);
        if (s && db_sheet_answers(r->db, s, &row, row.version, &a, &me->arena) == ERR_NONE)
            all = answers_json(s, &a);
    }
    me->arena.used_bytes = used;
    return all ? all : json_array();
}

/* How the subject is named in an address: a case by its reference. */
static enum err subject_named(struct request *r, const struct sheet_row *row, json_t *out)
{
    char named[24];
    struct case_facts c = {0};
    snprintf(named, sizeof named, "%lld", (long long)row->subject);
    enum err err = row->about == ABOUT_CASE ? db_case(r->db, row->subject, &c) : ERR_NONE;
    if (err == ERR_NONE)
        json_object_set_new(out, "subject", json_string(row->about == ABOUT_CASE ? c.file.ref : named));
    return err;
}

static enum outcome read_row(struct request *r, struct filling *f)
{
    char about[160];
    int64_t version = request_number(r, "version", 0);
    if (!row_mine(r, f, REGISTER_READ))
        return REFUSED;
    about_words(&f->row, about, sizeof about);
    if (registrar_done(r, f->me, act_begin(r), "sheet.read", about, case_of(&f->row)) != DONE)
        return REFUSED;
    enum err err =
        db_sheet_answers(r->db, f->sheet, &f->row, version ? version : f->row.version, &f->answers, &f->me->arena);
    json_t *row = row_json(&f->row);
    if (err == ERR_NONE)
        err = subject_named(r, &f->row, row);
    if (err == ERR_NONE)
        json_object_set_new(r->out, "answers", answers_json(f->sheet, &f->answers));
    json_object_set_new(r->out, "row", row);
    return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
}

/* --- filling --- */

static void refuse_field(struct filling *f, const struct answer *a, enum sheet_fault fault)
{
    if (f->refusals < REFUSALS_MOST) /* sheet_take() leaves the limit in the number */
        f->refused[f->refusals++] = (struct sheet_refusal){a->field, a->ord, fault, a->number};
}

static bool typed_at(const json_t *one, const struct sheet *s, int *field, int *ord, struct span *typed)
{
    const json_t *text = json_object_get(one, "typed");
    json_int_t at = json_integer_value(json_object_get(one, "ord"));
    const char *id = json_string_value(json_object_get(one, "field"));
    *field = id ? sheet_field_of(s, span_of(id)) : -1;
    *ord = (int)at;
    *typed = json_is_string(text) ? (struct span){json_string_value(text), json_string_length(text)} : span_of("");
    return *field >= 0 && at >= 0 && at < ANSWERS_MAX && span_characters(*typed) <= TYPED_MOST;
}

static void answer_put(struct answers *all, const struct answer *a)
{
    int at = all->count;
    while (at > 0 && (all->list[at - 1].field > a->field ||
                      (all->list[at - 1].field == a->field && all->list[at - 1].ord > a->ord)))
        at--;
    memmove(&all->list[at + 1], &all->list[at], (size_t)(all->count - at) * sizeof *a);
    all->list[at] = *a;
    all->count++;
}

/* The sheet's own day comes first: by it the codes in force and the limits of other days are known. */
static int32_t day_typed(struct request *r, struct filling *f, int32_t today)
{
    const json_t *all = json_object_get(r->in, "answers");
    int day = f->sheet->day ? sheet_field_of(f->sheet, span_of(f->sheet->day)) : -1;
    f->world = world_of(r, today);
    for (size_t i = 0; day >= 0 && i < json_array_size(all); i++) {
        int field, ord;
        struct span typed;
        struct answer a;
        if (typed_at(json_array_get(all, i), f->sheet, &field, &ord, &typed) && field == day && typed.n &&
            sheet_take(f->sheet, field, typed, &f->world, &f->me->arena, &a) == SHEET_OK)
            return (int32_t)a.number;
    }
    return today;
}

/* False: no form at all (a field it has not, too many answers). */
static bool take_typed(struct request *r, struct filling *f)
{
    const json_t *all = json_object_get(r->in, "answers");
    f->answers = (struct answers){arena_array(&f->me->arena, struct answer, ANSWERS_MAX), 0, ANSWERS_MAX};
    if (!f->answers.list || json_array_size(all) > ANSWERS_MAX)
        return registrar_wrong(r, 422, "there are too many answers") == DONE;
    for (size_t i = 0; i < json_array_size(all); i++) {
        int field, ord;
        struct span typed;
        struct answer a = {0};
        if (!typed_at(json_array_get(all, i), f->sheet, &field, &ord, &typed))
            return registrar_wrong(r, 422, "this form has no such field, or what was typed is too long") == DONE;
        typed = span_trim(typed);
        if (!typed.n)
            continue;
        enum sheet_fault fault = sheet_take(f->sheet, field, typed, &f->world, &f->me->arena, &a);
        a.field = field;
        a.ord = ord;
        if (fault != SHEET_OK)
            refuse_field(f, &a, fault);
        else if (!answer_of(&f->answers, field, ord))
            answer_put(&f->answers, &a);
    }
    return true;
}

/* What sheet_take refused is not also said to be missing. */
static void check_whole(struct filling *f)
{
    struct sheet_refusal found[REFUSALS_MOST];
    int n = sheet_check(f->sheet, &f->answers, &f->world, found, REFUSALS_MOST), typed = f->refusals;
    for (int i = 0; i < n; i++) {
        bool known = false;
        for (int j = 0; j < typed; j++)
            known |= f->refused[j].field == found[i].field && f->refused[j].ord == found[i].ord;
        if (!known && f->refusals < REFUSALS_MOST)
            f->refused[f->refusals++] = found[i];
    }
}

static enum outcome refused_json(struct request *r, const struct filling *f)
{
    json_t *all = json_array();
    for (int i = 0; i < f->refusals; i++) {
        const struct sheet_refusal *x = &f->refused[i];
        json_array_append_new(all, json_pack("{s:s,s:i,s:s,s:I}", "field", f->sheet->field[x->field].id, "ord", x->ord,
                                             "fault", sheet_fault_word(x->fault), "limit", (json_int_t)x->limit));
    }
    json_object_set_new(r->out, "refusals", all);
    return registrar_wrong(r, 422, "some answers cannot be taken as they are");
}

/* The definition and the row that is to be: a new one, or the next version of one that stands. */
static bool filling_begin(struct request *r, struct filling *f)
{
    int32_t today = day_of(daemon_now(r->d));
    const char *id = request_text(r, "sheet");
    if (request_number(r, "id", 0)) {
        if (!row_mine(r, f, REGISTER_FILL))
            return false;
        if (f->row.gone)
            return registrar_wrong(r, 409, "this form was struck out") == DONE;
        const struct sheet *newest = sheet_on(&r->d->loaded->sheets, span_of(f->row.sheet), today);
        f->sheet = newest ? newest : f->sheet;
    } else {
        f->sheet = sheet_on(&r->d->loaded->sheets, span_of(id), today);
        if (!f->sheet || f->sheet->about != about_of(span_of(request_text(r, "about"))))
            return registrar_wrong(r, 422, "there is no such form about that") == DONE;
        if (strcmp(request_text(r, "subject"), "new") == 0) {
            f->subject = (struct register_subject){.about = f->sheet->about};
            if (!registering_begin(r, f->me, f->sheet, &f->registering))
                return false;
        } else if (!registrar_subject(r, &f->subject) || !registrar_may(r, f->me, REGISTER_FILL, &f->subject, id))
            return false;
        f->row = (struct sheet_row){.about = f->subject.about, .subject = f->subject.id};
        (void)span_str(span_of(f->sheet->id), f->row.sheet, sizeof f->row.sheet);
    }
    f->row.person = r->person;
    f->row.role = f->me->as.role;
    f->world.day = f->row.day = day_typed(r, f, today);
    return true;
}

/* A form of which there is one is changed, not filled a second time; what somebody else changed meanwhile is not
 * written over. */
static bool may_stand(struct request *r, struct filling *f)
{
    struct sheet_row other;
    enum err err = f->row.id || !f->row.subject || f->sheet->many
                       ? ERR_NOT_FOUND
                       : db_sheet_of(r->db, f->row.about, f->row.subject, f->row.sheet, &other);
    if (err == ERR_NONE) {
        json_object_set_new(r->out, "id", json_integer(other.id));
        return registrar_wrong(r, 409, "this form was filled already: change that one") == DONE;
    }
    if (err != ERR_NOT_FOUND)
        return request_refuse(r, "%s", err_words(err)) == DONE;
    if (!f->row.id || request_number(r, "version", 0) == f->row.version)
        return true;
    json_object_set_new(r->out, "stale", json_true());
    return registrar_wrong(r, 409, "this form has changed meanwhile") == DONE;
}

/* What was judged: the row and its answers, what follows from them, and after the commit whoever is to hear of it. */
static enum outcome store_row(struct request *r, struct filling *f, const char *once)
{
    char about[160];
    const struct protected_sheet p = {f->sheet, &f->row, &f->answers};
    int64_t now_s = daemon_now(r->d), case_id = case_of(&f->row);
    bool is_new = f->row.id == 0;
    struct ctip_act ctip;
    r->role = f->me->as.role;
    struct work *w = case_id ? work_of(r, f->me, case_id) : NULL;
    if (case_id && !w)
        return request_refuse(r, "the case could not be read; try again");
    enum err err = ctip_begin(r, &p, &ctip);
    if (err == ERR_NONE)
        err = act_begin(r);
    if (err == ERR_NONE)
        err = registering_put(r, f->me, &f->registering, &f->row);
    if (err == ERR_NONE)
        err = is_new ? db_sheet_add(r->db, f->sheet, &f->row, &f->answers, now_s)
                     : db_sheet_set(r->db, f->sheet, &f->row, &f->answers, now_s, &f->me->arena);
    if (err == ERR_NONE && *once)
        err = db_once_put(r->db, once, f->row.id, now_s);
    if (err == ERR_NONE && case_id)
        err = registrar_note(r, f->me, case_id, is_new ? "case.sheet" : "case.sheet-changed", f->row.sheet);
    if (err == ERR_NONE && w)
        err = work_sheet_filled(r, w, &(struct owed_form){f->sheet, &f->row, &f->answers, is_new});
    if (err == ERR_NONE)
        err = ctip_written(r, w, &p, &ctip);
    about_words(&f->row, about, sizeof about);
    enum outcome o = registrar_done(r, f->me, err, is_new ? "sheet.filled" : "sheet.changed", about, case_id);
    if (o == DONE) {
        json_object_set_new(r->out, "id", json_integer(f->row.id));
        json_object_set_new(r->out, "subject", json_integer(f->row.subject));
    }
    if (o == DONE && w) {
        work_tell(r, w);
        ctip_tell(r, w, &ctip);
    }
    free(w);
    return o;
}

static enum outcome write_row(struct request *r, struct filling *f)
{
    char once[ONCE_CAP];
    int64_t made = 0;
    if (!registrar_once(r, once, &made) || !filling_begin(r, f))
        return REFUSED;
    if (made) { /* sent twice: what became of the first stands there */
        json_object_set_new(r->out, "id", json_integer(made));
        if (db_sheet_get(r->db, made, &f->row) == ERR_NONE)
            json_object_set_new(r->out, "subject", json_integer(f->row.subject));
        return DONE;
    }
    if (!take_typed(r, f))
        return REFUSED;
    check_whole(f);
    const struct protected_sheet p = {f->sheet, &f->row, &f->answers};
    int more = 0;
    enum err err = protection_check(r, &p, f->refused + f->refusals, REFUSALS_MOST - f->refusals, &more);
    f->refusals += more;
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    if (f->refusals)
        return refused_json(r, f);
    if (!may_stand(r, f))
        return REFUSED;
    spine_of(f->sheet, &f->answers, &r->d->loaded->areas, &f->registering.spine);
    if (!quality_asked(r, f->sheet, &f->answers, &f->row, &f->registering) ||
        !registering_ready(r, f->me, &f->row, &f->registering))
        return REFUSED;
    return store_row(r, f, once);
}

static enum outcome void_row(struct request *r, struct filling *f)
{
    char about[160], why[1000];
    const char *reason = request_text(r, "reason");
    if (!row_mine(r, f, REGISTER_STRIKE))
        return REFUSED;
    const size_t n = span_written(span_of(reason));
    if (n < 10 || n > 200)
        return registrar_wrong(r, 422, "why? 10 to 200 letters");
    if (f->row.gone)
        return registrar_wrong(r, 409, "this form was struck out already");
    if (spine_is(f->sheet))
        return registrar_wrong(r, 422,
                               "a registration is not struck out: change it, or say that two records are one child");
    struct work *w = case_of(&f->row) ? work_of(r, f->me, case_of(&f->row)) : NULL;
    if (case_of(&f->row) && !w)
        return request_refuse(r, "the case could not be read; try again");
    f->row.person = r->person;
    f->row.role = f->me->as.role;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_sheet_void(r->db, &f->row, daemon_now(r->d));
    if (err == ERR_NONE && case_of(&f->row))
        err = registrar_note(r, f->me, case_of(&f->row), "case.sheet-struck", f->row.sheet);
    if (err == ERR_NONE && w)
        err = work_sheet_struck(r, w, &f->row);
    free(w);
    about_words(&f->row, about, sizeof about);
    snprintf(why, sizeof why, "%s why=%s", about, reason);
    return registrar_done(r, f->me, err, "sheet.struck", why, case_of(&f->row));
}

/* --- the operations --- */

static enum outcome with_registrar(struct request *r, enum outcome (*run)(struct request *, struct filling *))
{
    struct filling f = {.me = registrar_begin(r)};
    if (!f.me)
        return REFUSED;
    enum outcome o = run(r, &f);
    registrar_end(f.me);
    if (o == REFUSED && strncmp(request_text(r, "op"), "api.", 4) == 0)
        api_refusal(r);
    return o;
}

static enum outcome sheet_read(struct request *r)
{
    return with_registrar(r, read_row);
}

static enum outcome sheet_write(struct request *r)
{
    return with_registrar(r, write_row);
}

static enum outcome sheet_strike(struct request *r)
{
    return with_registrar(r, void_row);
}

const struct operation control_desk_sheets[] = {
    {"sheet.read", sheet_read}, {"sheet.write", sheet_write}, {"sheet.strike", sheet_strike}, {NULL, NULL}};

/* --- by a key of the API --- */

static enum outcome list_of(struct request *r, struct filling *f)
{
    if (!registrar_subject(r, &f->subject) || !registrar_may(r, f->me, REGISTER_READ, &f->subject, "forms"))
        return REFUSED;
    json_object_set_new(r->out, "sheets", sheets_json(r->db, f->subject.about, f->subject.id));
    return DONE;
}

static enum outcome sheet_list(struct request *r)
{
    return with_registrar(r, list_of);
}

const struct operation control_api_sheets[] = {
    {"api.sheet.read", sheet_read}, {"api.sheet.write", sheet_write}, {"api.sheet.list", sheet_list}, {NULL, NULL}};
