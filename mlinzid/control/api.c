/* api.c - the API's keys, and what is done for whoever comes by one. A key acts as a party that holds posts, so
 * the rules of core are the same as for a person; its scopes only take away. */
#include <stdio.h>
#include <string.h>

#include "core/key_scope.h"
#include "db/api.h"
#include "mlinzid/control/register.h"
#include "mlinzid/engine/hooks.h"
#include "mlinzid/typed/api_report.h"

#define KEYS_MOST 1000
#define ONCE_MAX 64

/* --- keys: from the machine's command --- */

static json_t *key_json(const struct api_key *k, int64_t now_s)
{
    char scopes[160];
    struct text t;
    text_init(&t, scopes, sizeof scopes);
    key_scopes_write(k->scopes, &t);
    return json_pack("{s:I,s:s,s:s,s:I,s:I,s:I,s:s}", "id", (json_int_t)k->id, "name", k->name, "scopes", scopes,
                     "party", (json_int_t)k->party, "made_s", (json_int_t)k->made_s, "ends_s", (json_int_t)k->ends_s,
                     "state",
                     k->ended_s           ? "ended"
                     : now_s >= k->ends_s ? "over"
                                          : "good");
}

static bool key_wanted(struct request *r, struct api_key *k, struct msisdn *phone)
{
    struct span bad = {NULL, 0};
    int64_t days = request_number(r, "days", 0);
    if (msisdn_read(span_of(request_text(r, "phone")), phone) != SENDER_KE_MOBILE)
        return request_refuse(r,
                              "phone \"%.24s\" is no mobile number of Kenya: write that of the organisation, as "
                              "+254711000001",
                              request_text(r, "phone")) == DONE;
    if (!key_scopes_read(span_of(request_text(r, "scopes")), &k->scopes, &bad) || !k->scopes)
        return request_refuse(r,
                              "\"%.*s\" is no scope: cases:create, cases:read, cases:act, messages:read, people:read, "
                              "register:read, register:write, contacts:create, contacts:read, bridge:answer",
                              (int)bad.n, bad.p ? bad.p : "") == DONE;
    if (days < 1 || days > 3650)
        return request_refuse(r, "a key is good for 1 to 3650 days: say how many") == DONE;
    if (!span_str(span_of(request_text(r, "name")), k->name, sizeof k->name) || !k->name[0])
        return request_refuse(r, "whose key is it? a name of at most %d bytes", API_NAME_CAP - 1) == DONE;
    k->made_s = daemon_now(r->d);
    k->ends_s = k->made_s + days * DAY_S;
    return true;
}

static enum outcome key_add(struct request *r)
{
    struct api_key k = {0};
    struct msisdn phone;
    char key[API_KEY_CAP] = "", about[160];
    if (!key_wanted(r, &k, &phone))
        return REFUSED;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_person_by_phone(r->db, &phone, &k.party);
    if (err == ERR_NOT_FOUND)
        (void)request_refuse(r, "nobody here has that phone: give the organisation a post first (mlinzi person add)");
    if (err == ERR_NONE)
        err = db_api_key_add(r->db, &k, key);
    snprintf(about, sizeof about, "key=%lld person=%lld scopes=%lld", (long long)k.id, (long long)k.party,
             (long long)k.scopes);
    enum outcome o = act_end(r, err, "api.key-added", about);
    if (o == DONE) {
        json_object_set_new(r->out, "id", json_integer(k.id));
        json_object_set_new(r->out, "key", json_string(key));
    }
    explicit_bzero(key, sizeof key);
    return o;
}

static enum outcome key_list(struct request *r)
{
    static struct api_key keys[KEYS_MOST];
    int n = 0;
    json_t *all = json_array();
    enum err err = db_api_keys(r->db, keys, KEYS_MOST, &n);
    for (int i = 0; i < n; i++)
        json_array_append_new(all, key_json(&keys[i], daemon_now(r->d)));
    json_object_set_new(r->out, "keys", all);
    return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
}

static enum outcome key_end(struct request *r)
{
    int64_t id = request_number(r, "id", 0);
    char about[40];
    snprintf(about, sizeof about, "key=%lld", (long long)id);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_api_key_end(r->db, id, daemon_now(r->d));
    if (err == ERR_NOT_FOUND)
        (void)request_refuse(r, "there is no key %lld that is not ended already", (long long)id);
    hooks_changed(r->d->hooks);
    return act_end(r, err, "api.key-ended", about);
}

const struct operation control_api_keys[] = {
    {"api.key.add", key_add}, {"api.key.list", key_list}, {"api.key.end", key_end}, {NULL, NULL}};

/* --- what is done by one --- */

/* HTTP's own numbers say why: a client goes by them. */
static enum outcome refuse_as(struct request *r, int status, const char *why)
{
    json_object_set_new(r->out, "status", json_integer(status));
    return request_refuse(r, "%s", why);
}

bool api_key_of(struct request *r, enum key_scope scope, struct api_key *out)
{
    enum err err = db_api_key_of(r->db, span_of(request_text(r, "key")), daemon_now(r->d), out);
    if (err != ERR_NONE || !out->sound)
        return refuse_as(r, 401, "this key is not known, or no longer good") == DONE;
    if (!(out->scopes & KEY_SCOPE_BIT(scope)))
        return refuse_as(r, 403, "this key is not for that") == DONE;
    return true;
}

static bool once_refused(struct request *r, enum err err)
{
    db_rollback(r->db);
    if (err == ERR_EXISTS)
        return refuse_as(r, 409, "this Idempotency-Key was used for something else within two days") == DONE;
    if (err == ERR_DISK)
        daemon_broken(r->d);
    return refuse_as(r, 503, "it could not be stored just now; try again") == DONE;
}

bool api_once_begun(struct request *r, const struct api_key *k, char link[24])
{
    const char *once = request_text(r, "once"), *body = request_text(r, "body_text");
    snprintf(link, 24, "api:%lld", (long long)k->id);
    if (!*once || strlen(once) > ONCE_MAX)
        return refuse_as(r, 400, "an Idempotency-Key has 1 to 64 characters") == DONE;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_api_once(r->db, k->id, span_of(once), span_of(body), daemon_now(r->d));
    return err == ERR_NONE || once_refused(r, err);
}

/* Which way and under what id these words come: the same twice is done once. False: refused. */
bool api_once(struct request *r, const struct api_key *k, char link[24])
{
    if (!api_once_begun(r, k, link))
        return false;
    enum err err = db_commit(r->db);
    return err == ERR_NONE || once_refused(r, err);
}

static enum outcome case_create(struct request *r)
{
    static unsigned char memory[65536];
    struct arena arena;
    struct api_key k;
    struct api_report report = {0};
    const char *field = "";
    char link[24];
    arena_init(&arena, memory, sizeof memory);
    if (!api_key_of(r, KEY_SCOPE_CASES_CREATE, &k))
        return REFUSED;
    const struct api_world w = {&r->d->loaded->areas, r->d->loaded->lexicon, daemon_now(r->d), &arena};
    if (!api_report_read(&w, json_object_get(r->in, "report"), &report, &field, r->why, sizeof r->why)) {
        json_object_set_new(r->out, "status", json_integer(422));
        json_object_set_new(r->out, "field", json_string(field));
        return REFUSED;
    }
    if (!api_once(r, &k, link))
        return REFUSED;
    struct engine_word word = {.channel = CHANNEL_WEB,
                               .link = span_of(link),
                               .msgid = span_of(request_text(r, "once")),
                               .from = report.reporter,
                               .person = k.party,
                               .text = report.text,
                               .reading = report.reading};
    if (!word.from.s[0] && db_person_phone(r->db, k.party, &word.from) != ERR_NONE)
        return refuse_as(r, 503, "the organisation's own number could not be read; try again");
    return word_queue(r, &word);
}

static enum outcome case_act(struct request *r)
{
    struct api_key k;
    struct ref ref;
    size_t used = 0;
    char link[24];
    const char *typed = request_text(r, "ref");
    enum intent intent = intent_of(span_of(request_text(r, "act")));
    if (!api_key_of(r, KEY_SCOPE_CASES_ACT, &k))
        return REFUSED;
    if (ref_read(span_of(typed), &ref, &used) != REF_OK || typed[used])
        return refuse_as(r, 404, "there is no such case");
    if (intent < INTENT_UPDATE || intent > INTENT_PASS) {
        json_object_set_new(r->out, "field", json_string("/act"));
        return refuse_as(r, 422, "act is verify, update, discard, close, confirm, reject, reopen or pass");
    }
    if (!api_once(r, &k, link))
        return REFUSED;
    struct engine_word word = {
        .channel = CHANNEL_WEB,
        .link = span_of(link),
        .msgid = span_of(request_text(r, "once")),
        .person = k.party,
        .text = span_of(request_text(r, "text")),
        .reading = {.intent = intent, .ref = ref, .text = span_trim(span_of(request_text(r, "text")))}};
    if (db_person_phone(r->db, k.party, &word.from) != ERR_NONE)
        return refuse_as(r, 503, "the organisation's own number could not be read; try again");
    return word_queue(r, &word);
}

/* The details of one case: written down before they are told, as for a person. */
static enum outcome case_read(struct request *r)
{
    struct api_key k;
    struct event ev = {.op = OP_READ};
    struct ref ref;
    size_t used = 0;
    char about[64];
    const char *typed = request_text(r, "ref");
    if (!api_key_of(r, KEY_SCOPE_CASES_READ, &k))
        return REFUSED;
    if (ref_read(span_of(typed), &ref, &used) != REF_OK || typed[used])
        return refuse_as(r, 404, "there is no such case");
    ev.actor = k.party;
    if (db_person_phone(r->db, k.party, &ev.from) != ERR_NONE)
        return refuse_as(r, 503, "the organisation's own number could not be read; try again");
    span_str(span_of(ref.digits), ev.op_ref, sizeof ev.op_ref);
    snprintf(about, sizeof about, "case=%s person=%lld key=%lld", ref.digits, (long long)k.party, (long long)k.id);
    return act_queue(r, &ev, "op.read", about, 0);
}

/* What became of words that came before: {"ref":...}. */
static enum outcome case_of_word(struct request *r)
{
    struct api_key k;
    char link[24], ref[12] = "";
    if (!api_key_of(r, KEY_SCOPE_CASES_CREATE, &k))
        return REFUSED;
    snprintf(link, sizeof link, "api:%lld", (long long)k.id);
    enum err err = db_case_by_word(r->db, span_of(link), span_of(request_text(r, "once")), ref);
    if (err != ERR_NONE)
        return refuse_as(r, err == ERR_NOT_FOUND ? 404 : 503, "nothing is known of that Idempotency-Key");
    json_object_set_new(r->out, "ref", json_string(ref));
    return DONE;
}

const struct operation control_desk_api[] = {{"api.case.create", case_create},
                                             {"api.case.act", case_act},
                                             {"api.case.read", case_read},
                                             {"api.case.of", case_of_word},
                                             {NULL, NULL}};
