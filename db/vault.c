/* vault.c - the seam for personal columns; see vault.h for what it does not do yet. */
#include "db/vault.h"

void vault_init(struct vault *v, struct hash_key index_key)
{
    for (uint64_t t = 0; t < VAULT_TOKENS; t++)
        v->token_key[t] = (struct hash_key){hash_u64(index_key, 2 * t), hash_u64(index_key, 2 * t + 1)};
}

struct span vault_seal(struct vault *v, enum vault_column column, int64_t row, struct span plain)
{
    (void)v;
    (void)column;
    (void)row;
    return plain;
}

bool vault_open(struct vault *v, enum vault_column column, int64_t row, struct span sealed, struct span *plain)
{
    (void)v;
    (void)column;
    (void)row;
    *plain = sealed;
    return true;
}

int64_t vault_index(const struct vault *v, enum vault_token token, struct span plain)
{
    return (int64_t)hash_bytes(v->token_key[token], plain);
}
