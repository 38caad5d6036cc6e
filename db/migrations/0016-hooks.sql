-- Where partners hear of changes of the cases they brought (docs/api.md, "Being told"). target: the secret and the address,
-- sealed together, so that whoever can write the store cannot send them elsewhere.
create table api_hook (
    key INT8 primary key,
    target BYTES not null,
    made_s INT8 not null
) KEYED;
-- What a partner is still to hear, a row for each version of a case, written with that version. due_s: when it goes, 0 at
-- once; -1: it waits behind an earlier one of the same case; -2: nobody took it for too long, it is set aside.
create table hook_event (
    id INT8 primary key,
    key INT8 not null,
    case_id INT8 not null,
    version INT8 not null,
    state INT8 not null,
    severity INT8 not null,
    level INT8 not null,
    at_s INT8 not null,
    tries INT8 not null,
    due_s INT8 not null
) ROWS;
create unique index hook_event_once on hook_event (key, case_id, version);
create index hook_event_due on hook_event (key, due_s, id);
create index hook_event_case on hook_event (case_id);
