-- What is done about a case beside its ladder (core/casework.h, core/referral.h). Days since 1970, 0 none; states are numbers of
-- their tables; codes of the code book. Sealed words stand under the key of the case.
create table service (
    id INT8 primary key,
    version INT8 not null,
    case_id INT8 not null,
    child INT8 not null,
    need TEXT not null,
    intervention TEXT not null,
    provider TEXT not null,
    planned_day INT8 not null,
    due_day INT8 not null,
    done_day INT8 not null,
    state INT8 not null,
    made_s INT8 not null,
    changed_s INT8 not null,
    person INT8 not null,
    role INT8 not null
) ROWS;
create index service_case on service (case_id, id);
create index service_given on service (intervention, done_day) where state = 2;
create table hearing (
    id INT8 primary key,
    version INT8 not null,
    case_id INT8 not null,
    court TEXT not null,
    file BYTES not null,
    day INT8 not null,
    next_day INT8 not null,
    purpose TEXT not null,
    outcome TEXT not null,
    orders TEXT not null,
    state INT8 not null,
    made_s INT8 not null,
    changed_s INT8 not null,
    person INT8 not null,
    role INT8 not null
) ROWS;
create index hearing_case on hearing (case_id, id);
create index hearing_day on hearing (day);
-- A case, or one thing of it, handed to another post or unit to be done. at: of a post, or a unit's code; to_role 0: a unit where
-- nobody has a post, so that who referred writes down its answer. told: what may be told there; why: of the answer; feedback: what
-- came back.
create table referral (
    id INT8 primary key,
    version INT8 not null,
    case_id INT8 not null,
    child INT8 not null,
    from_role INT8 not null,
    from_at TEXT not null,
    to_role INT8 not null,
    to_at TEXT not null,
    reason TEXT not null,
    answer_day INT8 not null,
    state INT8 not null,
    told BYTES not null,
    why BYTES not null,
    feedback BYTES not null,
    made_s INT8 not null,
    changed_s INT8 not null,
    person INT8 not null,
    role INT8 not null
) ROWS;
create index referral_case on referral (case_id, id);
create index referral_to on referral (to_role, to_at, state, id);
create index referral_from on referral (from_role, from_at, state, id);
-- A case that went to another office, and why; written in the turn that moves it.
create table transfer (
    id INT8 primary key,
    case_id INT8 not null,
    from_at TEXT not null,
    to_at TEXT not null,
    reason TEXT not null,
    made_s INT8 not null,
    person INT8 not null,
    role INT8 not null
) ROWS;
create index transfer_case on transfer (case_id, id);
