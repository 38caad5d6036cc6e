-- PINs of people, for USSD and the console. hash: Argon2id with its salt and costs as text, sealed under the person's key
-- (db/vault.h). tries: those begun since the last right one, each counted before it is evaluated. locked: until a supervisor
-- unlocks.
create table pin (
    person INT8 primary key references party (id),
    hash BYTES not null,
    tries INT8 not null,
    locked BOOL not null,
    set_s INT8 not null
) KEYED;
