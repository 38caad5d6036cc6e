/* doctor.c - `mlinzi doctor`: looks at everything the service stands on, from the settings to the disk's speed, and
 * says in one line each how it is and what to do. It changes nothing. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "mlinzid/command/commands.h"
#include "mlinzid/command/doctor.h"

void doctor_say(struct doctor *d, enum health h, const char *what, const char *format, ...)
{
    static const char *const words[] = {"ok", "warn", "FAIL"};
    char text[1024];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    d->warned += h == HEALTH_WARN;
    d->failed += h == HEALTH_FAIL;
    if (d->json)
        json_array_append_new(d->findings, json_pack("{s:s,s:s,s:s}", "health", words[h], "what", what, "text", text));
    else
        printf("%-4s  %-10s %s\n", words[h], what, text);
    fflush(stdout);
}

static bool doctor_settings(struct doctor *d)
{
    struct config_fault fault;
    const char *file = client_settings_file();
    if (load_all(file, &d->loaded, &fault) != ERR_NONE) {
        doctor_say(d, HEALTH_FAIL, "settings", "%s:%d: %s", fault.file, fault.line, fault.message);
        return false;
    }
    if (!file)
        doctor_say(d, HEALTH_WARN, "settings",
                   "no settings file: the defaults hold. Write /etc/mlinzi/mlinzi.cfg, or name one with -c");
    else
        doctor_say(d, HEALTH_OK, "settings", "%s, and every data file", file);
    return true;
}

int cmd_doctor(int argc, char **argv)
{
    static void (*const looks[])(struct doctor * d) = {
        doctor_keys,  doctor_disk,  doctor_flush, doctor_store,  doctor_escrow, doctor_backup, doctor_audit,
        doctor_clock, doctor_rules, doctor_texts, doctor_people, doctor_daemon, doctor_tls,    doctor_links};
    struct args a;
    args_init(&a, argc, argv);
    struct doctor d = {.json = a.json, .findings = json_array()};
    if (!args_done(&a) || a.n != 1)
        return EXIT_CODE_USAGE;
    if (doctor_settings(&d))
        for (size_t i = 0; i < countof(looks); i++)
            looks[i](&d);
    db_close(d.db);
    store_settings_end(&d.store);
    load_free(d.loaded);
    if (a.json) {
        json_t *o = json_pack("{s:b,s:i,s:i,s:O}", "ok", d.failed == 0, "warnings", d.warned, "failures", d.failed,
                              "findings", d.findings);
        json_dumpf(o, stdout, JSON_COMPACT);
        putchar('\n');
        json_decref(o);
    } else
        printf("%s\n", d.failed ? "Not well: see each FAIL." : d.warned ? "Works; see each warn." : "All well.");
    json_decref(d.findings);
    return d.failed ? EXIT_CODE_REFUSED : 0;
}
