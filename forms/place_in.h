/* place_in.h - the names of places in one text, while they are weighed. Inside forms/ only. */
#ifndef MLINZI_FORMS_PLACE_IN_H
#define MLINZI_FORMS_PLACE_IN_H

#include "forms/read_in.h"

#define MENTIONS_MAX 32

/* How a name stands in the text. Not the scene: where somebody goes, is treated, or somebody else is. */
enum stand { STAND_NOT, STAND_NEAR, STAND_HOME, STAND_SCENE };

struct mention {
    int first, last; /* items of the name */
    uint32_t geo, geo_n;
    uint8_t level; /* said: "Njoro constituency"; AREA_NONE when not */
    enum stand stand;
    bool to;
    bool village; /* said to be a village, a school...: a ward of that name only if nothing speaks against it */
    int cluster;
};
/* A set of places that fit: enough for every name of the table. */
struct fit {
    struct area area[READ_CANDIDATES_MAX];
    int n;
};
struct places_said {
    struct scan *s;
    struct mention m[MENTIONS_MAX];
    int n, clusters;
};

int mention_rows(const struct places_said *p, const struct mention *m, struct fit *out); /* those of the level said */
void mention_stand(struct places_said *p, struct mention *m);
bool mention_common_ok(struct places_said *p, const struct mention *m);
bool place_beside(const struct scan *s, int a_last, int b_first); /* only qualifiers between two names */
/* Names by likeness, for a text whose exact names say no ward. within: the place said so far, or none. */
bool place_near(struct places_said *p, struct area within, struct fit *out, struct mention *where);
/* The same for the items first to last together, wherever they stand. */
bool place_near_at(struct places_said *p, int first, int last, struct area within, struct fit *out);
void read_locality(struct places_said *p, const struct mention *chosen);

#endif
