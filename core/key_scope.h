/* key_scope.h - what a key of the API may be used for, beside the rights of the posts its party holds. */
#ifndef MLINZI_CORE_KEY_SCOPE_H
#define MLINZI_CORE_KEY_SCOPE_H

#include "base/text.h"

#define KEY_SCOPE_TABLE(X)                                                                               \
    X(CASES_CREATE, "cases:create", "bring reports")                                                     \
    X(CASES_READ, "cases:read", "list cases, and read one in full: audited")                             \
    X(CASES_ACT, "cases:act", "update, verify, close and so on, as its post may")                        \
    X(MESSAGES_READ, "messages:read", "see the texts of a case and their delivery, without their words") \
    X(PEOPLE_READ, "people:read", "see which posts are held and which are vacant, without names")        \
    X(REGISTER_READ, "register:read", "read filled forms about what its posts see: audited")             \
    X(REGISTER_WRITE, "register:write", "fill and change forms about what its posts may")                \
    X(CONTACTS_CREATE, "contacts:create", "bring contacts of the helpline, whose post its party holds")  \
    X(CONTACTS_READ, "contacts:read", "count contacts of the helpline, without anybody's name")          \
    X(BRIDGE_ANSWER, "bridge:answer", "say what became of cases in CPIMS: CPIMS's own key")
enum key_scope {
#define X(id, word, what) KEY_SCOPE_##id,
    KEY_SCOPE_TABLE(X)
#undef X
        KEY_SCOPE_COUNT
};
#define KEY_SCOPE_BIT(scope) (INT64_C(1) << (scope))

const char *key_scope_word(enum key_scope s);
/* "cases:create,cases:read"; false: one of them is none of ours, which is left in *bad. */
bool key_scopes_read(struct span words, int64_t *out, struct span *bad);
void key_scopes_write(int64_t scopes, struct text *out);

#endif
