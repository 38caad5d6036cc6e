-- The work lists of doubles and of what is unlikely are asked for by place.
create index child_county on child (county, id);
