/* db_sealed_test.c - sealed files: what goes in comes out, only for who holds the secret, and any change is found. */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "db/sealed.h"
#include "tests/unit/test.h"

#define LINE_BYTES 70 /* at least: the first line is longer than this */
static struct sealed_secret secret;
static struct sealed_public public;
static unsigned char plain[400000], back[400000 + SEALED_CHUNK_BYTES];
static char why[256];

static void fill(void)
{
    unsigned int x = 1;
    for (size_t i = 0; i < sizeof plain; i++)
        plain[i] = (unsigned char)((x = x * 1103515245u + 12345u) >> 24);
}

/* The sealed form of the first n bytes of plain, in memory. */
static unsigned char *seal(size_t n, size_t step, size_t *size)
{
    static struct sealed_out o;
    struct sealed_label label = {.kind = "backup", .made_s = 1772431200, .schema = 5};
    int fd = memfd_create("sealed", 0);
    CHECK_INT(sealed_begin(&o, fd, &public, &label), ERR_NONE);
    for (size_t at = 0; at < n; at += step)
        CHECK_INT(sealed_write(&o, plain + at, step < n - at ? step : n - at), ERR_NONE);
    CHECK_INT(sealed_end(&o), ERR_NONE);
    *size = (size_t)lseek(fd, 0, SEEK_CUR);
    unsigned char *all = malloc(*size + 1);
    CHECK(pread(fd, all, *size, 0) == (ssize_t)*size);
    close(fd);
    return all;
}

/* How many bytes came out, verified to the end; -1: refused, and why says how. */
static long unseal(const unsigned char *sealed, size_t size, const struct sealed_secret *with)
{
    static struct sealed_in in;
    int fd = memfd_create("sealed", 0);
    long n = 0;
    size_t part = 1;
    CHECK(write(fd, sealed, size) == (ssize_t)size && lseek(fd, 0, SEEK_SET) == 0);
    (void)snprintf(why, sizeof why, "%s", "");
    enum err e = sealed_open(&in, fd, with, why, sizeof why);
    while (!e && part > 0) {
        must((size_t)n + SEALED_CHUNK_BYTES <= sizeof back);
        e = sealed_read(&in, back + n, &part, why, sizeof why);
        n += e ? 0 : (long)part;
    }
    close(fd);
    CHECK(!e || why[0]);
    return e ? -1 : n;
}

static void what_goes_in_comes_out(void)
{
    static const size_t sizes[] = {0, 1, 17, 65535, 65536, 65537, 131072, 400000};
    static const size_t steps[] = {1000, 65536, 65537, 400000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t j = 0; j < sizeof steps / sizeof *steps; j++) {
            size_t size;
            unsigned char *all = seal(sizes[i], steps[j], &size);
            CHECK_INT(unseal(all, size, &secret), sizes[i]);
            CHECK(memcmp(back, plain, sizes[i]) == 0);
            free(all);
        }
}

static void the_line_says_what_it_is(void)
{
    static struct sealed_in in;
    size_t size;
    char print[17];
    unsigned char *all = seal(10, 10, &size);
    int fd = memfd_create("sealed", 0);
    CHECK(write(fd, all, size) == (ssize_t)size && lseek(fd, 0, SEEK_SET) == 0);
    CHECK_INT(sealed_label_read(fd, &in.label, why, sizeof why), ERR_NONE);
    sealed_fingerprint(&public, print);
    CHECK_STR(in.label.kind, "backup");
    CHECK_STR(in.label.to, print);
    CHECK_INT(in.label.made_s, 1772431200);
    CHECK_INT(in.label.schema, 5);
    close(fd);
    free(all);
}

static void only_the_secret_opens_it(void)
{
    struct sealed_secret other;
    struct sealed_public others;
    size_t size;
    sealed_pair(&other, &others);
    unsigned char *all = seal(100000, 65536, &size);
    CHECK_INT(unseal(all, size, &other), -1);
    CHECK(strstr(why, "it is sealed to the key ") == why);
    free(all);
}

static void every_length_but_the_whole_is_refused(void)
{
    size_t size, refused = 0, tried = 0;
    unsigned char *all = seal(200000, 65536, &size);
    for (size_t n = 0; n < size; n += n < 400 || size - n < 60 || n % 65536 < 300 ? 1 : 97) {
        tried++;
        refused += unseal(all, n, &secret) < 0;
    }
    CHECK_INT(refused, tried);
    CHECK(tried > 2000);
    all[size] = 0;
    CHECK_INT(unseal(all, size + 1, &secret), -1);
    free(all);
    all = seal(131072, 65536, &size); /* its last chunk is a full one: cut between two chunks */
    CHECK_INT(unseal(all, size - 65536 - 17, &secret), -1);
    CHECK_STR(why, "it is cut short: its end is missing");
    all[size] = 0;
    CHECK_INT(unseal(all, size + 1, &secret), -1);
    CHECK_STR(why, "something was added behind its end");
    free(all);
}

static void every_changed_bit_is_found(void)
{
    size_t size, refused = 0, tried = 0;
    unsigned char *all = seal(140000, 65536, &size);
    for (size_t i = 0; i < size; i += i < 600 || size - i < 100 || i % 65553 < 60 ? 1 : 331) {
        unsigned char bit = (unsigned char)(1 << i % 8);
        all[i] ^= bit;
        tried++;
        refused += unseal(all, size, &secret) < 0;
        all[i] ^= bit;
    }
    CHECK_INT(refused, tried);
    CHECK(tried > 900);
    CHECK_INT(unseal(all, size, &secret), 140000);
    free(all);
}

static void chunks_stay_in_their_order(void)
{
    size_t size;
    unsigned char *all = seal(200000, 65536, &size), *keep = malloc(65553);
    unsigned char *first = all + size - (200000 - 3 * 65536) - 17 - 3 * 65553; /* of the whole chunks */
    memcpy(keep, first, 65553);
    memmove(first, first + 65553, 65553);
    memcpy(first + 65553, keep, 65553);
    CHECK_INT(unseal(all, size, &secret), -1);
    CHECK_STR(why, "it is damaged or cut short");
    free(all);
    free(keep);
}

static void other_files_are_told_apart(void)
{
    static const char *const others[][2] = {
        {"", "it is no file that Mlinzi sealed"},
        {"SQLite format 3", "it is no file that Mlinzi sealed"},
        {"mlinzi-sealed", "it is no file that Mlinzi sealed"},
        {"mlinzi-sealed \n", "its first line is damaged"},
        {"mlinzi-sealed 2 backup of another form\n", "a newer Mlinzi wrote it: install that one"},
        {"mlinzi-sealed 0 backup to=0123456789abcdef made=1 schema=1\n", "its first line is damaged"},
        {"mlinzi-sealed 1  to=0123456789abcdef made=1 schema=1\n", "its first line is damaged"},
        {"mlinzi-sealed 1 backup by=0123456789abcdef made=1 schema=1\n", "its first line is damaged"},
        {"mlinzi-sealed 1 backup to=1 made=1 schema=1\n", "its first line is damaged"},
        {"mlinzi-sealed 1 a-kind-that-is-longer to=0123456789abcdef made=1 schema=1\n", "its first line is damaged"},
        {"mlinzi-sealed 1 backup to=0123456789abcdef made=-1 schema=1\n", "its first line is damaged"},
        {"mlinzi-sealed 1 backup to=0123456789abcdef made=1 schema=1 more\n", "its first line is damaged"},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        CHECK_INT(unseal((const unsigned char *)others[i][0], strlen(others[i][0]), &secret), -1);
        CHECK_STR(why, others[i][1]);
    }
}

static void nothing_of_the_words_is_seen(void)
{
    size_t size;
    char word[50][24];
    for (int i = 0; i < 50; i++) {
        (void)snprintf(word[i], sizeof word[i], "Kanari%06dNyangumi", i * 7919);
        memcpy(plain + 6000 * i, word[i], strlen(word[i]));
    }
    unsigned char *all = seal(sizeof plain, 10000, &size);
    for (int i = 0; i < 50; i++) {
        CHECK(memmem(plain, sizeof plain, word[i], strlen(word[i])) != NULL);
        CHECK(memmem(all, size, word[i], strlen(word[i])) == NULL);
    }
    free(all);
}

static void two_of_the_same_differ(void)
{
    size_t size, other;
    unsigned char *a = seal(70000, 65536, &size), *b = seal(70000, 65536, &other);
    CHECK_INT(size, other);
    CHECK(memcmp(a + LINE_BYTES, b + LINE_BYTES, size - LINE_BYTES) != 0);
    free(a);
    free(b);
}

static void keys_as_text(void)
{
    char text[SEALED_KEY_TEXT], spaced[SEALED_KEY_TEXT + 4];
    struct sealed_public p = {{0}};
    struct sealed_secret s = {{0}};
    sealed_public_write(&public, text);
    CHECK_INT(strlen(text), 14 + 48);
    CHECK(sealed_public_read(span_of(text), &p) && memcmp(&p, &public, sizeof p) == 0);
    CHECK(!sealed_secret_read(span_of(text), &s));
    (void)snprintf(spaced, sizeof spaced, " %s\n", text);
    CHECK(sealed_public_read(span_of(spaced), &p));
    for (size_t i = 0; text[i]; i++) { /* each character mistyped */
        char was = text[i];
        text[i] = was == 'A' ? 'B' : 'A';
        CHECK(!sealed_public_read(span_of(text), &p));
        text[i] = was;
    }
    text[strlen(text) - 1] = '\0';
    CHECK(!sealed_public_read(span_of(text), &p));
    text[strlen(text) - 3] = '\0'; /* still base64, of fewer bytes */
    CHECK(!sealed_public_read(span_of(text), &p));
    sealed_secret_write(&secret, text);
    CHECK(sealed_secret_read(span_of(text), &s) && memcmp(&s, &secret, sizeof s) == 0);
    CHECK(!sealed_public_read(span_of(text), &p));
}

/* Anybody may seal to a public key, so a file may be well made and yet end in the middle. */
static void one_that_was_never_finished_is_refused(void)
{
    static struct sealed_out o;
    unsigned char chunk[10 + crypto_secretstream_xchacha20poly1305_ABYTES];
    struct sealed_label label = {.kind = "backup"};
    int fd = memfd_create("sealed", 0);
    CHECK_INT(sealed_begin(&o, fd, &public, &label), ERR_NONE);
    CHECK(crypto_secretstream_xchacha20poly1305_push(&o.stream, chunk, NULL, plain, 10, (const unsigned char *)o.line,
                                                     strlen(o.line), 0) == 0);
    CHECK(write(fd, chunk, sizeof chunk) == (ssize_t)sizeof chunk);
    size_t size = (size_t)lseek(fd, 0, SEEK_CUR);
    unsigned char *all = malloc(size);
    CHECK(pread(fd, all, size, 0) == (ssize_t)size);
    CHECK_INT(unseal(all, size, &secret), -1);
    CHECK_STR(why, "it is cut short: its end is missing");
    close(fd);
    free(all);
}

/* A public key that would let anybody open what is sealed to it. */
static void nothing_is_sealed_to_a_key_of_no_worth(void)
{
    static struct sealed_out o;
    struct sealed_public zero = {{0}};
    struct sealed_label label = {.kind = "backup"};
    int fd = memfd_create("sealed", 0);
    CHECK_INT(sealed_begin(&o, fd, &zero, &label), ERR_REFUSED);
    CHECK_INT(lseek(fd, 0, SEEK_CUR), 0);
    close(fd);
}

static void a_full_disk_is_told(void)
{
    static struct sealed_out o;
    struct sealed_label label = {.kind = "backup"};
    FILE *full = fopen("/dev/full", "w");
    CHECK(full != NULL);
    if (full)
        CHECK_INT(sealed_begin(&o, fileno(full), &public, &label), ERR_DISK);
    if (full)
        (void)fclose(full);
}

int main(void)
{
    sealed_pair(&secret, &public);
    fill();
    RUN(what_goes_in_comes_out);
    RUN(the_line_says_what_it_is);
    RUN(only_the_secret_opens_it);
    RUN(every_length_but_the_whole_is_refused);
    RUN(every_changed_bit_is_found);
    RUN(chunks_stay_in_their_order);
    RUN(other_files_are_told_apart);
    RUN(nothing_of_the_words_is_seen);
    RUN(two_of_the_same_differ);
    RUN(keys_as_text);
    RUN(one_that_was_never_finished_is_refused);
    RUN(nothing_is_sealed_to_a_key_of_no_worth);
    RUN(a_full_disk_is_told);
    return test_end();
}
