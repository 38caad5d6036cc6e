/* pin.c - `mlinzi person pin`, `password`, `totp` and `unlock`. A PIN or password is typed, never an argument:
 * arguments stand in the shell's history and in the list of processes. */
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"

#define PIN_LINE 256

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

struct secret {
    const char *ask, *what, *op, *key;
};

static int secret_set(struct args *a, const struct secret *s)
{
    char typed[PIN_LINE] = "", again[PIN_LINE] = "";
    int code = EXIT_CODE_USAGE;
    if (!args_done(a) || a->n != 3)
        return EXIT_CODE_USAGE;
    setvbuf(stdin, NULL, _IONBF, 0); /* no copy in a buffer */
    if (!hidden_read(s->ask, typed) || !hidden_read("The same again", again))
        fprintf(stderr, "mlinzi: the %s is wanted twice, a line each, on standard input\n", s->what);
    else if (strcmp(typed, again) != 0) {
        fprintf(stderr, "mlinzi: the two are not the same; nothing was changed\n");
        code = EXIT_CODE_REFUSED;
    } else
        code = client_run(a, json_pack("{s:s,s:s,s:s}", "op", s->op, "phone", a->v[2], s->key, typed), NULL);
    explicit_bzero(typed, sizeof typed);
    explicit_bzero(again, sizeof again);
    return code;
}

int person_pin(struct args *a)
{
    static const struct secret pin = {"New PIN, six digits", "PIN", "pin.set", "pin"};
    return secret_set(a, &pin);
}

int person_password(struct args *a)
{
    static const struct secret password = {"New password, 12 characters or more", "password", "password.set",
                                           "password"};
    return secret_set(a, &password);
}

static void print_totp(const json_t *answer)
{
    printf("%s\n", json_string_value(json_object_get(answer, "uri")));
    printf("secret: %s\n", json_string_value(json_object_get(answer, "secret")));
    printf("It is shown this once. Type it into the person's authenticator app, or make a QR code of the first line on "
           "this\n"
           "machine; what was set up before is worth nothing now.\n");
}

int person_totp(struct args *a)
{
    if (!args_done(a) || a->n != 3)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s}", "op", "totp.new", "phone", a->v[2]), print_totp);
}

int person_unlock(struct args *a)
{
    if (!args_done(a) || a->n != 3)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s}", "op", "pin.unlock", "phone", a->v[2]), NULL);
}
