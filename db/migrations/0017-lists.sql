-- Whether a case is overdue is said by when it was told and by the version of its ladder (core/late.h): both stand in the
-- indexes that lists are read by.
drop index case_desk;
drop index case_desk_county;
drop index case_desk_office;
create index case_desk on case_file (severity, due_s, id, state, kinds, opened_s, t0_s, policy) where state <= 3;
create index case_desk_county on case_file (county, severity, due_s, id, state, kinds, opened_s, t0_s, policy, constituency, ward)
where state <= 3;
create index case_desk_office on case_file (office, severity, due_s, id, state, kinds, opened_s, t0_s, policy) where state <= 3;
-- Lists of what ended: by the number of the case.
create index case_ended on case_file (severity, id) where state > 3 and erased_s = 0;
create index case_ended_county on case_file (county, severity, id) where state > 3 and erased_s = 0;
create index case_ended_office on case_file (office, severity, id) where state > 3 and erased_s = 0;
