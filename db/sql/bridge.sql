-- What CPIMS is to hear (db/bridge.h).

-- name: bridge_add
insert into bridge_case (case_id, name, state, made_s, tries, due_s, status, why, acked_s, serial, said)
select c.id, :name::text, 1, :made_s::int8, 0, 0, 0, '', 0, '', '' from case_file c where c.id = :case_id and c.erased_s = 0
on conflict (case_id) do nothing;

-- name: bridge_again
update bridge_case set state = 1, made_s = :made_s, tries = 0, due_s = 0, status = 0, why = '', ask_s = 0, asks = 0 where case_id = :case_id;

-- name: bridge_again_all
update bridge_case set state = 1, made_s = :made_s, tries = 0, due_s = 0, status = 0, why = '', ask_s = 0, asks = 0 where state = :quarantined;

-- name: bridge_due
select b.case_id, c.ref, b.name, b.state, b.made_s, b.tries, b.due_s, b.status, b.why, b.acked_s, b.serial, b.said,
    b.ask_s, b.asks, b.heard_s, b.heard_ix, b.tell
from bridge_case b join case_file c on c.id = b.case_id
where b.state = 1 and b.due_s <= :now_s order by b.due_s, b.case_id limit :cap;

-- name: bridge_next
select coalesce(min(t), 0) from (
    select min(due_s) as t from bridge_case where state = 1 and due_s > :now_s::int8
    union all select min(ask_s) from bridge_case where ask_s > :now_s::int8) q;

-- Of those that CPIMS has, the one it is to be asked about now.
-- name: bridge_ask
select b.case_id, c.ref, b.name, b.state, b.made_s, b.tries, b.due_s, b.status, b.why, b.acked_s, b.serial, b.said,
    b.ask_s, b.asks, b.heard_s, b.heard_ix, b.tell
from bridge_case b join case_file c on c.id = b.case_id
where b.ask_s > 0 and b.ask_s <= :now_s order by b.ask_s limit 1;

-- Whose officer is to hear of it.
-- name: bridge_tell
select b.case_id, c.ref, b.name, b.state, b.made_s, b.tries, b.due_s, b.status, b.why, b.acked_s, b.serial, b.said,
    b.ask_s, b.asks, b.heard_s, b.heard_ix, b.tell
from bridge_case b join case_file c on c.id = b.case_id
where b.tell > 0 and b.tell > :after order by b.tell limit :cap;

-- name: bridge_told
update bridge_case set tell = 0 where tell > 0 and tell <= :tell;

-- By the name both sides know it by.
-- name: bridge_named
select case_id from bridge_case where name = :name;

-- name: bridge_get
select b.case_id, c.ref, b.name, b.state, b.made_s, b.tries, b.due_s, b.status, b.why, b.acked_s, b.serial, b.said,
    b.ask_s, b.asks, b.heard_s, b.heard_ix, b.tell
from bridge_case b join case_file c on c.id = b.case_id where b.case_id = :case_id;

-- name: bridge_list
select b.case_id, c.ref, b.name, b.state, b.made_s, b.tries, b.due_s, b.status, b.why, b.acked_s, b.serial, b.said,
    b.ask_s, b.asks, b.heard_s, b.heard_ix, b.tell
from bridge_case b join case_file c on c.id = b.case_id
where b.case_id < :before order by b.case_id desc limit :cap;

-- name: bridge_list_state
select b.case_id, c.ref, b.name, b.state, b.made_s, b.tries, b.due_s, b.status, b.why, b.acked_s, b.serial, b.said,
    b.ask_s, b.asks, b.heard_s, b.heard_ix, b.tell
from bridge_case b join case_file c on c.id = b.case_id
where b.state = :state and b.case_id < :before order by b.case_id desc limit :cap;

-- name: bridge_counts
select state, count(*) from bridge_case group by state;

-- Of those that are not done, which are few.
-- name: bridge_undone
select (select count(*) from bridge_case where state = 1), (select count(*) from bridge_case where state = 3);

-- name: bridge_mark
update bridge_case set state = :state, tries = :tries, due_s = :due_s, status = :status, why = :why, acked_s = :acked_s,
    serial = :serial, said = :said, ask_s = :ask_s, asks = :asks, heard_s = :heard_s, heard_ix = :heard_ix, tell = :tell
where case_id = :case_id;

-- The report that opened it.
-- name: bridge_words
select id, body from inbox where case_id = :case_id and case_id <> 0 and report order by id limit 1;

-- An erased case leaves nothing by which it could be found at CPIMS.
-- name: erase_bridge
delete from bridge_case where case_id = :case_id;

-- name: brought_get
select at_s, case_id from bridge_brought where key = :key and name = :name;

-- name: brought_put
insert into bridge_brought (key, name, at_s, case_id) values (:key, :name, :at_s, 0)
on conflict (key, name) do update set at_s = excluded.at_s;

-- name: brought_is
update bridge_brought set case_id = :case_id where key = :key and name = :name;

-- Of one day (86,400 s since 1970), by its index.
-- name: brought_word
select case_id from inbox where (stored_s / 86400) = :day and msgid = :msgid and carrier = :carrier order by id limit 1;

-- By our serial, of those that this key brought.
-- name: brought_serial
select b.name from bridge_brought b join case_file c on c.id = b.case_id
where b.key = :key and c.serial = :serial and :serial <> '' limit 1;

-- name: erase_brought
delete from bridge_brought where case_id = :case_id and case_id <> 0;
