/* forms.c - `mlinzi forms`: the forms of the register and the code book, listed, printed blank, and checked.
 *
 * Where there is no page there is paper: what an officer takes along to a home is drawn from the same definition as the
 * page, with the numbers of the choices that a text may use too. Needs no daemon and no store. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/day.h"
#include "base/log.h"
#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"
#include "mlinzid/load.h"

enum { CHOICES_MAX = 24, LINE = 96 };

struct printing {
    const struct loaded *l;
    enum lang lang;
    int32_t today;
};

static const char *const words[LANG_COUNT][6] = {
    [LANG_EN] = {"* must be answered", "only if", "row", "several may be ticked", "one of the list", "day/month/year"},
    [LANG_SW] = {"* lazima kujibu", "ikiwa tu", "safu", "unaweza kuchagua kadhaa", "moja ya orodha",
                 "siku/mwezi/mwaka"},
};

static int open_forms(struct args *a, struct printing *p, struct loaded **loaded)
{
    struct config_fault fault;
    const char *lang = args_option(a, "--lang", false);
    *p = (struct printing){.lang = lang ? lang_of(span_of(lang)) : LANG_EN, .today = day_of((int64_t)time(NULL))};
    if (p->lang == LANG_NONE) {
        fprintf(stderr, "mlinzi: --lang is en or sw\n");
        return EXIT_CODE_USAGE;
    }
    if (!args_done(a))
        return EXIT_CODE_USAGE;
    (void)log_quiet(1);
    if (load_all(client_settings_file(), loaded, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return EXIT_CODE_REFUSED;
    }
    p->l = *loaded;
    return 0;
}

static int forms_list(struct args *a)
{
    struct printing p;
    struct loaded *loaded = NULL;
    int code = open_forms(a, &p, &loaded);
    if (code != 0)
        return code;
    for (int i = 0; i < loaded->sheets.count; i++) {
        const struct sheet *s = loaded->sheets.sheet[i];
        printf("%-12s %2d  %-12s %-12s %s\n", s->id, s->version, about_word(s->about), s->word ? s->word : "",
               s->title[p.lang]);
    }
    load_free(loaded);
    return 0;
}

static void rule(const char *title, char c)
{
    printf("%s\n", title);
    for (size_t n = span_characters(span_of(title)); n > 0; n--)
        putchar(c);
    putchar('\n');
}

static void print_span(struct span s)
{
    printf("%.*s", (int)s.n, s.p ? s.p : "");
}

/* "(only if Is the child safe tonight? = No)" */
static void print_condition(const struct printing *p, const struct sheet *s, const struct sheet_field *f)
{
    if (f->when < 0)
        return;
    const struct sheet_field *other = &s->field[f->when];
    printf(" (%s %s =", words[p->lang][1], other->label[p->lang]);
    for (int i = 0; i < SHEET_WHEN_MAX && f->when_is[i]; i++) {
        bool yes = strcmp(f->when_is[i], "yes") == 0;
        printf(i ? ", " : " ");
        if (other->kind == FIELD_YESNO)
            printf("%s", p->lang == LANG_SW ? yes ? "Ndiyo" : "Hapana" : yes ? "Yes" : "No");
        else
            print_span(
                code_label(code_known(&p->l->codes, span_of(other->list), span_of(f->when_is[i]), p->today), p->lang));
    }
    putchar(')');
}

/* The choices with their numbers; a long list by its name alone. */
static void print_choices(const struct printing *p, const struct sheet *s, int field)
{
    const struct codes *codes = &p->l->codes;
    int first, n, offered = 0;
    (void)codes_list(codes, span_of(s->field[field].list), &first, &n);
    for (int i = first; i < first + n; i++)
        offered += sheet_offers(s, field, 0, NULL, &codes->row[i], p->today);
    if (offered > CHOICES_MAX) {
        printf("    ____________________  (%s: mlinzi forms codes %s)\n", words[p->lang][4], s->field[field].list);
        return;
    }
    for (int i = first, k = 1; i < first + n; i++)
        if (sheet_offers(s, field, 0, NULL, &codes->row[i], p->today)) {
            printf("    [ ] %d ", k++);
            print_span(code_label(&codes->row[i], p->lang));
            putchar('\n');
        }
}

static void print_line(int n)
{
    printf("    ");
    for (int i = 0; i < n; i++)
        putchar('_');
    putchar('\n');
}

static void print_field(const struct printing *p, const struct sheet *s, int field)
{
    const struct sheet_field *f = &s->field[field];
    printf("%s%s", f->label[p->lang], f->needed ? " *" : "");
    if (f->kind == FIELD_CODES)
        printf(" (%s)", words[p->lang][3]);
    print_condition(p, s, f);
    putchar('\n');
    if (f->hint[p->lang])
        printf("    %s\n", f->hint[p->lang]);
    switch (f->kind) {
    case FIELD_CODE:
    case FIELD_CODES: print_choices(p, s, field); return;
    case FIELD_YESNO:
        printf(p->lang == LANG_SW ? "    [ ] 1 Ndiyo   [ ] 2 Hapana\n" : "    [ ] 1 Yes   [ ] 2 No\n");
        return;
    case FIELD_DAY: printf("    ____ / ____ / ________  (%s)\n", words[p->lang][5]); return;
    case FIELD_NUMBER: printf("    ____________ %s\n", f->unit ? f->unit : ""); return;
    case FIELD_LONG:
        for (int64_t lines = f->max > 1000 ? 6 : 4; lines > 0; lines--)
            print_line(LINE);
        return;
    default: print_line(f->max > 80 ? LINE : 60); return;
    }
}

static void print_section(const struct printing *p, const struct sheet *s, const struct sheet_section *section)
{
    putchar('\n');
    rule(section->label[p->lang], '-');
    for (int i = section->first; i < section->first + section->count; i++)
        print_field(p, s, i);
    for (int row = 2; row <= section->rows; row++) {
        printf("\n%s, %s %d\n", section->label[p->lang], words[p->lang][2], row);
        for (int i = section->first; i < section->first + section->count; i++)
            printf("  %-40s ________________________________________\n", s->field[i].label[p->lang]);
    }
}

static int forms_show(struct args *a)
{
    struct printing p;
    struct loaded *loaded = NULL;
    int code = open_forms(a, &p, &loaded);
    if (code != 0)
        return code;
    const struct sheet *s = a->n == 3 ? sheet_on(&loaded->sheets, span_of(a->v[2]), p.today) : NULL;
    if (s) {
        rule(s->title[p.lang], '=');
        printf("%s %d   %s\n", s->id, s->version, words[p.lang][0]);
        for (int i = 0; i < s->sections; i++)
            print_section(&p, s, &s->section[i]);
    } else if (a->n == 3) {
        fprintf(stderr, "mlinzi: there is no form %s that may be filled today; mlinzi forms list\n", a->v[2]);
    }
    load_free(loaded);
    return s ? 0 : a->n == 3 ? EXIT_CODE_REFUSED : EXIT_CODE_USAGE;
}

static void print_lists(const struct codes *codes)
{
    for (int i = 0; i < codes->count; i++)
        if (i == 0 || !span_eq(codes->row[i].list, codes->row[i - 1].list)) {
            print_span(codes->row[i].list);
            putchar('\n');
        }
}

static int forms_codes(struct args *a)
{
    struct printing p;
    struct loaded *loaded = NULL;
    int first = 0, n = 0, code = open_forms(a, &p, &loaded);
    if (code != 0)
        return code;
    if (a->n == 2)
        print_lists(&loaded->codes);
    else if (a->n > 3)
        code = EXIT_CODE_USAGE;
    else if (!codes_list(&loaded->codes, span_of(a->v[2]), &first, &n)) {
        fprintf(stderr, "mlinzi: there is no list %s; mlinzi forms codes\n", a->v[2]);
        code = EXIT_CODE_REFUSED;
    }
    for (int i = first; i < first + n; i++) {
        const struct code_row *row = &loaded->codes.row[i];
        if (!code_in_force(row, p.today))
            continue;
        printf("%-8.*s ", (int)row->code.n, row->code.p);
        print_span(code_label(row, p.lang));
        putchar('\n');
    }
    load_free(loaded);
    return code;
}

static int forms_check(struct args *a)
{
    struct printing p;
    struct loaded *loaded = NULL;
    int fields = 0, code = open_forms(a, &p, &loaded);
    if (code != 0)
        return code;
    for (int i = 0; i < loaded->sheets.count; i++)
        fields += loaded->sheets.sheet[i]->fields;
    printf("%d forms with %d fields, %d rows of the code book: good\n", loaded->sheets.count, fields,
           loaded->codes.count);
    load_free(loaded);
    return 0;
}

int cmd_forms(int argc, char **argv)
{
    static const struct sub subs[] = {
        {"list", forms_list}, {"show", forms_show}, {"codes", forms_codes}, {"check", forms_check}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
