/* helper.c - what the daemon's tests need beside the shell:
 *   helper load SOCKET LEDGER CLIENTS FIRST [PAUSE_MS]   texts from numbers FIRST, FIRST+1... on the control socket
 * until the daemon is gone, with a ledger of what was acknowledged helper judge STORE LEDGER                 each
 * acknowledged text is in the store exactly once, with its case helper offset STORE SECONDS               the practice
 * clock goes on by so much, while the daemon is away helper break STORE                        open cases lose their
 * deadlines, behind everybody's back helper bend STORE SQL                     a change behind everybody's back helper
 * send SOCKET LINE  one line, one answer  helper count STORE  messages that came in  helper boot STORE the machine was
 * started anew since helper ask SOCKET BYTES...                sends each as a line, as it is, and prints what comes
 * back until the end or 2 s helper hold SOCKET COUNT                  opens COUNT connections, prints the first line of
 * the one beyond the limit helper state STORE  a line a table: its rows and their hash helper clock FILE [PASSED [WRONG
 * [STANDS]]]   what tests/kannel/later.c reads */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unseal.h"

static int dial(const char *path)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    snprintf(to.sun_path, sizeof to.sun_path, "%s", path);
    if (fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

/* One answer line; 0: the daemon is gone. */
static int answer(int fd, char *out, size_t cap)
{
    size_t n = 0;
    while (n + 1 < cap) {
        if (read(fd, out + n, 1) != 1)
            return 0;
        if (out[n] == '\n')
            break;
        n++;
    }
    out[n] = '\0';
    return 1;
}

/* --- load --- */

static void one_client(const char *path, const char *ledger, int client, int clients, long first, int pause_ms)
{
    char line[400];
    int fd = dial(path), book = open(ledger, O_WRONLY | O_APPEND | O_CREAT, 0600);
    for (long n = first + client; fd >= 0 && book >= 0; n += clients) {
        int length = snprintf(
            line, sizeof line,
            "{\"op\":\"phone.send\",\"from\":\"+2547%08ld\",\"text\":\"REPORT neglect boy 6 Ganda n%ld\"}\n", n, n);
        if (send(fd, line, (size_t)length, MSG_NOSIGNAL) != length || !answer(fd, line, sizeof line))
            break;
        usleep((useconds_t)pause_ms * 1000);
        if (!strstr(line, "\"ok\":true"))
            continue;
        length = snprintf(line, sizeof line, "%ld\n", n);
        if (write(book, line, (size_t)length) != length)
            break;
    }
    _exit(0);
}

static int load(char **v, int pause_ms)
{
    int clients = atoi(v[2]);
    for (int i = 0; i < clients; i++)
        if (fork() == 0)
            one_client(v[0], v[1], i, clients, atol(v[3]), pause_ms);
    while (wait(NULL) > 0 || errno == EINTR) {
    }
    return 0;
}

/* --- judging --- */

static int64_t one(sqlite3 *db, const char *sql, const char *text)
{
    sqlite3_stmt *s = NULL;
    int64_t v = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK) {
        if (text)
            sqlite3_bind_text(s, 1, text, (int)strlen(text), SQLITE_TRANSIENT);
        if (sqlite3_step(s) == SQLITE_ROW)
            v = sqlite3_column_int64(s, 0);
    }
    sqlite3_finalize(s);
    return v;
}

static int judge(char **v)
{
    sqlite3 *db = NULL;
    char line[64], text[600];
    long acknowledged = 0, wrong = 0;
    FILE *f = fopen(v[1], "r");
    if (!f || sqlite3_open_v2(v[0], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        return 2;
    snprintf(text, sizeof text, "%.*s/../keys", (int)(strrchr(v[0], '/') - v[0]), v[0]);
    if (!unseal_with(db, text) ||
        sqlite3_exec(
            db,
            "create temp table said as select unsealed(2, id, body) as body from inbox; " /* VAULT_INBOX_BODY */
            "create index temp.said_body on said (body)",
            NULL, NULL, NULL) != SQLITE_OK)
        return 2;
    while (fgets(line, sizeof line, f)) {
        if (!strchr(line, '\n')) /* a kill cut it: it was not acknowledged to us */
            break;
        snprintf(text, sizeof text, "REPORT neglect boy 6 Ganda n%ld", atol(line));
        acknowledged++;
        if (one(db, "select count(*) from said where body = ?", text) != 1) {
            printf("# \"%s\" is not there exactly once\n", text);
            wrong++;
        }
    }
    fclose(f);
    int64_t in = one(db, "select count(*) from inbox", NULL), cases = one(db, "select count(*) from case_file", NULL);
    int64_t dead = one(db,
                       "select count(*) from case_file c where c.state <= 3 and not exists (select 1 from timer t "
                       "where t.case_id = c.id)",
                       NULL);
    printf("# %ld acknowledged, %lld stored, %lld cases, %lld without a deadline\n", acknowledged, (long long)in,
           (long long)cases, (long long)dead);
    sqlite3_close(db);
    return wrong || acknowledged == 0 || in != cases || dead != 0;
}

static int offset(char **v)
{
    sqlite3 *db = NULL;
    char sql[200];
    if (sqlite3_open(v[0], &db) != SQLITE_OK)
        return 2;
    int64_t now = one(db, "select cast(value as integer) from meta where key = 'clock.offset_s'", NULL);
    snprintf(sql, sizeof sql, "insert or replace into meta (key, value) values ('clock.offset_s', '%lld')",
             (long long)((now < 0 ? 0 : now) + atoll(v[1])));
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        printf("# %s\n", sqlite3_errmsg(db));
    sqlite3_close(db);
    return code != SQLITE_OK;
}

static int change(const char *store, const char *sql)
{
    sqlite3 *db = NULL;
    if (sqlite3_open(store, &db) != SQLITE_OK)
        return 2;
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        printf("# %s\n", sqlite3_errmsg(db));
    sqlite3_close(db);
    return code != SQLITE_OK;
}

/* --- the bare socket --- */

static int ask(int argc, char **v)
{
    char piece[4096];
    int fd = dial(v[0]);
    for (int i = 1; fd >= 0 && i < argc; i++) {
        size_t n = strlen(v[i]);
        if (send(fd, v[i], n, MSG_NOSIGNAL) != (ssize_t)n || send(fd, "\n", 1, MSG_NOSIGNAL) != 1)
            break;
    }
    struct pollfd p = {.fd = fd, .events = POLLIN};
    ssize_t n;
    while (fd >= 0 && poll(&p, 1, 2000) == 1 && (n = read(fd, piece, sizeof piece)) > 0)
        if (fwrite(piece, 1, (size_t)n, stdout) != (size_t)n || fflush(stdout) != 0)
            break;
    return fd < 0;
}

/* One line, one answer. */
static int send_one(char **v)
{
    char line[4096];
    int fd = dial(v[0]);
    int n = snprintf(line, sizeof line, "%s\n", v[1]);
    struct pollfd p = {.fd = fd, .events = POLLIN};
    if (fd < 0 || send(fd, line, (size_t)n, MSG_NOSIGNAL) != n || poll(&p, 1, 2000) != 1 ||
        !answer(fd, line, sizeof line))
        return 1;
    printf("%s\n", line);
    return 0;
}

static int count_in(char **v)
{
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(v[0], &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
        printf("%lld\n", (long long)one(db, "select count(*) from inbox", NULL));
    sqlite3_close(db);
    return 0;
}

static int hold(char **v)
{
    char line[400] = "";
    int n = atoi(v[1]), last = -1;
    for (int i = 0; i < n; i++)
        last = dial(v[0]);
    struct pollfd p = {.fd = last, .events = POLLIN};
    if (last >= 0 && poll(&p, 1, 2000) == 1)
        (void)answer(last, line, sizeof line);
    printf("%s\n", line);
    return 0;
}

/* --- the machine's clock, as tests/kannel/later.c gives it to a program --- */

static int set_clock(int argc, char **v)
{
    int64_t number[3] = {0};
    for (int i = 1; i < argc && i < 4; i++)
        number[i - 1] = atoll(v[i]);
    int fd = open(v[0], O_WRONLY | O_CREAT, 0600);
    bool ok = fd >= 0 && pwrite(fd, number, sizeof number, 0) == (ssize_t)sizeof number;
    if (fd >= 0)
        close(fd);
    return !ok;
}

/* --- what a store holds: a line a table with a hash of its rows, but of sessions, which are seen at any time --- */

static int hash_rows(sqlite3 *db, const char *table)
{
    char sql[200], hex[33];
    unsigned char h[16];
    crypto_generichash_state all;
    sqlite3_stmt *rows;
    long n = 0;
    snprintf(sql, sizeof sql, "select * from \"%s\"", table);
    crypto_generichash_init(&all, NULL, 0, sizeof h);
    if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL) != SQLITE_OK)
        return 1;
    for (; sqlite3_step(rows) == SQLITE_ROW; n++)
        for (int i = 0; i < sqlite3_column_count(rows); i++) {
            const void *p = sqlite3_column_blob(rows, i);
            int length = sqlite3_column_bytes(rows, i);
            crypto_generichash_update(&all, (const unsigned char *)&length, sizeof length);
            crypto_generichash_update(&all, p ? p : "", p ? (unsigned long long)length : 0);
        }
    sqlite3_finalize(rows);
    crypto_generichash_final(&all, h, sizeof h);
    sodium_bin2hex(hex, sizeof hex, h, sizeof h);
    printf("%s %ld %s\n", table, n, hex);
    return 0;
}

static int state(const char *store)
{
    sqlite3 *db;
    sqlite3_stmt *tables;
    int bad = 0;
    if (sqlite3_open_v2(store, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db,
                           "select name from sqlite_master where type = 'table' and name <> 'session' order by name",
                           -1, &tables, NULL) != SQLITE_OK)
        return 1;
    while (sqlite3_step(tables) == SQLITE_ROW)
        bad |= hash_rows(db, (const char *)sqlite3_column_text(tables, 0));
    sqlite3_finalize(tables);
    sqlite3_close(db);
    return bad;
}

int main(int argc, char **argv)
{
    if ((argc == 6 || argc == 7) && strcmp(argv[1], "load") == 0)
        return load(argv + 2, argc == 7 ? atoi(argv[6]) : 0);
    if (argc == 4 && strcmp(argv[1], "judge") == 0)
        return judge(argv + 2);
    if (argc == 4 && strcmp(argv[1], "offset") == 0)
        return offset(argv + 2);
    if (argc == 3 && strcmp(argv[1], "break") == 0)
        return change(argv[2], "delete from timer");
    if (argc == 4 && strcmp(argv[1], "bend") == 0)
        return change(argv[2], argv[3]);
    if (argc == 3 && strcmp(argv[1], "state") == 0)
        return state(argv[2]);
    if (argc == 3 && strcmp(argv[1], "boot") == 0)
        return change(argv[2], "update meta set value = value || 'x' where key = 'clock.last'");
    if (argc >= 4 && strcmp(argv[1], "ask") == 0)
        return ask(argc - 2, argv + 2);
    if (argc >= 3 && strcmp(argv[1], "clock") == 0)
        return set_clock(argc - 2, argv + 2);
    if (argc == 4 && strcmp(argv[1], "send") == 0)
        return send_one(argv + 2);
    if (argc == 3 && strcmp(argv[1], "count") == 0)
        return count_in(argv + 2);
    if (argc == 4 && strcmp(argv[1], "hold") == 0)
        return hold(argv + 2);
    return 2;
}
