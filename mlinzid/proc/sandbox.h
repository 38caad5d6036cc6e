/* sandbox.h - each process of the daemon kept to the system calls its work needs (seccomp(2), libseccomp). What is not
 * in its list ends it at once (SIGSYS): whoever takes over a process by a fault of ours or of a library cannot start
 * programs with it, look into others, or open what it was not given. docs/operate.md says what each may do. */
#ifndef MLINZI_MLINZID_SANDBOX_H
#define MLINZI_MLINZID_SANDBOX_H

#include "base/err.h"
#include "mlinzid/proc/message.h"

/* At the very start: private files, no core dumps, no new privileges, nobody of our user may look into us. */
void sandbox_begin(void);
/* Becomes that user for good, where started as root; not root: stays who it is. False: why is a sentence. */
MUST_USE bool sandbox_user(const char *user, char *why, size_t cap);
/* From here on only what the list of that process allows. False: the system would not take the filter. Under
 * AddressSanitizer, whose own calls are in no list, it does nothing: sandbox_real() is false. */
MUST_USE bool sandbox_enter(enum process who);
bool sandbox_real(void);

#endif
