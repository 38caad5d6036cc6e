/* ref.h - case references: eight digits, seven by a keyed permutation of the case's number and one check digit.
 * Damm's quasigroup of order 10 (H. M. Damm, 2004): 4817302 gives 4. Ten digits from case 10,000,000 on. */
#ifndef MLINZI_BASE_REF_H
#define MLINZI_BASE_REF_H

#include "base/hash.h"

#define REF_CAP 12
struct ref {
    char digits[REF_CAP]; /* "48173024", NUL-terminated; "" is none */
};
enum ref_verdict { REF_NONE, REF_OK, REF_BAD_DIGIT };

int damm(struct span digits); /* the check digit of digits; 0 when they already end in theirs */
/* The reference of case number n (>= 0); the key never changes in the life of a store. */
void ref_of_case(struct hash_key key, int64_t n, struct ref *out);
/* The case number of a reference whose check digit holds. */
int64_t ref_case(struct hash_key key, const struct ref *r);
/* Reads eight or ten digits at the start of s, spaces or dashes between them allowed; *used is how many bytes they
 * take. REF_NONE: what stands there has another number of digits. REF_BAD_DIGIT: as many digits, wrong check digit.
 * It ends where a group of digits ends: "4817 3024 2 visits" is eight of them, "481730242" is none. */
enum ref_verdict ref_read(struct span s, struct ref *out, size_t *used);
void ref_show(const struct ref *r, struct text *out); /* "4817 3024", "48173 02412" */

#endif
