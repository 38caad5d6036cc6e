/* bridge.h - the engine's side of the bridge to CPIMS: cases that were committed leave by the door, and what came of
 * each is written in transactions of their own. The door or the engine may end at any moment: what CPIMS is not known
 * to have goes again, under the same name. Never inside a turn, and no turn waits for it. docs/cpims.md. */
#ifndef MLINZI_MLINZID_BRIDGE_H
#define MLINZI_MLINZID_BRIDGE_H

#include <jansson.h>

#include "base/must.h"
#include "db/bridge.h"

struct daemon;
struct event;
struct bridge;
struct letter;
struct settings;
MUST_USE struct bridge *bridge_open(struct daemon *d);
void bridge_close(struct bridge *b);
void bridge_wake(struct bridge *b);                            /* rows may be there, or the clock went on */
void bridge_door(struct bridge *b);                            /* a door came, or went: what it had is nobody's */
void bridge_told(struct bridge *b, const struct letter *l);    /* LETTER_BRIDGED */
void bridge_op_done(struct bridge *b, const struct event *op); /* OP_CPIMS: the officer's text is committed */
enum bridge_when bridge_when_of(const struct settings *s);
/* desk/query_bridge.c: a row as the command and the page show it; a state by its word, BRIDGE_ANY: none of them. */
json_t *bridge_row_json(const struct bridge_row *b);
enum bridge_state bridge_state_of(const char *word);

#endif
