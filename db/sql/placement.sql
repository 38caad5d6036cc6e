-- Alternative care: placements, and the stages they came to.

-- name: placement_add
insert into placement (id, child, case_id, version, kind, stage, opened, last_day, placed, closed, unit, carer, role, at, review_day, finish, made_s, person)
values (:id, :child, :case_id, 1, :kind, :stage, :opened, :last_day, :placed, :closed, :unit, :carer, :role, :at, :review_day, :finish, :now_s, :person);

-- The version that was seen, and no other.
-- name: placement_set
update placement set version = version + 1, stage = :stage, last_day = :last_day, placed = :placed, closed = :closed, unit = :unit,
    carer = :carer, role = :role, at = :at, review_day = :review_day, finish = :finish
where id = :id and version = :seen;

-- name: placement_get
select id, child, case_id, version, kind, stage, opened, last_day, placed, closed, unit, carer, role, at, review_day, finish
from placement where id = :id;

-- name: placement_open
select id, child, case_id, version, kind, stage, opened, last_day, placed, closed, unit, carer, role, at, review_day, finish
from placement where child = :child and stage <> 10;

-- name: placements_of
select id, child, case_id, version, kind, stage, opened, last_day, placed, closed, unit, carer, role, at, review_day, finish
from placement where child = :child order by id desc limit :cap;

-- The last day the child lived in one that ended.
-- name: placement_free
select coalesce(max(closed), 0) from placement where child = :child and placed <> 0 and closed <> 0;

-- name: placement_step_add
insert into placement_step (id, placement, ord, stage, day, sheet, sheet_version, words, made_s, person, role)
values (:id, :placement, (select coalesce(max(ord), 0) + 1 from placement_step where placement = :placement::int8), :stage, :day, :sheet,
    :sheet_version, :words, :now_s, :person, :role);

-- name: placement_steps
select id, stage, day, sheet, words, role from placement_step where placement = :placement order by ord;

-- A form that is filled, at a version no stage was entered by; about the child that it was found to be, or that was found to be it, too.
-- name: placement_form
select r.id, r.version from sheet_row r where r.about = :about and r.sheet = :sheet and not r.void
    and r.subject in (select :subject::int8
        union all select c.merged_into from child c where c.id = :subject::int8 and c.merged_into <> 0
        union all select m.id from child m where m.merged_into = :subject::int8 and m.merged_into <> 0)
    and not exists (select 1 from placement_step p where p.sheet = r.id and p.sheet <> 0 and p.sheet_version >= r.version)
order by r.id desc limit 1;
