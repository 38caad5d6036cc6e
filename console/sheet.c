/* sheet.c - a form of the register drawn from its definition. Works without a script: a field that is asked only
 * sometimes says when, and what does not belong there is refused at the field. */
#include "console/sheet.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "console/figure.h"

enum { NAME_CAP = 64, NUMBER_CAP = 32, OPEN_ROWS = 1 };

static const char *in_lang(const struct page *p, const char *const said[LANG_COUNT])
{
    const char *s = said[p->lang == LANG_SW ? LANG_SW : LANG_EN];
    return s ? s : said[LANG_EN];
}

const char *sheet_title(const struct page *p, const struct sheet *s)
{
    return in_lang(p, s->title);
}

/* "f.date" of the first row, "f.name.2" of the third. */
static void field_name(const struct sheet_field *f, int ord, char out[NAME_CAP])
{
    if (ord)
        snprintf(out, NAME_CAP, "f.%.40s.%d", f->id, ord);
    else
        snprintf(out, NAME_CAP, "f.%.40s", f->id);
}

static const json_t *at_field(const json_t *list, const struct sheet_field *f, int ord)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *o = json_array_get(list, i);
        if (json_num(o, "ord", 0) == ord && strcmp(json_str(o, "field"), f->id) == 0)
            return o;
    }
    return NULL;
}

/* --- what stands in a field --- */

/* 22/11/2026, as the hint asks for it. */
static void day_typed(int32_t day, struct text *t)
{
    const struct civil c = civil_of(day_start(day));
    text_i64(t, c.day);
    text_char(t, '/');
    text_i64(t, c.month);
    text_char(t, '/');
    text_i64(t, c.year);
}

/* An answer that is a number, as sheet_take() reads it again. */
static void typed_of(const struct sheet_field *f, const json_t *answer, char out[NUMBER_CAP])
{
    struct text t;
    int64_t n = json_num(answer, "number", 0);
    text_init(&t, out, NUMBER_CAP);
    if (f->kind == FIELD_DAY)
        day_typed((int32_t)n, &t);
    else if (f->kind == FIELD_YESNO)
        text_str(&t, n ? "yes" : "no");
    else
        text_i64(&t, f->kind == FIELD_CENTS ? n / 100 : n);
    if (f->kind == FIELD_CENTS && n % 100) {
        text_char(&t, '.');
        text_char(&t, (char)('0' + n / 10 % 10));
        text_char(&t, (char)('0' + n % 10));
    }
}

static bool is_numeric(const struct sheet_field *f)
{
    return f->kind == FIELD_DAY || f->kind == FIELD_YESNO || f->kind == FIELD_NUMBER || f->kind == FIELD_CENTS;
}

static const char *value_of(const struct sheet_face *face, const struct sheet_field *f, int ord, char room[NUMBER_CAP])
{
    char name[NAME_CAP];
    const json_t *answer = at_field(face->answers, f, ord);
    field_name(f, ord, name);
    if (face->typed)
        return form_get(face->typed, name);
    if (!answer && !face->answers && face->sheet->day && strcmp(face->sheet->day, f->id) == 0) {
        struct text t; /* a new one is mostly of today */
        text_init(&t, room, NUMBER_CAP);
        day_typed(face->day, &t);
        return room;
    }
    if (!answer || !is_numeric(f))
        return json_str(answer, "text");
    typed_of(f, answer, room);
    return room;
}

/* Several of a list: any answer of the field, or any box of that name. */
static bool is_chosen(const struct sheet_face *face, const struct sheet_field *f, struct span code)
{
    char name[NAME_CAP];
    field_name(f, 0, name);
    for (int i = 0; face->typed && i < face->typed->fields; i++)
        if (span_is(face->typed->field[i].name, name) && span_eq(face->typed->field[i].value, code))
            return true;
    for (size_t i = 0; !face->typed && i < json_array_size(face->answers); i++) {
        const json_t *o = json_array_get(face->answers, i);
        if (strcmp(json_str(o, "field"), f->id) == 0 && span_is(code, json_str(o, "text")))
            return true;
    }
    return false;
}

json_t *sheet_typed(const struct page *p, const struct sheet *s)
{
    json_t *all = json_array();
    for (int i = 0; i < p->form.fields; i++) {
        struct span name = p->form.field[i].name, value = p->form.field[i].value, id;
        int64_t ord = 0;
        if (!span_starts(name, "f.") || !value.n)
            continue;
        name = (struct span){name.p + 2, name.n - 2};
        id = span_cut(&name, '.');
        int field = sheet_field_of(s, id);
        if (field >= 0 && s->field[field].kind == FIELD_CODES)
            for (size_t j = 0; j < json_array_size(all); j++)
                ord += strcmp(json_str(json_array_get(all, j), "field"), s->field[field].id) == 0;
        else if (name.n && !span_i64(name, &ord))
            field = -1;
        if (field >= 0)
            json_array_append_new(all, json_pack("{s:s,s:I,s:s%}", "field", s->field[field].id, "ord", (json_int_t)ord,
                                                 "typed", value.p, value.n));
    }
    return all;
}

/* --- refusals --- */

/* {"fault":"late","limit":...} as a sentence, not escaped. */
static void sheet_fault_said(const struct page *p, const struct sheet_field *f, const json_t *refusal, char *out,
                             size_t cap)
{
    static const enum word_key said[SHEET_FAULT_COUNT] = {
#define X(id, word) [SHEET_##id] = W_FAULT_##id,
        SHEET_FAULT_TABLE(X)
#undef X
    };
    char limit[FIGURE_CAP] = "";
    const char *fault = json_str(refusal, "fault");
    enum word_key key = W_FAULT_LETTERS;
    int64_t n = json_num(refusal, "limit", 0);
    for (int i = SHEET_OK + 1; i < SHEET_FAULT_COUNT; i++)
        if (strcmp(fault, sheet_fault_word((enum sheet_fault)i)) == 0)
            key = said[i];
    if (key == W_FAULT_EARLY || key == W_FAULT_LATE)
        figure_day(day_start((int32_t)n), limit);
    else if (key == W_FAULT_SMALL || key == W_FAULT_LARGE)
        figure_count(f->kind == FIELD_CENTS ? n / 100 : n, limit);
    snprintf(out, cap, "%s%s%s%s", word(p, key), *limit ? " " : "", limit, *limit ? "." : "");
}

/* --- to fill --- */

struct spot {
    const struct sheet_face *face;
    const struct sheet_field *f;
    int ord;
    char name[NAME_CAP];
    const char *value;
};

static void options(struct page *p, const struct spot *s)
{
    int first, count;
    html(p->b, "<option value=\"\">%s</option>", word(p, W_SHEET_CHOOSE));
    if (s->f->kind == FIELD_YESNO) {
        html(p->b, "<option value=\"yes\"%s>%s</option><option value=\"no\"%s>%s</option>",
             strcmp(s->value, "yes") == 0 ? " selected" : "", word(p, W_SHEET_YES),
             strcmp(s->value, "no") == 0 ? " selected" : "", word(p, W_SHEET_NO));
        return;
    }
    if (!codes_list(p->c->codes, span_of(s->f->list), &first, &count))
        return;
    for (int i = first; i < first + count; i++) {
        const struct code_row *row = &p->c->codes->row[i];
        if (!sheet_offers(s->face->sheet, (int)(s->f - s->face->sheet->field), s->ord, NULL, row, s->face->day))
            continue;
        html_raw(p->b, "<option value=\"");
        html_span(p->b, row->code);
        html_raw(p->b, span_is(row->code, s->value) ? "\" selected>" : "\">");
        html_span(p->b, code_label(row, p->lang));
        html_raw(p->b, "</option>");
    }
}

static void ticks(struct page *p, const struct spot *s)
{
    int first, count;
    if (!codes_list(p->c->codes, span_of(s->f->list), &first, &count))
        return;
    html_raw(p->b, "<div class=\"ticks\">\n");
    for (int i = first; i < first + count; i++) {
        const struct code_row *row = &p->c->codes->row[i];
        if (!sheet_offers(s->face->sheet, (int)(s->f - s->face->sheet->field), 0, NULL, row, s->face->day))
            continue;
        html(p->b, "<label class=\"tick\"><input type=\"checkbox\" name=\"%s\" value=\"", s->name);
        html_span(p->b, row->code);
        html_raw(p->b, is_chosen(s->face, s->f, row->code) ? "\" checked>" : "\">");
        html_span(p->b, code_label(row, p->lang));
        html_raw(p->b, "</label>\n");
    }
    html_raw(p->b, "</div>\n");
}

static void input(struct page *p, const struct spot *s)
{
    static const struct {
        const char *type, *more;
    } inputs[FIELD_KIND_COUNT] = {
        [FIELD_TEXT] = {"text", ""},
        [FIELD_NAME] = {"text", " autocomplete=\"off\" spellcheck=\"false\""},
        [FIELD_NUMBER] = {"text", " inputmode=\"numeric\""},
        [FIELD_CENTS] = {"text", " inputmode=\"decimal\""},
        [FIELD_DAY] = {"text", " inputmode=\"numeric\" autocomplete=\"off\""},
        [FIELD_PLACE] = {"text", " autocomplete=\"off\""},
        [FIELD_PHONE] = {"tel", " autocomplete=\"off\""},
    };
    const struct sheet_field *f = s->f;
    if (f->kind == FIELD_LONG) {
        html(p->b, "<textarea id=\"%s\" name=\"%s\" maxlength=\"%d\">%s</textarea>", s->name, s->name, f->max,
             s->value);
    } else if (f->kind == FIELD_CODE || f->kind == FIELD_YESNO) {
        html(p->b, "<select id=\"%s\" name=\"%s\">", s->name, s->name);
        options(p, s);
        html_raw(p->b, "</select>");
    } else {
        html(p->b, "<input id=\"%s\" name=\"%s\" type=\"%s\" value=\"%s\"", s->name, s->name, inputs[f->kind].type,
             s->value);
        html_raw(p->b, inputs[f->kind].more);
        if (f->kind == FIELD_TEXT || f->kind == FIELD_NAME)
            html(p->b, " maxlength=\"%d\"", f->max);
        html_raw(p->b, ">");
    }
}

/* "Only if Reported by is Police or Court". */
static void only_if(struct page *p, const struct sheet *s, const struct sheet_field *f)
{
    const struct sheet_field *above = &s->field[f->when];
    html(p->b, "<span class=\"hint\">%s &ldquo;%s&rdquo; %s ", word(p, W_SHEET_ONLY_IF), in_lang(p, above->label),
         word(p, W_SHEET_IS));
    for (int i = 0; i < SHEET_WHEN_MAX && f->when_is[i]; i++) {
        const char *is = f->when_is[i];
        if (i)
            html(p->b, " %s ", word(p, W_SHEET_OR));
        if (above->kind == FIELD_YESNO)
            html(p->b, "%s", word(p, strcmp(is, "yes") == 0 ? W_SHEET_YES : W_SHEET_NO));
        else
            html_span(p->b, code_label(code_known(p->c->codes, span_of(above->list), span_of(is), 0), p->lang));
    }
    html_raw(p->b, "</span>");
}

static void hints(struct page *p, const struct sheet *s, const struct sheet_field *f)
{
    const char *hint = in_lang(p, f->hint);
    if (f->needed)
        html(p->b, " <span class=\"small dim\">(%s)</span>", word(p, W_SHEET_NEEDED_MARK));
    if (f->unit)
        html(p->b, " <span class=\"dim\">%s</span>", f->unit);
    if (f->when >= 0)
        only_if(p, s, f);
    if (hint)
        html(p->b, "<span class=\"hint\">%s</span>", hint);
    else if (f->kind == FIELD_PLACE || f->kind == FIELD_DAY)
        html(p->b, "<span class=\"hint\">%s</span>",
             word(p, f->kind == FIELD_DAY ? W_SHEET_DAY_HINT : W_SHEET_PLACE_HINT));
}

/* For assets/sheet.js: which field it hangs on, and by which answers. */
static void asked_when(struct page *p, const struct sheet *s, const struct sheet_field *f, int ord)
{
    char above[NAME_CAP];
    if (f->when < 0)
        return;
    field_name(&s->field[f->when], s->field[f->when].section == f->section ? ord : 0, above);
    html(p->b, " data-when=\"%s\" data-is=\"", above);
    for (int i = 0; i < SHEET_WHEN_MAX && f->when_is[i]; i++)
        html(p->b, i ? " %s" : "%s", f->when_is[i]);
    html_raw(p->b, "\"");
}

static void field_put(struct page *p, const struct sheet_face *face, const struct sheet_field *f, int ord)
{
    char room[NUMBER_CAP], why[200];
    struct spot s = {.face = face, .f = f, .ord = ord};
    const json_t *refusal = at_field(face->refusals, f, ord);
    bool many = f->kind == FIELD_CODES;
    field_name(f, ord, s.name);
    s.value = value_of(face, f, ord, room);
    html(p->b,
         many                    ? "<fieldset class=\"field wide%s\""
         : f->kind == FIELD_LONG ? "<div class=\"field wide%s\""
                                 : "<div class=\"field%s\"",
         refusal ? " wrong" : "");
    asked_when(p, face->sheet, f, ord);
    html_raw(p->b, ">");
    if (refusal) {
        sheet_fault_said(p, f, refusal, why, sizeof why);
        html(p->b, "<span class=\"wrong-why\" id=\"why-%s\">%s</span>", s.name, why);
    }
    if (many)
        html(p->b, "<legend>%s", in_lang(p, f->label));
    else
        html(p->b, "<label for=\"%s\">%s", s.name, in_lang(p, f->label));
    hints(p, face->sheet, f);
    html_raw(p->b, many ? "</legend>" : "</label>");
    if (many)
        ticks(p, &s);
    else
        input(p, &s);
    html_raw(p->b, many ? "</fieldset>\n" : "</div>\n");
}

/* Rows that hold something, or something wrong; and one more to write in. */
static int rows_used(const struct sheet_face *face, const struct sheet_section *sec)
{
    char room[NUMBER_CAP];
    int used = 0;
    for (int row = 0; row < sec->rows; row++)
        for (int i = sec->first; i < sec->first + sec->count; i++)
            if (*value_of(face, &face->sheet->field[i], row, room))
                used = row + 1;
    return used;
}

static void row_put(struct page *p, const struct sheet_face *face, const struct sheet_section *sec, int row)
{
    html(p->b, "<fieldset class=\"rows fields\"><legend>%s %d</legend>\n", word(p, W_SHEET_ROW), (int64_t)row + 1);
    for (int i = sec->first; i < sec->first + sec->count; i++)
        field_put(p, face, &face->sheet->field[i], row);
    html_raw(p->b, "</fieldset>\n");
}

static void rows_put(struct page *p, const struct sheet_face *face, const struct sheet_section *sec)
{
    int open = rows_used(face, sec) + OPEN_ROWS;
    open = open < sec->rows ? open : sec->rows;
    for (int row = 0; row < open; row++)
        row_put(p, face, sec, row);
    if (open == sec->rows)
        return;
    html(p->b, "<details><summary>%s</summary>\n", word(p, W_SHEET_MORE_ROWS));
    for (int row = open; row < sec->rows; row++)
        row_put(p, face, sec, row);
    html_raw(p->b, "</details>\n");
}

void sheet_fill_put(struct page *p, const struct sheet_face *face)
{
    for (int n = 0; n < face->sheet->sections; n++) {
        const struct sheet_section *sec = &face->sheet->section[n];
        html(p->b, "<section class=\"card\"><h2>%s</h2>\n", in_lang(p, sec->label));
        if (sec->rows > 1)
            rows_put(p, face, sec);
        else {
            html_raw(p->b, "<div class=\"fields\">\n");
            for (int i = sec->first; i < sec->first + sec->count; i++)
                field_put(p, face, &face->sheet->field[i], 0);
            html_raw(p->b, "</div>\n");
        }
        html_raw(p->b, "</section>\n");
    }
    html_raw(p->b, "<script src=\"/static/sheet.js\" defer></script>\n");
}

/* --- filled --- */

static void answer_said(struct page *p, const struct sheet_face *face, int field, const json_t *o)
{
    char said[400];
    struct text t;
    const char *words = json_str(o, "text");
    const enum field_kind kind = face->sheet->field[field].kind;
    if (kind == FIELD_TEXT || kind == FIELD_LONG || kind == FIELD_NAME) { /* as long as it was typed */
        html(p->b, "%s", words);
        return;
    }
    const struct sheet_world w = {.codes = p->c->codes, .areas = p->c->areas, .day = face->day, .today = face->day};
    const struct answer a = {field, (int)json_num(o, "ord", 0), json_num(o, "number", 0), span_of(words)};
    text_init(&t, said, sizeof said);
    sheet_say(face->sheet, &a, &w, p->lang, &t);
    html_span(p->b, text_done(&t));
}

static bool field_shown(struct page *p, const struct sheet_face *face, int field, int ord)
{
    const struct sheet_field *f = &face->sheet->field[field];
    bool any = false;
    for (size_t i = 0; i < json_array_size(face->answers); i++) {
        const json_t *o = json_array_get(face->answers, i);
        bool here = f->kind == FIELD_CODES || json_num(o, "ord", 0) == ord;
        if (!here || strcmp(json_str(o, "field"), f->id) != 0)
            continue;
        html(p->b, any ? "<br>" : "<dt>%s</dt><dd>", in_lang(p, f->label));
        answer_said(p, face, field, o);
        any = true;
    }
    if (any)
        html_raw(p->b, "</dd>\n");
    return any;
}

void sheet_show_put(struct page *p, const struct sheet_face *face)
{
    for (int n = 0; n < face->sheet->sections; n++) {
        const struct sheet_section *sec = &face->sheet->section[n];
        int rows = sec->rows > 1 ? rows_used(face, sec) : 1;
        bool any = rows_used(face, sec) > 0;
        for (int i = sec->first; !any && i < sec->first + sec->count; i++)
            any = at_field(face->answers, &face->sheet->field[i], 0) != NULL;
        if (!any)
            continue;
        html(p->b, "<section class=\"card\"><h2>%s</h2>\n", in_lang(p, sec->label));
        for (int row = 0; row < rows; row++) {
            html_raw(p->b, "<dl class=\"facts\">\n");
            for (int i = sec->first; i < sec->first + sec->count; i++)
                (void)field_shown(p, face, i, row);
            html_raw(p->b, "</dl>\n");
        }
        html_raw(p->b, "</section>\n");
    }
}

/* --- blank --- */

static void blank_field(struct page *p, const struct sheet *s, const struct sheet_field *f, int32_t day)
{
    int first, count, shown = 0;
    html(p->b, "<div class=\"blank\"><strong>%s</strong>", in_lang(p, f->label));
    hints(p, s, f);
    if (f->kind == FIELD_YESNO)
        html(p->b, "<div>&#9744; %s &#9744; %s</div>", word(p, W_SHEET_YES), word(p, W_SHEET_NO));
    else if ((f->kind == FIELD_CODE || f->kind == FIELD_CODES) &&
             codes_list(p->c->codes, span_of(f->list), &first, &count)) {
        html_raw(p->b, "<div class=\"ticks\">");
        for (int i = first; i < first + count; i++)
            if (sheet_offers(s, (int)(f - s->field), 0, NULL, &p->c->codes->row[i], day)) {
                html_raw(p->b, "<span>&#9744; ");
                html_span(p->b, code_label(&p->c->codes->row[i], p->lang));
                html_raw(p->b, "</span> ");
                shown++;
            }
        html_raw(p->b, shown ? "</div>" : "<span class=\"line\"></span></div>");
    } else
        html_raw(p->b, f->kind == FIELD_LONG ? "<div class=\"rule tall\"></div>" : "<div class=\"rule\"></div>");
    html_raw(p->b, "</div>\n");
}

void sheet_blank_put(struct page *p, const struct sheet *s, int32_t day)
{
    for (int n = 0; n < s->sections; n++) {
        const struct sheet_section *sec = &s->section[n];
        int rows = sec->rows > 3 ? 3 : sec->rows;
        html(p->b, "<section class=\"card\"><h2>%s</h2>\n", in_lang(p, sec->label));
        for (int row = 0; row < rows; row++)
            for (int i = sec->first; i < sec->first + sec->count; i++)
                blank_field(p, s, &s->field[i], day);
        html_raw(p->b, "</section>\n");
    }
    html(p->b, "<p class=\"blank\">%s</p><div class=\"rule\"></div>\n", word(p, W_SHEET_SIGNED));
}
