-- Alternative care (core/placement.h): a child's placement from identification to closure, and each stage it came to, with the form
-- that was filled for it (a row of sheet_row at a version). words are sealed under the child's key.
create table placement (
    id INT8 primary key,
    child INT8 not null,
    case_id INT8 not null,
    version INT8 not null,
    kind TEXT not null,
    stage INT8 not null,
    opened INT8 not null,
    last_day INT8 not null,
    placed INT8 not null,
    closed INT8 not null,
    unit TEXT not null,
    carer INT8 not null,
    role INT8 not null,
    at TEXT not null,
    review_day INT8 not null,
    finish TEXT not null,
    made_s INT8 not null,
    person INT8 not null
) ROWS;
create unique index placement_open on placement (child) where stage <> 10;
create index placement_child on placement (child, id);
create table placement_step (
    id INT8 primary key,
    placement INT8 not null,
    ord INT8 not null,
    stage INT8 not null,
    day INT8 not null,
    sheet INT8 not null,
    sheet_version INT8 not null,
    words BYTES not null,
    made_s INT8 not null,
    person INT8 not null,
    role INT8 not null
) ROWS;
create unique index placement_step_ord on placement_step (placement, ord);
create index placement_step_sheet on placement_step (sheet) where sheet <> 0;
