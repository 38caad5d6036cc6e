-- The helpline's shifts: the roster and the hand-over notes (core/roster.h).

-- name: roster_add
insert into roster (day, shift, line, person, planned_s, planned_by) values (:day, :shift, :line, :person, :now_s, :by);

-- Who is in the way of somebody on a line.
-- name: roster_clash
select line, person from roster where day = :day and shift = :shift and (line = :line or person = :person) order by line;

-- name: roster_end
delete from roster where day = :day and shift = :shift and line = :line;

-- name: roster_days
select day, shift, line, person from roster where day >= :first and day <= :last order by day, shift, line;

-- name: roster_next
select day, shift, line from roster where person = :person and (day > :day or (day = :day and shift > :shift))
order by day, shift limit 1;

-- name: handover_mine
select id from handover where day = :day and shift = :shift and person = :person;

-- name: handover_add
insert into handover (id, day, shift, person, written_s, read_s, read_by, words)
values (:id, :day, :shift, :person, :now_s, 0, 0, :words);

-- Written anew by who wrote it, until it was read.
-- name: handover_set
update handover set words = :words, written_s = :now_s where id = :id and read_s = 0;

-- name: handover_of
select id, person, written_s, read_s, read_by, words from handover where day = :day and shift = :shift order by id;

-- The last shift before one that handed something over which nobody read, however old; else the last of all, not longer ago than a
-- day.
-- name: handover_last
select day, shift from handover where (read_s = 0 or day >= :day::int8 - 1) and (day < :day::int8 or (day = :day::int8 and shift < :shift))
order by case when read_s = 0 then 0 else 1 end, day desc, shift desc limit 1;

-- name: handover_read
update handover set read_s = :now_s, read_by = :by where day = :day and shift = :shift and read_s = 0;
