-- Erasing: when a case was erased, what holds it back, and what is to be erased by and by. A subject is a number of
-- subject_key's (db/vault.h). Of alarms only a keyed token of what they are about is kept from now on; the day's are forgotten.
alter table case_file add column erased_s INT8 not null default 0;
alter table case_file add column held_s INT8 not null default 0;
create index case_closed on case_file (closed_s) where state > 3 and erased_s = 0;
create index inbox_case on inbox (case_id) where case_id <> 0;
create index link_other on link (other);
create table erasure (
    subject INT8 primary key,
    case_id INT8 not null,
    day INT8 not null,
    announced_s INT8 not null,
    due_s INT8 not null,
    done_s INT8 not null,
    why TEXT not null,
    listed BOOL not null
) KEYED;
-- Cases a person read in full, by the hour: for the alarm only; the audit says which.
create table reading (
    person INT8 not null,
    hour INT8 not null,
    n INT8 not null,
    primary key (person, hour)
) KEYED;
create index erasure_due on erasure (due_s) where done_s = 0;
create index erasure_done on erasure (done_s) where done_s <> 0;
create index erasure_unlisted on erasure (subject) where done_s <> 0 and not listed;
create index case_held on case_file (held_s) where held_s <> 0;
delete from alarm;
