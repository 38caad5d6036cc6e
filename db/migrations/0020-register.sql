-- The register (docs/decisions/0012): forms that were filled, each about a case, a party or a contact. Answers are typed: number
-- holds counts, cents, days, and 1 yes 0 no; code a code of the code book, a place, or words that are nobody's; words is sealed
-- under the key of whom the sheet is about. An answer that changes gets a row with the new version, one that is taken back a row
-- that says gone: what stood there at any version can be shown.
create table sheet_row (
    id INT8 primary key,
    sheet TEXT not null,
    definition INT8 not null,
    about INT8 not null,
    subject INT8 not null,
    version INT8 not null,
    day INT8 not null,
    made_s INT8 not null,
    changed_s INT8 not null,
    person INT8 not null,
    role INT8 not null,
    void BOOL not null
) ROWS;
create index sheet_subject on sheet_row (about, subject, id);
create index sheet_days on sheet_row (sheet, day);
create table sheet_answer (
    sheet INT8 not null,
    field TEXT not null,
    ord INT8 not null,
    version INT8 not null,
    gone BOOL not null,
    number INT8 not null,
    code TEXT not null,
    words BYTES not null,
    primary key (sheet, field, ord, version)
) KEYED;
