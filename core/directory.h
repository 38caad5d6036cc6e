/* directory.h - who holds which post where: every duty post, its people, their leave, and offices of their own area.
 * A plain table held in memory by the engine, read only while deciding. Volunteers (cpv, paralegal, chp) are not in it.
 * A post is a role at a code: an area's code (003.012, 003, R1, KE) or the code of an office that owns areas of its
 * own. */
#ifndef MLINZI_CORE_DIRECTORY_H
#define MLINZI_CORE_DIRECTORY_H

#include "base/msisdn.h"
#include "core/types.h"
#include "forms/area.h"
#include "forms/words.h"

#define AT_CAP 24
struct post {
    enum role role;
    char at[AT_CAP]; /* area or office code */
};
struct person {
    int64_t id; /* party */
    enum lang lang;
    struct msisdn phone[2]; /* first and second number, "" none */
    bool lost[2];           /* marked lost: no privileged word from it */
};
struct holding {
    struct post post;
    int32_t person; /* index in directory.person */
    bool deputy;
    int32_t order; /* of entry: the first entered is the holder */
};
struct leave {
    int32_t person;
    int32_t from_day, to_day; /* both included */
    int64_t delegate;         /* party, 0 none */
};
struct office {
    char code[AT_CAP];
    struct msisdn phone; /* published, for the acknowledgement; "" none */
    struct area area[16];
    int areas;
};
/* A unit that is no office of a place: an institution, a police station. Posts may stand at it; by that alone they
 * cover no place (core/unit.h). */
enum unit_class {
    UNIT_CLASS_NONE,
    UNIT_CLASS_OFFICE,
    UNIT_CLASS_STATUTORY,  /* institutions of the state that children live in */
    UNIT_CLASS_CHARITABLE, /* children's institutions of others */
    UNIT_CLASS_ORGANISATION,
    UNIT_CLASS_POLICE,
    UNIT_CLASS_HEALTH,
    UNIT_CLASS_SCHOOL,
    UNIT_CLASS_COURT,
    UNIT_CLASS_COMMITTEE,
    UNIT_CLASS_HELPLINE
};
struct unit_place {
    char code[AT_CAP];
    enum unit_class of;
    struct area area; /* where it lies */
    bool closed;
};
struct directory {
    const struct person *person; /* ascending by id */
    int persons;
    const struct holding *holding; /* by role, at, order */
    int holdings;
    const struct leave *leave; /* by person */
    int leaves;
    const struct office *office; /* offices of their own only; by code */
    int offices;
    const struct unit_place *unit; /* by code */
    int units;
    const struct areas *areas;
};

/* Who does a post's duty now: the holder; on leave the delegate, else the deputy, else any other holder; NULL: vacant.
 * A delegate on leave is passed over. not_person (0 none) is passed over too ("another person"). */
const struct person *post_duty(const struct directory *dir, const struct post *post, int32_t today, int64_t not_person);
/* The nth person (from 0) who could take a post's text after the one it was sent to: the delegate or deputy, other
 * holders. */
const struct person *post_other(const struct directory *dir, const struct post *post, int32_t today,
                                int64_t than_person);
/* The number to text: the first that is not marked lost; "" none. */
const struct msisdn *person_phone(const struct person *p);
const struct person *directory_person(const struct directory *dir, int64_t id);
/* The office of level 1 for a place: one that owns its ward, else its constituency, else the constituency's default. */
void directory_office(const struct directory *dir, struct area place, char at[AT_CAP]);
/* The post of a role for a place: at the code of an office that owns it (ward, then the rest) where somebody holds that
 * role there, else at the place's own code. For level 1 see directory_office: its office decides, held or not. */
void directory_post(const struct directory *dir, enum role role, struct area place, struct post *out);
/* The nearest post of a role that covers a place and whose duty somebody does: the ward's, then the constituency's and
 * so on to the nation's. False: nobody's; *out is what directory_post says of the place itself. */
bool directory_near(const struct directory *dir, enum role role, struct area place, int32_t today, struct post *out);
const struct office *directory_find_office(const struct directory *dir, const char *at);
const struct unit_place *directory_find_unit(const struct directory *dir, const char *at);
/* Whether the post's office covers the place; the nation covers what has no place too. */
bool post_covers(const struct directory *dir, const struct post *post, struct area place);
bool post_eq(const struct post *a, const struct post *b);
/* Every post whose duty this person does today: own ones, and those that delegated to them. Returns how many, at most
 * cap. */
int directory_posts_of(const struct directory *dir, int64_t person, int32_t today, struct post *out, int cap);

#endif
