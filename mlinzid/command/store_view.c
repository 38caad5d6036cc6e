/* store_view.c - the store from outside the daemon: WAL lets others read, and copy, while the one writer works. */
#include "mlinzid/command/store_view.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

bool store_settings(const struct loaded *l, bool may_make, struct db_settings *out, char *why, size_t cap)
{
    const char *path = l->settings.store_path;
    *out = (struct db_settings){
        .path = path, .sql_dir = l->sql_dir, .areas = &l->areas, .busy_ms = (int)l->settings.store_busy_ms};
    enum keyring_make make = may_make ? db_keyring_make(path, NULL) : KEYRING_READ;
    return keyring_open(l->settings.keys_dir, make, &out->keys, why, cap) == ERR_NONE;
}

void store_settings_end(struct db_settings *s)
{
    keyring_free(s->keys);
    s->keys = NULL;
}

bool store_lock(const char *store_path, int *fd)
{
    char path[SETTINGS_PATH_CAP + 8];
    snprintf(path, sizeof path, "%s.lock", store_path);
    *fd = open(path, O_RDWR | O_CLOEXEC);
    if (*fd < 0)
        return true; /* no lock, no daemon */
    if (flock(*fd, LOCK_EX | LOCK_NB) == 0)
        return true;
    close(*fd);
    *fd = -1;
    return false;
}

int64_t store_last(struct db *db)
{
    char text[160];
    int64_t last_s = 0;
    if (db_meta_get(db, "clock.last", text, sizeof text) != ERR_NONE)
        return 0;
    text[strcspn(text, " ")] = '\0';
    return span_i64(span_of(text), &last_s) ? last_s : 0;
}

int64_t store_now(struct db *db)
{
    char text[32];
    int64_t offset = 0;
    if (db_meta_get(db, "clock.offset_s", text, sizeof text) == ERR_NONE && !span_i64(span_of(text), &offset))
        offset = 0;
    return (int64_t)time(NULL) + offset;
}
