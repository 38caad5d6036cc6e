/* figure.c - numbers, times and steps. */
#include "console/figure.h"

#include <stdio.h>
#include <string.h>

void figure_count(int64_t n, char out[FIGURE_CAP])
{
    char digits[24];
    size_t at = 0;
    int len = snprintf(digits, sizeof digits, "%lld", (long long)n);
    for (int i = 0; i < len; i++) {
        if (i > 0 && digits[i - 1] != '-' && (len - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[i];
    }
    out[at] = '\0';
}

void figure_length(int64_t s, enum lang lang, char out[FIGURE_CAP])
{
    bool sw = lang == LANG_SW;
    long long minutes = (long long)(s / 60) + (s % 60 >= 30), hours = minutes / 60, days = hours / 24;
    const char *m = sw ? "dk" : "min", *h = sw ? "saa" : "h", *d = sw ? "siku" : "d";
    if (s < 0)
        snprintf(out, FIGURE_CAP, "-");
    else if (days >= 2 && sw)
        snprintf(out, FIGURE_CAP, "%s %lld, %s %lld", d, days, h, hours % 24);
    else if (days >= 2)
        snprintf(out, FIGURE_CAP, "%lld %s %lld %s", days, d, hours % 24, h);
    else if (hours >= 1 && sw)
        snprintf(out, FIGURE_CAP, "%s %lld, %s %lld", h, hours, m, minutes % 60);
    else if (hours >= 1)
        snprintf(out, FIGURE_CAP, "%lld %s %lld %s", hours, h, minutes % 60, m);
    else if (sw)
        snprintf(out, FIGURE_CAP, "%s %lld", m, minutes);
    else
        snprintf(out, FIGURE_CAP, "%lld %s", minutes, m);
}

void figure_short(int64_t s, char out[FIGURE_CAP])
{
    long long minutes = (long long)(s / 60) + (s % 60 >= 30);
    if (s < 0)
        snprintf(out, FIGURE_CAP, "-");
    else if (minutes < 60)
        snprintf(out, FIGURE_CAP, "%lldm", minutes);
    else if (minutes < 48 * 60)
        snprintf(out, FIGURE_CAP, "%lldh", minutes / 60);
    else
        snprintf(out, FIGURE_CAP, "%lldd", minutes / (24 * 60));
}

const char *month_word(int month)
{
    static const char *const words[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return words[(month + 11) % 12];
}

const char *weekday_word(int weekday, enum lang lang)
{
    static const char *const words[][2] = {{"Sun", "Jumapili"}, {"Mon", "Jumatatu"}, {"Tue", "Jumanne"},
                                           {"Wed", "Jumatano"}, {"Thu", "Alhamisi"}, {"Fri", "Ijumaa"},
                                           {"Sat", "Jumamosi"}};
    return words[weekday % 7][lang == LANG_SW];
}

void figure_moment(int64_t time_s, char out[FIGURE_CAP])
{
    bool none = time_s <= 0 || time_s == INT64_MAX;
    struct civil c = civil_of(none ? 0 : time_s);
    if (none)
        snprintf(out, FIGURE_CAP, "-");
    else
        snprintf(out, FIGURE_CAP, "%d %s %d, %02d:%02d", c.day, month_word(c.month), c.year, c.hour, c.minute);
}

void figure_day(int64_t time_s, char out[FIGURE_CAP])
{
    struct civil c = civil_of(time_s);
    snprintf(out, FIGURE_CAP, "%d %s %d", c.day, month_word(c.month), c.year);
}

void figure_weekday(int64_t time_s, enum lang lang, char out[FIGURE_CAP])
{
    struct civil c = civil_of(time_s);
    snprintf(out, FIGURE_CAP, "%s %d %s, %02d:%02d", weekday_word(c.weekday, lang), c.day, month_word(c.month), c.hour,
             c.minute);
}

void figure_percent(int64_t part, int64_t whole, char out[FIGURE_CAP])
{
    if (whole <= 0)
        snprintf(out, FIGURE_CAP, "-");
    else
        snprintf(out, FIGURE_CAP, "%lld %%", (long long)((part * 200 + whole) / (2 * whole)));
}

/* --- scales --- */

struct scale scale_of_counts(int64_t most)
{
    struct scale s = {0};
    int64_t width = most > 0 ? (most - 1) / 4 + 1 : 0;
    for (int64_t from = 1; most > 0 && from <= most && s.steps < SCALE_STEPS - 1; from += width) {
        s.steps++;
        s.from[s.steps] = from;
        s.to[s.steps] = from + width - 1 < most ? from + width - 1 : most;
    }
    return s;
}

struct scale scale_of_times(void)
{
    return (struct scale){.steps = 4,
                          .from = {0, 0, HOUR_S + 1, 4 * HOUR_S + 1, DAY_S + 1},
                          .to = {0, HOUR_S, 4 * HOUR_S, DAY_S, INT64_MAX}};
}

int scale_step(const struct scale *s, int64_t value)
{
    for (int i = 1; i <= s->steps; i++)
        if (value >= s->from[i] && value <= s->to[i])
            return i;
    return 0;
}
