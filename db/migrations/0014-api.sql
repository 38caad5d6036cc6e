-- Keys of the API: who may come by one, and how. The key itself is 32 random bytes that only its holder has: what stands
-- here is their hash. It acts as a party that holds posts, so that rights are the same as for a person. scopes: bits of
-- core/key_scope.h. name: an organisation's. mac: a keyed hash of the row, so that whoever can write the store
-- cannot make a key.
create table api_key (
    id INT8 primary key,
    party INT8 not null references party (id),
    name TEXT not null,
    scopes INT8 not null,
    hash BYTES not null,
    made_s INT8 not null,
    ends_s INT8 not null,
    ended_s INT8 not null,
    mac INT8 not null
) ROWS;
-- What was asked with an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header), for two days: the hash of its body, so
-- that the same key with other words is refused. Whether it was done is in the inbox, by the same key.
create table api_once (
    key INT8 not null,
    once TEXT not null,
    body BYTES not null,
    at_s INT8 not null,
    primary key (key, once)
) KEYED;
create index api_once_at on api_once (at_s);
