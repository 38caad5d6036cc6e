/* inbox.c - what came in: each message once, by the carrier's own time and id for it.
 * The time stands first in the unique key, so that the index grows at its end. */
#include "db/store.h"

enum err db_inbox_add(struct db *db, const struct inbox_row *row)
{
    struct statement *s = st_of(db, ST_inbox_add);
    int64_t changed = 0;
    put_int(s, "id", row->id);
    put_int(s, "at_s", row->at_s);
    put_text(s, "carrier", row->carrier);
    put_text(s, "msgid", row->msgid);
    put_text(s, "receiver", row->receiver);
    put_int(s, "sender_ix", number_ix(db, &row->sender));
    put_number(db, s, "sender", VAULT_INBOX_SENDER, row->id, &row->sender);
    put_bytes(s, "body", seal(db, VAULT_INBOX_BODY, row->id, row->text));
    put_int(s, "stored_s", row->stored_s);
    put_int(s, "text_hash", row->text_hash);
    put_int(s, "partial", row->partial);
    put_int(s, "broken", row->broken);
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_EXISTS;
}

enum err db_inbox_person(struct db *db, int64_t inbox_id, const char *why)
{
    struct statement *s = st_of(db, ST_inbox_person);
    int64_t changed = 0;
    put_int(s, "id", inbox_id);
    put_str(s, "why", why);
    enum err e = st_run(s, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_NOT_FOUND;
}
