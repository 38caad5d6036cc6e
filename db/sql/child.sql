-- Children of the register, who belongs to them, and by what they are found.

-- name: child_add
insert into child (id, version, sex, born_day, born_about, area_level, region, county, constituency, ward, merged_into, made_s, person, role,
    kept_day)
values (:id, 1, :sex, :born_day, :born_about, :area_level, :region, :county, :constituency, :ward, 0, :made_s, :person, :role,
    :kept_day);

-- name: child_set
update child set version = version + 1, sex = :sex, born_day = :born_day, born_about = :born_about, area_level = :area_level,
    region = :region, county = :county, constituency = :constituency, ward = :ward
where id = :id and version = :seen;

-- name: child_get
select c.id, c.version, c.sex, c.born_day, c.born_about, c.area_level, c.region, c.county, c.constituency, c.ward, c.merged_into,
    c.made_s, c.person, c.role, p.erased_s, p.name
from child c join party p on p.id = c.id where c.id = :id;

-- kept_day at its highest: the child was erased (db/sql/record.sql).
-- name: children_after
select id from (
    select id from (select id from child where county = :county::int8 and id > :after::int8 and merged_into = 0 and kept_day < 2147483647
        and (:constituency::int8 = 0 or constituency in (0, :constituency::int8)) order by id limit :cap) near
    union all
    select id from (select id from child where county = 0 and id > :after::int8 and merged_into = 0 and kept_day < 2147483647 order by id limit :cap) nowhere
) either order by id limit :cap;

-- name: children_everywhere
select id from child where id > :after and merged_into = 0 and kept_day < 2147483647 order by id limit :cap;

-- name: child_merge
update child set version = version + 1, merged_into = :into where id = :id and version = :seen and merged_into = :was;

-- name: child_merged
select id from child where merged_into = :id and merged_into <> 0 order by id limit :cap;

-- name: child_key_add
insert into child_key (key_ix, child) values (:key_ix, :child) on conflict do nothing;

-- name: child_keys_end
delete from child_key where child = :child;

-- name: child_by_key
select child from child_key where key_ix = :key_ix and child > :after order by child limit :cap;

-- name: child_alike_add
insert into child_alike (child, other, score, made_s, decided, person) values (:child, :other, :score, :made_s, 0, 0)
on conflict (child, other) do nothing;

-- name: child_alike_decide
update child_alike set decided = :decided, person = :person where child = :child and other = :other;

-- name: child_alike_open
select a.child, a.other, a.score, a.made_s from child_alike a join child c on c.id = a.child join child o on o.id = a.other
where a.decided = 0 and (:county::int8 = 0
    or (c.county in (0, :county::int8) and (:constituency::int8 = 0 or c.constituency in (0, :constituency::int8)))
    or (o.county in (0, :county::int8) and (:constituency::int8 = 0 or o.constituency in (0, :constituency::int8))))
order by a.score desc, a.child, a.other limit :cap;

-- name: child_keys_days
select k.key_ix, k.child, c.born_day from child_key k join child c on c.id = k.child
where c.merged_into = 0 and c.born_day <> 0 and not c.born_about order by k.key_ix, k.child;

-- name: child_numbers
select i.ix, i.party from identifier i join child c on c.id = i.party where c.merged_into = 0 order by i.ix, i.party;

-- name: child_alike_count
select count(*) from child_alike where decided = 0;

-- name: case_child_add
insert into case_child (case_id, child, made_s, person) values (:case_id, :child, :made_s, :person) on conflict do nothing;

-- name: case_child_end
delete from case_child where case_id = :case_id and child = :child;

-- name: case_children
select child from case_child where case_id = :case_id order by made_s, child limit :cap;

-- name: child_cases
select case_id from case_child where child = :child order by case_id desc limit :cap;

-- Ended and put back on one day: it stands again.
-- name: relation_add
insert into relation (about, subject, party, kind, from_day, to_day, made_s, person)
values (:about, :subject, :party, :kind, :from_day, 0, :made_s, :person)
on conflict (about, subject, party, kind, from_day) do update set to_day = 0, person = excluded.person where relation.to_day <> 0;

-- name: relation_end
update relation set to_day = :to_day, person = :person
where about = :about and subject = :subject and party = :party and kind = :kind and to_day = 0;

-- name: relations_to
select party, kind, from_day, to_day from relation where about = :about and subject = :subject order by to_day <> 0, from_day desc, party limit :cap;

-- name: relations_of
select about, subject, kind, from_day, to_day from relation where party = :party order by about, subject limit :cap;

-- name: identifier_put
insert into identifier (ix, party, kind, words) values (:ix, :party, :kind, :words)
on conflict (ix, party) do update set kind = excluded.kind, words = excluded.words;

-- name: identifiers_end
delete from identifier where party = :party;

-- name: identifiers_of
select ix, kind, words from identifier where party = :party order by kind, ix;

-- name: identifier_parties
select party from identifier where ix = :ix order by party limit :cap;

-- name: party_named
select kind, name from party where id = :id;
