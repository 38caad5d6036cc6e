-- What texts cost: parts handed to the carrier in a day, and how many of them were escalations (mlinzid/engine/spend.c).
create table spend (
    day INT8 primary key,
    parts INT8 not null,
    needed INT8 not null
) KEYED;
-- The same message under another time of its carrier is found by its id, within the day it was stored or the day before.
create index inbox_again on inbox ((stored_s / 86400), msgid);
