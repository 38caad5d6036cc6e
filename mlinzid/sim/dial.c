/* dial.c - people who dial: they see screens, type keys, right ones and wrong ones, and their calls drop at any
 * step, told by the network or not, while a hop waits or between two. What a screen says is stored is held against the
 * committed rows at that moment. Sessions lie in a store of this file's, as in Redis: in some worlds they outlive the
 * engine, are lost, or are set back by a hop. */
#include <ctype.h>
#include <string.h>

#include "mlinzid/sim/inside.h"

#define LINK "ussd"
#define SESSION_S 180

static struct sim_dial *of_phone(struct sim *s, int phone)
{
    return &s->dial[s->dialling[phone].dial];
}

/* --- the store of sessions --- */

static struct sim_kept *kept(struct sim *s, const char *key)
{
    for (int i = 0; i < s->kepts; i++)
        if (strcmp(s->kept[i].key, key) == 0)
            return &s->kept[i];
    return NULL;
}

static void store_get(void *self, const char *key, int64_t now_s, void *ctx,
                      void (*got)(void *ctx, const struct ussd_session *s))
{
    struct sim_kept *k = kept(self, key);
    struct ussd_session copy;
    if (k && k->until_s > now_s)
        copy = k->session; /* got() may have it put, which moves the list */
    got(ctx, k && k->until_s > now_s ? &copy : NULL);
}

static void store_put(void *self, const char *key, const struct ussd_session *session, int64_t until_s)
{
    struct sim *s = self;
    struct sim_kept *k = kept(s, key);
    int64_t dial = 0;
    if (!sim_alive(s))
        return;
    must(span_i64(span_of(key + sizeof LINK + 1), &dial)); /* "ussd/d12" */
    map_put(&s->dial_at, (int64_t)(session->nonce >> 1), (int32_t)dial);
    s->dial[dial].behind = sim_odds(s, s->store_loses);
    if (s->dial[dial].behind)
        return;
    if (!k) {
        s->kept = sim_grow(s->kept, s->kepts, &s->kept_cap, sizeof *s->kept);
        k = &s->kept[s->kepts++];
    }
    *k = (struct sim_kept){.session = *session, .until_s = until_s};
    (void)span_str(span_of(key), k->key, sizeof k->key);
}

static void store_drop(void *self, const char *key)
{
    struct sim *s = self;
    struct sim_kept *k = sim_alive(s) ? kept(s, key) : NULL;
    if (k)
        *k = s->kept[--s->kepts];
}

static void store_close(void *self)
{
    (void)self;
}

void dial_store(struct sim *s)
{
    s->store = (struct ussd_store){s, store_get, store_put, store_drop, store_close};
    engine_ussd_store(s->engine, &s->store);
}

/* --- what a screen shows --- */

/* How far a report has come; 0: the screen is none of a report. */
static int how_far(enum phrase key)
{
    static const enum phrase order[] = {PHRASE_USSD_KIND,  PHRASE_USSD_SEX,   PHRASE_USSD_AGE,
                                        PHRASE_USSD_PLACE, PHRASE_USSD_CHECK, PHRASE_USSD_DONE};
    for (int i = 0; i < (int)countof(order); i++)
        if (order[i] == key)
            return i + 1;
    return 0;
}

/* A reference on a screen is of a case that is committed. */
static struct sim_case *case_shown(struct sim *s, struct span text)
{
    char ref[12];
    for (size_t i = 0; i + 9 <= text.n; i++) {
        bool four = true;
        for (size_t k = 0; k < 9; k++)
            four = four && (k == 4 ? text.p[i + k] == ' ' : isdigit((unsigned char)text.p[i + k]) != 0);
        if (!four)
            continue;
        (void)snprintf(ref, sizeof ref, "%.4s%.4s", text.p + i, text.p + i + 5);
        for (int c = 0; c < s->model.cases; c++)
            if (strcmp(s->model.c[c].c.ref, ref) == 0)
                return &s->model.c[c];
        sim_break(s, 0, 0, "a screen shows case %s, and it stands nowhere", ref);
        return NULL;
    }
    return NULL;
}

static void held_to(struct sim *s, struct sim_dial *d, enum phrase key, struct span text)
{
    bool on = how_far(d->at) && how_far(key) > how_far(d->at); /* a session that was set back goes back */
    check_look(s);
    if (s->broken)
        return;
    struct sim_case *c = how_far(key) || key == PHRASE_USSD_RESUME ? case_shown(s, text) : NULL;
    if (c)
        d->case_id = c->c.id;
    if (on && d->tells && !d->set_back && d->rows == d->rows_before)
        sim_break(s, 0, d->case_id, "call %d is shown its answer as taken, and it stands nowhere", d->number);
    for (int i = 0; i < s->mos; i++)
        if (s->mo[i].dial == d->number && s->mo[i].opened && !s->mo[i].answer)
            sim_break(s, 8, s->mo[i].case_id, "call %d opened a case, and no receipt waits for it", d->number);
}

static void on_shown(void *ctx, const struct ussd_shown *shown)
{
    struct sim_dialling *of = ctx;
    struct sim *s = of->s;
    struct sim_dial *d = &s->dial[of->dial];
    struct span text = {shown->text_space, shown->text.n};
    if (!sim_alive(s))
        return; /* it died in this turn: nobody hears it */
    d->waiting = false;
    sim_line(s, d->case_id, &s->phone[d->phone].number, "call %d sees %s: %.*s", d->number, phrase_key(shown->key),
             (int)(text.n < 60 ? text.n : 60), text.p);
    held_to(s, d, shown->key, text);
    if (sim_odds(s, s->lose_out)) {
        d->unseen = true; /* the network lost it */
    } else {
        d->at = shown->key;
        d->tells = false;
        folk_see(s, d->phone, shown->text_space, text.n);
        d->over = d->over || !shown->more;
    }
    if (!d->over)
        sim_plan(s, s->now_s + 2 + sim_pick(s, 15) + (sim_odds(s, 30) ? SESSION_S : 0), SIM_KEY, d->number, 0);
}

/* --- what is typed --- */

static void number(struct sim *s, struct text *t, int64_t first, int64_t last)
{
    text_i64(t, first + sim_pick(s, last - first + 1));
}

/* The last kind is "something else", which in a report already begun is no answer. */
static void kind_typed(struct sim *s, struct sim_dial *d, struct text *t)
{
    d->tells = !sim_odds(s, 40);
    if (d->tells && sim_odds(s, 300))
        words_report(s, &s->phone[d->phone], sim_odds(s, 500), t);
    else
        number(s, t, d->tells ? 1 : 36, d->tells ? 35 : 36);
}

static void place_typed(struct sim *s, struct sim_dial *d, struct text *t)
{
    int64_t how = sim_pick(s, 10);
    if (how < 2)
        text_str(t, "99");
    else if (how < 4)
        number(s, t, 1, 3);
    else
        words_place(s, &s->phone[d->phone], t);
}

static void check_typed(struct sim *s, struct sim_dial *d, struct text *t)
{
    int64_t key = 1 + sim_pick(s, 3), at = d->case_id ? map_get(&s->model.case_at, d->case_id) : -1;
    text_i64(t, key);
    if (key == 1 && at >= 0)
        s->model.c[at].finished = true;
}

static void right_key(struct sim *s, struct sim_dial *d, struct text *t)
{
    const struct sim_phone *p = &s->phone[d->phone];
    bool officer = p->role > ROLE_CHP;
    switch (d->at) {
    case PHRASE_USSD_MENU: number(s, t, 1, officer ? 7 : sim_odds(s, 850) ? 1 : 4); break;
    case PHRASE_USSD_RESUME: number(s, t, 1, sim_odds(s, 800) ? 1 : 2); break;
    case PHRASE_USSD_KIND: kind_typed(s, d, t); break;
    case PHRASE_USSD_SEX:
        d->tells = !sim_odds(s, 200);
        number(s, t, d->tells ? 1 : 4, d->tells ? 3 : 4);
        break;
    case PHRASE_USSD_AGE:
        d->tells = !sim_odds(s, 200);
        number(s, t, d->tells ? 1 : 99, d->tells ? 17 : 99);
        break;
    case PHRASE_USSD_PLACE: place_typed(s, d, t); break;
    case PHRASE_USSD_CHECK: check_typed(s, d, t); break;
    case PHRASE_USSD_WORDS: words_action(s, p, t); break;
    case PHRASE_USSD_CASES:
    case PHRASE_USSD_CASE:
    case PHRASE_USSD_REPORTS:
    case PHRASE_USSD_LANGUAGE:
    case PHRASE_USSD_GUIDANCE: number(s, t, 1, 3); break;
    case PHRASE_USSD_PIN: text_str(t, "135790"); break;
    default: text_str(t, "00"); break;
    }
}

/* --- hops --- */

static void ask(struct sim *s, struct sim_dial *d)
{
    struct ussd_hop hop = {.link = SPAN(LINK), .session = span_of(d->id), .phone = s->phone[d->phone].number};
    hop.whole = d->whole;
    hop.typed = d->whole ? (struct span){d->all, d->all_n} : span_of(d->typed);
    if (!s->up || !sim_alive(s)) {
        d->unseen = true;
        sim_plan(s, s->now_s + 10, SIM_KEY, d->number, 0);
        return;
    }
    s->n.hops++;
    d->waiting = true;
    d->unseen = false;
    enum err err = engine_ussd_hop(s->engine, &hop, s->now_s, &s->dialling[d->phone], on_shown);
    if (err == ERR_NONE) {
        if (d->waiting && sim_odds(s, 40))
            sim_plan(s, s->now_s, SIM_KEY, d->number, 0); /* it drops before it is answered */
        return;
    }
    d->waiting = false;
    d->unseen = true;
    sim_plan(s, s->now_s + 10, SIM_KEY, d->number, 0);
}

static void type(struct sim *s, struct sim_dial *d)
{
    struct text t;
    text_init(&t, d->typed, sizeof d->typed);
    d->rows_before = d->rows;
    d->tells = false;
    d->set_back = d->behind;
    bool wrong = sim_odds(s, 50);
    if (wrong)
        text_str(&t, sim_odds(s, 500) ? "77" : sim_odds(s, 500) ? "0" : "98");
    else if (sim_odds(s, 20))
        words_garbage(s, &t);
    else
        right_key(s, d, &t);
    /* In a session that was set back, any key may answer the kind. */
    d->kinds += d->set_back || (d->at == PHRASE_USSD_KIND && !wrong);
    struct text all = {.p = d->all, .n = d->all_n, .cap = sizeof d->all};
    if (d->all_n)
        text_char(&all, '*');
    text_str(&all, d->typed);
    d->all_n = all.n;
    sim_line(s, d->case_id, &s->phone[d->phone].number, "call %d types %.60s", d->number, d->typed);
    if (all.cut)
        d->over = true; /* too much for one call */
    else
        ask(s, d);
}

/* Told by the network, or not. */
static void hang_up(struct sim *s, struct sim_dial *d)
{
    bool told = sim_odds(s, 500) && sim_alive(s);
    d->over = true;
    s->n.drops++;
    sim_line(s, d->case_id, &s->phone[d->phone].number, "call %d drops%s", d->number, told ? ", and we are told" : "");
    if (told)
        engine_ussd_drop(s->engine, SPAN(LINK), span_of(d->id), &s->phone[d->phone].number, s->now_s);
    if (sim_odds(s, 600) && s->now_s < s->calm_s - HOUR_S)
        sim_plan(s, s->now_s + sim_wait(s, 600), SIM_DIAL, d->phone, 0);
}

void dial_key(struct sim *s, int64_t number)
{
    struct sim_dial *d = &s->dial[number];
    if (d->over)
        return;
    if (d->unseen && d->whole && d->asked < 3 && sim_odds(s, 600)) {
        d->asked++;
        ask(s, d); /* the network asks once more; one that sends single keys does not (gateway/ussd_smpp.h) */
    } else if (d->unseen || d->waiting || sim_odds(s, 60)) {
        hang_up(s, d);
    } else {
        d->asked = 0;
        type(s, d);
    }
}

void dial_begin(struct sim *s, int phone)
{
    struct sim_dialling *of = &s->dialling[phone];
    if (of->s && (!of_phone(s, phone)->over || of_phone(s, phone)->waiting))
        return;                /* busy */
    s->dials += s->dials == 0; /* 0 is no call */
    s->dial = sim_grow(s->dial, s->dials, &s->dial_cap, sizeof *s->dial);
    struct sim_dial *d = &s->dial[s->dials];
    *d = (struct sim_dial){.phone = phone, .number = s->dials, .whole = sim_odds(s, 500), .at = PHRASE_NONE};
    (void)snprintf(d->id, sizeof d->id, "d%d", d->number);
    *of = (struct sim_dialling){s, s->dials++};
    s->n.dials++;
    sim_line(s, 0, &s->phone[phone].number, "call %d: %s dials", d->number, s->phone[phone].number.s);
    ask(s, d);
}

void dial_lost(struct sim *s)
{
    for (int i = 0; i < s->dials; i++)
        if (s->dial[i].waiting) {
            s->dial[i].waiting = false;
            s->dial[i].unseen = true;
            sim_plan(s, s->now_s + 10 + sim_pick(s, 20), SIM_KEY, i, 0);
        }
    if (!s->store_stays)
        s->kepts = 0;
}

/* A row of the inbox by a call: the message of the model it is from now on; NULL: of no call. */
struct sim_mo *dial_row(struct sim *s, const char *msgid)
{
    int64_t nonce = 0;
    struct span rest = span_of(msgid), first = span_cut(&rest, '.');
    int64_t at = span_i64(first, &nonce) ? map_get(&s->dial_at, nonce) : -1;
    if (at < 0)
        return NULL;
    for (int i = 0; i < s->mos; i++)
        if (s->mo[i].dial == at && strcmp(s->mo[i].id, msgid) == 0)
            return &s->mo[i];
    struct sim_dial *d = &s->dial[at];
    s->mo = sim_grow(s->mo, s->mos, &s->mo_cap, sizeof *s->mo);
    struct sim_mo *m = &s->mo[s->mos++];
    *m = (struct sim_mo){.phone = d->phone, .from = s->phone[d->phone].number, .at_s = s->now_s, .dial = d->number};
    (void)span_str(span_of(msgid), m->id, sizeof m->id);
    d->rows++;
    return m;
}

void dial_opened(struct sim *s, const struct sim_mo *m)
{
    struct sim_dial *d = &s->dial[m->dial];
    if (m->dial && ++d->cases > d->kinds)
        sim_break(s, 4, m->case_id, "call %d told %d reports, and opened %d cases", d->number, d->kinds, d->cases);
}
