-- When a child was born and when it happened are personal, and stood in the clear. They are sealed from now on: what stands
-- waits in a table of its own until the program has sealed it (db/upgrade.c), which then is empty for good.
create table plain_date (
    case_id INT8 primary key,
    dob TEXT not null,
    event_when TEXT not null
) KEYED;
insert into plain_date (case_id, dob, event_when)
select id, dob, event_when from case_file where dob <> '' or event_when <> '';
alter table case_file drop column dob;
alter table case_file drop column event_when;
alter table case_file add column dob BYTES;
alter table case_file add column event_when BYTES;
