-- Erasing what is no case: children, persons, households, contacts. kept_day: something was known or done of the child on that day
-- or later; the retention schedule looks at those of long ago, and at an erased one never again.
alter table party add column erased_s INT8 not null default 0;
alter table contact add column erased_s INT8 not null default 0;
alter table child add column kept_day INT8 not null default 0;
update child set kept_day = made_s / 86400;
create index child_kept on child (kept_day, id) where merged_into = 0;
create index child_alike_other on child_alike (other);
create index contact_kept on contact (day, id) where erased_s = 0;
-- What outlived a case that was erased before.
delete from case_child where case_id in (select id from case_file where erased_s <> 0);
