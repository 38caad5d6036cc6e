-- What a person at the machine asks to see: newest first, bounded, plain columns in lists.

-- name: show_cases_open
select c.id, c.ref, c.state, c.severity, c.level, c.area_level, c.region, c.county, c.constituency, c.ward, c.kinds, c.opened_s,
    coalesce(t.due_s, 0), c.office
from case_file c left join timer t on t.case_id = c.id
where c.state <= 3 and (:state::int8 = 0 or c.state = :state)
    and (:region::int8 = 0 or c.region = :region) and (:county::int8 = 0 or c.county = :county)
    and (:constituency::int8 = 0 or c.constituency = :constituency) and (:ward::int8 = 0 or c.ward = :ward)
order by c.id desc limit :cap;

-- name: show_cases_all
select c.id, c.ref, c.state, c.severity, c.level, c.area_level, c.region, c.county, c.constituency, c.ward, c.kinds, c.opened_s,
    coalesce(t.due_s, 0), c.office
from case_file c left join timer t on t.case_id = c.id
where (:state::int8 = 0 or c.state = :state)
    and (:region::int8 = 0 or c.region = :region) and (:county::int8 = 0 or c.county = :county)
    and (:constituency::int8 = 0 or c.constituency = :constituency) and (:ward::int8 = 0 or c.ward = :ward)
order by c.id desc limit :cap;

-- name: show_notes
select id, at_s, word, role, body from (
  select id, at_s, word, role, body from note where case_id = :case_id order by id desc limit :cap) n
order by id;

-- name: show_texts
select id, key, number, role, at, level, state, made_s, not_before_s, said_s, late from (
  select id, key, number, role, at, level, state, made_s, not_before_s, said_s, late from outbox
  where case_id = :case_id order by id desc limit :cap) o
order by id;

-- name: show_links
select c.ref from link l join case_file c on c.id = l.other where l.case_id = :case_id order by l.other;

-- name: show_people
select p.id, p.name, p.lang from party p where p.id in (select party from holding) order by p.id limit :cap;

-- name: show_phones
select number_ix, number, place, lost from phone where party = :party order by place, number_ix;

-- name: show_posts_of
select role, at, deputy from holding where party = :party and not ended order by ord;

-- name: show_posts
select h.role, h.at, h.deputy, p.id, p.name from holding h join party p on p.id = h.party
where not h.ended and (:at::text = '' or h.at = :at) order by h.role, h.at, h.ord limit :cap;

-- name: show_absences
select a.from_day, a.to_day, a.delegate, coalesce(d.name, :nobody) from absence a left join party d on d.id = a.delegate
where a.party = :party and a.to_day >= :today order by a.from_day;

-- name: show_out
select o.id, o.key, o.number, o.state, coalesce(c.ref, ''), o.made_s, o.not_before_s, o.said_s
from outbox o left join case_file c on c.id = o.case_id
where (:state::int8 < 0 or o.state = :state) order by o.id desc limit :cap;

-- name: show_in
select i.id, i.sender, i.word, coalesce(c.ref, ''), i.stored_s, i.person_why, i.carrier
from inbox i left join case_file c on c.id = i.case_id
order by i.id desc limit :cap;

-- name: show_in_person
select id, sender, word, '', stored_s, person_why, carrier, body from inbox where person_why <> '' order by id desc limit :cap;

-- name: show_holidays
select day, name, held from holiday order by day;

-- name: show_audit
select a.shard, a.seq, a.at_s, coalesce(c.ref, ''), a.version, a.wrote, a.person, a.role, a.act, a.detail
from audit a left join case_file c on c.id = a.case_id
where a.shard = :shard order by a.seq desc limit :cap;
