/* core_model_test.c - a model check of closing: whatever one person does, in whatever order, with all the codes that
 * come to their phone, an emergency stays on its ladder. Breadth first over the real deciding, from a reported and from
 * a verified S1: every command, every code, every act of the console, and a day that passes; states seen before are not
 * gone into again. Two persons, one above the other, do get there: else the search would prove nothing. */
#include "tests/unit/test.h"
#include "tests/unit/world.h"

#define WARD "003.012.0062"
#define ONE "+254733000001"
#define TWO "+254733000002"
#define WORDS "the child was seen and is safe with an aunt"
#define NODES_MAX 60000
#define PEOPLE 2

enum deed { /* the commands first, in the order of words[] */
            DEED_VERIFY,
            DEED_VERIFY_ALONE,
            DEED_UPDATE,
            DEED_CLOSE,
            DEED_DISCARD,
            DEED_CONFIRM,
            DEED_REJECT,
            DEED_REOPEN,
            DEED_PASS,
            DEED_NO,
            DEED_YES,
            DEED_MERGE,
            DEED_SEVERITY,
            DEED_SHARE,
            DEED_REASSIGN,
            DEED_BACK,
            DEED_ERASE,
            DEED_WAIT,
            DEED_COUNT
};
static const struct {
    enum intent intent;
    const char *text;
} words[] = {{INTENT_VERIFY, "visited the home"},
             {INTENT_VERIFY, ""},
             {INTENT_UPDATE, "the mother was met"},
             {INTENT_CLOSE, WORDS},
             {INTENT_DISCARD, WORDS},
             {INTENT_CONFIRM, ""},
             {INTENT_REJECT, "not yet"},
             {INTENT_REOPEN, "look again"},
             {INTENT_PASS, "too hard for me"},
             {INTENT_NO, "it goes on"}};

struct node {
    struct case_facts c;
    struct code code[PEOPLE];
    struct question question[PEOPLE];
    int64_t now_s, due_s;
    int parent, depth;
    enum deed deed;
    int who;
};
static struct node *node;
static int nodes;
static uint64_t *seen; /* a hash a node, open addressing */
#define SEEN_CAP (1 << 18)
static const char *const phone_of[PEOPLE] = {ONE, TWO};
static int people;

static int64_t id_of(int who)
{
    for (int i = 0; i < land.volunteers; i++)
        if (strcmp(land.volunteer[i].phone.s, phone_of[who]) == 0)
            return land.volunteer[i].id;
    return land_index(phone_of[who]) < 0 ? 0 : land.person[land_index(phone_of[who])].id;
}

static struct code *code_of(int who)
{
    int i = land_index(phone_of[who]);
    return i < 0 ? NULL : &land.code[i];
}

static void keep(struct node *n)
{
    n->c = land.c[0];
    n->now_s = land.now_s;
    n->due_s = land.due_s[0];
    for (int p = 0; p < people; p++) {
        struct msisdn m = land_phone(phone_of[p]);
        n->question[p] = land_number_of(&m)->question;
        if (code_of(p))
            n->code[p] = *code_of(p);
    }
}

static void put_back(const struct node *n)
{
    land.c[0] = n->c;
    land.now_s = n->now_s;
    land.due_s[0] = n->due_s;
    land.saids = land.mark = land.alarms = 0;
    for (int i = 0; i < land.numbers; i++)
        land.number[i] = (struct land_number){.row = {.number = land.number[i].row.number}};
    for (int p = 0; p < people; p++) {
        struct msisdn m = land_phone(phone_of[p]);
        land_number_of(&m)->question = n->question[p];
        if (code_of(p))
            *code_of(p) = n->code[p];
    }
}

/* Whether a state was met already. What only counts (versions, when last something was said) is no difference. */
static bool met(const struct node *n)
{
    static struct node plain;
    memset(&plain, 0, sizeof plain);
    plain.c = n->c;
    plain.now_s = n->now_s;
    plain.due_s = n->due_s;
    plain.c.file.version = plain.c.file.last_s = 0;
    memset(plain.c.file.last_word, 0, sizeof plain.c.file.last_word);
    for (int p = 0; p < people; p++) {
        plain.code[p] = n->code[p];
        memset(plain.code[p].digits, 0, sizeof plain.code[p].digits);
        plain.question[p].key = n->question[p].key;
    }
    struct hash_key key = {5, 6};
    uint64_t h = hash_bytes(key, (struct span){(const char *)&plain, sizeof plain}) | 1;
    for (uint64_t at = h % SEEN_CAP;; at = (at + 1) % SEEN_CAP) {
        if (seen[at] == h)
            return true;
        if (!seen[at]) {
            seen[at] = h;
            return false;
        }
    }
}

static void operate(int who, enum op_kind op, int64_t value, const char *area)
{
    struct event ev = {.kind = EVENT_OP, .op = op, .cause = "op:1", .actor = id_of(who), .op_case = 1, .random = 4711};
    int n = 0;
    struct post mine[16];
    if (!ev.actor)
        return;
    n = directory_posts_of(&land.directory, ev.actor, day_of(land.now_s), mine, 16);
    for (int i = 0; i < n; i++) /* the console speaks for the highest post */
        if (role_level(mine[i].role) > role_level(ev.actor_role))
            ev.actor_role = mine[i].role;
    ev.op_value = value;
    ev.op_text = SPAN(WORDS);
    ev.op_post = (struct post){.role = ROLE_POLICE, .at = "003.012"};
    if (area)
        must(area_read(&land.areas, span_of(area), &ev.op_area));
    land_event(&ev);
}

static void act(int who, enum deed deed)
{
    switch (deed) {
    case DEED_YES:
        if (code_of(who) && code_of(who)->act)
            land_yes(phone_of[who]);
        break;
    case DEED_MERGE: operate(who, OP_MERGE, 2, NULL); break;
    case DEED_SEVERITY: operate(who, OP_SEVERITY, SEVERITY_S4, NULL); break;
    case DEED_SHARE: operate(who, OP_SHARE, 0, NULL); break;
    case DEED_REASSIGN: operate(who, OP_REASSIGN, 0, "003.016.0077"); break; /* where somebody else is the officer */
    case DEED_BACK: operate(who, OP_REASSIGN, 0, WARD); break;
    case DEED_ERASE: operate(who, OP_ERASE, id_of(who), NULL); break;
    case DEED_WAIT: land_wait(25 * HOUR_S); break;
    default: land_act(phone_of[who], words[deed].intent, 1, words[deed].text); break;
    }
}

static bool off_the_ladder(const struct node *n)
{
    const struct case_file *c = &n->c.file;
    return !case_open(c) || c->severity != SEVERITY_S1 || c->merged_into || c->erased_s || n->due_s == INT64_MAX;
}

static void trace(int at)
{
    for (; at > 0; at = node[at].parent)
        printf("# ... person %d, deed %d\n", node[at].who, (int)node[at].deed);
}

static int waits(int at)
{
    int n = 0;
    for (; at > 0; at = node[at].parent)
        n += node[at].deed == DEED_WAIT;
    return n;
}

/* The first state off the ladder within so many deeds; 0 none. */
static int search(int depth)
{
    for (int at = 0; at < nodes; at++) {
        if (node[at].depth == depth)
            return 0;
        for (int who = 0; who < people; who++)
            for (int deed = 0; deed < DEED_COUNT; deed++) {
                if (deed == DEED_WAIT && (who || waits(at) == 1))
                    continue;
                put_back(&node[at]);
                act(who, (enum deed)deed);
                must(nodes < NODES_MAX);
                struct node *n = &node[nodes];
                *n = (struct node){.parent = at, .depth = node[at].depth + 1, .deed = (enum deed)deed, .who = who};
                keep(n);
                if (off_the_ladder(n))
                    return nodes;
                nodes += !met(n);
            }
    }
    return 0;
}

/* A new world with a defilement (S1) that the volunteer reported, and another open case beside it. */
static void begin(bool verified)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("scco", "003.016", "+254711000011");
    land_person("cpv", WARD, VOLUNTEER);
    (void)land_case(KIND_DEFILEMENT, WARD);
    (void)land_case(KIND_NEGLECT, WARD);
    if (verified)
        land_act(LEVEL_1, INTENT_VERIFY, 1, "visited the home");
    CHECK_INT(land_file(1)->severity, SEVERITY_S1);
}

static int run(int depth)
{
    memset(seen, 0, SEEN_CAP * sizeof *seen);
    memset(&node[0], 0, sizeof node[0]);
    nodes = 1;
    keep(&node[0]);
    (void)met(&node[0]);
    return search(depth);
}

static const struct {
    const char *role, *at;
} every[] = {
    {"cpv", WARD},       {"paralegal", WARD}, {"chp", WARD},       {"police", "003.012"}, {"health", "003.012"},
    {"odpp", "003.012"}, {"scco", "003.012"}, {"scco", "003.016"}, {"cccs", "003"},       {"cccs", "004"},
    {"rccs", "R1"},      {"national", "KE"},  {"secretary", "KE"}, {"helpline", "KE"},    {"institution", "003.012"},
    {"csac", "003.012"}, {"cbc", "003"},      {"admin", "KE"},     {"auditor", "KE"}};

static void no_one_person_of_any_role(void)
{
    int most = 0;
    for (size_t i = 0; i < countof(every); i++)
        for (int verified = 0; verified < 2; verified++) {
            begin(verified);
            people = 1;
            land_person(every[i].role, every[i].at, ONE);
            int bad = run(6);
            most = nodes > most ? nodes : most;
            if (bad)
                printf("# %s at %s takes it off\n", every[i].role, every[i].at);
            trace(bad);
            CHECK_INT(bad, 0);
        }
    printf("# at most %d states\n", most);
}

/* One who holds two posts, or stands in for another, is still one; so is one who reported it. */
static void nor_one_person_with_several_posts(void)
{
    static const struct {
        const char *a, *a_at, *b, *b_at;
    } both[] = {{"scco", "003.012", "cccs", "003"},
                {"cccs", "003", "rccs", "R1"},
                {"rccs", "R1", "national", "KE"},
                {"national", "KE", "secretary", "KE"},
                {"scco", "003.012", "secretary", "KE"}};
    for (size_t i = 0; i < countof(both); i++)
        for (int delegated = 0; delegated < 2; delegated++) {
            begin(true);
            people = 1;
            int64_t one = land_person(both[i].a, both[i].a_at, ONE);
            int32_t today = day_of(land.now_s);
            if (delegated)
                land.leave[land.directory.leaves++] = (struct leave){
                    land_index(land_level(role_level(role_of(span_of(both[i].b))))), today, today + 9, one};
            else
                land_person(both[i].b, both[i].b_at, ONE);
            land.c[0].reporter[0].number = land_phone(ONE);
            int bad = run(6);
            trace(bad);
            CHECK_INT(bad, 0);
        }
}

static int by_two(const char *a, const char *a_at, const char *b, const char *b_at)
{
    begin(true);
    people = 2;
    land_person(a, a_at, ONE);
    land_person(b, b_at, TWO);
    int found = run(4);
    return found ? node[found].depth : 0;
}

static void two_of_whom_one_is_above_do(void)
{
    CHECK_INT(by_two("scco", "003.012", "cccs", "003"), 3); /* the console asks without a code; confirmed; the code */
    CHECK_INT(by_two("cccs", "003", "rccs", "R1"), 3);
    CHECK_INT(by_two("national", "KE", "secretary", "KE"), 3);
    CHECK_INT(by_two("national", "KE", "national", "KE"), 3); /* at the top another holder */
}

static void two_beside_each_other_do_not(void)
{
    CHECK_INT(by_two("scco", "003.012", "scco", "003.012"), 0);
    CHECK_INT(by_two("cccs", "003", "cccs", "003"), 0);
    CHECK_INT(by_two("scco", "003.012", "cccs", "004"), 0); /* of another county */
    CHECK_INT(by_two("scco", "003.012", "police", "003.012"), 0);
    CHECK_INT(by_two("scco", "003.012", "cpv", WARD), 0);
    CHECK_INT(by_two("scco", "003.012", "admin", "KE"), 0);
    CHECK_INT(by_two("scco", "003.012", "auditor", "KE"), 0);
}

int main(void)
{
    node = calloc(NODES_MAX, sizeof *node);
    seen = calloc(SEEN_CAP, sizeof *seen);
    must(node && seen);
    RUN(no_one_person_of_any_role);
    RUN(nor_one_person_with_several_posts);
    RUN(two_of_whom_one_is_above_do);
    RUN(two_beside_each_other_do_not);
    free(node);
    free(seen);
    return test_end();
}
