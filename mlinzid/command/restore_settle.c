/* restore_settle.c - a store just brought back: is it whole, and what must be done before anybody works with it?
 *
 * Between the backup and the loss the service went on. Numbers of cases given out then are known to people outside, so
 * they must not be given to other children: the leases and the counters of serials are moved far on. Subjects erased
 * then are erased again. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/case.h"
#include "db/record.h"
#include "db/vault.h"
#include "mlinzid/command/restore_inside.h"

/* More than any county reports in the time between two backups; of ten million references it costs a five-hundredth. */
#define IDS_SKIPPED 20000
/* More than any constituency takes up in that time. */
#define SERIALS_SKIPPED 1000

static bool fail(struct restored *r, const char *what, const char *words)
{
    snprintf(r->why, sizeof r->why, "%s%s%s", what, *words ? ": " : "", words);
    return false;
}

static void warn(struct restored *r, const char *words)
{
    size_t n = strlen(r->warned);
    snprintf(r->warned + n, sizeof r->warned - n, "%s%s", n ? "\n" : "", words);
}

/* --- is it whole? --- */

static bool audit_whole(struct restored *r, char *words, size_t cap)
{
    struct audit_report *report = calloc(1, sizeof *report);
    struct audit_verify how = {.public_key = r->keys->audit_public, .mac_key = r->keys->audit_mac};
    enum err err = report ? db_audit_verify(r->db, &how, report) : ERR_FULL;
    bool whole = !err && report->faults == 0 && report->head != AUDIT_HEAD_WRONG;
    if (err)
        snprintf(words, cap, "the audit cannot be read: %s", err_words(err));
    else if (!whole)
        snprintf(words, cap, "the audit in it is not whole (mlinzi audit verify): %s",
                 report->faults ? report->fault[0].what : "its head was not written with these keys");
    free(report);
    return whole;
}

static bool looks(struct restored *r, bool anyway)
{
    char words[8192] = "";
    if (db_intact(r->db, words, sizeof words) != ERR_NONE) {
        if (!anyway)
            return fail(r, "the database in it is damaged (--anyway takes it all the same)", words);
        warn(r, words);
    }
    if (db_keys_right(r->db, words, sizeof words) != ERR_NONE)
        return fail(r, words, "");
    if (!audit_whole(r, words, sizeof words)) {
        if (!anyway)
            return fail(r, words, "--anyway takes it all the same");
        warn(r, words);
    }
    /* At the moment 0 no deadline has passed: between backup and restoring every one may have, and the daemon then
     * catches up. What else does not hold held no better in the lost store, and keeps nobody from having it back. */
    words[0] = '\0';
    if (db_check(r->db, 0, words, sizeof words) > 0)
        warn(r, words);
    return true;
}

/* --- erasing again --- */

static enum err case_again(struct restored *r, int64_t id, int64_t done_s)
{
    struct case_facts *c = malloc(sizeof *c);
    int64_t next_id = 0;
    enum err err = c ? db_case(r->db, id, c) : ERR_FULL;
    if (err || c->file.erased_s) {
        free(c);
        return err == ERR_NOT_FOUND ? ERR_NONE : err;
    }
    struct case_file *f = &c->file;
    f->version++;
    f->erased_s = done_s;
    f->held_s = f->reporter = f->text_hash = 0;
    f->dob[0] = f->event_when[0] = f->place_text[0] = f->locality[0] = f->child_name[0] = f->explanation[0] = '\0';
    if (case_open(f)) { /* it was closed before it was erased */
        f->state = CASE_CLOSED;
        f->closed_s = done_s;
    }
    struct apply a = {.now_s = r->now_s, .next_id = &next_id};
    struct effect e = {.case_id = id, .version = f->version, .c = f};
    e.word = SPAN("case.erased-again");
    struct timer_row none = {.case_id = id, .due_s = INT64_MAX};
    err = db_lease(r->db, "row", 1, &next_id);
    static const enum effect_kind kinds[] = {EFFECT_CASE, EFFECT_AUDIT, EFFECT_DUTIES, EFFECT_ERASE};
    for (size_t i = 0; !err && i < countof(kinds); i++) {
        e.kind = kinds[i];
        err = db_apply(r->db, &a, &e);
    }
    if (!err)
        err = db_timer_set(r->db, &none);
    r->erased += !err;
    free(c);
    return err;
}

static enum err subject_again(struct restored *r, int64_t subject, int64_t done_s)
{
    int64_t id = subject & ((INT64_C(1) << SUBJECT_SHIFT) - 1), next_id = 0;
    if (subject_kind(subject) == SUBJECT_CASE)
        return case_again(r, id, done_s);
    bool lives = false;
    enum err err = db_key_lives(r->db, subject, &lives);
    if (err)
        return err;
    r->erased += lives; /* what the backup never had gets no key either, and was not erased again */
    struct apply a = {.now_s = r->now_s, .next_id = &next_id};
    struct effect e = {.kind = EFFECT_ERASE, .word = SPAN("intake.erased-again")};
    if (subject_kind(subject) == SUBJECT_INTAKE) {
        e.from_day = (int32_t)id;
        return db_apply(r->db, &a, &e);
    }
    e.word = SPAN("record.erased-again");
    e.live = true; /* who was one with it in the backup may have been parted from it since */
    err = db_record_of_subject(r->db, subject, &e.record);
    if (err || !e.record.about)
        return err ? err : db_key_destroy(r->db, subject);
    return db_apply(r->db, &a, &e);
}

static bool line_again(struct restored *r, struct span line)
{
    int64_t subject = 0, done_s = 0;
    struct span first = span_cut(&line, ' ');
    if (!first.n)
        return true;
    if (!span_i64(first, &subject) || !span_i64(line, &done_s) || subject_kind(subject) == SUBJECT_NONE)
        return fail(r, "a line of the list of erased subjects beside the keys is not understood; mend it first", "");
    enum err err = db_begin(r->db);
    if (!err)
        err = subject_again(r, subject, done_s);
    if (!err)
        err = db_commit(r->db);
    if (err)
        db_rollback(r->db);
    return !err || fail(r, "a subject erased since could not be erased again", err_words(err));
}

static bool erase_again(struct restored *r)
{
    char path[700], text[128];
    bool ok = true;
    snprintf(path, sizeof path, "%s/erased", r->keys->dir);
    FILE *f = fopen(path, "re");
    if (!f && errno == ENOENT)
        return true;
    if (!f)
        return fail(r, path, strerror(errno));
    while (ok && fgets(text, sizeof text, f))
        ok = line_again(r, span_trim(span_of(text)));
    ok = ok && !ferror(f);
    (void)fclose(f);
    return ok || (r->why[0] ? false : fail(r, path, "it cannot be read to its end"));
}

/* --- going on --- */

/* Of every constituency, and every year since: the first of a year may have been given out after the backup, too. */
static enum err serials_skip(struct restored *r)
{
    int64_t to = civil_of(r->now_s).year, from = r->last_s ? civil_of(r->last_s).year : to;
    enum err err = ERR_NONE;
    for (int64_t year = from < to ? from : to; year <= to; year++)
        for (size_t i = 1; !err && i < countof(r->areas->of_constituency); i++) {
            char name[40];
            struct text t;
            text_init(&t, name, sizeof name);
            case_serial(r->areas->row[r->areas->of_constituency[i]].area, 0, year, &t);
            err = db_count_skip(r->db, name, SERIALS_SKIPPED);
        }
    return err;
}

static bool mark(struct restored *r)
{
    char about[120];
    snprintf(about, sizeof about, "skipped=%d erased=%d", IDS_SKIPPED, r->erased);
    struct apply a = {.now_s = r->now_s};
    struct effect e = {.kind = EFFECT_AUDIT, .word = SPAN("store.restored"), .text = span_of(about)};
    enum err err = db_begin(r->db);
    if (!err)
        err = db_lease_skip(r->db, IDS_SKIPPED);
    if (!err)
        err = serials_skip(r);
    if (!err)
        err = db_apply(r->db, &a, &e);
    if (!err)
        err = db_commit(r->db);
    if (err)
        db_rollback(r->db);
    return !err || fail(r, "the store could not be written", err_words(err));
}

bool restore_settle(struct restored *r, bool anyway)
{
    return looks(r, anyway) && erase_again(r) && mark(r);
}
