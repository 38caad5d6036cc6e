/* ladder_duties.c - reads the table of duties of config/ladder.cfg (core/duty.h). A ladder of one's own that was
 * written before a kind of duty was known goes by the shipped row of it: an upgrade stops no service, and nobody waits
 * for a text that never comes. */
#include <string.h>

#include "config/ladder_inside.h"

static const char *const names[] = {"kind", "clock", "at", "at_once", "within", "before", "after", "top"};
#define DAYS_MOST 366

/* What is being read, so that each reader has few parameters. */
struct row {
    const config_setting_t *group;
    struct duty_rule *rule;
    struct config_fault *f;
};

static enum err word_of(const struct row *r, const char *name, const char *example, const char **out)
{
    if (config_setting_lookup_string(r->group, name, out) == CONFIG_TRUE)
        return ERR_NONE;
    return config_fault_set(r->f, NULL, ladder_line(r->group), "%s is missing: write %s = \"%s\"; in this group", name,
                            name, example);
}

static enum err read_when(const struct row *r)
{
    const char *clock = NULL, *at = NULL;
    int hour = 0, minute = 0;
    enum err e = word_of(r, "clock", "work", &clock);
    if (e == ERR_NONE)
        e = word_of(r, "at", "08:30", &at);
    if (e != ERR_NONE)
        return e;
    if (strcmp(clock, "work") != 0 && strcmp(clock, "day") != 0)
        return config_fault_set(r->f, NULL, ladder_line(r->group),
                                "clock = \"%s\": write \"work\" (working days) or \"day\" (every day)", clock);
    r->rule->clock = strcmp(clock, "day") == 0 ? CLOCK_DAY : CLOCK_WORK;
    int opens = r->rule->clock == CLOCK_DAY ? 6 : 8, closes = r->rule->clock == CLOCK_DAY ? 22 : 17;
    if (!ladder_time(at, &hour, &minute) || hour < opens || hour >= closes)
        return config_fault_set(r->f, NULL, ladder_line(r->group),
                                "at = \"%s\": write a time within the clock's hours, as \"08:30\"", at);
    r->rule->minute = hour * 60 + minute;
    return ERR_NONE;
}

/* (7, 1) falling, or (1, 3, 7) rising. */
static enum err read_days(const struct row *r, const char *name, bool rising, int out[DUTY_STEPS_MAX], int *count)
{
    const config_setting_t *list = config_setting_get_member(r->group, name);
    const char *example = rising ? "( 1, 3, 7 )" : "( 7, 1 ), or () for none";
    int n = list && config_setting_is_list(list) ? config_setting_length(list) : -1;
    if (n < (rising ? 1 : 0) || n > DUTY_STEPS_MAX)
        return config_fault_set(r->f, NULL, ladder_line(list ? list : r->group),
                                "%s is missing or no list of at most %d days%s: write %s = %s;", name, DUTY_STEPS_MAX,
                                rising ? " (one at least, or nobody above would ever hear)" : "", name, example);
    for (int i = 0; i < n; i++) {
        const config_setting_t *day = config_setting_get_elem(list, (unsigned)i);
        out[i] = config_setting_type(day) == CONFIG_TYPE_INT ? config_setting_get_int(day) : 0;
        if (out[i] < 1 || out[i] > DAYS_MOST)
            return config_fault_set(r->f, NULL, ladder_line(list), "%s holds days, 1 to %d: write %s = %s;", name,
                                    DAYS_MOST, name, example);
        if (i && (rising ? out[i] <= out[i - 1] : out[i] >= out[i - 1]))
            return config_fault_set(r->f, NULL, ladder_line(list), "%s is in the order of time: write %s = %s;", name,
                                    name, example);
    }
    *count = n;
    return ERR_NONE;
}

/* Only of what nobody names a day for: there it must be written. */
static enum err read_within(const struct row *r, enum duty_kind k)
{
    const config_setting_t *within = config_setting_get_member(r->group, "within");
    if (!duty_by_itself(k))
        return within
                   ? config_fault_set(r->f, NULL, ladder_line(within),
                                      "within is for what is set by itself, and %s has a day of its own: leave it out",
                                      duty_word(k))
                   : ERR_NONE;
    if (!within)
        return ERR_NONE;
    r->rule->within = config_setting_type(within) == CONFIG_TYPE_INT ? config_setting_get_int(within) : 0;
    if (r->rule->within >= 1 && r->rule->within <= DAYS_MOST)
        return ERR_NONE;
    return config_fault_set(r->f, NULL, ladder_line(within), "within is no number of days, 1 to %d: write within = 7;",
                            DAYS_MOST);
}

static enum err read_row(const config_setting_t *group, struct duty_rule out[DUTY_COUNT], struct config_fault *f)
{
    struct row r = {group, NULL, f};
    const char *kind = NULL;
    if (!config_setting_is_group(group))
        return config_fault_set(f, NULL, ladder_line(group),
                                "duties is a list of groups: write { kind = \"...\"; ... }");
    enum err e = ladder_names(group, names, countof(names), f);
    if (e == ERR_NONE)
        e = word_of(&r, "kind", "hearing", &kind);
    if (e != ERR_NONE)
        return e;
    enum duty_kind k = duty_of(span_of(kind));
    if (k == DUTY_NONE)
        return config_fault_set(f, NULL, ladder_line(group),
                                "kind = \"%s\" is no kind of duty: write hearing, visit...", kind);
    if (out[k].afters)
        return config_fault_set(f, NULL, ladder_line(group), "kind = \"%s\" stands here twice: keep one", kind);
    r.rule = &out[k];
    int at_once = 0;
    e = read_when(&r);
    (void)config_setting_lookup_bool(group, "at_once", &at_once);
    r.rule->at_once = at_once != 0;
    if (e == ERR_NONE)
        e = read_within(&r, k);
    if (e == ERR_NONE)
        e = read_days(&r, "before", false, r.rule->before, &r.rule->befores);
    if (e == ERR_NONE)
        e = read_days(&r, "after", true, r.rule->after, &r.rule->afters);
    if (e == ERR_NONE && (config_setting_lookup_int(group, "top", &r.rule->top) != CONFIG_TRUE || r.rule->top < 1 ||
                          r.rule->top > LEVELS))
        e = config_fault_set(f, NULL, ladder_line(group), "top is missing or no level: write top = 2; (1 to %d)",
                             LEVELS);
    return e;
}

enum err ladder_duties(const config_setting_t *list, struct duty_rule out[DUTY_COUNT], struct config_fault *f)
{
    if (list && !config_setting_is_list(list))
        return config_fault_set(f, NULL, ladder_line(list),
                                "duties is no list: write duties = ( { kind = \"hearing\"; ... }, ... );");
    for (int i = 0; list && i < config_setting_length(list); i++) {
        enum err e = read_row(config_setting_get_elem(list, (unsigned)i), out, f);
        if (e != ERR_NONE)
            return e;
    }
    return ERR_NONE;
}

enum duty_kind ladder_duty_missing(const struct duty_rule rule[DUTY_COUNT])
{
    for (int k = DUTY_NONE + 1; k < DUTY_COUNT; k++)
        if (!rule[k].afters || (duty_by_itself((enum duty_kind)k) && !rule[k].within))
            return (enum duty_kind)k;
    return DUTY_NONE;
}
