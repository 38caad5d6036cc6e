-- Movements of a stay that were struck out: typed by mistake, kept and marked. The movement itself then adds nothing to anybody's
-- population (held and present 0); why is sealed under the child's key.
create table movement_struck (
    id INT8 primary key,
    movement INT8 not null,
    stay INT8 not null,
    at_s INT8 not null,
    person INT8 not null,
    role INT8 not null,
    why BYTES not null
) ROWS;
create unique index movement_struck_of on movement_struck (movement);
create index movement_struck_stay on movement_struck (stay);
