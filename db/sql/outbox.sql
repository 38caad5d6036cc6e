-- What goes out: one row a text, from waiting to delivered.

-- name: outbox_add
insert into outbox (id, cause_n, cause_v, cause, key, to_ix, number, person, role, at, level, lang, guide, cls, case_id, epoch,
    version, rank, t0_s, not_before_s, expires_s, receipt_by_s, step, late, bundles, direct, args, state, ready, bundle, made_s,
    said_s, said_by)
values (:id, :cause_n, :cause_v, :cause, :key, :to_ix, :number, :person, :role, :at, :level, :lang, :guide, :cls, :case_id,
    :epoch, :version, :rank, :t0_s, :not_before_s, :expires_s, :receipt_by_s, :step, :late, :bundles, :direct, :args, :state,
    :ready, :bundle, :made_s, :said_s, :said_by)
on conflict (cause_n, cause_v, cause, key, to_ix) do nothing;

-- What became due is made ready, the gravest first, so that taking it in the order of t0 reads only what is taken.
-- name: outbox_promote
update outbox set ready = true where id in (
    select id from outbox where state = 0 and not ready and rank = :rank and not_before_s <= :now_s
    order by not_before_s limit :cap);

-- name: outbox_due
select id, cause_n, cause_v, cause, key, number, person, role, at, level, lang, guide, cls, case_id, epoch, version, rank, t0_s,
    not_before_s, expires_s, receipt_by_s, step, late, bundles, direct, args, state, bundle, made_s, said_s, said_by
from outbox where state = 0 and ready order by rank, t0_s, id limit :cap;

-- name: outbox_waiting
select id, cause_n, cause_v, cause, key, number, person, role, at, level, lang, guide, cls, case_id, epoch, version, rank, t0_s,
    not_before_s, expires_s, receipt_by_s, step, late, bundles, direct, args, state, bundle, made_s, said_s, said_by
from outbox where state = 0 and to_ix = :to_ix order by not_before_s, id limit :cap;

-- Of one case, found by the case (hence the plus): an officer in a flood has thousands that wait.
-- name: outbox_about
select id, cause_n, cause_v, cause, key, number, person, role, at, level, lang, guide, cls, case_id, epoch, version, rank, t0_s,
    not_before_s, expires_s, receipt_by_s, step, late, bundles, direct, args, state, bundle, made_s, said_s, said_by
from outbox where case_id = :case_id and state = 0 and +to_ix = :to_ix order by id limit :cap;

-- name: outbox_claimed
select id, cause_n, cause_v, cause, key, number, person, role, at, level, lang, guide, cls, case_id, epoch, version, rank, t0_s,
    not_before_s, expires_s, receipt_by_s, step, late, bundles, direct, args, state, bundle, made_s, said_s, said_by
from outbox where state = 1 and rank = :rank and id > :after order by id limit :cap;

-- The first claimed is the oldest, or nearly.
-- name: outbox_unsent
select said_s from outbox where state = 1 order by id limit 1;

-- name: outbox_get
select id, cause_n, cause_v, cause, key, number, person, role, at, level, lang, guide, cls, case_id, epoch, version, rank, t0_s,
    not_before_s, expires_s, receipt_by_s, step, late, bundles, direct, args, state, bundle, made_s, said_s, said_by
from outbox where id = :id;

-- name: outbox_of_case
select id, cause_n, cause_v, cause, key, number, person, role, at, level, lang, guide, cls, case_id, epoch, version, rank, t0_s,
    not_before_s, expires_s, receipt_by_s, step, late, bundles, direct, args, state, bundle, made_s, said_s, said_by
from outbox where case_id = :case_id order by id;

-- What one phone was sent, the last first: for the phones of a practice world, whose store is small.
-- name: outbox_said
select id, cause_n, cause_v, cause, key, number, person, role, at, level, lang, guide, cls, case_id, epoch, version, rank, t0_s,
    not_before_s, expires_s, receipt_by_s, step, late, bundles, direct, args, state, bundle, made_s, said_s, said_by
from outbox where to_ix = :to_ix and said_s <> 0 and said_by = 0 order by said_s desc, id desc limit :cap;

-- name: outbox_mark
update outbox set state = :state, not_before_s = :not_before_s, expires_s = :expires_s, receipt_by_s = :receipt_by_s,
    late = :late, bundle = :bundle, said_s = :said_s, said_by = :said_by,
    ready = case when state = 0 and :state::int8 = 0 and not_before_s = :not_before_s then ready else false end
where id = :id;

-- name: outbox_drop
update outbox set state = :dropped where case_id = :case_id and state = 0 and not direct;

-- name: outbox_next
select coalesce(min(t), 9223372036854775807) from (
    select not_before_s as t from (select not_before_s from outbox where state = 0 and ready order by rank, t0_s, id limit 1) r
    union all select min(not_before_s) from outbox where state = 0 and not ready and rank = 1
    union all select min(not_before_s) from outbox where state = 0 and not ready and rank = 2
    union all select min(not_before_s) from outbox where state = 0 and not ready and rank = 3
    union all select min(not_before_s) from outbox where state = 0 and not ready and rank = 4
    union all select min(not_before_s) from outbox where state = 0 and not ready and rank = 5) q;

-- name: outbox_bundle_said
select said_s from outbox
where said_s / 86400 = :day and to_ix = :to_ix and said_s <> 0 and said_s >= :since_s and bundles and said_by = 0
order by said_s desc limit :cap;

-- The first of them ends the search: an officer in a flood has thousands that wait.
-- name: outbox_bundle_waits
select coalesce((select not_before_s from outbox where state = 0 and to_ix = :to_ix and bundle order by not_before_s limit 1), 0);

-- The newest first, and within a second as the index has them: sorting would cost more than all the rest.
-- name: outbox_recent
select o.said_s, o.key, o.case_id, o.cls, coalesce(c.state, 0)
from outbox o left join case_file c on c.id = o.case_id
where o.said_s / 86400 = :day and o.to_ix = :to_ix and o.said_s <> 0 and o.said_s >= :from_s
order by o.said_s desc, o.bundles desc, o.said_by desc, o.id desc limit :cap;

-- name: receipts_due
select id from outbox where state = 2 and receipt_by_s > 0 and receipt_by_s <= :now_s order by receipt_by_s, id limit :cap;

-- name: receipts_next
select coalesce(min(receipt_by_s), 9223372036854775807) from outbox where state = 2 and receipt_by_s > 0;

-- name: receipts_end
update outbox set receipt_by_s = 0
where state = 2 and receipt_by_s > 0 and case_id = :case_id::int8 and epoch = :epoch::int8 and key = :key::text and level = :level::int8;
