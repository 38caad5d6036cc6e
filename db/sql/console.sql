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
