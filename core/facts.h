/* facts.h - what deciding may know of the store, fetched by the hands before deciding. Plain arrays; whoever decides
 * asks by setting need bits and keys, at most three rounds. */
#ifndef MLINZI_CORE_FACTS_H
#define MLINZI_CORE_FACTS_H

#include "core/case.h"
#include "core/directory.h"
#include "core/duty.h"
#include "core/record.h"
#include "core/register.h"
#include "forms/phrase.h"

/* How a text counts against the limits on answers (product section 2, rulings 24, 26, 27). */
enum say_class {
    SAY_IDLE,     /* an answer to a text that changed nothing */
    SAY_CHANGE,   /* an answer to a change */
    SAY_CODE,     /* a code: never held */
    SAY_LADDER,   /* to a post, about a case; also officers' feedback */
    SAY_AGENCY,   /* to police, health, odpp: any hour */
    SAY_FEEDBACK, /* to a reporter, not in answer */
    SAY_ALARM,    /* to admin, to the post above */
};

/* One number that texts: its own row, its person, its posts. */
struct sender {
    struct msisdn number;
    enum lang lang; /* kept by number; LANG_NONE until known */
    bool known;     /* the number has a row */
    bool stopped;
    int64_t muted_until_s;
    int64_t strikes, strikes_s; /* no-such-case tries and the start of their hour */
    int64_t person;             /* party, 0 unregistered */
    bool lost;                  /* this phone is marked lost */
    struct post post[8];        /* of that person, volunteers' too */
    int posts;
    int64_t party; /* the reporter party of an unregistered number, 0 none yet */
};
struct recent_text { /* a text sent to this number, newest first */
    int64_t said_s;
    enum phrase key;
    int64_t case_id; /* 0 none */
    enum say_class cls;
    bool case_open; /* now */
};
struct own_case { /* a case this number reported, newest first */
    int64_t id, opened_s, closed_s, kinds, text_hash;
    enum case_state state;
    bool unread;
    int64_t missing;
};
struct recent_in { /* a text that came from this number, newest first */
    int64_t at_s;
    int64_t text_hash;
    bool report; /* it opened or joined a readable case */
};
struct question {    /* what was asked of this number and still stands; key PHRASE_NONE: nothing */
    enum phrase key; /* ask.details, ask.action, ask.case */
    int64_t case_id, asked_s;
    struct area choice[9];
    int choices;
    enum intent word; /* ask.case: the word that waits for its case */
    char text[320];   /* ... and its text */
};
struct code { /* the live code of a person; act ACT_NONE: none */
    enum act act;
    char digits[8];
    int64_t person, case_id, epoch, made_s, tries, value;
    char text[400]; /* the explanation given */
};
struct reporter {
    struct msisdn number;
    int64_t party;
    enum lang lang;
    bool stopped, lost;
};
struct share {
    struct post post;
    bool live; /* sight not lost by a move */
};
struct case_facts {
    bool found;
    struct case_file file;
    struct reporter reporter[8];
    int reporters;
    struct share share[12];
    int shares;
    int64_t due_s; /* of its timer row, 0 none: for STATUS */
};
struct keeping { /* a closed case, a day's texts that are of no case, or a record of the register */
    int64_t case_id, day;
    char ref[12];
    struct record_of record;
    int32_t last_day; /* of a record: something was known or done of it then */
};
struct alike { /* an open case that looks like the same child, place and day */
    int64_t id;
};
struct listed {
    char ref[12];
    enum case_state state;
};
/* What LIST needs: the number's own view, made by decide, answered by the store. */
struct view {
    bool everything;      /* nation */
    struct post post[16]; /* scco offices, counties, regions, and agencies' shares */
    int posts;
    struct msisdn reporter; /* own cases; "" none */
};

struct mark_facts {           /* n 0: none yet */
    int64_t n, at_s, records; /* records: how many it covers, of all shards */
    char print[17];           /* the first 16 hex digits of its digest */
};

#define ONCE_TEXT_CAP 80
struct sheet_facts {                          /* of a form about a case, or about its child */
    struct register_subject of_case, subject; /* subject: whom it is about; id 0: a child, and there is not one alone */
    int children;                             /* registered ones of the case: 0, 1, 2 for more */
    bool filled;                              /* there can be but one, and there is */
    bool before;                              /* another form comes first (core/protection.h) */
    bool again;                               /* the same text filled one before, and it stands */
    char once[ONCE_TEXT_CAP]; /* under what it is kept: need_sheet.once, and what was struck out since */
};

enum need {
    NEED_SENDER = 1, /* sender, question */
    NEED_RECENT = 2, /* recent texts of 24 h, own cases of 14 days and recent incoming of 10 min */
    NEED_CODE = 4,
    NEED_CASE = 8,      /* case_facts[0] by need_ref or need_case */
    NEED_OTHER = 16,    /* case_facts[1] by need_other (merge) */
    NEED_ALIKE = 32,    /* by need_like */
    NEED_LIST = 64,     /* by view */
    NEED_SERIAL = 128,  /* the next number of counter need_serial */
    NEED_PARTY = 256,   /* the person with number need_number (a delegate) */
    NEED_MARK = 512,    /* the newest mark of the audit */
    NEED_READS = 2048,  /* how many cases ev->actor has read in this hour */
    NEED_KEEP = 1024,   /* what the retention schedule is to announce and to do, by need_keep */
    NEED_DUTY = 4096,   /* by need_duty */
    NEED_SHEET = 8192,  /* by need_sheet */
    NEED_RECORD = 16384 /* by need_record */
};
#define RECENT_MAX 256
struct facts {
    unsigned have, need;
    /* keys of the needs */
    int64_t need_case, need_other;
    char need_ref[12];
    int64_t got_case[2]; /* the keys that c[0] and c[1] answer */
    char got_ref[12];
    struct {
        int64_t ward, sex, age_years, from_s;
    } need_like;
    char need_serial[40];
    struct {
        int64_t closed_by_s, day_by;  /* closed by then, came by that day: within the notice; 0: nothing of it */
        int64_t contact_by, child_by; /* the day */
    } need_keep;
    struct record_of need_record;
    struct {
        int64_t case_id;
        const struct sheet *sheet;
        char once[ONCE_TEXT_CAP];
    } need_sheet;
    struct msisdn need_number;
    struct view view;
    /* answers */
    struct sender sender;
    struct question question;
    struct code code;
    struct recent_text recent[RECENT_MAX];
    int recents;
    struct own_case own[32];
    int owns;
    struct recent_in in[16];
    int ins;
    struct case_facts c[2];
    struct alike alike[4];
    int alikes;
    struct listed listed[12];
    int listed_n;
    int64_t list_count;
    int64_t serial;
    int64_t number_person; /* for NEED_PARTY: 0 nobody */
    struct mark_facts mark;
    int64_t need_reader, reads;
    int64_t need_duty;
    struct duty duty; /* id 0: there is none */
    struct sheet_facts sheet;
    struct record_facts record;
    struct keeping due;      /* announced, its time has come and nobody holds it; all 0: none */
    struct keeping keep[60]; /* not announced yet; asked only when nothing is due */
    int keeps;
};

#endif
