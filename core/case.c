/* case.c - the states of a case as a table, and the one function that moves it. */
#include "core/case.h"

#include "base/must.h"

/* Rows: from. Columns: what it may become. A dispute or a reopening brings closed and discarded back to reported. */
static const bool allowed[CASE_STATE_COUNT][CASE_STATE_COUNT] = {
    [CASE_NONE] = {[CASE_REPORTED] = true},
    [CASE_REPORTED] = {[CASE_VERIFIED] = true,
                       [CASE_CLOSE_REQUESTED] = true,
                       [CASE_CLOSED] = true,
                       [CASE_DISCARDED] = true,
                       [CASE_REPORTED] = true},
    [CASE_VERIFIED] = {[CASE_CLOSE_REQUESTED] = true, [CASE_CLOSED] = true, [CASE_DISCARDED] = true},
    [CASE_CLOSE_REQUESTED] =
        {[CASE_REPORTED] = true, [CASE_VERIFIED] = true, [CASE_CLOSED] = true, [CASE_DISCARDED] = true},
    [CASE_CLOSED] = {[CASE_REPORTED] = true},
    [CASE_DISCARDED] = {[CASE_REPORTED] = true},
};

bool case_may_move(enum case_state from, enum case_state to)
{
    return (unsigned)from < CASE_STATE_COUNT && (unsigned)to < CASE_STATE_COUNT && allowed[from][to];
}

void case_move(struct case_file *c, enum case_state to)
{
    must(case_may_move((enum case_state)c->state, to));
    c->state = to;
}

void case_new_epoch(struct case_file *c, int64_t now_s)
{
    case_move(c, CASE_REPORTED);
    c->epoch++;
    c->t0_s = now_s;
    c->level = c->told = c->rows = c->again_n = c->base_level = c->disputed = 0;
    c->verified_s = c->verifier = c->action = c->progress_s = c->reminded = c->up_n = 0;
    c->hold_n = c->hold_top_s = c->ceiling_n = 0;
    c->asked_act = c->asked_s = c->asked_n = c->asked_by = c->asked_by_level = c->asked_level = c->asked_value = 0;
    c->before = c->closed_s = c->closer = c->closer_level = 0;
    c->explanation[0] = '\0';
}

void case_serial(struct area constituency, int64_t n, int64_t year, struct text *out)
{
    text_str(out, "CCO/");
    text_i64(out, constituency.county);
    text_char(out, '/');
    text_i64(out, constituency.constituency);
    text_str(out, "/5/29/");
    if (n)
        text_i64(out, n);
    if (n)
        text_char(out, '/');
    text_i64(out, year);
}
