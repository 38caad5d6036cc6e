/* password.c - weak passwords are refused by a few plain rules, each of which can be said in a sentence. */
#include "core/password.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool repeats(struct span s, size_t period)
{
    for (size_t i = period; i < s.n; i++)
        if (lower(s.p[i]) != lower(s.p[i - period]))
            return false;
    return true;
}

static bool runs(struct span s, int step)
{
    for (size_t i = 1; i < s.n; i++)
        if (s.p[i] - s.p[i - 1] != step && !(s.p[i] == '0' && s.p[i - 1] == '9' && step == 1) &&
            !(s.p[i] == '9' && s.p[i - 1] == '0' && step == -1))
            return false;
    return true;
}

/* What is left without digits and signs at both ends, or all of it when nothing is. */
static struct span core_of(struct span s)
{
    struct span in = s;
#define LETTER(c) (lower(c) >= 'a' && lower(c) <= 'z')
    while (in.n && !LETTER(in.p[0]))
        in = (struct span){in.p + 1, in.n - 1};
    while (in.n && !LETTER(in.p[in.n - 1]))
        in.n--;
#undef LETTER
    return in.n ? in : s;
}

static bool same(struct span s, const char *word)
{
    size_t i = 0;
    for (; i < s.n && word[i]; i++)
        if (lower(s.p[i]) != word[i])
            return false;
    return i == s.n && !word[i];
}

/* The heads of lists of the commonest passwords, with what is near at hand here. */
static const char *const commonest[] = {"password",
                                        "passw0rd",
                                        "p@ssword",
                                        "p@ssw0rd",
                                        "passwordpassword",
                                        "mypassword",
                                        "thepassword",
                                        "qwerty",
                                        "qwertyuiop",
                                        "qwertyqwerty",
                                        "asdfghjkl",
                                        "asdfghjklzxcvbnm",
                                        "zxcvbnm",
                                        "qazwsxedc",
                                        "qwertyuiopasdfghjkl",
                                        "1q2w3e4r5t6y",
                                        "1qaz2wsx3edc",
                                        "abcdefghijkl",
                                        "administrator",
                                        "admin",
                                        "adminadmin",
                                        "welcome",
                                        "letmein",
                                        "iloveyou",
                                        "iloveyouiloveyou",
                                        "changeme",
                                        "changemenow",
                                        "secret",
                                        "default",
                                        "superman",
                                        "football",
                                        "liverpool",
                                        "manchester",
                                        "manchesterunited",
                                        "arsenal",
                                        "chelsea",
                                        "nairobi",
                                        "mombasa",
                                        "kenya",
                                        "kenyakenya",
                                        "kenyatta",
                                        "harambee",
                                        "harambeestars",
                                        "jesus",
                                        "jesuschrist",
                                        "jesusislord",
                                        "godisgood",
                                        "praisegod",
                                        "hallelujah",
                                        "mlinzi",
                                        "mlinzimlinzi",
                                        "children",
                                        "childprotection",
                                        "nenosiri",
                                        "siri",
                                        "karibu",
                                        "hakunamatata",
                                        "nakupenda",
                                        "mungunimwema",
                                        "computer",
                                        "internet",
                                        "safaricom",
                                        "monday",
                                        "january",
                                        "december",
                                        "summer",
                                        "winter",
                                        "user",
                                        "test",
                                        "guest"};

/* By itself, or with digits and signs around it. */
static bool known(struct span s)
{
    for (size_t i = 0; i < sizeof commonest / sizeof commonest[0]; i++)
        if (same(s, commonest[i]) || same(core_of(s), commonest[i]))
            return true;
    return false;
}

/* Nothing but the person's number, however it is written. */
static bool of_phone(struct span s, struct span phone)
{
    size_t digits = 0, tail = phone.n < 9 ? phone.n : 9, at = 0;
    for (size_t i = 0; i < s.n; i++)
        digits += s.p[i] >= '0' && s.p[i] <= '9';
    if (!tail || digits + 4 < s.n) /* four letters or more are something else */
        return false;
    for (size_t i = 0; i < s.n && at < tail; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            at = s.p[i] == phone.p[phone.n - tail + at] ? at + 1 : s.p[i] == phone.p[phone.n - tail];
    return at == tail;
}

enum password_fault password_check(struct span password, struct span phone)
{
    if (span_characters(password) < PASSWORD_MIN)
        return PASSWORD_SHORT;
    if (password.n > PASSWORD_MAX_BYTES)
        return PASSWORD_LONG;
    for (size_t period = 1; period <= 4; period++)
        if (repeats(password, period))
            return PASSWORD_REPEATS;
    if (runs(password, 1) || runs(password, -1))
        return PASSWORD_REPEATS;
    if (known(password))
        return PASSWORD_KNOWN;
    return of_phone(password, phone) ? PASSWORD_OF_PHONE : PASSWORD_GOOD;
}

const char *password_fault_words(enum password_fault f)
{
    static const char *const words[PASSWORD_FAULTS] = {
        "",
        "a password has 12 characters or more: three or four words that do not belong together are good",
        "that password is too long: 200 bytes at most",
        "that password repeats itself or counts up or down: choose another",
        "that password is one of those that people guess first: choose another",
        "that password is the person's own number: choose another",
    };
    return f < PASSWORD_FAULTS ? words[f] : "";
}

bool password_needs_code(const struct post *posts, int n)
{
    for (int i = 0; i < n; i++)
        if (role_level(posts[i].role) >= 2 || posts[i].role == ROLE_ADMIN || posts[i].role == ROLE_AUDITOR)
            return true;
    return false;
}
