/* store.h - a fresh store for each input: a new one costs its migrations, so it is made once and copied. */
#ifndef MLINZI_TESTS_FUZZ_STORE_H
#define MLINZI_TESTS_FUZZ_STORE_H

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "mlinzid/story/driver.h"
#include "mlinzid/story/files.h"
#include "tests/fuzz/fuzz.h"

static struct loaded *loaded;
static char store_place[128], store_first[160], store_now[160];

static inline void store_copy(const char *from, const char *to)
{
    char source[600], target[600], space[65536];
    DIR *d = opendir(from);
    struct dirent *e;
    must(d != NULL && mkdir(to, 0700) == 0);
    while ((e = readdir(d)) != NULL) {
        struct stat st;
        snprintf(source, sizeof source, "%s/%s", from, e->d_name);
        snprintf(target, sizeof target, "%s/%s", to, e->d_name);
        if (e->d_name[0] == '.')
            continue;
        must(stat(source, &st) == 0);
        if (S_ISDIR(st.st_mode)) {
            store_copy(source, target);
            continue;
        }
        FILE *in = fopen(source, "r"), *out = fopen(target, "w");
        must(in && out && fchmod(fileno(out), 0600) == 0);
        for (size_t n; (n = fread(space, 1, sizeof space, in)) > 0;)
            must(fwrite(space, 1, n, out) == n);
        must(fclose(in) == 0 && fclose(out) == 0);
    }
    closedir(d);
}

static inline void store_remove(void)
{
    files_remove(store_place);
}

/* fill: what every input finds in its store; may be NULL. */
static inline void store_open_once(int64_t now_s, void (*fill)(struct driver *d))
{
    struct config_fault fault;
    struct driver *d;
    char why[300];
    if (loaded)
        return;
    log_quiet(1);
    must(load_all(NULL, &loaded, &fault) == ERR_NONE);
    loaded->settings.timers_max = 1024; /* the wheel is made for each input */
    loaded->settings.timers_max = 1024; /* the wheel is made for each input */
    must(files_temporary(store_place, sizeof store_place));
    atexit(store_remove);
    snprintf(store_first, sizeof store_first, "%s/first", store_place);
    snprintf(store_now, sizeof store_now, "%s/now", store_place);
    struct driver_settings s = {
        .directory = store_first, .loaded = loaded, .now_s = now_s, .seed = 42, .receipts = true};
    must(driver_open(&s, &d, why, sizeof why) == ERR_NONE);
    if (fill)
        fill(d);
    driver_close(d);
}

/* The directory of a store as it was first. */
static inline const char *store_fresh(void)
{
    files_remove(store_now);
    store_copy(store_first, store_now);
    return store_now;
}

#endif
