-- What was done under a token of whoever asked (a form sent twice, a client that asks again): done once. Kept for two days.
create table act_once (
    once TEXT primary key,
    id INT8 not null,
    made_s INT8 not null
) KEYED;
create index act_once_made on act_once (made_s);
