-- Erasing a case: its sealed columns are emptied and its links cut; the key itself goes by db_key_destroy().

-- name: erase_case
update case_file set reporter = 0 where id = :case_id;

-- name: erase_notes
update note set body = :empty where case_id = :case_id;

-- name: erase_inbox
update inbox set sender_ix = 0, sender = :empty, body = :empty, text_hash = 0 where case_id = :case_id and case_id <> 0;

-- A text that waits is dropped; its number is replaced by what stands for nobody and is nobody else's.
-- name: erase_outbox
update outbox set to_ix = id, number = :empty, args = :empty, receipt_by_s = 0, ready = false, bundle = false,
    state = case when state in (0, 1) then :dropped else state end
where case_id = :case_id;

-- name: erase_given
delete from given where outbox_id in (select id from outbox where case_id = :case_id);

-- name: erase_links
delete from link where case_id = :case_id or other = :case_id;

-- name: erase_drafts
delete from sheet_draft where case_id = :case_id;

-- name: erase_codes
delete from code where case_id = :case_id;

-- name: erase_parties
select p.role, p.party, p.number_ix, q.kind, q.made_s from case_party p join party q on q.id = p.party
where p.case_id = :case_id and (p.role, p.party, p.number_ix) > (:role, :party, :number_ix)
order by p.role, p.party, p.number_ix limit :cap;

-- name: erase_reporters
delete from case_party where case_id = :case_id and role = :role;

-- name: erase_reported
delete from reported where week = :week and number_ix = :number_ix and case_id = :case_id;

-- name: reported_any
select count(*) from (select 1 from reported where week = :week and number_ix = :number_ix limit 1) r;

-- name: erase_phones
delete from phone where party = :party;

-- name: erase_number
delete from number where number_ix = :number_ix;

-- name: erasure_put
insert into erasure (subject, case_id, day, announced_s, due_s, done_s, why, listed)
values (:subject, :case_id, :day, :now_s, :now_s, :now_s, :why, :listed)
on conflict (subject) do update set done_s = excluded.done_s, listed = excluded.listed, why = excluded.why;

-- name: erasure_announce
insert into erasure (subject, case_id, day, announced_s, due_s, done_s, why, listed)
values (:subject, :case_id, :day, :now_s, :due_s, 0, 'retention', false) on conflict (subject) do nothing;

-- name: erasure_withdraw
delete from erasure where subject = :subject and done_s = 0;

-- The store would not do it: the others go first, and it is tried again.
-- name: erasure_put_off
update erasure set due_s = :due_s, why = 'failed' where subject = :subject and done_s = 0;

-- name: erasure_next
select e.case_id, e.day, coalesce(c.ref, ''), e.subject
from erasure e left join case_file c on c.id = e.case_id
where e.done_s = 0 and e.due_s <= :now_s and coalesce(c.held_s, 0) = 0 order by e.due_s, e.subject limit 1;

-- :base is the number that makes a subject of a case (db/vault.h).
-- name: keep_cases
select c.id, c.ref from case_file c left join erasure e on e.subject = :base::int8 + c.id
where c.state > 3 and c.erased_s = 0 and c.held_s = 0 and c.closed_s <= :by and e.subject is null
order by c.closed_s limit :cap;

-- A day's own keys, of texts that are of no case.
-- name: keep_days
select k.id from subject_key k left join erasure e on e.subject = k.id
where k.id > :base and k.id <= :by and k.kek > 0 and e.subject is null order by k.id limit :cap;

-- name: erase_inbox_day
update inbox set sender_ix = 0, sender = :empty, body = :empty, text_hash = 0
where stored_s / 1024 = :span and taken and case_id = 0 and stored_s >= :from_s and stored_s < :to_s;

-- name: erase_inbox_person
update inbox set sender_ix = 0, sender = :empty, body = :empty, text_hash = 0
where person_why <> '' and case_id = 0 and stored_s >= :from_s and stored_s < :to_s;

-- :party is the number that makes a subject of a party.
-- name: show_erasures
select e.case_id, e.day, coalesce(c.ref, ''), e.subject, coalesce(p.kind, 0), e.announced_s, e.due_s, e.done_s, e.why,
    coalesce(c.held_s, 0)
from erasure e left join case_file c on c.id = e.case_id left join party p on p.id = e.subject - :party::int8
where e.done_s = 0 order by e.due_s, e.subject limit :cap;

-- The newest; the rows of the child and of the reporter say nothing more than the case's.
-- name: show_erased
select e.case_id, e.day, coalesce(c.ref, ''), e.subject, coalesce(p.kind, 0), e.announced_s, e.due_s, e.done_s, e.why, 0
from erasure e left join case_file c on c.id = e.case_id left join party p on p.id = e.subject - :party::int8
where e.done_s <> 0 and (e.case_id = 0 or e.subject = :base::int8 + e.case_id) order by e.done_s desc, e.subject limit :cap;

-- name: show_held
select ref, held_s from case_file where held_s <> 0 and erased_s = 0 order by held_s limit :cap;

-- name: erasures_announced
select count(*), coalesce(min(due_s), 0), count(case when why = 'failed' then 1 end) from erasure where done_s = 0;

-- name: erasure_unlisted
select subject, done_s from erasure where done_s <> 0 and not listed order by subject limit :cap;

-- name: erasure_list
update erasure set listed = true where subject = :subject and done_s = :done_s;
