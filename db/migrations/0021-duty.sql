-- What must be done by a day, and who has been told (core/duty.h). kind, about, role, outcome: numbers of their tables; day:
-- days since 1970; area: whoever is above the post. A deadline of it stands in table timer, its id with a high bit set.
create table duty (
    id INT8 primary key,
    kind INT8 not null,
    about INT8 not null,
    subject INT8 not null,
    case_id INT8 not null,
    thing INT8 not null,
    ref TEXT not null,
    role INT8 not null,
    at TEXT not null,
    area_level INT8 not null,
    region INT8 not null,
    county INT8 not null,
    constituency INT8 not null,
    ward INT8 not null,
    day INT8 not null,
    version INT8 not null,
    level INT8 not null,
    told_s INT8 not null,
    due_s INT8 not null,
    set_s INT8 not null,
    done_s INT8 not null,
    outcome INT8 not null,
    person INT8 not null
) ROWS;
create unique index duty_thing on duty (kind, thing);
create index duty_post on duty (role, at, day) where done_s = 0;
create index duty_county on duty (county, day) where done_s = 0;
create index duty_day on duty (day) where done_s = 0;
create index duty_subject on duty (about, subject);
create index duty_case on duty (case_id) where case_id <> 0;
