-- The audit nobody can bend, and the chores of the day.

-- What the service does by itself once a day (core/chore.h), and when it was last done.
create table chore (
    kind INT8 primary key,
    done_s INT8 not null
) KEYED;

-- hash: of this record and the one before it in its shard; proof: commitments to the rows written with it (db/audit.h).
alter table audit add column hash BYTES;
alter table audit add column proof BYTES;

-- One row (id 1): where each shard ends, how far the marks have come, and a keyed hash over both. It changes with every
-- commit that writes the audit: what is cut off at the end is missed.
create table audit_head (
    id INT8 primary key,
    marks INT8 not null,
    mark BYTES not null,
    heads BYTES not null,
    mac BYTES not null
) ROWS;

-- A mark: the ends of the shards that moved since the one before, signed. records counts all records of all shards.
create table audit_mark (
    n INT8 primary key,
    at_s INT8 not null,
    records INT8 not null,
    ends BYTES not null,
    signature BYTES not null
) ROWS;
