-- What the pages need besides: sessions, passwords, one-time codes, views somebody keeps.

-- name: password_get
select hash, tries, locked, set_s from password where person = :person;

-- name: password_put
insert into password (person, hash, tries, locked, set_s) values (:person, :hash, 0, false, :set_s)
on conflict (person) do update set hash = excluded.hash, tries = 0, locked = false, set_s = excluded.set_s;

-- name: password_tries
update password set tries = :tries, locked = :locked where person = :person;

-- name: totp_get
select secret, step from totp where person = :person;

-- name: totp_put
insert into totp (person, secret, step, made_s) values (:person, :secret, 0, :made_s)
on conflict (person) do update set secret = excluded.secret, step = 0, made_s = excluded.made_s;

-- A step is used once: nothing is changed where it was.
-- name: totp_used
update totp set step = :step where person = :person and step < :step::int8;

-- name: session_get
select s.party, s.made_s, s.seen_s, s.proved_s, s.mac, p.lang from session s join party p on p.id = s.party where s.hash = :hash;

-- name: session_put
insert into session (hash, party, made_s, seen_s, proved_s, mac) values (:hash, :party, :made_s, :seen_s, :proved_s, :mac);

-- name: session_seen
update session set seen_s = :seen_s, proved_s = :proved_s, mac = :mac where hash = :hash;

-- name: session_end
delete from session where hash = :hash;

-- name: session_end_all
delete from session where party = :party;

-- name: session_old
delete from session where made_s < :made_s or seen_s < :seen_s;

-- Whose duty somebody does today: the own posts, and those of people on leave who named them (core/directory.c).
-- name: session_posts
select h.role, h.at from holding h where h.party = :party and not h.ended and h.role >= :first
union
select h.role, h.at from absence a join holding h on h.party = a.party and not h.ended and h.role >= :first
where a.delegate = :party and a.delegate <> 0 and a.from_day <= :today and a.to_day >= :today
order by 1, 2;

-- In practice everybody may be chosen: the invented people of duty posts.
-- name: session_people
select h.party, h.role, h.at from holding h where not h.ended and h.role >= :first order by h.role, h.at, h.ord limit :cap;

-- Lists of open cases, each part of what somebody sees by an index of its own (db/case_list.c): from a place in the order on.
-- name: console_all
select id, due_s, state, kinds, opened_s, t0_s, policy from case_file
where state <= 3 and severity = :severity and due_s >= :due_s and (due_s > :due_s or id > :id) order by due_s, id;

-- name: console_county
select id, due_s, state, kinds, opened_s, t0_s, policy from case_file
where state <= 3 and county = :county and severity = :severity and due_s >= :due_s and (due_s > :due_s or id > :id)
    and (:constituency::int8 = 0 or constituency = :constituency) and (:ward::int8 = 0 or ward = :ward)
order by due_s, id;

-- name: console_office
select id, due_s, state, kinds, opened_s, t0_s, policy from case_file
where state <= 3 and office = :at and severity = :severity and due_s >= :due_s and (due_s > :due_s or id > :id) order by due_s, id;

-- What is shared with a post is little: found by the post, then put in order.
-- name: console_share
select c.id, c.due_s, c.state, c.kinds, c.opened_s, c.t0_s, c.policy from share s cross join case_file c
where c.id = s.case_id and s.role = :role and s.at = :at and s.live and c.state <= 3 and c.severity = :severity
    and c.due_s >= :due_s and (c.due_s > :due_s or c.id > :id) order by c.due_s, c.id;

-- Cases that ended and are not erased: no deadline, in the order of their numbers.
-- name: console_ended
select id, 9223372036854775807, state, kinds, opened_s, t0_s, policy from case_file
where state > 3 and erased_s = 0 and severity = :severity and id > :id order by id;

-- name: console_ended_county
select id, 9223372036854775807, state, kinds, opened_s, t0_s, policy from case_file
where state > 3 and erased_s = 0 and county = :county and severity = :severity and id > :id
    and (:constituency::int8 = 0 or constituency = :constituency) and (:ward::int8 = 0 or ward = :ward) order by id;

-- name: console_ended_office
select id, 9223372036854775807, state, kinds, opened_s, t0_s, policy from case_file
where state > 3 and erased_s = 0 and office = :at and severity = :severity and id > :id order by id;

-- name: console_ended_share
select c.id, 9223372036854775807, c.state, c.kinds, c.opened_s, c.t0_s, c.policy from share s cross join case_file c
where c.id = s.case_id and s.role = :role and s.at = :at and s.live and c.state > 3 and c.erased_s = 0
    and c.severity = :severity and c.id > :id order by c.id;

-- name: console_row
select ref, state, level, area_level, region, county, constituency, ward, kinds, opened_s, office, accused_role, version,
    age_years, sex, last_s, t0_s, policy, told from case_file where id = :id;

-- name: console_readers
select at_s, role, act from audit where case_id = :case_id and act in ('read', 'break-glass') order by at_s desc limit :cap;

-- name: view_put
insert into saved_view (party, name, filter) values (:party, :name, :filter)
on conflict (party, name) do update set filter = excluded.filter;

-- name: view_end
delete from saved_view where party = :party and name = :name;

-- name: views
select name, filter from saved_view where party = :party order by name limit :cap;
