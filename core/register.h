/* register.h - who may do what with the register: its children, persons, households, institutions and contacts, and the
 * forms about them. The act is authorised, not the page; whoever may not is refused and written down. Who may see and
 * act on a case is core/rights.h; a case's forms go by that. Product section 1, design "register". */
#ifndef MLINZI_CORE_REGISTER_H
#define MLINZI_CORE_REGISTER_H

#include "core/directory.h"
#include "forms/sheet.h"

#define REGISTER_ACT_TABLE(X)                                                       \
    X(READ, "read")       /* its details and forms; always audited */               \
    X(FILL, "fill")       /* write a form, change its own record */                 \
    X(STRIKE, "strike")   /* a form struck out */                                   \
    X(ADD, "add")         /* somebody or something new */                           \
    X(FIND, "find")       /* by likeness: names of a few are opened */              \
    X(MERGE, "merge")     /* two records are one child; and not so after all */     \
    X(ADMIT, "admit")     /* movements of an institution: admission to exit */      \
    X(PLACE, "place")     /* alternative care: placements, reviews */               \
    X(REFER, "refer")     /* referrals and transfers */                             \
    X(CONTACT, "contact") /* the helpline's own desk */                             \
    X(UNITS, "units")     /* offices, institutions, organisations of the country */ \
    X(IMPORT, "import")   /* existing registers */                                  \
    X(FIGURES, "figures") /* counts without anybody's name */                       \
    X(BRIDGE, "bridge")   /* what goes to and comes from CPIMS */                   \
    X(ERASE, "erase")     /* ask that a record is erased; a second person does it */
enum register_act {
#define X(id, word) REGISTER_##id,
    REGISTER_ACT_TABLE(X)
#undef X
        REGISTER_ACTS
};
const char *register_act_word(enum register_act a);

/* What an act is about, as far as rights go. A child belongs where it lives, where its open cases are, and to the
 * institution it is in. */
#define REGISTER_PLACES 16
struct register_subject {
    enum about about; /* ABOUT_NONE: nobody yet (finding, adding, lists) */
    int64_t id;
    struct {
        struct area area;
        enum role accused; /* of that case: posts of this role see nothing through it; ROLE_NONE none */
    } place[REGISTER_PLACES];
    int places;
    struct post shared[REGISTER_PLACES]; /* a case of it is shared with, or it was referred to */
    int shares;
    char unit[AT_CAP]; /* the institution or organisation it is in; "" none */
};
/* Whether one of my posts may; *as is the highest that does (may be NULL). */
bool register_may(const struct directory *dir, const struct post *mine, int n, enum register_act act,
                  const struct register_subject *s, struct post *as);

#endif
