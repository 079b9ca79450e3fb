/** What was believed of figures on another day. */
import { monthOf, monthSpan } from '#lib/domain/month.ts';
import { endOfDay } from '#lib/domain/time-format.ts';
import type { Queryable } from '../db/database.ts';
import { readKnown, readRevised } from '../db/read-believed.ts';
import { readBefore } from '../db/unit-months.ts';
import { cellsOf, outranks, type Cell } from './month-cells.ts';

/** A series whose newest value was not known yet: an earlier one may have been. */
type Doubt = {
	/** It outranks whatever else is believed of the series today, of before `until` (epoch ms). */
	readonly newest: Cell;
	readonly until: number;
	/** The best of what is known to have been believed. */
	readonly best: Cell | null;
};

/**
 * What was believed at the end of `believedAt` of what stood at the end of `day` (ISO days), where `standing` is what is
 * believed of it now. A series whose newest value came later is looked up in that value's month and in what is kept of the
 * month before, and so on back to a value that was known: the cost grows with what came since, not with history.
 */
export async function asBelieved(
	database: Queryable,
	asked: {
		readonly standing: readonly Cell[];
		readonly unitIds: readonly number[];
		readonly day: string;
		readonly believedAt: string;
	},
): Promise<Cell[]> {
	const { standing, unitIds } = asked;
	const until = endOfDay(asked.day);
	const believedAt = new Date(endOfDay(asked.believedAt) - 1);
	const believedAtS = believedAt.getTime() / 1000;
	const revised = () => readRevised(database, { unitIds, believedAt, until: new Date(until) });
	const superseded = bySeries(await revised());
	const believed: Cell[] = [];
	let doubts: Doubt[] = [];
	const judge = (doubt: Doubt) => {
		const { newest, best } = doubt;
		if (newest.receivedAtS <= believedAtS) believed.push(better(newest, best));
		// Nothing of the series had been received by then, or nothing that outranks what is known.
		else if (newest.knownSinceS > believedAtS || (best && !outranks(newest, best))) {
			if (best) believed.push(best);
		} else doubts.push(doubt);
	};
	for (const newest of standing) {
		const key = seriesOf(newest);
		judge({ newest, until, best: superseded.get(key) ?? null });
		superseded.delete(key);
	}
	// Of these nothing is believed any more.
	believed.push(...superseded.values());
	if (doubts.length === 0) return believed;
	while (doubts.length > 0) {
		const month = newestMonth(doubts);
		const { from } = monthSpan(month);
		const isOfMonth = ({ newest }: Doubt) => newest.observedAtS * 1000 >= from;
		const ofMonth = doubts.filter(isOfMonth);
		doubts = doubts.filter((doubt) => !isOfMonth(doubt));
		const looked = await lookedUp(database, { doubts: ofMonth, month, believedAt });
		for (const { before, best } of looked) {
			if (before) judge({ newest: before, until: from, best });
			else if (best) believed.push(best);
		}
	}
	// What was corrected while it was looked for is among these now.
	return [...bySeries([...believed, ...(await revised())]).values()];
}

/** Of each doubt what was known by its month's beginning at the earliest, and what is believed today of the months before. */
async function lookedUp(
	database: Queryable,
	asked: {
		readonly doubts: readonly Doubt[];
		readonly month: string;
		readonly believedAt: Date;
	},
): Promise<{ readonly best: Cell | null; readonly before: Cell | null }[]> {
	const { doubts, month, believedAt } = asked;
	const unitIds = [...new Set(doubts.map(({ newest }) => newest.unitId))];
	const indicatorIds = [...new Set(doubts.map(({ newest }) => newest.indicatorId))];
	const from = new Date(monthSpan(month).from);
	const until = new Date(doubts.reduce((last, { until }) => Math.max(last, until), 0));
	const [known, months] = await Promise.all([
		readKnown(database, { unitIds, indicatorIds, from, until, believedAt }),
		readBefore(database, { unitIds, month: `${month}-01` }),
	]);
	const knownOf = bySeries(known);
	const beforeOf = bySeries(months.flatMap(cellsOf));
	return doubts.map(({ newest, best }) => {
		const key = seriesOf(newest);
		const own = knownOf.get(key);
		return { best: own ? better(own, best) : best, before: beforeOf.get(key) ?? null };
	});
}

/** Of each series the one that stands. */
function bySeries(cells: readonly Cell[]): Map<string, Cell> {
	const found = new Map<string, Cell>();
	for (const cell of cells) {
		const key = seriesOf(cell);
		found.set(key, better(cell, found.get(key) ?? null));
	}
	return found;
}

function better(one: Cell, other: Cell | null): Cell {
	return other === null || outranks(one, other) ? one : other;
}

function newestMonth(doubts: readonly Doubt[]): string {
	return monthOf(doubts.reduce((last, { newest }) => Math.max(last, newest.observedAtS), 0) * 1000);
}

function seriesOf({ unitId, indicatorId }: Cell): string {
	return `${unitId}/${indicatorId}`;
}
