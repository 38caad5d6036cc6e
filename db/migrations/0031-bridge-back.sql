-- What CPIMS makes of a case that it has (docs/cpims.md). ask_s: when it is asked next, 0 never again; asks: so often in a row
-- its answer made no sense; heard_s: when it last said something new, and heard_ix a keyed hash of that, so that the same is
-- news once; tell: the act by which the officer in charge hears of it, 0 heard.
alter table bridge_case add column ask_s INT8 not null default 0;
alter table bridge_case add column asks INT8 not null default 0;
alter table bridge_case add column heard_s INT8 not null default 0;
alter table bridge_case add column heard_ix INT8 not null default 0;
alter table bridge_case add column tell INT8 not null default 0;
create index bridge_case_ask on bridge_case (ask_s) where ask_s > 0;
create index bridge_case_tell on bridge_case (tell) where tell > 0;
update bridge_case set ask_s = acked_s where state = 2;
