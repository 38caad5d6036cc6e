/* clock.c - `mlinzi clock`: the clock of a practice world (loop carrier). It goes on from deadline to deadline,
 * each at its own time; it never goes back, and it never moves where real phones are served. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"
#include "mlinzid/load.h"
#include "mlinzid/story/state.h"

static void print_clock(const json_t *answer)
{
    char space[32];
    struct text t;
    text_init(&t, space, sizeof space);
    time_write(json_integer_value(json_object_get(answer, "now_s")), &t);
    printf("%s\n", space);
}

/* What time it is there; 0: it could not be asked, and *code says how to end. */
static int64_t clock_now(int *code)
{
    struct settings s;
    struct link l = {.fd = -1};
    char why[512];
    *code = EXIT_CODE_AWAY;
    if (!client_settings(&s) || !link_open(&l, s.socket_path, why, sizeof why)) {
        fprintf(stderr, "mlinzi: %s\n", why);
        return 0;
    }
    json_t *answer = link_ask(&l, json_pack("{s:s}", "op", "clock.get"));
    link_close(&l);
    int64_t now_s = json_integer_value(json_object_get(answer, "now_s"));
    json_decref(answer);
    return now_s;
}

/* 09:00 of the next working day, or now when it is a working morning before ten: the day is still long. */
static bool morning_after(int64_t now_s, int64_t *then_s)
{
    struct loaded *l = NULL;
    struct config_fault fault;
    if (load_all(client_settings_file(), &l, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return false;
    }
    struct calendar cal = holidays_calendar(&l->holidays);
    int hour = civil_of(now_s).hour;
    bool open = calendar_is_working(&cal, day_of(now_s)) && hour >= 8 && hour < 10;
    *then_s = open ? now_s : clock_next_working(&cal, now_s, 9, 0);
    load_free(l);
    return true;
}

static int advance(struct args *a, int64_t now_s, int64_t then_s)
{
    if (then_s < now_s) {
        fprintf(stderr, "mlinzi: time does not go back\n");
        return EXIT_CODE_REFUSED;
    }
    return client_run(a, json_pack("{s:s,s:I}", "op", "clock.advance", "seconds", (json_int_t)(then_s - now_s)),
                      print_clock);
}

int cmd_clock(int argc, char **argv)
{
    struct args a;
    int code;
    args_init(&a, argc, argv);
    if (!args_done(&a))
        return EXIT_CODE_USAGE;
    if (a.n == 1)
        return client_run(&a, json_pack("{s:s}", "op", "clock.get"), print_clock);
    if (a.n == 2 && strcmp(a.v[1], "believe") == 0)
        return client_run(&a, json_pack("{s:s}", "op", "clock.believe"), print_clock);
    int64_t now_s = clock_now(&code), then_s = 0, s = 0;
    if (!now_s)
        return code;
    if (a.n == 2 && strcmp(a.v[1], "morning") == 0)
        return morning_after(now_s, &then_s) ? advance(&a, now_s, then_s) : EXIT_CODE_USAGE;
    if (a.n == 3 && strcmp(a.v[1], "wait") == 0 && story_duration(a.v[2], &s))
        return advance(&a, now_s, now_s + s);
    if (a.n >= 3 && strcmp(a.v[1], "until") == 0 && time_read(span_of(args_rest(&a, 2)), &then_s))
        return advance(&a, now_s, then_s);
    fprintf(stderr, "write: mlinzi clock [wait 4h | until 2026-03-03 09:00 | morning | believe]\n");
    return EXIT_CODE_USAGE;
}
