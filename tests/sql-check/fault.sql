-- One statement that no engine takes: what shows that the check can fail.
-- name: planted_fault
select a from nowhere where b = :planted_fault::int8;
