/* shift.c - the helpline's shifts: the roster with the counsellors' names, planned by whoever does the duty of
 * the helpline's post, and the hand-over notes. A desk has no names and no keys: both come from here, and the reading
 * is written down. */
#include "mlinzid/control/shift.h"

#include <stdio.h>
#include <string.h>

#include "db/roster.h"
#include "db/staff.h"

enum { SHOWN_DAYS = 7, ROWS_MOST = 600, NOTES_MOST = 40 };

static const struct register_subject nobody = {.about = ABOUT_NONE};

static int32_t today(const struct request *r)
{
    return day_of(daemon_now(r->d));
}

static enum outcome wrong(struct request *r, enum roster_fault f, struct shift at)
{
    json_object_set_new(r->out, "field", json_string(roster_fault_field(f)));
    json_object_set_new(r->out, "fault", json_integer(f));
    json_object_set_new(r->out, "day", json_integer(at.day));
    return request_refuse(r, "%s", roster_fault_words(f));
}

/* --- reading --- */

static enum err name_put(struct request *r, int64_t person, json_t *names)
{
    char key[24];
    json_t *one = json_object();
    snprintf(key, sizeof key, "%lld", (long long)person);
    enum err err = json_object_get(names, key) ? ERR_NOT_FOUND : db_staff_person(r->db, person, daemon_now(r->d), one);
    if (err == ERR_NONE)
        (void)json_object_set(names, key, json_object_get(one, "name"));
    json_decref(one);
    return err == ERR_NOT_FOUND ? ERR_NONE : err; /* a call centre's program has no name */
}

static enum err rows_put(struct request *r, struct registrar *me, int32_t first, json_t *names)
{
    struct roster_row *rows = arena_take(&me->arena, sizeof *rows * ROWS_MOST);
    int n = 0;
    json_t *all = json_array();
    enum err err = rows ? db_roster(r->db, first, first + SHOWN_DAYS - 1, rows, ROWS_MOST, &n) : ERR_FULL;
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        json_array_append_new(all,
                              json_pack("{s:i,s:i,s:s,s:I}", "day", rows[i].shift.day, "shift", rows[i].shift.number,
                                        "line", rows[i].line, "person", (json_int_t)rows[i].person));
        err = name_put(r, rows[i].person, names);
    }
    json_object_set_new(r->out, "rows", all);
    return err;
}

/* Everybody who may be put on it, for who plans. */
static enum err people_put(struct request *r, const struct registrar *me, json_t *names)
{
    json_t *all = json_array();
    enum err err = ERR_NONE;
    for (int i = 0; err == ERR_NONE && i < me->dir->persons; i++)
        if (roster_serves(me->dir, me->dir->person[i].id)) {
            json_array_append_new(all, json_integer(me->dir->person[i].id));
            err = name_put(r, me->dir->person[i].id, names);
        }
    json_object_set_new(r->out, "people", all);
    return err;
}

static enum err notes_put(struct request *r, struct registrar *me, struct shift s, const char *key, json_t *names)
{
    struct handover list[NOTES_MOST];
    struct handovers notes = {list, NOTES_MOST, 0};
    json_t *all = json_array();
    enum err err = db_handovers(r->db, s, &notes, &me->arena);
    for (int i = 0; err == ERR_NONE && i < notes.n; i++) {
        json_array_append_new(all, json_pack("{s:I,s:I,s:I,s:I,s:s%}", "person", (json_int_t)list[i].person,
                                             "written_s", (json_int_t)list[i].written_s, "read_s",
                                             (json_int_t)list[i].read_s, "read_by", (json_int_t)list[i].read_by,
                                             "words", list[i].words.n ? list[i].words.p : "", list[i].words.n));
        err = name_put(r, list[i].person, names);
        if (err == ERR_NONE && list[i].read_by)
            err = name_put(r, list[i].read_by, names);
    }
    json_object_set_new(r->out, key, all);
    return err;
}

/* {"day":20000}: seven days of the roster from that day, what the last shift handed over, and what this one has written
 * so far. */
static enum outcome board(struct request *r, struct registrar *me)
{
    char about[60];
    const struct shift now = shift_of(daemon_now(r->d));
    struct shift last = {0};
    const int32_t first = (int32_t)request_number(r, "day", now.day);
    json_t *names = json_object();
    if (!registrar_may(r, me, REGISTER_CONTACT, &nobody, "roster")) {
        json_decref(names);
        return REFUSED;
    }
    const bool plans = roster_plans(me->dir, r->person, today(r));
    enum err err = rows_put(r, me, first, names);
    if (err == ERR_NONE && plans)
        err = people_put(r, me, names);
    if (err == ERR_NONE)
        err = db_handover_last(r->db, now, &last);
    if (err == ERR_NONE)
        err = notes_put(r, me, last, "before", names);
    if (err == ERR_NOT_FOUND)
        err = ERR_NONE;
    if (err == ERR_NONE)
        err = notes_put(r, me, now, "now", names);
    json_object_set_new(r->out, "names", names);
    json_object_set_new(r->out, "plans", json_boolean(plans));
    json_object_set_new(r->out, "first", json_integer(first));
    json_object_set_new(r->out, "shift", json_pack("{s:i,s:i}", "day", now.day, "number", now.number));
    json_object_set_new(r->out, "last", json_pack("{s:i,s:i}", "day", last.day, "number", last.number));
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    snprintf(about, sizeof about, "day=%d people=%zu", first, json_object_size(names));
    return registrar_done(r, me, act_begin(r), "shift.read", about, 0);
}

/* --- planning --- */

/* False: refused, and written down. */
static bool may_plan(struct request *r, struct registrar *me)
{
    if (!registrar_may(r, me, REGISTER_CONTACT, &nobody, "roster"))
        return false;
    if (roster_plans(me->dir, r->person, today(r)))
        return true;
    enum err err = act_begin(r);
    if (registrar_done(r, me, err, "refused", "act=contact op=shift.plan", 0) != DONE)
        return false;
    json_object_set_new(r->out, "forbidden", json_true());
    return request_refuse(r, "only who holds the helpline's post, or stands in for them, plans its shifts") == DONE;
}

static struct roster_row row_asked(const struct request *r)
{
    struct roster_row row = {.shift = {(int32_t)request_number(r, "day", 0), (int)request_number(r, "shift", -1)},
                             .person = request_number(r, "person", 0)};
    if (!span_str(span_trim(span_of(request_text(r, "line"))), row.line, sizeof row.line))
        row.line[0] = '\0';
    return row;
}

/* {"day","shift","line","person","days"} */
static enum outcome plan(struct request *r, struct registrar *me)
{
    char about[100];
    struct roster_row row = row_asked(r);
    const struct shift from = row.shift;
    const int64_t days = request_number(r, "days", 1);
    if (!may_plan(r, me))
        return REFUSED;
    enum roster_fault fault = roster_check(me->dir, &row, days, today(r));
    if (fault != ROSTER_OK)
        return wrong(r, fault, row.shift);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_roster_put(r->db, &row, days, r->person, daemon_now(r->d), &fault);
    if (err == ERR_NONE && fault != ROSTER_OK) {
        db_rollback(r->db);
        return wrong(r, fault, row.shift);
    }
    snprintf(about, sizeof about, "day=%d shift=%d line=%s person=%lld days=%lld", from.day, from.number, row.line,
             (long long)row.person, (long long)days);
    return registrar_done(r, me, err, "shift.planned", about, 0);
}

/* {"day","shift","line"} */
static enum outcome off(struct request *r, struct registrar *me)
{
    char about[80];
    const struct roster_row row = row_asked(r);
    if (!may_plan(r, me))
        return REFUSED;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_roster_end(r->db, &row);
    if (err == ERR_NOT_FOUND) { /* sent twice */
        db_rollback(r->db);
        return DONE;
    }
    snprintf(about, sizeof about, "day=%d shift=%d line=%s", row.shift.day, row.shift.number, row.line);
    return registrar_done(r, me, err, "shift.off", about, 0);
}

/* --- hand-over --- */

static enum err on_in(struct request *r, struct shift s, bool *is)
{
    struct roster_row rows[ROWS_MOST / SHOWN_DAYS];
    int n = 0;
    enum err err = db_roster(r->db, s.day, s.day, rows, countof(rows), &n);
    *is = false;
    for (int i = 0; i < n; i++)
        *is = *is || (rows[i].shift.number == s.number && rows[i].person == r->person);
    return err;
}

/* {"words":"..."} */
static enum outcome note(struct request *r, struct registrar *me)
{
    char about[60];
    const int64_t now_s = daemon_now(r->d);
    const struct span words = span_trim(span_of(request_text(r, "words")));
    bool is = false, was = false;
    if (!registrar_may(r, me, REGISTER_CONTACT, &nobody, "handover"))
        return REFUSED;
    if (!words.n || span_characters(words) > HANDOVER_MOST)
        return registrar_wrong(r, 422, "a hand-over note has 1 to 2000 letters");
    enum err err = on_in(r, shift_of(now_s), &is);
    if (err == ERR_NONE)
        err = on_in(r, shift_before(shift_of(now_s)), &was);
    const struct shift s = shift_handed_over(now_s, was, is);
    if (err == ERR_NONE)
        err = act_begin(r);
    if (err == ERR_NONE)
        err = db_handover_put(r->db, s, r->person, words, now_s);
    if (err == ERR_STALE) {
        db_rollback(r->db);
        json_object_set_new(r->out, "stale", json_true());
        return request_refuse(r, "the next shift has read it already");
    }
    snprintf(about, sizeof about, "day=%d shift=%d", s.day, s.number);
    return registrar_done(r, me, err, "handover.written", about, 0);
}

/* What the last shift handed over was read, says who is on now. */
static enum outcome seen(struct request *r, struct registrar *me)
{
    char about[60];
    struct shift s = {0};
    if (!registrar_may(r, me, REGISTER_CONTACT, &nobody, "handover"))
        return REFUSED;
    enum err err = db_handover_last(r->db, shift_of(daemon_now(r->d)), &s);
    if (err == ERR_NOT_FOUND)
        return DONE;
    if (err == ERR_NONE)
        err = act_begin(r);
    if (err == ERR_NONE)
        err = db_handovers_read(r->db, s, r->person, daemon_now(r->d));
    snprintf(about, sizeof about, "day=%d shift=%d", s.day, s.number);
    return registrar_done(r, me, err, "handover.read", about, 0);
}

/* --- the operations --- */

static enum outcome with(struct request *r, enum outcome (*run)(struct request *, struct registrar *))
{
    struct registrar *me = registrar_begin(r);
    if (!me)
        return REFUSED;
    enum outcome o = run(r, me);
    registrar_end(me);
    return o;
}

static enum outcome op_board(struct request *r)
{
    return with(r, board);
}

static enum outcome op_plan(struct request *r)
{
    return with(r, plan);
}

static enum outcome op_off(struct request *r)
{
    return with(r, off);
}

static enum outcome op_note(struct request *r)
{
    return with(r, note);
}

static enum outcome op_seen(struct request *r)
{
    return with(r, seen);
}

const struct operation control_desk_shifts[] = {{"shift.board", op_board},  {"shift.plan", op_plan},
                                                {"shift.off", op_off},      {"handover.write", op_note},
                                                {"handover.read", op_seen}, {NULL, NULL}};
