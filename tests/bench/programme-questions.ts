/** What reading a programme costs, as it is and by other designs; in milliseconds. */
import { toProgrammeBody } from '#lib/wire/api/programme-answer.ts';
import { drawn, programmeAsked, timed, type Asked } from './programme-asked.ts';
import { DAY, FIRST_UNIT } from './programme-history.ts';

/**
 * The figures of a date; its standings; the heat table as a wall is sent it, and what its browser works out of that; the
 * answer of the API.
 */
export async function programmeReads(asked: Omit<Asked, 'size'>): Promise<Record<string, unknown>> {
	const { programme, standings, heatTable } = programmeAsked(asked);
	const sent = await heatTable();
	return {
		readMs: await timed(programme),
		standingsMs: await timed(() => standings(DAY)),
		standingsMidMonthMs: await timed(() => standings('2026-10-05')),
		standingsMidMonthAllToldMs: await timed(() => standings('2026-10-15')),
		believedMs: await timed(() => standings(DAY, '2026-11-15')),
		believedBeforeAnyCameMs: await timed(() => standings(DAY, '2026-11-05')),
		heatTableMs: await timed(heatTable),
		heatTableBytes: sent.length,
		heatTableInBrowserMs: await timed(() => drawn(sent)),
		apiMs: await timed(async () => JSON.stringify(toProgrammeBody(await programme()))),
	};
}

/** The same with a target of a year for each unit, which has the ends of two years' months read. */
export async function yearlyReads(asked: Omit<Asked, 'size'>): Promise<Record<string, unknown>> {
	const { standings, heatTable } = programmeAsked(asked);
	return { standingsMs: await timed(() => standings(DAY)), heatTableMs: await timed(heatTable) };
}

/**
 * The date by what is there without `unit_month`: the newest value of each series, looked up, and by a walk of all history.
 * Standings with all that a heat table needs; and a heat table that is sent as objects.
 */
export async function otherDesigns(asked: Asked): Promise<Record<string, unknown>> {
	const { database, size } = asked;
	const day = new Date('2026-10-31T17:00:00Z');
	const numbers = (first: number, count: number) =>
		Array.from({ length: count }, (_, n) => first + n);
	const of = (units: number) => [numbers(FIRST_UNIT, units), numbers(1, size.indicators), day];
	const once = async (sql: string, units: number) => {
		const began = performance.now();
		await database.query(sql, of(units));
		return Math.round(performance.now() - began);
	};
	await once(LOOKED_UP, 1);
	const { standingsWithCells, heatTableOfObjects } = programmeAsked(asked);
	return {
		standingsWithCellsMs: await timed(standingsWithCells),
		heatTableOfObjectsMs: await timed(heatTableOfObjects),
		heatTableOfObjectsBytes: (await heatTableOfObjects()).length,
		lookedUp135Ms: await once(LOOKED_UP, 135),
		lookedUpAllMs: await once(LOOKED_UP, size.units),
		walked135Ms: await once(WALKED, 135),
	};
}

const LOOKED_UP = `
	select u.unit, i.indicator, newest.*
	from unnest($1::int[]) as u (unit), unnest($2::int[]) as i (indicator),
		lateral (
			select value, observed_at, received_at, sample from observation
			where unit_id = u.unit and indicator_id = i.indicator and observed_at < $3
			order by observed_at desc limit 1
		) as newest`;

const WALKED = `
	select distinct on (unit_id, indicator_id) unit_id, indicator_id, value, observed_at, received_at, sample
	from observation
	where unit_id = any($1::int[]) and indicator_id = any($2::int[]) and observed_at < $3
	order by unit_id, indicator_id, observed_at desc`;
