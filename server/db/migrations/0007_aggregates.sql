-- By hour and by day: what charts and the API read instead of raw rows. Refreshed by TimescaleDB's policies (on the
-- embedded database by the upkeep timer, which runs the same jobs).
select 1;
