/* forms_readings_test.c - the readings of tests/readings/: text messages and what they must be read as, field by field.
 * A null where something was said is a question too many; a wrong value can send an officer to the wrong place. Both
 * fail. */
#include "tests/unit/test.h"

#include <jansson.h>
#include <unistd.h>

#include "tests/unit/forms_lexicon.h"

#define REF "48173024" /* stands where a reading says {REF} */
#define FIELDS_MAX 40

struct tally {
    char name[32];
    int right, null, wrong;
};
static struct tally tallies[FIELDS_MAX];
static int tally_count, verbose = 1;

static struct tally *tally(const char *name)
{
    for (int i = 0; i < tally_count; i++)
        if (strcmp(tallies[i].name, name) == 0)
            return &tallies[i];
    struct tally *t = &tallies[tally_count++];
    (void)span_str(span_of(name), t->name, sizeof t->name);
    return t;
}

static bool nothing(const json_t *v)
{
    return !v || json_is_null(v) || (json_is_array(v) && json_array_size(v) == 0);
}

static bool compare_field(const char *id, const char *name, json_t *have, json_t *want)
{
    struct tally *t = tally(name);
    if (json_equal(have, want) || (nothing(have) && nothing(want))) {
        t->right++;
        return true;
    }
    bool null = nothing(have);
    null ? t->null++ : t->wrong++;
    char *h = have ? json_dumps(have, JSON_ENCODE_ANY) : NULL, *w = json_dumps(want, JSON_ENCODE_ANY);
    if (verbose)
        printf("# %s: %s %s is %s, not %s\n", id, null ? "null" : "WRONG", name, h ? h : "absent", w);
    free(h);
    free(w);
    return false;
}

static bool compare(const char *id, json_t *have, json_t *want)
{
    bool same = true;
    const char *key;
    json_t *value;
    json_object_foreach(want, key, value)
    {
        if (strcmp(key, "place") != 0) {
            same = compare_field(id, key, json_object_get(have, key), value) && same;
            continue;
        }
        const char *part;
        json_t *inner;
        json_object_foreach(value, part, inner)
        {
            char name[32];
            snprintf(name, sizeof name, "place.%s", part);
            same = compare_field(id, name, json_object_get(json_object_get(have, "place"), part), inner) && same;
        }
    }
    return same;
}

/* {REF} in texts and expectations becomes a reference whose check digit holds. */
static char *with_reference(const char *s)
{
    size_t n = strlen(s);
    char *out = malloc(n * 2 + 64), *p = out;
    for (const char *q = s; *q;)
        if (strncmp(q, "{REF}", 5) == 0) {
            memcpy(p, REF, 8);
            p += 8;
            q += 5;
        } else {
            *p++ = *q++;
        }
    *p = '\0';
    return out;
}

static char *joined(json_t *parts)
{
    char *out = calloc(1, 70000);
    for (size_t i = 0; i < json_array_size(parts); i++)
        strncat(out, json_string_value(json_array_get(parts, i)), 60000 - strlen(out));
    return out;
}

static const struct lexicon *lexicon;
static unsigned char scratch_space[2 << 20];
static char json_space[1 << 18];

static json_t *read_json(const char *text)
{
    struct arena scratch;
    struct reading r;
    struct text out;
    int64_t at;
    (void)time_read(SPAN("2026-11-21 12:00"), &at);
    arena_init(&scratch, scratch_space, sizeof scratch_space);
    read_text(lexicon, span_of(text), at, &scratch, &r);
    text_init(&out, json_space, sizeof json_space);
    reading_json(&r, &out);
    return json_loads(json_space, 0, NULL);
}

static char *column(char **line)
{
    char *start = *line, *tab = strchr(start, '\t');
    if (tab) {
        *tab = '\0';
        *line = tab + 1;
    } else {
        *line = start + strlen(start);
    }
    return start;
}

static int play(const char *path, int *failed)
{
    FILE *in = fopen(path, "r");
    char *line = NULL;
    size_t cap = 0;
    int n = 0;
    if (!in)
        return 0;
    for (int at = 0; getline(&line, &cap, in) > 0; at++) {
        line[strcspn(line, "\n")] = '\0';
        if (at == 0 || line[0] == '\0' || line[0] == '#')
            continue;
        char *rest = line, *id = column(&rest);
        (void)column(&rest);
        char *parts_text = with_reference(column(&rest));
        (void)column(&rest);
        char *expected_text = with_reference(column(&rest));
        json_t *parts = json_loads(parts_text, 0, NULL), *want = json_loads(expected_text, 0, NULL);
        bool ok = parts && want;
        if (!ok)
            printf("# %s: the row is no JSON\n", id);
        char *text = ok ? joined(parts) : NULL;
        json_t *have = ok ? read_json(text) : NULL;
        bool same = ok && have && compare(id, have, want);
        if (!same && text && verbose)
            printf("#    %s\n", text);
        *failed += !same;
        n++;
        json_decref(parts);
        json_decref(want);
        json_decref(have);
        free(text);
        free(parts_text);
        free(expected_text);
    }
    free(line);
    fclose(in);
    return n;
}

static void readings_of(const char *path)
{
    int failed = 0, n = play(path, &failed);
    printf("# %s: %d readings, %d not as expected\n", path, n, failed);
    CHECK(n > 0);
    CHECK_INT(failed, 0);
}

static void the_public_readings(void)
{
    readings_of("tests/readings/public.tsv");
}

static void our_own_readings(void)
{
    readings_of("tests/readings/own.tsv");
}

/* Written from the contract by one who had not read the reader. */
static void the_oracle(void)
{
    readings_of("tests/readings/oracle.tsv");
}

int main(int argc, char **argv)
{
    static struct areas areas;
    lexicon = shipped_lexicon(&areas);
    if (!lexicon)
        return 1;
    if (argc > 1) {
        readings_of(argv[1]);
    } else {
        RUN(the_public_readings);
        RUN(our_own_readings);
        RUN(the_oracle);
    }
    printf("# %-20s %6s %6s %6s\n", "field", "right", "null", "wrong");
    for (int i = 0; i < tally_count; i++)
        printf("# %-20s %6d %6d %6d\n", tallies[i].name, tallies[i].right, tallies[i].null, tallies[i].wrong);
    return test_end();
}
