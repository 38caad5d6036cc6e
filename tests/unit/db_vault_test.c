/* db_vault_test.c - sealing: what comes back, and what is refused. The shelf of keys is a table in memory. */
#include "db/vault.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "mlinzid/story/files.h"
#include "tests/unit/test.h"

struct shelf {
    int64_t subject[64];
    struct wrapped w[64];
    int n, gets, puts;
    int64_t newest;
    enum err fails, newest_fails; /* every answer, or that one, where it is not ERR_NONE */
};

static int find(const struct shelf *s, int64_t subject)
{
    for (int i = 0; i < s->n; i++)
        if (s->subject[i] == subject)
            return i;
    return -1;
}

static enum err shelf_get(void *ctx, int64_t subject, struct wrapped *out)
{
    struct shelf *s = ctx;
    int i = find(s, subject);
    s->gets++;
    if (s->fails)
        return s->fails;
    if (i < 0)
        return ERR_NOT_FOUND;
    *out = s->w[i];
    return out->kek ? ERR_NONE : ERR_STALE;
}

static enum err shelf_put(void *ctx, int64_t subject, const struct wrapped *w)
{
    struct shelf *s = ctx;
    s->puts++;
    if (s->fails)
        return s->fails;
    s->subject[s->n] = subject;
    s->w[s->n++] = *w;
    return ERR_NONE;
}

static enum err shelf_newest(void *ctx, int64_t *generation)
{
    struct shelf *s = ctx;
    *generation = s->newest;
    return s->fails ? s->fails : s->newest_fails;
}

struct bank {
    struct keyring keys;
    struct shelf shelf;
    struct vault *v;
};

static void bank_open(struct bank *b, uint64_t seed)
{
    memset(b, 0, sizeof *b);
    keyring_of_seed(&b->keys, seed);
    b->shelf.newest = 1;
    struct vault_shelf s = {&b->shelf, shelf_get, shelf_put, shelf_newest};
    CHECK_INT(vault_new(&b->keys, &s, &b->v), ERR_NONE);
    vault_begin(b->v);
}

static void bank_close(struct bank *b)
{
    vault_free(b->v);
}

static const int64_t subject = (INT64_C(1) << 56) + 7;

/* What was sealed, kept by the test: the vault's own bytes are soon written over. */
struct kept {
    char *p;
    size_t n;
};

static struct kept keep(struct span s)
{
    struct kept k = {malloc(s.n + 1), s.n};
    if (s.n)
        memcpy(k.p, s.p, s.n);
    return k;
}

static enum vault_verdict open_as(struct bank *b, enum vault_column column, int64_t row, const struct kept *k,
                                  struct span *plain)
{
    return vault_open(b->v, column, row, (struct span){k->p, k->n}, plain);
}

static void a_value_comes_back_and_is_nowhere_in_what_is_stored(void)
{
    struct bank b;
    struct span plain, said = SPAN("mtoto wa jirani, Ganda");
    bank_open(&b, 1);
    struct kept k = keep(vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, said));
    CHECK_INT(vault_fault(b.v), ERR_NONE);
    CHECK_INT((int64_t)k.n, (int64_t)said.n + 1 + 8 + 24 + 16);
    CHECK(memmem(k.p, k.n, "Ganda", 5) == NULL);
    CHECK_INT(open_as(&b, VAULT_NOTE_BODY, 5, &k, &plain), VAULT_OPEN);
    CHECK(span_is(plain, "mtoto wa jirani, Ganda"));
    struct kept again = keep(vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, said));
    CHECK(again.n == k.n && memcmp(again.p, k.p, k.n) != 0); /* another nonce each time */
    CHECK_INT(b.shelf.puts, 1);                              /* one key for the subject */
    CHECK(memmem(&b.shelf.w[0], sizeof b.shelf.w[0], b.keys.kek[0].key, 8) == NULL);
    free(k.p);
    free(again.p);
    bank_close(&b);
}

static void every_flipped_bit_and_every_cut_is_refused(void)
{
    struct bank b;
    struct span plain;
    int refused = 0, asked = 0;
    bank_open(&b, 1);
    struct kept k = keep(vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, SPAN("alone since yesterday")));
    for (size_t i = 0; i < k.n; i++)
        for (int bit = 0; bit < 8; bit++) {
            k.p[i] = (char)(k.p[i] ^ 1 << bit);
            refused += open_as(&b, VAULT_NOTE_BODY, 5, &k, &plain) == VAULT_REFUSED && plain.n == 0;
            k.p[i] = (char)(k.p[i] ^ 1 << bit);
            asked++;
        }
    for (size_t n = 1; n < k.n; n++) {
        struct kept cut = {k.p, n};
        refused += open_as(&b, VAULT_NOTE_BODY, 5, &cut, &plain) == VAULT_REFUSED && plain.n == 0;
        asked++;
    }
    CHECK_INT(refused, asked);
    CHECK_INT(vault_refusals(b.v), asked);
    CHECK_INT(open_as(&b, VAULT_NOTE_BODY, 5, &k, &plain), VAULT_OPEN); /* and as it was, it opens */
    CHECK_INT(vault_fault(b.v), ERR_NONE);
    free(k.p);
    bank_close(&b);
}

static void a_value_moved_to_another_place_is_refused(void)
{
    struct bank b;
    struct span plain;
    bank_open(&b, 1);
    struct kept k = keep(vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, SPAN("alone")));
    CHECK_INT(open_as(&b, VAULT_NOTE_BODY, 6, &k, &plain), VAULT_REFUSED);
    CHECK_INT(open_as(&b, VAULT_QUESTION_BODY, 5, &k, &plain), VAULT_REFUSED);
    struct kept other = keep(vault_seal(b.v, subject + 1, VAULT_NOTE_BODY, 5, SPAN("alone")));
    memcpy(other.p + 1, k.p + 1, 8); /* another subject's value, said to be of this one */
    CHECK_INT(open_as(&b, VAULT_NOTE_BODY, 5, &other, &plain), VAULT_REFUSED);
    free(k.p);
    free(other.p);
    bank_close(&b);
}

static void empty_stays_empty(void)
{
    struct bank b;
    struct span plain;
    bank_open(&b, 1);
    CHECK_INT((int64_t)vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, (struct span){NULL, 0}).n, 0);
    CHECK_INT(b.shelf.puts, 0); /* and costs no key */
    CHECK_INT(vault_open(b.v, VAULT_NOTE_BODY, 5, (struct span){"", 0}, &plain), VAULT_OPEN);
    CHECK_INT((int64_t)plain.n, 0);
    bank_close(&b);
}

static void another_stores_key_opens_nothing(void)
{
    struct bank b, thief;
    struct span plain;
    unsigned char check[WRAPPED_BYTES];
    bank_open(&b, 1);
    bank_open(&thief, 2);
    struct kept k = keep(vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, SPAN("alone")));
    thief.shelf = b.shelf; /* the whole table of wrapped keys is stolen, too */
    CHECK_INT(open_as(&thief, VAULT_NOTE_BODY, 5, &k, &plain), VAULT_REFUSED);
    CHECK(vault_check_make(b.v, 1, check));
    CHECK(vault_check(b.v, 1, check));
    CHECK(!vault_check(thief.v, 1, check)); /* so a wrong key is known at the start */
    CHECK(!vault_check(b.v, 2, check));     /* and one that is not there */
    free(k.p);
    bank_close(&b);
    bank_close(&thief);
}

static void what_is_erased_reads_as_empty_and_takes_nothing_more(void)
{
    struct bank b;
    struct span plain;
    unsigned char key[KEY_BYTES];
    bank_open(&b, 1);
    struct kept k = keep(vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, SPAN("alone")));
    memset(&b.shelf.w[0], 0, sizeof b.shelf.w[0]);
    CHECK_INT(open_as(&b, VAULT_NOTE_BODY, 5, &k, &plain), VAULT_OPEN); /* the key is still in memory */
    vault_forget(b.v);
    CHECK_INT(open_as(&b, VAULT_NOTE_BODY, 5, &k, &plain), VAULT_ERASED);
    CHECK_INT((int64_t)plain.n, 0);
    CHECK_INT((int64_t)vault_seal(b.v, subject, VAULT_NOTE_BODY, 6, SPAN("more")).n, 0);
    CHECK(!vault_row_key(b.v, subject, 1, 1, key));
    CHECK_INT(vault_fault(b.v), ERR_NONE); /* that is no fault: the turn goes on */
    CHECK_INT(vault_refusals(b.v), 0);
    b.shelf.n = 0; /* a key that somebody took away is something else */
    CHECK_INT(open_as(&b, VAULT_NOTE_BODY, 5, &k, &plain), VAULT_REFUSED);
    free(k.p);
    bank_close(&b);
}

static void without_a_key_nothing_may_be_kept(void)
{
    struct bank b;
    struct span plain;
    unsigned char key[KEY_BYTES];
    bank_open(&b, 1);
    struct kept k = keep(vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, SPAN("alone")));
    vault_forget(b.v);
    b.shelf.fails = ERR_DISK;
    CHECK_INT((int64_t)vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, SPAN("alone")).n, 0);
    CHECK_INT(vault_fault(b.v), ERR_DISK);
    vault_begin(b.v);
    CHECK_INT(vault_fault(b.v), ERR_NONE);
    CHECK_INT(open_as(&b, VAULT_NOTE_BODY, 5, &k, &plain), VAULT_REFUSED);
    CHECK_INT(vault_fault(b.v), ERR_DISK); /* nothing is known about the value: no decision may stand on it */
    vault_begin(b.v);
    CHECK(!vault_row_key(b.v, subject, 1, 1, key));
    CHECK_INT(vault_fault(b.v), ERR_DISK);
    b.shelf.fails = ERR_NONE;
    vault_begin(b.v);
    b.shelf.newest = 2; /* a rotation began, its key file is not to be had here */
    CHECK_INT((int64_t)vault_seal(b.v, subject + 9, VAULT_NOTE_BODY, 5, SPAN("alone")).n, 0);
    CHECK_INT(vault_fault(b.v), ERR_CONFIG);
    free(k.p);
    bank_close(&b);
}

static void a_key_wrapped_anew_opens_what_it_sealed(void)
{
    struct bank b;
    struct span plain;
    struct wrapped fresh, wrong;
    bank_open(&b, 1);
    struct kept k = keep(vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, SPAN("alone")));
    b.keys.kek[1].generation = 2;
    randombytes_buf(b.keys.kek[1].key, KEY_BYTES);
    b.keys.keks = 2;
    CHECK_INT(vault_rewrap(b.v, subject, 2, &b.shelf.w[0], &fresh), ERR_NONE);
    CHECK_INT(fresh.kek, 2);
    CHECK_INT(vault_rewrap(b.v, subject + 1, 2, &b.shelf.w[0], &wrong), ERR_REFUSED); /* another's row */
    CHECK_INT(vault_rewrap(b.v, subject, 3, &b.shelf.w[0], &wrong), ERR_CONFIG);
    b.shelf.w[0] = fresh;
    memmove(&b.keys.kek[0], &b.keys.kek[1], sizeof b.keys.kek[0]); /* the old file is away */
    b.keys.keks = 1;
    vault_forget(b.v);
    CHECK_INT(open_as(&b, VAULT_NOTE_BODY, 5, &k, &plain), VAULT_OPEN);
    CHECK(span_is(plain, "alone"));
    free(k.p);
    bank_close(&b);
}

static void the_first_fault_of_a_transaction_is_the_one_told(void)
{
    struct bank b;
    struct span plain;
    unsigned char key[KEY_BYTES];
    bank_open(&b, 1);
    struct kept k = keep(vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, SPAN("alone")));
    vault_forget(b.v);
    b.shelf.newest_fails = ERR_DISK; /* no generation can be had for a key of a new subject */
    CHECK_INT((int64_t)vault_seal(b.v, subject + 1, VAULT_NOTE_BODY, 6, SPAN("alone")).n, 0);
    CHECK_INT(vault_fault(b.v), ERR_DISK);
    b.shelf.fails = ERR_BUSY; /* and then nothing at all: the cause was the disk */
    CHECK_INT((int64_t)vault_seal(b.v, subject + 1, VAULT_NOTE_BODY, 6, SPAN("alone")).n, 0);
    CHECK_INT(open_as(&b, VAULT_NOTE_BODY, 5, &k, &plain), VAULT_REFUSED);
    CHECK(!vault_row_key(b.v, subject + 2, 1, 1, key));
    CHECK_INT(vault_fault(b.v), ERR_DISK);
    free(k.p);
    bank_close(&b);
}

static void a_rotation_whose_key_file_is_damaged_seals_nothing(void)
{
    static const unsigned char half[16] = {1};
    struct bank b;
    char dir[256];
    unsigned char check[WRAPPED_BYTES];
    bank_open(&b, 1);
    CHECK(files_temporary(dir, sizeof dir));
    CHECK_INT(key_file_write(dir, "kek-2", half, sizeof half), ERR_NONE);
    CHECK(setenv("CREDENTIALS_DIRECTORY", dir, 1) == 0);
    b.shelf.newest = 2;
    CHECK_INT((int64_t)vault_seal(b.v, subject, VAULT_NOTE_BODY, 5, SPAN("alone")).n, 0);
    CHECK_INT(vault_fault(b.v), ERR_CONFIG);
    CHECK(!vault_check_make(b.v, 2, check));
    CHECK_INT(b.shelf.puts, 0);
    CHECK(unsetenv("CREDENTIALS_DIRECTORY") == 0);
    files_remove(dir);
    bank_close(&b);
}

/* The right key, but other words under it: the check is of the words, too. */
static void a_check_of_other_words_is_none(void)
{
    struct bank b;
    bank_open(&b, 1);
    CHECK(vault_seal(b.v, VAULT_CHECK, VAULT_NOTE_BODY, 5, SPAN("alone")).n > 0);
    CHECK_INT(b.shelf.subject[0], VAULT_CHECK);
    CHECK(!vault_check(b.v, 1, b.shelf.w[0].bytes));
    bank_close(&b);
}

/* More values, and larger ones, than the rings hold: each is right when it is used. */
static void many_and_large_values(void)
{
    struct bank b;
    struct span plain;
    bank_open(&b, 1);
    size_t most = 1 << 20;
    char *large = malloc(most);
    memset(large, 'x', most);
    struct kept k = keep(vault_seal(b.v, subject, VAULT_INBOX_BODY, 1, (struct span){large, most}));
    CHECK_INT(open_as(&b, VAULT_INBOX_BODY, 1, &k, &plain), VAULT_OPEN);
    CHECK(plain.n == most && memcmp(plain.p, large, most) == 0);
    int right = 0;
    for (int i = 0; i < 3000; i++) { /* and more subjects than slots: each key is found again */
        size_t n = (size_t)i % 700 + 1;
        struct kept s = keep(vault_seal(b.v, subject + i % 40, VAULT_NOTE_BODY, i, (struct span){large, n}));
        right += open_as(&b, VAULT_NOTE_BODY, i, &s, &plain) == VAULT_OPEN && plain.n == n;
        free(s.p);
    }
    CHECK_INT(right, 3000);
    CHECK_INT((int64_t)vault_seal(b.v, subject, VAULT_INBOX_BODY, 1, (struct span){large, (size_t)3 << 20}).n, 0);
    CHECK_INT(vault_fault(b.v), ERR_FULL);
    free(k.p);
    free(large);
    bank_close(&b);
}

static void tokens_are_keyed_and_apart(void)
{
    struct bank b, other;
    bank_open(&b, 1);
    bank_open(&other, 2);
    int64_t t = vault_index(b.v, VAULT_TOKEN_NUMBER, SPAN("+254700000001"));
    CHECK_INT(vault_index(b.v, VAULT_TOKEN_NUMBER, SPAN("+254700000001")), t); /* from memory */
    for (int i = 0; i < 500; i++) {
        char number[16];
        (void)snprintf(number, sizeof number, "+25471%07d", i);
        CHECK(vault_index(b.v, VAULT_TOKEN_NUMBER, span_of(number)) != t);
    }
    CHECK_INT(vault_index(b.v, VAULT_TOKEN_NUMBER, SPAN("+254700000001")), t); /* and worked out anew */
    CHECK(vault_index(b.v, VAULT_TOKEN_ALARM, SPAN("+254700000001")) != t);
    CHECK(vault_index(other.v, VAULT_TOKEN_NUMBER, SPAN("+254700000001")) != t);
    struct span none = {"", 0}, sentence = SPAN("longer than any number that a phone can have");
    int64_t empty = vault_index(b.v, VAULT_TOKEN_NUMBER, none), large = vault_index(b.v, VAULT_TOKEN_ALARM, sentence);
    CHECK(empty != 0 && large != empty);
    CHECK_INT(vault_index(b.v, VAULT_TOKEN_NUMBER, none),
              empty); /* neither is kept in memory, both are the same again */
    CHECK_INT(vault_index(b.v, VAULT_TOKEN_ALARM, sentence), large);
    bank_close(&b);
    bank_close(&other);
}

static void row_keys_follow_from_the_subject_and_the_row(void)
{
    struct bank b;
    unsigned char one[KEY_BYTES], two[KEY_BYTES];
    bank_open(&b, 1);
    CHECK(vault_row_key(b.v, subject, 1, 5, one));
    vault_forget(b.v);
    CHECK(vault_row_key(b.v, subject, 1, 5, two));
    CHECK(memcmp(one, two, sizeof one) == 0);
    CHECK(vault_row_key(b.v, subject, 1, 6, two) && memcmp(one, two, sizeof one) != 0);
    CHECK(vault_row_key(b.v, subject, 2, 5, two) && memcmp(one, two, sizeof one) != 0);
    CHECK(vault_row_key(b.v, subject + 1, 1, 5, two) && memcmp(one, two, sizeof one) != 0);
    bank_close(&b);
}

int main(void)
{
    RUN(a_value_comes_back_and_is_nowhere_in_what_is_stored);
    RUN(every_flipped_bit_and_every_cut_is_refused);
    RUN(a_value_moved_to_another_place_is_refused);
    RUN(empty_stays_empty);
    RUN(another_stores_key_opens_nothing);
    RUN(what_is_erased_reads_as_empty_and_takes_nothing_more);
    RUN(without_a_key_nothing_may_be_kept);
    RUN(a_key_wrapped_anew_opens_what_it_sealed);
    RUN(the_first_fault_of_a_transaction_is_the_one_told);
    RUN(a_rotation_whose_key_file_is_damaged_seals_nothing);
    RUN(a_check_of_other_words_is_none);
    RUN(many_and_large_values);
    RUN(tokens_are_keyed_and_apart);
    RUN(row_keys_follow_from_the_subject_and_the_row);
    return test_end();
}
