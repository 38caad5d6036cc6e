/* forms_doc.c - prints the tables of docs/data.md: every list of the code book and every form. Run by tools/forms_doc.
 */
#include <stdlib.h>

#include "config/sheets.h"

static unsigned char memory[8 << 20];

static void print_span(struct span s)
{
    printf("%.*s", (int)s.n, s.p ? s.p : "");
}

/* Codes of a list, each once, and how many rows have their own days. */
static void print_list(const struct codes *c, int first, int n)
{
    int codes = 0, dated = 0, ours = 0;
    for (int i = first; i < first + n; i++) {
        bool again = false;
        for (int k = first; k < i; k++)
            again = again || span_eq(c->row[k].code, c->row[i].code);
        codes += !again;
        dated += c->row[i].from_day || c->row[i].to_day;
        ours += span_starts(c->row[i].source, "mlinzi");
    }
    printf("| `");
    print_span(c->row[first].list);
    printf("` | %d | %d | ", codes, dated);
    print_span(c->row[first].label[LANG_EN]);
    if (n > 1) {
        printf(" ... ");
        print_span(c->row[first + n - 1].label[LANG_EN]);
    }
    printf(" | %s |\n", ours == n ? "ours" : ours ? "CPIMS, some ours" : "CPIMS");
}

static void print_lists(const struct codes *c)
{
    printf("| list | codes | rows with days | from ... to | whose |\n|---|---|---|---|---|\n");
    for (int i = 0, n; i < c->count; i += n) {
        int first;
        (void)codes_list(c, c->row[i].list, &first, &n);
        print_list(c, first, n);
    }
}

static void print_form(const struct sheet *s)
{
    int needed = 0, sealed = 0;
    for (int i = 0; i < s->fields; i++) {
        needed += s->field[i].needed;
        sealed += s->field[i].sealed;
    }
    printf("| `%s` | %d | %s | %s%s | %d | %d | %d | %s%s%s | %s |\n", s->id, s->version, s->title[LANG_EN],
           about_word(s->about), s->many ? ", many" : "", s->fields, needed, sealed, s->word ? s->word : "",
           s->word && s->ussd ? ", " : "", s->ussd ? "USSD" : "", s->source);
}

int main(void)
{
    struct config_fault fault = {.line = 0};
    struct arena arena;
    struct codes codes;
    struct sheets sheets;
    char *text = NULL;
    size_t n = 0;
    int line = 0;
    arena_init(&arena, memory, sizeof memory);
    if (config_slurp("forms/ke/codes.tsv", &text, &n, &fault) != ERR_NONE)
        return 2;
    const char *why = codes_read(&codes, (struct span){text, n}, &arena, &line);
    if (why)
        fprintf(stderr, "forms/ke/codes.tsv:%d: %s\n", line, why);
    else if (sheets_load("forms/ke/sheets", &codes, &arena, &sheets, &fault) != ERR_NONE)
        config_fault_print(&fault, stderr);
    else {
        print_lists(&codes);
        printf("<!-- end of lists -->\n"
               "| form | version | title | about | fields | needed | sealed | by phone | shape from |\n"
               "|---|---|---|---|---|---|---|---|---|\n");
        for (int i = 0; i < sheets.count; i++)
            print_form(sheets.sheet[i]);
    }
    free(text);
    return why || fault.message[0] || ferror(stdout) ? 1 : 0;
}
