-- What CPIMS is to hear (docs/cpims.md): a row for each case, written with the case itself. name: by which both sides know
-- it, made here and the same each time it is sent. state: 1 waits, 2 acknowledged, 3 nobody took it and a person looks,
-- 4 not to be sent. due_s: when it goes; 0 at once. serial: what CPIMS calls it. said: what CPIMS decided ('' nothing yet).
create table bridge_case (
    case_id INT8 primary key,
    name TEXT not null,
    state INT8 not null,
    made_s INT8 not null,
    tries INT8 not null,
    due_s INT8 not null,
    status INT8 not null,
    why TEXT not null,
    acked_s INT8 not null,
    serial TEXT not null,
    said TEXT not null
) ROWS;
create unique index bridge_case_name on bridge_case (name);
create index bridge_case_due on bridge_case (state, due_s, case_id);
-- What another system brought by the same endpoints: its own name of a case, once for each key. at_s: when it came last.
create table bridge_brought (
    key INT8 not null,
    name TEXT not null,
    at_s INT8 not null,
    case_id INT8 not null,
    primary key (key, name)
) KEYED;
create index bridge_brought_case on bridge_brought (case_id);
-- How far a file of an existing register is in: its lines up to `line` are stored or refused, for good.
create table import_file (
    print TEXT primary key,
    line INT8 not null,
    good INT8 not null,
    bad INT8 not null,
    bad_bytes INT8 not null,
    begun_s INT8 not null,
    changed_s INT8 not null
) KEYED;
