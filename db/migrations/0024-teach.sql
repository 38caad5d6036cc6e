-- What a person says a text should have been read as, one row a text that the reader did not understand or was corrected on.
-- body: how it should have been read, the words with names and numbers taken out, a note; sealed with the text itself (under
-- its case, or the day it came), and gone with it. stored_s: of the text, so that its day is known.
create table teach (
    text INT8 primary key references inbox (id),
    case_id INT8 not null,
    stored_s INT8 not null,
    at_s INT8 not null,
    person INT8 not null,
    role INT8 not null,
    body BYTES not null
) ROWS;
create index teach_case on teach (case_id);
