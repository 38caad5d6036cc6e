/* commands.h - the sub-commands of `mlinzi`, one file each, and their exit codes (product section 9). */
#ifndef MLINZI_MLINZID_COMMANDS_H
#define MLINZI_MLINZID_COMMANDS_H

/* SETTINGS is 2 for the shell, and said already: nobody is told how the command is written. */
enum { EXIT_CODE_REFUSED = 1, EXIT_CODE_USAGE = 2, EXIT_CODE_AWAY = 3, EXIT_CODE_SETTINGS = 258 };

struct args;
struct sub { /* a word below a sub-command; run returns an exit code */
    const char *name;
    int (*run)(struct args *a);
};
int sub_run(int argc, char **argv, const struct sub *subs); /* subs end with a NULL name */

/* command/pin.c: below `person` */
int person_pin(struct args *a);
int person_password(struct args *a);
int person_totp(struct args *a);
int person_unlock(struct args *a);
/* command/bundle.c: a case for a court, and holding one against its proofs */
int bundle_export(struct args *a);
int bundle_verify(struct args *a, const char *path, const unsigned char *public_key);

int cmd_read(int argc, char **argv);
int cmd_story(int argc, char **argv);
int cmd_simulate(int argc, char **argv);
int cmd_ladder(int argc, char **argv);
int cmd_try(int argc, char **argv);
int cmd_phone(int argc, char **argv);
int cmd_case(int argc, char **argv);
int cmd_person(int argc, char **argv);
int cmd_post(int argc, char **argv);
int cmd_office(int argc, char **argv);
int cmd_unit(int argc, char **argv);
int cmd_forms(int argc, char **argv);
int cmd_message(int argc, char **argv);
int cmd_holiday(int argc, char **argv);
int cmd_import(int argc, char **argv);
int cmd_erasure(int argc, char **argv);
int cmd_api(int argc, char **argv);
struct args;
int import_children(struct args *a); /* command/children.c */
int cmd_child(int argc, char **argv);
/* command/child.c: asks that a record is erased; its number and the reason are the words from `at` on. */
int erasure_ask(struct args *a, const char *about, int at);
int cmd_bridge(int argc, char **argv);
int cmd_audit(int argc, char **argv);
int cmd_clock(int argc, char **argv);
int cmd_status(int argc, char **argv);
int cmd_db(int argc, char **argv);
int cmd_key(int argc, char **argv);
int cmd_doctor(int argc, char **argv);

#endif
