/* db_world.h - a store of one test: a real SQLite file in a directory of its own, the places of Kenya, and rows to
 * write. All numbers, names and cases are invented. */
#ifndef MLINZI_TESTS_UNIT_DB_WORLD_H
#define MLINZI_TESTS_UNIT_DB_WORLD_H

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/db.h"
#include "tests/unit/test.h"

#define NOW INT64_C(1772431200) /* 2026-03-02 09:00 Nairobi */

struct world_of_db {
    char dir[512], path[600], why[600];
    struct keyring keys;
    struct db_settings settings;
    struct db *db;
    struct areas areas;
    struct arena arena;
    char *memory;
    int64_t next_id;
};

static inline char *world_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    char *all = malloc(1 << 20);
    size_t n = f ? fread(all, 1, (1 << 20) - 1, f) : 0;
    all[n] = 0;
    if (f)
        (void)fclose(f);
    return all;
}

static inline void world_end(struct world_of_db *w)
{
    char command[700];
    db_close(w->db);
    (void)snprintf(command, sizeof command, "rm -rf '%s'", w->dir);
    if (system(command) != 0)
        printf("# %s stays behind\n", w->dir);
    free(w->memory);
    memset(w, 0, sizeof *w);
}

/* A directory, the settings and the places; no store yet. */
static inline void world_begin(struct world_of_db *w)
{
    const char *tmp = getenv("TMPDIR");
    memset(w, 0, sizeof *w);
    (void)snprintf(w->dir, sizeof w->dir, "%s/mlinzi-db-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    CHECK(mkdtemp(w->dir) != NULL);
    (void)snprintf(w->path, sizeof w->path, "%s/mlinzi.db", w->dir);
    w->memory = malloc(16 << 20);
    arena_init(&w->arena, w->memory, 16 << 20);
    char *areas = world_file("forms/ke/areas.tsv"), *regions = world_file("forms/ke/regions.tsv");
    int line = 0;
    CHECK(areas_read(&w->areas, span_copy(&w->arena, span_of(areas)), span_copy(&w->arena, span_of(regions)), &w->arena,
                     &line));
    free(areas);
    free(regions);
    keyring_of_seed(&w->keys, 11);
    w->settings =
        (struct db_settings){.path = w->path, .sql_dir = ".", .areas = &w->areas, .keys = &w->keys, .busy_ms = 1000};
    w->next_id = 1000000;
}

static inline void world_open(struct world_of_db *w)
{
    enum err e = db_open(&w->settings, &w->db, w->why, sizeof w->why);
    if (e) {
        printf("not ok - the store opens: %s\n", w->why);
        exit(1);
    }
}

static inline void world_start(struct world_of_db *w)
{
    world_begin(w);
    enum err e = db_migrate(&w->settings, w->why, sizeof w->why);
    if (e)
        printf("# %s\n", w->why);
    CHECK_INT(e, ERR_NONE);
    world_open(w);
}

static inline struct msisdn phone(const char *s)
{
    struct msisdn m = {""};
    (void)span_str(span_of(s), m.s, sizeof m.s);
    return m;
}

/* A defilement-free invention: neglect, a boy of 6, Ganda ward. */
static inline struct case_file a_case(struct world_of_db *w, int64_t id)
{
    struct case_file c;
    struct ref r;
    memset(&c, 0, sizeof c);
    c.id = id;
    c.version = 1;
    c.epoch = 1;
    c.state = CASE_REPORTED;
    c.severity = SEVERITY_S3;
    c.policy = 1;
    c.opened_s = c.t0_s = NOW;
    c.kinds = (int64_t)KIND_BIT(KIND_NEGLECT);
    c.first_kind = KIND_NEGLECT;
    c.sex = 'M';
    c.age_years = 6;
    c.age_months = -1;
    c.children = 1;
    c.area_level = AREA_WARD;
    c.region = 1;
    c.county = 3;
    c.constituency = 16;
    c.ward = 77;
    ref_of_case(w->keys.reference, id, &r);
    (void)span_str(span_of(r.digits), c.ref, sizeof c.ref);
    (void)span_str(SPAN("003.016"), c.office, sizeof c.office);
    (void)span_str(SPAN("Ganda"), c.place_text, sizeof c.place_text);
    return c;
}

/* Applies one effect at a time, in whatever transaction is open. */
static inline enum err put_effect(struct world_of_db *w, int64_t now_s, struct effect e)
{
    struct apply a = {.now_s = now_s, .next_id = &w->next_id};
    return db_apply(w->db, &a, &e);
}

static inline enum err put_case(struct world_of_db *w, const struct case_file *c)
{
    return put_effect(w, c->opened_s,
                      (struct effect){.kind = EFFECT_CASE, .case_id = c->id, .version = c->version, .c = c});
}

/* A waiting text of one cause about a case; the caller changes what the test is about. */
static inline struct outbox_row a_text(int64_t id, const char *cause, enum phrase key, const char *to)
{
    struct outbox_row r;
    memset(&r, 0, sizeof r);
    r.id = id;
    (void)snprintf(r.cause, sizeof r.cause, "%s", cause);
    r.m.key = key;
    r.m.to = phone(to);
    r.m.lang = LANG_EN;
    r.m.cls = SAY_LADDER;
    r.m.severity = SEVERITY_S3;
    r.m.t0_s = NOW;
    r.m.not_before_s = NOW;
    r.m.args = SPAN("case=48173024\n");
    r.state = OUT_WAITING;
    r.made_s = NOW;
    return r;
}

static inline struct inbox_row an_inbox(int64_t id, const char *msgid, const char *from, int64_t at_s)
{
    return (struct inbox_row){.id = id,
                              .carrier = SPAN("loop"),
                              .msgid = span_of(msgid),
                              .receiver = SPAN("22100"),
                              .text = SPAN("REPORT neglect boy 6 Ganda"),
                              .sender = phone(from),
                              .at_s = at_s,
                              .stored_s = at_s};
}

#endif
