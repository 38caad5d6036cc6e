/* page_units.c - units: the list with its filter, and writing one down. How many children are where stands beside those
 * the viewer may count. */
#include <string.h>

#include "console/care.h"
#include "console/case.h"
#include "console/pages.h"
#include "console/staff.h"
#include "console/table.h"
#include "console/unit.h"

static const struct column columns[] = {
    {W_UNIT_NAME, false}, {W_UNIT_KIND, false}, {W_UNITS_PLACE, false}, {W_UNIT_HELD, true}, {W_UNIT_CAPACITY, true}};

static void kind_cell(struct page *p, const char *kind)
{
    html(p->b, "<td data-l=\"%s\">", word(p, W_UNIT_KIND));
    care_label_put(p, "unit_kind_id", kind, 0);
    html_raw(p->b, "</td>");
}

static void put_unit(struct page *p, const json_t *u)
{
    char place[120], href[64];
    struct text t;
    text_init(&t, href, sizeof href);
    text_str(&t, "/units/");
    text_str(&t, json_str(u, "code"));
    place_said(p, json_str(u, "area"), place, sizeof place);
    table_row(p);
    table_name(p, json_str(u, "name"), href);
    kind_cell(p, json_str(u, "kind"));
    table_cell(p, &columns[2], place);
    if (json_object_get(u, "held"))
        table_count(p, &columns[3], json_num(u, "held", 0));
    else
        table_cell(p, &columns[3], "");
    if (json_num(u, "capacity", 0))
        table_count(p, &columns[4], json_num(u, "capacity", 0));
    else
        table_cell(p, &columns[4], "");
    table_row_end(p);
}

static void put_filter(struct page *p, const char *place)
{
    const struct care_choice kinds = {"kind", "unit_kind_id", form_get(&p->query, "kind"), W_UNIT_KIND, false};
    html_raw(p->b, "<form class=\"filter\" method=\"get\" action=\"/units\">");
    html(p->b,
         "<div class=\"field\"><label for=\"named\">%s</label><input id=\"named\" name=\"named\" value=\"%s\"></div>\n",
         word(p, W_UNIT_NAME), form_get(&p->query, "named"));
    html(p->b,
         "<div class=\"field\"><label for=\"place\">%s</label><input id=\"place\" name=\"place\" value=\"%s\" "
         "aria-describedby=\"place-hint\"><span class=\"hint\" id=\"place-hint\">%s</span></div>\n",
         word(p, W_UNITS_PLACE), place, word(p, W_UNITS_PLACE_HINT));
    care_select(p, &kinds);
    html(p->b,
         form_has(&p->query, "homes")
             ? "<label class=\"tick\"><input type=\"checkbox\" name=\"homes\" value=\"1\" checked> %s</label>\n"
             : "<label class=\"tick\"><input type=\"checkbox\" name=\"homes\" value=\"1\"> %s</label>\n",
         word(p, W_UNITS_HOMES));
    html(p->b, "<button>%s</button></form>\n", word(p, W_UNITS_SHOW));
}

/* How many children all of those on the page hold that the viewer may count. */
static void total_put(struct page *p, const json_t *units)
{
    int64_t held = 0, homes = 0;
    for (size_t i = 0; i < json_array_size(units); i++) {
        held += json_num(json_array_get(units, i), "held", 0);
        homes += json_object_get(json_array_get(units, i), "held") != NULL;
    }
    if (homes > 1)
        html(p->b, "<p><strong>%s: %d</strong></p>\n", word(p, W_UNIT_ALL_HELD), held);
}

static void put_list(struct page *p, const json_t *o, const char *place)
{
    const json_t *units = json_object_get(o, "units");
    size_t n = json_array_size(units);
    if (!n) {
        html(p->b, "<p>%s</p>\n", word(p, json_is_true(json_object_get(o, "known")) ? W_UNITS_NONE : W_UNITS_NO_PLACE));
        return;
    }
    table_begin(p, word(p, W_UNITS), columns, countof(columns));
    for (size_t i = 0; i < n; i++)
        put_unit(p, json_array_get(units, i));
    table_end(p);
    total_put(p, json_object_get(o, "units"));
    if (json_is_true(json_object_get(o, "more")))
        html(p->b, "<p><a href=\"/units?named=%u&amp;place=%u&amp;kind=%u%s&amp;after=%u\">%s</a></p>\n",
             form_get(&p->query, "named"), place, form_get(&p->query, "kind"),
             form_has(&p->query, "homes") ? "&homes=1" : "", json_str(json_array_get(units, n - 1), "code"),
             word(p, W_UNITS_MORE));
}

/* --- writing one down --- */

bool unit_writer(const struct page *p)
{
    return viewer_level(p) >= 4 || viewer_is(p, ROLE_ADMIN);
}

static const char *field_of(const struct page *p, const json_t *unit, const char *name)
{
    return form_has(&p->form, name) ? form_get(&p->form, name) : json_str(unit, name);
}

void unit_form_put(struct page *p, const json_t *unit, bool open)
{
    const struct {
        const char *name;
        enum word_key label, hint;
        bool required;
    } texts[] = {{"code", W_UNIT_CODE, W_UNIT_CODE_HINT, true},
                 {"name", W_UNIT_NAME, 0, true},
                 {"area", W_UNITS_PLACE, W_UNITS_PLACE_HINT, true},
                 {"parent", W_UNIT_PARENT, 0, false},
                 {"phone", W_UNIT_PHONE, 0, false},
                 {"licence", W_UNIT_LICENCE, 0, false},
                 {"licence_to", W_UNIT_LICENCE_TO, 0, false},
                 {"capacity", W_UNIT_CAPACITY, 0, false},
                 {"sex", W_UNIT_SEX, 0, false},
                 {"ages", W_UNIT_AGES, W_UNIT_AGES_HINT, false},
                 {"opened", W_UNIT_OPENED, 0, false},
                 {"closed", W_UNIT_CLOSED, 0, false}};
    const struct care_choice kinds = {"kind", "unit_kind_id", field_of(p, unit, "kind"), W_UNIT_KIND, true};
    char capacity[24] = "";
    struct text t;
    int64_t version = json_num(unit, "version", 0);
    if (!unit) /* a change that was refused is a change still */
        (void)span_i64(span_of(form_get(&p->form, "version")), &version);
    text_init(&t, capacity, sizeof capacity);
    if (json_num(unit, "capacity", 0))
        text_i64(&t, json_num(unit, "capacity", 0));
    html_raw(p->b, open ? "<details class=\"card\" open>" : "<details class=\"card\">");
    html(p->b, "<summary>%s</summary>\n", word(p, version ? W_UNIT_CHANGE : W_UNIT_ADD));
    page_form(p, "/units");
    html(p->b, "<input type=\"hidden\" name=\"version\" value=\"%d\">", version);
    care_select(p, &kinds);
    for (size_t i = 0; i < countof(texts); i++) {
        const char *value = field_of(p, unit, texts[i].name);
        const struct field f = {texts[i].name, unit && strcmp(texts[i].name, "capacity") == 0 ? capacity : value,
                                NULL,          texts[i].label,
                                texts[i].hint, texts[i].required};
        staff_field(p, &f);
    }
    html(p->b, "<button>%s</button></form></details>\n", word(p, W_UNIT_SAVE));
}

/* The viewer's own county, until another place is asked for, or none. */
static const char *shown_place(struct page *p)
{
    struct area own;
    if (form_has(&p->query, "place") || !area_read(p->c->areas, span_of(unit_own_county(p)), &own))
        return form_get(&p->query, "place");
    struct span name = span_copy(p->arena, area_name(p->c->areas, own));
    return name.p ? name.p : "";
}

static void show(struct page *p, const char *why)
{
    const char *place = shown_place(p);
    json_t *o =
        page_query(p, "units",
                   json_pack("{s:I,s:s,s:s,s:s,s:s,s:b,s:b}", "person", (json_int_t)p->who.person, "place", place,
                             "named", form_get(&p->query, "named"), "kind", form_get(&p->query, "kind"), "after",
                             form_get(&p->query, "after"), "homes", form_has(&p->query, "homes"), "held", true));
    if (!o)
        return;
    page_begin(p, word(p, W_UNITS));
    staff_notice(p, why);
    put_filter(p, place);
    put_list(p, o, place);
    if (unit_writer(p))
        unit_form_put(p, NULL, why != NULL);
    page_end(p);
    json_decref(o);
}

void page_units(struct page *p)
{
    show(p, NULL);
}

void page_unit_save(struct page *p)
{
    static const char *const names[] = {"code",       "kind",     "name", "area", "parent", "phone", "licence",
                                        "licence_to", "capacity", "sex",  "ages", "opened", "closed"};
    int64_t version = 0;
    const char *why = NULL;
    char to[64], place[AREA_CODE_CAP];
    struct text t;
    json_t *request = json_object();
    (void)span_i64(span_of(form_get(&p->form, "version")), &version);
    for (size_t i = 0; i < countof(names); i++)
        (void)json_object_set_new(request, names[i], json_string(form_get(&p->form, names[i])));
    if (place_code(p, form_get(&p->form, "area"), place))
        (void)json_object_set_new(request, "area", json_string(place));
    (void)json_object_set_new(request, "version", json_integer(version));
    text_init(&t, to, sizeof to);
    text_str(&t, "/units/");
    text_str(&t, form_get(&p->form, "code"));
    if (!staff_did(p, "unit.save", request, to, &why)) {
        p->out->status = 422;
        show(p, why);
    }
}
