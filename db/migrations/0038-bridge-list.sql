-- The page of the bridge lists one state, the newest case first.
create index bridge_case_state on bridge_case (state, case_id);
