/* read.c - any text at all to the reader, with the shipped vocabulary and places.
 * A reading points into its text or into the vocabulary, stays within its bounds, is the same each time, needs no more
 * memory than the engine gives it, and its JSON is JSON. */
#include "forms/read.h"

#include <jansson.h>

#include "base/day.h"
#include "base/log.h"
#include "mlinzid/load.h"
#include "tests/fuzz/fuzz.h"

#define TODAY_S INT64_C(1790000000)
#define SCRATCH_BYTES ((size_t)4 << 20)
#define JSON_BYTES ((size_t)1 << 20)

static struct loaded *loaded;
static unsigned char *memory;
static char *json[2];

static void open_once(void)
{
    struct config_fault fault;
    if (loaded)
        return;
    log_quiet(1);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        config_fault_print(&fault, stderr);
    must(loaded != NULL);
    memory = malloc(SCRATCH_BYTES);
    json[0] = malloc(JSON_BYTES);
    json[1] = malloc(JSON_BYTES);
    must(memory && json[0] && json[1]);
}

static struct span read_once(struct span text, int into, struct reading *r)
{
    struct arena scratch;
    struct text out;
    arena_init(&scratch, memory, SCRATCH_BYTES);
    text_init(&out, json[into], JSON_BYTES);
    read_text(loaded->lexicon, text, TODAY_S, &scratch, r);
    must(!scratch.full);
    reading_json(r, &out);
    must(!out.cut);
    return text_done(&out);
}

static void check_slots(const struct slots *s, struct span text)
{
    int32_t day;
    must(s->kinds >= 0 && s->kinds <= READ_KINDS_MAX);
    for (int i = 0; i < s->kinds; i++)
        for (int k = 0; k < i; k++)
            must(s->kind[i] != s->kind[k]);
    must(s->sex == 0 || s->sex == 'F' || s->sex == 'M' || s->sex == 'X');
    must(s->age_years >= -1 && s->age_years < 18 && s->age_months >= -1 && s->age_months < 216);
    must(s->children >= 0 && s->children < 100);
    must(s->candidates >= 0 && s->candidates != 1 && s->candidates <= READ_CANDIDATES_MAX);
    must(s->place.level != AREA_WARD || s->candidates == 0);
    must(memchr(s->dob, '\0', sizeof s->dob) != NULL && (strlen(s->dob) != 10 || day_read(span_of(s->dob), &day)));
    must(fuzz_within(s->name, text) && fuzz_within(s->place_text, text) && fuzz_within(s->locality, text));
    struct area again;
    char code[AREA_CODE_CAP];
    area_code(s->place, code);
    must(s->place.level == AREA_NONE || area_read(&loaded->areas, span_of(code), &again));
    must(!(s->missing & MISSING_ABUSE) == (s->kinds > 0) && !(s->missing & MISSING_SEX) == (s->sex != 0));
    must(!(s->missing & MISSING_AGE) == (s->age_years >= 0));
    must(!(s->missing & MISSING_WARD) == (s->place.level == AREA_WARD));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct reading r, again;
    open_once();
    struct span text = fuzz_copy(data, size);
    struct span one = read_once(text, 0, &r), two = read_once(text, 1, &again);
    must(span_eq(one, two));
    must(fuzz_within(r.text, text) && fuzz_within(r.from, text) && fuzz_within(r.to, text));
    must(fuzz_within(r.delegate, text));
    must(r.lone_number >= -1 && r.lone_number < 100 && strlen(r.code) <= 6 && strlen(r.ref.digits) < REF_CAP);
    if (r.intent == INTENT_REPORT || r.intent == INTENT_ANSWER || r.intent == INTENT_UNKNOWN)
        check_slots(&r.slots, text);
    json_t *o = json_loadb(one.p, one.n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
    must(json_is_object(o) && json_is_string(json_object_get(o, "intent")));
    json_decref(o);
    free((void *)(uintptr_t)text.p);
    return 0;
}
