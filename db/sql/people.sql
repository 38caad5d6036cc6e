-- People, their phones and posts, offices, leave, holidays.

-- The row of one number, its phone and the question that stands: always one row.
-- name: sender
select n.number_ix is not null, coalesce(n.lang, 0), coalesce(n.stopped, false), coalesce(n.muted_until_s, 0),
    coalesce(n.strikes, 0), coalesce(n.strikes_s, 0),
    coalesce(f.party, 0), coalesce(f.lost, false),
    coalesce(q.key, ''), coalesce(q.case_id, 0), coalesce(q.asked_s, 0), coalesce(q.choices, ''), coalesce(q.word, ''), q.body
from (select :number_ix::int8 as ix) k
left join number n on n.number_ix = k.ix
left join phone f on f.number_ix = k.ix
left join question q on q.number_ix = k.ix;

-- name: posts_of
select role, at from holding where party = :party and not ended order by ord limit :cap;

-- Who holds which post, by whom it was entered first, with the first phone: for the phones of a practice world.
-- name: holders_of
select p.id, h.at, p.name, f.number_ix, f.number from holding h join party p on p.id = h.party join phone f on f.party = p.id
where h.role = :role and not h.ended and not h.deputy order by h.ord, f.place limit :cap;

-- name: number_put
insert into number (number_ix, lang, stopped, muted_until_s, strikes, strikes_s)
values (:number_ix, :lang, :stopped, :muted_until_s, :strikes, :strikes_s)
on conflict (number_ix) do update set lang = excluded.lang, stopped = excluded.stopped,
    muted_until_s = excluded.muted_until_s, strikes = excluded.strikes, strikes_s = excluded.strikes_s;

-- name: number_lang
insert into number (number_ix, lang, stopped, muted_until_s, strikes, strikes_s)
values (:number_ix, :lang, false, 0, 0, 0)
on conflict (number_ix) do update set lang = excluded.lang;

-- name: question_put
insert into question (number_ix, key, case_id, asked_s, choices, word, body)
values (:number_ix, :key, :case_id, :asked_s, :choices, :word, :body)
on conflict (number_ix) do update set key = excluded.key, case_id = excluded.case_id, asked_s = excluded.asked_s,
    choices = excluded.choices, word = excluded.word, body = excluded.body;

-- name: question_end
delete from question where number_ix = :number_ix;

-- name: code_get
select act, digits, case_id, epoch, made_s, tries, value, body from code where person = :person;

-- name: code_put
insert into code (person, act, digits, case_id, epoch, made_s, tries, value, body)
values (:person, :act, :digits, :case_id, :epoch, :made_s, :tries, :value, :body)
on conflict (person) do update set act = excluded.act, digits = excluded.digits, case_id = excluded.case_id,
    epoch = excluded.epoch, made_s = excluded.made_s, tries = excluded.tries, value = excluded.value, body = excluded.body;

-- name: code_end
delete from code where person = :person;

-- name: party_add
insert into party (id, kind, lang, name, made_s) values (:id, :kind, :lang, :name, :made_s);

-- name: party_name
update party set name = :name where id = :id;

-- name: party_person
update party set kind = :kind, lang = case when :lang::int8 = 0 then lang else :lang end where id = :id;

-- name: phone_get
select f.party, p.kind, f.place from phone f join party p on p.id = f.party where f.number_ix = :number_ix;

-- name: person_phone
select number_ix, number from phone where party = :party and place <= 2 and not lost order by place limit 1;

-- name: phone_add
insert into phone (number_ix, party, place, lost, number) values (:number_ix, :party, :place, false, :number);

-- name: phone_move
update phone set place = 3 where party = :party and place = :place and number_ix <> :number_ix;

-- name: phone_place
update phone set place = :place where number_ix = :number_ix;

-- name: phone_lost
update phone set lost = :lost where number_ix = :number_ix;

-- name: number_lost
select count(*) from phone where number_ix = :number_ix and lost;

-- An answer that waits was for its owner.
-- name: outbox_answers_end
update outbox set state = :dropped where to_ix = :to_ix and state = 0 and direct;

-- name: holding_put
insert into holding (role, at, party, deputy, ord, ended) values (:role, :at, :party, :deputy, :ord, false)
on conflict (role, at, party) do update set deputy = excluded.deputy, ended = false,
    ord = case when holding.ended then excluded.ord else holding.ord end;

-- name: holding_end
update holding set ended = true where party = :party and role = :role and at = :at and not ended;

-- name: holding_end_all
update holding set ended = true where party = :party and not ended;

-- name: absence_over
select from_day, to_day, delegate from absence where party = :party and to_day >= :from_day and from_day <= :to_day
order by from_day limit 1;

-- name: absence_end
delete from absence where party = :party and from_day = :from_day;

-- name: absence_add
insert into absence (party, from_day, to_day, delegate) values (:party, :from_day, :to_day, :delegate);

-- name: office_put
insert into office (code, phone) values (:code, :phone) on conflict (code) do update set phone = excluded.phone;

-- name: office_areas_end
delete from office_area where code = :code;

-- name: office_area_add
insert into office_area (code, area) values (:code, :area) on conflict do nothing;

-- name: holiday_put
insert into holiday (day, name, held) values (:day, :name, :held)
on conflict (day) do update set name = excluded.name, held = excluded.held;

-- name: holidays
select day, held from holiday order by day;

-- The directory: duty posts (from role :first on), who holds them, their phones, leave and offices of their own areas.
-- name: dir_people
select p.id, p.lang from party p
where p.id in (select party from holding where not ended and role >= :first union select delegate from absence)
order by p.id;

-- name: dir_phones
select f.party, f.place, f.number_ix, f.number, f.lost, coalesce(n.lang, 0) from phone f left join number n on n.number_ix = f.number_ix
where f.place <= 2
    and f.party in (select party from holding where not ended and role >= :first union select delegate from absence)
order by f.party, f.place;

-- name: dir_holdings
select role, at, party, deputy, ord from holding where not ended and role >= :first order by role, at, ord, party;

-- name: dir_absences
select party, from_day, to_day, delegate from absence order by party, from_day;

-- name: dir_offices
select o.code, o.phone, coalesce(a.area, '') from office o left join office_area a on a.code = o.code order by o.code, a.area;

-- Cases read in this hour, for the alarm; older hours are not kept.
-- name: reading_count
select coalesce(max(n), 0) from reading where person = :person and hour = :hour;

-- name: reading_add
insert into reading (person, hour, n) values (:person, :hour, 1)
on conflict (person, hour) do update set n = reading.n + 1;

-- name: reading_end
delete from reading where person = :person and hour < :hour;
