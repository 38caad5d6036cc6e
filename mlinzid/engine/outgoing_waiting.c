/* outgoing_waiting.c - what becomes of a waiting text while it waits: the session it stands for ends, or the phone it
 * is for is marked lost. */
#include "core/say.h"
#include "mlinzid/engine/inside.h"

enum err outgoing_slip(struct engine *e, const struct effect *fx, int64_t now_s)
{
    struct outbox_row rows[16];
    struct message about = {.case_id = fx->case_id, .to = fx->number};
    int n = 0;
    arena_reset(&e->rows);
    enum err err = db_outbox_about(e->db, &about, rows, 16, &n, &e->rows);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        if (!rows[i].m.direct || rows[i].m.key != PHRASE_REPORT_RECEIVED || rows[i].m.not_before_s <= now_s)
            continue;
        rows[i].m.not_before_s = now_s;
        rows[i].state = fx->live ? OUT_WAITING : OUT_DROPPED;
        err = db_outbox_mark(e->db, &rows[i]);
        if (fx->live && now_s < e->next_outbox_s)
            e->next_outbox_s = now_s;
    }
    return err;
}

/* --- a phone marked lost --- */

/* The same to the person's other number; its words are the same, so it is a row like the first. */
static enum err to_other(struct engine *e, struct outbox_row *row, const struct msisdn *other)
{
    struct outbox_row copy = *row;
    copy.m.to = *other;
    copy.state = OUT_WAITING;
    copy.said_s = 0;
    enum err err = engine_id(e, ID_OUTBOX, &copy.id);
    if (err == ERR_NONE)
        err = db_outbox_add(e->db, &copy);
    if (copy.m.not_before_s < e->next_outbox_s)
        e->next_outbox_s = copy.m.not_before_s;
    row->state = OUT_DROPPED;
    return err == ERR_NONE || err == ERR_EXISTS ? db_outbox_mark(e->db, row) : err;
}

/* Answers are to whoever holds the phone, and were made after it was marked (db_phone_lost() drops the others): they
 * say nothing of a case. All else goes to the person's other number; to nobody where there is none, and somebody else
 * is told as after a text that failed. */
enum err outgoing_lost(struct engine *e, struct outbox_row *row, int64_t now_s, bool *lost)
{
    enum err err = db_number_lost(e->db, &row->m.to, lost);
    if (err != ERR_NONE || !*lost || row->m.direct)
        return err;
    const struct person *p = directory_person(e->world.directory, row->m.person);
    for (int i = 0; p && i < 2; i++)
        if (p->phone[i].s[0] && !p->lost[i] && !msisdn_eq(&p->phone[i], &row->m.to))
            return to_other(e, row, &p->phone[i]);
    int64_t id = row->id;
    row->state = OUT_CLAIMED; /* a failure says nothing of what still waits */
    row->said_s = now_s;
    err = db_outbox_mark(e->db, row);
    row->state = OUT_FAILED;
    arena_reset(&e->arena);
    return err == ERR_NONE ? outgoing_receipt(e, id, RECEIPT_FAILED, now_s) : err;
}
