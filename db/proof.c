/* proof.c - commitments to the rows of a case; see proof.h. They are made when the row is written, from what is
 * written, and wait in the transaction for the next record of that case: most events write one anyway, after everything
 * else. */
#include "db/proof.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "db/store.h"

const char *proof_table_word(int64_t table)
{
    static const char *const words[PROOF_TABLES] = {"", "case", "inbox", "note", "text", "words"};
    return table > PROOF_NONE && table < PROOF_TABLES ? words[table] : "";
}

/* --- contents --- */

void content_begin(struct content *c, enum proof_table table, json_t *fields)
{
    c->fields = fields;
    digest_begin(&c->d, "row", NULL);
    digest_int(&c->d, table);
}

json_t *bytes_json(struct span v)
{
    json_t *text = memchr(v.p ? v.p : "", 0, v.n) ? NULL : json_stringn(v.p ? v.p : "", v.n);
    if (text)
        return text;
    char *hex = malloc(2 * v.n + 1);
    if (!hex)
        return NULL;
    (void)sodium_bin2hex(hex, 2 * v.n + 1, (const unsigned char *)v.p, v.n);
    text = json_pack("{s:s}", "hex", hex);
    free(hex);
    return text;
}

static void show(struct content *c, const char *name, json_t *value)
{
    json_t *pair = json_array();
    (void)json_array_append_new(pair, json_string(name));
    (void)json_array_append_new(pair, value);
    (void)json_array_append_new(c->fields, pair);
}

void content_int(struct content *c, const char *name, int64_t v)
{
    if (!v)
        return;
    digest_text(&c->d, span_of(name));
    digest_int(&c->d, 'i');
    digest_int(&c->d, v);
    if (c->fields)
        show(c, name, json_integer(v));
}

void content_text(struct content *c, const char *name, struct span v)
{
    if (!v.n)
        return;
    digest_text(&c->d, span_of(name));
    digest_int(&c->d, 't');
    digest_text(&c->d, v);
    if (c->fields)
        show(c, name, bytes_json(v));
}

struct digest content_end(struct content *c)
{
    return digest_end(&c->d);
}

static bool hex_content(struct content *c, const char *name, const json_t *value)
{
    const json_t *hex = json_object_get(value, "hex");
    if (!json_is_string(hex) || json_object_size(value) != 1)
        return false;
    size_t n = json_string_length(hex) / 2;
    unsigned char *bytes = malloc(n + 1);
    bool ok = bytes && bytes_of_hex((struct span){json_string_value(hex), json_string_length(hex)}, bytes, n);
    if (ok)
        content_text(c, name, (struct span){(const char *)bytes, n});
    free(bytes);
    return ok;
}

bool content_of_json(enum proof_table table, const json_t *fields, struct digest *out)
{
    struct content c;
    bool ok = json_is_array(fields);
    content_begin(&c, table, NULL);
    for (size_t i = 0; ok && i < json_array_size(fields); i++) {
        const json_t *pair = json_array_get(fields, i), *value = json_array_get(pair, 1);
        const char *name = json_string_value(json_array_get(pair, 0));
        ok = name && json_array_size(pair) == 2;
        if (ok && json_is_integer(value) && json_integer_value(value))
            content_int(&c, name, json_integer_value(value));
        else if (ok && json_is_string(value) && json_string_length(value))
            content_text(&c, name, (struct span){json_string_value(value), json_string_length(value)});
        else
            ok = ok && hex_content(&c, name, value);
    }
    *out = content_end(&c);
    return ok;
}

/* --- of each table: what never changes once it is written --- */

void content_case(struct content *c, const struct case_file *f)
{
    /* who reported first is found a moment after the row is written, where the number was unknown */
#define NUM(name)                  \
    if (strcmp(#name, "reporter")) \
        content_int(c, #name, f->name);
#define STR(name, cap) content_text(c, #name, span_of(f->name));
#define SEAL(name, cap) content_text(c, #name, span_of(f->name));
#include "core/case_fields.def"
}

void content_inbox(struct content *c, const struct inbox_row *r)
{
    content_int(c, "id", r->id);
    content_int(c, "at_s", r->at_s);
    content_int(c, "stored_s", r->stored_s);
    content_text(c, "carrier", r->carrier);
    content_text(c, "msgid", r->msgid);
    content_text(c, "receiver", r->receiver);
    content_text(c, "sender", span_of(r->sender.s));
    content_text(c, "body", r->text);
    content_int(c, "partial", r->partial);
    content_int(c, "broken", r->broken);
}

void content_note(struct content *c, const struct note_row *n)
{
    content_int(c, "id", n->id);
    content_int(c, "case_id", n->case_id);
    content_int(c, "at_s", n->at_s);
    content_text(c, "word", n->word);
    content_int(c, "role", n->role);
    content_int(c, "person", n->person);
    content_text(c, "body", n->body);
}

void content_outbox(struct content *c, const struct outbox_row *r)
{
    const struct message *m = &r->m;
    content_int(c, "id", r->id);
    content_text(c, "cause", span_of(r->cause));
    content_text(c, "key", span_of(phrase_key(m->key)));
    content_text(c, "kind", span_of(kind_word(m->kind)));
    content_text(c, "number", span_of(m->to.s));
    content_int(c, "person", m->person);
    content_int(c, "role", m->post.role);
    content_text(c, "at", span_of(m->post.at));
    content_int(c, "level", m->level);
    content_int(c, "lang", m->lang);
    content_int(c, "guide", m->guide);
    content_int(c, "case_id", m->case_id);
    content_int(c, "epoch", m->epoch);
    content_int(c, "version", m->version);
    content_int(c, "severity", m->severity);
    content_int(c, "step", m->step);
    content_int(c, "direct", m->direct);
    content_text(c, "args", m->args);
    content_int(c, "made_s", r->made_s);
}

/* --- what waits --- */

static enum err record_of(struct db *db, int i)
{
    struct apply a = {.now_s = db->proofs.wait[i].at_s};
    struct effect fx = {.kind = EFFECT_AUDIT, .case_id = db->proofs.wait[i].case_id, .word = SPAN("rows.written")};
    return db_apply(db, &a, &fx);
}

enum err proof_row(struct db *db, int64_t case_id, int64_t at_s, enum proof_table table, int64_t row,
                   const struct digest *content)
{
    struct proofs *p = &db->proofs;
    unsigned char key[KEY_BYTES];
    if (!case_id || !vault_row_key(db->vault, subject_case(case_id), table, row, key))
        return ERR_NONE; /* erased: there is no key any more, and nothing to vouch for */
    enum err e = p->n == PROOFS_MAX ? record_of(db, 0) : ERR_NONE;
    if (e)
        return e;
    p->wait[p->n].case_id = case_id;
    p->wait[p->n].at_s = at_s;
    p->wait[p->n++].e = (struct proof_entry){.table = table, .row = row, .commitment = row_commitment(key, content)};
    return ERR_NONE;
}

enum err proof_inbox(struct db *db, int64_t case_id, int64_t at_s)
{
    int64_t id = db->proofs.inbox_id;
    db->proofs.inbox_id = 0;
    return id ? proof_row(db, case_id, at_s, PROOF_INBOX, id, &db->proofs.inbox) : ERR_NONE;
}

size_t proof_take(struct db *db, int64_t case_id, unsigned char out[PROOFS_MAX * PROOF_BYTES])
{
    struct proofs *p = &db->proofs;
    size_t n = 0;
    int kept = 0;
    for (int i = 0; i < p->n; i++) {
        if (p->wait[i].case_id != case_id) {
            p->wait[kept++] = p->wait[i];
            continue;
        }
        proof_write(&p->wait[i].e, out + n);
        n += PROOF_BYTES;
    }
    p->n = kept;
    return n;
}

enum err proof_commit(struct db *db)
{
    enum err e = ERR_NONE;
    while (!e && db->proofs.n)
        e = record_of(db, 0);
    return e;
}
