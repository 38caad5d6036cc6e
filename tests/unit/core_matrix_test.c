/* core_matrix_test.c - who may do what: every role in every relation to a case, at every act, against the table
 * tests/data/rights.tsv, which was written from the contract (product sections 1 and 4, rulings 2, 8, 9, 15, 29) and
 * not from the code. A cell: y sees, - does not see or is refused, n is told of no such case, x is not authorised, d
 * done, c a code is sent. The case is S3 and verified with an action; reported for verify, pass and the acts of the
 * console; an S1 that level 1 asked to close for confirm and reject; closed for reopen, no and erase. "leave": the
 * person is away; "delegate": somebody else stands in. "lost" is the phone; the console knows the person by other
 * means. */
#include "tests/unit/test.h"
#include "tests/unit/world.h"

#define WARD "003.012.0062"
#define WHO "+254733000001"
#define STAND_IN "+254733000002"
#define WORDS "the child was seen and is safe with an aunt"

enum act_kind { SEE, WORD, OP };
static const struct {
    const char *name;
    enum act_kind kind;
    enum intent word;
    enum op_kind op;
} acts[] = {{"see", SEE, 0, 0},
            {"status", WORD, INTENT_STATUS, 0},
            {"verify", WORD, INTENT_VERIFY, 0},
            {"update", WORD, INTENT_UPDATE, 0},
            {"close", WORD, INTENT_CLOSE, 0},
            {"discard", WORD, INTENT_DISCARD, 0},
            {"confirm", WORD, INTENT_CONFIRM, 0},
            {"reject", WORD, INTENT_REJECT, 0},
            {"reopen", WORD, INTENT_REOPEN, 0},
            {"pass", WORD, INTENT_PASS, 0},
            {"no", WORD, INTENT_NO, 0},
            {"merge", OP, 0, OP_MERGE},
            {"share", OP, 0, OP_SHARE},
            {"reassign", OP, 0, OP_REASSIGN},
            {"severity", OP, 0, OP_SEVERITY},
            {"kind", OP, 0, OP_KIND},
            {"read", OP, 0, OP_READ},
            {"glass", OP, 0, OP_READ},
            {"erase", OP, 0, OP_ERASE}};

struct row {
    char role[16], at[24], relation[16];
    struct span cells;
};

static void case_state(struct case_file *c, size_t act)
{
    const char *name = acts[act].name;
    bool closed = strcmp(name, "reopen") == 0 || strcmp(name, "no") == 0 || strcmp(name, "erase") == 0;
    if (strcmp(name, "confirm") == 0 || strcmp(name, "reject") == 0) {
        c->severity = SEVERITY_S1;
        c->state = CASE_CLOSE_REQUESTED;
        c->before = CASE_VERIFIED;
        c->asked_act = ACT_CLOSE;
        c->asked_s = land.now_s;
        c->asked_by = land.person[land_index(LEVEL_1)].id;
        c->asked_by_level = 1;
    } else if (closed) {
        c->state = CASE_CLOSED;
        c->closed_s = land.now_s;
        c->closer_level = 1;
        land.due_s[c->id - 1] = INT64_MAX;
    } else if (acts[act].kind == SEE ||
               (acts[act].kind == WORD && acts[act].word != INTENT_VERIFY && acts[act].word != INTENT_PASS)) {
        c->state = CASE_VERIFIED;
        c->verified_s = c->progress_s = land.now_s;
        c->action = 1;
    }
}

static void relate(const struct row *r, struct case_facts *c)
{
    enum role role = role_of(span_of(r->role));
    int32_t today = day_of(land.now_s);
    bool agency = role == ROLE_POLICE || role == ROLE_HEALTH;
    if (strcmp(r->relation, "shared") == 0 || strcmp(r->relation, "unshared") == 0 ||
        (agency && strcmp(r->relation, "accused") == 0)) {
        struct share *s = &c->share[c->shares++];
        *s = (struct share){.post = {.role = role}, .live = strcmp(r->relation, "unshared") != 0};
        (void)span_str(span_of(r->at), s->post.at, AT_CAP);
    }
    if (strcmp(r->relation, "reporter") == 0)
        c->reporter[0].number = land_phone(WHO);
    if (strcmp(r->relation, "accused") == 0)
        c->file.accused_role = role;
    if (strcmp(r->relation, "lost") == 0)
        land.person[land_index(WHO)].lost[0] = true;
    if (strcmp(r->relation, "leave") == 0 || strcmp(r->relation, "delegate") == 0) {
        int64_t other = land_person("institution", "003.016", STAND_IN);
        land.leave[land.directory.leaves++] = (struct leave){land_index(WHO), today, today, other};
    }
    if (strcmp(r->relation, "unplaced") == 0) {
        struct case_file *f = &c->file;
        f->area_level = f->region = f->county = f->constituency = f->ward = 0;
        (void)span_str(SPAN("KE"), f->office, sizeof f->office);
    }
}

static char answered(const char *who)
{
    const struct said *s = land_first(who, PHRASE_NONE);
    switch (s ? s->m.key : PHRASE_NONE) {
    case PHRASE_NONE: return '0';
    case PHRASE_REFUSE_NO_SUCH_CASE: return 'n';
    case PHRASE_REFUSE_NOT_AUTHORISED: return 'x';
    case PHRASE_CONFIRM_CODE: return 'c';
    default: return 'd';
    }
}

static int64_t person_of(const char *who)
{
    for (int i = 0; i < land.volunteers; i++)
        if (strcmp(land.volunteer[i].phone.s, who) == 0)
            return land.volunteer[i].id;
    return land_index(who) < 0 ? 0 : land.person[land_index(who)].id;
}

/* 'd' when nothing was refused; what was done shows in the case's version, or in a row of the audit. */
static char operated(const char *who, size_t act, int64_t id, int64_t other)
{
    struct event ev = {.kind = EVENT_OP, .op = acts[act].op, .cause = "op:1", .actor = person_of(who), .random = 4711};
    struct case_file before = *land_file(id);
    if (!ev.actor && ev.op != OP_ERASE)
        return '-'; /* the console knows nobody who is not a person of the service */
    ev.from = land_phone(who);
    ev.op_case = ev.op == OP_READ ? 0 : id;
    (void)span_str(span_of(before.ref), ev.op_ref, sizeof ev.op_ref);
    ev.op_text = span_of(ev.op == OP_READ && strcmp(acts[act].name, "read") == 0 ? "" : WORDS);
    ev.op_value = ev.op == OP_MERGE      ? other
                  : ev.op == OP_SEVERITY ? SEVERITY_S2
                  : ev.op == OP_KIND     ? KIND_PHYSICAL
                  : ev.op == OP_ERASE    ? ev.actor
                                         : 0;
    ev.op_post = (struct post){.role = ROLE_ODPP, .at = "003.012"};
    must(area_read(&land.areas, SPAN("003.016.0077"), &ev.op_area));
    if (ev.op == OP_ERASE)
        ev.actor = 0;
    land_event(&ev);
    for (int i = 0; i < EFFECTS_MAX; i++)
        if (land_list[i].kind == EFFECT_AUDIT && span_is(land_list[i].word, "refused"))
            return '-';
    if (ev.op == OP_ERASE)
        return land_count(who, PHRASE_CONFIRM_CODE) ? 'c' : '-';
    if (ev.op == OP_READ)
        return 'd';
    return land_file(id)->version == before.version ? '-' : 'd';
}

static char seen(const char *who, int64_t id)
{
    struct event ev = {.kind = EVENT_SMS, .now_s = land.now_s, .from = land_phone(who)};
    struct facts *f = &land_facts;
    struct effects out = {.list = land_list};
    memset(f, 0, sizeof *f);
    land_sender(f, &ev.from);
    struct decide d = {.ev = &ev, .w = &land.world, .f = f, .out = &out, .arena = &land_turn_arena};
    d.c = &land.c[id - 1];
    return rights_of(&d).sees ? 'y' : '-';
}

static char cell(const struct row *r, size_t act)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
    if (r->role[0] != '-')
        land_person(r->role, r->at, WHO);
    int64_t other = land_case(KIND_NEGLECT, WARD);
    int64_t id = land_case(
        strcmp(acts[act].name, "confirm") && strcmp(acts[act].name, "reject") ? KIND_NEGLECT : KIND_TRUANCY, WARD);
    const char *who = strcmp(r->relation, "delegate") == 0 ? STAND_IN : WHO;
    case_state(land_file(id), act);
    relate(r, &land.c[id - 1]);
    land_mark();
    memset(land_list, 0, sizeof land_list);
    if (acts[act].kind == SEE)
        return seen(who, id);
    if (acts[act].kind == OP)
        return operated(who, act, id, other);
    land_act(who, acts[act].word, id, WORDS);
    return answered(who);
}

static bool row_read(struct span *rest, struct row *r)
{
    struct span line = span_cut(rest, '\n');
    if (!line.n)
        return false;
    (void)span_str(span_cut(&line, '\t'), r->role, sizeof r->role);
    (void)span_str(span_cut(&line, '\t'), r->at, sizeof r->at);
    (void)span_str(span_cut(&line, '\t'), r->relation, sizeof r->relation);
    r->cells = line;
    return true;
}

static char *table(size_t *n)
{
    char *text = NULL;
    struct config_fault fault;
    must(config_slurp("tests/data/rights.tsv", &text, n, &fault) == ERR_NONE);
    return text;
}

static void the_columns_are_the_acts(void)
{
    size_t n = 0;
    char *text = table(&n);
    struct span rest = {text, n};
    struct row head;
    CHECK(row_read(&rest, &head));
    for (size_t k = 0; k < countof(acts); k++)
        CHECK(span_is(span_cut(&head.cells, '\t'), acts[k].name));
    CHECK_INT(head.cells.n, 0);
    free(text);
}

static void every_cell(void)
{
    size_t n = 0, cells = 0;
    char *text = table(&n);
    struct span rest = {text, n};
    struct row r;
    (void)row_read(&rest, &r);
    while (row_read(&rest, &r))
        for (size_t k = 0; k < countof(acts); k++, cells++) {
            struct span want = span_cut(&r.cells, '\t');
            char have = cell(&r, k);
            if (want.n != 1 || have != want.p[0])
                printf("# %s at %s, %s, %s: %c, not %.*s\n", r.role, r.at, r.relation, acts[k].name, have, (int)want.n,
                       want.p);
            CHECK(want.n == 1 && have == want.p[0]);
        }
    printf("# %zu cells\n", cells);
    CHECK(cells >= 1000);
    free(text);
}

int main(void)
{
    RUN(the_columns_are_the_acts);
    RUN(every_cell);
    return test_end();
}
