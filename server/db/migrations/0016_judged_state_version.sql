-- Unlike that of a latest status, the version of a judged state changes seldom: only with another verdict. With the judge's
-- memory beside it a row is wide, so looking through all of them at every change of anything would cost more than an index.
create index latest_state_version on latest_state (version);
