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
/* The table of duties, whole: every kind once. */
enum err ladder_duties(const config_setting_t *list, struct duty_rule out[DUTY_COUNT], struct config_fault *f);

#endif
