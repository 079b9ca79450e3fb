/** What was believed of figures on another day. */
import { monthOf, monthSpan } from '#lib/domain/month.ts';
import { endOfDay } from '#lib/domain/time-format.ts';
import type { Queryable } from '../db/database.ts';
import { readKnown, readRevised } from '../db/read-believed.ts';
import { readBefore } from '../db/unit-months.ts';
import { BySeries } from './by-series.ts';
import { outranks, type Cell } from './month-cells.ts';
import { FiguresAsOf } from './figures-as-of.ts';

/** A series whose newest value was not known yet: an earlier one may have been. */
type Doubt = {
	/** It outranks whatever else is believed of the series today, of before `until` (epoch ms). */
	readonly newest: Cell;
	readonly until: number;
	/** The best of what is known to have been believed. */
	readonly best: Cell | null;
};

/**
 * Of what stands at the end of `day` (ISO days), as it is believed now: the series that were believed otherwise at
 * `believedAt`; null where nothing was known of one. A series whose newest value came later is looked up in that value's month
 * and in what is kept of the month before, and so on back to a value that was known: the cost grows with what came since, not
 * with history.
 */
export async function believedOtherwise(
	database: Queryable,
	asked: {
		/** With receipts. */
		readonly standing: FiguresAsOf;
		readonly unitIds: readonly number[];
		readonly day: string;
		/** Epoch ms. */
		readonly believedAt: number;
	},
): Promise<BySeries<Cell | null>> {
	const { standing, unitIds } = asked;
	const until = endOfDay(asked.day);
	const believedAt = new Date(asked.believedAt);
	const believedAtS = believedAt.getTime() / 1000;
	const revised = () => readRevised(database, { unitIds, believedAt, until: new Date(until) });
	let superseded = await revised();
	const supersededOf = BySeries.of(superseded);
	const otherwise = new BySeries<Cell | null>();
	let doubts: Doubt[] = [];
	const judge = (doubt: Doubt) => {
		const { newest, best } = doubt;
		if (newest.receivedAtS <= believedAtS) otherwise.set(newest, better(newest, best));
		// Nothing of the series had been received by then, or nothing that outranks what is known.
		else if (newest.knownSinceS > believedAtS || (best && !outranks(newest, best)))
			otherwise.set(newest, best);
		else doubts.push(doubt);
	};
	for (const newest of standing.receivedAfter(believedAtS)) {
		const best = supersededOf.get(newest.unitId, newest.indicatorId) ?? null;
		judge({ newest, until, best });
	}
	const lookedFor = doubts.length > 0;
	while (doubts.length > 0) {
		const month = newestMonth(doubts);
		const { from } = monthSpan(month);
		const isOfMonth = ({ newest }: Doubt) => newest.observedAtS * 1000 >= from;
		const ofMonth = doubts.filter(isOfMonth);
		doubts = doubts.filter((doubt) => !isOfMonth(doubt));
		for (const { series, before, best } of await lookedUp(database, {
			...{ doubts: ofMonth, month, believedAt },
		})) {
			if (before) judge({ newest: before, until: from, best });
			else otherwise.set(series, best);
		}
	}
	// What was corrected while it was looked for is among these now.
	if (lookedFor) superseded = await revised();
	for (const cell of superseded) {
		const { unitId, indicatorId } = cell;
		const known = otherwise.get(unitId, indicatorId);
		otherwise.set(
			cell,
			better(cell, known === undefined ? standing.cellOf(unitId, indicatorId) : known),
		);
	}
	return otherwise;
}

/** Of each doubt what was known by its month's beginning at the earliest, and what is believed today of the months before. */
async function lookedUp(
	database: Queryable,
	asked: {
		readonly doubts: readonly Doubt[];
		readonly month: string;
		readonly believedAt: Date;
	},
): Promise<{ readonly series: Cell; readonly best: Cell | null; readonly before: Cell | null }[]> {
	const { doubts, month, believedAt } = asked;
	const unitIds = [...new Set(doubts.map(({ newest }) => newest.unitId))];
	const indicatorIds = [...new Set(doubts.map(({ newest }) => newest.indicatorId))];
	const from = new Date(monthSpan(month).from);
	const until = new Date(doubts.reduce((last, { until }) => Math.max(last, until), 0));
	const [known, months] = await Promise.all([
		readKnown(database, { unitIds, indicatorIds, from, until, believedAt }),
		readBefore(database, { unitIds, month: `${month}-01` }),
	]);
	const knownOf = BySeries.of(known);
	const standing = new FiguresAsOf(months, []);
	return doubts.map(({ newest: series, best }) => {
		const { unitId, indicatorId } = series;
		const own = knownOf.get(unitId, indicatorId);
		const before = standing.cellOf(unitId, indicatorId);
		return { series, best: own ? better(own, best) : best, before };
	});
}

function better(one: Cell, other: Cell | null): Cell {
	return other === null || outranks(one, other) ? one : other;
}

function newestMonth(doubts: readonly Doubt[]): string {
	return monthOf(doubts.reduce((last, { newest }) => Math.max(last, newest.observedAtS), 0) * 1000);
}
