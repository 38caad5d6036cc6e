/* db_bundle_test.c - a case for a court: it holds what was written, whole; no byte of it can be another, nothing can be
 * taken out of it or put into it unseen, and it tells nothing of other cases. */
#include <jansson.h>

#include "db/store.h"
#include "tests/unit/db_world.h"

static struct world_of_db w;
static json_t *bundle;

static void text_in(int64_t id, int64_t case_id, const char *text)
{
    char msgid[16];
    (void)snprintf(msgid, sizeof msgid, "m%lld", (long long)id);
    struct inbox_row r = an_inbox(id, msgid, "+254700000001", NOW + id);
    r.text = span_of(text);
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
    struct apply a = {.now_s = NOW + id, .next_id = &w.next_id, .inbox_id = id};
    struct effect e = {.kind = EFFECT_INBOX, .case_id = case_id, .word = SPAN("report")};
    CHECK_INT(db_apply(w.db, &a, &e), ERR_NONE);
}

static void add(int64_t case_id, enum effect_kind kind, const char *word, const char *text)
{
    CHECK_INT(put_effect(&w, NOW + 50,
                         (struct effect){.kind = kind,
                                         .case_id = case_id,
                                         .person = 5,
                                         .role = ROLE_SCCO,
                                         .word = span_of(word),
                                         .text = span_of(text)}),
              ERR_NONE);
}

static void text_out(int64_t id, int64_t case_id)
{
    char cause[32];
    (void)snprintf(cause, sizeof cause, "t:%lld:%lld", (long long)case_id, (long long)id);
    struct outbox_row r = a_text(id, cause, PHRASE_CASE_NEW, "+254711000001");
    r.m.case_id = case_id;
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
}

static void version_of(struct case_file *c, int64_t version)
{
    c->version = version;
    CHECK_INT(
        put_effect(&w, NOW + 60, (struct effect){.kind = EFFECT_CASE, .case_id = c->id, .version = c->version, .c = c}),
        ERR_NONE);
    CHECK_INT(
        put_effect(&w, NOW + 60,
                   (struct effect){
                       .kind = EFFECT_AUDIT, .case_id = c->id, .version = c->version, .word = SPAN("case.verified")}),
        ERR_NONE);
}

static void mark(void)
{
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_audit_mark(w.db, NOW + 100), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_begin(w.db), ERR_NONE);
}

/* Case 2 is the one for the court; case 1 and 3 stand around it in the same county. */
static void begin(void)
{
    struct case_file c[4];
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    for (int64_t id = 1; id <= 3; id++) {
        c[id] = a_case(&w, id);
        (void)snprintf(c[id].child_name, sizeof c[id].child_name, "Kache the %lldth", (long long)id);
        version_of(&c[id], 1);
        text_in(id, id, id == 2 ? "REPORT neglect boy 6 \xff\xfe Ganda" : "a secret of another case");
        add(id, EFFECT_NOTE, "case.opened", id == 2 ? "he sleeps in the market" : "a secret of another case");
        text_out(id, id);
        version_of(&c[id], 2);
        if (id != 1)
            mark();
    }
    add(1, EFFECT_NOTE, "case.updated", "a secret of another case");
    mark();
    add(2, EFFECT_AUDIT, "op.show", "user=ann(1000)");
    text_in(10, 2, "UPDATE 1 he is with his aunt");
    mark();
    add(3, EFFECT_AUDIT, "op.show", "user=ann(1000)");
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_bundle(w.db, 2, &bundle), ERR_NONE);
}

static struct bundle_report check(const json_t *b)
{
    struct bundle_report r;
    db_bundle_check(b, NULL, 0, &r);
    return r;
}

static void it_holds_the_case_whole(void)
{
    begin();
    struct bundle_report r;
    db_bundle_check(bundle, w.keys.audit_public, 0, &r);
    if (!r.whole)
        printf("# %s\n", r.why);
    CHECK(r.whole);
    CHECK_INT(r.rows[PROOF_CASE], 1);
    CHECK_INT(r.rows[PROOF_INBOX], 2);
    CHECK_INT(r.rows[PROOF_NOTE], 1);
    CHECK_INT(r.rows[PROOF_TEXT], 1);
    CHECK_INT(r.rows[PROOF_WORDS], 1);
    CHECK_INT(r.unproven, 0);
    CHECK_INT(r.unseen, 1); /* the first version of the case */
    CHECK_INT(r.versions, 2);
    CHECK_INT(r.newest, 4);
    struct mark_facts m;
    CHECK_INT(db_audit_mark_newest(w.db, &m), ERR_NONE);
    CHECK_STR(r.print, m.print);
    char *text = json_dumps(bundle, 0);
    CHECK(strstr(text, "he sleeps in the market") != NULL);
    CHECK(strstr(text, "Kache the 2th") != NULL);
    CHECK(strstr(text, "secret") == NULL && strstr(text, "736563726574") == NULL); /* of no other case a word */
    CHECK(strstr(text, "Kache the 1th") == NULL && strstr(text, "Kache the 3th") == NULL);
    free(text);
}

static void another_key_did_not_sign_it(void)
{
    struct keyring other;
    struct bundle_report r;
    keyring_of_seed(&other, 12);
    db_bundle_check(bundle, other.audit_public, 0, &r);
    CHECK(!r.whole && strstr(r.why, "another key"));
}

/* As the file lies on a disk: each byte another one, in two ways. */
static void no_byte_of_it_can_be_another(void)
{
    char *text = json_dumps(bundle, JSON_COMPACT);
    size_t n = strlen(text), held = 0;
    for (size_t i = 0; i < n; i++) {
        static const char turn[] = {1, 0x20};
        char was = text[i];
        text[i] = (char)(was ^ turn[i % 2]);
        json_t *b = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
        if (b && check(b).whole) {
            held++;
            printf("# byte %zu: %.40s\n", i, text + (i < 20 ? 0 : i - 20));
        }
        json_decref(b);
        text[i] = was;
    }
    CHECK(n > 3000);
    CHECK_INT((int64_t)held, 0);
    free(text);
}

static void is_seen(json_t *b, const char *what)
{
    if (check(b).whole)
        printf("# %s is not seen\n", what);
    CHECK(!check(b).whole);
    json_decref(b);
}

static void nothing_can_be_left_out_or_added(void)
{
    static const char *const list[] = {"records", "segments"};
    CHECK(check(bundle).whole);
    for (size_t l = 0; l < countof(list); l++)
        for (size_t i = 0; i < json_array_size(json_object_get(bundle, list[l])); i++) {
            json_t *b = json_deep_copy(bundle), *a = json_object_get(b, list[l]);
            json_array_remove(a, i);
            is_seen(b, list[l]);
            b = json_deep_copy(bundle);
            a = json_object_get(b, list[l]);
            json_array_append(a, json_array_get(a, i));
            is_seen(b, "doubling");
        }
    size_t marks = json_array_size(json_object_get(json_object_get(bundle, "marks"), "marks"));
    for (size_t i = 0; i < marks; i++) {
        json_t *b = json_deep_copy(bundle);
        json_array_remove(json_object_get(json_object_get(b, "marks"), "marks"), i);
        is_seen(b, "a mark taken out");
    }
    size_t rows = json_array_size(json_object_get(bundle, "rows"));
    for (size_t i = 0; i < rows; i++) { /* a row left out is no lie: it is counted */
        json_t *b = json_deep_copy(bundle);
        json_array_remove(json_object_get(b, "rows"), i);
        CHECK(check(b).whole);
        CHECK_INT(check(b).unseen, 2);
        json_decref(b);
    }
    json_t *b = json_deep_copy(bundle);
    json_object_set_new(b, "judge", json_true());
    is_seen(b, "a key more");
    b = json_deep_copy(bundle);
    json_t *row = json_array_get(json_object_get(b, "rows"), 1);
    json_array_append_new(json_object_get(row, "fields"), json_pack("[s,s]", "body", "and he asked for it"));
    is_seen(b, "a field more");
    b = json_deep_copy(bundle);
    json_t *run = json_object_get(b, "marks");
    json_object_set_new(run, "from", json_integer(INT64_MAX));
    json_array_insert(json_object_get(run, "marks"), 0, json_object_get(run, "before"));
    CHECK_STR(check(b).why, "the marks cannot be read");
    is_seen(b, "marks from a number that none comes to");
    CHECK(!check(NULL).whole);
}

/* What the rows say of themselves is what the store holds; after an erasure nobody can open a commitment. */
static void a_row_changed_in_the_store_is_not_proven(void)
{
    json_t *b = NULL;
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(w.db->engine->run(w.db->conn, "update note set word = 'case.closed' where case_id = 2"), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_bundle(w.db, 2, &b), ERR_NONE);
    CHECK(check(b).whole);
    CHECK_INT(check(b).unproven, 1);
    CHECK_INT(check(b).rows[PROOF_NOTE], 0);
    CHECK(json_object_get(json_array_get(json_object_get(b, "unproven"), 0), "key") == NULL);
    json_decref(b);
    b = NULL;
    CHECK_INT(w.db->engine->run(w.db->conn, "update audit_mark set n = 9223372036854775807 where n = 2"), ERR_NONE);
    CHECK(db_bundle(w.db, 2, &b) != ERR_NONE && !b); /* marks are found by their numbers */
    CHECK_INT(w.db->engine->run(w.db->conn, "update audit_mark set n = 2 where n > 2000"), ERR_NONE);
    CHECK_INT(db_bundle(w.db, 2, &b), ERR_NONE);
    json_decref(b);
    CHECK_INT(w.db->engine->run(w.db->conn, "delete from audit where case_id = 1 and shard = 3"), ERR_NONE);
    b = NULL;
    CHECK(db_bundle(w.db, 2, &b) != ERR_NONE && !b); /* a chain with a hole proves nothing */
}

static void the_end(void)
{
    json_decref(bundle);
    world_end(&w);
}

/* Every row of a case is vouched for in the transaction that writes it. */
static void what_has_no_record_gets_one_at_the_commit(void)
{
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    struct case_file c = a_case(&w, 1);
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    for (int64_t i = 0; i < 2 * PROOFS_MAX + 10; i++)
        text_out(100 + i, 1);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    text_out(1, 1);
    db_rollback(w.db); /* what is undone is vouched for by nobody */
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_audit_mark(w.db, NOW + 100), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_bundle(w.db, 1, &bundle), ERR_NONE);
    struct bundle_report r = check(bundle);
    CHECK(r.whole);
    CHECK_INT(r.rows[PROOF_TEXT], 2 * PROOFS_MAX + 10);
    CHECK_INT(r.unproven, 0);
    CHECK_INT(r.unseen, 0);
    the_end();
}

int main(void)
{
    RUN(it_holds_the_case_whole);
    RUN(another_key_did_not_sign_it);
    RUN(no_byte_of_it_can_be_another);
    RUN(nothing_can_be_left_out_or_added);
    RUN(a_row_changed_in_the_store_is_not_proven);
    RUN(the_end);
    RUN(what_has_no_record_gets_one_at_the_commit);
    return test_end();
}
