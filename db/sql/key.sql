-- Wrapped keys of subjects (db/vault.h). kek 0: the subject was erased.

-- name: key_get
select kek, wrapped from subject_key where id = :id;

-- name: key_put
insert into subject_key (id, kek, wrapped) values (:id, :kek, :wrapped);

-- name: key_set
update subject_key set kek = :kek, wrapped = :wrapped where id = :id;

-- Of a rotation: those under older generations, by their id.
-- name: keys_older
select id, kek, wrapped from subject_key where id > :after and kek > 0 and kek < :kek order by id limit :cap;

-- Two rows by which the other keys are known to be this store's.
-- name: key_case
select id, ref from case_file order by id desc limit 1;

-- name: key_phone
select number_ix, number from phone order by number_ix limit 1;

-- name: keys_count
select kek, count(*) from subject_key group by kek order by kek;
