/* shift.h - the helpline's shifts: who is on, planned ahead, and what a shift hands over to the next. */
#ifndef MLINZI_MLINZID_CONTROL_SHIFT_H
#define MLINZI_MLINZID_CONTROL_SHIFT_H

#include "mlinzid/control/register.h"

extern const struct operation control_desk_shifts[];

#endif
