/* say.c - choosing whom to tell and under which rules. Every outgoing text of the service begins here, so that the
 * limits on answers, the quiet hours and the privacy of words are kept in one place. */
#include "core/say.h"

#include "base/must.h"
#include "core/level.h"

struct text say_args(struct decide *d)
{
    struct text t;
    char *space = arena_take(d->arena, SAY_ARGS_CAP);
    if (!space) {
        d->out->full = true;
        text_init(&t, NULL, 0);
        return t;
    }
    text_init(&t, space, SAY_ARGS_CAP);
    if (d->c)
        say_arg(&t, "case", d->c->file.ref);
    return t;
}

void say_arg(struct text *t, const char *name, const char *value)
{
    args_put(t, name, span_of(value));
}

struct text say_officer_args(struct decide *d)
{
    struct text t = say_args(d);
    const struct case_file *c = &d->c->file;
    struct area constituency = area_up(case_area(c), AREA_CONSTITUENCY);
    struct area shown = constituency.level ? constituency : area_up(case_area(c), AREA_COUNTY);
    char code[AREA_CODE_CAP];
    area_code(shown, code);
    say_arg(&t, "severity", severity_word((enum severity)c->severity));
    say_arg(&t, "place", code);
    if (shown.level)
        args_put(&t, "place_name", area_name(d->w->areas, shown));
    return t;
}

static enum lang reporter_lang(const struct decide *d, enum lang own)
{
    if (own != LANG_NONE)
        return own;
    if (d->c && d->c->file.lang)
        return (enum lang)d->c->file.lang;
    return LANG_EN;
}

/* A message with what every text has; its class decides the rest. */
static struct message *message_add(struct decide *d, enum phrase key, enum say_class cls, const struct text *args)
{
    struct effect *e = effect_add(d, EFFECT_SAY);
    struct message *m = &e->say;
    m->key = key;
    m->cls = cls;
    m->args = text_done(args);
    m->late = d->late;
    m->not_before_s = d->ev->now_s;
    m->expires_s = d->ev->now_s + d->w->limits->expiry_s;
    if (d->c) {
        const struct case_file *c = &d->c->file;
        m->case_id = c->id;
        m->epoch = c->epoch;
        m->version = e->version;
        m->severity = (enum severity)c->severity;
        m->t0_s = c->t0_s;
    }
    return m;
}

/* --- answers --- */

static bool answered(const struct decide *d)
{
    const struct event *ev = d->ev;
    if (ev->kind != EVENT_SMS || ev->foreign_carrier || ev->own_number)
        return false;
    return ev->sender_kind == SENDER_KE_MOBILE || ev->sender_kind == SENDER_FOREIGN;
}

static bool idle_allowed(const struct decide *d, enum phrase key)
{
    const struct limits *lim = d->w->limits;
    int64_t id = d->c ? d->c->file.id : 0, now = d->ev->now_s;
    int64_t idle = 0, same = 0;
    for (int i = 0; i < d->f->recents; i++) {
        const struct recent_text *r = &d->f->recent[i];
        if (r->cls != SAY_IDLE)
            continue;
        idle += now - r->said_s < lim->idle_window_s;
        same += now - r->said_s < lim->identical_window_s && r->key == key && r->case_id == id;
    }
    return idle < lim->idle_max && same < lim->identical_max;
}

/* Beyond the ceiling an answer to a change waits until the hour has room again. 0: no wait. */
static int64_t change_wait(const struct decide *d)
{
    const struct limits *lim = d->w->limits;
    int64_t n = 0, oldest = d->ev->now_s;
    for (int i = 0; i < d->f->recents; i++) {
        const struct recent_text *r = &d->f->recent[i];
        if (r->cls != SAY_CHANGE || d->ev->now_s - r->said_s >= lim->change_window_s)
            continue;
        n++;
        oldest = r->said_s < oldest ? r->said_s : oldest;
    }
    return n < lim->change_max ? 0 : oldest + lim->change_window_s;
}

static struct message *sender_message(struct decide *d, enum phrase key, enum say_class cls, const struct text *args)
{
    const struct sender *s = &d->f->sender;
    struct message *m = message_add(d, key, cls, args);
    m->to = d->ev->from;
    m->person = decide_signed_in(d) ? decide_actor(d)
                : s->lost           ? 0
                          : s->person; /* whoever has the lost phone hears it, not the person: they are told as well */
    m->direct = true;
    enum lang own = s->lang != LANG_NONE ? s->lang : d->ev->reading->lang;
    m->lang = reporter_lang(d, own);
    for (int i = 0; i < s->posts && !m->post.role && !s->lost; i++)
        if (s->post[i].role > ROLE_CHP)
            m->post = s->post[i];
    if (cls == SAY_CODE)
        m->expires_s = d->ev->now_s + d->w->limits->code_life_s;
    return m;
}

/* Beyond the ceiling it waits, and goes with the others that wait as one text. */
static void hold(struct decide *d, struct message *m)
{
    int64_t wait = change_wait(d);
    if (!wait)
        return;
    m->not_before_s = wait;
    m->expires_s = wait + d->w->limits->expiry_s;
    m->bundles = true;
    audit_add(d, "answers.held", (struct span){NULL, 0});
}

/* A machine that answers each of our texts with other words must fall silent: a plain text that stands as an update
 * (ruling 1) is answered so often about the same case within the window, then no more. Whoever writes a command is
 * answered each time, up to the ceiling. */
static bool said_often(const struct decide *d, enum phrase key)
{
    const struct limits *lim = d->w->limits;
    int64_t id = d->c ? d->c->file.id : 0, same = 0;
    if (key != PHRASE_DONE_UPDATED || d->ev->reading->intent == INTENT_UPDATE)
        return false;
    for (int i = 0; i < d->f->recents; i++) {
        const struct recent_text *r = &d->f->recent[i];
        same += r->cls == SAY_CHANGE && r->key == key && r->case_id == id &&
                d->ev->now_s - r->said_s < lim->identical_window_s;
    }
    return same >= lim->same_max;
}

/* Did this number open a case that could be read within the hour, before this event? */
static bool case_this_hour(const struct decide *d)
{
    for (int i = 0; i < d->f->owns; i++)
        if (!d->f->own[i].unread && d->ev->now_s - d->f->own[i].opened_s < d->w->limits->change_window_s)
            return true;
    return false;
}

/* A flood must neither cost without end nor hide a child. A code always goes. A number that floods hears of the first
 * case it opens within the hour, and what that case lacks; nothing else. Where many together are too much, each is
 * answered as always, but for guidance and for texts that changed nothing. */
static bool flood_silences(const struct decide *d, enum phrase key, enum say_class cls)
{
    enum flood f = d->ev->flood;
    if (f == FLOOD_NONE || cls == SAY_CODE)
        return false;
    if (f != FLOOD_NUMBER)
        return cls == SAY_IDLE || key == PHRASE_GUIDANCE;
    bool first = (key == PHRASE_REPORT_RECEIVED || key == PHRASE_ASK_DETAILS) && cls == SAY_CHANGE;
    return !first || case_this_hour(d);
}

/* By another channel nothing is held, counted or silenced: it costs no text, and whoever asked waits for it. */
static struct message *channel_answer(struct decide *d, enum phrase key, enum say_class cls, const struct text *args)
{
    struct message *m = sender_message(d, key, cls, args);
    d->out->list[d->out->count - 1].kind = EFFECT_ANSWER;
    return m;
}

struct message *say_sender(struct decide *d, enum phrase key, enum say_class cls, const struct text *args)
{
    if (d->ev->channel != CHANNEL_SMS && cls != SAY_CODE)
        return channel_answer(d, key, cls, args);
    return say_sender_text(d, key, cls, args);
}

struct message *say_sender_text(struct decide *d, enum phrase key, enum say_class cls, const struct text *args)
{
    if (!answered(d) || (cls == SAY_IDLE && !idle_allowed(d, key)) || (cls == SAY_CHANGE && said_often(d, key)))
        return NULL;
    if (flood_silences(d, key, cls)) {
        d->silenced++;
        return NULL;
    }
    struct message *m = sender_message(d, key, cls, args);
    if (cls == SAY_CHANGE)
        hold(d, m);
    return m;
}

static void guide(const struct decide *d, struct message *m)
{
    m->kind = (enum kind)d->c->file.first_kind;
    m->guide = GUIDE_CPV;
    for (int i = 0; i < d->f->sender.posts; i++) {
        if (d->f->sender.post[i].role == ROLE_PARALEGAL)
            m->guide = GUIDE_PARALEGAL;
        if (d->f->sender.post[i].role == ROLE_CHP)
            m->guide = GUIDE_CHP;
    }
}

void say_sender_guidance(struct decide *d)
{
    struct text t = say_args(d);
    if (!d->c->file.first_kind)
        return;
    if (d->ev->channel != CHANNEL_SMS) {
        guide(d, channel_answer(d, PHRASE_GUIDANCE, SAY_CHANGE, &t));
        return;
    }
    if (!answered(d))
        return;
    if (flood_silences(d, PHRASE_GUIDANCE, SAY_CHANGE)) {
        d->silenced++;
        return;
    }
    struct message *m = sender_message(d, PHRASE_GUIDANCE, SAY_CHANGE, &t);
    guide(d, m);
    hold(d, m);
}

void answer(struct decide *d, enum phrase key)
{
    struct text t = say_args(d);
    say_sender(d, key, SAY_CHANGE, &t);
}

void answer_idle(struct decide *d, enum phrase key)
{
    struct text t = say_args(d);
    say_sender(d, key, SAY_IDLE, &t);
}

/* --- others --- */

void say_reporters(struct decide *d, enum phrase key, const struct text *args)
{
    for (int i = 0; i < d->c->reporters; i++) {
        const struct reporter *r = &d->c->reporter[i];
        if (r->lost || r->stopped || !r->number.s[0] ||
            (d->ev->kind == EVENT_SMS && msisdn_eq(&r->number, &d->ev->from)))
            continue;
        struct text none;
        if (!args)
            none = say_args(d);
        struct message *m = message_add(d, key, SAY_FEEDBACK, args ? args : &none);
        m->to = r->number;
        m->person = r->party;
        m->lang = reporter_lang(d, r->lang);
    }
}

static bool waits_for_clock(enum role r)
{
    return role_level(r) || r == ROLE_HELPLINE;
}

static bool by_day(enum role r)
{
    return r == ROLE_ADMIN || r == ROLE_AUDITOR;
}

bool say_falls_back(enum phrase key)
{
    return key == PHRASE_CASE_NEW || key == PHRASE_CASE_REMINDER || key == PHRASE_CASE_ESCALATED ||
           key == PHRASE_CASE_CLOSE_REQUESTED || key == PHRASE_CASE_DISPUTED;
}

struct message *say_person(struct decide *d, enum phrase key, const struct post *post, const struct person *p,
                           const struct text *args)
{
    bool level = waits_for_clock(post->role);
    struct message *m = message_add(d, key, level ? SAY_LADDER : by_day(post->role) ? SAY_ALARM : SAY_AGENCY, args);
    m->to = *person_phone(p);
    m->person = p->id;
    m->post = *post;
    m->level = role_level(post->role);
    m->lang = p->lang ? p->lang : LANG_EN;
    enum clock clock = d->c ? decide_rules(d)->clock : CLOCK_WALL;
    if (by_day(post->role))
        clock = CLOCK_DAY;
    if (level || by_day(post->role))
        m->not_before_s = clock_open(clock, d->w->calendar, d->ev->now_s);
    m->expires_s = clock_add(clock, d->w->calendar, m->not_before_s, d->w->limits->expiry_s);
    if (d->c && level) {
        m->bundles = d->c->file.severity != SEVERITY_S1;
        if (say_falls_back(key))
            m->receipt_by_s = decide_rules(d)->receipt_s;
    }
    return m;
}

bool say_post(struct decide *d, enum phrase key, const struct post *post, int64_t not_person, const struct text *args)
{
    const struct person *p = post_duty(d->w->directory, post, decide_today(d), not_person);
    if (!p)
        return false;
    say_person(d, key, post, p, args);
    return true;
}

static void alarm_to(struct decide *d, enum phrase key, const char *about, const struct person *p,
                     const struct post *to, const struct text *args);

/* Ruling 27: admin is every holder at KE, each told once a day. */
static void alarm_admins(struct decide *d, enum phrase key, const char *about, const struct post *to,
                         const struct text *args)
{
    const struct directory *dir = d->w->directory;
    int told = 0;
    for (int i = 0; i < dir->holdings; i++) {
        const struct person *p = &dir->person[dir->holding[i].person];
        char whose[80];
        struct text t;
        if (!post_eq(&dir->holding[i].post, to) || !person_phone(p)->s[0])
            continue;
        text_init(&t, whose, sizeof whose);
        text_str(&t, about);
        if (told++) {
            text_char(&t, ' ');
            text_i64(&t, p->id);
        }
        alarm_to(d, key, whose, p, to, args);
    }
    if (!told)
        alarm_to(d, key, about, NULL, to, args);
}

void say_alarm(struct decide *d, enum phrase key, const char *about, const struct post *to, const struct text *args)
{
    if (to->role == ROLE_ADMIN)
        alarm_admins(d, key, about, to, args);
    else
        alarm_to(d, key, about, post_duty(d->w->directory, to, decide_today(d), 0), to, args);
}

static void alarm_to(struct decide *d, enum phrase key, const char *about, const struct person *p,
                     const struct post *to, const struct text *args)
{
    struct effect *e = effect_add(d, EFFECT_ALARM);
    char *copy = arena_take(d->arena, 80);
    if (copy)
        span_str(span_of(about), copy, 80);
    e->word = span_of(phrase_key(key));
    e->text = span_of(copy);
    e->live = p != NULL;
    if (!p)
        return;
    enum clock clock = to->role == ROLE_ADMIN ? CLOCK_DAY : CLOCK_WALL;
    e->say = (struct message){.key = key, .cls = SAY_ALARM, .to = *person_phone(p), .person = p->id, .post = *to};
    e->say.lang = p->lang ? p->lang : LANG_EN;
    e->say.args = text_done(args);
    e->say.not_before_s = clock_open(clock, d->w->calendar, d->ev->now_s);
    e->say.expires_s = e->say.not_before_s + d->w->limits->expiry_s;
    e->say.level = role_level(to->role);
}

/* --- words of officers for reporters --- */

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80 || c == '\'' || c == '-';
}

static bool same_word(struct span a, struct span b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++) {
        char x = a.p[i], y = b.p[i];
        x = x >= 'A' && x <= 'Z' ? (char)(x + 32) : x;
        y = y >= 'A' && y <= 'Z' ? (char)(y + 32) : y;
        if (x != y)
            return false;
    }
    return true;
}

static bool in_name(const char *name, struct span word)
{
    struct span rest = span_of(name);
    while (rest.n) {
        struct span part = span_cut(&rest, ' ');
        if (part.n > 1 && same_word(part, word))
            return true;
    }
    return false;
}

/* Amina, Amina's, Amina-Rose: a name is also known by its parts. */
static bool in_name_parts(const char *name, struct span word)
{
    size_t from = 0;
    if (in_name(name, word))
        return true;
    for (size_t i = 0; i <= word.n; i++) {
        if (i < word.n && word.p[i] != '\'' && word.p[i] != '-')
            continue;
        if (in_name(name, (struct span){word.p + from, i - from}))
            return true;
        from = i + 1;
    }
    return false;
}

static size_t digits_in(struct span word)
{
    size_t n = 0;
    for (size_t i = 0; i < word.n; i++)
        n += digit(word.p[i]);
    return n;
}

/* The end of a number that begins at i: its digits, and groups of them behind one space or dash (0711 222 333). */
static size_t number_end(struct span s, size_t i)
{
    for (i++; i < s.n; i++) {
        bool joins = (s.p[i] == ' ' || s.p[i] == '-') && i + 1 < s.n && digit(s.p[i + 1]);
        if (!digit(s.p[i]) && !joins)
            break;
    }
    return i;
}

static bool hidden(const struct decide *d, struct span word)
{
    if (digit(word.p[0]) || word.p[0] == '+')
        return digits_in(word) >= 4;
    if (d->c && in_name_parts(d->c->file.child_name, word))
        return true;
    return d->w->lexicon && lexicon_kind_word(d->w->lexicon, word);
}

void say_words(struct decide *d, struct text *args, struct span words)
{
    char *space = arena_take(d->arena, words.n + 1);
    struct text clean;
    if (!space)
        return;
    text_init(&clean, space, words.n + 1);
    size_t i = 0;
    while (i < words.n) {
        size_t start = i;
        size_t kind = d->w->lexicon ? lexicon_kind_phrase(d->w->lexicon, (struct span){words.p + i, words.n - i}) : 0;
        if (kind > 0) {
            i += kind;
        } else if (letter(words.p[i]) || digit(words.p[i]) || words.p[i] == '+') {
            if (letter(words.p[i]))
                while (i < words.n && (letter(words.p[i]) || digit(words.p[i])))
                    i++;
            else
                i = number_end(words, i);
            struct span word = {words.p + start, i - start};
            if (!hidden(d, word))
                text_span(&clean, word);
        } else {
            char c = words.p[i++];
            text_char(&clean, (unsigned char)c < ' ' ? ' ' : c);
        }
    }
    args_put(args, "words", span_trim(text_done(&clean)));
}

/* --- one text a person an event --- */

static int category(const struct message *m)
{
    if (m->direct)
        return 9;
    if (m->cls == SAY_FEEDBACK)
        return 1;
    if (m->key == PHRASE_CASE_REMINDER)
        return 2;
    bool tells = m->key == PHRASE_CASE_NEW || m->key == PHRASE_CASE_ESCALATED || m->key == PHRASE_CASE_NEW_SHARED ||
                 m->key == PHRASE_CASE_CLOSE_REQUESTED || m->key == PHRASE_CASE_DISPUTED ||
                 m->key == PHRASE_CASE_REOPENED;
    return tells ? 4 : 3;
}

static bool same_person(const struct message *a, const struct message *b)
{
    return (a->person && a->person == b->person) || msisdn_eq(&a->to, &b->to);
}

void say_settle(struct decide *d)
{
    for (int i = 0; i < d->out->count; i++) {
        struct effect *a = &d->out->list[i];
        if ((a->kind != EFFECT_SAY && a->kind != EFFECT_ANSWER) || a->say.cls == SAY_ALARM)
            continue;
        for (int j = 0; j < d->out->count; j++) {
            struct effect *b = &d->out->list[j];
            if (i == j || b->kind != EFFECT_SAY || b->say.cls == SAY_ALARM || !same_person(&a->say, &b->say))
                continue;
            int x = category(&a->say), y = category(&b->say);
            if (x == 9 && y == 9)
                continue;
            if (x > y || (x == y && i < j))
                b->kind = EFFECT_NONE;
        }
    }
}
