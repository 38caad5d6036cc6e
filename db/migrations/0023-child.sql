-- Children, and the persons and households that belong to them. A child, a person and a household are parties: their names stand
-- sealed in party.name, what else is known of them in the forms about them (0020). Here is what must be found and counted.
-- A child that was merged into another keeps its rows; merged_into says who it is. born_day 0: not known.
create table child (
    id INT8 primary key references party (id),
    version INT8 not null,
    sex INT8 not null,
    born_day INT8 not null,
    born_about BOOL not null,
    area_level INT8 not null,
    region INT8 not null,
    county INT8 not null,
    constituency INT8 not null,
    ward INT8 not null,
    merged_into INT8 not null,
    made_s INT8 not null,
    person INT8 not null,
    role INT8 not null
) ROWS;
create index child_merged on child (merged_into) where merged_into <> 0;
-- Keyed hashes of the keys of core/sound.h: who holds the store cannot read a name from them.
create table child_key (
    key_ix INT8 not null,
    child INT8 not null,
    primary key (key_ix, child)
) KEYED;
create index child_key_of on child_key (child);
-- Children that look alike, found when one was entered: a work list until somebody decides. decided: 0 open, 1 merged, 2 two children.
create table child_alike (
    child INT8 not null,
    other INT8 not null,
    score INT8 not null,
    made_s INT8 not null,
    decided INT8 not null,
    person INT8 not null,
    primary key (child, other)
) KEYED;
create index child_alike_open on child_alike (score, child, other) where decided = 0;
-- Which children a case is about, beside what its report said.
create table case_child (
    case_id INT8 not null,
    child INT8 not null,
    made_s INT8 not null,
    person INT8 not null,
    primary key (case_id, child)
) KEYED;
create index case_child_of on case_child (child);
-- Who belongs to a child, or to a case as the accused: kind is a code of the code book. to_day 0: still.
create table relation (
    about INT8 not null,
    subject INT8 not null,
    party INT8 not null,
    kind TEXT not null,
    from_day INT8 not null,
    to_day INT8 not null,
    made_s INT8 not null,
    person INT8 not null,
    primary key (about, subject, party, kind, from_day)
) KEYED;
create index relation_of on relation (party);
-- Numbers of papers and phones by which a party is found: sealed, and a keyed hash to look it up.
create table identifier (
    ix INT8 not null,
    party INT8 not null,
    kind TEXT not null,
    words BYTES not null,
    primary key (ix, party)
) KEYED;
create index identifier_of on identifier (party);
