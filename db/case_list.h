/* case_list.h - lists of open cases as the console shows them: the gravest first, then by deadline; plain columns. What
 * is filtered by stands in the indexes, so that rows that do not fit are passed over without being read. */
#ifndef MLINZI_DB_CASE_LIST_H
#define MLINZI_DB_CASE_LIST_H

#include "core/late.h"
#include "core/quality.h"
#include "core/scope.h"
#include "db/db.h"

enum list_which { LIST_OPEN, LIST_ENDED /* closed or discarded, and not erased */, LIST_ALL };
struct list_filter {
    enum list_which which;
    struct area place;      /* level 0: everywhere */
    int64_t kinds;          /* any of these bits; 0: every kind */
    enum case_state state;  /* CASE_NONE: every one of these */
    enum severity severity; /* SEVERITY_NONE: all */
    bool overdue;           /* core/late.h */
    bool kindless;          /* only those of which no kind is known */
    int64_t due_by_s;       /* something of the ladder is due before; 0: whenever */
    /* Only what a post of this role was told of since the case was (last) opened; ROLE_NONE: whoever was. at: an
     * office's code, the place of the post or one around it; "" anywhere. */
    struct post officer;
    struct area officer_area; /* what `at` is, AREA_NONE of an office with areas of its own */
    int64_t opened_by_s;      /* opened before; 0: whenever */
    int64_t opened_from_s;    /* opened then or later */
    int64_t updated_from_s;   /* something was said or done about it then or later */
    /* What its case record sheet says: codes of case_category_id and case_subcategory_id, "" any; both of one row. */
    char category[8], subcategory[8];
    uint32_t quality;        /* core/quality.h: any of these bits of enum case_quality; 0: whatever its data */
    const struct late *late; /* of now; NULL: no row is said to be overdue */
    int64_t now_s;
};
struct list_at { /* where a page ends; all 0: the beginning */
    int64_t severity, due_s, id;
};
struct list_row {
    struct list_at at;
    struct area area;
    int64_t opened_s, updated_s, kinds, level, told, version, age_years, sex;
    enum case_state state;
    enum role accused;
    bool overdue;
    int64_t missed_s; /* overdue: since when */
    char ref[12], office[AT_CAP];
};
/* Rows that one page looks at, at most: a filter that hardly anything fits is answered in parts. */
#define LIST_LOOKED_MAX 50000
struct list_page {
    struct list_at after;  /* in: where the page before ended */
    struct list_row *rows; /* in: room for cap of them */
    int cap;
    int n;               /* out */
    struct list_at next; /* out: where this one ends */
    bool more;           /* out: there is, or may be, something after it */
};
MUST_USE enum err db_case_list(struct db *db, const struct scope *scope, const struct list_filter *f,
                               struct list_page *page);
struct list_counts {
    int64_t open, overdue, due_today, untaken, kindless; /* untaken: nobody has taken it up */
    int64_t severity[SEVERITY_COUNT], kind[KIND_COUNT];
    bool at_least; /* more than LIST_LOOKED_MAX: these are the gravest of them */
};
/* today_s: the end of today: what is due by then, and what was due and is not done yet. */
MUST_USE enum err db_case_counts(struct db *db, const struct scope *scope, const struct late *late, int64_t today_s,
                                 struct list_counts *out);

#endif
