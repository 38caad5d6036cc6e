/* control_desk.c - what a desk may have the engine do for a person whose request it holds. Nothing else of the control
 * socket is open to it: a desk reads what strangers send. */
#include "mlinzid/control_inside.h"

static enum outcome now(struct request *r)
{
    return json_object_set_new(r->out, "now_s", json_integer(daemon_now(r->d))) == 0 ? DONE
                                                                                     : request_refuse(r, "no memory");
}

const struct operation control_desk[] = {{"now", now}, {NULL, NULL}};
