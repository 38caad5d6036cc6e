-- People, audit and settings as their pages show them.

-- name: staff_posts
select h.role, h.at, h.party, h.deputy,
    exists (select 1 from absence a where a.party = h.party and a.from_day <= :today and a.to_day >= :today)
from holding h where not h.ended and (:role::int8 = 0 or h.role = :role) order by h.role, h.at, h.ord, h.party;

-- name: staff_person
select p.name, p.lang, coalesce((select locked from pin where person = :id), false)
    or coalesce((select locked from password where person = :id), false)
from party p where p.id = :id and p.kind = :kind;
