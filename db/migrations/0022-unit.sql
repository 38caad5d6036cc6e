-- Units (docs/decisions/0012): offices of the Directorate, institutions that children live in, and the organisations, police
-- stations, clinics, schools and courts it works with. Posts stand at their codes. party: what its phone is sealed under and its
-- forms are about. Days; 0 none or not known. ages -1 any.
create table unit (
    code TEXT primary key,
    party INT8 not null,
    version INT8 not null,
    kind TEXT not null,
    name TEXT not null,
    area TEXT not null,
    parent TEXT not null,
    licence TEXT not null,
    licence_to INT8 not null,
    capacity INT8 not null,
    sex INT8 not null,
    age_from INT8 not null,
    age_to INT8 not null,
    opened INT8 not null,
    closed INT8 not null,
    phone BYTES not null,
    made_s INT8 not null,
    changed_s INT8 not null
) KEYED;
create unique index unit_party on unit (party);
create index unit_area on unit (area, code);
