/* sheets_inside.h - what the files of config/sheets share. */
#ifndef MLINZI_CONFIG_SHEETS_INSIDE_H
#define MLINZI_CONFIG_SHEETS_INSIDE_H

#include <libconfig.h>

#include "config/sheets.h"

struct sheet_loader {
    const struct codes *codes;
    struct arena *arena;
    struct config_fault *f;
    struct sheet *s; /* being read; its fields up to s->fields are whole */
    struct sheet_field *field;
    struct sheet_section *section;
};
enum err sheet_fault_at(struct sheet_loader *l, const config_setting_t *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
enum err sheet_members(struct sheet_loader *l, const config_setting_t *group, const char *const *allowed, size_t count);
/* A copy in the arena; NULL when the setting is not there. *e is set when it is no text, or the arena is full. */
const char *sheet_text(struct sheet_loader *l, const config_setting_t *group, const char *name, enum err *e);
enum err sheet_labels(struct sheet_loader *l, const config_setting_t *group, const char *en, const char *sw, int most,
                      const char *out[LANG_COUNT]);
enum err sheet_read_field(struct sheet_loader *l, const config_setting_t *group, int section);

#endif
