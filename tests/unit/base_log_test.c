/* base_log_test.c - log lines as journald gets them, and how a program that is wrong ends. */
#include "base/log.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/test.h"

/* What `say` writes to stderr; *status is how it ended, in a process of its own. */
static const char *heard(void (*say)(void), int *status)
{
    static char line[4096];
    int ends[2];
    ssize_t n, all = 0;
    CHECK(pipe(ends) == 0);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        say();
        _exit(0);
    }
    close(ends[1]);
    while ((n = read(ends[0], line + all, sizeof line - 1 - (size_t)all)) > 0)
        all += n;
    close(ends[0]);
    waitpid(child, status, 0);
    line[all] = '\0';
    return line;
}

static void say_fields(void)
{
    struct msisdn phone;
    msisdn_read(SPAN("0711222301"), &phone);
    log_event("case.opened", LOG_I("case", 1048273), LOG_PHONE("from", &phone), LOG_W("place", "003.012"),
              LOG_ERR(ERR_NONE), LOG_ERR(ERR_DB), LOG_I("least", INT64_MIN));
}

static void a_line(void)
{
    int status;
    CHECK_STR(heard(say_fields, &status), "case.opened case=1048273 from=+254711****01 place=003.012 err=ok "
                                          "err=\"the store refused\" least=-9223372036854775808\n");
    CHECK_INT(status, 0);
}

static void say_long(void)
{
    struct log_field f[100];
    for (int i = 0; i < 100; i++)
        f[i] = LOG_W("word", "a-word-of-some-length");
    log_line("too.long", f, 100);
}

static void a_long_line_is_cut_and_ended(void)
{
    int status;
    const char *line = heard(say_long, &status);
    CHECK(strlen(line) < 1024 && strlen(line) > 900 && strchr(line, '\n') == line + strlen(line) - 1);
}

static void say_quietly(void)
{
    log_quiet(1);
    say_fields();
    log_quiet(0);
    log_line("after", NULL, 0);
}

static void quiet_is_quiet(void)
{
    int status;
    CHECK_STR(heard(say_quietly, &status), "after\n");
}

static void fail(void)
{
    log_quiet(1);
    must(1 + 1 == 3);
}

static void must_speaks_and_aborts(void)
{
    int status;
    const char *line = heard(fail, &status);
    CHECK(strstr(line, "must.failed at=") == line && strstr(line, "base_log_test.c:") != NULL);
    CHECK(strstr(line, " cond=\"1 + 1 == 3\"\n") != NULL);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

static void every_error_has_words(void)
{
    for (int e = ERR_NONE; e <= ERR_CONFIG; e++)
        CHECK(err_words((enum err)e)[0] != '\0' && strcmp(err_words((enum err)e), err_words((enum err)999)) != 0);
    CHECK_STR(err_words(ERR_FULL), "a fixed space is full");
}

int main(void)
{
    RUN(a_line);
    RUN(a_long_line_is_cut_and_ended);
    RUN(quiet_is_quiet);
    RUN(must_speaks_and_aborts);
    RUN(every_error_has_words);
    return test_end();
}
