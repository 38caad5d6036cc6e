/* read.c - how long one text takes to read: nanoseconds a text over the readings of tests/readings, and of a text of
 * 160 characters. Aim: one microsecond. Prints name, figure, unit. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "tests/unit/forms_lexicon.h"

enum { TEXTS_MAX = 1000, ROUNDS = 200 };
static char *texts[TEXTS_MAX];
static int count;
static size_t bytes;
static unsigned char space[2 << 20];

static void load(const char *path)
{
    FILE *in = fopen(path, "r");
    char *line = NULL;
    size_t cap = 0;
    for (int at = 0; in && getline(&line, &cap, in) > 0 && count < TEXTS_MAX; at++) {
        char *parts = at == 0 ? NULL : strchr(line, '\t');
        parts = parts ? strchr(parts + 1, '\t') : NULL;
        char *end = parts ? strchr(parts + 1, '\t') : NULL;
        if (!end)
            continue;
        *end = '\0';
        json_t *array = json_loads(parts + 1, 0, NULL);
        char joined[4000] = "";
        for (size_t i = 0; i < json_array_size(array); i++)
            strncat(joined, json_string_value(json_array_get(array, i)), sizeof joined - strlen(joined) - 1);
        texts[count] = strdup(joined);
        bytes += strlen(joined);
        count++;
        json_decref(array);
    }
    free(line);
    if (in)
        fclose(in);
}

static double now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

int main(void)
{
    static struct areas areas;
    double start = now_ns();
    const struct lexicon *lex = shipped_lexicon(&areas);
    double built = now_ns() - start;
    int64_t at = 1795251600;
    unsigned long sum = 0;
    load("tests/readings/public.tsv");
    load("tests/readings/own.tsv");
    if (!lex || count == 0)
        return 1;
    double best = 1e18;
    for (int round = 0; round < ROUNDS; round++) {
        start = now_ns();
        for (int i = 0; i < count; i++) {
            struct arena scratch;
            struct reading r;
            arena_init(&scratch, space, sizeof space);
            read_text(lex, span_of(texts[i]), at, &scratch, &r);
            sum += (unsigned long)r.intent;
        }
        double took = now_ns() - start;
        best = took < best ? took : best;
    }
    double per_text = best / count;
    size_t long_bytes = 0;
    double longest = 1e18;
    for (int round = 0; round < ROUNDS; round++) {
        start = now_ns();
        long_bytes = 0;
        for (int i = 0; i < count; i++) {
            struct arena scratch;
            struct reading r;
            struct span text = span_of(texts[i]);
            if (text.n < 80)
                continue;
            arena_init(&scratch, space, sizeof space);
            read_text(lex, text, at, &scratch, &r);
            long_bytes += text.n;
            sum += (unsigned long)r.intent;
        }
        double took = now_ns() - start;
        longest = took < longest ? took : longest;
    }
    printf("read.load\t%.1f\tms\n", built / 1e6);
    printf("read.text\t%.0f\tns a text of %.0f bytes on average\n", per_text, (double)bytes / count);
    printf("read.text160\t%.0f\tns for 160 bytes of the texts longer than 80\n", longest / (double)long_bytes * 160);
    return sum == 0;
}
