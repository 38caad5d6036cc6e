/* key.h - what the files of `mlinzi key` share, and doctor with them. */
#ifndef MLINZI_MLINZID_CMD_KEY_H
#define MLINZI_MLINZID_CMD_KEY_H

#include "mlinzid/command/at_store.h"
#include "mlinzid/engine/rotation.h"

int key_rotate(struct args *a);
/* How the escrow stands, and a rotation, in words. */
void escrow_words(struct at_store *at, char *out, size_t cap);
void rotation_words(const struct rotation *r, char *out, size_t cap);
int64_t kek_since(struct at_store *at, int64_t generation); /* 0: nobody knows */

#endif
