/* check.c - the invariants of trust, held against every commit, every text and every acknowledgement while the
 * world runs. What the engine says of itself is not believed: rows are read over another connection, so that only what
 * is committed counts, and compared with what this model saw before. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "mlinzid/sim/inside.h"

static void touch(struct sim *s, int64_t case_id)
{
    struct sim_model *m = &s->model;
    for (int i = 0; i < m->toucheds; i++)
        if (m->touched[i] == case_id)
            return;
    if (!case_id)
        return;
    m->touched = sim_grow(m->touched, m->toucheds, &m->touched_cap, sizeof *m->touched);
    m->touched[m->toucheds++] = case_id;
}

/* --- rows as they come --- */

static struct sim_mo *message_of(struct sim *s, const char *msgid)
{
    int64_t i;
    if (strchr(msgid, '.'))
        return dial_row(s, msgid);
    if (msgid[0] != 'm' || !span_i64(span_of(msgid + 1), &i) || i >= s->mos)
        return NULL;
    return &s->mo[i];
}

static void take_inbox(void *ctx, const struct look_inbox *r)
{
    struct sim *s = ctx;
    struct sim_mo *m = message_of(s, r->msgid);
    s->model.inbox_last = r->id;
    if (!m) {
        sim_break(s, 7, 0, "a row of the inbox is of no message: %s", r->msgid);
        return;
    }
    if (m->inbox_id && m->inbox_id != r->id)
        sim_break(s, 4, r->case_id, "message %s stands twice in the inbox: as %lld and %lld", r->msgid,
                  (long long)m->inbox_id, (long long)r->id);
    if (r->stored_s > s->now_s)
        sim_break(s, 3, r->case_id, "message %s was stored before it came", r->msgid);
    m->inbox_id = r->id;
    m->case_id = r->case_id;
    m->promised = m->promised || m->dial; /* its screen comes after its commit */
    map_put(&s->model.inbox_at, r->id, (int32_t)(m - s->mo));
    sim_line(s, r->case_id, &m->from, "%s is stored as %lld: %s%s", r->msgid, (long long)r->id, r->word, r->why);
    touch(s, r->case_id);
}

static void take_text(void *ctx, const struct look_text *r)
{
    struct sim *s = ctx;
    struct sim_model *m = &s->model;
    m->text_last = r->id;
    char words[160];
    int n = snprintf(words, sizeof words, "%s %s %lld", r->cause, r->key, (long long)r->to_ix);
    int64_t hash = (int64_t)hash_bytes((struct hash_key){5, 6}, (struct span){words, (size_t)n});
    int64_t before = map_get(&m->said, hash);
    if (before >= 0)
        sim_break(s, 4, r->case_id, "texts %lld and %lld are of one cause (%s), key %s and number", (long long)before,
                  (long long)r->id, r->cause, r->key);
    map_put(&m->said, hash, (int32_t)r->id);
    m->text = sim_grow(m->text, m->texts, &m->text_cap, sizeof *m->text);
    m->text[m->texts++] = *r;
    touch(s, r->case_id);
    int64_t inbox;
    struct span cause = span_of(r->cause);
    if (span_is(span_cut(&cause, ' '), "in") && strcmp(r->key, "report.received") == 0 &&
        span_i64(span_cut(&cause, ' '), &inbox) && map_get(&m->inbox_at, inbox) >= 0)
        s->mo[map_get(&m->inbox_at, inbox)].answer = r->id;
}

static void take_audit(void *ctx, const struct look_audit *r)
{
    struct sim *s = ctx;
    struct sim_model *m = &s->model;
    if (r->seq != m->seq[r->shard] + 1)
        sim_break(s, 2, r->case_id, "the audit of shard %lld goes from %lld to %lld", (long long)r->shard,
                  (long long)m->seq[r->shard], (long long)r->seq);
    m->seq[r->shard] = r->seq;
    m->fresh = sim_grow(m->fresh, m->freshs, &m->fresh_cap, sizeof *m->fresh);
    m->fresh[m->freshs++] = *r;
    int64_t at = r->case_id ? map_get(&m->case_at, r->case_id) : -1;
    if (at >= 0 && strcmp(r->act, "text.failed") == 0)
        m->c[at].fell_s = r->at_s;
    if (at >= 0 && strcmp(r->act, "level.same-person") == 0)
        m->c[at].one_person = true;
    if (r->case_id)
        sim_line(s, r->case_id, NULL, "case %lld version %lld%s: %s", (long long)r->case_id, (long long)r->version,
                 r->wrote ? "" : " (said)", r->act);
    touch(s, r->case_id);
}

/* --- one case that was written --- */

/* The row of the lowest or highest version: they may stand in two shards. */
static const struct look_audit *row_of(const struct sim_model *m, int64_t case_id, bool last)
{
    const struct look_audit *best = NULL;
    for (int i = 0; i < m->freshs; i++) {
        const struct look_audit *r = &m->fresh[i];
        if (r->case_id == case_id && r->wrote && (!best || (r->version > best->version) == last))
            best = r;
    }
    return best;
}

static const struct look_audit *first_row(const struct sim_model *m, int64_t case_id)
{
    return row_of(m, case_id, false);
}

static const struct look_audit *last_row(const struct sim_model *m, int64_t case_id)
{
    return row_of(m, case_id, true);
}

static void versions(struct sim *s, const struct look_case *was, const struct look_case *now)
{
    const struct sim_model *m = &s->model;
    int64_t n = 0, sum = 0;
    for (int i = 0; i < m->freshs; i++)
        if (m->fresh[i].case_id == now->id && m->fresh[i].wrote) {
            n++;
            sum += m->fresh[i].version - was->version;
        }
    if (n != now->version - was->version || sum != n * (n + 1) / 2)
        sim_break(s, 2, now->id, "case %s went from version %lld to %lld with %lld rows of the audit", now->ref,
                  (long long)was->version, (long long)now->version, (long long)n);
    if (was->ref[0] && strcmp(was->ref, now->ref) != 0)
        sim_break(s, 7, now->id, "case %s has become case %s", was->ref, now->ref);
}

static bool open_state(int64_t state)
{
    return state <= CASE_CLOSE_REQUESTED;
}

/* Levels passed over by what was said now. */
static void levels(struct sim *s, const struct look_case *was, const struct look_case *now)
{
    const struct sim_model *m = &s->model;
    int64_t from = now->epoch == was->epoch ? was->level : now->base_level, skipped = 0, rows = 0;
    bool same = now->epoch == was->epoch;
    for (int64_t l = from + 1; l < now->level; l++)
        skipped += !(now->told >> l & 1);
    for (int i = 0; i < m->freshs; i++)
        rows += m->fresh[i].case_id == now->id && strncmp(m->fresh[i].act, "level.", 6) == 0 &&
                strcmp(m->fresh[i].act, "level.told") != 0 && strcmp(m->fresh[i].act, "level.reminded") != 0;
    if (now->level > from && skipped > rows)
        sim_break(s, 9, now->id,
                  "case %s: level %lld is told and %lld below it passed over, with %lld rows of the audit", now->ref,
                  (long long)now->level, (long long)skipped, (long long)rows);
    if (same && !open_state(was->state) && !open_state(now->state) && now->told != was->told)
        sim_break(s, 6, now->id, "case %s is closed and was escalated", now->ref);
}

/* Who wrote it: -2 nobody's message (the owner, a timer), -3 a forger. */
static int writer(const struct sim *s, const struct look_audit *r)
{
    int64_t i = r && r->inbox_id ? map_get(&s->model.inbox_at, r->inbox_id) : -1;
    if (i < 0)
        return -2;
    const struct sim_phone *p = &s->phone[s->mo[i].phone];
    return strcmp(p->number.s, s->mo[i].from.s) == 0 ? p->person : -3;
}

static void ways_out(struct sim *s, struct sim_case *c, const struct look_case *now)
{
    const struct look_case *was = &c->c;
    const struct look_audit *first = first_row(&s->model, now->id), *last = last_row(&s->model, now->id);
    bool out = open_state(was->state) && !open_state(now->state);
    bool lowered = now->severity > was->severity && open_state(now->state);
    if (now->epoch < was->epoch)
        sim_break(s, 10, now->id, "the epoch of case %s went back", now->ref);
    if (was->version && !open_state(was->state) && open_state(now->state) && now->epoch <= was->epoch)
        sim_break(s, 10, now->id, "case %s was opened again in the same epoch", now->ref);
    if (now->state == CASE_CLOSE_REQUESTED && was->state != CASE_CLOSE_REQUESTED)
        c->asker = writer(s, last);
    if (was->version && (out || lowered)) {
        int asker = was->state == CASE_CLOSE_REQUESTED ? c->asker
                    : now->version > was->version + 1  ? writer(s, first)
                                                       : -1;
        int second = writer(s, last);
        if (second == -3)
            sim_break(s, 10, now->id, "a forged word took case %s off its ladder", now->ref);
        if (was->severity == SEVERITY_S1 && (asker == -1 || asker == second))
            sim_break(s, 10, now->id, "S1 case %s left its ladder by one person alone", now->ref);
    }
    for (int i = 0; i < s->model.freshs; i++) {
        const struct look_audit *r = &s->model.fresh[i];
        int64_t mo = r->case_id == now->id && r->wrote && r->inbox_id ? map_get(&s->model.inbox_at, r->inbox_id) : -1;
        if (mo >= 0 && s->mo[mo].foreign)
            sim_break(s, 10, now->id, "a message by a carrier that is not ours wrote case %s", now->ref);
    }
}

static void early(struct sim *s, const struct sim_case *c, const struct look_case *now)
{
    const struct look_audit *last = last_row(&s->model, now->id);
    if (!last || now->version != c->c.version + 1 || strcmp(last->act, "case.stepped") != 0)
        return;
    if (!open_state(c->c.state))
        sim_break(s, 6, now->id, "case %s is closed and took a step of its ladder", now->ref);
    if (c->due_s && last->at_s < c->due_s)
        sim_break(s, 3, now->id, "case %s took a step %lld s before its deadline", now->ref,
                  (long long)(c->due_s - last->at_s));
}

static struct sim_case *case_of(struct sim *s, int64_t id)
{
    struct sim_model *m = &s->model;
    int64_t at = map_get(&m->case_at, id);
    if (at >= 0)
        return &m->c[at];
    m->c = sim_grow(m->c, m->cases, &m->case_cap, sizeof *m->c);
    map_put(&m->case_at, id, m->cases);
    m->c[m->cases] = (struct sim_case){.c = {.id = id, .state = CASE_REPORTED}, .asker = -1};
    s->n.cases++;
    return &m->c[m->cases++];
}

static void one_case(struct sim *s, int64_t id)
{
    struct look_case now;
    struct sim_case *c = case_of(s, id);
    if (look_case(s->look, id, &now) != ERR_NONE) {
        sim_break(s, c->c.version ? 0 : 8, id, "case %lld is spoken of and is not there", (long long)id);
        return;
    }
    const struct look_audit *first = first_row(&s->model, id);
    int64_t mo = c->c.version == 0 && first ? map_get(&s->model.inbox_at, first->inbox_id) : -1;
    if (mo >= 0) {
        s->mo[mo].opened = true;
        dial_opened(s, &s->mo[mo]);
    }
    versions(s, &c->c, &now);
    levels(s, &c->c, &now);
    early(s, c, &now);
    ways_out(s, c, &now);
    s->n.closed += open_state(c->c.state) && !open_state(now.state);
    if (now.state != CASE_CLOSE_REQUESTED)
        c->asker = -1;
    c->due_s = 0;
    enum err err = look_timer(s->look, id, &c->due_s);
    if (err != ERR_NONE && open_state(now.state))
        sim_break(s, 1, id, "open case %s has no deadline", now.ref);
    c->c = now;
}

/* A text made now about a case that was closed before. */
static void late_texts(struct sim *s)
{
    for (int i = 0; i < s->model.texts; i++) {
        const struct look_text *t = &s->model.text[i];
        int64_t at = map_get(&s->model.case_at, t->case_id);
        const struct look_case *c = at >= 0 ? &s->model.c[at].c : NULL;
        bool news = strcmp(t->key, "case.closed") == 0 || strcmp(t->key, "case.discarded") == 0 ||
                    strcmp(t->key, "case.bundle") == 0 || /* of such news */
                    (c && c->merged_into && strcmp(t->key, "case.updated") == 0);
        if (!t->case_id || !c || t->direct || t->cls == SAY_ALARM || news)
            continue;
        if (!open_state(c->state) && t->made_s > c->closed_s && t->version > 1)
            sim_break(s, 6, t->case_id, "text %lld (%s) is said of closed case %s", (long long)t->id, t->key, c->ref);
        if (t->epoch < c->epoch && first_row(&s->model, t->case_id) == NULL)
            sim_break(s, 6, t->case_id, "text %lld (%s) is said of an old epoch of case %s", (long long)t->id, t->key,
                      c->ref);
    }
}

static enum err rows(struct sim *s)
{
    struct sim_model *m = &s->model;
    struct look_case c;
    enum err err = look_inbox(s->look, m->inbox_last, s, take_inbox);
    if (err == ERR_NONE)
        err = look_texts(s->look, m->text_last, s, take_text);
    for (int i = 0; err == ERR_NONE && i < m->toucheds; i++)
        if (look_case(s->look, m->touched[i], &c) == ERR_NONE)
            m->shard[c.county] = true;
    for (int i = 0; err == ERR_NONE && i < 48; i++)
        if (m->shard[i])
            err = look_audit(s->look, i, m->seq[i], s, take_audit);
    return err;
}

void check_look(struct sim *s)
{
    struct sim_model *m = &s->model;
    if (!s->look || !sim_alive(s))
        return;
    m->freshs = m->texts = m->toucheds = 0;
    sim_disk_aside(s->disk, true);
    if (rows(s) != ERR_NONE)
        sim_break(s, 0, 0, "the store cannot be read");
    for (int i = 0; i < m->toucheds && !s->broken; i++)
        one_case(s, m->touched[i]);
    if (!s->broken)
        late_texts(s);
    if (!s->broken)
        check_duty_texts(s);
    sim_disk_aside(s->disk, false);
    s->n.commits = engine_counts(s->engine)->commits;
}

/* --- what leaves the building --- */

void check_send(struct sim *s, const struct carrier_mt *mt)
{
    struct look_text t;
    int64_t n = 0, first = 0, known = map_get(&s->mt_at, mt->id);
    sim_disk_aside(s->disk, true);
    enum err err = look_text(s->look, mt->id, &t);
    if (err != ERR_NONE) {
        sim_break(s, 8, s->said.case_id, "text %lld leaves, and no committed row stands for it", (long long)mt->id);
        sim_disk_aside(s->disk, false);
        return;
    }
    if (t.state != OUT_CLAIMED)
        sim_break(s, t.state == OUT_WAITING ? 8 : 5, t.case_id, "text %lld leaves with its row in state %d",
                  (long long)mt->id, (int)t.state);
    if (t.not_before_s > s->now_s)
        sim_break(s, 3, t.case_id, "text %lld leaves %lld s too early", (long long)mt->id,
                  (long long)(t.not_before_s - s->now_s));
    check_duty_send(s, &t);
    const struct sim_mt *m = known >= 0 ? &s->mt[known] : NULL;
    if (m && !m->excused && (m->life == s->life || m->heard))
        sim_break(s, 5, t.case_id, "text %lld goes out again, and its answer was not lost", (long long)mt->id);
    if (t.rank >= SEVERITY_S3 && !t.direct && look_graver(s->look, &t, s->now_s, &n, &first) == ERR_NONE && n > 0)
        sim_break(s, 12, t.case_id, "text %lld of S%lld goes while %lld waits", (long long)mt->id, (long long)t.rank,
                  (long long)first);
    sim_disk_aside(s->disk, false);
}

void check_promise(struct sim *s, int64_t mo)
{
    if (!s->mo[mo].inbox_id)
        check_look(s);
    if (!s->mo[mo].inbox_id && !s->broken)
        sim_break(s, 0, 0, "message %s is acknowledged and stands nowhere", s->mo[mo].id);
}

static bool has_fallback(const char *key)
{
    return strcmp(key, "case.new") == 0 || strcmp(key, "case.reminder") == 0 || strcmp(key, "case.escalated") == 0;
}

/* A text to a level that did not arrive goes to somebody else, while nobody has taken the case up. */
void check_fallback(struct sim *s, struct sim_mt *mt)
{
    struct look_text t;
    check_look(s);
    int64_t at = map_get(&s->model.case_at, mt->case_id);
    if (s->broken || at < 0 || mt->failed || !has_fallback(mt->key))
        return;
    const struct sim_case *c = &s->model.c[at];
    sim_disk_aside(s->disk, true);
    enum err err = look_text(s->look, mt->id, &t);
    sim_disk_aside(s->disk, false);
    if (err != ERR_NONE || t.state != OUT_FAILED || !t.level || t.epoch != c->c.epoch || c->c.state != CASE_REPORTED)
        return;
    mt->failed = true;
    if (!c->fell_s || c->fell_s < t.said_s)
        sim_break(s, 1, c->c.id, "text %lld (%s) of case %s failed, and nobody else was told", (long long)t.id, t.key,
                  c->c.ref);
}

/* --- after a start --- */

static void seen(void *ctx, const struct look_inbox *r)
{
    struct sim *s = ctx;
    struct sim_mo *m = message_of(s, r->msgid);
    if (m && (m->inbox_id == r->id || !m->inbox_id))
        m->arrived = m->arrived || !m->inbox_id;
    if (m && m->inbox_id == r->id)
        m->phone = ~m->phone; /* marked, for a moment */
}

void check_started(struct sim *s)
{
    struct look_case c;
    if (sim_odds(s, 250) && !sim_disk_whole(s->disk, "store"))
        sim_break(s, 0, 0, "the store is not whole after the death");
    sim_disk_aside(s->disk, true);
    if (look_inbox(s->look, 0, s, seen) != ERR_NONE)
        sim_break(s, 0, 0, "the store cannot be read");
    for (int i = 0; i < s->mos; i++) {
        struct sim_mo *m = &s->mo[i];
        if (m->phone < 0)
            m->phone = ~m->phone;
        else if (m->promised)
            sim_break(s, 0, m->case_id, "message %s was acknowledged and is gone", m->id);
    }
    for (int i = 0; i < s->model.cases; i++) {
        const struct look_case *was = &s->model.c[i].c;
        if (look_case(s->look, was->id, &c) != ERR_NONE || c.version < was->version)
            sim_break(s, 0, was->id, "case %s was committed at version %lld and is gone", was->ref,
                      (long long)was->version);
    }
    sim_disk_aside(s->disk, false);
    check_look(s);
}

void model_free(struct sim *s)
{
    struct sim_model *m = &s->model;
    free(m->c);
    free(m->fresh);
    free(m->text);
    free(m->touched);
    free(m->duty);
    map_free(&m->case_at);
    map_free(&m->inbox_at);
    map_free(&m->said);
}
