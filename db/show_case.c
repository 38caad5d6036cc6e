/* show_case.c - one case, whole: its row, who reported, who sees it, its timeline and the texts said about it. */
#include <string.h>

#include "db/show.h"

#define LINES_MOST 1000 /* of the timeline, and as many texts: the newest */

static json_t *show_levels(int64_t told)
{
    json_t *all = json_array();
    for (int level = 1; level <= LEVELS; level++)
        if (told >> level & 1)
            (void)json_array_append_new(all, json_integer(level));
    return all;
}

static json_t *show_reporters(const struct case_facts *c)
{
    json_t *all = json_array();
    for (int i = 0; i < c->reporters; i++) {
        const struct reporter *r = &c->reporter[i];
        json_t *o = json_object();
        show_set(o, "number", show_mask(&r->number));
        show_set(o, "lang", show_str(lang_word(r->lang)));
        show_set(o, "stopped", json_boolean(r->stopped));
        show_set(o, "lost", json_boolean(r->lost));
        (void)json_array_append_new(all, o);
    }
    return all;
}

static json_t *show_shares(const struct case_facts *c)
{
    json_t *all = json_array();
    for (int i = 0; i < c->shares; i++) {
        json_t *o = json_object();
        show_set(o, "role", show_str(role_word(c->share[i].post.role)));
        show_set(o, "at", show_str(c->share[i].post.at));
        show_set(o, "live", json_boolean(c->share[i].live));
        (void)json_array_append_new(all, o);
    }
    return all;
}

static json_t *show_kinds_of(const struct case_file *c)
{
    json_t *all = json_array();
    for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
        if ((uint64_t)c->kinds & KIND_BIT(k))
            (void)json_array_append_new(all, show_str(kind_word((enum kind)k)));
    return all;
}

static void show_child(const struct case_file *c, json_t *o)
{
    char sex[2] = {(char)c->sex, 0};
    show_set(o, "kinds", show_kinds_of(c));
    show_set(o, "sex", c->sex ? show_str(sex) : json_null());
    show_set(o, "age_years", show_number(c->age_years, -1));
    show_set(o, "age_months", show_number(c->age_months, -1));
    show_set(o, "children", show_number(c->children, 0));
    show_set(o, "perpetrator", show_str(perp_word((enum perpetrator)c->perpetrator)));
    show_set(o, "urgent", json_boolean(c->urgent != 0));
    show_set(o, "registered", json_boolean(c->registered != 0));
    show_set(o, "name", show_str(c->child_name));
    show_set(o, "born", show_str(c->dob));
    show_set(o, "when", show_str(c->event_when));
    show_set(o, "place_text", show_str(c->place_text));
    show_set(o, "locality", show_str(c->locality));
}

static void show_row(const struct case_facts *f, json_t *o)
{
    const struct case_file *c = &f->file;
    char code[AREA_CODE_CAP];
    area_code(case_area(c), code);
    show_set(o, "ref", show_str(c->ref));
    show_set(o, "state", show_str(state_word((enum case_state)c->state)));
    show_set(o, "severity", show_str(severity_word((enum severity)c->severity)));
    show_set(o, "level", json_integer(c->level));
    show_set(o, "epoch", json_integer(c->epoch));
    show_set(o, "version", json_integer(c->version));
    show_set(o, "policy", json_integer(c->policy));
    show_set(o, "place", show_str(code));
    show_set(o, "office", show_str(c->office));
    show_set(o, "serial", show_str(c->serial));
    show_set(o, "opened", show_time(c->opened_s));
    show_set(o, "t0", show_time(c->t0_s));
    show_set(o, "deadline", show_time(f->due_s));
    show_set(o, "verified", show_time(c->verified_s));
    show_set(o, "action", json_boolean(c->action != 0));
    show_set(o, "progress", show_time(c->progress_s));
    show_set(o, "disputed", json_boolean(c->disputed != 0));
    show_set(o, "asked", show_time(c->asked_s));
    show_set(o, "asked_act", show_str(act_word((enum act)c->asked_act)));
    show_set(o, "closed", show_time(c->closed_s));
    show_set(o, "erased", show_time(c->erased_s));
    show_set(o, "held", show_time(c->held_s));
    show_set(o, "explanation", show_str(c->explanation));
    show_set(o, "told", show_levels(c->told));
    show_child(c, o);
}

static enum err show_timeline(struct db *db, int64_t case_id, int most, json_t *o)
{
    struct statement *s = st_of(db, ST_show_notes);
    json_t *all = json_array();
    bool row = false;
    enum err e;
    put_int(s, "case_id", case_id);
    put_int(s, "cap", most);
    while (!(e = st_next(s, &row)) && row) {
        json_t *n = json_object();
        int64_t id = take_int(s);
        show_set(n, "at", show_time(take_int(s)));
        show_set(n, "what", show_text(take_text(s)));
        show_set(n, "by", show_str(role_word((enum role)take_int(s))));
        show_set(n, "text", show_text(take_sealed(db, s, VAULT_NOTE_BODY, id)));
        (void)json_array_append_new(all, n);
    }
    show_set(o, "timeline", all);
    return e;
}

static json_t *text_row(struct db *db, struct statement *s)
{
    json_t *o = json_object();
    struct msisdn to;
    int64_t id = take_int(s);
    show_set(o, "key", show_text(take_text(s)));
    take_number(db, s, VAULT_OUTBOX_NUMBER, id, &to);
    show_set(o, "number", show_mask(&to));
    show_set(o, "role", show_str(role_word((enum role)take_int(s))));
    show_set(o, "post", show_text(take_text(s)));
    show_set(o, "level", show_number(take_int(s), 0));
    show_set(o, "state", show_str(outbox_word(take_int(s))));
    show_set(o, "made", show_time(take_int(s)));
    show_set(o, "not_before", show_time(take_int(s)));
    show_set(o, "said", show_time(take_int(s)));
    show_set(o, "late", json_boolean(take_int(s) != 0));
    return o;
}

static enum err show_texts(struct db *db, int64_t case_id, int most, json_t *o)
{
    struct statement *s = st_of(db, ST_show_texts);
    json_t *all = json_array();
    bool row = false;
    enum err e;
    put_int(s, "case_id", case_id);
    put_int(s, "cap", most);
    while (!(e = st_next(s, &row)) && row)
        (void)json_array_append_new(all, text_row(db, s));
    show_set(o, "texts", all);
    return e;
}

static enum err show_links(struct db *db, int64_t case_id, json_t *o)
{
    struct statement *s = st_of(db, ST_show_links);
    json_t *all = json_array();
    bool row = false;
    enum err e;
    put_int(s, "case_id", case_id);
    while (!(e = st_next(s, &row)) && row)
        (void)json_array_append_new(all, show_text(take_text(s)));
    show_set(o, "alike", all);
    return e;
}

enum err show_case(struct db *db, const struct show *what, json_t *out)
{
    struct case_facts f;
    struct ref r;
    size_t used = 0;
    struct span given = span_of(what->ref);
    int most = what->limit > 0 && what->limit < LINES_MOST ? what->limit : LINES_MOST;
    memset(&f, 0, sizeof f);
    if (ref_read(given, &r, &used) != REF_OK || used != given.n)
        return ERR_NOT_FOUND;
    enum err e = db_case(db, ref_case(db->settings.keys->reference, &r), &f);
    if (e || strcmp(f.file.ref, r.digits) != 0)
        return e ? e : ERR_NOT_FOUND;
    json_t *o = json_object();
    show_row(&f, o);
    show_set(o, "reporters", show_reporters(&f));
    show_set(o, "shares", show_shares(&f));
    show_set(out, "case", o);
    e = show_timeline(db, f.file.id, most, o);
    if (!e)
        e = show_texts(db, f.file.id, most, o);
    return e ? e : show_links(db, f.file.id, o);
}
