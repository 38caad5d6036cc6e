/* password.h - the rules of signing in by password: which are good enough, and who needs a one-time code besides. After
 * NIST SP 800-63B: long, no rules of composition, what everybody guesses first refused. */
#ifndef MLINZI_CORE_PASSWORD_H
#define MLINZI_CORE_PASSWORD_H

#include "core/directory.h"

#define PASSWORD_MIN 12        /* characters */
#define PASSWORD_MAX_BYTES 200 /* at least 64 characters, whatever the script */
enum password_fault {
    PASSWORD_GOOD,
    PASSWORD_SHORT,
    PASSWORD_LONG,
    PASSWORD_REPEATS, /* the same one to four characters again and again, or counting up or down */
    PASSWORD_KNOWN,   /* among those people choose first, with or without digits and signs behind */
    PASSWORD_OF_PHONE,
    PASSWORD_FAULTS
};
enum password_fault password_check(struct span password, struct span phone);
const char *password_fault_words(enum password_fault f); /* a sentence for a person; "" for PASSWORD_GOOD */
/* Above sub-county, and whoever runs or audits the service: a password alone does not do. */
bool password_needs_code(const struct post *posts, int n);

#endif
