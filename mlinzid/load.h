/* load.h - everything a deployment edits, read once and again on SIGHUP: settings, ladder, phrases, vocabulary, places,
 * holidays, the code book, the forms of the register. A fault keeps what was loaded before. */
#ifndef MLINZI_MLINZID_LOAD_H
#define MLINZI_MLINZID_LOAD_H

#include "config/holidays.h"
#include "config/ladder.h"
#include "config/phrases.h"
#include "config/settings.h"
#include "config/sheets.h"
#include "console/map.h"
#include "core/decide.h"
#include "forms/echo.h"

/* A file of data as it was read: who has another can see that it is another. */
struct data_file {
    const char *name;
    char path[SETTINGS_PATH_CAP + 64];
    int64_t bytes;
    char print[17]; /* the first 16 hex digits of its BLAKE2b-256: b2sum -l 256 FILE; of a directory that of its files
                     * one after the other: those that end in .cfg, sorted by bytes */
};
#define DATA_FILES 11
struct loaded {
    struct settings settings;
    struct ladder ladder;
    struct phrases *phrases;
    struct echo echo; /* of the phrases */
    struct areas areas;
    const struct lexicon *lexicon;
    struct holidays holidays;
    struct codes codes;
    struct sheets sheets;
    struct limits limits;
    struct map map;                       /* of the counties, for the pages */
    char sql_dir[SETTINGS_PATH_CAP + 64]; /* db/sql and db/migrations stand below it */
    struct data_file file[DATA_FILES];
    /* what the spans above point into */
    char *text[8];
    void *memory, *outlines, *forms;
};
/* settings_path NULL: the defaults. */
enum err load_all(const char *settings_path, struct loaded **out, struct config_fault *fault);
void load_free(struct loaded *l);

#endif
