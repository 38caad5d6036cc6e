/* check.c - the rules that must always hold, asked of the store as SQL: `mlinzi db check`.
 * The numbers are those of the trust rules. Rules 11 (calendar) and 12 (fairness) speak of time passing and are proven
 * by the simulator; 13 is what the seals need; of 7 and 8 the store can show that no row was written outside a lease
 * and none stands for a text that is not there. */
#include "db/store.h"

#define LATE_S (15 * MINUTE_S)
#define OLD_S HOUR_S

static const struct rule {
    enum statement_name statement;
    int number;
    const char *first; /* what the first one's number is of */
    const char *words;
} rules[] = {
    {ST_check_no_deadline, 1, "case", "open cases have no deadline: nobody would ever be told"},
    {ST_check_deadline_past, 1, "case",
     "deadlines of open cases passed more than 15 minutes ago and nothing was done (is the engine running?)"},
    {ST_check_duty_no_deadline, 1, "duty", "things to be done by a day have no deadline: nobody would ever be told"},
    {ST_check_duty_deadline_past, 1, "duty",
     "deadlines of things to be done passed more than 15 minutes ago and nothing was said (is the engine running?)"},
    {ST_check_duty_deadline_done, 1, "duty",
     "deadlines stand for things that are done or are not there: somebody would be told for nothing"},
    {ST_check_message_old, 1, "text",
     "waiting texts expired more than an hour ago and were neither made anew nor dropped"},
    {ST_check_versions, 2, "case", "cases whose versions are not each written once in the audit: an update was lost"},
    {ST_check_audit_gap, 2, "shard", "shards of the audit whose numbers have a gap: rows were taken out"},
    {ST_check_early, 3, "text", "texts were said before their time"},
    {ST_check_cause, 4, "text", "texts stand twice for the same cause, key and number"},
    {ST_check_unclaimed, 5, "text", "texts left without having been claimed"},
    {ST_check_closed, 6, "text", "texts wait to be sent about closed cases"},
    {ST_check_epoch, 6, "text", "texts wait to be sent about an epoch that has ended"},
    {ST_check_lease, 7, "id", "tables hold ids that no lease gave out: somebody else wrote"},
    {ST_check_bundle, 8, "text", "bundled texts whose bundle is not there"},
    {ST_check_skipped, 9, "case", "cases skipped a level without a row in the audit"},
    {ST_check_alone, 10, "case", "emergencies (S1) were closed by one person alone"},
    {ST_check_epoch_ahead, 10, "text", "texts speak of an epoch that their case has not reached"},
    {ST_check_stay, 2, "stay", "children's stays are not where their last movement left them"},
    {ST_check_held, 2, "stay", "children's stays count for more or less than one child: no population can be right"},
    {ST_check_key_missing, 13, "row",
     "cases, people or texts are sealed and their key is not there: nobody can read them"},
    {ST_check_key_generation, 13, "subject",
     "keys are wrapped under a key-encryption key that this store does not know"},
    {ST_check_key_erased, 13, "subject", "subjects count as erased and still have their key"},
};

static void put_keys(struct statement *s, int64_t now_s)
{
    for (int i = 0; i < s->parameters; i++) {
        if (span_is(span_of(s->parameter[i]), "before_s"))
            put_int(s, "before_s", now_s);
        else if (span_is(span_of(s->parameter[i]), "alarm"))
            put_int(s, "alarm", SAY_ALARM);
    }
}

/* How many rows break a rule; -1: the store would not say. */
static int64_t broken(struct db *db, const struct rule *r, int64_t now_s, int64_t *first)
{
    struct statement *s = st_of(db, r->statement);
    put_keys(s, now_s - (r->statement == ST_check_message_old ? OLD_S : LATE_S));
    *first = 0;
    if (st_one(s) != ERR_NONE)
        return -1;
    int64_t n = take_int(s);
    *first = take_int(s);
    st_end(s);
    return n;
}

int db_check(struct db *db, int64_t now_s, char *out, size_t cap)
{
    struct text t;
    int bad = 0;
    text_init(&t, out, cap);
    for (size_t i = 0; i < countof(rules); i++) {
        int64_t first, n = broken(db, &rules[i], now_s, &first);
        if (n == 0)
            continue;
        bad++;
        text_str(&t, "rule ");
        text_i64(&t, rules[i].number);
        text_str(&t, ": ");
        if (n < 0) {
            text_str(&t, "the store did not answer\n");
            continue;
        }
        text_str(&t, rules[i].words);
        text_str(&t, " (");
        text_i64(&t, n);
        text_str(&t, ", the first: ");
        text_str(&t, rules[i].first);
        text_char(&t, ' ');
        text_i64(&t, first);
        text_str(&t, ")\n");
    }
    return bad;
}
