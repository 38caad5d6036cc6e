/* spend.c - what texts may cost in a day: parts of SMS, counted in the transaction that claims them.
 *
 * The day's parts have two shares. When the common one is used up, what can wait does (guidance, news for reporters,
 * what confirms an act: 06:00 of the next day), and what would be worth nothing tomorrow is left out. The reserve is
 * for escalations, codes and the receipt of a report. Beyond the reserve those go on, with an alarm: no child waits for
 * money. The count is kept in memory, and written as the turn is: a restart finds what was committed. */
#include "base/gsm.h"
#include "base/log.h"
#include "mlinzid/engine/inside.h"

#define MORNING_S (6 * HOUR_S)

/* Without it a child's case would stand still, or its reporter would not know that it was heard. */
static bool needed(const struct message *m)
{
    switch (m->cls) {
    case SAY_IDLE:
    case SAY_FEEDBACK: return false;
    case SAY_CHANGE: return m->key == PHRASE_REPORT_RECEIVED || m->key == PHRASE_ASK_DETAILS;
    case SAY_CODE:
    case SAY_LADDER:
    case SAY_AGENCY:
    case SAY_ALARM: return true;
    }
    return true;
}

/* Says how things stand now, or answers a text that changed nothing. */
static bool old_tomorrow(const struct message *m)
{
    return m->cls == SAY_IDLE || m->key == PHRASE_CASE_STATUS || m->key == PHRASE_CASE_LIST;
}

static enum err today(struct engine *e, int64_t now_s)
{
    int64_t day = day_of(now_s);
    if (e->spend.day == day)
        return ERR_NONE;
    enum err err = spend_write(e);
    struct spend s = {.day = day};
    if (err == ERR_NONE)
        err = db_spend_get(e->db, &s);
    if (err == ERR_NONE)
        e->spend = s;
    return err;
}

void spend_put_off(const struct engine *e, struct message *m, int64_t now_s)
{
    int64_t later_s = day_start(day_of(now_s) + 1) + MORNING_S;
    m->not_before_s = m->not_before_s > later_s ? m->not_before_s : later_s;
    m->expires_s = m->not_before_s + e->world.limits->expiry_s;
}

enum err spend_rule(struct engine *e, const struct message *m, int64_t now_s, enum pay *out)
{
    const struct settings *s = &e->loaded->settings;
    *out = PAY_NOW;
    if (!s->cost_parts_a_day || needed(m))
        return ERR_NONE;
    enum err err = today(e, now_s);
    if (err == ERR_NONE && e->spend.parts >= s->cost_parts_a_day - s->cost_reserve_parts)
        *out = old_tomorrow(m) ? PAY_NEVER : PAY_LATER;
    return err;
}

/* Once a day; in the open transaction. */
static enum err alarm(struct engine *e, const char *word, int64_t now_s)
{
    struct apply a = {.now_s = now_s, .next_id = engine_rows_id(e)};
    struct effect fx = {.kind = EFFECT_ALARM, .word = span_of(word), .text = SPAN("")};
    enum err err = db_apply(e->db, &a, &fx);
    if (err != ERR_NONE || !a.alarm_is_new)
        return err;
    log_event("alarm", LOG_W("kind", word), LOG_I("parts", e->spend.parts));
    fx.kind = EFFECT_AUDIT;
    return db_apply(e->db, &a, &fx);
}

enum err spend_add(struct engine *e, const struct message *m, struct span text, int64_t now_s)
{
    const struct settings *s = &e->loaded->settings;
    int64_t limit = s->cost_parts_a_day, parts = sms_measure(text).parts;
    enum err err = today(e, now_s);
    if (err != ERR_NONE)
        return err;
    int64_t before = e->spend.parts, after = before + (parts > 0 ? parts : 1);
    e->spend.parts = after;
    e->spend.needed += needed(m) ? after - before : 0;
    e->spend_dirty = true;
    struct {
        const char *word;
        int64_t at;
    } const mark[] = {{"cost.near", limit * s->cost_alarm_percent / 100},
                      {"cost.reserve", limit - s->cost_reserve_parts},
                      {"cost.over", limit}};
    for (size_t i = 0; limit && err == ERR_NONE && i < countof(mark); i++)
        if (before < mark[i].at && after >= mark[i].at)
            err = alarm(e, mark[i].word, now_s);
    return err;
}

enum err spend_write(struct engine *e)
{
    if (!e->spend_dirty)
        return ERR_NONE;
    e->spend_dirty = false;
    return db_spend_put(e->db, &e->spend);
}
