/* story.c - stories: their lines and words, and what a story makes the whole engine do in a store of its own.
 * Whatever people send and whenever, the engine goes on, and the store it leaves keeps the rules of trust. Stories that
 * ask for months, for many texts, or to be killed are left to `mlinzi story`: they take too long here. */
#include "mlinzid/story/state.h"

#include "tests/fuzz/store.h"

#define STORY_BYTES_MAX 3000
#define LINES_MAX 60
#define DAYS_MAX 4

/* Where a moment stands in a story that begins then; false: beyond what is played here. */
static bool short_enough(struct span source)
{
    static struct story_words w;
    int64_t from_s = INT64_MAX, to_s = INT64_MIN, waits_s = 0, t, s;
    int lines = 0;
    char both[64];
    if (source.n > STORY_BYTES_MAX)
        return false;
    while (source.n) {
        struct span line = span_cut(&source, '\n');
        if (!story_split(line, &w))
            break; /* it fails there */
        if (w.n && (++lines > LINES_MAX || strcmp(w.word[0], "crash") == 0))
            return false;
        for (int i = 0; i + 1 < w.n; i++) {
            snprintf(both, sizeof both, "%s %s", w.word[i], w.word[i + 1]);
            if (time_read(span_of(both), &t)) {
                from_s = t < from_s ? t : from_s;
                to_s = t > to_s ? t : to_s;
            }
        }
        for (int i = 1; i < w.n; i++)
            if (story_duration(w.word[i], &s)) {
                if (s > DAYS_MAX * DAY_S)
                    return false;
                waits_s += s;
            }
    }
    return waits_s <= DAYS_MAX * DAY_S && (to_s == INT64_MIN || to_s - from_s <= DAYS_MAX * DAY_S);
}

static void words(struct span source)
{
    static struct story_words w;
    while (source.n) {
        struct span line = span_cut(&source, '\n');
        bool good = story_split(line, &w);
        must(w.n >= 0 && w.n <= STORY_WORDS_MAX);
        for (int i = 0; i < w.n - !good; i++)
            must(w.word[i] >= w.space && w.word[i] + strlen(w.word[i]) < w.space + sizeof w.space);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct story_state *st;
    static const char *const never[] = {"the engine stopped", "the engine does not open", "the store breaks its rules"};
    store_open_once(0, NULL);
    if (!st)
        st = malloc(sizeof *st);
    must(st != NULL);
    struct span source = fuzz_copy(data, size);
    words(source);
    if (short_enough(source)) {
        memset(st, 0, sizeof *st);
        st->source = (char *)(uintptr_t)source.p;
        st->source_n = source.n;
        story_play(st, loaded, store_fresh());
        must(st->ended);
        must(!st->failed || strlen(st->why) > 10);
        for (size_t i = 0; st->failed && i < countof(never); i++) {
            const char *words = strstr(st->why, ": "); /* after the line and the time */
            bool brought_down = words && strncmp(words + 2, never[i], strlen(never[i])) == 0;
            if (brought_down)
                fprintf(stderr, "%s\n", st->why);
            must(!brought_down);
        }
    }
    free((void *)(uintptr_t)source.p);
    return 0;
}
