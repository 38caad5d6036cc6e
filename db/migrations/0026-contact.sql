-- Contacts of the helpline: each call, chat and visit, also those nobody spoke in. kind, waits: numbers of core/contact.h; the codes
-- are of the code book; day, hour: when it began, in Nairobi; sex 0 and band -1: not known; county 0: not said. notes is sealed under
-- the contact's own key: what was said, the number, and the report that is to become a case.
create table contact (
    id INT8 primary key,
    once TEXT not null,
    kind INT8 not null,
    channel TEXT not null,
    language TEXT not null,
    caller TEXT not null,
    subject TEXT not null,
    outcome TEXT not null,
    anonymous BOOL not null,
    danger BOOL not null,
    sex INT8 not null,
    band INT8 not null,
    county INT8 not null,
    person INT8 not null,
    shift INT8 not null,
    day INT8 not null,
    hour INT8 not null,
    begun_s INT8 not null,
    ended_s INT8 not null,
    call_day INT8 not null,
    called_s INT8 not null,
    number_ix INT8 not null,
    waits INT8 not null,
    case_id INT8 not null,
    notes BYTES not null,
    number BYTES not null,
    report BYTES not null
) ROWS;
create unique index contact_once on contact (once);
create index contact_day on contact (day, hour);
create index contact_person on contact (person, id);
create index contact_number on contact (number_ix, id) where number_ix <> 0;
create index contact_waits on contact (id) where waits = 1;
create index contact_call on contact (call_day, id) where call_day <> 0 and called_s = 0;
create index contact_case on contact (case_id) where case_id <> 0;
