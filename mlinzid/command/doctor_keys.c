/* doctor_keys.c - key files, what lies in escrow, the last backup, and the audit's signature: what is missing is
 * noticed on the day when the machine is lost, and then it is too late. So it is red here on every day before. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mlinzid/command/backup.h"
#include "mlinzid/command/doctor.h"
#include "mlinzid/command/key.h"
#include "mlinzid/command/keyset.h"
#include "mlinzid/command/offline_key.h"

#define UNSIGNED_S (10 * MINUTE_S) /* beyond when a mark is due */

/* A practice world need not keep its keys apart. */
static enum health grave(const struct doctor *d)
{
    return strcmp(d->loaded->settings.carrier, "loop") != 0 ? HEALTH_FAIL : HEALTH_WARN;
}

/* --- the files --- */

struct key_look {
    const char *dir;
    bool store_there;
    uid_t owner; /* of the store */
};

static bool mode_good(struct doctor *d, const struct key_look *l, const char *path, const struct stat *st)
{
    if (st->st_mode & 077)
        doctor_say(d, HEALTH_FAIL, "keys", "%s may be read by others: chmod 600 %s", path, path);
    else if (access(path, R_OK) != 0)
        doctor_say(d, HEALTH_FAIL, "keys", "%s cannot be read by this user: run doctor as the daemon's user", path);
    else if (l->store_there && st->st_uid != l->owner)
        doctor_say(d, HEALTH_FAIL, "keys",
                   "%s belongs to another user (%u) than the store (%u): chown it to the daemon's user", path,
                   st->st_uid, l->owner);
    else
        return true;
    return false;
}

static bool one_key(struct doctor *d, const struct key_look *l, const char *name, bool short_too)
{
    char path[SETTINGS_PATH_CAP + 64];
    struct stat st;
    snprintf(path, sizeof path, "%s/%s", l->dir, name);
    if (stat(path, &st) != 0) {
        doctor_say(d, l->store_there ? HEALTH_FAIL : HEALTH_WARN, "keys", "%s: %s. %s", path, strerror(errno),
                   l->store_there ? "The store cannot be read without it: put it back (mlinzi key restore)"
                                  : "The daemon makes it with the store, at its first start");
        return false;
    }
    if (st.st_size != KEY_BYTES && !(short_too && st.st_size == 16)) {
        doctor_say(d, HEALTH_FAIL, "keys", "%s has %lld bytes, not %s: put the right one back (mlinzi key restore)",
                   path, (long long)st.st_size, short_too ? "16 or 32" : "32");
        return false;
    }
    return mode_good(d, l, path, &st);
}

void doctor_keys(struct doctor *d)
{
    struct key_look l = {.dir = d->loaded->settings.keys_dir};
    struct stat st;
    l.store_there = stat(d->loaded->settings.store_path, &st) == 0;
    l.owner = l.store_there ? st.st_uid : 0;
    if (stat(l.dir, &st) != 0) {
        doctor_say(d, l.store_there ? HEALTH_FAIL : HEALTH_WARN, "keys", "%s: %s. %s", l.dir, strerror(errno),
                   l.store_there ? "The store cannot be read without its keys: put them back (mlinzi key restore)"
                                 : "The daemon makes it at its first start");
        return;
    }
    if (st.st_mode & 077) {
        doctor_say(d, HEALTH_FAIL, "keys", "%s is open to others: chmod 700 %s", l.dir, l.dir);
        return;
    }
    bool good = one_key(d, &l, "reference.key", true);
    good = one_key(d, &l, "index.key", true) && good;
    good = one_key(d, &l, "audit.key", false) && good;
    for (int64_t n = 1; n < 1000; n++) {
        char name[16], path[SETTINGS_PATH_CAP + 64];
        snprintf(name, sizeof name, "kek-%lld", (long long)n);
        snprintf(path, sizeof path, "%s/%s", l.dir, name);
        good = (access(path, F_OK) != 0 || one_key(d, &l, name, false)) && good;
    }
    if (good)
        doctor_say(d, HEALTH_OK, "keys", "%s, private", l.dir);
}

/* --- escrow and rotation --- */

static void rotation(struct doctor *d, struct at_store *at)
{
    struct rotation r;
    char words[512];
    enum err err = rotation_look(&r, at->db, at->store.keys, at->now_s);
    if (!err && r.begun) {
        rotation_words(&r, words, sizeof words);
        doctor_say(d, HEALTH_WARN, "rotation", "%s goes on with it", words);
        return;
    }
    int64_t newest = r.to - 1, since = err ? 0 : kek_since(at, newest), days = (at->now_s - since) / DAY_S;
    if (err)
        doctor_say(d, HEALTH_FAIL, "rotation", "%s", r.why);
    else if (since && days > d->loaded->settings.keys_rotate_days)
        doctor_say(d, HEALTH_WARN, "rotation", "kek-%lld is %lld day%s old: mlinzi key rotate", (long long)newest,
                   (long long)days, plural(days));
    else {
        days = since ? days : 0;
        doctor_say(d, HEALTH_OK, "rotation", "kek-%lld is %lld day%s old", (long long)newest, (long long)days,
                   plural(days));
    }
}

/* Every key lies in escrow: for whom? An escrow for another key than the one that opens the backups is found out on the
 * day when it is needed. */
static void escrow_for(struct doctor *d, const struct escrow_note *note, int64_t now_s)
{
    struct sealed_public public;
    char why[512], print[17];
    int64_t days = (now_s - note->at_s) / DAY_S;
    enum err err = offline_public(NULL, &d->loaded->settings, &public, why, sizeof why);
    if (!err)
        sealed_fingerprint(&public, print);
    if (err == ERR_NOT_FOUND)
        doctor_say(d, HEALTH_WARN, "escrow",
                   "every key, sealed to %s %lld day%s ago; backup.public_key is not set, so whether that is your "
                   "offline key cannot be known here",
                   note->to, (long long)days, plural(days));
    else if (err)
        doctor_say(d, HEALTH_FAIL, "escrow", "%s", why);
    else if (strcmp(print, note->to) != 0)
        doctor_say(d, grave(d), "escrow", "it is sealed to %s, and backup.public_key is %s: mlinzi key escrow",
                   note->to, print);
    else
        doctor_say(d, HEALTH_OK, "escrow", "every key, sealed to %s %lld day%s ago", note->to, (long long)days,
                   plural(days));
}

static void escrow(struct doctor *d, struct at_store *at)
{
    struct escrow_note note;
    char why[512];
    struct keyset *keys = keyset_read(at->store.keys, why, sizeof why);
    enum err err = keys ? escrow_note_read(at->db, &note) : ERR_IO;
    const struct keyset_one *lacks = !err && note.at_s ? escrow_lacks(&note, keys) : NULL;
    if (err)
        doctor_say(d, HEALTH_FAIL, "escrow", "%s", keys ? "the store does not say what is in escrow" : why);
    else if (!note.at_s)
        doctor_say(d, grave(d), "escrow",
                   "no key is in escrow: with this machine every name and every report would be lost, backups too. "
                   "mlinzi key pair, then mlinzi key escrow");
    else if (lacks)
        doctor_say(d, grave(d), "escrow", "%s is not in the escrow that was made last: mlinzi key escrow", lacks->name);
    else
        escrow_for(d, &note, at->now_s);
    keyset_free(keys);
}

void doctor_escrow(struct doctor *d)
{
    struct at_store at = {
        .settings = &d->loaded->settings, .loaded = d->loaded, .store = d->store, .db = d->db, .now_s = d->now_s};
    if (!d->db)
        return;
    escrow(d, &at);
    rotation(d, &at);
}

/* --- backup --- */

void doctor_backup(struct doctor *d)
{
    struct backup_note note;
    char path[SETTINGS_PATH_CAP + 16];
    if (!d->db)
        return;
    snprintf(path, sizeof path, "%s.backup", d->loaded->settings.store_path);
    if (access(path, F_OK) == 0)
        doctor_say(d, HEALTH_WARN, "backup",
                   "%s is there: a backup works just now, or one was killed; then the next one takes it away", path);
    if (backup_note_read(d->db, &note) != ERR_NONE) {
        doctor_say(d, HEALTH_FAIL, "backup", "the store does not say when the last one was made");
        return;
    }
    int64_t hours = (d->now_s - note.at_s) / HOUR_S;
    if (!note.at_s)
        doctor_say(d, grave(d), "backup", "there never was one: mlinzi db backup FILE, every night");
    else if (hours >= d->loaded->settings.backup_max_age_hours)
        doctor_say(d, grave(d), "backup",
                   "the last one is %lld hour%s old: mlinzi db backup FILE (does the nightly job still run?)",
                   (long long)hours, plural(hours));
    else if (!note.sealed)
        doctor_say(d, HEALTH_WARN, "backup",
                   "the last one, %lld hour%s ago, was not sealed: set backup.public_key (mlinzi key pair)",
                   (long long)hours, plural(hours));
    else
        doctor_say(d, HEALTH_OK, "backup", "sealed, %lld hour%s ago", (long long)hours, plural(hours));
}

/* --- the audit --- */

/* What came since the newest mark, and the head: the whole is for `mlinzi audit verify`. */
static bool audit_whole(struct doctor *d, const struct mark_facts *mark)
{
    struct audit_report r;
    struct audit_verify how = {
        .public_key = d->store.keys->audit_public, .mac_key = d->store.keys->audit_mac, .from_mark = mark->n};
    if (db_audit_verify(d->db, &how, &r) != ERR_NONE)
        return false;
    return r.faults == 0 && r.head == AUDIT_HEAD_RIGHT;
}

void doctor_audit(struct doctor *d)
{
    const struct settings *s = &d->loaded->settings;
    struct mark_facts mark = {0};
    if (!d->db)
        return;
    int64_t due = db_audit_due(d->db, s->audit_mark_records, s->audit_mark_s);
    if (db_audit_mark_newest(d->db, &mark) != ERR_NONE)
        doctor_say(d, HEALTH_FAIL, "audit", "its marks cannot be read: %s", db_why(d->db));
    else if (!audit_whole(d, &mark))
        doctor_say(
            d, HEALTH_FAIL, "audit",
            "its end is not what was written: somebody changed the store, or it is an old copy; run mlinzi audit "
            "verify and keep what it says");
    else if (due < d->now_s - UNSIGNED_S)
        doctor_say(d, HEALTH_FAIL, "audit",
                   "records are unsigned for %lld min longer than they may be: the daemon signs them; does it run?",
                   (long long)((d->now_s - due) / MINUTE_S));
    else
        doctor_say(d, HEALTH_OK, "audit", "%lld mark%s, the newest %lld min old (mlinzi audit verify reads all of it)",
                   (long long)mark.n, plural(mark.n), (long long)(mark.n ? (d->now_s - mark.at_s) / MINUTE_S : 0));
}
