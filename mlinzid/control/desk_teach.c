/* desk_teach.c - teaching the reader: the words of texts that it got wrong, and how a person says they should
 * have been read. Words are sealed and leave by here alone, each reading written down: those of a case as a reading of
 * that case (OP_READ, by the rights of core/rights.c), those of no case as text.read. What is kept for the corpus are
 * words that a person has cleaned, sealed with the text they came from. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/show.h"
#include "db/teach.h"
#include "forms/clean.h"
#include "mlinzid/control/desk.h"

enum { TEXTS_MOST = 60, ROWS_A_TIME = 40, WORDS_MOST = 1600, NOTE_MOST = 200, BYTES = 70000, SCRATCH = 2 << 20 };

/* Memory of one request: the engine does one at a time. */
static struct arena *memory(void)
{
    static unsigned char bytes[BYTES + ROWS_A_TIME * 4000];
    static struct arena arena;
    arena_init(&arena, bytes, sizeof bytes);
    return &arena;
}

static enum outcome none(struct request *r)
{
    json_object_set_new(r->out, "none", json_true());
    return request_refuse(r, "there is no such text, or it is not yours");
}

/* A text of no case is whoever's may teach; one of a case is theirs who see the case. */
static bool yours(struct request *r, int64_t case_id, const char *ref)
{
    return !case_id || desk_case_yours(r, ref);
}

static json_t *masked(const struct msisdn *m)
{
    json_t *o = show_mask(m);
    return o ? o : json_null();
}

/* {"texts":[5127,...],"about":"why=spam"}: the senders, masked, of those that are theirs. */
static enum outcome teach_senders(struct request *r)
{
    struct staff me;
    char about[120];
    const json_t *texts = json_object_get(r->in, "texts");
    if (!staff_allowed(r, &me, STAFF_TEACH, ""))
        return REFUSED;
    if (json_array_size(texts) > TEXTS_MOST)
        return request_refuse(r, "at most %d texts at a time", TEXTS_MOST);
    json_t *senders = json_object();
    enum err err = ERR_NONE;
    for (size_t i = 0; err == ERR_NONE && i < json_array_size(texts); i++) {
        struct teach_text t;
        char key[24];
        int64_t id = (int64_t)json_integer_value(json_array_get(texts, i));
        err = db_teach_text(r->db, id, memory(), &t);
        snprintf(key, sizeof key, "%lld", (long long)id);
        if (err == ERR_NONE && yours(r, t.case_id, t.ref))
            json_object_set_new(senders, key, masked(&t.sender));
        err = err == ERR_NOT_FOUND ? ERR_NONE : err;
    }
    snprintf(about, sizeof about, "texts=%zu first=%lld %.60s", json_object_size(senders),
             (long long)json_integer_value(json_array_get(texts, 0)), request_text(r, "about"));
    json_object_set_new(r->out, "senders", senders);
    return err == ERR_NONE ? act_end(r, act_begin(r), "teach.listed", about) : request_refuse(r, "%s", err_words(err));
}

/* --- the words --- */

/* What the reader makes of the words today, and the words with numbers and the name it finds taken out. */
static bool read_again(struct daemon *d, const struct teach_text *t, json_t *out)
{
    struct arena scratch;
    struct reading reading;
    struct text json, clean;
    unsigned char *space = malloc(SCRATCH);
    char *said = malloc(SCRATCH);
    if (space && said) {
        arena_init(&scratch, space, SCRATCH);
        read_text(d->loaded->lexicon, t->words, t->stored_s, &scratch, &reading);
        text_init(&clean, said, SCRATCH);
        clean_words(t->words, reading.slots.name, &clean);
        json_object_set_new(out, "clean", show_text(text_done(&clean)));
        text_init(&json, said, SCRATCH);
        reading_json(&reading, &json);
        json_object_set_new(out, "reading", json_loadb(json.p, json.n, 0, NULL));
        explicit_bzero(space, SCRATCH);
        explicit_bzero(said, SCRATCH);
    }
    free(space);
    free(said);
    return space && said && json_object_get(out, "reading");
}

bool desk_teach_words(struct daemon *d, int64_t text, json_t *out)
{
    struct arena *arena = memory();
    struct teach_text t;
    struct teach_row row;
    struct db *db = engine_db(d->engine);
    if (db_teach_text(db, text, arena, &t) != ERR_NONE || !read_again(d, &t, out))
        return false;
    json_object_set_new(out, "words", show_text(t.words));
    json_object_set_new(out, "sender", masked(&t.sender));
    json_object_set_new(out, "role", json_string(role_word(t.role)));
    json_object_set_new(out, "stored_s", json_integer(t.stored_s));
    json_object_set_new(out, "taken", json_string(t.word));
    json_object_set_new(out, "ref", json_string(t.ref));
    enum err err = db_teach_row(db, text, arena, &row);
    if (err == ERR_NONE)
        json_object_set_new(out, "proposed", json_loadb(row.body.n ? row.body.p : "", row.body.n, 0, NULL));
    return err == ERR_NONE || err == ERR_NOT_FOUND;
}

/* {"text":5127} */
static enum outcome teach_read(struct request *r)
{
    struct staff me;
    struct teach_text t;
    struct event ev = {.op = OP_READ};
    char about[80];
    int64_t id = request_number(r, "text", 0);
    snprintf(about, sizeof about, "text=%lld", (long long)id);
    if (!staff_allowed(r, &me, STAFF_TEACH, about))
        return REFUSED;
    enum err err = db_teach_text(r->db, id, memory(), &t);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? none(r) : request_refuse(r, "%s", err_words(err));
    if (!t.case_id) {
        if (act_end(r, act_begin(r), "text.read", about) != DONE)
            return REFUSED;
        return desk_teach_words(r->d, id, r->out) ? DONE : request_refuse(r, "the store could not be read");
    }
    err = db_person_phone(r->db, r->person, &ev.from);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return request_refuse(r, "%s", err_words(err));
    span_str(span_of(t.ref), ev.op_ref, sizeof ev.op_ref);
    snprintf(about, sizeof about, "case=%s text=%lld person=%lld", t.ref, (long long)id, (long long)r->person);
    enum outcome o = act_queue(r, &ev, "op.read", about, 0);
    r->client->teach = o == WAITS ? id : 0;
    return o;
}

/* --- proposing --- */

static bool put_kinds(struct request *r, json_t *expected)
{
    static const char *const keys[] = {"kind", "kind2"};
    json_t *all = json_array();
    bool known = true;
    for (size_t i = 0; i < countof(keys); i++) {
        const char *kind = request_text(r, keys[i]);
        if (!*kind)
            continue;
        known = known && kind_of(span_of(kind)) != KIND_NONE;
        json_array_append_new(all, json_string(kind));
    }
    if (json_array_size(all))
        json_object_set(expected, "abuse", all);
    json_decref(all);
    return known || request_refuse(r, "kind is a word of the vocabulary, as neglect") == DONE;
}

static bool put_age(struct request *r, json_t *expected)
{
    const char *typed = request_text(r, "age");
    bool months = strcmp(request_text(r, "unit"), "months") == 0;
    int64_t age = 0;
    if (!*typed)
        return true;
    if (!span_i64(span_of(typed), &age) || age < 0 || age > (months ? 36 : 17))
        return request_refuse(r, "an age is 0 to 17 years, or 0 to 36 months") == DONE;
    json_object_set_new(expected, "age_years", json_integer(months ? age / 12 : age));
    if (months)
        json_object_set_new(expected, "age_months", json_integer(age));
    return true;
}

static bool put_place(struct request *r, json_t *expected)
{
    static const struct {
        const char *key;
        enum area_level level;
    } levels[] = {{"county", AREA_COUNTY}, {"constituency", AREA_CONSTITUENCY}, {"ward", AREA_WARD}};
    const char *typed = request_text(r, "place");
    struct area a;
    if (!*typed)
        return true;
    if (!area_read(&r->d->loaded->areas, span_of(typed), &a) || a.level < AREA_COUNTY)
        return request_refuse(r, "a place is the code of a county, sub-county or ward, as 003.016.0077") == DONE;
    json_t *place = json_object();
    for (size_t i = 0; i < countof(levels); i++) {
        char code[AREA_CODE_CAP];
        area_code(area_up(a, levels[i].level), code);
        json_object_set_new(place, levels[i].key, *code ? json_string(code) : json_null());
    }
    json_object_set_new(expected, "place", place);
    return true;
}

/* The fields of a reading that the person named, as a row of the corpus has them. NULL: refused. */
static json_t *expected_of(struct request *r)
{
    json_t *expected = json_object();
    const char *intent = request_text(r, "intent"), *sex = request_text(r, "sex");
    bool good = true;
    if (*intent && intent_of(span_of(intent)) == INTENT_NONE)
        good = request_refuse(r, "\"%.20s\" is no command", intent) == DONE;
    if (good && *intent)
        json_object_set_new(expected, "intent", json_string(intent));
    good = good && put_kinds(r, expected);
    if (good && *sex && strcmp(sex, "F") != 0 && strcmp(sex, "M") != 0 && strcmp(sex, "X") != 0)
        good = request_refuse(r, "sex is F, M or X") == DONE;
    if (good && *sex)
        json_object_set_new(expected, "sex", json_string(sex));
    good = good && put_age(r, expected) && put_place(r, expected);
    if (good && !json_object_size(expected))
        good = request_refuse(r, "say at least one thing that it should have been read as") == DONE;
    if (!good) {
        json_decref(expected);
        return NULL;
    }
    return expected;
}

/* The words are to leave the service: a person has taken out who is meant, and the rules find nothing more. */
static bool words_clean(struct request *r, const struct teach_text *t)
{
    struct span words = span_trim(span_of(request_text(r, "words")));
    json_t *again = json_object();
    bool read = read_again(r->d, t, again);
    const char *name = json_string_value(json_object_get(json_object_get(again, "reading"), "name"));
    bool good = read;
    if (!read)
        (void)request_refuse(r, "no memory");
    else if (!words.n || words.n > WORDS_MOST || strlen(request_text(r, "note")) > NOTE_MOST)
        good = request_refuse(r, "the words are 1 to %d letters, the note %d at most", WORDS_MOST, NOTE_MOST) == DONE;
    else if (!request_true(r, "clean"))
        good = request_refuse(r, "say that names, villages and schools are taken out or invented") == DONE;
    else if (clean_has_number(words) || clean_has_number(span_of(request_text(r, "note"))))
        good = request_refuse(r, "a phone number, a reference or another long number stands in the words") == DONE;
    else if (name &&
             (clean_has_name(words, span_of(name)) || clean_has_name(span_of(request_text(r, "note")), span_of(name))))
        good = request_refuse(r, "the child's name stands in the words") == DONE;
    json_decref(again);
    return good;
}

static enum role first_role(const struct staff *me)
{
    for (int i = 0; i < me->n; i++)
        if (staff_may(&me->mine[i], 1, STAFF_TEACH))
            return me->mine[i].role;
    return ROLE_NONE;
}

/* The text, when it is theirs and its words are there. */
static bool text_asked(struct request *r, struct staff *me, const char *about, struct teach_text *t)
{
    if (!staff_allowed(r, me, STAFF_TEACH, about))
        return false;
    enum err err = db_teach_text(r->db, request_number(r, "text", 0), memory(), t);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return request_refuse(r, "%s", err_words(err)) == DONE;
    if (err == ERR_NOT_FOUND || !yours(r, t->case_id, t->ref))
        return none(r) == DONE;
    return t->words.n || request_refuse(r, "the words of this text are gone") == DONE;
}

/* {"text":5127,"intent":"report","kind":"neglect","kind2":"","sex":"M","age":"6","unit":"years","place":"003.016",
 * "words":"...","note":"","clean":true} */
static enum outcome teach_put(struct request *r)
{
    struct staff me;
    struct teach_text t;
    char about[80];
    snprintf(about, sizeof about, "text=%lld", (long long)request_number(r, "text", 0));
    if (!text_asked(r, &me, about, &t) || !words_clean(r, &t))
        return REFUSED;
    json_t *expected = expected_of(r);
    if (!expected)
        return REFUSED;
    struct span words = span_trim(span_of(request_text(r, "words")));
    json_t *body = json_pack("{s:o,s:s%,s:s,s:s}", "expected", expected, "words", words.p, words.n, "note",
                             request_text(r, "note"), "sender", t.role ? role_word(t.role) : "unknown");
    char *dumped = body ? json_dumps(body, JSON_COMPACT) : NULL;
    struct teach_row row = {.at_s = daemon_now(r->d), .role = first_role(&me), .body = span_of(dumped)};
    enum err err = dumped ? act_begin(r) : ERR_FULL;
    if (err == ERR_NONE)
        err = db_teach_put(r->db, &t, &row, r->person);
    if (err == ERR_NONE)
        err = audit_row(r, "teach.proposed", about, t.case_id);
    json_decref(body);
    free(dumped);
    return desk_end(r, err);
}

static enum outcome teach_end(struct request *r)
{
    struct staff me;
    struct teach_text t;
    char about[80];
    snprintf(about, sizeof about, "text=%lld", (long long)request_number(r, "text", 0));
    if (!text_asked(r, &me, about, &t))
        return REFUSED;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_teach_end(r->db, t.id);
    if (err == ERR_NONE)
        err = audit_row(r, "teach.taken-back", about, t.case_id);
    return desk_end(r, err);
}

/* --- the proposals --- */

static void row_say(const struct teach_row *row, bool words, json_t *list)
{
    json_t *o = json_loadb(row->body.n ? row->body.p : "", row->body.n, 0, NULL);
    if (!o)
        return; /* the vault refused it: an alarm has been raised */
    if (!words)
        json_object_del(o, "words");
    json_object_set_new(o, "text", json_integer(row->text));
    json_object_set_new(o, "at_s", json_integer(row->at_s));
    json_object_set_new(o, "by", json_string(role_word(row->role)));
    json_object_set_new(o, "ref", json_string(row->ref));
    json_array_append_new(list, o);
}

/* {"after":0,"words":true}: a page of them in the order of the texts; those about cases that are not theirs are left
 * out. With words it is an export: a row of the audit for each case whose words leave, and one for all. */
static enum outcome teach_rows(struct request *r)
{
    static struct teach_row rows[ROWS_A_TIME];
    struct staff me;
    char about[120];
    bool words = request_true(r, "words");
    int n = ROWS_A_TIME;
    int64_t after = request_number(r, "after", 0);
    const char *act = words ? "teach.exported" : "teach.listed";
    if (!staff_allowed(r, &me, STAFF_TEACH, words ? "export" : "proposals"))
        return REFUSED;
    json_t *list = json_array();
    enum err err = db_teach_rows(r->db, after, memory(), rows, &n);
    if (err == ERR_NONE)
        err = act_begin(r);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        if (!yours(r, rows[i].case_id, rows[i].ref))
            continue;
        row_say(&rows[i], words, list);
        snprintf(about, sizeof about, "text=%lld", (long long)rows[i].text);
        if (words && rows[i].case_id)
            err = audit_row(r, act, about, rows[i].case_id);
    }
    snprintf(about, sizeof about, "proposals=%zu after=%lld", json_array_size(list), (long long)after);
    if (err == ERR_NONE)
        err = audit_row(r, act, about, 0);
    json_object_set_new(r->out, "rows", list);
    json_object_set_new(r->out, "next", json_integer(n == ROWS_A_TIME ? rows[n - 1].text : 0));
    return desk_end(r, err);
}

const struct operation control_desk_teach[] = {
    {"teach.senders", teach_senders}, {"teach.read", teach_read}, {"teach.put", teach_put},
    {"teach.end", teach_end},         {"teach.rows", teach_rows}, {NULL, NULL},
};
