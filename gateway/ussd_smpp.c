/* ussd_smpp.c - reading and writing the two parameters. What the other side does is told apart widely, because what
 * operators send is not what the standard's table says alone: 0 and 1 begin, 16 to 19 and 2 carry what was typed, 0x81
 * and the end bit end. */
#include "gateway/ussd_smpp.h"

#include "base/url.h"

enum {
    OP_PSSD = 0,
    OP_PSSR = 1,
    OP_USSR = 2,
    OP_PSSD_END = 0x10,
    OP_PSSR_END = 0x11,
    OP_USSR_REPLY = 0x12,
    OP_ABORT = 0x81
};

enum ussd_profile ussd_profile_of(struct span word)
{
    return span_is(word, "its_session_info")         ? USSD_PROFILE_SESSION
           : span_is(word, "user_message_reference") ? USSD_PROFILE_REFERENCE
                                                     : USSD_PROFILE_NONE;
}

static const char *parameter(enum ussd_profile p)
{
    return p == USSD_PROFILE_SESSION ? "its_session_info" : "user_message_reference";
}

/* The bytes of a value as Kannel writes it for a URL; returns how many, at most cap. */
static int bytes_of(struct span v, unsigned char *out, int cap)
{
    int n = 0;
    bool odd = false; /* stands for itself */
    for (size_t i = 0; i < v.n && n < cap;)
        out[n++] = (unsigned char)url_next(v, &i, &odd);
    return n;
}

/* "?smpp?a=1&b=2&?other?c=3": the part between "?smpp?" and the next "?". */
static struct span smpp_part(struct span meta)
{
    static const char mark[] = "?smpp?";
    size_t m = sizeof mark - 1;
    for (size_t i = 0; i + m <= meta.n; i++)
        if (span_starts((struct span){meta.p + i, meta.n - i}, mark)) {
            struct span rest = {meta.p + i + m, meta.n - i - m};
            return span_cut(&rest, '?');
        }
    return (struct span){NULL, 0};
}

static enum ussd_what what_of(unsigned char op)
{
    switch (op) {
    case OP_PSSD:
    case OP_PSSR: return USSD_DIALLED;
    case OP_PSSD_END:
    case OP_PSSR_END:
    case OP_ABORT: return USSD_OVER;
    default: return USSD_TYPED;
    }
}

bool ussd_line_read(enum ussd_profile p, struct span meta_data, struct ussd_line *out)
{
    struct span part = smpp_part(meta_data);
    unsigned char op = 0;
    bool found = false;
    *out = (struct ussd_line){0};
    while (part.n) {
        struct span value = span_cut(&part, '&'), name = span_cut(&value, '=');
        if (span_is(name, "ussd_service_op"))
            found = bytes_of(value, &op, 1) == 1;
        else if (span_is(name, parameter(p)))
            out->named = bytes_of(value, out->info, 2) == 2;
    }
    out->what = what_of(op);
    if (p == USSD_PROFILE_SESSION && out->named && out->info[1] & 1)
        out->what = USSD_OVER;
    return found && p != USSD_PROFILE_NONE;
}

static void put_hex(struct text *out, unsigned char b)
{
    text_char(out, "0123456789abcdef"[b >> 4]);
    text_char(out, "0123456789abcdef"[b & 15]);
}

void ussd_line_id(enum ussd_profile p, const struct ussd_line *l, struct text *out)
{
    if (!l->named) {
        text_char(out, '-');
        return;
    }
    put_hex(out, l->info[0]);
    if (p == USSD_PROFILE_REFERENCE)
        put_hex(out, l->info[1]);
}

void ussd_line_answer(enum ussd_profile p, const struct ussd_line *l, bool more, struct text *out)
{
    unsigned char last = l->info[1];
    if (p == USSD_PROFILE_SESSION && !more)
        last |= 1;
    text_str(out, "?smpp?ussd_service_op=%");
    put_hex(out, more ? OP_USSR : OP_PSSR_END);
    text_char(out, '&');
    if (!l->named)
        return;
    text_str(out, parameter(p));
    text_str(out, "=%");
    put_hex(out, l->info[0]);
    text_char(out, '%');
    put_hex(out, last);
    text_char(out, '&');
}
