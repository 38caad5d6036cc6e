-- What the store knows of itself; run before all others, every time. Row "schema" is the number of the newest migration done.
create table if not exists meta (
    key TEXT primary key,
    value TEXT not null
) KEYED;
