/* case.h - a case: its row, its states and the only function that moves it between them. */
#ifndef MLINZI_CORE_CASE_H
#define MLINZI_CORE_CASE_H

#include "core/policy.h"
#include "core/types.h"
#include "forms/area.h"

struct case_file {
#define NUM(name) int64_t name;
#define STR(name, cap) char name[cap];
#define SEAL(name, cap) char name[cap];
#include "core/case_fields.def"
};
static inline struct area case_area(const struct case_file *c)
{
    return (struct area){(uint8_t)c->area_level, (uint8_t)c->region, (uint8_t)c->county, (uint16_t)c->constituency,
                         (uint16_t)c->ward};
}
static inline bool case_open(const struct case_file *c)
{
    return c->state == CASE_REPORTED || c->state == CASE_VERIFIED || c->state == CASE_CLOSE_REQUESTED;
}
/* Moves a case to another state; must() the table allows it. The picture in docs/cases.md is printed from the table. */
void case_move(struct case_file *c, enum case_state to);
bool case_may_move(enum case_state from, enum case_state to);
/* A new epoch: reported again, nobody told, the ladder from t0. */
void case_new_epoch(struct case_file *c, int64_t now_s);
/* The CPIMS serial of a constituency's nth case of a year; n 0: the name of its counter. */
void case_serial(struct area constituency, int64_t n, int64_t year, struct text *out);

#endif
