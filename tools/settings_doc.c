/* settings_doc.c - prints docs/settings.md, or with "sample" config/mlinzi.cfg.sample. Run by tools/settings_doc. */
#include <string.h>

#include "config/settings.h"

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "sample") == 0)
        settings_sample(stdout);
    else
        settings_markdown(stdout);
    return ferror(stdout) ? 1 : 0;
}
