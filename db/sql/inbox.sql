-- What came in.

-- name: inbox_add
insert into inbox (id, at_s, carrier, msgid, receiver, sender_ix, sender, body, stored_s, text_hash, partial, broken, taken,
    report, word, case_id, person_why)
values (:id, :at_s, :carrier, :msgid, :receiver, :sender_ix, :sender, :body, :stored_s, :text_hash, :partial, :broken, false,
    false, '', 0, '')
on conflict (at_s, carrier, msgid) do nothing;

-- name: inbox_took
update inbox set taken = true, report = :report, word = :word, case_id = :case_id, text_hash = :text_hash where id = :id;

-- name: inbox_person
update inbox set person_why = :why where id = :id;

-- Decided texts of a number in two neighbouring spans of 1024 s.
-- name: inbox_recent
select stored_s, text_hash, report from inbox
where stored_s / 1024 in (:span::int8, :span::int8 - 1) and sender_ix = :sender_ix and taken and stored_s >= :from_s
order by stored_s desc, id desc limit :cap;

-- name: own_cases
select distinct c.id, c.opened_s, c.closed_s, c.kinds, c.text_hash, c.state, c.unread, c.missing
from reported r join case_file c on c.id = r.case_id
where r.week in (:week::int8, :week::int8 - 1, :week::int8 - 2) and r.number_ix = :number_ix
    and (c.opened_s >= :from_s or c.closed_s >= :from_s)
order by c.id desc limit :cap;
