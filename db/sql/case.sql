-- Cases: the row whose columns are core/case_fields.def, its parties, shares, links and timeline.

-- name: case_add
insert into case_file (
    id, version, epoch, state, severity, policy, opened_s, t0_s, kinds, first_kind, sex, age_years, age_months,
    children, perpetrator, accused_role, urgent, missing, area_level, region, county, constituency, ward, unread,
    registered, reporter, lang, text_hash, level, told, rows, again_n, base_level, disputed, verified_s, verifier,
    action, progress_s, reminded, up_n, hold_n, hold_top_s, ceiling_n, asked_act, asked_s, asked_n, asked_by,
    asked_by_level, asked_level, asked_value, before, closed_s, closer, closer_level, merged_into, erased_s, held_s, last_s,
    ref, office, serial, dob, event_when, last_word, place_text, locality, child_name, explanation)
values (
    :id, :version, :epoch, :state, :severity, :policy, :opened_s, :t0_s, :kinds, :first_kind, :sex, :age_years,
    :age_months, :children, :perpetrator, :accused_role, :urgent, :missing, :area_level, :region, :county,
    :constituency, :ward, :unread, :registered, :reporter, :lang, :text_hash, :level, :told, :rows, :again_n,
    :base_level, :disputed, :verified_s, :verifier, :action, :progress_s, :reminded, :up_n, :hold_n, :hold_top_s,
    :ceiling_n, :asked_act, :asked_s, :asked_n, :asked_by, :asked_by_level, :asked_level, :asked_value, :before,
    :closed_s, :closer, :closer_level, :merged_into, :erased_s, :held_s, :last_s, :ref, :office, :serial, :dob, :event_when, :last_word,
    :place_text, :locality, :child_name, :explanation);

-- Compare and set: nothing is changed when the version moved. A reporter once known stays.
-- keep 1: a sealed column was refused when it was read; what stands there is not written over.
-- name: case_set
update case_file set
    version = :version, epoch = :epoch, state = :state, severity = :severity, policy = :policy, opened_s = :opened_s,
    t0_s = :t0_s, kinds = :kinds, first_kind = :first_kind, sex = :sex, age_years = :age_years,
    age_months = :age_months, children = :children, perpetrator = :perpetrator, accused_role = :accused_role,
    urgent = :urgent, missing = :missing, area_level = :area_level, region = :region, county = :county,
    constituency = :constituency, ward = :ward, unread = :unread, registered = :registered,
    reporter = case when :reporter::int8 = 0 then reporter else :reporter end, lang = :lang, text_hash = :text_hash,
    level = :level, told = :told, rows = :rows, again_n = :again_n, base_level = :base_level, disputed = :disputed,
    verified_s = :verified_s, verifier = :verifier, action = :action, progress_s = :progress_s, reminded = :reminded,
    up_n = :up_n, hold_n = :hold_n, hold_top_s = :hold_top_s, ceiling_n = :ceiling_n, asked_act = :asked_act,
    asked_s = :asked_s, asked_n = :asked_n, asked_by = :asked_by, asked_by_level = :asked_by_level,
    asked_level = :asked_level, asked_value = :asked_value, before = :before, closed_s = :closed_s, closer = :closer,
    closer_level = :closer_level, merged_into = :merged_into, erased_s = :erased_s, held_s = :held_s,
    last_s = :last_s, ref = :ref, office = :office,
    serial = :serial, last_word = :last_word,
    dob = case when :keep::int8 = 1 then dob else :dob end,
    event_when = case when :keep::int8 = 1 then event_when else :event_when end,
    place_text = case when :keep::int8 = 1 then place_text else :place_text end,
    locality = case when :keep::int8 = 1 then locality else :locality end,
    child_name = case when :keep::int8 = 1 then child_name else :child_name end,
    explanation = case when :keep::int8 = 1 then explanation else :explanation end
where id = :id and version = :version::int8 - 1;

-- name: case_get
select
    id, version, epoch, state, severity, policy, opened_s, t0_s, kinds, first_kind, sex, age_years, age_months,
    children, perpetrator, accused_role, urgent, missing, area_level, region, county, constituency, ward, unread,
    registered, reporter, lang, text_hash, level, told, rows, again_n, base_level, disputed, verified_s, verifier,
    action, progress_s, reminded, up_n, hold_n, hold_top_s, ceiling_n, asked_act, asked_s, asked_n, asked_by,
    asked_by_level, asked_level, asked_value, before, closed_s, closer, closer_level, merged_into, erased_s, held_s, last_s,
    ref, office, serial, dob, event_when, last_word, place_text, locality, child_name, explanation
from case_file where id = :id;

-- name: case_reporter
update case_file set reporter = :party where id = :id and reporter = 0;

-- name: case_county
select county from case_file where id = :id;

-- name: case_ref
select ref, state from case_file where id = :id;

-- name: case_party_add
insert into case_party (case_id, role, party, number_ix, number, sex, age_years, age_months, made_s)
values (:case_id, :role, :party, :number_ix, :number, :sex, :age_years, :age_months, :made_s)
on conflict do nothing;

-- name: case_child_set
update case_party set sex = :sex, age_years = :age_years, age_months = :age_months
where case_id = :case_id and role = :role and (sex <> :sex or age_years <> :age_years or age_months <> :age_months);

-- name: case_child
select p.id, p.name from case_party c join party p on p.id = c.party where c.case_id = :case_id and c.role = :role limit 1;

-- name: reported_add
insert into reported (week, number_ix, case_id) values (:week, :number_ix, :case_id) on conflict do nothing;

-- name: reported_close
insert into reported (week, number_ix, case_id)
select :week::int8, number_ix, case_id from case_party where case_id = :case_id and role = :role
on conflict do nothing;

-- name: case_reporters
select p.party, p.number, coalesce(n.lang, 0), coalesce(n.stopped, false), coalesce(f.lost, false)
from case_party p
left join number n on n.number_ix = p.number_ix
left join phone f on f.number_ix = p.number_ix
where p.case_id = :case_id and p.role = :role
order by p.made_s, p.party
limit :cap;

-- name: case_due
select due_s from timer where case_id = :case_id;

-- name: case_due_set
update case_file set due_s = :due_s where id = :id and due_s <> :due_s;

-- name: case_shares
select role, at, live from share where case_id = :case_id order by made_s, role, at limit :cap;

-- name: share_put
insert into share (case_id, role, at, live, made_s) values (:case_id, :role, :at, :live, :made_s)
on conflict (case_id, role, at) do update set live = excluded.live;

-- name: link_add
insert into link (case_id, other, made_s) values (:case_id, :other, :made_s) on conflict do nothing;

-- name: note_add
insert into note (case_id, id, at_s, word, role, person, body)
values (:case_id, :id, :at_s, :word, :role, :person, :body);

-- name: case_alike
select id from case_file
where opened_s / 86400 = :day and ward = :ward and sex = :sex and age_years = :age_years
    and opened_s >= :from_s and state <= 3
order by id limit :cap;

-- name: cases_of_office
select id from case_file where office = :at and state <= 3 and id > :after order by id limit :cap;

-- name: cases_open_from
select id from case_file where state <= 3 and severity >= :severity and id > :after order by id limit :cap;

-- What a post sees that is open; a post of the kind named as perpetrator sees nothing (accused_role).
-- name: list_office
select id from case_file where office = :at and state <= 3 and accused_role <> :role order by id;

-- name: list_county
select id from case_file where county = :county and state <= 3 and accused_role <> :role
    and (:constituency::int8 = 0 or constituency = :constituency) and (:ward::int8 = 0 or ward = :ward);

-- name: list_share
select s.case_id from share s join case_file c on c.id = s.case_id
where s.role = :role and s.at = :at and s.live and c.state <= 3 and c.accused_role <> s.role
order by s.case_id;

-- name: list_reported
select r.case_id from reported r join case_file c on c.id = r.case_id
where r.week = :week and r.number_ix = :number_ix and c.state <= 3
order by r.case_id;

-- name: reported_week
select week from reported where week > :after order by week limit 1;

-- name: list_open
select id from case_file where state <= 3 order by id limit :cap;

-- name: count_open
select count(*) from case_file where state <= 3;
