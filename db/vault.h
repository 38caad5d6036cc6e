/* vault.h - the one seam for personal columns: phones, names, what was reported, notes, the names in texts,
 * explanations.
 *
 * A sealed value is: 1 byte format, 8 bytes subject, 24 bytes nonce, then XChaCha20-Poly1305 (libsodium) of the plain
 * bytes, 16 of them the tag. What is bound beside the plain bytes: column, row and subject, so that a value moved to
 * another place is refused. An empty value stays empty: that a column is empty is no secret, nor is its length.
 *
 * Each subject has a key of its own, made when the first value of it is sealed, wrapped under the newest key-encryption
 * key and kept in table subject_key. Subjects are a case, a party (a person, a child, an unregistered reporter) and,
 * for what has no subject yet, a day's intake. Erasing a subject is destroying its key: whatever was sealed under it,
 * here or in an old page of the file, is noise from then on. */
#ifndef MLINZI_DB_VAULT_H
#define MLINZI_DB_VAULT_H

#include "db/keyring.h"

/* The numbers are part of what is sealed: new columns go to the end. */
enum vault_column {
    VAULT_PHONE_NUMBER, /* row: the number's token */
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
    VAULT_PIN_HASH,
    VAULT_CHECK, /* the constant by which a wrong key-encryption key is known */
    VAULT_CASE_DOB,
    VAULT_CASE_WHEN,
    VAULT_PASSWORD_HASH,
    VAULT_TOTP_SECRET,
    VAULT_HOOK_TARGET,
    VAULT_SHEET_WORDS, /* row: a hash of sheet, field, ord, version */
    VAULT_CHILD_NAMES,
    VAULT_IDENTIFIER,
    VAULT_REFERRAL_WORDS,
    VAULT_CONTACT_NOTES,
    VAULT_BRIDGE_BODY,
    VAULT_UNIT_PHONE,
    VAULT_CASEWORK_WORDS,
    VAULT_CARE_WORDS,
    VAULT_IMPORT_LINE,
    VAULT_TEACH_BODY,
    VAULT_SHEET_DRAFT, /* row: a hash of person, case, sheet */
    VAULT_HANDOVER_WORDS,
    VAULT_COLUMNS
};
#define SUBJECT_SHIFT 56
enum subject_kind { SUBJECT_NONE, SUBJECT_CASE, SUBJECT_PARTY, SUBJECT_INTAKE, SUBJECT_HOUSE, SUBJECT_CONTACT };
static inline int64_t subject_case(int64_t id)
{
    return INT64_C(1) * SUBJECT_CASE << SUBJECT_SHIFT | id;
}
static inline int64_t subject_party(int64_t id)
{
    return INT64_C(1) * SUBJECT_PARTY << SUBJECT_SHIFT | id;
}
static inline int64_t subject_intake(int64_t day) /* of what has no case: the day it came or was made */
{
    return INT64_C(1) * SUBJECT_INTAKE << SUBJECT_SHIFT | day;
}
static inline int64_t subject_house(void) /* the service itself: what concerns no case and no person; never erased */
{
    return INT64_C(1) * SUBJECT_HOUSE << SUBJECT_SHIFT;
}
static inline int64_t subject_contact(int64_t id) /* somebody who called the helpline */
{
    return INT64_C(1) * SUBJECT_CONTACT << SUBJECT_SHIFT | id;
}
static inline enum subject_kind subject_kind(int64_t subject)
{
    return (enum subject_kind)(subject >> SUBJECT_SHIFT);
}

/* What is looked up by a keyed hash (BLAKE2b, 64 bits kept); a key of its own for each, the same in every table, so
 * that rows find each other. */
enum vault_token {
    VAULT_TOKEN_NUMBER,
    VAULT_TOKEN_ALARM,
    VAULT_TOKEN_SESSION,
    VAULT_TOKEN_API,
    VAULT_TOKEN_SOUND,      /* of names, for finding children by likeness */
    VAULT_TOKEN_IDENTIFIER, /* a birth certificate's number and the like */
    VAULT_TOKEN_BRIDGE,     /* what CPIMS said of a case */
    VAULT_TOKENS
};

#define WRAPPED_BYTES (24 + KEY_BYTES + 16) /* nonce, key, tag */
struct wrapped {
    int64_t kek; /* generation */
    unsigned char bytes[WRAPPED_BYTES];
};
/* Where wrapped keys are kept: the store, or a test's table. */
struct vault_shelf {
    void *ctx;
    enum err (*get)(void *ctx, int64_t subject, struct wrapped *out); /* ERR_NOT_FOUND: never made; ERR_STALE: erased */
    enum err (*put)(void *ctx, int64_t subject, const struct wrapped *w);
    enum err (*newest)(void *ctx, int64_t *generation); /* under which new keys are wrapped */
};
struct vault;
MUST_USE enum err vault_new(struct keyring *keys, const struct vault_shelf *shelf, struct vault **out);
void vault_free(struct vault *v);
/* A subject whose key is damaged is sealed under the service's own: a case must climb whatever somebody altered.
 * The bytes to store, good until some 32 KiB more were sealed. When the key cannot be had or made they are empty and
 * vault_fault() says why from then on: the transaction must not be committed. */
struct span vault_seal(struct vault *v, int64_t subject, enum vault_column column, int64_t row, struct span plain);
enum vault_verdict {
    VAULT_OPEN,
    VAULT_ERASED, /* the subject's key is gone: *plain is empty */
    VAULT_REFUSED /* not what was sealed for that column, row and subject, or a key-encryption key is missing */
};
/* *plain is good until some 32 KiB more were opened. */
enum vault_verdict vault_open(struct vault *v, enum vault_column column, int64_t row, struct span sealed,
                              struct span *plain);
int64_t vault_index(struct vault *v, enum vault_token token, struct span plain);
/* The key of a row's commitment in the audit (db/audit.c): follows from the subject's key, gone with it. */
MUST_USE bool vault_row_key(struct vault *v, int64_t subject, int64_t table, int64_t row, unsigned char out[KEY_BYTES]);
/* A subject's key once more, under another key-encryption key. */
MUST_USE enum err vault_rewrap(struct vault *v, int64_t subject, int64_t generation, const struct wrapped *old,
                               struct wrapped *out);
/* Sealed under the key-encryption key itself: false when the ring's key of that generation is another one. */
MUST_USE bool vault_check_make(struct vault *v, int64_t generation, unsigned char out[WRAPPED_BYTES]);
MUST_USE bool vault_check(struct vault *v, int64_t generation, const unsigned char sealed[WRAPPED_BYTES]);

void vault_begin(struct vault *v); /* of a transaction */
/* What went wrong since then: ERR_NONE, or why nothing of the transaction may be kept. */
enum err vault_fault(const struct vault *v);
/* After a rollback, and after an erasure: keys in memory may be of rows that are not there. */
void vault_forget(struct vault *v);
int64_t vault_refusals(const struct vault *v); /* values that were refused since the start */

#endif
