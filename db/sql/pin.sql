-- PINs: one row a person who has one.

-- name: pin_get
select hash, tries, locked, set_s from pin where person = :person;

-- name: pin_put
insert into pin (person, hash, tries, locked, set_s) values (:person, :hash, 0, false, :set_s)
on conflict (person) do update set hash = excluded.hash, tries = 0, locked = false, set_s = excluded.set_s;

-- name: pin_tries
update pin set tries = :tries, locked = :locked where person = :person;
