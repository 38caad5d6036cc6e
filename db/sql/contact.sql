-- Contacts of the helpline (core/contact.h).

-- name: contact_add
insert into contact (id, once, kind, channel, language, caller, subject, outcome, anonymous, danger, sex, band, county, person,
    shift, day, hour, begun_s, ended_s, call_day, called_s, number_ix, waits, case_id, notes, number, report)
values (:id, :once, :kind, :channel, :language, :caller, :subject, :outcome, :anonymous, :danger, :sex, :band,
    :county, :person, :shift, :day, :hour, :begun_s, :ended_s, :call_day, 0, :number_ix, :waits, 0, :notes, :number, :report);

-- name: contact_get
select c.id, c.kind, c.channel, c.language, c.caller, c.subject, c.outcome, c.anonymous, c.danger, c.sex, c.band, c.county, c.person,
    c.shift, c.day, c.hour, c.begun_s, c.ended_s, c.call_day, c.called_s, c.number_ix, c.waits, c.case_id,
    coalesce(f.ref, ''), c.notes, c.number, c.report
from contact c left join case_file f on f.id = c.case_id where c.id = :id;

-- name: contact_once
select id from contact where once = :once;

-- The report that is to become a case: only where none is, or will be.
-- name: contact_report
update contact set waits = 1, report = :report, outcome = :outcome where id = :id and waits = 0 and case_id = 0;

-- name: contact_waiting
select id from contact where waits = 1 order by id limit :cap;

-- name: contact_settle
update contact set waits = :waits, case_id = :case_id where id = :id and waits = 1;

-- name: contact_called
update contact set called_s = :now_s where id = :id and call_day <> 0 and called_s = 0;

-- Whoever must be called back, the longest promised first.
-- name: contact_calls
select id, channel, subject, county, call_day from contact where call_day <> 0 and called_s = 0 order by call_day, id limit :cap;

-- name: contact_of_number
select id, kind, channel, subject, outcome, begun_s from contact where number_ix = :number_ix and number_ix <> 0 and id <> :but
order by id desc limit :cap;

-- name: contact_last
select language, channel from contact where person = :person and kind = 1 order by id desc limit 1;

-- Who took how many since then, and when last. "+ 0": a few days are read, not the whole table in the order of its persons.
-- name: contact_people
select person + 0, count(*), max(ended_s) from contact where day >= :day and ended_s >= :since_s and person <> 0 group by person + 0
order by person + 0 limit :cap;

-- name: contact_newest
select id, kind, channel, subject, outcome, begun_s, county from contact where day >= :day order by id desc limit :cap;

-- Counts of a stretch of days, each by one thing.
-- name: contact_by_kind
select kind, count(*) from contact where day >= :first and day <= :last group by kind order by kind;

-- name: contact_by_hour
select hour, count(*) from contact where day >= :first and day <= :last group by hour order by hour;

-- name: contact_by_day
select day, count(*) from contact where day >= :first and day <= :last group by day order by day;

-- name: contact_by_county
select county, count(*) from contact where day >= :first and day <= :last and kind = 1 group by county order by county;

-- name: contact_by_channel
select channel, count(*) from contact where day >= :first and day <= :last group by channel order by channel;

-- name: contact_by_subject
select subject, count(*) from contact where day >= :first and day <= :last and kind = 1 group by subject order by subject;

-- name: contact_by_outcome
select outcome, count(*) from contact where day >= :first and day <= :last and kind = 1 group by outcome order by outcome;
