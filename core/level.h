/* level.h - the levels of one case: whose post each is, who does its duty, who was told; going one up.
 * Product section 5, rulings 2, 3, 5, 7, 17, 25, 28, 29, 32. */
#ifndef MLINZI_CORE_LEVEL_H
#define MLINZI_CORE_LEVEL_H

#include "core/say.h"

/* The post of a level for the case in hand; false when the case has none there (no county known). */
bool level_post(const struct decide *d, int level, struct post *out);
/* Who does that level's duty now; NULL vacant (or shut out, ruling 29). */
const struct person *level_person(const struct decide *d, int level, struct post *post, int64_t not_person);
int level_top(const struct decide *d); /* the highest level that may be told of this case */
/* The lowest filled level above `above` up to the top, 0 none. For S4 the top gives way only when vacant. */
int level_next(const struct decide *d, int above, int64_t not_person);
bool level_told(const struct case_file *c, int level);
/* Says key to the level and marks it told. False: vacant. */
bool level_tell(struct decide *d, int level, enum phrase key, enum reason reason);
/* The next filled level above the highest told; at the top the top again. False: nobody at all. */
bool level_one_up(struct decide *d, enum reason reason);
/* The highest level told is told again; when it fell vacant the next filled above, else below (ruling 32). */
void level_again(struct decide *d, enum reason reason);
/* A post is vacant: audit, and admin hears of it at most once a day. */
void level_vacant(struct decide *d, int level);
void post_vacant(struct decide *d, const struct post *post);
/* The officer of section 6: level 1, or the lowest filled level told. 0 nobody. */
int level_officer(const struct decide *d);
void say_officer(struct decide *d, enum phrase key, const struct text *args);     /* not the author */
void say_levels_told(struct decide *d, enum phrase key, const struct text *args); /* not the author */
/* Police and health posts of the constituency, for the kinds in new_kinds: case.new-shared, and sight. */
void level_share(struct decide *d, uint64_t new_kinds);
/* The same for the kinds the case has now, but for posts with which those of before were shared already. */
void level_share_more(struct decide *d, uint64_t kinds_before);
/* case.new-shared to one post, and sight; for a post of the kind accused, to the county instead. */
void level_share_post(struct decide *d, const struct post *post);
bool level_shut_out(const struct decide *d, int level); /* its role is accused: held perhaps, but not vacant */

/* The post above a post, or `steps` more; agencies: the county; the helpline: national. False: there is none. */
bool post_above(const struct decide *d, const struct post *p, int steps, struct post *out);

#endif
