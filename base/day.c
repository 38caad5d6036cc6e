/* day.c - the one calendar and the three clocks of the ladder.
 * Every deadline of a child's case is computed here and nowhere else. Nairobi is three hours ahead of UTC all year, so
 * no time-zone library is asked. A clock counts by arithmetic over weeks and holidays, never minute by minute: a ladder
 * of 60 working days is planned again for every open case when a holiday is gazetted. */
#include "base/day.h"

#include "base/must.h"

#define NAIROBI_S (3 * HOUR_S)

/* Hours of a clock within one of its days, in seconds from 00:00. */
struct hours {
    int64_t from_s, to_s;
};

static struct hours hours_of(enum clock c)
{
    switch (c) {
    case CLOCK_DAY: return (struct hours){6 * HOUR_S, 22 * HOUR_S};
    case CLOCK_WORK: return (struct hours){8 * HOUR_S, 17 * HOUR_S};
    case CLOCK_WALL: break;
    }
    return (struct hours){0, DAY_S};
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

int32_t day_of(int64_t time_s)
{
    return (int32_t)floor_div(time_s + NAIROBI_S, DAY_S);
}

int64_t day_start(int32_t day)
{
    return day * DAY_S - NAIROBI_S;
}

/* The year is counted from March, so that the leap day is its last; 400 years are 146,097 days. */
int32_t day_of_civil(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = floor_div(y, 400), of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return (int32_t)(era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468);
}

struct civil civil_of(int64_t time_s)
{
    int32_t day = day_of(time_s);
    int64_t s = time_s - day_start(day);
    int64_t z = (int64_t)day + 719468, era = floor_div(z, 146097), of_era = z - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100), march = (5 * of_year + 2) / 153;
    struct civil c = {.day = (int)(of_year - (153 * march + 2) / 5 + 1),
                      .month = (int)(march < 10 ? march + 3 : march - 9)};
    c.year = (int)(year + era * 400 + (c.month <= 2));
    c.hour = (int)(s / HOUR_S);
    c.minute = (int)(s % HOUR_S / MINUTE_S);
    c.second = (int)(s % MINUTE_S);
    c.weekday = (int)((day + INT64_C(4)) - 7 * floor_div(day + INT64_C(4), 7)); /* 1970-01-01 was a Thursday */
    return c;
}

int day_years(int32_t born_day, int32_t day)
{
    const struct civil born = civil_of(day_start(born_day)), then = civil_of(day_start(day));
    return then.year - born.year - (then.month < born.month || (then.month == born.month && then.day < born.day));
}

int64_t civil_time(const struct civil *c)
{
    return day_start(day_of_civil(c->year, c->month, c->day)) + c->hour * HOUR_S + c->minute * MINUTE_S + c->second;
}

bool day_valid(int year, int month, int day)
{
    static const unsigned char length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= length[month - 1] + (month == 2 && leap);
}

/* n digits of s from `at`, or -1. */
static int digits(struct span s, size_t at, size_t n)
{
    int v = 0;
    if (at + n > s.n)
        return -1;
    for (size_t i = at; i < at + n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return -1;
        v = v * 10 + (s.p[i] - '0');
    }
    return v;
}

bool day_read(struct span s, int32_t *out)
{
    if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
        return false;
    int year = digits(s, 0, 4), month = digits(s, 5, 2), day = digits(s, 8, 2);
    if (!day_valid(year, month, day))
        return false;
    *out = day_of_civil(year, month, day);
    return true;
}

bool time_read(struct span s, int64_t *out)
{
    int32_t day;
    if ((s.n != 16 && s.n != 19) || s.p[10] != ' ' || s.p[13] != ':' || !day_read((struct span){s.p, 10}, &day))
        return false;
    int hour = digits(s, 11, 2), minute = digits(s, 14, 2), second = 0;
    if (s.n == 19)
        second = s.p[16] == ':' ? digits(s, 17, 2) : -1;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return false;
    *out = day_start(day) + hour * HOUR_S + minute * MINUTE_S + second;
    return true;
}

void day_write(int32_t day, struct text *out)
{
    struct civil c = civil_of(day_start(day));
    text_pad(out, c.year, 4);
    text_char(out, '-');
    text_pad(out, c.month, 2);
    text_char(out, '-');
    text_pad(out, c.day, 2);
}

void time_write(int64_t time_s, struct text *out)
{
    struct civil c = civil_of(time_s);
    day_write(day_of(time_s), out);
    text_char(out, ' ');
    text_pad(out, c.hour, 2);
    text_char(out, ':');
    text_pad(out, c.minute, 2);
    text_char(out, ':');
    text_pad(out, c.second, 2);
}

/* The first place in the list of holidays that is not before `day`. */
static int holiday_from(const struct calendar *cal, int32_t day)
{
    int low = 0, high = cal == NULL ? 0 : cal->count;
    while (low < high) {
        int mid = low + (high - low) / 2;
        if (cal->holiday[mid] < day)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool calendar_is_holiday(const struct calendar *cal, int32_t day)
{
    int i = holiday_from(cal, day);
    return cal != NULL && i < cal->count && cal->holiday[i] == day;
}

/* Monday to Friday in one row of numbers: how many of them lie before `day`, and the day of the n-th. Monday
 * 1969-12-29, three days before day 0, is number 0. */
static int64_t weekdays_before(int32_t day)
{
    int64_t d = day + INT64_C(3), week = floor_div(d, 7), rest = d - week * 7;
    return week * 5 + (rest < 5 ? rest : 5);
}

static int32_t weekday_at(int64_t n)
{
    int64_t week = floor_div(n, 5);
    return (int32_t)(week * 7 + (n - week * 5) - 3);
}

static bool is_weekday(int32_t day)
{
    return weekday_at(weekdays_before(day)) == day;
}

bool calendar_is_working(const struct calendar *cal, int32_t day)
{
    return is_weekday(day) && !calendar_is_holiday(cal, day);
}

/* The working day that has n working days between `day` (counted if it is one) and itself: n = 0 is the first from
 * `day`. */
static int32_t working_from(const struct calendar *cal, int32_t day, int64_t n)
{
    int64_t at = weekdays_before(day) + n;
    for (int i = holiday_from(cal, day); cal != NULL && i < cal->count; i++) {
        if (!is_weekday(cal->holiday[i]))
            continue;
        if (weekdays_before(cal->holiday[i]) > at)
            break;
        at++;
    }
    return weekday_at(at);
}

static int64_t working_between(const struct calendar *cal, int32_t from, int32_t to)
{
    int64_t n = weekdays_before(to) - weekdays_before(from);
    for (int i = holiday_from(cal, from); cal != NULL && i < cal->count && cal->holiday[i] < to; i++)
        n -= is_weekday(cal->holiday[i]);
    return n;
}

int64_t clock_open(enum clock c, const struct calendar *cal, int64_t t)
{
    if (c == CLOCK_WALL)
        return t;
    struct hours h = hours_of(c);
    int32_t day = day_of(t);
    int64_t s = t - day_start(day);
    bool runs = c == CLOCK_DAY || calendar_is_working(cal, day);
    if (runs && s >= h.from_s && s < h.to_s)
        return t;
    if (s >= h.to_s)
        day++;
    if (c == CLOCK_WORK)
        day = working_from(cal, day, 0);
    return day_start(day) + h.from_s;
}

int64_t clock_add(enum clock c, const struct calendar *cal, int64_t t, int64_t seconds)
{
    must(seconds >= 0);
    if (c == CLOCK_WALL)
        return t + seconds;
    struct hours h = hours_of(c);
    int64_t per_day = h.to_s - h.from_s, start = clock_open(c, cal, t);
    int32_t day = day_of(start);
    int64_t s = start - day_start(day) - h.from_s + seconds;
    if (c == CLOCK_WORK)
        day = working_from(cal, day, s / per_day);
    else
        day += (int32_t)(s / per_day);
    return day_start(day) + h.from_s + s % per_day;
}

/* Seconds the clock has run on that day before t. */
static int64_t ran_on(enum clock c, const struct calendar *cal, int32_t day, int64_t t)
{
    struct hours h = hours_of(c);
    int64_t s = t - day_start(day);
    if (s <= h.from_s || (c == CLOCK_WORK && !calendar_is_working(cal, day)))
        return 0;
    return (s < h.to_s ? s : h.to_s) - h.from_s;
}

int64_t clock_between(enum clock c, const struct calendar *cal, int64_t a, int64_t b)
{
    if (b <= a)
        return 0;
    if (c == CLOCK_WALL)
        return b - a;
    int32_t from = day_of(a), to = day_of(b);
    int64_t days = c == CLOCK_WORK ? working_between(cal, from, to) : (int64_t)to - from;
    return days * clock_day_s(c) + ran_on(c, cal, to, b) - ran_on(c, cal, from, a);
}

int64_t clock_day_s(enum clock c)
{
    struct hours h = hours_of(c);
    return h.to_s - h.from_s;
}

int64_t clock_next_working(const struct calendar *cal, int64_t t, int hour, int minute)
{
    int32_t day = day_of(t);
    int64_t s = hour * HOUR_S + minute * MINUTE_S;
    if (t >= day_start(day) + s)
        day++;
    return day_start(working_from(cal, day, 0)) + s;
}
