/* people.c - checking one person's row. A wrong office is worse than none: it would send a child's report to somebody
 * far away, so a role is held to the level of place it serves. */
#include "mlinzid/typed/people.h"

#include <stdio.h>
#include <string.h>

#include "core/unit.h"

#define AT(level) (1u << (level))
/* Product section 1. 0: anywhere. */
static const struct {
    enum role role;
    unsigned levels;
    const char *write;
} stands[] = {
    {ROLE_CPV, AT(AREA_WARD) | AT(AREA_CONSTITUENCY), "a ward (003.016.0077) or constituency (003.016)"},
    {ROLE_PARALEGAL, AT(AREA_WARD) | AT(AREA_CONSTITUENCY), "a ward (003.016.0077) or constituency (003.016)"},
    {ROLE_CHP, AT(AREA_WARD) | AT(AREA_CONSTITUENCY), "a ward (003.016.0077) or constituency (003.016)"},
    {ROLE_POLICE, AT(AREA_CONSTITUENCY) | AT(AREA_COUNTY), "a constituency (003.016)"},
    {ROLE_HEALTH, AT(AREA_CONSTITUENCY) | AT(AREA_COUNTY), "a constituency (003.016)"},
    {ROLE_SCCO, AT(AREA_CONSTITUENCY), "a constituency (003.016) or an office's code"},
    {ROLE_CCCS, AT(AREA_COUNTY), "a county (003)"},
    {ROLE_RCCS, AT(AREA_REGION), "a region (R1)"},
    {ROLE_NATIONAL, AT(AREA_NATION), "the nation (KE)"},
    {ROLE_SECRETARY, AT(AREA_NATION), "the nation (KE)"},
    {ROLE_HELPLINE, AT(AREA_NATION), "the nation (KE)"},
    {ROLE_CSAC, AT(AREA_CONSTITUENCY), "a constituency (003.016)"},
    {ROLE_CBC, AT(AREA_COUNTY), "a county (003)"},
};

static bool office_there(const struct people_places *w, const char *at)
{
    return w->directory && directory_find_office(w->directory, at) != NULL;
}

static const struct unit_place *unit_there(const struct people_places *w, const char *at)
{
    return w->directory ? directory_find_unit(w->directory, at) : NULL;
}

bool people_place(const char *at, const struct people_places *w, char *why, size_t cap)
{
    struct area a;
    if (area_read(w->areas, span_of(at), &a) || office_there(w, at) || unit_there(w, at))
        return true;
    snprintf(why, cap,
             "\"%.40s\" is no place or office: write a code as 003 (county), 003.016 (constituency), 003.016.0077 "
             "(ward), R1 or KE, or a unit's (mlinzi unit list)",
             at);
    return false;
}

/* A unit's own people: whoever of the ladder were put there would answer for no place at all. */
static bool unit_of_role(enum role role, const struct unit_place *u, char *why, size_t cap)
{
    if (unit_holds(u->of, role) && !u->closed)
        return true;
    if (u->closed)
        snprintf(why, cap, "%.24s is closed: nobody new stands there", u->code);
    else
        snprintf(why, cap, "the post %s does not stand at a unit as %.24s: write a place's code, as 003.016",
                 role_word(role), u->code);
    return false;
}

static bool place_of_role(enum role role, const char *at, const struct people_places *w, char *why, size_t cap)
{
    struct area a = {0};
    if (!people_place(at, w, why, cap))
        return false;
    if (office_there(w, at))
        return true;
    if (unit_there(w, at))
        return unit_of_role(role, unit_there(w, at), why, cap);
    (void)area_read(w->areas, span_of(at), &a);
    for (size_t i = 0; i < countof(stands); i++)
        if (stands[i].role == role && !(stands[i].levels & AT(a.level))) {
            snprintf(why, cap, "the post %s stands at %s, not at %.20s", role_word(role), stands[i].write, at);
            return false;
        }
    return true;
}

static bool phone_of(const char *s, const char *what, struct msisdn *out, char *why, size_t cap)
{
    if (msisdn_read(span_of(s), out) == SENDER_KE_MOBILE)
        return true;
    snprintf(why, cap, "%s \"%.24s\" is no mobile number of Kenya: write it as +254711000001 or 0711000001", what, s);
    return false;
}

static bool yes_or_no(const char *s, bool *out, char *why, size_t cap)
{
    static const char *const yes[] = {"yes", "true", "1", "deputy"}, *const no[] = {"", "no", "false", "0"};
    for (size_t i = 0; i < countof(yes); i++)
        if (strcmp(s, yes[i]) == 0 || strcmp(s, no[i]) == 0) {
            *out = strcmp(s, yes[i]) == 0;
            return true;
        }
    snprintf(why, cap, "deputy is yes or no, not \"%.20s\"", s);
    return false;
}

bool people_read(const struct people_fields *f, const struct people_places *w, struct person_row *out, char *why,
                 size_t cap)
{
    *out = (struct person_row){.role = role_of(span_of(f->role)), .name = span_of(f->name)};
    if (!out->role || out->role == ROLE_REPORTER) {
        snprintf(why, cap,
                 "there is no role \"%.24s\": one of cpv paralegal chp police health odpp scco cccs rccs national "
                 "secretary helpline institution csac cbc admin auditor",
                 f->role);
        return false;
    }
    if (!phone_of(f->phone, "phone", &out->phone, why, cap) || !place_of_role(out->role, f->at, w, why, cap))
        return false;
    span_str(span_of(f->at), out->at, sizeof out->at);
    if (f->lang[0] && !(out->lang = lang_of(span_of(f->lang)))) {
        snprintf(why, cap, "lang is sw or en, not \"%.20s\"", f->lang);
        return false;
    }
    if (out->name.n > 100) {
        snprintf(why, cap, "a name may be 100 bytes long, this one has %zu", out->name.n);
        return false;
    }
    if (f->phone2[0] && !phone_of(f->phone2, "phone2", &out->phone2, why, cap))
        return false;
    if (f->phone2[0] && msisdn_eq(&out->phone, &out->phone2)) {
        snprintf(why, cap, "phone2 is the same as phone: leave it out, or write another number");
        return false;
    }
    return yes_or_no(f->deputy, &out->deputy, why, cap);
}

/* --- CSV --- */

/* One field in quotes, its doubled quotes made single; NULL: no end. Returns what follows it. */
static char *cut_quoted(char *at, const char **out)
{
    char *to = at;
    *out = at;
    for (;; at++) {
        if (!*at)
            return NULL;
        if (*at == '"' && at[1] == '"')
            at++;
        else if (*at == '"')
            break;
        *to++ = *at;
    }
    at++;
    *to = '\0';
    return at;
}

static char *cut_plain(char *at, const char **out)
{
    size_t n = strcspn(at, ",\r\n");
    char *end = at + n;
    while (*at == ' ' && at < end)
        at++;
    *out = at;
    return end;
}

int csv_cut(char *line, const char **field, int most)
{
    int n = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *at = line; n < most;) {
        char *end = *at == '"' ? cut_quoted(at + 1, &field[n]) : cut_plain(at, &field[n]);
        if (!end)
            return -1;
        n++;
        bool last = *end != ',';
        *end = '\0';
        for (char *t = end; t > field[n - 1] && t[-1] == ' ';)
            *--t = '\0';
        if (last)
            break;
        at = end + 1;
    }
    return n;
}

static const char *const names[7] = {"role", "phone", "at", "lang", "name", "phone2", "deputy"};

bool csv_header(char *line, struct csv_columns *out, char *why, size_t cap)
{
    const char *field[16];
    if (strncmp(line, "\xEF\xBB\xBF", 3) == 0) /* as some spreadsheets begin */
        line += 3;
    int n = csv_cut(line, field, 16);
    for (int i = 0; i < 7; i++)
        out->column[i] = -1;
    for (int f = 0; f < n; f++) {
        int i = 0;
        while (i < 7 && strcmp(names[i], field[f]) != 0)
            i++;
        if (i == 7 || out->column[i] >= 0) {
            snprintf(why, cap,
                     "column \"%.30s\" is %s: the first line names the columns role,phone,at,lang,name,phone2,deputy",
                     field[f], i == 7 ? "not known" : "there twice");
            return false;
        }
        out->column[i] = f;
    }
    for (int i = 0; i < 3; i++)
        if (out->column[i] < 0) {
            snprintf(
                why, cap,
                "there is no column %s: the first line names the columns, as role,phone,at,lang,name,phone2,deputy",
                names[i]);
            return false;
        }
    return true;
}

void csv_fields(const struct csv_columns *c, const char *const *field, int n, struct people_fields *out)
{
    const char *at[7];
    for (int i = 0; i < 7; i++)
        at[i] = c->column[i] >= 0 && c->column[i] < n ? field[c->column[i]] : "";
    *out = (struct people_fields){at[0], at[1], at[2], at[3], at[4], at[5], at[6]};
}
