/* csv.c - a list of people as `mlinzi import people` takes it: a line of columns, then a person a line.
 * Fields lie within their line; fields written with quotes and cut again are the same; a row that is taken is a person
 * whom the rest of the program can look up, and one that is not is refused in words. */
#include "base/log.h"
#include "mlinzid/load.h"
#include "mlinzid/typed/people.h"
#include "tests/fuzz/fuzz.h"

#define FIELDS_MAX 16

static struct loaded *loaded;
static struct directory directory;
static struct office offices[1];

static void open_once(void)
{
    struct config_fault fault;
    if (loaded)
        return;
    log_quiet(1);
    must(load_all(NULL, &loaded, &fault) == ERR_NONE);
    memcpy(offices[0].code, "malindi-north", 14);
    directory = (struct directory){.office = offices, .offices = 1, .areas = &loaded->areas};
}

/* Every field within quotes, and cut again. */
static void cut_again(const char *const *field, int n, size_t room)
{
    const char *again[FIELDS_MAX];
    char *line = malloc(2 * room + 3 * FIELDS_MAX + 1), *at = line;
    must(line != NULL);
    for (int i = 0; i < n; i++) {
        at += sprintf(at, "%s\"", i ? "," : "");
        for (const char *p = field[i]; *p; p++) {
            if (*p == '"')
                *at++ = '"';
            *at++ = *p;
        }
        *at++ = '"';
    }
    *at = '\0';
    must(csv_cut(line, again, FIELDS_MAX) == n);
    for (int i = 0; i < n; i++)
        must(strcmp(field[i], again[i]) == 0);
    free(line);
}

static void person(const struct csv_columns *columns, const char *const *field, int n)
{
    struct people_fields f;
    struct people_places places = {&loaded->areas, &directory};
    struct person_row row;
    struct msisdn again;
    char why[400] = "";
    csv_fields(columns, field, n, &f);
    if (!people_read(&f, &places, &row, why, sizeof why)) {
        must(strlen(why) > 10 && strlen(why) < sizeof why);
        return;
    }
    must(row.role != ROLE_NONE && row.name.n <= 100 && memchr(row.at, '\0', sizeof row.at));
    must(msisdn_read(span_of(row.phone.s), &again) == SENDER_KE_MOBILE && msisdn_eq(&row.phone, &again));
    must(people_place(row.at, &places, why, sizeof why));
}

static void row(const struct csv_columns *columns, const char *text, size_t n)
{
    const char *field[FIELDS_MAX];
    char *line = fuzz_string((const uint8_t *)text, n);
    int fields = csv_cut(line, field, FIELDS_MAX);
    must(fields >= -1 && fields != 0 && fields <= FIELDS_MAX);
    for (int i = 0; i < fields; i++)
        must(field[i] >= line && field[i] + strlen(field[i]) <= line + n);
    if (fields > 0) {
        cut_again(field, fields, n);
        person(columns, field, fields);
    }
    free(line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct csv_columns columns;
    struct span rest = {(const char *)data, size};
    char why[400] = "";
    open_once();
    struct span first = span_cut(&rest, '\n');
    char *header = fuzz_string((const uint8_t *)first.p, first.n);
    bool good = csv_header(header, &columns, why, sizeof why);
    must(good || strlen(why) > 10);
    free(header);
    while (good && rest.n) {
        struct span line = span_cut(&rest, '\n');
        row(&columns, line.p, line.n);
    }
    return 0;
}
