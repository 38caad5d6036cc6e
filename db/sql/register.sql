-- The register as a whole: what was done once.

-- name: once_get
select id from act_once where once = :once;

-- name: once_put
insert into act_once (once, id, made_s) values (:once, :id, :made_s);

-- name: once_made
update act_once set id = :id where once = :once;

-- name: once_forget
delete from act_once where made_s < :before_s;
