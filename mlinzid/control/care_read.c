/* care_read.c - what is read of children in care: one child's stays and placements, and who is in an
 * institution. Each reading stands in the audit. And units written down from the console. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mlinzid/control/care.h"
#include "mlinzid/control/unit.h"
#include "mlinzid/typed/units.h"

enum { STAYS_MOST = 20, MOVEMENTS_MOST = 200, CHILDREN_PAGE = 100 };

/* --- one child --- */

static json_t *movements_json(struct request *r, struct registrar *me, int64_t stay)
{
    struct movements m = {.list = arena_array(&me->arena, struct movement, MOVEMENTS_MOST),
                          .role = arena_array(&me->arena, enum role, MOVEMENTS_MOST),
                          .words = arena_take(&me->arena, MOVEMENTS_MOST * MOVEMENT_WORDS_CAP),
                          .cap = MOVEMENTS_MOST};
    json_t *all = json_array();
    if (!m.list || !m.role || !m.words || db_movements_of(r->db, stay, &m) != ERR_NONE)
        return all;
    for (int i = 0; i < m.n; i++) {
        char why[MOVEMENT_WORDS_CAP] = "";
        if (m.list[i].struck)
            (void)!db_struck_why(r->db, m.list[i].id, why);
        json_array_append_new(all, json_pack("{s:I,s:s,s:i,s:i,s:s,s:s,s:s,s:b,s:s}", "id", (json_int_t)m.list[i].id,
                                             "kind", move_word(m.list[i].kind), "day", m.list[i].day, "back_day",
                                             m.list[i].back_day, "code", m.list[i].code, "words", m.words[i], "role",
                                             role_word(m.role[i]), "struck", m.list[i].struck, "why", why));
    }
    return all;
}

static json_t *stay_json(const struct stay *s)
{
    return json_pack("{s:I,s:I,s:s,s:s,s:i,s:i,s:s,s:s,s:s,s:s,s:i,s:s,s:s,s:i,s:s}", "id", (json_int_t)s->id,
                     "version", (json_int_t)s->version, "unit", s->unit, "state", stay_state_word(s->state), "admitted",
                     s->admitted, "left", s->left, "type", s->type, "class", s->class, "reason", s->reason, "order",
                     s->order, "order_to", s->order_to, "post_role", role_word(s->post.role), "post_at", s->post.at,
                     "review_day", s->review_day, "exit", s->exit);
}

static enum err stay_put(struct request *r, struct registrar *me, const struct stay *s, json_t *all)
{
    char order[ORDER_NUMBER_CAP];
    struct stay again;
    struct unit u = {.name = ""};
    const size_t used = me->arena.used_bytes;
    json_t *o = stay_json(s);
    enum err err = db_stay(r->db, s->id, &again, order);
    (void)!db_unit(r->db, s->unit, &u);
    json_object_set_new(o, "name", json_string(u.name));
    json_object_set_new(o, "order_number", json_string(order));
    json_object_set_new(o, "movements", movements_json(r, me, s->id));
    me->arena.used_bytes = used;
    json_array_append_new(all, o);
    return err;
}

/* Of the child and of all that were found to be it. */
static enum err stays_put(struct request *r, struct registrar *me, const int64_t *ids, int n)
{
    struct stays s = {.list = arena_array(&me->arena, struct stay, STAYS_MOST), .cap = STAYS_MOST};
    json_t *all = json_array();
    json_object_set_new(r->out, "stays", all);
    enum err err = s.list ? ERR_NONE : ERR_FULL;
    for (int k = 0; err == ERR_NONE && k < n; k++) {
        err = db_stays_of(r->db, ids[k], &s);
        for (int i = 0; err == ERR_NONE && i < s.n; i++)
            err = stay_put(r, me, &s.list[i], all);
    }
    return err;
}

enum err care_whole(struct request *r, struct registrar *me, const int64_t *ids, int n)
{
    enum err err = stays_put(r, me, ids, n);
    return err == ERR_NONE ? care_placements(r, me, ids, n) : err;
}

static json_t *child_json(const struct child *c)
{
    const char sex[2] = {(char)c->sex, '\0'};
    return json_pack("{s:I,s:s,s:s,s:i,s:b}", "id", (json_int_t)c->id, "name", c->names, "sex", sex, "born_day",
                     c->born_day, "born_about", c->born_about);
}

/* {"child":12}: what console/page_care.c shows. */
static enum outcome read_care(struct request *r, struct registrar *me)
{
    struct child child;
    struct register_subject s;
    char about[60];
    int64_t ids[CARE_WHOLE];
    int n = 0;
    if (!care_child(r, &child))
        return REFUSED;
    enum err err = db_register_subject(r->db, ABOUT_CHILD, child.id, &s);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err));
    snprintf(about, sizeof about, "child=%lld", (long long)child.id);
    if (!registrar_may(r, me, REGISTER_READ, &s, about) ||
        registrar_done(r, me, act_begin(r), "care.read", about, 0) != DONE)
        return REFUSED;
    err = db_child_whole(r->db, child.id, ids, CARE_WHOLE, &n);
    if (err == ERR_NONE)
        err = care_whole(r, me, ids, n);
    json_object_set_new(r->out, "child", child_json(&child));
    json_object_set_new(r->out, "may",
                        json_pack("{s:b,s:b,s:b}", "strike",
                                  register_may(me->dir, me->mine, me->n, REGISTER_STRIKE, &s, NULL), "admit",
                                  register_may(me->dir, me->mine, me->n, REGISTER_ADMIT, &s, NULL), "place",
                                  register_may(me->dir, me->mine, me->n, REGISTER_PLACE, &s, NULL)));
    return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
}

/* --- who is in an institution --- */

static json_t *held_json(struct request *r, const struct held_child *h)
{
    struct child c = {.names = ""};
    const char sex[2] = {(char)h->sex, '\0'};
    json_t *o = stay_json(&h->stay);
    (void)!db_child(r->db, h->stay.child, &c);
    json_object_set_new(o, "child", json_integer(h->stay.child));
    json_object_set_new(o, "name", json_string(c.names));
    json_object_set_new(o, "sex", json_string(sex));
    json_object_set_new(o, "born_day", json_integer(h->born_day));
    return o;
}

static enum outcome inside(struct request *r, struct registrar *me, const struct unit *u)
{
    const struct held_wanted w = {u->code, request_number(r, "after", 0)};
    struct held_child *all = arena_array(&me->arena, struct held_child, CHILDREN_PAGE);
    char about[120];
    int n = 0;
    enum err err = all ? db_stays_in(r->db, &w, all, CHILDREN_PAGE, &n) : ERR_FULL;
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    snprintf(about, sizeof about, "unit=%s children=%d", u->code, n);
    if (registrar_done(r, me, act_begin(r), "unit.read", about, 0) != DONE)
        return REFUSED;
    json_t *list = json_array();
    for (int i = 0; i < n; i++)
        json_array_append_new(list, held_json(r, &all[i]));
    json_object_set_new(r->out, "children", list);
    json_object_set_new(r->out, "more", json_boolean(n == CHILDREN_PAGE));
    json_object_set_new(r->out, "phone", json_string(u->phone.s));
    json_object_set_new(r->out, "sheets", sheets_json(r->db, ABOUT_INSTITUTION, u->party));
    return DONE;
}

/* {"code":"RH-MALINDI","after":0}: its children by name, and its phone. */
static enum outcome read_unit(struct request *r, struct registrar *me)
{
    struct register_subject s;
    struct unit u;
    enum err err = db_unit(r->db, request_text(r, "code"), &u);
    if (err == ERR_NONE)
        err = db_register_subject(r->db, ABOUT_INSTITUTION, u.party, &s);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err));
    return registrar_may(r, me, REGISTER_READ, &s, u.code) ? inside(r, me, &u) : REFUSED;
}

/* --- a unit written down --- */

static bool above_there(struct request *r, const struct unit *u)
{
    struct unit above;
    struct area place;
    return !u->parent[0] || area_read(&r->d->loaded->areas, span_of(u->parent), &place) ||
           db_unit(r->db, u->parent, &above) == ERR_NONE ||
           request_refuse(r, "above it stands \"%.24s\", which is no unit", u->parent) == DONE;
}

/* {"version":0,"code":...} and the columns of an import: a new one at version 0, else that version of it. */
static enum outcome save_unit(struct request *r, struct registrar *me)
{
    const struct register_subject nobody = {.about = ABOUT_NONE};
    const struct unit_fields f = {
#define X(name) request_text(r, #name),
        UNIT_FIELDS(X)
#undef X
    };
    struct unit u, was;
    char about[60];
    snprintf(about, sizeof about, "unit=%.24s", f.code);
    if (!registrar_may(r, me, REGISTER_UNITS, &nobody, about) ||
        !unit_read(&f, &r->d->loaded->areas, &u, r->why, sizeof r->why) || !above_there(r, &u))
        return REFUSED;
    u.version = request_number(r, "version", 0);
    enum err err = db_unit(r->db, u.code, &was);
    if (err == ERR_NONE && !u.version)
        return request_refuse(r, "there is a unit %s already", u.code);
    if (err == ERR_NOT_FOUND && u.version)
        return registrar_none(r);
    if (err == ERR_NONE) {
        u.party = was.party;
        if (!*f.phone) /* not shown to all who change it: "-" takes it away */
            u.phone = was.phone;
    }
    err = err == ERR_NONE || err == ERR_NOT_FOUND ? act_begin(r) : err;
    if (err == ERR_NONE)
        err = db_unit_put(r->db, &u, daemon_now(r->d));
    if (err == ERR_STALE)
        (void)request_refuse(r, "it has changed meanwhile: look at it again");
    enum outcome o = registrar_done(r, me, err, "unit.saved", about, 0);
    if (o == DONE)
        engine_people_changed(r->d->engine);
    return o;
}

/* --- the operations --- */

static enum outcome care_read(struct request *r)
{
    return registrar_with(r, read_care);
}

static enum outcome unit_inside(struct request *r)
{
    return registrar_with(r, read_unit);
}

static enum outcome unit_save(struct request *r)
{
    return registrar_with(r, save_unit);
}

const struct operation control_desk_units[] = {
    {"care.read", care_read}, {"unit.inside", unit_inside}, {"unit.save", unit_save}, {NULL, NULL}};
