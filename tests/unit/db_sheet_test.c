/* db_sheet_test.c - filled forms as rows: every field of every form comes back as it was put in, at the version it was
 * put in; a version writes what changed and nothing else; what is sealed stands nowhere in the clear. */
#include "db/sheet.h"

#include "mlinzid/load.h"
#include "tests/unit/db_world.h"
#include "tests/unit/store_sql.h"

static struct world_of_db w;
static struct loaded *loaded;

static bool numeric(enum field_kind k)
{
    return k == FIELD_NUMBER || k == FIELD_CENTS || k == FIELD_DAY || k == FIELD_YESNO;
}

/* Something for each field; turn makes another. Words carry a mark by which they are looked for in the file. */
static struct answers fill(const struct sheet *s, int turn)
{
    struct answers a = {arena_array(&w.arena, struct answer, ANSWERS_MAX), 0, ANSWERS_MAX};
    for (int f = 0; f < s->fields; f++)
        for (int ord = 0; ord < s->section[s->field[f].section].rows && ord < 3; ord++) {
            char words[64];
            (void)snprintf(words, sizeof words, "quokka %d %d %d", f, ord, turn);
            bool number = numeric(s->field[f].kind);
            a.list[a.count++] = (struct answer){f, ord, number ? f * 100 + ord * 10 + turn + 1 : 0,
                                                number ? (struct span){NULL, 0} : span_copy(&w.arena, span_of(words))};
        }
    return a;
}

static bool same(const struct answers *a, const struct answers *b)
{
    for (int i = 0; i < a->count && i < b->count; i++)
        if (a->list[i].field != b->list[i].field || a->list[i].ord != b->list[i].ord ||
            a->list[i].number != b->list[i].number || !span_eq(a->list[i].text, b->list[i].text))
            return false;
    return a->count == b->count;
}

static struct sheet_row add(const struct sheet *s, const struct answers *a)
{
    struct sheet_row row = {.about = s->about, .subject = 7, .day = 20500, .person = 3, .role = ROLE_SCCO};
    (void)span_str(span_of(s->id), row.sheet, sizeof row.sheet);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_sheet_add(w.db, s, &row, a, NOW), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    return row;
}

static void set(const struct sheet *s, struct sheet_row *row, const struct answers *a, enum err want)
{
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_sheet_set(w.db, s, row, a, NOW + 60, &w.arena), want);
    if (want == ERR_NONE)
        CHECK_INT(db_commit(w.db), ERR_NONE);
    else
        db_rollback(w.db);
}

static void every_form_comes_back(void)
{
    for (int i = 0; i < loaded->sheets.count; i++) {
        const struct sheet *s = loaded->sheets.sheet[i];
        size_t used = w.arena.used_bytes;
        struct answers in = fill(s, 0), out = {0};
        struct sheet_row row = add(s, &in), got;
        CHECK_INT(db_sheet_get(w.db, row.id, &got), ERR_NONE);
        CHECK(got.version == 1 && got.subject == 7 && got.day == 20500 && !strcmp(got.sheet, s->id) && !got.gone);
        CHECK_INT(db_sheet_answers(w.db, s, &got, 1, &out, &w.arena), ERR_NONE);
        if (!same(&in, &out))
            printf("# %s comes back otherwise\n", s->id);
        CHECK(same(&in, &out));
        w.arena.used_bytes = used;
    }
}

static void a_version_writes_what_changed(void)
{
    const struct sheet *s = sheet_version(&loaded->sheets, SPAN("follow-up"), 0);
    struct answers first = fill(s, 0), second = fill(s, 0), out;
    struct sheet_row row = add(s, &first);
    second.list[1].text = SPAN("another");
    second.count--; /* the last is taken back */
    set(s, &row, &second, ERR_NONE);
    CHECK_INT(row.version, 2);
    CHECK_INT(
        store_sql(w.path,
                  "select count(*) from sheet_answer where version = 2 and sheet = (select max(id) from sheet_row)"),
        2);
    CHECK_INT(db_sheet_answers(w.db, s, &row, 2, &out, &w.arena), ERR_NONE);
    CHECK(same(&second, &out));
    CHECK_INT(db_sheet_answers(w.db, s, &row, 1, &out, &w.arena), ERR_NONE);
    CHECK(same(&first, &out));
    row.version = 1; /* somebody who saw the first */
    set(s, &row, &first, ERR_STALE);
}

static void what_is_struck_out_is_changed_no_more(void)
{
    const struct sheet *s = sheet_version(&loaded->sheets, SPAN("follow-up"), 0);
    struct answers a = fill(s, 0);
    struct sheet_row row = add(s, &a), got;
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_sheet_void(w.db, &row, NOW), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_sheet_get(w.db, row.id, &got), ERR_NONE);
    CHECK(got.gone && got.version == 2);
    set(s, &got, &a, ERR_STALE);
}

/* One that is sealed, whatever its kind: also a yes that would say who has HIV. */
static void sealed_is_sealed(void)
{
    CHECK_INT(store_sql(w.path, "select count(*) from sheet_answer where field in ('hiv', 'comment', 'first_name') and "
                                "(code <> '' or number <> 0)"),
              0);
    CHECK(store_sql(w.path, "select count(*) from sheet_answer where field = 'hiv' and length(words) > 40") > 0);
    CHECK(store_sql(w.path, "select count(*) from sheet_answer where code like 'quokka%'") > 0); /* what is plain is */
}

static enum err keep(const struct sheet_draft *d, const char *words, int64_t now_s)
{
    CHECK_INT(db_begin(w.db), ERR_NONE);
    enum err err = db_draft_put(w.db, d, span_of(words), now_s);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    return err;
}

static bool kept(struct sheet_draft d, const char *words)
{
    struct span have;
    CHECK_INT(db_draft_get(w.db, &d, &w.arena, &have), ERR_NONE);
    return span_is(have, words);
}

/* One a person, case and form, each under its own seal; the old ones go when another is written. */
static void what_was_begun_on_a_phone(void)
{
    const struct sheet_draft mine = {3, 11, "follow-up"}, yours = {4, 11, "follow-up"}, other = {3, 12, "ctip-h"};
    struct sheet_draft got;
    CHECK(kept(mine, "")); /* nothing yet */
    CHECK_INT(keep(&mine, "seen 0 0 4:quokka-a", NOW), ERR_NONE);
    CHECK_INT(keep(&yours, "seen 0 0 4:quokka-b", NOW), ERR_NONE);
    CHECK_INT(keep(&other, "seen 0 0 4:quokka-c", NOW + 60), ERR_NONE);
    CHECK_INT(keep(&mine, "seen 0 0 4:quokka-d", NOW + 30), ERR_NONE);
    CHECK(kept(mine, "seen 0 0 4:quokka-d") && kept(yours, "seen 0 0 4:quokka-b"));
    CHECK_INT(store_sql(w.path, "select count(*) from sheet_draft where instr(words, 'quokka') > 0"), 0);
    CHECK_INT(db_draft_newest(w.db, 3, NOW, &got), ERR_NONE);
    CHECK(got.person == 3 && got.case_id == 12 && strcmp(got.sheet, "ctip-h") == 0);
    CHECK_INT(db_draft_newest(w.db, 3, NOW + 60, &got), ERR_NOT_FOUND); /* too long ago */
    CHECK_INT(db_draft_drop(w.db, &other), ERR_NONE);
    CHECK_INT(db_draft_newest(w.db, 3, NOW, &got), ERR_NONE);
    CHECK_INT(got.case_id, 11);
    CHECK_INT(keep(&yours, "later", NOW + SHEET_DRAFT_DAYS * DAY_S + 31), ERR_NONE);
    CHECK(kept(mine, "") && kept(yours, "later"));
    CHECK_INT(store_sql(w.path, "select count(*) from sheet_draft"), 1);
}

int main(void)
{
    struct config_fault fault;
    world_start(&w);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        return 1;
    RUN(every_form_comes_back);
    RUN(a_version_writes_what_changed);
    RUN(what_is_struck_out_is_changed_no_more);
    RUN(sealed_is_sealed);
    RUN(what_was_begun_on_a_phone);
    load_free(loaded);
    world_end(&w);
    return test_end();
}
