/* cmd_pin.c - `mlinzi person pin` and `person unlock`. A PIN is typed, never an argument: arguments stand in the
 * shell's history and in the list of processes. */
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "mlinzid/client.h"
#include "mlinzid/commands.h"

#define PIN_LINE 64

static bool line_read(char out[PIN_LINE])
{
    if (!fgets(out, PIN_LINE, stdin))
        return false;
    out[strcspn(out, "\r\n")] = '\0';
    return true;
}

/* One line: from a terminal without showing it, from a pipe as it is. */
static bool hidden_read(const char *ask, char out[PIN_LINE])
{
    struct termios was;
    if (tcgetattr(STDIN_FILENO, &was) != 0)
        return line_read(out);
    struct termios quiet = was;
    quiet.c_lflag &= ~(tcflag_t)ECHO;
    fprintf(stderr, "%s: ", ask);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    bool ok = line_read(out);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &was);
    fputc('\n', stderr);
    return ok;
}

int person_pin(struct args *a)
{
    char pin[PIN_LINE] = "", again[PIN_LINE] = "";
    int code = EXIT_CODE_USAGE;
    if (!args_done(a) || a->n != 3)
        return EXIT_CODE_USAGE;
    setvbuf(stdin, NULL, _IONBF, 0); /* no copy in a buffer */
    if (!hidden_read("New PIN, six digits", pin) || !hidden_read("The same again", again))
        fprintf(stderr, "mlinzi: the PIN is wanted twice, a line each, on standard input\n");
    else if (strcmp(pin, again) != 0) {
        fprintf(stderr, "mlinzi: the two are not the same; nothing was changed\n");
        code = EXIT_CODE_REFUSED;
    } else
        code = client_run(a, json_pack("{s:s,s:s,s:s}", "op", "pin.set", "phone", a->v[2], "pin", pin), NULL);
    explicit_bzero(pin, sizeof pin);
    explicit_bzero(again, sizeof again);
    return code;
}

int person_unlock(struct args *a)
{
    if (!args_done(a) || a->n != 3)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s}", "op", "pin.unlock", "phone", a->v[2]), NULL);
}
