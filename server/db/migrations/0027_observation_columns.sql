-- Figures of the programme come once a month: with a segment of columns for each series a chunk of ninety days had three
-- values in each, and took more room as columns than as rows (docs/benchmarks.md). A segment for each unit holds all its
-- indicators, one after the other, so that a month of a unit is read at once, and a dense series still lies together.
-- What is columns already stays as it is.
alter table observation set (
	timescaledb.segmentby = 'unit_id',
	timescaledb.orderby = 'indicator_id, observed_at'
);
