/* new_file.h - a file that is there whole or not at all, private, and never in the place of another: backups, escrow,
 * a store that is restored. It is written as PATH.part, flushed, renamed, and its directory flushed. */
#ifndef MLINZI_MLINZID_NEW_FILE_H
#define MLINZI_MLINZID_NEW_FILE_H

#include <stdbool.h>
#include <stddef.h>

#define NEW_FILE_PATH 1024
struct new_file {
    int fd; /* to write; also to read */
    char path[NEW_FILE_PATH], half[NEW_FILE_PATH + 8];
};
/* 0600. False: *why is a sentence; a file of that name is never touched. */
bool new_file_open(struct new_file *f, const char *path, char *why, size_t cap);
bool new_file_keep(struct new_file *f, char *why, size_t cap); /* false: it is dropped */
void new_file_drop(struct new_file *f);

/* From now on SIGINT, SIGTERM and SIGHUP ask for the end instead of making it, so that nothing half stays behind. */
void stop_listen(void);
bool stop_asked(void);

#endif
