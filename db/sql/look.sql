-- Rows as they are committed, for the simulator (db/look.h): plain columns, nothing that is sealed.

-- name: look_inbox
select id, at_s, stored_s, case_id, taken, report, carrier, msgid, word, person_why from inbox where id > :after order by id;

-- name: look_audit
select shard, seq, at_s, case_id, version, person, role, inbox_id, wrote, act from audit
where shard = :shard and seq > :after order by seq;

-- name: look_texts
select id, to_ix, person, role, level, cls, case_id, epoch, version, rank, not_before_s, expires_s, made_s, said_s, state, direct,
    bundle, cause, cause_n, cause_v, key from outbox where id > :after order by id;

-- name: look_text
select id, to_ix, person, role, level, cls, case_id, epoch, version, rank, not_before_s, expires_s, made_s, said_s, state, direct,
    bundle, cause, cause_n, cause_v, key from outbox where id = :id;

-- name: look_case
select id, version, epoch, state, severity, opened_s, t0_s, county, level, told, base_level, disputed, asked_by, closer, closed_s,
    merged_into, unread, registered, accused_role, ref, office from case_file where id = :id;

-- name: look_timer
select due_s from timer where case_id = :id;

-- name: look_duty
select id, kind, role, day, told_s, set_s, done_s from duty where id = :id;

-- name: look_duty_left
select count(*), coalesce(min(d.id), 0) from duty d left join timer t on t.case_id = d.id + 4611686018427387904
where d.done_s = 0 and (t.case_id is null or t.due_s <= :by_s);

-- name: look_overdue
select count(*), coalesce(min(t.case_id), 0) from timer t join case_file c on c.id = t.case_id
where c.state <= 3 and t.due_s <= :by_s;

-- name: look_waiting
select count(*), coalesce(min(id), 0) from outbox where state = 0 and not_before_s <= :by_s;

-- name: look_graver
select count(*), coalesce(min(id), 0) from outbox
where state = 0 and to_ix = :to_ix and rank < :rank and not_before_s <= :now_s
    and made_s < :now_s and not direct and not bundle;
