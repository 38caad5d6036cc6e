/* commands.h - the sub-commands of `mlinzi`, one file each, and their exit codes (product section 9). */
#ifndef MLINZI_MLINZID_COMMANDS_H
#define MLINZI_MLINZID_COMMANDS_H

enum { EXIT_CODE_REFUSED = 1, EXIT_CODE_USAGE = 2, EXIT_CODE_AWAY = 3 };

int cmd_read(int argc, char **argv);
int cmd_story(int argc, char **argv);
int cmd_ladder(int argc, char **argv);

#endif
