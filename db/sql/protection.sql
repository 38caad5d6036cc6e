-- Forms of online protection and counter-trafficking, by their plain answers.

-- The newest answer of a field that is no sealed one; '' taken back or none.
-- name: ctip_of_case
select r.sheet, coalesce((select case when a.gone then '' else a.code end from sheet_answer a
    where a.sheet = r.id and a.field = 'result' and a.ord = 0 order by a.version desc limit 1), '')
from sheet_row r where r.about = :about and r.subject = :subject and r.sheet >= 'ctip-a' and r.sheet <= 'ctip-h' and not r.void
order by r.id;

-- Cases that have such a form, the newest first; read for as long as whoever asks has room (db/protection.c).
-- name: ctip_cases
select c.id, c.ref, c.region, c.county, c.constituency, c.ward, c.area_level, c.accused_role from case_file c
where c.erased_s = 0 and (:region::int8 = 0 or c.region = :region) and (:county::int8 = 0 or c.county = :county)
    and (:constituency::int8 = 0 or c.constituency = :constituency)
    and c.id in (select r.subject from sheet_row r where r.about = :about and r.sheet >= 'ctip-a'
    and r.sheet <= 'ctip-h' and not r.void) order by c.id desc;

-- name: takedowns
select r.id, r.day, c.ref, c.region, c.county, c.constituency, c.ward, c.area_level, c.accused_role,
    coalesce((select case when a.gone then '' else a.code end from sheet_answer a
        where a.sheet = r.id and a.field = 'platform' and a.ord = 0 order by a.version desc limit 1), ''),
    coalesce((select case when a.gone then '' else a.code end from sheet_answer a
        where a.sheet = r.id and a.field = 'reply' and a.ord = 0 order by a.version desc limit 1), ''),
    coalesce((select case when a.gone then 0 else a.number end from sheet_answer a
        where a.sheet = r.id and a.field = 'gone' and a.ord = 0 order by a.version desc limit 1), 0)
from sheet_row r join case_file c on c.id = r.subject
where r.about = :about and r.sheet = 'takedown' and not r.void and c.erased_s = 0 and (:region::int8 = 0 or c.region = :region) and (:county::int8 = 0 or c.county = :county)
    and (:constituency::int8 = 0 or c.constituency = :constituency)
order by r.id desc;
