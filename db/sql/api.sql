-- Keys of the API and what was asked once.

-- name: api_key_add
insert into api_key (id, party, name, scopes, hash, made_s, ends_s, ended_s, mac)
values (:id, :party, :name, :scopes, :hash, :made_s, :ends_s, 0, :mac);

-- name: api_key_get
select party, name, scopes, hash, made_s, ends_s, ended_s, mac from api_key where id = :id;

-- name: api_key_end
update api_key set ended_s = :ended_s where id = :id and ended_s = 0;

-- name: api_key_next
select coalesce(max(id), 0) + 1 from api_key;

-- name: api_keys
select id, party, name, scopes, made_s, ends_s, ended_s from api_key order by id limit :cap;

-- name: api_once_get
select body from api_once where key = :key and once = :once;

-- name: api_once_add
insert into api_once (key, once, body, at_s) values (:key, :once, :body, :at_s) on conflict (key, once) do nothing;

-- name: api_once_old
delete from api_once where at_s < :before_s;

-- name: api_case_of
select c.ref from inbox i join case_file c on c.id = i.case_id where i.carrier = :carrier and i.msgid = :msgid
    and (i.carrier = 'helpline' or substr(i.carrier, 1, 4) = 'api:') order by i.id desc limit 1;

-- name: api_posts
select role, at, sum(case when deputy then 0 else 1 end), count(*) from holding
where not ended and (:at::text = '' or at = :at) group by role, at order by role, at limit :cap;
