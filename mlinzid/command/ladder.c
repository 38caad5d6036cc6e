/* ladder.c - `mlinzi ladder explain`: the policy in words, and the moments of one case reported at a given time.
 *
 * Those who answer for a ladder must be able to read it without reading its file: the same numbers the engine uses are
 * said here in sentences, and "a Friday at 16:50" shows what weekends and holidays make of them. Needs no daemon. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "config/holidays.h"
#include "config/ladder.h"
#include "config/settings.h"
#include "console/figure.h"
#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"

static const char usage_words[] = "write: mlinzi ladder explain [--json] [-c FILE] [--version N]\n"
                                  "       [--kind KIND [--at \"2026-03-06 16:50\"] [--age N] [--urgent]]\n";
static const char *const clock_words[] = {"all hours, every day", "06:00 to 22:00, every day",
                                          "Monday to Friday 08:00 to 17:00, no holidays"};
static const char *const clock_names[] = {"wall", "day", "work"};
static const char *const level_words[] = {
    "", "sub-county children's officer", "county coordinator", "regional coordinator", "national office", "Secretary"};
static const char *const severity_words[] = {"", "emergency", "urgent", "standard", "administrative"};

struct ladder_args {
    bool json, urgent;
    const char *settings, *kind, *at;
    long version, age;
};
struct ladder_data {
    struct settings settings;
    struct ladder ladder;
    struct holidays holidays;
    const struct policy *policy;
};
struct step {
    int64_t at_s;
    int level; /* 0: the reminder to level 1 */
    const char *what;
};
#define STEPS_MAX 12

/* --- the command line and the data --- */

static const char *value_of(int argc, char **argv, int *i)
{
    return *i + 1 < argc ? argv[++*i] : NULL;
}

static bool number_of(const char *s, long least, long most, long *out)
{
    char *end = NULL;
    *out = s ? strtol(s, &end, 10) : 0;
    return s && *s && *end == 0 && *out >= least && *out <= most;
}

static bool read_args(int argc, char **argv, struct ladder_args *a)
{
    *a = (struct ladder_args){.version = 0, .age = -1};
    if (argc < 2 || strcmp(argv[1], "explain") != 0)
        return false;
    for (int i = 2; i < argc; i++) {
        bool ok = true;
        if (strcmp(argv[i], "--json") == 0)
            a->json = true;
        else if (strcmp(argv[i], "--urgent") == 0)
            a->urgent = true;
        else if (strcmp(argv[i], "-c") == 0)
            ok = (a->settings = value_of(argc, argv, &i)) != NULL;
        else if (strcmp(argv[i], "--kind") == 0)
            ok = (a->kind = value_of(argc, argv, &i)) != NULL;
        else if (strcmp(argv[i], "--at") == 0)
            ok = (a->at = value_of(argc, argv, &i)) != NULL;
        else if (strcmp(argv[i], "--version") == 0)
            ok = number_of(value_of(argc, argv, &i), 1, INT32_MAX, &a->version);
        else if (strcmp(argv[i], "--age") == 0)
            ok = number_of(value_of(argc, argv, &i), 0, 17, &a->age);
        else
            ok = false;
        if (!ok)
            return false;
    }
    return a->kind || !(a->at || a->urgent || a->age >= 0);
}

static enum err find_file(const struct settings *s, const char *name, char path[SETTINGS_PATH_CAP + 64],
                          struct config_fault *f)
{
    if (settings_find(s, name, path))
        return ERR_NONE;
    return config_fault_set(f, name, 0, "is not found: write data.dir or data.ladder in the settings");
}

static enum err load_data(const struct ladder_args *a, struct ladder_data *d, struct config_fault *f)
{
    char path[SETTINGS_PATH_CAP + 64];
    enum err e = settings_load(a->settings ? a->settings : client_settings_file(), &d->settings, f);
    if (e == ERR_NONE)
        e = find_file(&d->settings, "ladder.cfg", path, f);
    if (e == ERR_NONE)
        e = ladder_load(path, &d->ladder, f);
    if (e == ERR_NONE)
        e = find_file(&d->settings, "holidays.tsv", path, f);
    if (e == ERR_NONE)
        e = holidays_load(path, &d->holidays, f);
    return e;
}

/* --- the policy in words --- */

static const char *duration(int64_t s, enum clock clock)
{
    static char space[4][32];
    static int turn;
    struct text t;
    turn = (turn + 1) % 4;
    text_init(&t, space[turn], sizeof space[turn]);
    ladder_duration_write(s, clock, &t);
    return space[turn];
}

static void print_kinds(const struct policy *p, enum severity s)
{
    int column = printf("  kinds:");
    for (int k = 0; k < KIND_COUNT; k++) {
        if (p->severity_of_kind[k] != s)
            continue;
        const char *word = k ? kind_word((enum kind)k) : "unknown";
        if (column + (int)strlen(word) > 110)
            column = printf("\n        ") - 1;
        column += printf(" %s", word);
    }
    printf("\n");
    if (p->under_age_severity == s)
        for (int k = 1; k < KIND_COUNT; k++)
            if (p->under_age_kinds & KIND_BIT(k))
                printf("         and %s of a child under %d\n", kind_word((enum kind)k), p->under_age_years);
}

static void print_severity(const struct policy *p, enum severity which)
{
    const struct policy_severity *s = &p->s[which];
    printf("%s %s. Officers are told: %s\n", severity_word(which), severity_words[which], clock_words[s->clock]);
    print_kinds(p, which);
    printf("  nobody takes it up:\n");
    if (s->digest)
        printf("    %02d:%02d of the next working day, one digest: level 1, %s\n", s->digest_hour, s->digest_minute,
               level_words[1]);
    else
        printf("    at once    level 1, %s\n", level_words[1]);
    printf("    + %-8s level 1 is reminded\n", duration(s->reminder_s, s->clock));
    for (int level = 2; level <= s->top; level++)
        printf("    + %-8s level %d, %s\n", duration(s->level_s[level], s->clock), level, level_words[level]);
    printf("    then the highest level told again every %s\n", duration(s->again_s, s->clock));
    printf("  taken up without an action: one level up after %s, and again every %s\n", duration(s->hold_s, s->clock),
           duration(s->hold_s, s->clock));
    printf("  no progress: the officer is reminded after %s, one level up after %s, and again every %s\n",
           duration(s->progress_remind_s, s->clock), duration(s->progress_up_s, s->clock),
           duration(s->progress_up_s, s->clock));
    printf("  whatever is said: one level up %s after it was taken up, and again every %s\n",
           duration(s->ceiling_s, s->clock), duration(s->ceiling_s, s->clock));
    if (s->receipt_s >= 0)
        printf("  no delivery receipt within %s: the next number, delegate or deputy, then one level up\n",
               duration(s->receipt_s, s->clock));
    else
        printf("  a text that failed: the next number, delegate or deputy, then one level up\n");
    printf("\n");
}

static void print_shared(const struct policy *p, enum role r)
{
    if (!p->shared[r])
        return;
    printf("Also told at once, %s of the constituency:", role_word(r));
    for (int k = 1; k < KIND_COUNT; k++)
        if (p->shared[r] & KIND_BIT(k))
            printf(" %s", kind_word((enum kind)k));
    printf("\n");
}

/* "5, 1": days. */
static void print_days(const char *before, const int *days, int n, const char *after)
{
    if (!n)
        return;
    printf("%s", before);
    for (int i = 0; i < n; i++)
        printf("%s%d", i ? ", " : "", days[i]);
    printf("%s", after);
}

static void print_duties(const struct ladder_data *d)
{
    printf("\nWhat must be done by a day (of no version; days are working days, or all days where it says so):\n");
    for (int k = DUTY_NONE + 1; k < DUTY_COUNT; k++) {
        const struct duty_rule *r = &d->ladder.duty[k];
        printf("  %s, told at %02d:%02d%s: ", duty_word((enum duty_kind)k), r->minute / 60, r->minute % 60,
               r->clock == CLOCK_DAY ? ", all days" : "");
        if (r->within)
            printf("within %d; ", r->within);
        printf("the post that answers ");
        if (!r->at_once)
            print_days("", r->before, r->befores, " before and ");
        printf(r->at_once ? "at once, whatever the hour;" : "on the day;");
        print_days(" not done: a level higher ", r->after, r->afters, " after");
        printf(", up to level %d, then again every %d\n", r->top, r->after[r->afters - 1]);
    }
}

static void print_policy(const struct ladder_data *d)
{
    const struct policy *p = d->policy;
    printf(
        "Ladder, version %d of %d in the file%s. min, h: by the wall clock; dh, d (16 dh): 06:00 to 22:00;\n"
        "wh, wd (9 wh): working hours. These are Mlinzi's defaults: no public source gives the Directorate's own.\n\n",
        p->version, d->ladder.count,
        p == &d->ladder.version[d->ladder.count - 1] ? ", for new cases" : ", for its old cases");
    for (int s = SEVERITY_S1; s < SEVERITY_COUNT; s++)
        print_severity(p, (enum severity)s);
    for (int r = 1; r < ROLE_COUNT; r++)
        print_shared(p, (enum role)r);
    for (int i = 1; i < PERP_COUNT; i++)
        if (p->accused_role[i])
            printf("Named as perpetrator, %s: %s of that constituency neither hear nor see the case\n",
                   perp_word((enum perpetrator)i), role_word((enum role)p->accused_role[i]));
    print_duties(d);
}

static json_t *json_days(const int *days, int n)
{
    json_t *list = json_array();
    for (int i = 0; i < n; i++)
        json_array_append_new(list, json_integer(days[i]));
    return list;
}

static json_t *json_duties(const struct ladder_data *d)
{
    json_t *list = json_array();
    for (int k = DUTY_NONE + 1; k < DUTY_COUNT; k++) {
        const struct duty_rule *r = &d->ladder.duty[k];
        json_array_append_new(list, json_pack("{s:s,s:s,s:o,s:o,s:o,s:i,s:i}", "kind", duty_word((enum duty_kind)k),
                                              "clock", clock_names[r->clock], "at",
                                              json_sprintf("%02d:%02d", r->minute / 60, r->minute % 60), "before",
                                              json_days(r->before, r->befores), "after", json_days(r->after, r->afters),
                                              "top", r->top, "within", r->within));
    }
    return list;
}

static json_t *json_duration(int64_t s)
{
    return s < 0 ? json_null() : json_integer(s);
}

static json_t *json_severity(const struct policy *p, enum severity which)
{
    const struct policy_severity *s = &p->s[which];
    json_t *o = json_object(), *levels = json_object(), *kinds = json_array();
    char name[2] = "0";
    for (int level = 2; level <= LEVELS; level++) {
        name[0] = (char)('0' + level);
        json_object_set_new(levels, name, json_duration(s->level_s[level]));
    }
    for (int k = 0; k < KIND_COUNT; k++)
        if (p->severity_of_kind[k] == which)
            json_array_append_new(kinds, json_string(k ? kind_word((enum kind)k) : "unknown"));
    json_object_set_new(o, "severity", json_string(severity_word(which)));
    json_object_set_new(o, "clock", json_string(clock_names[s->clock]));
    json_object_set_new(o, "kinds", kinds);
    json_object_set_new(o, "digest",
                        s->digest ? json_sprintf("%02d:%02d", s->digest_hour, s->digest_minute) : json_null());
    json_object_set_new(o, "reminder_s", json_duration(s->reminder_s));
    json_object_set_new(o, "level_s", levels);
    json_object_set_new(o, "hold_s", json_duration(s->hold_s));
    json_object_set_new(o, "progress_remind_s", json_duration(s->progress_remind_s));
    json_object_set_new(o, "progress_up_s", json_duration(s->progress_up_s));
    json_object_set_new(o, "ceiling_s", json_duration(s->ceiling_s));
    json_object_set_new(o, "again_s", json_duration(s->again_s));
    json_object_set_new(o, "receipt_s", json_duration(s->receipt_s));
    return o;
}

static void print_json(json_t *o)
{
    json_dumpf(o, stdout, JSON_COMPACT | JSON_PRESERVE_ORDER);
    printf("\n");
    json_decref(o);
}

static void json_policy(const struct ladder_data *d)
{
    json_t *o = json_object(), *list = json_array();
    for (int s = SEVERITY_S1; s < SEVERITY_COUNT; s++)
        json_array_append_new(list, json_severity(d->policy, (enum severity)s));
    json_object_set_new(o, "version", json_integer(d->policy->version));
    json_object_set_new(o, "severities", list);
    json_object_set_new(o, "duties", json_duties(d));
    print_json(o);
}

/* --- one case --- */

/* The moments of a case that nobody takes up, in order; all posts filled. */
static int case_steps(const struct policy_severity *s, const struct calendar *cal, int64_t at_s,
                      struct step out[STEPS_MAX])
{
    int n = 0;
    int64_t t0 =
        s->digest ? clock_next_working(cal, at_s, s->digest_hour, s->digest_minute) : clock_open(s->clock, cal, at_s);
    out[n++] = (struct step){t0, 1, s->digest ? "told by the digest" : "told"};
    out[n++] = (struct step){clock_add(s->clock, cal, t0, s->reminder_s), 0, "reminded"};
    for (int level = 2; level <= s->top; level++)
        out[n++] = (struct step){clock_add(s->clock, cal, t0, s->level_s[level]), level, "told"};
    int64_t last_s = s->level_s[s->top];
    out[n++] = (struct step){clock_add(s->clock, cal, t0, last_s + s->again_s), s->top, "told again"};
    out[n++] = (struct step){clock_add(s->clock, cal, t0, last_s + 2 * s->again_s), s->top, "told again, and so on"};
    return n;
}

static const char *moment(int64_t t)
{
    static char space[2][48];
    static int turn;
    struct civil c = civil_of(t);
    turn = !turn;
    snprintf(space[turn], sizeof space[turn], "%s %04d-%02d-%02d %02d:%02d", weekday_word(c.weekday, LANG_EN), c.year,
             c.month, c.day, c.hour, c.minute);
    return space[turn];
}

static void print_case(enum severity s, const struct policy *p, int64_t at_s, const struct calendar *cal)
{
    struct step step[STEPS_MAX];
    int n = case_steps(&p->s[s], cal, at_s, step);
    printf("%s %s, reported %s. Officers are told: %s. If nobody takes it up:\n\n", severity_word(s), severity_words[s],
           moment(at_s), clock_words[p->s[s].clock]);
    for (int i = 0; i < n; i++)
        printf("  %s  level %d, %s, is %s\n", moment(step[i].at_s), step[i].level ? step[i].level : 1,
               level_words[step[i].level ? step[i].level : 1], step[i].what);
}

static void json_case(enum severity s, const struct policy *p, int64_t at_s, const struct calendar *cal)
{
    struct step step[STEPS_MAX];
    int n = case_steps(&p->s[s], cal, at_s, step);
    json_t *o = json_object(), *list = json_array();
    for (int i = 0; i < n; i++) {
        char space[32];
        struct text t;
        text_init(&t, space, sizeof space);
        time_write(step[i].at_s, &t);
        json_t *row = json_object();
        json_object_set_new(row, "at", json_string(space));
        json_object_set_new(row, "level", json_integer(step[i].level ? step[i].level : 1));
        json_object_set_new(row, "what", json_string(step[i].what));
        json_array_append_new(list, row);
    }
    json_object_set_new(o, "version", json_integer(p->version));
    json_object_set_new(o, "severity", json_string(severity_word(s)));
    json_object_set_new(o, "steps", list);
    print_json(o);
}

static int refuse_kind(const char *word)
{
    const char *names[KIND_COUNT];
    for (int k = 1; k < KIND_COUNT; k++)
        names[k - 1] = kind_word((enum kind)k);
    names[KIND_COUNT - 1] = "unknown";
    const char *near = config_nearest(word, names, KIND_COUNT);
    fprintf(stderr, "mlinzi: there is no kind %s%s%s%s\n", word, near ? ": did you mean " : "", near ? near : "",
            near ? "?" : "");
    return EXIT_CODE_REFUSED;
}

static int explain_case(const struct ladder_args *a, const struct ladder_data *d)
{
    struct calendar cal = holidays_calendar(&d->holidays);
    enum kind k = kind_of(span_of(a->kind)), first;
    int64_t at_s = time(NULL);
    if (k == KIND_NONE && strcmp(a->kind, "unknown") != 0)
        return refuse_kind(a->kind);
    if (a->at && !time_read(span_of(a->at), &at_s)) {
        fprintf(stderr, "mlinzi: %s is no moment: write --at \"2026-03-06 16:50\"\n", a->at);
        return EXIT_CODE_USAGE;
    }
    uint8_t kind = (uint8_t)k;
    enum severity s = policy_grade(d->policy, &kind, k != KIND_NONE, (int)a->age, &first);
    if (a->urgent && s > SEVERITY_S1)
        s = (enum severity)(s - 1);
    if (a->json)
        json_case(s, d->policy, at_s, &cal);
    else
        print_case(s, d->policy, at_s, &cal);
    return 0;
}

int cmd_ladder(int argc, char **argv)
{
    static struct ladder_data d;
    struct ladder_args a;
    struct config_fault fault;
    if (!read_args(argc, argv, &a)) {
        fputs(usage_words, stderr);
        return EXIT_CODE_USAGE;
    }
    if (load_data(&a, &d, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return EXIT_CODE_REFUSED;
    }
    struct policies all = ladder_policies(&d.ladder);
    d.policy = a.version ? policy_find(&all, a.version) : policy_newest(&all);
    if (a.version && d.policy->version != a.version) {
        fprintf(stderr, "mlinzi: there is no version %ld; the newest is %d\n", a.version, policy_newest(&all)->version);
        return EXIT_CODE_REFUSED;
    }
    if (a.kind)
        return explain_case(&a, &d);
    if (a.json)
        json_policy(&d);
    else
        print_policy(&d);
    return 0;
}
