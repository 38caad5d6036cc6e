/* control.h - the control socket: how the mlinzi command reaches the daemon. JSON, one object a line, both ways:
 *   {"op":"case.list","limit":10}   ->   {"ok":true,"cases":[...]}   or   {"ok":false,"error":"a sentence"}
 * One request at a time on a connection; a line is at most 64 KiB, connections 32. Only the daemon's own user and root
 * may connect; every act is audited with the peer's user. A watcher also gets lines {"event":"text",...}. */
#ifndef MLINZI_MLINZID_CONTROL_H
#define MLINZI_MLINZID_CONTROL_H

#include "mlinzid/daemon.h"
#include "mlinzid/proc/pins.h"

#define CONTROL_LINE_MAX 65536
#define CONTROL_CLIENTS_MAX 32

enum err control_open(struct daemon *d, const char *path, struct control **out, char *why, size_t cap);
/* A desk's line to the engine: the same words both ways, with the acts of control/desk.c alone. It takes fd when true.
 */
MUST_USE bool control_attach(struct control *c, int fd, const char *name);
void control_close(struct control *c); /* what was still asked is answered: ended */
/* From the turn: who waits for it is answered. */
void control_acked(struct control *c, struct span msgid);
void control_op_done(struct control *c, const struct event *op, const char *refused);
void control_answered(struct control *c, const struct engine_answers *a);
void control_advanced(struct control *c);
void control_said(struct control *c, const struct said *s);
void control_dialled(struct control *c, int phone); /* a practice phone's screen came */
void control_pin_done(struct control *c, int64_t ticket, enum pin_answer answer, int64_t person);
void control_failed(struct control *c); /* a turn could not be done: who waits shall ask again */

#endif
