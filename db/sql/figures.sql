-- What the pages count and list: plain columns alone, read by a desk beside the engine. Who may see which row is decided
-- above (core/rights.h), so each carries its place and the role it is kept from.

-- Open cases, each: whether it is overdue is said above (core/late.h).
-- name: figure_open
select region, county, constituency, ward, area_level, accused_role, severity, policy, state, t0_s
from case_file where state <= 3;

-- Cases opened since a day, each with when it was told and when it was answered.
-- name: figure_answers
select region, county, constituency, ward, area_level, accused_role, severity, policy, state, t0_s, verified_s, closed_s, office,
    opened_s
from case_file where opened_s / 86400 >= :day and opened_s >= :since_s limit :cap;

-- Open cases of a place: those nobody has taken up first, the longest told first.
-- name: figure_cases
select c.region, c.county, c.constituency, c.ward, c.area_level, c.accused_role, c.severity, c.policy, c.t0_s, c.ref, c.state,
    c.level, c.office, coalesce(t.due_s, 0)
from case_file c left join timer t on t.case_id = c.id
where c.state <= 3 and (:county::int8 = 0 or c.county = :county)
    and (:constituency::int8 = 0 or c.constituency = :constituency) and (:ward::int8 = 0 or c.ward = :ward)
order by c.state, c.t0_s, c.id limit :cap;

-- Texts that left since a moment, by what became of them (db/db.h: enum outbox_state).
-- name: figure_out_states
select state, count(*) from outbox where said_s <> 0 and said_s / 86400 >= :day and said_s >= :since_s group by state order by state;

-- What waits: now, for later (quiet hours, a bundle), taken by the carrier's queue; and since when the oldest of the first.
-- name: figure_out_waiting
select (select count(*) from outbox where state = 0 and ready), (select count(*) from outbox where state = 0 and not ready),
    (select count(*) from outbox where state = 1), coalesce((select min(not_before_s) from outbox where state = 0 and ready), 0);

-- name: figure_in_words
select word, count(*) from inbox where stored_s / 86400 >= :day and stored_s >= :since_s group by word order by 2 desc, 1;

-- name: figure_in_person
select count(*) from inbox where person_why <> '';

-- name: figure_spend
select day, parts, needed from spend where day >= :day order by day;

-- The newest texts: to which post, never to which number; where a case is behind it, its place and whom it is kept from.
-- name: figure_texts
select o.key, o.role, o.at, o.level, o.state, o.late, o.made_s, o.said_s, coalesce(c.ref, ''), coalesce(c.region, 0),
    coalesce(c.county, 0), coalesce(c.constituency, 0), coalesce(c.ward, 0), coalesce(c.area_level, 0),
    coalesce(c.accused_role, 0)
from outbox o left join case_file c on c.id = o.case_id
order by o.id desc limit :cap;
