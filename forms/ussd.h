/* ussd.h - walking the USSD menus: a session and what was typed, in; another screen, or something for the service to
 * do, out. Pure. What stands on the screens is data (forms/ussd.def, phrases ussd.*); what a field may hold is what the
 * reader of texts fills (struct slots), and words typed anywhere are read by that same reader.
 *
 * Keys: options by their number; 0 back, 00 main menu, 98 more (product section 8, ruling 35); 99 where something is
 * not known. A wrong one repeats the screen with a hint, the third in a row ends the session.
 *
 * The order of calls: ussd_begin(), then for each hop ussd_key(); what its step asks for is done and told by
 * ussd_listed(), ussd_answered(), ussd_pinned() and the like, until a step says show or end. Then ussd_show() words the
 * screen. */
#ifndef MLINZI_FORMS_USSD_H
#define MLINZI_FORMS_USSD_H

#include "forms/phrase.h"
#include "forms/read.h"
#include "forms/sheet_ussd.h"

#define USSD_UNITS_MAX                                                                             \
    160 /* septets of one screen: the least that a Kenyan network carries (reference telecom.json) \
         */
#define USSD_WRONG_MAX 3
#define USSD_LIST_MAX 12
#define USSD_SHEET_CAP 32

enum ussd_screen {
    USSD_NONE,
#define SCREEN(id, phrase, back) USSD_##id,
#include "forms/ussd.def"
    USSD_SCREENS
};
enum ussd_act { /* what an option does */
                USSD_GO_MENU = 1,
                USSD_GO_KIND,
                USSD_GO_REPORTS,
                USSD_GO_GUIDANCE,
                USSD_GO_LANGUAGE,
                USSD_GO_CASES,
                USSD_GO_ADD,
                USSD_GO_ON,
                USSD_DO_VERIFY,
                USSD_DO_UPDATE,
                USSD_DO_CLOSE,
                USSD_DO_CONFIRM,
                USSD_DO_REJECT,
                USSD_DO_NO,
                USSD_DO_FORM,
                USSD_SEX_F,
                USSD_SEX_M,
                USSD_SEX_X,
                USSD_SKIP,
                USSD_FINISH,
                USSD_FINISH_TEXT,
                USSD_FORM_KEEP,
                USSD_LANG_EN,
                USSD_LANG_SW
};
/* What a word to the service is, for whoever gives it to the service and for the walker, which is told its answer. */
enum ussd_word {
    USSD_NO_WORD,
    USSD_TELL_REPORT,  /* reading: opens a case */
    USSD_TELL_ANSWER,  /* reading: fills the case of its ref */
    USSD_TELL_COMMAND, /* reading: a command word about the case of its ref */
    USSD_TELL_FORM,    /* form: the answers to one question of the form in hand */
    USSD_TELL_LANG,    /* reading: the language asked for */
    USSD_TELL_SAVE,    /* the form in hand is to be saved */
    USSD_END_UNSAID,   /* the receipt of ref need not go as a text: the screen shows it */
    USSD_END_TEXT,     /* it is asked for */
    USSD_END_DROPPED,  /* wrong keys ended it, or the network: the receipt goes now */
    USSD_END_HELP      /* wrong keys ended it, and there is no case yet: help goes as a text */
};
struct ussd_entry {
    char ref[REF_CAP];
    uint8_t state; /* enum saying, of state.* */
};
/* One session, of a fixed size and without pointers, as it may lie in another store. No names and no words of anybody.
 */
struct ussd_session {
    uint8_t layout; /* USSD_LAYOUT; another is no session */
    uint8_t screen, lang, wrong, hint;
    uint8_t officer, has_pin, proved; /* proved: the PIN was right, in this session and for this case */
    uint8_t kind, guide;              /* guidance shown, and to whom */
    uint8_t word, act, chosen;        /* in flight; what is to be done with the case in hand; and as the menu said */
    uint8_t missing, skipped;         /* enum missing bits of the own report in hand */
    uint8_t reporting;                /* ref is the own report begun here or gone on with */
    uint8_t state;                    /* enum saying: how the case in hand stands */
    uint8_t entries, choices;
    uint8_t child;  /* one child is registered in the case in hand: there are forms about it */
    uint16_t first; /* first option of the page, or byte of the text */
    uint16_t heard; /* bytes of the whole text heard, where the carrier tells it whole */
    uint32_t hops;
    int64_t began_s;
    uint64_t nonce;             /* of this session: with hops, the id of each word */
    uint64_t pin_mark;          /* of a new PIN typed once; the walker does not read it */
    char ref[REF_CAP];          /* the case in hand */
    char sheet[USSD_SHEET_CAP]; /* the form in hand, "" none; what was answered in it is the service's to keep */
    struct sheet_ussd form;
    struct ussd_entry entry[USSD_LIST_MAX];
    struct area place; /* whose parts are offered */
    struct area choice[9];
};
#define USSD_LAYOUT 2

struct ussd_world {
    const struct phrasebook *book;
    const struct areas *areas;
    const struct lexicon *lexicon;
    struct arena *scratch; /* of one hop */
    int64_t now_s;
    const struct sheets *sheets;
    const struct codes *codes;
    const struct sheet *form;      /* the session's; NULL: it has none, or there is no such form any more */
    const struct answers *answers; /* to it so far */
};
/* Who dials. */
struct ussd_caller {
    enum lang lang;
    bool officer, has_pin;
    enum guide_role guide;
    char resume[REF_CAP];                         /* an own report that was left before its end, "" none */
    unsigned missing;                             /* what it lacks */
    char form_ref[REF_CAP], form[USSD_SHEET_CAP]; /* a form begun and not saved, about the case of that reference */
};

enum ussd_do {
    USSD_SHOW,     /* the session's screen; args go with its words */
    USSD_END,      /* key and args, and the session is over */
    USSD_SAY,      /* give reading to the service, then ussd_answered() */
    USSD_MINE,     /* list the caller's own reports, then ussd_listed() */
    USSD_SEEN,     /* list the open cases of the caller's posts, then ussd_listed() */
    USSD_FORMS_OF, /* find out whether one child is registered in the case of ref, then ussd_forms() */
    USSD_FORM_OF,  /* put the form in hand and its answers so far into the world, then ussd_drafted() */
    USSD_PIN_TRY,  /* typed is the PIN: try it, then ussd_pinned() */
    USSD_PIN_KEEP, /* typed is a new PIN: keep a mark of it in pin_mark, look whether it is good, then ussd_pinned() */
    USSD_PIN_SET   /* typed is the same again, if pin_mark says so: set it, then ussd_pinned() */
};
struct ussd_step {
    enum ussd_do what;
    enum phrase key;
    struct span args;
    enum ussd_word word;
    struct reading reading; /* spans in what was typed, in the scratch arena or in literals */
    struct span text;       /* the words themselves, for the case's timeline */
    bool proved;            /* the word is said by somebody whose PIN was right */
    struct span typed;
    struct span form; /* USSD_TELL_FORM: as sheet_draft_write() does it */
};

void ussd_begin(struct ussd_session *s, const struct ussd_caller *c, int64_t now_s);
void ussd_key(const struct ussd_world *w, struct ussd_session *s, struct span typed, struct ussd_step *out);
void ussd_listed(struct ussd_session *s, const struct ussd_entry *entry, int n, struct ussd_step *out);
/* The first answer to the word; PHRASE_NONE: there was none. */
void ussd_answered(const struct ussd_world *w, struct ussd_session *s, enum phrase key, struct span args,
                   struct ussd_step *out);
void ussd_forms(struct ussd_session *s, bool one_child, struct ussd_step *out);
void ussd_drafted(const struct ussd_world *w, struct ussd_session *s, struct ussd_step *out);
enum ussd_pin { USSD_PIN_RIGHT, USSD_PIN_WRONG, USSD_PIN_LATER };
void ussd_pinned(struct ussd_session *s, enum ussd_pin answer, struct ussd_step *out);

/* The network ended the session: what is to be said of its report, if one was begun. */
void ussd_dropped(struct ussd_session *s, struct ussd_step *out);
enum phrase ussd_head(const struct ussd_session *s); /* the phrase of its screen */

/* A screen as it is sent, without CON or END: at most USSD_UNITS_MAX septets. args: name=value lines that go with it.
 */
#define USSD_TEXT_CAP 512
struct ussd_shown {
    bool more; /* CON: the session goes on */
    enum phrase key;
    enum kind kind; /* guidance */
    char args_space[600], text_space[USSD_TEXT_CAP];
    struct text args, text;
};
void ussd_show(const struct ussd_world *w, const struct ussd_session *s, const struct ussd_step *step,
               struct ussd_shown *out);

/* Does every screen fit, in both languages, with the longest values there are? False: out says which does not, and what
 * to do. Asked when the files are loaded. */
bool ussd_fits(const struct ussd_world *w, struct text *why);

#endif
