/** The last hours told again, against all history read plainly. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '#ingest/simulate/seeded-random.ts';
import { figuresAt, standingsAt } from '#lib/domain/replay.ts';
import { replayOf, replaySchema } from '#lib/wire/api/replay.ts';
import { replayService } from '#server/http/replay.ts';
import { storeDelivery } from '#server/import/figures/store.ts';
import { undoDelivery } from '#server/import/figures/undo.ts';
import { aUnit } from '#server/live/examples.ts';
import { observationsAsBelieved } from '#tests/support/believed-plainly.ts';
import { databases } from '#tests/support/database.ts';
import { anObservation, batch, item } from '#tests/support/readings.ts';
import { storedBatches } from '#tests/support/stored-batches.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-23T04:02:00Z');
const FROM = Date.parse('2026-11-22T04:00:00Z');
const UNITS = [1, 2, 3];
const INDICATORS = [1, 2, 3];
const CODES = ['ho-so-truc-tuyen', 'chi-tieu-2', 'chi-tieu-3'];

describe.each(databases)('the last hours on $kind', ({ open }) => {
	const { database, query, write } = storedBatches({ open });

	beforeAll(() =>
		query(`
			insert into indicator (code, name, name_en, pillar, measure, direction, decimals, interval_s, scored)
			select 'chi-tieu-' || n, 'Chỉ tiêu', 'Indicator', 'society', '%', 'higher', 1, 3600, true
			from generate_series(2, 3) as n`),
	);
	beforeEach(() =>
		query(
			'truncate observation_revision, import_row, import_batch, unit_month, unit_month_due, device_state, liveness_watch cascade',
		),
	);

	const known = {
		units: UNITS.map((id) => aUnit({ id, code: id === 1 ? '673' : `67${String(3 + id)}` })),
		indicators: INDICATORS.map((id) => ({ id, code: CODES[id - 1] ?? '', intervalS: 3600 })),
	};
	const service = (most?: { devices: number; series: number; changes: number }) =>
		replayService({
			database: database(),
			catalogue: () => Promise.resolve(known as never),
			now: () => NOW,
			...(most && { most }),
		});
	const ask = async (most?: { devices: number; series: number; changes: number }) =>
		v.parse(replaySchema, await service(most).replay({ unit: null, hours: 24 }));

	let deliveries = 0;
	function deliver(
		figures: readonly { unitId: number; indicatorId: number; observedAt: number; value: number }[],
		now: number,
	): Promise<number> {
		const place = { sheet: null, cell: 'A1', raw: '', evidence: null };
		return database().transaction(async (tx) => {
			const outcome = await storeDelivery(
				tx,
				{
					...{ kind: 'report', fileName: 'bao-cao.csv', by: 'Lan', source: 'bao-cao.csv' },
					sha256: createHash('sha256')
						.update(`replay ${String(deliveries++)}`)
						.digest('hex'),
					geographyDate: null,
					figures: figures.map((figure) => ({ ...place, timeSource: 'period', ...figure })),
					leftOut: [],
				},
				now,
			);
			if (outcome.kind !== 'stored') throw new Error('It was there already');
			return outcome.batchId;
		});
	}

	/** What of all that was ever told stood at a moment, in the form of the replay. */
	async function believedAt(moment: number) {
		const all = await observationsAsBelieved(database(), {
			...{ unitIds: UNITS, indicatorIds: INDICATORS, day: '2027-01-01', believedAt: moment },
		});
		return all.map(({ unitId, indicatorId, value, observedAt, sample }) => {
			return { unitId, indicatorId, value, observedAt, sample };
		});
	}

	test('at every step the figures are those that were believed then, whatever came, was corrected or undone', async () => {
		const random = seededRandom(20_261_124);
		const pick = (most: number) => Math.floor(random() * most);
		const batches: number[] = [];
		for (let round = 0; round < 60; round++) {
			// From half a day before the hours that are told of to their end.
			const now = FROM - 12 * HOUR_MS + round * 0.6 * HOUR_MS + pick(1_000);
			const keys = new Map(
				Array.from({ length: 1 + pick(3) }, () => {
					const figure = {
						unitId: 1 + pick(UNITS.length),
						indicatorId: 2 + pick(2),
						observedAt: now - (1 + pick(6)) * 5 * HOUR_MS,
						value: pick(1_000) / 10,
					};
					return [Object.values(figure).slice(0, 3).join(), figure] as const;
				}),
			);
			batches.push(await deliver([...keys.values()], now));
			const observedAt = now - pick(2) * HOUR_MS;
			await write(
				batch(
					item(
						anObservation({
							...{ observedAt, receivedAt: now, value: pick(1_000) / 10 },
							sample: round < 20 || pick(3) === 0,
						}),
					),
				),
			);
			if (pick(4) === 0) {
				const batchId = batches[pick(batches.length)] ?? 0;
				await database().transaction((tx) =>
					undoDelivery(tx, batchId, { by: 'Minh', why: 'thử', now: now + 1_000 }),
				);
			}
		}
		const told = replayOf(await ask());
		expect(told.from).toBe(FROM);
		let moved = 0;
		for (let moment = told.from; moment <= told.until; moment += told.stepMs) {
			const shown = figuresAt(told, moment)
				.map(({ unitId, indicatorId, value, observedAt, sample }) => {
					return { unitId, indicatorId, value, observedAt, sample };
				})
				.toSorted((a, b) => a.unitId - b.unitId || a.indicatorId - b.indicatorId);
			expect(shown, new Date(moment).toISOString()).toEqual(await believedAt(moment));
			moved += 1;
		}
		expect(moved).toBe(289);
		expect(told.series.some(({ shown }) => shown.length > 10)).toBe(true);
	});

	test('a figure that was old then is old in the telling, and one of today is not told of yesterday', async () => {
		await write(
			batch(
				item(anObservation({ observedAt: FROM - 5 * HOUR_MS, value: 61 })),
				item(anObservation({ observedAt: FROM + 6 * HOUR_MS, value: 64 })),
			),
		);
		const told = replayOf(await ask());
		expect(figuresAt(told, FROM)).toMatchObject([{ value: 61, freshness: 'stale' }]);
		expect(figuresAt(told, FROM + 5.9 * HOUR_MS)).toMatchObject([{ value: 61 }]);
		expect(figuresAt(told, FROM + 6.1 * HOUR_MS)).toMatchObject([
			{ value: 64, freshness: 'fresh' },
		]);
		expect(figuresAt(told, told.until)).toMatchObject([{ value: 64, freshness: 'stale' }]);
	});

	test('devices stand as they were judged, unknown while nobody judged; those beyond the bounds are counted', async () => {
		const time = (hours: number) => new Date(FROM + hours * HOUR_MS);
		await query('insert into liveness_watch (from_at, until_at) values ($1, $2), ($3, $4)', [
			time(-48),
			time(10),
			time(12),
			time(25),
		]);
		for (const [name, changes] of [
			['well', [[-30, 'online', null]]],
			[
				'lost',
				[
					[-30, 'online', null],
					[3, 'offline', 'no-video'],
					[4, 'online', null],
				],
			],
		] as const) {
			const [made] = await query<{ id: number }>(
				`insert into device (site, device, kind, name, unit_id, registered, sample, first_seen_at, version)
				values ('bao-loc', $1, 'camera', $1, 1, true, false, now(), 0) returning id`,
				[name],
			);
			for (const [hours, state, reason] of changes) {
				await query(
					'insert into device_state (at, device_id, state, reason, decided_at) values ($1, $2, $3, $4, $1)',
					[time(hours), made?.id, state, reason],
				);
			}
		}
		const answer = await ask();
		expect(answer.devices.leftOut).toBe(0);
		expect(answer.devices.list.map(({ device }) => device)).toEqual(['lost', 'well']);
		const [lost = 0, well = 0] = answer.devices.list.map(({ id }) => id);
		const told = replayOf(answer);
		const states = (hours: number) => {
			const standings = standingsAt(told, FROM + hours * HOUR_MS);
			return [standings.get(lost)?.state, standings.get(well)?.state];
		};
		expect(states(2)).toEqual(['online', 'online']);
		expect(states(3.5)).toEqual(['offline', 'online']);
		expect(states(11)).toEqual(['unknown', 'unknown']);
		expect(states(20)).toEqual(['online', 'online']);

		await write(batch(item(anObservation({ observedAt: FROM - HOUR_MS }))));
		const bounded = await ask({ devices: 1, series: 0, changes: 100 });
		expect(bounded.devices).toMatchObject({ leftOut: 1, list: [{ device: 'lost' }] });
		expect(bounded.figures).toEqual({ leftOut: 1, list: [] });
		expect((await ask({ devices: 1, series: 9, changes: 0 })).figures.leftOut).toBe(1);
	});

	test('asked for one unit it tells of that one alone, and the same question has the same answer for a while', async () => {
		await deliver([{ unitId: 2, indicatorId: 2, observedAt: FROM - HOUR_MS, value: 5 }], FROM);
		await write(batch(item(anObservation({ observedAt: FROM - HOUR_MS }))));
		const asked = service();
		const unit = known.units[0] ?? null;
		const own = await asked.replay({ unit, hours: 1 });
		expect(own).toMatchObject({ unit: '673', from: '2026-11-23T03:00:00.000Z' });
		expect(own.figures.list.map((series) => series.unit)).toEqual(['673']);
		expect(await asked.replay({ unit, hours: 1 })).toBe(own);
		expect(await asked.replay({ unit: null, hours: 1 })).not.toBe(own);
	});
});
