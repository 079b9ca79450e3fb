/**
 * For a transaction that changes history which is columns already: TimescaleDB turns the columns around what is changed back into
 * rows, and refuses more than 100,000 of them, lest a slip of a hand fills the disk. Corrections of a year ago of all units of
 * a province are more, and no slip. https://docs.tigerdata.com/api/latest/configuration/gucs/
 */
export const CHANGE_OLD_COLUMNS =
	'set local timescaledb.max_tuples_decompressed_per_dml_transaction = 0';
