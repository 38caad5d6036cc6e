/* ladder.c - reads config/ladder.cfg.
 *
 * A wrong ladder is a child nobody is told of, so nothing has a default here: every severity, every duration and every
 * kind must be written, in the units of the severity's own clock, and levels must come one after the other. */
#include "config/ladder.h"

#include <string.h>

#include "config/ladder_inside.h"
#include "config/settings.h"

static const struct unit {
    const char *word;
    int64_t s[3]; /* by enum clock; 0: not a unit of that clock */
} units[] = {
    {"min", {60, 60, 60}}, {"h", {3600, 0, 0}},      {"dh", {0, 3600, 0}},
    {"wh", {0, 0, 3600}},  {"d", {86400, 57600, 0}}, {"wd", {0, 0, 32400}},
};
static const char *const clock_words[] = {"wall", "day", "work"};
static const char *const severity_names[] = {
    "severity", "clock",           "t0",          "reminder", "level2", "level3",  "level4", "level5",
    "hold",     "progress_remind", "progress_up", "ceiling",  "again",  "receipt",
};
static const char *const version_names[] = {"version", "severities", "kinds", "under_age", "shared", "accused"};
static const char *const units_of_clock[] = {
    "write a number and a unit of the wall clock: \"10 min\", \"2 h\", \"1 d\" (24 h), or \"none\"",
    "write a number and a unit of the day clock: \"30 min\", \"2 dh\", \"1 d\" (16 dh), or \"none\"",
    "write a number and a unit of the work clock: \"30 min\", \"4 wh\", \"1 wd\" (9 wh), or \"none\"",
};
#define DURATION_MOST_S (INT64_C(366) * 86400)

/* What is being read, so that each reader has few parameters. */
struct reader {
    struct config_fault *f;
    struct policy *p;
};

int ladder_line(const config_setting_t *s)
{
    return (int)config_setting_source_line(s);
}

bool ladder_duration(const char *s, enum clock clock, int64_t *out_s, const char **why)
{
    struct span rest = span_trim(span_of(s)), number = span_cut(&rest, ' ');
    int64_t n = 0;
    *why = units_of_clock[clock];
    if (rest.n == 0 && span_is(number, "none")) {
        *out_s = -1;
        return true;
    }
    rest = span_trim(rest);
    if (!span_i64(number, &n) || n <= 0 || n > DURATION_MOST_S)
        return false;
    for (size_t i = 0; i < countof(units); i++)
        if (span_is(rest, units[i].word) && units[i].s[clock] > 0) {
            *out_s = n * units[i].s[clock];
            if (*out_s > DURATION_MOST_S)
                *why = "longer than a year: write less";
            return *out_s <= DURATION_MOST_S;
        }
    return false;
}

void ladder_duration_write(int64_t seconds, enum clock clock, struct text *out)
{
    if (seconds < 0) {
        text_str(out, "none");
        return;
    }
    /* 60 min, not 1 h, would be as true; whole days only from the second on read better for hours (24 h, 72 h). */
    const struct unit *best = &units[0];
    for (size_t i = 0; i < countof(units); i++)
        if (units[i].s[clock] > best->s[clock] && seconds % units[i].s[clock] == 0 &&
            !(clock == CLOCK_WALL && strcmp(units[i].word, "d") == 0))
            best = &units[i];
    text_i64(out, seconds / best->s[clock]);
    text_char(out, ' ');
    text_str(out, best->word);
}

enum err ladder_names(const config_setting_t *group, const char *const *names, size_t count, struct config_fault *f)
{
    int n = config_setting_length(group);
    for (int i = 0; i < n; i++) {
        const config_setting_t *s = config_setting_get_elem(group, (unsigned)i);
        const char *name = config_setting_name(s);
        bool known = false;
        for (size_t j = 0; j < count; j++)
            known = known || strcmp(name, names[j]) == 0;
        if (known)
            continue;
        const char *near = config_nearest(name, names, count);
        return near ? config_fault_set(f, NULL, ladder_line(s), "%s is not known here: did you mean %s?", name, near)
                    : config_fault_set(f, NULL, ladder_line(s), "%s is not known here", name);
    }
    return ERR_NONE;
}

static enum err text_member(const config_setting_t *group, const char *name, const char **out, struct config_fault *f)
{
    if (config_setting_lookup_string(group, name, out) == CONFIG_TRUE)
        return ERR_NONE;
    return config_fault_set(f, NULL, ladder_line(group), "%s is missing: write %s = \"...\"; in this group", name,
                            name);
}

static enum err duration_member(const config_setting_t *group, const char *name, enum clock clock, int64_t *out_s,
                                struct config_fault *f)
{
    const char *s = NULL, *why = NULL;
    enum err e = text_member(group, name, &s, f);
    if (e == ERR_NONE && !ladder_duration(s, clock, out_s, &why))
        e = config_fault_set(f, NULL, ladder_line(config_setting_get_member(group, name)), "%s = \"%s\": %s", name, s,
                             why);
    return e;
}

bool ladder_time(const char *s, int *hour, int *minute)
{
    int64_t h = 0, m = 0;
    struct span rest = span_of(s), first = span_cut(&rest, ':');
    if (strlen(s) != 5 || !span_i64(first, &h) || !span_i64(rest, &m) || h < 0 || h > 23 || m < 0 || m > 59)
        return false;
    *hour = (int)h;
    *minute = (int)m;
    return true;
}

/* "at once", or the hour of the digest: "08:30". */
static enum err read_t0(const config_setting_t *group, struct policy_severity *s, struct config_fault *f)
{
    const char *t0 = NULL;
    enum err e = text_member(group, "t0", &t0, f);
    if (e != ERR_NONE || strcmp(t0, "at once") == 0)
        return e;
    if (!ladder_time(t0, &s->digest_hour, &s->digest_minute))
        return config_fault_set(f, NULL, ladder_line(config_setting_get_member(group, "t0")),
                                "t0 = \"%s\": write \"at once\", or the time of the daily digest as \"08:30\"", t0);
    s->digest = true;
    return ERR_NONE;
}

static enum err read_levels(const config_setting_t *group, struct policy_severity *s, struct config_fault *f)
{
    static const char *const name[] = {"", "", "level2", "level3", "level4", "level5"};
    s->level_s[0] = -1;
    s->level_s[1] = 0;
    s->top = 1;
    for (int level = 2; level <= LEVELS; level++) {
        enum err e = duration_member(group, name[level], s->clock, &s->level_s[level], f);
        if (e != ERR_NONE)
            return e;
        if (s->level_s[level] < 0)
            continue;
        int line = ladder_line(config_setting_get_member(group, name[level]));
        if (s->top != level - 1)
            return config_fault_set(
                f, NULL, line, "%s has a time and the level below has none: give that one a time too", name[level]);
        if (s->level_s[level] <= s->level_s[level - 1])
            return config_fault_set(f, NULL, line, "%s is not later than the level below it: write a longer time",
                                    name[level]);
        s->top = level;
    }
    if (s->top < 2)
        return config_fault_set(f, NULL, ladder_line(group), "level2 is \"none\": a ladder has at least two levels");
    if (s->reminder_s >= s->level_s[2])
        return config_fault_set(f, NULL, ladder_line(config_setting_get_member(group, "reminder")),
                                "reminder is not before level2: write a shorter time");
    return ERR_NONE;
}

static enum err read_waits(const config_setting_t *group, struct policy_severity *s, struct config_fault *f)
{
    const struct wait {
        const char *name;
        int64_t *out_s;
        bool may_lack;
    } wait[] = {
        {"reminder", &s->reminder_s, false},
        {"hold", &s->hold_s, false},
        {"progress_remind", &s->progress_remind_s, false},
        {"progress_up", &s->progress_up_s, false},
        {"ceiling", &s->ceiling_s, false},
        {"again", &s->again_s, false},
        {"receipt", &s->receipt_s, true},
    };
    for (size_t i = 0; i < countof(wait); i++) {
        enum err e = duration_member(group, wait[i].name, s->clock, wait[i].out_s, f);
        if (e != ERR_NONE)
            return e;
        if (*wait[i].out_s < 0 && !wait[i].may_lack)
            return config_fault_set(f, NULL, ladder_line(config_setting_get_member(group, wait[i].name)),
                                    "%s cannot be \"none\": the ladder never falls silent; write a time", wait[i].name);
    }
    if (s->progress_remind_s >= s->progress_up_s)
        return config_fault_set(f, NULL, ladder_line(config_setting_get_member(group, "progress_remind")),
                                "progress_remind is not before progress_up: write a shorter time");
    return ERR_NONE;
}

static enum err read_severity(const config_setting_t *group, struct reader *r)
{
    const char *name = NULL, *clock = NULL;
    if (!config_setting_is_group(group))
        return config_fault_set(r->f, NULL, ladder_line(group),
                                "severities is a list of groups: write ( { severity = \"S1\"; ... }, ... )");
    enum err e = ladder_names(group, severity_names, countof(severity_names), r->f);
    if (e == ERR_NONE)
        e = text_member(group, "severity", &name, r->f);
    if (e == ERR_NONE)
        e = text_member(group, "clock", &clock, r->f);
    if (e != ERR_NONE)
        return e;
    enum severity which = severity_of(span_of(name));
    if (which == SEVERITY_NONE)
        return config_fault_set(r->f, NULL, ladder_line(group),
                                "severity = \"%s\" is not known: write S1, S2, S3 or S4", name);
    struct policy_severity *s = &r->p->s[which];
    if (s->top > 0)
        return config_fault_set(r->f, NULL, ladder_line(group), "%s stands twice: leave one out", name);
    int c = 0;
    while (c < 3 && strcmp(clock, clock_words[c]) != 0)
        c++;
    if (c == 3)
        return config_fault_set(r->f, NULL, ladder_line(config_setting_get_member(group, "clock")),
                                "clock = \"%s\" is not known: write wall, day or work", clock);
    s->clock = (enum clock)c;
    e = read_t0(group, s, r->f);
    if (e == ERR_NONE)
        e = read_waits(group, s, r->f);
    return e == ERR_NONE ? read_levels(group, s, r->f) : e;
}

static enum err unknown_kind(const config_setting_t *at, const char *word, struct config_fault *f)
{
    const char *names[KIND_COUNT];
    for (int k = 1; k < KIND_COUNT; k++)
        names[k - 1] = kind_word((enum kind)k);
    names[KIND_COUNT - 1] = "unknown";
    const char *near = config_nearest(word, names, KIND_COUNT);
    return near ? config_fault_set(f, NULL, ladder_line(at), "there is no kind %s: did you mean %s?", word, near)
                : config_fault_set(f, NULL, ladder_line(at),
                                   "there is no kind %s: the kinds are those of forms/words.def", word);
}

/* The strings of a list of kinds; "unknown" is KIND_NONE where `unknown` says that it may stand. */
static enum err read_kind(const config_setting_t *list, int i, bool unknown, enum kind *out, struct config_fault *f)
{
    const config_setting_t *e = config_setting_get_elem(list, (unsigned)i);
    const char *word = config_setting_get_string(e);
    if (!word)
        return config_fault_set(f, NULL, ladder_line(e), "kinds are words in quotes: write (\"neglect\", \"street\")");
    *out = kind_of(span_of(word));
    if (*out == KIND_NONE && !(unknown && strcmp(word, "unknown") == 0))
        return unknown_kind(e, word, f);
    return ERR_NONE;
}

static enum err kinds_member(const config_setting_t *group, const char *name, uint64_t *bits, struct config_fault *f)
{
    const config_setting_t *list = config_setting_get_member(group, name);
    if (!list || !config_setting_is_aggregate(list))
        return config_fault_set(f, NULL, ladder_line(list ? list : group),
                                "%s is a list: write %s = (\"physical\", ...);", name, name);
    *bits = 0;
    for (int i = 0; i < config_setting_length(list); i++) {
        enum kind k = KIND_NONE;
        enum err e = read_kind(list, i, false, &k, f);
        if (e != ERR_NONE)
            return e;
        *bits |= KIND_BIT(k);
    }
    return ERR_NONE;
}

static enum err read_kinds_of(const config_setting_t *list, enum severity severity, struct reader *r)
{
    if (!config_setting_is_aggregate(list) || severity == SEVERITY_NONE)
        return config_fault_set(r->f, NULL, ladder_line(list),
                                "kinds has a list for each severity: write S1 = (\"defilement\", ...);");
    for (int i = 0; i < config_setting_length(list); i++) {
        enum kind k = KIND_NONE;
        enum err e = read_kind(list, i, true, &k, r->f);
        if (e != ERR_NONE)
            return e;
        if (r->p->severity_of_kind[k] != SEVERITY_NONE)
            return config_fault_set(r->f, NULL, ladder_line(config_setting_get_elem(list, (unsigned)i)),
                                    "kind %s stands twice: leave it in one list", k ? kind_word(k) : "unknown");
        r->p->severity_of_kind[k] = (uint8_t)severity;
    }
    return ERR_NONE;
}

static enum err read_kinds(const config_setting_t *kinds, struct reader *r)
{
    for (int i = 0; i < config_setting_length(kinds); i++) {
        const config_setting_t *list = config_setting_get_elem(kinds, (unsigned)i);
        enum err e = read_kinds_of(list, severity_of(span_of(config_setting_name(list))), r);
        if (e != ERR_NONE)
            return e;
    }
    for (int k = 0; k < KIND_COUNT; k++)
        if (r->p->severity_of_kind[k] == SEVERITY_NONE)
            return config_fault_set(r->f, NULL, ladder_line(kinds),
                                    "kind %s has no severity: write it into one of the lists",
                                    k ? kind_word((enum kind)k) : "unknown");
    return ERR_NONE;
}

static enum err read_under_age(const config_setting_t *group, struct reader *r)
{
    static const char *const names[] = {"years", "severity", "kinds"};
    const char *severity = NULL;
    enum err e = ladder_names(group, names, countof(names), r->f);
    if (e == ERR_NONE)
        e = text_member(group, "severity", &severity, r->f);
    if (e == ERR_NONE)
        e = kinds_member(group, "kinds", &r->p->under_age_kinds, r->f);
    if (e != ERR_NONE)
        return e;
    r->p->under_age_severity = severity_of(span_of(severity));
    if (r->p->under_age_severity == SEVERITY_NONE)
        return config_fault_set(r->f, NULL, ladder_line(group),
                                "severity = \"%s\" is not known: write S1, S2, S3 or S4", severity);
    if (config_setting_lookup_int(group, "years", &r->p->under_age_years) != CONFIG_TRUE || r->p->under_age_years < 1 ||
        r->p->under_age_years > 18)
        return config_fault_set(r->f, NULL, ladder_line(group), "years is an age: write years = 5; (1 to 18)");
    return ERR_NONE;
}

static enum err read_shared(const config_setting_t *group, struct reader *r)
{
    static const char *const names[] = {"police", "health", "odpp"};
    enum err e = ladder_names(group, names, countof(names), r->f);
    for (int i = 0; e == ERR_NONE && i < config_setting_length(group); i++) {
        const char *role = config_setting_name(config_setting_get_elem(group, (unsigned)i));
        e = kinds_member(group, role, &r->p->shared[role_of(span_of(role))], r->f);
    }
    return e;
}

static enum err read_accused_row(const config_setting_t *row, struct reader *r)
{
    static const char *const names[] = {"perpetrator", "role"};
    const char *perp = NULL, *role = NULL;
    if (!config_setting_is_group(row))
        return config_fault_set(
            r->f, NULL, ladder_line(row),
            "accused is a list of groups: write ( { perpetrator = \"police\"; role = \"police\"; } )");
    enum err e = ladder_names(row, names, countof(names), r->f);
    if (e == ERR_NONE)
        e = text_member(row, "perpetrator", &perp, r->f);
    if (e == ERR_NONE)
        e = text_member(row, "role", &role, r->f);
    if (e != ERR_NONE)
        return e;
    enum perpetrator p = perp_of(span_of(perp));
    enum role who = role_of(span_of(role));
    if (p == PERP_NONE)
        return config_fault_set(r->f, NULL, ladder_line(row),
                                "perpetrator = \"%s\" is not known: write a word of forms/words.def, as \"police\"",
                                perp);
    if (who == ROLE_NONE)
        return config_fault_set(r->f, NULL, ladder_line(row),
                                "role = \"%s\" is not known: write police, health, scco...", role);
    r->p->accused_role[p] = (uint8_t)who;
    return ERR_NONE;
}

static enum err section(const config_setting_t *version, const char *name, bool list, const config_setting_t **out,
                        struct config_fault *f)
{
    *out = config_setting_get_member(version, name);
    if (*out && (list ? config_setting_is_list(*out) : config_setting_is_group(*out)))
        return ERR_NONE;
    return config_fault_set(f, NULL, ladder_line(*out ? *out : version), "%s is missing or no %s: write %s = %s;", name,
                            list ? "list" : "group", name, list ? "( { ... }, ... )" : "{ ... }");
}

static enum err read_severities(const config_setting_t *list, struct reader *r)
{
    for (int i = 0; i < config_setting_length(list); i++) {
        enum err e = read_severity(config_setting_get_elem(list, (unsigned)i), r);
        if (e != ERR_NONE)
            return e;
    }
    for (int s = SEVERITY_S1; s < SEVERITY_COUNT; s++)
        if (r->p->s[s].top == 0)
            return config_fault_set(r->f, NULL, ladder_line(list), "severity %s is missing: write all four",
                                    severity_word((enum severity)s));
    return ERR_NONE;
}

static enum err read_version(const config_setting_t *version, struct reader *r)
{
    const config_setting_t *severities = NULL, *kinds = NULL, *under = NULL, *shared = NULL, *accused = NULL;
    memset(r->p, 0, sizeof *r->p);
    if (!config_setting_is_group(version))
        return config_fault_set(r->f, NULL, ladder_line(version),
                                "versions is a list of groups: write versions = ( { version = 1; ... } );");
    enum err e = ladder_names(version, version_names, countof(version_names), r->f);
    if (e == ERR_NONE &&
        (config_setting_lookup_int(version, "version", &r->p->version) != CONFIG_TRUE || r->p->version < 1))
        e = config_fault_set(r->f, NULL, ladder_line(version),
                             "version is missing: write version = 1; (a number from 1)");
    if (e == ERR_NONE)
        e = section(version, "severities", true, &severities, r->f);
    if (e == ERR_NONE)
        e = section(version, "kinds", false, &kinds, r->f);
    if (e == ERR_NONE)
        e = section(version, "under_age", false, &under, r->f);
    if (e == ERR_NONE)
        e = section(version, "shared", false, &shared, r->f);
    if (e == ERR_NONE)
        e = section(version, "accused", true, &accused, r->f);
    if (e == ERR_NONE)
        e = read_severities(severities, r);
    if (e == ERR_NONE)
        e = read_kinds(kinds, r);
    if (e == ERR_NONE)
        e = read_under_age(under, r);
    if (e == ERR_NONE)
        e = read_shared(shared, r);
    for (int i = 0; e == ERR_NONE && i < config_setting_length(accused); i++)
        e = read_accused_row(config_setting_get_elem(accused, (unsigned)i), r);
    return e;
}

static enum err read_versions(const config_t *cfg, struct ladder *out, struct config_fault *f)
{
    static const char *const names[] = {"versions", "duties"};
    enum err e = ladder_names(config_root_setting(cfg), names, countof(names), f);
    if (e != ERR_NONE)
        return e;
    const config_setting_t *list = config_lookup(cfg, "versions");
    int n = list && config_setting_is_list(list) ? config_setting_length(list) : 0;
    if (n < 1 || n > LADDER_VERSIONS_MAX)
        return config_fault_set(f, NULL, list ? ladder_line(list) : 0,
                                "versions is a list of 1 to %d groups: write versions = ( { version = 1; ... } );",
                                LADDER_VERSIONS_MAX);
    for (int i = 0; i < n; i++) {
        const config_setting_t *version = config_setting_get_elem(list, (unsigned)i);
        struct reader r = {.f = f, .p = &out->version[i]};
        e = read_version(version, &r);
        if (e != ERR_NONE)
            return e;
        if (i > 0 && out->version[i].version <= out->version[i - 1].version)
            return config_fault_set(f, NULL, ladder_line(version),
                                    "version %d does not come after %d: write versions in rising order",
                                    out->version[i].version, out->version[i - 1].version);
        out->count = i + 1;
    }
    return ERR_NONE;
}

/* What the table lacks is as shipped. */
static enum err duties_whole(struct ladder *out, const config_t *cfg, struct config_fault *f)
{
    char path[SETTINGS_PATH_CAP + 64];
    struct duty_rule shipped[DUTY_COUNT] = {0};
    config_t other;
    const config_setting_t *list = config_lookup(cfg, "duties");
    enum err e = ladder_duties(list, out->duty, f);
    enum duty_kind k = e == ERR_NONE ? ladder_duty_missing(out->duty) : DUTY_NONE;
    if (!k)
        return e;
    struct config_fault of_shipped = {0};
    if (settings_find(NULL, "ladder.cfg", path) && config_open(path, &other, &of_shipped) == ERR_NONE) {
        if (ladder_duties(config_lookup(&other, "duties"), shipped, &of_shipped) != ERR_NONE)
            memset(shipped, 0, sizeof shipped);
        config_destroy(&other);
    }
    for (; k; k = ladder_duty_missing(out->duty)) {
        if (!shipped[k].afters || (duty_by_itself(k) && !shipped[k].within))
            return config_fault_set(f, NULL, list ? ladder_line(list) : 0, "duties lacks kind \"%s\": write it",
                                    duty_word(k));
        if (!out->duty[k].afters)
            out->duty[k] = shipped[k];
        out->duty[k].within = shipped[k].within;
    }
    return ERR_NONE;
}

enum err ladder_load(const char *path, struct ladder *out, struct config_fault *f)
{
    config_t cfg;
    memset(f, 0, sizeof *f);
    memset(out, 0, sizeof *out);
    enum err e = config_open(path, &cfg, f);
    if (e != ERR_NONE)
        return e;
    span_str(span_of(path), f->file, sizeof f->file);
    e = read_versions(&cfg, out, f);
    if (e == ERR_NONE)
        e = duties_whole(out, &cfg, f);
    config_destroy(&cfg);
    return e;
}

struct policies ladder_policies(const struct ladder *l)
{
    return (struct policies){.version = l->version, .count = l->count, .duty = l->duty};
}
