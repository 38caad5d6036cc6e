/* reads.c - how many cases one user opens: beyond the hour's number an alarm and an audit row, once an hour.
 * Nothing is refused: who reads much may have to. The rows of the readings themselves stand in the audit anyway. */
#include "base/log.h"
#include "mlinzid/control/inside.h"

void reads_count(struct request *r)
{
    struct daemon *d = r->d;
    int64_t most = d->loaded->settings.reads_alarm_per_hour;
    const char *as = request_text(r, "as");
    const struct hash_key key = {0, 0};
    if (!most)
        return;
    if (!d->reads.count)
        buckets_init(&d->reads, d->reads_memory, (int)countof(d->reads_memory));
    enum bucket_answer a = bucket_take(&d->reads, hash_bytes(key, span_of(*as ? as : r->client->user)),
                                       (struct bucket_rate){most, most}, daemon_now(d));
    if (a != BUCKET_EMPTIED)
        return;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = audit_row(r, "alarm.reads", "", 0);
    if (err == ERR_NONE)
        err = db_commit(r->db);
    else
        db_rollback(r->db);
    log_event("alarm", LOG_W("kind", "reads"), LOG_I("per_hour", most));
    if (err == ERR_DISK)
        daemon_broken(d);
}
