-- Deadlines, chores, alarms, counters, the audit, and what the store knows of itself.

-- name: timer_put
insert into timer (case_id, due_s, version, severity) values (:case_id, :due_s, :version, :severity)
on conflict (case_id) do update set due_s = excluded.due_s, version = excluded.version, severity = excluded.severity;

-- name: timer_end
delete from timer where case_id = :case_id;

-- name: timers_overdue
select case_id, due_s, version, severity from timer where severity = :severity and due_s <= :now_s
order by due_s, case_id limit :cap;

-- name: timers_late
select count(*) from (select 1 from timer where severity in (0, 1, 2, 3, 4, 5) and due_s <= :now_s limit :cap) t;

-- name: timers_between
select case_id, due_s, version, severity from timer where severity = :severity and due_s > :from_s and due_s <= :to_s;

-- name: chores
select kind, done_s from chore order by kind;

-- name: chore_put
insert into chore (kind, done_s) values (:kind, :done_s) on conflict (kind) do update set done_s = excluded.done_s;

-- name: spend_get
select parts, needed from spend where day = :day;

-- name: spend_put
insert into spend (day, parts, needed) values (:day, :parts, :needed)
on conflict (day) do update set parts = excluded.parts, needed = excluded.needed;

-- name: alarm_add
insert into alarm (day, word, about) values (:day, :word, :about) on conflict do nothing;

-- name: counter_up
insert into counter (name, value) values (:name, :by) on conflict (name) do update set value = counter.value + excluded.value
returning value;

-- name: lease_skip
update counter set value = value + :by where name like 'lease.%';

-- name: audit_last
select seq, hash from audit where shard = :shard and seq <= :most order by seq desc limit 1;

-- name: audit_add
insert into audit (shard, seq, at_s, case_id, version, wrote, person, role, inbox_id, act, detail, hash, proof)
values (:shard, :seq, :at_s, :case_id, :version, :wrote, :person, :role, :inbox_id, :act, :detail, :hash, :proof);

-- name: audit_walk
select shard, seq, at_s, case_id, version, wrote, person, role, inbox_id, act, detail, hash, proof
from audit where shard = :shard and seq >= :from order by seq;

-- name: bundle_records
select shard, seq, at_s, case_id, version, wrote, person, role, inbox_id, act, detail, hash, proof
from audit where case_id = :case_id order by shard, seq;

-- name: bundle_inbox
select id, at_s, stored_s, carrier, msgid, receiver, sender, body, partial, broken
from inbox where case_id = :case_id order by id;

-- name: bundle_notes
select id, at_s, word, role, person, body from note where case_id = :case_id order by id;

-- name: audit_chain
update audit set hash = :hash where shard = :shard and seq = :seq;

-- name: audit_hash
select hash from audit where shard = :shard and seq = :seq;

-- name: audit_head
select marks, mark, heads, mac from audit_head where id = 1;

-- name: audit_head_put
insert into audit_head (id, marks, mark, heads, mac) values (1, :marks, :mark, :heads, :mac)
on conflict (id) do update set marks = excluded.marks, mark = excluded.mark, heads = excluded.heads, mac = excluded.mac;

-- name: audit_mark_add
insert into audit_mark (n, at_s, records, ends, signature) values (:n, :at_s, :records, :ends, :signature);

-- name: audit_marks
select n, at_s, records, ends, signature from audit_mark order by n;

-- name: audit_marks_last
select coalesce(max(n), 0) from audit_mark where n <= :most;

-- name: audit_mark_newest
select m.n, m.at_s, m.records, h.mark from audit_head h join audit_mark m on m.n = h.marks where h.id = 1;

-- name: meta_get
select value from meta where key = :key;

-- name: meta_put
insert into meta (key, value) values (:key, :value) on conflict (key) do update set value = excluded.value;
