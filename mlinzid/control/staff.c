/* staff.c - what the console's pages of people, audit and settings have the engine do: the acts of the control
 * socket, for whoever the session is, when core/staff.c lets them. An act that is not theirs changes nothing and stands
 * in the audit as refused. Names and numbers leave the engine by people.names alone, which says whose were read. */
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "db/audit_list.h"
#include "db/staff.h"
#include "mlinzid/control/desk.h"
#include "mlinzid/version.h"

enum { NAMES_MOST = 100 };

/* --- who, and whether --- */

/* An act that its person may not do: written down, then refused. */
static enum outcome forbid(struct request *r, const char *about)
{
    char detail[200];
    snprintf(detail, sizeof detail, "act=%.40s %.140s", request_text(r, "op"), about);
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = audit_row(r, "refused", detail, 0);
    if (desk_end(r, err) != DONE)
        return REFUSED;
    json_object_set_new(r->out, "forbidden", json_true());
    return request_refuse(r, "this is not yours to do; that it was tried has been written down");
}

static bool staff_begin(struct request *r, struct staff *me)
{
    if (!desk_session(r, &me->session))
        return false;
    r->person = me->session.party;
    enum err err = db_session_posts(r->db, r->person, day_of(daemon_now(r->d)), me->mine, STAFF_POSTS, &me->n);
    return err == ERR_NONE || request_refuse(r, "%s", err_words(err)) == DONE;
}

bool staff_allowed(struct request *r, struct staff *me, enum staff_right right, const char *about)
{
    return staff_begin(r, me) && (staff_may(me->mine, me->n, right) || forbid(r, about) == DONE);
}

/* --- reading people --- */

/* Their posts, and whether they are mine to see. False: nobody, or not mine; or the store failed (*err). */
static bool sees_person(struct request *r, const struct staff *me, const struct directory *dir, int64_t party,
                        enum err *err)
{
    struct post theirs[STAFF_POSTS];
    int m = 0;
    *err = db_staff_posts_of(r->db, party, theirs, STAFF_POSTS, &m);
    if (*err == ERR_NONE && m == 0) /* whoever held a post once is admin's */
        return staff_may(me->mine, me->n, STAFF_CHANGE);
    for (int i = 0; *err == ERR_NONE && i < m; i++)
        if (staff_sees(dir, me->mine, me->n, &theirs[i]))
            return true;
    return false;
}

static enum err name_one(struct request *r, json_t *names, int64_t party)
{
    char key[24];
    json_t *one = json_object();
    snprintf(key, sizeof key, "%lld", (long long)party);
    enum err err = one ? db_staff_person(r->db, party, daemon_now(r->d), one) : ERR_FULL;
    if (err == ERR_NONE)
        (void)json_object_set(names, key, one);
    json_decref(one);
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

static enum err names_of(struct request *r, const struct staff *me, const json_t *parties, json_t *names)
{
    struct directory dir = {0};
    enum err err = db_directory(r->db, &dir);
    for (size_t i = 0; err == ERR_NONE && i < json_array_size(parties); i++) {
        int64_t party = (int64_t)json_integer_value(json_array_get(parties, i));
        if (sees_person(r, me, &dir, party, &err) && err == ERR_NONE)
            err = name_one(r, names, party);
    }
    db_directory_free(&dir);
    return err;
}

/* {"parties":[12,13],"about":"role=scco at=003"}: names, masked numbers and leave of those that are mine to see. */
static enum outcome people_names(struct request *r)
{
    struct staff me;
    char about[200];
    const json_t *parties = json_object_get(r->in, "parties");
    if (!staff_allowed(r, &me, STAFF_LOOK, ""))
        return REFUSED;
    if (json_array_size(parties) > NAMES_MOST)
        return request_refuse(r, "at most %d people at a time", NAMES_MOST);
    json_t *names = json_object();
    enum err err = names_of(r, &me, parties, names);
    size_t n = json_object_size(names);
    snprintf(about, sizeof about, "people=%zu first=%lld %.100s", n,
             (long long)json_integer_value(json_array_get(parties, 0)), request_text(r, "about"));
    enum outcome o = err == ERR_NONE ? act_end(r, act_begin(r), "people.read", about) : desk_end(r, err);
    if (o == DONE)
        json_object_set(r->out, "names", names);
    json_decref(names);
    return o;
}

/* --- reading the audit and the settings: the desk reads plain columns once this has said that it may --- */

static enum outcome audit_read(struct request *r)
{
    struct staff me;
    unsigned char public[32];
    char hex[65] = "", about[200];
    snprintf(about, sizeof about, "%.160s", request_text(r, "about"));
    if (!staff_allowed(r, &me, STAFF_AUDIT, about) || act_end(r, act_begin(r), "audit.read", about) != DONE)
        return REFUSED;
    if (db_audit_public(r->db, public))
        (void)sodium_bin2hex(hex, sizeof hex, public, sizeof public);
    json_object_set_new(r->out, "public", json_string(hex));
    return DONE;
}

static void take_setting(void *ctx, const struct setting_said *one)
{
    (void)json_array_append_new(ctx, json_pack("{s:s,s:s,s:s,s:s,s:s,s:b,s:b}", "key", one->key, "value", one->value,
                                               "standard", one->standard, "may_be", one->may_be, "words", one->words,
                                               "start", one->start, "changed", one->changed));
}

/* As they are in force here: a desk may have read the file before it was changed. */
static void settings_say(struct request *r)
{
    const struct loaded *l = r->d->loaded;
    const struct policies ladder = ladder_policies(&l->ladder);
    json_t *all = json_array(), *files = json_array();
    settings_each(&l->settings, all, take_setting);
    for (int i = 0; i < DATA_FILES; i++)
        (void)json_array_append_new(files,
                                    json_pack("{s:s,s:s,s:I,s:s}", "name", l->file[i].name, "path", l->file[i].path,
                                              "bytes", (json_int_t)l->file[i].bytes, "print", l->file[i].print));
    json_object_set_new(r->out, "settings", all);
    json_object_set_new(r->out, "files", files);
    json_object_set_new(r->out, "ladder", json_integer(ladder.version[ladder.count - 1].version));
    json_object_set_new(r->out, "version", json_string(MLINZI_VERSION));
}

/* The settings for admin alone; what is to be erased for more: the answer says what may be done there. */
static enum outcome settings_read(struct request *r)
{
    struct staff me;
    if (!staff_allowed(r, &me, STAFF_ERASURES, "") || act_end(r, act_begin(r), "settings.read", "") != DONE)
        return REFUSED;
    if (staff_may(me.mine, me.n, STAFF_SETTINGS))
        settings_say(r);
    json_object_set_new(r->out, "hold", json_boolean(staff_may(me.mine, me.n, STAFF_HOLD)));
    json_object_set_new(r->out, "release", json_boolean(staff_may(me.mine, me.n, STAFF_RELEASE)));
    return DONE;
}

/* --- the acts of the control socket --- */

/* The person in the request: its number becomes the phone that the act itself asks for. about: for the audit. */
static bool person_in(struct request *r, int64_t party, char *about, size_t cap)
{
    struct msisdn phone;
    int64_t which = request_number(r, "which", 1);
    snprintf(about, cap, "person=%lld role=%.24s at=%.24s", (long long)party, request_text(r, "role"),
             request_text(r, "at"));
    if (!party)
        return true;
    enum err err = db_staff_phone(r->db, party, which == 2 ? 2 : 1, &phone);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err == ERR_NOT_FOUND ? "there is no such person or number" : err_words(err)) ==
               DONE;
    return json_object_set_new(r->in, "phone", json_string(phone.s)) == 0;
}

static const struct {
    const char *op;
    enum staff_right right;
    const struct operation *table;
    bool person; /* about one person, named by the number of their party */
} acts[] = {
    {"person.add", STAFF_CHANGE, control_people, false},    {"person.end", STAFF_CHANGE, control_people, true},
    {"person.lost", STAFF_CHANGE, control_people, true},    {"person.leave", STAFF_CHANGE, control_people, true},
    {"office.add", STAFF_CHANGE, control_people, false},    {"import", STAFF_CHANGE, control_people, false},
    {"holiday.add", STAFF_SETTINGS, control_people, false}, {"holiday.remove", STAFF_SETTINGS, control_people, false},
    {"erasure.hold", STAFF_HOLD, control_erasures, false},  {"erasure.release", STAFF_RELEASE, control_erasures, false},
};

static enum outcome staff_act(struct request *r)
{
    struct staff me;
    char about[120];
    const char *op = request_text(r, "op");
    int64_t party = request_number(r, "party", 0);
    size_t i = 0;
    while (i < countof(acts) - 1 && strcmp(acts[i].op, op) != 0)
        i++;
    if (!staff_begin(r, &me))
        return REFUSED;
    if (!person_in(r, party, about, sizeof about) && staff_may(me.mine, me.n, acts[i].right))
        return REFUSED;
    if (!staff_may(me.mine, me.n, acts[i].right))
        return forbid(r, about);
    if (acts[i].person && !party)
        return request_refuse(r, "whose? write party");
    if (strcmp(op, "person.end") == 0 && party == r->person)
        return request_refuse(r, "nobody ends their own posts: another administrator does it");
    return operation_in(acts[i].table, op)->run(r);
}

static enum outcome staff_unlock(struct request *r)
{
    struct staff me;
    struct directory dir = {0};
    struct post theirs[STAFF_POSTS];
    char about[120];
    int m = 0;
    int64_t party = request_number(r, "party", 0);
    if (!staff_begin(r, &me))
        return REFUSED;
    enum err err = db_staff_posts_of(r->db, party, theirs, STAFF_POSTS, &m);
    if (err == ERR_NONE)
        err = db_directory(r->db, &dir);
    bool may = err == ERR_NONE && staff_unlocks(&dir, me.mine, me.n, theirs, m);
    db_directory_free(&dir);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    snprintf(about, sizeof about, "person=%lld", (long long)party);
    if (!may)
        return forbid(r, about);
    return person_in(r, party, about, sizeof about) ? operation_in(control_pins, "pin.unlock")->run(r) : REFUSED;
}

const struct operation control_desk_staff[] = {
    {"people.names", people_names}, {"person.add", staff_act},        {"person.end", staff_act},
    {"person.lost", staff_act},     {"person.leave", staff_act},      {"office.add", staff_act},
    {"import", staff_act},          {"holiday.add", staff_act},       {"holiday.remove", staff_act},
    {"erasure.hold", staff_act},    {"erasure.release", staff_act},   {"pin.unlock", staff_unlock},
    {"audit.read", audit_read},     {"settings.read", settings_read}, {NULL, NULL},
};
