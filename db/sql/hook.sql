-- Webhooks: who hears of changes, and what is still to be heard.

-- name: hook_put
insert into api_hook (key, target, made_s) select :key::int8, :target, :made_s::int8 from api_key
where id = :key::int8 and ended_s = 0 and ends_s > :made_s::int8
on conflict (key) do update set target = excluded.target, made_s = excluded.made_s;

-- name: hook_end
delete from api_hook where key = :key;

-- name: hook_events_end
delete from hook_event where key = :key;

-- name: hook_count
select count(*) from api_hook;

-- name: hooks
select h.key, h.target, k.ends_s, k.ended_s from api_hook h join api_key k on k.id = h.key order by h.key limit :cap;

-- name: hook_figures
select count(*), coalesce(sum(case when due_s = -2 then 1 else 0 end), 0) from hook_event where key = :key;

-- By which ways reports of a case came that a partner may have brought.
-- name: hook_carriers
select distinct carrier from inbox where case_id = :case_id and case_id <> 0 and carrier like 'api:%'
    and (report or word in ('report', 'repeated')) order by carrier limit :cap;

-- The case as it is now; behind what the partner has not heard of it yet.
-- name: hook_event_add
insert into hook_event (id, key, case_id, version, state, severity, level, at_s, tries, due_s)
select :id::int8, h.key, c.id, c.version, c.state, c.severity, c.level, :at_s::int8, 0,
    case when exists (select 1 from hook_event e where e.key = h.key and e.case_id = c.id and e.due_s >= -1) then -1 else 0 end
from case_file c, api_hook h where c.id = :case_id and h.key = :key
on conflict (key, case_id, version) do nothing;

-- name: hook_due
select e.id, e.case_id, c.ref, e.state, e.severity, e.level, e.at_s, e.tries
from hook_event e join case_file c on c.id = e.case_id
where e.key = :key and e.due_s >= 0 and e.due_s <= :now_s order by e.due_s, e.id limit :cap;

-- name: hook_next
select coalesce(min(due_s), 0) from hook_event where key = :key and due_s > :now_s;

-- name: hook_event_get
select key, case_id, at_s, tries from hook_event where id = :id;

-- name: hook_event_done
delete from hook_event where id = :id;

-- name: hook_event_later
update hook_event set tries = tries + 1, due_s = :due_s where id = :id;

-- The one behind it, or nothing.
-- name: hook_event_follow
update hook_event set due_s = 0 where id = (
    select min(id) from hook_event where key = :key and case_id = :case_id and due_s = -1);

-- A few at a time, whenever one is set aside.
-- name: hook_event_forget
delete from hook_event where id in (
    select id from hook_event where key = :key and due_s = -2 and at_s < :before_s order by id limit 4);

-- name: erase_hook_events
delete from hook_event where case_id = :case_id;
