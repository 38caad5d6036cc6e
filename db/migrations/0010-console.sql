-- The console. Passwords and what makes one-time codes stand sealed under the person's key, as PINs do; of a session there is no
-- more than a hash of its token: who reads the store cannot become anybody. mac: a keyed hash of the row, so that neither can
-- who writes it. Times of sessions are by the machine's own clock, which practice does not move.
create table password (
    person INT8 primary key references party (id),
    hash BYTES not null,
    tries INT8 not null,
    locked BOOL not null,
    set_s INT8 not null
) KEYED;
create table totp (
    person INT8 primary key references party (id),
    secret BYTES not null,
    step INT8 not null,
    made_s INT8 not null
) KEYED;
create table session (
    hash TEXT primary key,
    party INT8 not null references party (id),
    made_s INT8 not null,
    seen_s INT8 not null,
    proved_s INT8 not null,
    mac INT8 not null
) KEYED;
create index session_party on session (party);
create index absence_delegate on absence (delegate, to_day) where delegate <> 0;
-- Filters a person keeps under a name of their own.
create table saved_view (
    party INT8 not null references party (id),
    name TEXT not null,
    filter TEXT not null,
    primary key (party, name)
) KEYED;
-- Lists of open cases stand gravest first, then by deadline; what is filtered by is in the indexes, so that only the rows
-- shown are read. A county's LIST is read by the second of them.
alter table case_file add column due_s INT8 not null default 9223372036854775807;
update case_file set due_s = (select t.due_s from timer t where t.case_id = case_file.id)
where exists (select 1 from timer t where t.case_id = case_file.id);
drop index case_county;
create index case_desk on case_file (severity, due_s, id, state, kinds, opened_s) where state <= 3;
create index case_desk_county on case_file (county, severity, due_s, id, state, kinds, opened_s, constituency, ward) where state <= 3;
create index case_desk_office on case_file (office, severity, due_s, id, state, kinds, opened_s) where state <= 3;
create index audit_read on audit (case_id, at_s) where act in ('read', 'break-glass');
