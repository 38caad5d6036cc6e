-- What was said to a number in its last minute is found in the index alone: in a flood most of it was said by a bundle, and
-- looking each of those up in its own row cost more than anything else of a text to an officer.
drop index outbox_said;
create index outbox_said on outbox ((said_s / 86400), to_ix, said_s, bundles, said_by) where said_s <> 0;
