/* codes.c - the code book, read from a table and asked by list, code, label and day.
 * Why labels must differ: what somebody types is held against them, on a page as in a text; two codes of one list with
 * one label would be a case counted under the wrong one. */
#include "forms/codes.h"

#include <string.h>

#include "base/day.h"
#include "base/must.h"
#include "forms/read.h"

enum { COLUMNS = 9, FOLD_CAP = 256 };

bool code_in_force(const struct code_row *row, int32_t day)
{
    return (row->from_day == 0 || row->from_day <= day) && (row->to_day == 0 || day <= row->to_day);
}

static bool day_column(struct span s, int32_t *out)
{
    *out = 0;
    return s.n == 0 || day_read(s, out);
}

/* Columns of one line: list code under from to en sw was source. */
static const char *row_read(struct span line, struct code_row *row)
{
    struct span column[COLUMNS];
    int tabs = 0;
    for (size_t i = 0; i < line.n; i++)
        tabs += line.p[i] == '\t';
    if (tabs != COLUMNS - 1)
        return "a line has nine columns, a tab between each: list, code, under, from, to, en, sw, was, source";
    for (int i = 0; i < COLUMNS; i++)
        column[i] = span_trim(span_cut(&line, '\t'));
    if (column[0].n == 0 || column[1].n == 0 || column[5].n == 0)
        return "list, code and en must not be empty: write them";
    if (span_characters(column[5]) > CODE_LABEL_MAX || span_characters(column[6]) > CODE_LABEL_MAX)
        return "a label has at most 100 characters: make it shorter";
    *row = (struct code_row){.list = column[0],
                             .code = column[1],
                             .under = column[2],
                             .was = column[7],
                             .source = column[8],
                             .label = {[LANG_EN] = column[5]}};
    row->label[LANG_SW] = column[6];
    if (!day_column(column[3], &row->from_day) || !day_column(column[4], &row->to_day))
        return "from and to are days: write 2022-07-26, or nothing";
    if (row->from_day && row->to_day && row->to_day < row->from_day)
        return "to is before from: write the later day into to";
    return NULL;
}

/* Is there a day on which both are in force? */
static bool meet(const struct code_row *a, const struct code_row *b)
{
    return !(a->to_day && b->from_day && a->to_day < b->from_day) &&
           !(b->to_day && a->from_day && b->to_day < a->from_day);
}

static struct span fold(struct span s, char space[FOLD_CAP])
{
    struct text t;
    text_init(&t, space, FOLD_CAP);
    text_fold(s, &t);
    return text_done(&t);
}

/* Whether what is typed, folded, is the row's code or label. */
static bool row_is(const struct code_row *row, struct span folded)
{
    char space[FOLD_CAP];
    if (folded.n == 0)
        return false;
    for (int l = LANG_EN; l < LANG_COUNT; l++)
        if (span_eq(fold(row->label[l], space), folded))
            return true;
    return span_eq(fold(row->code, space), folded);
}

static const char *rows_differ(const struct code_row *a, const struct code_row *b)
{
    char space[FOLD_CAP];
    if (span_eq(a->code, b->code))
        return meet(a, b) ? "this code stands in its list twice for the same days: leave one out, or end one with to"
                          : NULL;
    for (int l = LANG_EN; l < LANG_COUNT; l++)
        if (meet(a, b) && row_is(a, fold(b->label[l], space)))
            return "another code of the list has the same label: say in the label what sets them apart";
    return row_is(a, fold(b->code, space)) ? "another code of the list has this code as its label: change the label"
                                           : NULL;
}

static void rows_sort(struct code_row *row, struct code_row *spare, int n)
{
    for (int width = 1; width < n; width *= 2) {
        for (int lo = 0; lo < n; lo += 2 * width) {
            int mid = lo + width < n ? lo + width : n, hi = lo + 2 * width < n ? lo + 2 * width : n;
            for (int i = lo, j = mid, k = lo; i < mid || j < hi;)
                spare[k++] = j >= hi || (i < mid && span_cmp(row[i].list, row[j].list) <= 0) ? row[i++] : row[j++];
        }
        memcpy(row, spare, (size_t)n * sizeof *row);
    }
}

/* Every `under` is a code of some list; at[] are the lines of the rows. */
static const char *unders_there(const struct code_row *row, int n, const int *at, int *line)
{
    for (int i = 0; i < n; i++) {
        bool there = row[i].under.n == 0;
        for (int j = 0; j < n && !there; j++)
            there = span_eq(row[j].code, row[i].under);
        *line = at[i];
        if (!there)
            return "under is no code of this file: write the code of the category above";
    }
    return NULL;
}

const char *codes_read(struct codes *out, struct span tsv, struct arena *arena, int *line)
{
    static const char full[] = "the file is too long: leave out lists that nobody uses";
    int most = 1, n = 0;
    *out = (struct codes){NULL, 0};
    *line = 1;
    for (size_t i = 0; i < tsv.n; i++)
        most += tsv.p[i] == '\n';
    struct code_row *row = arena_array(arena, struct code_row, most);
    struct code_row *spare = arena_array(arena, struct code_row, most);
    int *at = arena_array(arena, int, most);
    if (!row || !spare || !at)
        return full;
    (void)span_cut(&tsv, '\n');
    while (tsv.n > 0) {
        struct span one = span_cut(&tsv, '\n');
        ++*line;
        if (span_trim(one).n == 0)
            continue;
        const char *why = row_read(one, &row[n]);
        for (int i = 0; i < n && !why; i++)
            if (span_eq(row[i].list, row[n].list))
                why = rows_differ(&row[i], &row[n]);
        if (why)
            return why;
        at[n++] = *line;
    }
    const char *why = n == 0 ? "the file holds no code" : unders_there(row, n, at, line);
    if (why)
        return why;
    rows_sort(row, spare, n);
    *out = (struct codes){row, n};
    *line = 0;
    return NULL;
}

bool codes_list(const struct codes *c, struct span list, int *first, int *count)
{
    int lo = 0, hi = c->count;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (span_cmp(c->row[mid].list, list) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    *first = lo;
    while (lo < c->count && span_eq(c->row[lo].list, list))
        lo++;
    *count = lo - *first;
    return *count > 0;
}

const struct code_row *code_on(const struct codes *c, struct span list, struct span code, int32_t day)
{
    const struct code_row *row = code_known(c, list, code, day);
    return row && code_in_force(row, day) ? row : NULL;
}

/* How many days lie between that day and the row's time; 0 when it is in force. */
static int64_t days_off(const struct code_row *row, int32_t day)
{
    if (row->from_day && day < row->from_day)
        return (int64_t)row->from_day - day;
    return row->to_day && day > row->to_day ? (int64_t)day - row->to_day : 0;
}

const struct code_row *code_known(const struct codes *c, struct span list, struct span code, int32_t day)
{
    const struct code_row *best = NULL;
    int first, n;
    (void)codes_list(c, list, &first, &n);
    for (int i = first; i < first + n; i++)
        if (span_eq(c->row[i].code, code) && (!best || days_off(&c->row[i], day) < days_off(best, day)))
            best = &c->row[i];
    return best;
}

const struct code_row *code_was(const struct codes *c, struct span list, struct span name, int32_t day)
{
    int first, n;
    const struct code_row *own = code_known(c, list, name, day);
    (void)codes_list(c, list, &first, &n);
    for (int i = first; i < first + n && !own && name.n > 0; i++)
        for (struct span was = c->row[i].was; was.n > 0 && !own;)
            if (span_eq(span_cut(&was, '|'), name))
                own = code_known(c, list, c->row[i].code, day);
    return own;
}

const struct code_row *code_typed(const struct codes *c, struct span list, struct span typed, int32_t day)
{
    char space[FOLD_CAP];
    const struct code_row *best = NULL;
    struct span folded = fold(typed, space);
    int first, n;
    (void)codes_list(c, list, &first, &n);
    for (int i = first; i < first + n; i++)
        if (row_is(&c->row[i], folded) && (!best || days_off(&c->row[i], day) < days_off(best, day)))
            best = &c->row[i];
    return best ? code_known(c, list, best->code, day) : NULL;
}

struct span code_label(const struct code_row *row, enum lang lang)
{
    if (!row)
        return (struct span){NULL, 0};
    bool has = (lang == LANG_EN || lang == LANG_SW) && row->label[lang].n > 0;
    return row->label[has ? lang : LANG_EN];
}
