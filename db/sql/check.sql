-- What must always hold (docs/decisions and the design's trust rules): each statement counts the rows that break one rule, and
-- names the first. They read whole tables: for `mlinzi db check`, never for a turn.

-- name: check_no_deadline
select count(*), coalesce(min(c.id), 0) from case_file c left join timer t on t.case_id = c.id
where c.state <= 3 and t.case_id is null;

-- name: check_deadline_past
select count(*), coalesce(min(t.case_id), 0) from timer t join case_file c on c.id = t.case_id
where c.state <= 3 and t.due_s < :before_s;

-- Deadlines of duties are their ids with the bit DUTY_KEY (db/duty.h).
-- name: check_duty_no_deadline
select count(*), coalesce(min(d.id), 0) from duty d left join timer t on t.case_id = d.id + 4611686018427387904
where d.done_s = 0 and t.case_id is null;

-- name: check_duty_deadline_past
select count(*), coalesce(min(t.case_id), 4611686018427387904) - 4611686018427387904 from timer t
where t.case_id >= 4611686018427387904 and t.due_s < :before_s;

-- name: check_duty_deadline_done
select count(*), coalesce(min(t.case_id), 4611686018427387904) - 4611686018427387904
from timer t left join duty d on d.id = t.case_id - 4611686018427387904
where t.case_id >= 4611686018427387904 and (d.id is null or d.done_s <> 0);

-- name: check_message_old
select count(*), coalesce(min(id), 0) from outbox where state = 0 and expires_s > 0 and expires_s < :before_s
    and not_before_s < :before_s;

-- name: check_versions
select count(*), coalesce(min(c.id), 0) from case_file c
left join (select case_id, count(*) as n, max(version) as last from audit where wrote group by case_id) a on a.case_id = c.id
where coalesce(a.n, 0) <> c.version or coalesce(a.last, 0) <> c.version;

-- name: check_audit_gap
select count(*), coalesce(min(shard), 0) from (
    select shard from audit group by shard having count(*) <> max(seq) or min(seq) <> 1) g;

-- name: check_early
select count(*), coalesce(min(id), 0) from outbox where state in (1, 2, 3, 4, 6) and said_s < not_before_s;

-- name: check_cause
select count(*), coalesce(min(first), 0) from (
    select min(id) as first from outbox group by cause_n, cause_v, cause, key, to_ix having count(*) > 1) g;

-- name: check_unclaimed
select count(*), coalesce(min(id), 0) from outbox where state in (1, 2, 3, 4) and said_s = 0;

-- Direct answers and alarms excepted (:alarm), and the news of the closing itself.
-- name: check_closed
select count(*), coalesce(min(o.id), 0) from outbox o join case_file c on c.id = o.case_id
where o.state = 0 and c.state > 3 and not o.direct and o.cls <> :alarm and o.key not in ('case.closed', 'case.discarded')
    and not (c.merged_into <> 0 and o.key = 'case.updated');

-- name: check_epoch
select count(*), coalesce(min(o.id), 0) from outbox o join case_file c on c.id = o.case_id
where o.state = 0 and o.epoch < c.epoch and not o.direct and o.cls <> :alarm;

-- name: check_lease
select count(*), coalesce(min(last), 0) from (
    select m.name, m.last from (
        select 'lease.case' as name, coalesce(max(id), 0) as last from case_file
        union all select 'lease.inbox', coalesce(max(id), 0) from inbox
        union all select 'lease.outbox', coalesce(max(id), 0) from outbox) m
    left join counter c on c.name = m.name where m.last > coalesce(c.value, 0)) g;

-- name: check_bundle
select count(*), coalesce(min(o.id), 0) from outbox o left join outbox b on b.id = o.said_by
where o.state = 6 and b.id is null;

-- Levels are bits 1 to 5 of told; those up to base_level are unsaid after a dispute.
-- name: check_skipped
select count(*), coalesce(min(id), 0) from case_file
where state <= 3 and level > base_level
    and (told | ((1::int8 << (base_level::int4 + 1)) - 2)) & ((1::int8 << (level::int4 + 1)) - 2) <> ((1::int8 << (level::int4 + 1)) - 2)
    and id not in (select case_id from audit
        where act in ('level.passed', 'level.silent', 'level.same-person', 'level.nobody', 'post.vacant', 'case.moved'));

-- name: check_alone
select count(*), coalesce(min(c.id), 0) from case_file c
where c.severity = 1 and c.state > 3 and (c.asked_by = 0 or c.closer = 0 or not exists (
    select 1 from note n where n.case_id = c.id and n.at_s = c.closed_s and n.person <> c.asked_by
        and n.word in ('case.closed', 'case.discarded', 'case.merged')));

-- name: check_epoch_ahead
select count(*), coalesce(min(o.id), 0) from outbox o join case_file c on c.id = o.case_id where o.epoch > c.epoch;

-- What a seal needs: the key of each subject that still has sealed values (an erased subject keeps its row, kek 0). The numbers
-- are those of db/vault.h: a case, a party, a day's intake.
-- name: check_key_missing
select count(*), coalesce(min(id), 0) from (
    select c.id from case_file c left join subject_key k on k.id = 72057594037927936 + c.id
    where k.id is null and coalesce(length(c.dob), 0) + coalesce(length(c.event_when), 0) + length(c.place_text) + length(c.locality) +
        length(c.child_name) + length(c.explanation) > 0
    union all
    select p.id from party p left join subject_key k on k.id = 144115188075855872 + p.id
    where k.id is null and length(p.name) > 0
    union all
    select i.id from inbox i left join subject_key k on k.id = 216172782113783808 + (i.stored_s + 10800) / 86400
    where k.id is null and i.case_id = 0 and length(i.body) > 0) g;

-- name: check_key_generation
select count(*), coalesce(min(k.id), 0) from subject_key k
where k.kek <> 0 and not exists (
    select 1 from meta m where m.key = 'kek.check.' || cast(k.kek as text) and m.value <> '');

-- name: check_key_erased
select count(*), coalesce(min(e.subject), 0) from erasure e join subject_key k on k.id = e.subject
where e.done_s <> 0 and k.kek <> 0;

-- Of stays: 1 in, 2 on leave, 3 escaped, 4 left; of movements: 2 leave, 4 escape, 6 exit.
-- name: check_stay
-- Those struck out count for nothing; of a stay whose admission was, nothing stands, and it is over.
select count(*), coalesce(min(s.id), 0) from stay s where s.state <> coalesce((
    select case m.kind when 2 then 2 when 4 then 3 when 6 then 4 else 1 end from movement m
    where m.stay = s.id and not exists (select 1 from movement_struck x where x.movement = m.id)
    order by m.ord desc limit 1), (select 4 from movement_struck x where x.stay = s.id limit 1), 0);

-- name: check_held
select count(*), coalesce(min(s.id), 0) from stay s
where (select coalesce(sum(m.held), 0) from movement m where m.stay = s.id) <> case when s.state = 4 then 0 else 1 end
    or (select coalesce(sum(m.present), 0) from movement m where m.stay = s.id) <> case when s.state = 1 then 1 else 0 end;
