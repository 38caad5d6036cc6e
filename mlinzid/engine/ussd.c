/* ussd.c - one hop after the other: the session from its store, the walker of forms/ussd.c, what the walker asks
 * for done by the engine (a word, a list, a PIN), and the screen. A session waits here while that is under way; nothing
 * else of it is known to the engine, so that it may lie in any store. */
#include "mlinzid/engine/ussd.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "core/dial.h"
#include "core/pin.h"
#include "db/child.h"
#include "db/pin.h"
#include "escalator/escalator.h"
#include "mlinzid/engine/inside.h"

#define SCRATCH_BYTES ((size_t)256 << 10)

struct waiting {
    struct engine *e;
    int64_t ticket; /* of the word or PIN under way; 0: this place is free */
    bool pin;       /* it is a PIN's */
    bool dropped;   /* the network ended the session meanwhile */
    bool whole;
    char key[USSD_KEY_CAP], link[48];
    struct msisdn phone;
    char typed[USSD_TYPED_CAP];
    size_t typed_n;
    int64_t now_s;
    struct ussd_session s;
    const struct sheet *form; /* of the session, and what was answered in it; in the scratch arena */
    struct answers answers;
    struct ussd_step step;
    void *ctx;
    void (*shown)(void *ctx, const struct ussd_shown *s); /* NULL: nobody waits for a screen */
};
struct ussd_hub {
    struct waiting *at;
    int cap;
    int64_t tickets; /* of words, below 0: those of engine_take_word's other callers are above */
    struct ussd_store *store;
    struct arena scratch;
};

enum err ussd_open(struct engine *e)
{
    const struct settings *s = &e->loaded->settings;
    struct ussd_hub *h = e->ussd = calloc(1, sizeof *h);
    void *scratch = malloc(SCRATCH_BYTES);
    if (!h || !scratch) {
        free(scratch);
        return ERR_FULL;
    }
    arena_init(&h->scratch, scratch, SCRATCH_BYTES);
    h->cap = (int)s->ussd_waiting_max;
    h->at = calloc((size_t)h->cap, sizeof *h->at);
    h->store = ussd_memory_open((int)s->ussd_sessions_max);
    return h->at && h->store ? ERR_NONE : ERR_FULL;
}

void ussd_close(struct engine *e)
{
    struct ussd_hub *h = e->ussd;
    if (!h)
        return;
    if (h->store)
        h->store->close(h->store->self);
    free(h->at);
    free(h->scratch.base);
    free(h);
    e->ussd = NULL;
}

void engine_ussd_store(struct engine *e, struct ussd_store *s)
{
    e->ussd->store->close(e->ussd->store->self);
    e->ussd->store = s;
}

int engine_ussd_waiting(const struct engine *e)
{
    int n = 0;
    for (int i = 0; i < e->ussd->cap; i++)
        n += e->ussd->at[i].key[0] != '\0';
    return n;
}

static struct ussd_world world_of(struct waiting *p)
{
    struct engine *e = p->e;
    return (struct ussd_world){.book = phrases_book(e->loaded->phrases),
                               .areas = &e->loaded->areas,
                               .lexicon = e->loaded->lexicon,
                               .scratch = &e->ussd->scratch,
                               .now_s = p->now_s,
                               .sheets = &e->loaded->sheets,
                               .codes = &e->loaded->codes,
                               .form = p->form,
                               .answers = &p->answers};
}

/* --- what is known of whoever dials --- */

static enum err dial(struct waiting *p, enum dial_want want, struct dial *out)
{
    struct engine *e = p->e;
    struct event ev = {.kind = EVENT_SMS, .channel = CHANNEL_USSD, .now_s = p->now_s, .from = p->phone};
    struct facts *f = e->facts;
    struct decide d;
    enum err err = engine_refresh(e);
    memset(f, 0, sizeof *f);
    f->sender.number = p->phone;
    for (int round = 0; err == ERR_NONE && round < 4; round++) {
        arena_reset(&e->arena);
        d = (struct decide){.ev = &ev, .w = &e->world, .f = f, .out = &e->effects, .arena = &e->arena};
        dial_decide(&d, want, out);
        if (!f->need)
            return ERR_NONE;
        err = db_facts(e->db, f, p->now_s, &e->arena);
    }
    return err == ERR_NONE ? ERR_RANGE : err;
}

/* A report that lacks nothing is gone on with while its receipt waits: its session did not come to its end. */
static bool receipt_waits(struct waiting *p, int64_t case_id)
{
    struct outbox_row rows[16];
    struct message about = {.case_id = case_id, .to = p->phone};
    int n = 0;
    arena_reset(&p->e->rows);
    if (!case_id || db_outbox_about(p->e->db, &about, rows, 16, &n, &p->e->rows) != ERR_NONE)
        return false;
    for (int i = 0; i < n; i++)
        if (rows[i].m.direct && rows[i].m.key == PHRASE_REPORT_RECEIVED && rows[i].m.not_before_s > p->now_s)
            return true;
    return false;
}

static bool has_pin(struct waiting *p)
{
    struct pin_row row = {0};
    int64_t person = 0;
    enum err err = db_person_by_phone(p->e->db, &p->phone, &person);
    if (err == ERR_NONE)
        err = db_pin_get(p->e->db, PIN_SIX, person, &row);
    explicit_bzero(&row, sizeof row);
    return err == ERR_NONE;
}

/* An officer's form that was begun within the last day goes before the menu. */
static void form_begun(struct waiting *p, struct ussd_caller *c)
{
    struct sheet_draft d;
    struct ref ref;
    int64_t person = 0, after_s = p->now_s - p->e->world.limits->question_s;
    if (db_person_by_phone(p->e->db, &p->phone, &person) != ERR_NONE ||
        db_draft_newest(p->e->db, person, after_s, &d) != ERR_NONE ||
        !sheet_on(&p->e->loaded->sheets, span_of(d.sheet), day_of(p->now_s)))
        return;
    ref_of_case(p->e->world.ref_key, d.case_id, &ref);
    span_str(span_of(ref.digits), c->form_ref, sizeof c->form_ref);
    span_str(span_of(d.sheet), c->form, sizeof c->form);
}

/* A session that cannot even be begun shows the menu of a stranger: its owner may report. */
static void begin(struct waiting *p)
{
    struct dial *d = calloc(1, sizeof *d);
    struct ussd_caller c = {.lang = LANG_NONE};
    if (d && dial(p, DIAL_BEGIN, d) == ERR_NONE) {
        c = (struct ussd_caller){.lang = d->lang, .officer = d->duty, .guide = d->guide, .missing = d->missing};
        c.has_pin = d->duty && has_pin(p);
        span_str(span_of(d->resume), c.resume, sizeof c.resume);
        if (!c.resume[0] && receipt_waits(p, d->newest))
            span_str(span_of(d->newest_ref), c.resume, sizeof c.resume);
        if (d->duty)
            form_begun(p, &c);
    }
    free(d);
    ussd_begin(&p->s, &c, p->now_s);
    p->s.nonce = mix64(&p->e->random);
    p->e->counts.sessions++;
    p->step = (struct ussd_step){.what = USSD_SHOW};
    log_event("ussd.began", LOG_PHONE("from", &p->phone), LOG_W("screen", phrase_key(ussd_head(&p->s))));
}

/* --- steps --- */

static void tell(struct waiting *p)
{
    struct ussd_hub *h = p->e->ussd;
    struct waiting done = *p;
    memset(p, 0, sizeof *p); /* whoever is told may send the next hop */
    if (done.step.what == USSD_END || done.dropped)
        h->store->drop(h->store->self, done.key);
    else
        h->store->put(h->store->self, done.key, &done.s, done.s.began_s + done.e->loaded->settings.ussd_session_s);
    struct ussd_shown shown;
    struct ussd_world w = world_of(&done);
    ussd_show(&w, &done.s, &done.step, &shown);
    done.e->counts.hops += done.shown != NULL;
    if (done.shown)
        done.shown(done.ctx, &shown);
    explicit_bzero(&done, sizeof done); /* a PIN may have been typed */
}

static void list(struct waiting *p)
{
    struct ussd_entry entry[USSD_LIST_MAX];
    struct dial *d = calloc(1, sizeof *d);
    int n = 0;
    if (d && dial(p, p->step.what == USSD_MINE ? DIAL_MINE : DIAL_SEEN, d) == ERR_NONE)
        for (; n < d->entries && n < USSD_LIST_MAX; n++) {
            struct span word = span_of(state_word(d->entry[n].state));
            entry[n] = (struct ussd_entry){.state = (uint8_t)saying_of(SPAN("state"), word)};
            span_str(span_of(d->entry[n].ref), entry[n].ref, sizeof entry[n].ref);
        }
    free(d);
    ussd_listed(&p->s, entry, n, &p->step);
}

/* Whether the case has one registered child is told to nobody who does not see it. */
static void forms_of(struct waiting *p)
{
    struct engine *e = p->e;
    struct sheet_draft d = {.person = 0};
    struct engine_rights rights;
    int64_t ids[2];
    int children = 0;
    struct case_facts *c = calloc(1, sizeof *c);
    bool sees = c && sheet_draft_of(e, &p->phone, p->s.ref, &d) == ERR_NONE &&
                db_case(e->db, d.case_id, c) == ERR_NONE && c->found &&
                engine_rights(e, d.person, c, p->now_s, &rights) && (rights.level || rights.agency);
    if (!sees || db_case_children(e->db, d.case_id, ids, 2, &children) != ERR_NONE)
        children = 0;
    free(c);
    ussd_forms(&p->s, children == 1, &p->step);
}

/* The form in hand and what stands in the store of it now, for the next screen. */
static void form_load(struct waiting *p)
{
    struct sheet_draft d;
    struct arena *arena = &p->e->ussd->scratch;
    p->form = NULL;
    if (!p->s.sheet[0] || !span_str(span_of(p->s.sheet), d.sheet, sizeof d.sheet) ||
        sheet_draft_of(p->e, &p->phone, p->s.ref, &d) != ERR_NONE)
        return;
    p->form = sheet_on(&p->e->loaded->sheets, span_of(d.sheet), day_of(p->now_s));
    if (p->form && !sheet_answers_kept(p->e, &d, p->form, arena, &p->answers))
        p->form = NULL;
}

static void form_of(struct waiting *p)
{
    form_load(p);
    struct ussd_world w = world_of(p);
    ussd_drafted(&w, &p->s, &p->step);
}

static const struct {
    enum channel channel;
    enum slip slip;
} how[] = {
    [USSD_TELL_REPORT] = {CHANNEL_USSD, SLIP_WAITS}, [USSD_TELL_ANSWER] = {CHANNEL_USSD, SLIP_NONE},
    [USSD_TELL_COMMAND] = {CHANNEL_USSD, SLIP_NONE}, [USSD_TELL_LANG] = {CHANNEL_USSD, SLIP_NONE},
    [USSD_TELL_FORM] = {CHANNEL_USSD, SLIP_NONE},    [USSD_TELL_SAVE] = {CHANNEL_USSD, SLIP_NONE},
    [USSD_END_UNSAID] = {CHANNEL_USSD, SLIP_UNSAID}, [USSD_END_TEXT] = {CHANNEL_USSD, SLIP_ASKED},
    [USSD_END_DROPPED] = {CHANNEL_USSD, SLIP_GOES},  [USSD_END_HELP] = {CHANNEL_SMS, SLIP_NONE},
};

/* True: the word waits for its turn. */
static bool word(struct waiting *p)
{
    struct ussd_hub *h = p->e->ussd;
    char id[48];
    struct text t;
    text_init(&t, id, sizeof id);
    text_i64(&t, (int64_t)(p->s.nonce >> 1));
    text_char(&t, '.');
    text_i64(&t, p->s.hops);
    struct engine_word w = {.ticket = --h->tickets,
                            .channel = how[p->step.word].channel,
                            .link = span_of(p->link),
                            .msgid = text_done(&t),
                            .from = p->phone,
                            .text = p->step.text,
                            .reading = p->step.reading,
                            .proved = p->step.proved,
                            .slip = how[p->step.word].slip,
                            .slip_s = p->s.began_s + p->e->loaded->settings.ussd_session_s,
                            .form = p->step.form};
    if (p->step.word == USSD_TELL_FORM || p->step.word == USSD_TELL_SAVE)
        w.sheet = span_of(p->s.sheet);
    p->ticket = w.ticket;
    p->pin = false;
    if (engine_take_word(p->e, &w, p->now_s))
        return true;
    struct ussd_world world = world_of(p);
    ussd_answered(&world, &p->s, PHRASE_NONE, (struct span){NULL, 0}, &p->step);
    return false;
}

/* A PIN chosen is kept as a mark between its two typings: what is read out of a store of sessions tells nothing. */
static uint64_t pin_mark(const struct waiting *p, struct span pin)
{
    struct hash_key key = {p->e->world.text_key.k0 ^ p->s.nonce, p->e->world.text_key.k1};
    return hash_bytes(key, pin);
}

/* True: the PIN waits. */
static bool pin(struct waiting *p)
{
    struct engine *e = p->e;
    struct span typed = p->step.typed;
    bool set = p->step.what == USSD_PIN_SET;
    if (p->step.what == USSD_PIN_KEEP) {
        bool good = pin_check(typed, span_of(p->phone.s)) == PIN_GOOD;
        p->s.pin_mark = pin_mark(p, typed);
        ussd_pinned(&p->s, good ? USSD_PIN_RIGHT : USSD_PIN_WRONG, &p->step);
        return false;
    }
    if (set && pin_mark(p, typed) != p->s.pin_mark) {
        ussd_pinned(&p->s, USSD_PIN_WRONG, &p->step);
        return false;
    }
    p->pin = true;
    if (e->s.pin_ask && e->s.pin_ask(e->s.watch_ctx, &p->phone, typed, set, &p->ticket) == ERR_NONE)
        return true;
    ussd_pinned(&p->s, USSD_PIN_LATER, &p->step);
    return false;
}

static void run(struct waiting *p)
{
    for (;;) {
        switch (p->step.what) {
        case USSD_SAY:
            if (word(p))
                return;
            break;
        case USSD_MINE:
        case USSD_SEEN: list(p); break;
        case USSD_FORMS_OF: forms_of(p); break;
        case USSD_FORM_OF: form_of(p); break;
        case USSD_PIN_TRY:
        case USSD_PIN_KEEP:
        case USSD_PIN_SET:
            if (pin(p))
                return;
            break;
        default: tell(p); return;
        }
    }
}

/* --- answers --- */

static struct waiting *waiting_for(struct engine *e, int64_t ticket, bool is_pin)
{
    for (int i = 0; i < e->ussd->cap; i++)
        if (e->ussd->at[i].key[0] && e->ussd->at[i].ticket == ticket && e->ussd->at[i].pin == is_pin)
            return &e->ussd->at[i];
    return NULL;
}

static struct span saved_args(struct waiting *p)
{
    char *space = arena_take(&p->e->ussd->scratch, 200);
    struct text t;
    text_init(&t, space, space ? 200 : 0);
    args_put(&t, "case", span_of(p->s.ref));
    args_put(&t, "what", span_of(p->form ? p->form->title[p->s.lang] : ""));
    args_put(&t, "how", SPAN("keys"));
    return text_done(&t);
}

/* The network went while this was under way. */
static void drop_after(struct waiting *p)
{
    if (!p->dropped || !p->s.reporting || p->step.what == USSD_END)
        return;
    p->s.hops++;
    p->step = (struct ussd_step){.what = USSD_SHOW};
    ussd_dropped(&p->s, &p->step);
}

bool ussd_word_done(struct engine *e, const struct engine_answers *a)
{
    if (a->ticket >= 0)
        return false;
    struct waiting *p = waiting_for(e, a->ticket, false);
    if (!p)
        return true;
    arena_reset(&e->ussd->scratch);
    form_load(p);
    struct ussd_world w = world_of(p);
    if (a->end == WORD_AGAIN && p->s.word <= USSD_TELL_LANG) { /* of a session that was set back */
        begin(p);
    } else if (a->end == WORD_AGAIN && p->s.word == USSD_TELL_SAVE) { /* it was saved then, and nobody saw it */
        ussd_answered(&w, &p->s, PHRASE_SHEET_FILLED, saved_args(p), &p->step);
    } else {
        bool said = a->end == WORD_DONE && a->n > 0;
        ussd_answered(&w, &p->s, said ? a->answer[0].key : PHRASE_NONE,
                      said ? a->answer[0].args : (struct span){NULL, 0}, &p->step);
    }
    drop_after(p);
    run(p);
    return true;
}

void engine_pin_done(struct engine *e, int64_t ticket, enum ussd_pin answer, int64_t now_s)
{
    struct waiting *p = waiting_for(e, ticket, true);
    if (!p)
        return;
    p->now_s = now_s;
    arena_reset(&e->ussd->scratch);
    form_load(p);
    ussd_pinned(&p->s, answer, &p->step);
    run(p);
}

/* --- hops --- */

/* What is new in all that was typed; false: nothing, the hop came again. */
static bool newly_typed(struct waiting *p, struct span *typed)
{
    *typed = (struct span){p->typed, p->typed_n};
    if (!p->whole)
        return true;
    size_t before = p->s.heard;
    if (typed->n <= before) /* also of a session that began afresh at this very text */
        return false;
    p->s.heard = (uint16_t)typed->n;
    if (before) /* and the '*' between */
        *typed = (struct span){typed->p + before + 1, typed->n - before - 1};
    return true;
}

static void got(void *ctx, const struct ussd_session *s)
{
    struct waiting *p = ctx;
    struct engine *e = p->e;
    struct span typed;
    arena_reset(&e->ussd->scratch);
    bool live = s && s->layout == USSD_LAYOUT && p->now_s - s->began_s < e->loaded->settings.ussd_session_s;
    if (!live) {
        p->s.heard = p->whole ? (uint16_t)p->typed_n : 0;
        begin(p);
        run(p);
        return;
    }
    p->s = *s;
    form_load(p);
    p->step = (struct ussd_step){.what = USSD_SHOW};
    if (newly_typed(p, &typed)) {
        struct ussd_world w = world_of(p);
        ussd_key(&w, &p->s, typed, &p->step);
    }
    run(p);
}

static bool key_of(struct span link, struct span session, char out[USSD_KEY_CAP])
{
    struct text t;
    text_init(&t, out, USSD_KEY_CAP);
    text_span(&t, link);
    text_char(&t, '/');
    text_span(&t, session);
    return !t.cut && session.n > 0;
}

/* A place for the session, or the one where it waits already. */
static struct waiting *place_for(struct ussd_hub *h, const char *key)
{
    struct waiting *free_one = NULL;
    for (int i = 0; i < h->cap; i++) {
        if (strcmp(h->at[i].key, key) == 0)
            return &h->at[i];
        if (!h->at[i].key[0] && !free_one)
            free_one = &h->at[i];
    }
    return free_one;
}

enum err engine_ussd_hop(struct engine *e, const struct ussd_hop *hop, int64_t now_s, void *ctx,
                         void (*shown)(void *ctx, const struct ussd_shown *s))
{
    char key[USSD_KEY_CAP];
    if (!key_of(hop->link, hop->session, key) || hop->phone.s[0] != '+' || hop->typed.n >= USSD_TYPED_CAP)
        return ERR_RANGE;
    struct waiting *p = place_for(e->ussd, key);
    if (!p || p->key[0])
        return ERR_BUSY;
    *p = (struct waiting){.e = e, .whole = hop->whole, .phone = hop->phone, .now_s = now_s, .ctx = ctx, .shown = shown};
    span_str(span_of(key), p->key, sizeof p->key);
    span_str(hop->link, p->link, sizeof p->link);
    p->typed_n = hop->typed.n;
    if (hop->typed.n)
        memcpy(p->typed, hop->typed.p, hop->typed.n);
    e->ussd->store->get(e->ussd->store->self, p->key, now_s, p, got);
    return ERR_NONE;
}

static void got_dropped(void *ctx, const struct ussd_session *s)
{
    struct waiting *p = ctx;
    p->dropped = true;
    p->step = (struct ussd_step){.what = USSD_END, .key = PHRASE_USSD_BYE};
    if (s && s->layout == USSD_LAYOUT) {
        p->s = *s;
        p->s.hops++;
        if (p->s.reporting)
            ussd_dropped(&p->s, &p->step);
    }
    run(p);
}

void engine_ussd_drop(struct engine *e, struct span link, struct span session, const struct msisdn *phone,
                      int64_t now_s)
{
    char key[USSD_KEY_CAP];
    struct waiting *p = key_of(link, session, key) ? place_for(e->ussd, key) : NULL;
    if (!p)
        return; /* the receipt goes when the session's time is over */
    if (p->key[0]) {
        p->dropped = true;
        return;
    }
    *p = (struct waiting){.e = e, .phone = *phone, .now_s = now_s};
    span_str(span_of(key), p->key, sizeof p->key);
    span_str(link, p->link, sizeof p->link);
    e->ussd->store->get(e->ussd->store->self, p->key, now_s, p, got_dropped);
}
