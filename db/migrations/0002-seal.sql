-- Sealing: a key for each subject (a case, a party, a day's intake), wrapped under a key-encryption key of generation kek that
-- is not in the store (db/vault.h). Erasing a subject empties its row (kek 0). The number of a row of settings is told by nobody:
-- its keyed hash is enough.
create table subject_key (
    id INT8 primary key,
    kek INT8 not null,
    wrapped BYTES not null
) KEYED;
alter table number drop column number;
