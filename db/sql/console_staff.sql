-- People, audit and settings as their pages show them.

-- name: staff_posts
select h.role, h.at, h.party, h.deputy,
    exists (select 1 from absence a where a.party = h.party and a.from_day <= :today and a.to_day >= :today)
from holding h where not h.ended and (:role::int8 = 0 or h.role = :role) order by h.role, h.at, h.ord, h.party;

-- name: staff_person
select p.name, p.lang, coalesce((select locked from pin where person = :id), false)
    or coalesce((select locked from password where person = :id), false)
from party p where p.id = :id and p.kind = :kind;

-- name: staff_audit
select a.seq, a.at_s, coalesce(c.ref, ''), a.version, a.wrote, a.person, a.role, a.act
from audit a left join case_file c on c.id = a.case_id
where a.shard = :shard and a.seq > :least and a.seq <= :upto and (:case_id::int8 = 0 or a.case_id = :case_id)
    and (:person::int8 = 0 or a.person = :person) and (:act::text = '' or a.act = :act)
order by a.seq desc limit :cap;

-- name: staff_audit_at
select at_s from audit where shard = :shard and seq = :seq;

-- name: staff_case
select id from case_file where ref = :ref;

-- name: staff_mark
select coalesce(max(n), 0) from audit_mark where records <= :records;
