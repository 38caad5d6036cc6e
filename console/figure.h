/* figure.h - numbers as people read them, and how they are drawn: counts, lengths of time, moments, and the steps of a
 * map's colours. Nothing of it knows a page. */
#ifndef MLINZI_CONSOLE_FIGURE_H
#define MLINZI_CONSOLE_FIGURE_H

#include "base/day.h"
#include "console/buffer.h"
#include "forms/words.h"

#define FIGURE_CAP 48
void figure_count(int64_t n, char out[FIGURE_CAP]);                  /* 1,000,000 */
void figure_length(int64_t s, enum lang lang, char out[FIGURE_CAP]); /* "3 h 20 min", "2 d 4 h"; "-" when negative */
void figure_short(int64_t s, char out[FIGURE_CAP]);                  /* for a tile: "45m", "3h", "12d"; "-" */
const char *month_word(int month);                                   /* 1 to 12: "Nov", in both languages */
const char *weekday_word(int weekday, enum lang lang);               /* of struct civil: "Sat", "Jumamosi" */
void figure_moment(int64_t time_s, char out[FIGURE_CAP]);            /* 21 Nov 2026, 14:05; "-" for 0 */
void figure_day(int64_t time_s, char out[FIGURE_CAP]);               /* 21 Nov 2026 */
/* "Sat 21 Nov, 14:05": where the weekday is what matters. */
void figure_weekday(int64_t time_s, enum lang lang, char out[FIGURE_CAP]);
void figure_percent(int64_t part, int64_t whole, char out[FIGURE_CAP]); /* 33 %; "-" of nothing */

/* Steps of a scale: step 0 is none at all (0, or no time yet), the others run from..to, both included. */
#define SCALE_STEPS 5
struct scale {
    int steps; /* those in use besides 0 */
    int64_t from[SCALE_STEPS], to[SCALE_STEPS];
};
struct scale scale_of_counts(int64_t most); /* four of one width, or fewer */
struct scale scale_of_times(void);          /* up to an hour, four hours, a day, longer */
int scale_step(const struct scale *s, int64_t value);

#endif
