/* sim.h - the deterministic simulator: the production engine in a world drawn from one number. Its clock, its disk, its
 * carrier and its people are made up; what decides, writes and sends is what runs in a county. docs/simulator.md. */
#ifndef MLINZI_MLINZID_SIM_H
#define MLINZI_MLINZID_SIM_H

#include <stdio.h>

#include "mlinzid/load.h"

struct sim_settings {
    uint64_t seed;
    int days;              /* with faults; then a day and a half without */
    int reports;           /* a day, about */
    FILE *transcript;      /* every event, a line each; NULL: nowhere */
    struct loaded *loaded; /* its settings are changed: sim_loaded() */
};
struct sim_counts {
    int64_t dials, hops, drops;
    int64_t reports, incoming, repeated, acknowledged, acks_lost, texts, wires, receipts, cases, closed, commits, turns;
    int64_t deaths, powerless, stops, disk_faults, outages, owner, lines;
    int64_t refused_opens;
};
struct sim_result {
    bool broken;
    int invariant; /* of trust: 0 is its first promise */
    struct sim_counts n;
    uint64_t digest; /* of the transcript */
};
/* Settings a simulated world needs: less memory, and a number to send from. Once, after load_all(). */
void sim_loaded(struct loaded *l);
/* Plays one seed; what went wrong is said on out. False: the world could not be made (said on out). */
bool sim_run(const struct sim_settings *s, FILE *out, struct sim_result *r);
#define SIM_INVARIANTS 14

#endif
