/* reading_json.c - a reading as the JSON object of the contract, for `mlinzi read` and for tests.
 * Written by hand, key by key, because its keys and their order are what other programs were promised. */
#include "forms/read.h"

static void put_hex(struct text *t, unsigned v)
{
    static const char digits[] = "0123456789abcdef";
    text_str(t, "\\u00");
    text_char(t, digits[v >> 4 & 15]);
    text_char(t, digits[v & 15]);
}

/* A JSON string; what is not UTF-8 becomes U+FFFD. */
static void put_string(struct text *t, struct span s)
{
    text_char(t, '"');
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x80) {
            char out[4];
            size_t n = utf8_put(utf8_next(s, &i), out);
            text_span(t, (struct span){out, n});
            continue;
        }
        i++;
        if (c == '"' || c == '\\') {
            text_char(t, '\\');
            text_char(t, (char)c);
        } else if (c == '\n') {
            text_str(t, "\\n");
        } else if (c < 0x20 || c == 0x7F) {
            put_hex(t, c);
        } else {
            text_char(t, (char)c);
        }
    }
    text_char(t, '"');
}

static void put_or_null(struct text *t, struct span s)
{
    if (s.n == 0)
        text_str(t, "null");
    else
        put_string(t, s);
}

static void key(struct text *t, const char *name)
{
    if (t->p[t->n - 1] != '{')
        text_char(t, ',');
    text_char(t, '"');
    text_str(t, name);
    text_str(t, "\":");
}

static void put_number(struct text *t, const char *name, int v, bool known)
{
    key(t, name);
    if (known)
        text_i64(t, v);
    else
        text_str(t, "null");
}

static void put_area(struct text *t, const char *name, struct area a, enum area_level level)
{
    char code[AREA_CODE_CAP];
    area_code(area_up(a, level), code);
    key(t, name);
    put_or_null(t, span_of(code));
}

static void put_place(struct text *t, const struct slots *s)
{
    key(t, "place");
    text_char(t, '{');
    put_area(t, "county", s->place, AREA_COUNTY);
    put_area(t, "constituency", s->place, AREA_CONSTITUENCY);
    put_area(t, "ward", s->place, AREA_WARD);
    key(t, "candidates");
    text_char(t, '[');
    for (int i = 0; i < s->candidates && i < READ_CANDIDATES_MAX; i++) {
        char code[AREA_CODE_CAP];
        area_code(s->candidate[i], code);
        if (i > 0)
            text_char(t, ',');
        put_string(t, span_of(code));
    }
    text_char(t, ']');
    key(t, "locality");
    put_or_null(t, s->locality);
    key(t, "text");
    put_or_null(t, s->place_text);
    text_char(t, '}');
}

static void put_missing(struct text *t, unsigned missing)
{
    static const char *const words[] = {"abuse", "sex", "age", "ward"};
    bool first = true;
    key(t, "missing");
    text_char(t, '[');
    for (unsigned i = 0; i < 4; i++)
        if (missing & 1u << i) {
            if (!first)
                text_char(t, ',');
            put_string(t, span_of(words[i]));
            first = false;
        }
    text_char(t, ']');
}

static void put_slots(struct text *t, const struct slots *s)
{
    key(t, "abuse");
    text_char(t, '[');
    for (int i = 0; i < s->kinds; i++) {
        if (i > 0)
            text_char(t, ',');
        put_string(t, span_of(kind_word((enum kind)s->kind[i])));
    }
    text_char(t, ']');
    key(t, "sex");
    put_or_null(t, (struct span){&s->sex, s->sex == 0 ? 0 : 1});
    put_number(t, "age_years", s->age_years, s->age_years >= 0);
    put_number(t, "age_months", s->age_months, s->age_months >= 0);
    key(t, "dob");
    put_or_null(t, span_of(s->dob));
    put_number(t, "children", s->children, s->children > 0);
    key(t, "name");
    put_or_null(t, s->name);
    put_place(t, s);
    key(t, "urgent");
    text_str(t, s->urgent ? "true" : "false");
    key(t, "perpetrator");
    put_or_null(t, span_of(perp_word(s->perpetrator)));
    key(t, "when");
    put_or_null(t, s->when);
    put_missing(t, s->missing);
}

static bool has_ref(enum intent i)
{
    switch (i) {
    case INTENT_STATUS:
    case INTENT_UPDATE:
    case INTENT_VERIFY:
    case INTENT_DISCARD:
    case INTENT_CLOSE:
    case INTENT_CONFIRM:
    case INTENT_REJECT:
    case INTENT_REOPEN:
    case INTENT_PASS:
    case INTENT_NO: return true;
    default: return false;
    }
}

static void put_ref(struct text *t, const struct reading *r)
{
    key(t, "ref");
    put_or_null(t, span_of(r->ref.digits));
    if (r->ref_error) {
        key(t, "ref_error");
        text_str(t, "true");
    }
}

static void put_command(struct text *t, const struct reading *r)
{
    if (has_ref(r->intent))
        put_ref(t, r);
    switch (r->intent) {
    case INTENT_VERIFY:
    case INTENT_UPDATE:
        key(t, "text");
        put_or_null(t, r->text);
        break;
    case INTENT_CLOSE:
    case INTENT_DISCARD:
    case INTENT_REJECT:
    case INTENT_REOPEN:
    case INTENT_PASS:
        key(t, "explanation");
        put_or_null(t, r->text);
        break;
    case INTENT_YES:
        key(t, "code");
        put_or_null(t, span_of(r->code));
        break;
    case INTENT_LEAVE:
        key(t, "from");
        put_or_null(t, r->from);
        key(t, "to");
        put_or_null(t, r->to);
        key(t, "delegate");
        put_or_null(t, r->delegate);
        break;
    default: break;
    }
}

void reading_json(const struct reading *r, struct text *out)
{
    text_char(out, '{');
    key(out, "intent");
    put_string(out, span_of(intent_word(r->intent)));
    if (r->intent != INTENT_EMPTY) {
        key(out, "lang");
        put_or_null(out, span_of(lang_word(r->lang)));
    }
    if (r->intent == INTENT_REPORT || r->intent == INTENT_ANSWER || r->intent == INTENT_UNKNOWN)
        put_slots(out, &r->slots);
    if (r->intent == INTENT_ANSWER && (r->ref.digits[0] != '\0' || r->ref_error))
        put_ref(out, r);
    put_command(out, r);
    text_char(out, '}');
}
