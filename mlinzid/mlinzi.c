/* mlinzi.c - the command: one table of sub-commands. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"
#include "mlinzid/version.h"

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *line, *more;
} commands[] = {
    {"read", cmd_read, "TEXT | --batch FILE      what a text is read as, as JSON",
     "  mlinzi read [--at \"2026-03-02 09:00\"] TEXT\n"
     "  mlinzi read [--at TIME] --batch [FILE]      a JSON array of a text's parts a line; without FILE standard "
     "input\n"
     "  Needs no daemon and no store; nothing is stored and nothing sent. --at is the day that \"yesterday\" counts "
     "from.\n"},
    {"try", cmd_try, "TEXT                     what would be read, said to whom, and when; nothing is done",
     "  mlinzi try [--from PHONE] [--at \"2026-03-02 09:00\"] TEXT\n"
     "  With a daemon, its people and cases; without one, the sample people of Kilifi in a store made for this and "
     "thrown away.\n"
     "  --at works without a daemon only (--alone chooses so).\n"},
    {"phone", cmd_phone, "[NUMBER|ROLE]            a terminal phone of the practice world (make run)",
     "  mlinzi phone [NUMBER|ROLE|NAME] [--people FILE.csv] [--smsc PORT]\n"
     "  Lines are texts sent by the phone you hold; lines that begin with / are commands (/help). Reads a pipe too.\n"},
    {"story", cmd_story, "FILE...                  play stories against the real engine; prints TAP",
     "  mlinzi story [--crashes] FILE...\n"
     "  Each story has a store and a clock of its own (docs/stories.md). Needs no daemon; 0 when all hold.\n"
     "  --crashes: the engine is killed as by -9 before every statement; each story must hold all the same.\n"},
    {"simulate", cmd_simulate,
     "--seed N                 a made-up county under faults; the invariants, or the first that "
     "breaks",
     "  mlinzi simulate --seed N[-M] [--days D] [--reports R] [--brief] [--transcript FILE]\n"
     "  The real engine with a clock, a disk, a carrier and people drawn from the seed: texts lost and repeated, "
     "deaths,\n"
     "  a failing disk; then a day and a half without faults, in which all must come right. Needs no daemon and no "
     "store.\n"
     "  --days 5 with faults, --reports 30 a day; --transcript - prints every event. 1 when an invariant breaks\n"
     "  (docs/simulator.md).\n"},
    {"case", cmd_case, "list|show|share|...      cases, and acts on them that are not done by text",
     "  mlinzi case list [--place CODE] [--state reported|verified|close-requested|closed|discarded|all] [--limit N]\n"
     "  mlinzi case show REF [--as PHONE [--reason TEXT]]   as: with that person's rights; a reason opens what is not\n"
     "                                              theirs, and the post above is told\n"
     "  mlinzi case share REF ROLE [PLACE]          an agency's post sees it and is told\n"
     "  mlinzi case refer REF ROLE [--at PLACE] REASON...\n"
     "  mlinzi case reassign REF PLACE              it moves to the office of that constituency or ward\n"
     "  mlinzi case severity REF S1|S2|S3|S4 REASON...\n"
     "  mlinzi case kind REF KIND REASON...         the case is also of that kind\n"
     "  mlinzi case merge REF INTO                  REF is closed into INTO; its reporter hears of INTO from then "
     "on\n"
     "  mlinzi case erase REF --second PHONE REASON...   a closed case; done when the second person, a national,\n"
     "                                              secretary or auditor, answers the code sent to them\n"
     "  mlinzi case export REF --bundle FILE --reason WORDS   the whole case for a court, with its proofs; audited\n"},
    {"child", cmd_child, "find|show|export|erase   children of the register, as the person you name may",
     "  mlinzi child find NAMES... --as PHONE [--year YEAR] [--born DAY] [--sex F|M] [--phone PHONE] [--place PLACE]\n"
     "                                              by sound, in any order; who is somebody else's by initials alone\n"
     "  mlinzi child show NUMBER --as PHONE\n"
     "  mlinzi child export NUMBER --as PHONE       all that is held, as JSON (Data Protection Act, section 26)\n"
     "  mlinzi child erase NUMBER --as PHONE --second PHONE|ROLE REASON...   done when the second person, a national,\n"
     "                                              secretary or auditor, answers the code sent to them\n"},
    {"erasure", cmd_erasure, "list|ask|hold|release    what is to be erased and when; keeping a case from it",
     "  mlinzi erasure list [--limit N]             announced, done, and the cases that are held\n"
     "  mlinzi erasure ask child|person|household|contact NUMBER --as PHONE --second PHONE|ROLE REASON...\n"
     "  mlinzi erasure hold REF REASON...           not erased, by hand or by the schedule, until released\n"
     "  mlinzi erasure release REF REASON...\n"},
    {"person", cmd_person, "list|add|end|lost|pin|...   people, their phones, posts, PINs and passwords",
     "  mlinzi person list [--limit N]\n"
     "  mlinzi person add ROLE PHONE PLACE [--name NAME] [--lang sw|en] [--phone2 PHONE] [--deputy]\n"
     "  mlinzi person end PHONE [ROLE PLACE]        one post, or every post of that person\n"
     "  mlinzi person lost PHONE [--found]          no word from a lost phone counts any more\n"
     "  mlinzi person pin PHONE                     sets the PIN: typed twice, or two lines on standard input\n"
     "  mlinzi person password PHONE                sets the console's password, in the same way; all sessions end\n"
     "  mlinzi person totp PHONE                    a new secret for one-time codes, shown once; officers above\n"
     "                                              sub-county cannot sign in without\n"
     "  mlinzi person unlock PHONE                  after too many wrong PINs or passwords\n"},
    {"post", cmd_post, "list                     who holds which post",
     "  mlinzi post list [--place CODE] [--limit N]\n"},
    {"office", cmd_office, "add                      an office that owns areas of its own",
     "  mlinzi office add CODE AREA... [--phone PHONE]    as: mlinzi office add malindi-north 003.016.0075 "
     "003.016.0077\n"},
    {"unit", cmd_unit, "list|show|population     offices, institutions, organisations",
     "  mlinzi unit list [--place CODE] [--kind CODE] [--homes]     homes: only where children live\n"
     "  mlinzi unit show CODE\n"
     "  mlinzi unit population CODE [--day 2026-03-02]   children by sex, and age: 0-4, 5-9, 10-14, 15-17, 18 on, not "
     "known\n"},
    {"forms", cmd_forms, "list|show|codes|check    the forms of the register and the code book",
     "  mlinzi forms list                           every form, what it is about, and the word that fills it by text\n"
     "  mlinzi forms show ID [--lang sw]            the form blank, as text for printing\n"
     "  mlinzi forms codes [LIST] [--lang sw]       the lists of codes, or one of them as it is today\n"
     "  mlinzi forms check                          reads them all; says what is wrong, and what to write instead\n"
     "  Needs no daemon and no store. docs/data.md says how a form is written.\n"},
    {"message", cmd_message, "list                     texts that came and went",
     "  mlinzi message list [--state in|out|person|waiting|sent|delivered|failed|dropped] [--limit N]\n"},
    {"holiday", cmd_holiday, "list|add|remove          days on which the working clock stands still",
     "  mlinzi holiday list | add 2026-03-20 NAME... | remove 2026-03-20\n"
     "  Open deadlines on the working clock are planned again, never earlier than now.\n"},
    {"import", cmd_import,
     "people|units|children FILE  people and posts, units, or children of a register, from a list",
     "  mlinzi import people FILE.csv [--skip-bad] [--check]\n"
     "  The first line names the columns: role,phone,at,lang,name,phone2,deputy (role, phone, at must be there).\n"
     "  mlinzi import units FILE [--skip-bad] [--check]    as forms/ke/units.tsv; by commas or tabs (docs/units.md)\n"
     "  Columns code,kind,name,area, and of parent,phone,licence,licence_to,capacity,sex,ages,opened,closed those it "
     "has.\n"
     "  mlinzi import children FILE.csv --map MAP.cfg [--dry-run]   an existing register, while no daemon runs\n"
     "  (docs/import.md): refused lines go to FILE.csv.refused, ended half-way it goes on when begun again.\n"
     "  Of people and units every line is checked first; with a bad line nothing is imported, unless --skip-bad. "
     "--check imports "
     "nothing.\n"},
    {"api", cmd_api, "add|list|end|hook|hooks  keys for call centres and partner organisations",
     "  mlinzi api add PHONE --name NAME --scopes LIST [--days 365]    the key is printed once\n"
     "      It acts with the posts of that phone's party (mlinzi person add), and only so far as the scopes go:\n"
     "      cases:create, cases:read, cases:act, messages:read, people:read,\n"
     "      register:read, register:write, contacts:create, contacts:read, bridge:answer\n"
     "  mlinzi api list | end KEY                   docs/api.md\n"
     "  mlinzi api hook KEY URL | hook KEY --end    tells its holder of changes of the cases it brought, at that\n"
     "      https:// address; the secret that signs it is printed once, and another one each time\n"
     "  mlinzi api hooks                            who is told, and what waits\n"},
    {"bridge", cmd_bridge, "list|retry|skip           what CPIMS is told of cases, and what it did not take",
     "  mlinzi bridge list [--state waiting|acknowledged|quarantined|skipped]\n"
     "  mlinzi bridge retry CASE | retry --all      at once, and from the first try on; also a case from before it was "
     "on\n"
     "  mlinzi bridge skip CASE                     it is not sent (docs/cpims.md)\n"},
    {"audit", cmd_audit, "list|verify|key|...      who did what, and whether the record of it is whole",
     "  mlinzi audit list [--place CODE] [--limit N]\n"
     "  mlinzi audit verify [--public HEX] [--from-mark N]      reads the whole record; exit 1 when anything is wrong\n"
     "  mlinzi audit verify --bundle FILE [--public HEX] [--mark N]   a case for a court; needs no store and no "
     "settings\n"
     "  mlinzi audit key                            the public key that the marks are signed by\n"
     "  mlinzi audit fingerprint                    the newest mark, as the auditors are sent it each day\n"
     "  Verifying needs no daemon and changes nothing; with --public no key of this machine. docs/audit.md says what "
     "it "
     "proves.\n"},
    {"ladder", cmd_ladder, "explain                  who hears of a case when",
     "  mlinzi ladder explain [--version N]         every severity, its kinds and its hours\n"
     "  mlinzi ladder explain --kind neglect [--at \"2026-03-06 16:50\"] [--age N] [--urgent]\n"
     "                                              the dates and times of one report that nobody takes up\n"},
    {"status", cmd_status, "                         how the daemon is", "  mlinzi status\n"},
    {"clock", cmd_clock, "[wait 4h|until TIME]     the practice world's clock; lets time pass, deadline by deadline",
     "  mlinzi clock | clock wait 4h | clock until \"2026-03-03 09:00\" | clock morning   (09:00 of a working day)\n"
     "  mlinzi clock believe: the machine's clock is right; also where real phones are served (docs/operate.md)\n"},
    {"db", cmd_db, "migrate|backup|restore|.. the store itself; needs no daemon",
     "  mlinzi db migrate           brings the store to this program's schema; creates it where it is not there\n"
     "  mlinzi db backup FILE [--to PUBLIC_KEY]     a whole copy, also while the daemon runs, sealed to an offline "
     "key\n"
     "                              (setting backup.public_key; without either it is NOT sealed)\n"
     "  mlinzi db restore FILE --secret SECRET_FILE --into STORE [--keys DIR] [--anyway]\n"
     "                              opened, checked in every way, what was erased since erased again, then put in its "
     "place;\n"
     "                              never over a store. --anyway: though its checks fail\n"
     "  mlinzi db check             the rules that must always hold; exit 1 when one is broken\n"
     "  mlinzi db doubles           goes through the register for children that may be one; the work list has them\n"},
    {"key", cmd_key, "status|rotate|escrow|...  the keys of the store; needs no daemon",
     "  mlinzi key status                           which keys there are, how old, whether in escrow\n"
     "  mlinzi key pair FILE                        an offline key: the secret into FILE, the public key is printed\n"
     "  mlinzi key escrow [--to PUBLIC_KEY] [--out FILE]\n"
     "                                              all keys, sealed to an offline key (setting backup.public_key)\n"
     "  mlinzi key restore FILE --secret SECRET_FILE --into DIR\n"
     "                                              the keys of an escrow, each into a file of its own; never over "
     "one\n"
     "  mlinzi key rotate                           a new key-encryption key; every subject's key is wrapped anew. "
     "Also\n"
     "                                              while the daemon runs; begun and broken off, it goes on\n"
     "  mlinzi key forget N [--yes]                 takes the file of an older key-encryption key away\n"
     "  docs/keys.md says what to do on which day.\n"},
    {"doctor", cmd_doctor, "                         looks at everything, says what is wrong and what to do",
     "  mlinzi doctor\n  Each line ok, warn or FAIL; exit 1 on a FAIL. Needs no daemon, looks at it when it is "
     "there.\n"},
};

static int usage(FILE *out)
{
    fprintf(out, "mlinzi - child protection by SMS and USSD\n\n");
    for (size_t i = 0; i < countof(commands); i++)
        fprintf(out, "  mlinzi %-8s %s\n", commands[i].name, commands[i].line);
    fprintf(out, "\nmlinzi COMMAND --help says more. Before the command: -c FILE, the settings (else MLINZI_CONFIG, "
                 "var/mlinzi.cfg of a\n"
                 "build tree, /etc/mlinzi/mlinzi.cfg). --json prints the answer as JSON.\n"
                 "Exit codes: 0 done, 1 refused or not found, 2 usage, 3 the daemon cannot be reached.\n");
    return out == stdout ? 0 : EXIT_CODE_USAGE;
}

static int help(const struct command *c)
{
    printf("mlinzi %s %s\n\n%s", c->name, c->line, c->more);
    return 0;
}

static const struct command *find(const char *name)
{
    for (size_t i = 0; i < countof(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static bool help_option(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

static bool asks_help(const char *word)
{
    return help_option(word) || strcmp(word, "help") == 0;
}

int main(int argc, char **argv)
{
    if (argc >= 3 && strcmp(argv[1], "-c") == 0) {
        client_use(argv[2]);
        argc -= 2;
        argv += 2;
    }
    if (argc > 2 && strcmp(argv[1], "--json") == 0) { /* before the command as well as after it */
        argv[1] = argv[2];
        argv[2] = (char[]){"--json"};
    }
    if (argc < 2)
        return usage(stderr);
    if (strcmp(argv[1], "--version") == 0) {
        printf("mlinzi " MLINZI_VERSION "\n");
        return 0;
    }
    const struct command *c = find(asks_help(argv[1]) && argc > 2 ? argv[2] : argv[1]);
    if (c && (asks_help(argv[1]) || (argc > 2 && help_option(argv[argc - 1]))))
        return help(c);
    if (c)
        return c->run(argc - 1, argv + 1) & 0xff;
    if (asks_help(argv[1]))
        return usage(stdout);
    fprintf(stderr, "mlinzi: there is no sub-command %s\n\n", argv[1]);
    return usage(stderr);
}
