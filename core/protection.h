/* protection.h - what the forms of online protection and of counter-trafficking must hold beyond their fields: evidence
 * is kept by reference and fingerprint, never the material itself; a takedown is asked for again until it is answered;
 * the trafficking forms A to H follow one another. Design of the register, points 6 and 7. Pure. */
#ifndef MLINZI_CORE_PROTECTION_H
#define MLINZI_CORE_PROTECTION_H

#include <stdint.h>

#include "base/text.h"

/* --- online --- */

/* Words that look like a picture or film itself: a data: address, or so long a run of base64 that it is a file. */
bool protection_material(struct span words);
/* 64 hexadecimal digits: a SHA-256. */
bool protection_sha256(struct span words);

#define TAKEDOWN_TABLE(X)                                                             \
    X(REQUESTED, "requested")                                                         \
    X(ACKNOWLEDGED, "acknowledged") /* also in part, or with questions: it goes on */ \
    X(REMOVED, "removed")                                                             \
    X(REFUSED, "refused")
enum takedown {
#define X(id, word) TAKEDOWN_##id,
    TAKEDOWN_TABLE(X)
#undef X
        TAKEDOWNS
};
const char *takedown_word(enum takedown t);
/* By the code of takedown_reply ("" none yet), and whether somebody looked and it was gone. */
enum takedown takedown_of(struct span reply, bool gone);
/* The day to ask again, so many days after anybody last did something about it; 0: it has ended. */
int32_t takedown_ask_day(enum takedown t, int32_t last_day);

/* --- counter-trafficking --- */

enum { CTIP_FORMS = 8 };
/* A to H: 0 to 7. -1: "ctip-d" is how a form is called, and this is none. */
int ctip_of(struct span sheet);
struct ctip_done {
    unsigned filled;   /* bit 0: A stands */
    char screening[8]; /* of the newest D: a code of screening_result; "" none */
};
/* A child was found to be a victim, or may be one: the case is a trafficking case. */
bool ctip_found(const struct ctip_done *d);
/* Why a referral that form C names is made (referral_type_id), by its first service (ctip_service_provider). */
const char *ctip_reason(struct span service);
/* Consent before all else, then the first risk; the screening before needs, return, plan and follow-up, and those only
 * where it found somebody. */
bool ctip_may(const struct ctip_done *d, int form);

#endif
