/* query_audit.c - the audit and the settings for their pages. A desk has no keys: of the audit it reads what is
 * not sealed, and checks it by the public key that the engine gave it. */
#include <stdlib.h>
#include <string.h>

#include "db/audit_list.h"
#include "db/chain.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/query.h"

enum { LINES_MOST = 5000, DAYS_SHOWN = 24 };

static json_t *line_json(const struct audit_line *l)
{
    return json_pack("{s:I,s:I,s:I,s:s,s:I,s:b,s:I,s:s,s:s}", "shard", (json_int_t)l->shard, "seq", (json_int_t)l->seq,
                     "at_s", (json_int_t)l->at_s, "ref", l->ref, "version", (json_int_t)l->version, "wrote", l->wrote,
                     "person", (json_int_t)l->person, "role", role_word(l->role), "act", l->act);
}

/* Of which mark, how many records it covers, when it was made. */
static json_t *mark_json(const struct mark_facts *m)
{
    return json_pack("{s:I,s:I,s:I,s:s}", "n", (json_int_t)m->n, "at_s", (json_int_t)m->at_s, "records",
                     (json_int_t)m->records, "print", m->print);
}

/* {"ref":"","act":"","person":0,"shard":-1,"day":0,"skip":0,"most":50}: the newest that fit, and the newest mark. */
enum err query_audit(const struct asked *q, json_t **out)
{
    const int64_t shard = json_is_integer(json_object_get(q->params, "shard")) ? asked_number(q, "shard") : -1,
                  skip = asked_number(q, "skip"), most = asked_number(q, "most");
    const int32_t day = (int32_t)asked_number(q, "day");
    const struct audit_filter f = {
        asked_text(q, "ref"), asked_text(q, "act"), asked_number(q, "person"), shard, day, day};
    struct mark_facts mark;
    bool cut = false;
    int n = 0;
    if (skip < 0 || most < 1 || skip + most > LINES_MOST)
        return ERR_RANGE;
    struct audit_line *lines = calloc((size_t)(skip + most + 1), sizeof *lines);
    json_t *list = json_array();
    enum err err = lines && list ? ERR_NONE : ERR_FULL;
    if (err == ERR_NONE)
        err = db_audit_mark_newest(q->db, &mark);
    if (err == ERR_NONE)
        err = db_audit_list(q->db, &f, lines, (int)(skip + most + 1), &n, &cut);
    bool known = err != ERR_NOT_FOUND; /* a case that nobody knows has no records */
    for (int64_t i = skip; i < n && i < skip + most && known && err == ERR_NONE; i++)
        (void)json_array_append_new(list, line_json(&lines[i]));
    free(lines);
    if (err != ERR_NONE && known) {
        json_decref(list);
        return err;
    }
    *out =
        json_pack("{s:o*,s:b,s:b,s:o*}", "audit", list, "more", n > skip + most, "cut", cut, "mark", mark_json(&mark));
    return ERR_NONE;
}

/* {"public":"64 hex digits","records":10000}: whether so many of the last records are whole. */
enum err query_audit_verify(const struct asked *q, json_t **out)
{
    unsigned char public[32];
    struct audit_verify how = {.public_key = public};
    struct audit_report r;
    enum err err = bytes_of_hex(span_of(asked_text(q, "public")), public, 32) ? ERR_NONE : ERR_NOT_FOUND;
    if (err == ERR_NONE)
        err = db_audit_mark_before(q->db, asked_number(q, "records"), &how.from_mark);
    if (err == ERR_NONE)
        err = db_audit_verify(q->db, &how, &r);
    if (err != ERR_NONE)
        return err;
    json_t *faults = json_array();
    for (int i = 0; i < r.faults; i++)
        (void)json_array_append_new(faults, json_pack("{s:I,s:I,s:s}", "shard", (json_int_t)r.fault[i].shard, "number",
                                                      (json_int_t)r.fault[i].number, "what", r.fault[i].what));
    *out = json_pack("{s:I,s:I,s:I,s:s,s:o*}", "records", (json_int_t)r.records, "marks", (json_int_t)r.marks, "newest",
                     (json_int_t)r.newest, "print", r.print, "faults", faults);
    return ERR_NONE;
}

/* What was added or taken back of holidays, the days to come of the file, and what is announced to be erased:
 * references alone. */
enum err query_settings(const struct asked *q, json_t **out)
{
    const int64_t now_s = store_now(q->db);
    const struct show holidays = {.kind = "holiday.list"}, erasures = {.kind = "erasure.list", .limit = 200};
    const struct holidays *file = &q->loaded->holidays;
    json_t *h = NULL, *e = NULL, *days = json_array();
    enum err err = db_show(q->db, &holidays, &h);
    if (err == ERR_NONE)
        err = db_show(q->db, &erasures, &e);
    for (int i = 0; err == ERR_NONE && i < file->count; i++)
        if (file->day[i] >= day_of(now_s) && json_array_size(days) < DAYS_SHOWN)
            (void)json_array_append_new(days, json_integer(file->day[i]));
    if (err == ERR_NONE)
        *out = json_pack("{s:O*,s:O*,s:O*,s:O*}", "holidays", json_object_get(h, "holidays"), "days", days, "erasures",
                         json_object_get(e, "erasures"), "held", json_object_get(e, "held"));
    json_decref(h);
    json_decref(e);
    json_decref(days);
    return err;
}
