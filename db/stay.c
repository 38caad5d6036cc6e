/* stay.c - stays and movements as rows. A movement and the stay it changes are written in one transaction; the stay's
 * version is compared, so that of two who write at once one is told. */
#include "db/stay.h"

#include "db/store.h"

static enum err lease(struct db *db, int64_t *id)
{
    return db_lease(db, "row", 1, id);
}

static struct span sealed(struct db *db, int64_t child, int64_t row, struct span words)
{
    return words.n ? seal(db, subject_party(child), VAULT_CARE_WORDS, row, words) : span_of("");
}

static enum err movement_add(struct db *db, struct movement *m, const struct care_note *note)
{
    enum err e = lease(db, &m->id);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_movement_add);
    put_int(s, "id", m->id);
    put_int(s, "stay", m->stay);
    put_int(s, "child", m->child);
    put_str(s, "unit", m->unit);
    put_int(s, "kind", m->kind);
    put_int(s, "day", m->day);
    put_int(s, "back_day", m->back_day);
    put_str(s, "code", m->code);
    put_int(s, "held", m->held);
    put_int(s, "present", m->present);
    put_bytes(s, "words", sealed(db, m->child, m->id, note->words));
    put_int(s, "now_s", note->now_s);
    put_int(s, "person", note->person);
    put_int(s, "role", note->role);
    return st_run(s, NULL);
}

enum err db_stay_add(struct db *db, struct stay *x, struct span order_number, const struct care_note *note)
{
    struct movement m = {.child = x->child, .kind = MOVE_ADMISSION, .day = x->admitted, .held = 1, .present = 1};
    enum err e = lease(db, &x->id);
    if (e)
        return e;
    x->version = 1;
    x->state = STAY_IN;
    x->last_day = x->admitted;
    struct statement *s = st_of(db, ST_stay_add);
    put_int(s, "id", x->id);
    put_int(s, "child", x->child);
    put_str(s, "unit", x->unit);
    put_int(s, "state", x->state);
    put_int(s, "admitted", x->admitted);
    put_str(s, "type", x->type);
    put_str(s, "class", x->class);
    put_str(s, "reason", x->reason);
    put_str(s, "court", x->order);
    put_int(s, "order_to", x->order_to);
    put_int(s, "role", x->post.role);
    put_str(s, "at", x->post.at);
    put_int(s, "review_day", x->review_day);
    put_int(s, "moved_from", x->from);
    put_bytes(s, "words", sealed(db, x->child, x->id, order_number));
    put_int(s, "now_s", note->now_s);
    put_int(s, "person", note->person);
    e = st_run(s, NULL);
    if (e)
        return e;
    m.stay = x->id;
    (void)span_str(span_of(x->type), m.code, sizeof m.code);
    (void)span_str(span_of(x->unit), m.unit, sizeof m.unit);
    return movement_add(db, &m, note);
}

/* What stands in the stay's sealed words, to be written again. */
static enum err order_number_of(struct db *db, int64_t id, char out[ORDER_NUMBER_CAP])
{
    struct stay was;
    return db_stay(db, id, &was, out);
}

enum err db_stay_set(struct db *db, struct stay *x, struct span order_number)
{
    char was[ORDER_NUMBER_CAP] = "";
    int64_t changed = 0;
    enum err e = order_number.p ? ERR_NONE : order_number_of(db, x->id, was);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_stay_set);
    put_int(s, "id", x->id);
    put_int(s, "seen", x->version);
    put_int(s, "state", x->state);
    put_int(s, "last_day", x->last_day);
    put_int(s, "left_day", x->left);
    put_str(s, "exit", x->exit);
    put_int(s, "role", x->post.role);
    put_str(s, "at", x->post.at);
    put_int(s, "review_day", x->review_day);
    put_str(s, "court", x->order);
    put_int(s, "order_to", x->order_to);
    put_bytes(s, "words", sealed(db, x->child, x->id, order_number.p ? order_number : span_of(was)));
    e = st_run(s, &changed);
    if (e || !changed)
        return e ? e : ERR_STALE;
    x->version++;
    return ERR_NONE;
}

enum err db_stay_move(struct db *db, struct stay *x, struct movement *m, const struct care_note *note)
{
    const struct span as_it_was = {NULL, 0};
    m->stay = x->id;
    m->child = x->child;
    (void)span_str(span_of(x->unit), m->unit, sizeof m->unit);
    x->state = stay_after(x->state, m->kind);
    must(x->state != STAY_NONE);
    x->last_day = m->day;
    if (m->kind == MOVE_EXIT) {
        x->left = m->day;
        (void)span_str(span_of(m->code), x->exit, sizeof x->exit);
    }
    enum err e = db_stay_set(db, x, as_it_was);
    return e ? e : movement_add(db, m, note);
}

/* Without keys a desk reads no number. */
static void take_stay(struct db *db, struct statement *s, struct stay *x, char order[ORDER_NUMBER_CAP])
{
    *x = (struct stay){0};
    x->id = take_int(s);
    x->child = take_int(s);
    x->version = take_int(s);
    take_str(s, x->unit, sizeof x->unit);
    x->state = (enum stay_state)take_int(s);
    x->admitted = (int32_t)take_int(s);
    x->last_day = (int32_t)take_int(s);
    x->left = (int32_t)take_int(s);
    take_str(s, x->type, sizeof x->type);
    take_str(s, x->class, sizeof x->class);
    take_str(s, x->reason, sizeof x->reason);
    take_str(s, x->order, sizeof x->order);
    x->order_to = (int32_t)take_int(s);
    x->post.role = (enum role)take_int(s);
    take_str(s, x->post.at, sizeof x->post.at);
    x->review_day = (int32_t)take_int(s);
    x->from = take_int(s);
    take_str(s, x->exit, sizeof x->exit);
    if (order && db->vault) {
        struct span words = take_sealed(db, s, VAULT_CARE_WORDS, x->id);
        (void)span_str(words, order, ORDER_NUMBER_CAP);
    } else {
        (void)take_bytes(s);
    }
}

static enum err stay_one(struct db *db, struct statement *s, struct stay *out, char order[ORDER_NUMBER_CAP])
{
    enum err e = st_one(s);
    if (e)
        return e;
    take_stay(db, s, out, order);
    st_end(s);
    return ERR_NONE;
}

enum err db_stay(struct db *db, int64_t id, struct stay *out, char order[ORDER_NUMBER_CAP])
{
    struct statement *s = st_of(db, ST_stay_get);
    if (order)
        *order = '\0';
    put_int(s, "id", id);
    return stay_one(db, s, out, order);
}

enum err db_stay_open(struct db *db, int64_t child, struct stay *out)
{
    struct statement *s = st_of(db, ST_stay_open);
    put_int(s, "child", child);
    return stay_one(db, s, out, NULL);
}

enum err db_stay_left_last(struct db *db, int64_t child, int32_t *day)
{
    struct statement *s = st_of(db, ST_stay_left_last);
    put_int(s, "child", child);
    enum err e = st_one(s);
    if (e)
        return e;
    *day = (int32_t)take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_stays_of(struct db *db, int64_t child, struct stays *out)
{
    struct statement *s = st_of(db, ST_stays_of_child);
    bool row = false;
    enum err e;
    out->n = 0;
    put_int(s, "child", child);
    put_int(s, "cap", out->cap);
    while (!(e = st_next(s, &row)) && row)
        take_stay(db, s, &out->list[out->n++], NULL);
    return e;
}

enum err db_movements_of(struct db *db, int64_t stay, struct movements *out)
{
    struct statement *s = st_of(db, ST_movements_of);
    bool row = false;
    enum err e;
    out->n = 0;
    put_int(s, "stay", stay);
    while (!(e = st_next(s, &row)) && row && out->n < out->cap) {
        struct movement *m = &out->list[out->n];
        *m = (struct movement){.id = take_int(s)};
        m->stay = take_int(s);
        m->ord = (int)take_int(s);
        m->child = take_int(s);
        take_str(s, m->unit, sizeof m->unit);
        m->kind = (enum move_kind)take_int(s);
        m->day = (int32_t)take_int(s);
        m->back_day = (int32_t)take_int(s);
        take_str(s, m->code, sizeof m->code);
        m->held = (int)take_int(s);
        m->present = (int)take_int(s);
        if (out->words && db->vault)
            (void)span_str(take_sealed(db, s, VAULT_CARE_WORDS, m->id), out->words[out->n], MOVEMENT_WORDS_CAP);
        else
            (void)take_bytes(s);
        if (out->role)
            out->role[out->n] = (enum role)take_int(s);
        else
            (void)take_int(s);
        m->struck = take_int(s) != 0;
        out->n++;
    }
    if (row)
        st_end(s);
    return e;
}

/* --- struck out --- */

static enum err strike_row(struct db *db, const struct movement *m, const struct care_note *note)
{
    int64_t id;
    enum err e = lease(db, &id);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_movement_strike);
    put_int(s, "id", id);
    put_int(s, "movement", m->id);
    put_int(s, "stay", m->stay);
    put_int(s, "now_s", note->now_s);
    put_int(s, "person", note->person);
    put_int(s, "role", note->role);
    put_bytes(s, "why", sealed(db, m->child, id, note->words));
    e = st_run(s, NULL);
    if (e)
        return e;
    s = st_of(db, ST_movement_idle);
    put_int(s, "id", m->id);
    return st_run(s, NULL);
}

enum err db_stay_strike(struct db *db, struct stay *x, struct movements *m, const struct care_note *note)
{
    const struct span as_it_was = {NULL, 0};
    int last = m->n - 1;
    while (last >= 0 && m->list[last].struck)
        last--;
    if (last < 0)
        return ERR_NOT_FOUND;
    enum err e = strike_row(db, &m->list[last], note);
    if (e)
        return e;
    m->list[last].struck = true;
    m->list[last].held = m->list[last].present = 0;
    stay_replay(x, m->list, m->n);
    return db_stay_set(db, x, as_it_was);
}

enum err db_struck_why(struct db *db, int64_t movement, char out[MOVEMENT_WORDS_CAP])
{
    struct statement *s = st_of(db, ST_movement_struck_why);
    out[0] = '\0';
    put_int(s, "movement", movement);
    enum err e = st_one(s);
    if (e)
        return e;
    int64_t id = take_int(s);
    if (db->vault)
        (void)span_str(take_sealed(db, s, VAULT_CARE_WORDS, id), out, MOVEMENT_WORDS_CAP);
    st_end(s);
    return ERR_NONE;
}

enum err db_stays_in(struct db *db, const struct held_wanted *w, struct held_child *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_stays_of_unit);
    bool row = false;
    enum err e;
    *n = 0;
    put_str(s, "unit", w->unit);
    put_int(s, "after", w->after);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        struct held_child *h = &out[(*n)++];
        take_stay(db, s, &h->stay, NULL);
        h->sex = take_int(s);
        h->born_day = (int32_t)take_int(s);
    }
    return e;
}
