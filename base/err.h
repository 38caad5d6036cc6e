/* err.h - the world's errors, one table. A person's errors (a bad SMS) are values, not errors. */
#ifndef MLINZI_BASE_ERR_H
#define MLINZI_BASE_ERR_H

#include "base/must.h"

#define ERR_TABLE(X)                                   \
    X(ERR_NONE, "ok")                                  \
    X(ERR_FULL, "a fixed space is full")               \
    X(ERR_NOT_FOUND, "not found")                      \
    X(ERR_SYNTAX, "not understood")                    \
    X(ERR_RANGE, "out of range")                       \
    X(ERR_EXISTS, "exists already")                    \
    X(ERR_STALE, "changed meanwhile")                  \
    X(ERR_REFUSED, "refused")                          \
    X(ERR_IO, "reading or writing failed")             \
    X(ERR_DISK, "the disk refused a write or a flush") \
    X(ERR_BUSY, "busy")                                \
    X(ERR_DB, "the store refused")                     \
    X(ERR_VERSION, "made by a newer version")          \
    X(ERR_AWAY, "the peer is away")                    \
    X(ERR_CONFIG, "the settings are wrong")

enum err {
#define X(name, words) name,
    ERR_TABLE(X)
#undef X
};

const char *err_words(enum err e); /* plain English, never NULL */

#endif
