-- Forms of the register that were filled, and their answers.

-- name: sheet_add
insert into sheet_row (id, sheet, definition, about, subject, version, day, made_s, changed_s, person, role, void)
values (:id, :sheet, :definition, :about, :subject, 1, :day, :now_s, :now_s, :person, :role, false);

-- The version that was seen, and no other.
-- name: sheet_set
update sheet_row set version = version + 1, definition = :definition, day = :day, changed_s = :now_s, person = :person,
    role = :role, void = :void
where id = :id and version = :seen and not void;

-- name: sheet_get
select id, sheet, definition, about, subject, version, day, made_s, changed_s, person, role, void from sheet_row where id = :id;

-- name: sheets_of
select id, sheet, definition, about, subject, version, day, made_s, changed_s, person, role, void from sheet_row
where about = :about and subject = :subject and id < :before order by id desc limit :cap;

-- name: sheet_of_kind
select id, sheet, definition, about, subject, version, day, made_s, changed_s, person, role, void from sheet_row
where about = :about and subject = :subject and sheet = :sheet and not void order by id desc limit 1;

-- name: sheet_answer_add
insert into sheet_answer (sheet, field, ord, version, gone, number, code, words)
values (:sheet, :field, :ord, :version, :gone, :number, :code, :words);

-- The answers as they stood at a version.
-- name: sheet_answers
select a.field, a.ord, a.version, a.number, a.code, a.words from sheet_answer a
where a.sheet = :sheet and not a.gone and a.version = (
    select max(b.version) from sheet_answer b
    where b.sheet = a.sheet and b.field = a.field and b.ord = a.ord and b.version <= :version)
order by a.field, a.ord;

-- Forms begun on a phone.
-- name: draft_get
select words from sheet_draft where person = :person and case_id = :case_id and sheet = :sheet;

-- name: draft_put
insert into sheet_draft (person, case_id, sheet, at_s, words) values (:person, :case_id, :sheet, :at_s, :words)
on conflict (person, case_id, sheet) do update set at_s = excluded.at_s, words = excluded.words;

-- name: draft_drop
delete from sheet_draft where person = :person and case_id = :case_id and sheet = :sheet;

-- name: draft_old
delete from sheet_draft where at_s < :before_s;

-- name: draft_newest
select case_id, sheet from sheet_draft where person = :person and at_s > :after_s order by at_s desc, case_id, sheet limit 1;

-- Does the case record sheet of a case say that, in one of its rows? '' any.
-- name: case_category
select a.ord from sheet_row r join sheet_answer a on a.sheet = r.id and a.field = 'category'
left join sheet_answer u on u.sheet = r.id and u.field = 'subcategory' and u.ord = a.ord and u.version = (
    select max(b.version) from sheet_answer b where b.sheet = u.sheet and b.field = u.field and b.ord = u.ord)
where r.about = :about and r.subject = :case_id and r.sheet = 'crs' and not r.void and not a.gone and a.version = (
        select max(b.version) from sheet_answer b where b.sheet = a.sheet and b.field = a.field and b.ord = a.ord)
    and (:category::text = '' or a.code = :category) and (:subcategory::text = '' or (u.code = :subcategory and not u.gone))
order by a.ord limit 1;

-- What core/quality.h asks of a case: its closure form, services that stand, when its record was first written, merged.
-- name: case_quality
select (select count(*) from sheet_row r where r.about = :about and r.subject = c.id and r.sheet = 'closure' and not r.void),
    (select count(*) from service s where s.case_id = c.id and s.state <> 4),
    (select coalesce(min(r.made_s), 0) from sheet_row r where r.about = :about and r.subject = c.id and r.sheet = 'crs'
        and not r.void), c.merged_into
from case_file c where c.id = :case_id;
