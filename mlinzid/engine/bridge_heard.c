/* bridge_heard.c - what CPIMS says of a case that it has: a line of the case's timeline, once. Who is in charge hears
 * of it by a text, whose act is written with that line, so that no end of the engine leaves it untold or tells it
 * twice. */
#include "mlinzid/engine/bridge_heard.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "mlinzid/daemon.h"

enum { TOLD_AT_ONCE = 8, MERGED_MOST = 8 };

enum err bridge_note(struct daemon *d, enum effect_kind kind, int64_t case_id, const char *word, const char *text)
{
    struct db *db = engine_db(d->engine);
    int64_t next_id = 0;
    enum err err = db_lease(db, "row", 1, &next_id);
    struct apply a = {.now_s = daemon_now(d), .next_id = &next_id};
    struct effect fx = {.kind = kind, .case_id = case_id, .word = span_of(word), .text = span_of(text)};
    return err == ERR_NONE ? db_apply(db, &a, &fx) : err;
}

/* Keyed, and of this case alone: the same words about another child do not show as the same. */
static int64_t comment_ix(struct db *db, int64_t case_id, const char *comment)
{
    char space[1024];
    struct text t;
    text_init(&t, space, sizeof space);
    text_i64(&t, case_id);
    text_char(&t, ':');
    text_str(&t, comment);
    int64_t ix = db_bridge_heard_ix(db, text_done(&t));
    explicit_bzero(space, sizeof space);
    return ix;
}

/* A case that was put together with another goes on there, and so does what is said of it; not where that one is
 * erased.
 */
static enum err goes_on_as(struct db *db, int64_t case_id, int64_t *out)
{
    struct case_facts c = {0};
    enum err err = ERR_NONE;
    *out = case_id;
    for (int64_t id = case_id, i = 0; err == ERR_NONE && id && i < MERGED_MOST; i++) {
        err = db_case(db, id, &c);
        if (err != ERR_NONE || c.file.erased_s)
            break;
        *out = id;
        id = c.file.merged_into;
    }
    explicit_bzero(&c, sizeof c);
    return err;
}

static enum err serial_heard(struct daemon *d, struct bridge_row *row, const char *serial)
{
    if (!*serial || strcmp(serial, row->serial) == 0)
        return ERR_NONE;
    (void)span_str(span_of(serial), row->serial, sizeof row->serial);
    return bridge_note(d, EFFECT_NOTE, row->case_id, "case.bridge", row->serial);
}

enum err bridge_heard(struct daemon *d, struct bridge_row *row, const struct cpims_news *news, const char *by)
{
    struct db *db = engine_db(d->engine);
    char about[100];
    bool up = strcmp(news->said, "002") == 0, aside = strcmp(news->said, "003") == 0;
    bool decided = (up || aside) && strcmp(news->said, row->said) != 0;
    int64_t ix = *news->comment ? comment_ix(db, row->case_id, news->comment) : row->heard_ix;
    const char *comment = ix != row->heard_ix ? news->comment : "";
    enum err err = serial_heard(d, row, news->serial);
    if (err != ERR_NONE || (!decided && !*comment))
        return err;
    if (decided)
        memcpy(row->said, aside ? "003" : "002", sizeof "003");
    row->heard_ix = ix;
    row->heard_s = daemon_now(d);
    int64_t as = 0;
    err = goes_on_as(db, row->case_id, &as);
    if (err != ERR_NONE)
        return err;
    err = bridge_note(d, EFFECT_NOTE, as,
                      !decided ? "case.cpims-said"
                      : aside  ? "case.cpims-aside"
                               : "case.cpims-up",
                      comment);
    snprintf(about, sizeof about, "case=%s said=%s by=%s", row->ref, row->said, by);
    if (err == ERR_NONE)
        err = bridge_note(d, EFFECT_AUDIT, row->case_id, "bridge.heard", about);
    /* that CPIMS has taken a case up is no news that an officer must act on */
    return err == ERR_NONE && (aside || *comment) ? db_lease(db, "op", 1, &row->tell) : err;
}

enum err bridge_tell_due(struct daemon *d, int64_t *after)
{
    struct bridge_row row[TOLD_AT_ONCE];
    int n = 0;
    enum err err = db_bridge_tell(engine_db(d->engine), *after, row, TOLD_AT_ONCE, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        struct event ev = {.kind = EVENT_OP, .op = OP_CPIMS, .op_text = span_of(row[i].said)};
        err = goes_on_as(engine_db(d->engine), row[i].case_id, &ev.op_case);
        if (err != ERR_NONE)
            return err;
        snprintf(ev.cause, sizeof ev.cause, "op:%lld", (long long)row[i].tell);
        if (!engine_take_op(d->engine, &ev)) /* it is tried again */
            return ERR_NONE;
        *after = row[i].tell;
        daemon_wake(d);
    }
    return err;
}
