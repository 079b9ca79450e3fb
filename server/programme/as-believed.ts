import { endOfDay } from '#lib/domain/time-format.ts';
import type { Queryable } from '../db/database.ts';
import { observationsAsBelieved, type BelievedObservation } from '../db/read-believed.ts';
import { readRevised } from '../db/unit-months.ts';

export type KnownObservation = BelievedObservation & {
	/** When the first value of its series was received (epoch ms). */
	readonly knownSince: number;
};

/**
 * What was believed at the end of `believedAt` of what stood at the end of `day` (ISO days), where `standing` is what is
 * believed of it now. Only series are looked up of which something was received or taken back since: the cost grows with those.
 */
export async function asBelieved(
	database: Queryable,
	asked: {
		readonly standing: readonly KnownObservation[];
		readonly unitIds: readonly number[];
		readonly day: string;
		readonly believedAt: string;
	},
): Promise<BelievedObservation[]> {
	const { standing, unitIds, day } = asked;
	const believedAt = endOfDay(asked.believedAt) - 1;
	const until = new Date(endOfDay(day));
	const revised = await readRevised(database, { unitIds, believedAt: new Date(believedAt), until });
	const doubtful = new Set(revised.map(seriesOf));
	const known: BelievedObservation[] = [];
	for (const observation of standing) {
		if (doubtful.has(seriesOf(observation))) continue;
		if (observation.receivedAt <= believedAt) known.push(observation);
		// Else nothing of the series had been received by then.
		else if (observation.knownSince <= believedAt) doubtful.add(seriesOf(observation));
	}
	if (doubtful.size === 0) return known;
	const series = [...doubtful].map((key) => key.split('/').map(Number));
	const found = await observationsAsBelieved(database, {
		unitIds: [...new Set(series.map(([unitId = 0]) => unitId))],
		indicatorIds: [...new Set(series.map(([, indicatorId = 0]) => indicatorId))],
		day,
		believedAt,
	});
	return [...known, ...found.filter((observation) => doubtful.has(seriesOf(observation)))];
}

function seriesOf({
	unitId,
	indicatorId,
}: {
	readonly unitId: number;
	readonly indicatorId: number;
}): string {
	return `${unitId}/${indicatorId}`;
}
