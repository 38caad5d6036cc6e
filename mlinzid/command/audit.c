/* audit.c - `mlinzi audit`: who did what, and whether the record of it is whole. Verifying needs no daemon and
 * changes nothing; with --public it needs no key of this machine either, so that somebody from outside can do it. */
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"
#include "mlinzid/command/store_view.h"

/* --- list --- */

static void print_audit(const json_t *answer)
{
    static const struct column c[] = {{"at", "when", 19},       {"shard", "county", 0}, {"seq", "no", 0},
                                      {"act", "act", 0},        {"case", "case", 0},    {"role", "role", 0},
                                      {"detail", "detail", 100}};
    table_print(json_object_get(answer, "audit"), c, countof(c));
}

static int audit_list(struct args *a)
{
    const char *place = args_option(a, "--place", false), *limit = args_option(a, "--limit", false);
    int64_t n = 0;
    if (!args_done(a) || (limit && !span_i64(span_of(limit), &n)))
        return EXIT_CODE_USAGE;
    return client_run(
        a, json_pack("{s:s,s:s,s:I}", "op", "audit.list", "place", place ? place : "", "limit", (json_int_t)n),
        print_audit);
}

/* --- the store and the keys --- */

struct audited {
    struct args *a;
    struct loaded *l;
    struct db_settings s;
    struct db *db;
    char why[512];
};

static int refused(const struct args *a, const char *why)
{
    if (a->json) {
        json_t *o = json_pack("{s:b,s:s}", "ok", 0, "error", why);
        json_dumpf(o, stdout, JSON_COMPACT);
        putchar('\n');
        json_decref(o);
    } else
        fprintf(stderr, "mlinzi: %s\n", why);
    return EXIT_CODE_REFUSED;
}

/* Settings and keys; with_keys false: they may be away. */
static bool begin(struct audited *t, struct args *a, bool with_keys, int *code)
{
    struct config_fault fault;
    *t = (struct audited){.a = a};
    if (load_all(client_settings_file(), &t->l, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        *code = EXIT_CODE_USAGE;
        return false;
    }
    bool keys = store_settings(t->l, false, &t->s, t->why, sizeof t->why);
    t->s.read_only = true;
    if (keys || !with_keys)
        return true;
    *code = refused(a, t->why);
    load_free(t->l);
    return false;
}

static void end(struct audited *t)
{
    db_close(t->db);
    store_settings_end(&t->s);
    load_free(t->l);
}

static int key(struct args *a)
{
    struct audited t;
    char hex[65];
    int code = 0;
    if (a->n != 2 || !args_done(a))
        return EXIT_CODE_USAGE;
    if (!begin(&t, a, true, &code))
        return code;
    (void)sodium_bin2hex(hex, sizeof hex, t.s.keys->audit_public, sizeof t.s.keys->audit_public);
    printf(a->json ? "{\"ok\":true,\"public\":\"%s\"}\n" : "%s\n", hex);
    end(&t);
    return 0;
}

static int fingerprint(struct args *a)
{
    struct audited t;
    struct mark_facts m;
    int code = 0;
    if (a->n != 2 || !args_done(a))
        return EXIT_CODE_USAGE;
    if (!begin(&t, a, false, &code))
        return code;
    t.s.keys = NULL;
    enum err err = db_open(&t.s, &t.db, t.why, sizeof t.why);
    if (err == ERR_NONE)
        err = db_audit_mark_newest(t.db, &m);
    if (err != ERR_NONE)
        code = refused(a, t.why[0] ? t.why : err_words(err));
    else if (m.n == 0)
        code = refused(a, "there is no mark yet: the first is made minutes after the first record");
    else
        printf(a->json ? "{\"ok\":true,\"mark\":%lld,\"fingerprint\":\"%s\",\"records\":%lld}\n"
                       : "mark %lld: %s, %lld records\n",
               (long long)m.n, m.print, (long long)m.records);
    end(&t);
    return code;
}

/* --- verify --- */

static void tell(void *ctx, int64_t records)
{
    (void)ctx;
    fprintf(stderr, "\r%lld records", (long long)records);
}

static void print_fault(const struct audit_fault *f)
{
    if (f->shard == AUDIT_MARKS)
        printf("marks, mark %lld: %s\n", (long long)f->number, f->what);
    else
        printf("county %lld, record %lld: %s\n", (long long)f->shard, (long long)f->number, f->what);
}

static json_t *report_json(const struct audit_report *r, bool whole)
{
    static const char *const head[] = {"unchecked", "right", "wrong"};
    json_t *faults = json_array();
    for (int i = 0; i < r->faults; i++)
        json_array_append_new(faults, json_pack("{s:I,s:I,s:s}", "county", (json_int_t)r->fault[i].shard, "number",
                                                (json_int_t)r->fault[i].number, "what", r->fault[i].what));
    return json_pack("{s:b,s:I,s:I,s:I,s:s,s:s,s:o}", "ok", whole, "records", (json_int_t)r->records, "marks",
                     (json_int_t)r->marks, "mark", (json_int_t)r->newest, "fingerprint", r->print, "head",
                     head[r->head], "faults", faults);
}

static int print_report(const struct args *a, const struct audit_report *r)
{
    bool whole = r->faults == 0 && r->head != AUDIT_HEAD_WRONG;
    if (a->json) {
        json_t *o = report_json(r, whole);
        json_dumpf(o, stdout, JSON_COMPACT);
        putchar('\n');
        json_decref(o);
        return whole ? 0 : EXIT_CODE_REFUSED;
    }
    for (int i = 0; i < r->faults; i++)
        print_fault(&r->fault[i]);
    if (r->head == AUDIT_HEAD_WRONG)
        printf("the head, which says where the records end, is missing or was not written with these keys\n");
    if (r->head == AUDIT_HEAD_UNCHECKED)
        printf(
            "without this store's keys the head cannot be checked: what came after the newest mark may have been cut "
            "off\n");
    printf("%lld record%s, %lld mark%s, %s\n", (long long)r->records, plural(r->records), (long long)r->marks,
           plural(r->marks), whole ? "whole" : "NOT whole");
    if (r->newest && whole)
        printf("newest mark %lld, fingerprint %s: compare it with what the auditors were sent\n", (long long)r->newest,
               r->print);
    return whole ? 0 : EXIT_CODE_REFUSED;
}

static int verify_store(struct audited *t, const unsigned char *public_key, int64_t from)
{
    struct audit_report r;
    char hex[65];
    struct audit_verify how = {.public_key = public_key ? public_key : t->s.keys->audit_public,
                               .mac_key = t->s.keys ? t->s.keys->audit_mac : NULL,
                               .from_mark = from,
                               .tell = isatty(STDERR_FILENO) ? tell : NULL};
    (void)sodium_bin2hex(hex, sizeof hex, how.public_key, 32);
    if (!t->a->json)
        printf("store %s, marks signed by %s (%s)\n", t->s.path, hex,
               public_key ? "as you gave it" : t->l->settings.keys_dir);
    struct keyring *keys = t->s.keys;
    t->s.keys = NULL; /* nothing sealed is read */
    enum err err = db_open(&t->s, &t->db, t->why, sizeof t->why);
    if (err == ERR_NONE)
        t->why[0] = '\0';
    if (err == ERR_NONE)
        err = db_audit_verify(t->db, &how, &r);
    t->s.keys = keys;
    if (how.tell)
        fprintf(stderr, "\r%30s\r", "");
    if (err != ERR_NONE)
        return refused(t->a, t->why[0] ? t->why : err_words(err));
    if (from > r.newest) { /* a number mistyped, or a store that is older than its marks: neither is "whole" */
        snprintf(t->why, sizeof t->why, "there is no mark %lld in this store: its newest is %lld", (long long)from,
                 (long long)r.newest);
        return refused(t->a, t->why);
    }
    return print_report(t->a, &r);
}

static bool key_read(const char *hex, unsigned char out[32])
{
    size_t n = 0;
    const char *end = NULL;
    return sodium_hex2bin(out, 32, hex, strlen(hex), NULL, &n, &end) == 0 && n == 32 && !*end;
}

static int verify(struct args *a)
{
    struct audited t;
    unsigned char public_key[32];
    const char *given = args_option(a, "--public", false), *from = args_option(a, "--from-mark", false),
               *bundle = args_option(a, "--bundle", false);
    int64_t n = 0;
    int code = 0;
    if ((!bundle && (!args_done(a) || a->n != 2)) || (from && (!span_i64(span_of(from), &n) || n < 0)))
        return EXIT_CODE_USAGE;
    if (given && !key_read(given, public_key))
        return refused(a, "--public takes the 64 hex digits that mlinzi audit key prints");
    if (bundle)
        return bundle_verify(a, bundle, given ? public_key : NULL);
    if (!begin(&t, a, !given, &code))
        return code;
    code = verify_store(&t, given ? public_key : NULL, n);
    end(&t);
    return code;
}

int cmd_audit(int argc, char **argv)
{
    static const struct sub subs[] = {
        {"list", audit_list}, {"verify", verify}, {"key", key}, {"fingerprint", fingerprint}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
