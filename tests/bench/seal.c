/* seal.c - what sealing costs: the same reports through the whole engine, sealed and in the clear, in one run.
 * seal [REPORTS [ROUNDS]]: two engines, each on a store of its own, take turns of REPORTS reports, 100 a turn, every
 * commit flushed. The plain side is this same program with the vault's seal and open replaced at link time (--wrap) by
 * ones that hand the bytes through and make no key; nothing in the product can do that. Goal: sealed at least 0.8 of
 * plain. */
#include "tests/bench/nation.h"

#include "db/vault.h"

static bool plainly;

struct span __real_vault_seal(struct vault *v, int64_t subject, enum vault_column column, int64_t row,
                              struct span plain);
struct span __wrap_vault_seal(struct vault *v, int64_t subject, enum vault_column column, int64_t row,
                              struct span plain);
enum vault_verdict __real_vault_open(struct vault *v, enum vault_column column, int64_t row, struct span sealed,
                                     struct span *plain);
enum vault_verdict __wrap_vault_open(struct vault *v, enum vault_column column, int64_t row, struct span sealed,
                                     struct span *plain);

struct span __wrap_vault_seal(struct vault *v, int64_t subject, enum vault_column column, int64_t row,
                              struct span plain)
{
    return plainly ? plain : __real_vault_seal(v, subject, column, row, plain);
}

enum vault_verdict __wrap_vault_open(struct vault *v, enum vault_column column, int64_t row, struct span sealed,
                                     struct span *plain)
{
    if (!plainly)
        return __real_vault_open(v, column, row, sealed, plain);
    *plain = sealed;
    return VAULT_OPEN;
}

/* Records of the audit vouch for their rows by a key of the subject: the plain side has one key for all. */
bool __real_vault_row_key(struct vault *v, int64_t subject, int64_t table, int64_t row, unsigned char out[KEY_BYTES]);
bool __wrap_vault_row_key(struct vault *v, int64_t subject, int64_t table, int64_t row, unsigned char out[KEY_BYTES]);

bool __wrap_vault_row_key(struct vault *v, int64_t subject, int64_t table, int64_t row, unsigned char out[KEY_BYTES])
{
    if (!plainly)
        return __real_vault_row_key(v, subject, table, row, out);
    memset(out, 1, KEY_BYTES);
    return true;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

int main(int argc, char **argv)
{
    int reports = argc > 1 ? atoi(argv[1]) : 5000, rounds = argc > 2 ? atoi(argv[2]) : 7;
    struct config_fault fault;
    struct loaded *loaded;
    struct nation side[2]; /* sealed, plain */
    char dir[2][300];
    double took[2], worked[2], ratio[100], cpu_ratio[100];
    log_quiet(1);
    rounds = rounds > 100 ? 100 : rounds;
    setenv("TMPDIR", getenv("BENCH_DIR") ? getenv("BENCH_DIR") : "build", 1); /* a real disk, not memory */
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        die("load", fault.message);
    for (int i = 0; i < 2; i++) {
        if (!files_temporary(dir[i], sizeof dir[i]))
            die("directory", "none");
        plainly = i;
        nation_open(&side[i], dir[i], loaded);
    }
    printf("reports     sealed, a second  plain, a second   ratio   CPU a report, sealed  plain (us)   ratio\n");
    for (int r = 0; r < rounds; r++) {
        for (int k = 0; k < 2; k++) {
            int i = (k + r) % 2;
            plainly = i;
            double began = cpu();
            took[i] = nation_report(&side[i], reports, 100);
            worked[i] = cpu() - began;
        }
        ratio[r] = took[1] / took[0];
        cpu_ratio[r] = worked[1] / worked[0];
        printf("%7d     %16.0f  %15.0f    %4.2f   %20.1f  %10.1f    %4.2f\n", (r + 1) * reports, reports / took[0],
               reports / took[1], ratio[r], worked[0] / reports * 1e6, worked[1] / reports * 1e6, cpu_ratio[r]);
    }
    qsort(ratio, (size_t)rounds, sizeof *ratio, by_value);
    qsort(cpu_ratio, (size_t)rounds, sizeof *cpu_ratio, by_value);
    printf("  sealed of plain: median %.2f by the clock, %.2f by CPU (goal 0.80)\n", ratio[rounds / 2],
           cpu_ratio[rounds / 2]);
    for (int i = 0; i < 2; i++) {
        plainly = i;
        nation_close(&side[i]);
        files_remove(dir[i]);
    }
    load_free(loaded);
    return 0;
}
