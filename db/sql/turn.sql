-- Deadlines, chores, alarms, counters, the audit, and what the store knows of itself.

-- name: timer_put
insert into timer (case_id, due_s, version, severity) values (:case_id, :due_s, :version, :severity)
on conflict (case_id) do update set due_s = excluded.due_s, version = excluded.version, severity = excluded.severity;

-- name: timer_end
delete from timer where case_id = :case_id;

-- name: timers_overdue
select case_id, due_s, version, severity from timer where severity = :severity and due_s <= :now_s
order by due_s, case_id limit :cap;

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

-- name: audit_last
select coalesce(max(seq), 0) from audit where shard = :shard;

-- name: audit_add
insert into audit (shard, seq, at_s, case_id, version, wrote, person, role, inbox_id, act, detail)
values (:shard, :seq, :at_s, :case_id, :version, :wrote, :person, :role, :inbox_id, :act, :detail);

-- name: audit_mark_newest
select m.n, m.at_s, m.records, h.mark from audit_head h join audit_mark m on m.n = h.marks where h.id = 1;

-- name: meta_get
select value from meta where key = :key;

-- name: meta_put
insert into meta (key, value) values (:key, :value) on conflict (key) do update set value = excluded.value;
