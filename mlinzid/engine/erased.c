/* erased.c - which subjects were erased, written beside the keys: keys_dir/erased, a line "subject unix-time" each.
 *
 * A backup that is older than an erasure still holds the erased key. Whoever restores one runs this file over it, and
 * what was erased is erased again. So the file must outlive the store: it lies with the keys, is only appended to, and
 * is flushed before the store forgets that a line is still to be written. A line may stand there twice. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "mlinzid/engine/inside.h"

#define ERASED_A_TIME 64
#define WIPE_EVERY_S 10

static bool lines_add(const char *keys_dir, const struct erased *all, int n)
{
    char path[600], lines[ERASED_A_TIME * 48];
    struct text t;
    text_init(&t, lines, sizeof lines);
    for (int i = 0; i < n; i++) {
        text_i64(&t, all[i].subject);
        text_char(&t, ' ');
        text_i64(&t, all[i].done_s);
        text_char(&t, '\n');
    }
    if (snprintf(path, sizeof path, "%s/erased", keys_dir) >= (int)sizeof path)
        return false;
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return false;
    bool ok = write(fd, lines, t.n) == (ssize_t)t.n && fsync(fd) == 0;
    return close(fd) == 0 && ok && dir_flush(keys_dir);
}

static enum err listed(struct engine *e, const struct erased *all, int n)
{
    enum err err = db_begin(e->db);
    if (err != ERR_NONE)
        return err;
    err = db_erased_listed(e->db, all, n);
    if (err == ERR_NONE)
        return db_commit(e->db);
    db_rollback(e->db);
    return err;
}

enum err erased_write(struct engine *e)
{
    struct erased all[ERASED_A_TIME];
    int n = ERASED_A_TIME;
    while (n == ERASED_A_TIME) {
        enum err err = db_erased_unlisted(e->db, all, ERASED_A_TIME, &n);
        e->log_unwiped = e->log_unwiped || n > 0;
        if (err == ERR_NONE && n > 0)
            err = lines_add(e->s.keys_dir, all, n) ? listed(e, all, n) : ERR_IO;
        if (err != ERR_NONE) {
            if (!e->erased_said)
                log_event("alarm", LOG_W("kind", "erased.unlisted"), LOG_ERR(err));
            e->erased_said = true;
            return err == ERR_DISK ? err : ERR_NONE; /* tried again with the next turn */
        }
    }
    e->erased_unlisted = e->erased_said = false;
    return ERR_NONE;
}

/* At most every ten seconds: in a night of the schedule there is one erasure after another. What fails otherwise is
 * left to the next time, too: everything is in the log until it is in the store. */
void erased_wipe(struct engine *e, int64_t now_s)
{
    if (!e->log_unwiped || (now_s >= e->log_tried_s && now_s - e->log_tried_s < WIPE_EVERY_S))
        return;
    e->log_tried_s = now_s;
    e->log_unwiped = db_wipe_log(e->db) != ERR_NONE;
}
