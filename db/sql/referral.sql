-- A case, or one thing of it, handed to another; and cases that went to another office.

-- name: referral_add
insert into referral (id, version, case_id, child, from_role, from_at, to_role, to_at, reason, answer_day, state, told, why,
    feedback, made_s, changed_s, person, role)
values (:id, 1, :case_id, :child, :from_role, :from_at, :to_role, :to_at, :reason, :answer_day, :state, :told, :why, :feedback,
    :now_s, :now_s, :person, :role);

-- Compare and set: nothing is changed when the version moved.
-- name: referral_set
update referral set version = version + 1, answer_day = :answer_day, state = :state, why = :why, feedback = :feedback,
    changed_s = :now_s, person = :person, role = :role
where id = :id and version = :seen;

-- name: referral_moved
update referral set version = version + 1, case_id = :into, told = :told, why = :why, feedback = :feedback where id = :id;

-- name: referral_get
select id, version, case_id, child, from_role, from_at, to_role, to_at, reason, answer_day, state, person, role, told, why, feedback
from referral where id = :id;

-- name: referrals_of
select id, version, case_id, child, from_role, from_at, to_role, to_at, reason, answer_day, state, person, role, told, why, feedback
from referral where case_id = :case_id order by id limit :cap;

-- Plain columns, for a desk: those a post is to answer or bring back, and those it offered, the newest first.
-- name: referrals_to
select r.id, r.version, r.case_id, r.child, r.from_role, r.from_at, r.to_role, r.to_at, r.reason, r.answer_day, r.state, r.person,
    r.role, c.ref
from referral r join case_file c on c.id = r.case_id
where r.to_role = :role and r.to_at = :at and r.state in (1, 2) order by r.answer_day, r.id limit :cap;

-- name: referrals_from
select r.id, r.version, r.case_id, r.child, r.from_role, r.from_at, r.to_role, r.to_at, r.reason, r.answer_day, r.state, r.person,
    r.role, c.ref
from referral r join case_file c on c.id = r.case_id
where r.from_role = :role and r.from_at = :at order by r.id desc limit :cap;

-- name: transfer_add
insert into transfer (id, case_id, from_at, to_at, reason, made_s, person, role)
values (:id, :case_id, :from_at, :to_at, :reason, :now_s, :person, :role);

-- What the old office was still to do is the new one's.
-- name: duties_transferred
update duty set at = :to_at, area_level = :area_level, region = :region, county = :county, constituency = :constituency, ward = :ward,
    version = version + 1, due_s = :now_s
where case_id = :case_id and case_id <> 0 and done_s = 0 and role = :role and at = :from_at;
