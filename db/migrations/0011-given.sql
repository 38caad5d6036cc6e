-- What an aggregator calls our texts. Its report of one may come before its answer to our sending: then it waits here, with
-- outbox_id 0. told: what was reported meanwhile, as the numbers of enum receipt; -1 nothing. A week old it is forgotten.
create table given (
    link TEXT not null,
    msgid TEXT not null,
    outbox_id INT8 not null,
    told INT8 not null,
    at_s INT8 not null,
    primary key (link, msgid)
) KEYED;
create index given_at on given (at_s);
create index given_outbox on given (outbox_id);
