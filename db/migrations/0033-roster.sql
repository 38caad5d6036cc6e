-- The helpline's shifts (core/roster.h): who is on which line, and what a shift hands over to the next. day: on which the shift began;
-- words are sealed under that day's key, as what has no case is. read_s 0: the next shift has not read it.
create table roster (
    day INT8 not null,
    shift INT8 not null,
    line TEXT not null,
    person INT8 not null,
    planned_s INT8 not null,
    planned_by INT8 not null,
    primary key (day, shift, line)
) KEYED;
create unique index roster_person on roster (day, shift, person);
create table handover (
    id INT8 primary key,
    day INT8 not null,
    shift INT8 not null,
    person INT8 not null,
    written_s INT8 not null,
    read_s INT8 not null,
    read_by INT8 not null,
    words BYTES not null
) ROWS;
create unique index handover_shift on handover (day, shift, person);
