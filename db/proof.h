/* proof.h - what the audit vouches for beside its own records: the rows that were written with them. For each row of a
 * case (its own row at a version, a text that came, a note, a text that goes out, a record's own words) the audit keeps
 * a commitment in the next record of that case: a keyed hash of the row's lasting contents. The row's key follows from
 * the case's key; it is told in a bundle for a court, and gone when the case is erased, so that a commitment tells
 * nobody anything.
 *
 * Contents are a list of names and values, those that are 0 or empty left out, so that a column added later changes no
 * older commitment. Written and shown by the same functions, one a table. */
#ifndef MLINZI_DB_PROOF_H
#define MLINZI_DB_PROOF_H

#include "core/case.h"
#include "db/chain.h"

/* The numbers are part of what is hashed: new ones go to the end. */
enum proof_table { PROOF_NONE, PROOF_CASE, PROOF_INBOX, PROOF_NOTE, PROOF_TEXT, PROOF_WORDS, PROOF_TABLES };
const char *proof_table_word(int64_t table); /* "case", "inbox", "note", "text", "words"; "" for others */

struct json_t;
struct content {
    struct digester d;
    struct json_t *fields; /* NULL: only hashed; else an array that gets [name, value] of each */
};
void content_begin(struct content *c, enum proof_table table, struct json_t *fields);
void content_int(struct content *c, const char *name, int64_t v);
void content_text(struct content *c, const char *name, struct span v);
struct digest content_end(struct content *c);
/* The same of such an array; false: it is not one. */
bool content_of_json(enum proof_table table, const struct json_t *fields, struct digest *out);
/* Bytes as JSON: text where they are text, {"hex": ...} where not. */
struct json_t *bytes_json(struct span v);

struct inbox_row;
struct outbox_row;
struct note_row {
    int64_t case_id, id, at_s, role, person;
    struct span word, body;
};
void content_case(struct content *c, const struct case_file *f);
void content_inbox(struct content *c, const struct inbox_row *r);
void content_note(struct content *c, const struct note_row *n);
void content_outbox(struct content *c, const struct outbox_row *r);

/* --- what waits in the open transaction for its record --- */
#define PROOFS_MAX 128
struct proofs {
    struct {
        int64_t case_id, at_s;
        struct proof_entry e;
    } wait[PROOFS_MAX];
    int n;
    struct digest inbox; /* of the text that came last: it is not known yet whose it is */
    int64_t inbox_id;
};
struct db;
/* A row of a case was written: its commitment waits for the next record of that case. */
MUST_USE enum err proof_row(struct db *db, int64_t case_id, int64_t at_s, enum proof_table table, int64_t row,
                            const struct digest *content);
MUST_USE enum err proof_inbox(struct db *db, int64_t case_id, int64_t at_s);
/* What waits for a record of that case, as its column proof; no longer waiting. Returns the bytes. */
size_t proof_take(struct db *db, int64_t case_id, unsigned char out[PROOFS_MAX * PROOF_BYTES]);
/* Before the commit: what still waits gets a record of its own ("rows.written"). */
MUST_USE enum err proof_commit(struct db *db);

#endif
