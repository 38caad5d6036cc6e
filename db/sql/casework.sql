-- What is done about a case beside its ladder: services and hearings.

-- name: service_add
insert into service (id, version, case_id, child, need, intervention, provider, planned_day, due_day, done_day, state, made_s,
    changed_s, person, role)
values (:id, 1, :case_id, :child, :need, :intervention, :provider, :planned_day, :due_day, :done_day, :state, :now_s, :now_s,
    :person, :role);

-- Compare and set: nothing is changed when the version moved.
-- name: service_set
update service set version = version + 1, provider = :provider, due_day = :due_day, done_day = :done_day, state = :state,
    changed_s = :now_s, person = :person, role = :role
where id = :id and version = :seen;

-- name: service_get
select id, version, case_id, child, need, intervention, provider, planned_day, due_day, done_day, state, person, role
from service where id = :id;

-- name: services_of
select id, version, case_id, child, need, intervention, provider, planned_day, due_day, done_day, state, person, role
from service where case_id = :case_id order by id limit :cap;

-- name: hearing_add
insert into hearing (id, version, case_id, court, file, day, next_day, purpose, outcome, orders, state, made_s, changed_s, person,
    role)
values (:id, 1, :case_id, :court, :file, :day, :next_day, :purpose, :outcome, :orders, :state, :now_s, :now_s, :person, :role);

-- name: hearing_set
update hearing set version = version + 1, next_day = :next_day, outcome = :outcome, orders = :orders, state = :state,
    changed_s = :now_s, person = :person, role = :role
where id = :id and version = :seen;

-- name: hearing_get
select id, version, case_id, court, file, day, next_day, purpose, outcome, orders, state, person, role
from hearing where id = :id;

-- name: hearings_of
select id, version, case_id, court, file, day, next_day, purpose, outcome, orders, state, person, role
from hearing where case_id = :case_id order by day, id limit :cap;

-- The case is one with another.
-- name: services_moved
update service set version = version + 1, case_id = :into where case_id = :case_id;

-- name: hearing_moved
update hearing set version = version + 1, case_id = :into, file = :file where id = :id;

-- name: case_children_shared
insert into case_child (case_id, child, made_s, person)
select :into::int8, k.child, k.made_s, k.person from case_child k where k.case_id = :case_id on conflict do nothing;

-- name: accused_shared
insert into relation (about, subject, party, kind, from_day, to_day, made_s, person)
select r.about, :into::int8, r.party, r.kind, r.from_day, r.to_day, r.made_s, r.person from relation r
where r.about = 1 and r.subject = :case_id on conflict do nothing;
