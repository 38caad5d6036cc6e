/* inbox.c - what came in: each message once, by the carrier's own time and id for it.
 * The time stands first in the unique key, so that the index grows at its end.
 * The row is added before anything is decided (its unique key is what knows a repeated message); its words are sealed a
 * moment later in the same transaction, when it is known whose they are: the case's, or the day's. */
#include <stdlib.h>
#include <string.h>

#include "db/store.h"

static enum err keep_words(struct db *db, const struct inbox_row *row)
{
    if (row->text.n > db->words.cap) {
        char *grown = realloc(db->words.body, row->text.n);
        if (!grown)
            return ERR_FULL;
        db->words.body = grown;
        db->words.cap = row->text.n;
    }
    if (row->text.n)
        memcpy(db->words.body, row->text.p, row->text.n);
    db->words.n = row->text.n;
    db->words.id = row->id;
    db->words.day = day_of(row->stored_s);
    db->words.sender = row->sender;
    return ERR_NONE;
}

/* Binds the words that wait, sealed; they wait no more. */
static void put_words(struct db *db, struct statement *s, int64_t subject)
{
    int64_t id = db->words.id;
    put_bytes(s, "sender", seal(db, subject, VAULT_INBOX_SENDER, id, span_of(db->words.sender.s)));
    put_bytes(s, "body", seal(db, subject, VAULT_INBOX_BODY, id, (struct span){db->words.body, db->words.n}));
    if (db->words.n)
        memset(db->words.body, 0, db->words.n);
    db->words.id = 0;
}

enum err inbox_words(struct db *db)
{
    int64_t id = db->words.id;
    if (!id)
        return ERR_NONE;
    struct statement *s = st_of(db, ST_inbox_words);
    put_int(s, "id", id);
    put_words(db, s, subject_intake(db->words.day));
    return st_run(s, NULL);
}

enum err inbox_is_taken(struct db *db, int64_t id, const struct effect *e)
{
    struct statement *s = st_of(db, ST_inbox_took);
    bool words = id == db->words.id;
    put_int(s, "report", e->report);
    put_text(s, "word", e->word);
    put_int(s, "case_id", e->case_id);
    put_int(s, "text_hash", e->text_hash);
    put_int(s, "words", words);
    if (words) {
        put_words(db, s, e->case_id ? subject_case(e->case_id) : subject_intake(db->words.day));
    } else {
        put_bytes(s, "sender", (struct span){NULL, 0});
        put_bytes(s, "body", (struct span){NULL, 0});
    }
    put_int(s, "id", id);
    return st_run(s, NULL);
}

static enum err keep(struct db *db, const struct inbox_row *row)
{
    struct content c;
    content_begin(&c, PROOF_INBOX, NULL);
    content_inbox(&c, row);
    db->proofs.inbox = content_end(&c);
    db->proofs.inbox_id = row->id;
    return keep_words(db, row);
}

/* A carrier that was started anew may give the same message another time: its id alone is looked up too, among what was
 * stored today and yesterday. */
static enum err known(struct db *db, const struct inbox_row *row, bool *out)
{
    struct statement *s = st_of(db, ST_inbox_known);
    int64_t day = row->stored_s / DAY_S;
    *out = false;
    for (int64_t d = day; !*out && d >= day - 1; d--) {
        put_int(s, "day", d);
        put_text(s, "msgid", row->msgid);
        put_text(s, "carrier", row->carrier);
        enum err e = st_one(s);
        if (e)
            return e;
        *out = take_int(s) > 0;
        st_end(s);
    }
    return ERR_NONE;
}

enum err db_inbox_add(struct db *db, const struct inbox_row *row)
{
    int64_t changed = 0;
    bool again = false;
    enum err before = row->msgid.n ? known(db, row, &again) : ERR_NONE;
    if (before || again)
        return before ? before : ERR_EXISTS;
    enum err e = inbox_words(db); /* of the text before */
    if (e)
        return e;
    struct statement *s = st_of(db, ST_inbox_add);
    put_int(s, "id", row->id);
    put_int(s, "at_s", row->at_s);
    put_text(s, "carrier", row->carrier);
    put_text(s, "msgid", row->msgid);
    put_text(s, "receiver", row->receiver);
    put_int(s, "sender_ix", number_ix(db, &row->sender));
    put_bytes(s, "none", (struct span){"", 0});
    put_int(s, "stored_s", row->stored_s);
    put_int(s, "text_hash", row->text_hash);
    put_int(s, "partial", row->partial);
    put_int(s, "broken", row->broken);
    e = st_run(s, &changed);
    return e ? e : changed == 1 ? keep(db, row) : ERR_EXISTS;
}

enum err db_inbox_person(struct db *db, int64_t inbox_id, const char *why)
{
    enum err e = inbox_words(db);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_inbox_person);
    int64_t changed = 0;
    put_int(s, "id", inbox_id);
    put_str(s, "why", why);
    e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_inbox_sent(struct db *db, struct span carrier, const struct msisdn *from, struct inbox_row *rows, int *n,
                       struct arena *arena)
{
    struct statement *s = st_of(db, ST_inbox_sent);
    bool row = false;
    enum err e;
    put_int(s, "sender_ix", number_ix(db, from));
    put_text(s, "carrier", carrier);
    put_int(s, "cap", *n);
    *n = 0;
    while (!(e = st_next(s, &row)) && row) {
        struct inbox_row *in = &rows[(*n)++];
        *in = (struct inbox_row){.id = take_int(s), .sender = *from};
        in->stored_s = take_int(s);
        in->text = span_copy(arena, take_sealed(db, s, VAULT_INBOX_BODY, in->id));
    }
    return e ? e : arena->full ? ERR_FULL : ERR_NONE;
}
