-- Duties: what must be done by a day. Its deadline in table timer is its id with the high bit set (4611686018427387904: DUTY_KEY
-- of db/duty.h), so that a case's and a duty's never meet; 4 is the severity of both words and rank (S4).

-- name: duty_add
insert into duty (id, kind, about, subject, case_id, thing, ref, role, at, area_level, region, county, constituency, ward, day,
    version, level, told_s, due_s, set_s, done_s, outcome, person)
values (:id, :kind, :about, :subject, :case_id, :thing, :ref, :role, :at, :area_level, :region, :county, :constituency, :ward, :day,
    :version, :level, :told_s, :due_s, :set_s, :done_s, :outcome, :person);

-- Compare and set: nothing is changed when the version moved.
-- name: duty_set
update duty set about = :about, subject = :subject, case_id = :case_id, ref = :ref, role = :role, at = :at,
    area_level = :area_level, region = :region, county = :county, constituency = :constituency, ward = :ward, day = :day,
    version = :version, level = :level, told_s = :told_s, due_s = :due_s, set_s = :set_s, done_s = :done_s, outcome = :outcome,
    person = :person
where id = :id and version = :version::int8 - 1;

-- name: duty_get
select d.id, d.kind, d.about, d.subject, d.case_id, d.thing, coalesce(c.ref, d.ref), d.role, d.at, d.area_level, d.region, d.county,
    d.constituency, d.ward, d.day, d.version, d.level, d.told_s, d.due_s, d.set_s, d.done_s, d.outcome, d.person,
    coalesce(c.accused_role, 0)
from duty d left join case_file c on c.id = d.case_id where d.id = :id;

-- name: duty_of_thing
select d.id, d.kind, d.about, d.subject, d.case_id, d.thing, coalesce(c.ref, d.ref), d.role, d.at, d.area_level, d.region, d.county,
    d.constituency, d.ward, d.day, d.version, d.level, d.told_s, d.due_s, d.set_s, d.done_s, d.outcome, d.person,
    coalesce(c.accused_role, 0)
from duty d left join case_file c on c.id = d.case_id where d.kind = :kind and d.thing = :thing;

-- Open ones first, the earliest first; then what is done, the last done first.
-- name: duties_of
select d.id, d.kind, d.about, d.subject, d.case_id, d.thing, coalesce(c.ref, d.ref), d.role, d.at, d.area_level, d.region, d.county,
    d.constituency, d.ward, d.day, d.version, d.level, d.told_s, d.due_s, d.set_s, d.done_s, d.outcome, d.person,
    coalesce(c.accused_role, 0)
from duty d left join case_file c on c.id = d.case_id where d.about = :about and d.subject = :subject
order by case when d.done_s = 0 then 0 else 1 end, d.done_s desc, d.day, d.id limit :cap;

-- name: duties_of_case
select d.id, d.kind, d.about, d.subject, d.case_id, d.thing, coalesce(c.ref, d.ref), d.role, d.at, d.area_level, d.region, d.county,
    d.constituency, d.ward, d.day, d.version, d.level, d.told_s, d.due_s, d.set_s, d.done_s, d.outcome, d.person,
    coalesce(c.accused_role, 0)
from duty d left join case_file c on c.id = d.case_id where d.case_id = :case_id and d.case_id <> 0
order by case when d.done_s = 0 then 0 else 1 end, d.done_s desc, d.day, d.id limit :cap;

-- Open ones of a post, of a county, of all, up to a day: each by an index of open ones.
-- name: duties_post
select d.id, d.kind, d.about, d.subject, d.case_id, d.thing, coalesce(c.ref, d.ref), d.role, d.at, d.area_level, d.region, d.county,
    d.constituency, d.ward, d.day, d.version, d.level, d.told_s, d.due_s, d.set_s, d.done_s, d.outcome, d.person,
    coalesce(c.accused_role, 0)
from duty d left join case_file c on c.id = d.case_id
where d.done_s = 0 and d.role = :role and d.at = :at and d.day <= :until order by d.day, d.id limit :cap;

-- Open ones of the stays in an institution: its manager sees them beside the officer who answers. 4, 5, 10, 11: review, order, leave,
-- escape (core/duty.h).
-- name: duties_unit
select d.id, d.kind, d.about, d.subject, d.case_id, d.thing, coalesce(c.ref, d.ref), d.role, d.at, d.area_level, d.region, d.county,
    d.constituency, d.ward, d.day, d.version, d.level, d.told_s, d.due_s, d.set_s, d.done_s, d.outcome, d.person,
    coalesce(c.accused_role, 0)
from stay s join duty d on d.thing = s.id and d.kind in (4, 5, 10, 11) left join case_file c on c.id = d.case_id
where s.unit = :unit and s.state <> 4 and d.done_s = 0 and d.day <= :until order by d.day, d.id limit :cap;

-- name: duties_county
select d.id, d.kind, d.about, d.subject, d.case_id, d.thing, coalesce(c.ref, d.ref), d.role, d.at, d.area_level, d.region, d.county,
    d.constituency, d.ward, d.day, d.version, d.level, d.told_s, d.due_s, d.set_s, d.done_s, d.outcome, d.person,
    coalesce(c.accused_role, 0)
from duty d left join case_file c on c.id = d.case_id
where d.done_s = 0 and d.county = :county and d.day <= :until
    and (:constituency::int8 = 0 or d.constituency = :constituency) and (:ward::int8 = 0 or d.ward = :ward)
order by d.day, d.id limit :cap;

-- name: duties_all
select d.id, d.kind, d.about, d.subject, d.case_id, d.thing, coalesce(c.ref, d.ref), d.role, d.at, d.area_level, d.region, d.county,
    d.constituency, d.ward, d.day, d.version, d.level, d.told_s, d.due_s, d.set_s, d.done_s, d.outcome, d.person,
    coalesce(c.accused_role, 0)
from duty d left join case_file c on c.id = d.case_id
where d.done_s = 0 and d.day <= :until order by d.day, d.id limit :cap;

-- The case closed: its duties are struck out but those that outlive it. kinds: bits.
-- name: duties_struck
update duty set done_s = :now_s, outcome = 2, person = 0, version = version + 1, due_s = 9223372036854775807
where case_id = :case_id and case_id <> 0 and done_s = 0 and (:kinds::int8 >> kind::int4) & 1 = 1;

-- It came back: so do those that its closing struck out.
-- name: duties_back
update duty set done_s = 0, outcome = 0, version = version + 1, due_s = :now_s
where case_id = :case_id and case_id <> 0 and outcome = 2 and person = 0;

-- It is one with another: a partner's update is owed for the other where that is shared with it.
-- name: duties_replaced
update duty set done_s = :now_s, outcome = 3, person = 0, version = version + 1, due_s = 9223372036854775807
where case_id = :case_id and case_id <> 0 and done_s = 0 and (:kinds::int8 >> kind::int4) & 1 = 1;

-- What is left is the other's.
-- name: duties_moved
update duty set case_id = :into, version = version + 1, due_s = :now_s where case_id = :case_id and case_id <> 0 and done_s = 0;

-- The deadlines of a case's duties as those now stand.
-- name: duty_timers_end
delete from timer where case_id in (
    select id + 4611686018427387904 from duty where case_id = :case_id and case_id <> 0 and done_s <> 0);

-- name: duty_timers_put
insert into timer (case_id, due_s, version, severity)
select id + 4611686018427387904, due_s, version, 4 from duty where case_id = :case_id and case_id <> 0 and done_s = 0
on conflict (case_id) do update set due_s = excluded.due_s, version = excluded.version;

-- The table or the calendar changed: every open one is looked at again.
-- name: duty_timers_now
update timer set due_s = :now_s where severity = 4 and due_s > :now_s and case_id >= 4611686018427387904;
