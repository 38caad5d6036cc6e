-- What grows from year to year is looked for by an index, and no more of it is read than is asked for: figures of a year of contacts
-- from the index alone; contacts of which something may still be erased, without the silent ones; who a child is placed with; a unit's
-- population; and words of the helpline and of API clients by their own name of them.
drop index contact_day;
create index contact_figures on contact (day, kind, hour, county, channel, subject, outcome);
drop index contact_kept;
create index contact_said on contact (day, id) where erased_s = 0 and case_id = 0 and waits <> 1
    and (number_ix <> 0 or length(notes) + length(number) + length(report) > 0);
create index placement_carer on placement (carer) where carer <> 0;
drop index movement_unit;
create index movement_unit on movement (unit, day, child, held, present);
create index inbox_linked on inbox (msgid, carrier) where carrier = 'helpline' or substr(carrier, 1, 4) = 'api:';
