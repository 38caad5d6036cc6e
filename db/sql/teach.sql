-- Texts the reader got wrong, and how they should have been read (db/teach.h).

-- The newest texts, plain columns alone: who may see which row is decided above. moved and regraded: somebody corrected the
-- place or the severity of the case that this text opened.
-- name: teach_texts
select i.id, i.stored_s, i.word, i.report, i.person_why, i.carrier, i.case_id, coalesce(c.ref, ''), coalesce(c.state, 0),
    coalesce(c.kinds, 0), coalesce(c.accused_role, 0), coalesce(t.at_s, 0), coalesce(c.region, 0), coalesce(c.county, 0),
    coalesce(c.constituency, 0), coalesce(c.ward, 0), coalesce(c.area_level, 0),
    case when i.word = 'report' then (select count(*) from note n where n.case_id = i.case_id and n.word = 'case.moved') else 0 end,
    case when i.word = 'report' then (select count(*) from note n where n.case_id = i.case_id and n.word = 'case.severity') else 0 end
from inbox i left join case_file c on c.id = i.case_id and c.erased_s = 0 left join teach t on t.text = i.id
where i.id < :before order by i.id desc limit :cap;

-- name: teach_text
select i.stored_s, i.word, i.case_id, coalesce(c.ref, ''), i.sender_ix, i.sender, i.body
from inbox i left join case_file c on c.id = i.case_id where i.id = :id;

-- As what a number is known: the first of its posts.
-- name: teach_role
select h.role from phone p join holding h on h.party = p.party and not h.ended
where p.number_ix = :number_ix order by h.ord, h.role limit 1;

-- name: teach_put
insert into teach (text, case_id, stored_s, at_s, person, role, body)
values (:text, :case_id, :stored_s, :at_s, :person, :role, :body)
on conflict (text) do update set at_s = excluded.at_s, person = excluded.person, role = excluded.role, body = excluded.body;

-- name: teach_end
delete from teach where text = :text;

-- name: teach_rows
select t.text, t.case_id, t.at_s, t.role, coalesce(c.ref, ''), t.body
from teach t left join case_file c on c.id = t.case_id where t.text > :after order by t.text limit :cap;

-- name: teach_row
select t.text, t.case_id, t.at_s, t.role, coalesce(c.ref, ''), t.body
from teach t left join case_file c on c.id = t.case_id where t.text = :text;

-- name: erase_teach
delete from teach where case_id = :case_id and case_id <> 0;

-- name: erase_teach_day
delete from teach where case_id = 0 and stored_s >= :from_s and stored_s < :to_s;
