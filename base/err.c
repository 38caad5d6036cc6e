/* err.c - the words of the world's errors.
 * One table in err.h makes the names and the words, so that no error can be without an explanation. */
#include "base/err.h"

const char *err_words(enum err e)
{
    switch (e) {
#define X(name, words) \
    case name: return words;
        ERR_TABLE(X)
#undef X
    }
    return "an unknown error";
}
