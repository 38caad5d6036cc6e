-- Names that aggregators gave our texts.

-- name: given_get
select outbox_id, told from given where link = :link and msgid = :msgid;

-- name: given_taken
insert into given (link, msgid, outbox_id, told, at_s) values (:link, :msgid, :outbox_id, -1, :now_s)
on conflict (link, msgid) do update set outbox_id = excluded.outbox_id;

-- The first that ends it stays, unless it arrived after all.
-- name: given_told
insert into given (link, msgid, outbox_id, told, at_s) values (:link, :msgid, 0, :told, :now_s)
on conflict (link, msgid) do update set told = excluded.told where given.told = -1 or excluded.told = :delivered;

-- A few at a time, whenever one is added.
-- name: given_forget
delete from given where at_s < :before_s and (link, msgid) in (
    select link, msgid from given where at_s < :before_s order by at_s limit 4);
