-- Erasing a record that is no case; the key itself goes by db_key_destroy(). about: 2 child (forms/sheet.h).

-- name: record_party
select kind, erased_s from party where id = :id;

-- name: record_party_end
update party set name = :empty, erased_s = :now_s where id = :id;

-- What is left of a child can be counted: sex, year, place.
-- name: record_child_end
update child set version = version + 1, born_day = :born_day, born_about = :born_about, kept_day = 2147483647 where id = :id;

-- name: record_alike_end
delete from child_alike where child = :id or other = :id;

-- name: record_cases_end
delete from case_child where child = :id;

-- name: record_relations_end
delete from relation where party = :id or (about = :about and subject = :id);

-- name: record_answers_end
delete from sheet_answer where sheet in (select id from sheet_row where about = :about and subject = :id);

-- name: record_stays_end
update stay set words = :empty where child = :id;

-- name: record_movements_end
update movement set words = :empty where stay in (select id from stay where child = :id);

-- name: record_struck_end
update movement_struck set why = :empty where stay in (select id from stay where child = :id);

-- name: record_steps_end
update placement_step set words = :empty where placement in (select id from placement where child = :id);

-- name: record_contact_end
update contact set notes = :empty, number = :empty, report = :empty, number_ix = 0, anonymous = true, erased_s = :now_s,
    called_s = case when call_day <> 0 and called_s = 0 then :now_s else called_s end where id = :id;

-- name: record_relatives
select party from relation where about = :about and subject = :id group by party order by party limit :cap;

-- name: record_related
select count(*) from (select 1 from relation where party = :id limit 1) r;

-- Children that a person or household belongs to now.
-- name: record_children
select subject from relation where party = :id and about = 2 and to_day = 0 group by subject order by subject limit :cap;

-- A number by which a child is found, and which somebody else who belongs to it has, too.
-- name: record_number_shared
select count(*) from identifier i join relation r on r.party = i.party
where i.ix = :ix and i.party <> :id and r.about = 2 and r.subject = :child and r.to_day = 0;

-- name: record_number_of
select count(*) from identifier where ix = :ix and party = :party;

-- What keeps a child's record; states: a case is closed beyond 3, a stay ended at 4, a placement at 10, a hearing is set at 1.
-- name: record_kept_child
select (select count(*) from case_child k join case_file c on c.id = k.case_id where k.child = :id and c.state <= 3 and c.erased_s = 0),
    (select count(*) from case_child k join case_file c on c.id = k.case_id where k.child = :id and c.held_s <> 0 and c.erased_s = 0),
    (select count(*) from case_child k join hearing h on h.case_id = k.case_id
        where k.child = :id and (h.next_day >= :today or (h.state = 1 and h.day >= :today))),
    (select count(*) from stay where child = :id and state <> 4),
    (select count(*) from stay where child = :id and order_to >= :today),
    (select count(*) from placement where child = :id and stage <> 10);

-- Of a person: as the accused of cases, and as who a child is placed with.
-- name: record_kept_person
select (select count(*) from relation r join case_file c on c.id = r.subject
        where r.party = :id and r.about = 1 and c.state <= 3 and c.erased_s = 0),
    (select count(*) from relation r join case_file c on c.id = r.subject
        where r.party = :id and r.about = 1 and c.held_s <> 0 and c.erased_s = 0),
    (select count(*) from relation r join hearing h on h.case_id = r.subject
        where r.party = :id and r.about = 1 and (h.next_day >= :today or (h.state = 1 and h.day >= :today))),
    0, 0, (select count(*) from placement where carer = :id and carer <> 0 and stage <> 10);

-- The last day that something was known or done of a child.
-- name: record_last_child
select max(day) from (
    select made_s / 86400 as day from child where id = :id
    union all select coalesce(max(changed_s), 0) / 86400 from sheet_row where about = 2 and subject = :id
    union all select coalesce(max(c.closed_s), 0) / 86400 from case_child k join case_file c on c.id = k.case_id where k.child = :id
    union all select coalesce(max(left_day), 0) from stay where child = :id
    union all select coalesce(max(closed), 0) from placement where child = :id) d;

-- name: record_child_mark
select version from child where id = :id;

-- name: record_contact
select day, waits, case_id, erased_s from contact where id = :id;

-- The schedule: those whose kept_day is long ago are looked at, and put off to when something was really last done.
-- name: keep_children
select c.id from child c left join erasure e on e.subject = :base::int8 + c.id
where c.merged_into = 0 and c.kept_day <= :by and e.subject is null order by c.kept_day, c.id limit :cap;

-- name: keep_child_later
update child set kept_day = :day where id = :id;

-- Contacts in which something was said or left; those of a case go with it.
-- name: keep_contacts
select c.id from contact c left join erasure e on e.subject = :base::int8 + c.id
where c.erased_s = 0 and c.day <= :by and c.case_id = 0 and c.waits <> 1
    and (c.number_ix <> 0 or length(c.notes) + length(c.number) + length(c.report) > 0) and e.subject is null
order by c.day, c.id limit :cap;

-- name: erase_case_children
delete from case_child where case_id = :case_id;

-- name: erase_case_accused
delete from relation where about = 1 and subject = :case_id;

-- name: erase_case_answers
update sheet_answer set words = :empty where sheet in (select id from sheet_row where about = 1 and subject = :case_id);

-- name: erase_case_hearings
update hearing set file = :empty where case_id = :case_id;

-- name: erase_case_referrals
update referral set told = :empty, why = :empty, feedback = :empty where case_id = :case_id;

-- name: erase_case_contacts
select id from contact where case_id = :case_id and case_id <> 0 and erased_s = 0 and id > :after order by id limit :cap;
