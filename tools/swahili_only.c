/* swahili_only.c - prints every Swahili text with its key and none of the English, for whoever translates it back
 * without having seen the English. Run by tools/swahili_only. */
#include "config/phrases.h"

int main(int argc, char **argv)
{
    struct phrases *p = NULL;
    struct config_fault fault;
    if (argc != 3 || phrases_load(argv[1], argv[2], &p, &fault) != ERR_NONE) {
        if (argc == 3)
            config_fault_print(&fault, stderr);
        return 1;
    }
    phrases_print(p, LANG_SW, stdout);
    phrases_free(p);
    return 0;
}
