/* crs.c - the case categories of CPIMS and our kinds, one for the other. Where CPIMS has several for one of ours the
 * first row is what we send; where it has none, the nearest. */
#include "forms/crs.h"

static const struct pair {
    enum kind kind;
    const char *category;
} pairs[] = {
    {KIND_DEFILEMENT, "CCDF"},
    {KIND_SEXUAL_ASSAULT, "CSRC"},
    {KIND_SODOMY, "CSSO"},
    {KIND_INCEST, "CSDF"},
    {KIND_SEXUAL_EXPLOITATION, "CSRG"},
    {KIND_PHYSICAL, "CSNG"},
    {KIND_NEGLECT, "CSIC"},
    {KIND_NEGLECT, "CLAB"}, /* a child affected by HIV, */
    {KIND_NEGLECT, "SCCI"}, /* of an imprisoned parent, */
    {KIND_NEGLECT, "CSSA"}, /* sick, */
    {KIND_NEGLECT, "CCMO"}, /* offered by a parent, */
    {KIND_NEGLECT, "CCDT"}, /* destitute: each in need of care */
    {KIND_ABANDONED, "CDIS"},
    {KIND_FGM, "CSCS"},
    {KIND_CHILD_MARRIAGE, "CCCM"},
    {KIND_PREGNANCY, "CSHV"},
    {KIND_PREGNANCY, "CLCM"},
    {KIND_CHILD_LABOUR, "CTRF"},
    {KIND_TRAFFICKING, "CSTC"},
    {KIND_TRAFFICKING, "CSSM"},
    {KIND_ABDUCTION, "CDSA"},
    {KIND_ABDUCTION, "CLFC"},
    {KIND_LOST, "CHCP"},
    {KIND_EMOTIONAL, "CCEA"},
    {KIND_ONLINE, "CCOA"},
    {KIND_BULLYING, "CCEA"},
    {KIND_STREET, "CCIP"},
    {KIND_ORPHAN, "CIDC"},
    {KIND_OUT_OF_SCHOOL, "CSAD"},
    {KIND_TRUANCY, "CCCT"},
    {KIND_DRUGS, "CSDS"},
    {KIND_CUSTODY, "CCCP"},
    {KIND_DISABILITY, "CSCL"},
    {KIND_CONFINEMENT, "CSUC"},
    {KIND_CONFINEMENT, "CSVC"}, /* so other modules of CPIMS call it */
    {KIND_CHILD_HEADED, "COSR"},
    {KIND_DISPLACED, "CFGM"},
    {KIND_REFUGEE, "CPCA"},
    {KIND_RADICALIZATION, "CSDQ"},
    {KIND_HARMFUL_PRACTICE, "CSCU"},
    {KIND_CONFLICT_WITH_LAW, "CSAB"},
    {KIND_CONFLICT_WITH_LAW, "CORP"},
    {KIND_REGISTRATION, "CPAV"},
    {KIND_INHERITANCE, "CSDP"},
    {KIND_PATERNITY, "CSCT"},
};

const char *crs_category(enum kind k)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].kind == k)
            return pairs[i].category;
    return "";
}

enum kind crs_kind(struct span category)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (span_is(category, pairs[i].category))
            return pairs[i].kind;
    return KIND_NONE;
}

const char *crs_perpetrator(enum perpetrator p)
{
    return p == PERP_NONE || p == PERP_UNKNOWN ? "PUNK" : "PKNW";
}
