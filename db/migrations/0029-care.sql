-- Children in the care of institutions (core/stay.h): a stay from admission to exit, and its movements. Who is where on a day is
-- always reckoned from the movements: held is what one adds to who is on the books, present to who is there that night. words are
-- sealed under the child's key: an order's number and what was written beside the codes.
create table stay (
    id INT8 primary key,
    child INT8 not null,
    version INT8 not null,
    unit TEXT not null,
    state INT8 not null,
    admitted INT8 not null,
    last_day INT8 not null,
    left_day INT8 not null,
    type TEXT not null,
    class TEXT not null,
    reason TEXT not null,
    court TEXT not null,
    order_to INT8 not null,
    role INT8 not null,
    at TEXT not null,
    review_day INT8 not null,
    moved_from INT8 not null,
    exit TEXT not null,
    words BYTES not null,
    made_s INT8 not null,
    person INT8 not null
) ROWS;
create unique index stay_open on stay (child) where state <> 4;
create index stay_child on stay (child, admitted, id);
create index stay_unit on stay (unit, state, id);
create table movement (
    id INT8 primary key,
    stay INT8 not null,
    ord INT8 not null,
    child INT8 not null,
    unit TEXT not null,
    kind INT8 not null,
    day INT8 not null,
    back_day INT8 not null,
    code TEXT not null,
    held INT8 not null,
    present INT8 not null,
    words BYTES not null,
    made_s INT8 not null,
    person INT8 not null,
    role INT8 not null
) ROWS;
create unique index movement_ord on movement (stay, ord);
create index movement_unit on movement (unit, day);
