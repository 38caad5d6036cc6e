/* bundle.c - `mlinzi case export --bundle` and `mlinzi audit verify --bundle`: a case for a court, and holding one
 * against its proofs. The daemon is asked first: it writes down who takes the case out and why, and signs the audit up
 * to there; then the store is read beside it. A bundle that does not hold by itself is never handed out. Verifying one
 * needs no store, no settings and no key but the public one. */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"
#include "mlinzid/command/store_view.h"

static int said(const struct args *a, bool ok, const char *words)
{
    if (a->json) {
        json_t *o = json_pack("{s:b,s:s}", "ok", ok, ok ? "done" : "error", words);
        json_dumpf(o, stdout, JSON_COMPACT);
        putchar('\n');
        json_decref(o);
    } else
        fprintf(ok ? stdout : stderr, "%s%s\n", ok ? "" : "mlinzi: ", words);
    return ok ? 0 : EXIT_CODE_REFUSED;
}

/* --- export --- */

/* The daemon writes down the export and marks it; the case's number, or a code to end with. */
static int64_t ask(const struct args *a, json_t *request, int *code)
{
    struct settings s;
    struct link l = {.fd = -1};
    char why[512];
    *code = EXIT_CODE_AWAY;
    if (!client_settings(&s) || !link_open(&l, s.socket_path, why, sizeof why)) {
        json_decref(request);
        fprintf(stderr, "mlinzi: %s\n", why);
        return 0;
    }
    json_t *answer = link_ask(&l, request);
    link_close(&l);
    int64_t id = json_integer_value(json_object_get(answer, "case"));
    const char *error = json_string_value(json_object_get(answer, "error"));
    if (answer && !id)
        *code = said(a, false, error ? error : "the daemon did not say which case it is");
    else if (!answer)
        fprintf(stderr, "mlinzi: the daemon went away before it answered\n");
    json_decref(answer);
    return id;
}

static bool write_new(const char *path, const json_t *bundle)
{
    char *text = json_dumps(bundle, JSON_INDENT(1) | JSON_ENSURE_ASCII);
    int fd = text ? open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
    size_t n = text ? strlen(text) : 0, at = 0;
    ssize_t w = 1;
    while (fd >= 0 && at < n && w > 0) {
        w = write(fd, text + at, n - at);
        at += w > 0 ? (size_t)w : 0;
    }
    bool ok = fd >= 0 && at == n && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    if (fd >= 0 && !ok)
        (void)unlink(path);
    free(text);
    return ok;
}

static int write_bundle(const struct args *a, const struct db_settings *s, int64_t id, const char *path)
{
    char why[512] = "";
    struct db *db = NULL;
    json_t *bundle = NULL;
    struct bundle_report r;
    enum err err = db_open(s, &db, why, sizeof why);
    if (err == ERR_NONE) {
        why[0] = '\0';
        err = db_bundle(db, id, &bundle);
    }
    db_close(db);
    if (err != ERR_NONE)
        return said(a, false,
                    why[0] ? why : "the case could not be read whole: run mlinzi audit verify and mlinzi db check");
    db_bundle_check(bundle, s->keys->audit_public, 0, &r);
    if (!r.whole)
        snprintf(why, sizeof why, "the audit does not hold the case: %s; run mlinzi audit verify", r.why);
    else if (!write_new(path, bundle))
        snprintf(why, sizeof why, "%s cannot be written: is there room, and may this user write there?", path);
    json_decref(bundle);
    return why[0] ? said(a, false, why) : said(a, true, "written; it holds the case in the clear: keep it as such");
}

int bundle_export(struct args *a)
{
    const char *path = args_option(a, "--bundle", false), *reason = args_option(a, "--reason", false);
    char why[512] = "";
    struct loaded *l = NULL;
    struct config_fault fault;
    struct db_settings s;
    int code = EXIT_CODE_REFUSED;
    if (!args_done(a) || a->n < 3 || !path || !reason)
        return EXIT_CODE_USAGE;
    if (access(path, F_OK) == 0)
        return said(a, false, "the file is there already: a bundle never overwrites; choose another name");
    int64_t id =
        ask(a, json_pack("{s:s,s:s,s:s}", "op", "case.export", "ref", args_rest(a, 2), "reason", reason), &code);
    if (!id)
        return code;
    if (load_all(client_settings_file(), &l, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return EXIT_CODE_USAGE;
    }
    if (store_settings(l, false, &s, why, sizeof why)) {
        s.read_only = true;
        code = write_bundle(a, &s, id, path);
        store_settings_end(&s);
    } else
        code = said(a, false, why);
    load_free(l);
    return code;
}

/* --- verify --- */

static void print_time(const char *words, int64_t s)
{
    char line[32];
    struct text t;
    text_init(&t, line, sizeof line);
    time_write(s, &t);
    printf("%s%.*s", words, (int)t.n, line);
}

static void print_whole(const struct bundle_report *r, bool given, int64_t asked)
{
    printf("Whole. Signed by %s\n", r->public_key);
    if (!given)
        printf("  (the key it names itself: compare it with the one that was written down, or give it by --public)\n");
    printf("Proven to have been written then, in this order, and not changed since:\n");
    printf("  %lld record%s of the case", (long long)r->records, plural(r->records));
    print_time(", from ", r->first_s);
    print_time(" to ", r->last_s);
    printf("\n  the records of its versions 1 to %lld, none left out\n", (long long)r->versions);
    printf("  %lld text%s that came in, %lld text%s that %s made to go out, %lld step%s or note%s, the words of %lld "
           "record%s, %s\n",
           (long long)r->rows[2], plural(r->rows[2]), (long long)r->rows[4], plural(r->rows[4]),
           r->rows[4] == 1 ? "was" : "were", (long long)r->rows[3], plural(r->rows[3]), plural(r->rows[3]),
           (long long)r->rows[5], plural(r->rows[5]),
           r->rows[1] ? "and the case's own row as it stands last" : "not the case's own row");
    printf("  between mark %lld and mark %lld\n", (long long)r->first_mark, (long long)r->last_mark);
    printf("Fingerprint of mark %lld: %s", (long long)(asked ? asked : r->newest),
           r->print[0] ? r->print : "not in it");
    print_time("; the newest is of ", r->newest_s);
    printf("\nNot proven:\n");
    if (r->unproven)
        printf("  %lld row%s under \"unproven\": older than the proofs, or not covered by a mark\n",
               (long long)r->unproven, plural(r->unproven));
    if (r->unseen > 0)
        printf("  %lld row%s vouched for and not shown: earlier states of the case's own row, or rows left out\n",
               (long long)r->unseen, plural(r->unseen));
    printf("  that records between versions were not left out, that what was said is true, who held a phone,\n"
           "  and anything about the time before a fingerprint left the machine if the machine's key was stolen\n");
}

static int print_bundle(const struct args *a, const struct bundle_report *r, bool given, int64_t asked)
{
    if (a->json) {
        json_t *o = json_pack("{s:b,s:s,s:s,s:I,s:I,s:I,s:I,s:I,s:s}", "ok", r->whole, "error", r->why, "public",
                              r->public_key, "records", (json_int_t)r->records, "versions", (json_int_t)r->versions,
                              "unproven", (json_int_t)r->unproven, "first_mark", (json_int_t)r->first_mark, "last_mark",
                              (json_int_t)r->last_mark, "fingerprint", r->print);
        json_dumpf(o, stdout, JSON_COMPACT);
        putchar('\n');
        json_decref(o);
    } else if (r->whole)
        print_whole(r, given, asked);
    else
        printf("NOT whole: %s. Nothing in it is proven.\n", r->why);
    return r->whole ? 0 : EXIT_CODE_REFUSED;
}

/* What stands in no file of ours is told apart: not there, cut off on its way, or something else. */
static int unreadable(const struct args *a, const char *path, const json_error_t *e)
{
    char why[700];
    enum json_error_code code = json_error_code(e);
    if (code == json_error_cannot_open_file)
        snprintf(why, sizeof why, "%s cannot be opened: %s", path, strerror(errno));
    else if (code == json_error_premature_end_of_input || strstr(e->text, "near end of file"))
        snprintf(why, sizeof why,
                 "%s is cut off: it ends at line %d in the middle. Nothing in it is proven; fetch it again, whole",
                 path, e->line);
    else
        snprintf(why, sizeof why, "%s is damaged or no bundle: line %d: %.160s", path, e->line, e->text);
    return said(a, false, why);
}

int bundle_verify(struct args *a, const char *path, const unsigned char *public_key)
{
    const char *mark = args_option(a, "--mark", false);
    int64_t n = 0;
    json_error_t error;
    struct bundle_report r;
    if (!args_done(a) || a->n != 2 || (mark && (!span_i64(span_of(mark), &n) || n < 1)))
        return EXIT_CODE_USAGE;
    json_t *bundle = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
    if (!bundle)
        return unreadable(a, path, &error);
    db_bundle_check(bundle, public_key, n, &r);
    json_decref(bundle);
    return print_bundle(a, &r, public_key != NULL, n);
}
