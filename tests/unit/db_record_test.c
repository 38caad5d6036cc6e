/* db_record_test.c - a child, a person or a contact is erased from a register made by chance: not a byte that was
 * sealed for it is left in the store's files, nothing leads to it, and every other record reads as before. And what
 * keeps one.
 */
#include "db/record.h"

#include "base/day.h"
#include "base/hash.h"
#include "db/child.h"
#include "db/contact.h"
#include "db/sheet.h"
#include "db/stay.h"
#include "db/store.h"
#include "tests/unit/db_world.h"
#include "tests/unit/store_sql.h"

enum { CHILDREN = 14, PERSONS = 10, CONTACTS = 4, THINGS = CHILDREN + PERSONS + CONTACTS, ROUNDS = 8, SEEDS = 1 };
#define LATER (NOW + 90 * DAY_S)
#define CASE_CLOSED_ID 41

static struct world_of_db w;
static uint64_t chance;
static const struct thing {
    enum about about;
    int first, n;
} kinds[] = {
    {ABOUT_CHILD, 0, CHILDREN}, {ABOUT_PERSON, CHILDREN, PERSONS}, {ABOUT_CONTACT, CHILDREN + PERSONS, CONTACTS}};
static struct {
    struct record_of of;
    char names[40], words[40], phone[20], paper[16], reads[400];
    int64_t sheet;
    int into;             /* a child: merged into that one; -1 not */
    bool beside[PERSONS]; /* a child: they belong to it */
    bool gone;
} t[THINGS];

static const char *const shared[] = {"+254799000001", "+254799000002"}; /* half of them have the one, half the other */

static int any(int n)
{
    return (int)(mix64(&chance) % (uint64_t)n);
}

/* --- the register --- */

static const struct sheet_field field = {.id = "called", .kind = FIELD_NAME, .label = {"n", "n", "n"}, .when = -1};
static const struct sheet_section section = {.id = "s", .label = {"s", "s", "s"}, .first = 0, .count = 1, .rows = 1};
static struct sheet form = {
    .id = "test", .version = 1, .section = &section, .sections = 1, .field = &field, .fields = 1, .many = true};

static void form_put(int i)
{
    struct answer a = {.text = span_of(t[i].words)};
    const struct answers all = {&a, 1, 1};
    struct sheet_row row = {.sheet = "test", .about = t[i].of.about, .subject = t[i].of.id, .day = 20500};
    form.about = t[i].of.about;
    CHECK_INT(db_sheet_add(w.db, &form, &row, &all, NOW), ERR_NONE);
    t[i].sheet = row.id;
}

/* By the phones of whoever belongs to it, too: as mlinzid/typed/spine.c does. */
static void child_put(int i)
{
    struct child c = {.id = t[i].of.id, .version = 1, .sex = "FM"[i % 2], .born_day = day_of_civil(2014 + i % 5, 2, 3)};
    struct identifier ids[2 + 2 * PERSONS] = {{"phone", span_of(t[i].phone)}, {"INTL", span_of(t[i].paper)}};
    int n = 2;
    for (int p = 0; p < PERSONS; p++)
        if (t[i].beside[p]) {
            ids[n++] = (struct identifier){"phone", span_of(t[CHILDREN + p].phone)};
            ids[n++] = (struct identifier){"phone", span_of(shared[p % 2])};
        }
    CHECK(area_read(&w.areas, SPAN("003.016.0077"), &c.home));
    (void)span_str(span_of(t[i].names), c.names, sizeof c.names);
    CHECK_INT(db_child_put(w.db, &c, ids, n, NOW), ERR_NONE);
    t[i].of.id = c.id;
}

static void stayed(int64_t child)
{
    struct stay s = {.child = child, .unit = "SI-1", .admitted = 20000, .type = "ATNA"};
    struct movement m = {.kind = MOVE_EXIT, .day = 20010, .code = "DTER", .unit = "SI-1"};
    const struct care_note note = {.now_s = NOW, .words = SPAN("beside the codes")};
    CHECK_INT(db_stay_add(w.db, &s, SPAN("order 17"), &note), ERR_NONE);
    CHECK_INT(db_stay_move(w.db, &s, &m, &note), ERR_NONE);
}

static void child_made(int i)
{
    child_put(i);
    for (int p = 0; p < PERSONS; p++) {
        const struct relation rel = {ABOUT_CHILD, t[i].of.id, t[CHILDREN + p].of.id, "CGPM", 20000, 0};
        if (t[i].beside[p])
            CHECK_INT(db_relation_add(w.db, &rel, 7, NOW), ERR_NONE);
    }
    if (i > 2 && !any(3)) {
        struct child c;
        t[i].into = any(i);
        CHECK_INT(db_child(w.db, t[i].of.id, &c), ERR_NONE);
        CHECK_INT(db_child_merge(w.db, &c, t[t[i].into].of.id), ERR_NONE);
    } else if (i > 2) {
        CHECK_INT(db_alike_add(w.db, &(struct child_pair){t[i].of.id, t[any(i)].of.id, 900, NOW}), ERR_NONE);
    }
    CHECK_INT(db_case_child(w.db, CASE_CLOSED_ID, t[i].of.id, true, 7, NOW), ERR_NONE);
    if (!any(3))
        stayed(t[i].of.id);
}

static void person_made(int i)
{
    struct relative r = {.about = ABOUT_PERSON};
    const struct identifier ids[] = {
        {"phone", span_of(t[i].phone)}, {"INTL", span_of(t[i].paper)}, {"phone", span_of(shared[(i - CHILDREN) % 2])}};
    (void)span_str(span_of(t[i].names), r.names, sizeof r.names);
    CHECK_INT(db_relative_put(w.db, &r, ids, 3, NOW), ERR_NONE);
    t[i].of.id = r.id;
}

static void contact_made(int i)
{
    struct contact c = {
        .kind = CONTACT_TALK, .channel = "CHVO", .day = 20500, .begun_s = NOW, .ended_s = NOW, .band = -1};
    const struct contact_said said = {span_of(t[i].names), span_of("")};
    c.number = phone(t[i].phone);
    CHECK_INT(db_contact_add(w.db, &c, span_of(t[i].paper), &said), ERR_NONE);
    t[i].of.id = c.id;
}

static void closed_case(int64_t id)
{
    struct case_file c = a_case(&w, id);
    c.state = CASE_CLOSED;
    c.closed_s = NOW;
    CHECK_INT(put_case(&w, &c), ERR_NONE);
}

static void register_made(uint64_t seed)
{
    chance = seed;
    memset(t, 0, sizeof t);
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    closed_case(CASE_CLOSED_ID);
    for (int k = 2; k >= 0; k--)
        for (int i = kinds[k].first; i < kinds[k].first + kinds[k].n; i++) {
            t[i].of.about = kinds[k].about;
            t[i].into = -1;
            snprintf(t[i].names, sizeof t[i].names, "Zq%c%dwe Kx%dbora", 'a' + i % 20, any(1000), any(100000));
            snprintf(t[i].words, sizeof t[i].words, "Vj%d-%d", i, any(1000000));
            snprintf(t[i].phone, sizeof t[i].phone, "+2547%08d", any(90000000) + 3);
            snprintf(t[i].paper, sizeof t[i].paper, "%d/%d", i, any(1000000));
            for (int p = 0; i < CHILDREN && p < PERSONS; p++)
                t[i].beside[p] = !any(3);
            if (i < CHILDREN)
                child_made(i);
            else if (i < CHILDREN + PERSONS)
                person_made(i);
            else
                contact_made(i);
            form_put(i);
        }
    CHECK_INT(db_commit(w.db), ERR_NONE);
}

/* --- how one reads --- */

static void number_read(void *ctx, const struct identifier *i)
{
    text_str(ctx, i->kind);
    text_span(ctx, i->words);
    text_char(ctx, ' ');
}

static void form_read(int i, struct text *out)
{
    struct sheet_row row;
    struct answers a = {0};
    form.about = t[i].of.about;
    CHECK_INT(db_sheet_get(w.db, t[i].sheet, &row), ERR_NONE);
    CHECK_INT(db_sheet_answers(w.db, &form, &row, row.version, &a, &w.arena), ERR_NONE);
    text_str(out, a.count ? " form " : " no form ");
    for (int k = 0; k < a.count; k++)
        text_span(out, a.list[k].text);
}

/* Names, form and all that is plain of it; with its own numbers, or without those that others lent it. */
static void reads(int i, char out[400])
{
    struct text x;
    struct child c;
    struct relative r;
    struct contact k;
    struct contact_said said = {span_of(""), span_of("")};
    size_t used = w.arena.used_bytes;
    text_init(&x, out, 400);
    if (t[i].of.about == ABOUT_CHILD) {
        CHECK_INT(db_child(w.db, t[i].of.id, &c), ERR_NONE);
        text_str(&x, c.names);
        text_i64(&x, c.born_day);
        text_i64(&x, c.merged_into);
        text_i64(&x, c.erased_s);
    } else if (t[i].of.about == ABOUT_PERSON) {
        CHECK_INT(db_relative(w.db, t[i].of.id, &r), ERR_NONE);
        text_str(&x, r.names);
        CHECK_INT(db_identifiers(w.db, t[i].of.id, &x, number_read), ERR_NONE);
    } else {
        CHECK_INT(db_contact(w.db, t[i].of.id, &k, &said, &w.arena), ERR_NONE);
        text_str(&x, k.number.s);
        text_span(&x, said.notes);
    }
    form_read(i, &x);
    (void)text_done(&x);
    w.arena.used_bytes = used;
}

/* Whom that number finds. */
static bool finds(const char *kind, const char *words, int64_t id)
{
    const struct identifier x = {"", span_of(words)};
    struct identifier typed = x;
    int64_t party[32];
    int n = 0;
    (void)span_str(span_of(kind), typed.kind, sizeof typed.kind);
    CHECK_INT(db_identified(w.db, &typed, party, 32, &n), ERR_NONE);
    for (int i = 0; i < n; i++)
        if (party[i] == id)
            return true;
    return false;
}

/* --- what must be gone --- */

static bool in_whole(int i, int root)
{
    for (int at = i; at >= 0 && t[at].of.about == ABOUT_CHILD; at = t[at].into)
        if (at == root)
            return true;
    return false;
}

/* What the test itself says goes with it: what was merged into it, and who belongs to nobody else any more. */
static void marked(int victim, bool goes[THINGS])
{
    memset(goes, 0, THINGS * sizeof *goes);
    goes[victim] = true;
    for (int i = 0; i < CHILDREN; i++)
        goes[i] |= in_whole(i, victim);
    for (int p = 0; p < PERSONS; p++) {
        bool had = false, has = false;
        for (int i = 0; i < CHILDREN; i++) {
            had |= t[i].beside[p] && goes[i];
            has |= t[i].beside[p] && !goes[i] && !t[i].gone;
        }
        goes[CHILDREN + p] |= had && !has;
    }
}

/* Every sealed value of those that go, as its bytes stand in the file now. */
struct bytes {
    unsigned char *at[600];
    int size[600], n;
};
static void sealed_of(int i, struct bytes *b)
{
    static const char *const sql[] = {
        "select name from party where id = %lld and %d <> 6",
        "select words from identifier where party = %lld and %d <> 6",
        "select words from stay where child = %lld and %d = 2",
        "select words from movement where child = %lld and %d = 2",
        "select notes from contact where id = %lld and %d = 6",
        "select number from contact where id = %lld and %d = 6",
        "select words from sheet_answer where sheet in (select id from sheet_row where subject = %lld and about = %d)",
        "select wrapped from subject_key where id = %lld and %d <> 0"};
    sqlite3 *c = NULL;
    sqlite3_stmt *s = NULL;
    CHECK_INT(sqlite3_open_v2(w.path, &c, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    for (size_t k = 0; k < countof(sql); k++) {
        char text[200];
        int64_t id = k + 1 == countof(sql) ? record_subject(t[i].of) : t[i].of.id;
        snprintf(text, sizeof text, sql[k], (long long)id, (int)t[i].of.about);
        CHECK_INT(sqlite3_prepare_v2(c, text, -1, &s, NULL), SQLITE_OK);
        while (sqlite3_step(s) == SQLITE_ROW && b->n < 600) {
            int size = sqlite3_column_bytes(s, 0);
            if (size < 24)
                continue;
            b->at[b->n] = malloc((size_t)size);
            memcpy(b->at[b->n], sqlite3_column_blob(s, 0), (size_t)size);
            b->size[b->n++] = size;
        }
        sqlite3_finalize(s);
    }
    sqlite3_close(c);
}

static int found_in(const char *path, const struct bytes *b)
{
    FILE *f = fopen(path, "rb");
    char *all = malloc(8 << 20);
    size_t n = f ? fread(all, 1, 8 << 20, f) : 0;
    int found = 0;
    for (int i = 0; i < b->n; i++) /* all but the head, which only says whose key it is */
        found += memmem(all, n, b->at[i] + 9, (size_t)b->size[i] - 9) != NULL;
    for (int i = 0; i < THINGS; i++)
        found += memmem(all, n, t[i].names, strlen(t[i].names)) || memmem(all, n, t[i].words, strlen(t[i].words)) ||
                 memmem(all, n, t[i].phone, strlen(t[i].phone));
    if (f)
        (void)fclose(f);
    free(all);
    return found;
}

static int found_anywhere(const struct bytes *b)
{
    char log[700];
    snprintf(log, sizeof log, "%s-wal", w.path);
    return found_in(w.path, b) + found_in(log, b);
}

static void erase_it(int victim)
{
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(put_effect(&w, LATER,
                         (struct effect){.kind = EFFECT_ERASE, .record = t[victim].of, .word = SPAN("record.erased")}),
              ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_wipe_log(w.db), ERR_NONE);
}

/* A child is found by the numbers of those who are still there, and by no other's. */
static void lent(int child)
{
    bool has[2] = {false, false};
    for (int p = 0; p < PERSONS; p++)
        if (t[child].beside[p]) {
            has[p % 2] |= !t[CHILDREN + p].gone;
            CHECK_INT(finds("phone", t[CHILDREN + p].phone, t[child].of.id), !t[CHILDREN + p].gone);
        }
    for (int k = 0; k < 2; k++)
        CHECK_INT(finds("phone", shared[k], t[child].of.id), has[k]);
}

static void gone_is_gone(int i)
{
    int64_t erased_s = 0, id = t[i].of.id;
    char sql[300];
    CHECK_INT(db_record_erased(w.db, t[i].of, &erased_s), ERR_NONE);
    CHECK_INT(erased_s, LATER);
    if (t[i].of.about != ABOUT_CONTACT) {
        CHECK(!finds("phone", t[i].phone, id) && !finds("INTL", t[i].paper, id));
        snprintf(sql, sizeof sql,
                 "select (select count(*) from child_key where child = %1$lld) + (select count(*) from relation where "
                 "party = %1$lld or (about = 2 and subject = %1$lld)) + (select count(*) from child_alike where child "
                 "= %1$lld or other = %1$lld) + (select count(*) from case_child where child = %1$lld)",
                 (long long)id);
        CHECK_INT(store_sql(w.path, sql), 0);
    }
    reads(i, t[i].reads);
    CHECK(strstr(t[i].reads, " no form ") && !strstr(t[i].reads, "Zq"));
}

static void one_goes_the_others_stay(int victim)
{
    bool goes[THINGS];
    static struct bytes b;
    b.n = 0;
    marked(victim, goes);
    for (int i = 0; i < THINGS; i++)
        if (goes[i])
            sealed_of(i, &b);
        else
            reads(i, t[i].reads);
    CHECK(b.n > 2 && found_anywhere(&b) >= b.n); /* now they are there: the search sees them */
    erase_it(victim);
    CHECK_INT(found_anywhere(&b), 0);
    for (int i = 0; i < b.n; i++)
        free(b.at[i]);
    for (int i = 0; i < THINGS; i++) {
        char now[400];
        t[i].gone |= goes[i];
        reads(i, now);
        if (!goes[i])
            CHECK_STR(now, t[i].reads);
    }
    for (int i = 0; i < THINGS; i++)
        if (goes[i])
            gone_is_gone(i);
    for (int i = 0; i < CHILDREN; i++)
        if (!t[i].gone)
            lent(i);
}

static void whoever_goes_is_gone_and_nobody_else(void)
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        register_made(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int victim = round % 3 == 1 ? CHILDREN + any(PERSONS) : round == 2 ? THINGS - 1 : any(CHILDREN);
            while (victim < CHILDREN && t[victim].into >= 0)
                victim = t[victim].into; /* as whoever asks reads it */
            if (!t[victim].gone)
                one_goes_the_others_stay(victim);
        }
        world_end(&w);
    }
}

/* A backup of before still has it all: each subject of the list beside the keys is erased there again, alone. */
static void in_an_old_backup_it_is_erased_again(void)
{
    char copy[700], was[sizeof w.path];
    struct erased all[40];
    struct record_of of;
    struct child c;
    int n = 0, child = 0, merged = -1;
    register_made(11);
    for (int i = 1; i < CHILDREN && merged < 0; i++)
        merged = t[i].into >= 0 ? i : -1;
    CHECK(merged > 0);
    child = t[merged].into;
    snprintf(copy, sizeof copy, "%s/copy.db", w.dir);
    CHECK_INT(db_backup(w.db, copy), ERR_NONE);
    CHECK_INT(db_begin(w.db), ERR_NONE); /* it was parted from the other since, and only then erased */
    CHECK_INT(db_child(w.db, t[merged].of.id, &c), ERR_NONE);
    CHECK_INT(db_child_merge(w.db, &c, 0), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    erase_it(child);
    CHECK_INT(db_erased_unlisted(w.db, all, 40, &n), ERR_NONE);
    db_close(w.db);
    memcpy(was, w.path, sizeof was);
    CHECK(span_str(span_of(copy), w.path, sizeof w.path));
    world_open(&w);
    CHECK(finds("phone", t[child].phone, t[child].of.id) && n > 0);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    for (int i = 0; i < n; i++) {
        CHECK_INT(db_record_of_subject(w.db, all[i].subject, &of), ERR_NONE);
        const struct effect again = {.kind = EFFECT_ERASE, .record = of, .live = true, .word = SPAN("again")};
        CHECK_INT(put_effect(&w, LATER, again), ERR_NONE);
    }
    CHECK_INT(db_commit(w.db), ERR_NONE);
    gone_is_gone(child);
    CHECK_INT(db_child(w.db, t[merged].of.id, &c), ERR_NONE);
    CHECK_STR(c.names, t[merged].names);
    memcpy(w.path, was, sizeof was);
    world_end(&w);
}

/* --- the schedule --- */

static const struct keeping *kept_in(const struct facts *f, int i)
{
    for (int k = 0; k < f->keeps; k++)
        if (f->keep[k].record.about == t[i].of.about && f->keep[k].record.id == t[i].of.id)
            return &f->keep[k];
    return NULL;
}

static struct facts looked(int64_t child_by, int64_t contact_by)
{
    static struct facts f;
    memset(&f, 0, sizeof f);
    f.need = NEED_KEEP;
    f.need_keep.child_by = child_by;
    f.need_keep.contact_by = contact_by;
    CHECK_INT(db_facts(w.db, &f, LATER, &w.arena), ERR_NONE);
    return f;
}

/* By two persons, or by the schedule: of a contact the latter needs no line beside the keys. */
static void what_is_listed(void)
{
    const char *const why[] = {"record.erased", RECORD_RETIRED};
    struct erased all[8];
    int n = 0;
    register_made(3);
    for (int i = 0; i < 2; i++) {
        CHECK_INT(db_begin(w.db), ERR_NONE);
        CHECK_INT(
            put_effect(&w, LATER,
                       (struct effect){.kind = EFFECT_ERASE, .record = t[THINGS - 1 - i].of, .word = span_of(why[i])}),
            ERR_NONE);
        CHECK_INT(db_commit(w.db), ERR_NONE);
    }
    CHECK_INT(db_erased_unlisted(w.db, all, 8, &n), ERR_NONE);
    CHECK(n == 1 && all[0].subject == record_subject(t[THINGS - 1].of));
    world_end(&w);
}

static void what_the_schedule_finds(void)
{
    const int child = 0, contact = THINGS - 1;
    const int64_t made = day_of(NOW);
    int64_t ids[CHILDREN];
    int n = 0;
    register_made(5);
    struct facts f = looked(made, 20499);
    CHECK(kept_in(&f, child) && kept_in(&f, child)->last_day == made && !kept_in(&f, contact));
    f = looked(made - 1, 20500);
    CHECK(!kept_in(&f, child) && kept_in(&f, contact));
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(put_effect(&w, LATER,
                         (struct effect){.kind = EFFECT_LATER, .record = t[child].of, .from_day = (int32_t)made + 9}),
              ERR_NONE);
    CHECK_INT(
        put_effect(&w, LATER, (struct effect){.kind = EFFECT_ANNOUNCE, .record = t[contact].of, .other = LATER - 1}),
        ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    f = looked(made + 8, 20500);
    CHECK(!f.keeps && f.due.record.about == ABOUT_CONTACT && f.due.record.id == t[contact].of.id); /* due goes first */
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(put_effect(&w, LATER, (struct effect){.kind = EFFECT_WITHDRAW, .record = t[contact].of}), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    f = looked(made + 8, 20500);
    CHECK(!f.due.record.about && kept_in(&f, contact) && !kept_in(&f, child));
    erase_it(contact);
    erase_it(child);
    f = looked(made + 10, 20500);
    CHECK(!kept_in(&f, child) && !kept_in(&f, contact));
    CHECK_INT(db_children(w.db, (struct area){0}, 0, ids, CHILDREN, &n), ERR_NONE);
    for (int i = 0; i < n; i++)
        CHECK(ids[i] != t[child].of.id); /* nor does any list */
    CHECK_INT(store_sql(w.path, "update case_file set state = 1"), 1);
    f = looked(made, 0);
    CHECK(f.keeps && f.keep[0].last_day == day_of(LATER)); /* what is kept is put off from today */
    world_end(&w);
}

/* --- what keeps one --- */

static struct record_facts facts_of(int i)
{
    struct record_facts f;
    CHECK_INT(db_record_facts(w.db, t[i].of, LATER, &f), ERR_NONE);
    CHECK(f.found && !f.erased);
    return f;
}

static void changed(const char *sql)
{
    CHECK(store_sql(w.path, sql) > 0);
}

/* What the law or the child's safety needs is not erased; a person is kept for the child it looks after. */
static void what_keeps_one(void)
{
    const int child = 0, person = CHILDREN, contact = THINGS - 1;
    const int32_t today = day_of(LATER);
    char sql[300];
    register_made(7);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    const struct relation rel = {ABOUT_CHILD, t[child].of.id, t[person].of.id, "CGPF", 20000, 0};
    CHECK_INT(db_relation_add(w.db, &rel, 7, NOW), ERR_NONE);
    struct stay s = {.child = t[child].of.id, .unit = "SI-1", .admitted = 20000, .type = "ATNA"};
    const struct care_note note = {.now_s = NOW};
    CHECK_INT(db_stay_add(w.db, &s, span_of(""), &note), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(facts_of(child).kept, RECORD_KEPT_STAY);
    CHECK_INT(facts_of(person).kept, RECORD_KEPT_STAY);
    CHECK_INT(facts_of(child).last_day, today);
    changed("update stay set state = 4, left_day = 20100");
    CHECK_INT(facts_of(child).kept, RECORD_FREE);
    CHECK_INT(facts_of(child).last_day, day_of(NOW)); /* the form */
    snprintf(sql, sizeof sql, "update stay set order_to = %d", (int)today);
    changed(sql);
    CHECK_INT(facts_of(child).kept, RECORD_KEPT_ORDER);
    changed("update stay set order_to = order_to - 1");
    CHECK_INT(facts_of(child).kept, RECORD_FREE);
    snprintf(sql, sizeof sql,
             "insert into hearing (id, version, case_id, court, file, day, next_day, purpose, outcome, orders, state, "
             "made_s, changed_s, person, role) values (1, 1, 41, '', x'', 1, %d, '', '', '', 2, 1, 1, 1, 1)",
             (int)today);
    changed(sql);
    CHECK_INT(facts_of(child).kept, RECORD_KEPT_COURT);
    changed("delete from hearing");
    changed("update case_file set held_s = 5");
    CHECK_INT(facts_of(child).kept, RECORD_KEPT_HELD);
    changed("update case_file set state = 1");
    CHECK_INT(facts_of(child).kept, RECORD_KEPT_CASE);
    CHECK_INT(facts_of(contact).kept, RECORD_FREE);
    changed("update contact set case_id = 41");
    CHECK_INT(facts_of(contact).kept, RECORD_KEPT_CASE);
    changed("update contact set waits = 1, case_id = 0");
    CHECK_INT(facts_of(contact).kept, RECORD_KEPT_WANTED);
    int64_t mark = facts_of(child).mark;
    changed("update child set version = version + 1");
    CHECK(facts_of(child).mark != mark);
    world_end(&w);
}

int main(void)
{
    RUN(whoever_goes_is_gone_and_nobody_else);
    RUN(in_an_old_backup_it_is_erased_again);
    RUN(what_is_listed);
    RUN(what_the_schedule_finds);
    RUN(what_keeps_one);
    return test_end();
}
