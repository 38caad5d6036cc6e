-- Units: offices, institutions and organisations.

-- name: unit_add
insert into unit (code, party, version, kind, name, area, parent, licence, licence_to, capacity, sex, age_from, age_to, opened, closed, phone, made_s, changed_s)
values (:code, :party, 1, :kind, :name, :area, :parent, :licence, :licence_to, :capacity, :sex, :age_from, :age_to, :opened, :closed, :phone, :now_s, :now_s);

-- name: unit_set
update unit set version = version + 1, kind = :kind, name = :name, area = :area, parent = :parent, licence = :licence,
    licence_to = :licence_to, capacity = :capacity, sex = :sex, age_from = :age_from, age_to = :age_to, opened = :opened,
    closed = :closed, phone = :phone, changed_s = :now_s
where code = :code and version = :seen;

-- name: unit_get
select code, party, version, kind, name, area, parent, licence, licence_to, capacity, sex, age_from, age_to, opened, closed, phone
from unit where code = :code;

-- name: unit_of_party
select code, party, version, kind, name, area, parent, licence, licence_to, capacity, sex, age_from, age_to, opened, closed, phone
from unit where party = :party;

-- In the order of their codes, from behind one; a place's and all within it, as its code begins.
-- name: units
select code, party, version, kind, name, area, parent, licence, licence_to, capacity, sex, age_from, age_to, opened, closed, phone
from unit where code > :after and (:kind::text = '' or kind = :kind::text) order by code;

-- For the directory: plain, each that is no office of a place.
-- name: dir_units
select code, kind, area, closed from unit order by code;
