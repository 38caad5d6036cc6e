/* ladder.h - reads config/ladder.cfg, the escalation policy as data, into core/policy.h's plain structs. */
#ifndef MLINZI_CONFIG_LADDER_H
#define MLINZI_CONFIG_LADDER_H

#include "config/fault.h"
#include "core/duty.h"
#include "core/policy.h"

#define LADDER_VERSIONS_MAX 16
struct ladder {
    struct policy version[LADDER_VERSIONS_MAX]; /* ascending, no doubles */
    int count;
    struct duty_rule duty[DUTY_COUNT];
};
/* On a fault *out is not to be used. A loaded ladder has at least one version and every version is whole. */
enum err ladder_load(const char *path, struct ladder *out, struct config_fault *f);
struct policies ladder_policies(const struct ladder *l); /* points into *l */

/* "10 min", "4 wh", "1 wd", "2 dh", "1 d", "24 h" as seconds of that clock; "none" is -1. False: *why says what to
 * write. */
bool ladder_duration(const char *s, enum clock clock, int64_t *out_s, const char **why);
/* The other way round, in the unit that divides it: "1 wd", "none". */
void ladder_duration_write(int64_t seconds, enum clock clock, struct text *out);

#endif
