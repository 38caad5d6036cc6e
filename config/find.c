/* find.c - where the data files lie.
 *
 * A build tree must run without being installed, and an installed program without its build tree; so the places are
 * tried in that order, starting from where the program itself stands, and what the settings say goes before all. */
#include <string.h>
#include <unistd.h>

#include "config/settings.h"

#define FOUND_CAP (SETTINGS_PATH_CAP + 64)

static bool try_path(char out[FOUND_CAP], const char *directory, const char *below, const char *name)
{
    struct text t;
    text_init(&t, out, FOUND_CAP);
    text_str(&t, directory);
    text_str(&t, below);
    text_str(&t, name);
    return !t.cut && access(out, R_OK) == 0;
}

/* The directory of the running program, without the last slash; "" when unknown. */
static void program_directory(char out[SETTINGS_PATH_CAP])
{
    ssize_t n = readlink("/proc/self/exe", out, SETTINGS_PATH_CAP - 1);
    out[n > 0 ? n : 0] = 0;
    char *slash = strrchr(out, '/');
    if (slash)
        *slash = 0;
}

bool settings_find(const struct settings *s, const char *name, char out[FOUND_CAP])
{
    static const char *const installed[] = {"/etc/mlinzi/", "/usr/share/mlinzi/"};
    /* build/bin, build/<mode>/bin, build/<mode>/test: the tree is two or three levels up. */
    static const char *const below[] = {"/../../config/", "/../../forms/ke/", "/../../../config/",
                                        "/../../../forms/ke/"};
    if (s && *s->data_ladder && strcmp(name, "ladder.cfg") == 0)
        return try_path(out, "", "", s->data_ladder);
    if (s && *s->data_dir && try_path(out, s->data_dir, "/", name))
        return true;
    char here[SETTINGS_PATH_CAP];
    program_directory(here);
    for (size_t i = 0; i < countof(below); i++)
        if (try_path(out, here, below[i], name))
            return true;
    for (size_t i = 0; i < countof(installed); i++)
        if (try_path(out, "", installed[i], name))
            return true;
    return false;
}
