/* unit.h - units on the control socket and for the console (mlinzid/control/unit*.c). */
#ifndef MLINZI_MLINZID_CONTROL_UNIT_H
#define MLINZI_MLINZID_CONTROL_UNIT_H

#include "db/unit.h"
#include "mlinzid/control/inside.h"

/* Its plain columns; days as 2026-03-20, "" none. */
json_t *unit_json(const struct unit *u);
enum outcome unit_import(struct request *r);
extern const struct operation control_units[];

#endif
