-- Children in the care of institutions: stays, movements, and who is where on a day.

-- name: stay_add
insert into stay (id, child, version, unit, state, admitted, last_day, left_day, type, class, reason, court, order_to, role, at,
    review_day, moved_from, exit, words, made_s, person)
values (:id, :child, 1, :unit, :state, :admitted, :admitted, 0, :type, :class, :reason, :court, :order_to, :role, :at,
    :review_day, :moved_from, '', :words, :now_s, :person);

-- The version that was seen, and no other.
-- name: stay_set
update stay set version = version + 1, state = :state, last_day = :last_day, left_day = :left_day, exit = :exit, role = :role,
    at = :at, review_day = :review_day, court = :court, order_to = :order_to, words = :words
where id = :id and version = :seen;

-- name: stay_get
select id, child, version, unit, state, admitted, last_day, left_day, type, class, reason, court, order_to, role, at, review_day,
    moved_from, exit, words from stay where id = :id;

-- Where the child is.
-- name: stay_open
select id, child, version, unit, state, admitted, last_day, left_day, type, class, reason, court, order_to, role, at, review_day,
    moved_from, exit, words from stay where child = :child and state <> 4;

-- name: stays_of_child
select id, child, version, unit, state, admitted, last_day, left_day, type, class, reason, court, order_to, role, at, review_day,
    moved_from, exit, words from stay where child = :child order by admitted desc, id desc limit :cap;

-- Who is in it, a page at a time.
-- name: stays_of_unit
select s.id, s.child, s.version, s.unit, s.state, s.admitted, s.last_day, s.left_day, s.type, s.class, s.reason, s.court, s.order_to,
    s.role, s.at, s.review_day, s.moved_from, s.exit, s.words, coalesce(c.sex, 0), coalesce(c.born_day, 0)
from stay s left join child c on c.id = s.child
where s.unit = :unit and s.state <> 4 and s.id > :after order by s.id limit :cap;

-- name: stay_left_last
select coalesce(max(left_day), 0) from stay where child = :child and state = 4;

-- name: movement_add
insert into movement (id, stay, ord, child, unit, kind, day, back_day, code, held, present, words, made_s, person, role)
values (:id, :stay, (select coalesce(max(ord), 0) + 1 from movement where stay = :stay::int8), :child, :unit, :kind, :day, :back_day,
    :code, :held, :present, :words, :now_s, :person, :role);

-- name: movements_of
select m.id, m.stay, m.ord, m.child, m.unit, m.kind, m.day, m.back_day, m.code, m.held, m.present, m.words, m.role,
    coalesce(x.id, 0)
from movement m left join movement_struck x on x.movement = m.id where m.stay = :stay order by m.ord;

-- Struck out: it stands, and adds nothing.
-- name: movement_strike
insert into movement_struck (id, movement, stay, at_s, person, role, why) values (:id, :movement, :stay, :now_s, :person, :role, :why);

-- name: movement_idle
update movement set held = 0, present = 0 where id = :id;

-- name: movement_struck_why
select id, why from movement_struck where movement = :movement;

-- The population of a unit on a day: children by sex and day of birth; bands are made of them.
-- name: population_day
select coalesce(c.sex, 0), coalesce(c.born_day, 0), sum(m.held), sum(m.present)
from movement m left join child c on c.id = m.child
where m.unit = :unit and m.day <= :day group by coalesce(c.sex, 0), coalesce(c.born_day, 0) having sum(m.held) <> 0;

-- Of each day from one to another: on the books, there that night, came, left.
-- name: population_days
with recursive d(day) as (select :first::int8 union all select day + 1 from d where day < :last::int8)
select d.day, coalesce(sum(m.held), 0), coalesce(sum(m.present), 0),
    coalesce(sum(case when m.day = d.day and m.held > 0 then 1 else 0 end), 0),
    coalesce(sum(case when m.day = d.day and m.held < 0 then 1 else 0 end), 0)
from d left join movement m on m.unit = :unit and m.day <= d.day group by d.day order by d.day;

-- Of every unit where children live, on a day.
-- name: population_units
select m.unit, sum(m.held), sum(m.present) from movement m where m.day <= :day group by m.unit having sum(m.held) <> 0 order by m.unit;
