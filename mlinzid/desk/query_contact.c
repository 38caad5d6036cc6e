/* query_contact.c - what the helpline's page asks of the store: plain columns. Who spoke and what was said the
 * engine alone says. */
#include "core/key_scope.h"
#include "core/register.h"
#include "db/api.h"
#include "db/contact.h"
#include "db/roster.h"
#include "db/session.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/control/contact.h"
#include "mlinzid/desk/query.h"

enum { LIST_MOST = 25, WORKERS_MOST = 100, POSTS = 16, DAYS_MOST = 366 };

static enum err may(const struct asked *q, int64_t person, enum register_act act)
{
    const struct register_subject nobody = {.about = ABOUT_NONE};
    struct directory dir;
    struct post mine[POSTS];
    int n = 0;
    enum err err = db_session_posts(q->db, person, day_of(store_now(q->db)), mine, POSTS, &n);
    if (err == ERR_NONE)
        err = db_directory(q->db, &dir);
    if (err != ERR_NONE)
        return err;
    bool yes = register_may(&dir, mine, n, act, &nobody, NULL);
    db_directory_free(&dir);
    return yes ? ERR_NONE : ERR_NOT_FOUND;
}

/* --- counts --- */

static void take_count(void *ctx, const struct contact_count *c)
{
    json_t *one = c->code[0] ? json_pack("{s:s,s:I}", "code", c->code, "n", (json_int_t)c->n)
                             : json_pack("{s:I,s:I}", "number", (json_int_t)c->number, "n", (json_int_t)c->n);
    json_array_append_new(ctx, one);
}

static enum err contact_counts_put(struct db *db, struct contact_days days, json_t *out)
{
    enum err err = ERR_NONE;
    for (int by = 0; err == ERR_NONE && by < CONTACT_BYS; by++) {
        json_t *list = json_array();
        err = db_contact_counts(db, (enum contact_by)by, days, list, take_count);
        json_object_set_new(out, contact_by_word((enum contact_by)by), list);
    }
    return err;
}

/* {"person":7,"first":20000,"last":20030}: numbers alone, for the helpline. */
enum err query_contact_figures(const struct asked *q, json_t **out)
{
    const struct contact_days days = {(int32_t)asked_number(q, "first"), (int32_t)asked_number(q, "last")};
    enum err err = may(q, asked_number(q, "person"), REGISTER_CONTACT);
    if (err == ERR_NONE && (days.last < days.first || days.last - days.first >= DAYS_MOST))
        err = ERR_RANGE;
    *out = json_object();
    return err == ERR_NONE ? contact_counts_put(q->db, days, *out) : err;
}

/* --- the board --- */

static json_t *briefs(const struct contacts *all)
{
    json_t *out = json_array();
    for (int i = 0; i < all->n; i++)
        json_array_append_new(out, contact_brief(&all->list[i]));
    return out;
}

static enum err workers_put(const struct asked *q, int64_t since_s, json_t *out)
{
    struct contact_worker w[WORKERS_MOST];
    int n = 0;
    json_t *all = json_array();
    enum err err = db_contact_workers(q->db, since_s, w, WORKERS_MOST, &n);
    for (int i = 0; i < n; i++)
        json_array_append_new(all, json_pack("{s:I,s:I,s:I}", "person", (json_int_t)w[i].person, "n",
                                             (json_int_t)w[i].contacts, "last_s", (json_int_t)w[i].last_s));
    json_object_set_new(out, "workers", all);
    return err;
}

/* Who is on now by the roster, when this counsellor is on next, and whether the last shift left something unread. */
static enum err roster_put(const struct asked *q, struct shift now, json_t *out)
{
    struct roster_row rows[WORKERS_MOST], next;
    struct handover list[WORKERS_MOST];
    struct handovers notes = {list, WORKERS_MOST, 0};
    struct shift last = {0};
    int n = 0;
    json_t *all = json_array();
    enum err err = db_roster(q->db, now.day, now.day, rows, WORKERS_MOST, &n);
    for (int i = 0; i < n; i++)
        if (shift_same(rows[i].shift, now))
            json_array_append_new(all,
                                  json_pack("{s:s,s:I}", "line", rows[i].line, "person", (json_int_t)rows[i].person));
    json_object_set_new(out, "roster", all);
    if (err == ERR_NONE)
        err = db_roster_next(q->db, asked_number(q, "person"), now, &next);
    if (err == ERR_NONE)
        json_object_set_new(
            out, "next",
            json_pack("{s:i,s:i,s:s}", "day", next.shift.day, "shift", next.shift.number, "line", next.line));
    if (err == ERR_NONE || err == ERR_NOT_FOUND)
        err = db_handover_last(q->db, now, &last);
    if (err == ERR_NONE)
        err = db_handovers(q->db, last, &notes, NULL);
    for (int i = 0; i < notes.n; i++)
        if (!list[i].read_s)
            json_object_set_new(out, "unread", json_true());
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

/* {"person":7}: this shift and this day; who is to be called back. */
enum err query_helpline(const struct asked *q, json_t **out)
{
    struct contact list[LIST_MOST];
    struct contacts all = {list, LIST_MOST, 0};
    const int64_t now_s = store_now(q->db), since_s = contact_shift_start(now_s);
    const struct contact_days today = {day_of(now_s), day_of(now_s)};
    char once[SESSION_TOKEN_CAP];
    enum err err = may(q, asked_number(q, "person"), REGISTER_CONTACT);
    if (err == ERR_NONE && !session_random(once))
        err = ERR_IO;
    if (err != ERR_NONE)
        return err;
    *out = json_pack("{s:s,s:i,s:I}", "once", once, "shift", contact_shift(now_s), "since_s", (json_int_t)since_s);
    err = contact_counts_put(q->db, today, *out);
    if (err == ERR_NONE)
        err = workers_put(q, since_s, *out);
    if (err == ERR_NONE)
        err = roster_put(q, shift_of(now_s), *out);
    if (err == ERR_NONE)
        err = db_contacts_to_call(q->db, &all);
    if (err == ERR_NONE)
        json_object_set_new(*out, "calls", briefs(&all));
    if (err == ERR_NONE)
        err = db_contacts_newest(q->db, today.first - 1, &all);
    if (err == ERR_NONE)
        json_object_set_new(*out, "newest", briefs(&all));
    return err;
}

/* {"key":"...","first":20000,"last":20030}: by a call centre's key, whose party is of the helpline. */
enum err query_api_contacts(const struct asked *q, json_t **out)
{
    struct api_key k;
    const struct contact_days days = {(int32_t)asked_number(q, "first"), (int32_t)asked_number(q, "last")};
    enum err err = db_api_key_of(q->db, span_of(asked_text(q, "key")), store_now(q->db), &k);
    if (err == ERR_NONE && !(k.scopes & KEY_SCOPE_BIT(KEY_SCOPE_CONTACTS_READ)))
        err = ERR_NOT_FOUND;
    if (err == ERR_NONE)
        err = may(q, k.party, REGISTER_CONTACT);
    *out = json_object();
    return err == ERR_NONE ? contact_counts_put(q->db, days, *out) : err;
}
