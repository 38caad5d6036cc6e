/* driver_pin.h - PINs in a world without a keeper: the rules of mlinzid/proc/pins.c, evaluated at the least cost.
 * Inside mlinzid/story/driver*.c alone. */
#ifndef MLINZI_MLINZID_DRIVER_PIN_H
#define MLINZI_MLINZID_DRIVER_PIN_H

#include "mlinzid/story/driver.h"

struct driver_pins;
struct driver_pins *driver_pins_open(struct driver *d, const struct settings *s);
void driver_pins_close(struct driver_pins *p);
/* engine_settings.pin_ask; ctx is the driver. */
enum err driver_pin_ask(struct driver_pins *p, const struct msisdn *phone, struct span pin, bool set, int64_t *ticket);
bool driver_pins_run(struct driver_pins *p); /* evaluates what waits; false: nothing did */

#endif
