/* vault.h - the one seam for personal columns: phones, names, narratives, notes, the args of texts, explanations.
 * NOT YET SEALED: today vault_seal and vault_open hand the bytes through as they are, and the store holds them in the
 * clear. The issue on trust puts the encryption here and nowhere else; every personal column is typed BYTES and passes
 * here already, with what the seal will bind: table and column (one enum), and the row's id. */
#ifndef MLINZI_DB_VAULT_H
#define MLINZI_DB_VAULT_H

#include "base/err.h"
#include "base/hash.h"

enum vault_column {
    VAULT_PHONE_NUMBER, /* phone.number and number.number; row: the index hash */
    VAULT_INBOX_SENDER,
    VAULT_INBOX_BODY,
    VAULT_PARTY_NAME,
    VAULT_CASE_PLACE_TEXT,
    VAULT_CASE_LOCALITY,
    VAULT_CASE_CHILD_NAME,
    VAULT_CASE_EXPLANATION,
    VAULT_CASE_PARTY_NUMBER,
    VAULT_NOTE_BODY,
    VAULT_QUESTION_BODY,
    VAULT_CODE_DIGITS,
    VAULT_CODE_BODY,
    VAULT_OUTBOX_NUMBER,
    VAULT_OUTBOX_ARGS,
    VAULT_AUDIT_DETAIL,
    VAULT_COLUMNS
};
/* What is looked up by a keyed 64-bit hash; a key of its own for each, the same in every table, so that rows find each
 * other. */
enum vault_token { VAULT_TOKEN_NUMBER, VAULT_TOKENS };
struct vault {
    struct hash_key token_key[VAULT_TOKENS];
};
void vault_init(struct vault *v, struct hash_key index_key);
/* The bytes to store; they live until the statement they are bound to has run. */
struct span vault_seal(struct vault *v, enum vault_column column, int64_t row, struct span plain);
/* False: the bytes are not what was sealed for that column and row. Plain lives as long as the sealed bytes do. */
MUST_USE bool vault_open(struct vault *v, enum vault_column column, int64_t row, struct span sealed,
                         struct span *plain);
int64_t vault_index(const struct vault *v, enum vault_token token, struct span plain);

#endif
