/* state.h - what a story knows of itself, in memory shared between the runner and the engine's process, so that
 * the engine can be killed as by -9 in the middle and started again from its file. Inside mlinzid/story/ alone. */
#ifndef MLINZI_MLINZID_STORY_STATE_H
#define MLINZI_MLINZID_STORY_STATE_H

#include "mlinzid/story/driver.h"

#define STORY_TEXTS_MAX 2048
#define STORY_NAMES_MAX 64
struct story_text { /* a text that reached a phone */
    int64_t id, at_s;
    char to[MSISDN_CAP], key[48];
    char args[800], text[1400];
    bool expected, receipted;
};
struct story_name { /* K in case=K */
    char name[24], value[24];
};
#define STORY_PHONES_MAX 32
struct story_ussd { /* a phone's sessions: what it dialled last */
    char phone[MSISDN_CAP], session[32];
    bool open; /* the screen said CON */
};
struct story_screen { /* the last one shown */
    bool shown, more;
    char key[48], args[800], text[600];
};
struct story_state {
    char *source; /* the file, in the runner's memory: children have it by fork */
    size_t source_n;
    size_t at; /* byte offset of the next statement */
    int line;
    int64_t now_s;
    struct driver_clock clock;
    bool crashing, failed, ended;
    bool crashes;   /* killed before every statement */
    int crashed_at; /* line of the last such */
    char why[2000];
    struct story_text text[STORY_TEXTS_MAX];
    int texts;
    struct story_ussd ussd[STORY_PHONES_MAX];
    int ussds, sessions;
    struct story_screen screen;
    struct story_name name[STORY_NAMES_MAX];
    int names;
};

struct player { /* in the engine's process */
    struct story_state *st;
    struct driver *d;
    struct loaded *loaded;
    const char *directory;
};

/* One statement cut into words: quoted ones keep their spaces, escapes are undone. */
#define STORY_WORDS_MAX 24
struct story_words {
    char *word[STORY_WORDS_MAX];
    int n;
    char space[8192];
};
bool story_split(struct span line, struct story_words *out); /* false: an open quote or too many words */
bool story_duration(const char *s, int64_t *out_s);
void story_fail(struct story_state *st, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* {K} in a text becomes the value bound to K. False: K is not bound. */
bool story_insert(struct story_state *st, const char *text, char *out, size_t cap);

/* story/story.c: plays st->source from st->at on in this process, with a store in that directory, made when it is not
 * there.
 */
void story_play(struct story_state *st, struct loaded *loaded, const char *directory);

/* story/world.c: one statement each */
void story_person(struct player *p, const struct story_words *w);
void story_absent(struct player *p, const struct story_words *w);
void story_office(struct player *p, const struct story_words *w);
void story_holiday(struct player *p, const struct story_words *w);
void story_lost(struct player *p, const struct story_words *w); /* and found */

/* story/duty.c */
void story_duty(struct player *p, const struct story_words *w);
void story_expect_duty(struct story_state *st, struct driver *d, const struct story_words *w);

/* story/ussd.c */
void story_ussd(struct story_state *st, struct driver *d, const struct story_words *w);
bool story_dialling(const struct story_state *st); /* a session is open: a crash would end it */

/* story/expect.c */
/* The names and bits of text of an expectation from its word `from` on, against what came; binds new names. */
bool story_matches(struct story_state *st, const struct story_words *w, int from, const char *args, const char *text);
/* The case of that name; fails when the name is not bound or the store has no such case. */
bool story_case(struct story_state *st, struct driver *d, const char *name, struct case_facts *out);
void story_expect(struct story_state *st, struct driver *d, const struct story_words *w);
void story_unexpected(struct story_state *st); /* a text that nobody expected fails here */

#endif
