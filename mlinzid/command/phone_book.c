/* phone_book.c - the people of the practice world, found by what a visitor would call them. */
#include "mlinzid/command/phone_book.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "mlinzid/typed/people.h"

static const struct {
    enum role role;
    const char *word, *said;
} roles[] = {
    {ROLE_CPV, "volunteer", "community volunteer"}, {ROLE_CHP, "chp", "health promoter"},
    {ROLE_PARALEGAL, "paralegal", "paralegal"},     {ROLE_SCCO, "officer", "children's officer"},
    {ROLE_CCCS, "county", "county coordinator"},    {ROLE_RCCS, "region", "regional coordinator"},
    {ROLE_NATIONAL, "national", "national desk"},   {ROLE_SECRETARY, "secretary", "secretary"},
    {ROLE_HELPLINE, "helpline", "helpline 116"},    {ROLE_ADMIN, "admin", "system desk"},
    {ROLE_POLICE, "police", "police gender desk"},  {ROLE_HEALTH, "health", "health facility"},
};

const char *role_said(enum role r)
{
    for (size_t i = 0; i < countof(roles); i++)
        if (roles[i].role == r)
            return roles[i].said;
    return r ? role_word(r) : "a phone nobody knows";
}

const char *role_short(enum role r)
{
    for (size_t i = 0; i < countof(roles); i++)
        if (roles[i].role == r)
            return roles[i].word;
    return r ? role_word(r) : "stranger";
}

void book_place_said(const struct areas *areas, const char *at, char *out, size_t cap)
{
    static const char *const after[] = {"", "", " region", " County", "", " ward"};
    struct area a;
    if (!areas || !areas->count || !area_read(areas, span_of(at), &a)) {
        snprintf(out, cap, "%s", at);
        return;
    }
    struct span name = area_name(areas, a);
    if (a.level == AREA_NATION)
        snprintf(out, cap, "Kenya");
    else
        snprintf(out, cap, "%.*s%s", (int)name.n, name.p, after[a.level]);
}

bool book_read(struct phone_book *b, const char *path, const struct areas *areas)
{
    char line[512], why[200];
    struct csv_columns columns;
    FILE *f = fopen(path, "re");
    bool ok = f && fgets(line, sizeof line, f) && csv_header(line, &columns, why, sizeof why);
    b->owners = 0;
    while (ok && b->owners < BOOK_MAX - 8 && fgets(line, sizeof line, f)) {
        const char *field[16];
        struct people_fields p;
        struct phone_owner *o = &b->owner[b->owners];
        int n = csv_cut(line, field, 16);
        if (n < 3)
            continue;
        csv_fields(&columns, field, n, &p);
        *o = (struct phone_owner){.role = role_of(span_of(p.role))};
        if (!o->role || msisdn_read(span_of(p.phone), &o->number) != SENDER_KE_MOBILE)
            continue;
        span_str(span_of(p.name), o->name, sizeof o->name);
        span_str(span_of(p.at), o->at, sizeof o->at);
        book_place_said(areas, p.at, o->place, sizeof o->place);
        b->owners++;
    }
    if (f)
        fclose(f);
    return ok;
}

static const struct phone_owner *by_number(struct phone_book *b, const char *word)
{
    struct msisdn number;
    enum sender_kind kind = msisdn_read(span_of(word), &number);
    if (kind != SENDER_KE_MOBILE && kind != SENDER_FOREIGN)
        return NULL;
    for (int i = 0; i < b->owners; i++)
        if (msisdn_eq(&b->owner[i].number, &number))
            return &b->owner[i];
    struct phone_owner *o = &b->owner[b->owners < BOOK_MAX ? b->owners++ : BOOK_MAX - 1];
    *o = (struct phone_owner){.number = number};
    snprintf(o->name, sizeof o->name, "%s", number.s);
    return o;
}

const struct phone_owner *book_find(struct phone_book *b, const char *word)
{
    enum role role = role_of(span_of(word));
    if (!*word)
        return NULL;
    for (size_t i = 0; i < countof(roles); i++)
        if (strcasecmp(roles[i].word, word) == 0)
            role = roles[i].role;
    for (int i = 0; i < b->owners; i++)
        if (role && b->owner[i].role == role)
            return &b->owner[i];
    for (int i = 0; i < b->owners; i++)
        if (b->owner[i].role && (strcasestr(b->owner[i].name, word) || strcmp(b->owner[i].at, word) == 0))
            return &b->owner[i];
    return by_number(b, word);
}
