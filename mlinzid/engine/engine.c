/* engine.c - opening and closing the write side, its keys, its ids, its queue, and what it keeps in memory. */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "core/rights.h"
#include "db/duty.h"
#include "mlinzid/engine/inside.h"

/* --- ids --- */

static const char *const id_names[ID_COUNT] = {"case", "inbox", "outbox", "row"};

enum err engine_id_room(struct engine *e, enum id_row row, int64_t n)
{
    struct id_lease *l = &e->id[row];
    if (l->end - l->next >= n)
        return ERR_NONE;
    int64_t first, block = n > ID_BLOCK ? n : ID_BLOCK;
    enum err err = db_lease(e->db, id_names[row], block, &first);
    if (err == ERR_NONE)
        *l = (struct id_lease){first, first + block};
    return err;
}

enum err engine_id(struct engine *e, enum id_row row, int64_t *out)
{
    enum err err = engine_id_room(e, row, 1);
    if (err == ERR_NONE)
        *out = e->id[row].next++;
    return err;
}

int64_t *engine_rows_id(struct engine *e)
{
    return &e->id[ID_ROWS].next;
}

void engine_forget_ids(struct engine *e)
{
    memset(e->id, 0, sizeof e->id);
}

/* --- what is kept in memory --- */

static enum err calendar_read(struct engine *e)
{
    int32_t added[512], removed[512];
    int n = 0, rn = 0;
    enum err err = db_holidays(e->db, true, added, 512, &n);
    if (err == ERR_NONE)
        err = db_holidays(e->db, false, removed, 512, &rn);
    if (err != ERR_NONE)
        return err;
    e->holidays = e->loaded->holidays;
    for (int i = 0; i < rn; i++)
        holidays_remove(&e->holidays, removed[i]);
    for (int i = 0; i < n; i++)
        if (!holidays_add(&e->holidays, added[i]))
            return ERR_FULL;
    e->calendar = holidays_calendar(&e->holidays);
    return ERR_NONE;
}

enum err engine_refresh(struct engine *e)
{
    if (!e->people_changed)
        return ERR_NONE;
    struct directory d = {0};
    enum err err = db_directory(e->db, &d);
    if (err == ERR_NONE)
        err = calendar_read(e);
    if (err != ERR_NONE)
        return err;
    db_directory_free(&e->directory);
    e->directory = d;
    e->directory.areas = &e->loaded->areas;
    e->people_changed = false;
    e->duties_unplanned = true;
    return ERR_NONE;
}

void engine_people_changed(struct engine *e)
{
    e->people_changed = true;
}

static void world_fill(struct engine *e)
{
    e->policies = ladder_policies(&e->loaded->ladder);
    e->world = (struct world){
        .areas = &e->loaded->areas,
        .policies = &e->policies,
        .calendar = &e->calendar,
        .directory = &e->directory,
        .limits = &e->loaded->limits,
        .lexicon = e->loaded->lexicon,
        .ref_key = e->keys->reference,
        .text_key = e->keys->text,
        .receipts = e->carrier && e->carrier->gives_receipts,
    };
    if (e->loaded->settings.links)
        span_str(span_of(e->loaded->settings.link[0].short_code), e->short_code, sizeof e->short_code);
}

enum err engine_reload(struct engine *e, struct loaded *l)
{
    if (l)
        e->s.loaded = l;
    e->loaded = e->s.loaded;
    world_fill(e);
    e->people_changed = true;
    return engine_refresh(e);
}

void engine_carrier(struct engine *e, struct carrier *c)
{
    e->carrier = c;
    world_fill(e);
}

/* --- opening --- */

#define ROWS_BYTES ((size_t)4 << 20)

static enum err memory_open(struct engine *e)
{
    size_t arena = (size_t)e->loaded->settings.turn_arena_kib * 1024;
    void *a = malloc(arena), *r = malloc(ROWS_BYTES);
    e->facts = calloc(1, sizeof *e->facts);
    e->effects.list = calloc(EFFECTS_MAX, sizeof(struct effect));
    e->send = calloc(SEND_MAX, sizeof(struct to_send));
    if (!a || !r || !e->facts || !e->effects.list || !e->send) {
        free(a);
        free(r);
        return ERR_FULL;
    }
    arena_init(&e->arena, a, arena);
    arena_init(&e->rows, r, ROWS_BYTES);
    enum err err = flood_open(e);
    return err == ERR_NONE ? ussd_open(e) : err;
}

static enum err store_open(struct engine *e, char *why, size_t cap)
{
    struct db_settings s = {.path = e->s.store_path,
                            .vfs = e->s.store_vfs,
                            .sql_dir = e->loaded->sql_dir,
                            .areas = &e->loaded->areas,
                            .keys = e->keys,
                            .busy_ms = (int)e->loaded->settings.store_busy_ms};
    enum err err = db_migrate(&s, why, cap);
    return err == ERR_NONE ? db_open(&s, &e->db, why, cap) : err;
}

enum err engine_open(const struct engine_settings *s, int64_t now_s, struct engine **out, char *why, size_t cap)
{
    struct engine *e = calloc(1, sizeof *e);
    *out = e;
    if (!e)
        return ERR_FULL;
    e->s = *s;
    e->loaded = s->loaded;
    snprintf(why, cap, "out of memory");
    enum err err = memory_open(e);
    if (err == ERR_NONE)
        err = keyring_open(s->keys_dir, db_keyring_make(s->store_path, s->store_vfs), &e->keys, why, cap);
    if (err == ERR_NONE)
        err = store_open(e, why, cap);
    if (err != ERR_NONE) {
        engine_close(e);
        *out = NULL;
        return err;
    }
    e->erased_unlisted = true; /* of a turn after which we were killed, perhaps */
    e->random = s->seed;
    if (!e->random && getrandom(&e->random, sizeof e->random, 0) != (ssize_t)sizeof e->random)
        e->random = 1;
    e->people_changed = true;
    world_fill(e);
    snprintf(why, cap, "the store could not be read");
    err = engine_refresh(e);
    if (err == ERR_NONE)
        err = timers_open(e, now_s);
    bool broken = false;
    if (err == ERR_NONE)
        err = db_audit_open(e->db, now_s, &broken);
    if (broken)
        log_event("alarm", LOG_W("kind", "audit.broken"));
    if (err == ERR_NONE)
        err = chores_open(e, now_s);
    if (err == ERR_NONE)
        err = db_outbox_next(e->db, &e->next_outbox_s);
    if (err == ERR_NONE)
        err = db_receipts_next(e->db, &e->next_receipt_s);
    if (err != ERR_NONE) {
        engine_close(e);
        *out = NULL;
    }
    return err;
}

void engine_close(struct engine *e)
{
    if (!e)
        return;
    outgoing_forget(e, 0);
    timers_close(e);
    db_directory_free(&e->directory);
    if (e->db)
        db_close(e->db);
    keyring_free(e->keys);
    queue_close(e);
    ussd_close(e);
    flood_close(e);
    free(e->send);
    free(e->effects.list);
    free(e->facts);
    free(e->arena.base);
    free(e->rows.base);
    free(e);
}

struct db *engine_db(struct engine *e)
{
    return e->db;
}

const struct kek *engine_kek(struct engine *e, int64_t generation)
{
    if (!keyring_kek(e->keys, generation) && keyring_reload(e->keys) != ERR_NONE)
        return NULL;
    return keyring_kek(e->keys, generation);
}

void engine_subkey(const struct engine *e, const char *use, unsigned char out[KEY_BYTES])
{
    crypto_generichash(out, KEY_BYTES, (const unsigned char *)use, strlen(use), e->keys->index, sizeof e->keys->index);
}

const struct engine_counts *engine_counts(const struct engine *e)
{
    return &e->counts;
}

int64_t mark_next(struct engine *e)
{
    const struct settings *s = &e->loaded->settings;
    return db_audit_due(e->db, s->audit_mark_records, s->audit_mark_s);
}

int64_t engine_next(struct engine *e)
{
    int64_t next = timers_next(e), chore_s = chores_next(e);
    e->overdue_left = e->overdue_left || db_duty_news(e->db); /* set outside a turn */
    if (e->queue_n || e->behind_n || e->overdue_left || e->duties_unplanned)
        return 0;
    next = chore_s < next ? chore_s : next;
    next = mark_next(e) < next ? mark_next(e) : next;
    if (outgoing_open(e) && e->resend_s < next)
        next = e->resend_s;
    if (outgoing_open(e) && e->next_outbox_s < next)
        next = e->next_outbox_s;
    return e->next_receipt_s < next ? e->next_receipt_s : next;
}

void engine_clock_apart(struct engine *e, int64_t apart_s)
{
    e->apart_s = apart_s;
}

enum err engine_clock_set(struct engine *e, int64_t now_s)
{
    timers_close(e); /* the wheel's time cannot go back */
    enum err err = timers_open(e, now_s);
    if (err == ERR_NONE)
        err = db_outbox_next(e->db, &e->next_outbox_s);
    return err == ERR_NONE ? db_receipts_next(e->db, &e->next_receipt_s) : err;
}

/* --- cases that wait for an event of their own --- */

static bool take_cases(struct engine *e, const int64_t *ids, int n, const struct event *ev)
{
    for (int i = 0; i < n; i++) {
        struct queued q = {.kind = QUEUED_CASE, .event = *ev};
        q.event.case_id = ids[i];
        if (!engine_queue(e, &q))
            return false;
    }
    return true;
}

bool engine_rights(struct engine *e, int64_t person, const struct case_facts *c, int64_t now_s,
                   struct engine_rights *out)
{
    struct post mine[16];
    enum role accused = (enum role)c->file.accused_role;
    *out = (struct engine_rights){0};
    if (engine_refresh(e) != ERR_NONE)
        return false;
    out->posts = directory_posts_of(&e->directory, person, day_of(now_s), mine, (int)countof(mine));
    for (int i = 0; i < out->posts; i++) {
        int level = rights_level(&e->directory, &mine[i], case_area(&c->file), accused);
        out->level = level > out->level ? level : out->level;
        for (int j = 0; j < c->shares; j++)
            if (c->share[j].live && post_eq(&c->share[j].post, &mine[i]) && (!accused || mine[i].role != accused))
                out->agency = true;
    }
    return true;
}

struct step engine_next_step(const struct engine *e, const struct case_file *c)
{
    const struct policy *p = policy_find(&e->policies, c->policy);
    return p ? next_deadline(p, c, &e->calendar) : (struct step){STEP_NONE, 0, INT64_MAX};
}

const struct calendar *engine_calendar(const struct engine *e)
{
    return &e->calendar;
}

const struct directory *engine_directory(struct engine *e)
{
    return engine_refresh(e) == ERR_NONE ? &e->directory : NULL;
}

bool engine_post_vacant(struct engine *e, const struct post *post)
{
    for (int i = 0; engine_refresh(e) == ERR_NONE && i < e->directory.holdings; i++)
        if (post_eq(&e->directory.holding[i].post, post))
            return false;
    return true;
}

bool engine_take_appointed(struct engine *e, const struct post *post, bool was_vacant)
{
    int64_t ids[256], after = 0;
    int n = 256;
    struct event ev = {.kind = EVENT_APPOINTED, .appointed = *post, .was_vacant = was_vacant};
    while (n == 256) {
        if (db_cases_of_office(e->db, post, after, ids, 256, &n) != ERR_NONE || !take_cases(e, ids, n, &ev))
            return false;
        after = n ? ids[n - 1] : after;
    }
    return true;
}

bool engine_take_holiday(struct engine *e)
{
    int64_t ids[256], after = 0;
    int n = 256;
    struct event ev = {.kind = EVENT_HOLIDAY};
    e->people_changed = true;
    while (n == 256) {
        if (db_cases_open_from(e->db, SEVERITY_S3, after, ids, 256, &n) != ERR_NONE || !take_cases(e, ids, n, &ev))
            return false;
        after = n ? ids[n - 1] : after;
    }
    return true;
}
