/* inside.h - the simulator's own parts, for mlinzid/sim/ alone: the world, its events, and what its checkers hold
 * against the engine. */
#ifndef MLINZI_MLINZID_SIM_INSIDE_H
#define MLINZI_MLINZID_SIM_INSIDE_H

#include "db/disk_sim.h"
#include "db/look.h"
#include "mlinzid/engine/ussd.h"
#include "mlinzid/sim/sim.h"

enum sim_what {
    SIM_ARRIVE,  /* a: message; the carrier offers it */
    SIM_ANSWER,  /* a: text; the carrier says whether it took it */
    SIM_REACH,   /* a: text; it reaches the phone */
    SIM_RECEIPT, /* a: text, b: enum receipt; a report about it, kept until acknowledged */
    SIM_READ,    /* a: text; the person acts on it */
    SIM_ACT,     /* a: phone; something of its own accord */
    SIM_DIAL,    /* a: phone; it dials */
    SIM_KEY,     /* a: call; the next key, or its end */
    SIM_LINK,    /* the carrier goes away, or comes back */
    SIM_DEATH,   /* the engine is to die soon, somewhere */
    SIM_START,   /* it starts again */
    SIM_DISK,    /* the disk is to fail soon */
    SIM_ROOM,    /* the disk has room again */
    SIM_TIDY,    /* a checkpoint, as the daemon makes when idle */
    SIM_OWNER,   /* the owner of the machine does something by the command */
    SIM_KEEPER,  /* something is to be done by a day, is moved, or is done */
    SIM_EXAMINE, /* the whole store against its rules */
    SIM_CALM,    /* from here on nothing fails any more */
};
struct sim_due {
    int64_t at_s;
    uint64_t order; /* of two at one moment, the one planned first */
    enum sim_what what;
    int64_t a, b;
};

struct sim_phone {
    struct msisdn number;
    enum role role; /* ROLE_NONE: not registered */
    char at[AT_CAP];
    int person; /* who holds it; a person's second number has the same */
    bool deputy, second, forger, appointed, ended, swahili;
    int zeal;       /* of 100: how often they act on a text */
    int64_t slow_s; /* and how long that takes, about */
    char ref[6][12];
    char code[8];
    char last[240]; /* the last report they sent */
};

/* A message to us. The carrier keeps it until it hears that it is stored. */
struct sim_mo {
    int64_t at_s, inbox_id;
    char id[40];
    int phone; /* who truly wrote it */
    int dial;  /* typed in this call; 0: a text */
    struct msisdn from;
    char *text;
    size_t n;
    bool foreign, binary, partial, report;
    bool arrived;            /* at the carrier */
    bool kept;               /* by the carrier: not acknowledged as far as it heard */
    bool promised;           /* the engine said that it is stored */
    bool opened;             /* a case of its own */
    int64_t case_id, answer; /* the outbox id of report.received */
};
/* A text of ours, by its outbox id. */
struct sim_mt {
    int64_t id, case_id;
    int phone;    /* -1: nobody's */
    int wires;    /* how often it went out */
    int64_t life; /* of the engine that said it last */
    bool excused; /* the carrier told that engine to send it again */
    bool waiting; /* for the carrier's answer */
    bool refused, read, failed;
    bool heard;         /* that engine lived on for a while after that */
    int64_t answered_s; /* when that engine heard that the carrier has it */
    char key[40];
    char *text;
};
/* A call by USSD: what whoever dialled saw last and typed since. */
struct sim_dial {
    int phone, number;
    char id[16]; /* the network's */
    bool whole;  /* all that was typed goes with each hop */
    bool waiting, unseen, over;
    enum phrase at;        /* the screen seen last */
    bool tells;            /* what was typed answers a question: a row of the inbox */
    bool behind, set_back; /* the store lost the session's last screen; and had when this was typed */
    int asked, kinds, cases, rows, rows_before;
    int64_t case_id; /* that a screen showed */
    char typed[300], all[900];
    size_t all_n;
};
struct sim_dialling { /* a phone's call of now; what the engine's screens come to */
    struct sim *s;
    int dial;
};
struct sim_kept { /* a session in its store */
    char key[USSD_KEY_CAP];
    struct ussd_session session;
    int64_t until_s;
};
struct sim_report { /* a delivery report, kept until acknowledged */
    int64_t mt;
    enum receipt r;
    bool kept;
    char id[24];
};

/* What the checkers know of a case, from rows they saw committed. */
struct sim_case {
    struct look_case c;
    int64_t due_s;
    int64_t fell_s;  /* the last time a failed text fell back */
    bool one_person; /* of two of its levels: told once, and both count as told (ruling 25) */
    bool finished;   /* whoever reported it by a call wants no text */
    int asker;       /* person who asked for the way out, -1 none, -2 the machine's owner */
};
struct sim_map { /* ids to places in an array; never shrinks */
    int64_t *key;
    int32_t *value;
    uint32_t mask;
    int n;
};
struct sim_declared { /* a holiday added while the world runs */
    int32_t day;
    int64_t at_s;
};
struct sim_duty { /* what was said of one, since it was set for its day */
    int64_t id, set_s, told_s, version, role;
    int32_t day;
    int reminders, overs;
    int64_t levels; /* bit l: level l heard that it is overdue */
    char key[40];
};
struct sim_model {
    struct sim_case *c;
    int cases, case_cap;
    struct sim_map case_at, inbox_at; /* inbox id to message */
    int64_t inbox_last, text_last, seq[64];
    struct sim_map said;      /* hash of cause, key and number, to the outbox id */
    int64_t quiet_s;          /* the last time the store was asked whether work is left */
    struct look_audit *fresh; /* audit rows of this look */
    int freshs, fresh_cap;
    struct look_text *text; /* texts of this look */
    int texts, text_cap;
    int64_t *touched; /* cases of this look */
    int toucheds, touched_cap;
    bool shard[64];
    struct holidays holidays;
    struct sim_declared declared[HOLIDAYS_MAX];
    int declareds;
    struct sim_duty *duty;
    int duties, duty_cap;
};

#define SIM_LINES 4096
struct sim_line {
    int64_t case_id;
    struct msisdn number;
    char text[232];
};
struct sim {
    struct sim_settings set;
    uint64_t random;
    int64_t now_s, from_s, calm_s, end_s; /* faults until calm_s */
    struct sim_counts n;
    struct sim_due *due;
    int dues, due_cap;
    uint64_t order;

    struct sim_phone phone[96];
    int phones, persons;
    char home[4][AT_CAP]; /* constituencies of this world */
    int homes;

    struct sim_disk *disk;
    char keys[512];
    struct engine *engine;
    struct look *look;
    int64_t life;                    /* the engine's number: one more with each start */
    int64_t retry_s, tidied, well_s; /* well: since when engine and carrier are both there */
    int64_t failed_before;           /* disk operations that had failed when the engine started */
    int die_said, die_ack, die_sent; /* the engine dies at the n-th text said, acknowledged, sent; 0: not so */
    bool full, examine;

    struct carrier carrier;
    bool up;
    int window, waiting;
    int64_t outage_until_s;
    struct sim_mo *mo;
    int mos, mo_cap;
    struct sim_mt *mt;
    int mts, mt_cap;
    struct sim_map mt_at, mo_at;
    struct sim_report *report;
    int reports, report_cap;
    struct sim_dial *dial;
    int dials, dial_cap;
    struct sim_dialling dialling[96];
    struct sim_map dial_at; /* a session's nonce to its call */
    struct sim_kept *kept;
    int kepts, kept_cap;
    struct ussd_store store;
    bool store_stays;      /* when the engine ends */
    int store_loses;       /* of 1000: what is put into it */
    struct look_text said; /* the text between said() and send() */
    struct msisdn said_to;

    /* how rough this world is, of 1000 */
    int lose_in, lose_out, repeat, lose_ack, refuse, receipt_lost;

    struct sim_model model;
    bool broken;
    int invariant;
    char why[400];
    int64_t about_case;
    struct msisdn about;
    struct sim_line *line;
    int64_t lines;
    uint64_t digest;
    FILE *out;
};

/* sim/sim.c */
int64_t sim_pick(struct sim *s, int64_t sides); /* 0 to sides - 1 */
bool sim_odds(struct sim *s, int of_1000);
int64_t sim_wait(struct sim *s, int64_t about_s); /* 1 s to some times about_s */
void sim_plan(struct sim *s, int64_t at_s, enum sim_what what, int64_t a, int64_t b);
__attribute__((format(printf, 4, 5))) void sim_line(struct sim *s, int64_t case_id, const struct msisdn *number,
                                                    const char *format, ...);
__attribute__((format(printf, 4, 5))) void sim_break(struct sim *s, int invariant, int64_t case_id, const char *format,
                                                     ...);
bool sim_alive(const struct sim *s); /* the engine lives: its disk answers */
void sim_settle(struct sim *s);
int64_t map_get(const struct sim_map *m, int64_t key); /* -1 not there */
void map_put(struct sim_map *m, int64_t key, int32_t value);
void map_free(struct sim_map *m);
void *sim_grow(void *list, int n, int *cap, size_t one); /* room for one more, zeroed */

/* sim/life.c: the engine's deaths and starts, and its disk */
bool life_start(struct sim *s); /* false: it did not start */
void life_end(struct sim *s, const char *how);
void life_death(struct sim *s);
void life_disk(struct sim *s);
void life_room(struct sim *s);
void life_tidy(struct sim *s);
void life_calm(struct sim *s);
void life_plan(struct sim *s); /* every fault of this world */

/* sim/carrier.c */
void air_fill(struct sim *s);
void air_arrive(struct sim *s, int64_t mo);
void air_answer(struct sim *s, int64_t mt);
void air_reach(struct sim *s, int64_t mt);
void air_receipt(struct sim *s, int64_t mt, enum receipt r);
void air_link(struct sim *s, bool up);
void air_lost_peer(struct sim *s); /* the engine is gone */
void air_again(struct sim *s);     /* it is back: everything kept is offered again */
void air_said(void *ctx, const struct said *said);

/* sim/world.c */
void world_draw(struct sim *s);
bool world_people(struct sim *s); /* into the store */
void world_owner(struct sim *s);
void world_keeper(struct sim *s);
int world_phone(const struct sim *s, const struct msisdn *number); /* -1 nobody's */

/* sim/folk.c */
void folk_act(struct sim *s, int phone);
void folk_read(struct sim *s, int64_t mt);
void folk_plan(struct sim *s); /* their first acts */

void folk_see(struct sim *s, int phone, const char *text, size_t n); /* a screen */
int64_t folk_say(struct sim *s, int phone, const char *text);        /* a message, at the carrier soon; its number */

/* sim/dial.c */
void dial_store(struct sim *s); /* the engine has just started */
void dial_begin(struct sim *s, int phone);
void dial_key(struct sim *s, int64_t number);
void dial_lost(struct sim *s);                             /* the engine is gone */
struct sim_mo *dial_row(struct sim *s, const char *msgid); /* of the inbox */
void dial_opened(struct sim *s, const struct sim_mo *m);   /* a case, by that row */

/* sim/words.c */
void words_report(struct sim *s, const struct sim_phone *p, bool whole, struct text *out);
void words_action(struct sim *s, const struct sim_phone *p, struct text *out);
void words_chatter(struct sim *s, struct text *out);
void words_garbage(struct sim *s, struct text *out);
void words_place(struct sim *s, const struct sim_phone *p, struct text *out);
void words_missing(struct sim *s, const struct sim_phone *p, struct text *out);

/* sim/check.c */
void check_look(struct sim *s); /* what was committed since the last look */
void check_send(struct sim *s, const struct carrier_mt *mt);
void check_promise(struct sim *s, int64_t mo);
void check_fallback(struct sim *s, struct sim_mt *mt); /* the report that it failed is acknowledged */
void check_started(struct sim *s);                     /* after a start: nothing promised is gone */
void check_quiet(struct sim *s);                       /* nothing is left to do at this moment */
void model_free(struct sim *s);
/* sim/check_all.c */
void check_examine(struct sim *s, bool at_the_end);
void check_escalated(struct sim *s, const struct said *said);
void check_holiday(struct sim *s, int32_t day);
/* sim/clock.c: known are the holidays of the model that were declared before that moment */
bool sim_declare(struct sim_model *m, int32_t day, int64_t at_s); /* false: no room */
bool sim_working(const struct sim_model *m, int64_t day, int64_t known_s);
/* Of the clock's own time, to the minute, as it was counted at b. */
int64_t sim_between(const struct sim_model *m, enum clock clock, int64_t a, int64_t b);
/* sim/duty.c */
void check_duty_texts(struct sim *s); /* of this look */
void check_duty_send(struct sim *s, const struct look_text *t);
void check_duty_quiet(struct sim *s);

#endif
