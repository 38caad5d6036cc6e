/* phrases_doc.c - prints docs/phrases.md: every key, its parts, and the names its text may use. Run by
 * tools/phrases_doc. */
#include "config/phrases.h"

int main(void)
{
    printf("# Texts\n\n"
           "Written by `tools/phrases_doc` from `forms/phrases.def` and `config/phrase_names.def`. The texts "
           "themselves, in English\n"
           "and Swahili, are `forms/ke/phrases.cfg` and `forms/ke/guidance.cfg`; `mlinzid --check-config` and `make "
           "check` refuse a\n"
           "text that is too long, is not GSM-7, lacks a language or uses another name. `forms/phrase.h` says what "
           "each name\n"
           "holds. A text to a reporter has no place; only `case.status` may have the kind, and then no place.\n\n"
           "`tools/swahili_only` prints the Swahili alone, for whoever translates it back without having seen the "
           "English.\n\n"
           "| key | parts at most | names |\n|---|---|---|\n");
    for (int p = 1; p < PHRASE_COUNT; p++) {
        struct span rest = span_of(phrases_names((enum phrase)p));
        printf("| `%s%s` | %d |", phrase_key((enum phrase)p), p == PHRASE_GUIDANCE ? ".<kind>" : "",
               phrase_budget((enum phrase)p));
        while (rest.n > 0) {
            struct span name = span_cut(&rest, ' ');
            if (name.n > 0)
                printf(" `%.*s`", (int)name.n, name.p);
        }
        printf(" |\n");
    }
    return ferror(stdout) ? 1 : 0;
}
