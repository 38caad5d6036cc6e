/* policy.h - the ladder's policy is read by core/ too (clocks of severities), so its shape lives there. */
#ifndef MLINZI_ESCALATOR_POLICY_H
#define MLINZI_ESCALATOR_POLICY_H

#include "core/policy.h"

#endif
