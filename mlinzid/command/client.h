/* client.h - the daemon from the command's side: where its settings are, its socket, and asking it. */
#ifndef MLINZI_MLINZID_CLIENT_H
#define MLINZI_MLINZID_CLIENT_H

#include <jansson.h>

#include "config/settings.h"

/* The settings file the command goes by: -c FILE, MLINZI_CONFIG, var/mlinzi.cfg of a build tree,
 * /etc/mlinzi/mlinzi.cfg; NULL: none of them, the defaults. */
const char *client_settings_file(void);
void client_use(const char *settings_file);
/* Reads them; false: what is wrong was printed. */
bool client_settings(struct settings *out);

struct link {
    int fd;
    char *buffer;
    size_t n, cap;
    void *ctx;
    void (*event)(void *ctx, const json_t *event); /* lines that are no answer; may be NULL */
};
/* False: why is a sentence. */
bool link_open(struct link *l, const char *socket_path, char *why, size_t cap);
bool link_open_tcp(struct link *l, int port, char *why, size_t cap); /* on this machine: the SMSC of make run-kannel */
void link_close(struct link *l);
bool link_write(struct link *l, json_t *line); /* takes line */
/* Asks and waits; events that come before the answer are told. NULL: the daemon went away. Takes request. */
json_t *link_ask(struct link *l, json_t *request);
/* One reading of what is there; false: the end. Whole lines are told as events. */
bool link_read(struct link *l);

/* --- what every sub-command that talks to the daemon does --- */
struct args {
    int n;
    char **v;
    bool json, bad; /* --json; an unknown option was left over */
};
/* Cuts --json off; the words that remain are v[0..n). v[0] is the sub-command. */
void args_init(struct args *a, int argc, char **argv);
/* The value of an option, cut off; NULL when it is not there. flag: it has no value ("" then). */
const char *args_option(struct args *a, const char *name, bool flag);
/* False, said on stderr: an option nobody took is left. */
bool args_done(struct args *a);
/* Words from i on, joined by a space, in a buffer of its own. */
const char *args_rest(const struct args *a, int i);

/* Asks the daemon and prints the answer by print (or as JSON); the exit code. Takes request. print NULL: says "done".
 */
int client_run(const struct args *a, json_t *request, void (*print)(const json_t *answer));

/* --- tables --- */
struct column {
    const char *key, *title; /* key "a.b": of the first element or object below a */
    int most;                /* characters, 0 no limit */
};
void table_print(const json_t *rows, const struct column *columns, int count);
/* One value as words: text, a number, yes or no, a list joined by commas. */
void value_words(const json_t *v, char *out, size_t cap);

#endif
