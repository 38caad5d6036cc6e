/* ladder_inside.h - what config/ladder.c and config/ladder_duties.c share. */
#ifndef MLINZI_CONFIG_LADDER_INSIDE_H
#define MLINZI_CONFIG_LADDER_INSIDE_H

#include <libconfig.h>

#include "config/ladder.h"

int ladder_line(const config_setting_t *s);
/* A fault when the group has a member that is none of names. */
enum err ladder_names(const config_setting_t *group, const char *const *names, size_t count, struct config_fault *f);
/* "08:30" as hour and minute. */
bool ladder_time(const char *s, int *hour, int *minute);
/* The rows of the table of duties: each kind once at most. list NULL: there is no table. */
enum err ladder_duties(const config_setting_t *list, struct duty_rule out[DUTY_COUNT], struct config_fault *f);
enum duty_kind ladder_duty_missing(const struct duty_rule rule[DUTY_COUNT]); /* DUTY_NONE: each is whole */

#endif
