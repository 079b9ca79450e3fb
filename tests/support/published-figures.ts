/** Figures of which some are open data: what is not must show nowhere. */
import { installCatalogue } from '#server/catalogue/install.ts';
import type { Database } from '#server/db/database.ts';
import { batchWriter } from '#server/db/write-batch.ts';
import { anObservation, batch, item, T0 } from './readings.ts';

const HOUR = 3_600_000;

/** Codes of the indicators that are public: with real figures, with samples alone, and with none. */
export const PUBLISHED = {
	real: 'ho-so-truc-tuyen',
	sampled: 'van-ban-ky-so',
	empty: 'kinh-te-so',
} as const;

/** Four real figures of two units, and all kinds of others. One unit has a boundary. */
export async function publishFigures(database: Database): Promise<void> {
	await installCatalogue(database);
	await database.query('update indicator set public = (code = any($1))', [
		Object.values(PUBLISHED),
	]);
	const writer = batchWriter({ database, geographyDate: '2024-11-30' });
	const real = [0, 1, 2].map((hours) =>
		anObservation({ observedAt: T0 + hours * HOUR, value: 80 + hours / 4, source: 'cong-dvc' }),
	);
	const odd = anObservation({ unitCode: '672', value: 12.5, source: '=1+1, "x"' });
	const sample = { sample: true, value: 99.9 };
	await writer.write(
		batch(
			...[...real, odd].map((reading) => item(reading)),
			// Of a unit of another province, of an indicator that is not public, of a time that nobody knows.
			item(anObservation({ site: 'phan-rang', unitCode: '582', value: 77.7 })),
			item(anObservation({ indicator: 'ho-so-cong-viec', value: 66.6 })),
			item(anObservation({ unitCode: '674', timeSource: 'retained', value: 55.5 })),
			// Samples: newer than a real figure, where there is none, and of an indicator that has none.
			item(anObservation({ ...sample, observedAt: T0 + 9 * HOUR })),
			item(anObservation({ ...sample, unitCode: '675' })),
			item(anObservation({ ...sample, indicator: PUBLISHED.sampled })),
		),
	);
	await database.query(`
		with imported as (
			insert into import_batch (kind, file_name, sha256, imported_by, imported_at, taken, refused, sample)
			values ('boundaries', 'ranh-gioi.geojson', '', 'Lan', '2026-11-01T03:00:00Z', 1, 0, false)
			returning id
		)
		insert into unit_geometry (unit_id, coordinates, batch_id)
		select unit.id, '[[[[107.7, 11.4], [107.9, 11.4], [107.9, 11.6], [107.7, 11.4]]]]', imported.id
		from unit, imported where slug = 'd-673-bao-loc'`);
}
