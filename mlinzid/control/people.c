/* people.c - people, posts, offices and holidays over the control socket: each a transaction of its own between
 * two turns, with its audit row. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/staff.h"
#include "mlinzid/control/inside.h"
#include "mlinzid/typed/people.h"

/* Runs use() with the places that are there now: areas, and offices of the store. */
static bool with_places(struct request *r, bool (*use)(struct request *r, const struct people_places *w, void *ctx),
                        void *ctx)
{
    struct directory dir = {0};
    if (db_directory(r->db, &dir) != ERR_NONE)
        return request_refuse(r, "the store could not be read") == DONE;
    struct people_places w = {&r->d->loaded->areas, &dir};
    bool ok = use(r, &w, ctx);
    db_directory_free(&dir);
    return ok;
}

static bool place_check(struct request *r, const struct people_places *w, void *ctx)
{
    return people_place(ctx, w, r->why, sizeof r->why);
}

bool place_known(struct request *r, const char *at)
{
    return with_places(r, place_check, (void *)(uintptr_t)at);
}

/* --- people --- */

/* Nobody appoints themselves: who comes by the console may write down again what they hold, and no more. The store's
 * own machine may do anything. */
static enum err not_own(struct request *r, const struct person_row *p)
{
    struct post mine[16], asked = {.role = p->role};
    int64_t party = 0;
    int n = 0;
    memcpy(asked.at, p->at, sizeof asked.at);
    enum err err = r->person ? db_person_by_phone(r->db, &p->phone, &party) : ERR_NOT_FOUND;
    if (err != ERR_NONE || party != r->person)
        return err == ERR_NOT_FOUND ? ERR_NONE : err;
    err = db_staff_posts_of(r->db, party, mine, (int)countof(mine), &n);
    for (int i = 0; err == ERR_NONE && i < n; i++)
        if (post_eq(&mine[i], &asked))
            return ERR_NONE;
    return err == ERR_NONE ? ERR_REFUSED : err;
}

/* What the rules of people say of a row that the store refused; "" where it is another fault. */
static const char *person_why(const struct person_row *p, enum err err, char why[200])
{
    *why = '\0';
    if (err == ERR_EXISTS)
        snprintf(why, 200, "phone2 %s belongs to another person", p->phone2.s);
    if (err == ERR_REFUSED)
        snprintf(why, 200, "nobody gives themselves a post: somebody else who may must add %s at %s",
                 role_word(p->role), p->at);
    return why;
}

static enum err person_put(struct request *r, const struct person_row *p)
{
    int64_t id, party;
    enum err err = not_own(r, p);
    if (err == ERR_NONE)
        err = db_lease(r->db, "row", 1, &id);
    if (err == ERR_NONE)
        err = db_person_put(r->db, p, daemon_now(r->d), id, &party);
    return err;
}

/* Level 1 filled: whoever is appointed hears of each open case that nobody was told (ruling 3). */
static void appointed(struct request *r, const struct person_row *p, bool vacant)
{
    struct post post = {.role = p->role};
    memcpy(post.at, p->at, sizeof post.at);
    engine_people_changed(r->d->engine);
    if (role_level(p->role) == 1 || p->role == ROLE_HELPLINE)
        (void)engine_take_appointed(r->d->engine, &post, vacant);
    daemon_wake(r->d);
}

/* Asked before the person is there: whoever fills a vacant post hears of all its open cases. */
static bool vacant_before(struct request *r, const struct person_row *p)
{
    struct post post = {.role = p->role};
    memcpy(post.at, p->at, sizeof post.at);
    return engine_post_vacant(r->d->engine, &post);
}

static bool person_check(struct request *r, const struct people_places *w, void *ctx)
{
    const struct people_fields f = {request_text(r, "role"),
                                    request_text(r, "phone"),
                                    request_text(r, "at"),
                                    request_text(r, "lang"),
                                    request_text(r, "name"),
                                    request_text(r, "phone2"),
                                    request_true(r, "deputy") ? "yes" : ""};
    return people_read(&f, w, ctx, r->why, sizeof r->why);
}

static enum outcome person_add(struct request *r)
{
    struct person_row p = {0};
    char about[120], why[200];
    if (!with_places(r, person_check, &p))
        return REFUSED;
    snprintf(about, sizeof about, "phone=%s role=%s at=%s", p.phone.s, role_word(p.role), p.at);
    bool vacant = vacant_before(r, &p);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = person_put(r, &p);
    if (err != ERR_NONE && *person_why(&p, err, why))
        (void)request_refuse(r, "%s", why);
    enum outcome o = act_end(r, err, "person.add", about);
    if (o == DONE)
        appointed(r, &p, vacant);
    return o;
}

static bool phone_read(struct request *r, struct msisdn *out)
{
    if (msisdn_read(span_of(request_text(r, "phone")), out) == SENDER_KE_MOBILE)
        return true;
    (void)request_refuse(r, "phone \"%.24s\" is no mobile number of Kenya: write it as +254711000001",
                         request_text(r, "phone"));
    return false;
}

static enum outcome person_end(struct request *r)
{
    struct msisdn phone;
    struct post post = {.role = role_of(span_of(request_text(r, "role")))};
    char about[120];
    bool one = *request_text(r, "role") != '\0';
    if (!phone_read(r, &phone))
        return REFUSED;
    if (one && (!post.role || !*request_text(r, "at")))
        return request_refuse(r, "which post: write a role and a place, as scco 003.016; or neither for every post");
    span_str(span_of(request_text(r, "at")), post.at, sizeof post.at);
    snprintf(about, sizeof about, "phone=%s role=%s at=%s", phone.s, one ? role_word(post.role) : "all", post.at);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_person_end(r->db, &phone, one ? &post : NULL);
    if (err == ERR_NOT_FOUND)
        (void)request_refuse(r, "%s holds no such post", phone.s);
    enum outcome o = act_end(r, err, "person.end", about);
    engine_people_changed(r->d->engine);
    return o;
}

static enum outcome person_lost(struct request *r)
{
    struct msisdn phone;
    char about[80];
    bool found = request_true(r, "found");
    if (!phone_read(r, &phone))
        return REFUSED;
    snprintf(about, sizeof about, "phone=%s", phone.s);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_phone_lost(r->db, &phone, !found);
    if (err == ERR_NOT_FOUND)
        (void)request_refuse(r, "nobody here has the number %s", phone.s);
    enum outcome o = act_end(r, err, found ? "person.found" : "person.lost", about);
    engine_people_changed(r->d->engine);
    return o;
}

/* "" where nothing is typed: *out stays 0. */
static bool delegate_read(struct request *r, int64_t away, int64_t *out)
{
    struct msisdn phone;
    const char *typed = request_text(r, "delegate");
    *out = 0;
    if (!*typed)
        return true;
    if (msisdn_read(span_of(typed), &phone) != SENDER_KE_MOBILE || db_person_by_phone(r->db, &phone, out) != ERR_NONE)
        return request_refuse(r, "delegate \"%.24s\" is the phone of nobody here", typed) == DONE;
    return *out != away || request_refuse(r, "the delegate is somebody else") == DONE;
}

/* {"phone":...,"from":"2026-03-02","to":"2026-03-20","delegate":""}, or "ends":true: leave ends today. As the text
 * LEAVE does (core/self.c). */
static enum outcome person_leave(struct request *r)
{
    struct msisdn phone;
    struct effect fx = {.kind = EFFECT_LEAVE};
    struct apply a = {.now_s = daemon_now(r->d)};
    char about[160];
    bool ends = request_true(r, "ends");
    const char *from = request_text(r, "from"), *to = request_text(r, "to");
    if (!phone_read(r, &phone))
        return REFUSED;
    if (!ends && (!day_read(span_of(from), &fx.from_day) || !day_read(span_of(to), &fx.to_day) ||
                  fx.from_day > fx.to_day || fx.to_day < day_of(a.now_s)))
        return request_refuse(r, "leave is from one day to a later one, written 2026-03-02, and not over yet");
    if (db_person_by_phone(r->db, &phone, &fx.person) != ERR_NONE)
        return request_refuse(r, "nobody here has the number %s", phone.s);
    if (!ends && !delegate_read(r, fx.person, &fx.other))
        return REFUSED;
    snprintf(about, sizeof about, "person=%lld from=%.10s to=%.10s delegate=%lld", (long long)fx.person, from, to,
             (long long)fx.other);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_apply(r->db, &a, &fx);
    enum outcome o = act_end(r, err, ends ? "leave.ended" : "leave.set", about);
    engine_people_changed(r->d->engine);
    return o;
}

/* --- offices and holidays --- */

static bool office_phone(struct request *r, struct office *o)
{
    const char *phone = request_text(r, "phone");
    if (!*phone || msisdn_read(span_of(phone), &o->phone) <= SENDER_SHORT)
        return true;
    (void)request_refuse(r, "phone \"%.24s\" is no number", phone);
    return false;
}

static enum outcome office_add(struct request *r)
{
    struct office o = {0};
    const json_t *areas = json_object_get(r->in, "areas");
    const char *code = request_text(r, "code");
    struct area known;
    size_t i;
    json_t *a;
    if (!*code || strlen(code) >= sizeof o.code || strpbrk(code, " ,\n\"") ||
        area_read(&r->d->loaded->areas, span_of(code), &known))
        return request_refuse(
            r, "\"%.30s\" is no code for an office: a word of its own, as malindi-north, and no place's code", code);
    span_str(span_of(code), o.code, sizeof o.code);
    json_array_foreach(areas, i, a)
    {
        const char *word = json_string_value(a);
        if (o.areas == (int)countof(o.area))
            return request_refuse(r, "an office owns at most %d areas", (int)countof(o.area));
        if (!word || !area_read(&r->d->loaded->areas, span_of(word), &o.area[o.areas++]))
            return request_refuse(r, "\"%.20s\" is no place: write a code, as 003.016.0077", word ? word : "");
    }
    if (!o.areas)
        return request_refuse(r, "which areas does the office own? write their codes, as 003.016.0077");
    if (!office_phone(r, &o))
        return REFUSED;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_office_put(r->db, &o);
    enum outcome done = act_end(r, err, "office.add", code);
    engine_people_changed(r->d->engine);
    return done;
}

static enum outcome holiday(struct request *r, bool on)
{
    int32_t day;
    const char *date = request_text(r, "day");
    if (!day_read(span_of(date), &day))
        return request_refuse(r, "\"%.20s\" is no day: write it as 2026-03-20", date);
    if (strlen(request_text(r, "name")) > 100)
        return request_refuse(r, "a holiday's name may be 100 bytes long");
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_holiday_put(r->db, day, request_text(r, "name"), on);
    enum outcome o = act_end(r, err, on ? "holiday.add" : "holiday.remove", date);
    if (o == DONE && !engine_take_holiday(r->d->engine))
        return request_refuse(r, "stored, but too much waits to plan the open deadlines again: do it once more");
    daemon_wake(r->d);
    return o;
}

static enum outcome holiday_add(struct request *r)
{
    return holiday(r, true);
}

static enum outcome holiday_remove(struct request *r)
{
    return holiday(r, false);
}

/* --- import: {"header":"role,phone,...","first":2,"lines":["...",...],"check":true} --- */

struct import {
    struct csv_columns columns;
    struct person_row row[512];
    char *line[512];
    int64_t number[512]; /* of the line in its file */
    int rows;
    json_t *errors;
    bool few; /* a desk's: its answer has an end */
    int64_t more;
};
#define ERRORS_FEW 100

/* One number under two names is a slip of the pen that would send one officer's cases to another. */
static bool other_name(const struct import *im, char *why, size_t cap)
{
    const struct person_row *p = &im->row[im->rows];
    for (int i = 0; i < im->rows; i++) {
        const struct person_row *q = &im->row[i];
        if (!msisdn_eq(&p->phone, &q->phone) || !p->name.n || !q->name.n || span_eq(p->name, q->name))
            continue;
        snprintf(why, cap, "phone %s stands in line %lld under another name: one of the two is wrong", p->phone.s,
                 (long long)im->number[i]);
        return true;
    }
    return false;
}

static void import_error(struct import *im, int64_t line, char *why)
{
    if (im->few && json_array_size(im->errors) == ERRORS_FEW) {
        im->more++;
        return;
    }
    utf8_whole(why); /* else it is no JSON, and the line would be passed over in silence */
    json_array_append_new(im->errors, json_pack("{s:I,s:s}", "line", (json_int_t)line, "error", why));
}

static bool import_read(struct request *r, const struct people_places *w, void *ctx)
{
    struct import *im = ctx;
    int64_t number = request_number(r, "first", 2);
    size_t i;
    json_t *l;
    json_array_foreach(json_object_get(r->in, "lines"), i, l)
    {
        const char *field[16];
        struct people_fields f;
        char why[400] = "a quote is not closed";
        char *line = strdup(json_string_value(l) ? json_string_value(l) : "");
        if (!line || im->rows == (int)countof(im->row)) {
            free(line);
            return request_refuse(r, "at most %d lines at a time", (int)countof(im->row)) == DONE;
        }
        int n = csv_cut(line, field, 16);
        if (n > 0)
            csv_fields(&im->columns, field, n, &f);
        bool read = n > 0 && people_read(&f, w, &im->row[im->rows], why, sizeof why);
        if (read && !other_name(im, why, sizeof why)) {
            im->number[im->rows] = number + (int64_t)i;
            im->line[im->rows++] = line;
        } else {
            import_error(im, number + (int64_t)i, why);
            free(line);
        }
    }
    return true;
}

/* All of it or nothing, also when only checking: what the store itself would refuse is found too. */
static enum outcome import_store(struct request *r, struct import *im)
{
    bool check = request_true(r, "check");
    char about[40];
    bool *vacant = calloc((size_t)im->rows + 1, sizeof *vacant);
    if (!vacant)
        return request_refuse(r, "out of memory");
    for (int i = 0; i < im->rows; i++)
        vacant[i] = vacant_before(r, &im->row[i]);
    enum err err = act_begin(r);
    for (int i = 0; err == ERR_NONE && i < im->rows; i++) {
        err = person_put(r, &im->row[i]);
        char why[200];
        if (err != ERR_NONE && *person_why(&im->row[i], err, why)) {
            import_error(im, im->number[i], why);
            err = ERR_NONE;
        }
    }
    if (check || err != ERR_NONE || json_array_size(im->errors)) {
        db_rollback(r->db);
        free(vacant);
        return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
    }
    snprintf(about, sizeof about, "people=%d", im->rows);
    enum outcome o = act_end(r, err, "import.people", about);
    for (int i = 0; o == DONE && i < im->rows; i++)
        appointed(r, &im->row[i], vacant[i]);
    free(vacant);
    return o;
}

static enum outcome import_people(struct request *r)
{
    struct import *im = calloc(1, sizeof *im);
    char header[512];
    enum outcome o = REFUSED;
    span_str(span_of(request_text(r, "header")), header, sizeof header);
    if (!im)
        return request_refuse(r, "out of memory");
    im->errors = json_array();
    im->few = r->person != 0;
    if (csv_header(header, &im->columns, r->why, sizeof r->why) && with_places(r, import_read, im))
        o = json_array_size(im->errors) && !request_true(r, "check") ? DONE : import_store(r, im);
    if (o == DONE) {
        json_object_set_new(r->out, "people", json_integer(im->rows));
        json_object_set(r->out, "errors", im->errors);
        json_object_set_new(r->out, "more", json_integer(im->more));
    }
    json_decref(im->errors);
    for (int i = 0; i < im->rows; i++)
        free(im->line[i]);
    free(im);
    return o;
}

const struct operation control_people[] = {
    {"person.add", person_add},         {"person.end", person_end}, {"person.lost", person_lost},
    {"person.leave", person_leave},     {"office.add", office_add}, {"holiday.add", holiday_add},
    {"holiday.remove", holiday_remove}, {"import", import_people},  {NULL, NULL},
};
