/* contacts.c - from a contact's stored report to a case. What is to become a case stands in the store before the engine
 * hears of it: whoever ends us in between, the next life finds it and goes on. */
#include "mlinzid/engine/contacts.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/api.h"
#include "mlinzid/daemon.h"
#include "mlinzid/typed/contact_read.h"

enum { AT_ONCE = 32, AGAIN_S = 60 };

struct flight {
    int64_t id, ticket, sent_s;
    bool kept; /* it could not be decided */
};
struct contacts_queue {
    struct flight flight[AT_ONCE];
    bool look; /* some may wait; at the start, too */
};

struct contacts_queue *contacts_open(void)
{
    struct contacts_queue *q = calloc(1, sizeof *q);
    if (q)
        q->look = true;
    return q;
}

void contacts_close(struct contacts_queue *q)
{
    free(q);
}

void contacts_wake(struct daemon *d)
{
    d->contacts->look = true;
    daemon_wake(d);
}

void contacts_answered(struct contacts_queue *q, const struct engine_answers *a)
{
    for (int i = 0; q && i < AT_ONCE; i++)
        if (q->flight[i].id && q->flight[i].ticket == a->ticket)
            q->flight[i].kept = a->end == WORD_KEPT;
}

static struct flight *flight_of(struct contacts_queue *q, int64_t id)
{
    for (int i = 0; i < AT_ONCE; i++)
        if (q->flight[i].id == id)
            return &q->flight[i];
    return NULL;
}

/* It is that case; "": a person must look at it. */
static void settle(struct daemon *d, int64_t id, const char *ref)
{
    struct db *db = engine_db(d->engine);
    struct flight *f = flight_of(d->contacts, id);
    enum err err = db_begin(db);
    if (err == ERR_NONE)
        err = db_contact_settle(db, id, ref);
    if (err == ERR_NONE)
        err = db_commit(db);
    if (err != ERR_NONE) {
        db_rollback(db);
        if (err == ERR_DISK)
            daemon_broken(d);
        return;
    }
    if (!*ref)
        log_event("alarm", LOG_W("kind", "contact.kept"), LOG_I("contact", id));
    if (f)
        *f = (struct flight){0};
}

/* Reads what is sealed and gives it to the engine. False: it cannot be read any more. */
static bool send(struct daemon *d, struct flight *f, int64_t id)
{
    static unsigned char memory[96 * 1024];
    struct arena arena;
    struct contact c;
    struct contact_said said = {span_of(""), span_of("")};
    struct api_report report;
    const char *field = "";
    char why[200], msgid[24];
    arena_init(&arena, memory, sizeof memory);
    if (db_contact(engine_db(d->engine), id, &c, &said, &arena) != ERR_NONE)
        return true; /* the store is away: later */
    json_t *o = json_loadb(said.report.n ? said.report.p : "", said.report.n, 0, NULL);
    const struct api_world w = {&d->loaded->areas, d->loaded->lexicon, daemon_now(d), &arena};
    bool read = o && contact_report_read(&w, o, &report, &field, why, sizeof why);
    if (read) {
        contact_msgid(id, msgid);
        const struct engine_word word = {.ticket = ++d->ticket,
                                         .channel = CHANNEL_WEB,
                                         .link = SPAN(CONTACT_LINK),
                                         .msgid = span_of(msgid),
                                         .from = c.number,
                                         .person = c.person,
                                         .text = report.text,
                                         .reading = report.reading};
        if (engine_take_word(d->engine, &word, daemon_now(d))) {
            *f = (struct flight){.id = id, .ticket = word.ticket, .sent_s = daemon_machine_now(d)};
            daemon_wake(d);
        }
    }
    json_decref(o);
    explicit_bzero(memory, arena.peak_bytes);
    return read;
}

static void look_at(struct daemon *d, int64_t id)
{
    char msgid[24], ref[12] = "";
    struct flight *f = flight_of(d->contacts, id);
    contact_msgid(id, msgid);
    enum err err = db_case_by_word(engine_db(d->engine), SPAN(CONTACT_LINK), span_of(msgid), ref);
    if (err == ERR_NONE) {
        settle(d, id, ref);
        return;
    }
    if (err != ERR_NOT_FOUND || (f && !f->kept && daemon_machine_now(d) - f->sent_s < AGAIN_S))
        return;
    struct flight *free_one = f ? f : flight_of(d->contacts, 0);
    if (f && f->kept)
        settle(d, id, "");
    else if (free_one && !send(d, free_one, id))
        settle(d, id, "");
}

void contacts_look(struct daemon *d)
{
    int64_t id[AT_ONCE];
    int n = 0;
    if (!d->contacts->look)
        return;
    enum err err = db_contacts_waiting(engine_db(d->engine), id, AT_ONCE, &n);
    d->contacts->look = err != ERR_NONE || n > 0;
    for (int i = 0; err == ERR_NONE && i < n; i++)
        look_at(d, id[i]);
}
