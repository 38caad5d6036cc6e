/* log.h - log lines: event first, then key=value (case.opened case=1048273 place=003.012 turn=9f3).
 * No names, no message text; numbers only by log_number, which masks them. The calls cannot take a person's text. */
#ifndef MLINZI_BASE_LOG_H
#define MLINZI_BASE_LOG_H

#include "base/err.h"
#include "base/msisdn.h"

struct log_field {
    const char *name;
    int kind; /* 0 end, 1 number, 2 masked phone, 3 constant word */
    int64_t number;
    const char *word; /* a literal or a table's word, never a person's text */
    const struct msisdn *phone;
};
#define LOG_I(n, v) ((struct log_field){.name = (n), .kind = 1, .number = (int64_t)(v)})
#define LOG_PHONE(n, v) ((struct log_field){.name = (n), .kind = 2, .phone = (v)})
#define LOG_W(n, v) ((struct log_field){.name = (n), .kind = 3, .word = (v)})
#define LOG_ERR(e) ((struct log_field){.name = "err", .kind = 3, .word = err_words(e)})

/* One line to stderr (journald reads it). Every event name stands in docs/log.md; make check compares. */
void log_line(const char *event, const struct log_field *fields, int count);
#define log_event(event, ...)                                  \
    log_line((event), (const struct log_field[]){__VA_ARGS__}, \
             (int)(sizeof((const struct log_field[]){__VA_ARGS__}) / sizeof(struct log_field)))
enum log_quiet {
    LOG_ALL,
    LOG_NOTHING,
    LOG_ERRORS
};                        /* NOTHING: only must_fail still speaks; ERRORS: alarms and what failed */
int log_quiet(int quiet); /* returns what was so before */

#endif
