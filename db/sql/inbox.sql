-- What came in.

-- name: inbox_known
select count(*) from inbox where stored_s / 86400 = :day and msgid = :msgid and carrier = :carrier;

-- name: inbox_add
insert into inbox (id, at_s, carrier, msgid, receiver, sender_ix, sender, body, stored_s, text_hash, partial, broken, taken,
    report, word, case_id, person_why)
values (:id, :at_s, :carrier, :msgid, :receiver, :sender_ix, :none, :none, :stored_s, :text_hash, :partial, :broken, false,
    false, '', 0, '')
on conflict (at_s, carrier, msgid) do nothing;

-- name: inbox_took
update inbox set taken = true, report = :report, word = :word, case_id = :case_id, text_hash = :text_hash,
    sender = case when :words::int8 = 1 then :sender else sender end, body = case when :words::int8 = 1 then :body else body end
where id = :id;

-- name: inbox_words
update inbox set sender = :sender, body = :body where id = :id;

-- name: inbox_person
update inbox set person_why = :why where id = :id;

-- Decided texts of a number in a span of 1024 s.
-- name: inbox_recent
select stored_s, text_hash, report from inbox
where stored_s / 1024 = :span and sender_ix = :sender_ix and taken and stored_s >= :from_s
order by id desc limit :cap;

-- name: own_cases
select c.id, c.opened_s, c.closed_s, c.kinds, c.text_hash, c.state, c.unread, c.missing
from reported r join case_file c on c.id = r.case_id
where r.week = :week and r.number_ix = :number_ix and (c.opened_s >= :from_s or c.closed_s >= :from_s)
order by r.case_id desc limit :cap;

-- What one phone sent, the last first: for the phones of a practice world, whose store is small.
-- name: inbox_sent
select id, stored_s, body from inbox where sender_ix = :sender_ix and carrier = :carrier order by id desc limit :cap;
