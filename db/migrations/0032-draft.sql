-- A form that an officer fills on a phone, screen by screen, until it is saved: one a person, case and form. words is what was
-- answered so far (forms/sheet_draft.h), sealed under the case.
create table sheet_draft (
    person INT8 not null,
    case_id INT8 not null,
    sheet TEXT not null,
    at_s INT8 not null,
    words BYTES not null,
    primary key (person, case_id, sheet)
) KEYED;
create index sheet_draft_case on sheet_draft (case_id);
create index sheet_draft_at on sheet_draft (at_s);
