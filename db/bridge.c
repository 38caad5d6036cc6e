/* bridge.c - what CPIMS is to hear: the row is written with the case, so that no case is forgotten whatever ends when,
 * and keeps the name by which CPIMS knows the case, so that one that comes twice is known there. */
#include "db/bridge.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "db/store.h"

const char *bridge_state_word(enum bridge_state s)
{
    static const char *const words[BRIDGE_STATES] = {"", "waiting", "acknowledged", "quarantined", "skipped"};
    return s > BRIDGE_ANY && s < BRIDGE_STATES ? words[s] : "";
}

void db_bridge_when(struct db *db, enum bridge_when when)
{
    db->bridge_when = when;
    db->bridge_news = when != BRIDGE_OFF;
}

bool db_bridge_news(struct db *db)
{
    bool news = db->bridge_news;
    db->bridge_news = false;
    return news;
}

/* A UUID by chance (RFC 9562, version 4): it says nothing of the case, and no two stores give the same one. */
static void name_make(char out[BRIDGE_NAME_CAP])
{
    unsigned char b[16];
    randombytes_buf(b, sizeof b);
    b[6] = (unsigned char)((b[6] & 0x0F) | 0x40);
    b[8] = (unsigned char)((b[8] & 0x3F) | 0x80);
    snprintf(out, BRIDGE_NAME_CAP, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
             b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

static enum err row_add(struct db *db, int64_t case_id, int64_t now_s, int64_t *added)
{
    char name[BRIDGE_NAME_CAP];
    struct statement *s = st_of(db, ST_bridge_add);
    name_make(name);
    put_int(s, "case_id", case_id);
    put_str(s, "name", name);
    put_int(s, "made_s", now_s);
    return st_run(s, added);
}

enum err db_bridge_changed(struct db *db, const struct case_file *c, int64_t now_s)
{
    int64_t added = 0;
    bool told = db->bridge_when == BRIDGE_OPENED ? case_open(c) : c->verified_s != 0 && c->state != CASE_DISCARDED;
    if (db->bridge_when == BRIDGE_OFF || !told || c->erased_s)
        return ERR_NONE;
    enum err e = row_add(db, c->id, now_s, &added);
    db->bridge_news = db->bridge_news || added > 0;
    return e;
}

enum err db_bridge_again(struct db *db, int64_t case_id, int64_t now_s)
{
    int64_t changed = 0;
    struct statement *s = st_of(db, ST_bridge_again);
    put_int(s, "case_id", case_id);
    put_int(s, "made_s", now_s);
    enum err e = st_run(s, &changed);
    if (!e && changed == 0)
        e = row_add(db, case_id, now_s, &changed);
    db->bridge_news = true;
    return e ? e : changed == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_bridge_again_all(struct db *db, int64_t now_s, int64_t *n)
{
    struct statement *s = st_of(db, ST_bridge_again_all);
    put_int(s, "made_s", now_s);
    put_int(s, "quarantined", BRIDGE_QUARANTINED);
    db->bridge_news = true;
    return st_run(s, n);
}

static void take_row(struct statement *s, struct bridge_row *r)
{
    *r = (struct bridge_row){.case_id = take_int(s)};
    take_str(s, r->ref, sizeof r->ref);
    take_str(s, r->name, sizeof r->name);
    r->state = (enum bridge_state)take_int(s);
    r->made_s = take_int(s);
    r->tries = take_int(s);
    r->due_s = take_int(s);
    r->status = take_int(s);
    take_str(s, r->why, sizeof r->why);
    r->acked_s = take_int(s);
    take_str(s, r->serial, sizeof r->serial);
    take_str(s, r->said, sizeof r->said);
    r->ask_s = take_int(s);
    r->asks = take_int(s);
    r->heard_s = take_int(s);
    r->heard_ix = take_int(s);
    r->tell = take_int(s);
}

static enum err take_rows(struct statement *s, struct bridge_row *out, int *n)
{
    bool row = false;
    enum err e;
    *n = 0;
    while (!(e = st_next(s, &row)) && row)
        take_row(s, &out[(*n)++]);
    return e;
}

enum err db_bridge_due(struct db *db, int64_t now_s, struct bridge_row *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_bridge_due);
    put_int(s, "now_s", now_s);
    put_int(s, "cap", cap);
    return take_rows(s, out, n);
}

enum err db_bridge_next(struct db *db, int64_t now_s, int64_t *due_s)
{
    struct statement *s = st_of(db, ST_bridge_next);
    put_int(s, "now_s", now_s);
    enum err e = st_one(s);
    if (e)
        return e;
    *due_s = take_int(s);
    *due_s = *due_s ? *due_s : INT64_MAX;
    st_end(s);
    return ERR_NONE;
}

static enum err one_row(struct statement *s, struct bridge_row *out)
{
    enum err e = st_one(s);
    if (e)
        return e;
    take_row(s, out);
    st_end(s);
    return ERR_NONE;
}

enum err db_bridge_get(struct db *db, int64_t case_id, struct bridge_row *out)
{
    struct statement *s = st_of(db, ST_bridge_get);
    put_int(s, "case_id", case_id);
    return one_row(s, out);
}

enum err db_bridge_ask(struct db *db, int64_t now_s, struct bridge_row *out)
{
    struct statement *s = st_of(db, ST_bridge_ask);
    put_int(s, "now_s", now_s);
    return one_row(s, out);
}

enum err db_bridge_named(struct db *db, const char *name, struct bridge_row *out)
{
    struct statement *s = st_of(db, ST_bridge_named);
    put_str(s, "name", name);
    enum err e = st_one(s);
    if (e)
        return e;
    int64_t case_id = take_int(s);
    st_end(s);
    return db_bridge_get(db, case_id, out);
}

enum err db_bridge_tell(struct db *db, int64_t after, struct bridge_row *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_bridge_tell);
    put_int(s, "after", after);
    put_int(s, "cap", cap);
    return take_rows(s, out, n);
}

enum err db_bridge_told(struct db *db, int64_t tell)
{
    struct statement *s = st_of(db, ST_bridge_told);
    put_int(s, "tell", tell);
    return st_run(s, NULL);
}

int64_t db_bridge_heard_ix(struct db *db, struct span heard)
{
    return vault_index(db->vault, VAULT_TOKEN_BRIDGE, heard);
}

enum err db_bridge_list(struct db *db, const struct bridge_wanted *w, struct bridge_row *out, int cap, int *n)
{
    struct statement *s = st_of(db, w->state ? ST_bridge_list_state : ST_bridge_list);
    if (w->state)
        put_int(s, "state", w->state);
    put_int(s, "before", w->before ? w->before : INT64_MAX);
    put_int(s, "cap", cap);
    return take_rows(s, out, n);
}

enum err db_bridge_counts(struct db *db, int64_t counts[BRIDGE_STATES])
{
    struct statement *s = st_of(db, ST_bridge_counts);
    bool row = false;
    enum err e;
    memset(counts, 0, sizeof *counts * BRIDGE_STATES);
    while (!(e = st_next(s, &row)) && row) {
        int64_t state = take_int(s), n = take_int(s);
        if (state > 0 && state < BRIDGE_STATES)
            counts[state] = n;
    }
    return e;
}

enum err db_bridge_undone(struct db *db, int64_t *waiting, int64_t *quarantined)
{
    struct statement *s = st_of(db, ST_bridge_undone);
    enum err e = st_one(s);
    if (e)
        return e;
    *waiting = take_int(s);
    *quarantined = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_bridge_mark(struct db *db, const struct bridge_row *row)
{
    struct statement *s = st_of(db, ST_bridge_mark);
    int64_t changed = 0;
    put_int(s, "case_id", row->case_id);
    put_int(s, "state", row->state);
    put_int(s, "tries", row->tries);
    put_int(s, "due_s", row->due_s);
    put_int(s, "status", row->status);
    put_str(s, "why", row->why);
    put_int(s, "acked_s", row->acked_s);
    put_str(s, "serial", row->serial);
    put_str(s, "said", row->said);
    put_int(s, "ask_s", row->ask_s);
    put_int(s, "asks", row->asks);
    put_int(s, "heard_s", row->heard_s);
    put_int(s, "heard_ix", row->heard_ix);
    put_int(s, "tell", row->tell);
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_bridge_words(struct db *db, int64_t case_id, struct arena *arena, struct span *out)
{
    struct statement *s = st_of(db, ST_bridge_words);
    *out = (struct span){NULL, 0};
    put_int(s, "case_id", case_id);
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    int64_t id = take_int(s);
    *out = span_copy(arena, take_sealed(db, s, VAULT_INBOX_BODY, id));
    st_end(s);
    return ERR_NONE;
}

/* --- what another system brought --- */

enum err db_brought(struct db *db, struct brought *b)
{
    struct statement *s = st_of(db, ST_brought_get);
    put_int(s, "key", b->key);
    put_str(s, "name", b->name);
    enum err e = st_one(s);
    if (e)
        return e;
    b->at_s = take_int(s);
    b->case_id = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_brought_put(struct db *db, const struct brought *b)
{
    struct statement *s = st_of(db, ST_brought_put);
    put_int(s, "key", b->key);
    put_str(s, "name", b->name);
    put_int(s, "at_s", b->at_s);
    return st_run(s, NULL);
}

enum err db_brought_is(struct db *db, const struct brought *b)
{
    struct statement *s = st_of(db, ST_brought_is);
    put_int(s, "key", b->key);
    put_str(s, "name", b->name);
    put_int(s, "case_id", b->case_id);
    return st_run(s, NULL);
}

enum err db_brought_word(struct db *db, struct brought *b, struct span link, bool *stored)
{
    enum err e = ERR_NOT_FOUND;
    for (int64_t day = b->at_s / DAY_S; e == ERR_NOT_FOUND && day <= b->at_s / DAY_S + 1; day++) {
        struct statement *s = st_of(db, ST_brought_word);
        put_int(s, "day", day);
        put_str(s, "msgid", b->name);
        put_text(s, "carrier", link);
        e = st_one(s);
        if (!e) {
            b->case_id = take_int(s);
            st_end(s);
        }
    }
    *stored = !e;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

enum err db_brought_serial(struct db *db, struct brought *b, const char *serial)
{
    struct statement *s = st_of(db, ST_brought_serial);
    put_int(s, "key", b->key);
    put_str(s, "serial", serial);
    enum err e = st_one(s);
    if (e)
        return e;
    take_str(s, b->name, sizeof b->name);
    st_end(s);
    return ERR_NONE;
}
