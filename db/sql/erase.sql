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

-- name: erase_links
delete from link where case_id = :case_id or other = :case_id;

-- name: erase_codes
delete from code where case_id = :case_id;

-- name: erase_parties
select p.role, p.party, p.number_ix, q.kind, q.made_s from case_party p join party q on q.id = p.party
where p.case_id = :case_id order by p.role, p.party limit :cap;

-- name: erase_reporters
delete from case_party where case_id = :case_id and role = :role;

-- name: erase_reported
delete from reported where week = :week and number_ix = :number_ix and case_id = :case_id;

-- name: reported_any
select count(*) from (select 1 from reported where week = :week and number_ix = :number_ix limit 1) r;

-- name: erase_name
update party set name = :empty where id = :party;

-- name: erase_phones
delete from phone where party = :party;

-- name: erase_number
delete from number where number_ix = :number_ix;

-- name: erasure_put
insert into erasure (subject, case_id, day, announced_s, due_s, done_s, why, listed)
values (:subject, :case_id, :day, :announced_s, :due_s, :done_s, :why, false)
on conflict (subject) do update set done_s = excluded.done_s, listed = false,
    announced_s = case when erasure.done_s = 0 then erasure.announced_s else excluded.announced_s end,
    why = excluded.why;

-- name: erasure_unlisted
select subject, done_s from erasure where done_s <> 0 and not listed order by subject limit :cap;

-- name: erasure_list
update erasure set listed = true where subject = :subject and done_s = :done_s;
